#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/exchange/exporter.h"
#include "models/storage/workspace.h"

#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

CommandAnswer checkAnswer(const QList<CheckProblem> &problems)
{
    QJsonArray list;
    QString words = problems.isEmpty() ? say(QT_TRANSLATE_NOOP("Commands", "Everything is in order.")) : QString();
    for (const CheckProblem &problem : problems) {
        list.append(QJsonObject {{u"kind"_s, problem.kind}, {u"object"_s, problem.object}, {u"count"_s, problem.count}, {u"text"_s, problem.text}});
        words += u"%1 %2 (%3): %4\n"_s.arg(problem.kind, problem.object).arg(problem.count).arg(problem.text);
    }
    return {{{u"ok"_s, problems.isEmpty()}, {u"problems"_s, list}}, words, problems.isEmpty()};
}

} // namespace

Result<CommandAnswer> runCheck(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened && opened.error().kind == Error::Kind::Damaged)
        return checkAnswer({{u"damage"_s, {}, 1, opened.error().text}});
    else if (!opened)
        return opened.error();
    const auto problems = session.wait(session.database.run([&session](Connection &connection) { return checkWorkspace(connection, session.schema); }));
    if (!problems)
        return problems.error();
    return checkAnswer(*problems);
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
