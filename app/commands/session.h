#pragma once

#include "models/storage/profile.h"
#include "models/storage/recordstore.h"

#include <QThread>

/// A workspace opened for one command. Waiting for answers is fine here: there is no window.
class CommandSession
{
public:
    explicit CommandSession(const QString &profileFolder);
    Result<> open();

    template <typename T>
    T wait(const QFuture<T> &future)
    {
        QFuture<T> waiting = future;
        waiting.waitForFinished();
        return waiting.result();
    }
    /// The same for long work: prints `words()` to standard error every few seconds.
    template <typename T, typename Words>
    T waitTelling(const QFuture<T> &future, Words words)
    {
        for (int tenths = 1; !future.isFinished(); ++tenths) {
            QThread::msleep(100);
            if (tenths % 20 == 0)
                tell(words());
        }
        return wait(future);
    }

    static void tell(const QString &words);

    Profile profile;
    Schema schema;
    Database database;
    RecordStore store;
};
