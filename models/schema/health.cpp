#include "models/schema/health.h"

#include "models/schema/field.h"
#include "models/schema/objects/healthnames.h"

#include <algorithm>
#include <cmath>
#include <numeric>

const std::array<HealthMeasure, health_measure::count> &healthMeasures()
{
    static const std::array<HealthMeasure, health_measure::count> all {{
        {.key = u"dauMau"_s, .apiName = u"DAU_MAU"_s, .label = QT_TRANSLATE_NOOP("Schema", "DAU / MAU"), .source = QT_TRANSLATE_NOOP("Schema", "Usage: daily of monthly users, latest month."), .poor = 10, .good = 40, .staleDays = 62, .weight = 15},
        {.key = u"mauSeats"_s, .apiName = u"MAU_Seats"_s, .label = QT_TRANSLATE_NOOP("Schema", "MAU / seats"), .source = QT_TRANSLATE_NOOP("Schema", "Usage: monthly users of seats, latest month."), .poor = 30, .good = 80, .staleDays = 62, .weight = 20},
        {.key = u"mauTrend"_s, .apiName = u"MAU_Trend"_s, .label = QT_TRANSLATE_NOOP("Schema", "Trend of MAU"), .source = QT_TRANSLATE_NOOP("Schema", "Usage: against three months before."), .poor = -20, .good = 10, .staleDays = 62, .weight = 15},
        {.key = u"severe"_s, .apiName = u"Severe_Tickets"_s, .label = QT_TRANSLATE_NOOP("Schema", "Open P0 and P1 tickets"), .source = QT_TRANSLATE_NOOP("Schema", "Support tickets, severity P0 or P1."), .poor = 2, .good = 0, .weight = 10},
        {.key = u"contact"_s, .apiName = u"Contact"_s, .label = QT_TRANSLATE_NOOP("Schema", "Last contact"), .source = QT_TRANSLATE_NOOP("Schema", "Days since the last activity, by tier."), .poor = 200, .good = 100, .weight = 10},
        {.key = u"criteria"_s, .apiName = u"Criteria"_s, .label = QT_TRANSLATE_NOOP("Schema", "Success criteria met"), .source = QT_TRANSLATE_NOOP("Schema", "Success criteria of the account."), .poor = 0, .good = 75, .staleDays = 365, .weight = 10},
        {.key = u"openRisk"_s, .apiName = u"Open_Risk"_s, .label = QT_TRANSLATE_NOOP("Schema", "Open risk"), .source = QT_TRANSLATE_NOOP("Schema", "Open customer risks as a share of ARR."), .poor = 50, .good = 0, .weight = 10},
        {.key = u"nps"_s, .apiName = u"NPS"_s, .label = QT_TRANSLATE_NOOP("Schema", "NPS"), .source = QT_TRANSLATE_NOOP("Schema", "Usage: metric NPS, latest."), .poor = 0, .good = 50, .staleDays = 200, .weight = 5},
        {.key = u"sentiment"_s, .apiName = u"Sentiment"_s, .label = QT_TRANSLATE_NOOP("Schema", "CSM sentiment"), .source = QT_TRANSLATE_NOOP("Schema", "CSM Sentiment of the account."), .poor = 0, .good = 100, .staleDays = 100, .weight = 5},
    }};
    return all;
}

QString healthMeasureLabel(int measure)
{
    return translated(healthMeasures().at(measure).label);
}

double HealthProfile::total() const
{
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}

namespace HealthRules {

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Health", sentence);
}

QString sayMany(const char *sentence, int n)
{
    return QCoreApplication::translate("Health", sentence, nullptr, n);
}

QString plain(double value, const QLocale &locale)
{
    return locale.toString(std::round(value), 'f', 0);
}

QString toneFor(const HealthProfile &profile, double points)
{
    return points >= profile.goodFrom ? u"good"_s : points >= profile.watchFrom ? u"watch"_s : u"risk"_s;
}

/// With the rule "any poor": as good as the poorest measure.
QString poorestTone(const HealthProfile &profile, const HealthScore &score)
{
    double least = 100;
    for (const HealthPart &part : score.parts) {
        if (part.state == HealthPart::State::Counted)
            least = std::min(least, part.points);
    }
    return toneFor(profile, least);
}

HealthPart::State stateOf(int measure, double weight, const HealthReading &reading, const QDate &today)
{
    if (weight <= 0)
        return HealthPart::State::Unweighted;
    if (!reading.value)
        return HealthPart::State::Missing;
    const int limit = healthMeasures()[measure].staleDays;
    return limit > 0 && reading.day.isValid() && reading.day.daysTo(today) > limit ? HealthPart::State::Stale : HealthPart::State::Counted;
}

} // namespace

