#include "app/dailybackup.h"

#include "models/storage/slicedbackup.h"

#include <QDir>
#include <QStorageInfo>

DailyBackup::DailyBackup(RecordStore &store, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_folder(folder)
{
}

void DailyBackup::makeFor(const QDate &today)
{
    const QString target = u"%1/steward-%2.db"_s.arg(m_folder, today.toString(Qt::ISODate));
    if (m_running || QFileInfo::exists(target))
        return;
    m_running = true;
    whenReady(m_store.steps(1), this, [this, target](const Result<QList<Step>> &steps) {
        if (steps && !steps->isEmpty())
            return copy(target);
        m_running = false;
    });
}

void DailyBackup::copy(const QString &target)
{
    const qint64 size = QFileInfo(m_folder + u"/../steward.db"_s).size();
    if (QStorageInfo(m_folder).bytesAvailable() < 2 * size) {
        m_running = false;
        return;
    }
    whenReady(backUpInSlices(m_store.database(), target), this, [this, target](const Result<> &done) {
        m_running = false;
        if (!done)
            return Q_EMIT failed(done.error());
        removeOldest();
        Q_EMIT made(target);
    });
}

void DailyBackup::removeOldest()
{
    // The date in the name sorts by age.
    QStringList files = QDir(m_folder).entryList({u"steward-\?\?\?\?-\?\?-\?\?.db"_s}, QDir::Files, QDir::Name);
    while (files.size() > kept)
        QFile::remove(m_folder + u'/' + files.takeFirst());
}
