#include "app/logfile.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Looked at when the program starts.
constexpr qint64 fullAt = 1024 * 1024;

struct Log {
    QMutex mutex;
    QFile file;
    QtMessageHandler before = nullptr;
};

Log &log()
{
    static Log kept; // messages come until the very end, from any thread
    return kept;
}

const char *wordFor(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    Q_UNREACHABLE();
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // Qt tells of each font without a script, hundreds of times: that is no trouble of ours.
    if (qstrncmp(context.category, "qt.text", 7) != 0) {
        QMutexLocker lock(&log().mutex);
        const QString line = u"%1 %2 %3\n"_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(wordFor(type)), text.simplified());
        log().file.write(line.toUtf8());
        log().file.flush();
    }
    if (log().before)
        log().before(type, context, text);
}

} // namespace

void keepLog(const QString &folder)
{
    if (log().before)
        return; // one log for one run of the program, whatever it opens later
    QMutexLocker lock(&log().mutex);
    const QString path = folder + u"/steward.log"_s;
    if (QFile(path).size() > fullAt) {
        const QString old = folder + u"/steward.old.log"_s;
        QFile::remove(old);
        QFile::rename(path, old);
    }
    log().file.setFileName(path);
    if (log().file.open(QIODevice::Append))
        log().before = qInstallMessageHandler(write);
}
