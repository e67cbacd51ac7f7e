#include "models/storage/reviewfacts.h"

#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/quarters.h"
#include "models/schema/referencerules.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"
#include "models/storage/reviewdates.h"

namespace {

QDate dayOf(const QString &stored)
{
    return QDate::fromString(stored.left(10), Qt::ISODate);
}

/// The local day of a stored moment.
QDate localDay(const QString &stored)
{
    const QDateTime moment = QDateTime::fromString(stored, Qt::ISODateWithMs);
    return moment.isValid() ? moment.toLocalTime().date() : dayOf(stored);
}

QString storedMoment(const QDate &day)
{
    return day.startOfDay().toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        QString plain = line.trimmed();
        while (plain.startsWith(u"- "_s) || plain.startsWith(u"* "_s))
            plain = plain.mid(2).trimmed();
        if (!plain.isEmpty())
            lines << plain;
    }
    return lines;
}

std::optional<double> number(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
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

    Result<ReviewFacts> read(const ReviewQuestion &question)
    {
        m_facts.account = question.account;
        m_facts.today = m_context.today;
        if (const Result<> done = readAccount(); !done)
            return done.error();
        if (const Result<> done = chooseQuarter(question.quarter); !done)
            return done.error();
        for (const auto part : {&Reader::readUsageNumbers, &Reader::readBugs, &Reader::readReleases, &Reader::readOutages, &Reader::readCriteria, &Reader::readHealthCheck, &Reader::readTalks, &Reader::readSteps, &Reader::readRequests,
                                &Reader::readRisks, &Reader::readReferences, &Reader::readPeopleChanges, &Reader::readRoleChanges, &Reader::readHealth, &Reader::readLogo}) {
            if (const Result<> done = (this->*part)(); !done)
                return done.error();
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
    QString first() const { return m_facts.first.toString(Qt::ISODate); }
    QString last() const { return m_facts.last.toString(Qt::ISODate); }
    QString begin() const { return storedMoment(m_facts.first); }
    QString end() const { return storedMoment(m_facts.last.addDays(1)); }

    Result<> readAccount()
    {
        bool found = false;
        const Result<> done = rows(u"SELECT a.Name, a.GitHub_label__c, a.Customer_Segmentation_Tier__c, a.Segment__c, a.Health__c, a.Health_Score__c, a.ARR_Current__c, a.CurrencyIsoCode, a.Seats_Licensed__c, "
                                   "a.Customer_Since__c, a.Renewal_Date__c, coalesce(c.Name, o.Name), s.Name FROM Account a LEFT JOIN \"User\" o ON o.id = a.OwnerId LEFT JOIN \"User\" c ON c.id = a.CSM_Lookup__c "
                                   "LEFT JOIN Contact s ON s.id = a.Executive_Sponsor__c WHERE a.id = ?1 AND a.deleted = 0"_s, {}, [&](const Statement &row) {
            found = true;
            m_facts.name = row.text(0);
            m_facts.codename = row.text(1);
            m_facts.tier = row.text(2);
            m_facts.segment = row.text(3);
            m_facts.health = row.text(4);
            m_facts.score = row.isNull(5) ? -1 : int(row.integer(5));
            m_facts.arr = number(row, 6);
            m_facts.currency = row.text(7);
            m_facts.seats = int(row.integer(8));
            m_facts.customerSince = dayOf(row.text(9));
            m_facts.renewal = dayOf(row.text(10));
            m_facts.csm = row.text(11);
            m_facts.sponsor = row.text(12);
        });
        if (!done || found)
            return done;
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Reviews", "There is no such account.")};
    }

    Result<> chooseQuarter(const QString &named)
    {
        QDate start = contractStartOf(m_connection, m_facts.account, m_facts.renewal, m_facts.today);
        if (!start.isValid())
            start = m_facts.customerSince;
        if (!start.isValid() || start > m_facts.today)
            start = QDate(m_facts.today.year(), 1, 1); // no contract is known: the calendar's quarters
        m_facts.contractStart = start;
        const ContractQuarter quarter = named.isEmpty() ? reviewedQuarter(start, m_facts.today) : quarterNamed(named, start, m_facts.today);
        if (!quarter.isValid())
            return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Reviews", "“%1” is no quarter: write Q3, 2026-Q3 or a day in it such as 2026-08-15.").arg(named)};
        m_facts.first = quarter.first;
        m_facts.last = quarter.last;
        return {};
    }

    Result<> readUsageNumbers()
    {
        const Result<QList<UsageSeries>> usage = readUsage(m_connection, m_facts.account, m_facts.last.addYears(-2).addDays(1), m_facts.last);
        if (!usage)
            return usage.error();
        m_facts.usage = *usage;
        return {};
    }

    Result<> readBugs()
    {
        return rows(u"SELECT id, CaseNumber, Subject, Severity__c, CreatedDate, ClosedDate, Post_Mortem_Summary__c FROM \"Case\" "
                    "WHERE AccountId = ?1 AND deleted = 0 AND Type IN ('Bug', 'Problem') AND CreatedDate < ?3 AND (ClosedDate IS NULL OR ClosedDate >= ?2) ORDER BY CreatedDate"_s, {begin(), end()}, [this](const Statement &row) {
            const BugFact bug {row.integer(0), row.text(1), row.text(2), row.text(3), localDay(row.text(4)), localDay(row.text(5)), row.text(6)};
            const auto inQuarter = [this](const QDate &day) { return day.isValid() && day >= m_facts.first && day <= m_facts.last; };
            if (inQuarter(bug.opened))
                m_facts.opened << bug;
            if (inQuarter(bug.closed))
                m_facts.closed << bug;
            if (!bug.closed.isValid() || bug.closed > m_facts.last)
                m_facts.open << bug;
            if (inQuarter(bug.opened) && (bug.severity == u"P0" || bug.severity == u"P1"))
                m_facts.incidents << bug;
        });
    }

    Result<> readReleases()
    {
        return rows(u"SELECT id, Name, Release_Date__c, Summary__c, Highlights__c FROM Release__c WHERE deleted = 0 AND ?1 > 0 ORDER BY Release_Date__c"_s, {}, [this](const Statement &row) {
            const ReleaseFact fact {row.integer(0), row.text(1), dayOf(row.text(2)), row.text(3), linesOf(row.text(4))};
            if (fact.date > m_facts.today)
                m_facts.upcoming << fact;
            else
                m_facts.released.prepend(fact);
        });
    }

    Result<> readOutages()
    {
        return rows(u"SELECT id, Name, Start__c, Minutes__c, Summary__c FROM Outage__c WHERE Account__c = ?1 AND deleted = 0 AND Start__c >= ?2 AND Start__c < ?3 ORDER BY Start__c"_s, {begin(), end()}, [this](const Statement &row) {
            m_facts.outages << OutageFact {row.integer(0), row.text(1), QDateTime::fromString(row.text(2), Qt::ISODateWithMs), row.isNull(3) ? -1 : int(row.integer(3)), row.text(4)};
        });
    }

    Result<> readCriteria()
    {
        return rows(u"SELECT c.id, c.Name, c.Unit__c, c.Baseline__c, c.Target__c, c.Current__c, coalesce(c.Start_Date__c, substr(c.CreatedDate, 1, 10)), c.Due_Date__c, c.Status__c, u.Name FROM Success_Criterion__c c LEFT JOIN \"User\" u ON u.id = c.OwnerId "
                    "WHERE c.Account__c = ?1 AND c.deleted = 0 ORDER BY c.Due_Date__c, c.id"_s, {}, [this](const Statement &row) {
            m_facts.criteria << CriterionFact {row.integer(0), row.text(1), row.text(2), number(row, 3), number(row, 4), number(row, 5), dayOf(row.text(6)), dayOf(row.text(7)), row.text(8), row.text(9)};
        });
    }

    Result<> readHealthCheck()
    {
        const QString oldest = m_facts.first.addMonths(-3).toString(Qt::ISODate);
        const QString newest = std::max(m_facts.last, m_facts.today).toString(Qt::ISODate);
        const Result<> found = rows(u"SELECT id, Date__c FROM Health_Check__c WHERE Account__c = ?1 AND deleted = 0 AND Date__c BETWEEN ?2 AND ?3 ORDER BY Date__c DESC, id DESC LIMIT 1"_s, {oldest, newest}, [this](const Statement &row) {
            m_facts.healthCheck = row.integer(0);
            m_facts.healthCheckDate = dayOf(row.text(1));
        });
        if (!found || !m_facts.healthCheck)
            return found;
        return rows(u"SELECT id, Name, Used__c, Why__c, Could_Be_Better__c, In_Review__c FROM Health_Check_Finding__c WHERE ?1 > 0 AND Health_Check__c = CAST(?2 AS INTEGER) AND deleted = 0 ORDER BY Name COLLATE NOCASE, id"_s,
                    {QString::number(m_facts.healthCheck)}, [this](const Statement &row) {
            m_facts.findings << FindingFact {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5) != 0};
        });
    }

    Result<> readTalks()
    {
        const Result<> calls = rows(u"SELECT id, Subject, ActivityDate, Type, Sub_Type__c, Feedback_Kinds__c, (SELECT group_concat(c.Name, char(10)) FROM record_link l JOIN Contact c ON c.id = l.target WHERE l.record = a.id AND l.field = 'WhoId'), "
                                    "(SELECT Name FROM Contact WHERE id = a.WhoId) FROM Activity a WHERE AccountId = ?1 AND deleted = 0 AND IsClosed = 1 AND TaskSubtype = 'Call' AND ActivityDate BETWEEN ?2 AND ?3 ORDER BY ActivityDate DESC, id DESC"_s,
                                    {first(), last()}, [this](const Statement &row) {
            QStringList people = row.text(7).isEmpty() ? QStringList() : QStringList {row.text(7)};
            people += row.text(6).split(u'\n', Qt::SkipEmptyParts);
            people.removeDuplicates();
            m_facts.talks << TalkFact {row.integer(0), row.text(1), dayOf(row.text(2)), row.text(3), row.text(4), row.text(5).split(u';', Qt::SkipEmptyParts), people};
        });
        if (!calls)
            return calls;
        const Result<> meetings = rows(u"SELECT id, Subject, ActivityDate FROM Event WHERE AccountId = ?1 AND deleted = 0 AND ActivityDate BETWEEN ?2 AND min(?3, ?4) ORDER BY ActivityDate DESC, id DESC"_s,
                    {first(), last(), m_facts.today.toString(Qt::ISODate)}, [this](const Statement &row) {
            m_facts.talks << TalkFact {row.integer(0), row.text(1), dayOf(row.text(2)), u"Meeting"_s, {}, {}, {}};
        });
        std::stable_sort(m_facts.talks.begin(), m_facts.talks.end(), [](const TalkFact &a, const TalkFact &b) { return a.date > b.date; });
        return meetings;
    }

    Result<> readSteps()
    {
        return rows(u"SELECT a.id, a.Subject, a.CreatedDate, a.ActivityDate, u.Name, a.Shared_With_Customer__c FROM Activity a LEFT JOIN \"User\" u ON u.id = a.OwnerId WHERE a.AccountId = ?1 AND a.deleted = 0 AND a.IsClosed IS NOT 1 ORDER BY a.ActivityDate IS NULL, a.ActivityDate, a.id LIMIT 50"_s,
                    {}, [this](const Statement &row) { m_facts.steps << StepFact {row.integer(0), row.text(1), dayOf(row.text(3)), row.text(4), row.integer(5) != 0, localDay(row.text(2))}; });
    }

    /// One line for each request, however many of the customer asked for it.
    Result<> readRequests()
    {
        const QString columns = u"SELECT r.id, r.Name, r.Status__c, rel.Name, r.Shipped_Date__c, rel.Summary__c FROM Feature_Request__c r LEFT JOIN Release__c rel ON rel.id = r.Shipped_Release__c AND rel.deleted = 0 "
                                "WHERE r.deleted = 0 AND r.id IN (SELECT Feature_Request__c FROM Feature_Request_Ask__c WHERE Account__c = ?1 AND deleted = 0) AND %1"_s;
        const Result<> open = rows(columns.arg(u"r.Status__c IN ('Open', 'Prioritized', 'In development') ORDER BY r.Status__c = 'In development' DESC, r.Status__c = 'Prioritized' DESC, r.Name COLLATE NOCASE, r.id"_s), {},
                                   [this](const Statement &row) { m_facts.requestsOpen.append({.id = row.integer(0), .title = row.text(1), .state = row.text(2), .text = row.text(3), .date = {}, .amount = {}}); });
        if (!open)
            return open;
        return rows(columns.arg(u"r.Status__c IN ('Shipped', 'Closed') AND r.Shipped_Date__c BETWEEN ?2 AND ?3 ORDER BY r.Shipped_Date__c, r.id"_s), {first(), last()}, [this](const Statement &row) {
            const QString brings = row.text(5).isEmpty() ? row.text(3) : u"%1: %2"_s.arg(row.text(3), row.text(5));
            m_facts.requestsDelivered.append({.id = row.integer(0), .title = row.text(1), .state = row.text(2), .text = brings, .date = dayOf(row.text(4)), .amount = {}});
        });
    }

    Result<> readRisks()
    {
        return rows(u"SELECT id, Name, Status__c, Next_Step__c, Next_Step_Date__c, Risk_Amount__c FROM Customer_Risk__c WHERE Account__c = ?1 AND deleted = 0 AND IsClosed__c IS NOT 1 ORDER BY Risk_Amount__c DESC, id"_s, {}, [this](const Statement &row) {
            m_facts.risks.append({.id = row.integer(0), .title = row.text(1), .state = row.text(2), .text = row.text(3), .date = dayOf(row.text(4)), .amount = number(row, 5)});
        });
    }

    /// What may be used outside decides ReferenceRules, as everywhere.
    Result<> readReferences()
    {
        return rows(u"SELECT id, Name, Reference_Type__c, Published_Reference_URL__c, Status__c, Approved_by_Legal__c, Mattermost_Legal_Sign_Off__c, Internal_or_External__c, Reference_Start_Date__c, Reference_End_Date__c FROM Customer_Reference__c "
                    "WHERE Account__c = ?1 AND deleted = 0 ORDER BY Name COLLATE NOCASE, id"_s, {}, [this](const Statement &row) {
            const ReferenceFacts reference {.completed = row.text(4) == u"Completed", .customerLegal = row.integer(5) != 0, .ownLegal = row.integer(6) != 0, .external = row.text(7) == u"External",
                                            .accountAtRisk = ReferenceRules::isAtRisk(m_facts.health, m_facts.risks.isEmpty() ? QVariant() : true), .start = dayOf(row.text(8)), .end = dayOf(row.text(9))};
            const bool usable = ReferenceRules::obstacles(reference, m_facts.today, true).isEmpty();
            (usable ? m_facts.references : m_facts.otherReferences).append({.id = row.integer(0), .title = row.text(1), .state = usable ? row.text(2) : row.text(4), .text = row.text(3), .date = {}, .amount = {}});
        });
    }

    /// The journal knows who was it before; people who left say so themselves.
    Result<> readPeopleChanges()
    {
        const Result<> left = rows(u"SELECT id, Name, Left_Company_Date__c FROM Contact WHERE AccountId = ?1 AND deleted = 0 AND Left_Company__c = 1 AND Left_Company_Date__c BETWEEN ?2 AND ?3 ORDER BY Left_Company_Date__c, id"_s, {first(), last()}, [this](const Statement &row) {
            m_facts.peopleChanges.append({.id = row.integer(0), .title = row.text(1), .state = contact::left, .text = {}, .date = dayOf(row.text(2)), .amount = {}});
        });
        if (!left)
            return left;
        return rows(u"SELECT a.id, n.Name, b.Name, max(s.at) FROM Account a JOIN journal j ON j.record = a.id AND j.field = 'Executive_Sponsor__c' JOIN step s ON s.id = j.step AND s.at >= ?2 AND s.at < ?3 "
                    "JOIN Contact n ON n.id = a.Executive_Sponsor__c LEFT JOIN Contact b ON b.id = CAST(j.before AS INTEGER) WHERE a.id = ?1 AND j.before <> '' AND CAST(j.before AS INTEGER) <> a.Executive_Sponsor__c GROUP BY a.id"_s,
                    {begin(), end()}, [this](const Statement &row) {
            m_facts.peopleChanges.append({.id = row.integer(0), .title = row.text(1), .state = account::sponsor, .text = row.text(2), .date = localDay(row.text(3)), .amount = {}});
        });
    }

    /// Who took over a role of the stakeholder map, and who gave one up. Whoever had it shortly before is the one before.
    Result<> readRoleChanges()
    {
        const Result<> came = rows(u"SELECT s.id, c.Name, s.Role__c, s.Since__c, (SELECT p.Name FROM Stakeholder__c b JOIN Contact p ON p.id = b.Contact__c WHERE b.Account__c = s.Account__c AND b.deleted = 0 AND b.Role__c = s.Role__c "
                                   "AND b.Contact__c <> s.Contact__c AND b.Left_On__c BETWEEN date(s.Since__c, '-92 days') AND date(s.Since__c, '+31 days') ORDER BY b.Left_On__c DESC, b.id LIMIT 1) "
                                   "FROM Stakeholder__c s JOIN Contact c ON c.id = s.Contact__c WHERE s.Account__c = ?1 AND s.deleted = 0 AND s.Since__c BETWEEN ?2 AND ?3 ORDER BY s.Since__c, s.id"_s, {first(), last()}, [this](const Statement &row) {
            m_facts.roleChanges.append({.person = {.id = row.integer(0), .title = row.text(1), .state = row.text(2), .text = row.text(4), .date = dayOf(row.text(3)), .amount = {}}, .left = false});
        });
        if (!came)
            return came;
        return rows(u"SELECT s.id, c.Name, s.Role__c, s.Left_On__c FROM Stakeholder__c s JOIN Contact c ON c.id = s.Contact__c WHERE s.Account__c = ?1 AND s.deleted = 0 AND s.Left_On__c BETWEEN ?2 AND ?3 ORDER BY s.Left_On__c, s.id"_s, {first(), last()}, [this](const Statement &row) {
            m_facts.roleChanges.append({.person = {.id = row.integer(0), .title = row.text(1), .state = row.text(2), .text = {}, .date = dayOf(row.text(3)), .amount = {}}, .left = true});
        });
    }

    Result<> readHealth()
    {
        const Result<AccountHealth> health = readAccountHealth(m_connection, m_schema, m_context, m_facts.account);
        if (!health) // "Hold Public" is no customer
            return health.error().kind == Error::Kind::NotFound ? Result<>() : Result<>(health.error());
        m_facts.computedScore = health->row.computed.score;
        m_facts.computedTone = health->row.computed.tone;
        for (const HealthWeek &week : health->weeks)
            m_facts.healthWeeks.append({week.monday, week.score});
        return {};
    }

    Result<> readLogo()
    {
        return rows(u"SELECT f.value FROM Account a JOIN fact f ON f.key = 'logo:' || a.uuid WHERE a.id = ?1"_s, {}, [this](const Statement &row) { m_facts.logo = QByteArray::fromBase64(row.utf8(0).toByteArray()); });
    }

    Connection &m_connection;
    const Schema &m_schema;
    const RuleContext m_context;
    ReviewFacts m_facts;
};

} // namespace

