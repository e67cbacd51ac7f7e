#include "models/storage/agendafacts.h"

#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"

namespace {

const QString storedMoment = u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s;

QDate dayOf(const QString &stored)
{
    return QDate::fromString(stored.left(10), Qt::ISODate);
}

QDateTime momentOf(const QString &stored)
{
    return QDateTime::fromString(stored, Qt::ISODateWithMs);
}

/// Reads the facts; one use, database thread.
class Reader
{
public:
    Reader(Connection &connection, const Schema &schema, const RuleContext &context)
        : m_connection(connection)
        , m_schema(schema)
        , m_context(context)
    {
    }

    Result<AgendaFacts> read(RecordId account)
    {
        m_facts.account = account;
        m_facts.today = m_context.today;
        for (const auto part : {&Reader::readAccount, &Reader::readMeeting, &Reader::readLast, &Reader::readPeople, &Reader::readSteps, &Reader::readRequests, &Reader::readReleases, &Reader::readTickets, &Reader::readOutages}) {
            if (const Result<> done = (this->*part)(); !done)
                return done.error();
        }
        if (const Result<AccountHealth> health = readAccountHealth(m_connection, m_schema, m_context, account)) {
            m_facts.score = health->row.computed.score;
            m_facts.tone = health->row.computed.tone;
        }
        return m_facts;
    }

private:
    /// Calls `use` for each row of `sql`, whose ?1 is the account and further parameters are `bindings`.
    template <typename Use>
    Result<> rows(const QString &sql, const QStringList &bindings, Use use)
    {
        Statement &statement = m_connection.cached(sql);
        statement.bind(1, m_facts.account);
        for (int i = 0; i < bindings.size(); ++i)
            statement.bind(i + 2, bindings.at(i));
        while (statement.step())
            use(statement);
        const bool failed = statement.failed() || !statement.isValid();
        statement.reset();
        return failed ? Result<>(m_connection.lastError()) : Result<>();
    }

    Result<> readAccount()
    {
        bool found = false;
        const Result<> done = rows(u"SELECT a.Name, a.GitHub_label__c, a.Product_Version__c, a.Version_Notes__c, o.Name, c.Name FROM Account a LEFT JOIN \"User\" o ON o.id = a.OwnerId LEFT JOIN \"User\" c ON c.id = a.CSM_Lookup__c WHERE a.id = ?1 AND a.deleted = 0"_s, {}, [&](const Statement &row) {
            found = true;
            m_facts.name = row.text(0);
            m_facts.codename = row.text(1);
            m_facts.version = row.text(2);
            m_facts.versionNotes = row.text(3);
            m_facts.csm = row.text(5).isEmpty() ? row.text(4) : row.text(5);
            for (const QString &name : {row.text(5), row.text(4)}) {
                if (!name.isEmpty() && !m_facts.ours.contains(name))
                    m_facts.ours << name;
            }
        });
        if (!done || found)
            return done;
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Reviews", "There is no such account.")};
    }

    /// A meeting that has begun an hour ago is still the one.
    Result<> readMeeting()
    {
        return rows(u"SELECT id, Subject, StartDateTime FROM Event WHERE AccountId = ?1 AND deleted = 0 AND StartDateTime >= ?2 ORDER BY StartDateTime, id LIMIT 1"_s, {m_context.now.addSecs(-3600).toUTC().toString(storedMoment)}, [this](const Statement &row) {
            m_facts.meeting = row.integer(0);
            m_facts.subject = row.text(1);
            m_facts.start = momentOf(row.text(2));
        });
    }

    Result<> readLast()
    {
        const Result<> call = rows(u"SELECT id, Subject, ActivityDate, Description FROM Activity WHERE AccountId = ?1 AND deleted = 0 AND IsClosed = 1 AND TaskSubtype = 'Call' AND ActivityDate <= ?2 ORDER BY ActivityDate DESC, id DESC LIMIT 1"_s,
                                   {m_facts.today.toString(Qt::ISODate)}, [this](const Statement &row) {
            m_last = row.integer(0);
            m_facts.lastSubject = row.text(1);
            m_facts.lastDay = dayOf(row.text(2));
            m_facts.lastNotes = row.text(3);
        });
        if (!call)
            return call;
        return rows(u"SELECT id, Subject, ActivityDate, Description FROM Event WHERE AccountId = ?1 AND deleted = 0 AND ActivityDate < ?2 ORDER BY ActivityDate DESC, id DESC LIMIT 1"_s, {m_facts.today.toString(Qt::ISODate)}, [this](const Statement &row) {
            if (m_facts.lastDay.isValid() && dayOf(row.text(2)) <= m_facts.lastDay)
                return;
            m_last = row.integer(0);
            m_facts.lastSubject = row.text(1);
            m_facts.lastDay = dayOf(row.text(2));
            m_facts.lastNotes = row.text(3);
        });
    }

