#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/storage/healthweeks.h"

#include <cmath>

namespace {

Result<> writeProfiles(SamplePlan &plan)
{
    // Nobody in onboarding has met criteria yet, and trends need months: contact and tickets weigh more.
    Record onboarding {.object = object_code::healthProfile};
    onboarding.set(health_profile::name, u"Onboarding"_s);
    onboarding.set(health_profile::stage, health_profile::onboarding);
    const int weights[health_measure::count] {10, 25, 0, 20, 25, 5, 5, 0, 10};
    Record established {.object = object_code::healthProfile};
    established.set(health_profile::name, u"Established customers"_s);
    established.set(health_profile::stage, health_profile::established);
    for (int i = 0; i < health_measure::count; ++i) {
        const HealthMeasure &measure = healthMeasures()[i];
        onboarding.set(measure.weightField(), qlonglong(weights[i]));
        established.set(measure.weightField(), qlonglong(measure.weight));
    }
    for (Record *profile : {&onboarding, &established}) {
        profile->set(health_profile::rule, u"Weighted"_s);
        profile->set(health_profile::goodFrom, qlonglong(75));
        profile->set(health_profile::watchFrom, qlonglong(60));
        for (const HealthMeasure &measure : healthMeasures()) {
            profile->set(measure.poorField(), measure.poor);
            profile->set(measure.goodField(), measure.good);
        }
        if (const Result<RecordId> made = plan.create(*profile, plan.day(-300)); !made)
            return made.error();
    }
    return {};
}

/// What the person who knows the customer thinks of it.
Result<> writeSentiments(SamplePlan &plan, Dice &dice)
{
    for (const SamplePlan::Customer &customer : plan.customers()) {
        const int score = customer.facts->score;
        if (score < 0 || customer.facts->arr <= 0)
            continue;
        const Result<Record> before = plan.writer().read(customer.id);
        if (!before)
            return before.error();
        Record after = *before;
        if (dice.chance(0.8))
            after.set(account::sentiment, score < 60 ? u"Poor"_s : score < 75 ? u"Neutral"_s : u"Good"_s);
        after.set(account::version, u"Relay %1"_s.arg(dice.chance(0.5) ? u"8.4"_s : dice.chance(0.6) ? u"8.3"_s : u"8.1"_s));
        if (dice.chance(0.3))
            after.set(account::versionNotes, u"Upgrades go in on the second Tuesday of a month, after the night shift. Their proxy must know new host names a week before."_s);
        if (const Result<> done = plan.writer().update(*before, after); !done)
            return done.error();
    }
    return {};
}

/// Seventeen weeks that end where the score is now: each measure drifts to its present points.
Result<> writeWeeks(SamplePlan &plan, Dice &dice)
{
    if (const Result<> flushed = plan.writer().flush(); !flushed)
        return flushed;
    Connection &connection = plan.writer().connection();
    const Result<HealthBook> book = readHealthBookIn(connection, plan.writer().schema(), plan.rules());
    if (!book)
        return book.error();
    const QDate monday = mondayOf(plan.rules().today);
    for (const HealthRow &row : book->rows) {
        if (row.computed.score < 0)
            continue;
        const double before = row.computed.score < 60 ? 22 : -14; // who is poorly now was better, and the other way round
        for (int age = healthWeeksShown - 1; age >= 1; --age) {
            HealthReadings readings = row.readings;
            const HealthProfile &profile = book->profiles.at(row.profile);
            for (int i = 0; i < health_measure::count; ++i) {
                if (!readings[i].value)
                    continue;
                const double points = std::clamp(HealthRules::pointsOf(*readings[i].value, profile.poor[i], profile.good[i]) + before * age / healthWeeksShown + (dice.real() - 0.5) * 9, 0.0, 100.0);
                readings[i].value = profile.poor[i] + (profile.good[i] - profile.poor[i]) * points / 100;
            }
            if (const Result<> done = recordHealthWeek(connection, row.id, monday.addDays(-7 * age), HealthRules::score(profile, readings, plan.rules().today)); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<> writeSampleHealth(SamplePlan &plan)
{
    Dice dice(1811);
    if (const Result<> done = writeProfiles(plan); !done)
        return done;
    if (const Result<> done = writeSentiments(plan, dice); !done)
        return done;
    return writeWeeks(plan, dice);
}
