#include "app/commands/commands.h"

namespace {

QList<QCommandLineOption> codenamesOptions()
{
    return {{u"mode"_s, QCoreApplication::translate("CommandLine", "on or off: whether customers are shown and exported by their codenames."), u"on|off"_s}};
}

QList<QCommandLineOption> noOptions()
{
    return {};
}

} // namespace

CommandAnswer countsAnswer(const QMap<QString, qint64> &counts)
{
    QJsonObject byObject;
    QString words;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        byObject.insert(it.key(), it.value());
        words += u"%1: %2\n"_s.arg(it.key()).arg(it.value());
    }
    return {{{u"byObject"_s, byObject}}, words};
}

const QList<Command> &commands()
{
    static const QList<Command> all {
        {.name = "import", .arguments = "PATH… [--dry-run] [--report FILE]",
         .purpose = QT_TRANSLATE_NOOP("CommandLine", "brings in folders or files that Salesforce or Steward exported"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Takes Data Export CSV and sObject tree JSON. Importing the same again changes nothing; one undo takes an import back."),
         .examples = "steward import ~/Downloads/WE_00D5/\nsteward import Account.csv Contact.csv --dry-run --report failed.csv",
         .fewestArguments = 1, .mostArguments = -1, .options = importOptions, .run = runImport},
        {.name = "call", .arguments = "--account A --contact C… --subject S [--type T] [--sub-type T] [--date DAY] [--comments FILE]",
         .purpose = QT_TRANSLATE_NOOP("CommandLine", "logs a call with a customer"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Account and people must be in the workspace; if a name is not unique, the ids to choose from are printed."),
         .examples = "steward call --account \"Harbor Point Logistics\" --contact \"Priya Raman\" --contact \"Dana Whitfield\" --subject \"Reply threads design review\" --comments notes.txt\n"
                     "echo \"Went well.\" | steward call --account Acme --contact ann@acme.example --subject Check-in --sub-type Check-In --comments -",
         .fewestArguments = 0, .mostArguments = -1, .options = callOptions, .run = runCall},
        {.name = "export", .arguments = "DIR [--format csv|json] [--without-bin]",
         .purpose = QT_TRANSLATE_NOOP("CommandLine", "writes everything to a folder, in a form that imports back"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "One file per object, custom fields in steward-fields.json. The folder is made; it may hold an earlier export, but no other CSV or JSON."),
         .examples = "steward export ~/steward-export\nsteward export ~/steward-json --format json --json",
         .fewestArguments = 1, .mostArguments = 1, .options = exportOptions, .run = runExport},
        {.name = "changes", .arguments = "[--since DAY] [--limit N]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "tells what is different since a day"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "New, deleted and changed records, latest first; what changed and changed back is no difference."),
         .examples = "steward changes --since -7\nsteward changes --since 2026-11-01 --json",
         .fewestArguments = 0, .mostArguments = 0, .options = changesOptions, .run = runChanges},
        {.name = "usage", .arguments = "FILE [--account A] [--dry-run]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "brings in usage numbers from a CSV"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Columns: Account, Date, Metric, Value; or one column for each metric; or one for each month. Dates are days, weeks (2026-W05) or months (2026-03)."),
         .examples = "steward usage usage-report.csv\nsteward usage harbor.csv --account \"Harbor Point Logistics\" --dry-run",
         .fewestArguments = 1, .mostArguments = 1, .options = usageOptions, .run = runUsage},
        {.name = "health", .arguments = "[--account A]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "says how healthy each customer is, and why"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Poorest first. With --json every measure with its value, age, weight and points, and what is left out. Also writes the week into the history."),
         .examples = "steward health\nsteward health --account \"Harbor Point Logistics\" --json",
         .fewestArguments = 0, .mostArguments = 0, .options = healthOptions, .run = runHealth},
        {.name = "agenda", .arguments = "--account A --out FILE.md|FILE.pdf [--audience customer|internal]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "writes the agenda of the next meeting with a customer"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Who is there, follow-ups, request updates, release notes with the customer's version, and in the internal copy the status of the day."),
         .examples = "steward agenda --account \"Harbor Point Logistics\" --out agenda.md\nsteward agenda --account \"Harbor Point Logistics\" --audience customer --out agenda.pdf",
         .fewestArguments = 0, .mostArguments = 0, .drawsPages = true, .options = agendaOptions, .run = runAgenda},
        {.name = "feedback-report", .arguments = "[--by kind|account|segment|month] [--since DAY] [--out FILE.csv|FILE.pdf]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "tells who gave which feedback, and who asks for what"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Customer Feedback calls by kind, account, segment and month, and the register of feature requests with the ARR of those who ask."),
         .examples = "steward feedback-report --by segment --since 2026-01-01\nsteward feedback-report --out feedback.pdf",
         .fewestArguments = 0, .mostArguments = 0, .drawsPages = true, .options = feedbackOptions, .run = runFeedbackReport},
        {.name = "references", .arguments = "[--usable] | --sheet UUID --out FILE.pdf [--audience customer|internal]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "lists customer references and whether they are usable today, or writes the sheet of one"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Those that may be used outside first, with the reasons against the others. A customer copy is written only of a reference that is usable outside today and tells nothing internal and no other customer."),
         .examples = "steward references --usable --json\nsteward references --sheet 6f1c2f0e-0b7e-4c1a-9d2e-1f2a3b4c5d6e --out harbor-reference.pdf",
         .fewestArguments = 0, .mostArguments = 0, .drawsPages = true, .options = referencesOptions, .run = runReferences},
        {.name = "codenames", .arguments = "[--mode on|off]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "gives accounts without a GitHub label a codename, or shows customers by their codenames"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Names of minor planets, alphabetically, each once. One undo takes them back. While the mode is on, everything that is shown, printed, copied or exported has codenames for names."),
         .examples = "steward codenames --json\nsteward codenames --mode on",
         .fewestArguments = 0, .mostArguments = 0, .options = codenamesOptions, .run = runCodenames},
        {.name = "qbr", .arguments = "(--account A | --all) --out FILE|DIR [--quarter Q] [--audience customer|internal] [--tier N] [--paper a4|letter|wide] [--format pdf|markdown|pictures] [--logo FILE]",
         .purpose = QT_TRANSLATE_NOOP("CommandLine", "writes a business review"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "A PDF, Markdown, or a folder of pictures, for the last whole contract quarter unless --quarter says another (Q3, 2026-Q3, or a day in it). A customer copy that holds something internal or another customer’s name is not written. The same data make the same file."),
         .examples = "steward qbr --account \"Harbor Point Logistics\" --audience customer --out harbor.pdf\nsteward qbr --all --tier 1 --out reviews/",
         .fewestArguments = 0, .mostArguments = 0, .drawsPages = true, .options = qbrOptions, .run = runQbr},
        {.name = "connect", .arguments = "--login-host URL --client-id ID [--port N] [--accounts all|mine|FILTER] [--depth N]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "connects the workspace to a Salesforce org"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "You sign in in the browser of this computer. Address, client id and port are remembered: without options it signs in again. Tokens go to the keyring of this computer."),
         .examples = "steward connect --login-host https://login.salesforce.com --client-id 3MVG9exampleKey\nsteward connect --login-host https://yourcompany.my.salesforce.com --client-id 3MVG9exampleKey --port 1717",
         .fewestArguments = 0, .mostArguments = 0, .options = connectOptions, .run = runConnect},
        {.name = "disconnect", .arguments = "", .purpose = QT_TRANSLATE_NOOP("CommandLine", "signs out of the org; everything stays here"), .examples = "steward disconnect",
         .fewestArguments = 0, .mostArguments = 0, .options = noOptions, .run = runDisconnect},
        {.name = "mapping", .arguments = "[--admin-note]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "tells which fields of the org meet which fields here"),
         .examples = "steward mapping --json\nsteward mapping --admin-note > for-the-administrator.txt", .fewestArguments = 0, .mostArguments = 0, .options = mappingOptions, .run = runMapping},
        {.name = "sync", .arguments = "[--dry-run|--count] [--accounts all|mine|FILTER] [--depth N]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "brings the workspace and the org together"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Changes from there first, then what changed here. It may be stopped anywhere; the next run goes on."),
         .examples = "steward sync --dry-run\nsteward sync --count --accounts mine\nsteward sync --accounts \"Type = Customer\" --depth 1", .fewestArguments = 0, .mostArguments = 0, .options = syncOptions, .run = runSync},
        {.name = "pending", .arguments = "", .purpose = QT_TRANSLATE_NOOP("CommandLine", "lists what waits to be sent to the org, field by field"), .examples = "steward pending --json",
         .fewestArguments = 0, .mostArguments = 0, .options = noOptions, .run = runPending},
        {.name = "conflicts", .arguments = "[--keep mine|theirs UUID FIELD]", .purpose = QT_TRANSLATE_NOOP("CommandLine", "lists what was changed on both sides, and settles it"),
         .examples = "steward conflicts --json\nsteward conflicts --keep theirs 6f1c2f0e-0b7e-4c1a-9d2e-1f2a3b4c5d6e Phone", .fewestArguments = 0, .mostArguments = 2, .options = conflictsOptions, .run = runConflicts},
        {.name = "check", .arguments = "", .purpose = QT_TRANSLATE_NOOP("CommandLine", "looks for damage in the workspace"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Exit code 1 if something is wrong."), .examples = "steward check --json",
         .fewestArguments = 0, .mostArguments = 0, .options = noOptions, .run = runCheck},
        {.name = "backup", .arguments = "FILE", .purpose = QT_TRANSLATE_NOOP("CommandLine", "copies the workspace to a file and verifies it"),
         .examples = "steward backup ~/backups/steward-2026-11-22.db", .fewestArguments = 1, .mostArguments = 1, .options = noOptions, .run = runBackup},
        {.name = "restore", .arguments = "FILE", .purpose = QT_TRANSLATE_NOOP("CommandLine", "puts a backup in the workspace’s place"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "The backup is verified first; what was there before is kept beside it."),
         .examples = "steward restore ~/backups/steward-2026-11-22.db", .fewestArguments = 1, .mostArguments = 1, .options = noOptions, .run = runRestore},
        {.name = "sample", .arguments = "", .purpose = QT_TRANSLATE_NOOP("CommandLine", "fills an empty workspace with sample customers"),
         .examples = "steward --profile /tmp/try sample", .fewestArguments = 0, .mostArguments = 0, .options = noOptions, .run = runSample},
        {.name = "generate", .arguments = "--accounts N --contacts N --activities N --seed S [--until DAY]",
         .purpose = QT_TRANSLATE_NOOP("CommandLine", "makes a large invented book of business, for trials of speed"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Names and notes in many languages; few accounts have most of the activities. The same seed and day make the same records."),
         .examples = "steward --profile /tmp/large generate --accounts 10000 --contacts 100000 --activities 1000000 --seed 1",
         .fewestArguments = 0, .mostArguments = 0, .options = generateOptions, .run = runGenerate},
        {.name = "serve-lines", .arguments = "", .purpose = QT_TRANSLATE_NOOP("CommandLine", "measures requests that come line by line"),
         .details = QT_TRANSLATE_NOOP("CommandLine", "Requests: search TEXT · open OBJECT ID · save OBJECT ID FIELD VALUE · list OBJECT [SORT]. Each is answered by one line: the milliseconds it took, or “error” and a sentence. A minus before SORT sorts downwards."),
         .examples = "printf 'search har\\nlist Activity -ActivityDate\\n' | steward serve-lines", .fewestArguments = 0, .mostArguments = 0, .options = noOptions, .run = runServeLines},
    };
    return all;
}
