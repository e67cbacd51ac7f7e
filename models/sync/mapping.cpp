#include "models/sync/mapping.h"

#include "models/schema/objects/names.h"

#include <QJsonArray>
#include <QJsonObject>

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Sync", text);
}

/// Labels are compared as people read them.
QString plain(const QString &label)
{
    QString text;
    for (const QChar c : label) {
        if (c.isLetterOrNumber())
            text += c.toCaseFolded();
    }
    return text;
}

RemoteField remoteFieldOf(const QJsonObject &described)
{
    RemoteField field {.name = described.value(u"name").toString(), .label = described.value(u"label").toString(), .type = described.value(u"type").toString(),
                       .custom = described.value(u"name").toString().endsWith(u"__c"), .createable = described.value(u"createable").toBool(),
                       .updateable = described.value(u"updateable").toBool(), .decimals = described.value(u"scale").toInt()};
    for (const QJsonValue &target : described.value(u"referenceTo").toArray())
        field.targets << target.toString();
    for (const QJsonValue &value : described.value(u"picklistValues").toArray()) {
        const QJsonObject choice = value.toObject();
        if (choice.value(u"active").toBool(true))
            field.choices.append({.value = choice.value(u"value").toString(), .label = choice.value(u"label").toString()});
    }
    return field;
}

enum class Shape { Text, Number, Day, Moment, Tick, Link, Other };

Shape shapeOf(const QString &type)
{
    static const QHash<QString, Shape> shapes {
        {u"int"_s, Shape::Number}, {u"double"_s, Shape::Number}, {u"currency"_s, Shape::Number}, {u"percent"_s, Shape::Number}, {u"long"_s, Shape::Number}, {u"date"_s, Shape::Day},
        {u"datetime"_s, Shape::Moment}, {u"boolean"_s, Shape::Tick}, {u"reference"_s, Shape::Link}, {u"string"_s, Shape::Text}, {u"textarea"_s, Shape::Text}, {u"picklist"_s, Shape::Text},
        {u"multipicklist"_s, Shape::Text}, {u"combobox"_s, Shape::Text}, {u"phone"_s, Shape::Text}, {u"url"_s, Shape::Text}, {u"email"_s, Shape::Text}};
    return shapes.value(type, Shape::Other);
}

Shape shapeOf(const Field &field)
{
    if (field.isLookup())
        return Shape::Link;
    if (field.isNumber())
        return Shape::Number;
    if (field.type == FieldType::Date)
        return Shape::Day;
    if (field.type == FieldType::DateTime)
        return Shape::Moment;
    return field.type == FieldType::CheckBox ? Shape::Tick : Shape::Text;
}

/// Under this name the field is looked for there.
QString wantedName(const Field &field)
{
    // Of several people the server takes the first under its older name, whatever the org has switched on.
    return field.type == FieldType::Lookups && !field.aliases.isEmpty() ? field.aliases.first() : field.remoteName;
}

/// What only tells who looked at a record is nobody else's news.
bool isLeft(const Field &field)
{
    static const QStringList left {u"LastViewedDate"_s, u"LastReferencedDate"_s, system_field::remoteStamp};
    return field.remoteName.isEmpty() || !field.hasColumn() || left.contains(field.name);
}

const RemoteField *byLabel(const Field &field, const QList<RemoteField> &fields, const QSet<QString> &taken)
{
    const QString label = plain(field.label);
    const RemoteField *found = nullptr;
    for (const RemoteField &one : fields) {
        if (!one.custom || taken.contains(one.name) || plain(one.label) != label || shapeOf(one.type) != shapeOf(field))
            continue;
        if (found)
            return nullptr; // two of one label: a person decides
        found = &one;
    }
    return found;
}

Direction mostOf(const Field &field, const RemoteField &remote)
{
    return !field.readOnly && (remote.createable || remote.updateable) ? Direction::Both : Direction::Here;
}

} // namespace

QString stewardKeyField()
{
    return u"Steward_UUID__c"_s;
}

QString wordOf(Direction direction)
{
    switch (direction) {
    case Direction::Both:
        return u"both"_s;
    case Direction::Here:
        return u"here"_s;
    case Direction::Neither:
        return u"neither"_s;
    }
    Q_UNREACHABLE();
}

