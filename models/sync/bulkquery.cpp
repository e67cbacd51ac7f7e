#include "models/exchange/csvreader.h"
#include "models/schema/salesforceid.h"
#include "models/sync/mapping.h"
#include "models/sync/salesforceremote.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace SyncState;

// Query jobs of the Bulk API 2.0: the server prepares all records of an object, which are then fetched as CSV in large parts. A part
// can be fetched again as long as the job exists, so that a run that was killed goes on at the last one.

namespace {

/// Creating the job, asking how it stands a few times, and deleting it.
constexpr int callsOfAJob = 5;
constexpr int mostQuestions = 400;

/// One value of a result, as the same record's JSON would hold it.
QJsonValue jsonOf(const Field &field, const QString &text)
{
    if (text.isEmpty())
        return QJsonValue::Null;
    if (field.type == FieldType::CheckBox)
        return text == u"true";
    bool isNumber = false;
    const double number = field.isNumber() ? text.toDouble(&isNumber) : 0;
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

/// Stamps as records and queries write them: an offset in digits.
QString asStamp(const QString &text)
{
    return text.endsWith(u'Z') ? text.chopped(1) + u"+0000"_s : text;
}

struct Column {
    QString local;
    const Field *field = nullptr;
};

class ResultReader
{
public:
    explicit ResultReader(const RemoteObject &object)
        : m_object(object)
    {
    }
    /// False if the text is no whole result.
    bool read(const QByteArray &csv, QList<RemoteRow> &rows)
    {
        QBuffer buffer;
        buffer.setData(csv);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(&buffer);
        if (!reader.readRow())
            return false;
        QList<QString> header;
        for (const QByteArrayView name : reader.fields())
            header << QString::fromUtf8(name);
        QList<Column> columns;
        for (const QString &name : std::as_const(header)) {
            const QString local = m_object.names.key(name);
            columns.append({local, m_object.type->field(local)});
        }
        while (reader.readRow()) {
            if (reader.fields().size() != header.size())
                return false;
            rows << row(header, columns, reader.fields());
        }
        return !reader.failed() && header.contains(u"Id"_s);
    }

private:
    RemoteRow row(const QList<QString> &header, const QList<Column> &columns, const QList<QByteArrayView> &fields) const
    {
        RemoteRow row;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString text = QString::fromUtf8(fields.at(i));
            take(header.at(i), text, row);
            if (const Column &column = columns.at(i); column.field)
                row.values.insert(column.local, fromRemoteValue(*column.field, jsonOf(*column.field, text)));
        }
        return row;
    }
    static void take(const QString &name, const QString &text, RemoteRow &row)
    {
        if (name == u"Id")
            row.remoteId = toId18(text);
        else if (name == u"IsDeleted")
            row.deleted = text == u"true";
        else if (name == u"SystemModstamp")
            row.stamp = asStamp(text);
        else if (name == u"LastModifiedDate")
            row.modified = asStamp(text);
        else if (name == u"MasterRecordId")
            row.master = toId18(text);
        else if (name == stewardKeyField())
            row.uuid = text.toLower();
    }

    const RemoteObject &m_object;
};

Error notTaken(const HttpAnswer &answer)
{
    return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Sync", "Salesforce gave an answer that Steward does not understand. Nothing was lost."),
            .detail = u"offline bulk %1"_s.arg(answer.status)};
}

} // namespace

bool SalesforceRemote::bulkIsCheaper(int records) const
{
    const int pages = records / m_pageSize + 1;
    const int parts = records / m_bulkSize + 1;
    return parts + callsOfAJob < pages;
}

Result<QString> SalesforceRemote::beginBulk(const RemoteObject &object)
{
    // Without an order: with one the server cannot divide the work.
    const QString where = object.where.isEmpty() ? QString() : u" WHERE "_s + object.where;
    const QJsonObject body {{u"operation"_s, u"queryAll"_s}, {u"query"_s, u"SELECT %1 FROM %2%3"_s.arg(columns(object).join(u", "_s), object.name, where)},
                            {u"contentType"_s, u"CSV"_s}, {u"lineEnding"_s, u"LF"_s}, {u"columnDelimiter"_s, u"COMMA"_s}};
    const Result<HttpAnswer> answer = send("POST", "/jobs/query", QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!answer)
        return answer.error();
    // An org or a person without the Bulk API reads page by page.
    return answer->status == 200 ? QJsonDocument::fromJson(answer->body).object().value(u"id").toString() : QString();
}

/// False: the server gave the job up, or forgot it.
Result<bool> SalesforceRemote::isPrepared(const QString &job)
{
    for (int question = 0; question < mostQuestions; ++question) {
        const Result<HttpAnswer> answer = send("GET", "/jobs/query/" + job.toUtf8());
        if (!answer)
            return answer.error();
        const QString state = QJsonDocument::fromJson(answer->body).object().value(u"state").toString();
        if (answer->status == 200 && state == u"JobComplete")
            return true;
        if (answer->status != 200 || (state != u"UploadComplete" && state != u"InProgress"))
            return false;
        m_session.pause(std::min(1000 * (question + 1), 15000));
    }
    return false;
}

Result<BulkPage> SalesforceRemote::bulkPage(const RemoteObject &object, const QString &job, const QString &place)
{
    BulkPage page;
    if (place.isEmpty()) {
        const Result<bool> prepared = isPrepared(job);
        if (!prepared)
            return prepared.error();
        page.gone = !*prepared;
    }
    if (page.gone)
        return page;
    QByteArray target = m_base + "/jobs/query/" + job.toUtf8() + "/results?maxRecords=" + QByteArray::number(m_bulkSize);
    if (!place.isEmpty())
        target += "&locator=" + QUrl::toPercentEncoding(place);
    const Result<HttpAnswer> answer = m_session.call({"GET", target, {}, {{"Accept", "text/csv"}}}, true);
    if (!answer)
        return answer.error();
    if (answer->status != 200) {
        page.gone = answer->status >= 400 && answer->status < 500;
        return page.gone ? Result<BulkPage>(page) : Result<BulkPage>(notTaken(*answer));
    }
    if (!ResultReader(object).read(answer->body, page.rows) || page.rows.size() != answer->headers.value("sforce-numberofrecords").toInt())
        return notTaken(*answer);
    const QString next = QString::fromLatin1(answer->headers.value("sforce-locator"));
    page.next = next == u"null" ? QString() : next;
    return page;
}

void SalesforceRemote::endBulk(const QString &job)
{
    (void)send("DELETE", "/jobs/query/" + job.toUtf8());
}
