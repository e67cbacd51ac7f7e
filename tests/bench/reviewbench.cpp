#include "tests/bench/bench.h"

#include "forms/reports/reviewpdf.h"
#include "models/reports/reviewdraft.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"
#include "models/storage/usage.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace {

const QString customerName = u"Bench Deck Customer"_s;
const QDate today(2026, 11, 22);

void orDie(const Error &error)
{
    qFatal("%s %s", qPrintable(error.text), qPrintable(error.detail));
}

qint64 countOf(OpenBench &open, const QString &sql)
{
    return waitFor(open.database.run([sql](Connection &connection) { return connection.scalar(sql).toLongLong(); }));
}

/// Five usage numbers for each activity: ten metrics of every account, over as many days as it takes.
void makeUsage(Bench &bench, OpenBench &open)
{
    if (countOf(open, u"SELECT EXISTS (SELECT 1 FROM usage_point)"_s))
        return;
    const auto accounts = waitFor(open.store.ids({.object = object_code::account}));
    const qint64 days = std::max<qint64>(60, bench.activities * 5 / 10 / accounts->size());
    std::fprintf(stderr, "making %lld usage numbers …\n", days * 10 * accounts->size());
    QList<UsageRow> rows;
    const auto store = [&] {
        if (const auto stored = waitFor(storeUsage(open.store, rows, u"bench"_s)); !stored)
            orDie(stored.error());
        rows.clear();
    };
    for (qsizetype i = 0; i < accounts->size(); ++i) {
        int place = 0;
        for (const Metric &metric : knownMetrics()) {
            for (qint64 day = 0; day < days; ++day)
                rows << UsageRow {accounts->at(i), metric.name, today.addDays(day - days), double(100 + (i * 7 + day * 3 + ++place) % 400)};
        }
        if (rows.size() > 400'000)
            store();
    }
    store();
}

/// A customer whose review has a dozen pages and a table of 200 rows. The numbers of its tickets begin with `place`.
RecordId makeCustomer(OpenBench &open, const QString &name, int place)
{
    const auto found = waitFor(open.store.ids({.object = object_code::account, .where = {{account::name, Condition::Is::Equal, name}}}));
    if (found && !found->isEmpty())
        return found->first();
    Record customer {.object = object_code::account};
    customer.set(account::name, name);
    customer.set(account::tier, u"Tier 1"_s);
    customer.set(account::arr, 500000.0);
    customer.set(account::seats, 900);
    customer.set(account::renewalDate, today.addDays(40));
    const auto saved = waitFor(open.store.save(customer));
    if (!saved)
        orDie(saved.error());
    QList<Record> records;
    for (int i = 0; i < 200; ++i) {
        Record bug {.object = object_code::supportCase};
        bug.set(support_case::subject, u"Something does not work as it should, number %1"_s.arg(i));
        bug.set(support_case::account, qlonglong(*saved));
        bug.set(support_case::status, u"New"_s);
        bug.set(support_case::severity, i % 40 == 0 ? u"P1"_s : u"P2"_s);
        bug.set(u"Type"_s, u"Bug"_s);
        bug.set(u"CaseNumber"_s, u"%1%2"_s.arg(place).arg(i, 5, 10, QLatin1Char('0')));
        bug.set(system_field::createdDate, today.addDays(-60).startOfDay());
        records << bug;
    }
    for (int i = 0; i < 4; ++i) {
        Record criterion {.object = object_code::successCriterion};
        criterion.set(success_criterion::name, u"Goal %1"_s.arg(i));
        criterion.set(success_criterion::account, qlonglong(*saved));
        criterion.set(success_criterion::baseline, 10.0);
        criterion.set(success_criterion::target, 80.0);
        criterion.set(success_criterion::now, 30.0 + 10 * i);
        records << criterion;
    }
    if (const auto done = waitFor(open.store.saveAll(records, u"bench"_s)); !done)
        orDie(done.error());
    QList<UsageRow> rows;
    for (int age = 1; age < 24; ++age) {
        for (const Metric &metric : knownMetrics())
            rows << UsageRow {*saved, metric.name, QDate(2026, 11, 1).addMonths(-age), 300.0 + age};
    }
    (void)waitFor(storeUsage(open.store, rows, u"bench"_s));
    return *saved;
}

/// The most memory of a process so far, in MiB; 0 where the system does not tell.
double peakOf(const QProcess &process)
{
    QFile status(u"/proc/%1/status"_s.arg(process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// How long it takes, in milliseconds. `peak`: the most memory it took, looked at every few milliseconds.
double run(const QString &program, const QStringList &arguments, double *peak = nullptr)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    while (!process.waitForFinished(peak ? 5 : -1) && process.state() != QProcess::NotRunning)
        *peak = std::max(*peak, peakOf(process));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed.", qPrintable(program));
    return double(clock.nsecsElapsed()) / 1e6;
}

ReviewDocument documentOf(OpenBench &open, RecordId account)
{
    const auto facts = waitFor(reviewFacts(open.store, {account, {}}));
    if (!facts)
        orDie(facts.error());
    return internalCopy(draftReview(*facts, open.schema, {}));
}

void benchDecks(Bench &bench, OpenBench &open, RecordId customer)
{
    const ReviewDocument document = documentOf(open, customer);
    if (const auto written = writeReviewPdf(document, ReviewPaper::A4, bench.folder + u"/one.pdf"_s); !written)
        orDie(written.error());
    Times size;
    size.add(double(QFile(bench.folder + u"/one.pdf"_s).size()) / 1024);
    bench.report.figure(u"review: size of the PDF"_s, size, 150, u"KiB"_s);
    QFile json(bench.folder + u"/deck.json"_s);
    if (!json.open(QIODevice::WriteOnly) || json.write(QJsonDocument(toJson(document)).toJson()) < 0)
        qFatal("The document cannot be written.");
}

} // namespace

int drawBarePdf(const QString &json, const QString &path)
{
    QFile file(json);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const Result<ReviewDocument> document = reviewFromJson(QJsonDocument::fromJson(file.readAll()).object());
    if (!document)
        return 1;
    const ReviewPages pages = layOutPages(internalCopy(*document), ReviewPaper::A4);
    QPdfWriter writer(path);
    writer.setResolution(72);
    writer.setPageSize(QPageSize(pages.size, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (qsizetype i = 0; i < pages.pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        pages.pages.at(i).paint(painter);
    }
    return 0;
}

/// A hundred customers of one tier in a file of their own: `steward qbr --all` against a hundred times `--account`, as a person would do it.
void benchBatch(Bench &bench)
{
    const int decks = bench.isSmall() ? 5 : 100;
    QTemporaryDir folder;
    {
        OpenBench open(folder.filePath(u"steward.db"_s));
        for (int i = 0; i < decks; ++i)
            makeCustomer(open, u"Deck Customer %1"_s.arg(i, 3, 10, QLatin1Char('0')), 100 + i);
    }
    const QString program = bench.programs + u"/steward"_s;
    const QStringList start {u"--profile"_s, folder.path(), u"qbr"_s};
    double most = 0;
    Times one;
    for (int i = 0; i < bench.rounds(10); ++i)
        one.add(run(program, start + QStringList {u"--account"_s, u"Deck Customer 000"_s, u"--out"_s, folder.filePath(u"one.pdf"_s)}, &most));
    double mostOfAll = 0;
    Times each;
    each.add(run(program, start + QStringList {u"--all"_s, u"--tier"_s, u"1"_s, u"--out"_s, folder.filePath(u"all"_s)}, &mostOfAll) / decks);
    if (QDir(folder.filePath(u"all"_s)).entryList({u"*.pdf"_s}).size() != decks)
        qFatal("The batch did not write every deck.");
    bench.report.compare(u"review: a deck in a batch of %1 from the command line"_s.arg(decks), each, one, 1.1);
    if (most <= 0 || mostOfAll <= 0)
        return bench.report.note(u"The memory of the batch was not measured: this system does not tell it."_s);
    Times alone(1);
    alone.add(most);
    Times together(1);
    together.add(mostOfAll);
    bench.report.note(u"review: the most memory, one deck %1 MiB, the batch %2 MiB"_s.arg(most, 0, 'f', 1).arg(mostOfAll, 0, 'f', 1));
    bench.report.compare(u"review: memory of a batch of %1"_s.arg(decks), together, alone, 1.25);
}

void benchReviews(Bench &bench)
{
    benchBatch(bench);
    RecordId customer = 0;
    {
        OpenBench open(bench.file());
        makeUsage(bench, open);
        customer = makeCustomer(open, customerName, 999);
        Times facts;
        const auto accounts = waitFor(open.store.ids({.object = object_code::account}));
        for (int i = 0; i < bench.rounds(200); ++i) {
            const RecordId account = accounts->at(qsizetype(i) * 7919 % accounts->size());
            facts.take([&] { (void)waitFor(reviewFacts(open.store, {account, {}})); });
        }
        Times median;
        median.add(facts.median());
        bench.report.figure(u"review: figures of one customer (median)"_s, median, 20, u"ms"_s);
        benchDecks(bench, open, customer);
    }
    // From the command line to the closed file, against the same pages drawn by a process that does nothing else.
    Times own;
    Times bare;
    for (int i = 0; i < bench.rounds(10); ++i) {
        own.add(run(bench.programs + u"/steward"_s, {u"--profile"_s, bench.folder, u"qbr"_s, u"--account"_s, customerName, u"--out"_s, bench.folder + u"/own.pdf"_s}));
        bare.add(run(QCoreApplication::applicationFilePath(), {u"--child-pdf"_s, bench.folder + u"/deck.json"_s, u"--file"_s, bench.folder + u"/bare.pdf"_s}));
    }
    bench.report.compare(u"review: a deck from the command line"_s, own, bare, 4);
}

void benchHealth(Bench &bench)
{
    OpenBench open(bench.file());
    makeUsage(bench, open);
    QElapsedTimer clock;
    clock.start();
    HealthBook book;
    if (const auto read = waitFor(healthBook(open.store)))
        book = *read;
    bench.report.note(u"health: %1 accounts, %2 usage numbers; counted for the first time in %3 ms"_s.arg(book.rows.size()).arg(countOf(open, u"SELECT count(*) FROM usage_point"_s)).arg(clock.elapsed()));
    // The same figures without anything kept: latest contact, tickets, the latest number of each metric, its mean over the latest month
    // and over the one three months before. Every query runs along an index that covers it.
    (void)countOf(open, u"CREATE INDEX IF NOT EXISTS bench_cover ON Activity(AccountId, ActivityDate) WHERE deleted = 0"_s);
    (void)countOf(open, u"CREATE INDEX IF NOT EXISTS bench_cases ON \"Case\"(AccountId, IsClosed, Severity__c) WHERE deleted = 0"_s);
    const QStringList grouped {u"SELECT AccountId, max(ActivityDate) FROM Activity WHERE deleted = 0 AND AccountId IS NOT NULL GROUP BY AccountId"_s,
                               u"SELECT AccountId, count(*), sum(IsClosed IS NOT 1 AND Severity__c IN ('P0', 'P1')) FROM \"Case\" WHERE deleted = 0 GROUP BY AccountId"_s,
                               u"SELECT account, metric, max(day), value FROM usage_point GROUP BY account, metric"_s,
                               u"SELECT account, metric, avg(value) FROM usage_point WHERE day BETWEEN %1 AND %1 + 30 GROUP BY account, metric"_s.arg(today.addDays(-52).toJulianDay()),
                               u"SELECT account, metric, avg(value) FROM usage_point WHERE day BETWEEN %1 AND %1 + 30 GROUP BY account, metric"_s.arg(today.addDays(-143).toJulianDay())};
    Times own;
    Times reference;
    for (int i = 0; i < bench.rounds(10); ++i) {
        // Since the last time a hundred accounts had something new.
        QSet<RecordId> changed;
        for (int k = 0; k < 100; ++k)
            changed.insert(book.rows.at((i * 100 + k) * 31 % book.rows.size()).id);
        (void)waitFor(open.database.run([changed](Connection &connection) { return bool(forgetHealth(connection, changed)); }));
        own.take([&] { book = *waitFor(healthBook(open.store)); });
        reference.add(waitFor(open.database.run([grouped](Connection &connection) {
            QElapsedTimer bare;
            bare.start();
            for (const QString &sql : grouped) {
                Statement rows = connection.prepare(sql);
                while (rows.step()) { }
                if (rows.failed() || !rows.isValid())
                    qFatal("%s", qPrintable(connection.lastError().detail));
            }
            return double(bare.nsecsElapsed()) / 1e6;
        })));
    }
    bench.report.compare(u"health of all accounts, 100 of them changed"_s, own, reference, 0.05);
    Times ranked;
    QList<HealthProfile> profiles = book.profiles;
    for (int i = 0; i < bench.rounds(50); ++i) {
        profiles.last().weights[i % health_measure::count] = i % 40;
        ranked.take([&] { (void)rankHealth(book, profiles); });
    }
    bench.report.figure(u"health: the book ranked with other weights"_s, ranked, 200, u"ms"_s);
    (void)countOf(open, u"DROP INDEX bench_cover"_s);
    (void)countOf(open, u"DROP INDEX bench_cases"_s);
}
