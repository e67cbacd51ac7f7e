#include "models/sync/salesforceremote.h"

#include "models/schema/merge.h"
#include "models/schema/salesforceid.h"
#include "models/schema/values.h"
#include "models/sync/mapping.h"
#include "models/sync/scope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace SyncState;

namespace {

Error notUnderstood(const QString &what)
{
    return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Sync", "Salesforce gave an answer that Steward does not understand. Nothing was lost."), .detail = u"offline "_s + what};
}

struct ServerError {
    QString code;
    QString message;
    QStringList fields;
};

/// Single records say errorCode, collections statusCode.
ServerError errorOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    ServerError error {object.value(u"errorCode").toString(object.value(u"statusCode").toString()), object.value(u"message").toString(), {}};
    for (const QJsonValue &field : object.value(u"fields").toArray())
        error.fields << field.toString();
    return error;
}

QString httpDate(const QString &stamp)
{
    QDateTime time = QDateTime::fromString(stamp.left(19), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
}

QStringList localNames(const RemoteObject &object, const QStringList &remote)
{
    QStringList local;
    for (const QString &name : remote)
        local << object.names.key(name, name);
    return local;
}

} // namespace

QString soqlText(const QString &text)
{
    QString out = u"'"_s;
    for (const QChar c : text) {
        if (c == u'\\' || c == u'\'')
            out += u'\\';
        if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else
            out += c;
    }
    return out + u'\'';
}

QJsonValue toRemoteValue(const Field &field, const QString &text)
{
    if (field.type == FieldType::CheckBox)
        return text == u"true";
    if (text.isEmpty())
        return QJsonValue::Null;
    if (field.isNumber())
        return text.toDouble();
    return text;
}

QString fromRemoteValue(const Field &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (field.isLookup())
        return toId18(value.toString());
    const QString text = value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
    if (value.isDouble() && text.contains(u'e')) {
        const Result<QVariant> large = fromNeutral(field, QString::number(value.toDouble(), 'f', field.decimals));
        return large ? toNeutral(field, *large) : text;
    }
    const Result<QVariant> read = fromNeutral(field, text);
    return read ? toNeutral(field, *read) : text;
}

Outcome outcomeOf(Outgoing::Kind kind, const QString &code, const QString &message, const QStringList &fields)
{
    using Kind = Outgoing::Kind;
    Outcome refused {Outcome::Kind::Refused, {}, code, message, fields};
    if (kind == Kind::Create && code == u"DUPLICATE_VALUE" && (fields.contains(stewardKeyField()) || message.contains(stewardKeyField())))
        return {.kind = Outcome::Kind::Exists};
    static const QStringList notTheCulprit {u"UNABLE_TO_LOCK_ROW"_s, u"ALL_OR_NONE_OPERATION_ROLLED_BACK"_s, u"PROCESSING_HALTED"_s, u"SERVER_UNAVAILABLE"_s,
                                            u"INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE"_s, u"REQUEST_RUNNING_TOO_LONG"_s};
    if (notTheCulprit.contains(code))
        return {.kind = Outcome::Kind::Later, .code = code, .words = message};
    // The org is full: true of every record that would follow.
    if (code == u"STORAGE_LIMIT_EXCEEDED" || code == u"LIMIT_EXCEEDED")
        return {.kind = Outcome::Kind::Later, .code = code, .words = message, .stops = true};
    const bool gone = code == u"ENTITY_IS_DELETED" || code == u"NOT_FOUND";
    if (gone && kind != Kind::Create)
        return {.kind = kind == Kind::Delete ? Outcome::Kind::Done : Outcome::Kind::Gone};
    return refused;
}

SalesforceRemote::SalesforceRemote(Session &session)
    : m_session(session)
{
}

int SalesforceRemote::batch(Outgoing::Kind kind) const
{
    // Of the 25 parts of a composite call one reads the records back.
    return kind == Outgoing::Kind::Update ? 24 : 200;
}

void SalesforceRemote::rest(int attempt)
{
    m_session.pause(backOff(attempt));
}

