#include "models/schema/objects/common.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/peoplenames.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/schema.h"

// Fields: Salesforce's Account and the customer-success fields of the Mattermost organization (Segment to ARR), the issue
// label of the Fleet handbook, and what a Data Export holds.

static QList<Choice> lifecycleChoices()
{
    return {{.value = u"Onboarding"_s, .label = QT_TRANSLATE_NOOP("Schema", "Onboarding"), .help = QT_TRANSLATE_NOOP("Schema", "Introduce the team, agree on goals and first use cases, and get the first people working.")},
            {.value = u"Adoption"_s, .label = QT_TRANSLATE_NOOP("Schema", "Adoption"), .help = QT_TRANSLATE_NOOP("Schema", "Bring the seats into use, train champions, and follow the usage numbers.")},
            {.value = u"Value"_s, .label = QT_TRANSLATE_NOOP("Schema", "Value"), .help = QT_TRANSLATE_NOOP("Schema", "Measure the goals and show in a business review what was reached.")},
            {.value = u"Renewal"_s, .label = QT_TRANSLATE_NOOP("Schema", "Renewal"), .help = QT_TRANSLATE_NOOP("Schema", "Agree on seats, price and date; write down every risk.")},
            {.value = u"Expansion"_s, .label = QT_TRANSLATE_NOOP("Schema", "Expansion"), .help = QT_TRANSLATE_NOOP("Schema", "Find teams and uses that are not there yet.")},
            {.value = u"Advocate"_s, .label = QT_TRANSLATE_NOOP("Schema", "Advocate"), .help = QT_TRANSLATE_NOOP("Schema", "Ask for a reference and thank them for it.")}};
}

