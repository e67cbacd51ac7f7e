#include "models/schema/values.h"

#include "models/schema/datewords.h"

#include <QRegularExpression>

#include <cmath>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Values", sentence);
}

/// Writes `value` with `digits` digits at `at` and returns what lies behind.
QChar *putNumber(QChar *at, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = QLatin1Char(char('0' + value % 10));
    return at + digits;
}

/// As Qt::ISODate writes it, many times as fast: a million rows have some millions of dates.
QString isoText(const QDate &date)
{
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);
    if (!date.isValid() || year < 0 || year > 9999)
        return date.toString(Qt::ISODate);
    QString text(10, u'-');
    putNumber(putNumber(putNumber(text.data(), year, 4) + 1, month, 2) + 1, day, 2);
    return text;
}

/// "2026-11-25T09:30:00.000Z".
QString storedMoment(const QDateTime &moment)
{
    const QDateTime utc = moment.timeSpec() == Qt::UTC ? moment : moment.toUTC();
    const QTime time = utc.time();
    QString text = isoText(utc.date());
    if (!moment.isValid() || text.size() != 10)
        return utc.toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
    text += u"T00:00:00.000Z"_s;
    QChar *at = text.data() + 11;
    putNumber(putNumber(putNumber(putNumber(at, time.hour(), 2) + 1, time.minute(), 2) + 1, time.second(), 2) + 1, time.msec(), 3);
    return text;
}

/// A date written YYYY-MM-DD and nothing else; invalid if it is anything else.
QDate plainIsoDate(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return {};
    int parts[3] {};
    for (const auto &[part, from, to] : {std::tuple {0, 0, 4}, std::tuple {1, 5, 7}, std::tuple {2, 8, 10}}) {
        for (int i = from; i < to; ++i) {
            const char16_t c = text[i].unicode();
            if (c < u'0' || c > u'9')
                return {};
            parts[part] = parts[part] * 10 + (c - u'0');
        }
    }
    return QDate(parts[0], parts[1], parts[2]);
}

QString money(const QLocale &locale, double amount, const QString &code, int decimals)
{
    const bool whole = std::floor(amount) == amount;
    const QString currency = code.isEmpty() ? u"USD"_s : code;
    static const QHash<QString, QString> symbols {{u"USD"_s, u"$"_s}, {u"EUR"_s, u"€"_s}, {u"GBP"_s, u"£"_s}, {u"JPY"_s, u"¥"_s}};
    return locale.toCurrencyString(amount, symbols.value(currency, currency + QChar(0x00a0)), whole ? 0 : std::max(decimals, 2));
}

QString choiceText(const Field &field, const QString &value)
{
    const Choice *choice = field.choice(value);
    return choice ? labelOf(field, *choice) : value;
}

