#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/storage/usage.h"

#include <cmath>

namespace {

/// How a customer's use goes: from a level two years ago to today's share of the seats, with a wave over the year.
class Course
{
public:
    Course(const SampleAccount &facts, Dice &dice)
        : m_seats(facts.name == u"Harbor Point Logistics" ? 2450 : facts.arr / 525)
        , m_today((facts.name == u"Harbor Point Logistics" ? 0.52 : std::min(0.98, 0.04 + facts.score / 100.0)))
        , m_before(std::clamp(m_today + (facts.score < 65 ? 0.25 : -0.3) + (dice.real() - 0.5) * 0.1, 0.1, 0.95))
    {
    }
    double seats() const { return std::round(m_seats); }
    /// Monthly active users; `age` 0: now, 1: two years ago.
    double monthly(double age, Dice &dice) const
    {
        const double share = m_today + (m_before - m_today) * age + 0.015 * std::sin(age * 12.566);
        return std::round(m_seats * std::clamp(share, 0.02, 1.0) * (0.985 + dice.real() * 0.03));
    }

private:
    double m_seats;
    double m_today;
    double m_before;
};

void addDays(QList<UsageRow> &rows, const SamplePlan &plan, const SamplePlan::Customer &customer, const Course &course, Dice &dice)
{
    for (int age = 125; age >= 1; --age) {
        const QDate date = plan.day(-age);
        if (date.dayOfWeek() < 6)
            rows << UsageRow {customer.id, metric::dau, date, std::round(course.monthly(age / 730.0, dice) * (0.42 + 0.1 * dice.real()))};
    }
}

} // namespace

Result<> writeSampleUsage(SamplePlan &plan)
{
    Dice dice(4711);
    QList<UsageRow> rows;
    for (const SamplePlan::Customer &customer : plan.customers()) {
        if (customer.facts->arr <= 0 || customer.facts->score < 0)
            continue;
        const Course course(*customer.facts, dice);
        const QDate now(plan.rules().today.year(), plan.rules().today.month(), 1);
        const int hosts = 40 + dice.below(900);
        for (int age = 24; age >= 1; --age) {
            const QDate month = now.addMonths(-age);
            const double mau = course.monthly(age / 24.0, dice);
            rows << UsageRow {customer.id, metric::mau, month, mau} << UsageRow {customer.id, metric::seats, month, course.seats()}
                 << UsageRow {customer.id, metric::sessionMinutes, month, std::round((9 + mau / std::max(1.0, course.seats()) * 8 + dice.real() * 2) * 10) / 10}
                 << UsageRow {customer.id, metric::extensions, month, double(3 + (24 - age) / 4 + dice.below(3))} << UsageRow {customer.id, metric::hosts, month, double(hosts + (24 - age) * 3)}
                 << UsageRow {customer.id, metric::uptime, month, std::round((99.8 + dice.real() * 0.2) * 1000) / 1000} << UsageRow {customer.id, metric::champions, month, double(1 + dice.below(3))};
        }
        addDays(rows, plan, customer, course, dice);
    }
    const Result<UsageStored> stored = storeUsageIn(plan.writer().connection(), rows, QCoreApplication::translate("Samples", "Add sample customers"), plan.rules().now);
    return stored ? Result<>() : Result<>(stored.error());
}
