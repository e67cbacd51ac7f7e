#include "models/schema/health.h"
#include "models/schema/objects/common.h"
#include "models/schema/objects/healthnames.h"

#include <QLocale>

// How the health of a group of customers is scored: a weight for each measure, and the values that are worth nothing and everything.

namespace {

QList<Field> fields()
{
    QList<Field> all {
        {.name = health_profile::name, .label = QT_TRANSLATE_NOOP("Schema", "Health Profile Name"), .required = true, .indexed = true, .maxLength = 80},
        ownerField(QT_TRANSLATE_NOOP("Schema", "Health Profile Owner")),
        {.name = health_profile::segments, .type = FieldType::MultiPicklist, .label = QT_TRANSLATE_NOOP("Schema", "Segments"), .help = QT_TRANSLATE_NOOP("Schema", "The customers it is for; none chosen: all."), .choices = segmentChoices()},
        {.name = health_profile::stage, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Stage"), .help = QT_TRANSLATE_NOOP("Schema", "Onboarding is the first 90 days as a customer; empty: always."),
         .choices = choicesOf({QT_TRANSLATE_NOOP("Schema", "Onboarding"), QT_TRANSLATE_NOOP("Schema", "Established")})},
        {.name = health_profile::rule, .type = FieldType::Picklist, .label = QT_TRANSLATE_NOOP("Schema", "Rating"), .help = QT_TRANSLATE_NOOP("Schema", "By the score, or as poor as the poorest measure."),
         .choices = {{.value = u"Weighted"_s, .label = QT_TRANSLATE_NOOP("Schema", "By the score")}, {.value = u"Any poor"_s, .label = QT_TRANSLATE_NOOP("Schema", "Any poor is poor")}}, .required = true},
        {.name = health_profile::goodFrom, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Healthy from"), .help = QT_TRANSLATE_NOOP("Schema", "Points from 0 to 100."), .required = true},
        {.name = health_profile::watchFrom, .type = FieldType::Integer, .label = QT_TRANSLATE_NOOP("Schema", "Watch from"), .help = QT_TRANSLATE_NOOP("Schema", "Below, a customer is at risk."), .required = true},
    };
    static const std::array<const char *, health_measure::count> weights {
        QT_TRANSLATE_NOOP("Schema", "DAU / MAU, Weight"), QT_TRANSLATE_NOOP("Schema", "MAU / seats, Weight"), QT_TRANSLATE_NOOP("Schema", "Trend of MAU, Weight"),
        QT_TRANSLATE_NOOP("Schema", "Open P0 and P1 tickets, Weight"), QT_TRANSLATE_NOOP("Schema", "Last contact, Weight"), QT_TRANSLATE_NOOP("Schema", "Success criteria met, Weight"),
        QT_TRANSLATE_NOOP("Schema", "Open risk, Weight"), QT_TRANSLATE_NOOP("Schema", "NPS, Weight"), QT_TRANSLATE_NOOP("Schema", "CSM sentiment, Weight")};
    static const std::array<const char *, health_measure::count> poor {
        QT_TRANSLATE_NOOP("Schema", "DAU / MAU, %, Poor Value"), QT_TRANSLATE_NOOP("Schema", "MAU / seats, %, Poor Value"), QT_TRANSLATE_NOOP("Schema", "Trend of MAU, %, Poor Value"),
        QT_TRANSLATE_NOOP("Schema", "Open P0 and P1 tickets, Poor Value"), QT_TRANSLATE_NOOP("Schema", "Last contact, % of the tier's days, Poor Value"), QT_TRANSLATE_NOOP("Schema", "Success criteria met, %, Poor Value"),
        QT_TRANSLATE_NOOP("Schema", "Open risk, % of ARR, Poor Value"), QT_TRANSLATE_NOOP("Schema", "NPS, Poor Value"), QT_TRANSLATE_NOOP("Schema", "CSM sentiment, points, Poor Value")};
    static const std::array<const char *, health_measure::count> good {
        QT_TRANSLATE_NOOP("Schema", "DAU / MAU, %, Good Value"), QT_TRANSLATE_NOOP("Schema", "MAU / seats, %, Good Value"), QT_TRANSLATE_NOOP("Schema", "Trend of MAU, %, Good Value"),
        QT_TRANSLATE_NOOP("Schema", "Open P0 and P1 tickets, Good Value"), QT_TRANSLATE_NOOP("Schema", "Last contact, % of the tier's days, Good Value"), QT_TRANSLATE_NOOP("Schema", "Success criteria met, %, Good Value"),
        QT_TRANSLATE_NOOP("Schema", "Open risk, % of ARR, Good Value"), QT_TRANSLATE_NOOP("Schema", "NPS, Good Value"), QT_TRANSLATE_NOOP("Schema", "CSM sentiment, points, Good Value")};
    for (int i = 0; i < health_measure::count; ++i) {
        const HealthMeasure &measure = healthMeasures()[i];
        all += {{.name = measure.weightField(), .type = FieldType::Integer, .label = QString::fromLatin1(weights[i]), .help = measure.source},
                {.name = measure.poorField(), .type = FieldType::Decimal, .label = QString::fromLatin1(poor[i]), .decimals = 1},
                {.name = measure.goodField(), .type = FieldType::Decimal, .label = QString::fromLatin1(good[i]), .decimals = 1}};
    }
    return all;
}

QStringList measureFields(QString (HealthMeasure::*field)() const)
{
    QStringList names;
    for (const HealthMeasure &measure : healthMeasures())
        names << (measure.*field)();
    return names;
}

QStringList thresholdFields()
{
    QStringList names;
    for (const HealthMeasure &measure : healthMeasures())
        names << measure.poorField() << measure.goodField();
    return names;
}

/// The standard profile is what one starts from.
void defaults(Record &record, const RuleContext &context)
{
    if (context.me)
        setIfEmpty(record, health_profile::owner, qlonglong(context.me));
    setIfEmpty(record, health_profile::rule, u"Weighted"_s);
    const HealthProfile standard = HealthRules::standardProfile();
    setIfEmpty(record, health_profile::goodFrom, qlonglong(standard.goodFrom));
    setIfEmpty(record, health_profile::watchFrom, qlonglong(standard.watchFrom));
    const bool weighted = std::any_of(healthMeasures().begin(), healthMeasures().end(), [&](const HealthMeasure &measure) { return record.value(measure.weightField()).isValid(); });
    for (const HealthMeasure &measure : healthMeasures()) {
        if (!weighted)
            record.set(measure.weightField(), qlonglong(measure.weight));
        setIfEmpty(record, measure.poorField(), measure.poor);
        setIfEmpty(record, measure.goodField(), measure.good);
    }
}

QString labelFor(const QString &fieldName)
{
    return labelOf(*healthProfileType().field(fieldName));
}

QList<Problem> check(const Record &record, const RuleContext &)
{
    QList<Problem> problems;
    qlonglong total = 0;
    QString heaviest = healthMeasures().front().weightField();
    for (const HealthMeasure &measure : healthMeasures()) {
        const qlonglong weight = record.value(measure.weightField()).toLongLong();
        if (weight < 0 || weight > 100)
            problems.append({measure.weightField(), QCoreApplication::translate("Rules", "%1: enter a weight from 0 to 100.").arg(labelFor(measure.weightField()))});
        if (weight > record.value(heaviest).toLongLong())
            heaviest = measure.weightField();
        total += weight;
        const QVariant poor = record.value(measure.poorField());
        const QVariant good = record.value(measure.goodField());
        if (poor.isValid() && good.isValid() && poor.toDouble() == good.toDouble())
            problems.append({measure.goodField(), QCoreApplication::translate("Rules", "%1: enter another value than the poor one.").arg(labelFor(measure.goodField()))});
    }
    if (total != 100)
        problems.append({heaviest, QCoreApplication::translate("Rules", "%1: enter weights that total 100; they total %2.").arg(labelFor(heaviest), QLocale().toString(total))});
    const qlonglong goodFrom = record.value(health_profile::goodFrom).toLongLong();
    const qlonglong watchFrom = record.value(health_profile::watchFrom).toLongLong();
    if (record.value(health_profile::goodFrom).isValid() && (goodFrom < 1 || goodFrom > 100))
        problems.append({health_profile::goodFrom, QCoreApplication::translate("Rules", "Healthy from: enter points from 1 to 100.")});
    if (record.value(health_profile::watchFrom).isValid() && (watchFrom < 0 || watchFrom >= goodFrom))
        problems.append({health_profile::watchFrom, QCoreApplication::translate("Rules", "Watch from: enter fewer points than Healthy from.")});
    return problems;
}

} // namespace

const ObjectType &healthProfileType()
{
    static const ObjectType type {
        .name = u"Health_Profile__c"_s, .code = object_code::healthProfile,
        .label = QT_TRANSLATE_NOOP("Schema", "Health Profile"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Health Profiles"),
        .fileNames = {u"HealthProfile"_s}, .icon = u"sliders"_s, .color = u"health"_s,
        .nameField = health_profile::name, .subtitle = {health_profile::segments, health_profile::stage},
        .fields = fields(),
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Profile Information"), {health_profile::name, health_profile::owner, health_profile::segments, health_profile::stage, health_profile::rule, health_profile::goodFrom, health_profile::watchFrom}},
                   {QT_TRANSLATE_NOOP("Schema", "Weights, 100 in all"), measureFields(&HealthMeasure::weightField)},
                   {QT_TRANSLATE_NOOP("Schema", "What Is Poor and What Is Good"), thresholdFields()}},
        .listColumns = {health_profile::name, health_profile::segments, health_profile::stage, health_profile::rule, health_profile::goodFrom, health_profile::watchFrom},
        .listSort = health_profile::name,
        .highlights = {health_profile::segments, health_profile::stage, health_profile::rule, health_profile::owner},
        .inNavigation = false,
        .defaults = defaults, .check = check,
    };
    return type;
}
