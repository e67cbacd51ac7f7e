#include "models/storage/usage.h"

#include "models/schema/objects/names.h"
#include "models/schema/salesforceid.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"
#include "models/storage/slices.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace {

qint64 metricId(Connection &connection, const QString &name)
{
    Statement &found = connection.cached(u"SELECT id FROM metric WHERE name = ?"_s);
    found.bind(1, name);
    const qint64 id = found.step() ? found.integer(0) : 0;
    found.reset();
    if (id)
        return id;
    Statement &made = connection.cached(u"INSERT INTO metric(name) VALUES (?) RETURNING id"_s);
    made.bind(1, name);
    const qint64 fresh = made.step() ? made.integer(0) : 0;
    made.reset();
    return fresh;
}

/// Stores rows batch-wise. One use, database thread.
class Storing
{
public:
    Storing(const QList<UsageRow> &rows, const QString &name, const QDateTime &now, qint64 batch = 0)
        : m_rows(rows)
        , m_name(name)
        , m_now(now)
        , m_begun(batch != 0)
    {
        m_stored.batch = batch;
    }

    /// Some rows more; true while there are others.
    Result<bool> slice(Connection &connection)
    {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        const Result<bool> more = some(connection, 20000);
        if (!more)
            return more;
        if (const Result<> done = transaction.commit(); !done)
            return done.error();
        return more;
    }
    /// The same within the caller's transaction.
    Result<bool> some(Connection &connection, qsizetype count)
    {
        if (!m_stored.batch) {
            Statement batch = connection.prepare(u"INSERT INTO usage_batch(name, at) VALUES (?, ?) RETURNING id"_s);
            batch.bind(1, m_name).bind(2, m_now.toUTC().toString(Qt::ISODateWithMs));
            if (!batch.step())
                return connection.lastError();
            m_stored.batch = batch.integer(0);
        }
        const qsizetype end = std::min<qsizetype>(m_next + count, m_rows.size());
        for (; m_next < end; ++m_next) {
            if (const Result<> done = store(connection, m_rows.at(m_next)); !done)
                return done.error();
        }
        if (const Result<> forgotten = forgetHealth(connection, m_accounts); !forgotten)
            return forgotten.error();
        m_accounts.clear();
        const bool more = m_next < m_rows.size();
        if (!more && !m_begun && m_stored.created + m_stored.changed == 0) {
            if (const Result<> done = connection.execute(u"DELETE FROM usage_batch WHERE id = %1"_s.arg(m_stored.batch)); !done)
                return done.error();
            m_stored.batch = 0;
        }
        return more;
    }
    const UsageStored &stored() const { return m_stored; }

private:
    Result<> store(Connection &connection, const UsageRow &row)
    {
        auto metric = m_metrics.constFind(row.metric);
        if (metric == m_metrics.constEnd())
            metric = m_metrics.insert(row.metric, metricId(connection, row.metric));
        const qint64 day = row.day.toJulianDay();
        Statement &old = connection.cached(u"SELECT value, batch FROM usage_point WHERE account = ? AND metric = ? AND day = ?"_s);
        old.bind(1, row.account).bind(2, *metric).bind(3, day);
        const bool there = old.step();
        const double before = there ? old.real(0) : 0;
        const qint64 beforeBatch = there ? old.integer(1) : 0;
        old.reset();
        if (there && before == row.value) {
            ++m_stored.unchanged;
            return {};
        }
        if (there && beforeBatch != m_stored.batch) {
            Statement &kept = connection.cached(u"INSERT OR IGNORE INTO usage_before(batch, account, metric, day, value, of) VALUES (?, ?, ?, ?, ?, ?)"_s);
            kept.bind(1, m_stored.batch).bind(2, row.account).bind(3, *metric).bind(4, day).bind(5, before).bind(6, beforeBatch);
            kept.step();
            const bool failed = kept.failed() || !kept.isValid();
            kept.reset();
            if (failed)
                return connection.lastError();
        }
        Statement &put = connection.cached(u"INSERT OR REPLACE INTO usage_point(account, metric, day, value, batch) VALUES (?, ?, ?, ?, ?)"_s);
        put.bind(1, row.account).bind(2, *metric).bind(3, day).bind(4, row.value).bind(5, m_stored.batch);
        put.step();
        const bool failed = put.failed() || !put.isValid();
        put.reset();
        if (failed)
            return connection.lastError();
        ++(there ? m_stored.changed : m_stored.created);
        m_accounts.insert(row.account);
        return {};
    }

