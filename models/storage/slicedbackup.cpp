#include "models/storage/slicedbackup.h"

#include "models/storage/connection.h"
#include "models/storage/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <sqlite3.h>

namespace {

constexpr int pagesPerSlice = 256; // a megabyte: about a millisecond

/// One backup on its way. Used on the database thread only, until it is handed to the verifying thread.
struct SlicedBackup {
    QString target;
    QPromise<Result<>> promise;
    sqlite3 *to = nullptr;
    sqlite3_backup *backup = nullptr;

    QString part() const { return target + u".part"_s; }
    ~SlicedBackup()
    {
        if (backup)
            sqlite3_backup_finish(backup);
        if (to)
            sqlite3_close(to);
    }
    void end(const Result<> &result)
    {
        if (!result)
            QFile::remove(part());
        promise.addResult(result);
        promise.finish();
    }
};

Error failureOf(const SlicedBackup &job)
{
    return sqliteError(sqlite3_extended_errcode(job.to), QString::fromUtf8(sqlite3_errmsg(job.to)), job.target);
}

/// The last step: SQLite's own check of the copy, then one move.
void verify(const std::shared_ptr<SlicedBackup> &job)
{
    QThreadPool::globalInstance()->start([job] {
        const Result<> good = verifyWorkspaceFile(job->part());
        job->end(good ? putBackupInPlace(job->part(), job->target) : good);
    });
}

void slice(Database &database, const std::shared_ptr<SlicedBackup> &job, Connection &connection)
{
    if (database.isEnding() || !connection.isOpen()) {
        sqlite3_backup_finish(std::exchange(job->backup, nullptr));
        return job->end(Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Storage", "The backup was not finished.")});
    }
    // LOCKED and BUSY: long work has its transaction open between its own slices.
    const int code = sqlite3_backup_step(job->backup, pagesPerSlice);
    if (code == SQLITE_OK || code == SQLITE_LOCKED || code == SQLITE_BUSY) {
        (void)database.run(
            [&database, job](Connection &again) {
                slice(database, job, again);
                return 0;
            },
            Database::Turn::Background);
        return;
    }
    sqlite3_backup_finish(std::exchange(job->backup, nullptr));
    if (code != SQLITE_DONE)
        return job->end(failureOf(*job));
    sqlite3_exec(job->to, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    sqlite3_close(std::exchange(job->to, nullptr));
    verify(job);
}

void begin(Database &database, const std::shared_ptr<SlicedBackup> &job, Connection &connection)
{
    QFile::remove(job->part());
    const QFileInfo folder(QFileInfo(job->target).absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return job->end(Error {.kind = Error::Kind::ReadOnly, .text = QCoreApplication::translate("Storage", "%1 could not be written. Choose another place.").arg(job->target)});
    if (!connection.isOpen())
        return job->end(Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Storage", "No workspace is open.")});
    if (sqlite3_open_v2(job->part().toUtf8().constData(), &job->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK)
        return job->end(failureOf(*job));
    QFile::setPermissions(job->part(), QFile::ReadOwner | QFile::WriteOwner);
    job->backup = sqlite3_backup_init(job->to, "main", connection.handle(), "main");
    if (!job->backup)
        return job->end(failureOf(*job));
    slice(database, job, connection);
}

} // namespace

QFuture<Result<>> backUpInSlices(Database &database, const QString &target)
{
    auto job = std::make_shared<SlicedBackup>();
    job->target = target;
    job->promise.start();
    const QFuture<Result<>> future = job->promise.future();
    (void)database.run(
        [&database, job](Connection &connection) {
            begin(database, job, connection);
            return 0;
        },
        Database::Turn::Background);
    return future;
}
