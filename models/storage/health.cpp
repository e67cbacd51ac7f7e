#include "models/storage/health.h"

#include "models/schema/attention.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/healthsums.h"
#include "models/storage/healthweeks.h"
#include "models/storage/rows.h"
#include "models/storage/slices.h"
#include "models/storage/writer.h"

#include <algorithm>

namespace {

Result<QList<HealthProfile>> readProfiles(Connection &connection, const Schema &schema)
{
    QList<RecordId> ids;
    Statement &rows = connection.cached(u"SELECT id FROM Health_Profile__c WHERE deleted = 0 ORDER BY Name COLLATE NOCASE, id"_s);
    while (rows.step())
        ids << rows.integer(0);
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    if (failed)
        return connection.lastError();
    QList<HealthProfile> profiles;
    for (const RecordId id : std::as_const(ids)) {
        const Result<Record> record = readRecord(connection, schema, id);
        if (!record)
            return record.error();
        profiles << HealthRules::profileOf(*record);
    }
    profiles << HealthRules::standardProfile();
    return profiles;
}

const QString accountRows
    = u"SELECT a.id, a.Name, a.Segment__c, a.Customer_Segmentation_Tier__c, a.ARR_Current__c, a.CurrencyIsoCode, a.Renewal_Date__c, a.Customer_Since__c, a.LastActivityDate, "
      "a.Open_Risk_Amount__c, a.CSM_Sentiment__c, a.CSM_Sentiment_Changed__c, a.Health__c, a.Health_Score__c, a.Health_Override_Reason__c, a.Health_Override_Until__c, w.score, %1 "
      "FROM Account a LEFT JOIN health_kept k ON k.account = a.id LEFT JOIN health_week w ON w.account = a.id AND w.week = "
      "(SELECT max(week) FROM health_week v WHERE v.account = a.id AND v.week < ?1) WHERE a.deleted = 0 AND a.uuid <> ?2 %2"_s;

QDate dayOf(const Statement &row, int column)
{
    // Days are stored as ISO text; reading them by hand costs a tenth of QDate::fromString.
    const QByteArrayView text = row.utf8(column);
    if (text.size() < 10)
        return {};
    const auto number = [&](int from, int length) { return text.sliced(from, length).toInt(); };
    return QDate(number(0, 4), number(5, 2), number(8, 2));
}

HealthReadings readingsOf(const Statement &row, const HealthSums &sums, const QString &tier, double arr, const QDate &today)
{
    namespace measure = health_measure;
    HealthReadings readings;
    readings[measure::dauMau] = {.value = sums.dauMau, .day = sums.usageDay};
    readings[measure::mauSeats] = {.value = sums.mauSeats, .day = sums.usageDay};
    readings[measure::mauTrend] = {.value = sums.mauTrend, .day = sums.usageDay};
    readings[measure::nps] = {.value = sums.nps, .day = sums.npsDay};
    if (sums.tickets > 0)
        readings[measure::severe] = {.value = double(sums.severe), .day = today, .of = double(sums.severe), .from = double(sums.tickets)};
    if (const QDate last = dayOf(row, 8); last.isValid()) {
        const double patience = AttentionRules::patience(tier);
        const double days = std::max<double>(0, last.daysTo(today));
        readings[measure::contact] = {.value = days / patience * 100, .day = last, .of = days, .from = patience};
    }
    if (sums.criteria > 0)
        readings[measure::criteria] = {.value = double(sums.met) / sums.criteria * 100, .day = sums.criteriaDay, .of = double(sums.met), .from = double(sums.criteria)};
    if (sums.risks > 0) {
        const double open = row.real(9);
        readings[measure::openRisk] = {.value = row.isNull(9) ? 0 : arr > 0 ? open / arr * 100 : 100, .day = today, .of = open, .from = arr};
    }
    const QByteArrayView feeling = row.utf8(10);
    if (!feeling.isEmpty())
        readings[measure::sentiment] = {.value = feeling == "Good" ? 100.0 : feeling == "Poor" ? 0.0 : 50.0, .day = dayOf(row, 11)};
    return readings;
}

/// Segments and tiers are a handful of texts; the rows share them.
class Words
{
public:
    QString of(QByteArrayView utf8)
    {
        for (const auto &[bytes, text] : m_known) {
            if (bytes == utf8)
                return text;
        }
        m_known.append({utf8.toByteArray(), QString::fromUtf8(utf8)});
        return m_known.last().second;
    }

private:
    QList<std::pair<QByteArray, QString>> m_known;
};

HealthRow rowOf(const Statement &row, const QList<HealthProfile> &profiles, const QDate &today, Words &words)
{
    HealthRow health;
    health.id = row.integer(0);
    health.name = row.text(1);
    health.segment = words.of(row.utf8(2));
    health.tier = words.of(row.utf8(3));
    health.arr = row.real(4);
    health.currency = words.of(row.utf8(5));
    health.renewal = dayOf(row, 6);
    health.rating = words.of(row.utf8(12));
    health.score = row.isNull(13) ? -1 : int(row.integer(13));
    health.reason = row.text(14);
    health.until = dayOf(row, 15);
    health.overridden = health.until.isValid() && health.until >= today;
    health.before = row.isNull(16) ? -1 : int(row.integer(16));
    health.profile = std::max(0, HealthRules::profileFor(profiles, health.segment, HealthRules::stageOf(dayOf(row, 7), today)));
    health.readings = readingsOf(row, healthSumsAt(row, 17), health.tier, health.arr, today);
    health.computed = HealthRules::score(profiles.at(health.profile), health.readings, today);
    return health;
}

Result<QList<HealthRow>> readRows(Connection &connection, const QList<HealthProfile> &profiles, const QDate &today, RecordId only = 0)
{
    QList<HealthRow> found;
    Words words;
    Statement &rows = connection.cached(accountRows.arg(healthSumColumns, only ? u"AND a.id = ?3"_s : QString()));
    rows.bind(1, mondayOf(today).toJulianDay()).bind(2, account::holdPublicUuid);
    if (only)
        rows.bind(3, only);
    while (rows.step())
        found << rowOf(rows, profiles, today, words);
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<QList<HealthRow>>(connection.lastError()) : Result<QList<HealthRow>>(found);
}

bool follows(Connection &connection)
{
    return connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {healthFollowsFact}).toString() == u"1";
}

