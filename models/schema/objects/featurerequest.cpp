#include "models/schema/objects/common.h"
#include "models/schema/objects/feedbacknames.h"

// Something customers ask the product for, and each asking of it (features A8, A9, A11; Mattermost handbook, "Customer Feedback"; Fleet
// handbook, "Communicate feedback on prioritized customer requests"; Sourcegraph handbook, "Ensure effective product feedback").

namespace {

QList<Choice> importanceChoices()
{
    return {{.value = u"Critical"_s, .label = QT_TRANSLATE_NOOP("Schema", "Critical"), .help = QT_TRANSLATE_NOOP("Schema", "They cannot work, or will not renew, without it."), .tone = u"risk"_s},
            {.value = u"Important"_s, .label = QT_TRANSLATE_NOOP("Schema", "Important"), .help = QT_TRANSLATE_NOOP("Schema", "It costs them time every week."), .tone = u"watch"_s},
            {.value = u"Nice to have"_s, .label = QT_TRANSLATE_NOOP("Schema", "Nice to have"), .help = QT_TRANSLATE_NOOP("Schema", "They would be glad of it."), .tone = u"none"_s}};
}

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, feature_request::owner, qlonglong(context.me));
    setIfEmpty(record, feature_request::status, u"Open"_s);
}

/// A request that shipped did so on a day: the release's, or the day on which somebody says so.
void derive(Record &record, const RuleContext &context)
{
    if (record.text(feature_request::status) != u"Shipped"_s || record.value(feature_request::shipped).isValid())
        return;
    const RecordId release = record.link(feature_request::release);
    const QVariant day = release && context.fieldOf ? context.fieldOf(release, u"Release_Date__c"_s) : QVariant();
    record.set(feature_request::shipped, day.isValid() ? day : QVariant(context.today));
}

void askDefaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, feature_request_ask::owner, qlonglong(context.me));
    setIfEmpty(record, feature_request_ask::importance, u"Important"_s);
    setIfEmpty(record, feature_request_ask::asked, context.today);
}

/// What the call knows need not be typed again; the name says who asks for what.
void deriveAsk(Record &record, const RuleContext &context)
{
    record.set(feature_request_ask::isClosed, record.text(feature_request_ask::answer) == u"Meets the need"_s);
    if (!context.fieldOf)
        return;
    if (const RecordId call = record.link(feature_request_ask::call)) {
        const QVariant customer = context.fieldOf(call, activity::account);
        if (customer.isValid())
            setIfEmpty(record, feature_request_ask::account, customer);
        const QVariantList people = context.fieldOf(call, activity::who).toList();
        if (!people.isEmpty())
            setIfEmpty(record, feature_request_ask::contact, people.first());
    }
    const RecordId customer = record.link(feature_request_ask::account);
    const RecordId request = record.link(feature_request_ask::request);
    if (customer && request) {
        const QString who = context.fieldOf(customer, account::name).toString();
        const QString what = context.fieldOf(request, feature_request::name).toString();
        record.set(feature_request_ask::name, QCoreApplication::translate("Rules", "%1: %2", "who asks for what").arg(who, what).left(255));
    }
}

QList<Problem> checkAsk(const Record &record, const RuleContext &)
{
    QList<Problem> problems;
    if (record.text(feature_request_ask::answer) == u"Something is missing"_s && record.text(feature_request_ask::comment).trimmed().isEmpty())
        problems.append({feature_request_ask::comment, QCoreApplication::translate("Rules", "Comment: say what is missing, so that the request can go back with it.")});
    return problems;
}

