#include "models/schema/objects/common.h"
#include "models/schema/schema.h"

static QList<Field> fields()
{
    return {
        {.name = event::subject, .label = QT_TRANSLATE_NOOP("Schema", "Subject"), .remoteName = u"Subject"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Meeting"), QT_TRANSLATE_NOOP("Schema", "Call"), QT_TRANSLATE_NOOP("Schema", "Executive Check-In"), QT_TRANSLATE_NOOP("Schema", "QBR"), QT_TRANSLATE_NOOP("Schema", "Training")}),
         .suggests = true, .maxLength = 255},
        {.name = event::start, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Start"), .remoteName = u"StartDateTime"_s, .indexed = true},
        {.name = event::end, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "End"), .remoteName = u"EndDateTime"_s},
        {.name = u"IsAllDayEvent"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "All-Day Event"), .remoteName = u"IsAllDayEvent"_s},
        {.name = event::location, .label = QT_TRANSLATE_NOOP("Schema", "Location"), .remoteName = u"Location"_s},
        {.name = event::who, .type = FieldType::Lookups, .label = QT_TRANSLATE_NOOP("Schema", "Name"), .remoteName = u"EventWhoIds"_s, .aliases = {u"WhoId"_s}, .targets = {u"Contact"_s}, .createForm = u"nonEnterpriseContact"_s},
        {.name = event::what, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Related To"), .remoteName = u"WhatId"_s, .targets = {u"Account"_s, u"Opportunity"_s, u"Case"_s, u"Customer_Risk__c"_s, u"Red_Account_Plan__c"_s}},
        {.name = u"Type"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Type"), .remoteName = u"Type"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Meeting"), QT_TRANSLATE_NOOP("Schema", "Call"), QT_TRANSLATE_NOOP("Schema", "Email"), QT_TRANSLATE_NOOP("Schema", "Other")})},
        {.name = u"ShowAs"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Show Time As"), .remoteName = u"ShowAs"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Busy"), QT_TRANSLATE_NOOP("Schema", "Free"), QT_TRANSLATE_NOOP("Schema", "OutOfOffice")})},
        {.name = u"IsPrivate"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Private"), .remoteName = u"IsPrivate"_s},
        {.name = event::description, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s},
        assigneeField(),
        {.name = event::date, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Due Date"), .remoteName = u"ActivityDate"_s, .readOnly = true, .indexed = true},
        {.name = event::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}, .readOnly = true},
        {.name = u"DurationInMinutes"_s, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Duration (Minutes)"), .remoteName = u"DurationInMinutes"_s, .readOnly = true},
        keptText(u"EventSubtype"_s, QT_TRANSLATE_NOOP("Schema", "Event Subtype")), keptCheck(u"IsChild"_s, QT_TRANSLATE_NOOP("Schema", "Is Child")),
        keptCheck(u"IsGroupEvent"_s, QT_TRANSLATE_NOOP("Schema", "Is Group Event")), keptText(u"GroupEventType"_s, QT_TRANSLATE_NOOP("Schema", "Group Event Type")),
        keptCheck(u"IsArchived"_s, QT_TRANSLATE_NOOP("Schema", "Archived")), keptDateTime(u"ActivityDateTime"_s, QT_TRANSLATE_NOOP("Schema", "Activity Date/Time")),
        {.name = u"IsReminderSet"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Reminder Set"), .remoteName = u"IsReminderSet"_s},
        {.name = u"ReminderDateTime"_s, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Reminder"), .remoteName = u"ReminderDateTime"_s},
    };
}

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, event::owner, qlonglong(context.me));
    // The next full hour.
    const QDateTime hour = context.now.addSecs(3600 - (context.now.time().msecsSinceStartOfDay() / 1000) % 3600);
    setIfEmpty(record, event::start, QDateTime(hour.date(), QTime(hour.time().hour(), 0), Qt::UTC));
    setIfEmpty(record, u"ShowAs"_s, u"Busy"_s);
}

static void derive(Record &record, const RuleContext &context)
{
    const QDateTime start = record.value(event::start).toDateTime();
    if (start.isValid()) {
        setIfEmpty(record, event::end, start.addSecs(3600));
        record.set(event::date, start.toLocalTime().date());
        const QDateTime end = record.value(event::end).toDateTime();
        record.set(u"DurationInMinutes"_s, qlonglong(start.secsTo(end) / 60));
    }
    RecordId account = accountBehind(record.link(event::what), context);
    if (!account)
        account = accountBehind(record.link(event::who), context);
    if (account || record.values.contains(event::what) || record.values.contains(event::who))
        record.set(event::account, account ? QVariant(qlonglong(account)) : QVariant());
}

static QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDateTime start = record.value(event::start).toDateTime();
    const QDateTime end = record.value(event::end).toDateTime();
    if (start.isValid() && end.isValid() && end < start)
        return {{event::end, QCoreApplication::translate("Rules", "End: choose a time after the start.")}};
    return {};
}

const ObjectType &eventType()
{
    static const ObjectType type {
        .name = u"Event"_s, .code = object_code::event,
        .label = QT_TRANSLATE_NOOP("Schema", "Event"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Events"),
        .remoteName = u"Event"_s, .keyPrefixes = {u"00U"_s}, .icon = u"calendar-event"_s, .color = u"event"_s,
        .nameField = event::subject, .subtitle = {event::account, event::start, event::location},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Event Information"), {event::subject, event::owner, event::start, event::end, u"IsAllDayEvent"_s, event::location, event::who, event::what, u"Type"_s, u"ShowAs"_s, u"IsPrivate"_s, event::account,
                                    u"DurationInMinutes"_s, event::date}},
                   {QT_TRANSLATE_NOOP("Schema", "Description Information"), {event::description}},
                   {QT_TRANSLATE_NOOP("Schema", "Reminder"), {u"IsReminderSet"_s, u"ReminderDateTime"_s}}},
        .listColumns = {event::subject, event::start, event::end, event::who, event::account, event::location, event::owner},
        .listSort = event::start, .listDescending = true,
        .highlights = {event::start, event::end, event::location, event::what, event::who, event::owner},
        .quickForms = {{.name = u"newEvent"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Event"),
                        .fields = {event::subject, event::start, event::end, event::location, event::who, event::what, event::owner, event::description},
                        .required = {event::subject, event::start}, .wide = {event::subject, event::location}, .icon = u"calendar-event"_s, .color = u"event"_s,
                        .savedWords = QT_TRANSLATE_NOOP("Schema", "Event saved")}},
        .isActivity = true,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
