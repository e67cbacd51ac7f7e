#include "models/schema/objects/common.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/referencerules.h"

// A customer's story and what may be done with it (Mattermost handbook, "Customer Reference"; order and help are its own).

namespace {

/// "Harbor Point Logistics, Case Study": the account and how the reference is shared. Empty while either is unknown.
QString proposedName(const QString &customer, const QString &type)
{
    return customer.isEmpty() || type.isEmpty() ? QString() : QCoreApplication::translate("Rules", "%1, %2").arg(customer, type);
}

void nameIt(Record &record, const RuleContext &context)
{
    const RecordId customer = record.link(customer_reference::account);
    if (!customer || !context.fieldOf)
        return;
    const QString customerName = context.fieldOf(customer, account::name).toString();
    const QString now = proposedName(customerName, record.text(customer_reference::type));
    if (now.isEmpty())
        return;
    setIfEmpty(record, customer_reference::name, now);
    if (record.id && record.text(customer_reference::name) == proposedName(customerName, context.fieldOf(record.id, customer_reference::type).toString()))
        record.set(customer_reference::name, now);
}

/// "Please add to the notes section on why the customer has an end date": a dated line, once for each end date and reason.
void noteTheEnd(Record &record, const RuleContext &context)
{
    const QDate end = record.value(customer_reference::end).toDate();
    const QString reason = record.text(customer_reference::endReason).simplified();
    if (!end.isValid() || reason.isEmpty())
        return;
    const QString words = QCoreApplication::translate("Rules", "Ends on %1: %2").arg(end.toString(Qt::ISODate), reason);
    const QString notes = record.text(customer_reference::notes);
    if (notes.contains(words))
        return;
    const QString line = u"%1 %2"_s.arg(context.today.toString(Qt::ISODate), words);
    record.set(customer_reference::notes, notes.isEmpty() ? line : notes + u"\n\n"_s + line);
}

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, customer_reference::owner, qlonglong(context.me));
    setIfEmpty(record, customer_reference::status, u"Identified"_s);
}

const QList<Approval> &approvals()
{
    using namespace customer_reference;
    static const QList<Approval> all {{.field = customerLegal, .by = customerLegalBy, .on = customerLegalOn, .defaultBy = customer_reference::contact},
                                      {.field = ownLegal, .by = ownLegalBy, .on = ownLegalOn}};
    return all;
}

/// "Usable today?" Inside the company an internal reference is; every other obstacle forbids each use.
Verdict usableToday(const Record &record, const RuleContext &context)
{
    using ReferenceRules::Obstacle;
    const ReferenceFacts facts = ReferenceRules::factsOf(record.id, context, &record);
    Verdict verdict;
    for (const Obstacle obstacle : ReferenceRules::obstacles(facts, context.today, true))
        verdict.reasons << ReferenceRules::sentence(obstacle, facts);
    if (ReferenceRules::obstacles(facts, context.today, false).isEmpty()) {
        verdict.text = facts.external ? QCoreApplication::translate("Rules", "Usable today") : QCoreApplication::translate("Rules", "Usable today, inside only");
        verdict.tone = facts.external ? u"good"_s : u"watch"_s;
    } else {
        verdict.text = QCoreApplication::translate("Rules", "Not usable today");
        verdict.tone = u"risk"_s;
    }
    return verdict;
}

void derive(Record &record, const RuleContext &context)
{
    keepApprovals(approvals(), record, context);
    nameIt(record, context);
    noteTheEnd(record, context);
}

/// A new end date asks why. An import may bring the reason in its notes.
bool lacksReason(const Record &record, const RuleContext &context)
{
    const QVariant end = record.value(customer_reference::end);
    if (!end.toDate().isValid() || !record.text(customer_reference::endReason).trimmed().isEmpty())
        return false;
    if (!record.id)
        return !context.brought || record.text(customer_reference::notes).isEmpty();
    return context.fieldOf && context.fieldOf(record.id, customer_reference::end) != end
        && (!context.brought || context.fieldOf(record.id, customer_reference::notes).toString() == record.text(customer_reference::notes));
}

