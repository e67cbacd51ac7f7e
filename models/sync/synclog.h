#pragma once

#include <QDateTime>
#include <QMutex>
#include <QStringList>

/// What the sync did, for people who want to know and for those who help them: a file in the profile's log folder, and its newest lines in
/// memory. It holds times, counts, addresses of records, status and error codes; never a token, never what a record says. Any thread.
class SyncLog
{
public:
    /// An empty path keeps lines in memory only.
    explicit SyncLog(const QString &file = {});
    void add(const QString &line);
    QStringList lines() const;

private:
    const QString m_file;
    mutable QMutex m_mutex;
    QStringList m_lines;
};