double CriterionFact::done() const
{
    if (!now || !target || qFuzzyCompare(*target + 1, baseline.value_or(0) + 1))
        return 0;
    const double from = baseline.value_or(0);
    return std::clamp((*now - from) / (*target - from), 0.0, 1.0);
}

Result<ReviewFacts> readReviewFacts(Connection &connection, const Schema &schema, const RuleContext &context, const ReviewQuestion &question)
{
    return Reader(connection, schema, context).read(question);
}

QFuture<Result<ReviewFacts>> reviewFacts(RecordStore &store, const ReviewQuestion &question)
{
    return store.database().run([&schema = store.schema(), context = store.context(), question](Connection &connection) { return readReviewFacts(connection, schema, context, question); });
}

QFuture<Result<>> setReviewLogo(RecordStore &store, RecordId account, const QByteArray &png)
{
    return store.database().run([account, png](Connection &connection) -> Result<> {
        // The account's uuid, not its id: it stays the same in a file that was restored or synchronised.
        Statement row = connection.prepare(png.isEmpty() ? u"DELETE FROM fact WHERE key = 'logo:' || (SELECT uuid FROM Account WHERE id = ?1)"_s
                                                         : u"INSERT OR REPLACE INTO fact(key, value) SELECT 'logo:' || uuid, ?2 FROM Account WHERE id = ?1"_s);
        row.bind(1, account);
        if (!png.isEmpty())
            row.bindBytes(2, png.toBase64());
        row.step();
        return row.failed() || !row.isValid() ? Result<>(connection.lastError()) : Result<>();
    });
}

QFuture<Result<QList<RecordId>>> accountsOfTier(RecordStore &store, const QString &tier)
{
    return store.database().run([tier](Connection &connection) -> Result<QList<RecordId>> {
        QList<RecordId> ids;
        Statement rows = connection.prepare(u"SELECT id FROM Account WHERE deleted = 0 AND Customer_Segmentation_Tier__c = ? ORDER BY Renewal_Date__c IS NULL, Renewal_Date__c, id"_s);
        rows.bind(1, tier);
        while (rows.step())
            ids << rows.integer(0);
        if (rows.failed() || !rows.isValid())
            return connection.lastError();
        return ids;
    });
}
