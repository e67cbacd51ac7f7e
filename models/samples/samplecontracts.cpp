#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/contractnames.h"

namespace {

/// The year that runs until the customer's renewal, and for the older customers the year before it with fewer seats.
Result<> writeContracts(SamplePlan &plan, Dice &dice, const SamplePlan::Customer &customer)
{
    const double arr = customer.facts->arr;
    const QDate renewal = plan.day(customer.facts->renewalIn);
    const bool large = arr >= 250000;
    const qlonglong seats = std::max<qlonglong>(10, qRound64(arr / (large ? 180 : 240) / 10) * 10);
    FieldValues values {{contract::account, qlonglong(customer.id)}, {contract::status, u"Activated"_s}, {contract::start, renewal.addMonths(-12)}, {contract::term, qlonglong(12)},
                        {contract::noticePeriod, qlonglong(large ? 90 : 60)}, {contract::product, u"Relay"_s}, {contract::plan, large ? u"Enterprise"_s : u"Professional"_s}, {contract::seats, seats}, {contract::arr, arr}};
    const auto write = [&plan](const FieldValues &contractValues) -> Result<> {
        // Signed some weeks before it starts; nothing in the sample world is made after today.
        const QDate made = std::min(contractValues.value(contract::start).toDate().addDays(-21), plan.day(-1));
        const Result<RecordId> created = plan.create({.object = object_code::contract, .values = contractValues}, made);
        return created ? Result<>() : Result<>(created.error());
    };
    if (const Result<> written = write(values); !written || !dice.chance(0.6))
        return written;
    const double share = 0.8 + 0.15 * dice.real();
    values.insert(contract::status, u"Terminated"_s);
    values.insert(contract::start, renewal.addMonths(-24));
    values.insert(contract::seats, qRound64(double(seats) * share / 10) * 10);
    values.insert(contract::arr, std::round(arr * share / 1000) * 1000);
    values.insert(contract::forecast, std::round(arr * (share + 0.05) / 1000) * 1000);
    values.insert(contract::category, u"Commit"_s);
    values.insert(contract::finalArr, arr); // what it was renewed to is what runs today
    return write(values);
}

} // namespace

Result<> writeSampleContracts(SamplePlan &plan)
{
    Dice dice {1010};
    for (const SamplePlan::Customer &customer : plan.customers()) {
        if (customer.facts->arr <= 0)
            continue;
        if (const Result<> written = writeContracts(plan, dice, customer); !written)
            return written;
    }
    return {};
}
