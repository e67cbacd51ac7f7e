#pragma once

#include "models/schema/contractdates.h"
#include "models/storage/renewals.h"

// The renewal forecast (feature K9): what is planned, expected and final, and what becomes of the ARR that is up for renewal.

/// What becomes of an ARR: kept, added, given up, lost. kept + givenUp + lost is the ARR, kept + added what is expected.
struct RenewalParts {
    double renewal = 0;
    double upsell = 0;
    double downsell = 0;
    double churn = 0;
};
RenewalParts partsOf(double arr, double expected);

/// Sums over renewals of one period, in one currency.
struct ForecastSums {
    int renewals = 0;
    double arr = 0; ///< up for renewal
    double target = 0; ///< planned; where nothing is planned, the ARR
    double forecast = 0; ///< of those that have one
    double finalArr = 0; ///< of those that are over
    int over = 0;
    int missing = 0; ///< neither forecast nor outcome
    RenewalParts parts; ///< by the outcome, else the forecast
    double known = 0; ///< the ARR of those with one of the two: what retention is measured against

    void add(const Renewal &renewal);
    /// Kept ARR in percent of the ARR that was up for renewal; −1: nothing is known.
    double grossRetention() const;
    /// The same with what was added.
    double netRetention() const;
};

struct ForecastRow {
    FiscalQuarter quarter;
    RecordId owner = 0; ///< 0: everybody's
    QString ownerName;
    ForecastSums sums;
    QList<RecordId> contracts;
    QList<RecordId> missing; ///< those without a forecast
};

struct ForecastFigures {
    QDate today;
    int fiscalStart = 1;
    QString currency; ///< the one that most contracts have
    int otherCurrencies = 0; ///< contracts in another: not added
    QList<ForecastRow> rows; ///< quarter by quarter: all of it, then each owner by ARR
    ForecastSums all;
};

/// The outcome, else the forecast.
std::optional<double> expectedArr(const Renewal &renewal);
/// From the quarter before the current one on, `quarters` of them.
QFuture<Result<ForecastFigures>> forecastFigures(RecordStore &store, int quarters = 5);
/// The same sums from rows that were read.
ForecastFigures forecastOf(const QList<Renewal> &rows, const QDate &today, int fiscalStart);
/// The first day of the quarter before that of `today`.
QDate firstForecastDay(const QDate &today, int fiscalStart);
/// The currency that most have; of two with as many the first in the alphabet.
QString mainCurrency(const QList<Renewal> &rows);
