#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/exchange/usagefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

QJsonArray faultsOf(const UsageTable &table)
{
    QJsonArray faults;
    for (const UsageTable::Fault &fault : table.faults)
        faults.append(QJsonObject {{u"line"_s, fault.line}, {u"text"_s, fault.text}});
    return faults;
}

QString wordsOf(const UsageTable &table, const UsageStored &stored, bool dryRun)
{
    QString words = dryRun ? say(QT_TRANSLATE_NOOP("Commands", "Trial run: nothing was changed.\n")) : QString();
    words += say(QT_TRANSLATE_NOOP("Commands", "Usage: %1 new, %2 changed, %3 unchanged, %4 failed\n")).arg(stored.created).arg(stored.changed).arg(stored.unchanged).arg(table.faults.size());
    for (const UsageTable::Fault &fault : table.faults.mid(0, 20))
        words += say(QT_TRANSLATE_NOOP("Commands", "Line %1: %2\n")).arg(fault.line).arg(fault.text);
    return words;
}

} // namespace

QList<QCommandLineOption> usageOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "The account of a table that names none: name, Salesforce id or GitHub label.")), u"A"_s},
            {u"dry-run"_s, say(QT_TRANSLATE_NOOP("Commands", "Says what would happen and changes nothing."))}};
}

Result<CommandAnswer> runUsage(const CommandCall &call)
{
    QFile file(call.arguments.first());
    if (!file.open(QIODevice::ReadOnly))
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "%1 cannot be read: %2")).arg(file.fileName(), file.errorString())};
    Result<UsageTable> table = readUsageTable(file);
    if (!table)
        return table.error();
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<QHash<QString, RecordId>> accounts = session.wait(accountKeys(session.store));
    if (!accounts)
        return accounts.error();
    RecordId chosen = 0;
    if (const QString named = call.parser.value(u"account"_s); !named.isEmpty()) {
        chosen = accounts->value(accountKey(named));
        if (!chosen)
            return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Commands", "No single account is called “%1”.")).arg(named)};
    }
    const QList<UsageRow> rows = resolveUsage(*table, *accounts, chosen);
    UsageStored stored;
    const bool dryRun = call.parser.isSet(u"dry-run"_s);
    if (!dryRun) {
        const Result<UsageStored> done = session.wait(storeUsage(session.store, rows, say(QT_TRANSLATE_NOOP("Commands", "Import %1")).arg(QFileInfo(file).fileName())));
        if (!done)
            return done.error();
        stored = *done;
    } else {
        stored.created = int(rows.size());
    }
    return CommandAnswer {{{u"created"_s, stored.created}, {u"changed"_s, stored.changed}, {u"unchanged"_s, stored.unchanged}, {u"failed"_s, qint64(table->faults.size())}, {u"faults"_s, faultsOf(*table)}},
                          wordsOf(*table, stored, dryRun)};
}
