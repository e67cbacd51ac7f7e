#pragma once

#include "models/storage/recordstore.h"

#include <QApplication>
#include <QElapsedTimer>

/// Sees how long each event takes: nothing else happens in the window meanwhile.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    double longestStall = 0; ///< milliseconds
    bool watching = false;

private:
    int m_depth = 0;
};

/// Times what stands on the screen: from now to the last paint, when all answers of the store have come.
class Stage : public QObject
{
public:
    explicit Stage(RecordStore &store);
    ~Stage() override;
    void start();
    /// From now on `shownAt` is the moment behind the first paint after which `shown` holds.
    void watchFor(std::function<bool()> shown) { m_shown = std::move(shown); }
    double shownAt() const { return m_shownAt; }
    /// Milliseconds from `start()` to the last paint.
    double settle();
    /// As `settle`, for widgets that ask the store for nothing.
    double settlePlain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RecordStore &m_store;
    QElapsedTimer m_clock;
    qint64 m_lastPaint = 0;
    std::function<bool()> m_shown;
    double m_shownAt = -1;
    int m_paints = 0;
};
