#include "models/schema/objects/common.h"
#include "models/schema/objects/reviewnames.h"

#include <cmath>

// What a customer wants to reach, with where it began, where it is and where it should be (feature H12; Sourcegraph handbook, "Ongoing
// alignment with customer value"; Fleet handbook, business review: "initial success criteria completion").

static void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, success_criterion::owner, qlonglong(context.me));
    setIfEmpty(record, success_criterion::start, context.today);
}

/// How far a criterion has come between baseline and target; growing or falling targets alike.
static void derive(Record &record, const RuleContext &)
{
    const QVariant now = record.value(success_criterion::now);
    const QVariant target = record.value(success_criterion::target);
    const double baseline = record.value(success_criterion::baseline).toDouble();
    if (!now.isValid() || !target.isValid() || qFuzzyCompare(now.toDouble() + 1, baseline + 1)) {
        record.set(success_criterion::status, u"Not started"_s);
        return;
    }
    const bool growing = target.toDouble() >= baseline;
    const bool met = growing ? now.toDouble() >= target.toDouble() : now.toDouble() <= target.toDouble();
    record.set(success_criterion::status, met ? u"Met"_s : u"On the way"_s);
}

static QList<Problem> check(const Record &record, const RuleContext &)
{
    const QDate start = record.value(success_criterion::start).toDate();
    const QDate due = record.value(success_criterion::due).toDate();
    if (start.isValid() && due.isValid() && due < start)
        return {{success_criterion::due, QCoreApplication::translate("Rules", "Due Date: choose a day after the start.")}};
    return {};
}

const ObjectType &successCriterionType()
{
    static const ObjectType type {
        .name = u"Success_Criterion__c"_s, .code = object_code::successCriterion,
        .label = QT_TRANSLATE_NOOP("Schema", "Success Criterion"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Success Criteria"),
        .remoteName = u"Success_Criterion__c"_s, .fileNames = {u"Goal"_s, u"Goals"_s}, .icon = u"bullseye"_s, .color = u"goal"_s,
        .nameField = success_criterion::name, .subtitle = {success_criterion::account, success_criterion::status, success_criterion::due},
        .fields = {
            {.name = success_criterion::name, .label = QT_TRANSLATE_NOOP("Schema", "Success Criterion Name"), .help = QT_TRANSLATE_NOOP("Schema", "In the customer's words: MTTR below one hour."), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
            ownerField(QT_TRANSLATE_NOOP("Schema", "Criterion Owner")),
            {.name = success_criterion::account, .type = FieldType::Lookup, .label = QT_TRANSLATE_NOOP("Schema", "Account"), .remoteName = success_criterion::account, .targets = {u"Account"_s}, .required = true},
            {.name = success_criterion::unit, .label = QT_TRANSLATE_NOOP("Schema", "Unit"), .help = QT_TRANSLATE_NOOP("Schema", "Minutes, people, %: what the numbers count."), .remoteName = success_criterion::unit, .maxLength = 40},
            {.name = success_criterion::baseline, .type = FieldType::Decimal, .label = QT_TRANSLATE_NOOP("Schema", "Baseline"), .remoteName = success_criterion::baseline, .decimals = 2},
            {.name = success_criterion::target, .type = FieldType::Decimal, .label = QT_TRANSLATE_NOOP("Schema", "Target"), .remoteName = success_criterion::target, .decimals = 2},
            {.name = success_criterion::now, .type = FieldType::Decimal, .label = QT_TRANSLATE_NOOP("Schema", "Now"), .remoteName = success_criterion::now, .decimals = 2},
            {.name = success_criterion::start, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Start Date"), .help = QT_TRANSLATE_NOOP("Schema", "The day work on it begins."), .remoteName = success_criterion::start},
            {.name = success_criterion::due, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Due Date"), .remoteName = success_criterion::due, .indexed = true},
            {.name = success_criterion::status, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Status"), .remoteName = success_criterion::status,
             .choices = {{.value = u"Not started"_s, .label = QT_TRANSLATE_NOOP("Schema", "Not started"), .tone = u"none"_s},
                         {.value = u"On the way"_s, .label = QT_TRANSLATE_NOOP("Schema", "On the way"), .tone = u"watch"_s},
                         {.value = u"Met"_s, .label = QT_TRANSLATE_NOOP("Schema", "Met"), .tone = u"good"_s, .closed = true}}, .readOnly = true},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Criterion Information"), {success_criterion::name, success_criterion::owner, success_criterion::account, success_criterion::start, success_criterion::due, success_criterion::baseline,
                    success_criterion::unit, success_criterion::target, success_criterion::status, success_criterion::now}}},
        .listColumns = {success_criterion::name, success_criterion::account, success_criterion::status, success_criterion::baseline, success_criterion::now, success_criterion::target, success_criterion::unit, success_criterion::due},
        .listSort = success_criterion::due,
        .highlights = {success_criterion::account, success_criterion::status, success_criterion::baseline, success_criterion::now, success_criterion::target, success_criterion::due},
        .inNavigation = false,
        .defaults = defaults, .derive = derive, .check = check,
    };
    return type;
}
