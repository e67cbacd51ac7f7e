#include "models/schema/quarters.h"

#include <QRegularExpression>

namespace {

ContractQuarter quarterAt(const QDate &start, int index)
{
    const int number = ((index % 4) + 4) % 4;
    return {start.addMonths(3 * index), start.addMonths(3 * (index + 1)).addDays(-1), number + 1, start.addMonths(3 * (index - number))};
}

int indexOf(const QDate &start, const QDate &day)
{
    int index = ((day.year() - start.year()) * 12 + day.month() - start.month()) / 3;
    while (start.addMonths(3 * index) > day)
        --index;
    while (start.addMonths(3 * (index + 1)) <= day)
        ++index;
    return index;
}

} // namespace

ContractQuarter contractQuarter(const QDate &start, const QDate &day)
{
    return start.isValid() && day.isValid() ? quarterAt(start, indexOf(start, day)) : ContractQuarter {};
}

ContractQuarter quarterBefore(const QDate &start, const ContractQuarter &quarter)
{
    return contractQuarter(start, quarter.first.addDays(-1));
}

ContractQuarter reviewedQuarter(const QDate &start, const QDate &today)
{
    const ContractQuarter now = contractQuarter(start, today);
    if (!now.isValid() || now.last == today)
        return now;
    const ContractQuarter before = quarterBefore(start, now);
    return before.first < start ? now : before;
}

ContractQuarter quarterNamed(const QString &name, const QDate &start, const QDate &today)
{
    static const QRegularExpression form(u"^(?:(\\d{4})[- ]?)?Q([1-4])$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(name.trimmed());
    if (!match.hasMatch()) {
        const QDate day = QDate::fromString(name.trimmed(), Qt::ISODate);
        return contractQuarter(start, day);
    }
    const int number = match.captured(2).toInt();
    if (const int year = match.captured(1).toInt()) {
        const int years = year - start.year();
        return quarterAt(start, 4 * years + number - 1);
    }
    int index = indexOf(start, today);
    while (((index % 4) + 4) % 4 != number - 1)
        --index;
    return quarterAt(start, index);
}

QDate contractStartBefore(const QDate &renewal, const QDate &today)
{
    if (!renewal.isValid())
        return {};
    int years = 1;
    while (renewal.addYears(-years) > today)
        ++years;
    return renewal.addYears(-years);
}
