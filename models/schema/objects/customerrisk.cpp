#include "models/schema/objects/common.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/schema.h"
#include "models/schema/upforrenewal.h"

#include <QLocale>

// The risk that a customer does not renew (Mattermost handbook, "Customer Risk"; the help texts are its words). The ten fields that the
// handbook lists carry a star; account, owner and dates fill themselves.

namespace {

/// Stages and the day on which a risk came into each; the remote's names.
struct Stage {
    QString value;
    QString dateField;
    bool closed;
};

const QList<Stage> &stages()
{
    static const QList<Stage> all {{customer_risk::earlyWarningValue, u"Early_Warning_Date__c"_s, false}, {customer_risk::atRiskValue, u"At_Risk_Date__c"_s, false},
                                   {u"Delayed"_s, u"Delayed_Date__c"_s, false}, {u"Churned"_s, u"Churned_Date__c"_s, true},
                                   {u"Renewed"_s, u"Renewed_Date__c"_s, true}, {u"Risk Resolved"_s, u"Risk_Resolved_Date__c"_s, true}};
    return all;
}

const Stage *stageNamed(const QString &value)
{
    for (const Stage &stage : stages()) {
        if (stage.value == value)
            return &stage;
    }
    return nullptr;
}

/// "XYZ Company At-Risk", "XYZ Company Early Warning": the name of the account and the type of risk. Empty for other states.
QString proposedName(const QString &customer, const QString &status)
{
    if (customer.isEmpty())
        return {};
    if (status == customer_risk::atRiskValue)
        return QCoreApplication::translate("Rules", "%1 At-Risk").arg(customer);
    return status == customer_risk::earlyWarningValue ? QCoreApplication::translate("Rules", "%1 Early Warning").arg(customer) : QString();
}

QString accountName(const Record &record, const RuleContext &context)
{
    const RecordId customer = record.link(customer_risk::account);
    return customer && context.fieldOf ? context.fieldOf(customer, account::name).toString() : QString();
}

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, customer_risk::owner, qlonglong(context.me));
    setIfEmpty(record, customer_risk::status, customer_risk::atRiskValue);
    if (const QString name = proposedName(accountName(record, context), record.text(customer_risk::status)); !name.isEmpty())
        setIfEmpty(record, customer_risk::name, name);
    if (const RecordId customer = record.link(customer_risk::account); customer && context.fieldOf)
        setIfEmpty(record, u"CurrencyIsoCode"_s, context.fieldOf(customer, u"CurrencyIsoCode"_s));
}

/// A name that is still the proposal of the status before goes along with the status.
void followStatus(Record &record, const RuleContext &context)
{
    const QString customer = accountName(record, context);
    const QString before = proposedName(customer, context.fieldOf(record.id, customer_risk::status).toString());
    const QString now = proposedName(customer, record.text(customer_risk::status));
    if (!before.isEmpty() && !now.isEmpty() && before != now && record.text(customer_risk::name) == before)
        record.set(customer_risk::name, now);
}

void derive(Record &record, const RuleContext &context)
{
    const Stage *stage = stageNamed(record.text(customer_risk::status));
    record.set(customer_risk::isClosed, stage && stage->closed);
    const QDate created = record.value(system_field::createdDate).toDateTime().date();
    const QDate day = record.id == 0 && created.isValid() ? created : context.today;
    if (stage)
        setIfEmpty(record, stage->dateField, day);
    if (record.text(customer_risk::nextStep).trimmed().isEmpty()) {
        record.set(customer_risk::nextStepChanged, {});
    } else if (record.id == 0 || !context.fieldOf) {
        setIfEmpty(record, customer_risk::nextStepChanged, day);
    } else if (context.fieldOf(record.id, customer_risk::nextStep).toString() != record.text(customer_risk::nextStep)) {
        record.set(customer_risk::nextStepChanged, context.today);
    }
    if (record.id && context.fieldOf)
        followStatus(record, context);
}

