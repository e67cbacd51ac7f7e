#include "app/healthkeeper.h"

HealthKeeper::HealthKeeper(RecordStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(20'000);
    m_hourly.setInterval(3'600'000);
    connect(&m_soon, &QTimer::timeout, this, &HealthKeeper::keep);
    connect(&m_hourly, &QTimer::timeout, this, &HealthKeeper::keep);
    connect(&m_store, &RecordStore::changed, &m_soon, qOverload<>(&QTimer::start));
    m_soon.start();
    m_hourly.start();
}

void HealthKeeper::keep()
{
    if (m_running)
        return;
    m_running = true;
    whenReady(keepHealth(m_store), this, [this](const Result<HealthKept> &done) {
        m_running = false;
        if (!done)
            return qWarning("Health could not be kept: %s (%s)", qUtf8Printable(done.error().text), qUtf8Printable(done.error().detail));
        Q_EMIT kept(*done);
    });
}
