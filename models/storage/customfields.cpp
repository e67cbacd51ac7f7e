#include "models/storage/customfields.h"

#include "models/storage/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

QByteArray fieldToJson(const Field &field)
{
    QJsonArray choices;
    for (const Choice &choice : field.choices)
        choices.append(QJsonObject {{u"value"_s, choice.value}, {u"label"_s, choice.label}});
    QJsonObject json {{u"name"_s, field.name}, {u"type"_s, typeName(field.type)}, {u"label"_s, field.label}, {u"remoteName"_s, field.remoteName}};
    if (!choices.isEmpty())
        json.insert(u"choices"_s, choices);
    if (!field.targets.isEmpty())
        json.insert(u"targets"_s, QJsonArray::fromStringList(field.targets));
    if (!field.help.isEmpty())
        json.insert(u"help"_s, field.help);
    if (field.decimals)
        json.insert(u"decimals"_s, field.decimals);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Field> fieldFromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const std::optional<FieldType> type = typeByName(json.value(u"type"_s).toString());
    const QString name = json.value(u"name"_s).toString();
    if (!type || name.isEmpty())
        return Error {.kind = Error::Kind::BadInput,
                      .text = QCoreApplication::translate("Storage", "The declaration of a custom field cannot be read."),
                      .detail = QString::fromUtf8(text)};
    Field field {.name = name, .type = *type, .label = json.value(u"label"_s).toString(name), .help = json.value(u"help"_s).toString(),
                 .remoteName = json.value(u"remoteName"_s).toString(), .custom = true, .decimals = json.value(u"decimals"_s).toInt()};
    for (const QJsonValue &choice : json.value(u"choices"_s).toArray())
        field.choices.append({.value = choice[u"value"].toString(), .label = choice[u"label"].toString()});
    for (const QJsonValue &target : json.value(u"targets"_s).toArray())
        field.targets << target.toString();
    return field;
}

QString columnType(const Field &field)
{
    // A guessed type may turn out too narrow; without an affinity SQLite keeps "007" as it is written then.
    if (field.custom)
        return {};
    switch (field.type) {
    case FieldType::CheckBox:
    case FieldType::Integer:
    case FieldType::Lookup:
    case FieldType::Lookups:
        return u"INTEGER"_s;
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return u"REAL"_s;
    default:
        return u"TEXT"_s;
    }
}

namespace {

/// The values of a field whose type becomes text: "true" for 1, "12.5" for a number.
Result<> rewriteAsText(Connection &connection, const ObjectType &type, const Field &field)
{
    const QString text = field.type == FieldType::CheckBox ? u"CASE %1 WHEN 1 THEN 'true' ELSE 'false' END"_s : u"CAST(%1 AS TEXT)"_s;
    return connection.execute(u"UPDATE %1 SET %2 = %3 WHERE %2 IS NOT NULL"_s.arg(quoted(type.name), quoted(field.name), text.arg(quoted(field.name))));
}

} // namespace

Result<> keepCustomField(Connection &connection, Schema &schema, int object, const Field &field)
{
    const ObjectType *type = schema.type(object);
    Q_ASSERT(type);
    if (!type->field(field.name)) {
        const QString sql = u"ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(quoted(type->name), quoted(field.name), columnType(field));
        if (const Result<> added = connection.execute(sql); !added)
            return added;
    }
    const Field *known = type->field(field.name);
    if (known && known->type != field.type && field.isText()) {
        if (const Result<> rewritten = rewriteAsText(connection, *type, *known); !rewritten)
            return rewritten;
    }
    Statement insert = connection.prepare(u"INSERT INTO custom_field(object, name, position, declaration) VALUES "
                                          "(?1, ?2, (SELECT count(*) FROM custom_field WHERE object = ?1), ?3) ON CONFLICT DO UPDATE SET declaration = excluded.declaration"_s);
    insert.bind(1, object).bind(2, field.name).bindBytes(3, fieldToJson(field));
    insert.step();
    if (insert.failed())
        return connection.lastError();
    schema.addCustomField(object, field);
    return {};
}

Result<> readCustomFields(Connection &connection, Schema &schema)
{
    Statement rows = connection.prepare(u"SELECT object, declaration FROM custom_field ORDER BY object, position"_s);
    while (rows.step()) {
        const Result<Field> field = fieldFromJson(rows.utf8(1).toByteArray());
        if (!field)
            return field.error();
        const ObjectType *type = schema.type(int(rows.integer(0)));
        const Field *known = type ? type->field(field->name) : nullptr;
        // A newer program may declare what an import once brought: the declaration counts.
        if (type && (!known || known->custom))
            schema.addCustomField(type->code, *field);
    }
    return rows.failed() ? Result<>(connection.lastError()) : Result<>();
}
