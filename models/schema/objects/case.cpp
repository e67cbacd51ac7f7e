#include "models/schema/objects/common.h"
#include "models/schema/schema.h"

static QList<Field> fields()
{
    return {
        {.name = support_case::number, .label = QT_TRANSLATE_NOOP("Schema", "Case Number"), .remoteName = u"CaseNumber"_s, .readOnly = true, .indexed = true},
        {.name = support_case::subject, .label = QT_TRANSLATE_NOOP("Schema", "Subject"), .remoteName = u"Subject"_s, .maxLength = 255},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Case Owner")),
        {.name = support_case::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account Name"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}},
        {.name = support_case::contact, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Contact Name"), .remoteName = u"ContactId"_s, .targets = {u"Contact"_s}},
        {.name = u"ParentId"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Parent Case"), .remoteName = u"ParentId"_s, .targets = {u"Case"_s}},
        {.name = support_case::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = u"Status"_s,
         .choices = {{.value = u"New"_s, .label = QT_TRANSLATE_NOOP("Schema", "New"), .help = QT_TRANSLATE_NOOP("Schema", "Say how bad it is and who reported it, and answer that it is here.")},
                     {.value = u"Working"_s, .label = QT_TRANSLATE_NOOP("Schema", "Working"), .help = QT_TRANSLATE_NOOP("Schema", "Somebody is on it. Keep the customer informed.")},
                     {.value = u"Escalated"_s, .label = QT_TRANSLATE_NOOP("Schema", "Escalated"), .help = QT_TRANSLATE_NOOP("Schema", "It needs others than support: name the one who leads.")},
                     {.value = u"Closed"_s, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .help = QT_TRANSLATE_NOOP("Schema", "The customer has confirmed it. After a P0 or P1, say what happened and what was changed."), .closed = true}}},
        {.name = support_case::priority, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Priority"), .remoteName = u"Priority"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "High"), QT_TRANSLATE_NOOP("Schema", "Medium"), QT_TRANSLATE_NOOP("Schema", "Low")})},
        {.name = u"Origin"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Case Origin"), .remoteName = u"Origin"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Phone"), QT_TRANSLATE_NOOP("Schema", "Email"), QT_TRANSLATE_NOOP("Schema", "Web")})},
        {.name = u"Type"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Type"), .remoteName = u"Type"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Question"), QT_TRANSLATE_NOOP("Schema", "Problem"), QT_TRANSLATE_NOOP("Schema", "Feature Request"), QT_TRANSLATE_NOOP("Schema", "Bug")})},
        {.name = support_case::severity, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Severity"), .remoteName = support_case::severity,
         .choices = {{.value = u"P0"_s, .help = QT_TRANSLATE_NOOP("Schema", "Nobody can work.")}, {.value = u"P1"_s, .help = QT_TRANSLATE_NOOP("Schema", "An important part is broken and there is no way round it.")},
                     {.value = u"P2"_s, .help = QT_TRANSLATE_NOOP("Schema", "Something is broken and there is a way round it.")}, {.value = u"P3"_s, .help = QT_TRANSLATE_NOOP("Schema", "A small fault.")}}},
        {.name = support_case::postMortem, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Post-mortem summary"),
         .help = QT_TRANSLATE_NOOP("Schema", "For P0 and P1: what happened and what was changed, as the customer may read it."), .remoteName = support_case::postMortem},
        {.name = u"Reason"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Case Reason"), .remoteName = u"Reason"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Installation"), QT_TRANSLATE_NOOP("Schema", "Performance"), QT_TRANSLATE_NOOP("Schema", "Breakdown"), QT_TRANSLATE_NOOP("Schema", "Other")})},
        {.name = u"Description"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s},
        {.name = u"IsEscalated"_s, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Escalated"), .remoteName = u"IsEscalated"_s},
        {.name = u"SuppliedName"_s, .label = QT_TRANSLATE_NOOP("Schema", "Web Name"), .remoteName = u"SuppliedName"_s},
        {.name = u"SuppliedEmail"_s, .type = FieldType::Email, .label = QT_TRANSLATE_NOOP("Schema", "Web Email"), .remoteName = u"SuppliedEmail"_s},
        {.name = u"SuppliedPhone"_s, .label = QT_TRANSLATE_NOOP("Schema", "Web Phone"), .remoteName = u"SuppliedPhone"_s},
        {.name = u"SuppliedCompany"_s, .label = QT_TRANSLATE_NOOP("Schema", "Web Company"), .remoteName = u"SuppliedCompany"_s},
        {.name = support_case::isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .remoteName = u"IsClosed"_s, .readOnly = true},
        {.name = u"ClosedDate"_s, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Date/Time Closed"), .remoteName = u"ClosedDate"_s, .readOnly = true},
        keptText(u"ContactEmail"_s, QT_TRANSLATE_NOOP("Schema", "Contact Email")), keptText(u"ContactPhone"_s, QT_TRANSLATE_NOOP("Schema", "Contact Phone")),
        keptText(u"ContactMobile"_s, QT_TRANSLATE_NOOP("Schema", "Contact Mobile")), keptText(u"ContactFax"_s, QT_TRANSLATE_NOOP("Schema", "Contact Fax")),
        keptText(u"AssetId"_s, QT_TRANSLATE_NOOP("Schema", "Asset ID")), keptText(u"ProductId"_s, QT_TRANSLATE_NOOP("Schema", "Product ID")),
        keptText(u"EntitlementId"_s, QT_TRANSLATE_NOOP("Schema", "Entitlement ID")), keptText(u"SourceId"_s, QT_TRANSLATE_NOOP("Schema", "Source ID")),
        keptText(u"BusinessHoursId"_s, QT_TRANSLATE_NOOP("Schema", "Business Hours ID")), keptCheck(u"IsVisibleInSelfService"_s, QT_TRANSLATE_NOOP("Schema", "Visible in Self-Service Portal")),
        keptCheck(u"HasCommentsUnreadByOwner"_s, QT_TRANSLATE_NOOP("Schema", "New Self-Service Comment")), keptCheck(u"HasSelfServiceComments"_s, QT_TRANSLATE_NOOP("Schema", "Self-Service Commented")),
        keptCheck(u"IsClosedOnCreate"_s, QT_TRANSLATE_NOOP("Schema", "Closed When Created")), keptCheck(u"IsSelfServiceClosed"_s, QT_TRANSLATE_NOOP("Schema", "Closed by Self-Service User")),
        keptDateTime(u"SlaStartDate"_s, QT_TRANSLATE_NOOP("Schema", "Entitlement Process Start Time")), keptDateTime(u"SlaExitDate"_s, QT_TRANSLATE_NOOP("Schema", "Entitlement Process End Time")),
        keptCheck(u"IsStopped"_s, QT_TRANSLATE_NOOP("Schema", "Stopped")), keptDateTime(u"StopStartDate"_s, QT_TRANSLATE_NOOP("Schema", "Stopped Since")),
        keptText(u"MilestoneStatus"_s, QT_TRANSLATE_NOOP("Schema", "Milestone Status")),
        keptDateTime(u"LastViewedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Viewed Date")), keptDateTime(u"LastReferencedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Referenced Date")),
    };
}

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, support_case::owner, qlonglong(context.me));
    setIfEmpty(record, support_case::status, u"New"_s);
    setIfEmpty(record, support_case::priority, u"Medium"_s);
}

