#pragma once

#include "models/storage/forecast.h"

// The forecast as it stood in each week, and what has changed since (feature K13). A snapshot is taken once in an ISO week and never
// changes; it lies beside the records (tables `forecast_week`, `forecast_line`), has no journal and is not sent.

/// "2026-W48".
QString isoWeek(const QDate &day);

/// What a snapshot says of one contract.
struct ForecastLine {
    RecordId contract = 0;
    QString name; ///< of the account
    QDate renewal;
    QString currency;
    double arr = 0;
    std::optional<double> forecast;
    std::optional<double> finalArr;

    std::optional<double> expected() const { return finalArr ? finalArr : forecast; }
};

struct ForecastWeek {
    QString week;
    QDateTime taken;
};

/// Why the forecast of a period is another now.
enum class BridgeStep { New, Raised, Lowered, Moved, Closed, Lost };
inline constexpr int bridgeSteps = 6;

/// One contract whose part of the forecast changed.
struct BridgeRow {
    RecordId contract = 0;
    QString name;
    BridgeStep step = BridgeStep::New;
    std::optional<double> before;
    std::optional<double> after;
    QDate renewalBefore;
    QDate renewalAfter;
    double difference = 0; ///< in the period
};

/// From the forecast of a snapshot to that of today: `start` and all differences add up to `end`.
struct ForecastBridge {
    QList<ForecastWeek> weeks; ///< all there are, the latest first
    QString from; ///< the week compared with; empty: there is no snapshot
    QDateTime taken;
    QString currency;
    int fiscalStart = 1;
    QDate first; ///< of the period
    QDate last;
    double start = 0;
    double end = 0;
    QList<BridgeRow> rows; ///< the largest difference first

    double sum(BridgeStep step) const;
    QList<RecordId> contracts(BridgeStep step) const;
};

/// What became of each contract between two states, as far as it concerns renewals from `first` to `last`. Lines in other currencies
/// are left out.
ForecastBridge bridgeBetween(const QList<ForecastLine> &before, const QList<ForecastLine> &after, const QString &currency, const QDate &first, const QDate &last);

/// Takes the snapshot of this week, if there is none and there is something to take. True: it was taken now.
QFuture<Result<bool>> takeForecastSnapshot(RecordStore &store);
/// The same on the database thread, within the caller's transaction.
Result<bool> takeSnapshotIn(Connection &connection, const QDateTime &now, const QDate &today);
/// What has changed since the snapshot of `week` (empty: the latest one of an earlier week, else of this one). An invalid period: a year from the current quarter on.
QFuture<Result<ForecastBridge>> forecastBridge(RecordStore &store, const QString &week = {}, const QDate &first = {}, const QDate &last = {});