QString say(const char *sentence)
{
    return QCoreApplication::translate("Rules", sentence);
}

/// Seats and amount may be all of what is up for renewal or a part of it, never more.
QList<Problem> check(const Record &record, const RuleContext &context)
{
    QList<Problem> problems;
    const QVariant seats = record.value(customer_risk::seats);
    const QVariant amount = record.value(customer_risk::amount);
    const QVariant outcome = record.value(customer_risk::outcomeAmount);
    if (seats.isValid() && seats.toLongLong() < 0)
        problems.append({customer_risk::seats, say(QT_TRANSLATE_NOOP("Rules", "# of Seats At-Risk: enter 0 or more."))});
    if (amount.isValid() && amount.toDouble() < 0)
        problems.append({customer_risk::amount, say(QT_TRANSLATE_NOOP("Rules", "Risk Amount: enter 0 or more."))});
    if (outcome.isValid() && outcome.toDouble() < 0)
        problems.append({customer_risk::outcomeAmount, say(QT_TRANSLATE_NOOP("Rules", "Amount Lost or Kept: enter 0 or more."))});
    const RecordId customer = record.link(customer_risk::account);
    // A closed risk speaks of a renewal that is over; the account has moved on.
    if (!customer || !context.fieldOf || record.value(customer_risk::isClosed).toBool())
        return problems;
    const UpForRenewal all = upForRenewal(customer, record.text(u"CurrencyIsoCode"_s), context);
    const QLocale locale;
    if (seats.isValid() && all.seats && seats.toLongLong() > *all.seats)
        problems.append({customer_risk::seats, say(QT_TRANSLATE_NOOP("Rules", "# of Seats At-Risk: up for renewal are %1 seats.")).arg(locale.toString(*all.seats))});
    if (amount.isValid() && all.amount && amount.toDouble() > *all.amount + 0.005)
        problems.append({customer_risk::amount, say(QT_TRANSLATE_NOOP("Rules", "Risk Amount: up for renewal is an ARR of %1.")).arg(locale.toString(*all.amount, 'f', 0))});
    return problems;
}

QList<Choice> statusChoices()
{
    return {{.value = customer_risk::atRiskValue, .label = QT_TRANSLATE_NOOP("Schema", "At-Risk"),
             .help = QT_TRANSLATE_NOOP("Schema", "The customer has actively told us that there is a high probability of non-renewal."), .tone = u"risk"_s},
            {.value = customer_risk::earlyWarningValue, .label = QT_TRANSLATE_NOOP("Schema", "Early Warning"),
             .help = QT_TRANSLATE_NOOP("Schema", "The customer has not told us so, but has voiced frustrations or does not respond."), .tone = u"watch"_s},
            {.value = u"Churned"_s, .label = QT_TRANSLATE_NOOP("Schema", "Churned"), .help = QT_TRANSLATE_NOOP("Schema", "Outcome: the customer did not renew. Say how much was lost, and why."), .tone = u"none"_s, .closed = true},
            {.value = u"Renewed"_s, .label = QT_TRANSLATE_NOOP("Schema", "Renewed"), .help = QT_TRANSLATE_NOOP("Schema", "Outcome: the customer renewed. Say how much was kept, and why."), .tone = u"good"_s, .closed = true}};
}

QList<Field> stageDates()
{
    return {keptDate(u"Early_Warning_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "Early Warning Date")), keptDate(u"At_Risk_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "At-Risk Date")),
            keptDate(u"Delayed_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "Delayed Date")), keptDate(u"Churned_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "Churned Date")),
            keptDate(u"Renewed_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "Renewed Date")), keptDate(u"Risk_Resolved_Date__c"_s, QT_TRANSLATE_NOOP("Schema", "Risk Resolved Date"))};
}