QList<Problem> check(const Record &record, const RuleContext &context)
{
    QList<Problem> problems;
    const QDate start = record.value(customer_reference::start).toDate();
    const QDate end = record.value(customer_reference::end).toDate();
    if (start.isValid() && end.isValid() && end < start)
        problems.append({customer_reference::end, QCoreApplication::translate("Rules", "End Date: choose a day after the start.")});
    if (const QVariant limit = record.value(customer_reference::useLimit); limit.isValid() && limit.toLongLong() < 1)
        problems.append({customer_reference::useLimit, QCoreApplication::translate("Rules", "Uses per Quarter: enter 1 or more, or leave it empty for no limit.")});
    if (lacksReason(record, context))
        problems.append({customer_reference::endReason, QCoreApplication::translate("Rules", "End Reason: say why the customer has an end date.")});
    return problems;
}

QList<Choice> statusChoices()
{
    return {{.value = u"Identified"_s, .label = QT_TRANSLATE_NOOP("Schema", "Identified"), .help = QT_TRANSLATE_NOOP("Schema", "The customer has a story. Find the contact and agree on how it will be shared."), .tone = u"none"_s},
            {.value = u"In Progress"_s, .label = QT_TRANSLATE_NOOP("Schema", "In Progress"), .help = QT_TRANSLATE_NOOP("Schema", "The story is being written. Ask both legal teams for approval."), .tone = u"watch"_s},
            {.value = customer_reference::completed, .label = QT_TRANSLATE_NOOP("Schema", "Completed"), .help = QT_TRANSLATE_NOOP("Schema", "The story is ready. Add its link and the day from which it is usable."), .tone = u"good"_s, .closed = true}};
}

QList<Field> storyFields()
{
    using namespace customer_reference;
    return {
        {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Reference Name"), .help = QT_TRANSLATE_NOOP("Schema", "Empty: the account and the reference type."), .remoteName = u"Name"_s, .indexed = true, .maxLength = 80},
        {.name = customer_reference::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = customer_reference::account, .targets = {u"Account"_s}, .required = true},
        {.name = customer_reference::contact, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Contact"), .help = QT_TRANSLATE_NOOP("Schema", "Main contact for the reference."), .remoteName = customer_reference::contact,
         .targets = {u"Contact"_s}, .createForm = u"quickContact"_s},
        {.name = customer_reference::type, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Reference type"), .help = QT_TRANSLATE_NOOP("Schema", "How will the reference be shared?"), .remoteName = customer_reference::type,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Case Study"), QT_TRANSLATE_NOOP("Schema", "Guest Blog Post"), QT_TRANSLATE_NOOP("Schema", "Press Release"), QT_TRANSLATE_NOOP("Schema", "Video Testimony"),
                               QT_TRANSLATE_NOOP("Schema", "LinkedIn Post"), QT_TRANSLATE_NOOP("Schema", "Webinar/Podcast"), QT_TRANSLATE_NOOP("Schema", "Quote"), QT_TRANSLATE_NOOP("Schema", "Customer Logo")}), .required = true},
        {.name = category, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Reference Category"), .help = QT_TRANSLATE_NOOP("Schema", "What is the theme for this reference?"), .remoteName = category,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "DevOps"), QT_TRANSLATE_NOOP("Schema", "Integration"), QT_TRANSLATE_NOOP("Schema", "Just Chat"), QT_TRANSLATE_NOOP("Schema", "ChatOps")}), .suggests = true},
        {.name = useCase, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Cool Use Case"), .help = QT_TRANSLATE_NOOP("Schema", "Brief description of how we impacted the customer."), .remoteName = useCase},
        {.name = audience, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Audience"), .help = QT_TRANSLATE_NOOP("Schema", "Who is this reference for?"), .remoteName = audience,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "DevOps"), QT_TRANSLATE_NOOP("Schema", "ChatOps"), QT_TRANSLATE_NOOP("Schema", "Everyone")}), .suggests = true},
        {.name = reach, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Internal/External"), .help = QT_TRANSLATE_NOOP("Schema", "Can this reference be discussed outside of our walls?"), .remoteName = reach,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Internal"), QT_TRANSLATE_NOOP("Schema", "External")})},
        {.name = url, .type = FieldType::Url, .label = QT_TRANSLATE_NOOP("Schema", "Published Reference URL"), .help = QT_TRANSLATE_NOOP("Schema", "Link for published case study, LinkedIn story, blog, etc."), .remoteName = url},
    };
}