    const QList<UsageRow> m_rows;
    const QString m_name;
    const QDateTime m_now;
    const bool m_begun; ///< the batch is somebody else's
    qsizetype m_next = 0;
    QHash<QString, qint64> m_metrics;
    QSet<RecordId> m_accounts; ///< whose numbers changed
    UsageStored m_stored;
};

Result<int> takeBackWithin(Connection &connection, qint64 batch)
{
    if (const Result<> forgotten = connection.execute(u"DELETE FROM health_kept WHERE account IN (SELECT account FROM usage_point WHERE batch = %1 UNION SELECT account FROM usage_before WHERE batch = %1)"_s.arg(batch)); !forgotten)
        return forgotten.error();
    int points = 0;
    for (const QString &sql : {u"DELETE FROM usage_point WHERE batch = %1"_s,
                               u"INSERT OR IGNORE INTO usage_point(account, metric, day, value, batch) SELECT account, metric, day, value, of FROM usage_before WHERE batch = %1"_s,
                               u"DELETE FROM usage_before WHERE batch = %1"_s, u"DELETE FROM usage_batch WHERE id = %1"_s}) {
        if (const Result<> done = connection.execute(sql.arg(batch)); !done)
            return done.error();
        if (points == 0)
            points = int(connection.changes());
    }
    return points;
}

Result<int> takeBack(Connection &connection, qint64 batch)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const Result<int> points = takeBackWithin(connection, batch);
    if (!points)
        return points;
    if (const Result<> done = transaction.commit(); !done)
        return done.error();
    return points;
}

/// What a failed or ended storing leaves is not there.
void clean(Connection &connection, qint64 batch)
{
    if (batch)
        (void)takeBack(connection, batch);
}

} // namespace

int UsageSeries::step() const
{
    if (points.size() < 2)
        return 0;
    QList<int> distances;
    for (qsizetype i = 1; i < points.size(); ++i)
        distances << int(points.at(i - 1).day.daysTo(points.at(i).day));
    std::nth_element(distances.begin(), distances.begin() + distances.size() / 2, distances.end());
    return distances.at(distances.size() / 2);
}

bool UsageSeries::gapAfter(qsizetype i) const
{
    if (i + 1 >= points.size())
        return false;
    // Working days leave a weekend out and months differ in length: neither is a gap.
    const int usual = step();
    const qint64 apart = points.at(i).day.daysTo(points.at(i + 1).day);
    return usual <= 1 ? apart > 3 : apart * 2 > usual * 3;
}

