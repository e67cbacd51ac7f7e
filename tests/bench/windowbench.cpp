#include "tests/bench/bench.h"

#include <QFile>
#include <QProcess>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace {

/// From the start of the process to the word it says after its first paint.
void timeToPaint(const QString &program, const QStringList &arguments, Times &times)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STEWARD_BENCH"_s, u"paint"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    times.take([&] {
        process.start(program, arguments);
        if (!process.waitForReadyRead(30000))
            qFatal("%s did not paint.", qPrintable(program));
    });
    process.waitForFinished();
}

/// Makes the next start read everything from the disk. False where that is not allowed.
bool dropCaches()
{
#ifdef Q_OS_LINUX
    ::sync();
    QFile caches(u"/proc/sys/vm/drop_caches"_s);
    return caches.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && caches.write("3\n") == 2;
#else
    return false;
#endif
}

} // namespace

void benchStart(Bench &bench)
{
    const QString steward = bench.programs + u"/steward"_s;
    const QString window = bench.programs + u"/bench_window"_s;
    for (const bool cold : {false, true}) {
        if (cold && !dropCaches()) {
            bench.report.note(u"The cold start was not measured: the caches of the disk could not be dropped."_s);
            break;
        }
        Times own;
        Times empty;
        if (!cold) { // so that neither is the first
            Times ignored;
            timeToPaint(steward, {u"--profile"_s, bench.folder}, ignored);
            timeToPaint(window, {}, ignored);
        }
        for (int i = 0; i < bench.rounds(cold ? 5 : 15); ++i) {
            if (cold)
                dropCaches();
            timeToPaint(steward, {u"--profile"_s, bench.folder}, own);
            if (cold)
                dropCaches();
            timeToPaint(window, {}, empty);
        }
        bench.report.compare(cold ? u"start to first painted window, cold"_s : u"start to first painted window, warm"_s, own, empty, 2);
    }
}