/// Counts what is not known, in a transaction of its own.
Result<> makeSure(Connection &connection, const QDate &today, RecordId only = 0)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const Result<int> counted = keepHealthSums(connection, today, 0, only);
    if (!counted)
        return counted.error();
    return *counted ? transaction.commit() : Result<>();
}

bool isFarFrom(const HealthRow &row)
{
    if (row.overridden || row.computed.score < 0)
        return false;
    return row.rating != HealthRules::ratingOf(row.computed.tone) || row.score < 0 || std::abs(row.score - row.computed.score) >= 3;
}

/// Whether the account's health was last set in this week, and by a person: what follows the score is no step that undo takes back.
bool isFreshOpinion(Connection &connection, const HealthRow &row, const QDate &today)
{
    Statement &last = connection.cached(u"SELECT s.state IS NOT NULL AND s.kind IN ('edit', 'undo', 'redo'), s.at FROM journal j JOIN step s ON s.id = j.step WHERE j.record = ? AND j.field IN ('Health__c', 'Health_Score__c') ORDER BY j.id DESC LIMIT 1"_s);
    last.bind(1, row.id);
    const bool fresh = last.step() && last.integer(0) != 0 && QDateTime::fromString(last.text(1), Qt::ISODateWithMs).toLocalTime().date() >= mondayOf(today);
    last.reset();
    return fresh;
}

