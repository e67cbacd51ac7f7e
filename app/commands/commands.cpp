#include "app/commands/command.h"

#include "app/commands/session.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/samples/generator.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/storage/workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

QList<QCommandLineOption> noOptions()
{
    return {};
}

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

// import

QList<QCommandLineOption> importOptions()
{
    return {{u"dry-run"_s, say(QT_TRANSLATE_NOOP("Commands", "Says what would happen and changes nothing."))},
            {u"report"_s, say(QT_TRANSLATE_NOOP("Commands", "Writes the rows that failed, with reasons, as CSV.")), u"FILE"_s}};
}

QString importWords(const ImportReport &report)
{
    QString text = report.dryRun ? say(QT_TRANSLATE_NOOP("Commands", "Trial run: nothing was changed.\n")) : QString();
    for (auto it = report.byObject.begin(); it != report.byObject.end(); ++it) {
        text += say(QT_TRANSLATE_NOOP("Commands", "%1: %2 created, %3 updated, %4 unchanged, %5 failed, %6 links without target\n"))
                    .arg(it.key()).arg(it->created).arg(it->updated).arg(it->unchanged).arg(it->failed).arg(it->dangling);
    }
    for (const QString &file : report.unknownFiles)
        text += say(QT_TRANSLATE_NOOP("Commands", "%1: Steward has no such object; the file was passed over.\n")).arg(file);
    if (!report.customFields.isEmpty())
        text += say(QT_TRANSLATE_NOOP("Commands", "New custom fields: %1\n")).arg(report.customFields.join(u", "_s));
    for (const QString &message : report.messages)
        text += message + u'\n';
    return text;
}

Result<CommandAnswer> runImport(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<ImportReport> report = session.wait(Importer::run(session.store, call.arguments, {.dryRun = call.parser.isSet(u"dry-run"_s)}));
    if (!report)
        return report.error();
    if (const QString file = call.parser.value(u"report"_s); !file.isEmpty()) {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(report->failedRows) != report->failedRows.size() || !out.commit())
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "The report could not be written to %1.")).arg(file), .detail = out.errorString()};
    }
    return CommandAnswer {report->toJson(), importWords(*report)};
}

// call

QList<QCommandLineOption> callOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "The account: name, Salesforce id or uuid.")), u"A"_s},
            {u"contact"_s, say(QT_TRANSLATE_NOOP("Commands", "A person who attended: name, e-mail, Salesforce id or uuid. May be given several times.")), u"C"_s},
            {u"subject"_s, say(QT_TRANSLATE_NOOP("Commands", "Brief description of the call.")), u"S"_s},
            {u"type"_s, say(QT_TRANSLATE_NOOP("Commands", "Call or In-Person Meeting.")), u"T"_s, u"Call"_s},
            {u"sub-type"_s, say(QT_TRANSLATE_NOOP("Commands", "Such as Customer Feedback.")), u"T"_s, u"Customer Feedback"_s},
            {u"comments"_s, say(QT_TRANSLATE_NOOP("Commands", "A text file with details of the call.")), u"FILE"_s}};
}

/// The one record of `object` that `words` name.
Result<RecordId> namedRecord(CommandSession &session, int object, const QString &words, const QStringList &fields, const QVariantHash &narrow = {})
{
    const ObjectType &type = *session.schema.type(object);
    const Result<RecordId> known = session.wait(session.store.findRecord(words));
    if (known && objectCodeOf(*known) == object)
        return *known;
    QList<Record> found;
    for (const QString &field : fields) {
        Query query {.object = object, .where = {{field, Condition::Is::Equal, words}}, .limit = 10};
        for (auto it = narrow.begin(); it != narrow.end(); ++it)
            query.where.append({it.key(), Condition::Is::Equal, it.value()});
        const Result<QList<Record>> matches = session.wait(session.store.find(query));
        if (!matches)
            return matches.error();
        found += *matches;
        if (!found.isEmpty())
            break;
    }
    if (found.isEmpty() && !narrow.isEmpty())
        return namedRecord(session, object, words, fields);
    if (found.size() == 1)
        return found.first().id;
    QStringList names;
    if (found.isEmpty()) {
        for (const Hit &hit : session.wait(session.store.search(words, 5, object)))
            names << u"“%1”"_s.arg(hit.title);
        const QString text = say(QT_TRANSLATE_NOOP("Commands", "There is no %1 “%2”.")).arg(translated(type.label).toLower(), words);
        return Error {.kind = Error::Kind::NotFound, .text = names.isEmpty() ? text : text + u' ' + say(QT_TRANSLATE_NOOP("Commands", "Did you mean %1?")).arg(names.join(u", "_s))};
    }
    for (const Record &record : std::as_const(found))
        names << record.uuid;
    return Error {.kind = Error::Kind::BadInput,
                  .text = say(QT_TRANSLATE_NOOP("Commands", "%1 is the name of several: give one of these ids instead: %2")).arg(words, names.join(u", "_s))};
}

