#include "models/schema/salesforceid.h"
#include "tests/support/org/org.h"
#include "tests/support/org/orgjson.h"
#include "tests/support/org/soql.h"

#include <QLocale>

// Records: asked for, made, changed, deleted.

/// The object that a link with this id leads to.
QString Org::targetOf(const QJsonObject &field, const QString &id) const
{
    const QJsonArray targets = field.value(u"referenceTo").toArray();
    for (const QJsonValue &target : targets) {
        if (m_objects.value(target.toString()).value(u"keyPrefix").toString() == id.left(3))
            return target.toString();
    }
    return targets.first().toString();
}

/// Empty if the values may be stored; else one entry of an error list.
QJsonObject Org::problemOf(const QString &object, const QJsonObject &values, bool creates, const QString &id) const
{
    const auto problem = [](const QString &code, const QString &message, const QString &field) {
        return QJsonObject {{u"statusCode"_s, code}, {u"message"_s, message}, {u"fields"_s, QJsonArray {field}}};
    };
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.key() == u"attributes")
            continue;
        const QJsonObject field = fieldOf(object, it.key());
        const QString text = it->toString();
        if (field.isEmpty() || it.key() == u"Id")
            return problem(u"INVALID_FIELD"_s, u"No such column '%1' on sobject of type %2"_s.arg(it.key(), object), it.key());
        if (!field.value(creates ? u"createable" : u"updateable").toBool())
            return problem(u"INVALID_FIELD_FOR_INSERT_UPDATE"_s, u"Unable to create/update fields: %1."_s.arg(it.key()), it.key());
        if (it->isString() && field.value(u"length").toInt() && text.size() > field.value(u"length").toInt())
            return problem(u"STRING_TOO_LONG"_s, u"%1: data value too large"_s.arg(it.key()), it.key());
        if (!field.value(u"nillable").toBool() && (it->isNull() || (it->isString() && text.isEmpty())))
            return problem(u"REQUIRED_FIELD_MISSING"_s, u"Required fields are missing: [%1]"_s.arg(it.key()), it.key());
        if (!forbidden.isEmpty() && text.contains(forbidden))
            return problem(u"FIELD_CUSTOM_VALIDATION_EXCEPTION"_s, u"Nobody here says %1."_s.arg(forbidden), it.key());
        if (field.value(u"type").toString() == u"boolean" && !it->isBool())
            return problem(u"INVALID_TYPE_ON_FIELD_IN_RECORD"_s, u"%1: value not of required type"_s.arg(it.key()), it.key());
        if (field.value(u"type").toString() == u"reference" && it->isString()) {
            const QString wanted = toId18(text);
            const QString target = targetOf(field, wanted);
            if (wanted.isEmpty())
                return problem(u"MALFORMED_ID"_s, u"%1: id value of incorrect type: %2"_s.arg(it.key(), text), it.key());
            const auto targets = m_records.constFind(target);
            if (targets == m_records.cend() || !targets->contains(wanted))
                return problem(u"INVALID_CROSS_REFERENCE_KEY"_s, u"invalid cross reference id"_s, it.key());
            if (targets->value(wanted).value(u"IsDeleted").toBool())
                return problem(u"ENTITY_IS_DELETED"_s, u"entity is deleted"_s, it.key());
        }
        if (field.value(u"unique").toBool()) {
            const QString holder = text.isEmpty() ? QString() : holderOf(object, it.key(), text);
            if (!holder.isEmpty() && holder != id)
                return problem(u"DUPLICATE_VALUE"_s, u"duplicate value found: %1 duplicates value on record with id: %2"_s.arg(it.key(), holder.left(15)), it.key());
        }
    }
    if (creates) {
        for (const QJsonValue &one : m_objects.value(object).value(u"fields").toArray()) {
            const QJsonObject field = one.toObject();
            if (!field.value(u"nillable").toBool() && values.value(field.value(u"name").toString()).toString().isEmpty())
                return problem(u"REQUIRED_FIELD_MISSING"_s, u"Required fields are missing: [%1]"_s.arg(field.value(u"name").toString()), field.value(u"name").toString());
        }
    }
    return {};
}