/// A double as the shortest text that reads back to the same double.
QString shortest(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

Result<QVariant> number(const Field &field, double value, bool ok)
{
    if (!ok || !std::isfinite(value))
        return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Values", "Enter a number such as 1,250."))};
    if (field.type == FieldType::Integer) {
        if (std::floor(value) != value || std::abs(value) > 9e18)
            return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Values", "Enter a whole number such as 1,250."))};
        return QVariant(qlonglong(value));
    }
    return QVariant(value);
}

Result<QVariant> wrongDate(const QLocale &locale)
{
    return Error {.kind = Error::Kind::Invalid,
                  .text = say(QT_TRANSLATE_NOOP("Values", "Enter a date such as %1.")).arg(displayText({.type = FieldType::Date}, QDate(2027, 3, 31), locale))};
}

Result<QVariant> typedNumber(const Field &field, QString text, const QLocale &locale)
{
    static const QRegularExpression decoration(uR"([\s\x{00a0}\x{202f}$€£¥%]|[A-Z]{3})"_s);
    text.remove(decoration);
    bool ok = false;
    double value = locale.toDouble(text, &ok);
    if (!ok)
        value = QLocale::c().toDouble(text, &ok);
    return number(field, value, ok);
}

QDateTime parseIso(const QString &text)
{
    QString iso = text.trimmed();
    // Salesforce writes +0000 where ISO 8601 wants +00:00.
    static const QRegularExpression zone(uR"(([+-]\d\d)(\d\d)$)"_s);
    iso.replace(zone, u"\\1:\\2"_s);
    QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (parsed.isValid() && parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeSpec(Qt::UTC);
    return parsed.toUTC();
}

Result<QVariant> unreadable(const char *sentence, const QString &text)
{
    return Error {.kind = Error::Kind::BadInput, .text = say(sentence).arg(text.left(60))};
}

} // namespace

QString displayText(const Field &field, const QVariant &value, const QLocale &locale, const QString &currencyCode,
                    const QHash<RecordId, QString> &titles)
{
    if (!value.isValid())
        return {};
    switch (field.type) {
    case FieldType::CheckBox:
        return value.toBool() ? say(QT_TRANSLATE_NOOP("Values", "Yes")) : say(QT_TRANSLATE_NOOP("Values", "No"));
    case FieldType::Picklist:
        return choiceText(field, value.toString());
    case FieldType::MultiPicklist: {
        QStringList shown;
        for (const QString &one : value.toStringList())
            shown << choiceText(field, one);
        return shown.join(u"; "_s);
    }
    case FieldType::Date:
        return locale.toString(value.toDate(), locale.language() == QLocale::English ? u"MMM d, yyyy"_s : locale.dateFormat(QLocale::ShortFormat));
    case FieldType::DateTime: {
        const QDateTime local = value.toDateTime().toLocalTime();
        const QString date = displayText({.type = FieldType::Date}, local.date(), locale);
        return date + u", "_s + locale.toString(local.time(), QLocale::ShortFormat);
    }
    case FieldType::Integer:
        return locale.toString(value.toLongLong());
    case FieldType::Decimal:
        return field.decimals > 0 ? locale.toString(value.toDouble(), 'f', field.decimals) : locale.toString(value.toDouble(), 'g', 15);
    case FieldType::Currency:
        return money(locale, value.toDouble(), currencyCode, field.decimals);
    case FieldType::Percent:
        return locale.toString(value.toDouble(), 'g', 15) + u'%';
    case FieldType::Lookup:
        return titles.value(value.toLongLong());
    case FieldType::Lookups: {
        const QVariantList all = value.toList();
        QStringList names;
        for (const QVariant &one : all) {
            if (const QString title = titles.value(one.toLongLong()); !title.isEmpty())
                names << title;
        }
        return names.join(u", "_s);
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address:
        return value.toString();
    }
    Q_UNREACHABLE();
}

QString editText(const Field &field, const QVariant &value, const QLocale &locale)
{
    if (!value.isValid())
        return {};
    switch (field.type) {
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent: {
        const double amount = value.toDouble();
        const QString text = shortest(amount);
        const qsizetype point = text.indexOf(u'.');
        if (text.contains(u'e'))
            return locale.toString(amount, 'g', 15);
        return locale.toString(amount, 'f', point < 0 ? 0 : int(text.size() - point - 1));
    }
    default:
        return displayText(field, value, locale);
    }
}

Result<QVariant> parseTyped(const Field &field, const QString &typed, const QLocale &locale, const QDate &today)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QVariant();
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return typedNumber(field, text, locale);
    case FieldType::Date: {
        const QDate date = DateWords::parse(text, locale, today);
        return date.isValid() ? Result<QVariant>(QVariant(date)) : wrongDate(locale);
    }
    case FieldType::DateTime: {
        const QDateTime moment = DateWords::parseMoment(text, locale, today);
        return moment.isValid() ? Result<QVariant>(QVariant(moment.toUTC())) : wrongDate(locale);
    }
    case FieldType::LongText:
        return QVariant(typed);
    case FieldType::CheckBox:
    case FieldType::MultiPicklist:
    case FieldType::Lookup:
    case FieldType::Lookups:
        return fromNeutral(field, text);
    case FieldType::Text:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address:
        return QVariant(text);
    }
    Q_UNREACHABLE();
}