/// Brings the accounts' own fields up to the scores.
Result<int> writeAccounts(Connection &connection, Schema &schema, const RuleContext &context, const QList<HealthRow> &rows, ChangeSet *changes)
{
    Writer writer(connection, schema, {.name = QCoreApplication::translate("Health", "Compute health"), .who = context.me, .now = context.now, .check = false, .undoable = false});
    int written = 0;
    for (const HealthRow &row : rows) {
        if (!isFarFrom(row) || isFreshOpinion(connection, row, context.today))
            continue;
        const Result<Record> before = writer.read(row.id);
        if (!before)
            return before.error();
        Record after = *before;
        after.set(account::health, HealthRules::ratingOf(row.computed.tone));
        after.set(account::healthScore, qlonglong(row.computed.score));
        if (row.until.isValid()) { // an override that has run out
            after.set(account::overrideReason, {});
            after.set(account::overrideUntil, {});
        }
        if (const Result<> done = writer.update(*before, after); !done)
            return done.error();
        ++written;
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    if (changes)
        *changes = writer.changes();
    return written;
}

} // namespace

Result<HealthBook> readHealthBook(Connection &connection, const Schema &schema, const RuleContext &context)
{
    const Result<> sure = makeSure(connection, context.today);
    return sure ? readHealthBookIn(connection, schema, context) : Result<HealthBook>(sure.error());
}

Result<HealthBook> readHealthBookIn(Connection &connection, const Schema &schema, const RuleContext &context)
{
    if (const Result<int> counted = keepHealthSums(connection, context.today); !counted)
        return counted.error();
    const Result<QList<HealthProfile>> profiles = readProfiles(connection, schema);
    if (!profiles)
        return profiles.error();
    const Result<QList<HealthRow>> rows = readRows(connection, *profiles, context.today);
    if (!rows)
        return rows.error();
    return HealthBook {.today = context.today, .profiles = *profiles, .rows = *rows, .follows = follows(connection)};
}

QFuture<Result<HealthBook>> healthBook(RecordStore &store)
{
    return store.database().run([&schema = store.schema(), context = store.context()](Connection &connection) { return readHealthBook(connection, schema, context); });
}

Result<AccountHealth> readAccountHealth(Connection &connection, const Schema &schema, const RuleContext &context, RecordId id)
{
    if (const Result<> sure = makeSure(connection, context.today, id); !sure)
        return sure.error();
    const Result<QList<HealthProfile>> profiles = readProfiles(connection, schema);
    if (!profiles)
        return profiles.error();
    const Result<QList<HealthRow>> rows = readRows(connection, *profiles, context.today, id);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Health", "There is no such account.")};
    Result<QList<HealthWeek>> weeks = readHealthWeeks(connection, id, mondayOf(context.today), healthWeeksShown - 1);
    if (!weeks)
        return weeks.error();
    const HealthRow &row = rows->first();
    *weeks << HealthWeek {mondayOf(context.today), row.computed.score, row.computed.tone, HealthRules::pointsFrom(HealthRules::pointsText(row.computed))};
    return AccountHealth {.row = row, .profile = profiles->at(row.profile), .weeks = *weeks, .today = context.today, .follows = follows(connection)};
}

QFuture<Result<AccountHealth>> accountHealth(RecordStore &store, RecordId id)
{
    return store.database().run([&schema = store.schema(), context = store.context(), id](Connection &connection) { return readAccountHealth(connection, schema, context, id); });
}

Result<HealthKept> keepHealthIn(Connection &connection, Schema &schema, const RuleContext &context, ChangeSet *changes)
{
    HealthKept kept;
    const Result<int> counted = keepHealthSums(connection, context.today);
    if (!counted)
        return counted.error();
    kept.counted = *counted;
    const Result<QList<HealthProfile>> profiles = readProfiles(connection, schema);
    if (!profiles)
        return profiles.error();
    const Result<QList<HealthRow>> rows = readRows(connection, *profiles, context.today);
    if (!rows)
        return rows.error();
    const Result<int> recorded = recordHealthWeeks(connection, mondayOf(context.today), *rows);
    if (!recorded)
        return recorded.error();
    kept.recorded = *recorded;
    if (!follows(connection))
        return kept;
    const Result<int> written = writeAccounts(connection, schema, context, *rows, changes);
    if (!written)
        return written.error();
    kept.written = *written;
    return kept;
}

