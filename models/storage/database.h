#pragma once

#include "models/result.h"

#include <QFuture>
#include <QMutex>
#include <QPromise>
#include <QWaitCondition>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <thread>

class Connection;

/// The one thread that may touch the file, and its queue. Work goes in, a future comes out; nothing here ever waits.
/// What a person waits for (`Turn::Person`) goes before all background work; long work is cut into slices by its author.
/// The file itself is opened by the first `open()`; work asked for before that finds no file and reports it.
class Database
{
public:
    enum class Turn { Person, Background };

    Database();
    /// Finishes the work already asked for, then closes the file.
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// `work` is called with `Connection &` on the database thread. Its return value comes through the future.
    template <typename Work>
    auto run(Work work, Turn turn = Turn::Person) -> QFuture<decltype(work(std::declval<Connection &>()))>
    {
        using Answer = decltype(work(std::declval<Connection &>()));
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QFuture<Answer> future = promise->future();
        enqueue(
            [promise, work = std::move(work)](Connection &connection) mutable {
                promise->addResult(work(connection));
                promise->finish();
            },
            turn);
        return future;
    }

    /// True while a person's request waits: long work asks this between rows and ends its slice.
    bool isPersonWaiting() const { return m_personWaiting.load(std::memory_order_relaxed) > 0; }
    /// True while the thread only finishes what was asked for: work that would go on for long gives up.
    bool isEnding() const { return m_ending.load(std::memory_order_relaxed); }
    bool isDatabaseThread() const { return std::this_thread::get_id() == m_thread.get_id(); }
    /// Called on the database thread whenever the queue is empty for a moment: merges the search index, checkpoints.
    /// Returns true while there is more to do.
    void setIdleWork(std::function<bool(Connection &)> work);

private:
    using Job = std::function<void(Connection &)>;
    void enqueue(Job job, Turn turn);
    void loop();

    QMutex m_mutex;
    QWaitCondition m_wake;
    std::deque<Job> m_person;
    std::deque<Job> m_background;
    std::function<bool(Connection &)> m_idleWork;
    std::atomic<int> m_personWaiting {0};
    std::atomic<bool> m_ending {false};
    std::unique_ptr<Connection> m_connection;
    std::thread m_thread;
};
