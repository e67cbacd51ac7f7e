#include "models/schema/objects/common.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/periods.h"
#include "models/schema/referencerules.h"

// The log of where and by whom a customer reference was used, so that nobody asks one customer too often.

namespace {

void defaults(Record &record, const RuleContext &context)
{
    if (context.me) {
        setIfEmpty(record, reference_use::owner, qlonglong(context.me));
        setIfEmpty(record, reference_use::user, qlonglong(context.me));
    }
    setIfEmpty(record, reference_use::date, context.today);
    setIfEmpty(record, reference_use::reach, customer_reference::external);
}

/// Whether one more use in this quarter of the calendar is more than the customer should be asked for.
void checkLimit(const Record &record, RecordId reference, const QDate &day, const RuleContext &context, QList<Problem> &problems)
{
    const QVariant limit = context.fieldOf(reference, customer_reference::useLimit);
    if (!limit.isValid() || !context.childrenOf)
        return;
    const DateSpan quarter = spanOf(Period::ThisQuarter, day);
    int uses = 1;
    for (const RecordId other : context.childrenOf(object_code::referenceUse, reference_use::reference, reference)) {
        const QDate used = context.fieldOf(other, reference_use::date).toDate();
        if (other != record.id && used >= quarter.from && used <= quarter.to)
            ++uses;
    }
    if (uses > limit.toInt()) {
        problems.append({.field = reference_use::date,
                         .text = QCoreApplication::translate("Rules", "This would be use %1 of the reference in this quarter; the limit is %2. Choose another reference, or ask the customer first.").arg(uses).arg(limit.toInt()),
                         .warning = true});
    }
}

/// Warnings about a use that the reference does not allow on that day; the log still takes what has happened. They need fields of linked
/// records, so a form gets them from storage (`warningsOf`).
QList<Problem> check(const Record &record, const RuleContext &context)
{
    const RecordId reference = record.link(reference_use::reference);
    const QDate day = record.value(reference_use::date).toDate();
    // What is not known yet (a form that is still asking) is not held against the reference.
    if (!reference || !day.isValid() || !context.fieldOf || !context.fieldOf(reference, customer_reference::status).isValid())
        return {};
    QList<Problem> problems;
    const ReferenceFacts facts = ReferenceRules::factsOf(reference, context);
    for (const auto obstacle : ReferenceRules::obstacles(facts, day, record.text(reference_use::reach) != customer_reference::internal))
        problems.append({.field = reference_use::reference, .text = ReferenceRules::sentence(obstacle, facts), .warning = true});
    checkLimit(record, reference, day, context, problems);
    return problems;
}

} // namespace

const ObjectType &referenceUseType()
{
    using namespace reference_use;
    static const QStringList asked {reference, name, date, reference_use::user, reach, notes, owner};
    static const ObjectType type {
        .name = u"Reference_Use__c"_s, .code = object_code::referenceUse,
        .label = QT_TRANSLATE_NOOP("Schema", "Reference Use"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Reference Uses"),
        .remoteName = u"Reference_Use__c"_s, .icon = u"megaphone"_s, .color = u"reference"_s,
        .nameField = name, .subtitle = {reference, date},
        .fields = {
            {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Where"), .help = QT_TRANSLATE_NOOP("Schema", "Where the reference was used: a pitch, a page, an event."), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
            {.name = reference, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Customer Reference"), .remoteName = reference, .targets = {u"Customer_Reference__c"_s}, .required = true},
            {.name = date, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Used On"), .remoteName = date, .required = true, .indexed = true},
            {.name = reference_use::user, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Used By"), .remoteName = reference_use::user, .targets = {u"User"_s}},
            {.name = reach, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Internal/External"), .help = QT_TRANSLATE_NOOP("Schema", "External: customers or the public heard of it."), .remoteName = reach,
             .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Internal"), QT_TRANSLATE_NOOP("Schema", "External")}), .required = true},
            {.name = notes, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Notes"), .remoteName = notes},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Owner")),
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Use Information"), asked}},
        .listColumns = {name, reference, date, reference_use::user, reach},
        .listSort = date, .listDescending = true,
        .highlights = {reference, date, reference_use::user, reach},
        .inNavigation = false,
        .defaults = defaults, .check = check,
    };
    return type;
}
