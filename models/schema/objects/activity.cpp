#include "models/schema/objects/common.h"
#include "models/schema/schema.h"

// Salesforce's Task: calls, meetings, tasks and mails. Calls as the Mattermost handbook logs them ("Customer Feedback").

static QList<Field> fields()
{
    static const QStringList talks {u"Call"_s, u"In-Person Meeting"_s};
    const auto talk = [](const char *value) { return Choice {.value = QString::fromUtf8(value), .validFor = talks}; };
    return {
        {.name = activity::subject, .type = FieldType::Text, .label = QT_TRANSLATE_NOOP("Schema", "Subject"),
         .help = QT_TRANSLATE_NOOP("Schema", "Brief description, such as “Customer Reply Thread Design Review”."), .remoteName = u"Subject"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Call"), QT_TRANSLATE_NOOP("Schema", "Customer Feedback Call"), QT_TRANSLATE_NOOP("Schema", "Send Letter"),
                               QT_TRANSLATE_NOOP("Schema", "Send Quote"), QT_TRANSLATE_NOOP("Schema", "Other")}),
         .suggests = true, .maxLength = 255},
        {.name = activity::who, .type = FieldType::Lookups, .label = QT_TRANSLATE_NOOP("Schema", "Name"), .help = QT_TRANSLATE_NOOP("Schema", "The people who attended; the first is the main contact."),
         .remoteName = u"TaskWhoIds"_s, .aliases = {u"WhoId"_s}, .targets = {u"Contact"_s}, .createForm = u"nonEnterpriseContact"_s},
        {.name = activity::type, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Type"), .remoteName = u"Type"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Call"), QT_TRANSLATE_NOOP("Schema", "In-Person Meeting")})},
        {.name = activity::what, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Related To"), .remoteName = u"WhatId"_s, .targets = {u"Account"_s, u"Opportunity"_s, u"Case"_s, u"Customer_Risk__c"_s, u"Red_Account_Plan__c"_s}},
        {.name = activity::subType, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Sub-Type"), .remoteName = u"Sub_Type__c"_s,
         .choices = {talk(QT_TRANSLATE_NOOP("Schema", "Customer Feedback")), talk(QT_TRANSLATE_NOOP("Schema", "Check-In")), talk(QT_TRANSLATE_NOOP("Schema", "Onboarding")),
                     talk(QT_TRANSLATE_NOOP("Schema", "Training")), talk(QT_TRANSLATE_NOOP("Schema", "QBR")), talk(QT_TRANSLATE_NOOP("Schema", "Renewal")), talk(QT_TRANSLATE_NOOP("Schema", "Support")),
                     {.value = QString::fromUtf8(QT_TRANSLATE_NOOP("Schema", "Site Visit")), .validFor = {u"In-Person Meeting"_s}}},
         .controller = activity::type},
        {.name = activity::feedback, .type = FieldType::MultiPicklist, .label = QT_TRANSLATE_NOOP("Schema", "Customer Feedback"), .remoteName = u"Feedback_Kinds__c"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Feature request"), QT_TRANSLATE_NOOP("Schema", "Integration usage"), QT_TRANSLATE_NOOP("Schema", "Use case"),
                               QT_TRANSLATE_NOOP("Schema", "New team"), QT_TRANSLATE_NOOP("Schema", "Design review"), QT_TRANSLATE_NOOP("Schema", "Challenge solved")}),
         .visibleWhenField = activity::subType, .visibleWhen = {activity::customerFeedback}},
        {.name = activity::dueDate, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Due Date"), .remoteName = u"ActivityDate"_s, .indexed = true},
        {.name = activity::comments, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Comments"), .remoteName = u"Description"_s, .maxLength = 32000},
        {.name = activity::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = u"Status"_s,
         .choices = {{.value = u"Not Started"_s, .label = QT_TRANSLATE_NOOP("Schema", "Not Started")}, {.value = u"In Progress"_s, .label = QT_TRANSLATE_NOOP("Schema", "In Progress")},
                     {.value = u"Waiting on someone else"_s, .label = QT_TRANSLATE_NOOP("Schema", "Waiting on someone else")}, {.value = u"Deferred"_s, .label = QT_TRANSLATE_NOOP("Schema", "Deferred")},
                     {.value = u"Completed"_s, .label = QT_TRANSLATE_NOOP("Schema", "Completed"), .closed = true}}},
        {.name = activity::priority, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Priority"), .remoteName = u"Priority"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "High"), QT_TRANSLATE_NOOP("Schema", "Normal"), QT_TRANSLATE_NOOP("Schema", "Low")})},
        assigneeField(),
        {.name = activity::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}, .readOnly = true},
        {.name = activity::shared, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Shared with customer"),
         .help = QT_TRANSLATE_NOOP("Schema", "A step agreed with the customer: their business review shows it."), .remoteName = activity::shared},
        {.name = activity::isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .remoteName = u"IsClosed"_s, .readOnly = true},
        {.name = activity::subtype, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Task Subtype"), .remoteName = u"TaskSubtype"_s,
         .choices = choicesOf({"Task", "Call", "Email", "ListEmail", "Cadence"}), .readOnly = true, .system = true},
        {.name = u"CallType"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Call Type"), .remoteName = u"CallType"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Internal"), QT_TRANSLATE_NOOP("Schema", "Inbound"), QT_TRANSLATE_NOOP("Schema", "Outbound")})},
        {.name = u"CallDurationInSeconds"_s, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Call Duration (Seconds)"), .remoteName = u"CallDurationInSeconds"_s},
        {.name = u"CallDisposition"_s, .label = QT_TRANSLATE_NOOP("Schema", "Call Result"), .remoteName = u"CallDisposition"_s},
        keptText(u"CallObject"_s, QT_TRANSLATE_NOOP("Schema", "Call Object Identifier")),
        {.name = u"CompletedDateTime"_s, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Completed Date"), .remoteName = u"CompletedDateTime"_s, .readOnly = true},
        {.name = u"IsReminderSet"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Reminder Set"), .remoteName = u"IsReminderSet"_s},
        {.name = u"ReminderDateTime"_s, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Reminder"), .remoteName = u"ReminderDateTime"_s},
        keptCheck(u"IsHighPriority"_s, QT_TRANSLATE_NOOP("Schema", "High Priority")), keptCheck(u"IsArchived"_s, QT_TRANSLATE_NOOP("Schema", "Archived")),
        keptCheck(u"IsRecurrence"_s, QT_TRANSLATE_NOOP("Schema", "Create Recurring Series of Tasks")), keptText(u"RecurrenceActivityId"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Activity ID")),
        keptDate(u"RecurrenceStartDateOnly"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Start")), keptDate(u"RecurrenceEndDateOnly"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence End")),
        keptText(u"RecurrenceTimeZoneSidKey"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Time Zone")), keptText(u"RecurrenceType"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Type")),
        keptText(u"RecurrenceInterval"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Interval")), keptText(u"RecurrenceDayOfWeekMask"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Day of Week Mask")),
        keptText(u"RecurrenceDayOfMonth"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Day of Month")), keptText(u"RecurrenceInstance"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Instance")),
        keptText(u"RecurrenceMonthOfYear"_s, QT_TRANSLATE_NOOP("Schema", "Recurrence Month of Year")), keptText(u"RecurrenceRegeneratedType"_s, QT_TRANSLATE_NOOP("Schema", "Repeat This Task")),
    };
}

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, activity::owner, qlonglong(context.me));
    setIfEmpty(record, activity::dueDate, context.today);
    setIfEmpty(record, activity::priority, u"Normal"_s);
    setIfEmpty(record, activity::subtype, u"Task"_s);
    setIfEmpty(record, activity::status, record.text(activity::subtype) == u"Call" ? u"Completed"_s : u"Not Started"_s);
}

