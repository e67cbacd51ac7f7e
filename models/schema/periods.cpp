#include "models/schema/periods.h"

#include <QCoreApplication>

QList<Period> allPeriods()
{
    return {Period::Any, Period::Past, Period::ThisMonth, Period::NextMonth, Period::ThisQuarter, Period::NextQuarter, Period::ThisYear};
}

static DateSpan months(const QDate &first, int count)
{
    return {first, first.addMonths(count).addDays(-1)};
}

DateSpan spanOf(Period period, const QDate &today)
{
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    switch (period) {
    case Period::Any:
        return {};
    case Period::Past:
        return {{}, today.addDays(-1)};
    case Period::ThisMonth:
        return months(month, 1);
    case Period::NextMonth:
        return months(month.addMonths(1), 1);
    case Period::ThisQuarter:
        return months(quarter, 3);
    case Period::NextQuarter:
        return months(quarter.addMonths(3), 3);
    case Period::ThisYear:
        return months(QDate(today.year(), 1, 1), 12);
    }
    return {};
}

QString periodName(Period period)
{
    switch (period) {
    case Period::Any:
        return QCoreApplication::translate("Periods", "At any time");
    case Period::Past:
        return QCoreApplication::translate("Periods", "Before today");
    case Period::ThisMonth:
        return QCoreApplication::translate("Periods", "This month");
    case Period::NextMonth:
        return QCoreApplication::translate("Periods", "Next month");
    case Period::ThisQuarter:
        return QCoreApplication::translate("Periods", "This quarter");
    case Period::NextQuarter:
        return QCoreApplication::translate("Periods", "Next quarter");
    case Period::ThisYear:
        return QCoreApplication::translate("Periods", "This year");
    }
    return {};
}
