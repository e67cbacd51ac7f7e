#include "models/schema/metrics.h"

#include "models/schema/field.h"

const QList<Metric> &knownMetrics()
{
    static const QList<Metric> all {
        {.name = metric::mau, .label = QT_TRANSLATE_NOOP("Schema", "Monthly active users"), .aliases = {u"Monthly active users"_s, u"Monthly users"_s}},
        {.name = metric::dau, .label = QT_TRANSLATE_NOOP("Schema", "Daily active users"), .over = Metric::Over::Mean, .aliases = {u"Daily active users"_s, u"Daily users"_s}},
        {.name = metric::seats, .label = QT_TRANSLATE_NOOP("Schema", "Seats"), .aliases = {u"Seats licensed"_s, u"Licensed seats"_s, u"Licenses"_s}},
        {.name = metric::sessionMinutes, .label = QT_TRANSLATE_NOOP("Schema", "Average session"), .unit = u"min"_s, .over = Metric::Over::Mean, .aliases = {u"Average session"_s, u"Session"_s, u"Session length"_s}},
        {.name = metric::extensions, .label = QT_TRANSLATE_NOOP("Schema", "Extensions used"), .aliases = {u"Extensions used"_s}},
        {.name = metric::hosts, .label = QT_TRANSLATE_NOOP("Schema", "Hosts"), .aliases = {u"Hosts enrolled"_s, u"Enrolled hosts"_s}},
        {.name = metric::uptime, .label = QT_TRANSLATE_NOOP("Schema", "Uptime"), .unit = u"%"_s, .over = Metric::Over::Mean, .aliases = {u"Cloud uptime"_s, u"Availability"_s}},
        {.name = metric::champions, .label = QT_TRANSLATE_NOOP("Schema", "Champions"), .aliases = {u"Number of champions"_s}},
        {.name = metric::advocates, .label = QT_TRANSLATE_NOOP("Schema", "Advocates"), .aliases = {u"Number of advocates"_s}},
        {.name = metric::nps, .label = QT_TRANSLATE_NOOP("Schema", "NPS"), .aliases = {u"Net promoter score"_s}},
    };
    return all;
}

const Metric *knownMetric(const QString &name)
{
    for (const Metric &known : knownMetrics()) {
        if (known.name.compare(name, Qt::CaseInsensitive) == 0 || known.aliases.contains(name, Qt::CaseInsensitive))
            return &known;
    }
    return nullptr;
}

QString metricLabel(const QString &name)
{
    const Metric *known = knownMetric(name);
    return known ? translated(known->label) : name;
}
