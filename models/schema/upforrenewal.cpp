#include "models/schema/upforrenewal.h"

#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"

UpForRenewal upForRenewal(RecordId customer, const QString &currency, const RuleContext &context)
{
    UpForRenewal found;
    if (!customer || !context.fieldOf)
        return found;
    for (const RecordId id : context.childrenOf ? context.childrenOf(object_code::contract, contract::account, customer) : QList<RecordId> {}) {
        const auto of = [&](const QString &field) { return context.fieldOf(id, field); };
        const QDate start = of(contract::start).toDate();
        const QDate end = of(contract::end).toDate();
        if (of(contract::status).toString() != u"Activated" || start > context.today || (end.isValid() && end < context.today))
            continue;
        found.contracted = true;
        if (const QVariant seats = of(contract::seats); seats.isValid())
            found.seats = found.seats.value_or(0) + seats.toLongLong();
        const QString theirs = of(contract::currency).toString();
        if (const QVariant arr = of(contract::arr); arr.isValid() && (theirs.isEmpty() || currency.isEmpty() || theirs == currency))
            found.amount = found.amount.value_or(0) + arr.toDouble();
    }
    if (found.contracted)
        return found;
    if (const QVariant seats = context.fieldOf(customer, account::seats); seats.isValid())
        found.seats = seats.toLongLong();
    if (const QVariant arr = context.fieldOf(customer, account::arr); arr.isValid())
        found.amount = arr.toDouble();
    return found;
}

QDate runningContractStart(RecordId customer, const RuleContext &context)
{
    QDate began;
    double largest = -1;
    for (const RecordId id : customer && context.childrenOf ? context.childrenOf(object_code::contract, contract::account, customer) : QList<RecordId> {}) {
        const auto of = [&](const QString &field) { return context.fieldOf(id, field); };
        const QDate start = of(contract::start).toDate();
        const QDate renewal = of(contract::renewal).toDate();
        const double arr = of(contract::arr).toDouble();
        if (of(contract::status).toString() != u"Activated" || !start.isValid() || start > context.today || (renewal.isValid() && renewal <= context.today))
            continue;
        if (arr > largest || (arr == largest && start < began)) {
            largest = arr;
            began = start;
        }
    }
    return began;
}
