#pragma once

#include "models/sync/remote.h"
#include "models/sync/session.h"

#include <QElapsedTimer>
#include <QJsonObject>

class QJsonValue;

/// A Salesforce org over REST. Addresses, SOQL, JSON and status codes end here.
///
/// Creations are inserts that carry Steward's key in a unique field, not upserts: a repetition after a lost answer is then refused
/// as a duplicate, where an upsert would write over what the org's automation or a colleague did since.
class SalesforceRemote : public Remote
{
public:
    explicit SalesforceRemote(Session &session);
    Result<QList<RemoteObject>> open(const Schema &schema, const MappingChoices &choices, const PullScope &scope) override;
    QDateTime time() const override { return m_session.time(); }
    int calls() const override { return m_session.calls(); }
    QString me() const override { return m_session.userId(); }
    QString identity() const override { return m_session.identity(); }
    Result<int> count(const RemoteObject &object) override;
    Result<RemotePage> changes(const RemoteObject &object, const Place &after) override;
    bool bulkIsCheaper(int records) const override;
    Result<QString> beginBulk(const RemoteObject &object) override;
    Result<BulkPage> bulkPage(const RemoteObject &object, const QString &job, const QString &place) override;
    void endBulk(const QString &job) override;
    Result<QList<SyncState::RemoteRow>> read(const RemoteObject &object, const QStringList &ids) override;
    Result<QList<SyncState::RemoteRow>> findByKey(const RemoteObject &object, const QStringList &uuids) override;
    Result<QList<SyncState::RemoteRow>> findSent(const RemoteObject &object, const SyncState::Outgoing &out) override;
    Result<QSet<QString>> allIds(const RemoteObject &object) override;
    Result<QList<Outcome>> push(const RemoteObject &object, const QList<SyncState::Outgoing> &records) override;
    void rest(int attempt) override;
    int batch(SyncState::Outgoing::Kind kind) const override;
    void setPageSize(int rows) { m_pageSize = rows; }
    /// Records in one part of a bulk query.
    void setBulkSize(int rows) { m_bulkSize = rows; }
    /// Reads the org's objects anew at the next `open`.
    void forgetObjects() { m_describes.clear(); }

private:
    Result<QJsonObject> query(const QString &soql);
    Result<QList<SyncState::RemoteRow>> rowsOf(const RemoteObject &object, const QString &where);
    Result<> describe(const Schema &schema);
    Result<> agreeOnVersion();
    SyncState::RemoteRow rowOf(const RemoteObject &object, const QJsonObject &json) const;
    Result<bool> isPrepared(const QString &job);
    QStringList columns(const RemoteObject &object) const;
    QJsonObject bodyOf(const RemoteObject &object, const SyncState::Outgoing &out) const;
    Result<QList<Outcome>> create(const RemoteObject &object, const QList<SyncState::Outgoing> &records);
    Result<QList<Outcome>> update(const RemoteObject &object, const QList<SyncState::Outgoing> &records);
    Result<QList<Outcome>> remove(const RemoteObject &object, const QList<SyncState::Outgoing> &records);
    Result<QList<Outcome>> halved(const RemoteObject &object, const QList<SyncState::Outgoing> &records, const HttpAnswer &answer);
    Result<HttpAnswer> send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, bool repeatable = true);

    Session &m_session;
    QHash<int, QJsonObject> m_describes; ///< by object code, of what this person sees
    QElapsedTimer m_described; ///< since when
    int m_pageSize = 2000;
    int m_bulkSize = 10000;
    QByteArray m_base; ///< with the version of the interface that both sides know
};

/// A text between quotes of SOQL.
QString soqlText(const QString &text);
/// A neutral text as JSON for a field, and back.
QJsonValue toRemoteValue(const Field &field, const QString &text);
QString fromRemoteValue(const Field &field, const QJsonValue &value);
/// What an error code of the server means for one record.
Outcome outcomeOf(SyncState::Outgoing::Kind kind, const QString &code, const QString &message, const QStringList &fields);
