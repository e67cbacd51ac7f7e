#include "models/storage/renewalsignals.h"

#include "models/schema/attention.h"
#include "models/schema/metrics.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/storage/connection.h"

namespace {

/// Reads the facts account by account through indexes; one use, database thread.
class SignalReader
{
public:
    SignalReader(Connection &connection, const Schema &schema, const QDate &today)
        : m_connection(connection)
        , m_health(*schema.type(object_code::account)->field(account::health))
        , m_today(today)
        , m_users(connection.scalar(u"SELECT id FROM metric WHERE name = ?"_s, {metric::mau}).toLongLong())
    {
    }

    Result<SignalList> read()
    {
        const Result<QList<Renewal>> rows = readRenewals(m_connection, {}, m_today.addDays(contract::opinionDays));
        if (!rows)
            return rows.error();
        SignalList list {.today = m_today};
        for (const Renewal &one : *rows) {
            SignalRow row {.renewal = one, .look = RenewalSignals::lookAt(one.daysLeft(m_today))};
            if (const Result<> done = readFacts(one, row.facts); !done)
                return done.error();
            row.reasons = RenewalSignals::reasonsOf(row.facts);
            row.level = RenewalSignals::levelOf(row.reasons);
            row.verdict = RenewalSignals::verdictOf(row.level, one.call, one.callOn, one.renewal, m_today);
            list.rows << row;
        }
        return list;
    }

private:
    Result<> readFacts(const Renewal &one, RenewalSignals::Facts &facts)
    {
        facts.silentDays = one.lastContact.isValid() ? int(one.lastContact.daysTo(m_today)) : -1;
        const Choice *choice = m_health.choice(one.health);
        facts.healthTone = choice && !choice->tone.isEmpty() ? choice->tone : u"none"_s;
        facts.openRisk = one.openRisk;
        facts.hasRisk = one.hasRisk;
        facts.stepStale = !one.deal || isStepStale(one.nextStep, one.nextStepDate, m_today);
        Statement &rows = m_connection.cached(u"SELECT Customer_Segmentation_Tier__c, CreatedDate, (SELECT count(*) FROM \"Case\" k WHERE k.AccountId = a.id AND k.deleted = 0 AND k.IsClosed IS NOT 1 AND k.Severity__c IN ('P0', 'P1')) "
                                              "FROM Account a WHERE id = ?"_s);
        rows.bind(1, one.account);
        if (rows.step()) {
            facts.patience = AttentionRules::patience(rows.text(0));
            const QDate created = QDate::fromString(rows.text(1).left(10), Qt::ISODate);
            facts.knownDays = created.isValid() ? int(created.daysTo(m_today)) : 0;
            facts.severeTickets = int(rows.integer(2));
        }
        const bool failed = rows.failed() || !rows.isValid();
        rows.reset();
        return failed ? Result<>(m_connection.lastError()) : readUsage(one.account, facts);
    }

    /// The latest value of the last month against the mean of the three months before it.
    Result<> readUsage(RecordId account, RenewalSignals::Facts &facts)
    {
        if (!m_users)
            return {};
        const qint64 today = m_today.toJulianDay();
        Statement &points = m_connection.cached(u"SELECT day, value FROM usage_point WHERE account = ? AND metric = ? AND day BETWEEN ? AND ? ORDER BY day"_s);
        points.bind(1, account).bind(2, m_users).bind(3, today - 155).bind(4, today);
        QList<std::pair<qint64, double>> values;
        while (points.step())
            values.append({points.integer(0), points.real(1)});
        const bool failed = points.failed() || !points.isValid();
        points.reset();
        if (failed)
            return m_connection.lastError();
        if (values.isEmpty() || values.last().first < today - 62)
            return {};
        const auto [lastDay, lastValue] = values.last();
        double sum = 0;
        int count = 0;
        for (const auto &[day, value] : std::as_const(values)) {
            if (day <= lastDay - 25 && day >= lastDay - 95) {
                sum += value;
                ++count;
            }
        }
        if (count > 0 && sum > 0)
            facts.usageChange = 100 * (lastValue - sum / count) / (sum / count);
        return {};
    }

    Connection &m_connection;
    const Field &m_health;
    const QDate m_today;
    const qint64 m_users;
};

} // namespace

QFuture<Result<SignalList>> renewalSignals(RecordStore &store)
{
    return store.database().run([&schema = store.schema(), today = store.context().today](Connection &connection) { return SignalReader(connection, schema, today).read(); });
}
