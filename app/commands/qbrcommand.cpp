#include "app/commands/commands.h"

#include "app/commands/session.h"
#include "forms/reports/reviewpdf.h"
#include "models/reports/leakguard.h"
#include "models/reports/reviewdraft.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
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

/// What the words of the call mean.
struct Wish {
    ReviewAudience audience = ReviewAudience::Internal;
    ReviewPaper paper = ReviewPaper::A4;
    QString format;
    QString quarter;
    QString out;
    QByteArray logo; ///< instead of the account's own; empty: that one
};

Result<Wish> wishOf(const QCommandLineParser &parser)
{
    Wish wish {.format = parser.value(u"format"_s), .quarter = parser.value(u"quarter"_s), .out = parser.value(u"out"_s)};
    const QString audience = parser.value(u"audience"_s);
    const QString paper = parser.value(u"paper"_s);
    if (wish.out.isEmpty())
        return asked(say(QT_TRANSLATE_NOOP("Commands", "Say where to write it: --out FILE.pdf, or a folder for --all.")));
    if (audience != u"customer" && audience != u"internal")
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--audience is customer or internal.")));
    if (paper != u"a4" && paper != u"letter" && paper != u"wide")
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--paper is a4, letter or wide.")));
    if (wish.format != u"pdf" && wish.format != u"markdown" && wish.format != u"pictures")
        return asked(say(QT_TRANSLATE_NOOP("Commands", "--format is pdf, markdown or pictures.")));
    if (const QString logo = parser.value(u"logo"_s); !logo.isEmpty()) {
        const Result<QByteArray> png = logoFrom(logo);
        if (!png)
            return png.error();
        wish.logo = *png;
    }
    wish.audience = audience == u"customer" ? ReviewAudience::Customer : ReviewAudience::Internal;
    wish.paper = paper == u"letter" ? ReviewPaper::Letter : paper == u"wide" ? ReviewPaper::Wide : ReviewPaper::A4;
    return wish;
}

Result<RecordId> accountNamed(CommandSession &session, const QString &name)
{
    if (name.isEmpty())
        return asked(say(QT_TRANSLATE_NOOP("Commands", "Say whose review: --account A, or --all.")));
    const auto keys = session.wait(accountKeys(session.store));
    if (!keys)
        return keys.error();
    const RecordId account = keys->value(accountKey(name));
    if (!account)
        return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Commands", "No single account is called “%1”.")).arg(name)};
    return account;
}

Error leakError(const QList<Leak> &leaks)
{
    Error error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Commands", "The customer copy was not written: it holds what a customer must not read."))};
    for (const Leak &leak : leaks)
        error.problems << Problem {leak.where, u"%1: “%2”. %3"_s.arg(leak.where, leak.what, leak.why)};
    return error;
}

struct Written {
    PdfFile file;
    QString path;
    QStringList warnings;
};

Result<Written> write(CommandSession &session, RecordId account, const Wish &wish, const QString &path)
{
    const Result<ReviewFacts> facts = session.wait(reviewFacts(session.store, {account, wish.quarter}));
    if (!facts)
        return facts.error();
    ReviewDocument whole = draftReview(*facts, session.schema, {});
    if (!wish.logo.isEmpty())
        whole.logo = wish.logo;
    Written written {.file = {}, .path = path, .warnings = {}};
    QStringList removed;
    const ReviewDocument copy = wish.audience == ReviewAudience::Customer ? customerCopy(whole, &removed) : internalCopy(whole);
    for (const QString &one : removed)
        written.warnings << say(QT_TRANSLATE_NOOP("Commands", "Left out of the customer copy: %1")).arg(one);
    if (wish.audience == ReviewAudience::Customer) {
        const Result<LeakTerms> terms = session.wait(leakTerms(session.store, account));
        if (!terms)
            return terms.error();
        if (const QList<Leak> leaks = LeakGuard(*terms).find(copy, {QFileInfo(path).fileName()}); !leaks.isEmpty())
            return leakError(leaks);
    }
    if (wish.format == u"markdown") {
        QSaveFile file(path);
        const QByteArray text = toMarkdown(copy).toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            return asked(say(QT_TRANSLATE_NOOP("Commands", "%1 could not be written.")).arg(path));
        written.file.bytes = text.size();
        return written;
    }
    if (wish.format == u"pictures") {
        const Result<int> pages = writePictures(layOutPages(copy, wish.paper), path);
        if (!pages)
            return pages.error();
        written.file.pages = *pages;
        return written;
    }
    const Result<PdfFile> file = writeReviewPdf(copy, wish.paper, path);
    if (!file)
        return file.error();
    written.file = *file;
    return written;
}

