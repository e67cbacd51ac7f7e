#include "forms/record/shownrecord.h"

#include "models/schema/values.h"

#include <QDesktopServices>

QList<RecordId> linksOf(const ShownRecord &shown, const Field &field)
{
    QList<RecordId> ids;
    const QVariant value = shown.record.value(field.name);
    if (field.type == FieldType::Lookup && value.isValid()) {
        ids << value.toLongLong();
    } else if (field.type == FieldType::Lookups) {
        const QVariantList all = value.toList();
        for (const QVariant &one : all)
            ids << one.toLongLong();
    }
    ids.removeAll(0);
    return ids;
}

QList<RecordId> allLinks(const ObjectType &type, const Record &record)
{
    const ShownRecord shown {.type = &type, .record = record};
    QList<RecordId> ids;
    for (const Field &field : type.fields) {
        if (field.isLookup())
            ids << linksOf(shown, field);
    }
    return ids;
}

QString shownText(const ShownRecord &shown, const Field &field)
{
    if (field.type == FieldType::Address)
        return addressLines(field, shown.record).join(u'\n');
    const QString remote = shown.record.dangling.value(field.name);
    const QVariant value = shown.record.value(field.name);
    if (!value.isValid() && !remote.isEmpty())
        return remote;
    return displayText(field, value, shown.locale, shown.record.text(u"CurrencyIsoCode"_s), shown.titles);
}

QUrl outsideLink(const Field &field, const QString &value)
{
    const QString text = value.trimmed();
    if (text.isEmpty() || text.contains(u'\n'))
        return {};
    if (field.type == FieldType::Email) {
        QUrl url;
        url.setScheme(u"mailto"_s);
        url.setPath(text);
        return url;
    }
    if (field.type == FieldType::Phone) {
        QString number;
        for (const QChar c : text) {
            if (c.isDigit() || (c == u'+' && number.isEmpty()))
                number += c;
        }
        return number.isEmpty() ? QUrl() : QUrl(u"tel:"_s + number);
    }
    if (field.type == FieldType::Url) {
        QUrl url(text.contains(u"://"_s) ? text : u"https://"_s + text, QUrl::StrictMode);
        // What is asked for in the clear is asked for safely: only https leaves the program.
        if (url.scheme() == u"http")
            url.setScheme(u"https"_s);
        return url.isValid() && url.scheme() == u"https" && url.host().contains(u'.') ? url : QUrl();
    }
    return {};
}

void openOutside(const QUrl &url)
{
    static const QStringList allowed {u"https"_s, u"mailto"_s, u"tel"_s};
    if (url.isValid() && allowed.contains(url.scheme()))
        QDesktopServices::openUrl(url);
}
