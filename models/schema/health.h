#pragma once

#include "models/schema/record.h"

#include <QLocale>
#include <QStringList>

#include <array>
#include <optional>

/// One thing that says how a customer is doing (features H1 to H5; Sourcegraph handbook, "Drive adoption and usage"). The value `good`
/// is worth 100 points, `poor` none, what lies between its share; `poor` may be the larger one. A profile may set both anew.
struct HealthMeasure {
    QString key; ///< for ever, in the weekly history: "dauMau"
    QString apiName; ///< begins its fields of a Health_Profile__c: "DAU_MAU"
    QString label; ///< a QT_TRANSLATE_NOOP of "Schema"
    QString source; ///< the same: where its number comes from
    double poor = 0;
    double good = 100;
    int staleDays = 0; ///< older than this, it is left out; 0: it is never stale
    int weight = 0; ///< in the standard profile

    QString weightField() const { return apiName + QStringLiteral("_Weight__c"); }
    QString poorField() const { return apiName + QStringLiteral("_Poor__c"); }
    QString goodField() const { return apiName + QStringLiteral("_Good__c"); }
};

/// The measures by place. The order is that of pages; a new one comes last.
namespace health_measure {
enum { dauMau, mauSeats, mauTrend, severe, contact, criteria, openRisk, nps, sentiment, count };
}

const std::array<HealthMeasure, health_measure::count> &healthMeasures();
/// In the person's language.
QString healthMeasureLabel(int measure);

/// What a measure says of one customer. `of` and `from` are the two numbers it was made from, for words: 2 of 4 criteria.
struct HealthReading {
    std::optional<double> value; ///< nothing: no data
    QDate day; ///< to which the value belongs
    double of = 0;
    double from = 0;
};
using HealthReadings = std::array<HealthReading, health_measure::count>;

/// How a group of customers is scored. Weights total 100.
struct HealthProfile {
    RecordId id = 0; ///< 0: the standard profile, which stands in where no other fits
    QString name;
    QStringList segments; ///< empty: all
    QString stage; ///< empty: all
    bool anyPoor = false; ///< the rating is that of the poorest measure, not of the score
    int goodFrom = 70;
    int watchFrom = 40;
    std::array<double, health_measure::count> weights {};
    std::array<double, health_measure::count> poor {};
    std::array<double, health_measure::count> good {};

    double total() const;
};

/// One measure's part in a score.
struct HealthPart {
    enum class State { Counted, Missing, Stale, Unweighted };
    State state = State::Missing;
    double points = 0; ///< 0 to 100
    double share = 0; ///< of the whole, in percent, after what is left out was left out
    double contribution = 0; ///< to the score: points × share
};

struct HealthScore {
    int score = -1; ///< 0 to 100; −1: too little is known
    QString tone = QStringLiteral("none"); ///< good, watch, risk, none
    double covered = 0; ///< percent of the weights that has data
    std::array<HealthPart, health_measure::count> parts {};
};

/// Pure functions.
namespace HealthRules {

/// A score needs data for this part of the weights, or one single good measure would call a customer healthy.
inline constexpr int leastCovered = 30;
/// A customer is in onboarding for the first quarter of the contract (Sourcegraph handbook, "Customer Onboarding (Q1 of Contract)").
inline constexpr int onboardingDays = 90;

HealthProfile standardProfile();
/// A stored Health_Profile__c. Thresholds that are empty are the measure's own.
HealthProfile profileOf(const Record &record);
QString stageOf(const QDate &customerSince, const QDate &today);
/// The place of the profile that fits best: one for the segment before one for all, then one for the stage before one for all, then
/// the first by name. −1: none fits.
int profileFor(const QList<HealthProfile> &profiles, const QString &segment, const QString &stage);
double pointsOf(double value, double poor, double good);
/// score = Σ weight × points ÷ Σ weight, over the measures that have fresh data.
HealthScore score(const HealthProfile &profile, const HealthReadings &readings, const QDate &today);
/// The Account's choice for a tone ("risk": "At risk"); empty for "none". And back.
QString ratingOf(const QString &tone);
QString toneOf(const QString &rating);

/// The value as people say it: "52 %", "21 days; every 14 expected", "2 of 4 met".
QString valueText(int measure, const HealthReading &reading, const QLocale &locale, const QString &money = {});
/// Why a measure is left out, in one sentence; empty while it counts.
QString leftOutText(int measure, HealthPart::State state, const HealthReading &reading, const QDate &today);
/// How the score comes about, with the numbers of this customer: "(20 × 64 + 15 × 80) ÷ 35 = 71".
QString formula(const HealthProfile &profile, const HealthScore &score, const QLocale &locale);

/// What moved since a week, in words, the largest step first: "MAU / seats fell from 64 to 52 points: −2.4 of the score."
QStringList moved(const std::array<std::optional<double>, health_measure::count> &before, const HealthScore &now, const QLocale &locale);
/// A step with its sign, with a true minus: "+4", "−9", "0".
QString signedText(double step, const QLocale &locale, int decimals = 0);

/// The points of a week in one line of text, and back: "dauMau=63.5 contact=100". Unknown keys are skipped.
QString pointsText(const HealthScore &score);
std::array<std::optional<double>, health_measure::count> pointsFrom(const QString &text);

}