Result<CommandAnswer> runCall(const CommandCall &call)
{
    for (const QString &needed : {u"account"_s, u"contact"_s, u"subject"_s}) {
        if (!call.parser.isSet(needed))
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "Give --%1.")).arg(needed)};
    }
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<RecordId> account = namedRecord(session, object_code::account, call.parser.value(u"account"_s), {account::name});
    if (!account)
        return account.error();
    QVariantList people;
    QJsonArray contacts;
    for (const QString &words : call.parser.values(u"contact"_s)) {
        const Result<RecordId> person = namedRecord(session, object_code::contact, words, {contact::email, contact::name}, {{contact::account, qlonglong(*account)}});
        if (!person)
            return person.error();
        people << qlonglong(*person);
        contacts.append(session.wait(session.store.fetch(*person))->uuid);
    }
    const ObjectType &type = *session.schema.type(object_code::activity);
    Record record = newRecord(type, session.store.context(), type.quickForm(u"logACall"_s));
    record.set(activity::subject, call.parser.value(u"subject"_s));
    record.set(activity::who, people);
    record.set(activity::what, qlonglong(*account));
    record.set(activity::type, call.parser.value(u"type"_s));
    record.set(activity::subType, call.parser.value(u"sub-type"_s));
    if (call.parser.isSet(u"comments"_s)) {
        QFile file(call.parser.value(u"comments"_s));
        if (!file.open(QIODevice::ReadOnly))
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "%1 cannot be read.")).arg(file.fileName())};
        const QByteArray bytes = file.readAll();
        if (!bytes.isValidUtf8())
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "%1 is not UTF-8 text; save it as UTF-8 and try again.")).arg(file.fileName())};
        record.set(activity::comments, QString::fromUtf8(bytes));
    }
    const Result<RecordId> saved = session.wait(session.store.save(record, {}, {}, u"logACall"_s));
    if (!saved)
        return saved.error();
    const QString uuid = session.wait(session.store.fetch(*saved))->uuid;
    const QString accountUuid = session.wait(session.store.fetch(*account))->uuid;
    return CommandAnswer {{{u"uuid"_s, uuid}, {u"account"_s, accountUuid}, {u"contacts"_s, contacts}},
                          say(QT_TRANSLATE_NOOP("Commands", "Call logged: %1")).arg(uuid)};
}

// check, backup, restore

Result<CommandAnswer> runCheck(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const auto problems = session.wait(session.database.run([&session](Connection &connection) { return checkWorkspace(connection, session.schema); }));
    if (!problems)
        return problems.error();
    QJsonArray list;
    QString words;
    for (const CheckProblem &problem : *problems) {
        list.append(QJsonObject {{u"kind"_s, problem.kind}, {u"object"_s, problem.object}, {u"count"_s, problem.count}, {u"text"_s, problem.text}});
        words += u"%1 %2 (%3): %4\n"_s.arg(problem.kind, problem.object).arg(problem.count).arg(problem.text);
    }
    return CommandAnswer {{{u"ok"_s, problems->isEmpty()}, {u"problems"_s, list}}, problems->isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "Everything is in order.")) : words, problems->isEmpty()};
}

Result<CommandAnswer> runBackup(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const QString target = call.arguments.first();
    const Result<> done = session.wait(session.database.run([target](Connection &connection) { return backupTo(connection, target); }));
    if (!done)
        return done.error();
    return CommandAnswer {{{u"file"_s, target}}, say(QT_TRANSLATE_NOOP("Commands", "Backed up to %1 and verified.")).arg(target)};
}

Result<CommandAnswer> runRestore(const CommandCall &call)
{
    Profile profile(call.profile);
    if (const Result<> opened = profile.open(); !opened)
        return opened.error();
    if (const Result<> done = restoreFrom(call.arguments.first(), profile.dataFile()); !done)
        return done.error();
    return CommandAnswer {{{u"file"_s, profile.dataFile()}}, say(QT_TRANSLATE_NOOP("Commands", "Restored. What was there before is kept as steward.db.before-restore."))};
}

// export

QList<QCommandLineOption> exportOptions()
{
    return {{u"format"_s, say(QT_TRANSLATE_NOOP("Commands", "csv or json.")), u"FORMAT"_s, u"csv"_s},
            {u"without-bin"_s, say(QT_TRANSLATE_NOOP("Commands", "Leaves out what lies in the recycle bin."))}};
}

Result<CommandAnswer> runExport(const CommandCall &call)
{
    const QString format = call.parser.value(u"format"_s).toLower();
    if (format != u"csv" && format != u"json")
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--format: give csv or json, not “%1”.")).arg(call.parser.value(u"format"_s))};
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Exporter::Options options {.format = format == u"csv" ? Exporter::Format::Csv : Exporter::Format::Json, .recycleBin = !call.parser.isSet(u"without-bin"_s)};
    const auto progress = std::make_shared<Exporter::Progress>();
    const auto counts = session.waitTelling(Exporter::run(session.store, call.arguments.first(), options, progress), [&progress] {
        return say(QT_TRANSLATE_NOOP("Commands", "%1 of %2 records")).arg(progress->done.load()).arg(progress->total.load());
    });
    return counts ? Result<CommandAnswer>(countsAnswer(*counts)) : Result<CommandAnswer>(counts.error());
}