Result<HttpAnswer> SalesforceRemote::send(const QByteArray &method, const QByteArray &path, const QByteArray &body, bool repeatable)
{
    return m_session.call({method, m_base + path, body}, repeatable);
}

Result<QList<RemoteObject>> SalesforceRemote::open(const Schema &schema, const MappingChoices &choices, const PullScope &scope)
{
    const bool old = m_described.isValid() && m_described.hasExpired(86'400'000);
    if (m_describes.isEmpty() || old) {
        if (const Result<> read = describe(schema); !read)
            return read.error();
    }
    QList<RemoteObject> objects;
    for (const ObjectType *type : schema.types()) {
        if (type->remoteName.isEmpty())
            continue;
        const auto found = m_describes.constFind(type->code);
        objects << (found == m_describes.cend() ? absent(*type) : matched(*type, *found, choices));
    }
    const Result<> narrowed = narrow(objects, m_describes, scope, m_session.userId());
    return narrowed ? Result<QList<RemoteObject>>(objects) : Result<QList<RemoteObject>>(narrowed.error());
}

/// The highest version that the org offers and Steward was tried with.
Result<> SalesforceRemote::agreeOnVersion()
{
    constexpr double lowest = 50;
    constexpr double highest = 67;
    const Result<HttpAnswer> answer = m_session.call({"GET", "/services/data"}, true);
    if (!answer)
        return answer.error();
    double best = 0;
    const QJsonArray all = QJsonDocument::fromJson(answer->body).array();
    for (const QJsonValue &one : all) {
        // A text, and not compared as one: 100.0 is more than 67.0.
        const double version = one[u"version"].toString().toDouble();
        if (version >= lowest && version <= highest)
            best = std::max(best, version);
    }
    if (best == 0)
        return Error {.kind = Error::Kind::NewerVersion, .text = QCoreApplication::translate("Sync", "This org and Steward know no common version of Salesforce's interface. Update Steward."), .detail = u"stopped version"_s};
    m_base = "/services/data/v" + QByteArray::number(best, 'f', 1);
    return {};
}

/// What the org has: asked at the first run, after a day, and when an answer smells of changed objects.
Result<> SalesforceRemote::describe(const Schema &schema)
{
    if (const Result<> agreed = agreeOnVersion(); !agreed)
        return agreed;
    const Result<HttpAnswer> all = send("GET", "/sobjects");
    if (!all)
        return all.error();
    QList<QJsonObject> visible;
    for (const QJsonValue &object : QJsonDocument::fromJson(all->body).object().value(u"sobjects").toArray())
        visible << object.toObject();
    QHash<int, QJsonObject> describes;
    for (const ObjectType *type : schema.types()) {
        const QString name = remoteNameOf(*type, visible);
        if (name.isEmpty())
            continue;
        const Result<HttpAnswer> one = send("GET", "/sobjects/" + name.toUtf8() + "/describe");
        if (!one)
            return one.error();
        if (one->status == 200)
            describes.insert(type->code, QJsonDocument::fromJson(one->body).object());
    }
    m_describes = describes;
    m_described.start();
    return {};
}

QStringList SalesforceRemote::columns(const RemoteObject &object) const
{
    QStringList columns {u"Id"_s, u"IsDeleted"_s, u"SystemModstamp"_s, u"LastModifiedDate"_s};
    if (object.hasKey)
        columns << stewardKeyField();
    if (object.hasMaster)
        columns << u"MasterRecordId"_s;
    QStringList names = object.names.values();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (!columns.contains(name))
            columns << name;
    }
    return columns;
}

RemoteRow SalesforceRemote::rowOf(const RemoteObject &object, const QJsonObject &json) const
{
    RemoteRow row;
    row.remoteId = toId18(json.value(u"Id").toString());
    row.uuid = json.value(stewardKeyField()).toString().toLower();
    row.deleted = json.value(u"IsDeleted").toBool();
    row.master = toId18(json.value(u"MasterRecordId").toString());
    row.stamp = json.value(u"SystemModstamp").toString();
    row.modified = json.value(u"LastModifiedDate").toString();
    for (auto it = object.names.cbegin(); it != object.names.cend(); ++it) {
        if (const Field *field = object.type->field(it.key()); field && json.contains(it.value()))
            row.values.insert(it.key(), fromRemoteValue(*field, json.value(it.value())));
    }
    return row;
}

