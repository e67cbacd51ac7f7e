#include "models/reports/agenda.h"

#include "models/reports/reviewwords.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"

namespace {

using namespace review_words;

/// Writes the sections; one use.
class Draft
{
    Q_DECLARE_TR_FUNCTIONS(Agenda)

public:
    Draft(const AgendaFacts &facts, const Schema &schema)
        : m_facts(facts)
        , m_schema(schema)
    {
        m_document.account = facts.account;
        m_document.customer = facts.name;
        m_document.title = facts.subject.isEmpty() ? tr("Meeting agenda") : tr("Agenda: %1").arg(facts.subject);
        m_document.quarter = facts.start.isValid() ? momentText(facts.start) : dayText(facts.today);
        m_document.preparedBy = facts.csm;
        m_document.first = m_document.last = m_document.made = facts.today;
        m_document.language = QLocale().bcp47Name();
        m_document.rightToLeft = QLocale().textDirection() == Qt::RightToLeft;
    }

    ReviewDocument write()
    {
        writePeople();
        writeFollowUps();
        writeRequests();
        writeReleases();
        m_document.sections << ReviewSection {.key = u"floor"_s, .title = tr("Your topics"), .message = tr("What else is on your mind?")};
        writeStatus();
        return m_document;
    }

private:
    void writePeople()
    {
        ReviewSection section {.key = u"people"_s, .title = tr("Who is there")};
        section.message = m_facts.theirs.isEmpty() ? tr("Who joins us from %1 is still open.").arg(m_facts.name) : tr("%1: %2").arg(m_facts.name, QLocale().createSeparatedList(m_facts.theirs));
        if (!m_facts.ours.isEmpty())
            section.points << tr("From our side: %1").arg(QLocale().createSeparatedList(m_facts.ours));
        m_document.sections << section;
    }

    ReviewTable steps(const QString &title, const QList<StepFact> &facts, bool shared) const
    {
        ReviewTable table {.title = title, .columns = {{tr("Step"), 6}, {tr("Due"), 2}, {tr("Who"), 2}}, .rows = {}, .internal = !shared};
        for (const StepFact &fact : facts) {
            if (fact.shared == shared)
                table.rows << QStringList {fact.subject, dayText(fact.due), fact.owner};
        }
        return table;
    }

    void writeFollowUps()
    {
        ReviewSection section {.key = u"followups"_s, .title = tr("Follow-ups")};
        section.message = m_facts.lastDay.isValid() ? tr("We last met on %1.").arg(dayText(m_facts.lastDay)) : tr("This is our first meeting.");
        ReviewTable open = steps(tr("Still open"), m_facts.open, true);
        open.whenEmpty = tr("No agreed step is open.");
        section.tables << open;
        for (const auto &[title, facts, shared] : {std::tuple {tr("Done since"), &m_facts.done, true}, {tr("Our own steps"), &m_facts.open, false}, {tr("Our own, done since"), &m_facts.done, false}}) {
            if (const ReviewTable table = steps(title, *facts, shared); !table.rows.isEmpty())
                section.tables << table;
        }
        m_document.sections << section;
    }

    void writeRequests()
    {
        if (m_facts.requests.isEmpty())
            return;
        const Field *status = m_schema.type(object_code::featureRequest)->field(feature_request::status);
        ReviewSection section {.key = u"requests"_s, .title = tr("Your requests")};
        ReviewTable table {.title = {}, .columns = {{tr("Request"), 6}, {tr("State"), 2}, {tr("Release"), 2}, {tr("New"), 1}}, .rows = {}};
        int news = 0;
        for (const AgendaRequest &request : m_facts.requests) {
            news += request.isNew;
            table.rows << QStringList {request.title, choiceText(status, request.state), request.release, request.isNew ? tr("new") : QString()};
        }
        section.message = news ? tr("%n of your requests moved since we last met.", nullptr, news) : tr("None of your requests moved since we last met.");
        section.tables << table;
        m_document.sections << section;
    }

