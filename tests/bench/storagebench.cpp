#include "tests/bench/bench.h"

#include "models/samples/generator.h"
#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "models/storage/searchindex.h"

#include <QDir>
#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

void makeWorkspace(Bench &bench)
{
    QDir().mkpath(bench.folder);
    OpenBench open(bench.file());
    const qint64 there = *waitFor(open.store.count({.object = object_code::activity}));
    if (there > 0) {
        bench.activities = there;
        bench.accounts = *waitFor(open.store.count({.object = object_code::account}));
        bench.contacts = *waitFor(open.store.count({.object = object_code::contact}));
        return;
    }
    std::fprintf(stderr, "making %lld accounts, %lld contacts, %lld activities …\n", bench.accounts, bench.contacts, bench.activities);
    const auto made = waitFor(Generator::run(open.store, {.accounts = bench.accounts, .contacts = bench.contacts, .activities = bench.activities, .today = QDate(2026, 11, 22)}));
    if (!made)
        qFatal("%s", qPrintable(made.error().text));
}

namespace {

/// What the disk itself takes for a page that must be safe.
void appendSafely(const QString &path, Times &times)
{
#ifdef Q_OS_UNIX
    static const QByteArray page(4096, 'p');
    const int handle = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    times.take([&] {
        if (::write(handle, page.constData(), size_t(page.size())) != page.size() || ::fdatasync(handle) != 0)
            qFatal("The disk does not take a page.");
    });
    ::close(handle);
#else
    Q_UNUSED(path)
    Q_UNUSED(times)
#endif
}

/// The names of some accounts and contacts and words of some calls: what people type.
QStringList typedWords(OpenBench &open)
{
    QStringList words;
    for (const int object : {object_code::account, object_code::contact, object_code::activity}) {
        const auto ids = waitFor(open.store.ids({.object = object}));
        for (qsizetype i = 0; i < 40 && !ids->isEmpty(); ++i) {
            const auto record = waitFor(open.store.fetch(ids->at(i * 7919 % ids->size())));
            words << SearchIndex::wordsOf(record->text(object == object_code::activity ? activity::subject : account::name)).mid(0, 2).join(u' ');
        }
    }
    return words;
}

} // namespace

void benchSaves(Bench &bench)
{
    OpenBench open(bench.file());
    const auto ids = waitFor(open.store.ids({.object = object_code::activity}));
    const QString beside = bench.folder + u"/pages"_s;
    Times saves;
    Times pages;
    for (int i = 0; i < bench.rounds(300); ++i) {
        Record call = *waitFor(open.store.fetch(ids->at(qsizetype(i) * 7919 % ids->size())));
        call.set(activity::subject, call.text(activity::subject) + u" again"_s);
        call.set(activity::comments, u"What was said, in a few words, %1 times."_s.arg(i));
        saves.take([&] {
            if (!waitFor(open.store.save(call)))
                qFatal("A save was refused.");
        });
        appendSafely(beside, pages);
    }
    QFile::remove(beside);
    bench.report.compare(u"save of one record, acknowledged"_s, saves, pages, 6);
    bench.report.compare(u"save of one record, acknowledged (p99)"_s, saves, pages, 10, u"ms"_s, Report::By::P99);
}

void benchSearch(Bench &bench)
{
    OpenBench open(bench.file());
    Times own;
    Times bare;
    // A query of each kind prepares the statements of both.
    const auto bareQuery = [&open, &bare](const QString &typed, bool counts) {
        const double took = waitFor(open.database.run([typed](Connection &connection) {
            QElapsedTimer clock;
            clock.start();
            qsizetype found = 0;
            for (const QString &table : {u"find_who"_s, u"find_text"_s}) {
                const QString expression = SearchIndex::matchExpression(connection, table, SearchIndex::wordsOf(typed));
                if (expression.isEmpty())
                    continue;
                Statement &rows = connection.cached(u"SELECT rowid FROM %1 WHERE %1 MATCH ? ORDER BY rowid %2 LIMIT 15"_s.arg(table, table == u"find_who" ? u"ASC"_s : u"DESC"_s));
                rows.bind(1, expression);
                for (; rows.step(); ++found) { }
                rows.reset();
            }
            return double(clock.nsecsElapsed()) / 1e6;
        }));
        if (counts)
            bare.add(took);
    };
    const QStringList words = typedWords(open);
    for (const bool counts : {false, true}) { // what is measured is a file in the cache
        for (const QString &word : words) {
            for (qsizetype length = 1; length <= std::min<qsizetype>(word.size(), 10); ++length) {
                const QString typed = word.left(length);
                if (counts)
                    own.take([&] { (void)waitFor(open.store.search(typed)); });
                else
                    (void)waitFor(open.store.search(typed));
                bareQuery(typed, counts);
            }
        }
    }
    bench.report.compare(u"keystroke in the search (p99)"_s, own, bare, 3, u"ms"_s, Report::By::P99);
}