Direction directionOf(const QString &word)
{
    return word == u"neither" ? Direction::Neither : word == u"here" ? Direction::Here : Direction::Both;
}

QString remoteNameOf(const ObjectType &type, const QList<QJsonObject> &visible)
{
    if (type.remoteName.isEmpty())
        return {};
    QString labelled;
    for (const QJsonObject &object : visible) {
        const QString name = object.value(u"name").toString();
        if (name.compare(type.remoteName, Qt::CaseInsensitive) == 0)
            return name;
        if (type.remoteName.endsWith(u"__c") && name.endsWith(u"__c") && plain(object.value(u"label").toString()) == plain(type.label))
            labelled = name;
    }
    return labelled;
}

RemoteObject absent(const ObjectType &type)
{
    RemoteObject object {.type = &type};
    for (const Field &field : type.fields) {
        if (!isLeft(field))
            object.fields << FieldMapping {.local = field.name};
    }
    return object;
}

namespace {

FieldMapping mappingOf(const Field &field, const QHash<QString, const RemoteField *> &there, const QList<RemoteField> &all, const QSet<QString> &taken, const MappingChoice *choice)
{
    FieldMapping mapping {.local = field.name};
    const RemoteField *found = there.value((choice && !choice->remote.isEmpty() ? choice->remote : wantedName(field)).toLower());
    if (!found && (found = byLabel(field, all, taken)))
        mapping.byLabel = true;
    if (!found)
        return mapping;
    mapping.remote = found->name;
    mapping.label = found->label;
    mapping.most = mostOf(field, *found);
    mapping.direction = choice ? std::max(mapping.most, choice->direction) : mapping.most;
    return mapping;
}

} // namespace

namespace {

/// The values of a controlling field, in the order in which a dependent one counts them.
QStringList controllingValues(const QJsonObject &controller)
{
    if (controller.value(u"type").toString() == u"boolean")
        return {u"false"_s, u"true"_s};
    QStringList values;
    for (const QJsonValue &value : controller.value(u"picklistValues").toArray())
        values << value[u"value"].toString();
    return values;
}

/// A set of bits, read from the left; bytes that are missing hold none.
QStringList validFor(const QString &base64, const QStringList &controlling)
{
    const QByteArray bits = QByteArray::fromBase64(base64.toLatin1());
    QStringList values;
    for (qsizetype n = 0; n < controlling.size() && (n >> 3) < bits.size(); ++n) {
        if (uchar(bits.at(n >> 3)) & (0x80 >> (n & 7)))
            values << controlling.at(n);
    }
    return values;
}

/// What the org's picklists offer for the fields that are mapped to them.
QList<SyncState::OrgPicklist> picklistsOf(const RemoteObject &object, const QJsonObject &describe)
{
    QHash<QString, QJsonObject> fields;
    for (const QJsonValue &field : describe.value(u"fields").toArray())
        fields.insert(field[u"name"].toString(), field.toObject());
    QList<SyncState::OrgPicklist> picklists;
    for (auto it = object.names.cbegin(); it != object.names.cend(); ++it) {
        const Field *local = object.type->field(it.key());
        const QJsonObject field = fields.value(it.value());
        const QJsonArray values = field.value(u"picklistValues").toArray();
        if (values.isEmpty() || !local || (local->type != FieldType::Picklist && local->type != FieldType::MultiPicklist))
            continue;
        SyncState::OrgPicklist picklist {.field = it.key(), .restricted = field.value(u"restrictedPicklist").toBool()};
        const QString controllerName = field.value(u"dependentPicklist").toBool() ? field.value(u"controllerName").toString() : QString();
        picklist.controller = object.names.key(controllerName);
        const QStringList controlling = controllingValues(fields.value(controllerName));
        for (const QJsonValue &value : values) {
            if (!value[u"active"].toBool(true))
                continue;
            Choice choice {.value = value[u"value"].toString(), .label = value[u"label"].toString()};
            if (!picklist.controller.isEmpty())
                choice.validFor = validFor(value[u"validFor"].toString(), controlling);
            // A value that no controlling one allows cannot be chosen; an empty list would allow all.
            if (picklist.controller.isEmpty() || !choice.validFor.isEmpty())
                picklist.choices << choice;
        }
        picklists << picklist;
    }
    return picklists;
}

} // namespace

