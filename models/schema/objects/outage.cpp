#include "models/schema/objects/common.h"
#include "models/schema/objects/reviewnames.h"

// Times when a customer's service was down (Fleet handbook, business review: "information on cloud uptime and any outages or alarms").

static void derive(Record &record, const RuleContext &)
{
    const QDateTime start = record.value(outage::start).toDateTime();
    const QDateTime end = record.value(outage::end).toDateTime();
    record.set(outage::minutes, start.isValid() && end.isValid() && end >= start ? QVariant(qlonglong((start.secsTo(end) + 59) / 60)) : QVariant());
}

static QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDateTime start = record.value(outage::start).toDateTime();
    const QDateTime end = record.value(outage::end).toDateTime();
    if (start.isValid() && end.isValid() && end < start)
        return {{outage::end, QCoreApplication::translate("Rules", "End: choose a time after the start.")}};
    return {};
}

const ObjectType &outageType()
{
    static const ObjectType type {
        .name = u"Outage__c"_s, .code = object_code::outage,
        .label = QT_TRANSLATE_NOOP("Schema", "Outage"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Outages"),
        .remoteName = u"Outage__c"_s, .fileNames = {u"Outage"_s}, .icon = u"exclamation-octagon"_s, .color = u"ticket"_s,
        .nameField = outage::name, .subtitle = {outage::account, outage::start},
        .fields = {
            {.name = outage::name, .label = QT_TRANSLATE_NOOP("Schema", "Outage Name"), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
            {.name = outage::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = outage::account, .targets = {u"Account"_s}, .required = true},
            {.name = outage::start, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Start"), .remoteName = outage::start, .required = true, .indexed = true},
            {.name = outage::end, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "End"), .remoteName = outage::end},
            {.name = outage::minutes, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Minutes"), .remoteName = outage::minutes, .readOnly = true},
            {.name = outage::summary, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Summary"), .help = QT_TRANSLATE_NOOP("Schema", "What happened and what was done, as the customer may read it."), .remoteName = outage::summary},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Outage Information"), {outage::name, outage::account, outage::start, outage::end, outage::minutes, outage::summary}}},
        .listColumns = {outage::name, outage::account, outage::start, outage::end, outage::minutes},
        .listSort = outage::start, .listDescending = true,
        .highlights = {outage::account, outage::start, outage::end, outage::minutes},
        .inNavigation = false,
        .derive = derive, .check = check,
    };
    return type;
}
