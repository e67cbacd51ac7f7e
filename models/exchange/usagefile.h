#pragma once

#include "models/storage/usage.h"

class QIODevice;

/// A table of usage numbers, read: from a CSV file or what was pasted from a spreadsheet. Three shapes are understood, by their heads:
/// - long: account, day, metric, value (in any order);
/// - wide by metric: account, day, then one column per metric ("DAU", "MAU", …);
/// - wide by day: account, metric, then one column per day, week ("2026-W05") or month ("2026-01", "Jan 2026").
/// A table without an account column belongs to `account`. Empty cells are no values; "n/a" and "-" neither.
struct UsageTable {
    struct Value {
        QString account; ///< as written; empty: the account that the person chose
        QString metric;
        QDate day;
        double value = 0;
        qint64 line = 0;
    };
    struct Fault {
        qint64 line = 0;
        QString text; ///< what is wrong and how to put it right
    };
    QList<Value> values;
    QList<Fault> faults;
};

/// Reads all of it; an error if it is no such table at all. Metrics get their known names.
Result<UsageTable> readUsageTable(QIODevice &device);
/// Values with their accounts found; what names no account becomes a fault of `table`.
QList<UsageRow> resolveUsage(UsageTable &table, const QHash<QString, RecordId> &accounts, RecordId chosen = 0);
/// The first day of the period a text means: "2026-03-31", "2026-W05", "2026-03", "Mar 2026", "2026 Q1". Invalid if it is none.
QDate usageDay(const QString &text);
