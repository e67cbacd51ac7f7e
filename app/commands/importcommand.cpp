#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "models/exchange/importer.h"

#include <QSaveFile>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
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

} // namespace

QList<QCommandLineOption> importOptions()
{
    return {{u"dry-run"_s, say(QT_TRANSLATE_NOOP("Commands", "Says what would happen and changes nothing."))},
            {u"report"_s, say(QT_TRANSLATE_NOOP("Commands", "Writes the rows that failed, with reasons, as CSV.")), u"FILE"_s}};
}

Result<CommandAnswer> runImport(const CommandCall &call)
{
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const auto progress = std::make_shared<Importer::Progress>();
    const Result<ImportReport> report = session.waitTelling(Importer::run(session.store, call.arguments, {.dryRun = call.parser.isSet(u"dry-run"_s)}, progress), [&progress] {
        return say(QT_TRANSLATE_NOOP("Commands", "%1 rows read")).arg(progress->rows.load());
    });
    if (!report)
        return report.error();
    if (const QString file = call.parser.value(u"report"_s); !file.isEmpty()) {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(report->failedRows) != report->failedRows.size() || !out.commit())
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Commands", "The report could not be written to %1.")).arg(file), .detail = out.errorString()};
    }
    return CommandAnswer {report->toJson(), importWords(*report)};
}