RemoteObject matched(const ObjectType &type, const QJsonObject &describe, const MappingChoices &choices)
{
    RemoteObject object {.type = &type, .name = describe.value(u"name").toString(), .label = describe.value(u"label").toString()};
    object.canCreate = describe.value(u"createable").toBool();
    object.canUpdate = describe.value(u"updateable").toBool();
    object.canDelete = describe.value(u"deletable").toBool();
    QList<RemoteField> all;
    for (const QJsonValue &field : describe.value(u"fields").toArray())
        all << remoteFieldOf(field.toObject());
    QHash<QString, const RemoteField *> there;
    for (const RemoteField &field : std::as_const(all))
        there.insert(field.name.toLower(), &field);
    QSet<QString> taken {u"Id"_s, u"IsDeleted"_s, u"MasterRecordId"_s, stewardKeyField()};
    for (const QJsonValue &value : describe.value(u"fields").toArray()) {
        const QJsonObject field = value.toObject();
        if (field.value(u"name").toString().compare(stewardKeyField(), Qt::CaseInsensitive) == 0)
            object.hasKey = field.value(u"externalId").toBool() && field.value(u"unique").toBool() && field.value(u"createable").toBool();
    }
    object.hasMaster = there.contains(u"masterrecordid"_s);
    for (const Field &field : type.fields) {
        const QString chosen = choices.value(type.name + u'.' + field.name).remote;
        const QString wanted = chosen.isEmpty() ? wantedName(field) : chosen;
        if (const RemoteField *own = isLeft(field) ? nullptr : there.value(wanted.toLower()))
            taken.insert(own->name);
    }
    for (const Field &field : type.fields) {
        if (isLeft(field))
            continue;
        const auto choice = choices.constFind(type.name + u'.' + field.name);
        const FieldMapping mapping = mappingOf(field, there, all, taken, choice == choices.cend() ? nullptr : &*choice);
        object.fields << mapping;
        taken.insert(mapping.remote);
        if (mapping.direction == Direction::Neither)
            continue;
        const RemoteField &remote = *there.value(mapping.remote.toLower());
        object.names.insert(field.name, mapping.remote);
        if (mapping.direction == Direction::Both && remote.createable)
            object.createable.insert(field.name);
        if (mapping.direction == Direction::Both && remote.updateable)
            object.updateable.insert(field.name);
    }
    object.picklists = picklistsOf(object, describe);
    for (const RemoteField &field : std::as_const(all)) {
        if (!taken.contains(field.name) && field.custom && shapeOf(field.type) != Shape::Other)
            object.others << field;
    }
    return object;
}

QList<RemoteField> candidatesFor(const RemoteObject &object, const Field &field)
{
    QList<RemoteField> fitting;
    for (const RemoteField &other : object.others) {
        if (shapeOf(other.type) == shapeOf(field))
            fitting << other;
    }
    return fitting;
}

Field asCustomField(const RemoteField &remote)
{
    static const QHash<QString, FieldType> types {
        {u"int"_s, FieldType::Integer}, {u"double"_s, FieldType::Decimal}, {u"currency"_s, FieldType::Currency}, {u"percent"_s, FieldType::Percent}, {u"date"_s, FieldType::Date},
        {u"datetime"_s, FieldType::DateTime}, {u"boolean"_s, FieldType::CheckBox}, {u"textarea"_s, FieldType::LongText}, {u"picklist"_s, FieldType::Picklist},
        {u"multipicklist"_s, FieldType::MultiPicklist}, {u"phone"_s, FieldType::Phone}, {u"url"_s, FieldType::Url}, {u"email"_s, FieldType::Email}};
    return {.name = remote.name, .type = types.value(remote.type, FieldType::Text), .label = remote.label, .remoteName = remote.name, .choices = remote.choices, .custom = true,
            .decimals = remote.decimals};
}

