#include "models/storage/riskfigures.h"

#include "models/schema/attention.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/rows.h"

#include <algorithm>

bool isStaleStep(const QDate &written, const QDate &today)
{
    return !written.isValid() || written.daysTo(today) >= AttentionRules::staleStepDays;
}

namespace {

/// Collects the figures; one use, database thread.
class RiskReader
{
public:
    RiskReader(Connection &connection, const Schema &schema, const RuleContext &context)
        : m_connection(connection)
        , m_schema(schema)
        , m_today(context.today)
    {
    }

    Result<RiskFigures> read()
    {
        if (const Result<> done = chooseCurrency(); !done)
            return done.error();
        if (const Result<> done = readRisks(); !done)
            return done.error();
        for (RiskRow &row : m_figures.rows) {
            if (const Result<> done = readEarlier(row); !done)
                return done.error();
        }
        if (const Result<> done = readUnplanned(); !done)
            return done.error();
        for (QList<RiskGroup> *groups : {&m_figures.byStatus, &m_figures.byReason, &m_figures.byCompetitor, &m_figures.byOwner})
            std::stable_sort(groups->begin(), groups->end(), [](const RiskGroup &a, const RiskGroup &b) { return std::tie(b.amount, b.count, a.label) < std::tie(a.amount, a.count, b.label); });
        std::stable_sort(m_figures.byMonth.begin(), m_figures.byMonth.end(), [](const RiskGroup &a, const RiskGroup &b) { return a.key.isEmpty() != b.key.isEmpty() ? b.key.isEmpty() : a.key < b.key; });
        return m_figures;
    }

private:
    Result<> finish(Statement &rows) const
    {
        const bool failed = rows.failed() || !rows.isValid();
        rows.reset();
        return failed ? Result<>(m_connection.lastError()) : Result<>();
    }

    Result<> chooseCurrency()
    {
        Statement &rows = m_connection.cached(u"SELECT coalesce(CurrencyIsoCode, '') AS code, count(*) AS n FROM Customer_Risk__c WHERE deleted = 0 AND IsClosed__c IS NOT 1 GROUP BY code ORDER BY n DESC, code LIMIT 1"_s);
        if (rows.step())
            m_figures.currency = rows.text(0);
        return finish(rows);
    }

    Result<> readRisks()
    {
        Statement &rows = m_connection.cached(
            u"SELECT r.id, r.Name, r.Status__c, r.Risk_Amount__c, coalesce(r.CurrencyIsoCode, ''), r.Reason__c, r.Competitor__c, r.OwnerId, u.Name, substr(a.Renewal_Date__c, 1, 7), r.Next_Step_Changed__c, "
            "coalesce((SELECT max(s.at) FROM journal j JOIN step s ON s.id = j.step WHERE j.record = r.id AND j.field = 'Status__c'), "
            "CASE r.Status__c WHEN 'Early Warning' THEN r.Early_Warning_Date__c WHEN 'At Risk' THEN r.At_Risk_Date__c WHEN 'Delayed' THEN r.Delayed_Date__c END, r.CreatedDate) "
            "FROM Customer_Risk__c r LEFT JOIN Account a ON a.id = r.Account__c LEFT JOIN User u ON u.id = r.OwnerId "
            "WHERE r.deleted = 0 AND r.IsClosed__c IS NOT 1 ORDER BY r.Risk_Amount__c DESC, r.id"_s);
        const ObjectType &type = *m_schema.type(object_code::customerRisk);
        while (rows.step()) {
            const RecordId id = rows.integer(0);
            const bool counted = rows.text(4) == m_figures.currency;
            const double amount = counted ? rows.real(3) : 0;
            m_figures.otherCurrencies += counted ? 0 : 1;
            ++m_figures.open;
            m_figures.amount += amount;
            add(m_figures.byStatus, rows.text(2), worded(type, customer_risk::status, rows.text(2)), id, amount);
            add(m_figures.byReason, rows.text(5), worded(type, customer_risk::reason, rows.text(5)), id, amount);
            add(m_figures.byCompetitor, rows.text(6), worded(type, customer_risk::competitor, rows.text(6)), id, amount);
            add(m_figures.byOwner, rows.isNull(7) ? QString() : QString::number(rows.integer(7)), rows.text(8), id, amount);
            const QDate month = QDate::fromString(rows.text(9) + u"-01"_s, Qt::ISODate);
            add(m_figures.byMonth, rows.text(9), month.isValid() ? QLocale().toString(month, u"MMM yyyy"_s) : QString(), id, amount);
            addRow(rows, id, amount);
        }
        return finish(rows);
    }

