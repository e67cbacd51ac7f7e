#pragma once

#include "app/commands/command.h"

#include <QMap>

// The work behind each command; `commands()` lists them. Each opens the workspace of its call for as long as it runs.

QList<QCommandLineOption> importOptions();
Result<CommandAnswer> runImport(const CommandCall &call);
QList<QCommandLineOption> callOptions();
Result<CommandAnswer> runCall(const CommandCall &call);
QList<QCommandLineOption> exportOptions();
Result<CommandAnswer> runExport(const CommandCall &call);
/// What is different since a day, read from the journal.
QList<QCommandLineOption> changesOptions();
Result<CommandAnswer> runChanges(const CommandCall &call);
QList<QCommandLineOption> qbrOptions();
Result<CommandAnswer> runQbr(const CommandCall &call);
QList<QCommandLineOption> usageOptions();
Result<CommandAnswer> runUsage(const CommandCall &call);
QList<QCommandLineOption> agendaOptions();
Result<CommandAnswer> runAgenda(const CommandCall &call);
/// The health of all accounts, poorest first; also brings the week's history up to date.
QList<QCommandLineOption> healthOptions();
Result<CommandAnswer> runHealth(const CommandCall &call);
/// Customer Feedback calls by kind, account, segment and month, and the register of feature requests.
QList<QCommandLineOption> feedbackOptions();
Result<CommandAnswer> runFeedbackReport(const CommandCall &call);
/// Customer references, those that may be used first, and the sheet of one.
QList<QCommandLineOption> referencesOptions();
Result<CommandAnswer> runReferences(const CommandCall &call);
/// Codenames for accounts that have no label in the issue tracker.
Result<CommandAnswer> runCodenames(const CommandCall &call);
Result<CommandAnswer> runCheck(const CommandCall &call);
Result<CommandAnswer> runBackup(const CommandCall &call);
Result<CommandAnswer> runRestore(const CommandCall &call);
Result<CommandAnswer> runSample(const CommandCall &call);
QList<QCommandLineOption> generateOptions();
Result<CommandAnswer> runGenerate(const CommandCall &call);
// The org of a connected workspace.
QList<QCommandLineOption> connectOptions();
Result<CommandAnswer> runConnect(const CommandCall &call);
Result<CommandAnswer> runDisconnect(const CommandCall &call);
QList<QCommandLineOption> mappingOptions();
Result<CommandAnswer> runMapping(const CommandCall &call);
QList<QCommandLineOption> syncOptions();
Result<CommandAnswer> runSync(const CommandCall &call);
Result<CommandAnswer> runPending(const CommandCall &call);
QList<QCommandLineOption> conflictsOptions();
Result<CommandAnswer> runConflicts(const CommandCall &call);
/// Reads requests from standard input, one a line, and prints how many milliseconds each took.
Result<CommandAnswer> runServeLines(const CommandCall &call);

/// {"byObject": {"Account": 3, …}}, and the same in words.
CommandAnswer countsAnswer(const QMap<QString, qint64> &counts);
