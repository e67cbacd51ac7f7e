#include "tests/support/org/org.h"
#include "tests/support/org/orgjson.h"
#include "tests/support/org/soql.h"

#include <QUrlQuery>

// Query jobs of the Bulk API 2.0.

namespace {

QByteArray csvText(const QJsonObject &field, const QJsonValue &value)
{
    QString text = value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.isDouble() ? QString::number(value.toDouble(), 'f', field.value(u"scale").toInt()) : value.toString();
    // Here stamps end in Z, unlike in JSON.
    if (text.endsWith(u"+0000"))
        text = text.chopped(5) + u'Z';
    return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

} // namespace

Org::Reply Org::bulk(const QByteArray &method, const QList<QByteArray> &parts, const QByteArray &query, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers)
{
    // services data vNN.N jobs query ID results
    if (parts.size() == 5 && method == "POST")
        return beginJob(parts.at(2), QJsonDocument::fromJson(body).object());
    const auto job = m_jobs.find(QString::fromLatin1(parts.value(5)));
    if (job == m_jobs.end() || job->made.addDays(7) < now)
        return error(404, u"NOT_FOUND"_s, u"The requested resource does not exist"_s);
    if (job->version != parts.at(2))
        return error(409, u"INVALIDVERSION"_s, u"use the version that created the job"_s);
    const bool complete = job->told.value(u"state").toString() == u"JobComplete";
    if (parts.size() == 7 && parts.at(6) == "results" && method == "GET")
        return complete ? resultsOf(*job, query, headers.value("accept")) : error(400, u"INVALIDJOBSTATE"_s, u"the job is not complete"_s);
    if (parts.size() != 6)
        return error(404, u"NOT_FOUND"_s, u"no such resource"_s);
    if (method == "DELETE") {
        if (!complete)
            return error(400, u"INVALIDJOBSTATE"_s, u"the job is not complete"_s);
        m_jobs.erase(job);
        return {204, {}};
    }
    if (method != "GET")
        return error(405, u"METHOD_NOT_ALLOWED"_s, u"not allowed"_s);
    ++job->asked;
    job->told.insert(u"state"_s, job->asked >= readsUntilPrepared ? u"JobComplete"_s : u"InProgress"_s);
    if (job->asked >= readsUntilPrepared)
        job->told.insert(u"numberRecordsProcessed"_s, int(job->records.size()));
    return {200, json(job->told)};
}

Org::Reply Org::beginJob(const QByteArray &version, const QJsonObject &asked)
{
    static const QStringList known {u"operation"_s, u"query"_s, u"contentType"_s, u"lineEnding"_s, u"columnDelimiter"_s};
    for (const QString &name : asked.keys()) {
        if (!known.contains(name))
            return error(400, u"INVALIDJOB"_s, u"unrecognized field %1"_s.arg(name));
    }
    const QString operation = asked.value(u"operation").toString();
    const bool plain = asked.value(u"contentType").toString(u"CSV"_s) == u"CSV" && asked.value(u"lineEnding").toString(u"LF"_s) == u"LF"
        && asked.value(u"columnDelimiter").toString(u"COMMA"_s) == u"COMMA";
    if ((operation != u"query" && operation != u"queryAll") || !plain)
        return error(400, u"INVALIDJOB"_s, u"operation or format not supported"_s);
    const std::optional<Soql> soql = parseSoql(asked.value(u"query").toString(), world());
    if (!soql || soql->counts)
        return error(400, u"MALFORMED_QUERY"_s, u"unexpected token"_s);
    if (!m_objects.contains(soql->object))
        return error(400, u"INVALID_TYPE"_s, u"sObject type '%1' is not supported."_s.arg(soql->object));
    for (const QString &field : soql->fields + soql->conditionFields + soql->order) {
        const QString type = fieldAt(soql->object, field).value(u"type").toString();
        if (type.isEmpty() || type == u"address" || type == u"location" || type == u"base64")
            return error(400, u"INVALID_FIELD"_s, u"No such column '%1' on entity '%2'."_s.arg(field, soql->object));
    }
    Job job {.version = version, .names = canonical(soql->object, soql->fields), .records = found(*soql, operation == u"queryAll"), .made = now};
    // Rows have no order that one could rely on.
    if (soql->order.isEmpty())
        std::reverse(job.records.begin(), job.records.end());
    const QString id = u"750Hx%1AAA"_s.arg(++m_given, 10, 10, QChar(u'0'));
    job.told = {{u"id"_s, id}, {u"operation"_s, operation}, {u"object"_s, soql->object}, {u"createdById"_s, me}, {u"createdDate"_s, stampOf(now)}, {u"state"_s, u"UploadComplete"_s},
                {u"concurrencyMode"_s, u"Parallel"_s}, {u"contentType"_s, u"CSV"_s}, {u"apiVersion"_s, version.mid(1).toDouble()}, {u"lineEnding"_s, u"LF"_s}, {u"columnDelimiter"_s, u"COMMA"_s}};
    m_jobs.insert(id, job);
    return {200, json(job.told)};
}

Org::Reply Org::resultsOf(Job &job, const QByteArray &query, const QByteArray &accept)
{
    if (accept != "text/csv")
        return error(406, u"NOT_ACCEPTABLE"_s, u"results are CSV"_s);
    const QUrlQuery asked(QString::fromLatin1(query));
    const qsizetype most = asked.queryItemValue(u"maxRecords"_s).toInt();
    const QString locator = asked.queryItemValue(u"locator"_s);
    const QByteArray place = QByteArray::fromBase64(locator.toLatin1(), QByteArray::Base64UrlEncoding);
    bool isPlace = locator.isEmpty();
    const qsizetype from = isPlace ? 0 : place.mid(1).toInt(&isPlace);
    if (!isPlace || from < 0 || from > job.records.size() || (!locator.isEmpty() && !place.startsWith('@')))
        return error(400, u"INVALID_LOCATOR"_s, u"no such locator"_s);
    const qsizetype until = std::min(job.records.size(), most > 0 ? from + most : job.records.size());
    QByteArrayList header;
    QList<QJsonObject> fields;
    const QString object = job.told.value(u"object").toString();
    for (const QString &name : std::as_const(job.names)) {
        header << '"' + name.toUtf8() + '"';
        fields << fieldOf(object, name);
    }
    QByteArray csv = header.join(',') + '\n';
    for (qsizetype i = from; i < until; ++i) {
        const QJsonObject &record = job.records.at(i);
        for (qsizetype k = 0; k < fields.size(); ++k) {
            const QJsonValue value = record.value(job.names.at(k));
            saw(object, record.value(u"Id").toString(), job.names.at(k), value);
            csv += (k ? "," : "") + csvText(fields.at(k), value);
        }
        csv += '\n';
    }
    const QByteArray next = until == job.records.size() ? QByteArray("null") : ('@' + QByteArray::number(until)).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {200, csv, {{"content-type", "text/csv"}, {"sforce-numberofrecords", QByteArray::number(until - from)}, {"sforce-locator", next}}};
}
