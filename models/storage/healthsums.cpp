#include "models/storage/healthsums.h"

#include "models/storage/usage.h"

const QString healthSumColumns = u"k.dau_mau, k.mau_seats, k.mau_trend, k.usage_day, k.nps, k.nps_day, k.tickets, k.severe, k.criteria, k.met, k.criteria_day, k.risks"_s;

namespace {

Result<> ended(Connection &connection, Statement &statement)
{
    const bool failed = statement.failed() || !statement.isValid();
    statement.reset();
    return failed ? Result<>(connection.lastError()) : Result<>();
}

const UsageSeries *named(const QList<UsageSeries> &all, const QString &metric)
{
    const auto it = std::find_if(all.begin(), all.end(), [&](const UsageSeries &series) { return series.metric == metric; });
    return it == all.end() ? nullptr : &*it;
}

std::optional<double> inMonth(const UsageSeries *series, const QDate &first)
{
    return series ? series->over(first, first.addMonths(1).addDays(-1)) : std::nullopt;
}

/// The latest month that has monthly users decides; a month that has not ended counts with what is there.
void addUsage(HealthSums &sums, const QList<UsageSeries> &usage, double seats)
{
    if (const UsageSeries *nps = named(usage, metric::nps); nps && !nps->points.isEmpty()) {
        sums.nps = nps->points.last().value;
        sums.npsDay = nps->points.last().day;
    }
    const UsageSeries *mau = named(usage, metric::mau);
    if (!mau || mau->points.isEmpty())
        return;
    const QDate last = mau->points.last().day;
    const QDate month(last.year(), last.month(), 1);
    sums.usageDay = month.addMonths(1).addDays(-1);
    const std::optional<double> now = inMonth(mau, month);
    const std::optional<double> before = inMonth(mau, month.addMonths(-3));
    if (now && before && *before > 0)
        sums.mauTrend = (*now - *before) / *before * 100;
    const QList<UsageSeries> derived = derivedUsage(usage, seats);
    sums.dauMau = inMonth(named(derived, u"DAU/MAU"_s), month);
    sums.mauSeats = inMonth(named(derived, u"MAU/Seats"_s), month);
}

void bindOr(Statement &statement, int index, const std::optional<double> &value)
{
    value ? statement.bind(index, *value) : statement.bindNull(index);
}

void bindDay(Statement &statement, int index, const QDate &day)
{
    day.isValid() ? statement.bind(index, day.toJulianDay()) : statement.bindNull(index);
}

Result<> keep(Connection &connection, RecordId account, const HealthSums &sums)
{
    Statement &put = connection.cached(u"INSERT OR REPLACE INTO health_kept(account, dau_mau, mau_seats, mau_trend, usage_day, nps, nps_day, tickets, severe, criteria, met, criteria_day, risks) "
                                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    put.bind(1, account);
    bindOr(put, 2, sums.dauMau);
    bindOr(put, 3, sums.mauSeats);
    bindOr(put, 4, sums.mauTrend);
    bindDay(put, 5, sums.usageDay);
    bindOr(put, 6, sums.nps);
    bindDay(put, 7, sums.npsDay);
    put.bind(8, sums.tickets).bind(9, sums.severe).bind(10, sums.criteria).bind(11, sums.met);
    bindDay(put, 12, sums.criteriaDay);
    put.bind(13, sums.risks);
    put.step();
    return ended(connection, put);
}

std::optional<double> realAt(const Statement &statement, int column)
{
    return statement.isNull(column) ? std::nullopt : std::optional(statement.real(column));
}

QDate dayAt(const Statement &statement, int column)
{
    return statement.isNull(column) ? QDate() : QDate::fromJulianDay(statement.integer(column));
}

} // namespace

HealthSums healthSumsAt(const Statement &row, int first)
{
    return {.dauMau = realAt(row, first), .mauSeats = realAt(row, first + 1), .mauTrend = realAt(row, first + 2), .usageDay = dayAt(row, first + 3),
            .nps = realAt(row, first + 4), .npsDay = dayAt(row, first + 5), .tickets = int(row.integer(first + 6)), .severe = int(row.integer(first + 7)),
            .criteria = int(row.integer(first + 8)), .met = int(row.integer(first + 9)), .criteriaDay = dayAt(row, first + 10), .risks = int(row.integer(first + 11))};
}

Result<HealthSums> countHealthSums(Connection &connection, RecordId account, double seats, const QDate &today)
{
    HealthSums sums;
    // That holds the latest month that still counts, and the one three months before.
    QList<UsageSeries> usage;
    for (const QString &name : {metric::mau, metric::dau, metric::seats, metric::nps}) {
        UsageSeries series {.metric = name, .points = {}};
        Statement &points = connection.cached(u"SELECT day, value FROM usage_point WHERE account = ?1 AND metric = (SELECT id FROM metric WHERE name = ?2) AND day BETWEEN ?3 AND ?4 ORDER BY day"_s);
        points.bind(1, account).bind(2, name).bind(3, today.addDays(-230).toJulianDay()).bind(4, today.toJulianDay());
        while (points.step())
            series.points << UsagePoint {QDate::fromJulianDay(points.integer(0)), points.real(1)};
        if (const Result<> done = ended(connection, points); !done)
            return done.error();
        if (!series.points.isEmpty())
            usage << series;
    }
    addUsage(sums, usage, seats);
    Statement &tickets = connection.cached(u"SELECT count(*), coalesce(sum(IsClosed IS NOT 1 AND Severity__c IN ('P0', 'P1')), 0) FROM \"Case\" WHERE AccountId = ? AND deleted = 0"_s);
    tickets.bind(1, account);
    if (tickets.step()) {
        sums.tickets = int(tickets.integer(0));
        sums.severe = int(tickets.integer(1));
    }
    if (const Result<> done = ended(connection, tickets); !done)
        return done.error();
    Statement &criteria = connection.cached(u"SELECT count(*), coalesce(sum(Status__c = 'Met'), 0), max(LastModifiedDate) FROM Success_Criterion__c WHERE Account__c = ? AND deleted = 0"_s);
    criteria.bind(1, account);
    if (criteria.step()) {
        sums.criteria = int(criteria.integer(0));
        sums.met = int(criteria.integer(1));
        sums.criteriaDay = QDate::fromString(criteria.text(2).left(10), Qt::ISODate);
    }
    if (const Result<> done = ended(connection, criteria); !done)
        return done.error();
    Statement &risks = connection.cached(u"SELECT count(*) FROM Customer_Risk__c WHERE Account__c = ? AND deleted = 0"_s);
    risks.bind(1, account);
    if (risks.step())
        sums.risks = int(risks.integer(0));
    const Result<> done = ended(connection, risks);
    return done ? Result<HealthSums>(sums) : Result<HealthSums>(done.error());
}

Result<int> keepHealthSums(Connection &connection, const QDate &today, int limit, RecordId only)
{
    QList<std::pair<RecordId, double>> unknown;
    {
        Statement rows = connection.prepare(u"SELECT a.id, a.Seats_Licensed__c FROM Account a LEFT JOIN health_kept k ON k.account = a.id WHERE a.deleted = 0 AND k.account IS NULL %1 LIMIT ?1"_s.arg(only ? u"AND a.id = ?2"_s : u"AND ?2 = 0"_s));
        rows.bind(1, limit > 0 ? limit : -1).bind(2, only);
        while (rows.step())
            unknown.append({rows.integer(0), rows.real(1)});
        if (rows.failed() || !rows.isValid())
            return connection.lastError();
    }
    for (const auto &[account, seats] : std::as_const(unknown)) {
        const Result<HealthSums> sums = countHealthSums(connection, account, seats, today);
        if (!sums)
            return sums.error();
        if (const Result<> kept = keep(connection, account, *sums); !kept)
            return kept.error();
    }
    return int(unknown.size());
}
