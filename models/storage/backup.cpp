#include "models/storage/filecheck.h"
#include "models/storage/foldersync.h"
#include "models/storage/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace {

Error cannotWrite(const QString &path, const QString &detail)
{
    return {.kind = Error::Kind::ReadOnly, .text = QCoreApplication::translate("Storage", "%1 could not be written. Choose another place.").arg(path), .detail = detail};
}

void syncFile(const QString &path)
{
#ifdef Q_OS_UNIX
    QFile file(path);
    if (file.open(QIODevice::ReadWrite))
        ::fsync(file.handle());
#else
    Q_UNUSED(path);
#endif
}

void removeWithLog(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + suffix);
}

/// Writes the log beside a closed file into it, so that the file alone is everything.
Result<> foldLog(const QString &path)
{
    sqlite3 *handle = nullptr;
    int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    const Error error = sqliteError(sqlite3_extended_errcode(handle), QString::fromUtf8(sqlite3_errmsg(handle)), path);
    sqlite3_close(handle);
    return code == SQLITE_OK ? Result<>() : Result<>(error);
}

/// Replaces `target` by `source` in one move.
Result<> moveInPlace(const QString &source, const QString &target)
{
    if (::rename(QFile::encodeName(source).constData(), QFile::encodeName(target).constData()) != 0)
        return cannotWrite(target, u"rename"_s);
    syncFolder(QFileInfo(target).absolutePath());
    return {};
}

Result<> copyPages(sqlite3 *from, const QString &target)
{
    sqlite3 *to = nullptr;
    int code = sqlite3_open_v2(target.toUtf8().constData(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
        if (backup) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_extended_errcode(to);
    }
    if (code == SQLITE_OK)
        code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    const Error error = sqliteError(code, QString::fromUtf8(sqlite3_errmsg(to)), target);
    sqlite3_close(to);
    return code == SQLITE_OK ? Result<>() : Result<>(error);
}

} // namespace

Result<> backupTo(Connection &connection, const QString &target)
{
    const QFileInfo place(target);
    if (place.exists() && place.canonicalFilePath() == QFileInfo(connection.path()).canonicalFilePath())
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Storage", "%1 is the workspace itself. Choose another name for the backup.").arg(target)};
    if (place.exists() && place.size() > 0 && !checkHeader(target) && checkHeader(target).error().kind == Error::Kind::BadInput)
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Storage", "%1 is not a backup of Steward and was left as it is. Choose another name.").arg(target)};
    const QString part = target + u".part"_s;
    QFile::remove(part);
    const QFileInfo folder(place.absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return cannotWrite(target, u"folder"_s);
    Result<> done = copyPages(connection.handle(), part);
    if (done)
        done = verifyWorkspaceFile(part);
    if (!done) {
        QFile::remove(part);
        return done;
    }
    return putBackupInPlace(part, target);
}

Result<> putBackupInPlace(const QString &copy, const QString &target)
{
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    return moveInPlace(copy, target);
}

Result<> verifyWorkspaceFile(const QString &source)
{
    if (!QFileInfo(source).isFile())
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Storage", "There is no file %1.").arg(source)};
    if (QFileInfo(source).size() == 0)
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Storage", "%1 is empty: it is not a backup of Steward.").arg(source)};
    if (const Result<> looked = checkHeader(source); !looked)
        return looked;
    sqlite3 *handle = nullptr;
    const QByteArray uri = QUrl::fromLocalFile(QFileInfo(source).absoluteFilePath()).toEncoded() + "?immutable=1";
    int code = sqlite3_open_v2(uri.constData(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    QByteArray verdict;
    if (code == SQLITE_OK) {
        code = sqlite3_exec(
            handle, "PRAGMA integrity_check(1)",
            [](void *out, int, char **values, char **) {
                *static_cast<QByteArray *>(out) = values[0];
                return 0;
            },
            &verdict, nullptr);
    }
    sqlite3_close(handle);
    if (code != SQLITE_OK || verdict != "ok")
        return Error {.kind = Error::Kind::Damaged, .text = QCoreApplication::translate("Storage", "%1 is damaged and was not used.").arg(source), .detail = QString::fromUtf8(verdict)};
    return {};
}

namespace {

/// A verified copy of `source` beside the workspace, log included.
Result<> copyToRestore(const QString &source, const QString &part)
{
    const auto fail = [&part](const Error &error) -> Result<> {
        removeWithLog(part);
        return error;
    };
    removeWithLog(part);
    if (!QFileInfo(source).isFile())
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Storage", "There is no file %1.").arg(source)};
    if (QFileInfo(source).size() == 0)
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Storage", "%1 is empty: it is not a backup of Steward.").arg(source)};
    if (const Result<> looked = checkHeader(source); !looked)
        return looked;
    const bool hasLog = QFileInfo(source + u"-wal"_s).size() > 0;
    if (!QFile::copy(source, part) || (hasLog && !QFile::copy(source + u"-wal"_s, part + u"-wal"_s)))
        return fail(cannotWrite(part, u"copy"_s));
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::setPermissions(part + suffix, QFile::ReadOwner | QFile::WriteOwner);
    const Result<> folded = hasLog ? foldLog(part) : Result<>();
    const Result<> good = folded ? verifyWorkspaceFile(part) : folded;
    if (!good)
        return fail({.kind = good.error().kind, .text = QCoreApplication::translate("Storage", "%1 is damaged and was not used.").arg(source), .detail = good.error().detail});
    syncFile(part);
    return {};
}

/// Gives the workspace a second name that it keeps. What cannot be folded into it (it is damaged) stays beside that name.
Result<> keepBeforeRestore(const QString &path)
{
    const QString kept = path + u".before-restore"_s;
    (void)foldLog(path);
    removeWithLog(kept);
    std::error_code failed;
    std::filesystem::create_hard_link(path.toStdU16String(), kept.toStdU16String(), failed);
    if (failed && !QFile::copy(path, kept))
        return cannotWrite(kept, QString::fromStdString(failed.message()));
    // A log that stayed would be played into the restored file.
    if (QFile::exists(path + u"-wal"_s) && !QFile::rename(path + u"-wal"_s, kept + u"-wal"_s))
        return cannotWrite(kept, u"log"_s);
    QFile::remove(path + u"-shm"_s);
    return {};
}

} // namespace

Result<> restoreFrom(const QString &source, const QString &path)
{
    const QString part = path + u".restore"_s;
    if (const Result<> copied = copyToRestore(source, part); !copied)
        return copied;
    Result<> done;
    if (QFile::exists(path))
        done = keepBeforeRestore(path);
    if (done)
        done = moveInPlace(part, path);
    if (!done)
        removeWithLog(part);
    return done;
}

Result<QString> setAside(const QString &path, const QDateTime &now)
{
    const QFileInfo info(path);
    const QString kept = u"%1/%2-%3.db"_s.arg(info.absolutePath(), info.completeBaseName(), now.toString(u"yyyy-MM-dd-HHmmss"_s));
    // Without its log the last saves would be missing from the file. The log goes first: alone, it would be played into a new file.
    const bool hasLog = QFile::exists(path + u"-wal"_s);
    if (hasLog && !QFile::rename(path + u"-wal"_s, kept + u"-wal"_s))
        return cannotWrite(kept, u"log"_s);
    if (const Result<> moved = moveInPlace(path, kept); !moved) {
        QFile::rename(kept + u"-wal"_s, path + u"-wal"_s);
        return moved.error();
    }
    QFile::remove(path + u"-shm"_s);
    return QFileInfo(kept).fileName();
}
