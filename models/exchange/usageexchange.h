#pragma once

#include "models/exchange/importreport.h"
#include "models/storage/usage.h"

#include <QSaveFile>

#include <memory>
#include <vector>

class Connection;

// Usage numbers beside the records of an export: "Usage_Numbers.csv", "Usage_Numbers-2.csv", … with the columns Account, Date, Metric,
// Value. An account is written as links are: its Salesforce id, else its uuid. Database thread.

/// Whether a file of an import holds them, by its name.
bool isUsageFile(const QString &path);

/// Writes them, some at a time; the files appear together with `finish`.
class UsageExport
{
public:
    explicit UsageExport(const QString &folder);
    /// True while there are more.
    Result<bool> writeSome(Connection &connection);
    Result<> finish();
    QStringList files() const { return m_names; }
    qint64 rows() const { return m_rows; }

private:
    Result<> openFile();
    QString m_folder;
    UsagePlace m_last;
    std::vector<std::unique_ptr<QSaveFile>> m_files;
    QStringList m_names;
    qint64 m_rows = 0;
    qint64 m_inFile = 0;
};

/// Brings them in, as one batch of its own behind the records of the import.
class UsageImport
{
public:
    void add(const QString &path) { m_paths << path; }
    bool isEmpty() const { return m_paths.isEmpty(); }
    /// Some of them; true while there are more. `dryRun`: only reads.
    Result<bool> takeSome(Connection &connection, const QDateTime &now, bool dryRun, ImportReport &report);
    /// What was brought goes again.
    void takeBack(Connection &connection);

private:
    Result<> readNext(Connection &connection, bool dryRun, ImportReport &report);
    QStringList m_paths;
    QList<UsageRow> m_waiting;
    QHash<QString, RecordId> m_accounts;
    qint64 m_batch = 0;
};