    void addRow(Statement &rows, RecordId id, double amount)
    {
        const QDate written = QDate::fromString(rows.text(10), Qt::ISODate);
        const QDate since = QDate::fromString(rows.text(11).left(10), Qt::ISODate);
        const bool stale = isStaleStep(written, m_today);
        if (stale)
            m_figures.stale << id;
        if (m_figures.rows.size() < 200)
            m_figures.rows.append({.id = id, .name = rows.text(1), .status = rows.text(2), .amount = amount, .daysInStatus = since.isValid() ? int(since.daysTo(m_today)) : 0,
                                   .daysSinceStep = written.isValid() ? int(written.daysTo(m_today)) : 0, .stale = stale});
    }

    /// The history of one risk's status, from the day it was made.
    Result<> readEarlier(RiskRow &row)
    {
        Statement &rows = m_connection.cached(u"SELECT j.before, substr(s.at, 1, 10), substr(r.CreatedDate, 1, 10) FROM journal j JOIN step s ON s.id = j.step JOIN Customer_Risk__c r ON r.id = j.record "
                                              "WHERE j.record = ? AND j.field = 'Status__c' ORDER BY j.id"_s);
        rows.bind(1, row.id);
        QDate since;
        while (rows.step()) {
            const QDate until = QDate::fromString(rows.text(1), Qt::ISODate);
            if (!since.isValid())
                since = QDate::fromString(rows.text(2), Qt::ISODate);
            if (!rows.text(0).isEmpty() && since.isValid() && until.isValid())
                row.earlier.append({rows.text(0), int(since.daysTo(until))});
            since = until;
        }
        if (const Result<> done = finish(rows); !done || !row.earlier.isEmpty())
            return done;
        return readEarlierDates(row);
    }

    /// A risk that was brought in from elsewhere has no history here, but the day on which it came into each status.
    Result<> readEarlierDates(RiskRow &row)
    {
        static const QStringList stages {customer_risk::earlyWarningValue, customer_risk::atRiskValue, u"Delayed"_s};
        Statement &rows = m_connection.cached(u"SELECT Early_Warning_Date__c, At_Risk_Date__c, Delayed_Date__c FROM Customer_Risk__c WHERE id = ?"_s);
        rows.bind(1, row.id);
        const QDate since = m_today.addDays(-row.daysInStatus);
        QMap<QDate, QString> days {{since, row.status}};
        if (rows.step()) {
            for (int i = 0; i < stages.size(); ++i) {
                const QDate day = QDate::fromString(rows.text(i), Qt::ISODate);
                if (day.isValid() && day < since && stages.at(i) != row.status)
                    days.insert(day, stages.at(i));
            }
        }
        for (auto it = days.cbegin(); std::next(it) != days.cend(); ++it)
            row.earlier.append({it.value(), int(it.key().daysTo(std::next(it).key()))});
        return finish(rows);
    }

    Result<> readUnplanned()
    {
        QStringList red;
        for (const Choice &choice : m_schema.type(object_code::account)->field(account::health)->choices) {
            if (choice.tone == u"risk")
                red << u"'%1'"_s.arg(choice.value);
        }
        Statement &rows = m_connection.cached(u"SELECT id, Name FROM Account a WHERE deleted = 0 AND Health__c IN (%1) AND NOT EXISTS (SELECT 1 FROM Red_Account_Plan__c p WHERE p.Account__c = a.id AND p.deleted = 0 AND p.IsClosed__c IS NOT 1) "
                                              "ORDER BY ARR_Current__c DESC, id LIMIT 20"_s.arg(red.join(u',')));
        while (rows.step())
            m_figures.unplanned.append({rows.integer(0), rows.text(1)});
        return finish(rows);
    }

    static QString worded(const ObjectType &type, const QString &fieldName, const QString &value)
    {
        const Field *field = type.field(fieldName);
        const Choice *choice = field->choice(value);
        return choice ? labelOf(*field, *choice) : value;
    }

    void add(QList<RiskGroup> &groups, const QString &key, const QString &label, RecordId id, double amount)
    {
        auto group = std::find_if(groups.begin(), groups.end(), [&](const RiskGroup &one) { return one.key == key; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {.key = key, .label = label.isEmpty() ? QCoreApplication::translate("Storage", "Not said") : label});
        ++group->count;
        group->amount += amount;
        group->risks << id;
    }

    Connection &m_connection;
    const Schema &m_schema;
    const QDate m_today;
    RiskFigures m_figures;
};

} // namespace

QFuture<Result<RiskFigures>> riskFigures(RecordStore &store)
{
    return store.database().run([&schema = store.schema(), context = store.context()](Connection &connection) { return RiskReader(connection, schema, context).read(); });
}
