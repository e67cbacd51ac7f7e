#pragma once

#include "models/storage/recordstore.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// Waits for a future in tests (and only there), keeping the event loop alive.
template <typename T>
T waitFor(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

/// A fresh workspace file in a temporary folder, its store, and a clock that stands still.
class TestStore
{
public:
    TestStore();
    QString path() const { return m_folder.filePath(u"steward.db"_s); }
    QTemporaryDir m_folder;
    Schema schema;
    Database database;
    RecordStore store {database, schema};
    QDateTime now {QDate(2026, 11, 22), QTime(10, 0), Qt::UTC};
    /// Saves and returns the id; fails the test if it is refused.
    RecordId save(const QString &object, const QHash<QString, QVariant> &values);
    /// Saves a record of any object, with whatever its declaration demands filled in besides what is given.
    RecordId saveOne(const ObjectType &type, const QHash<QString, QVariant> &given = {});
    Record fetch(RecordId id);
};
