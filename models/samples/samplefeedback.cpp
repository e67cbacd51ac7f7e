#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/feedbacknames.h"

namespace {

struct WishFacts {
    QString name;
    QString status;
    QString importance;
    int issue;
    int shipped; ///< days from today; 0: not yet
    QString description;
    QStringList quotes;
};

const QList<WishFacts> &wishes()
{
    static const QList<WishFacts> all {
        {u"Keep scanning without coverage"_s, u"Shipped"_s, u"Critical"_s, 1412, -24, u"Halls without radio coverage go back to paper for hours. They want to scan on and send later."_s,
         {u"In hall four we scan into nothing and type it all again at night."_s, u"If the scanner kept what it saw until it is back online, we would drop the paper."_s}},
        {u"Public holidays in assignment rules"_s, u"In development"_s, u"Important"_s, 1530, 0, u"Rules assign work to people who are off. Each site keeps a list by hand."_s,
         {u"On the first of November everything was assigned to an empty office."_s, u"The rule should just know our calendar."_s, u"We switch the rules off for a week at Christmas."_s}},
        {u"Hand-over board for the night shift"_s, u"Prioritized"_s, u"Important"_s, 1561, 0, u"The board shows the day that began at midnight, so the night shift is cut in two."_s,
         {u"Our night starts at ten. At midnight half of the board is gone."_s}},
        {u"Export of the audit log to an archive"_s, u"Open"_s, u"Important"_s, 1602, 0, u"Compliance reads the log by hand once a month."_s,
         {u"The auditor wants seven years, you keep one."_s, u"A file a day into our storage is all we need."_s}},
        {u"Change feed for planning systems"_s, u"Closed"_s, u"Important"_s, 1288, -130, u"Planning polled the interface every night and was answered 429."_s,
         {u"Tell us what changed instead of letting us ask for everything."_s}},
        {u"Colors of one's own for order types"_s, u"Declined"_s, u"Nice to have"_s, 1175, 0, u"Declined: colors mean states everywhere, and stay readable for people who see few of them."_s,
         {u"It would be nice to have our corporate colors on the board."_s}},
    };
    return all;
}

/// Writes the register of feature requests; one use.
class Feedback
{
public:
    explicit Feedback(SamplePlan &plan)
        : m_plan(plan)
    {
    }

    Result<> write()
    {
        for (const WishFacts &facts : wishes()) {
            FieldValues values {{feature_request::name, facts.name}, {feature_request::status, facts.status}, {feature_request::importance, facts.importance},
                                {feature_request::issue, u"https://tracker.example.com/issues/%1"_s.arg(facts.issue)}, {feature_request::description, facts.description}};
            if (facts.shipped)
                values.insert(feature_request::shipped, m_plan.day(facts.shipped));
            const RecordId request = add(object_code::featureRequest, values, std::min(facts.shipped, 0) - 90);
            writeAsks(facts, request);
        }
        return m_failure ? Result<>(*m_failure) : Result<>();
    }

private:
    void writeAsks(const WishFacts &facts, RecordId request)
    {
        qsizetype quote = m_dice.below(int(facts.quotes.size()));
        for (const SamplePlan::Customer &customer : m_plan.customers()) {
            if (customer.facts->arr <= 0 || customer.people.isEmpty() || !m_dice.chance(0.3))
                continue;
            const int age = std::max(1, -facts.shipped) + 5 + m_dice.below(60);
            FieldValues values {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(customer.id)}, {feature_request_ask::contact, customer.people.first()},
                                {feature_request_ask::quote, facts.quotes.at(quote++ % facts.quotes.size())}, {feature_request_ask::importance, facts.importance}, {feature_request_ask::asked, m_plan.day(-age)}};
            if (facts.status == u"Closed"_s || (facts.status == u"Shipped"_s && m_dice.chance(0.4)))
                values.insert(feature_request_ask::answer, u"Meets the need"_s);
            add(object_code::featureRequestAsk, values, -age);
        }
    }

    RecordId add(int object, const FieldValues &values, int day)
    {
        if (m_failure)
            return 0;
        const Result<RecordId> made = m_plan.create({.object = object, .values = values}, m_plan.day(day));
        if (!made)
            m_failure = made.error();
        return made ? *made : 0;
    }

    SamplePlan &m_plan;
    Dice m_dice {1112};
    std::optional<Error> m_failure;
};

} // namespace

Result<> writeSampleFeedback(SamplePlan &plan)
{
    return Feedback(plan).write();
}
