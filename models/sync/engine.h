#pragma once

#include "models/storage/namemask.h"
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

struct ScopeCount {
    int object = 0; ///< code
    int records = 0;
};

/// Brings a workspace and a server together: reads what changed there and merges it, then sends what changed here. Runs on a thread
/// of its own choosing and waits there; all work on the file is done by the database thread, behind whatever a person waits for.
/// May be stopped or killed anywhere: the next run takes it up.
class SyncEngine
{
public:
    SyncEngine(RecordStore &store, Remote &remote);
    Result<SyncReport> run();
    /// Makes this workspace the org's of the person who signed in; refused if it is another's.
    Result<> claim();
    /// What the server has of the schema's objects, as this person sees it.
    Result<QList<RemoteObject>> objects();
    /// What would be sent, without sending; as it may be shown.
    Result<QList<SyncState::Outgoing>> dryRun();
    /// What is loaded, as it was chosen for this workspace.
    Result<PullScope> scope();
    /// The next run loads what comes to it; what is here stays.
    Result<> setScope(const PullScope &scope);
    /// How many records of each object a scope holds.
    Result<QList<ScopeCount>> countScope(const PullScope &scope);
    /// From any thread: the run ends before its next request.
    void stop() { m_stopped = true; }
    /// Called while records are read; `total` is 0 while it is not known.
    void setProgress(std::function<void(int done, int total)> progress) { m_progress = std::move(progress); }

private:
    using Kind = SyncState::Outgoing::Kind;
    template <typename Work>
    auto startOnDatabase(Work work)
    {
        // The org gets and sends what is stored, whatever people see meanwhile.
        return m_store.database().run(
            [work = std::move(work)](Connection &connection) mutable {
                const NameMask::Off stored;
                return work(connection);
            },
            Database::Turn::Background);
    }
    template <typename Work>
    auto onDatabase(Work work)
    {
        auto future = startOnDatabase(std::move(work));
        future.waitForFinished();
        return future.result();
    }
    Result<> prepare(const std::optional<PullScope> &scope = {});
    Result<> takePicklists();
    Result<> countFirst();
    Result<> startAnewIfWider(const RemoteObject &object);
    Result<> pull(const RemoteObject &object);
    Result<> pullPages(const RemoteObject &object);
    Result<bool> pullInBulk(const RemoteObject &object);
    Result<> readAgain();
    Result<> settleLost(const RemoteObject &object);
    Result<> sweep(const RemoteObject &object);
    Result<QList<SyncState::RemoteRow>> reallyGone(const RemoteObject &object, const QStringList &ids);
    Result<> readNew(const RemoteObject &object, const QSet<QString> &present);
    Result<> pushAll();
    Result<bool> pushKind(const RemoteObject &object, Kind kind);
    Result<bool> pushUpdates(const RemoteObject &object);
    struct Sorted;
    Sorted sorted(Kind kind, const QList<SyncState::Outgoing> &sent, const QList<Outcome> &outcomes);
    Result<> readBack(const RemoteObject &object, const Sorted &sorted, bool deleted);
    Result<> sendBatches(const RemoteObject &object, const QList<SyncState::Outgoing> &chunk, Sorted &answers, QList<RecordId> &unsent);
    void beginSettle(const RemoteObject &object, const Sorted &answers);
    Result<> endSettle();
    Result<bool> pushBatch(const RemoteObject &object, Kind kind, QList<SyncState::Outgoing> batch);
    Result<QList<SyncState::Outgoing>> unsettled(const RemoteObject &object, Kind kind, const QList<SyncState::Outgoing> &batch);
    Result<QList<SyncState::Outgoing>> unchanged(const RemoteObject &object, const QList<SyncState::Outgoing> &batch);
    Result<> apply(const RemoteObject &object, const QList<SyncState::RemoteRow> &rows, const QHash<QString, QString> &cursors = {});
    void beginApply(const RemoteObject &object, const QList<SyncState::RemoteRow> &rows, const QHash<QString, QString> &cursors);
    Result<> endApply();
    QFuture<Result<QList<SyncState::Outgoing>>> startAsk(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note);
    Result<QList<SyncState::Outgoing>> ask(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note);
    Result<> count();
    Result<> noteEnd();
    QString cursor(const QString &name);
    Result<> setCursor(const QString &name, const QString &value);

    RecordStore &m_store;
    Remote &m_remote;
    QList<RemoteObject> m_all; ///< also those that the server lacks
    QList<RemoteObject> m_objects;
    SyncReport m_report;
    std::function<void(int, int)> m_progress;
    QHash<int, int> m_counts; ///< records there, by object code, of those that are read for the first time
    struct Part {
        qsizetype rows = 0;
        QFuture<Result<SyncState::Applied>> future;
    };
    QList<Part> m_applying;
    QList<QFuture<Result<>>> m_settling;
    bool m_later = false; ///< something is to be sent again in this run
    bool m_accountsCame = false; ///< to a workspace that holds a part of the org
    int m_read = 0;
    int m_total = 0;
    std::atomic<bool> m_stopped {false};
};