std::optional<double> UsageSeries::over(const QDate &first, const QDate &last) const
{
    const Metric *known = knownMetric(metric);
    const Metric::Over how = known ? known->over : Metric::Over::Last;
    double sum = 0;
    double latest = 0;
    int count = 0;
    for (const UsagePoint &point : points) {
        if (point.day < first || point.day > last)
            continue;
        sum += point.value;
        latest = point.value;
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    return how == Metric::Over::Last ? latest : how == Metric::Over::Sum ? sum : sum / count;
}

QFuture<Result<UsageStored>> storeUsage(RecordStore &store, const QList<UsageRow> &rows, const QString &batchName)
{
    auto promise = std::make_shared<QPromise<Result<UsageStored>>>();
    promise->start();
    const auto future = promise->future();
    auto storing = std::make_shared<Storing>(rows, batchName, store.context().now);
    runInSlices(store.database(), [promise, storing, &database = store.database(), announce = store.announcer()](Connection &connection) {
        const Result<bool> more = database.isEnding() ? Result<bool>(Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Usage", "Steward was closed; no usage numbers were stored.")}) : storing->slice(connection);
        if (more && *more)
            return true;
        if (!more)
            clean(connection, storing->stored().batch);
        promise->addResult(more ? Result<UsageStored>(storing->stored()) : Result<UsageStored>(more.error()));
        promise->finish();
        if (more)
            announce(ChangeSet {.everything = true});
        return false;
    });
    return future;
}

Result<UsageStored> storeUsageIn(Connection &connection, const QList<UsageRow> &rows, const QString &batchName, const QDateTime &now, qint64 batch)
{
    Storing storing(rows, batchName, now, batch);
    const Result<bool> done = storing.some(connection, rows.size());
    return done ? Result<UsageStored>(storing.stored()) : Result<UsageStored>(done.error());
}

QFuture<Result<UsageStored>> removeUsage(RecordStore &store, RecordId account, const QString &metric, const QDate &day)
{
    return store.database().run([=, now = store.context().now, announce = store.announcer()](Connection &connection) -> Result<UsageStored> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        Statement batch = connection.prepare(u"INSERT INTO usage_batch(name, at) VALUES (?, ?) RETURNING id"_s);
        batch.bind(1, QCoreApplication::translate("Usage", "Remove %1").arg(metricLabel(metric))).bind(2, now.toUTC().toString(Qt::ISODateWithMs));
        if (!batch.step())
            return connection.lastError();
        const qint64 id = batch.integer(0);
        batch.reset();
        const qint64 which = metricId(connection, metric);
        for (const QString &sql : {u"INSERT INTO usage_before(batch, account, metric, day, value, of) SELECT ?4, account, metric, day, value, batch FROM usage_point WHERE account = ?1 AND metric = ?2 AND day = ?3"_s,
                                   u"DELETE FROM usage_point WHERE account = ?1 AND metric = ?2 AND day = ?3 AND ?4 > 0"_s}) {
            Statement statement = connection.prepare(sql);
            statement.bind(1, account).bind(2, which).bind(3, day.toJulianDay()).bind(4, id);
            statement.step();
            if (statement.failed() || !statement.isValid())
                return connection.lastError();
        }
        const int removed = int(connection.changes());
        if (const Result<> forgotten = forgetHealth(connection, {account}); !forgotten)
            return forgotten.error();
        if (const Result<> done = transaction.commit(); !done)
            return done.error();
        announce(ChangeSet {.everything = true});
        return UsageStored {.batch = id, .changed = removed};
    });
}

Result<int> takeBackUsageIn(Connection &connection, qint64 batch)
{
    return takeBack(connection, batch);
}

QFuture<Result<int>> takeBackUsage(RecordStore &store, qint64 batch)
{
    return store.database().run([batch, announce = store.announcer()](Connection &connection) {
        const Result<int> done = takeBack(connection, batch);
        if (done)
            announce(ChangeSet {.everything = true});
        return done;
    });
}

Result<> joinUsageToStep(Connection &connection, qint64 batch, qint64 step)
{
    return connection.execute(u"INSERT OR IGNORE INTO usage_step(step, batch, name, at) SELECT %1, id, name, at FROM usage_batch WHERE id = %2"_s.arg(step).arg(batch));
}

Result<bool> undoUsageOf(Connection &connection, qint64 step)
{
    const qint64 batch = connection.scalar(u"SELECT batch FROM usage_step WHERE step = ?"_s, {step}).toLongLong();
    if (!batch)
        return false;
    // Redo needs what is in force; of what somebody took back or changed since, nothing.
    if (const Result<> kept = connection.execute(u"INSERT OR REPLACE INTO usage_undone(batch, account, metric, day, value) SELECT batch, account, metric, day, value FROM usage_point WHERE batch = %1"_s.arg(batch)); !kept)
        return kept.error();
    const Result<int> taken = takeBackWithin(connection, batch);
    return taken ? Result<bool>(true) : Result<bool>(taken.error());
}

Result<bool> redoUsageOf(Connection &connection, qint64 step)
{
    const qint64 batch = connection.scalar(u"SELECT batch FROM usage_step s WHERE step = ? AND EXISTS (SELECT 1 FROM usage_undone u WHERE u.batch = s.batch)"_s, {step}).toLongLong();
    if (!batch)
        return false;
    for (const QString &sql : {u"INSERT OR IGNORE INTO usage_batch(id, name, at) SELECT batch, name, at FROM usage_step WHERE batch = %1"_s,
                               u"INSERT OR IGNORE INTO usage_before(batch, account, metric, day, value, of) SELECT u.batch, p.account, p.metric, p.day, p.value, p.batch FROM usage_undone u JOIN usage_point p USING (account, metric, day) WHERE u.batch = %1"_s,
                               u"INSERT OR REPLACE INTO usage_point(account, metric, day, value, batch) SELECT account, metric, day, value, batch FROM usage_undone WHERE batch = %1"_s,
                               u"DELETE FROM usage_undone WHERE batch = %1"_s,
                               u"DELETE FROM health_kept WHERE account IN (SELECT account FROM usage_point WHERE batch = %1)"_s}) {
        if (const Result<> done = connection.execute(sql.arg(batch)); !done)
            return done.error();
    }
    return true;
}

QFuture<Result<QList<UsageBatch>>> usageBatches(RecordStore &store, int limit, RecordId account)
{
    return store.database().run([limit, account](Connection &connection) -> Result<QList<UsageBatch>> {
        QList<UsageBatch> batches;
        // An account's points lie together; to count those of a batch means to look at all there are.
        const QString of = account ? u"(SELECT batch AS id, count(*) AS n FROM usage_point WHERE account = ?2 GROUP BY batch) o JOIN usage_batch b USING (id)"_s : u"usage_batch b"_s;
        Statement rows = connection.prepare(u"SELECT b.id, b.name, b.at, %1 FROM %2 ORDER BY b.id DESC LIMIT ?1"_s.arg(account ? u"o.n"_s : u"(SELECT count(*) FROM usage_point WHERE batch = b.id)"_s, of));
        rows.bind(1, limit);
        if (account)
            rows.bind(2, account);
        while (rows.step())
            batches.append({.id = rows.integer(0), .name = rows.text(1), .at = QDateTime::fromString(rows.text(2), Qt::ISODateWithMs), .points = int(rows.integer(3))});
        if (rows.failed() || !rows.isValid())
            return connection.lastError();
        return batches;
    });
}

Result<QList<UsageSeries>> readUsage(Connection &connection, RecordId account, const QDate &first, const QDate &last)
{
    QMap<QPair<int, QString>, UsageSeries> byOrder;
    Statement &rows = connection.cached(
        u"SELECT m.name, p.day, p.value FROM metric m CROSS JOIN usage_point p ON p.account = ?1 AND p.metric = m.id AND p.day BETWEEN ?2 AND ?3 ORDER BY m.id, p.day"_s);
    rows.bind(1, account).bind(2, first.isValid() ? first.toJulianDay() : qint64(0)).bind(3, last.isValid() ? last.toJulianDay() : qint64(10000000));
    UsageSeries *series = nullptr;
    while (rows.step()) {
        const QString name = rows.text(0);
        if (!series || series->metric != name) {
            const auto &known = knownMetrics();
            const auto it = std::find_if(known.begin(), known.end(), [&](const Metric &m) { return m.name == name; });
            series = &byOrder[{int(it - known.begin()), name}];
            series->metric = name;
        }
        series->points << UsagePoint {QDate::fromJulianDay(rows.integer(1)), rows.real(2)};
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    if (failed)
        return connection.lastError();
    return byOrder.values();
}

QFuture<Result<QList<UsageSeries>>> usageOf(RecordStore &store, RecordId account, const QDate &first, const QDate &last)
{
    return store.database().run([=](Connection &connection) { return readUsage(connection, account, first, last); });
}

QString accountKey(const QString &text)
{
    const QString plain = text.simplified();
    const QString remote = toId18(plain);
    return remote.isEmpty() ? plain.toCaseFolded() : remote;
}

Result<QHash<QString, RecordId>> readAccountKeys(Connection &connection)
{
    QHash<QString, RecordId> keys;
    QSet<QString> shared;
    Statement rows = connection.prepare(u"SELECT id, Name, uuid, remote_id, GitHub_label__c FROM Account WHERE deleted = 0"_s);
    while (rows.step()) {
        const RecordId id = rows.integer(0);
        for (int column = 1; column < 5; ++column) {
            const QString key = accountKey(rows.text(column));
            if (key.isEmpty())
                continue;
            if (keys.contains(key) && keys.value(key) != id)
                shared.insert(key);
            keys.insert(key, id);
        }
    }
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    for (const QString &key : std::as_const(shared))
        keys.remove(key);
    return keys;
}

QFuture<Result<QHash<QString, RecordId>>> accountKeys(RecordStore &store)
{
    return store.database().run([](Connection &connection) { return readAccountKeys(connection); });
}

Result<> readUsageRows(Connection &connection, UsagePlace &place, int limit, const std::function<void(const QByteArray &account, const UsageRow &row)> &use)
{
    Statement &rows = connection.cached(u"SELECT p.account, p.metric, p.day, p.value, m.name, coalesce(a.remote_id, a.uuid) FROM usage_point p JOIN metric m ON m.id = p.metric JOIN Account a ON a.id = p.account AND a.deleted = 0 "
                                        "WHERE (p.account, p.metric, p.day) > (?1, ?2, ?3) ORDER BY p.account, p.metric, p.day LIMIT ?4"_s);
    rows.bind(1, place.account).bind(2, place.metric).bind(3, place.day).bind(4, limit);
    while (rows.step()) {
        place = {rows.integer(0), rows.integer(1), rows.integer(2)};
        use(rows.utf8(5).toByteArray(), {place.account, rows.text(4), QDate::fromJulianDay(place.day), rows.real(3)});
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<>(connection.lastError()) : Result<>();
}

QList<UsageSeries> derivedUsage(const QList<UsageSeries> &all, double seats)
{
    const auto named = [&all](const QString &name) {
        const auto it = std::find_if(all.begin(), all.end(), [&](const UsageSeries &series) { return series.metric == name; });
        return it == all.end() ? nullptr : &*it;
    };
    const UsageSeries *mau = named(metric::mau);
    if (!mau)
        return {};
    const UsageSeries *dau = named(metric::dau);
    const UsageSeries *seatSeries = named(metric::seats);
    UsageSeries sticky {.metric = u"DAU/MAU"_s, .points = {}};
    UsageSeries taken {.metric = u"MAU/Seats"_s, .points = {}};
    for (const UsagePoint &point : mau->points) {
        const QDate first(point.day.year(), point.day.month(), 1);
        const QDate last = first.addMonths(1).addDays(-1);
        if (point.value > 0 && dau) {
            if (const std::optional<double> daily = dau->over(first, last))
                sticky.points << UsagePoint {point.day, *daily / point.value * 100};
        }
        const std::optional<double> bought = seatSeries ? seatSeries->over(first, last) : std::nullopt;
        const double all100 = bought.value_or(seats);
        if (all100 > 0)
            taken.points << UsagePoint {point.day, point.value / all100 * 100};
    }
    QList<UsageSeries> derived;
    for (const UsageSeries &series : {sticky, taken}) {
        if (!series.points.isEmpty())
            derived << series;
    }
    return derived;
}
