#include "models/storage/database.h"

#include "models/storage/connection.h"

#include <QDeadlineTimer>

Database::Database()
    : m_connection(std::make_unique<Connection>())
{
    m_thread = std::thread([this] { loop(); });
}

Database::~Database()
{
    {
        QMutexLocker lock(&m_mutex);
        m_ending = true;
        m_wake.wakeAll();
    }
    m_thread.join();
}

void Database::setIdleWork(std::function<bool(Connection &)> work)
{
    QMutexLocker lock(&m_mutex);
    m_idleWork = std::move(work);
    m_wake.wakeAll();
}

void Database::enqueue(Job job, Turn turn)
{
    QMutexLocker lock(&m_mutex);
    if (turn == Turn::Person) {
        m_person.push_back(std::move(job));
        m_personWaiting.fetch_add(1, std::memory_order_relaxed);
    } else {
        m_background.push_back(std::move(job));
    }
    m_wake.wakeAll();
}

void Database::loop()
{
    // A person who has just saved or typed is likely to go on: idle work waits for a pause.
    constexpr int pause = 150;
    bool idleWorkLeft = false;
    QDeadlineTimer quiet;
    QMutexLocker lock(&m_mutex);
    for (;;) {
        std::deque<Job> &queue = m_person.empty() ? m_background : m_person;
        if (!queue.empty()) {
            if (&queue == &m_person)
                m_personWaiting.fetch_sub(1, std::memory_order_relaxed);
            Job job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            job(*m_connection);
            job = {}; // what it holds goes before the next one starts
            lock.relock();
            idleWorkLeft = true;
            quiet.setRemainingTime(pause);
        } else if (m_ending) {
            break;
        } else if (idleWorkLeft && !quiet.hasExpired()) {
            m_wake.wait(&m_mutex, quiet);
        } else if (idleWorkLeft && m_idleWork && m_connection->isOpen()) {
            const auto idle = m_idleWork;
            lock.unlock();
            idleWorkLeft = idle(*m_connection);
            lock.relock();
        } else {
            m_wake.wait(&m_mutex);
        }
    }
    lock.unlock();
    m_connection->close();
}
