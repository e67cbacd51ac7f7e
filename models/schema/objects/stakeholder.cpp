#include "models/schema/objects/common.h"
#include "models/schema/objects/peoplenames.h"

// Who is who at a customer: the role in the decision, and how they stand to us (features R16; Sourcegraph handbook, stakeholder map and
// multithreading; Fleet handbook, champions).

namespace {

void defaults(Record &record, const RuleContext &context)
{
    setIfEmpty(record, stakeholder::since, context.today);
    setIfEmpty(record, stakeholder::sentiment, u"Unknown"_s);
    const RecordId person = record.link(stakeholder::contact);
    if (person && context.fieldOf && !record.link(stakeholder::account))
        record.set(stakeholder::account, context.fieldOf(person, contact::account));
}

void derive(Record &record, const RuleContext &context)
{
    const RecordId person = record.link(stakeholder::contact);
    if (!person || !context.fieldOf)
        return;
    if (!record.link(stakeholder::account))
        record.set(stakeholder::account, context.fieldOf(person, contact::account));
    const QString who = context.fieldOf(person, contact::name).toString();
    const QString role = record.text(stakeholder::role);
    record.set(stakeholder::name, role.isEmpty() ? who : QCoreApplication::translate("Rules", "%1, %2", "a person and the role").arg(who, role).left(255));
}

QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDate since = record.value(stakeholder::since).toDate();
    const QDate left = record.value(stakeholder::left).toDate();
    if (since.isValid() && left.isValid() && left < since)
        return {{stakeholder::left, QCoreApplication::translate("Rules", "Left On: choose a day after they came.")}};
    return {};
}

QList<Choice> roleChoices()
{
    return {{.value = stakeholder::champion, .label = QT_TRANSLATE_NOOP("Schema", "Champion"), .help = QT_TRANSLATE_NOOP("Schema", "Wants us to succeed and says so when we are not in the room.")},
            {.value = u"Advocate"_s, .label = QT_TRANSLATE_NOOP("Schema", "Advocate"), .help = QT_TRANSLATE_NOOP("Schema", "Speaks for us outside: references, events.")},
            {.value = u"Economic Buyer"_s, .label = QT_TRANSLATE_NOOP("Schema", "Economic Buyer"), .help = QT_TRANSLATE_NOOP("Schema", "Signs, or says no to money.")},
            {.value = u"DRI"_s, .label = QT_TRANSLATE_NOOP("Schema", "DRI"), .help = QT_TRANSLATE_NOOP("Schema", "Directly responsible for the deployment: the person of the day to day.")},
            {.value = u"Admin"_s, .label = QT_TRANSLATE_NOOP("Schema", "Admin"), .help = QT_TRANSLATE_NOOP("Schema", "Runs the software.")},
            {.value = u"User"_s, .label = QT_TRANSLATE_NOOP("Schema", "User"), .help = QT_TRANSLATE_NOOP("Schema", "Works with it.")}};
}

} // namespace

const ObjectType &stakeholderType()
{
    using namespace stakeholder;
    static const ObjectType type {
        .name = u"Stakeholder__c"_s, .code = object_code::stakeholder,
        .label = QT_TRANSLATE_NOOP("Schema", "Stakeholder"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Stakeholders"),
        .remoteName = u"Stakeholder__c"_s, .icon = u"diagram-3"_s, .color = u"contact"_s,
        .nameField = name, .subtitle = {stakeholder::account, sentiment},
        .fields = {
            {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Stakeholder"), .remoteName = u"Name"_s, .readOnly = true, .indexed = true, .maxLength = 255},
            {.name = stakeholder::contact, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Contact"), .remoteName = stakeholder::contact, .targets = {u"Contact"_s}, .createForm = u"quickContact"_s, .required = true},
            {.name = stakeholder::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .help = QT_TRANSLATE_NOOP("Schema", "Empty: the contact's account."), .remoteName = stakeholder::account, .targets = {u"Account"_s}},
            {.name = role, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Role"), .remoteName = role, .choices = roleChoices(), .required = true},
            {.name = sentiment, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Sentiment"), .help = QT_TRANSLATE_NOOP("Schema", "How they stand to us, by what they said last."), .remoteName = sentiment,
             .choices = {{.value = u"Supportive"_s, .label = QT_TRANSLATE_NOOP("Schema", "Supportive"), .tone = u"good"_s}, {.value = u"Neutral"_s, .label = QT_TRANSLATE_NOOP("Schema", "Neutral"), .tone = u"watch"_s},
                         {.value = u"Critical"_s, .label = QT_TRANSLATE_NOOP("Schema", "Critical"), .tone = u"risk"_s}, {.value = u"Unknown"_s, .label = QT_TRANSLATE_NOOP("Schema", "Unknown"), .tone = u"none"_s}}},
            {.name = since, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Since"), .remoteName = since},
            {.name = stakeholder::left, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Left On"), .help = QT_TRANSLATE_NOOP("Schema", "The day this person left the company or the role; empty while they are there."), .remoteName = stakeholder::left, .indexed = true},
            {.name = notes, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Notes"), .help = QT_TRANSLATE_NOOP("Schema", "What they care about."), .remoteName = notes},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Stakeholder"), {stakeholder::contact, role, stakeholder::account, sentiment, since, stakeholder::left, notes, name}}},
        .listColumns = {name, stakeholder::account, role, sentiment, since, stakeholder::left},
        .listSort = name,
        .highlights = {stakeholder::contact, stakeholder::account, role, sentiment, since, stakeholder::left},
        .newFields = {stakeholder::contact, role, stakeholder::account, sentiment, since, notes},
        .inNavigation = false,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