QList<Field> requestFields()
{
    return {
        {.name = feature_request::name, .label = QT_TRANSLATE_NOOP("Schema", "Feature Request Name"), .help = QT_TRANSLATE_NOOP("Schema", "What it would let people do, in a few words."), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Request Owner")),
        {.name = feature_request::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = feature_request::status,
         .choices = {{.value = u"Open"_s, .label = QT_TRANSLATE_NOOP("Schema", "Open"), .help = QT_TRANSLATE_NOOP("Schema", "Written down; nobody has decided yet.")},
                     {.value = u"Prioritized"_s, .label = QT_TRANSLATE_NOOP("Schema", "Prioritized"), .help = QT_TRANSLATE_NOOP("Schema", "The product team wants to build it.")},
                     {.value = u"In development"_s, .label = QT_TRANSLATE_NOOP("Schema", "In development"), .help = QT_TRANSLATE_NOOP("Schema", "It is being designed or built.")},
                     {.value = u"Shipped"_s, .label = QT_TRANSLATE_NOOP("Schema", "Shipped"), .help = QT_TRANSLATE_NOOP("Schema", "Released: show it to everyone who asked, and ask whether it meets their need.")},
                     {.value = u"Closed"_s, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .help = QT_TRANSLATE_NOOP("Schema", "It meets the need of those who asked."), .closed = true},
                     {.value = u"Declined"_s, .label = QT_TRANSLATE_NOOP("Schema", "Declined"), .help = QT_TRANSLATE_NOOP("Schema", "It will not be built; the reason stands in the description."), .closed = true}},
         .required = true},
        {.name = feature_request::importance, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Importance"), .remoteName = feature_request::importance, .choices = importanceChoices()},
        {.name = feature_request::issue, .type = FieldType::Url, .label = QT_TRANSLATE_NOOP("Schema", "Issue Link"), .help = QT_TRANSLATE_NOOP("Schema", "The issue in the tracker, with its address."), .remoteName = feature_request::issue, .maxLength = 255},
        {.name = feature_request::release, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Shipped in Release"), .remoteName = feature_request::release, .targets = {u"Release__c"_s}},
        {.name = feature_request::shipped, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Shipped Date"), .help = QT_TRANSLATE_NOOP("Schema", "Left empty, it is the release's day when the status becomes Shipped."), .remoteName = feature_request::shipped},
        {.name = feature_request::description, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .help = QT_TRANSLATE_NOOP("Schema", "The problem behind the wish, and how they get by today."), .remoteName = feature_request::description, .maxLength = 32000},
    };
}

QList<Field> askFields()
{
    return {
        {.name = feature_request_ask::name, .label = QT_TRANSLATE_NOOP("Schema", "Ask Name"), .remoteName = u"Name"_s, .readOnly = true, .indexed = true, .maxLength = 255},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Ask Owner")),
        {.name = feature_request_ask::request, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Feature Request"), .remoteName = feature_request_ask::request, .targets = {u"Feature_Request__c"_s}, .required = true},
        {.name = feature_request_ask::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = feature_request_ask::account, .targets = {u"Account"_s}, .required = true},
        {.name = feature_request_ask::contact, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Contact"), .remoteName = feature_request_ask::contact, .targets = {u"Contact"_s}},
        {.name = feature_request_ask::call, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Call"), .help = QT_TRANSLATE_NOOP("Schema", "The call or meeting in which they asked."), .remoteName = feature_request_ask::call, .targets = {u"Activity"_s}},
        {.name = feature_request_ask::quote, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "In Their Words"), .help = QT_TRANSLATE_NOOP("Schema", "The passage of the note, word for word."), .remoteName = feature_request_ask::quote, .maxLength = 32000},
        {.name = feature_request_ask::importance, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Importance"), .remoteName = feature_request_ask::importance, .choices = importanceChoices()},
        {.name = feature_request_ask::asked, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Asked On"), .remoteName = feature_request_ask::asked, .indexed = true},
        {.name = feature_request_ask::answer, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Answer"), .help = QT_TRANSLATE_NOOP("Schema", "What they say once it has been shown to them."), .remoteName = feature_request_ask::answer,
         .choices = {{.value = u"Meets the need"_s, .label = QT_TRANSLATE_NOOP("Schema", "Meets the need"), .tone = u"good"_s},
                     {.value = u"Something is missing"_s, .label = QT_TRANSLATE_NOOP("Schema", "Something is missing"), .tone = u"watch"_s}}},
        {.name = feature_request_ask::comment, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Comment"), .remoteName = feature_request_ask::comment, .visibleWhenField = feature_request_ask::answer,
         .visibleWhen = {u"Meets the need"_s, u"Something is missing"_s}, .maxLength = 32000},
        {.name = feature_request_ask::isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .remoteName = feature_request_ask::isClosed, .readOnly = true},
    };
}

} // namespace

const ObjectType &featureRequestType()
{
    static const ObjectType type {
        .name = u"Feature_Request__c"_s, .code = object_code::featureRequest,
        .label = QT_TRANSLATE_NOOP("Schema", "Feature Request"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Feature Requests"),
        .remoteName = u"Feature_Request__c"_s, .fileNames = {u"FeatureRequest"_s}, .icon = u"lightbulb"_s, .color = u"product"_s,
        .nameField = feature_request::name, .subtitle = {feature_request::status, feature_request::importance},
        .fields = requestFields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Request Information"), {feature_request::name, feature_request::owner, feature_request::status, feature_request::importance, feature_request::issue, feature_request::description}},
                   {QT_TRANSLATE_NOOP("Schema", "Delivery"), {feature_request::release, feature_request::shipped}}},
        .listColumns = {feature_request::name, feature_request::status, feature_request::importance, feature_request::issue, feature_request::shipped, feature_request::owner},
        .listSort = feature_request::name,
        .highlights = {feature_request::status, feature_request::importance, feature_request::issue, feature_request::release, feature_request::shipped, feature_request::owner},
        .related = {{.object = u"Feature_Request_Ask__c"_s, .field = feature_request_ask::request, .label = QT_TRANSLATE_NOOP("Schema", "Asked By"),
                     .columns = {feature_request_ask::account, feature_request_ask::contact, feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::answer}, .sortField = feature_request_ask::asked}},
        .path = {.field = feature_request::status,
                 .stages = {{u"Open"_s, {feature_request::importance, feature_request::description}}, {u"Prioritized"_s, {feature_request::issue, feature_request::owner}},
                            {u"In development"_s, {feature_request::issue, feature_request::release}}, {u"Shipped"_s, {feature_request::release, feature_request::shipped}},
                            {u"Declined"_s, {feature_request::description}}}},
        .defaults = defaults, .derive = derive,
    };
    return type;
}

const ObjectType &featureRequestAskType()
{
    static const ObjectType type {
        .name = u"Feature_Request_Ask__c"_s, .code = object_code::featureRequestAsk,
        .label = QT_TRANSLATE_NOOP("Schema", "Feature Request Ask"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Feature Request Asks"),
        .remoteName = u"Feature_Request_Ask__c"_s, .fileNames = {u"FeatureRequestAsk"_s}, .icon = u"chat-quote"_s, .color = u"product"_s,
        .nameField = feature_request_ask::name, .subtitle = {feature_request_ask::importance, feature_request_ask::answer, feature_request_ask::asked},
        .fields = askFields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Ask Information"), {feature_request_ask::name, feature_request_ask::owner, feature_request_ask::request, feature_request_ask::account, feature_request_ask::contact, feature_request_ask::call,
                    feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::quote}},
                   {QT_TRANSLATE_NOOP("Schema", "After It Was Shown"), {feature_request_ask::answer, feature_request_ask::isClosed, feature_request_ask::comment}}},
        .listColumns = {feature_request_ask::name, feature_request_ask::request, feature_request_ask::account, feature_request_ask::contact, feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::answer},
        .listSort = feature_request_ask::asked, .listDescending = true,
        .highlights = {feature_request_ask::request, feature_request_ask::account, feature_request_ask::contact, feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::answer},
        .newFields = {feature_request_ask::request, feature_request_ask::account, feature_request_ask::contact, feature_request_ask::call, feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::quote},
        .inNavigation = false,
        .closedField = feature_request_ask::isClosed,
        .defaults = askDefaults, .derive = deriveAsk, .check = checkAsk,
    };
    return type;
}
