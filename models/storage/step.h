#pragma once

#include "models/storage/namemask.h"
#include "models/storage/writer.h"

/// Runs `work(writer)`, which gives a Result<T>, on the database thread as one step in one transaction: journaled, undone as a whole, announced
/// after the commit. Nothing is written if the work fails. For the files of this room that change several records at once.
template <typename T, typename Work>
QFuture<Result<T>> inStep(RecordStore &store, const QString &name, Work work)
{
    Writer::Options options {.name = name, .who = store.me(), .now = store.context().now};
    return store.database().run([&schema = store.schema(), announce = store.announcer(), options, work = std::move(work)](Connection &connection) -> Result<T> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        Writer writer(connection, schema, options);
        Result<T> done = work(writer);
        if (!done)
            return NameMask::shown(done.error());
        if (const Result<> flushed = writer.flush(); !flushed)
            return flushed.error();
        if (const Result<> committed = transaction.commit(); !committed)
            return committed.error();
        if (writer.step())
            announce(writer.changes());
        return done;
    });
}
