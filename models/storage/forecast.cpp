#include "models/storage/forecast.h"

#include "models/storage/connection.h"
#include "models/storage/rows.h"

#include <QMap>

#include <algorithm>

RenewalParts partsOf(double arr, double expected)
{
    if (expected <= 0)
        return {.churn = arr};
    return {.renewal = std::min(arr, expected), .upsell = std::max(0.0, expected - arr), .downsell = std::max(0.0, arr - expected)};
}

std::optional<double> expectedArr(const Renewal &renewal)
{
    return renewal.finalArr ? renewal.finalArr : renewal.forecast;
}

void ForecastSums::add(const Renewal &one)
{
    const double up = one.arr.value_or(0);
    ++renewals;
    arr += up;
    target += one.target.value_or(up);
    forecast += one.forecast.value_or(0);
    finalArr += one.finalArr.value_or(0);
    over += one.finalArr ? 1 : 0;
    const std::optional<double> expected = expectedArr(one);
    if (!expected) {
        ++missing;
        return;
    }
    const RenewalParts these = partsOf(up, *expected);
    parts.renewal += these.renewal;
    parts.upsell += these.upsell;
    parts.downsell += these.downsell;
    parts.churn += these.churn;
    known += up;
}

double ForecastSums::grossRetention() const
{
    return known > 0 ? 100 * parts.renewal / known : -1;
}

double ForecastSums::netRetention() const
{
    return known > 0 ? 100 * (parts.renewal + parts.upsell) / known : -1;
}

QString mainCurrency(const QList<Renewal> &rows)
{
    QMap<QString, int> currencies;
    for (const Renewal &row : rows)
        ++currencies[row.currency];
    QString chosen;
    int most = 0;
    for (auto it = currencies.cbegin(); it != currencies.cend(); ++it) {
        if (it.value() > most) {
            most = it.value();
            chosen = it.key();
        }
    }
    return chosen;
}

QDate firstForecastDay(const QDate &today, int fiscalStart)
{
    return fiscalQuarter(today, fiscalStart).first.addMonths(-3);
}

ForecastFigures forecastOf(const QList<Renewal> &rows, const QDate &today, int fiscalStart)
{
    ForecastFigures figures {.today = today, .fiscalStart = fiscalStart, .currency = mainCurrency(rows)};
    QMap<QDate, QMap<RecordId, ForecastRow>> quarters; // 0: everybody's
    for (const Renewal &one : rows) {
        if (one.currency != figures.currency) {
            ++figures.otherCurrencies;
            continue;
        }
        const FiscalQuarter quarter = fiscalQuarter(one.renewal, fiscalStart);
        figures.all.add(one);
        QList<RecordId> owners {0};
        if (one.owner)
            owners << one.owner;
        for (const RecordId owner : std::as_const(owners)) {
            ForecastRow &row = quarters[quarter.first][owner];
            row.quarter = quarter;
            row.owner = owner;
            row.ownerName = owner ? one.ownerName : QString();
            row.sums.add(one);
            row.contracts << one.contract;
            if (!expectedArr(one))
                row.missing << one.contract;
        }
    }
    for (const auto &owners : std::as_const(quarters)) {
        QList<ForecastRow> sorted(owners.cbegin(), owners.cend());
        std::stable_sort(sorted.begin() + 1, sorted.end(), [](const ForecastRow &a, const ForecastRow &b) { return std::tie(b.sums.arr, a.ownerName) < std::tie(a.sums.arr, b.ownerName); });
        figures.rows << sorted;
    }
    return figures;
}

QFuture<Result<ForecastFigures>> forecastFigures(RecordStore &store, int quarters)
{
    return store.database().run([quarters, today = store.context().today](Connection &connection) -> Result<ForecastFigures> {
        const int start = fiscalStart(connection);
        const QDate first = firstForecastDay(today, start);
        const Result<QList<Renewal>> rows = readRenewals(connection, first, first.addMonths(3 * quarters).addDays(-1), true);
        if (!rows)
            return rows.error();
        return forecastOf(*rows, today, start);
    });
}
