#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "forms/feedback/feedbackreport.h"
#include "forms/reports/reviewpdf.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

Error asked(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

Result<> writeReport(const FeedbackReport &report, const QString &by, const QString &path)
{
    if (path.endsWith(u".pdf"_s, Qt::CaseInsensitive)) {
        const Result<PdfFile> file = writePdf(report.pages(by), {.title = FeedbackReport::title(), .language = QLocale().bcp47Name()}, path);
        return file ? Result<>() : Result<>(file.error());
    }
    QSaveFile file(path);
    const QByteArray text = report.csv(by);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return Error {.kind = Error::Kind::Io, .text = say(QT_TRANSLATE_NOOP("Commands", "%1 could not be written.")).arg(QFileInfo(path).fileName()), .detail = file.errorString()};
}

QJsonArray requestsOf(const FeedbackFigures &figures)
{
    QJsonArray requests;
    for (const RequestRow &row : figures.requests)
        requests.append(QJsonObject {{u"name"_s, row.name}, {u"status"_s, row.status}, {u"issue"_s, row.issue}, {u"accounts"_s, QJsonArray::fromStringList(row.accounts)}, {u"arr"_s, row.arr}, {u"otherCurrencies"_s, row.otherCurrencies}});
    return requests;
}

} // namespace

QList<QCommandLineOption> feedbackOptions()
{
    return {{u"by"_s, say(QT_TRANSLATE_NOOP("Commands", "Only this part: kind, account, segment or month.")), u"WHAT"_s},
            {u"since"_s, say(QT_TRANSLATE_NOOP("Commands", "Calls on and after this day (2026-11-01); else all of them.")), u"DAY"_s},
            {u"out"_s, say(QT_TRANSLATE_NOOP("Commands", "The file; its ending says the form: .csv or .pdf.")), u"FILE"_s}};
}

Result<CommandAnswer> runFeedbackReport(const CommandCall &call)
{
    const QString by = call.parser.value(u"by"_s);
    const QString path = call.parser.value(u"out"_s);
    const QDate since = QDate::fromString(call.parser.value(u"since"_s), Qt::ISODate);
    if (call.parser.isSet(u"by"_s) && !QStringList {u"kind"_s, u"account"_s, u"segment"_s, u"month"_s}.contains(by))
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--by is kind, account, segment or month.")));
    if (call.parser.isSet(u"since"_s) && !since.isValid())
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--since is a day such as 2026-11-01.")));
    if (call.parser.isSet(u"out"_s) && !path.endsWith(u".csv"_s, Qt::CaseInsensitive) && !path.endsWith(u".pdf"_s, Qt::CaseInsensitive))
        return asked(say(QT_TRANSLATE_NOOP("Commands", "Say where to write it: --out FILE.csv or --out FILE.pdf.")));
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const Result<FeedbackFigures> figures = session.wait(feedbackFigures(session.store, since));
    if (!figures)
        return figures.error();
    const FeedbackReport report(session.schema, *figures);
    if (!path.isEmpty()) {
        if (const Result<> written = writeReport(report, by, path); !written)
            return written.error();
        return CommandAnswer {{{u"file"_s, path}}, say(QT_TRANSLATE_NOOP("Commands", "Written: %1\n")).arg(path)};
    }
    QJsonObject json {{u"calls"_s, figures->calls}};
    QString words = report.line() + u'\n';
    for (const FeedbackReport::Part &part : report.parts()) {
        if (!by.isEmpty() && part.name != by)
            continue;
        QJsonArray groups;
        words += u'\n' + part.title + u'\n';
        for (const FeedbackGroup &group : *part.all) {
            groups.append(QJsonObject {{u"value"_s, group.label}, {u"calls"_s, int(group.calls.size())}});
            words += u"%1  %2\n"_s.arg(group.calls.size(), 6).arg(group.label);
        }
        json.insert(u"by"_s + part.name.left(1).toUpper() + part.name.mid(1), groups);
    }
    if (by.isEmpty()) {
        json.insert(u"requests"_s, requestsOf(*figures));
        words += u'\n' + say(QT_TRANSLATE_NOOP("Commands", "Feature requests")) + u'\n';
        for (const RequestRow &row : figures->requests)
            words += report.requestWords(row).join(u"  "_s) + u'\n';
    }
    return CommandAnswer {json, words};
}
