#pragma once

#include "models/storage/recordstore.h"

/// The open risks that have something in common: their number, and the ARR that stands in doubt.
struct RiskGroup {
    QString key; ///< API value, id of the owner, "2027-03"; empty: not said
    QString label; ///< for people
    int count = 0;
    double amount = 0;
    QList<RecordId> risks;
};

/// How long a risk had a status that it has no more.
struct RiskStay {
    QString status; ///< API value
    int days = 0;
};

/// One open risk as the board lists it.
struct RiskRow {
    RecordId id = 0;
    QString name;
    QString status; ///< API value
    double amount = 0;
    int daysInStatus = 0; ///< since the journal says that it has this status
    QList<RiskStay> earlier; ///< from first to last
    int daysSinceStep = 0; ///< since the next step was written
    bool stale = false; ///< no new next step for 14 days
};

/// A red account that nobody has a plan for.
struct RedAccount {
    RecordId id = 0;
    QString name;
};

/// Everything the risk board shows, read at one moment.
struct RiskFigures {
    int open = 0;
    double amount = 0; ///< of those in `currency`
    QString currency; ///< the one that most risks have
    int otherCurrencies = 0; ///< risks whose amounts are in another one: counted, not added
    QList<RiskGroup> byStatus;
    QList<RiskGroup> byReason;
    QList<RiskGroup> byCompetitor;
    QList<RiskGroup> byOwner;
    QList<RiskGroup> byMonth; ///< of the account's renewal
    QList<RiskRow> rows; ///< the largest first, at most 200
    QList<RecordId> stale;
    QList<RedAccount> unplanned; ///< by ARR, at most 20
};

/// Whether a next step written on that day is old today. A risk without a day counts as old.
bool isStaleStep(const QDate &written, const QDate &today);
QFuture<Result<RiskFigures>> riskFigures(RecordStore &store);