QList<Field> fields()
{
    using namespace customer_risk;
    const QStringList outcomes {u"Churned"_s, u"Renewed"_s};
    QList<Field> all {
        {.name = name, .label = QT_TRANSLATE_NOOP("Schema", "Customer Risk Name"), .help = QT_TRANSLATE_NOOP("Schema", "The name of the account and the type of risk."), .remoteName = u"Name"_s,
         .follows = {customer_risk::account, status}, .required = true, .indexed = true, .maxLength = 80},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Risk Owner")),
        {.name = customer_risk::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = customer_risk::account, .targets = {u"Account"_s}, .required = true},
        {.name = keyContact, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Key Contact"), .help = QT_TRANSLATE_NOOP("Schema", "Who is the main contact at the account."), .remoteName = keyContact,
         .targets = {u"Contact"_s}, .createForm = u"quickContact"_s, .required = true},
        {.name = status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .help = QT_TRANSLATE_NOOP("Schema", "Whether the customer is At-Risk or Early Warning."), .remoteName = status,
         .choices = statusChoices(), .required = true},
        {.name = seats, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "# of Seats At-Risk"), .help = QT_TRANSLATE_NOOP("Schema", "How many seats could potentially not be renewed: all that are available for renewal, or a portion."),
         .remoteName = seats, .required = true},
        {.name = amount, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Risk Amount"), .help = QT_TRANSLATE_NOOP("Schema", "The ARR that could potentially not be renewed: all that is available for renewal, or a portion."),
         .remoteName = amount, .required = true, .indexed = true, .decimals = 2},
        {.name = engagement, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Engagement"), .help = QT_TRANSLATE_NOOP("Schema", "The current interaction: whether a call is scheduled, the customer is unresponsive, or you have reached out."), .remoteName = engagement,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Call scheduled"), QT_TRANSLATE_NOOP("Schema", "Reached out, no answer yet"), QT_TRANSLATE_NOOP("Schema", "Unresponsive"),
                               QT_TRANSLATE_NOOP("Schema", "Low: replies late, no sponsor"), QT_TRANSLATE_NOOP("Schema", "In regular contact"), QT_TRANSLATE_NOOP("Schema", "Escalated to executives")}), .required = true, .suggests = true},
        {.name = competitor, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Competitor"), .help = QT_TRANSLATE_NOOP("Schema", "Whom the customer is evaluating; None known if there is nobody."), .remoteName = competitor,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "None known"), QT_TRANSLATE_NOOP("Schema", "Own solution"), QT_TRANSLATE_NOOP("Schema", "Doing without")}), .required = true, .suggests = true},
        {.name = reason, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Reason"), .help = QT_TRANSLATE_NOOP("Schema", "Why the customer is considering non-renewal."), .remoteName = reason,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Product: reliability"), QT_TRANSLATE_NOOP("Schema", "Product: missing features"), QT_TRANSLATE_NOOP("Schema", "Low adoption"), QT_TRANSLATE_NOOP("Schema", "Price"),
                               QT_TRANSLATE_NOOP("Schema", "Budget cut"), QT_TRANSLATE_NOOP("Schema", "Champion left"), QT_TRANSLATE_NOOP("Schema", "Support"), QT_TRANSLATE_NOOP("Schema", "Merger or closure"),
                               QT_TRANSLATE_NOOP("Schema", "Not known yet")}), .required = true, .suggests = true},
        {.name = summary, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Summary"), .help = QT_TRANSLATE_NOOP("Schema", "Why the customer is flagged as At-Risk or Early Warning."), .remoteName = summary, .required = true},
        {.name = nextStep, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Next Step"), .help = QT_TRANSLATE_NOOP("Schema", "The next action item with the customer."), .remoteName = nextStep, .required = true, .maxLength = 255},
        {.name = nextStepDate, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Next Step Date"), .remoteName = nextStepDate, .indexed = true},
        {.name = nextStepChanged, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Next Step Written On"), .readOnly = true},
        {.name = outcomeAmount, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Amount Lost or Kept"), .help = QT_TRANSLATE_NOOP("Schema", "Churned: the ARR that was lost. Renewed: the ARR that was kept."), .remoteName = outcomeAmount,
         .visibleWhenField = status, .visibleWhen = outcomes, .required = true, .decimals = 2},
        {.name = outcomeReason, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Reason of the Outcome"), .remoteName = outcomeReason, .visibleWhenField = status, .visibleWhen = outcomes, .required = true},
        {.name = u"CurrencyIsoCode"_s, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Currency"), .remoteName = u"CurrencyIsoCode"_s, .choices = currencyChoices()},
        {.name = isClosed, .type = FieldType::CheckBox, .label = QT_TRANSLATE_NOOP("Schema", "Closed"), .readOnly = true},
    };
    all += stageDates();
    return all;
}

} // namespace

const ObjectType &customerRiskType()
{
    using namespace customer_risk;
    static const ObjectType type {
        .name = u"Customer_Risk__c"_s, .code = object_code::customerRisk,
        .label = QT_TRANSLATE_NOOP("Schema", "Customer Risk"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Customer Risks"),
        .remoteName = u"Customer_Risk__c"_s, .fileNames = {u"Risk"_s, u"Risks"_s}, .icon = u"shield-exclamation"_s, .color = u"risk"_s,
        .nameField = name, .subtitle = {customer_risk::account, status, amount},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Risk Information"), {name, customer_risk::account, status, keyContact, outcomeAmount, outcomeReason, seats, amount, engagement, competitor, reason, owner, summary, nextStep, nextStepDate, nextStepChanged}},
                   {QT_TRANSLATE_NOOP("Schema", "Dates"), {u"Early_Warning_Date__c"_s, u"At_Risk_Date__c"_s, u"Delayed_Date__c"_s, u"Renewed_Date__c"_s, u"Churned_Date__c"_s, u"Risk_Resolved_Date__c"_s, isClosed, u"CurrencyIsoCode"_s}}},
        .listColumns = {name, customer_risk::account, status, seats, amount, reason, nextStep, nextStepDate, owner},
        .listSort = amount, .listDescending = true,
        .highlights = {customer_risk::account, status, amount, seats, keyContact, nextStepDate, owner},
        .newFields = {name, customer_risk::account, status, keyContact, outcomeAmount, outcomeReason, seats, amount, engagement, competitor, reason, owner, summary, nextStep, nextStepDate},
        .quickForms = {{.name = u"newRisk"_s, .label = QT_TRANSLATE_NOOP("Schema", "New Customer Risk"),
                        .fields = {name, customer_risk::account, status, keyContact, outcomeAmount, outcomeReason, seats, amount, engagement, competitor, reason, owner, summary, nextStep},
                        .icon = u"shield-exclamation"_s, .color = u"risk"_s}},
        .related = {{.object = u"Activity"_s, .field = activity::what, .label = QT_TRANSLATE_NOOP("Schema", "Activity History"),
                     .columns = {activity::subject, activity::who, activity::type, activity::dueDate}, .sortField = activity::dueDate, .newForm = u"logACall"_s, .secondForm = u"newTask"_s}, filesOf()},
        .panels = {u"files"_s},
        .path = {.field = status,
                 .stages = {{earlyWarningValue, {keyContact, engagement, reason, nextStep, nextStepDate}}, {atRiskValue, {amount, seats, competitor, nextStep, nextStepDate}},
                            {u"Churned"_s, {outcomeAmount, outcomeReason}}, {u"Renewed"_s, {outcomeAmount, outcomeReason}}},
                 .open = {earlyWarningValue, atRiskValue}},
        .board = {.key = u"risk-stages"_s, .label = QT_TRANSLATE_NOOP("Schema", "Risk Stages"), .icon = u"kanban"_s, .amount = amount, .date = nextStepDate,
                  .card = {name, customer_risk::account, amount, nextStepDate, reason}},
        .closedField = isClosed,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