QList<Field> stateFields()
{
    using namespace customer_reference;
    static const QStringList ticked {u"true"_s};
    return {
        {.name = status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .help = QT_TRANSLATE_NOOP("Schema", "Is the reference in progress, identified, completed?"), .remoteName = status, .choices = statusChoices(), .required = true},
        {.name = target, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Target Completion Date"), .help = QT_TRANSLATE_NOOP("Schema", "If the reference is not completed, what is the expected date of completion?"), .remoteName = target,
         .visibleWhenField = status, .visibleWhen = {u"Identified"_s, u"In Progress"_s}, .required = true},
        {.name = start, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Start Date"), .help = QT_TRANSLATE_NOOP("Schema", "From what date is the reference usable."), .remoteName = start},
        {.name = end, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "End Date"), .help = QT_TRANSLATE_NOOP("Schema", "Populate if the customer will no longer allow us to use their case study, logo, LinkedIn post, etc."), .remoteName = end},
        {.name = endReason, .label = QT_TRANSLATE_NOOP("Schema", "End Reason"), .help = QT_TRANSLATE_NOOP("Schema", "Why the customer has an end date; written into the notes."), .maxLength = 255},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Owner")),
        {.name = customerLegal, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Approved by Customer Legal"), .help = QT_TRANSLATE_NOOP("Schema", "Customer contact has approval from their legal team."), .remoteName = customerLegal},
        {.name = customerLegalBy, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Customer Legal: Said By"), .help = QT_TRANSLATE_NOOP("Schema", "Filled with the contact when the box is ticked."), .targets = {u"Contact"_s}, .visibleWhenField = customerLegal, .visibleWhen = ticked},
        {.name = customerLegalOn, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Customer Legal: Approved On"), .help = QT_TRANSLATE_NOOP("Schema", "Filled with today when the box is ticked."), .visibleWhenField = customerLegal, .visibleWhen = ticked},
        {.name = ownLegal, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Approved by {company} Legal"),
         .help = QT_TRANSLATE_NOOP("Schema", "Our legal team made sure that no clause of the MSA forbids us to use their logo or publish case studies."), .remoteName = ownLegal},
        {.name = ownLegalBy, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "{company} Legal: Said By"), .help = QT_TRANSLATE_NOOP("Schema", "Filled with you when the box is ticked."), .targets = {u"User"_s}, .visibleWhenField = ownLegal, .visibleWhen = ticked},
        {.name = ownLegalOn, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "{company} Legal: Approved On"), .help = QT_TRANSLATE_NOOP("Schema", "Filled with today when the box is ticked."), .visibleWhenField = ownLegal, .visibleWhen = ticked},
        {.name = useLimit, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Uses per Quarter"), .help = QT_TRANSLATE_NOOP("Schema", "How often a quarter the customer agreed to be named or asked; empty: no limit.")},
        {.name = notes, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Notes"), .help = QT_TRANSLATE_NOOP("Schema", "Any additional details."), .remoteName = notes},
    };
}

} // namespace

const ObjectType &customerReferenceType()
{
    using namespace customer_reference;
    static const QStringList asked {customer_reference::account, customer_reference::contact, customer_reference::type, category, useCase, audience, reach, url, status, target, start, end, endReason, owner,
                                    customerLegal, customerLegalBy, customerLegalOn, ownLegal, ownLegalBy, ownLegalOn, useLimit, notes};
    static const ObjectType type {
        .name = u"Customer_Reference__c"_s, .code = object_code::customerReference,
        .label = QT_TRANSLATE_NOOP("Schema", "Customer Reference"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Customer References"),
        .remoteName = u"Customer_Reference__c"_s, .fileNames = {u"Reference"_s, u"References"_s}, .icon = u"star"_s, .color = u"reference"_s,
        .nameField = name, .subtitle = {customer_reference::account, status, category},
        .fields = storyFields() + stateFields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Reference Information"), asked}, {QT_TRANSLATE_NOOP("Schema", "Name"), {name}}},
        .listColumns = {name, customer_reference::account, customer_reference::type, category, audience, reach, status, start, end, owner},
        .listSort = name,
        .highlights = {customer_reference::account, customer_reference::contact, customer_reference::type, reach, status, start, owner},
        .newFields = asked,
        .related = {{.object = u"Reference_Use__c"_s, .field = reference_use::reference, .columns = {reference_use::name, reference_use::date, reference_use::user, reference_use::reach}, .sortField = reference_use::date}, filesOf()},
        .panels = {u"files"_s},
        .path = {.field = status,
                 .stages = {{u"Identified"_s, {customer_reference::contact, customer_reference::type, useCase, target}}, {u"In Progress"_s, {customerLegal, ownLegal, audience, target}},
                            {completed, {url, reach, start}}}},
        .approvals = approvals(),
        .defaults = defaults, .derive = derive, .check = check, .verdict = usableToday,
    };
    return type;
}
