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

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace {

Error cannotWrite(const QString &path, const QString &detail)
{
    return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Storage", "%1 could not be written. Choose another place.").arg(path), .detail = detail};
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
    const QString part = target + u".part"_s;
    QFile::remove(part);
    const QFileInfo folder(QFileInfo(target).absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return cannotWrite(target, u"folder"_s);
    Result<> done = copyPages(connection.handle(), part);
    if (done)
        done = verifyWorkspaceFile(part);
    if (!done) {
        QFile::remove(part);
        return done;
    }
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    return moveInPlace(part, target);
}

Result<> verifyWorkspaceFile(const QString &source)
{
    if (!QFileInfo(source).isFile())
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Storage", "There is no file %1.").arg(source)};
    if (QFileInfo(source).size() == 0)
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Storage", "%1 is empty: it is not a backup of Steward.").arg(source)};
    if (const Result<> looked = checkFileBeforeOpening(source); !looked && looked.error().kind != Error::Kind::ReadOnly)
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

Result<> restoreFrom(const QString &source, const QString &path)
{
    if (const Result<> good = verifyWorkspaceFile(source); !good)
        return good;
    const QString part = path + u".restore"_s;
    QFile::remove(part);
    if (!QFile::copy(source, part))
        return cannotWrite(part, u"copy"_s);
    QFile copy(part);
    if (copy.open(QIODevice::ReadWrite)) {
#ifdef Q_OS_UNIX
        ::fsync(copy.handle());
#endif
        copy.close();
    }
    if (QFile::exists(path)) {
        // The old file keeps its log: without it the last saves would be missing from it.
        for (const QString &suffix : {QString(), u"-wal"_s}) {
            const QString kept = path + u".before-restore"_s + suffix;
            QFile::remove(kept);
            if (QFile::exists(path + suffix))
                QFile::rename(path + suffix, kept);
        }
        QFile::remove(path + u"-shm"_s);
    }
    return moveInPlace(part, path);
}

Result<QString> setAside(const QString &path, const QDateTime &now)
{
    const QFileInfo info(path);
    const QString kept = u"%1/%2-%3.db"_s.arg(info.absolutePath(), info.completeBaseName(), now.toString(u"yyyy-MM-dd-HHmmss"_s));
    if (const Result<> moved = moveInPlace(path, kept); !moved)
        return moved.error();
    // Without its log the last saves would be missing from the file.
    if (QFile::exists(path + u"-wal"_s))
        QFile::rename(path + u"-wal"_s, kept + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
    return QFileInfo(kept).fileName();
}
