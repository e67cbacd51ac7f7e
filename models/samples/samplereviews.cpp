#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"

namespace {

struct ReleaseFacts {
    QString name;
    int day; ///< from today
    QString summary;
    QString highlights;
};

const QList<ReleaseFacts> &releases()
{
    static const QList<ReleaseFacts> all {
        {u"Relay 8.1"_s, -290, u"Faster imports and a new audit log."_s, u"Imports are four times as fast\nAudit log for administrators\nSingle sign-on for guests"_s},
        {u"Relay 8.2"_s, -198, u"Shared filters for whole teams."_s, u"Filters that a team shares\nBulk edit of up to 5,000 rows\nDark theme on phones"_s},
        {u"Relay 8.3"_s, -107, u"Hand-over between shifts in one view."_s, u"Shift hand-over board\nOffline mode for scanners\nNotices by e-mail from the status page"_s},
        {u"Relay 8.4"_s, -24, u"A change feed for planning tools."_s, u"Change feed instead of nightly polling\nReports by region\nRoles for approving exports"_s},
        {u"Relay 9.0"_s, 41, u"Forecasts of workload by site."_s, u"Workload forecast by site\nPlug-ins signed by your own key"_s},
        {u"Relay 9.1"_s, 132, u"Assistants that draft the hand-over."_s, u"Draft of the hand-over from the day's entries"_s},
    };
    return all;
}

struct CriterionFacts {
    QString name, unit;
    double baseline, target, part; ///< `part`: how far a healthy customer has come
};

const QList<CriterionFacts> &criteria()
{
    static const QList<CriterionFacts> all {
        {u"Hand-over between shifts"_s, u"minutes"_s, 45, 15, 0.9},
        {u"People who work with it every week"_s, u"people"_s, 120, 400, 0.8},
        {u"Reports on paper"_s, u"a week"_s, 60, 0, 0.7},
        {u"Sites connected"_s, u"sites"_s, 2, 14, 1.0},
    };
    return all;
}

struct FindingFacts {
    QString feature, used, why, better;
};

const QList<FindingFacts> &findings()
{
    static const QList<FindingFacts> all {
        {u"Shared filters"_s, u"Used"_s, u"Every shift leader starts the day with the same list."_s, u"Name filters by site, so that new people find theirs."_s},
        {u"Bulk edit"_s, u"Used"_s, u"Weekly clean-up of finished orders."_s, {}},
        {u"Shift hand-over board"_s, u"Partly used"_s, u"Only the day shift; the night shift still prints a list."_s, u"A fifteen-minute session with the night shift leaders."_s},
        {u"Offline mode"_s, u"Not used"_s, u"Nobody knew that the scanners can do it."_s, u"Switch it on for the two halls without coverage."_s},
        {u"Change feed"_s, u"Not used"_s, u"Planning polls the interface every night."_s, u"Replace the nightly job; it also ends the 429 answers."_s},
        {u"Audit log"_s, u"Partly used"_s, u"Read by hand once a month for compliance."_s, u"Send it to their archive by itself."_s},
    };
    return all;
}

/// Writes what the reviews of the sample customers are made from; one use.
class Reviews
{
public:
    explicit Reviews(SamplePlan &plan)
        : m_plan(plan)
    {
    }

    Result<> write()
    {
        for (const ReleaseFacts &facts : releases())
            add(object_code::release, {{release::name, facts.name}, {release::date, m_plan.day(facts.day)}, {release::summary, facts.summary}, {release::highlights, facts.highlights}},
                std::min(facts.day, 0) - 10);
        for (const SamplePlan::Customer &customer : m_plan.customers()) {
            if (customer.facts->arr <= 0 || customer.facts->score < 0)
                continue;
            writeCriteria(customer);
            writeHealthCheck(customer);
            writeFaults(customer);
            writePlan(customer);
            writeAgreed(customer);
        }
        return m_failure ? Result<>(*m_failure) : Result<>();
    }

private:
    RecordId add(int object, const QHash<QString, QVariant> &values, int day)
    {
        if (m_failure)
            return 0;
        Record record {.object = object};
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            record.set(it.key(), it.value());
        const Result<RecordId> made = m_plan.create(record, m_plan.day(day));
        if (!made)
            m_failure = made.error();
        return made ? *made : 0;
    }

    void writeCriteria(const SamplePlan::Customer &customer)
    {
        for (const CriterionFacts &facts : criteria()) {
            const double share = std::clamp(facts.part * customer.facts->score / 85 + (m_dice.real() - 0.5) * 0.2, 0.05, 1.0);
            const double now = facts.baseline + std::round((facts.target - facts.baseline) * share);
            add(object_code::successCriterion, {{success_criterion::name, facts.name}, {success_criterion::account, qlonglong(customer.id)}, {success_criterion::unit, facts.unit},
                                                {success_criterion::baseline, facts.baseline}, {success_criterion::target, facts.target}, {success_criterion::now, now},
                                                {success_criterion::start, m_plan.day(customer.facts->renewalIn - 365)}, {success_criterion::due, m_plan.day(customer.facts->renewalIn - 90)}}, -200);
        }
    }

