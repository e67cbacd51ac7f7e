#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"

#include <algorithm>
#include <cmath>

namespace {

/// One way in which a renewal is in doubt.
struct RiskFacts {
    QString engagement, competitor, reason, summary, step;
};

const QList<RiskFacts> &doubts()
{
    static const QList<RiskFacts> all {
        {u"Low: replies late, no sponsor"_s, u"None known"_s, u"Product: reliability"_s, u"Imports stall. Warehouse leads went back to spreadsheets in October."_s, u"Confirm the fix with their admin on Tuesday, then rerun the import together."_s},
        {u"Unresponsive"_s, u"None known"_s, u"Champion left"_s, u"The sponsor moved to another company in September, and nobody has answered since."_s, u"Ask the former sponsor for an introduction to her successor."_s},
        {u"Call scheduled"_s, u"Own solution"_s, u"Price"_s, u"Procurement wants a third less per seat and compares with a board their IT built itself."_s, u"Bring the hours saved per site to the call with procurement."_s},
        {u"In regular contact"_s, u"None known"_s, u"Low adoption"_s, u"Only the day shift works with it; forty percent of the seats were never used."_s, u"Run the hand-over session with the night shift and measure again in two weeks."_s},
        {u"Reached out, no answer yet"_s, u"Doing without"_s, u"Budget cut"_s, u"The new finance lead stopped all software renewals until the budget is signed."_s, u"Send the one-page summary of value to the finance lead."_s},
        {u"Escalated to executives"_s, u"None known"_s, u"Product: missing features"_s, u"Audit export was promised for spring and is still missing."_s, u"Agree on a date for the audit export with product and tell the customer."_s},
    };
    return all;
}

/// Writes the risks of the sample customers, and the plan of the one whose account is red; one use.
class Risks
{
public:
    explicit Risks(SamplePlan &plan)
        : m_plan(plan)
    {
    }

    Result<> write()
    {
        int kind = 0;
        for (const SamplePlan::Customer &customer : m_plan.customers()) {
            if (customer.facts->arr <= 0 || customer.people.isEmpty() || customer.facts->score < 0 || customer.facts->score >= 75)
                continue;
            const bool grave = customer.facts->score < 60;
            const int age = 9 + m_dice.below(40);
            writeRisk(customer, doubts().at(kind++ % doubts().size()), grave ? customer_risk::atRiskValue : customer_risk::earlyWarningValue, grave ? 0.24 : 0.1, age);
            if (customer.facts->name == u"Harbor Point Logistics")
                writeRisk(customer, doubts().at(3), customer_risk::earlyWarningValue, 0.034, 16);
            // Harbor Point has exactly the activities of its page in the pictures.
            if (customer.facts->name == u"Alder & Finch Clinics")
                writePlan(customer);
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

    void writeRisk(const SamplePlan::Customer &customer, const RiskFacts &facts, const QString &status, double share, int age)
    {
        const QString kind = status == customer_risk::atRiskValue ? u"At-Risk"_s : u"Early Warning"_s;
        const double amount = std::round(customer.facts->arr * share / 1000) * 1000;
        // A grave one was a sign first.
        const bool warned = status == customer_risk::atRiskValue && age % 2 == 0;
        add(object_code::customerRisk, {{u"Early_Warning_Date__c"_s, warned ? QVariant(m_plan.day(-age)) : QVariant()}, {u"At_Risk_Date__c"_s, warned ? QVariant(m_plan.day(-age / 3)) : QVariant()},
                                        {customer_risk::name, u"%1 %2"_s.arg(customer.facts->name, kind)}, {customer_risk::account, qlonglong(customer.id)}, {customer_risk::keyContact, customer.people.first()},
                                        {customer_risk::status, status}, {customer_risk::seats, qlonglong(std::max(1.0, std::round(customer.facts->employees * share * 0.6)))}, {customer_risk::amount, std::min(amount, customer.facts->arr)},
                                        {customer_risk::engagement, facts.engagement}, {customer_risk::competitor, facts.competitor}, {customer_risk::reason, facts.reason}, {customer_risk::summary, facts.summary},
                                        {customer_risk::nextStep, facts.step}, {customer_risk::nextStepDate, m_plan.day(3 + m_dice.below(12))},
                                        // Most next steps are fresh; a third was never written anew.
                                        {customer_risk::nextStepChanged, m_plan.day(-(age % 3 == 0 ? age : std::min(age, 1 + age % 11)))}}, -age);
    }

    void writePlan(const SamplePlan::Customer &customer)
    {
        const RecordId plan = add(object_code::redAccountPlan, {{red_account_plan::name, u"%1 red-account plan"_s.arg(customer.facts->name)}, {red_account_plan::account, qlonglong(customer.id)}, {red_account_plan::status, u"Open"_s},
                                                                {red_account_plan::why, u"Adoption fell from 71 % to 52 % since September. Imports stall near 10,000 rows, and the sites keep spreadsheets beside the board."_s},
                                                                {red_account_plan::asks, u"Engineering: fix of the import limit by next Tuesday.\nSupport: one person who answers this customer first.\nSales: no talk of expansion before the fix is confirmed."_s},
                                                                {red_account_plan::goal, u"Two weeks of imports without a stall, adoption above 65 %, and their operations lead says so in writing."_s},
                                                                {red_account_plan::opened, m_plan.day(-12)}, {red_account_plan::due, m_plan.day(45)}}, -12);
        const struct {
            QString subject;
            int due;
        } actions[] {{u"Rerun the import with their admin"_s, 5}, {u"Agree on the adoption goal with operations"_s, 14}};
        for (const auto &action : actions)
            add(object_code::activity, {{activity::subject, action.subject}, {activity::what, qlonglong(plan)}, {activity::subtype, u"Task"_s}, {activity::status, u"In Progress"_s}, {activity::priority, u"High"_s},
                                        {activity::dueDate, m_plan.day(action.due)}}, -12);
    }

    SamplePlan &m_plan;
    Dice m_dice {907};
    std::optional<Error> m_failure;
};

} // namespace

Result<> writeSampleRisks(SamplePlan &plan)
{
    return Risks(plan).write();
}
