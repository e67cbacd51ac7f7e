#pragma once

#include "models/sync/remote.h"

#include <atomic>

/// What one run did.
struct SyncReport {
    int pulledNew = 0;
    int pulledChanged = 0;
    int pulledDeleted = 0;
    int merged = 0;
    int created = 0;
    int updated = 0;
    int deleted = 0;
    int refused = 0;
    int conflicts = 0; ///< all that wait for a person
    int pending = 0; ///< records still to be sent
    int calls = 0;
    QStringList notes = {}; ///< sentences for the log: what was left out and why
    int pulled() const { return pulledNew + pulledChanged + pulledDeleted; }
    int pushed() const { return created + updated + deleted; }
};

/// Brings a workspace and a server together: reads what changed there and merges it, then sends what changed here. Runs on a thread
/// of its own choosing and waits there; all work on the file is done by the database thread, behind whatever a person waits for.
/// May be stopped or killed anywhere: the next run takes it up.
class SyncEngine
{
public:
    SyncEngine(RecordStore &store, Remote &remote);
    Result<SyncReport> run();
    /// What would be sent, without sending.
    Result<QList<SyncState::Outgoing>> dryRun();
    /// From any thread: the run ends before its next request.
    void stop() { m_stopped = true; }
    void setProgress(std::function<void(int done)> progress) { m_progress = std::move(progress); }

private:
    using Kind = SyncState::Outgoing::Kind;
    template <typename Work>
    auto onDatabase(Work work)
    {
        auto future = m_store.database().run(std::move(work), Database::Turn::Background);
        future.waitForFinished();
        return future.result();
    }
    Result<> prepare();
    Result<> pull(const RemoteObject &object);
    Result<> readAgain();
    Result<> settleLost(const RemoteObject &object);
    Result<> sweep(const RemoteObject &object);
    Result<> pushAll();
    Result<bool> pushKind(const RemoteObject &object, Kind kind);
    Result<bool> pushBatch(const RemoteObject &object, Kind kind, QList<SyncState::Outgoing> batch);
    Result<QList<SyncState::Outgoing>> unsettled(const RemoteObject &object, Kind kind, const QList<SyncState::Outgoing> &batch);
    Result<QList<SyncState::Outgoing>> unchanged(const RemoteObject &object, const QList<SyncState::Outgoing> &batch);
    Result<> apply(const RemoteObject &object, const QList<SyncState::RemoteRow> &rows, const QHash<QString, QString> &cursors = {});
    Result<QList<SyncState::Outgoing>> ask(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note);
    Result<> count();
    QString cursor(const QString &name);

    RecordStore &m_store;
    Remote &m_remote;
    QList<RemoteObject> m_objects;
    SyncReport m_report;
    std::function<void(int)> m_progress;
    std::atomic<bool> m_stopped {false};
};