QJsonObject jsonOf(const Written &written)
{
    return {{u"file"_s, written.path}, {u"pages"_s, written.file.pages}, {u"bytes"_s, written.file.bytes}, {u"sha256"_s, written.file.sha256}, {u"warnings"_s, QJsonArray::fromStringList(written.warnings)}};
}

/// A file name made of a customer's: without signs that file systems refuse.
QString fileNameFor(QString name, const Wish &wish)
{
    name.replace(QRegularExpression(u"[^\\w .&-]+"_s, QRegularExpression::UseUnicodePropertiesOption), u"_"_s);
    const QString copy = wish.audience == ReviewAudience::Customer ? say(QT_TRANSLATE_NOOP("Commands", "customer copy")) : say(QT_TRANSLATE_NOOP("Commands", "internal copy"));
    return name.simplified().left(80) + u" - "_s + copy + (wish.format == u"pdf" ? u".pdf"_s : wish.format == u"markdown" ? u".md"_s : QString());
}

Result<CommandAnswer> writeAll(CommandSession &session, const Wish &wish, const QString &tier)
{
    const Result<QList<RecordId>> accounts = session.wait(accountsOfTier(session.store, tier));
    if (!accounts)
        return accounts.error();
    if (!QDir().mkpath(wish.out))
        return asked(say(QT_TRANSLATE_NOOP("Commands", "%1 is no folder that can be made.")).arg(wish.out));
    const QHash<RecordId, QString> names = session.wait(session.store.titles(*accounts));
    QJsonArray files;
    QString words;
    QJsonArray failed;
    for (const RecordId account : *accounts) {
        const Result<Written> written = write(session, account, wish, QDir(wish.out).filePath(fileNameFor(names.value(account), wish)));
        if (written) {
            files.append(jsonOf(*written));
            words += say(QT_TRANSLATE_NOOP("Commands", "%1: %2 pages\n")).arg(written->path).arg(written->file.pages);
        } else {
            failed.append(QJsonObject {{u"account"_s, names.value(account)}, {u"text"_s, written.error().text}});
            CommandSession::tell(names.value(account) + u": "_s + written.error().text);
        }
    }
    return CommandAnswer {{{u"files"_s, files}, {u"failed"_s, failed}}, words, failed.isEmpty()};
}

} // namespace

QList<QCommandLineOption> qbrOptions()
{
    return {{u"account"_s, say(QT_TRANSLATE_NOOP("Commands", "Whose: name, Salesforce id or GitHub label.")), u"A"_s},
            {u"all"_s, say(QT_TRANSLATE_NOOP("Commands", "One for every account of the tier."))},
            {u"tier"_s, say(QT_TRANSLATE_NOOP("Commands", "With --all: 1, 2 or 3.")), u"N"_s, u"1"_s},
            {u"quarter"_s, say(QT_TRANSLATE_NOOP("Commands", "Q3, 2026-Q3, or a day in it. Otherwise the last whole contract quarter.")), u"Q"_s},
            {u"audience"_s, say(QT_TRANSLATE_NOOP("Commands", "customer or internal.")), u"WHO"_s, u"internal"_s},
            {u"paper"_s, say(QT_TRANSLATE_NOOP("Commands", "a4, letter or wide (16:9).")), u"FORM"_s, u"a4"_s},
            {u"format"_s, say(QT_TRANSLATE_NOOP("Commands", "pdf, markdown, or pictures (a folder of PNG files).")), u"FORM"_s, u"pdf"_s},
            {u"logo"_s, say(QT_TRANSLATE_NOOP("Commands", "A picture for the cover, instead of the account's own.")), u"FILE"_s},
            {u"out"_s, say(QT_TRANSLATE_NOOP("Commands", "The file; with --all or pictures a folder.")), u"FILE"_s}};
}

Result<CommandAnswer> runQbr(const CommandCall &call)
{
    const Result<Wish> wish = wishOf(call.parser);
    if (!wish)
        return wish.error();
    CommandSession session(call.profile);
    if (const Result<> opened = session.open(); !opened)
        return opened.error();
    if (call.parser.isSet(u"all"_s)) {
        const QString tier = call.parser.value(u"tier"_s);
        if (tier != u"1" && tier != u"2" && tier != u"3")
            return asked(say(QT_TRANSLATE_NOOP("Commands", "--tier is 1, 2 or 3.")));
        return writeAll(session, *wish, u"Tier "_s + tier);
    }
    const Result<RecordId> account = accountNamed(session, call.parser.value(u"account"_s));
    if (!account)
        return account.error();
    const Result<Written> written = write(session, *account, *wish, wish->out);
    if (!written)
        return written.error();
    QString words = say(QT_TRANSLATE_NOOP("Commands", "%1: %2 pages\n")).arg(written->path).arg(written->file.pages);
    for (const QString &warning : written->warnings)
        words += warning + u'\n';
    return CommandAnswer {jsonOf(*written), words};
}