static void derive(Record &record, const RuleContext &context)
{
    static const Field *status = activityType().field(activity::status);
    const Choice *choice = status->choice(record.text(activity::status));
    if (choice) {
        record.set(activity::isClosed, choice->closed);
        if (choice->closed)
            setIfEmpty(record, u"CompletedDateTime"_s, closedAt(record, context));
        else
            record.set(u"CompletedDateTime"_s, {});
    }
    RecordId account = accountBehind(record.link(activity::what), context);
    if (!account)
        account = accountBehind(record.link(activity::who), context);
    if (account || record.values.contains(activity::what) || record.values.contains(activity::who))
        record.set(activity::account, account ? QVariant(qlonglong(account)) : QVariant());
}

const ObjectType &activityType()
{
    static const ObjectType type {
        .name = u"Activity"_s, .code = object_code::activity,
        .label = QT_TRANSLATE_NOOP("Schema", "Activity"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Activities"),
        .remoteName = u"Task"_s, .keyPrefixes = {u"00T"_s}, .fileNames = {u"Tasks"_s}, .icon = u"list-check"_s, .color = u"task"_s,
        .nameField = activity::subject, .subtitle = {activity::account, activity::dueDate, activity::status},
        .fields = fields(),
        .layout = {
            {QT_TRANSLATE_NOOP("Schema", "Activity Information"), {activity::subject, activity::owner, activity::who, activity::what, activity::type, activity::subType, activity::dueDate, activity::priority, activity::status, activity::account, activity::feedback, activity::isClosed, activity::shared}},
            {QT_TRANSLATE_NOOP("Schema", "Comments"), {activity::comments}},
            {QT_TRANSLATE_NOOP("Schema", "Call and Reminder"), {u"CallType"_s, u"CallDurationInSeconds"_s, u"CallDisposition"_s, u"CompletedDateTime"_s, u"IsReminderSet"_s, u"ReminderDateTime"_s}},
        },
        .listColumns = {activity::subject, activity::who, activity::account, activity::type, activity::subType, activity::dueDate, activity::status, activity::owner},
        .listSort = activity::dueDate, .listDescending = true,
        .highlights = {activity::dueDate, activity::status, activity::what, activity::who, activity::type, activity::subType, activity::owner},
        .quickForms = {
            {.name = u"logACall"_s, .label = QT_TRANSLATE_NOOP("Schema", "Log a Call"),
             .fields = {activity::subject, activity::who, activity::type, activity::what, activity::subType, activity::dueDate, activity::comments, activity::feedback},
             .presets = {{activity::subtype, u"Call"_s}, {activity::status, u"Completed"_s}, {activity::type, u"Call"_s}},
             .required = {activity::subject, activity::who, activity::type, activity::subType}, .wide = {activity::subject}, .icon = u"telephone"_s, .color = u"call"_s,
             .savedWords = QT_TRANSLATE_NOOP("Schema", "Call logged")},
            {.name = u"newTask"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Task"),
             .fields = {activity::subject, activity::owner, activity::dueDate, activity::who, activity::what, activity::priority, activity::status, activity::comments},
             .presets = {{activity::subtype, u"Task"_s}, {activity::status, u"Not Started"_s}}, .required = {activity::subject, activity::owner}, .wide = {activity::subject}, .icon = u"list-check"_s, .color = u"task"_s,
             .savedWords = QT_TRANSLATE_NOOP("Schema", "Task saved")},
        },
        .isActivity = true,
        .closedField = activity::isClosed,
        .defaults = defaults, .derive = derive,
    };
    return type;
}