QString toNeutral(const Field &field, const QVariant &value)
{
    if (!value.isValid())
        return {};
    switch (field.type) {
    case FieldType::CheckBox:
        return value.toBool() ? u"true"_s : u"false"_s;
    case FieldType::Date:
        return isoText(value.toDate());
    case FieldType::DateTime:
        return storedMoment(value.toDateTime());
    case FieldType::Integer:
    case FieldType::Lookup:
        return QString::number(value.toLongLong());
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return shortest(value.toDouble());
    case FieldType::MultiPicklist:
        return value.toStringList().join(u';');
    case FieldType::Lookups: {
        QStringList ids;
        for (const QVariant &one : value.toList())
            ids << QString::number(one.toLongLong());
        return ids.join(u';');
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address:
        return value.toString();
    }
    Q_UNREACHABLE();
}

Result<QVariant> fromNeutral(const Field &field, const QString &text)
{
    if (text.isEmpty())
        return QVariant();
    bool ok = true;
    switch (field.type) {
    case FieldType::CheckBox: {
        const QString word = text.trimmed().toLower();
        if (word == u"1" || word == u"true" || word == u"yes")
            return QVariant(true);
        if (word == u"0" || word == u"false" || word == u"no")
            return QVariant(false);
        return unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not true or false."), text);
    }
    case FieldType::Date: {
        const QDate plain = plainIsoDate(text);
        const QDate date = plain.isValid() ? plain : QDate::fromString(text.trimmed().left(10), Qt::ISODate);
        return date.isValid() ? Result<QVariant>(QVariant(date)) : unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not a date such as 2027-03-31."), text);
    }
    case FieldType::DateTime: {
        const QDateTime moment = parseIso(text);
        return moment.isValid() ? Result<QVariant>(QVariant(moment))
                                : unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not a time such as 2027-03-31T09:30:00.000Z."), text);
    }
    case FieldType::Integer:
    case FieldType::Lookup: {
        qlonglong value = text.trimmed().toLongLong(&ok);
        if (!ok) {
            const double real = text.trimmed().toDouble(&ok);
            ok = ok && std::floor(real) == real && std::abs(real) < 9e15;
            value = qlonglong(real);
        }
        return ok ? Result<QVariant>(QVariant(value)) : unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not a whole number."), text);
    }
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent: {
        const double value = text.trimmed().toDouble(&ok);
        return ok && std::isfinite(value) ? Result<QVariant>(QVariant(value)) : unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not a number."), text);
    }
    case FieldType::MultiPicklist:
        return QVariant(text.split(u';', Qt::SkipEmptyParts));
    case FieldType::Lookups: {
        QVariantList ids;
        for (const QString &one : text.split(u';', Qt::SkipEmptyParts)) {
            ids << one.toLongLong(&ok);
            if (!ok)
                return unreadable(QT_TRANSLATE_NOOP("Values", "“%1” is not a list of ids."), text);
        }
        return QVariant(ids);
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address:
        return QVariant(text);
    }
    Q_UNREACHABLE();
}

QVariant sortKey(const Field &field, const QVariant &value)
{
    if (!value.isValid())
        return {};
    if (field.isNumber() || field.isLookup() || field.type == FieldType::Date || field.type == FieldType::DateTime || field.type == FieldType::CheckBox)
        return field.type == FieldType::Lookups ? QVariant(value.toList().value(0)) : value;
    return toNeutral(field, value).normalized(QString::NormalizationForm_D).toCaseFolded();
}

QStringList addressLines(const Field &field, const Record &record)
{
    QStringList parts;
    for (const QString &part : field.parts)
        parts << record.text(part).trimmed();
    parts.resize(5);
    QStringList lines = parts.at(0).split(u'\n', Qt::SkipEmptyParts);
    const QString region = QStringList {parts.at(2), parts.at(3)}.join(u' ').trimmed();
    QStringList town {parts.at(1), region};
    town.removeAll(QString());
    lines << town.join(u", "_s) << parts.at(4);
    lines.removeAll(QString());
    return lines;
}

FieldType guessType(const QStringList &samples)
{
    static const QRegularExpression whole(uR"(^-?(0|[1-9]\d{0,14})$)"_s);
    static const QRegularExpression real(uR"(^-?\d{1,15}\.\d{1,10}$)"_s);
    static const QRegularExpression day(uR"(^\d{4}-\d\d-\d\d$)"_s);
    static const QRegularExpression moment(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d)"_s);
    static const QRegularExpression email(uR"(^[^@\s]+@[^@\s]+\.[^@\s]+$)"_s);
    static const QRegularExpression url(uR"(^https?://\S+$)"_s);
    const auto all = [&](auto fits) { return !samples.isEmpty() && std::all_of(samples.begin(), samples.end(), fits); };
    const auto matches = [](const QRegularExpression &form) { return [&form](const QString &text) { return form.match(text).hasMatch(); }; };
    if (all([](const QString &text) { return text == u"true" || text == u"false"; }))
        return FieldType::CheckBox;
    if (all(matches(whole)))
        return FieldType::Integer;
    if (all([&](const QString &text) { return whole.match(text).hasMatch() || real.match(text).hasMatch(); }))
        return FieldType::Decimal;
    if (all([&](const QString &text) { return day.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid(); }))
        return FieldType::Date;
    if (all([&](const QString &text) { return moment.match(text).hasMatch() && parseIso(text).isValid(); }))
        return FieldType::DateTime;
    if (all(matches(email)))
        return FieldType::Email;
    if (all(matches(url)))
        return FieldType::Url;
    if (std::any_of(samples.begin(), samples.end(), [](const QString &text) { return text.size() > 255 || text.contains(u'\n'); }))
        return FieldType::LongText;
    return FieldType::Text;
}
