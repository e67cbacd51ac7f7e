#pragma once

#include <QDateTime>
#include <QLocale>

/// Dates as people type them (feature D11).
namespace DateWords {

/// The locale's forms, ISO, "today", "tomorrow", "yesterday", "+3", "+2w", "-1m", "+1y", a weekday ("fri": the next one
/// after today). Invalid if it is none of these.
QDate parse(const QString &text, const QLocale &locale, const QDate &today);
/// The same with a time behind it ("fri 14:30"); without one, 09:00. Local time.
QDateTime parseMoment(const QString &text, const QLocale &locale, const QDate &today);

/// How far away a day is: "today", "tomorrow", "yesterday", "in 129 days", "2 days ago". Empty beyond two years.
QString distance(const QDate &date, const QDate &today);

}