namespace {

/// The last slice: what is left to count, the week, the accounts.
Result<HealthKept> finishKeeping(Connection &connection, Schema &schema, const RuleContext &context, ChangeSet &changes)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const Result<HealthKept> kept = keepHealthIn(connection, schema, context, &changes);
    if (!kept || (kept->counted == 0 && kept->recorded == 0 && kept->written == 0))
        return kept;
    const Result<> done = transaction.commit();
    return done ? kept : Result<HealthKept>(done.error());
}

/// Some accounts more; true while there are others.
Result<bool> countSome(Connection &connection, const QDate &today, int &counted)
{
    constexpr int some = 200;
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const Result<int> now = keepHealthSums(connection, today, some);
    if (!now)
        return now.error();
    counted += *now;
    if (*now == 0)
        return false;
    const Result<> done = transaction.commit();
    return done ? Result<bool>(*now == some) : Result<bool>(done.error());
}

} // namespace

QFuture<Result<HealthKept>> keepHealth(RecordStore &store)
{
    auto promise = std::make_shared<QPromise<Result<HealthKept>>>();
    promise->start();
    const auto future = promise->future();
    runInSlices(store.database(), [promise, counted = 0, &database = store.database(), &schema = store.schema(), context = store.context(), announce = store.announcer()](Connection &connection) mutable {
        const Result<bool> more = database.isEnding() ? Result<bool>(Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Health", "Steward was closed.")}) : countSome(connection, context.today, counted);
        if (more && *more)
            return true;
        ChangeSet changes;
        Result<HealthKept> kept = more ? finishKeeping(connection, schema, context, changes) : Result<HealthKept>(more.error());
        if (kept)
            kept->counted += counted;
        promise->addResult(kept);
        promise->finish();
        if (kept && kept->written)
            announce(changes);
        return false;
    });
    return future;
}

void noteHealth(QSet<RecordId> &stale, const Record *before, const Record *after)
{
    for (const Record *state : {before, after}) {
        if (!state)
            continue;
        RecordId concerned = 0;
        if (state->object == object_code::account) // its licensed seats stand in for a metric
            concerned = before && after && before->value(account::seats) == after->value(account::seats) ? 0 : state->id;
        else if (state->object == object_code::supportCase)
            concerned = state->link(support_case::account);
        else if (state->object == object_code::successCriterion)
            concerned = state->link(success_criterion::account);
        else if (state->object == object_code::customerRisk)
            concerned = state->link(customer_risk::account);
        if (concerned)
            stale.insert(concerned);
    }
}

Result<> forgetHealth(Connection &connection, const QSet<RecordId> &accounts)
{
    Statement &forget = connection.cached(u"DELETE FROM health_kept WHERE account = ?"_s);
    for (const RecordId account : accounts) {
        forget.bind(1, account);
        forget.step();
        const bool failed = forget.failed() || !forget.isValid();
        forget.reset();
        if (failed)
            return connection.lastError();
    }
    return {};
}

QList<HealthRank> rankHealth(const HealthBook &book, const QList<HealthProfile> &profiles)
{
    QList<HealthRank> ranks;
    ranks.reserve(book.rows.size());
    for (int i = 0; i < book.rows.size(); ++i) {
        const HealthRow &row = book.rows.at(i);
        const HealthScore score = HealthRules::score(profiles.at(row.profile), row.readings, book.today);
        ranks.append({i, score.score, score.tone});
    }
    // Poorest first; those without a score last; where scores are the same, the larger customer first.
    std::sort(ranks.begin(), ranks.end(), [&](const HealthRank &a, const HealthRank &b) {
        const HealthRow &left = book.rows.at(a.row);
        const HealthRow &right = book.rows.at(b.row);
        const int first = a.score < 0 ? 101 : a.score;
        const int second = b.score < 0 ? 101 : b.score;
        return std::tie(first, right.arr, left.id) < std::tie(second, left.arr, right.id);
    });
    return ranks;
}
