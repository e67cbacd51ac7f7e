#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"

/// Opens a workspace file and makes it fit this program. Database thread.

/// The number this program writes into `user_version`. Raised with each numbered upgrade step.
constexpr int workspaceVersion = 1;
constexpr int workspaceApplicationId = 0x53545744; // "STWD"

/// Opens or makes the file: header, application id and version are looked at before anything is believed; then tables, columns
/// and indexes of every object are made or added, upgrades run, custom fields are read into `schema`. Errors: NewerVersion,
/// Damaged, ReadOnly, Busy, DiskFull, BadInput (not a Steward file). A file that is refused is left untouched.
Result<> openWorkspace(Connection &connection, Schema &schema, const QString &path);
/// A rename or conversion between versions. Run once, in order, inside the transaction that marks the new version; never edited
/// after a release.
struct UpgradeStep {
    int version; ///< the `user_version` that it leads to
    Result<> (*run)(Connection &connection);
};
const QList<UpgradeStep> &upgradeSteps();
/// Runs those of `steps` that lead beyond version `from`.
Result<> runUpgradeSteps(Connection &connection, int from, const QList<UpgradeStep> &steps);
/// Makes columns, tables and indexes that the schema has and the file has not.
Result<> fitTables(Connection &connection, const Schema &schema);

/// A thing `check` found.
struct CheckProblem {
    QString kind; ///< "damage", "dangling", "journal", "search", "count", "rule"
    QString object;
    int count = 0;
    QString text;
};
/// Looks at everything: SQLite's integrity check, links, journal, search index, counts.
Result<QList<CheckProblem>> checkWorkspace(Connection &connection, const Schema &schema);

/// Copies the open file to `target` with SQLite's online backup, verifies the copy, and only then puts it in place.
Result<> backupTo(Connection &connection, const QString &target);
/// Moves a verified copy to `target`, so that it survives a power cut there.
Result<> putBackupInPlace(const QString &copy, const QString &target);
/// Verifies that `source` is a good workspace of this or an older version.
Result<> verifyWorkspaceFile(const QString &source);
/// Replaces the closed workspace at `path` by `source` (with the log beside it, if it has one), which is verified before anything is
/// touched; the old file is kept as `path` + ".before-restore".
Result<> restoreFrom(const QString &source, const QString &path);
/// Moves the closed workspace at `path` (with its log) out of the way and returns the new name: "steward-2026-11-22-100000.db".
Result<QString> setAside(const QString &path, const QDateTime &now);