static void derive(Record &record, const RuleContext &context)
{
    static const Field *status = caseType().field(support_case::status);
    if (const Choice *choice = status->choice(record.text(support_case::status))) {
        record.set(support_case::isClosed, choice->closed);
        if (choice->closed)
            setIfEmpty(record, u"ClosedDate"_s, closedAt(record, context));
        else
            record.set(u"ClosedDate"_s, {});
    }
    if (const RecordId person = record.link(support_case::contact); person && !record.link(support_case::account)) {
        if (const RecordId account = accountBehind(person, context))
            setIfEmpty(record, support_case::account, qlonglong(account));
    }
}

const ObjectType &caseType()
{
    static const ObjectType type {
        .name = u"Case"_s, .code = object_code::supportCase,
        .label = QT_TRANSLATE_NOOP("Schema", "Case"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Cases"),
        .remoteName = u"Case"_s, .keyPrefixes = {u"500"_s}, .fileNames = {u"Ticket"_s, u"Tickets"_s}, .icon = u"life-preserver"_s, .color = u"ticket"_s,
        .nameField = support_case::subject, .subtitle = {support_case::number, support_case::account, support_case::status},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Case Information"), {support_case::number, support_case::owner, support_case::account, support_case::status, support_case::contact, support_case::priority, u"Origin"_s, u"Type"_s,
                                   support_case::severity, u"Reason"_s, u"ParentId"_s, u"IsEscalated"_s, support_case::isClosed, u"ClosedDate"_s}},
                   {QT_TRANSLATE_NOOP("Schema", "Description Information"), {support_case::subject, u"Description"_s, support_case::postMortem}},
                   {QT_TRANSLATE_NOOP("Schema", "Web Information"), {u"SuppliedName"_s, u"SuppliedEmail"_s, u"SuppliedPhone"_s, u"SuppliedCompany"_s}}},
        .listColumns = {support_case::subject, support_case::number, support_case::account, support_case::contact, support_case::status, support_case::priority, system_field::createdDate, support_case::owner},
        .listSort = support_case::number, .listDescending = true,
        .highlights = {support_case::number, support_case::status, support_case::priority, support_case::account, support_case::contact, support_case::owner},
        .related = {{.object = u"Activity"_s, .field = activity::what, .label = QT_TRANSLATE_NOOP("Schema", "Activity History"),
                     .columns = {activity::subject, activity::who, activity::type, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"logACall"_s, .secondForm = u"newTask"_s},
                    {.object = u"Case"_s, .field = u"ParentId"_s, .label = QT_TRANSLATE_NOOP("Schema", "Child Cases"), .columns = {support_case::number, support_case::subject, support_case::status}, .sortField = support_case::number}, filesOf()},
        .panels = {u"files"_s},
        .path = {.field = support_case::status,
                 .stages = {{u"New"_s, {support_case::contact, support_case::severity, support_case::priority}}, {u"Working"_s, {support_case::owner, u"Reason"_s}},
                            {u"Escalated"_s, {support_case::owner, support_case::severity}}, {u"Closed"_s, {u"Reason"_s, support_case::postMortem}}}},
        .closedField = support_case::isClosed,
        .defaults = defaults, .derive = derive,
    };
    return type;
}