static QList<Field> fields()
{
    QList<Field> all {
        {.name = account::name, .label = QT_TRANSLATE_NOOP("Schema", "Account Name"), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 255},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Account Owner")),
        {.name = account::parent, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Parent Account"), .remoteName = u"ParentId"_s, .targets = {u"Account"_s}},
        {.name = u"Customer_Since__c"_s, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Customer Since"), .remoteName = u"Customer_Since__c"_s},
        {.name = account::industry, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Industry"), .remoteName = u"Industry"_s, .choices = industryChoices()},
        {.name = u"NumberOfEmployees"_s, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Employees"), .remoteName = u"NumberOfEmployees"_s},
        {.name = account::segment, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Segment"),
         .help = QT_TRANSLATE_NOOP("Schema", "What the customer pays and how far it can grow decide the journey."), .remoteName = u"Segment__c"_s,
         .choices = segmentChoices()},
        {.name = account::tier, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Tier"), .remoteName = u"Customer_Segmentation_Tier__c"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Tier 1"), QT_TRANSLATE_NOOP("Schema", "Tier 2"), QT_TRANSLATE_NOOP("Schema", "Tier 3")})},
        {.name = account::phone, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Phone"), .remoteName = u"Phone"_s},
        {.name = u"Fax"_s, .type = FieldType::Phone, .label = QT_TRANSLATE_NOOP("Schema", "Fax"), .remoteName = u"Fax"_s},
        {.name = account::website, .type = FieldType::Url, .label = QT_TRANSLATE_NOOP("Schema", "Website"), .remoteName = u"Website"_s},
        {.name = u"Type"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Type"), .remoteName = u"Type"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Prospect"), QT_TRANSLATE_NOOP("Schema", "Customer - Direct"), QT_TRANSLATE_NOOP("Schema", "Customer - Channel"),
                               QT_TRANSLATE_NOOP("Schema", "Channel Partner / Reseller"), QT_TRANSLATE_NOOP("Schema", "Installation Partner"),
                               QT_TRANSLATE_NOOP("Schema", "Technology Partner"), QT_TRANSLATE_NOOP("Schema", "Other")})},
        {.name = u"AnnualRevenue"_s, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Annual Revenue"), .remoteName = u"AnnualRevenue"_s, .decimals = 2},
        {.name = u"AccountNumber"_s, .label = QT_TRANSLATE_NOOP("Schema", "Account Number"), .remoteName = u"AccountNumber"_s},
        {.name = u"AccountSource"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Account Source"), .remoteName = u"AccountSource"_s, .choices = leadSourceChoices()},
        {.name = u"Rating"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Rating"), .remoteName = u"Rating"_s,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Hot"), QT_TRANSLATE_NOOP("Schema", "Warm"), QT_TRANSLATE_NOOP("Schema", "Cold")})},
        {.name = account::lifecycle, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Lifecycle Stage"), .remoteName = account::lifecycle, .choices = lifecycleChoices()},
        {.name = account::health, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Health"), .remoteName = u"Health__c"_s,
         .choices = {{.value = u"Healthy"_s, .label = QT_TRANSLATE_NOOP("Schema", "Healthy"), .tone = u"good"_s},
                     {.value = u"Watch"_s, .label = QT_TRANSLATE_NOOP("Schema", "Watch"), .tone = u"watch"_s},
                     {.value = u"At risk"_s, .label = QT_TRANSLATE_NOOP("Schema", "At risk"), .tone = u"risk"_s}},
         .companion = account::healthScore},
        {.name = account::healthScore, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Health Score"), .remoteName = u"Health_Score__c"_s},
        {.name = account::overrideReason, .label = QT_TRANSLATE_NOOP("Schema", "Why Health Is Set by Hand"), .help = QT_TRANSLATE_NOOP("Schema", "Until the day beside it, the computed score does not replace what you set."), .maxLength = 255},
        {.name = account::overrideUntil, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Health Set by Hand Until")},
        {.name = account::sentiment, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "CSM Sentiment"), .help = QT_TRANSLATE_NOOP("Schema", "Your own impression; it counts in the health score for 100 days."),
         .choices = {{.value = u"Good"_s, .label = QT_TRANSLATE_NOOP("Schema", "Good"), .tone = u"good"_s}, {.value = u"Neutral"_s, .label = QT_TRANSLATE_NOOP("Schema", "Neutral"), .tone = u"watch"_s},
                     {.value = u"Poor"_s, .label = QT_TRANSLATE_NOOP("Schema", "Poor"), .tone = u"risk"_s}}},
        {.name = account::sentimentChanged, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "CSM Sentiment Given On"), .readOnly = true},
        {.name = account::arr, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "ARR"), .help = QT_TRANSLATE_NOOP("Schema", "Recurring revenue per year."),
         .remoteName = u"ARR_Current__c"_s, .decimals = 2},
        {.name = account::renewalDate, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Renewal Date"), .remoteName = u"Renewal_Date__c"_s, .indexed = true, .countdown = true},
        {.name = account::openRisk, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "ARR at Risk"), .help = QT_TRANSLATE_NOOP("Schema", "The risk amounts of all open customer risks, added up."),
         .readOnly = true, .decimals = 2},
        {.name = account::growth, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Growth Potential"), .help = QT_TRANSLATE_NOOP("Schema", "How far the account can grow beyond what it pays today."), .remoteName = account::growth,
         .choices = {{.value = u"High"_s, .label = QT_TRANSLATE_NOOP("Schema", "High"), .help = QT_TRANSLATE_NOOP("Schema", "More than twice of today is within reach: further teams, sites or products.")},
                     {.value = u"Medium"_s, .label = QT_TRANSLATE_NOOP("Schema", "Medium"), .help = QT_TRANSLATE_NOOP("Schema", "There is room for more seats or one more product.")},
                     {.value = u"Low"_s, .label = QT_TRANSLATE_NOOP("Schema", "Low"), .help = QT_TRANSLATE_NOOP("Schema", "They have what they need.")}}},
        {.name = account::surveyAnswer, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Would Be a Reference"), .help = QT_TRANSLATE_NOOP("Schema", "What they said in the value survey."),
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Yes"), QT_TRANSLATE_NOOP("Schema", "Maybe"), QT_TRANSLATE_NOOP("Schema", "No")})},
        {.name = u"Seats_Licensed__c"_s, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Seats Licensed"), .remoteName = u"Seats_Licensed__c"_s},
        {.name = u"Seats_Active_Latest__c"_s, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Seats Active"), .remoteName = u"Seats_Active_Latest__c"_s},
        {.name = u"CSM_Lookup__c"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Customer Success Manager"), .remoteName = u"CSM_Lookup__c"_s, .targets = {u"User"_s}},
        {.name = u"Executive_Sponsor__c"_s, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Executive Sponsor"), .remoteName = u"Executive_Sponsor__c"_s, .targets = {u"Contact"_s}},
        {.name = u"Next_Step__c"_s, .label = QT_TRANSLATE_NOOP("Schema", "Next Step"), .remoteName = u"Next_Step__c"_s},
        {.name = u"GitHub_label__c"_s, .label = QT_TRANSLATE_NOOP("Schema", "GitHub label"),
         .help = QT_TRANSLATE_NOOP("Schema", "The customer's codename in the issue tracker."), .remoteName = u"GitHub_label__c"_s, .unique = true, .indexed = true},
        {.name = account::version, .label = QT_TRANSLATE_NOOP("Schema", "Version in Use"), .help = QT_TRANSLATE_NOOP("Schema", "What the customer runs; the agenda of a meeting says what is newer.")},
        {.name = account::versionNotes, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Version Notes"), .help = QT_TRANSLATE_NOOP("Schema", "What matters about their installation before an upgrade. The agenda quotes it to the customer.")},
        {.name = u"CurrencyIsoCode"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Currency"), .remoteName = u"CurrencyIsoCode"_s, .choices = currencyChoices()},
        {.name = u"Description"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s},
        {.name = u"Private_Note__c"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Private note"), .help = QT_TRANSLATE_NOOP("Schema", "Stays on this computer.")},
        {.name = account::lastActivity, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Last Activity"), .remoteName = u"LastActivityDate"_s, .readOnly = true, .indexed = true},
    };
    all += addressFields(u"Billing"_s);
    all += addressFields(u"Shipping"_s);
    all += {keptText(u"MasterRecordId"_s, QT_TRANSLATE_NOOP("Schema", "Master Record ID")), keptText(u"PhotoUrl"_s, QT_TRANSLATE_NOOP("Schema", "Photo URL")),
            keptDateTime(u"LastViewedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Viewed Date")), keptDateTime(u"LastReferencedDate"_s, QT_TRANSLATE_NOOP("Schema", "Last Referenced Date")),
            keptCheck(u"IsCustomerPortal"_s, QT_TRANSLATE_NOOP("Schema", "Customer Portal Account")), keptText(u"Jigsaw"_s, QT_TRANSLATE_NOOP("Schema", "Data.com Key")),
            keptText(u"JigsawCompanyId"_s, QT_TRANSLATE_NOOP("Schema", "Jigsaw Company ID")), keptText(u"DunsNumber"_s, QT_TRANSLATE_NOOP("Schema", "D-U-N-S Number")),
            keptText(u"Tradestyle"_s, QT_TRANSLATE_NOOP("Schema", "Tradestyle")), keptText(u"NaicsCode"_s, QT_TRANSLATE_NOOP("Schema", "NAICS Code")),
            keptText(u"NaicsDesc"_s, QT_TRANSLATE_NOOP("Schema", "NAICS Description")), keptText(u"YearStarted"_s, QT_TRANSLATE_NOOP("Schema", "Year Started")),
            keptText(u"SicDesc"_s, QT_TRANSLATE_NOOP("Schema", "SIC Description")), keptText(u"DandbCompanyId"_s, QT_TRANSLATE_NOOP("Schema", "D&B Company ID"))};
    return all;
}

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, account::owner, qlonglong(context.me));
}

/// The day of a sentiment is the day on which somebody gave it.
static void derive(Record &record, const RuleContext &context)
{
    const QString now = record.text(account::sentiment);
    if (now.isEmpty())
        record.set(account::sentimentChanged, {});
    else if (record.id == 0 || !context.fieldOf)
        setIfEmpty(record, account::sentimentChanged, context.today);
    else if (context.fieldOf(record.id, account::sentiment).toString() != now)
        record.set(account::sentimentChanged, context.today);
}

static QList<Problem> check(const Record &record, const RuleContext &)
{
    QList<Problem> problems;
    const QVariant score = record.value(account::healthScore);
    if (score.isValid() && (score.toLongLong() < 0 || score.toLongLong() > 100))
        problems.append({account::healthScore, QCoreApplication::translate("Rules", "Health Score: enter a number from 0 to 100.")});
    if (record.value(account::overrideUntil).isValid() && record.text(account::overrideReason).trimmed().isEmpty())
        problems.append({account::overrideReason, QCoreApplication::translate("Rules", "Why Health Is Set by Hand: enter the reason.")});
    if (record.id && record.link(account::parent) == record.id)
        problems.append({account::parent, QCoreApplication::translate("Rules", "Parent Account: choose another account than this one.")});
    return problems;
}

const ObjectType &accountType()
{
    static const ObjectType type {
        .name = u"Account"_s, .code = object_code::account,
        .label = QT_TRANSLATE_NOOP("Schema", "Account"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Accounts"),
        .remoteName = u"Account"_s, .keyPrefixes = {u"001"_s}, .icon = u"building"_s, .color = u"account"_s,
        .nameField = account::name, .subtitle = {account::health, account::industry, u"BillingCity"_s, u"AccountNumber"_s},
        .fields = fields(),
        .layout = {
            {QT_TRANSLATE_NOOP("Schema", "Account Information"), {account::name, account::owner, account::parent, u"Customer_Since__c"_s, account::industry, u"NumberOfEmployees"_s,
                                      account::segment, account::phone, account::tier, account::website, u"Type"_s, u"Fax"_s, u"AnnualRevenue"_s, u"AccountNumber"_s, u"AccountSource"_s, u"Rating"_s, u"GitHub_label__c"_s, u"CurrencyIsoCode"_s}},
            {QT_TRANSLATE_NOOP("Schema", "Success & Renewal"), {account::health, u"Executive_Sponsor__c"_s, account::healthScore, account::lifecycle, u"CSM_Lookup__c"_s, account::sentiment, account::overrideReason, account::sentimentChanged, account::overrideUntil, account::arr, account::renewalDate, account::openRisk, account::growth, account::surveyAnswer,
                                    u"Seats_Licensed__c"_s, u"Seats_Active_Latest__c"_s, u"Next_Step__c"_s, account::lastActivity, account::version, account::versionNotes}},
            {QT_TRANSLATE_NOOP("Schema", "Address Information"), {u"BillingAddress"_s, u"ShippingAddress"_s}},
            {QT_TRANSLATE_NOOP("Schema", "Description Information"), {u"Description"_s, u"Private_Note__c"_s}},
        },
        .listColumns = {account::name, account::health, account::arr, account::renewalDate, account::segment, account::phone, account::lastActivity, u"Next_Step__c"_s, account::owner},
        .listSort = account::name,
        .highlights = {account::health, account::arr, account::renewalDate, account::segment, account::phone, account::website, account::owner},
        .quickForms = {{.name = u"setHealth"_s, .label = QT_TRANSLATE_NOOP("Schema", "Set Health by Hand"), .fields = {account::health, account::healthScore, account::overrideReason, account::overrideUntil},
                        .required = {account::health, account::overrideReason, account::overrideUntil}, .wide = {account::overrideReason}, .icon = u"heart-pulse"_s, .color = u"health"_s, .changes = true,
                        .savedWords = QT_TRANSLATE_NOOP("Schema", "Health set by hand")}},
        .related = {
            {.object = u"Contact"_s, .field = contact::account, .columns = {contact::name, contact::title, contact::email, u"Phone"_s}, .sortField = contact::name, .descending = false, .newForm = u"quickContact"_s},
            {.object = u"Opportunity"_s, .field = opportunity::account, .columns = {opportunity::name, opportunity::stage, opportunity::amount, opportunity::closeDate}, .sortField = opportunity::closeDate},
            {.object = u"Activity"_s, .field = activity::account, .label = QT_TRANSLATE_NOOP("Schema", "Activity History"),
             .columns = {activity::subject, activity::who, activity::type, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"logACall"_s, .secondForm = u"newTask"_s},
            {.object = u"Case"_s, .field = support_case::account, .label = QT_TRANSLATE_NOOP("Schema", "Support Tickets"),
             .columns = {support_case::number, support_case::subject, support_case::status, support_case::priority}, .sortField = system_field::createdDate},
            {.object = u"Event"_s, .field = event::account, .columns = {event::subject, event::start, event::location}, .sortField = event::start, .newForm = u"newEvent"_s},
            {.object = u"Account"_s, .field = account::parent, .label = QT_TRANSLATE_NOOP("Schema", "Child Accounts"), .columns = {account::name, account::health, account::arr}, .sortField = account::name, .descending = false},
            {.object = u"Customer_Reference__c"_s, .field = customer_reference::account, .label = QT_TRANSLATE_NOOP("Schema", "Customer Reference"),
             .columns = {customer_reference::name, customer_reference::type, customer_reference::status, customer_reference::reach}, .sortField = system_field::createdDate},
            {.object = u"Business_Review__c"_s, .field = business_review::account, .columns = {business_review::name, business_review::status, business_review::last}, .sortField = business_review::last},
            {.object = u"Health_Check__c"_s, .field = health_check::account, .columns = {health_check::name, health_check::date, health_check::attendees}, .sortField = health_check::date},
            {.object = u"Success_Criterion__c"_s, .field = success_criterion::account,
             .columns = {success_criterion::name, success_criterion::status, success_criterion::now, success_criterion::target}, .sortField = success_criterion::due, .descending = false},
            {.object = u"Outage__c"_s, .field = outage::account, .columns = {outage::name, outage::start, outage::minutes}, .sortField = outage::start},
            {.object = u"Feature_Request_Ask__c"_s, .field = feature_request_ask::account, .label = QT_TRANSLATE_NOOP("Schema", "Feature Requests"),
             .columns = {feature_request_ask::request, feature_request_ask::importance, feature_request_ask::asked, feature_request_ask::answer}, .sortField = feature_request_ask::asked},
            {.object = u"Contract"_s, .field = contract::account, .columns = {contract::name, contract::status, contract::seats, contract::arr, contract::renewal}, .sortField = contract::renewal},
            {.object = u"Customer_Risk__c"_s, .field = customer_risk::account, .label = QT_TRANSLATE_NOOP("Schema", "Customer Risk"),
             .columns = {customer_risk::name, customer_risk::status, customer_risk::seats, customer_risk::amount, customer_risk::nextStepDate}, .sortField = customer_risk::amount, .newForm = u"newRisk"_s},
            {.object = u"Red_Account_Plan__c"_s, .field = red_account_plan::account,
             .columns = {red_account_plan::name, red_account_plan::status, red_account_plan::due}, .sortField = red_account_plan::opened},
            // Fleet handbook, "Generate an expansion opportunity in Salesforce": the table, its New, and what is kept up to date in it.
            {.object = u"Opportunity"_s, .field = opportunity::account, .label = QT_TRANSLATE_NOOP("Schema", "Upcoming renewal (± expansions)"),
             .columns = {opportunity::name, opportunity::stage, opportunity::nextStep, opportunity::nextStepDate, opportunity::closeDate}, .sortField = opportunity::closeDate, .descending = false,
             .newForm = u"newExpansion"_s, .only = {{opportunity::type, {opportunity::renewal, opportunity::expansion}}, {opportunity::isClosed, {false}}},
             .editable = {opportunity::stage, opportunity::nextStep, opportunity::nextStepDate}},
            {.object = u"AccountTeamMember"_s, .field = account_team_member::account, .columns = {account_team_member::user, account_team_member::role, account_team_member::handover, account_team_member::until}, .sortField = account_team_member::handover},
            {.object = u"Stakeholder__c"_s, .field = stakeholder::account, .columns = {stakeholder::contact, stakeholder::role, stakeholder::sentiment, stakeholder::since, stakeholder::left}, .sortField = stakeholder::role, .descending = false},
            filesOf(),
        },
        .firstRelated = {u"Contact"_s, u"Opportunity"_s, u"Activity"_s, u"Customer_Risk__c"_s, u"Customer_Reference__c"_s, u"Case"_s, u"Health_Check__c"_s, u"Business_Review__c"_s, u"Feature_Request_Ask__c"_s},
        .badges = {{account::openRisk, QT_TRANSLATE_NOOP("Schema", "Open risk"), u"error"_s}},
        .summaries = {{.field = account::openRisk, .object = u"Customer_Risk__c"_s, .link = customer_risk::account, .sum = customer_risk::amount, .closed = customer_risk::isClosed}},
        .actions = {{.name = u"newReview"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Business Review"), .kind = RecordAction::Kind::Open, .icon = u"file-earmark-slides"_s},
                    {.name = u"agenda"_s, .label = QT_TRANSLATE_NOOP("Schema", "Meeting Agenda"), .kind = RecordAction::Kind::Open, .icon = u"list-check"_s},
                    {.name = u"championChange"_s, .label = QT_TRANSLATE_NOOP("Schema", "Champion Change…"), .kind = RecordAction::Kind::Open, .icon = u"person-check"_s},
                    {.name = u"giveCodename"_s, .label = QT_TRANSLATE_NOOP("Schema", "Give Codename"), .kind = RecordAction::Kind::GiveCodename, .icon = u"incognito"_s}},
        .panels = {u"health"_s, u"usage"_s, u"plan"_s, u"stakeholders"_s, u"files"_s},
        .path = {.field = account::lifecycle,
                 .stages = {{u"Onboarding"_s, {u"Customer_Since__c"_s, u"CSM_Lookup__c"_s, u"Executive_Sponsor__c"_s, u"Seats_Licensed__c"_s}}, {u"Adoption"_s, {u"Seats_Active_Latest__c"_s, u"Seats_Licensed__c"_s, account::health}},
                            {u"Value"_s, {account::health, u"Executive_Sponsor__c"_s, u"Next_Step__c"_s}}, {u"Renewal"_s, {account::renewalDate, account::arr, account::openRisk, u"Next_Step__c"_s}},
                            {u"Expansion"_s, {account::arr, account::segment, u"Next_Step__c"_s}}, {u"Advocate"_s, {u"Executive_Sponsor__c"_s}}}},
        .matrix = {.key = u"segmentation"_s, .label = QT_TRANSLATE_NOOP("Schema", "Segmentation"), .icon = u"grid-3x3-gap"_s, .amount = account::arr, .bands = {0, 25000, 100000, 250000}, .level = account::growth,
                   .card = {account::name, account::arr, account::segment, account::renewalDate}},
        .proposals = {{.field = account::health, .values = {u"At risk"_s}, .object = u"Red_Account_Plan__c"_s, .link = red_account_plan::account, .closed = red_account_plan::isClosed,
                       .words = QT_TRANSLATE_NOOP("Schema", "This account is red, and nobody has written down how it becomes green again."), .button = QT_TRANSLATE_NOOP("Schema", "Start Red-Account Plan")},
                      {.field = account::openRisk, .object = u"Red_Account_Plan__c"_s, .link = red_account_plan::account, .closed = red_account_plan::isClosed,
                       .words = QT_TRANSLATE_NOOP("Schema", "A customer risk is open, and there is no plan against it."), .button = QT_TRANSLATE_NOOP("Schema", "Start Red-Account Plan")}},
        .isWho = true,
        .defaults = defaults,
        .derive = derive,
        .check = check,
    };
    return type;
}
