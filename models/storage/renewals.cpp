#include "models/storage/renewals.h"

#include "models/storage/connection.h"
#include "models/storage/forecast.h"

#include <QSet>

namespace {

/// A later contract of the same product for the same account takes the place of one that ends.
const QString followers = u"FROM Contract n WHERE n.AccountId = c.AccountId AND n.deleted = 0 AND n.Status = 'Activated' AND n.Product__c IS c.Product__c AND n.StartDate >= c.Renewal_Date__c AND n.id <> c.id"_s;
/// The open deal that belongs to a contract: the one that names it, else the account's next renewal, else its next expansion.
const QString deal = u"SELECT id FROM (SELECT p.id AS id, p.Type <> 'Renewal' AS grows, p.ContractId IS NULL AS unnamed, abs(julianday(p.CloseDate) - julianday(c.Renewal_Date__c)) AS away FROM Opportunity p "
                     "WHERE p.AccountId = c.AccountId AND p.deleted = 0 AND p.IsClosed IS NOT 1 AND p.Type IN ('Renewal', 'Expansion') AND (p.ContractId = c.id OR p.ContractId IS NULL)) "
                     "ORDER BY grows, unnamed, away, id LIMIT 1"_s;

std::optional<double> amount(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

QDate day(const Statement &row, int column)
{
    return QDate::fromString(row.text(column).left(10), Qt::ISODate);
}

Renewal renewalOf(const Statement &row)
{
    Renewal one {.contract = row.integer(0), .contractName = row.text(1), .account = row.integer(2), .accountName = row.text(3), .health = row.text(4), .healthScore = row.isNull(5) ? -1 : int(row.integer(5)),
                 .openRisk = row.real(6), .hasRisk = !row.isNull(6), .renewal = day(row, 7), .notice = day(row, 8), .arr = amount(row, 9)};
    if (!row.isNull(10))
        one.seats = row.integer(10);
    one.currency = row.text(11);
    one.product = row.text(12);
    one.owner = row.integer(13);
    one.ownerName = row.text(14);
    one.target = amount(row, 15);
    one.forecast = amount(row, 16);
    one.finalArr = amount(row, 17);
    one.category = row.text(18);
    one.call = row.text(19);
    one.callOn = day(row, 20);
    one.deal = row.integer(21);
    one.stage = row.text(22);
    one.nextStep = row.text(23);
    one.nextStepDate = day(row, 24);
    one.lastContact = day(row, 25);
    return one;
}

} // namespace

bool isStepStale(const QString &nextStep, const QDate &date, const QDate &today)
{
    return nextStep.trimmed().isEmpty() || !date.isValid() || date < today;
}

Result<QList<Renewal>> readRenewals(Connection &connection, const QDate &first, const QDate &last, bool all)
{
    QString where = all ? u"(c.Status = 'Activated' OR c.Status <> 'Draft' AND c.Renewal_Final__c IS NOT NULL)"_s
                        : u"c.Status = 'Activated' AND c.Renewal_Final__c IS NULL AND NOT EXISTS (SELECT 1 %1)"_s.arg(followers);
    where += u" AND c.deleted = 0 AND c.Renewal_Date__c <= ?1"_s;
    where += first.isValid() ? u" AND c.Renewal_Date__c >= ?2"_s : u" AND c.Renewal_Date__c IS NOT NULL"_s;
    Statement rows = connection.prepare(
        u"SELECT c.id, c.Name, c.AccountId, a.Name, a.Health__c, a.Health_Score__c, a.Open_Risk_Amount__c, c.Renewal_Date__c, c.Notice_Date__c, c.ARR__c, c.Seats__c, coalesce(c.CurrencyIsoCode, a.CurrencyIsoCode, ''), "
        "c.Product__c, c.OwnerId, u.Name, c.Renewal_Target__c, c.Renewal_Forecast__c, coalesce(c.Renewal_Final__c, (SELECT n.ARR__c %3 ORDER BY n.StartDate, n.id LIMIT 1)), c.Forecast_Category__c, c.CSM_Call__c, c.CSM_Call_Date__c, o.id, o.StageName, o.NextStep, o.Next_step_date__c, a.LastActivityDate "
        "FROM Contract c JOIN Account a ON a.id = c.AccountId AND a.deleted = 0 LEFT JOIN User u ON u.id = c.OwnerId LEFT JOIN Opportunity o ON o.id = (%1) WHERE %2 ORDER BY c.Renewal_Date__c, c.ARR__c DESC, c.id"_s.arg(deal, where, followers));
    rows.bind(1, last.toString(Qt::ISODate));
    if (first.isValid())
        rows.bind(2, first.toString(Qt::ISODate));
    QList<Renewal> found;
    while (rows.step())
        found << renewalOf(rows);
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return found;
}

RenewalTotals totalsOf(const QList<Renewal> &rows, const QDate &today)
{
    RenewalTotals totals;
    totals.currency = mainCurrency(rows);
    for (const Renewal &row : rows) {
        ++totals.count;
        totals.seats += row.seats.value_or(0);
        totals.withoutForecast += row.forecast ? 0 : 1;
        totals.withoutStep += !row.deal || isStepStale(row.nextStep, row.nextStepDate, today) ? 1 : 0;
        if (row.currency != totals.currency) {
            ++totals.otherCurrencies;
            continue;
        }
        totals.arr += row.arr.value_or(0);
        totals.forecast += row.forecast.value_or(0);
    }
    // An account with two contracts carries its risks once.
    QSet<RecordId> counted;
    for (const Renewal &row : rows) {
        if (row.currency == totals.currency && !counted.contains(row.account)) {
            counted.insert(row.account);
            totals.atRisk += row.openRisk;
        }
    }
    return totals;
}

QFuture<Result<RenewalList>> renewals(RecordStore &store, int days)
{
    return store.database().run([days, today = store.context().today](Connection &connection) -> Result<RenewalList> {
        const Result<QList<Renewal>> rows = readRenewals(connection, {}, today.addDays(days));
        if (!rows)
            return rows.error();
        const int endless = connection.scalar(u"SELECT count(*) FROM Contract WHERE deleted = 0 AND Status = 'Activated' AND Renewal_Date__c IS NULL"_s).toInt();
        return RenewalList {today, *rows, endless};
    });
}
