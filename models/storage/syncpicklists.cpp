#include "models/storage/connection.h"
#include "models/storage/syncstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace SyncState {

namespace {

const QString prefix = u"choices:"_s;

QString toText(const OrgPicklist &picklist)
{
    QJsonArray choices;
    for (const Choice &choice : picklist.choices)
        choices.append(QJsonObject {{u"value"_s, choice.value}, {u"label"_s, choice.label}, {u"validFor"_s, QJsonArray::fromStringList(choice.validFor)}});
    const QJsonObject json {{u"controller"_s, picklist.controller}, {u"restricted"_s, picklist.restricted}, {u"choices"_s, choices}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

OrgPicklist fromText(const QString &field, const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    OrgPicklist picklist {.field = field, .controller = json.value(u"controller").toString(), .restricted = json.value(u"restricted").toBool()};
    for (const QJsonValue &value : json.value(u"choices").toArray()) {
        Choice choice {.value = value[u"value"].toString(), .label = value[u"label"].toString()};
        for (const QJsonValue &other : value[u"validFor"].toArray())
            choice.validFor << other.toString();
        picklist.choices << choice;
    }
    return picklist;
}

/// The field as this program or an import declared it.
const Field *declaredField(const Schema &schema, int object, const QString &name)
{
    for (const ObjectType *type : objectTypes()) {
        const auto found = std::find_if(type->fields.cbegin(), type->fields.cend(), [&](const Field &field) { return field.name == name; });
        if (type->code == object && found != type->fields.cend())
            return &*found;
    }
    const ObjectType *type = schema.type(object);
    return type ? type->field(name) : nullptr;
}

void putInForce(Schema &schema, int object, const OrgPicklist &picklist)
{
    const Field *declared = declaredField(schema, object, picklist.field);
    if (!declared || !schema.type(object)->field(picklist.field))
        return;
    Field field = *declared;
    field.controller = picklist.controller;
    field.choices.clear();
    for (const Choice &org : picklist.choices) {
        // What the program knows of a choice stays: whether it is an end, its tone, its help.
        Choice choice = declared->choice(org.value) ? *declared->choice(org.value) : org;
        choice.label = org.label == org.value ? choice.label : org.label;
        choice.validFor = org.validFor;
        field.choices << choice;
    }
    for (const Choice &own : declared->choices) {
        const bool known = std::any_of(picklist.choices.cbegin(), picklist.choices.cend(), [&](const Choice &org) { return org.value == own.value; });
        if (!known && !picklist.restricted)
            field.choices << own;
    }
    schema.addCustomField(object, field);
}

} // namespace

Result<bool> takePicklists(Connection &connection, Schema &schema, int object, const QList<OrgPicklist> &picklists)
{
    bool changed = false;
    const QString type = schema.type(object)->name;
    for (const OrgPicklist &picklist : picklists) {
        const QString name = prefix + type + u'.' + picklist.field;
        const QString text = toText(picklist);
        if (cursor(connection, name) == text)
            continue;
        if (const Result<> kept = setCursor(connection, name, text); !kept)
            return kept.error();
        putInForce(schema, object, picklist);
        changed = true;
    }
    return changed;
}

Result<> readPicklists(Connection &connection, Schema &schema)
{
    if (!connection.scalar(u"SELECT 1 FROM sqlite_master WHERE name = 'sync_cursor'"_s).isValid())
        return {};
    const QHash<QString, QString> all = cursors(connection, prefix);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (const ObjectType *type = schema.type(it.key().section(u'.', 0, 0)))
            putInForce(schema, type->code, fromText(it.key().section(u'.', 1), *it));
    }
    return {};
}

} // namespace SyncState
