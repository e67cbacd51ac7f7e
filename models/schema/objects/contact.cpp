#include "models/schema/objects/common.h"
#include "models/schema/objects/peoplenames.h"
#include "models/schema/schema.h"

static QList<Field> fields()
{
    QList<Field> all {
        {.name = contact::name, .label = QT_TRANSLATE_NOOP("Schema", "Name"), .remoteName = u"Name"_s, .readOnly = true, .indexed = true, .unsearched = true},
        {.name = u"Salutation"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Salutation"), .remoteName = u"Salutation"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Mr."), QT_TRANSLATE_NOOP("Schema", "Ms."), QT_TRANSLATE_NOOP("Schema", "Mrs."), QT_TRANSLATE_NOOP("Schema", "Mx."),
                               QT_TRANSLATE_NOOP("Schema", "Dr."), QT_TRANSLATE_NOOP("Schema", "Prof.")})},
        {.name = contact::firstName, .label = QT_TRANSLATE_NOOP("Schema", "First Name"), .remoteName = u"FirstName"_s, .maxLength = 40},
        {.name = contact::lastName, .label = QT_TRANSLATE_NOOP("Schema", "Last Name"), .remoteName = u"LastName"_s, .required = true, .maxLength = 80},
        {.name = contact::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account Name"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}},
        {.name = contact::title, .label = QT_TRANSLATE_NOOP("Schema", "Title"), .remoteName = u"Title"_s, .maxLength = 128},
        {.name = u"Department"_s, .label = QT_TRANSLATE_NOOP("Schema", "Department"), .remoteName = u"Department"_s},
        {.name = contact::email, .type = FieldType::Email, .label = QT_TRANSLATE_NOOP("Schema", "Email"), .remoteName = u"Email"_s, .indexed = true},
        {.name = u"Phone"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Phone"), .remoteName = u"Phone"_s},
        {.name = u"MobilePhone"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Mobile"), .remoteName = u"MobilePhone"_s},
        {.name = u"HomePhone"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Home Phone"), .remoteName = u"HomePhone"_s},
        {.name = u"OtherPhone"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Other Phone"), .remoteName = u"OtherPhone"_s},
        {.name = u"AssistantPhone"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Asst. Phone"), .remoteName = u"AssistantPhone"_s},
        {.name = u"AssistantName"_s, .label = QT_TRANSLATE_NOOP("Schema", "Assistant"), .remoteName = u"AssistantName"_s},
        {.name = u"Fax"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Fax"), .remoteName = u"Fax"_s},
        {.name = u"ReportsToId"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Reports To"), .remoteName = u"ReportsToId"_s, .targets = {u"Contact"_s}},
        {.name = u"LeadSource"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Lead Source"), .remoteName = u"LeadSource"_s, .choices = leadSourceChoices()},
        {.name = u"Birthdate"_s, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Birthdate"), .remoteName = u"Birthdate"_s},
        {.name = contact::emailOptOut, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Email Opt-Out"),
         .help = QT_TRANSLATE_NOOP("Schema", "No list mail is sent to this person."), .remoteName = u"HasOptedOutOfEmail"_s},
        {.name = contact::marketingSuspend, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Marketing Suspend"),
         .help = QT_TRANSLATE_NOOP("Schema", "Marketing leaves this person alone."), .remoteName = u"Marketing_Suspend__c"_s},
        {.name = contact::left, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Left the Company"), .help = QT_TRANSLATE_NOOP("Schema", "Works there no longer."), .remoteName = contact::left},
        {.name = contact::leftOn, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Left On"), .remoteName = contact::leftOn},
        {.name = contact::successor, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Successor"), .help = QT_TRANSLATE_NOOP("Schema", "Who took over."), .remoteName = contact::successor, .targets = {u"Contact"_s}, .createForm = u"quickContact"_s},
        {.name = u"HasOptedOutOfFax"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Fax Opt-Out"), .remoteName = u"HasOptedOutOfFax"_s},
        {.name = u"DoNotCall"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Do Not Call"), .remoteName = u"DoNotCall"_s},
        {.name = u"Description"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Contact Owner")),
        {.name = account::lastActivity, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Last Activity"), .remoteName = u"LastActivityDate"_s, .readOnly = true},
    };
    all += addressFields(u"Mailing"_s);
    all += addressFields(u"Other"_s);
    all += {keptText(u"MasterRecordId"_s, QT_TRANSLATE_NOOP("Schema", "Master Record ID")), keptCheck(u"CanAllowPortalSelfReg"_s, QT_TRANSLATE_NOOP("Schema", "Allow Customer Portal Self-Registration")),
            keptDateTime(u"LastCURequestDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Stay-in-Touch Request Date")), keptDateTime(u"LastCUUpdateDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Stay-in-Touch Save Date")),
            keptDateTime(u"LastViewedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Viewed Date")), keptDateTime(u"LastReferencedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Referenced Date")),
            keptText(u"EmailBouncedReason"_s, QT_TRANSLATE_NOOP("Schema", "Email Bounced Reason")), keptDateTime(u"EmailBouncedDate"_s, QT_TRANSLATE_NOOP("Schema", "Email Bounced Date")),
            keptCheck(u"IsEmailBounced"_s, QT_TRANSLATE_NOOP("Schema", "Is Email Bounced")), keptText(u"PhotoUrl"_s, QT_TRANSLATE_NOOP("Schema", "Photo URL")),
            keptText(u"Jigsaw"_s, QT_TRANSLATE_NOOP("Schema", "Data.com Key")), keptText(u"JigsawContactId"_s, QT_TRANSLATE_NOOP("Schema", "Jigsaw Contact ID")),
            keptText(u"IndividualId"_s, QT_TRANSLATE_NOOP("Schema", "Individual ID"))};
    return all;
}

/// The account is said not to be a licensed customer: by its segment, or because it is the one for people without an account.
static bool isOutsideLicence(RecordId account, const RuleContext &context)
{
    static const QStringList segments {u"Non-Enterprise"_s, u"Evaluation"_s, u"Community"_s};
    return segments.contains(context.fieldOf(account, account::segment).toString())
        || context.fieldOf(account, account::name).toString() == account::holdPublicName;
}

/// The same, also when nothing is said and nothing is paid.
static bool isNonEnterprise(const Record &record, const RuleContext &context)
{
    const RecordId account = record.link(contact::account);
    if (!account || !context.fieldOf)
        return false;
    const bool silent = context.fieldOf(account, account::segment).toString().isEmpty() && context.fieldOf(account, account::arr).toDouble() <= 0;
    return silent || isOutsideLicence(account, context);
}

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, contact::owner, qlonglong(context.me));
    if (const RecordId account = record.link(contact::account); account && context.fieldOf && isOutsideLicence(account, context)) {
        setIfEmpty(record, contact::emailOptOut, true);
        setIfEmpty(record, contact::marketingSuspend, true);
    }
}

static void derive(Record &record, const RuleContext &context)
{
    if (record.value(contact::left).toBool())
        setIfEmpty(record, contact::leftOn, context.today);
    else
        record.set(contact::leftOn, {});
    const QString name = (record.text(contact::firstName) + u' ' + record.text(contact::lastName)).simplified();
    if (!name.isEmpty())
        record.set(contact::name, name);
}

const ObjectType &contactType()
{
    static const QStringList quickFields {contact::firstName, contact::lastName, contact::email, contact::emailOptOut, contact::marketingSuspend, contact::account};
    static const ObjectType type {
        .name = u"Contact"_s, .code = object_code::contact,
        .label = QT_TRANSLATE_NOOP("Schema", "Contact"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Contacts"),
        .remoteName = u"Contact"_s, .keyPrefixes = {u"003"_s}, .icon = u"person"_s, .color = u"contact"_s,
        .nameField = contact::name, .subtitle = {contact::account, contact::title, contact::email},
        .fields = fields(),
        .layout = {
            {QT_TRANSLATE_NOOP("Schema", "Contact Information"), {u"Salutation"_s, contact::account, contact::firstName, contact::title, contact::lastName, u"Department"_s, contact::email, u"Phone"_s, u"MobilePhone"_s,
                                      u"ReportsToId"_s, contact::emailOptOut, contact::marketingSuspend, u"DoNotCall"_s, contact::owner, contact::left, contact::leftOn, contact::successor}},
            {QT_TRANSLATE_NOOP("Schema", "Address Information"), {u"MailingAddress"_s, u"OtherAddress"_s}},
            {QT_TRANSLATE_NOOP("Schema", "Additional Information"), {u"HomePhone"_s, u"OtherPhone"_s, u"AssistantName"_s, u"AssistantPhone"_s, u"Fax"_s, u"HasOptedOutOfFax"_s, u"LeadSource"_s, u"Birthdate"_s, account::lastActivity}},
            {QT_TRANSLATE_NOOP("Schema", "Description Information"), {u"Description"_s}},
        },
        .listColumns = {contact::name, contact::account, contact::title, contact::email, u"Phone"_s, contact::emailOptOut, contact::owner},
        .listSort = contact::name,
        .highlights = {contact::title, contact::account, u"Phone"_s, contact::email, contact::owner},
        .newFields = {contact::firstName, contact::lastName, contact::account, contact::title, contact::email, u"Phone"_s, contact::emailOptOut, contact::marketingSuspend, u"Department"_s, u"MobilePhone"_s, u"Description"_s},
        .quickForms = {{.name = u"quickContact"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Contact"), .fields = quickFields, .icon = u"person"_s, .color = u"contact"_s},
                       // Mattermost handbook: people of non-enterprise customers are created with both boxes ticked; of others with none.
                       {.name = u"nonEnterpriseContact"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Contact"), .fields = quickFields,
                        .presets = {{contact::emailOptOut, true}, {contact::marketingSuspend, true}}, .presetsApply = isNonEnterprise, .icon = u"person"_s, .color = u"contact"_s}},
        .related = {{.object = u"Activity"_s, .field = activity::who, .label = QT_TRANSLATE_NOOP("Schema", "Activity History"),
                     .columns = {activity::subject, activity::what, activity::type, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"logACall"_s, .secondForm = u"newTask"_s},
                    {.object = u"Case"_s, .field = support_case::contact, .label = QT_TRANSLATE_NOOP("Schema", "Support Tickets"),
                     .columns = {support_case::number, support_case::subject, support_case::status, support_case::priority}, .sortField = system_field::createdDate},
                    {.object = u"Event"_s, .field = event::who, .columns = {event::subject, event::start, event::location}, .sortField = event::start, .newForm = u"newEvent"_s},
                    {.object = u"Stakeholder__c"_s, .field = stakeholder::contact, .label = QT_TRANSLATE_NOOP("Schema", "Stakeholder Roles"),
                     .columns = {stakeholder::role, stakeholder::account, stakeholder::sentiment, stakeholder::since, stakeholder::left}, .sortField = stakeholder::since}, filesOf()},
        .badges = {{contact::emailOptOut, QT_TRANSLATE_NOOP("Schema", "Email Opt-Out"), u"warning"_s},
                   {contact::marketingSuspend, QT_TRANSLATE_NOOP("Schema", "Marketing Suspend"), u"warning"_s},
                   {contact::left, QT_TRANSLATE_NOOP("Schema", "Left the Company"), u"error"_s}},
        .actions = {{.name = u"moveToAccount"_s, .label = QT_TRANSLATE_NOOP("Schema", "Move to Account…"), .field = contact::account, .icon = u"building"_s},
                    {.name = u"championChange"_s, .label = QT_TRANSLATE_NOOP("Schema", "Champion Change…"), .kind = RecordAction::Kind::Open, .icon = u"person-check"_s}},
        .panels = {u"files"_s},
        .isWho = true,
        .defaults = defaults, .derive = derive,
    };
    return type;
}
