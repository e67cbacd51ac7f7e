#pragma once

#include "app/commands/session.h"
#include "app/syncaccount.h"

#include <QEventLoop>

/// A workspace opened for one command that talks to its org. The sync runs on its own thread; the keyring wants an event loop here.
class SyncSession
{
public:
    explicit SyncSession(const QString &profileFolder);
    Result<> open();
    /// Lets the person sign in in the browser; words about it go to standard error.
    Result<> signIn(const SyncAccount &account);
    /// Without a keyring nothing is left of an earlier sign-in: then the browser opens again.
    Result<> beSignedIn();
    QString place() const { return secrets.place() == SecretStore::Place::Keyring ? u"keyring"_s : u"memory"_s; }

    template <typename T>
    T wait(const QFuture<T> &future)
    {
        QFutureWatcher<T> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
        return future.result();
    }

    CommandSession base;
    Settings settings;
    SecretStore secrets;
    Synchroniser sync;
};
