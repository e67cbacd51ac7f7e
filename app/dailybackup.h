#pragma once

#include "models/storage/recordstore.h"

#include <QDate>

/// One backup a day into `folder` ("steward-2026-11-22.db"), made in the background and verified; the last ten are kept. Files of
/// other names are left alone. UI thread.
class DailyBackup : public QObject
{
    Q_OBJECT

public:
    static constexpr int kept = 10;

    DailyBackup(RecordStore &store, const QString &folder, QObject *parent = nullptr);

    /// Makes the backup of `today` unless there is one, nothing was ever done in the workspace, or the disk has no room for it.
    void makeFor(const QDate &today);

Q_SIGNALS:
    void made(const QString &file);
    void failed(const Error &error);

private:
    void copy(const QString &target);
    void removeOldest();
    RecordStore &m_store;
    const QString m_folder;
    bool m_running = false;
};
