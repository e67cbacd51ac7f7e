#include "models/sync/synclog.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fullAt = 1024 * 1024;
constexpr qsizetype mostLines = 5000;

} // namespace

SyncLog::SyncLog(const QString &file)
    : m_file(file)
{
    QFile kept(m_file);
    if (m_file.isEmpty() || !kept.exists())
        return;
    if (kept.size() > fullAt) {
        QFile::remove(m_file + u".old"_s);
        kept.rename(m_file + u".old"_s);
    } else if (kept.open(QIODevice::ReadOnly)) {
        m_lines = QString::fromUtf8(kept.readAll()).split(u'\n', Qt::SkipEmptyParts);
        m_lines = m_lines.mid(std::max<qsizetype>(0, m_lines.size() - mostLines));
    }
}

void SyncLog::add(const QString &line)
{
    const QString whole = QDateTime::currentDateTimeUtc().toString(Qt::ISODate) + u' ' + line.simplified();
    QMutexLocker lock(&m_mutex);
    m_lines << whole;
    if (m_lines.size() > mostLines)
        m_lines.remove(0, m_lines.size() - mostLines);
    if (m_file.isEmpty())
        return;
    QFile file(m_file);
    if (file.open(QIODevice::Append))
        file.write(whole.toUtf8() + '\n');
}

QStringList SyncLog::lines() const
{
    QMutexLocker lock(&m_mutex);
    return m_lines;
}
