#include "models/reports/reviewdraft.h"

#include "models/reports/reviewwords.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/quarters.h"

#include <cmath>

namespace {

using namespace review_words;

/// Writes the sections; one use.
class Draft
{
    Q_DECLARE_TR_FUNCTIONS(Reviews)

public:
    Draft(const ReviewFacts &facts, const Schema &schema, const ReviewSetting &setting)
        : m_facts(facts)
        , m_schema(schema)
        , m_before(quarterBefore(facts.contractStart, contractQuarter(facts.contractStart, facts.first)))
    {
        m_document.account = facts.account;
        m_document.logo = setting.codenames ? QByteArray() : facts.logo; // a logo is a name
        m_document.customer = setting.codenames ? facts.codename : facts.name;
        m_document.title = tr("Business review");
        m_document.quarter = tr("Q%1, %2").arg(contractQuarter(facts.contractStart, facts.first).number).arg(daySpan(facts.first, facts.last));
        m_document.preparedBy = facts.csm;
        m_document.ownCompany = setting.ownCompany;
        m_document.first = facts.first;
        m_document.last = facts.last;
        m_document.made = facts.today;
        m_document.language = QLocale().bcp47Name();
        m_document.rightToLeft = QLocale().textDirection() == Qt::RightToLeft;
    }

    ReviewDocument write()
    {
        writeGoals();
        writeUsage();
        writeHealthCheck();
        writeSupport();
        writeAvailability();
        writeRequests();
        writeReleases();
        writeTalks();
        writeReferences();
        writeSteps();
        writeStanding();
        m_document.sections.prepend(summary());
        return m_document;
    }

private:
    /// Notes a source and returns its key.
    QString source(const QString &what, int object, const QList<RecordId> &ids)
    {
        const QString key = u"S%1"_s.arg(m_document.sources.size() + 1);
        m_document.sources << ReviewSource {key, what, int(ids.size()), object, ids.mid(0, 1000)};
        return key;
    }
    template <typename Fact>
    QString sourceOf(const QString &what, int object, const QList<Fact> &facts)
    {
        QList<RecordId> ids;
        for (const Fact &fact : facts)
            ids << fact.id;
        return source(what, object, ids);
    }
    QString span() const { return daySpan(m_facts.first, m_facts.last); }
    const UsageSeries *series(const QString &name) const
    {
        for (const UsageSeries &one : m_facts.usage) {
            if (one.metric == name)
                return &one;
        }
        return nullptr;
    }

    ReviewSection summary() const;
    void writeGoals();
    void writeUsage();
    void addUsageFigure(ReviewSection &section, const UsageSeries &numbers, const QString &label, const QString &unit);
    QString usageMessage(const ReviewFigure &first, const UsageSeries *mau) const;
    ReviewChart usageChart(const UsageSeries &mau) const;
    void writeHealthCheck();
    void writeSupport();
    void writeAvailability();
    void writeRequests();
    void writeReleases();
    void writeTalks();
    void writeRoleChanges(ReviewSection &section);
    void writeReferences();
    void writeSteps();
    void addComputedHealth(ReviewSection &section, const QString &source) const;
    void writeStanding();

