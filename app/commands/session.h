#pragma once

#include "models/storage/profile.h"
#include "models/storage/recordstore.h"

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

    Profile profile;
    Schema schema;
    Database database;
    RecordStore store;
};
