#include "models/schema/objects/common.h"
#include "models/schema/objects/risknames.h"

// What is done about an account whose health is red, until it is green again (feature K6): why, what other teams are asked for, and
// actions with owners and days, which are tasks related to the plan.

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, red_account_plan::owner, qlonglong(context.me));
    setIfEmpty(record, red_account_plan::status, u"Open"_s);
    setIfEmpty(record, red_account_plan::opened, context.today);
    const RecordId customer = record.link(red_account_plan::account);
    const QString name = customer && context.fieldOf ? context.fieldOf(customer, account::name).toString() : QString();
    if (!name.isEmpty())
        setIfEmpty(record, red_account_plan::name, QCoreApplication::translate("Rules", "%1 red-account plan").arg(name).left(120));
}

static void derive(Record &record, const RuleContext &context)
{
    const QString status = record.text(red_account_plan::status);
    const bool closed = status == u"Green Again" || status == u"Lost";
    record.set(red_account_plan::isClosed, closed);
    if (!closed)
        record.set(red_account_plan::closed, {});
    else
        setIfEmpty(record, red_account_plan::closed, context.today);
}

const ObjectType &redAccountPlanType()
{
    using namespace red_account_plan;
    static const ObjectType type {
        .name = u"Red_Account_Plan__c"_s, .code = object_code::redAccountPlan,
        .label = QT_TRANSLATE_NOOP("Schema", "Red-Account Plan"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Red-Account Plans"),
        .remoteName = u"Red_Account_Plan__c"_s, .icon = u"life-preserver"_s, .color = u"risk"_s,
        .nameField = name, .subtitle = {red_account_plan::account, status, due},
        .fields = {
            {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Plan Name"), .remoteName = u"Name"_s, .follows = {red_account_plan::account}, .required = true, .indexed = true, .maxLength = 120},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Plan Owner")),
            {.name = red_account_plan::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = red_account_plan::account, .targets = {u"Account"_s}, .required = true},
            {.name = status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = status,
             .choices = {{.value = u"Open"_s, .label = QT_TRANSLATE_NOOP("Schema", "Open"), .help = QT_TRANSLATE_NOOP("Schema", "Actions are under way."), .tone = u"risk"_s},
                         {.value = u"Waiting for Others"_s, .label = QT_TRANSLATE_NOOP("Schema", "Waiting for Others"), .help = QT_TRANSLATE_NOOP("Schema", "Another team was asked and has not delivered yet."), .tone = u"watch"_s},
                         {.value = u"Green Again"_s, .label = QT_TRANSLATE_NOOP("Schema", "Green Again"), .help = QT_TRANSLATE_NOOP("Schema", "The customer is healthy; the plan is done."), .tone = u"good"_s, .closed = true},
                         {.value = u"Lost"_s, .label = QT_TRANSLATE_NOOP("Schema", "Lost"), .help = QT_TRANSLATE_NOOP("Schema", "The customer left."), .tone = u"none"_s, .closed = true}}, .required = true},
            {.name = why, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Why Red"), .help = QT_TRANSLATE_NOOP("Schema", "What the customer says and what the numbers say."), .remoteName = why, .required = true},
            {.name = asks, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Asks to Other Teams"), .help = QT_TRANSLATE_NOOP("Schema", "One line per team: what, from whom, by when."), .remoteName = asks},
            {.name = goal, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Green Again When"), .help = QT_TRANSLATE_NOOP("Schema", "What must be true before the plan is closed."), .remoteName = goal},
            {.name = opened, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Opened"), .remoteName = opened, .indexed = true},
            {.name = due, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Green Again By"), .remoteName = due, .indexed = true},
            {.name = closed, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Closed On"), .readOnly = true},
            {.name = isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .readOnly = true},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Plan Information"), {name, owner, red_account_plan::account, status, opened, due, why, asks, goal, closed, isClosed}}},
        .listColumns = {name, red_account_plan::account, status, opened, due, owner},
        .listSort = due,
        .highlights = {red_account_plan::account, status, opened, due, owner},
        .newFields = {name, red_account_plan::account, status, due, why, asks, goal},
        .related = {{.object = u"Activity"_s, .field = activity::what, .label = QT_TRANSLATE_NOOP("Schema", "Actions"),
                     .columns = {activity::subject, activity::owner, activity::status, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"newTask"_s}},
        .inNavigation = false,
        .closedField = isClosed,
        .defaults = defaults, .derive = derive,
    };
    return type;
}
