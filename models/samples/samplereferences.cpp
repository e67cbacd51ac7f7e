#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/attachmentnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/storage/attachments.h"

namespace {

struct StoryFacts {
    QString type, category, audience, story;
};

const QList<StoryFacts> &stories()
{
    static const QList<StoryFacts> all {
        {u"Case Study"_s, u"Integration"_s, u"Everyone"_s, u"The hand-over between shifts takes fifteen minutes instead of forty-five, and nobody prints a list any more."_s},
        {u"Quote"_s, u"ChatOps"_s, u"ChatOps"_s, u"“We see a late order before the customer does.”"_s},
        {u"Customer Logo"_s, u"Just Chat"_s, u"Everyone"_s, u"Logo on the website and in slides."_s},
        {u"Webinar/Podcast"_s, u"DevOps"_s, u"DevOps"_s, u"How one team runs fourteen sites from one board."_s},
        {u"LinkedIn Post"_s, u"Integration"_s, u"Everyone"_s, u"Planning reads the change feed; the nightly job is gone."_s},
    };
    return all;
}

Result<RecordId> add(SamplePlan &plan, int object, const QHash<QString, QVariant> &values, int day)
{
    Record record {.object = object};
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        record.set(it.key(), it.value());
    return plan.create(record, plan.day(day));
}

/// Every third story is still to come.
Result<RecordId> writeReference(SamplePlan &plan, const SamplePlan::Customer &customer, int number)
{
    using namespace customer_reference;
    const StoryFacts &facts = stories().at(number % stories().size());
    QHash<QString, QVariant> values {{customer_reference::account, qlonglong(customer.id)}, {customer_reference::type, facts.type}, {category, facts.category}, {audience, facts.audience}, {useCase, facts.story}};
    if (!customer.people.isEmpty())
        values.insert(customer_reference::contact, customer.people.first());
    if (number % 3 == 2) {
        values.insert(status, number % 2 ? u"Identified"_s : u"In Progress"_s);
        values.insert(target, plan.day(20 + 5 * number));
    } else {
        values.insert(QHash<QString, QVariant> {{status, completed}, {reach, external}, {start, plan.day(-150)}, {customerLegal, true}, {customerLegalOn, plan.day(-170)},
                       {ownLegal, true}, {ownLegalOn, plan.day(-165)}, {ownLegalBy, qlonglong(plan.colleague())}});
        if (!customer.people.isEmpty())
            values.insert(customerLegalBy, customer.people.first());
        if (number % 2)
            values.insert(useLimit, 1 + number % 3);
    }
    return add(plan, object_code::customerReference, values, -200);
}

Result<> writeUses(SamplePlan &plan, RecordId reference, int number)
{
    const QStringList places {u"Pitch to a port operator"_s, u"Website, page of customers"_s, u"Autumn user meeting"_s};
    for (int i = 0; i <= number % 2; ++i) {
        const int day = -20 - 13 * number % 90 - i * 7;
        const Result<RecordId> made = add(plan, object_code::referenceUse,
                                          {{reference_use::name, places.at((number + i) % places.size())}, {reference_use::reference, qlonglong(reference)}, {reference_use::date, plan.day(day)},
                                           {reference_use::user, qlonglong(plan.colleague())}, {reference_use::reach, customer_reference::external}}, day);
        if (!made)
            return made.error();
    }
    return {};
}

/// What the customer wrote when they agreed.
Result<> writeEvidence(SamplePlan &plan, const SamplePlan::Customer &customer, RecordId reference)
{
    const QByteArray letter = u"Our legal team agrees that you publish our story and show our logo.\n\n%1\n"_s.arg(customer.facts->name).toUtf8();
    const Result<RecordId> file = add(plan, object_code::attachment, {{attachment::name, u"Approval of their legal team.txt"_s}, {attachment::parent, qlonglong(reference)}, {attachment::size, qlonglong(letter.size())},
                                                                      {attachment::contentType, u"text/plain"_s}, {attachment::evidence, customer_reference::customerLegal}}, -170);
    return file ? keepAttachmentContent(plan.writer().connection(), *file, letter) : Result<>(file.error());
}

/// What they said in the value survey; every third was not asked.
Result<> writeAnswer(SamplePlan &plan, const SamplePlan::Customer &customer, int number)
{
    if (number % 3 == 1)
        return {};
    const Result<Record> before = plan.writer().read(customer.id);
    if (!before)
        return before.error();
    Record after = *before;
    after.set(account::surveyAnswer, number % 5 == 0 ? customer_reference::saidNo : number % 2 ? u"Maybe"_s : customer_reference::saidYes);
    return plan.writer().update(*before, after);
}

} // namespace

Result<> writeSampleReferences(SamplePlan &plan)
{
    int number = 0;
    int asked = 0;
    for (const SamplePlan::Customer &customer : plan.customers()) {
        if (const Result<> done = writeAnswer(plan, customer, ++asked); !done)
            return done;
        if (customer.facts->score < 80)
            continue;
        const Result<RecordId> reference = writeReference(plan, customer, number);
        if (!reference)
            return reference.error();
        if (number % 3 != 2) {
            if (const Result<> done = writeUses(plan, *reference, number); !done)
                return done;
            if (const Result<> done = number % 2 ? Result<>() : writeEvidence(plan, customer, *reference); !done)
                return done;
        }
        ++number;
    }
    return {};
}
