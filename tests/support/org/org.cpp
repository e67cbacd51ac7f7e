#include "tests/support/org/org.h"

#include "models/schema/salesforceid.h"
#include "tests/support/org/orgjson.h"

namespace {

QJsonObject describedField(const QString &name, const QString &declared)
{
    QString type = declared;
    const bool key = type.startsWith(u"key");
    QJsonObject field {{u"name"_s, name}, {u"label"_s, name}, {u"createable"_s, !type.endsWith(u'-')}, {u"updateable"_s, !type.endsWith(u'-')}, {u"nillable"_s, !type.endsWith(u'!')},
                       {u"externalId"_s, key}, {u"idLookup"_s, key}, {u"unique"_s, key}, {u"filterable"_s, true}, {u"sortable"_s, true}, {u"defaultedOnCreate"_s, type == u"boolean"}};
    type.remove(u'!').remove(u'-');
    // Of several targets the link has a name, but no path leads through it.
    if (type.contains(u'>')) {
        field.insert(u"referenceTo"_s, QJsonArray::fromStringList(type.section(u'>', 1).split(u'/')));
        field.insert(u"relationshipName"_s, name.endsWith(u"__c") ? name.chopped(1) + u'r' : name.chopped(2));
    }
    field.insert(u"length"_s, type.section(u':', 1).toInt());
    field.insert(u"scale"_s, type.section(u'.', 1).toInt());
    field.insert(u"type"_s, key ? u"string"_s : type.section(u'>', 0, 0).section(u':', 0, 0).section(u'.', 0, 0));
    return field;
}

} // namespace

Org::Org(const QByteArray &model)
{
    const QJsonObject all = QJsonDocument::fromJson(model).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject declared = it->toObject();
        const bool open = !declared.value(u"readonly").toBool();
        QJsonArray fields;
        for (const QString &system : {u"Id"_s, u"CreatedDate"_s, u"LastModifiedDate"_s, u"SystemModstamp"_s, u"IsDeleted"_s, u"CreatedById"_s, u"LastModifiedById"_s})
            fields.append(describedField(system, u"string-"_s));
        const QJsonObject own = declared.value(u"fields").toObject();
        for (auto field = own.begin(); field != own.end(); ++field)
            fields.append(describedField(field.key(), field->toString()));
        m_objects.insert(it.key(), {{u"name"_s, it.key()}, {u"keyPrefix"_s, declared.value(u"prefix")}, {u"queryable"_s, true}, {u"createable"_s, open}, {u"updateable"_s, open},
                                    {u"deletable"_s, open}, {u"fields"_s, fields}});
    }
    me = insert(u"User"_s, {{u"Name"_s, u"Ann Lee"_s}, {u"IsActive"_s, true}});
}

Org::Reply Org::error(int status, const QString &code, const QString &message, const QStringList &fields)
{
    return {status, json(problemList(u"errorCode"_s, code, message, fields))};
}

QJsonObject &Org::describe(const QString &object)
{
    m_fields.remove(object);
    return m_objects[object];
}

const QHash<QString, QJsonObject> &Org::fieldsOf(const QString &object) const
{
    QHash<QString, QJsonObject> &known = m_fields[object];
    if (known.isEmpty()) {
        for (const QJsonValue &field : m_objects.value(object).value(u"fields").toArray())
            known.insert(field.toObject().value(u"name").toString().toLower(), field.toObject());
    }
    return known;
}

QJsonObject Org::fieldOf(const QString &object, const QString &name) const
{
    return fieldsOf(object).value(name.toLower());
}

void Org::touch(const QString &object, QJsonObject &record, bool byPerson)
{
    m_sorted.remove(object);
    record.insert(u"SystemModstamp"_s, stampOf(now));
    if (byPerson)
        record.insert(u"LastModifiedDate"_s, stampOf(now));
}