QStringList consequencesOf(const RemoteObject &object)
{
    const QString what = translated(object.type->pluralLabel);
    if (object.name.isEmpty())
        return {say(QT_TRANSLATE_NOOP("Sync", "%1 stay on this computer: the org has no such object, or you may not see it.")).arg(what)};
    QStringList lines;
    if (object.type->code == object_code::user)
        return lines;
    if (!object.canCreate && !object.canUpdate)
        lines << say(QT_TRANSLATE_NOOP("Sync", "%1 are only read: you may not change them in the org.")).arg(what);
    else if (!object.hasKey)
        lines << say(QT_TRANSLATE_NOOP("Sync", "%1 have no field “%2” in the org: after a lost answer Steward looks for your record by its content before it sends it again.")).arg(what, stewardKeyField());
    QStringList missing;
    for (const FieldMapping &field : object.fields) {
        const Field *declared = object.type->field(field.local);
        if (field.remote.isEmpty() && declared && !declared->readOnly && !declared->system)
            missing << labelOf(*declared);
    }
    if (!missing.isEmpty())
        lines << say(QT_TRANSLATE_NOOP("Sync", "These fields of %1 stay on this computer: %2")).arg(what, missing.join(u", "_s));
    return lines;
}

namespace {

QString adminType(const Field &field)
{
    switch (shapeOf(field)) {
    case Shape::Link:
        return say(QT_TRANSLATE_NOOP("Sync", "Lookup to %1")).arg(field.targets.join(u", "_s));
    case Shape::Number:
        return field.type == FieldType::Currency ? say(QT_TRANSLATE_NOOP("Sync", "Currency")) : field.type == FieldType::Percent ? say(QT_TRANSLATE_NOOP("Sync", "Percent")) : say(QT_TRANSLATE_NOOP("Sync", "Number"));
    case Shape::Day:
        return say(QT_TRANSLATE_NOOP("Sync", "Date"));
    case Shape::Moment:
        return say(QT_TRANSLATE_NOOP("Sync", "Date/Time"));
    case Shape::Tick:
        return say(QT_TRANSLATE_NOOP("Sync", "Checkbox"));
    default:
        break;
    }
    if (field.type == FieldType::LongText)
        return say(QT_TRANSLATE_NOOP("Sync", "Long Text Area"));
    if (field.type == FieldType::MultiPicklist)
        return say(QT_TRANSLATE_NOOP("Sync", "Picklist (Multi-Select)"));
    return field.type == FieldType::Picklist ? say(QT_TRANSLATE_NOOP("Sync", "Picklist")) : say(QT_TRANSLATE_NOOP("Sync", "Text(255)"));
}

} // namespace

QString administratorNote(const QList<RemoteObject> &objects)
{
    QStringList lines {say(QT_TRANSLATE_NOOP("Sync", "For the Salesforce administrator")), {},
                       say(QT_TRANSLATE_NOOP("Sync", "Steward works with the org as it is. What follows makes it complete; nothing of it is needed to begin.")), {},
                       say(QT_TRANSLATE_NOOP("Sync", "1. An External Client App with OAuth: the scopes “api” and “refresh_token”, PKCE required, refresh token rotation on, callback http://localhost:1717/OauthRedirect. Install it in the org.")),
                       say(QT_TRANSLATE_NOOP("Sync", "2. A field “%1” on each object below: Text(36), External ID, Unique, case-insensitive. With it a record that was sent over a bad connection is never made twice.")).arg(stewardKeyField())};
    for (const RemoteObject &object : objects) {
        if (object.type->code == object_code::user || (object.hasKey && !object.name.isEmpty()))
            continue;
        lines << u"   - "_s + (object.name.isEmpty() ? object.type->remoteName : object.name);
    }
    lines << say(QT_TRANSLATE_NOOP("Sync", "3. Objects and fields that Steward knows and the org lacks:"));
    for (const RemoteObject &object : objects) {
        if (object.type->code == object_code::user)
            continue;
        if (object.name.isEmpty())
            lines << u"   - "_s + say(QT_TRANSLATE_NOOP("Sync", "object %1 (“%2”)")).arg(object.type->remoteName, translated(object.type->label));
        for (const FieldMapping &field : object.fields) {
            const Field *declared = object.type->field(field.local);
            if (field.remote.isEmpty() && declared && declared->remoteName.endsWith(u"__c"))
                lines << u"   - "_s + say(QT_TRANSLATE_NOOP("Sync", "%1.%2: %3 (“%4”)")).arg(object.name.isEmpty() ? object.type->remoteName : object.name, declared->remoteName, adminType(*declared), labelOf(*declared));
        }
    }
    lines << say(QT_TRANSLATE_NOOP("Sync", "4. A permission set that lets the people who use Steward read and edit these fields."));
    return lines.join(u'\n') + u'\n';
}
