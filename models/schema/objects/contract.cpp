#include "models/schema/contractdates.h"
#include "models/schema/objects/common.h"
#include "models/schema/objects/contractnames.h"

// Salesforce's Contract with what a renewal needs to know (feature K7; Mattermost handbook, "Customer Risk": what is up for renewal;
// Sourcegraph handbook, "Renewals").

namespace {

QList<Field> fields()
{
    return {
        {.name = contract::name, .label = QT_TRANSLATE_NOOP("Schema", "Contract Name"), .help = QT_TRANSLATE_NOOP("Schema", "Left empty, it is made of account, product and start."), .remoteName = u"Name"_s, .indexed = true, .maxLength = 80},
        {.name = contract::number, .label = QT_TRANSLATE_NOOP("Schema", "Contract Number"), .help = QT_TRANSLATE_NOOP("Schema", "Given by Salesforce."), .remoteName = contract::number, .readOnly = true, .maxLength = 30},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Contract Owner")),
        {.name = contract::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account Name"), .remoteName = contract::account, .targets = {u"Account"_s}, .required = true},
        {.name = contract::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = contract::status,
         .choices = {{.value = u"Draft"_s, .label = QT_TRANSLATE_NOOP("Schema", "Draft"), .help = QT_TRANSLATE_NOOP("Schema", "Not agreed yet.")},
                     {.value = u"In Approval Process"_s, .label = QT_TRANSLATE_NOOP("Schema", "In Approval Process"), .help = QT_TRANSLATE_NOOP("Schema", "Waiting for signatures.")},
                     {.value = u"Activated"_s, .label = QT_TRANSLATE_NOOP("Schema", "Activated"), .help = QT_TRANSLATE_NOOP("Schema", "In force from its start to its end.")},
                     {.value = u"Terminated"_s, .label = QT_TRANSLATE_NOOP("Schema", "Terminated"), .help = QT_TRANSLATE_NOOP("Schema", "Ended by notice or replaced by another contract."), .closed = true}},
         .required = true},
        {.name = contract::start, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Contract Start Date"), .remoteName = contract::start, .required = true, .indexed = true},
        {.name = contract::term, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Contract Term (months)"), .remoteName = contract::term, .required = true},
        {.name = contract::end, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Contract End Date"), .help = QT_TRANSLATE_NOOP("Schema", "The last day that is paid for: start and term give it."), .remoteName = contract::end, .readOnly = true, .indexed = true},
        {.name = contract::renewal, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Renewal Date"), .help = QT_TRANSLATE_NOOP("Schema", "The day after the contract's end."), .readOnly = true, .indexed = true, .countdown = true},
        {.name = contract::noticePeriod, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Notice Period (days)"), .remoteName = contract::noticePeriod},
        {.name = contract::notice, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Notice Date"), .help = QT_TRANSLATE_NOOP("Schema", "The last day on which either side may give notice."), .readOnly = true, .indexed = true},
        {.name = contract::product, .label = QT_TRANSLATE_NOOP("Schema", "Product"), .remoteName = contract::product, .maxLength = 80},
        {.name = contract::plan, .label = QT_TRANSLATE_NOOP("Schema", "Plan"), .remoteName = contract::plan, .maxLength = 80},
        {.name = contract::seats, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Seats"), .remoteName = contract::seats},
        {.name = contract::arr, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "ARR"), .help = QT_TRANSLATE_NOOP("Schema", "What the contract brings in a year."), .remoteName = contract::arr, .decimals = 2},
        {.name = contract::currency, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Currency"), .remoteName = contract::currency, .choices = currencyChoices()},
        {.name = contract::target, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Renewal Target"), .help = QT_TRANSLATE_NOOP("Schema", "The ARR that is planned after the renewal; empty: the ARR of today."), .remoteName = contract::target, .decimals = 2},
        {.name = contract::forecast, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Renewal Forecast"), .help = QT_TRANSLATE_NOOP("Schema", "The ARR that you expect after the renewal; 0 if the customer leaves."), .remoteName = contract::forecast, .decimals = 2},
        {.name = contract::category, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Forecast Category"), .help = QT_TRANSLATE_NOOP("Schema", "How sure the forecast is."), .remoteName = contract::category,
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Commit"), QT_TRANSLATE_NOOP("Schema", "Best Case"), QT_TRANSLATE_NOOP("Schema", "Pipeline"), QT_TRANSLATE_NOOP("Schema", "Omitted")})},
        {.name = contract::finalArr, .type = FieldType::Currency, .label = QT_TRANSLATE_NOOP("Schema", "Renewed ARR (final)"), .help = QT_TRANSLATE_NOOP("Schema", "The ARR after the renewal; 0 if the customer left. With it, the renewal is over."), .remoteName = contract::finalArr, .decimals = 2},
        {.name = contract::call, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "CSM's Call"), .help = QT_TRANSLATE_NOOP("Schema", "Your own opinion, beside the computed signal. At 90 days before the renewal Monitor is no answer any more."), .remoteName = contract::call,
         .choices = {{.value = u"Renew"_s, .label = QT_TRANSLATE_NOOP("Schema", "Will renew"), .tone = u"good"_s}, {.value = contract::monitorCall, .label = QT_TRANSLATE_NOOP("Schema", "Monitor"), .tone = u"watch"_s},
                     {.value = u"At risk"_s, .label = QT_TRANSLATE_NOOP("Schema", "At risk"), .tone = u"risk"_s}, {.value = u"Churn"_s, .label = QT_TRANSLATE_NOOP("Schema", "Will not renew"), .tone = u"risk"_s}}},
        {.name = contract::callReason, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Reason of the Call"), .remoteName = contract::callReason, .maxLength = 4000},
        {.name = contract::callOn, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Call Made On"), .readOnly = true},
        {.name = u"CustomerSignedDate"_s, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Customer Signed Date"), .remoteName = u"CustomerSignedDate"_s},
        {.name = u"CompanySignedDate"_s, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Company Signed Date"), .remoteName = u"CompanySignedDate"_s},
        {.name = u"SpecialTerms"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Special Terms"), .remoteName = u"SpecialTerms"_s, .maxLength = 4000},
        {.name = u"Description"_s, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Description"), .remoteName = u"Description"_s, .maxLength = 32000},
    };
}

void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, contract::owner, qlonglong(context.me));
    setIfEmpty(record, contract::status, u"Draft"_s);
    setIfEmpty(record, contract::start, context.today);
    setIfEmpty(record, contract::term, qlonglong(12));
}

/// The day of the opinion is the day on which it became another.
void deriveCall(Record &record, const RuleContext &context)
{
    if (record.text(contract::call).isEmpty())
        return record.set(contract::callOn, {});
    const bool another = record.id && context.fieldOf && context.fieldOf(record.id, contract::call).toString() != record.text(contract::call);
    if (another && context.fieldOf(record.id, contract::callOn) == record.value(contract::callOn))
        record.set(contract::callOn, context.today);
    setIfEmpty(record, contract::callOn, context.today);
}

/// At 90 days "Monitor" is no answer any more (feature K10). One that stands there from before is pointed out and stops no other edit.
void checkCall(const Record &record, const RuleContext &context, QList<Problem> &problems)
{
    const QDate renewal = record.value(contract::renewal).toDate();
    if (record.text(contract::call) != contract::monitorCall || record.value(contract::finalArr).isValid() || !renewal.isValid() || context.today.daysTo(renewal) > contract::decisionDays)
        return;
    const bool stands = record.id && (!context.fieldOf || context.fieldOf(record.id, contract::call).toString() == contract::monitorCall);
    problems.append({contract::call, QCoreApplication::translate("Rules", "CSM's Call: 90 days before the renewal, decide between Will renew, At risk and Will not renew."), stands});
}

/// An end that came from elsewhere stays when there is no term to compute it from.
void derive(Record &record, const RuleContext &context)
{
    const QDate start = record.value(contract::start).toDate();
    const QVariant period = record.value(contract::noticePeriod);
    const int noticeDays = period.isValid() ? period.toInt() : -1;
    ContractDates dates = contractDates(start, record.value(contract::term).toInt(), noticeDays);
    if (!dates.end.isValid() && record.value(contract::end).isValid()) {
        dates.end = record.value(contract::end).toDate();
        dates.renewal = dates.end.addDays(1);
        dates.notice = noticeDays >= 0 ? dates.end.addDays(-noticeDays) : QDate();
    }
    const auto set = [&record](const QString &field, const QDate &day) { record.set(field, day.isValid() ? QVariant(day) : QVariant()); };
    set(contract::end, dates.end);
    set(contract::renewal, dates.renewal);
    set(contract::notice, dates.notice);
    deriveCall(record, context);
    const RecordId customer = record.link(contract::account);
    if (!record.text(contract::name).isEmpty() || !customer || !context.fieldOf)
        return;
    QStringList parts {context.fieldOf(customer, account::name).toString(), record.text(contract::product), start.toString(Qt::ISODate)};
    parts.removeAll(QString());
    record.set(contract::name, parts.join(u" · "_s).left(80));
}

QList<Problem> check(const Record &record, const RuleContext &context)
{
    QList<Problem> problems;
    const QVariant term = record.value(contract::term);
    if (term.isValid() && (term.toLongLong() < 1 || term.toLongLong() > 1200))
        problems.append({contract::term, QCoreApplication::translate("Rules", "Contract Term: enter a whole number of months, 1 or more.")});
    const QVariant period = record.value(contract::noticePeriod);
    if (period.isValid() && (period.toLongLong() < 0 || period.toLongLong() > 3660))
        problems.append({contract::noticePeriod, QCoreApplication::translate("Rules", "Notice Period: enter a whole number of days, 0 or more.")});
    for (const QString &amount : {contract::seats, contract::arr, contract::target, contract::forecast, contract::finalArr}) {
        if (record.value(amount).toDouble() < 0)
            problems.append({amount, QCoreApplication::translate("Rules", "Enter 0 or more.")});
    }
    checkCall(record, context, problems);
    return problems;
}

} // namespace

const ObjectType &contractType()
{
    static const ObjectType type {
        .name = u"Contract"_s, .code = object_code::contract,
        .label = QT_TRANSLATE_NOOP("Schema", "Contract"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Contracts"),
        .remoteName = u"Contract"_s, .keyPrefixes = {u"800"_s}, .icon = u"file-earmark-text"_s, .color = u"contract"_s,
        .nameField = contract::name, .subtitle = {contract::account, contract::status, contract::renewal},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Contract Information"), {contract::name, contract::owner, contract::account, contract::status, contract::product, contract::plan, contract::seats, contract::arr, contract::currency, contract::number}},
                   {QT_TRANSLATE_NOOP("Schema", "Term and Renewal"), {contract::start, contract::term, contract::end, contract::renewal, contract::noticePeriod, contract::notice, u"CustomerSignedDate"_s, u"CompanySignedDate"_s}},
                   {QT_TRANSLATE_NOOP("Schema", "Forecast"), {contract::target, contract::forecast, contract::category, contract::finalArr, contract::call, contract::callOn, contract::callReason}},
                   {QT_TRANSLATE_NOOP("Schema", "Description Information"), {u"SpecialTerms"_s, u"Description"_s}}},
        .listColumns = {contract::name, contract::account, contract::status, contract::seats, contract::arr, contract::renewal, contract::notice, contract::owner},
        .listSort = contract::renewal,
        .highlights = {contract::account, contract::status, contract::arr, contract::seats, contract::renewal, contract::notice, contract::owner},
        .related = {{.object = u"Opportunity"_s, .field = opportunity::contract, .columns = {opportunity::name, opportunity::type, opportunity::stage, opportunity::amount, opportunity::closeDate}, .sortField = opportunity::closeDate}, filesOf()},
        .panels = {u"files"_s},
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