    void writeReleases()
    {
        if (m_facts.released.isEmpty() && m_facts.upcoming.isEmpty() && m_facts.version.isEmpty())
            return;
        ReviewSection section {.key = u"releases"_s, .title = tr("What is new")};
        const ReleaseFact latest = m_facts.released.value(0);
        if (latest.id)
            section.message = latest.summary.isEmpty() ? tr("%1 is out since %2.").arg(latest.name, dayText(latest.date)) : tr("%1 is out since %2: %3").arg(latest.name, dayText(latest.date), latest.summary);
        else
            section.message = m_facts.upcoming.isEmpty() ? tr("Your version: %1.").arg(m_facts.version) : tr("%1 is coming.").arg(m_facts.upcoming.first().name);
        section.points = latest.highlights;
        if (!m_facts.version.isEmpty() && latest.id) {
            qsizetype behind = 0;
            while (behind < m_facts.released.size() && !m_facts.released.at(behind).name.contains(m_facts.version, Qt::CaseInsensitive) && !m_facts.version.contains(m_facts.released.at(behind).name, Qt::CaseInsensitive))
                ++behind;
            if (behind == 0)
                section.points << tr("You run the latest release, %1.").arg(m_facts.version);
            else if (behind < m_facts.released.size())
                section.points << tr("You run %1; %n newer release(s) are out.", nullptr, int(behind)).arg(m_facts.version);
            else
                section.points << tr("You run %1.").arg(m_facts.version);
        }
        for (const QString &line : m_facts.versionNotes.split(u'\n', Qt::SkipEmptyParts))
            section.points << line.trimmed();
        for (const ReleaseFact &next : m_facts.upcoming.mid(0, 2))
            section.points << (next.summary.isEmpty() ? tr("Coming on %1: %2").arg(dayText(next.date), next.name) : tr("Coming on %1: %2, %3").arg(dayText(next.date), next.name, next.summary));
        m_document.sections << section;
    }

    /// What to know before the call begins (Fleet handbook: gather the status on the day of the call). Never for the customer.
    void writeStatus()
    {
        ReviewSection section {.key = u"status"_s, .title = tr("Status on the day"), .message = {}, .internal = true};
        const int severe = int(std::count_if(m_facts.tickets.cbegin(), m_facts.tickets.cend(), [](const AgendaTicket &ticket) { return ticket.severity == u"P0" || ticket.severity == u"P1"; }));
        //: Both parts are whole sentences.
        section.message = tr("%1 %2").arg(tr("%n ticket(s) are open.", nullptr, int(m_facts.tickets.size())), severe ? tr("%n of them P0 or P1.", nullptr, severe) : tr("None is P0 or P1."));
        const ObjectType &tickets = *m_schema.type(object_code::supportCase);
        ReviewTable open {.title = tr("Open tickets"), .columns = {{tr("Ticket"), 2}, {tr("Subject"), 5}, {tr("Severity"), 1}, {tr("State"), 2}, {tr("Opened"), 2}}, .rows = {}, .whenEmpty = tr("No ticket is open.")};
        for (const AgendaTicket &ticket : m_facts.tickets)
            open.rows << QStringList {ticket.number, ticket.subject, ticket.severity, choiceText(tickets.field(support_case::status), ticket.status), dayText(ticket.opened)};
        section.tables << open;
        for (const OutageFact &outage : m_facts.outages)
            section.points << tr("Outage on %1: %2").arg(momentText(outage.start), outage.summary.isEmpty() ? outage.name : outage.summary);
        if (m_facts.score >= 0)
            section.points << tr("Computed health: %1").arg(plainNumber(double(m_facts.score)));
        if (!m_facts.lastSubject.isEmpty())
            section.points << tr("Last time: %1").arg(m_facts.lastSubject);
        for (const QString &line : m_facts.lastNotes.split(u'\n', Qt::SkipEmptyParts).mid(0, 12))
            section.points << line.trimmed();
        m_document.sections << section;
    }

    const AgendaFacts &m_facts;
    const Schema &m_schema;
    ReviewDocument m_document;
};

} // namespace

ReviewDocument draftAgenda(const AgendaFacts &facts, const Schema &schema)
{
    return Draft(facts, schema).write();
}