HealthProfile standardProfile()
{
    HealthProfile profile {.name = say(QT_TRANSLATE_NOOP("Health", "Standard")), .segments = {}, .stage = {}};
    for (int i = 0; i < health_measure::count; ++i) {
        profile.weights[i] = healthMeasures()[i].weight;
        profile.poor[i] = healthMeasures()[i].poor;
        profile.good[i] = healthMeasures()[i].good;
    }
    return profile;
}

HealthProfile profileOf(const Record &record)
{
    HealthProfile profile = standardProfile();
    profile.id = record.id;
    profile.name = record.text(health_profile::name);
    profile.segments = record.value(health_profile::segments).toStringList();
    profile.stage = record.text(health_profile::stage);
    profile.anyPoor = record.text(health_profile::rule) == health_profile::anyPoor;
    if (const QVariant from = record.value(health_profile::goodFrom); from.isValid())
        profile.goodFrom = from.toInt();
    if (const QVariant from = record.value(health_profile::watchFrom); from.isValid())
        profile.watchFrom = from.toInt();
    for (int i = 0; i < health_measure::count; ++i) {
        const HealthMeasure &measure = healthMeasures()[i];
        profile.weights[i] = record.value(measure.weightField()).toDouble();
        const QVariant poor = record.value(measure.poorField());
        const QVariant good = record.value(measure.goodField());
        if (poor.isValid())
            profile.poor[i] = poor.toDouble();
        if (good.isValid())
            profile.good[i] = good.toDouble();
    }
    return profile;
}

QString stageOf(const QDate &customerSince, const QDate &today)
{
    return customerSince.isValid() && customerSince.daysTo(today) <= onboardingDays ? health_profile::onboarding : health_profile::established;
}

int profileFor(const QList<HealthProfile> &profiles, const QString &segment, const QString &stage)
{
    int best = -1;
    int bestRank = -1;
    for (int i = 0; i < profiles.size(); ++i) {
        const HealthProfile &profile = profiles.at(i);
        if ((!profile.segments.isEmpty() && !profile.segments.contains(segment)) || (!profile.stage.isEmpty() && profile.stage != stage))
            continue;
        const int rank = (profile.segments.isEmpty() ? 0 : 2) + (profile.stage.isEmpty() ? 0 : 1);
        if (rank > bestRank) {
            bestRank = rank;
            best = i;
        }
    }
    return best;
}

double pointsOf(double value, double poor, double good)
{
    if (poor == good)
        return value >= good ? 100 : 0;
    return std::clamp((value - poor) / (good - poor), 0.0, 1.0) * 100;
}

HealthScore score(const HealthProfile &profile, const HealthReadings &readings, const QDate &today)
{
    HealthScore result;
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < health_measure::count; ++i) {
        HealthPart &part = result.parts[i];
        part.state = stateOf(i, profile.weights[i], readings[i], today);
        if (readings[i].value)
            part.points = pointsOf(*readings[i].value, profile.poor[i], profile.good[i]);
        if (part.state != HealthPart::State::Counted)
            continue;
        weights += profile.weights[i];
        sum += profile.weights[i] * part.points;
    }
    const double total = profile.total();
    result.covered = total > 0 ? weights / total * 100 : 0;
    for (int i = 0; i < health_measure::count && weights > 0; ++i) {
        HealthPart &part = result.parts[i];
        if (part.state != HealthPart::State::Counted)
            continue;
        part.share = profile.weights[i] / weights * 100;
        part.contribution = profile.weights[i] * part.points / weights;
    }
    if (weights <= 0 || result.covered < leastCovered)
        return result;
    result.score = int(std::lround(sum / weights));
    result.tone = profile.anyPoor ? poorestTone(profile, result) : toneFor(profile, result.score);
    return result;
}

QString ratingOf(const QString &tone)
{
    return tone == u"good" ? u"Healthy"_s : tone == u"watch" ? u"Watch"_s : tone == u"risk" ? u"At risk"_s : QString();
}

QString toneOf(const QString &rating)
{
    return rating == u"Healthy" ? u"good"_s : rating == u"Watch" ? u"watch"_s : rating == u"At risk" ? u"risk"_s : u"none"_s;
}

