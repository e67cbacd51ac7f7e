#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "forms/reports/referencepage.h"
#include "forms/reports/reviewpdf.h"
#include "models/reports/leakguard.h"
#include "models/reports/referencesheet.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/values.h"

#include <QFileInfo>
#include <QJsonArray>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Commands", sentence);
}

Error asked(const QString &text)
{
    return {.kind = Error::Kind::BadInput, .text = text};
}

QJsonObject jsonOf(const FoundReference &reference)
{
    return {{u"uuid"_s, reference.uuid}, {u"name"_s, reference.name}, {u"account"_s, reference.customer}, {u"type"_s, reference.type}, {u"category"_s, reference.category}, {u"audience"_s, reference.audience},
            {u"internalExternal"_s, reference.reach}, {u"status"_s, reference.status}, {u"usableOutside"_s, reference.isUsable(true)}, {u"usableInside"_s, reference.isUsable(false)},
            {u"reasons"_s, QJsonArray::fromStringList(reference.reasons())}, {u"usesThisQuarter"_s, reference.uses}, {u"usesPerQuarter"_s, reference.limit < 0 ? QJsonValue() : QJsonValue(reference.limit)},
            {u"url"_s, reference.url}};
}

Result<CommandAnswer> list(CommandSession &session, bool usableOnly)
{
    const Result<QList<FoundReference>> all = session.wait(findReferences(session.store));
    if (!all)
        return all.error();
    QJsonArray references;
    QString words;
    for (const FoundReference &reference : fitting(*all, {.usableOnly = usableOnly})) {
        references.append(jsonOf(reference));
        const QString verdict = reference.isUsable(true) ? say(QT_TRANSLATE_NOOP("Commands", "usable today")) : reference.isUsable(false) ? say(QT_TRANSLATE_NOOP("Commands", "usable today, inside only")) : say(QT_TRANSLATE_NOOP("Commands", "not usable today: %1")).arg(reference.reasons().join(u' '));
        words += u"%1  %2: %3\n"_s.arg(reference.uuid, reference.name, verdict);
    }
    if (words.isEmpty())
        words = say(QT_TRANSLATE_NOOP("Commands", "No reference fits.\n"));
    return CommandAnswer {{{u"references"_s, references}}, words};
}

Result<CommandAnswer> write(CommandSession &session, const QString &uuid, const QString &path, bool outside)
{
    const Result<FoundReference> reference = session.wait(findReference(session.store, uuid));
    if (!reference)
        return reference.error();
    if (const QString refusal = outside ? sheetRefusal(*reference) : QString(); !refusal.isEmpty())
        return Error {.kind = Error::Kind::Invalid, .text = refusal};
    const ReviewDocument sheet = referenceSheet(*reference, session.schema, session.store.context().today, outside ? ReviewAudience::Customer : ReviewAudience::Internal);
    if (outside) {
        const Result<LeakTerms> terms = session.wait(leakTerms(session.store, reference->account));
        if (!terms)
            return terms.error();
        QStringList found;
        for (const Leak &leak : LeakGuard(*terms).find(sheet, {QFileInfo(path).fileName()}))
            found << leak.what;
        found.removeDuplicates();
        if (!found.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Commands", "A customer copy was not written: it would tell %1. Take that out of the reference first.")).arg(found.join(u", "_s))};
    }
    const Result<PdfFile> file = writePdf(layOutReference(sheet, displayText(*session.schema.type(object_code::customerReference)->field(customer_reference::type), reference->type, QLocale())), {.title = outside ? reference->name : sheet.title, .author = {}, .language = sheet.language}, path);
    if (!file)
        return file.error();
    return CommandAnswer {{{u"file"_s, path}, {u"pages"_s, file->pages}, {u"bytes"_s, file->bytes}, {u"sha256"_s, file->sha256}}, say(QT_TRANSLATE_NOOP("Commands", "Written: %1\n")).arg(path)};
}

} // namespace

QList<QCommandLineOption> referencesOptions()
{
    return {{u"usable"_s, say(QT_TRANSLATE_NOOP("Commands", "Only those that may be used outside today."))},
            {u"sheet"_s, say(QT_TRANSLATE_NOOP("Commands", "Writes the sheet of this reference.")), u"UUID"_s},
            {u"audience"_s, say(QT_TRANSLATE_NOOP("Commands", "customer or internal.")), u"WHO"_s, u"customer"_s},
            {u"out"_s, say(QT_TRANSLATE_NOOP("Commands", "With --sheet: the PDF.")), u"FILE"_s}};
}

Result<CommandAnswer> runReferences(const CommandCall &call)
{
    const QString audience = call.parser.value(u"audience"_s);
    const QString uuid = call.parser.value(u"sheet"_s);
    const QString path = call.parser.value(u"out"_s);
    if (audience != u"customer" && audience != u"internal")
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--audience is customer or internal.")));
    if (call.parser.isSet(u"sheet"_s) != call.parser.isSet(u"out"_s) || (!path.isEmpty() && !path.endsWith(u".pdf"_s, Qt::CaseInsensitive)))
        return asked(say(QT_TRANSLATE_NOOP("Commands", "Say which sheet goes where: --sheet UUID --out FILE.pdf.")));
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    return call.parser.isSet(u"sheet"_s) ? write(session, uuid, path, audience == u"customer") : list(session, call.parser.isSet(u"usable"_s));
}
