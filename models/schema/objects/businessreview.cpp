#include "models/schema/objects/common.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/quarters.h"
#include "models/schema/upforrenewal.h"

// One quarterly business review of one customer: a draft, or published with its numbers frozen (features Q1, Q8).

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, business_review::owner, qlonglong(context.me));
    setIfEmpty(record, business_review::status, u"Draft"_s);
    setIfEmpty(record, business_review::version, qlonglong(1));
    const RecordId customer = record.link(business_review::account);
    if (!customer || !context.fieldOf || record.value(business_review::first).isValid())
        return;
    // The last whole quarter of the contract (Sourcegraph handbook), which is what a review is about.
    QDate start = runningContractStart(customer, context);
    if (!start.isValid())
        start = contractStartBefore(context.fieldOf(customer, account::renewalDate).toDate(), context.today);
    if (!start.isValid())
        start = QDate(context.today.year(), 1, 1);
    const ContractQuarter quarter = reviewedQuarter(start, context.today);
    record.set(business_review::first, quarter.first);
    record.set(business_review::last, quarter.last);
    setIfEmpty(record, business_review::due, quarter.last.addDays(10));
    setIfEmpty(record, business_review::name, QCoreApplication::translate("Rules", "%1, Q%2 review").arg(context.fieldOf(customer, account::name).toString()).arg(quarter.number));
}

static QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDate first = record.value(business_review::first).toDate();
    const QDate last = record.value(business_review::last).toDate();
    if (first.isValid() && last.isValid() && last < first)
        return {{business_review::last, QCoreApplication::translate("Rules", "Quarter End: choose a day after the start.")}};
    return {};
}

const ObjectType &businessReviewType()
{
    static const ObjectType type {
        .name = u"Business_Review__c"_s, .code = object_code::businessReview,
        .label = QT_TRANSLATE_NOOP("Schema", "Business Review"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Business Reviews"),
        .fileNames = {u"BusinessReview"_s, u"QBR"_s}, .icon = u"file-earmark-slides"_s, .color = u"qbr"_s,
        .nameField = business_review::name, .subtitle = {business_review::account, business_review::status, business_review::last},
        .fields = {
            {.name = business_review::name, .label = QT_TRANSLATE_NOOP("Schema", "Business Review Name"), .required = true, .indexed = true, .maxLength = 255},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Business Review Owner")),
            {.name = business_review::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .targets = {u"Account"_s}, .required = true},
            {.name = business_review::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"),
             .choices = {{.value = u"Draft"_s, .label = QT_TRANSLATE_NOOP("Schema", "Draft"), .tone = u"watch"_s}, {.value = u"Published"_s, .label = QT_TRANSLATE_NOOP("Schema", "Published"), .tone = u"good"_s, .closed = true}}, .required = true},
            {.name = business_review::first, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Quarter Start"), .required = true},
            {.name = business_review::last, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Quarter End"), .required = true, .indexed = true},
            {.name = business_review::due, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Due Date"), .indexed = true},
            {.name = business_review::published, .type = FieldType::DateTime, .label = QT_TRANSLATE_NOOP("Schema", "Published on"), .readOnly = true},
            {.name = business_review::version, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Version"), .readOnly = true},
            {.name = business_review::document, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Frozen pages"), .readOnly = true, .unsearched = true},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Business Review Information"), {business_review::name, business_review::owner, business_review::account, business_review::status, business_review::first, business_review::last,
                    business_review::due, business_review::published, business_review::version}}},
        .listColumns = {business_review::name, business_review::account, business_review::status, business_review::first, business_review::last, business_review::due, business_review::owner},
        .listSort = business_review::last, .listDescending = true,
        .highlights = {business_review::account, business_review::status, business_review::first, business_review::last, business_review::due, business_review::owner},
        .actions = {{.name = u"review"_s, .label = QT_TRANSLATE_NOOP("Schema", "Open Review"), .kind = RecordAction::Kind::Open, .icon = u"file-earmark-slides"_s, .button = true}},
        .inNavigation = false,
        .defaults = defaults, .check = check,
    };
    return type;
}