    void writeHealthCheck(const SamplePlan::Customer &customer)
    {
        if (customer.facts->arr < 150000)
            return;
        const int age = 20 + m_dice.below(50);
        const RecordId check = add(object_code::healthCheck, {{health_check::account, qlonglong(customer.id)}, {health_check::date, m_plan.day(-age)}, {health_check::attendees, customer.people.mid(0, 3)},
                                                              {health_check::walkThrough, u"They opened the board at the start of the shift, filtered for late orders and assigned them by hand. Asked why: the automatic rule ignores public holidays."_s}}, -age);
        for (const FindingFacts &facts : findings()) {
            if (m_dice.chance(0.8))
                add(object_code::healthCheckFinding, {{health_check_finding::feature, facts.feature}, {health_check_finding::check, qlonglong(check)}, {health_check_finding::used, facts.used},
                                                      {health_check_finding::why, facts.why}, {health_check_finding::better, facts.better}, {health_check_finding::inReview, true}}, -age);
        }
    }

    void writeFaults(const SamplePlan::Customer &customer)
    {
        if (m_dice.chance(0.5)) {
            const QDateTime start = m_plan.moment(m_plan.day(-15 - m_dice.below(60)), 6 + m_dice.below(10), m_dice.below(60));
            add(object_code::outage, {{outage::name, u"Sign-in unavailable"_s}, {outage::account, qlonglong(customer.id)}, {outage::start, start}, {outage::end, start.addSecs(60 * (12 + m_dice.below(70)))},
                                      {outage::summary, u"A certificate of the sign-in service ran out. It is renewed by itself now, and a check warns thirty days ahead."_s}}, -10);
        }
        const struct {
            QString subject, severity, postMortem;
        } bugs[] {{u"Import skips the last row"_s, u"P2"_s, {}}, {u"Board does not load for new sites"_s, u"P1"_s, u"A missing index made the first load of a new site time out. The index is there, and new sites are tested before release."_s},
                  {u"Wrong time zone in the weekly report"_s, u"P3"_s, {}}, {u"All scanners signed out"_s, u"P0"_s, u"A release invalidated the tokens of scanners. Tokens now survive releases, and a test holds it."_s}};
        for (const auto &bug : bugs) {
            // Harbor Point has exactly the tickets of its page in the pictures; open ones are counted by SampleAccount::tickets.
            if (!m_dice.chance(customer.facts->score < 70 ? 0.6 : 0.3) || customer.facts->name == u"Harbor Point Logistics")
                continue;
            const int age = 8 + m_dice.below(110);
            QHash<QString, QVariant> values {{support_case::subject, bug.subject}, {support_case::account, qlonglong(customer.id)}, {u"Type"_s, u"Bug"_s}, {support_case::severity, bug.severity},
                                             {support_case::priority, bug.severity < u"P2"_s ? u"High"_s : u"Medium"_s}, {u"Origin"_s, u"Web"_s}, {support_case::number, u"%1"_s.arg(++m_number, 8, 10, QLatin1Char('0'))},
                                             {support_case::status, u"Closed"_s}, {support_case::postMortem, bug.postMortem.isEmpty() ? QVariant() : QVariant(bug.postMortem)}};
            values.insert(u"ClosedDate"_s, m_plan.moment(m_plan.day(-std::max(1, age - 6)), 15));
            if (!customer.people.isEmpty())
                values.insert(support_case::contact, customer.people.first());
            add(object_code::supportCase, values, -age);
        }
    }

    /// Steps that both sides agreed on.
    void writeAgreed(const SamplePlan::Customer &customer)
    {
        if (customer.facts->arr < 250000 || customer.facts->name == u"Harbor Point Logistics")
            return;
        const struct {
            QString subject;
            int due;
        } steps[] {{u"Night shift on the hand-over board"_s, 12}, {u"Change feed replaces the nightly job"_s, 26}, {u"Second site: invite forty people"_s, 40}};
        for (const auto &step : steps)
            add(object_code::activity, {{activity::subject, step.subject}, {activity::what, qlonglong(customer.id)}, {activity::subtype, u"Task"_s}, {activity::status, u"In Progress"_s}, {activity::priority, u"Normal"_s},
                                        {activity::dueDate, m_plan.day(step.due + m_dice.below(8))}, {activity::shared, true}}, -12);
    }

    /// Reviews are planned ninety days before the renewal; a day that is gone moves to the next quarter.
    void writePlan(const SamplePlan::Customer &customer)
    {
        if (customer.facts->arr < 250000)
            return;
        const QDate renewal = m_plan.day(customer.facts->renewalIn);
        QDate last = renewal.addDays(-1);
        while (last.addMonths(-3) > m_plan.day(0))
            last = last.addMonths(-3);
        add(object_code::businessReview, {{business_review::name, u"%1 business review"_s.arg(customer.facts->name)}, {business_review::account, qlonglong(customer.id)}, {business_review::first, last.addMonths(-3).addDays(1)},
                                          {business_review::last, last}, {business_review::due, last.addDays(10)}, {business_review::status, u"Draft"_s}}, -5);
    }

    SamplePlan &m_plan;
    Dice m_dice {2604};
    int m_number = 40210;
    std::optional<Error> m_failure;
};

} // namespace

Result<> writeSampleReviews(SamplePlan &plan)
{
    return Reviews(plan).write();
}