Result<QJsonObject> SalesforceRemote::query(const QString &soql)
{
    // Deleted rows come along: one question tells what changed and what went.
    const Result<HttpAnswer> answer = send("GET", "/queryAll?q=" + QUrl::toPercentEncoding(soql));
    if (!answer)
        return answer.error();
    if (answer->status != 200) {
        const ServerError error = errorOf(QJsonDocument::fromJson(answer->body).array().first());
        m_describes.clear();
        return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Sync", "Salesforce refused to be asked: %1").arg(error.message), .detail = u"stopped "_s + error.code};
    }
    return QJsonDocument::fromJson(answer->body).object();
}

Result<int> SalesforceRemote::count(const RemoteObject &object)
{
    const Result<QJsonObject> answer = query(u"SELECT COUNT() FROM %1"_s.arg(object.name) + (object.where.isEmpty() ? QString() : u" WHERE "_s + object.where));
    return answer ? Result<int>(answer->value(u"totalSize").toInt()) : Result<int>(answer.error());
}

Result<RemotePage> SalesforceRemote::changes(const RemoteObject &object, const Place &after)
{
    QString where;
    if (!after.stamp.isEmpty()) {
        where = after.id.isEmpty() ? u" WHERE SystemModstamp >= %1"_s.arg(after.stamp)
                                   : u" WHERE SystemModstamp >= %1 AND (SystemModstamp > %1 OR (SystemModstamp = %1 AND Id > %2))"_s.arg(after.stamp, soqlText(after.id));
    }
    if (!object.where.isEmpty())
        where += (where.isEmpty() ? u" WHERE "_s : u" AND "_s) + object.where;
    const Result<QJsonObject> answer
        = query(u"SELECT %1 FROM %2%3 ORDER BY SystemModstamp, Id LIMIT %4"_s.arg(columns(object).join(u", "_s), object.name, where).arg(m_pageSize));
    if (!answer)
        return answer.error();
    RemotePage page {.last = after};
    for (const QJsonValue &record : answer->value(u"records").toArray())
        page.rows << rowOf(object, record.toObject());
    if (!page.rows.isEmpty())
        page.last = {page.rows.constLast().stamp, page.rows.constLast().remoteId};
    // A page may be shorter than asked for. The next one is found by its place, not by a cursor that dies with the token.
    page.complete = page.rows.isEmpty() || (answer->value(u"done").toBool() && page.rows.size() < m_pageSize);
    return page;
}

Result<QList<RemoteRow>> SalesforceRemote::rowsOf(const RemoteObject &object, const QString &where)
{
    const Result<QJsonObject> answer = query(u"SELECT %1 FROM %2 WHERE %3"_s.arg(columns(object).join(u", "_s), object.name, where));
    if (!answer)
        return answer.error();
    QList<RemoteRow> rows;
    for (const QJsonValue &record : answer->value(u"records").toArray())
        rows << rowOf(object, record.toObject());
    return rows;
}

