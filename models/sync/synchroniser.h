#pragma once

#include "models/sync/engine.h"
#include "models/sync/kepttokens.h"
#include "models/sync/salesforceremote.h"
#include "models/sync/signinflow.h"
#include "models/sync/synclog.h"
#include "models/sync/webtransport.h"

#include <QThread>
#include <QTimer>

#include <atomic>

/// Which org a workspace meets, and where its tokens are kept. Nothing here is secret.
struct SyncAccount {
    SignIn signIn = {};
    QString secret = {}; ///< name of the tokens in the keyring; empty: not connected
    bool operator==(const SyncAccount &) const = default;
};

/// Brings the workspace and the org together in the background: owns the thread of the sync, says how it stands, starts runs by
/// itself when asked to. Nothing here waits. UI thread; every answer comes there.
class Synchroniser : public QObject
{
    Q_OBJECT

public:
    enum class State {
        NotConnected,
        Resting,
        Working,
        Offline, ///< the org cannot be reached, or the person works offline
        SignedOut, ///< the person has to sign in again
        OverLimit, ///< the org's calls for today are used up
        Failed, ///< see `lastError`
    };

    Synchroniser(RecordStore &store, SecretStore &secrets, const QString &logFile = {}, QObject *parent = nullptr);
    /// Ends what is under way; the next run takes it up.
    ~Synchroniser() override;

    void setAccount(const SyncAccount &account);
    const SyncAccount &account() const { return m_account; }
    bool isConnected() const { return !m_account.secret.isEmpty(); }
    /// Takes the code that the browser brought and makes this workspace the org's. A workspace belongs to one org and one person.
    QFuture<Result<>> connectAs(SyncAccount account, const SignInCode &code);
    /// Signs out here and there. What was not sent stays and is sent when the same person connects again.
    QFuture<Result<>> disconnectFromOrg();

    QFuture<Result<SyncReport>> sync();
    QFuture<Result<QList<SyncState::Outgoing>>> dryRun();
    QFuture<Result<QList<RemoteObject>>> objects();
    /// What is loaded; how many records a scope holds there; and the choice for the next run.
    QFuture<Result<PullScope>> scope();
    QFuture<Result<QList<ScopeCount>>> countScope(const PullScope &scope);
    QFuture<Result<>> setScope(const PullScope &scope);
    /// What the org has is asked anew at the next occasion.
    QFuture<Result<>> forgetObjects();
    /// The run ends before its next request.
    void stop();
    /// Work offline: no run starts by itself, and none that is asked for.
    void setOffline(bool offline);
    bool isOffline() const { return m_offline; }
    /// Runs by itself every so many minutes and soon after an edit; 0: only when asked.
    void setEvery(int minutes);

    State state() const { return m_state; }
    SyncState::Figures figures() const { return m_figures; }
    QDateTime lastSync() const { return m_figures.lastSync; }
    Error lastError() const { return m_error; }
    QString usage() const { return m_usage; } ///< "18/5000", empty: not known yet
    QString instance() const { return m_instance; }
    const Schema &schema() const { return m_store.schema(); }
    std::pair<int, int> progress() const { return {m_done, m_total}; }
    const SyncLog &log() const { return m_log; }
    /// Whether a run that nobody asked for may use the org's calls: not when 95 of 100 are used, for others need the rest.
    bool maySpend() const;
    /// Counts again what waits.
    void refresh();

Q_SIGNALS:
    void changed(); ///< state, figures or progress
    void finished(const Result<SyncReport> &report);

private:
    struct Works;
    template <typename T>
    QFuture<Result<T>> perform(std::function<Result<T>(Works &)> work);
    int usedPercent() const;
    void runEnded(const Result<SyncReport> &report);
    void setState(State state);
    void note(const Result<SyncReport> &report);
    Works &works();

    RecordStore &m_store;
    SecretStore &m_secrets;
    SyncLog m_log;
    SyncAccount m_account;
    State m_state = State::NotConnected;
    SyncState::Figures m_figures;
    Error m_error;
    QString m_usage;
    QString m_instance;
    bool m_offline = false;
    int m_done = 0;
    int m_total = 0;
    int m_asked = 0;
    std::atomic<bool> m_told {false}; ///< a word on the progress is on its way
    QTimer m_recount;
    QTimer m_soon;
    QTimer m_every;
    WebTransport m_transport;
    KeptTokens m_tokens;
    QThread m_thread;
    QObject m_worker; ///< lives on the thread
    std::unique_ptr<Works> m_works; ///< of the thread
};