QJsonObject Org::row(const QString &object, const QJsonObject &record, const QStringList &names)
{
    QJsonObject out {{u"attributes"_s, QJsonObject {{u"type"_s, object}}}};
    for (const QString &name : names) {
        const QJsonValue value = record.value(name);
        out.insert(name, value);
        saw(object, record.value(u"Id").toString(), name, value);
    }
    return out;
}

/// The org's own spelling of these fields.
QStringList Org::canonical(const QString &object, const QStringList &fields) const
{
    QStringList names;
    for (const QString &field : fields)
        names << fieldOf(object, field).value(u"name").toString();
    return names;
}

/// All records of an object by stamp and id, as most questions want them.
const QList<std::pair<QString, QString>> &Org::sorted(const QString &object)
{
    QList<std::pair<QString, QString>> &list = m_sorted[object];
    if (list.isEmpty()) {
        const QMap<QString, QJsonObject> &records = m_records[object];
        list.reserve(records.size());
        for (auto it = records.cbegin(); it != records.cend(); ++it)
            list.append({it->value(u"SystemModstamp").toString(), it.key()});
        std::sort(list.begin(), list.end());
    }
    return list;
}

QList<QJsonObject> Org::found(const Soql &asked, bool all)
{
    const QMap<QString, QJsonObject> &records = m_records[asked.object];
    const auto fits = [&](const QJsonObject &record) { return (all || !record.value(u"IsDeleted").toBool()) && (!asked.matches || asked.matches(record)); };
    QList<QJsonObject> found;
    if (asked.order == QStringList {u"SystemModstamp"_s, u"Id"_s}) {
        const QList<std::pair<QString, QString>> &list = sorted(asked.object);
        for (auto it = std::lower_bound(list.cbegin(), list.cend(), std::pair(asked.from, QString())); it != list.cend() && found.size() != asked.limit; ++it) {
            if (const QJsonObject record = records.value(it->second); fits(record))
                found << record;
        }
        return found;
    }
    for (const QJsonObject &record : records) {
        if (fits(record))
            found << record;
    }
    std::stable_sort(found.begin(), found.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        for (const QString &field : asked.order) {
            if (a.value(field) != b.value(field))
                return a.value(field).toString() < b.value(field).toString();
        }
        return false;
    });
    return asked.limit >= 0 ? found.mid(0, asked.limit) : found;
}

/// The field at a path such as Account.OwnerId; through a link that may lead to several objects there is none.
QJsonObject Org::fieldAt(const QString &object, const QString &path) const
{
    if (!path.contains(u'.'))
        return fieldOf(object, path);
    for (const QJsonObject &field : fieldsOf(object)) {
        const QJsonArray targets = field.value(u"referenceTo").toArray();
        if (targets.size() == 1 && field.value(u"relationshipName").toString().compare(path.section(u'.', 0, 0), Qt::CaseInsensitive) == 0)
            return fieldAt(targets.first().toString(), path.section(u'.', 1));
    }
    return {};
}

QJsonValue Org::valueAt(const QString &object, const QJsonObject &record, const QString &path) const
{
    if (!path.contains(u'.'))
        return record.value(fieldOf(object, path).value(u"name").toString());
    for (const QJsonObject &field : fieldsOf(object)) {
        if (field.value(u"relationshipName").toString().compare(path.section(u'.', 0, 0), Qt::CaseInsensitive) != 0)
            continue;
        const QString target = field.value(u"referenceTo").toArray().first().toString();
        return valueAt(target, m_records.value(target).value(record.value(field.value(u"name").toString()).toString()), path.section(u'.', 1));
    }
    return {};
}

SoqlWorld Org::world()
{
    return {[this](const Soql &inner) { return idsOf(inner); }, [this](const QString &object, const QJsonObject &record, const QString &path) { return valueAt(object, record, path); }};
}

/// The ids that a semi-join names.
QSet<QString> Org::idsOf(const Soql &inner)
{
    QSet<QString> ids;
    for (const QJsonObject &record : found(inner, false))
        ids.insert(record.value(inner.fields.value(0)).toString());
    return ids;
}