    const ReviewFacts &m_facts;
    const Schema &m_schema;
    const ContractQuarter m_before;
    ReviewDocument m_document;
};

/// The first figures of the other sections, with the message that matters most.
ReviewSection Draft::summary() const
{
    ReviewSection section {.key = u"summary"_s, .title = tr("At a glance")};
    for (const ReviewSection &one : m_document.sections) {
        if (one.internal)
            continue;
        section.figures += one.figures.mid(0, one.key == u"usage" ? 2 : 1);
        if (one.key == u"goals" || one.key == u"usage" || one.key == u"support" || one.key == u"health" || one.key == u"releases")
            section.points << one.message;
    }
    const auto usage = m_document.section(u"usage"_s);
    section.message = usage && !usage->figures.isEmpty() ? usage->message : tr("What happened from %1, and what comes next.").arg(span());
    section.points.removeAll(section.message);
    return section;
}

void Draft::writeGoals()
{
    int met = 0;
    int coming = 0;
    ReviewTable table {.title = {}, .columns = {{tr("Success criterion"), 4}, {tr("Baseline"), 1, true}, {tr("Now"), 1, true}, {tr("Target"), 1, true}, {tr("Unit"), 1}, {tr("State"), 2}}, .rows = {},
                       .whenEmpty = tr("No success criteria are agreed yet.")};
    const Field *status = m_schema.type(object_code::successCriterion)->field(success_criterion::status);
    for (const CriterionFact &fact : m_facts.criteria) {
        met += fact.status == u"Met";
        coming += fact.status == u"On the way";
        table.rows << QStringList {fact.name, plainNumber(fact.baseline), plainNumber(fact.now), plainNumber(fact.target), fact.unit, choiceText(status, fact.status)};
    }
    table.source = sourceOf(tr("Success criteria of %1").arg(m_document.customer), object_code::successCriterion, m_facts.criteria);
    ReviewSection section {.key = u"goals"_s, .title = tr("Goals and success criteria")};
    const int all = int(m_facts.criteria.size());
    section.message = all == 0 ? tr("Let us agree on what success means.")
        : met == all          ? tr("All %n success criteria are met.", nullptr, all)
        : coming > 0          ? tr("%1 of %n success criteria are met, %2 on the way.", nullptr, all).arg(met).arg(coming)
                              : tr("%1 of %n success criteria are met.", nullptr, all).arg(met);
    if (all > 0)
        section.figures << ReviewFigure {.label = tr("Success criteria met"), .value = tr("%1 of %2").arg(met).arg(all), .source = table.source};
    if (const ReviewChart plan = planOf(m_facts.criteria, m_facts.today, table.source); !plan.spans.isEmpty())
        section.charts << plan;
    section.tables << table;
    m_document.sections << section;
}

void Draft::addUsageFigure(ReviewSection &section, const UsageSeries &numbers, const QString &label, const QString &unit)
{
    const std::optional<double> now = numbers.over(m_facts.first, m_facts.last);
    if (!now)
        return;
    const std::optional<double> before = numbers.over(m_before.first, m_before.last);
    ReviewFigure figure {.label = label, .value = withUnit(*now, unit)};
    if (before)
        setChange(figure, *before, *now, unit == u"%"_s, tr("since Q%1").arg(m_before.number));
    figure.source = source(tr("Usage numbers “%1”, %2").arg(label, span()), 0, {});
    m_document.sources.last().rows = pointsIn(numbers, m_facts.first, m_facts.last);
    section.figures << figure;
}

ReviewChart Draft::usageChart(const UsageSeries &mau) const
{
    ReviewChart chart {.kind = ReviewChart::Kind::Lines, .title = tr("Monthly active users and seats"), .categories = {}, .series = {{tr("Monthly active users"), {}}, {tr("Seats"), {}}}};
    const UsageSeries *seats = series(metric::seats);
    QDate month(m_facts.last.year(), m_facts.last.month(), 1);
    for (QDate at = month.addMonths(-12); at <= month; at = at.addMonths(1)) {
        const QDate end = at.addMonths(1).addDays(-1);
        chart.categories << QLocale().toString(at, u"MMM yy"_s);
        chart.series[0].values << mau.over(at, end);
        chart.series[1].values << (seats ? seats->over(at, end) : std::nullopt);
    }
    if (!seats)
        chart.series.removeLast();
    return chart;
}

QString Draft::usageMessage(const ReviewFigure &first, const UsageSeries *mau) const
{
    const std::optional<double> now = mau ? mau->over(m_facts.first, m_facts.last) : std::nullopt;
    const std::optional<double> before = mau ? mau->over(m_before.first, m_before.last) : std::nullopt;
    if (!now)
        return tr("%1: %2.").arg(first.label, first.value);
    if (!before || *before <= 0)
        return tr("%1 people used it every month.").arg(plainNumber(*now));
    const double percent = std::round((*now - *before) / *before * 100);
    if (percent == 0)
        return tr("%1 people used it every month, as many as in Q%2.").arg(plainNumber(*now)).arg(m_before.number);
    return (percent > 0 ? tr("%1 people used it every month, %2 % more than in Q%3.") : tr("%1 people used it every month, %2 % fewer than in Q%3.")).arg(plainNumber(*now), plainNumber(std::fabs(percent))).arg(m_before.number);
}

void Draft::writeUsage()
{
    ReviewSection section {.key = u"usage"_s, .title = tr("Usage")};
    const UsageSeries *mau = series(metric::mau);
    if (mau)
        addUsageFigure(section, *mau, metricLabel(metric::mau), {});
    for (const UsageSeries &ratio : derivedUsage(m_facts.usage, m_facts.seats))
        addUsageFigure(section, ratio, ratio.metric == u"DAU/MAU" ? tr("Daily of monthly users") : tr("Seats in use"), u"%"_s);
    std::stable_sort(section.figures.begin() + (mau && !section.figures.isEmpty() ? 1 : 0), section.figures.end(),
                     [](const ReviewFigure &a, const ReviewFigure &b) { return a.label == tr("Seats in use") && b.label != a.label; });
    for (const QString &name : {metric::sessionMinutes, metric::extensions, metric::hosts, metric::champions}) {
        const UsageSeries *numbers = series(name);
        const Metric *known = knownMetric(name);
        if (numbers)
            addUsageFigure(section, *numbers, metricLabel(name), known->unit);
    }
    if (mau && mau->points.size() > 1) {
        section.charts << usageChart(*mau);
        section.charts.last().source = section.figures.isEmpty() ? QString() : section.figures.first().source;
    }
    section.points = adviceOnUse(m_facts);
    if (section.figures.isEmpty()) {
        section.message = tr("No usage numbers are at hand for this quarter.");
    } else {
        section.message = usageMessage(section.figures.first(), mau);
    }
    m_document.sections << section;
}

void Draft::writeHealthCheck()
{
    if (!m_facts.healthCheck)
        return;
    QList<FindingFact> shown;
    QStringList unused;
    const Field *used = m_schema.type(object_code::healthCheckFinding)->field(health_check_finding::used);
    ReviewTable table {.title = {}, .columns = {{tr("Feature"), 2}, {tr("Use"), 1}, {tr("Why"), 3}, {tr("Could be better"), 3}}, .rows = {}, .whenEmpty = tr("The health check found nothing to show.")};
    for (const FindingFact &fact : m_facts.findings) {
        if (!fact.inReview)
            continue;
        shown << fact;
        table.rows << QStringList {fact.feature, choiceText(used, fact.used), fact.why, fact.better};
        if (fact.used == u"Not used")
            unused << fact.feature;
    }
    table.source = sourceOf(tr("Findings of the health check of %1").arg(dayText(m_facts.healthCheckDate)), object_code::healthCheckFinding, shown);
    ReviewSection section {.key = u"health"_s, .title = tr("Health check")};
    section.message = unused.isEmpty() ? tr("Every feature we looked at is in use.") : tr("Not in use yet: %1.").arg(QLocale().createSeparatedList(unused));
    section.figures << ReviewFigure {.label = tr("Features in use"), .value = tr("%1 of %2").arg(shown.size() - unused.size()).arg(shown.size()), .source = table.source};
    section.tables << table;
    m_document.sections << section;
}

void Draft::writeSupport()
{
    ReviewSection section {.key = u"support"_s, .title = tr("Bugs and incidents")};
    const auto tickets = [](const QString &words) { return words; };
    const QString opened = sourceOf(tickets(tr("Tickets of type Bug or Problem, opened %1").arg(span())), object_code::supportCase, m_facts.opened);
    const QString closed = sourceOf(tickets(tr("Tickets of type Bug or Problem, closed %1").arg(span())), object_code::supportCase, m_facts.closed);
    const QString open = sourceOf(tickets(tr("Tickets of type Bug or Problem, open on %1").arg(dayText(m_facts.last))), object_code::supportCase, m_facts.open);
    section.figures << ReviewFigure {.label = tr("Bugs open"), .value = plainNumber(double(m_facts.open.size())), .source = open} << ReviewFigure {.label = tr("Bugs opened"), .value = plainNumber(double(m_facts.opened.size())), .source = opened}
                    << ReviewFigure {.label = tr("Bugs closed"), .value = plainNumber(double(m_facts.closed.size())), .source = closed}
                    << ReviewFigure {.label = tr("P0 and P1 incidents"), .value = plainNumber(double(m_facts.incidents.size())), .tone = m_facts.incidents.isEmpty() ? u"good"_s : u"risk"_s, .source = opened};
    section.charts << monthlyBars(tr("Bugs opened and closed by month"), m_facts, opened);
    ReviewTable incidents {.title = tr("P0 and P1 incidents"), .columns = {{tr("Ticket"), 1}, {tr("Subject"), 3}, {tr("Severity"), 1}, {tr("Opened"), 1}, {tr("Post-mortem"), 5}}, .rows = {}, .source = opened, .whenEmpty = tr("There was no P0 or P1 incident in this quarter.")};
    for (const BugFact &bug : m_facts.incidents)
        incidents.rows << QStringList {bug.number, bug.title, bug.severity, dayText(bug.opened), bug.postMortem.isEmpty() ? tr("The post-mortem is not written yet.") : bug.postMortem};
    ReviewTable still {.title = tr("Still open"), .columns = {{tr("Ticket"), 1}, {tr("Subject"), 4}, {tr("Severity"), 1}, {tr("Opened"), 1}}, .rows = {}, .source = open, .whenEmpty = tr("No bug is open.")};
    for (const BugFact &bug : m_facts.open)
        still.rows << QStringList {bug.number, bug.title, bug.severity, dayText(bug.opened)};
    section.tables << incidents << still;
    section.message = m_facts.open.isEmpty() ? tr("No bug is open at the end of the quarter.") : tr("%n bug(s) are open at the end of the quarter; %1 were closed in it.", nullptr, int(m_facts.open.size())).arg(m_facts.closed.size());
    m_document.sections << section;
}

void Draft::writeAvailability()
{
    const UsageSeries *uptime = series(metric::uptime);
    if (!uptime && m_facts.outages.isEmpty())
        return;
    ReviewSection section {.key = u"availability"_s, .title = tr("Availability")};
    if (uptime)
        addUsageFigure(section, *uptime, metricLabel(metric::uptime), u"%"_s);
    int minutes = 0;
    ReviewTable table {.title = tr("Outages"), .columns = {{tr("When"), 2}, {tr("What"), 2}, {tr("Minutes"), 1, true}, {tr("What we did"), 5}}, .rows = {}, .whenEmpty = tr("There was no outage in this quarter.")};
    for (const OutageFact &fact : m_facts.outages) {
        minutes += std::max(0, fact.minutes);
        table.rows << QStringList {momentText(fact.start), fact.name, fact.minutes < 0 ? tr("not over") : plainNumber(double(fact.minutes)), fact.summary};
    }
    table.source = sourceOf(tr("Outages that began %1").arg(span()), object_code::outage, m_facts.outages);
    section.figures << ReviewFigure {.label = tr("Minutes of outage"), .value = plainNumber(double(minutes)), .source = table.source};
    section.tables << table;
    section.message = m_facts.outages.isEmpty() ? tr("The service was there all quarter.") : tr("%n outage(s) took %1 minutes in all.", nullptr, int(m_facts.outages.size())).arg(plainNumber(double(minutes)));
    m_document.sections << section;
}

void Draft::writeRequests()
{
    if (m_facts.requestsOpen.isEmpty() && m_facts.requestsDelivered.isEmpty())
        return;
    ReviewSection section {.key = u"requests"_s, .title = tr("Your feature requests")};
    ReviewTable delivered {.title = tr("Delivered"), .columns = {{tr("Request"), 4}, {tr("Delivered"), 1}, {tr("What it brings"), 4}}, .rows = {}, .whenEmpty = tr("No request was delivered in this quarter.")};
    for (const NotedFact &fact : m_facts.requestsDelivered)
        delivered.rows << QStringList {fact.title, dayText(fact.date), fact.text};
    const Field *status = m_schema.type(object_code::featureRequest)->field(feature_request::status);
    ReviewTable open {.title = tr("Open"), .columns = {{tr("Request"), 5}, {tr("State"), 2}, {tr("Release"), 2}}, .rows = {}, .whenEmpty = tr("No request is open.")};
    for (const NotedFact &fact : m_facts.requestsOpen)
        open.rows << QStringList {fact.title, choiceText(status, fact.state), fact.text};
    delivered.source = sourceOf(tr("Feature requests asked for by %1, shipped %2").arg(m_document.customer, span()), m_facts.requestsDelivered.isEmpty() ? 0 : objectCodeOf(m_facts.requestsDelivered.first().id), m_facts.requestsDelivered);
    open.source = sourceOf(tr("Feature requests asked for by %1, open").arg(m_document.customer), m_facts.requestsOpen.isEmpty() ? 0 : objectCodeOf(m_facts.requestsOpen.first().id), m_facts.requestsOpen);
    section.figures << ReviewFigure {.label = tr("Requests delivered"), .value = plainNumber(double(m_facts.requestsDelivered.size())), .source = delivered.source} << ReviewFigure {.label = tr("Requests open"), .value = plainNumber(double(m_facts.requestsOpen.size())), .source = open.source};
    section.message = tr("Of your requests, %1 delivered in this quarter and %2 open.").arg(m_facts.requestsDelivered.size()).arg(m_facts.requestsOpen.size());
    section.tables << delivered << open;
    m_document.sections << section;
}

void Draft::writeReleases()
{
    if (m_facts.released.isEmpty() && m_facts.upcoming.isEmpty())
        return;
    ReviewSection section {.key = u"releases"_s, .title = tr("Latest release and what comes")};
    if (!m_facts.released.isEmpty()) {
        const ReleaseFact &latest = m_facts.released.first();
        section.message = latest.summary.isEmpty() ? tr("%1 is out.").arg(latest.name) : tr("%1 is out: %2").arg(latest.name, latest.summary);
        section.points = latest.highlights;
    } else {
        section.message = tr("%1 is coming.").arg(m_facts.upcoming.first().name);
    }
    ReviewTable table {.title = tr("Coming"), .columns = {{tr("Release"), 2}, {tr("Expected"), 1}, {tr("What it brings"), 5}}, .rows = {}, .whenEmpty = tr("No release is announced.")};
    for (const ReleaseFact &fact : m_facts.upcoming.mid(0, 4))
        table.rows << QStringList {fact.name, dayText(fact.date), (QStringList {fact.summary} + fact.highlights).join(u"\n"_s).trimmed()};
    table.source = sourceOf(tr("Releases up to and after %1").arg(dayText(m_facts.today)), object_code::release, m_facts.released.mid(0, 1) + m_facts.upcoming.mid(0, 4));
    section.tables << table;
    m_document.sections << section;
}

void Draft::writeTalks()
{
    QStringList people;
    int meetings = 0;
    QStringList kinds;
    for (const TalkFact &talk : m_facts.talks) {
        people += talk.people;
        meetings += talk.type != u"Call";
        kinds += talk.feedback;
    }
    people.removeDuplicates();
    ReviewSection section {.key = u"talks"_s, .title = tr("Working together")};
    const QString key = sourceOf(tr("Calls and meetings, %1").arg(span()), object_code::activity, m_facts.talks);
    section.figures << ReviewFigure {.label = tr("Calls and meetings"), .value = plainNumber(double(m_facts.talks.size())), .source = key}
                    << ReviewFigure {.label = tr("People we talked to"), .value = plainNumber(double(people.size())), .source = key};
    section.message = m_facts.talks.isEmpty() ? tr("We did not talk in this quarter.") : tr("We talked %n time(s), with %1 of your people.", nullptr, int(m_facts.talks.size())).arg(people.size());
    // Subjects are our own words about the customer: they stay with us.
    const ObjectType &calls = *m_schema.type(object_code::activity);
    ReviewTable table {.title = {}, .columns = {{tr("Date"), 1}, {tr("Kind"), 2}, {tr("With"), 5}}, .rows = {}, .source = key, .whenEmpty = tr("No call or meeting is logged.")};
    ReviewTable subjects {.title = tr("What we talked about"), .columns = {{tr("Date"), 1}, {tr("Subject"), 6}}, .rows = {}, .source = key, .whenEmpty = table.whenEmpty, .internal = true};
    for (const TalkFact &talk : m_facts.talks.mid(0, 200)) {
        table.rows << QStringList {dayText(talk.date), choiceText(calls.field(activity::type), talk.type), QLocale().createSeparatedList(talk.people)};
        subjects.rows << QStringList {dayText(talk.date), talk.subject};
    }
    for (const NotedFact &fact : m_facts.peopleChanges)
        section.points << (fact.state == contact::left ? tr("%1 left on %2.").arg(fact.title, dayText(fact.date)) : fact.text.isEmpty() ? tr("%1 is your executive sponsor.").arg(fact.title) : tr("%1 is your executive sponsor now; before it was %2.").arg(fact.title, fact.text));
    if (!kinds.isEmpty()) {
        kinds.removeDuplicates();
        section.points << tr("You told us about: %1.").arg(QLocale().createSeparatedList(kinds));
    }
    section.tables << table << subjects;
    writeRoleChanges(section);
    m_document.sections << section;
}

/// A new champion is said to everybody; who buys and who decides is our own map and stays with us.
void Draft::writeRoleChanges(ReviewSection &section)
{
    if (m_facts.roleChanges.isEmpty())
        return;
    const Field *role = m_schema.type(object_code::stakeholder)->field(stakeholder::role);
    ReviewTable table {.title = tr("Roles that changed"), .columns = {{tr("Date"), 2}, {tr("Person"), 3}, {tr("Role"), 2}, {tr("Change"), 4}}, .rows = {}, .whenEmpty = {}, .internal = true};
    QList<NotedFact> people;
    for (const RoleChange &change : m_facts.roleChanges) {
        const NotedFact &person = change.person;
        if (!change.left && person.state == stakeholder::champion && !person.text.isEmpty())
            section.points << tr("%1 is our champion now; before it was %2.").arg(person.title, person.text);
        table.rows << QStringList {dayText(person.date), person.title, choiceText(role, person.state),
                                   change.left ? tr("gave it up") : person.text.isEmpty() ? tr("has it now") : tr("has it now; before it was %1").arg(person.text)};
        people << person;
    }
    table.source = sourceOf(tr("Stakeholders who took or gave up a role, %1").arg(span()), object_code::stakeholder, people);
    section.tables << table;
}

/// What the customer does for us in public; what is not approved by both sides stays with us.
void Draft::writeReferences()
{
    if (m_facts.references.isEmpty() && m_facts.otherReferences.isEmpty())
        return;
    const ObjectType &type = *m_schema.type(object_code::customerReference);
    ReviewSection section {.key = u"references"_s, .title = tr("Speaking for each other"), .message = {}, .internal = m_facts.references.isEmpty()};
    ReviewTable usable {.title = tr("References we may use"), .columns = {{tr("Reference"), 5}, {tr("Kind"), 3}, {tr("Published"), 4}}, .rows = {}, .whenEmpty = tr("None yet.")};
    for (const NotedFact &fact : m_facts.references)
        usable.rows << QStringList {fact.title, choiceText(type.field(customer_reference::type), fact.state), fact.text};
    usable.source = sourceOf(tr("Completed references of %1, approved by both sides, %2").arg(m_document.customer, dayText(m_facts.today)), object_code::customerReference, m_facts.references);
    section.figures << ReviewFigure {.label = tr("References"), .value = plainNumber(double(m_facts.references.size())), .source = usable.source};
    section.message = m_facts.references.isEmpty() ? tr("No reference may be used outside yet.") : tr("Thank you: %n reference(s) help others to decide.", nullptr, int(m_facts.references.size()));
    section.tables << usable;
    if (!m_facts.otherReferences.isEmpty()) {
        ReviewTable others {.title = tr("References not for outside"), .columns = {{tr("Reference"), 5}, {tr("State"), 3}}, .rows = {}, .whenEmpty = {}, .internal = true};
        for (const NotedFact &fact : m_facts.otherReferences)
            others.rows << QStringList {fact.title, choiceText(type.field(customer_reference::status), fact.state)};
        others.source = sourceOf(tr("Other references of %1").arg(m_document.customer), object_code::customerReference, m_facts.otherReferences);
        section.tables << others;
    }
    m_document.sections << section;
}

/// The score as it is computed, with its way through the weeks.
void Draft::addComputedHealth(ReviewSection &section, const QString &source) const
{
    if (m_facts.computedScore < 0)
        return;
    ReviewFigure figure {.label = tr("Computed health"), .value = plainNumber(double(m_facts.computedScore)), .tone = m_facts.computedTone, .source = source, .internal = true};
    ReviewChart chart {.kind = ReviewChart::Kind::Lines, .title = tr("Health score by week"), .categories = {}, .series = {{.label = tr("Score"), .values = {}}}, .source = source};
    for (const auto &[monday, score] : m_facts.healthWeeks) {
        chart.categories << dayText(monday);
        chart.series.first().values << (score < 0 ? std::nullopt : std::optional<double>(score));
    }
    if (m_facts.healthWeeks.size() > 1) {
        const int first = m_facts.healthWeeks.first().second;
        if (first >= 0 && m_facts.healthWeeks.size() == 18)
            figure.change = tr("was %1, 18 weeks ago").arg(plainNumber(double(first)));
        section.charts << chart;
    }
    section.figures << figure;
}

void Draft::writeSteps()
{
    ReviewSection section {.key = u"steps"_s, .title = tr("Plan and next steps")};
    ReviewTable shared {.title = tr("Agreed steps"), .columns = {{tr("Step"), 5}, {tr("Due"), 1}, {tr("Who"), 2}}, .rows = {}, .whenEmpty = tr("No step is agreed yet.")};
    ReviewTable own {.title = tr("Our own steps"), .columns = shared.columns, .rows = {}, .whenEmpty = tr("No step of our own is open."), .internal = true};
    QList<StepFact> agreed;
    QList<StepFact> others;
    for (const StepFact &fact : m_facts.steps) {
        (fact.shared ? agreed : others) << fact;
        (fact.shared ? shared : own).rows << QStringList {fact.subject, dayText(fact.due), fact.owner};
    }
    shared.source = sourceOf(tr("Open tasks shared with the customer, %1").arg(dayText(m_facts.today)), object_code::activity, agreed);
    own.source = sourceOf(tr("Open tasks not shared, %1").arg(dayText(m_facts.today)), object_code::activity, others);
    section.figures << ReviewFigure {.label = tr("Agreed steps open"), .value = plainNumber(double(agreed.size())), .source = shared.source};
    section.message = agreed.isEmpty() ? tr("Let us agree on the next steps.") : agreed.first().due.isValid() ? tr("Next: %1, by %2.").arg(agreed.first().subject, dayText(agreed.first().due)) : tr("Next: %1.").arg(agreed.first().subject);
    if (const ReviewChart plan = planOf(agreed, m_facts.today, shared.source); !plan.spans.isEmpty())
        section.charts << plan;
    section.tables << shared << own;
    m_document.sections << section;
}

/// For ourselves: what the customer pays, how we judge it, what is at risk.
void Draft::writeStanding()
{
    ReviewSection section {.key = u"standing"_s, .title = tr("Account standing"), .message = {}, .internal = true};
    const QString key = source(tr("Account “%1” on %2").arg(m_document.customer, dayText(m_facts.today)), object_code::account, {m_facts.account});
    if (m_facts.arr)
        section.figures << ReviewFigure {.label = tr("ARR"), .value = money(*m_facts.arr, m_facts.currency), .source = key, .internal = true};
    const Field *health = m_schema.type(object_code::account)->field(account::health);
    if (!m_facts.health.isEmpty())
        section.figures << ReviewFigure {.label = tr("Health"), .value = m_facts.score < 0 ? choiceText(health, m_facts.health) : tr("%1 · %2").arg(choiceText(health, m_facts.health)).arg(m_facts.score), .source = key, .internal = true};
    addComputedHealth(section, key);
    if (m_facts.renewal.isValid())
        section.figures << ReviewFigure {.label = tr("Renewal"), .value = dayText(m_facts.renewal), .source = key, .internal = true};
    ReviewTable risks {.title = tr("Open risks"), .columns = {{tr("Risk"), 4}, {tr("Status"), 2}, {tr("Amount"), 2, true}, {tr("Next step"), 4}}, .rows = {}, .whenEmpty = tr("No risk is open.")};
    double amount = 0;
    for (const NotedFact &fact : m_facts.risks) {
        amount += fact.amount.value_or(0);
        risks.rows << QStringList {fact.title, choiceText(m_schema.type(object_code::customerRisk)->field(customer_risk::status), fact.state), fact.amount ? money(*fact.amount, m_facts.currency) : QString(), fact.text};
    }
    risks.source = sourceOf(tr("Open risks of %1").arg(m_document.customer), m_facts.risks.isEmpty() ? 0 : objectCodeOf(m_facts.risks.first().id), m_facts.risks);
    section.tables << risks;
    section.message = m_facts.risks.isEmpty() ? tr("No risk is open.") : tr("%n open risk(s), %1 at risk.", nullptr, int(m_facts.risks.size())).arg(money(amount, m_facts.currency));
    m_document.sections << section;
}

} // namespace

