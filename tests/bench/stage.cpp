#include "tests/bench/stage.h"

#include <QThread>
#include <QEvent>
#include <QEventLoop>

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Events of other threads come by here, too: of the network, of the org that is played. They hold up no window.
    if (QThread::currentThread() != thread() || !watching || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    QElapsedTimer clock;
    clock.start();
    const bool done = QApplication::notify(receiver, event);
    longestStall = std::max(longestStall, double(clock.nsecsElapsed()) / 1e6);
    --m_depth;
    return done;
}

Stage::Stage(RecordStore &store)
    : m_store(store)
{
    qApp->installEventFilter(this);
}

Stage::~Stage()
{
    qApp->removeEventFilter(this);
}

void Stage::start()
{
    m_paints = 0;
    m_lastPaint = 0;
    m_shown = {};
    m_shownAt = -1;
    m_clock.start();
}

bool Stage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        // Until this event is behind it, nothing is on the screen: the time is taken when the next one begins.
        ++m_paints;
        QMetaObject::invokeMethod(this, [this] {
            m_lastPaint = m_clock.nsecsElapsed();
            if (m_shown && m_shownAt < 0 && m_shown())
                m_shownAt = double(m_lastPaint) / 1e6;
        }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

double Stage::settle()
{
    int quiet = 0;
    while (quiet < 3) {
        const int before = m_paints;
        // An answer that comes after all that were asked for.
        const QFuture<bool> behind = m_store.database().run([](Connection &) { return true; }, Database::Turn::Background);
        QEventLoop loop;
        whenReady(behind, &loop, [&loop](bool) { loop.quit(); });
        loop.exec();
        while (QCoreApplication::eventDispatcher() && m_paints == before && quiet == 0 && m_lastPaint == 0)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        quiet = m_paints == before ? quiet + 1 : 0;
    }
    return double(m_lastPaint) / 1e6;
}

double Stage::settlePlain()
{
    for (int quiet = 0; quiet < 3;) {
        const int before = m_paints;
        QCoreApplication::processEvents();
        quiet = m_paints == before && m_lastPaint > 0 ? quiet + 1 : 0;
    }
    return double(m_lastPaint) / 1e6;
}