Org::Reply Org::query(const QString &soql, bool all, int pageSize)
{
    const std::optional<Soql> parsed = parseSoql(soql, world());
    if (!parsed)
        return error(400, u"MALFORMED_QUERY"_s, u"unexpected token"_s);
    if (!m_objects.contains(parsed->object))
        return error(400, u"INVALID_TYPE"_s, u"sObject type '%1' is not supported."_s.arg(parsed->object));
    for (const QString &field : parsed->fields + parsed->conditionFields + parsed->order) {
        if (fieldAt(parsed->object, field).isEmpty())
            return error(400, u"INVALID_FIELD"_s, u"No such column '%1' on entity '%2'."_s.arg(field, parsed->object));
    }
    const QList<QJsonObject> records = found(*parsed, all);
    if (parsed->counts)
        return {200, json({{u"totalSize"_s, int(records.size())}, {u"done"_s, true}, {u"records"_s, QJsonArray()}})};
    const QStringList names = canonical(parsed->object, parsed->fields);
    QJsonArray rows;
    for (const QJsonObject &record : records)
        rows.append(row(parsed->object, record, names));
    return page({rows, 0, pageSize});
}

/// A result in pages, each behind an address that means nothing.
Org::Reply Org::page(Cursor cursor)
{
    const qsizetype total = cursor.rows.size();
    QJsonArray rows;
    for (; cursor.at < total && rows.size() < cursor.pageSize; ++cursor.at)
        rows.append(cursor.rows.at(cursor.at));
    QJsonObject answer {{u"totalSize"_s, int(total)}, {u"done"_s, cursor.at == total}, {u"records"_s, rows}};
    if (cursor.at < total) {
        const QString name = u"01gHx%1"_s.arg(++m_given, 10, 10, QChar(u'0'));
        answer.insert(u"nextRecordsUrl"_s, u"/services/data/v60.0/query/%1-%2"_s.arg(name).arg(cursor.at));
        m_cursors.insert(u"%1-%2"_s.arg(name).arg(cursor.at), cursor);
    }
    return {200, json(answer)};
}

