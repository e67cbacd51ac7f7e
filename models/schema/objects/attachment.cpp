#include "models/schema/objects/attachmentnames.h"
#include "models/schema/objects/common.h"
#include "models/schema/objects/referencenames.h"

// A file of a record. What is in it stands in a table of its own (models/storage/attachments.h), in the one file of the workspace.

namespace {

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, attachment::owner, qlonglong(context.me));
}

QList<Problem> check(const Record &record, const RuleContext &)
{
    const bool ofReference = objectCodeOf(record.link(attachment::parent)) == object_code::customerReference;
    if (record.text(attachment::evidence).isEmpty() || ofReference)
        return {};
    return {{attachment::evidence, QCoreApplication::translate("Rules", "Evidence For: only a file of a customer reference can be evidence of an approval.")}};
}

QList<Choice> evidenceChoices()
{
    return {{.value = customer_reference::customerLegal, .label = QT_TRANSLATE_NOOP("Schema", "Approved by Customer Legal")},
            {.value = customer_reference::ownLegal, .label = QT_TRANSLATE_NOOP("Schema", "Approved by {company} Legal")}};
}

} // namespace

RelatedList filesOf()
{
    return {.object = u"Attachment"_s, .field = attachment::parent, .columns = {attachment::name, attachment::size, attachment::contentType}, .sortField = attachment::name, .panel = attachment::panel};
}

const ObjectType &attachmentType()
{
    using namespace attachment;
    static const QStringList shown {name, parent, size, contentType, evidence, owner};
    static const ObjectType type {
        .name = u"Attachment"_s, .code = object_code::attachment,
        .label = QT_TRANSLATE_NOOP("Schema", "File"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Files"),
        .keyPrefixes = {u"00P"_s}, .fileNames = {u"Attachments"_s}, .icon = u"file-earmark"_s, .color = u"note"_s,
        .nameField = name, .subtitle = {parent},
        .fields = {
            {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "File Name"), .required = true, .indexed = true, .maxLength = 255},
            {.name = parent, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "File Of"), .targets = {u"Account"_s, u"Contact"_s, u"Opportunity"_s, u"Case"_s, u"Contract"_s, u"Customer_Reference__c"_s, u"Customer_Risk__c"_s}, .required = true},
            {.name = size, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Size in Bytes"), .readOnly = true},
            {.name = contentType, .label = QT_TRANSLATE_NOOP("Schema", "Kind of File"), .readOnly = true, .unsearched = true},
            {.name = evidence, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Evidence For"), .help = QT_TRANSLATE_NOOP("Schema", "The approval that this file proves."), .choices = evidenceChoices()},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Owner")),
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "File Information"), shown}},
        .listColumns = {name, parent, size, contentType, owner},
        .listSort = name,
        .highlights = {parent, contentType, size, evidence, owner},
        .inNavigation = false,
        .defaults = defaults, .check = check,
    };
    return type;
}
