#include "models/schema/linktemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression form(uR"(\{([^{}]*)\})"_s);
    return form;
}

const Field *fieldCalled(const ObjectType &type, const QString &name)
{
    if (const Field *field = type.field(name))
        return field;
    for (const Field &field : type.fields) {
        if (labelOf(field).compare(name, Qt::CaseInsensitive) == 0 || field.label.compare(name, Qt::CaseInsensitive) == 0)
            return &field;
    }
    return nullptr;
}

QString words(const Field &field, const Record &record, const QHash<RecordId, QString> &titles)
{
    if (field.isLookup())
        return titles.value(record.link(field.name));
    const QVariant value = record.value(field.name);
    switch (field.type) {
    case FieldType::Date:
        return value.toDate().toString(Qt::ISODate);
    case FieldType::DateTime:
        return value.toDateTime().toString(Qt::ISODate);
    case FieldType::MultiPicklist:
        return value.toStringList().join(u';');
    default:
        return value.toString().trimmed();
    }
}

bool isWeb(const QString &address)
{
    return address.startsWith(u"https://", Qt::CaseInsensitive) || address.startsWith(u"http://", Qt::CaseInsensitive);
}

} // namespace

QList<LinkTemplate> defaultLinkTemplates()
{
    const QString search = u"https://github.com/search?type=issues&q=label:%22{GitHub_label__c}%22"_s;
    return {{u"Account"_s, QCoreApplication::translate("Links", "Issues of this customer"), search},
            {u"Account"_s, QCoreApplication::translate("Links", "Bugs of this customer"), search + u"+label:bug"_s}};
}

QString linkProblem(const LinkTemplate &link, const ObjectType &type)
{
    if (link.label.trimmed().isEmpty())
        return QCoreApplication::translate("Links", "Give the link a name.");
    if (!isWeb(link.address.trimmed()))
        return QCoreApplication::translate("Links", "The address must begin with https:// or http://.");
    for (QRegularExpressionMatchIterator all = placeholder().globalMatch(link.address); all.hasNext();) {
        const QString name = all.next().captured(1);
        if (!fieldCalled(type, name))
            return QCoreApplication::translate("Links", "%1 has no field “%2”. Write a field's name or label in braces.").arg(translated(type.label), name);
    }
    QString sample = link.address.trimmed();
    sample.replace(placeholder(), u"x"_s);
    const QUrl url(sample, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return QCoreApplication::translate("Links", "This is not an address: %1").arg(link.address.trimmed());
    return {};
}

Result<QUrl> filledLink(const LinkTemplate &link, const ObjectType &type, const Record &record, const QHash<RecordId, QString> &titles)
{
    if (const QString problem = linkProblem(link, type); !problem.isEmpty())
        return Error {.kind = Error::Kind::Invalid, .text = problem};
    const QString form = link.address.trimmed();
    QString address;
    qsizetype at = 0;
    for (QRegularExpressionMatchIterator all = placeholder().globalMatch(form); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const Field &field = *fieldCalled(type, match.captured(1));
        const QString value = words(field, record, titles);
        if (value.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Links", "%1 is empty. Fill it in, and the link works.").arg(labelOf(field))};
        address += form.mid(at, match.capturedStart() - at) + QString::fromLatin1(QUrl::toPercentEncoding(value));
        at = match.capturedEnd();
    }
    address += form.mid(at);
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Links", "This is not an address: %1").arg(address)};
    return url;
}

QByteArray toJson(const QList<LinkTemplate> &links)
{
    QJsonArray all;
    for (const LinkTemplate &link : links)
        all.append(QJsonObject {{u"object"_s, link.object}, {u"label"_s, link.label}, {u"address"_s, link.address}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

std::optional<QList<LinkTemplate>> linkTemplatesFrom(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::nullopt;
    QList<LinkTemplate> links;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject one = value.toObject();
        links << LinkTemplate {one.value(u"object"_s).toString(), one.value(u"label"_s).toString(), one.value(u"address"_s).toString()};
    }
    return links;
}
