#pragma once

#include "models/storage/recordstore.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <vector>

/// Times of one kind of work, in the order they were taken.
class Times
{
public:
    explicit Times(double scale = 1e6)
        : m_scale(scale)
    {
    }
    template <typename Work>
    void take(Work work)
    {
        QElapsedTimer clock;
        clock.start();
        work();
        add(double(clock.nsecsElapsed()) / m_scale);
    }
    void add(double value) { m_values.push_back(value); }
    double quantile(double part) const;
    double median() const { return quantile(0.5); }
    double p99() const { return quantile(0.99); }
    double most() const { return quantile(1); }
    /// The p99 alone, as a figure of its own.
    Times p99Only() const
    {
        Times one;
        one.m_values.push_back(quantile(0.99));
        return one;
    }

private:
    double m_scale;
    std::vector<double> m_values;
};

/// The figures of a run: each with the same work done straight on SQLite or by plain Qt, and the budget that the project set itself.
class Report
{
public:
    enum class By { Median, P99 };
    /// `limit`: how many times the reference it may be.
    void compare(const QString &name, const Times &own, const Times &reference, double limit, const QString &unit = u"ms"_s, By by = By::Median);
    /// A figure with a limit of its own.
    void figure(const QString &name, const Times &own, double limit, const QString &unit);
    void note(const QString &text) { m_notes << text; }
    QByteArray json() const;
    QString table() const;

private:
    QJsonArray m_rows;
    QStringList m_notes;
};

/// What one run works with.
struct Bench {
    QString folder; ///< a profile folder with a workspace of the wanted size
    QString programs; ///< where steward and bench_window stand
    qint64 accounts = 10'000;
    qint64 contacts = 100'000;
    qint64 activities = 1'000'000;
    Report report = {};

    QString file() const { return folder + u"/steward.db"_s; }
    bool isSmall() const { return activities < 100'000; }
    int rounds(int wanted) const { return isSmall() ? std::min(wanted, 5) : wanted; }
};

/// A workspace opened for one group of figures.
struct OpenBench {
    explicit OpenBench(const QString &file);
    Schema schema;
    Database database;
    RecordStore store {database, schema};
};

/// Waits without an event loop: fine here, where nothing is on the screen.
template <typename T>
T waitFor(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

// The groups; each opens the workspace anew.
void makeWorkspace(Bench &bench);
void benchSaves(Bench &bench);
void benchSearch(Bench &bench);
/// Keys pressed in the search box until the results stand on the screen; and what the window does while a file is imported.
void benchSearchBox(Bench &bench);
void benchStalls(Bench &bench);
void benchImport(Bench &bench);
void benchStart(Bench &bench);
void benchLists(Bench &bench);
void benchRecordPage(Bench &bench);
void benchMemory(Bench &bench);
/// Figures, PDF and batches of business reviews.
void benchReviews(Bench &bench);
/// The health of all accounts, and what-if.
void benchHealth(Bench &bench);
/// An org loaded, changes sent to it, and a window meanwhile.
void benchSync(Bench &bench);
/// The child process of `benchReviews`: draws the pages of a document straight on a QPdfWriter.
int drawBarePdf(const QString &json, const QString &path);
/// The child process of `benchMemory`: opens and searches the list, prints its private memory.
int showMemory(const Bench &bench);
