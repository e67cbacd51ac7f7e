#include "models/schema/contractdates.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

/// "Fleet Premium (MDM)" → "FleetPremiumMDM".
QString joinedWords(const QString &text)
{
    QString joined;
    bool wordBegins = true;
    for (const char32_t letter : text.toUcs4()) {
        if (!QChar::isLetterOrNumber(letter) && !QChar::isMark(letter)) {
            wordBegins = wordBegins || letter != U'\'';
            continue;
        }
        const char32_t shown = wordBegins ? QChar::toUpper(letter) : letter;
        joined += QString::fromUcs4(&shown, 1);
        wordBegins = false;
    }
    return joined;
}

} // namespace

ContractDates contractDates(const QDate &start, int termMonths, int noticeDays)
{
    if (!start.isValid() || termMonths <= 0)
        return {};
    ContractDates dates;
    dates.renewal = start.addMonths(termMonths);
    dates.end = dates.renewal.addDays(-1);
    if (noticeDays >= 0)
        dates.notice = dates.end.addDays(-noticeDays);
    return dates;
}

FiscalQuarter fiscalQuarter(const QDate &day, int startMonth)
{
    if (!day.isValid())
        return {};
    const int first = std::clamp(startMonth, 1, 12);
    const int monthOfYear = (day.month() - first + 12) % 12;
    const QDate yearBegin = QDate(day.month() < first ? day.year() - 1 : day.year(), first, 1);
    const int quarter = monthOfYear / 3;
    return {yearBegin.addYears(1).addDays(-1).year(), quarter + 1, yearBegin.addMonths(3 * quarter), yearBegin.addMonths(3 * (quarter + 1)).addDays(-1)};
}

QString expansionName(const QString &customer, const QString &product, const QString &what, const QDate &due, int fiscalStartMonth)
{
    QStringList parts {joinedWords(customer), joinedWords(product), joinedWords(what)};
    if (due.isValid()) {
        const FiscalQuarter quarter = fiscalQuarter(due, fiscalStartMonth);
        parts << u"Q%1%2"_s.arg(quarter.quarter).arg(quarter.year);
    }
    parts.removeAll(QString());
    return parts.join(u'_');
}
