#include "models/storage/healthweeks.h"

#include "models/storage/connection.h"

namespace {

Result<> put(Connection &connection, RecordId account, const QDate &monday, int score, const QString &tone, const QString &points)
{
    Statement &row = connection.cached(u"INSERT OR REPLACE INTO health_week(account, week, score, tone, points) VALUES (?, ?, ?, ?, ?)"_s);
    row.bind(1, account).bind(2, monday.toJulianDay()).bind(3, score).bind(4, tone).bind(5, points);
    row.step();
    const bool failed = row.failed() || !row.isValid();
    row.reset();
    return failed ? Result<>(connection.lastError()) : Result<>();
}

} // namespace

QDate mondayOf(const QDate &day)
{
    return day.addDays(1 - day.dayOfWeek());
}

Result<QList<HealthWeek>> readHealthWeeks(Connection &connection, RecordId account, const QDate &before, int limit)
{
    QList<HealthWeek> weeks;
    Statement &rows = connection.cached(u"SELECT week, score, tone, points FROM health_week WHERE account = ? AND week < ? ORDER BY week DESC LIMIT ?"_s);
    rows.bind(1, account).bind(2, before.toJulianDay()).bind(3, limit);
    while (rows.step())
        weeks.prepend({QDate::fromJulianDay(rows.integer(0)), int(rows.integer(1)), rows.text(2), HealthRules::pointsFrom(rows.text(3))});
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<QList<HealthWeek>>(connection.lastError()) : Result<QList<HealthWeek>>(weeks);
}

Result<int> recordHealthWeeks(Connection &connection, const QDate &monday, const QList<HealthRow> &rows)
{
    QHash<RecordId, std::pair<int, QByteArray>> known;
    {
        Statement &stored = connection.cached(u"SELECT account, score, points FROM health_week WHERE week = ?"_s);
        stored.bind(1, monday.toJulianDay());
        while (stored.step())
            known.insert(stored.integer(0), {int(stored.integer(1)), stored.utf8(2).toByteArray()});
        const bool failed = stored.failed() || !stored.isValid();
        stored.reset();
        if (failed)
            return connection.lastError();
    }
    int recorded = 0;
    for (const HealthRow &row : rows) {
        const QString points = HealthRules::pointsText(row.computed);
        const auto old = known.constFind(row.id);
        if (old != known.cend() ? old->first == row.computed.score && old->second == points.toLatin1() : row.computed.score < 0)
            continue;
        if (const Result<> done = put(connection, row.id, monday, row.computed.score, row.computed.tone, points); !done)
            return done.error();
        ++recorded;
    }
    if (recorded && known.isEmpty()) {
        Statement drop = connection.prepare(u"UPDATE health_week SET points = '' WHERE week < ? AND points <> ''"_s);
        drop.bind(1, monday.addDays(-7 * healthWeeksShown).toJulianDay());
        drop.step();
        if (drop.failed() || !drop.isValid())
            return connection.lastError();
    }
    return recorded;
}

Result<> recordHealthWeek(Connection &connection, RecordId account, const QDate &monday, const HealthScore &score)
{
    return put(connection, account, monday, score.score, score.tone, HealthRules::pointsText(score));
}
