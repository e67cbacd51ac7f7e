#pragma once

#include <QDate>
#include <QList>
#include <QString>

/// Stretches of days that a person chooses from, told from today on. Months and quarters are those of the calendar.
enum class Period { Any, Past, ThisMonth, NextMonth, ThisQuarter, NextQuarter, ThisYear };

/// Both days belong to it; an invalid one is open.
struct DateSpan {
    QDate from;
    QDate to;
};

QList<Period> allPeriods();
DateSpan spanOf(Period period, const QDate &today);
/// "This quarter".
QString periodName(Period period);
