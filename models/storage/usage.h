#pragma once

#include "models/schema/metrics.h"
#include "models/storage/recordstore.h"

class Connection;

// Usage numbers in time: any metric per account and day, week or month. A point stands on the first day of its period, and how far
// points lie apart tells the period, so a metric may change from monthly to daily. Kept apart from records: five million points are
// no burden, they have no journal lines; a whole batch can be taken back instead.

struct UsagePoint {
    QDate day;
    double value = 0;
};

/// Points of one metric of one account, by day. Where two neighbours lie further apart than usual, something is missing: `gapAfter`.
struct UsageSeries {
    QString metric;
    QList<UsagePoint> points;

    /// The usual distance of neighbours in days: 1, 7 or about 30. 0: fewer than two points.
    int step() const;
    /// True if at least one period is missing between point `i` and the next one.
    bool gapAfter(qsizetype i) const;
    /// The value that stands for a period, as the metric says; invalid if there is no point in it.
    std::optional<double> over(const QDate &first, const QDate &last) const;
};

/// One value to be stored; `day` is the first of its period.
struct UsageRow {
    RecordId account = 0;
    QString metric;
    QDate day;
    double value = 0;
};

/// One import or entry of usage numbers, the unit that can be taken back.
struct UsageBatch {
    qint64 id = 0;
    QString name;
    QDateTime at;
    int points = 0; ///< in force; where one account is asked about, those of that account
};

struct UsageStored {
    qint64 batch = 0; ///< 0: nothing was different
    int created = 0;
    int changed = 0;
    int unchanged = 0;
};

/// Stores values as one batch; a value that is there already is replaced. Work in slices on the database thread; when it fails or is
/// the program is closed half way, nothing of it stays; after a crash what was stored is a batch that can be taken back.
QFuture<Result<UsageStored>> storeUsage(RecordStore &store, const QList<UsageRow> &rows, const QString &batchName);
/// The same on the database thread, within the caller's transaction. `batch`: goes on with one that was begun.
Result<UsageStored> storeUsageIn(Connection &connection, const QList<UsageRow> &rows, const QString &batchName, const QDateTime &now, qint64 batch = 0);
/// Removes one value.
QFuture<Result<UsageStored>> removeUsage(RecordStore &store, RecordId account, const QString &metric, const QDate &day);
/// Puts everything back as it was before a batch, but for what later batches changed again.
QFuture<Result<int>> takeBackUsage(RecordStore &store, qint64 batch);
/// The same on the database thread, in a transaction of its own.
Result<int> takeBackUsageIn(Connection &connection, qint64 batch);
/// Makes a batch part of a step: undo and redo of the step take its numbers along. Within the caller's transaction.
Result<> joinUsageToStep(Connection &connection, qint64 batch, qint64 step);
/// What undo and redo of a step do with its numbers, within their transaction; true if there were any.
Result<bool> undoUsageOf(Connection &connection, qint64 step);
Result<bool> redoUsageOf(Connection &connection, qint64 step);
/// Newest first; with `account` only those of which something is in force there.
QFuture<Result<QList<UsageBatch>>> usageBatches(RecordStore &store, int limit = 50, RecordId account = 0);
/// All metrics that an account has, with the points from `first` to `last` (invalid: without limit), known ones in their order first.
QFuture<Result<QList<UsageSeries>>> usageOf(RecordStore &store, RecordId account, const QDate &first = {}, const QDate &last = {});
/// The same on the database thread.
Result<QList<UsageSeries>> readUsage(Connection &connection, RecordId account, const QDate &first, const QDate &last);
/// Which account a file means, by Salesforce id (15 or 18), uuid, name, or GitHub label. Empty keys and names that two accounts share
/// are not in it.
QFuture<Result<QHash<QString, RecordId>>> accountKeys(RecordStore &store);
/// The same on the database thread.
Result<QHash<QString, RecordId>> readAccountKeys(Connection &connection);
/// A place in the order in which all numbers are stored.
struct UsagePlace {
    RecordId account = 0;
    qint64 metric = 0;
    qint64 day = 0;
};
/// The next `limit` numbers of live accounts behind `place`, which moves on. `use` also gets what names the account in a file: its
/// Salesforce id, else its uuid. Database thread.
Result<> readUsageRows(Connection &connection, UsagePlace &place, int limit, const std::function<void(const QByteArray &account, const UsageRow &row)> &use);
/// The form in which `accountKeys` knows a text.
QString accountKey(const QString &text);
/// DAU / MAU in percent and MAU / seats in percent, month by month, where both are there. `seats` stands in for a missing metric.
QList<UsageSeries> derivedUsage(const QList<UsageSeries> &all, double seats = 0);
