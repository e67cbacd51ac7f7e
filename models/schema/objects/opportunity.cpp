#include "models/schema/contractdates.h"
#include "models/schema/objects/common.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/schema.h"

namespace {

struct Stage {
    const char *name;
    int probability;
    bool closed;
    bool won;
    const char *help;
};

// Salesforce's stages as they come; an org's own arrive with its data.
constexpr Stage stages[] = {
    {QT_TRANSLATE_NOOP("Schema", "Prospecting"), 10, false, false, QT_TRANSLATE_NOOP("Schema", "Find who has the need and who can decide.")},
    {QT_TRANSLATE_NOOP("Schema", "Qualification"), 10, false, false, QT_TRANSLATE_NOOP("Schema", "Make sure that there is a need, a budget and a date.")},
    {QT_TRANSLATE_NOOP("Schema", "Needs Analysis"), 20, false, false, QT_TRANSLATE_NOOP("Schema", "Write down what they want to reach, in their words.")},
    {QT_TRANSLATE_NOOP("Schema", "Value Proposition"), 50, false, false, QT_TRANSLATE_NOOP("Schema", "Show what it brings them, in numbers of their own.")},
    {QT_TRANSLATE_NOOP("Schema", "Id. Decision Makers"), 60, false, false, QT_TRANSLATE_NOOP("Schema", "Know everybody who must agree, and speak with each.")},
    {QT_TRANSLATE_NOOP("Schema", "Perception Analysis"), 70, false, false, QT_TRANSLATE_NOOP("Schema", "Ask how they see the offer, and what they doubt.")},
    {QT_TRANSLATE_NOOP("Schema", "Proposal/Price Quote"), 75, false, false, QT_TRANSLATE_NOOP("Schema", "Send the offer, and agree on the day of the answer.")},
    {QT_TRANSLATE_NOOP("Schema", "Negotiation/Review"), 90, false, false, QT_TRANSLATE_NOOP("Schema", "Clear legal, security and purchasing one by one.")},
    {QT_TRANSLATE_NOOP("Schema", "Closed Won"), 100, true, true, QT_TRANSLATE_NOOP("Schema", "Signed: check amount and close date.")},
    {QT_TRANSLATE_NOOP("Schema", "Closed Lost"), 0, true, false, QT_TRANSLATE_NOOP("Schema", "Not signed: say in the description why.")},
};

const Stage *stageNamed(const QString &name)
{
    for (const Stage &stage : stages) {
        if (name == QLatin1String(stage.name))
            return &stage;
    }
    return nullptr;
}

QList<Field> fields()
{
    QList<Choice> stageChoices;
    for (const Stage &stage : stages)
        stageChoices.append({.value = QString::fromLatin1(stage.name), .help = QString::fromLatin1(stage.help), .closed = stage.closed});
    return {
        {.name = opportunity::name, .label = QT_TRANSLATE_NOOP("Schema", "Opportunity Name"), .remoteName = u"Name"_s,
         .follows = {opportunity::account, opportunity::type, opportunity::product, opportunity::what, opportunity::closeDate}, .required = true, .indexed = true, .maxLength = 120},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Opportunity Owner")),
        {.name = opportunity::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account Name"), .remoteName = u"AccountId"_s, .targets = {u"Account"_s}},
        {.name = opportunity::stage, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Stage"), .remoteName = u"StageName"_s, .choices = stageChoices, .required = true, .indexed = true},
        {.name = opportunity::closeDate, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Close Date"), .remoteName = u"CloseDate"_s, .required = true, .indexed = true},
        {.name = opportunity::amount, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Amount"), .remoteName = u"Amount"_s, .decimals = 2},
        {.name = opportunity::probability, .type = FieldType::Percent, .label = QT_TRANSLATE_NOOP("Schema", "Probability"), .remoteName = u"Probability"_s},
        {.name = u"Type"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Type"), .remoteName = u"Type"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "New Business"), QT_TRANSLATE_NOOP("Schema", "Existing Business"), QT_TRANSLATE_NOOP("Schema", "Renewal"), QT_TRANSLATE_NOOP("Schema", "Expansion")})},
        {.name = opportunity::product, .label = QT_TRANSLATE_NOOP("Schema", "Product"), .help = QT_TRANSLATE_NOOP("Schema", "Part of an expansion's name, as \"Fleet Premium MDM\"."), .remoteName = opportunity::product, .maxLength = 80},
        {.name = opportunity::what, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "What Expands"), .help = QT_TRANSLATE_NOOP("Schema", "Part of an expansion's name."), .remoteName = opportunity::what,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Host Expansion"), QT_TRANSLATE_NOOP("Schema", "Seat Expansion"), QT_TRANSLATE_NOOP("Schema", "Price Increase Expansion"), QT_TRANSLATE_NOOP("Schema", "Use Case Expansion")}), .suggests = true},
        {.name = opportunity::contract, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Contract"), .help = QT_TRANSLATE_NOOP("Schema", "What this renews or expands."), .remoteName = opportunity::contract, .targets = {u"Contract"_s}},
        {.name = opportunity::nextStep, .label = QT_TRANSLATE_NOOP("Schema", "Next Step"), .remoteName = opportunity::nextStep},
        {.name = opportunity::nextStepDate, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Next Step Date"), .remoteName = opportunity::nextStepDate, .indexed = true},
        {.name = u"LeadSource"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Lead Source"), .remoteName = u"LeadSource"_s, .choices = leadSourceChoices()},
        {.name = u"ForecastCategoryName"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Forecast Category"), .remoteName = u"ForecastCategoryName"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Omitted"), QT_TRANSLATE_NOOP("Schema", "Pipeline"), QT_TRANSLATE_NOOP("Schema", "Best Case"), QT_TRANSLATE_NOOP("Schema", "Commit"), QT_TRANSLATE_NOOP("Schema", "Closed")})},
        {.name = u"CSM_Owner__c"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "CSM Owner"), .remoteName = u"CSM_Owner__c"_s, .targets = {u"User"_s}},
        {.name = u"CE_Owner__c"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "CE Owner"), .remoteName = u"CE_Owner__c"_s, .targets = {u"User"_s}},
        {.name = u"Available_Renewal__c"_s, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Available Renewal"), .remoteName = u"Available_Renewal__c"_s, .decimals = 2},
        {.name = u"Status_WLO__c"_s, .label = QT_TRANSLATE_NOOP("Schema", "Won/Lost/Open"), .remoteName = u"Status_WLO__c"_s},
        {.name = u"CurrencyIsoCode"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Currency"), .remoteName = u"CurrencyIsoCode"_s, .choices = currencyChoices()},
        {.name = u"Description"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s},
        {.name = u"ExpectedRevenue"_s, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Expected Revenue"), .remoteName = u"ExpectedRevenue"_s, .readOnly = true, .decimals = 2},
        {.name = opportunity::isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .remoteName = u"IsClosed"_s, .readOnly = true},
        {.name = opportunity::isWon, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Won"), .remoteName = u"IsWon"_s, .readOnly = true},
        keptText(u"ForecastCategory"_s, QT_TRANSLATE_NOOP("Schema", "Forecast Category Code")), keptText(u"CampaignId"_s, QT_TRANSLATE_NOOP("Schema", "Primary Campaign ID")),
        keptCheck(u"HasOpportunityLineItem"_s, QT_TRANSLATE_NOOP("Schema", "Has Line Item")), keptText(u"Pricebook2Id"_s, QT_TRANSLATE_NOOP("Schema", "Price Book ID")),
        keptText(u"FiscalQuarter"_s, QT_TRANSLATE_NOOP("Schema", "Fiscal Quarter")), keptText(u"FiscalYear"_s, QT_TRANSLATE_NOOP("Schema", "Fiscal Year")),
        keptText(u"Fiscal"_s, QT_TRANSLATE_NOOP("Schema", "Fiscal Period")), keptCheck(u"HasOpenActivity"_s, QT_TRANSLATE_NOOP("Schema", "Has Open Activity")),
        keptCheck(u"HasOverdueTask"_s, QT_TRANSLATE_NOOP("Schema", "Has Overdue Task")), keptDate(u"LastActivityDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Activity")),
        keptDateTime(u"LastViewedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Viewed Date")), keptDateTime(u"LastReferencedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Referenced Date")),
    };
}

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, opportunity::owner, qlonglong(context.me));
    if (const RecordId agreement = record.link(opportunity::contract); agreement && context.fieldOf)
        setIfEmpty(record, opportunity::account, context.fieldOf(agreement, contract::account));
    const RecordId customer = record.link(opportunity::account);
    if (customer && context.fieldOf)
        setIfEmpty(record, u"CurrencyIsoCode"_s, context.fieldOf(customer, u"CurrencyIsoCode"_s));
    if (record.text(opportunity::type) != opportunity::expansion || !customer || !context.fieldOf)
        return;
    const QString name = expansionName(context.fieldOf(customer, account::name).toString(), record.text(opportunity::product), record.text(opportunity::what),
                                       record.value(opportunity::closeDate).toDate(), context.fiscalStart);
    if (!name.isEmpty())
        setIfEmpty(record, opportunity::name, name.left(120));
}

/// The probability of a stage that a record comes into is that of the stage, as Salesforce does it, unless a person set another with it.
void followStage(Record &record, const Stage &stage, const RuleContext &context)
{
    if (record.id == 0 || !context.fieldOf || context.fieldOf(record.id, opportunity::stage).toString() == QLatin1String(stage.name))
        return;
    if (context.fieldOf(record.id, opportunity::probability) == record.value(opportunity::probability))
        record.set(opportunity::probability, double(stage.probability));
}

void derive(Record &record, const RuleContext &context)
{
    if (const Stage *stage = stageNamed(record.text(opportunity::stage))) {
        followStage(record, *stage, context);
        record.set(opportunity::isClosed, stage->closed);
        record.set(opportunity::isWon, stage->won);
        if (stage->closed)
            record.set(opportunity::probability, double(stage->probability));
        else
            setIfEmpty(record, opportunity::probability, double(stage->probability));
    }
    const QVariant amount = record.value(opportunity::amount);
    const QVariant probability = record.value(opportunity::probability);
    if (amount.isValid() && probability.isValid())
        record.set(u"ExpectedRevenue"_s, amount.toDouble() * probability.toDouble() / 100);
}

QList<Problem> check(const Record &record, const RuleContext &)
{
    const QVariant probability = record.value(opportunity::probability);
    if (probability.isValid() && (probability.toDouble() < 0 || probability.toDouble() > 100))
        return {{opportunity::probability, QCoreApplication::translate("Rules", "Probability: enter a number from 0 to 100.")}};
    return {};
}

} // namespace

const ObjectType &opportunityType()
{
    static const QStringList next {opportunity::amount, opportunity::closeDate, u"NextStep"_s, u"Next_step_date__c"_s};
    static const ObjectType type {
        .name = u"Opportunity"_s, .code = object_code::opportunity,
        .label = QT_TRANSLATE_NOOP("Schema", "Opportunity"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Opportunities"),
        .remoteName = u"Opportunity"_s, .keyPrefixes = {u"006"_s}, .icon = u"trophy"_s, .color = u"opportunity"_s,
        .nameField = opportunity::name, .subtitle = {opportunity::account, opportunity::stage, opportunity::closeDate},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Opportunity Information"), {opportunity::name, opportunity::owner, opportunity::account, opportunity::closeDate, opportunity::type, opportunity::contract, opportunity::product, opportunity::what, opportunity::stage, opportunity::amount, opportunity::probability,
                                          u"NextStep"_s, u"Next_step_date__c"_s, u"LeadSource"_s, u"ForecastCategoryName"_s, u"ExpectedRevenue"_s, u"Available_Renewal__c"_s, u"CSM_Owner__c"_s, u"CE_Owner__c"_s, opportunity::isClosed, opportunity::isWon, u"Status_WLO__c"_s, u"CurrencyIsoCode"_s}},
                   {QT_TRANSLATE_NOOP("Schema", "Description Information"), {u"Description"_s}}},
        .listColumns = {opportunity::name, opportunity::account, opportunity::stage, opportunity::amount, opportunity::closeDate, u"NextStep"_s, opportunity::owner},
        .listSort = opportunity::closeDate,
        .highlights = {opportunity::account, opportunity::closeDate, opportunity::amount, opportunity::stage, u"Type"_s, u"NextStep"_s, opportunity::owner},
        .quickForms = {{.name = u"newExpansion"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Expansion"),
                        .fields = {opportunity::account, opportunity::type, opportunity::product, opportunity::what, opportunity::closeDate, opportunity::stage, opportunity::name, opportunity::amount, opportunity::nextStep, opportunity::nextStepDate,
                                   opportunity::contract, opportunity::owner},
                        .presets = {{opportunity::type, opportunity::expansion}}, .required = {opportunity::account, opportunity::type}, .wide = {opportunity::name}}},
        .related = {{.object = u"Activity"_s, .field = activity::what, .label = QT_TRANSLATE_NOOP("Schema", "Activity History"),
                     .columns = {activity::subject, activity::who, activity::type, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"logACall"_s, .secondForm = u"newTask"_s},
                    {.object = u"Event"_s, .field = event::what, .columns = {event::subject, event::start, event::location}, .sortField = event::start, .newForm = u"newEvent"_s}, filesOf()},
        .panels = {u"files"_s},
        .path = {.field = opportunity::stage,
                 .stages = {{u"Prospecting"_s, next}, {u"Qualification"_s, next}, {u"Needs Analysis"_s, next}, {u"Value Proposition"_s, next}, {u"Id. Decision Makers"_s, next}, {u"Perception Analysis"_s, next},
                            {u"Proposal/Price Quote"_s, next}, {u"Negotiation/Review"_s, next}, {u"Closed Won"_s, {opportunity::amount, opportunity::closeDate}}, {u"Closed Lost"_s, {opportunity::closeDate, u"Description"_s}}}},
        .board = {.key = u"pipeline"_s, .label = QT_TRANSLATE_NOOP("Schema", "Pipeline"), .icon = u"kanban"_s, .amount = opportunity::amount, .weight = opportunity::probability, .date = opportunity::closeDate,
                  .card = {opportunity::name, opportunity::account, opportunity::amount, opportunity::closeDate, opportunity::probability}},
        .closedField = opportunity::isClosed,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