QStringList adviceOnUse(const ReviewFacts &facts)
{
    QStringList advice;
    const auto ratioOf = [&](const QString &name) -> std::optional<double> {
        for (const UsageSeries &one : derivedUsage(facts.usage, facts.seats)) {
            if (one.metric == name)
                return one.over(facts.first, facts.last);
        }
        return std::nullopt;
    };
    if (const auto taken = ratioOf(u"MAU/Seats"_s); taken && *taken < 60)
        advice << QCoreApplication::translate("Reviews", "%1 of the seats are in use: invite the teams without access, or let us look at the number of seats together.").arg(withUnit(*taken, u"%"_s));
    if (const auto sticky = ratioOf(u"DAU/MAU"_s); sticky && *sticky < 30)
        advice << QCoreApplication::translate("Reviews", "People come back on few days (%1 of them daily): a short session per team on daily work helps most.").arg(withUnit(*sticky, u"%"_s));
    for (const FindingFact &finding : facts.findings) {
        if (finding.inReview && finding.used == u"Not used" && !finding.better.isEmpty())
            advice << QCoreApplication::translate("Reviews", "%1: %2").arg(finding.feature, finding.better);
    }
    return advice;
}

ReviewDocument draftReview(const ReviewFacts &facts, const Schema &schema, const ReviewSetting &setting)
{
    return Draft(facts, schema, setting).write();
}

ReviewDocument draftSuccessPlan(const ReviewFacts &facts, const Schema &schema, const ReviewSetting &setting)
{
    ReviewDocument document = draftReview(facts, schema, setting);
    document.title = QCoreApplication::translate("Reviews", "Success plan");
    document.sections.removeIf([](const ReviewSection &section) { return section.key != u"goals" && section.key != u"steps"; });
    return document;
}