Org::Reply Org::patch(const QString &object, const QString &id, const QJsonObject &values, const QByteArray &unmodifiedSince)
{
    const QString id18 = toId18(id);
    if (id18.isEmpty())
        return error(400, u"MALFORMED_ID"_s, u"malformed id"_s);
    if (!m_records[object].contains(id18))
        return error(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s);
    const QJsonObject record = m_records[object].value(id18);
    if (record.value(u"IsDeleted").toBool())
        return error(404, u"ENTITY_IS_DELETED"_s, u"entity is deleted"_s);
    if (!unmodifiedSince.isEmpty()) {
        QDateTime limit = QLocale::c().toDateTime(QString::fromLatin1(unmodifiedSince), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        if (!limit.isValid())
            return error(400, u"INVALID_HEADER"_s, u"invalid date"_s);
        limit.setTimeSpec(Qt::UTC);
        if (record.value(u"LastModifiedDate").toString() > stampOf(limit))
            return error(412, u"ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE"_s, u"changed"_s);
    }
    if (m_locked)
        return error(400, u"UNABLE_TO_LOCK_ROW"_s, u"unable to obtain exclusive access to this record"_s);
    if (QJsonObject problem = problemOf(object, values, false, id18); !problem.isEmpty()) {
        problem.insert(u"errorCode"_s, problem.take(u"statusCode"));
        return {400, json(QJsonArray {problem})};
    }
    change(object, id18, values, m_device);
    return {204, {}};
}


Org::Reply Org::composite(const QJsonObject &body)
{
    const QJsonArray requests = body.value(u"compositeRequest").toArray();
    if (requests.isEmpty() || requests.size() > 25)
        return error(400, u"INVALID_INPUT"_s, u"between 1 and 25 subrequests"_s);
    QJsonArray answers;
    int collections = 0;
    for (const QJsonValue &value : requests) {
        const QJsonObject request = value.toObject();
        const QStringList parts = request.value(u"url").toString().split(u'/', Qt::SkipEmptyParts); // services data vNN sobjects X id
        Reply reply = error(404, u"NOT_FOUND"_s, u"no such resource"_s);
        if (request.value(u"method").toString() == u"PATCH" && parts.size() == 6 && parts.at(3) == u"sobjects")
            reply = patch(parts.at(4), parts.at(5), request.value(u"body").toObject(), request.value(u"httpHeaders").toObject().value(u"If-Unmodified-Since").toString().toLatin1());
        if (request.value(u"method").toString() == u"POST" && parts.size() == 6 && parts.at(3) == u"composite" && m_objects.contains(parts.at(5)))
            reply = ++collections > 5 ? error(400, u"INVALID_INPUT"_s, u"at most 5 collections"_s) : readMany(parts.at(5), request.value(u"body").toObject());
        const QJsonDocument document = QJsonDocument::fromJson(reply.body);
        answers.append(QJsonObject {{u"referenceId"_s, request.value(u"referenceId")}, {u"httpStatusCode"_s, reply.status}, {u"httpHeaders"_s, QJsonObject()},
                                    {u"body"_s, document.isArray() ? QJsonValue(document.array()) : QJsonValue(QJsonValue::Null)}});
    }
    return {200, json(QJsonObject {{u"compositeResponse"_s, answers}})};
}


Org::Reply Org::createMany(const QJsonObject &body)
{
    const QJsonArray records = body.value(u"records").toArray();
    if (records.isEmpty() || records.size() > 200)
        return error(400, u"INVALID_INPUT"_s, u"between 1 and 200 records"_s);
    QJsonArray results;
    for (const QJsonValue &value : records) {
        QJsonObject values = value.toObject();
        const QString object = values.take(u"attributes").toObject().value(u"type").toString();
        if (!m_objects.contains(object))
            return error(400, u"INVALID_TYPE"_s, u"no such object"_s);
        QJsonObject problem = problemOf(object, values, true, {});
        if (m_locked)
            problem = {{u"statusCode"_s, u"UNABLE_TO_LOCK_ROW"_s}, {u"message"_s, u"locked"_s}, {u"fields"_s, QJsonArray()}};
        if (problem.isEmpty() && room == 0)
            problem = {{u"statusCode"_s, u"STORAGE_LIMIT_EXCEEDED"_s}, {u"message"_s, u"storage limit exceeded"_s}, {u"fields"_s, QJsonArray()}};
        if (problem.isEmpty() && room > 0)
            --room;
        if (problem.isEmpty())
            results.append(QJsonObject {{u"id"_s, insert(object, values, m_device)}, {u"success"_s, true}, {u"errors"_s, QJsonArray()}});
        else
            results.append(QJsonObject {{u"success"_s, false}, {u"errors"_s, QJsonArray {problem}}});
    }
    return {200, json(results)};
}


Org::Reply Org::readMany(const QString &object, const QJsonObject &body)
{
    const QJsonArray ids = body.value(u"ids").toArray();
    QStringList fields;
    for (const QJsonValue &field : body.value(u"fields").toArray()) {
        fields << field.toString();
        if (fieldOf(object, fields.constLast()).isEmpty())
            return error(400, u"INVALID_FIELD"_s, u"No such column '%1'"_s.arg(fields.constLast()));
    }
    if (ids.isEmpty() || ids.size() > 2000)
        return error(400, u"INVALID_INPUT"_s, u"between 1 and 2000 ids"_s);
    const QStringList names = canonical(object, fields);
    const QMap<QString, QJsonObject> &records = m_records[object];
    QJsonArray rows;
    for (const QJsonValue &id : ids) {
        const QJsonObject record = records.value(toId18(id.toString()));
        if (record.isEmpty() || record.value(u"IsDeleted").toBool())
            rows.append(QJsonValue(QJsonValue::Null));
        else
            rows.append(row(object, record, names));
    }
    return {200, json(rows)};
}


Org::Reply Org::deleteMany(const QByteArray &ids)
{
    const QList<QByteArray> all = ids.split(',');
    if (ids.isEmpty() || all.size() > 200)
        return error(400, u"INVALID_INPUT"_s, u"between 1 and 200 ids"_s);
    QJsonArray results;
    for (const QByteArray &one : all) {
        const QString id = toId18(QString::fromLatin1(one));
        QString object;
        for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
            if (it->value(u"keyPrefix").toString() == id.left(3))
                object = it.key();
        }
        const QJsonObject record = m_records.value(object).value(id);
        if (record.isEmpty() || record.value(u"IsDeleted").toBool()) {
            results.append(QJsonObject {{u"id"_s, id}, {u"success"_s, false}, {u"errors"_s, problemList(u"statusCode"_s, u"ENTITY_IS_DELETED"_s, u"entity is deleted"_s, {})}});
            continue;
        }
        remove(object, id);
        results.append(QJsonObject {{u"id"_s, id}, {u"success"_s, true}, {u"errors"_s, QJsonArray()}});
    }
    return {200, json(results)};
}

