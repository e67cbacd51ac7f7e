#pragma once

#include "models/result.h"

#include <QLockFile>

/// The folder in which everything of one person stands: `steward.db`, `attachments/`, `backups/`, `settings.ini`, `log/`.
/// Only its owner may read it. At most one program works in it at a time.
class Profile
{
public:
    /// `asked` (from --profile), else $STEWARD_HOME, else the platform's place for application data.
    static QString folderFor(const QString &asked);

    explicit Profile(const QString &folder);

    /// Makes the folder and takes the lock. Busy: another Steward works in it; ReadOnly: it cannot be made or written.
    Result<> open();
    QString folder() const { return m_folder; }
    QString dataFile() const { return m_folder + u"/steward.db"_s; }
    QString settingsFile() const { return m_folder + u"/settings.ini"_s; }
    QString backupFolder() const { return m_folder + u"/backups"_s; }
    /// The name under which the program that holds the lock can be called (a local socket).
    QString serverName() const;

private:
    QString m_folder;
    QLockFile m_lock;
};
