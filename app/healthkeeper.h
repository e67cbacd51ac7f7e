#pragma once

#include "models/storage/health.h"

#include <QTimer>

/// Keeps the weekly history of health without anybody asking: some time after the start, after changes, and once an hour for a program
/// that runs over a Monday. Works in the background of the queue. UI thread.
class HealthKeeper : public QObject
{
    Q_OBJECT

public:
    explicit HealthKeeper(RecordStore &store, QObject *parent = nullptr);

Q_SIGNALS:
    void kept(const HealthKept &kept);

private:
    void keep();
    RecordStore &m_store;
    QTimer m_soon; ///< after changes have ended
    QTimer m_hourly;
    bool m_running = false;
};
