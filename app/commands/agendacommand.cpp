#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "forms/meeting/agendafile.h"
#include "models/reports/agenda.h"
#include "models/storage/usage.h"

#include <QFileInfo>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

Error asked(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

} // namespace

QList<QCommandLineOption> agendaOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "Whose: name, Salesforce id or GitHub label.")), u"A"_s},
            {u"audience"_s, say(QT_TRANSLATE_NOOP("Commands", "customer or internal.")), u"WHO"_s, u"internal"_s},
            {u"out"_s, say(QT_TRANSLATE_NOOP("Commands", "The file; its ending says the form.")), u"FILE"_s}};
}

Result<CommandAnswer> runAgenda(const CommandCall &call)
{
    const QString path = call.parser.value(u"out"_s);
    const QString audience = call.parser.value(u"audience"_s);
    if (!path.endsWith(u".md"_s, Qt::CaseInsensitive) && !path.endsWith(u".pdf"_s, Qt::CaseInsensitive))
        return asked(say(QT_TRANSLATE_NOOP("Commands", "Say where to write it: --out FILE.md or --out FILE.pdf.")));
    if (audience != u"customer" && audience != u"internal")
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--audience is customer or internal.")));
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    const auto keys = session.wait(accountKeys(session.store));
    if (!keys)
        return keys.error();
    const QString named = call.parser.value(u"account"_s);
    const RecordId account = keys->value(accountKey(named));
    if (!account)
        return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Commands", "No single account is called “%1”.")).arg(named)};
    const Result<AgendaFacts> facts = session.wait(agendaFacts(session.store, account));
    if (!facts)
        return facts.error();
    const ReviewDocument whole = draftAgenda(*facts, session.schema);
    const bool outside = audience == u"customer";
    const ReviewDocument document = outside ? customerCopy(whole) : internalCopy(whole);
    if (outside) {
        const Result<LeakTerms> terms = session.wait(leakTerms(session.store, account));
        if (!terms)
            return terms.error();
        if (const QList<Leak> leaks = LeakGuard(*terms).find(document, {QFileInfo(path).fileName()}); !leaks.isEmpty())
            return agendaLeaks(leaks);
    }
    const Result<int> pages = writeAgenda(document, path);
    if (!pages)
        return pages.error();
    return CommandAnswer {{{u"file"_s, path}, {u"pages"_s, *pages}}, say(QT_TRANSLATE_NOOP("Commands", "Written: %1\n")).arg(path)};
}