// generate

QList<QCommandLineOption> generateOptions()
{
    return {{u"accounts"_s, say(QT_TRANSLATE_NOOP("Commands", "How many accounts.")), u"N"_s, u"100"_s},
            {u"contacts"_s, say(QT_TRANSLATE_NOOP("Commands", "How many contacts.")), u"N"_s, u"500"_s},
            {u"activities"_s, say(QT_TRANSLATE_NOOP("Commands", "How many activities.")), u"N"_s, u"5000"_s},
            {u"seed"_s, say(QT_TRANSLATE_NOOP("Commands", "The same seed makes the same records.")), u"S"_s, u"1"_s},
            {u"until"_s, say(QT_TRANSLATE_NOOP("Commands", "The day up to which work was done, such as 2026-12-31; else today.")), u"DATE"_s}};
}

Result<qint64> countFrom(const CommandCall &call, const QString &option)
{
    bool ok = false;
    const qint64 count = call.parser.value(option).toLongLong(&ok);
    if (ok && count >= 0 && count <= 100'000'000)
        return count;
    return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--%1: give a whole number from 0 to 100000000, not “%2”.")).arg(option, call.parser.value(option))};
}

Result<Generator::Options> generatorOptions(const CommandCall &call)
{
    Generator::Options options;
    const std::pair<QString, qint64 *> numbers[] {{u"accounts"_s, &options.accounts}, {u"contacts"_s, &options.contacts}, {u"activities"_s, &options.activities}};
    for (const auto &[option, value] : numbers) {
        const Result<qint64> count = countFrom(call, option);
        if (!count)
            return count.error();
        *value = *count;
    }
    bool ok = false;
    options.seed = call.parser.value(u"seed"_s).toULongLong(&ok);
    if (!ok)
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--seed: give a whole number, not “%1”.")).arg(call.parser.value(u"seed"_s))};
    const QString until = call.parser.value(u"until"_s);
    options.today = until.isEmpty() ? QDate() : QDate::fromString(until, Qt::ISODate);
    if (!until.isEmpty() && !options.today.isValid())
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "--until: give a day such as 2026-12-31, not “%1”.")).arg(until)};
    return options;
}

Result<CommandAnswer> runSample(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<Samples::Counts> counts = session.wait(Samples::fill(session.store));
    return counts ? Result<CommandAnswer>(countsAnswer(*counts)) : Result<CommandAnswer>(counts.error());
}

Result<CommandAnswer> runGenerate(const CommandCall &call)
{
    const Result<Generator::Options> options = generatorOptions(call);
    if (!options)
        return options.error();
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const auto progress = std::make_shared<Generator::Progress>();
    const auto counts = session.waitTelling(Generator::run(session.store, *options, progress), [&progress] {
        return say(QT_TRANSLATE_NOOP("Commands", "%1 of %2 records")).arg(progress->done.load()).arg(progress->total.load());
    });
    return counts ? Result<CommandAnswer>(countsAnswer(*counts)) : Result<CommandAnswer>(counts.error());
}

} // namespace

const QList<Command> &commands()
{
    static const QList<Command> all {
        {"import", "PATH… [--dry-run] [--report FILE]", QT_TRANSLATE_NOOP("CommandLine", "brings in folders or files that Salesforce exported"), 1, -1, importOptions, runImport},
        {"call", "--account A --contact C… --subject S [--type T] [--sub-type T] [--comments FILE]", QT_TRANSLATE_NOOP("CommandLine", "logs a call with a customer"), 0, 0, callOptions, runCall},
        {"sample", "", QT_TRANSLATE_NOOP("CommandLine", "fills an empty workspace with sample customers"), 0, 0, noOptions, runSample},
        {"generate", "--accounts N --contacts N --activities N --seed S [--until DATE]", QT_TRANSLATE_NOOP("CommandLine", "makes a large invented book of business, for trials of speed"), 0, 0, generateOptions, runGenerate},
        {"export", "DIR [--format csv|json] [--without-bin]", QT_TRANSLATE_NOOP("CommandLine", "writes everything to a folder, in a form that imports back"), 1, 1, exportOptions, runExport},
        {"check", "", QT_TRANSLATE_NOOP("CommandLine", "looks for damage in the workspace"), 0, 0, noOptions, runCheck},
        {"backup", "FILE", QT_TRANSLATE_NOOP("CommandLine", "copies the workspace to a file and verifies it"), 1, 1, noOptions, runBackup},
        {"restore", "FILE", QT_TRANSLATE_NOOP("CommandLine", "puts a backup in the workspace's place"), 1, 1, noOptions, runRestore},
    };
    return all;
}