Result<QList<RemoteRow>> SalesforceRemote::read(const RemoteObject &object, const QStringList &ids)
{
    const QJsonObject body {{u"ids"_s, QJsonArray::fromStringList(ids)}, {u"fields"_s, QJsonArray::fromStringList(columns(object))}};
    const Result<HttpAnswer> answer = send("POST", "/composite/sobjects/" + object.name.toUtf8(), QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return notUnderstood(u"read %1"_s.arg(answer->status));
    QList<RemoteRow> rows;
    for (const QJsonValue &record : QJsonDocument::fromJson(answer->body).array()) {
        if (record.isObject())
            rows << rowOf(object, record.toObject());
    }
    return rows;
}

Result<QList<RemoteRow>> SalesforceRemote::findByKey(const RemoteObject &object, const QStringList &uuids)
{
    QStringList texts;
    for (const QString &uuid : uuids)
        texts << soqlText(uuid);
    return rowsOf(object, u"%1 IN (%2)"_s.arg(stewardKeyField(), texts.join(u", "_s)));
}

Result<QList<RemoteRow>> SalesforceRemote::findSent(const RemoteObject &object, const Outgoing &out)
{
    Result<QList<RemoteRow>> rows = rowsOf(object, u"CreatedById = %1 AND CreatedDate >= %2 AND IsDeleted = false"_s.arg(soqlText(m_session.userId()), out.attempt));
    if (!rows)
        return rows;
    rows->removeIf([&](const RemoteRow &row) {
        for (auto it = out.sentBefore.cbegin(); it != out.sentBefore.cend(); ++it) {
            const Field *field = object.type->field(it.key());
            if (field && field->isText() && comparable(*field, row.values.value(it.key())) != comparable(*field, *it))
                return true;
        }
        return false;
    });
    return rows;
}

Result<QSet<QString>> SalesforceRemote::allIds(const RemoteObject &object)
{
    QSet<QString> ids;
    QString last;
    while (true) {
        QString where = last.isEmpty() ? u"IsDeleted = false"_s : u"IsDeleted = false AND Id > %1"_s.arg(soqlText(last));
        if (!object.where.isEmpty())
            where += u" AND "_s + object.where;
        const Result<QJsonObject> answer = query(u"SELECT Id FROM %1 WHERE %2 ORDER BY Id LIMIT 2000"_s.arg(object.name, where));
        if (!answer)
            return answer.error();
        const QJsonArray records = answer->value(u"records").toArray();
        if (records.isEmpty())
            return ids;
        for (const QJsonValue &record : records)
            ids.insert(last = toId18(record.toObject().value(u"Id").toString()));
    }
}

QJsonObject SalesforceRemote::bodyOf(const RemoteObject &object, const Outgoing &out) const
{
    QJsonObject body;
    for (auto it = out.values.cbegin(); it != out.values.cend(); ++it)
        body.insert(object.names.value(it.key()), toRemoteValue(*object.type->field(it.key()), *it));
    return body;
}

Result<QList<Outcome>> SalesforceRemote::push(const RemoteObject &object, const QList<Outgoing> &records)
{
    switch (records.first().kind) {
    case Outgoing::Kind::Create:
        return create(object, records);
    case Outgoing::Kind::Update:
        return update(object, records);
    case Outgoing::Kind::Delete:
        return remove(object, records);
    }
    return QList<Outcome>();
}

/// The whole call was refused: in halves, until the culprit is alone.
Result<QList<Outcome>> SalesforceRemote::halved(const RemoteObject &object, const QList<Outgoing> &records, const HttpAnswer &answer)
{
    if (records.size() == 1) {
        const ServerError error = errorOf(QJsonDocument::fromJson(answer.body).array().first());
        return QList<Outcome> {outcomeOf(records.first().kind, error.code, error.message, localNames(object, error.fields))};
    }
    Result<QList<Outcome>> first = push(object, records.mid(0, records.size() / 2));
    if (!first)
        return first;
    const Result<QList<Outcome>> second = push(object, records.mid(records.size() / 2));
    if (!second)
        return second;
    return *first + *second;
}

namespace {

Result<QList<Outcome>> collectionOutcomes(const RemoteObject &object, const QList<Outgoing> &records, const QByteArray &body)
{
    const QJsonArray results = QJsonDocument::fromJson(body).array();
    // Without one answer for each, none can be believed.
    if (results.size() != records.size())
        return notUnderstood(u"collection"_s);
    QList<Outcome> outcomes;
    for (const QJsonValue &value : results) {
        const QJsonObject result = value.toObject();
        if (result.value(u"success").toBool()) {
            outcomes << Outcome {.remoteId = toId18(result.value(u"id").toString())};
        } else {
            const ServerError error = errorOf(result.value(u"errors").toArray().first());
            outcomes << outcomeOf(records.first().kind, error.code, error.message, localNames(object, error.fields));
        }
    }
    return outcomes;
}

} // namespace

Result<QList<Outcome>> SalesforceRemote::create(const RemoteObject &object, const QList<Outgoing> &records)
{
    QJsonArray list;
    for (const Outgoing &out : records) {
        QJsonObject body = bodyOf(object, out);
        body.insert(u"attributes"_s, QJsonObject {{u"type"_s, object.name}});
        if (object.hasKey)
            body.insert(stewardKeyField(), out.uuid);
        list.append(body);
    }
    const QJsonObject body {{u"allOrNone"_s, false}, {u"records"_s, list}};
    const Result<HttpAnswer> answer = send("POST", "/composite/sobjects", QJsonDocument(body).toJson(QJsonDocument::Compact), object.hasKey);
    if (!answer)
        return answer.error();
    return answer->status == 200 ? collectionOutcomes(object, records, answer->body) : halved(object, records, *answer);
}

Result<QList<Outcome>> SalesforceRemote::update(const RemoteObject &object, const QList<Outgoing> &records)
{
    QJsonArray requests;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Outgoing &out = records.at(i);
        QJsonObject request {{u"method"_s, u"PATCH"_s}, {u"referenceId"_s, u"r%1"_s.arg(i)}, {u"body"_s, bodyOf(object, out)},
                             {u"url"_s, QString::fromLatin1(m_base) + u"/sobjects/%1/%2"_s.arg(object.name, out.remoteId)}};
        if (!out.modified.isEmpty())
            request.insert(u"httpHeaders"_s, QJsonObject {{u"If-Unmodified-Since"_s, httpDate(out.modified)}});
        requests.append(request);
    }
    QJsonArray ids;
    for (const Outgoing &out : records)
        ids.append(out.remoteId);
    requests.append(QJsonObject {{u"method"_s, u"POST"_s}, {u"referenceId"_s, u"back"_s}, {u"url"_s, QString::fromLatin1(m_base) + u"/composite/sobjects/"_s + object.name},
                                 {u"body"_s, QJsonObject {{u"ids"_s, ids}, {u"fields"_s, QJsonArray::fromStringList(columns(object))}}}});
    const QJsonObject body {{u"allOrNone"_s, false}, {u"compositeRequest"_s, requests}};
    const Result<HttpAnswer> answer = send("POST", "/composite", QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return halved(object, records, *answer);
    QHash<QString, QJsonObject> byReference;
    for (const QJsonValue &value : QJsonDocument::fromJson(answer->body).object().value(u"compositeResponse").toArray())
        byReference.insert(value.toObject().value(u"referenceId").toString(), value.toObject());
    QHash<QString, RemoteRow> rows;
    for (const QJsonValue &record : byReference.value(u"back"_s).value(u"body").toArray()) {
        if (const RemoteRow row = rowOf(object, record.toObject()); !row.remoteId.isEmpty())
            rows.insert(row.remoteId, row);
    }
    QList<Outcome> outcomes;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const auto one = byReference.constFind(u"r%1"_s.arg(i));
        if (one == byReference.cend())
            return notUnderstood(u"composite"_s);
        const int status = one->value(u"httpStatusCode").toInt();
        const ServerError error = errorOf(one->value(u"body").toArray().first());
        if (status >= 200 && status < 300)
            outcomes << Outcome {.remoteId = records.at(i).remoteId};
        else if (status == 412)
            outcomes << Outcome {.kind = Outcome::Kind::Changed};
        else if (status >= 500 || status == 429)
            outcomes << Outcome {.kind = Outcome::Kind::Later};
        else
            outcomes << outcomeOf(Outgoing::Kind::Update, error.code, error.message, localNames(object, error.fields));
        outcomes.last().row = rows.value(records.at(i).remoteId);
    }
    return outcomes;
}

Result<QList<Outcome>> SalesforceRemote::remove(const RemoteObject &object, const QList<Outgoing> &records)
{
    QByteArrayList ids;
    for (const Outgoing &out : records)
        ids << out.remoteId.toLatin1();
    const Result<HttpAnswer> answer = send("DELETE", "/composite/sobjects?ids=" + ids.join(',') + "&allOrNone=false");
    if (!answer)
        return answer.error();
    return answer->status == 200 ? collectionOutcomes(object, records, answer->body) : halved(object, records, *answer);
}
