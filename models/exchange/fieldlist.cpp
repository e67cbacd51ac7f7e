#include "models/exchange/fieldlist.h"

#include "models/storage/customfields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

QByteArray FieldList::toJson() const
{
    QJsonObject objects;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        QJsonArray list;
        for (const Field &field : *it)
            list.append(QJsonDocument::fromJson(fieldToJson(field)).object());
        objects.insert(it.key(), list);
    }
    const QJsonObject json {{u"steward"_s, 1}, {u"me"_s, me}, {u"files"_s, QJsonArray::fromStringList(files)}, {u"fields"_s, objects}};
    return QJsonDocument(json).toJson();
}

Result<FieldList> FieldList::fromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json.value(u"steward"_s).toInt() < 1)
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Import", "%1 cannot be read; export again.").arg(fileName())};
    FieldList list {.me = json.value(u"me"_s).toString()};
    for (const QJsonValue &file : json.value(u"files"_s).toArray())
        list.files << file.toString();
    const QJsonObject objects = json.value(u"fields"_s).toObject();
    for (auto it = objects.begin(); it != objects.end(); ++it) {
        for (const QJsonValue &declaration : it->toArray()) {
            const Result<Field> field = fieldFromJson(QJsonDocument(declaration.toObject()).toJson(QJsonDocument::Compact));
            if (!field)
                return field.error();
            list.fields[it.key()] << *field;
        }
    }
    return list;
}
