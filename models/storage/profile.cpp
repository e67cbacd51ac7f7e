#include "models/storage/profile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

QString Profile::folderFor(const QString &asked)
{
    if (!asked.isEmpty())
        return QDir(asked).absolutePath();
    const QString home = qEnvironmentVariable("STEWARD_HOME");
    return home.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : QDir(home).absolutePath();
}

Profile::Profile(const QString &folder)
    : m_folder(folder)
    , m_lock(folder + u"/steward.lock"_s)
{
    m_lock.setStaleLockTime(0); // the lock ends with its process, however long that lives
}

Result<> Profile::open()
{
    const bool made = !QFileInfo::exists(m_folder);
    if (!QDir().mkpath(m_folder) || !QFileInfo(m_folder).isWritable())
        return Error {.kind = Error::Kind::ReadOnly,
                      .text = QCoreApplication::translate("Storage", "The folder %1 cannot be made or written. Choose another one with --profile.").arg(m_folder)};
    if (made)
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QString &name : {u"attachments"_s, u"backups"_s, u"log"_s})
        QDir(m_folder).mkpath(name);
    if (m_lock.tryLock(0))
        return {};
    if (m_lock.error() == QLockFile::LockFailedError)
        return Error {.kind = Error::Kind::Busy,
                      .text = QCoreApplication::translate("Storage", "Another Steward is working in %1. Close it, or choose another folder with --profile.").arg(m_folder)};
    return Error {.kind = Error::Kind::ReadOnly,
                  .text = QCoreApplication::translate("Storage", "The folder %1 cannot be written. Choose another one with --profile.").arg(m_folder)};
}

QString Profile::serverName() const
{
    return u"steward-"_s + QString::fromLatin1(QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}
