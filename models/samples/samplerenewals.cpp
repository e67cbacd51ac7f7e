#include "models/samples/sampleparts.h"
#include "models/samples/sampleplan.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/storage/forecastsnapshots.h"

namespace {

RecordId openDeal(SamplePlan &plan, RecordId customer, const QString &type)
{
    return plan.writer().connection().scalar(u"SELECT id FROM Opportunity WHERE AccountId = ? AND Type = ? AND deleted = 0 AND IsClosed IS NOT 1 ORDER BY CloseDate LIMIT 1"_s, {customer, type}).toLongLong();
}

/// Changes fields of a record that an earlier part made.
Result<> set(SamplePlan &plan, RecordId id, const FieldValues &values)
{
    Result<Record> record = plan.writer().read(id);
    if (!record)
        return record.error();
    QStringList fields;
    for (auto it = values.begin(); it != values.end(); ++it) {
        record->set(it.key(), it.value());
        fields << it.key();
    }
    const Result<RecordId> written = plan.writer().write(*record, fields);
    return written ? Result<>() : Result<>(written.error());
}

/// What a CSM says of a renewal: healthy customers stay and grow a little, one at risk shrinks; far ones are not forecast yet.
FieldValues opinion(Dice &dice, const SampleAccount &facts, const QDate &today)
{
    FieldValues values;
    const bool risky = facts.score >= 0 && facts.score < 60;
    const bool quiet = facts.score < 0 || facts.score < 70;
    if (facts.renewalIn <= contract::opinionDays && !dice.chance(0.12)) {
        const QString call = risky && !dice.chance(0.25) ? u"At risk"_s : quiet && facts.renewalIn > contract::decisionDays ? contract::monitorCall : u"Renew"_s;
        values.insert(contract::call, call);
        values.insert(contract::callOn, today.addDays(-dice.between(2, 30)));
    }
    if (facts.renewalIn > 240 || dice.chance(0.15))
        return values;
    const double share = risky ? 0.6 + 0.3 * dice.real() : quiet ? 0.95 + 0.05 * dice.real() : 1.0 + 0.15 * dice.real();
    values.insert(contract::forecast, std::round(facts.arr * share / 100) * 100);
    values.insert(contract::target, std::round(facts.arr * 1.05 / 100) * 100);
    values.insert(contract::category, risky ? u"Pipeline"_s : quiet ? u"Best Case"_s : u"Commit"_s);
    return values;
}

/// The next step of a deal, with its day: most are kept up to date, some are not.
FieldValues nextStep(SamplePlan &plan, Dice &dice, RecordId agreement)
{
    FieldValues values {{opportunity::contract, qlonglong(agreement)}, {opportunity::product, u"Relay"_s}};
    if (!dice.chance(0.12))
        values.insert(opportunity::nextStepDate, plan.day(dice.chance(0.8) ? dice.between(1, 25) : -dice.between(2, 20)));
    return values;
}

Result<> writeRenewal(SamplePlan &plan, Dice &dice, const SamplePlan::Customer &customer)
{
    const QVariant agreement = plan.writer().connection().scalar(u"SELECT id FROM Contract WHERE AccountId = ? AND Status = 'Activated' AND deleted = 0"_s, {customer.id});
    if (!agreement.isValid())
        return {};
    if (const FieldValues values = opinion(dice, *customer.facts, plan.day(0)); !values.isEmpty()) {
        if (const Result<> written = set(plan, agreement.toLongLong(), values); !written)
            return written;
    }
    for (const QString &type : {opportunity::renewal, opportunity::expansion}) {
        const RecordId deal = openDeal(plan, customer.id, type);
        if (!deal)
            continue;
        if (const Result<> written = set(plan, deal, nextStep(plan, dice, agreement.toLongLong())); !written)
            return written;
    }
    return {};
}

/// What stood in a week before today, told from what stands today: further back fewer renewals had a forecast, some were seen brighter
/// or darker, one was expected a quarter earlier.
Result<> writeWeek(SamplePlan &plan, Dice &dice, int weeksAgo)
{
    Connection &connection = plan.writer().connection();
    const QDate day = plan.day(-7 * weeksAgo);
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    const Result<QList<Renewal>> rows = readRenewals(connection, monday.addDays(-183), monday.addDays(548), true);
    if (!rows)
        return rows.error();
    Statement week = connection.prepare(u"INSERT OR IGNORE INTO forecast_week(week, taken) VALUES (?, ?)"_s);
    week.bind(1, isoWeek(monday)).bind(2, plan.moment(monday, 8).toUTC().toString(Qt::ISODateWithMs));
    week.step();
    Statement insert = connection.prepare(u"INSERT INTO forecast_line(week, contract, name, renewal, currency, arr, forecast, final) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const Renewal &one : *rows) {
        const bool said = one.forecast && !dice.chance(0.1 * weeksAgo);
        const double seen = one.forecast.value_or(0) * (dice.chance(0.4 * weeksAgo) ? 0.85 + 0.35 * dice.real() : 1.0);
        const bool earlier = dice.chance(0.06);
        insert.bind(1, isoWeek(monday)).bind(2, one.contract).bind(3, one.accountName).bind(4, (earlier ? one.renewal.addMonths(-3) : one.renewal).toString(Qt::ISODate)).bind(5, one.currency).bind(6, one.arr.value_or(0));
        said ? insert.bind(7, std::round(seen / 100) * 100) : insert.bindNull(7);
        one.finalArr && one.renewal < monday ? insert.bind(8, *one.finalArr) : insert.bindNull(8);
        insert.step();
        if (insert.failed())
            return connection.lastError();
        insert.reset();
    }
    return {};
}

} // namespace

Result<> writeSampleRenewals(SamplePlan &plan)
{
    Dice dice {1011};
    for (const SamplePlan::Customer &customer : plan.customers()) {
        if (customer.facts->arr <= 0)
            continue;
        if (const Result<> written = writeRenewal(plan, dice, customer); !written)
            return written;
    }
    if (const Result<> flushed = plan.writer().flush(); !flushed)
        return flushed;
    Dice weeks {1012};
    for (const int weeksAgo : {4, 3, 2, 1}) {
        if (const Result<> written = writeWeek(plan, weeks, weeksAgo); !written)
            return written;
    }
    return {};
}
