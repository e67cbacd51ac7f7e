#include "models/storage/homefigures.h"

#include "models/schema/objects/names.h"
#include "models/storage/rows.h"
#include "models/storage/timeline.h"

#include <algorithm>

namespace {

const QString storedMoment = u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s;
const QString openOnes = u"deleted = 0 AND IsClosed IS NOT 1"_s; ///< as the index on open activities has it

/// Collects the figures; one use, database thread.
class Reader
{
public:
    Reader(Connection &connection, const Schema &schema, const RuleContext &context)
        : m_connection(connection)
        , m_schema(schema)
        , m_context(context)
    {
    }

    Result<HomeFigures> read(int attentionRows, int todayRows);

private:
    Result<> readOverdueByAccount();
    Result<> readStaleDeals();
    Result<> readAccounts();
    void addUp();
    void rankAttention(int rows);
    Result<> readToday(int rows);
    Result<> addRows(const QString &sql, const QVariantList &bindings, int object, bool overdue);
    QDate firstOfMonth() const { return {m_context.today.year(), m_context.today.month(), 1}; }
    FirstSteps firstSteps();

    struct Overdue {
        int count = 0;
        QDate oldest;
        RecordId task = 0;
    };
    Connection &m_connection;
    const Schema &m_schema;
    const RuleContext m_context;
    struct StaleDeals {
        int count = 0;
        RecordId first = 0;
        QString name;
        QDate since;
    };
    QHash<RecordId, Overdue> m_overdue;
    QHash<RecordId, StaleDeals> m_staleDeals;
    QList<CustomerFacts> m_customers;
    HomeFigures m_figures;
};

Result<> Reader::readOverdueByAccount()
{
    // Rows come by date, so the first of an account is its oldest.
    Statement &rows = m_connection.cached(u"SELECT AccountId, ActivityDate, id FROM Activity WHERE %1 AND ActivityDate < ? ORDER BY ActivityDate"_s.arg(openOnes));
    rows.bind(1, m_context.today.toString(Qt::ISODate));
    while (rows.step()) {
        ++m_figures.overdue;
        if (rows.isNull(0))
            continue;
        Overdue &overdue = m_overdue[rows.integer(0)];
        if (++overdue.count == 1) {
            overdue.oldest = QDate::fromString(rows.text(1), Qt::ISODate);
            overdue.task = rows.integer(2);
        }
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<>(m_connection.lastError()) : Result<>();
}

/// Fleet handbook, "Generate an expansion opportunity": the CSM keeps stage, next step and its date up to date.
Result<> Reader::readStaleDeals()
{
    // Rows come by the day they are to be closed, so the first of an account is the most urgent.
    Statement &rows = m_connection.cached(u"SELECT AccountId, id, Name, Next_step_date__c FROM Opportunity WHERE deleted = 0 AND IsClosed IS NOT 1 AND Type IN ('Renewal', 'Expansion') AND AccountId IS NOT NULL "
                                          "AND (Next_step_date__c IS NULL OR Next_step_date__c < ?1 OR trim(coalesce(NextStep, '')) = '') ORDER BY CloseDate, id"_s);
    rows.bind(1, m_context.today.toString(Qt::ISODate));
    while (rows.step()) {
        m_figures.staleDeals << rows.integer(1);
        StaleDeals &stale = m_staleDeals[rows.integer(0)];
        if (++stale.count > 1)
            continue;
        stale.first = rows.integer(1);
        stale.name = rows.text(2);
        stale.since = QDate::fromString(rows.text(3), Qt::ISODate);
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<>(m_connection.lastError()) : Result<>();
}

Result<> Reader::readAccounts()
{
    const Field *health = m_schema.type(object_code::account)->field(account::health);
    Statement &rows = m_connection.cached(
        u"SELECT id, Name, Health__c, Health_Score__c, ARR_Current__c, CurrencyIsoCode, Renewal_Date__c, LastActivityDate, CreatedDate, "
        "Customer_Segmentation_Tier__c, Next_Step__c IS NOT NULL, Open_Risk_Amount__c IS NOT NULL, CASE WHEN Open_Risk_Amount__c IS NOT NULL THEN "
        "(SELECT min(coalesce(r.Next_Step_Changed__c, '')) FROM Customer_Risk__c r WHERE r.Account__c = Account.id AND r.deleted = 0 AND r.IsClosed__c IS NOT 1) END FROM Account WHERE deleted = 0 AND uuid <> ?"_s);
    rows.bind(1, account::holdPublicUuid);
    while (rows.step()) {
        CustomerFacts facts;
        facts.id = rows.integer(0);
        facts.name = rows.text(1);
        facts.health = rows.text(2);
        const Choice *choice = health->choice(facts.health);
        facts.atRisk = choice && choice->tone == u"risk";
        facts.score = rows.isNull(3) ? -1 : int(rows.integer(3));
        facts.arr = rows.real(4);
        facts.currency = rows.text(5);
        facts.renewal = QDate::fromString(rows.text(6), Qt::ISODate);
        facts.lastContact = QDate::fromString(rows.text(7), Qt::ISODate);
        facts.created = QDate::fromString(rows.text(8).left(10), Qt::ISODate);
        facts.tier = rows.text(9);
        facts.hasNextStep = rows.integer(10);
        facts.openRisk = rows.integer(11);
        facts.oldestStep = QDate::fromString(rows.text(12), Qt::ISODate);
        const StaleDeals stale = m_staleDeals.value(facts.id);
        facts.staleDeals = stale.count;
        facts.staleDeal = stale.first;
        facts.staleDealName = stale.name;
        facts.staleSince = stale.since < m_context.today ? stale.since : QDate();
        const Overdue overdue = m_overdue.value(facts.id);
        facts.overdueTasks = overdue.count;
        facts.oldestOverdue = overdue.oldest;
        facts.oldestTask = overdue.task;
        m_customers << facts;
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    return failed ? Result<>(m_connection.lastError()) : Result<>();
}

void Reader::addUp()
{
    QHash<QString, int> currencies;
    for (const CustomerFacts &facts : std::as_const(m_customers)) {
        if (facts.arr != 0)
            ++currencies[facts.currency];
    }
    int most = 0;
    for (auto it = currencies.cbegin(); it != currencies.cend(); ++it) {
        if (it.value() > most || (it.value() == most && it.key() < m_figures.currency)) {
            most = it.value();
            m_figures.currency = it.key();
        }
    }
    const Field *health = m_schema.type(object_code::account)->field(account::health);
    m_figures.health = {{.tone = u"risk"_s}, {.tone = u"watch"_s}, {.tone = u"good"_s}, {.tone = u"none"_s}};
    for (HealthShare &share : m_figures.health) {
        const auto choice = std::find_if(health->choices.cbegin(), health->choices.cend(), [&](const Choice &one) { return one.tone == share.tone; });
        if (choice != health->choices.cend())
            share.health = choice->value;
    }
    for (int i = 0; i < 4; ++i)
        m_figures.renewals.append({.first = firstOfMonth().addMonths(i)});
    for (const CustomerFacts &facts : std::as_const(m_customers)) {
        const bool counted = facts.arr == 0 || facts.currency == m_figures.currency;
        const double arr = counted ? facts.arr : 0;
        m_figures.otherCurrencies += counted ? 0 : 1;
        ++m_figures.accounts;
        m_figures.arr += arr;
        const Choice *choice = health->choice(facts.health);
        const QString tone = choice && !choice->tone.isEmpty() ? choice->tone : u"none"_s;
        for (HealthShare &share : m_figures.health) {
            if (share.tone == tone) {
                ++share.count;
                share.arr += arr;
            }
        }
        for (RenewalMonth &month : m_figures.renewals) {
            if (facts.renewal >= month.first && facts.renewal < month.first.addMonths(1)) {
                ++month.count;
                month.arr += arr;
                month.atRisk += facts.atRisk ? arr : 0;
            }
        }
    }
}

void Reader::rankAttention(int rows)
{
    QList<AttentionRow> all;
    for (const CustomerFacts &facts : std::as_const(m_customers)) {
        if (const std::optional<Attention> attention = AttentionRules::attentionOf(facts, m_context.today))
            all.append({facts, *attention});
    }
    std::sort(all.begin(), all.end(), [](const AttentionRow &a, const AttentionRow &b) {
        return std::tie(b.attention.rank, a.facts.name, a.facts.id) < std::tie(a.attention.rank, b.facts.name, b.facts.id);
    });
    for (const AttentionRow &row : std::as_const(all))
        m_figures.needing << row.facts.id;
    m_figures.attention = all.mid(0, rows);
}

Result<> Reader::addRows(const QString &sql, const QVariantList &bindings, int object, bool overdue)
{
    QList<RecordId> ids;
    {
        Statement rows = m_connection.prepare(sql);
        for (int i = 0; i < bindings.size(); ++i) {
            if (bindings.at(i).typeId() == QMetaType::QString)
                rows.bind(i + 1, bindings.at(i).toString());
            else
                rows.bind(i + 1, bindings.at(i).toInt());
        }
        while (rows.step())
            ids << rows.integer(0);
        if (rows.failed() || !rows.isValid())
            return m_connection.lastError();
    }
    for (const RecordId id : std::as_const(ids)) {
        const Result<Record> record = readRecord(m_connection, m_schema, id);
        if (!record)
            continue;
        TodayRow row {.entry = Timeline::entryOf(m_connection, m_schema, *record, m_context.now), .overdue = overdue};
        const QDateTime moment = object == object_code::event ? row.entry.start : record->value(u"ReminderDateTime"_s).toDateTime();
        const bool reminded = object == object_code::event || record->value(u"IsReminderSet"_s).toBool();
        if (!overdue && reminded && moment.isValid() && moment.toLocalTime().date() == m_context.today)
            row.time = moment.toLocalTime().time();
        m_figures.today << row;
    }
    return {};
}

Result<> Reader::readToday(int rows)
{
    const QString day = m_context.today.toString(Qt::ISODate);
    const auto moment = [](const QDate &date) { return date.startOfDay(Qt::LocalTime).toUTC().toString(storedMoment); };
    m_figures.dueToday = m_connection.scalar(u"SELECT count(*) FROM Activity WHERE %1 AND ActivityDate = ?"_s.arg(openOnes), {day}).toInt();
    const Result<> events = addRows(u"SELECT id FROM Event WHERE deleted = 0 AND StartDateTime >= ? AND StartDateTime < ? ORDER BY StartDateTime LIMIT 50"_s,
                                    {moment(m_context.today), moment(m_context.today.addDays(1))}, object_code::event, false);
    if (!events)
        return events;
    const Result<> due = addRows(u"SELECT id FROM Activity WHERE %1 AND ActivityDate = ? ORDER BY Priority = 'High' DESC, id LIMIT 50"_s.arg(openOnes), {day}, object_code::activity, false);
    if (!due)
        return due;
    std::stable_sort(m_figures.today.begin(), m_figures.today.end(), [](const TodayRow &a, const TodayRow &b) {
        return a.time.isValid() != b.time.isValid() ? a.time.isValid() : a.time < b.time;
    });
    m_figures.today = m_figures.today.mid(0, rows);
    // What is overdue keeps a place even on a full day.
    const int room = std::max(2, rows - int(m_figures.today.size()));
    return addRows(u"SELECT id FROM Activity WHERE %1 AND ActivityDate < ? ORDER BY ActivityDate DESC, id LIMIT ?"_s.arg(openOnes), {day, room}, object_code::activity, true);
}

/// Steps by hand touch a few records; the step that filled in the samples touched thousands.
FirstSteps Reader::firstSteps()
{
    FirstSteps steps;
    steps.searched = m_connection.scalar(u"SELECT 1 FROM fact WHERE key = ?"_s, {searchedFact}).isValid();
    double highest = -1;
    QSet<RecordId> atRisk;
    for (const CustomerFacts &facts : std::as_const(m_customers)) {
        if (!facts.atRisk)
            continue;
        atRisk.insert(facts.id);
        if (facts.arr > highest) {
            highest = facts.arr;
            steps.atRisk = facts.id;
        }
    }
    Statement opened = m_connection.prepare(u"SELECT record FROM recent"_s);
    while (opened.step())
        steps.openedAtRisk = steps.openedAtRisk || atRisk.contains(opened.integer(0));
    Statement lines = m_connection.prepare(
        u"SELECT j.event, j.field, j.record, j.after FROM (SELECT id FROM step WHERE kind = 'edit' ORDER BY id DESC LIMIT 200) s JOIN journal j ON j.step = s.id "
        "WHERE (SELECT count(*) FROM (SELECT 1 FROM journal k WHERE k.step = s.id LIMIT 51)) <= 50"_s);
    while (lines.step()) {
        const int object = objectCodeOf(lines.integer(2));
        const QString event = lines.text(0);
        const QString field = lines.text(1);
        if (event == u"create" && object == object_code::activity) {
            const QVariant subtype = m_connection.scalar(u"SELECT TaskSubtype FROM Activity WHERE id = ?"_s, {lines.integer(2)});
            steps.loggedCall = steps.loggedCall || subtype.toString() == u"Call";
        }
        steps.movedRenewal = steps.movedRenewal || (object == object_code::account && event == u"update" && field == account::renewalDate);
        steps.completedTask = steps.completedTask || (object == object_code::activity && event == u"update" && field == activity::isClosed && lines.text(3) == u"true");
    }
    return steps;
}

Result<HomeFigures> Reader::read(int attentionRows, int todayRows)
{
    if (const Result<> overdue = readOverdueByAccount(); !overdue)
        return overdue.error();
    if (const Result<> deals = readStaleDeals(); !deals)
        return deals.error();
    if (const Result<> accounts = readAccounts(); !accounts)
        return accounts.error();
    addUp();
    rankAttention(attentionRows);
    if (const Result<> today = readToday(todayRows); !today)
        return today.error();
    m_figures.steps = firstSteps();
    m_figures.person = readTitle(m_connection, m_schema, m_context.me);
    return m_figures;
}

} // namespace

QFuture<Result<HomeFigures>> homeFigures(RecordStore &store, int attentionRows, int todayRows)
{
    return store.database().run([&schema = store.schema(), context = store.context(), attentionRows, todayRows](Connection &connection) {
        return Reader(connection, schema, context).read(attentionRows, todayRows);
    });
}
