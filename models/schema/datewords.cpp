#include "models/schema/datewords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace DateWords {

namespace {

QDate relative(const QString &text, const QDate &today)
{
    static const QRegularExpression form(uR"(^([+-])\s*(\d{1,4})\s*([dwmy]?)$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const int count = match.captured(2).toInt() * (match.captured(1) == u"-" ? -1 : 1);
    const QString unit = match.captured(3);
    if (unit == u"w")
        return today.addDays(7 * count);
    if (unit == u"m")
        return today.addMonths(count);
    if (unit == u"y")
        return today.addYears(count);
    return today.addDays(count);
}

QDate named(const QString &word, const QLocale &locale, const QDate &today)
{
    const auto is = [&](const char *source) {
        return word == QLatin1String(source) || word == QCoreApplication::translate("DateWords", source).toLower();
    };
    if (is(QT_TRANSLATE_NOOP("DateWords", "today")))
        return today;
    if (is(QT_TRANSLATE_NOOP("DateWords", "tomorrow")))
        return today.addDays(1);
    if (is(QT_TRANSLATE_NOOP("DateWords", "yesterday")))
        return today.addDays(-1);
    if (word.size() < 2)
        return {};
    for (int ahead = 1; ahead <= 7; ++ahead) {
        const QDate day = today.addDays(ahead);
        for (const QLocale &language : {locale, QLocale::c()}) {
            if (language.dayName(day.dayOfWeek(), QLocale::LongFormat).toLower().startsWith(word))
                return day;
        }
    }
    return {};
}

QDate written(const QString &text, const QLocale &locale, const QDate &today)
{
    const QDate iso = QDate::fromString(text, Qt::ISODate);
    if (iso.isValid())
        return iso;
    QStringList forms {locale.dateFormat(QLocale::ShortFormat), locale.dateFormat(QLocale::LongFormat), u"MMM d, yyyy"_s, u"MMM d yyyy"_s,
                       u"MMMM d, yyyy"_s, u"d MMM yyyy"_s, u"d.M.yyyy"_s};
    // The locale's short form with four digits of year: 3/31/2027.
    QString fourDigits = locale.dateFormat(QLocale::ShortFormat);
    if (!fourDigits.contains(u"yyyy"_s))
        forms.prepend(fourDigits.replace(u"yy"_s, u"yyyy"_s));
    for (const QString &form : std::as_const(forms)) {
        QDate date = locale.toDate(text, form);
        if (!date.isValid())
            date = QLocale::c().toDate(text, form);
        if (!date.isValid() || date.year() < 1000)
            continue; // a year that is still being typed, or mistyped
        // Two digits of year mean this century.
        return date.year() < 1950 && !form.contains(u"yyyy"_s) ? date.addYears(100) : date;
    }
    const QDate thisYear = QLocale::c().toDate(text + u" %1"_s.arg(today.year()), u"MMM d yyyy"_s);
    return thisYear;
}

} // namespace

QDate parse(const QString &text, const QLocale &locale, const QDate &today)
{
    const QString word = text.trimmed().toLower();
    QDate date = relative(word, today);
    if (!date.isValid())
        date = named(word, locale, today);
    if (!date.isValid())
        date = written(text.trimmed(), locale, today);
    // What Salesforce takes; a year of five digits has no ISO form.
    return date.isValid() && date.year() >= 1700 && date.year() <= 4000 ? date : QDate();
}

QDateTime parseMoment(const QString &text, const QLocale &locale, const QDate &today)
{
    const QString trimmed = text.trimmed();
    const QDateTime iso = QDateTime::fromString(trimmed, Qt::ISODate);
    if (iso.isValid() && trimmed.contains(u'T'))
        return iso;
    static const QRegularExpression time(uR"(^(.*?)[,\s]+(\d{1,2}[:.]\d{2}\s*([AaPp]\.?[Mm]\.?)?)$)"_s);
    const QRegularExpressionMatch match = time.match(trimmed);
    if (!match.hasMatch()) {
        const QDate date = parse(trimmed, locale, today);
        return date.isValid() ? QDateTime(date, QTime(9, 0)) : QDateTime();
    }
    const QDate date = parse(match.captured(1), locale, today);
    QString clock = match.captured(2).toUpper().remove(u'.').simplified();
    QTime at = QTime::fromString(QString(clock).remove(u' '), u"h:mmAP"_s);
    if (!at.isValid())
        at = QTime::fromString(clock, u"H:mm"_s);
    return date.isValid() && at.isValid() ? QDateTime(date, at) : QDateTime();
}


QString distance(const QDate &date, const QDate &today)
{
    if (!date.isValid() || !today.isValid())
        return {};
    const int days = int(today.daysTo(date));
    switch (days) {
    case -1: return QCoreApplication::translate("DateWords", "yesterday");
    case 0: return QCoreApplication::translate("DateWords", "today");
    case 1: return QCoreApplication::translate("DateWords", "tomorrow");
    default: break;
    }
    if (std::abs(days) > 730)
        return {};
    return days > 0 ? QCoreApplication::translate("DateWords", "in %n days", nullptr, days)
                    : QCoreApplication::translate("DateWords", "%n days ago", nullptr, -days);
}
} // namespace DateWords
