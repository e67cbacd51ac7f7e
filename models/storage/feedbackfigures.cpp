#include "models/storage/feedbackfigures.h"

#include "models/schema/objects/names.h"
#include "models/storage/rows.h"

#include <algorithm>

namespace {

/// Collects the figures; one use, database thread.
class FeedbackReader
{
public:
    FeedbackReader(Connection &connection, const Schema &schema, const QDate &since)
        : m_connection(connection)
        , m_schema(schema)
    {
        m_figures.since = since;
    }

    Result<FeedbackFigures> read()
    {
        for (const auto step : {&FeedbackReader::readCalls, &FeedbackReader::chooseCurrency, &FeedbackReader::readRequests, &FeedbackReader::readAskers}) {
            if (const Result<> done = (this->*step)(); !done)
                return done.error();
        }
        for (QList<FeedbackGroup> *groups : {&m_figures.byKind, &m_figures.byAccount, &m_figures.bySegment})
            std::stable_sort(groups->begin(), groups->end(), [](const FeedbackGroup &a, const FeedbackGroup &b) { return a.calls.size() != b.calls.size() ? a.calls.size() > b.calls.size() : a.label < b.label; });
        std::stable_sort(m_figures.byMonth.begin(), m_figures.byMonth.end(), [](const FeedbackGroup &a, const FeedbackGroup &b) { return a.key < b.key; });
        std::stable_sort(m_figures.requests.begin(), m_figures.requests.end(), [](const RequestRow &a, const RequestRow &b) { return a.arr != b.arr ? a.arr > b.arr : a.accounts.size() > b.accounts.size(); });
        return m_figures;
    }

private:
    Result<> finish(Statement &rows) const { return rows.failed() || !rows.isValid() ? Result<>(m_connection.lastError()) : Result<>(); }

    static QString worded(const ObjectType &type, const QString &fieldName, const QString &value)
    {
        const Field *field = type.field(fieldName);
        const Choice *choice = field->choice(value);
        return choice ? labelOf(*field, *choice) : value;
    }

    Result<> readCalls()
    {
        const ObjectType &calls = *m_schema.type(object_code::activity);
        const ObjectType &accounts = *m_schema.type(object_code::account);
        Statement rows = m_connection.prepare(u"SELECT c.id, c.Feedback_Kinds__c, a.id, a.Name, a.Segment__c, substr(c.ActivityDate, 1, 7) FROM Activity c LEFT JOIN Account a ON a.id = c.AccountId AND a.deleted = 0 "
                                              "WHERE c.deleted = 0 AND c.Sub_Type__c = ?1 AND (?2 = '' OR c.ActivityDate >= ?2) ORDER BY c.ActivityDate, c.id"_s);
        rows.bind(1, activity::customerFeedback).bind(2, m_figures.since.isValid() ? m_figures.since.toString(Qt::ISODate) : u""_s);
        while (rows.step()) {
            const RecordId id = rows.integer(0);
            ++m_figures.calls;
            const QStringList kinds = columnValue(rows, 1, *calls.field(activity::feedback)).toStringList();
            for (const QString &kind : kinds.isEmpty() ? QStringList {QString()} : kinds)
                add(m_figures.byKind, kind, worded(calls, activity::feedback, kind), id);
            add(m_figures.byAccount, rows.isNull(2) ? QString() : QString::number(rows.integer(2)), rows.text(3), id);
            add(m_figures.bySegment, rows.text(4), worded(accounts, account::segment, rows.text(4)), id);
            const QDate month = QDate::fromString(rows.text(5) + u"-01"_s, Qt::ISODate);
            add(m_figures.byMonth, rows.text(5), month.isValid() ? QLocale().toString(month, u"MMM yyyy"_s) : QString(), id);
        }
        return finish(rows);
    }

    Result<> chooseCurrency()
    {
        Statement rows = m_connection.prepare(u"SELECT coalesce(CurrencyIsoCode, '') AS code, count(*) AS n FROM Account WHERE deleted = 0 AND id IN (SELECT Account__c FROM Feature_Request_Ask__c WHERE deleted = 0) "
                                              "GROUP BY code ORDER BY n DESC, code LIMIT 1"_s);
        if (rows.step())
            m_figures.currency = rows.text(0);
        return finish(rows);
    }

    Result<> readRequests()
    {
        Statement rows = m_connection.prepare(u"SELECT id, Name, Status__c, Issue_URL__c FROM Feature_Request__c WHERE deleted = 0 ORDER BY Name COLLATE NOCASE, id"_s);
        while (rows.step()) {
            m_places.insert(rows.integer(0), m_figures.requests.size());
            m_figures.requests.append({.id = rows.integer(0), .name = rows.text(1), .status = rows.text(2), .issue = rows.text(3)});
        }
        return finish(rows);
    }

    /// An account that asks for the same thing twice pays once.
    Result<> readAskers()
    {
        Statement rows = m_connection.prepare(u"SELECT DISTINCT k.Feature_Request__c, a.id, a.Name, a.ARR_Current__c, coalesce(a.CurrencyIsoCode, '') FROM Feature_Request_Ask__c k JOIN Account a ON a.id = k.Account__c AND a.deleted = 0 "
                                              "WHERE k.deleted = 0 ORDER BY a.ARR_Current__c DESC, a.Name COLLATE NOCASE"_s);
        while (rows.step()) {
            const auto place = m_places.constFind(rows.integer(0));
            if (place == m_places.constEnd())
                continue;
            RequestRow &request = m_figures.requests[*place];
            request.accounts << rows.text(2);
            if (rows.text(4) == m_figures.currency)
                request.arr += rows.real(3);
            else
                ++request.otherCurrencies;
        }
        return finish(rows);
    }

    void add(QList<FeedbackGroup> &groups, const QString &key, const QString &label, RecordId call)
    {
        QHash<QString, qsizetype> &known = m_known[&groups];
        auto place = known.constFind(key);
        if (place == known.constEnd()) {
            place = known.insert(key, groups.size());
            groups.append({.key = key, .label = label.isEmpty() ? QCoreApplication::translate("Storage", "Not said") : label});
        }
        groups[*place].calls << call;
    }

    Connection &m_connection;
    const Schema &m_schema;
    FeedbackFigures m_figures;
    QHash<RecordId, qsizetype> m_places;
    QHash<const QList<FeedbackGroup> *, QHash<QString, qsizetype>> m_known;
};

} // namespace

QFuture<Result<FeedbackFigures>> feedbackFigures(RecordStore &store, const QDate &since)
{
    return store.database().run([&schema = store.schema(), since](Connection &connection) { return FeedbackReader(connection, schema, since).read(); });
}