/// The server cuts digits beyond the scale, ends lines with CRLF and trims.
QJsonValue Org::stored(const QJsonObject &field, const QJsonValue &value) const
{
    const QString type = field.value(u"type").toString();
    if (type == u"boolean")
        return value.toBool();
    if (value.isDouble()) {
        const double factor = std::pow(10.0, field.value(u"scale").toInt());
        return std::trunc(value.toDouble() * factor + (value.toDouble() < 0 ? -1e-6 : 1e-6)) / factor;
    }
    if (!value.isString())
        return QJsonValue::Null;
    QString text = value.toString().trimmed();
    if (type == u"textarea")
        text.replace(u"\r\n"_s, u"\n"_s).replace(u"\n"_s, u"\r\n"_s);
    if (type == u"reference")
        text = toId18(text);
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

void Org::saw(const QString &object, const QString &id, const QString &field, const QJsonValue &value)
{
    if (remembers && !m_device.isEmpty())
        m_seen.insert(m_device + u'|' + object + id + field + u'|' + value.toVariant().toString());
}

QString Org::insert(const QString &object, QJsonObject values, const QString &device)
{
    m_device = device;
    const QString prefix = m_objects.value(object).value(u"keyPrefix").toString();
    const QString id = toId18(prefix + u"Hx"_s + QString::number(++m_counters[object]).rightJustified(10, u'0'));
    QJsonObject record {{u"Id"_s, id}, {u"IsDeleted"_s, false}, {u"CreatedDate"_s, stampOf(now)}, {u"CreatedById"_s, me}};
    for (const QJsonValue &one : m_objects.value(object).value(u"fields").toArray()) {
        const QJsonObject field = one.toObject();
        const QString name = field.value(u"name").toString();
        if (record.contains(name))
            continue;
        const QJsonValue value = stored(field, values.value(name));
        record.insert(name, value);
        saw(object, id, name, value);
        if (remembers && !m_device.isEmpty())
            m_everHeld.insert(object + name + u'|' + value.toVariant().toString());
        if (field.value(u"unique").toBool())
            m_holders.insert(object + name + u'|' + value.toString(), id);
    }
    touch(object, record);
    m_records[object].insert(id, record);
    return id;
}

void Org::change(const QString &object, const QString &id, const QJsonObject &values, const QString &device)
{
    m_device = device;
    QJsonObject &record = m_records[object][id];
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QString before = record.value(it.key()).toVariant().toString();
        const QJsonValue after = stored(fieldOf(object, it.key()), it.value());
        if (remembers && !device.isEmpty() && before != after.toVariant().toString() && !m_seen.contains(device + u'|' + object + id + it.key() + u'|' + before))
            lostUpdates << device + u" wrote over "_s + object + u'.' + it.key() + u" “"_s + before + u'”';
        record.insert(it.key(), after);
        saw(object, id, it.key(), after);
        m_everHeld.insert(object + it.key() + u'|' + after.toVariant().toString());
        m_holders.insert(object + it.key() + u'|' + after.toString(), id);
    }
    touch(object, record);
}

void Org::remove(const QString &object, const QString &id)
{
    QJsonObject &record = m_records[object][id];
    record.insert(u"IsDeleted"_s, true);
    touch(object, record);
    if (object != u"Account")
        return;
    for (const QString &child : {u"Contact"_s}) {
        const QMap<QString, QJsonObject> children = live(child);
        for (auto it = children.cbegin(); it != children.cend(); ++it) {
            if (it->value(u"AccountId").toString() == id)
                remove(child, it.key());
        }
    }
}

void Org::undelete(const QString &object, const QString &id)
{
    QJsonObject &record = m_records[object][id];
    // A record made anew has the unique value meanwhile: the service refuses.
    if (const QString key = record.value(u"Steward_UUID__c").toString(); !key.isEmpty() && !holderOf(object, u"Steward_UUID__c"_s, key).isEmpty())
        return;
    record.insert(u"IsDeleted"_s, false);
    m_holders.insert(object + u"Steward_UUID__c|"_s + record.value(u"Steward_UUID__c").toString(), id);
    touch(object, record);
}

void Org::purge(const QString &object, const QString &id)
{
    m_records[object].remove(id);
    m_sorted.remove(object);
}

void Org::merge(const QString &object, const QString &loser, const QString &winner)
{
    for (const QString &child : m_objects.keys()) {
        for (QJsonObject &record : m_records[child]) {
            for (auto it = record.begin(); it != record.end(); ++it) {
                if (it.key().endsWith(u"Id") && it.key() != u"Id" && it->toString() == loser) {
                    *it = winner;
                    touch(child, record);
                }
            }
        }
    }
    m_records[object][loser].insert(u"MasterRecordId"_s, winner);
    m_records[object][loser].insert(u"IsDeleted"_s, true);
    touch(object, m_records[object][loser]);
}

QMap<QString, QJsonObject> Org::live(const QString &object) const
{
    QMap<QString, QJsonObject> all = m_records.value(object);
    all.removeIf([](const auto &record) { return record.value().value(u"IsDeleted").toBool(); });
    return all;
}

QStringList Org::deleted(const QString &object) const
{
    QStringList ids;
    const QMap<QString, QJsonObject> all = m_records.value(object);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (it->value(u"IsDeleted").toBool() && it->value(u"MasterRecordId").toString().isEmpty())
            ids << it.key();
    }
    return ids;
}

int Org::countWithKey(const QString &object, const QString &uuid) const
{
    int n = 0;
    for (const QJsonObject &record : live(object))
        n += record.value(u"Steward_UUID__c").toString() == uuid;
    return n;
}

bool Org::hasFieldValue(const QString &object, const QString &field, const QString &value) const
{
    return m_everHeld.contains(object + field + u'|' + value);
}

/// The live record that has this value in a unique field; empty: none.
QString Org::holderOf(const QString &object, const QString &field, const QString &value) const
{
    const QString id = m_holders.value(object + field + u'|' + value);
    const auto records = m_records.constFind(object);
    const auto record = records == m_records.cend() ? QMap<QString, QJsonObject>::const_iterator() : records->constFind(id);
    const bool holds = !id.isEmpty() && records != m_records.cend() && record != records->cend() && !record->value(u"IsDeleted").toBool() && record->value(field).toString() == value;
    return holds ? id : QString();
}

QString Org::giveAccess()
{
    const QString token = u"00D!access%1"_s.arg(++m_given);
    m_access.insert(token);
    return token;
}