QString valueText(int measure, const HealthReading &reading, const QLocale &locale, const QString &money)
{
    if (!reading.value)
        return {};
    const double value = *reading.value;
    switch (measure) {
    case health_measure::mauTrend:
        return say(QT_TRANSLATE_NOOP("Health", "%1 %")).arg(signedText(value, locale));
    case health_measure::severe:
        return sayMany(QT_TRANSLATE_NOOP("Health", "%n open"), int(value));
    case health_measure::contact:
        //: "21 days ago; due every 14": how long ago the last contact was, and how often the tier expects one.
        return sayMany(QT_TRANSLATE_NOOP("Health", "%n day(s) ago; due every %1"), int(reading.of)).arg(plain(reading.from, locale));
    case health_measure::criteria:
        return say(QT_TRANSLATE_NOOP("Health", "%1 of %2 met")).arg(plain(reading.of, locale), plain(reading.from, locale));
    case health_measure::openRisk:
        return reading.of > 0 ? say(QT_TRANSLATE_NOOP("Health", "%1, %2 % of ARR")).arg(money.isEmpty() ? plain(reading.of, locale) : money, plain(value, locale)) : say(QT_TRANSLATE_NOOP("Health", "None open"));
    case health_measure::nps:
        return plain(value, locale);
    case health_measure::sentiment:
        return value >= 100 ? say(QT_TRANSLATE_NOOP("Health", "Good")) : value > 0 ? say(QT_TRANSLATE_NOOP("Health", "Neutral")) : say(QT_TRANSLATE_NOOP("Health", "Poor"));
    default:
        return say(QT_TRANSLATE_NOOP("Health", "%1 %")).arg(plain(value, locale));
    }
}

QString leftOutText(int measure, HealthPart::State state, const HealthReading &reading, const QDate &today)
{
    const QString label = healthMeasureLabel(measure);
    switch (state) {
    case HealthPart::State::Missing:
        return say(QT_TRANSLATE_NOOP("Health", "%1: there is no data.")).arg(label);
    case HealthPart::State::Stale:
        return sayMany(QT_TRANSLATE_NOOP("Health", "%1: the last value is %n day(s) old."), int(reading.day.daysTo(today))).arg(label);
    case HealthPart::State::Unweighted:
    case HealthPart::State::Counted:
        break;
    }
    return {};
}

QString formula(const HealthProfile &profile, const HealthScore &score, const QLocale &locale)
{
    QStringList terms;
    double weights = 0;
    for (int i = 0; i < health_measure::count; ++i) {
        if (score.parts[i].state != HealthPart::State::Counted)
            continue;
        terms << u"%1 × %2"_s.arg(locale.toString(profile.weights[i], 'g', 4), plain(score.parts[i].points, locale));
        weights += profile.weights[i];
    }
    if (score.score < 0)
        return {};
    return u"(%1) ÷ %2 = %3"_s.arg(terms.join(u" + "_s), locale.toString(weights, 'g', 4), locale.toString(score.score));
}

QString signedText(double step, const QLocale &locale, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(step * scale) / scale;
    const QString size = locale.toString(std::abs(rounded), 'f', decimals);
    return rounded > 0 ? u'+' + size : rounded < 0 ? QChar(0x2212) + size : size;
}

QStringList moved(const std::array<std::optional<double>, health_measure::count> &before, const HealthScore &now, const QLocale &locale)
{
    QList<std::pair<double, QString>> moves;
    for (int i = 0; i < health_measure::count; ++i) {
        const HealthPart &part = now.parts[i];
        const bool counted = part.state == HealthPart::State::Counted;
        const QString label = healthMeasureLabel(i);
        if (!counted && before[i]) {
            moves.append({100, say(QT_TRANSLATE_NOOP("Health", "%1 counted a week ago and is left out now.")).arg(label)});
        } else if (counted && !before[i]) {
            moves.append({99, say(QT_TRANSLATE_NOOP("Health", "%1 is new: %2 points.")).arg(label, plain(part.points, locale))});
        } else if (counted && std::abs(part.points - *before[i]) >= 1) {
            const double effect = (part.points - *before[i]) * part.share / 100;
            //: A measure's points a week ago and now, and what that does to the whole score.
            const char *sentence = part.points < *before[i] ? QT_TRANSLATE_NOOP("Health", "%1 fell from %2 to %3 points: %4 of the score.") : QT_TRANSLATE_NOOP("Health", "%1 rose from %2 to %3 points: %4 of the score.");
            moves.append({std::abs(effect), say(sentence).arg(label, plain(*before[i], locale), plain(part.points, locale), signedText(effect, locale, 1))});
        }
    }
    std::stable_sort(moves.begin(), moves.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList sentences;
    for (const auto &move : std::as_const(moves))
        sentences << move.second;
    return sentences;
}

QString pointsText(const HealthScore &score)
{
    QStringList words;
    for (int i = 0; i < health_measure::count; ++i) {
        if (score.parts[i].state == HealthPart::State::Counted)
            words << healthMeasures()[i].key + u'=' + QString::number(std::round(score.parts[i].points * 10) / 10);
    }
    return words.join(u' ');
}

std::array<std::optional<double>, health_measure::count> pointsFrom(const QString &text)
{
    std::array<std::optional<double>, health_measure::count> points;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype sign = word.indexOf(u'=');
        const auto it = std::find_if(healthMeasures().begin(), healthMeasures().end(), [&](const HealthMeasure &measure) { return measure.key == QStringView(word).left(sign); });
        if (it != healthMeasures().end())
            points[it - healthMeasures().begin()] = QStringView(word).mid(sign + 1).toDouble();
    }
    return points;
}

}
