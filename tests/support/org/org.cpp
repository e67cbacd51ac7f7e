#include "tests/support/org/org.h"

#include "models/schema/salesforceid.h"
#include "models/sync/session.h"
#include "tests/support/org/soql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrlQuery>

namespace {

QString stampOf(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd'T'HH:mm:ss'.000+0000'"_s);
}

QJsonObject describedField(const QString &name, const QString &declared)
{
    QString type = declared;
    const bool key = type.startsWith(u"key");
    QJsonObject field {{u"name"_s, name}, {u"label"_s, name}, {u"createable"_s, !type.endsWith(u'-')}, {u"updateable"_s, !type.endsWith(u'-')}, {u"nillable"_s, !type.endsWith(u'!')},
                       {u"externalId"_s, key}, {u"idLookup"_s, key}, {u"unique"_s, key}, {u"filterable"_s, true}, {u"sortable"_s, true}, {u"defaultedOnCreate"_s, type == u"boolean"}};
    type.remove(u'!').remove(u'-');
    if (type.contains(u'>'))
        field.insert(u"referenceTo"_s, QJsonArray {type.section(u'>', 1)});
    field.insert(u"length"_s, type.section(u':', 1).toInt());
    field.insert(u"scale"_s, type.section(u'.', 1).toInt());
    field.insert(u"type"_s, key ? u"string"_s : type.section(u'>', 0, 0).section(u':', 0, 0).section(u'.', 0, 0));
    return field;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
QByteArray json(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QJsonArray problemList(const QString &nameOfCode, const QString &code, const QString &message, const QStringList &fields)
{
    return {QJsonObject {{nameOfCode, code}, {u"message"_s, message}, {u"fields"_s, QJsonArray::fromStringList(fields)}}};
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

QJsonObject Org::fieldOf(const QString &object, const QString &name) const
{
    for (const QJsonValue &field : m_objects.value(object).value(u"fields").toArray()) {
        if (field.toObject().value(u"name").toString().compare(name, Qt::CaseInsensitive) == 0)
            return field.toObject();
    }
    return {};
}

void Org::touch(QJsonObject &record, bool byPerson)
{
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
    m_seen.insert(m_device + u'|' + object + id + field + u'|' + value.toVariant().toString());
}

QString Org::insert(const QString &object, QJsonObject values, const QString &device)
{
    m_device = device;
    const QString prefix = m_objects.value(object).value(u"keyPrefix").toString();
    const QString id = toId18(prefix + u"Hx00000"_s + QString::number(++m_counters[object]).rightJustified(5, u'0'));
    QJsonObject record {{u"Id"_s, id}, {u"IsDeleted"_s, false}, {u"CreatedDate"_s, stampOf(now)}, {u"CreatedById"_s, me}};
    for (const QJsonValue &one : m_objects.value(object).value(u"fields").toArray()) {
        const QJsonObject field = one.toObject();
        const QString name = field.value(u"name").toString();
        if (record.contains(name))
            continue;
        const QJsonValue value = stored(field, values.value(name));
        record.insert(name, value);
        saw(object, id, name, value);
        m_everHeld.insert(object + name + u'|' + value.toVariant().toString());
    }
    touch(record);
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
        if (!device.isEmpty() && before != after.toVariant().toString() && !m_seen.contains(device + u'|' + object + id + it.key() + u'|' + before))
            lostUpdates << device + u" wrote over "_s + object + u'.' + it.key() + u" “"_s + before + u'”';
        record.insert(it.key(), after);
        saw(object, id, it.key(), after);
        m_everHeld.insert(object + it.key() + u'|' + after.toVariant().toString());
    }
    touch(record);
}

void Org::remove(const QString &object, const QString &id)
{
    QJsonObject &record = m_records[object][id];
    record.insert(u"IsDeleted"_s, true);
    touch(record);
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
    record.insert(u"IsDeleted"_s, false);
    touch(record);
}

void Org::purge(const QString &object, const QString &id)
{
    m_records[object].remove(id);
}

void Org::merge(const QString &object, const QString &loser, const QString &winner)
{
    for (const QString &child : m_objects.keys()) {
        for (QJsonObject &record : m_records[child]) {
            for (auto it = record.begin(); it != record.end(); ++it) {
                if (it.key().endsWith(u"Id") && it.key() != u"Id" && it->toString() == loser) {
                    *it = winner;
                    touch(record);
                }
            }
        }
    }
    m_records[object][loser].insert(u"MasterRecordId"_s, winner);
    m_records[object][loser].insert(u"IsDeleted"_s, true);
    touch(m_records[object][loser]);
}

QMap<QString, QJsonObject> Org::live(const QString &object) const
{
    QMap<QString, QJsonObject> all = m_records.value(object);
    all.removeIf([](const auto &record) { return record.value().value(u"IsDeleted").toBool(); });
    return all;
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

QString Org::giveAccess()
{
    const QString token = u"00D!access%1"_s.arg(++m_given);
    m_access.insert(token);
    return token;
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
            const QString target = field.value(u"referenceTo").toArray().first().toString();
            const QString wanted = toId18(text);
            if (wanted.isEmpty())
                return problem(u"MALFORMED_ID"_s, u"%1: id value of incorrect type: %2"_s.arg(it.key(), text), it.key());
            if (!m_records.value(target).contains(wanted))
                return problem(u"INVALID_CROSS_REFERENCE_KEY"_s, u"invalid cross reference id"_s, it.key());
            if (m_records.value(target).value(wanted).value(u"IsDeleted").toBool())
                return problem(u"ENTITY_IS_DELETED"_s, u"entity is deleted"_s, it.key());
        }
        if (field.value(u"unique").toBool()) {
            const QMap<QString, QJsonObject> others = live(object);
            for (auto other = others.cbegin(); other != others.cend(); ++other) {
                if (other.key() != id && other->value(it.key()) == *it)
                    return problem(u"DUPLICATE_VALUE"_s, u"duplicate value found: %1 duplicates value on record with id: %2"_s.arg(it.key(), other.key().left(15)), it.key());
            }
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

QJsonObject Org::row(const QString &object, const QJsonObject &record, const QStringList &fields)
{
    QJsonObject out {{u"attributes"_s, QJsonObject {{u"type"_s, object}}}};
    for (const QString &name : fields) {
        const QString canonical = fieldOf(object, name).value(u"name").toString();
        out.insert(canonical, record.value(canonical));
        saw(object, record.value(u"Id").toString(), canonical, record.value(canonical));
    }
    return out;
}

Org::Reply Org::query(const QString &soql, bool all)
{
    const std::optional<Soql> parsed = parseSoql(soql);
    if (!parsed)
        return error(400, u"MALFORMED_QUERY"_s, u"unexpected token"_s);
    if (!m_objects.contains(parsed->object))
        return error(400, u"INVALID_TYPE"_s, u"sObject type '%1' is not supported."_s.arg(parsed->object));
    for (const QString &field : parsed->fields + parsed->conditionFields + parsed->order) {
        if (fieldOf(parsed->object, field).isEmpty())
            return error(400, u"INVALID_FIELD"_s, u"No such column '%1' on entity '%2'."_s.arg(field, parsed->object));
    }
    const QMap<QString, QJsonObject> source = all ? m_records.value(parsed->object) : live(parsed->object);
    QList<QJsonObject> found;
    for (const QJsonObject &record : source) {
        if (!parsed->matches || parsed->matches(record))
            found << record;
    }
    std::stable_sort(found.begin(), found.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        for (const QString &field : parsed->order) {
            if (a.value(field) != b.value(field))
                return a.value(field).toString() < b.value(field).toString();
        }
        return false;
    });
    if (parsed->limit >= 0)
        found = found.mid(0, parsed->limit);
    QJsonArray rows;
    for (const QJsonObject &record : std::as_const(found).mid(0, 2000))
        rows.append(row(parsed->object, record, parsed->fields));
    return {200, json({{u"totalSize"_s, int(found.size())}, {u"done"_s, found.size() <= 2000}, {u"records"_s, rows}})};
}

Org::Reply Org::patch(const QString &object, const QString &id, const QJsonObject &values, const QByteArray &unmodifiedSince)
{
    const QString id18 = toId18(id);
    if (id18.isEmpty())
        return error(400, u"MALFORMED_ID"_s, u"malformed id"_s);
    if (!m_records.value(object).contains(id18))
        return error(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s);
    const QJsonObject record = m_records.value(object).value(id18);
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
    for (const QJsonValue &value : requests) {
        const QJsonObject request = value.toObject();
        const QStringList parts = request.value(u"url").toString().split(u'/', Qt::SkipEmptyParts); // services data vNN sobjects X id
        Reply reply = error(404, u"NOT_FOUND"_s, u"no such resource"_s);
        if (request.value(u"method").toString() == u"PATCH" && parts.size() == 6 && parts.at(3) == u"sobjects")
            reply = patch(parts.at(4), parts.at(5), request.value(u"body").toObject(), request.value(u"httpHeaders").toObject().value(u"If-Unmodified-Since").toString().toLatin1());
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
    QJsonArray rows;
    for (const QJsonValue &id : ids) {
        const QJsonObject record = m_records.value(object).value(toId18(id.toString()));
        if (record.isEmpty() || record.value(u"IsDeleted").toBool())
            rows.append(QJsonValue(QJsonValue::Null));
        else
            rows.append(row(object, record, fields));
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

QString Org::authorize(const QByteArray &query)
{
    const QUrlQuery asked(QString::fromLatin1(query));
    const auto value = [&](const char *name) { return QUrl::fromPercentEncoding(asked.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).toLatin1()); };
    // A wrong client or address shows an error page and never redirects.
    if (value("client_id") != clientId || value("redirect_uri") != redirect || value("response_type") != u"code")
        return {};
    if (value("code_challenge_method") != u"S256" || value("code_challenge").size() != 43)
        return redirect + u"?error=invalid_request&state="_s + value("state");
    const QString code = u"aPrx%1=="_s.arg(++m_given);
    m_codes.insert(code, value("code_challenge"));
    return redirect + u"?code="_s + QString::fromLatin1(QUrl::toPercentEncoding(code)) + u"&state="_s + value("state");
}

Org::Reply Org::token(const QByteArray &form)
{
    const QUrlQuery asked(QString::fromLatin1(form));
    const auto value = [&](const char *name) { return QUrl::fromPercentEncoding(asked.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).toLatin1()); };
    const auto refuse = [](const QString &code, const QString &words) { return Reply {400, json({{u"error"_s, code}, {u"error_description"_s, words}})}; };
    if (value("client_id") != clientId)
        return refuse(u"invalid_client_id"_s, u"client identifier invalid"_s);
    QJsonObject answer {{u"instance_url"_s, u"https://org.my.salesforce.com"_s}, {u"id"_s, u"https://login.salesforce.com/id/00DHx0000001OrGMAU/"_s + me},
                        {u"issued_at"_s, QString::number(now.toMSecsSinceEpoch())}, {u"token_type"_s, u"Bearer"_s}, {u"scope"_s, u"api refresh_token"_s}};
    if (value("grant_type") == u"authorization_code") {
        const QString challenge = m_codes.take(value("code")); // good for one use
        if (challenge.isEmpty() || value("code_verifier").isEmpty() || value("redirect_uri") != redirect)
            return refuse(u"invalid_grant"_s, u"expired authorization code"_s);
        if (challengeOf(value("code_verifier")) != challenge)
            return refuse(u"invalid_request"_s, u"code verifier does not match"_s);
    } else if (value("grant_type") == u"refresh_token") {
        if (!m_refresh.contains(value("refresh_token")))
            return refuse(u"invalid_grant"_s, u"expired access/refresh token"_s);
        if (rotates)
            m_refresh.remove(value("refresh_token"));
    } else {
        return refuse(u"unsupported_grant_type"_s, u"grant type not supported"_s);
    }
    answer.insert(u"access_token"_s, giveAccess());
    if (rotates || value("grant_type") == u"authorization_code") {
        const QString refresh = u"5Aep%1"_s.arg(++m_given);
        m_refresh.insert(refresh);
        answer.insert(u"refresh_token"_s, refresh);
    }
    return {200, json(answer)};
}

Org::Reply Org::route(const QByteArray &method, const QByteArray &path, const QByteArray &query_, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers)
{
    if (path == "/services/oauth2/token" && method == "POST")
        return token(body);
    if (path == "/services/oauth2/revoke" && method == "POST") {
        const bool known = m_refresh.remove(QUrl::fromPercentEncoding(body.mid(6)));
        if (known)
            m_access.clear();
        return known ? Reply {200, "{}"} : Reply {400, R"({"error":"invalid_token"})"};
    }
    if (!m_access.contains(QString::fromLatin1(headers.value("authorization").mid(7))))
        return error(401, u"INVALID_SESSION_ID"_s, u"Session expired or invalid"_s);
    const QList<QByteArray> parts = path.mid(1).split('/');
    if (parts.size() < 4 || parts.at(0) != "services" || parts.at(1) != "data")
        return error(404, u"NOT_FOUND"_s, u"no such resource"_s);
    if (parts.at(2).mid(1).toDouble() < 50)
        return error(410, u"UNSUPPORTED_API_VERSION"_s, u"retired"_s);
    const QByteArray resource = parts.mid(3).join('/');
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString last = QString::fromLatin1(parts.constLast());
    if (resource == "sobjects") {
        QJsonArray all;
        for (const QJsonObject &one : std::as_const(m_objects)) {
            QJsonObject brief = one;
            brief.remove(u"fields");
            all.append(brief);
        }
        return {200, json({{u"maxBatchSize"_s, 200}, {u"sobjects"_s, all}})};
    }
    if (resource.startsWith("sobjects/") && last == u"describe")
        return m_objects.contains(QString::fromLatin1(parts.at(4))) ? Reply {200, json(m_objects.value(QString::fromLatin1(parts.at(4))))} : error(404, u"NOT_FOUND"_s, u"hidden"_s);
    if (resource == "query" || resource == "queryAll") {
        QByteArray text = query_.mid(2);
        return query(QUrl::fromPercentEncoding(text.replace('+', ' ')), resource == "queryAll");
    }
    if (resource == "composite" && method == "POST")
        return composite(object);
    if (resource == "composite/sobjects" && method == "POST")
        return createMany(object);
    if (resource == "composite/sobjects" && method == "DELETE")
        return deleteMany(QByteArray(query_).mid(4).split('&').first());
    if (resource.startsWith("composite/sobjects/") && method == "POST")
        return m_objects.contains(last) ? readMany(last, object) : error(404, u"NOT_FOUND"_s, u"no such object"_s);
    return error(404, u"NOT_FOUND"_s, u"no such resource"_s);
}

HttpAnswer Org::handle(const HttpRequest &request, const QString &device, Fault fault)
{
    now = now.addSecs(1);
    m_device = device;
    m_locked = fault == Fault::Locked;
    const QHash<QByteArray, QByteArray> answerHeaders {{"date", QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()},
                                                       {"content-type", "application/json;charset=UTF-8"}, {"sforce-limit-info", "api-usage=" + QByteArray::number(log.size()) + "/15000"}};
    QHash<QByteArray, QByteArray> headers;
    qsizetype size = request.target.size();
    for (const auto &[name, value] : request.headers) {
        headers.insert(name.toLower(), value);
        size += name.size() + value.size();
    }
    if (size > 16384)
        return {414, "<html>too long</html>", answerHeaders};
    QByteArray target = request.target;
    if (target.startsWith("http"))
        target = target.mid(target.indexOf('/', target.indexOf("//") + 2));
    const qsizetype mark = target.indexOf('?');
    const bool isApi = target.startsWith("/services/data");
    switch (fault) {
    case Fault::DropBefore:
        return {.problem = u"connection lost"_s};
    case Fault::Limit:
        return {403, error(403, u"REQUEST_LIMIT_EXCEEDED"_s, u"TotalRequests Limit exceeded."_s).body, answerHeaders};
    case Fault::TooMany:
        return {429, "", answerHeaders};
    case Fault::Unavailable:
        return {503, error(503, u"SERVER_UNAVAILABLE"_s, u"busy"_s).body, answerHeaders};
    case Fault::Html:
        return {200, "<html><body>Sign in to the hotel's network</body></html>", answerHeaders};
    case Fault::Expired:
        if (isApi)
            m_access.clear();
        break;
    default:
        break;
    }
    const Reply reply = route(request.method, mark < 0 ? target : target.left(mark), mark < 0 ? QByteArray() : target.mid(mark + 1), request.body, headers);
    log.append({request.method, target, request.body, reply.status});
    if (meanwhile)
        meanwhile(request);
    if (fault == Fault::DropAfter)
        return {.problem = u"connection lost"_s};
    if (fault == Fault::ErrorAfter)
        return {500, error(500, u"UNKNOWN_EXCEPTION"_s, u"an unexpected error occurred"_s).body, answerHeaders};
    return {reply.status, fault == Fault::CutBody && reply.body.size() > 2 ? reply.body.left(reply.body.size() / 2) : reply.body, answerHeaders};
}
