#pragma once

#include "models/storage/recordstore.h"

// What is up for renewal (feature K8; Sourcegraph handbook, "Renewal Planning"): every activated contract that ends in the days to come,
// and those whose end has passed without an outcome. Computed on the database thread from contracts, accounts and open deals.

/// One contract that is up for renewal, with what a CSM must know of it.
struct Renewal {
    RecordId contract = 0;
    QString contractName;
    RecordId account = 0;
    QString accountName;
    QString health; ///< API value; empty: not scored
    int healthScore = -1; ///< −1: none
    double openRisk = 0; ///< sum of the open customer risks
    bool hasRisk = false;
    QDate renewal; ///< the first day that is not paid for
    QDate notice; ///< the last day on which notice may be given; invalid: no notice period
    std::optional<double> arr;
    std::optional<qlonglong> seats;
    QString currency;
    QString product;
    RecordId owner = 0; ///< of the contract
    QString ownerName;
    std::optional<double> target;
    std::optional<double> forecast;
    std::optional<double> finalArr; ///< as entered, else the ARR of the contract that followed
    QString category;
    QString call; ///< the CSM's opinion, API value
    QDate callOn;
    RecordId deal = 0; ///< the open renewal, else expansion, that belongs to it; 0: there is none
    QString stage;
    QString nextStep;
    QDate nextStepDate;
    QDate lastContact; ///< of the account

    int daysLeft(const QDate &today) const { return int(today.daysTo(renewal)); }
};

/// Sums over renewals. Amounts are added in the currency that most of them have.
struct RenewalTotals {
    int count = 0;
    QString currency;
    int otherCurrencies = 0; ///< counted, not added
    double arr = 0;
    qlonglong seats = 0;
    double atRisk = 0; ///< open risk
    double forecast = 0;
    int withoutForecast = 0;
    int withoutStep = 0; ///< no open deal, or its next step is old or missing
};

struct RenewalList {
    QDate today;
    QList<Renewal> rows; ///< by renewal date, then the larger ARR
    int endless = 0; ///< activated contracts without an end
};

/// Whether a deal's next step needs a person: there is none, it has no day, or the day has passed (feature K11).
bool isStepStale(const QString &nextStep, const QDate &date, const QDate &today);
RenewalTotals totalsOf(const QList<Renewal> &rows, const QDate &today);
/// Those that end within `days`, and those that ended without an outcome and without a contract that follows.
QFuture<Result<RenewalList>> renewals(RecordStore &store, int days);

class Connection;
/// The same on the database thread, for renewal dates from `first` (invalid: whatever has no outcome) to `last`. With `all`, those
/// with an outcome too.
Result<QList<Renewal>> readRenewals(Connection &connection, const QDate &first, const QDate &last, bool all = false);
