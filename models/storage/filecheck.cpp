#include "models/storage/filecheck.h"

#include "models/storage/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace {

QString say(const char *sentence, const QString &path)
{
    return QCoreApplication::translate("Storage", sentence).arg(path);
}

/// The numbers of an SQLite header that decide (SQLite's file format, section 1.3).
struct Header {
    quint32 pageSize;
    quint32 pages;
    quint32 userVersion;
    quint32 applicationId;
};

Header read(const QByteArray &bytes)
{
    const auto *data = reinterpret_cast<const uchar *>(bytes.constData());
    const quint32 pageSize = qFromBigEndian<quint16>(data + 16);
    return {.pageSize = pageSize == 1 ? 65536 : pageSize,
            .pages = qFromBigEndian<quint32>(data + 28),
            .userVersion = qFromBigEndian<quint32>(data + 60),
            .applicationId = qFromBigEndian<quint32>(data + 68)};
}

} // namespace

Error newerVersion(const QString &path)
{
    return {.kind = Error::Kind::NewerVersion,
            .text = say(QT_TRANSLATE_NOOP("Storage", "%1 was written by a newer Steward. It was left as it is; install the newer version to open it."), path)};
}

Result<> checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {.kind = Error::Kind::ReadOnly,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "%1 cannot be read. Allow reading it, or choose another file."), path),
                      .detail = file.errorString()};
    const QByteArray start = file.read(100);
    const bool unfinished = QFileInfo(path + u"-wal"_s).size() > 0;
    if (start.size() < 100 || !start.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "%1 is not a Steward file. It was left as it is; move it away or choose another folder with --profile."), path)};
    const Header header = read(start);
    if (header.applicationId != quint32(workspaceApplicationId))
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "%1 belongs to another program. It was left as it is; choose another folder with --profile."), path)};
    if (header.userVersion > quint32(workspaceVersion))
        return newerVersion(path);
    // While a log stands beside it, the file may be shorter than its header says: the log holds the rest.
    if (!unfinished && header.pageSize > 0 && quint64(file.size()) < quint64(header.pageSize) * header.pages)
        return Error {.kind = Error::Kind::Damaged,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "%1 is cut off. It was left as it is; restore a backup with File > Restore."), path)};
    return {};
}

Result<> checkFileBeforeOpening(const QString &path)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return Error {.kind = Error::Kind::ReadOnly,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "The folder %1 cannot be written. Allow writing to it, or choose another folder with --profile."), folder.filePath())};
    if (!info.exists())
        return {};
    QFile file(path);
    if (!info.isFile() || !info.isWritable() || !file.open(QIODevice::ReadWrite))
        return Error {.kind = Error::Kind::ReadOnly,
                      .text = say(QT_TRANSLATE_NOOP("Storage", "%1 cannot be written. Allow writing to it, or choose another folder with --profile."), path)};
    // SQLite makes the file empty first: a crash in that moment, with nothing in the log beside it, is a new file.
    if (file.size() == 0 && QFileInfo(path + u"-wal"_s).size() == 0)
        return {};
    return checkHeader(path);
}