    Result<> readPeople()
    {
        const RecordId from = m_facts.meeting ? m_facts.meeting : m_last;
        const QString table = from && objectCodeOf(from) == object_code::event ? u"Event"_s : u"Activity"_s;
        return rows(u"SELECT c.id, c.Name FROM (SELECT WhoId AS person, 0 AS position FROM %1 WHERE id = CAST(?2 AS INTEGER) UNION SELECT target, position FROM record_link WHERE record = CAST(?2 AS INTEGER) AND field = 'WhoId') p "
                    "JOIN Contact c ON c.id = p.person AND c.deleted = 0 AND ?1 > 0 ORDER BY p.position"_s.arg(table), {QString::number(from)}, [this](const Statement &row) {
            m_facts.theirIds << row.integer(0);
            m_facts.theirs << row.text(1);
        });
    }

    Result<> readSteps()
    {
        const QString columns = u"SELECT a.id, a.Subject, a.ActivityDate, u.Name, a.Shared_With_Customer__c FROM Activity a LEFT JOIN \"User\" u ON u.id = a.OwnerId WHERE a.AccountId = ?1 AND a.deleted = 0 AND %1"_s;
        const auto taken = [](QList<StepFact> &list) { return [&list](const Statement &row) { list << StepFact {row.integer(0), row.text(1), dayOf(row.text(2)), row.text(3), row.integer(4) != 0}; }; };
        const Result<> open = rows(columns.arg(u"a.IsClosed IS NOT 1 ORDER BY a.ActivityDate IS NULL, a.ActivityDate, a.id LIMIT 30"_s), {}, taken(m_facts.open));
        if (!open || !m_facts.lastDay.isValid())
            return open;
        return rows(columns.arg(u"a.IsClosed = 1 AND a.TaskSubtype = 'Task' AND a.CompletedDateTime >= ?2 ORDER BY a.CompletedDateTime DESC, a.id DESC LIMIT 20"_s), {since()}, taken(m_facts.done));
    }
    QString since() const { return m_facts.lastDay.isValid() ? m_facts.lastDay.startOfDay().toUTC().toString(storedMoment) : m_facts.today.addDays(-30).startOfDay().toUTC().toString(storedMoment); }

    Result<> readRequests()
    {
        return rows(u"SELECT r.id, r.Name, r.Status__c, rel.Name, (SELECT max(s.at) FROM journal j JOIN step s ON s.id = j.step WHERE j.record = r.id AND j.field = 'Status__c') >= ?2 FROM Feature_Request__c r "
                    "LEFT JOIN Release__c rel ON rel.id = r.Shipped_Release__c AND rel.deleted = 0 WHERE r.deleted = 0 AND r.id IN (SELECT Feature_Request__c FROM Feature_Request_Ask__c WHERE Account__c = ?1 AND deleted = 0 AND Is_Closed__c IS NOT 1) "
                    "AND r.Status__c NOT IN ('Closed', 'Declined') ORDER BY 5 DESC, r.Status__c = 'Shipped' DESC, r.Status__c = 'In development' DESC, r.Name COLLATE NOCASE, r.id LIMIT 30"_s,
                    {since()}, [this](const Statement &row) { m_facts.requests.append({row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0}); });
    }

    Result<> readReleases()
    {
        return rows(u"SELECT id, Name, Release_Date__c, Summary__c, Highlights__c FROM Release__c WHERE deleted = 0 AND ?1 > 0 ORDER BY Release_Date__c"_s, {}, [this](const Statement &row) {
            ReleaseFact fact {row.integer(0), row.text(1), dayOf(row.text(2)), row.text(3), {}};
            for (const QString &line : row.text(4).split(u'\n', Qt::SkipEmptyParts))
                fact.highlights << line.trimmed();
            if (fact.date > m_facts.today)
                m_facts.upcoming << fact;
            else
                m_facts.released.prepend(fact);
        });
    }

    Result<> readTickets()
    {
        return rows(u"SELECT id, CaseNumber, Subject, Severity__c, Status, CreatedDate FROM \"Case\" WHERE AccountId = ?1 AND deleted = 0 AND IsClosed IS NOT 1 ORDER BY Severity__c IS NULL, Severity__c, CreatedDate, id LIMIT 50"_s, {},
                    [this](const Statement &row) { m_facts.tickets.append({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), momentOf(row.text(5)).toLocalTime().date()}); });
    }

    Result<> readOutages()
    {
        return rows(u"SELECT id, Name, Start__c, Minutes__c, Summary__c FROM Outage__c WHERE Account__c = ?1 AND deleted = 0 AND Start__c >= ?2 ORDER BY Start__c"_s, {since()}, [this](const Statement &row) {
            m_facts.outages << OutageFact {row.integer(0), row.text(1), momentOf(row.text(2)), row.isNull(3) ? -1 : int(row.integer(3)), row.text(4)};
        });
    }

    Connection &m_connection;
    const Schema &m_schema;
    const RuleContext m_context;
    RecordId m_last = 0;
    AgendaFacts m_facts;
};

} // namespace

QFuture<Result<AgendaFacts>> agendaFacts(RecordStore &store, RecordId account)
{
    return store.database().run([&schema = store.schema(), context = store.context(), account](Connection &connection) { return Reader(connection, schema, context).read(account); });
}
