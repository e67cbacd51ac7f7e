#include "models/schema/objects/common.h"
#include "models/schema/objects/reviewnames.h"

#include <QLocale>

// The quarterly health check and what it found, feature by feature (Fleet handbook, "Conduct a health check"). Findings become points of
// the business review.

namespace {

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, health_check::owner, qlonglong(context.me));
    setIfEmpty(record, health_check::date, context.today);
}

void derive(Record &record, const RuleContext &context)
{
    if (!record.text(health_check::name).isEmpty() || !record.value(health_check::date).isValid())
        return;
    const RecordId customer = record.link(health_check::account);
    const QString title = customer && context.fieldOf ? context.fieldOf(customer, u"Name"_s).toString() : QString();
    const QString month = QLocale().toString(record.value(health_check::date).toDate(), u"MMM yyyy"_s);
    record.set(health_check::name, QCoreApplication::translate("Rules", "%1 health check, %2").arg(title, month).trimmed());
}

void deriveFinding(Record &record, const RuleContext &context)
{
    const RecordId check = record.link(health_check_finding::check);
    if (!check || !context.fieldOf)
        return;
    if (const QVariant account = context.fieldOf(check, health_check::account); account.isValid())
        record.set(health_check_finding::account, account);
}

void findingDefaults(Record &record, const RuleContext &)
{
    setIfEmpty(record, health_check_finding::inReview, true);
}

} // namespace

const ObjectType &healthCheckType()
{
    static const ObjectType type {
        .name = u"Health_Check__c"_s, .code = object_code::healthCheck,
        .label = QT_TRANSLATE_NOOP("Schema", "Health Check"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Health Checks"),
        .remoteName = u"Health_Check__c"_s, .fileNames = {u"HealthCheck"_s}, .icon = u"clipboard2-pulse"_s, .color = u"health"_s,
        .nameField = health_check::name, .subtitle = {health_check::account, health_check::date},
        .fields = {
            {.name = health_check::name, .label = QT_TRANSLATE_NOOP("Schema", "Health Check Name"), .help = QT_TRANSLATE_NOOP("Schema", "Left empty, it is named after the account and the month."), .remoteName = u"Name"_s, .indexed = true, .maxLength = 120},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Health Check Owner")),
            {.name = health_check::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = health_check::account, .targets = {u"Account"_s}, .required = true},
            {.name = health_check::date, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Date"), .remoteName = health_check::date, .required = true, .indexed = true},
            {.name = health_check::attendees, .type = FieldType::Lookups, .label = QT_TRANSLATE_NOOP("Schema", "Attendees"), .help = QT_TRANSLATE_NOOP("Schema", "Their admins and the people who use the product every day."), .remoteName = health_check::attendees, .targets = {u"Contact"_s}},
            {.name = health_check::walkThrough, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Day-to-day walk-through"),
             .help = QT_TRANSLATE_NOOP("Schema", "What they showed of their day with the product, and why they do it so. Give no guidance on this call."), .remoteName = health_check::walkThrough},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Health Check Information"), {health_check::name, health_check::owner, health_check::account, health_check::date, health_check::attendees, health_check::walkThrough}}},
        .listColumns = {health_check::name, health_check::account, health_check::date, health_check::attendees, health_check::owner},
        .listSort = health_check::date, .listDescending = true,
        .highlights = {health_check::account, health_check::date, health_check::attendees, health_check::owner},
        .related = {{.object = u"Health_Check_Finding__c"_s, .field = health_check_finding::check, .columns = {health_check_finding::feature, health_check_finding::used, health_check_finding::why, health_check_finding::better},
                     .sortField = health_check_finding::feature, .descending = false}},
        .actions = {{.name = u"healthCheck"_s, .label = QT_TRANSLATE_NOOP("Schema", "Work Through"), .kind = RecordAction::Kind::Open, .icon = u"list-check"_s, .button = true}},
        .inNavigation = false,
        .defaults = defaults, .derive = derive,
    };
    return type;
}

const ObjectType &healthCheckFindingType()
{
    static const ObjectType type {
        .name = u"Health_Check_Finding__c"_s, .code = object_code::healthCheckFinding,
        .label = QT_TRANSLATE_NOOP("Schema", "Health Check Finding"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Health Check Findings"),
        .remoteName = u"Health_Check_Finding__c"_s, .fileNames = {u"HealthCheckFinding"_s}, .icon = u"list-check"_s, .color = u"health"_s,
        .nameField = health_check_finding::feature, .subtitle = {health_check_finding::account, health_check_finding::used},
        .fields = {
            {.name = health_check_finding::feature, .label = QT_TRANSLATE_NOOP("Schema", "Feature"), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
            {.name = health_check_finding::check, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Health Check"), .remoteName = health_check_finding::check, .targets = {u"Health_Check__c"_s}, .required = true},
            {.name = health_check_finding::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .targets = {u"Account"_s}, .readOnly = true},
            {.name = health_check_finding::used, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Use"), .remoteName = health_check_finding::used,
             .choices = {{.value = u"Used"_s, .label = QT_TRANSLATE_NOOP("Schema", "Used"), .tone = u"good"_s}, {.value = u"Partly used"_s, .label = QT_TRANSLATE_NOOP("Schema", "Partly used"), .tone = u"watch"_s},
                         {.value = u"Not used"_s, .label = QT_TRANSLATE_NOOP("Schema", "Not used"), .tone = u"none"_s}}, .required = true},
            {.name = health_check_finding::why, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Why"), .help = QT_TRANSLATE_NOOP("Schema", "The reason behind their use, or for not using it."), .remoteName = health_check_finding::why},
            {.name = health_check_finding::better, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Could be better"), .help = QT_TRANSLATE_NOOP("Schema", "What would help them use it more thoroughly; the business review says it."), .remoteName = health_check_finding::better},
            {.name = health_check_finding::inReview, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Show in business review"), .remoteName = health_check_finding::inReview},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Finding Information"), {health_check_finding::feature, health_check_finding::check, health_check_finding::used, health_check_finding::account, health_check_finding::why, health_check_finding::better, health_check_finding::inReview}}},
        .listColumns = {health_check_finding::feature, health_check_finding::account, health_check_finding::used, health_check_finding::why, health_check_finding::better},
        .listSort = health_check_finding::feature,
        .highlights = {health_check_finding::account, health_check_finding::check, health_check_finding::used},
        .inNavigation = false,
        .defaults = findingDefaults, .derive = deriveFinding,
    };
    return type;
}
