#include "tests/bench/bench.h"
#include "tests/bench/stage.h"

#include "forms/lists/listpage.h"
#include "models/exchange/csvreader.h"
#include "models/schema/objects/names.h"
#include "models/storage/rows.h"
#include "models/sync/engine.h"
#include "models/sync/salesforceremote.h"
#include "models/sync/webtransport.h"
#include "tests/support/org/orgserver.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QThread>

#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace {

/// The stand-in org behind a port, on a thread of its own.
class OrgThread
{
public:
    explicit OrgThread(int contacts)
    {
        QFile model(QStringLiteral(STANDARD_ORG));
        if (!model.open(QIODevice::ReadOnly))
            qFatal("There is no model of an org.");
        org = std::make_unique<Org>(model.readAll());
        org->remembers = false;
        org->allowed = 1'000'000;
        const QString account = org->insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"OwnerId"_s, org->me}});
        for (int i = 0; i < contacts; ++i) {
            org->insert(u"Contact"_s, {{u"FirstName"_s, u"Priya %1"_s.arg(i % 977)}, {u"LastName"_s, u"Raman %1"_s.arg(i)}, {u"Title"_s, u"Head of Operations"_s}, {u"Email"_s, u"c%1@customer.example"_s.arg(i)},
                                       {u"Phone"_s, u"+1 555 %1"_s.arg(i)}, {u"AccountId"_s, account}, {u"OwnerId"_s, org->me}, {u"Description"_s, u"Knows the rollout, number %1."_s.arg(i)}});
        }
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_context, [this] { m_server = std::make_unique<OrgServer>(*org); address = m_server->address(); }, Qt::BlockingQueuedConnection);
    }
    ~OrgThread()
    {
        QMetaObject::invokeMethod(&m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    std::unique_ptr<Org> org;
    QString address;

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<OrgServer> m_server;
};

class KeptHere : public TokenStore
{
public:
    Tokens load() override { return tokens; }
    Result<> save(const Tokens &given) override
    {
        tokens = given;
        return {};
    }
    Tokens tokens;
};

/// A way to the org for somebody who is signed in.
struct SignedIn {
    explicit SignedIn(OrgThread &to)
    {
        tokens.tokens = {to.org->giveAccess(), u"refresh"_s, to.address, u"https://login.salesforce.com/id/00DHx0000001OrGMAU/"_s + to.org->me};
    }
    WebTransport transport;
    KeptHere tokens;
    Session session {transport, tokens, {}};
};

void must(bool good, const char *what)
{
    if (!good)
        qFatal("%s", what);
}

SyncReport run(SyncEngine &engine)
{
    const Result<SyncReport> report = engine.run();
    if (!report)
        qFatal("%s %s", qPrintable(report.error().text), qPrintable(report.error().detail));
    return *report;
}

HttpAnswer ask(SignedIn &way, const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &accept = "application/json")
{
    const Result<HttpAnswer> answer = way.session.call({method, "/services/data/v60.0" + path, body, {{"Accept", accept}}}, true);
    must(answer && answer->status < 300, "The org refuses.");
    return *answer;
}

/// Hands things from one thread to the next, at most two at a time.
template <typename T>
class Belt
{
public:
    void put(T thing)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_things.size() < 2; });
        m_things.push_back(std::move(thing));
        m_changed.notify_all();
    }
    T take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_things.empty(); });
        T thing = std::move(m_things.front());
        m_things.pop_front();
        m_changed.notify_all();
        return thing;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_things;
};

using Cells = QList<QList<QByteArray>>;

Cells parsed(const QByteArray &csv)
{
    QBuffer buffer;
    buffer.setData(csv);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(&buffer);
    Cells cells;
    while (reader.readRow()) {
        QList<QByteArray> row;
        for (const QByteArrayView field : reader.fields())
            row << field.toByteArray();
        cells << row;
    }
    return cells;
}

/// The tables that a first load fills, by bare prepared statements: the record, its line of the journal, what is known of its twin, search.
class BareWriter
{
public:
    BareWriter(sqlite3 *target, const QString &loaded, const ObjectType &type)
        : m_target(target)
    {
        check(sqlite3_open_v2(loaded.toUtf8().constData(), &m_source, SQLITE_OPEN_READONLY, nullptr));
        const TableLayout &layout = layoutOf(type);
        check(sqlite3_prepare_v2(m_source, (layout.select + u" WHERE deleted = 0"_s).toUtf8().constData(), -1, &m_read, nullptr));
        const auto prepare = [&](const char *sql, sqlite3_stmt **statement) { check(sqlite3_prepare_v2(m_target, sql, -1, statement, nullptr)); };
        prepare((layout.insert + u" ON CONFLICT DO NOTHING"_s).toUtf8().constData(), &m_write);
        prepare("INSERT INTO journal(step, record, event) VALUES (1, ?, 'create')", &m_line);
        prepare("INSERT INTO find_text(rowid, text) VALUES (?, ?)", &m_index);
        prepare("INSERT OR REPLACE INTO sync_record(record, remote, stamp, modified) VALUES (?, ?, ?, ?)", &m_twin);
        prepare("INSERT INTO related_count(parent, relation, n) VALUES (?1, 0, ?2) ON CONFLICT DO UPDATE SET n = n + ?2", &m_count);
    }
    ~BareWriter()
    {
        for (sqlite3_stmt *one : {m_read, m_write, m_line, m_index, m_twin, m_count})
            sqlite3_finalize(one);
        sqlite3_close(m_source);
    }
    void write(const Cells &rows)
    {
        const QList<QByteArray> header = rows.first();
        const qsizetype id = header.indexOf("Id");
        const qsizetype stamp = header.indexOf("SystemModstamp");
        const qsizetype last = header.indexOf("LastName");
        const qsizetype words = header.indexOf("Description");
        check(sqlite3_exec(m_target, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr));
        for (qsizetype i = 1; i < rows.size() && sqlite3_step(m_read) == SQLITE_ROW; ++i) {
            const QList<QByteArray> &row = rows.at(i);
            const sqlite3_int64 record = sqlite3_column_int64(m_read, 0);
            for (int k = 0; k < sqlite3_column_count(m_read); ++k)
                sqlite3_bind_value(m_write, k + 1, sqlite3_column_value(m_read, k));
            step(m_write);
            sqlite3_bind_int64(m_line, 1, record);
            step(m_line);
            sqlite3_bind_int64(m_twin, 1, record);
            text(m_twin, 2, row.at(id));
            text(m_twin, 3, row.at(stamp));
            text(m_twin, 4, row.at(stamp));
            step(m_twin);
            const QByteArray found = row.at(last) + ' ' + row.join(' ') + row.at(words);
            sqlite3_bind_int64(m_index, 1, record);
            text(m_index, 2, found);
            step(m_index);
        }
        sqlite3_bind_int64(m_count, 1, (1LL << 32) + 1);
        sqlite3_bind_int64(m_count, 2, rows.size() - 1);
        step(m_count);
        check(sqlite3_exec(m_target, "COMMIT", nullptr, nullptr, nullptr));
    }

private:
    void check(int code) { must(code == SQLITE_OK, sqlite3_errmsg(m_target)); }
    void text(sqlite3_stmt *statement, int at, const QByteArray &value) { sqlite3_bind_text(statement, at, value.constData(), int(value.size()), SQLITE_STATIC); }
    void step(sqlite3_stmt *statement)
    {
        must(sqlite3_step(statement) == SQLITE_DONE, sqlite3_errmsg(m_target));
        sqlite3_reset(statement);
    }
    sqlite3 *m_target;
    sqlite3 *m_source = nullptr;
    sqlite3_stmt *m_read = nullptr;
    sqlite3_stmt *m_write = nullptr;
    sqlite3_stmt *m_line = nullptr;
    sqlite3_stmt *m_index = nullptr;
    sqlite3_stmt *m_twin = nullptr;
    sqlite3_stmt *m_count = nullptr;
};

const QStringList columns {u"Id"_s, u"IsDeleted"_s, u"SystemModstamp"_s, u"LastModifiedDate"_s, u"Steward_UUID__c"_s, u"MasterRecordId"_s, u"AccountId"_s, u"Description"_s, u"Email"_s, u"FirstName"_s,
                           u"HasOptedOutOfEmail"_s, u"LastName"_s, u"OwnerId"_s, u"Phone"_s, u"ReportsToId"_s, u"Title"_s, u"CreatedDate"_s, u"CreatedById"_s, u"LastModifiedById"_s};

/// The same parts of the same job, fetched by one thread, parsed by a second and stored by a third.
void bareLoad(OrgThread &org, OpenBench &open, const QString &loaded)
{
    Belt<QByteArray> fetched;
    Belt<Cells> ready;
    std::thread fetching([&] {
        SignedIn way(org);
        const QByteArray body = R"({"operation":"queryAll","query":"SELECT )" + columns.join(u", "_s).toLatin1() + R"( FROM Contact"})";
        const QByteArray job = "/jobs/query/" + QJsonDocument::fromJson(ask(way, "POST", "/jobs/query", body).body).object().value(u"id").toString().toLatin1();
        while (!ask(way, "GET", job).body.contains("JobComplete"))
            way.session.pause(1000);
        for (QByteArray locator; locator != "null";) {
            const HttpAnswer part = ask(way, "GET", job + "/results?maxRecords=10000" + (locator.isEmpty() ? QByteArray() : "&locator=" + locator), {}, "text/csv");
            locator = part.headers.value("sforce-locator");
            fetched.put(part.body);
        }
        fetched.put({});
    });
    std::thread parsing([&] {
        while (true) {
            const QByteArray csv = fetched.take();
            ready.put(csv.isEmpty() ? Cells() : parsed(csv));
            if (csv.isEmpty())
                return;
        }
    });
    waitFor(open.database.run([&](Connection &connection) {
        BareWriter writer(connection.handle(), loaded, *open.schema.type(object_code::contact));
        for (Cells cells = ready.take(); !cells.isEmpty(); cells = ready.take())
            writer.write(cells);
        return true;
    }));
    fetching.join();
    parsing.join();
}

double residentMegabytes()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6 : 1;
}

void benchFirstLoad(Bench &bench, OrgThread &org, const QString &loaded, int contacts)
{
    Times own(1e9);
    Times bare(1e9);
    Times grown;
    {
        OpenBench open(loaded);
        SignedIn way(org);
        SalesforceRemote remote(way.session);
        SyncEngine engine(open.store, remote);
        double early = 0;
        double most = 0;
        engine.setProgress([&](int done, int total) {
            const double now = residentMegabytes();
            early = done * 5 < total ? std::max(early, now) : early;
            most = std::max(most, now);
        });
        own.take([&] { must(run(engine).pulledNew >= contacts, "Not everything was loaded."); });
        grown.add(std::max(0.1, most - early));
    }
    {
        QTemporaryDir place(bench.folder + u"/bare-XXXXXX"_s);
        OpenBench open(place.filePath(u"bare.db"_s));
        must(bool(waitFor(open.database.run([](Connection &connection) { return SyncState::makeTables(connection); }))), "no tables");
        bare.take([&] { bareLoad(org, open, loaded); });
    }
    bench.report.compare(u"first load of %L1 contacts (0.8 of the bare rate)"_s.arg(contacts), own, bare, 1.25, u"s"_s);
    bench.report.figure(u"memory that a first load adds after its first fifth"_s, grown, 60, u"MB"_s);
}

void benchIdle(Bench &bench, SyncEngine &engine, OpenBench &open)
{
    const auto written = [&] { return waitFor(open.database.run([](Connection &connection) { return sqlite3_total_changes64(connection.handle()); })); };
    (void)run(engine);
    // The file merges its search index when nobody asks for anything: until that is over.
    qint64 before = written();
    for (qint64 last = -1; last != before; before = written()) {
        last = before;
        QThread::msleep(300);
    }
    Times calls;
    calls.add(double(run(engine).calls) / 4); // accounts, contacts, tasks, users
    bench.report.figure(u"requests for each object with nothing to do"_s, calls, 3, u"requests"_s);
    Times writes;
    writes.add(double(written() - before) + 0.01);
    bench.report.figure(u"rows written with nothing to do"_s, writes, 1, u"rows"_s);
}

/// The same changes by the same batches, each with the reading that tells what became of them, as fast as they can be asked for.
void barePush(OrgThread &org, const QStringList &ids)
{
    SignedIn way(org);
    for (qsizetype i = 0; i < ids.size(); i += 24) {
        QJsonArray requests;
        QJsonArray batch;
        for (qsizetype k = i; k < std::min(ids.size(), i + 24); ++k) {
            batch.append(ids.at(k));
            requests.append(QJsonObject {{u"method"_s, u"PATCH"_s}, {u"referenceId"_s, u"r%1"_s.arg(k)}, {u"url"_s, u"/services/data/v60.0/sobjects/Contact/"_s + ids.at(k)},
                                         {u"body"_s, QJsonObject {{u"Title"_s, u"Bare %1"_s.arg(k)}}}});
        }
        requests.append(QJsonObject {{u"method"_s, u"POST"_s}, {u"referenceId"_s, u"back"_s}, {u"url"_s, u"/services/data/v60.0/composite/sobjects/Contact"_s},
                                     {u"body"_s, QJsonObject {{u"ids"_s, batch}, {u"fields"_s, QJsonArray::fromStringList(columns)}}}});
        const QByteArray answer = ask(way, "POST", "/composite", QJsonDocument(QJsonObject {{u"allOrNone"_s, false}, {u"compositeRequest"_s, requests}}).toJson(QJsonDocument::Compact)).body;
        must(QJsonDocument::fromJson(answer).object().value(u"compositeResponse").toArray().size() == requests.size(), "Not everything was taken.");
    }
}

void benchPush(Bench &bench, OrgThread &org, SyncEngine &engine, OpenBench &open, int records)
{
    const QStringList ids = waitFor(open.database.run([records](Connection &connection) {
        QStringList all;
        Statement rows = connection.prepare(u"SELECT remote_id FROM Contact LIMIT ?"_s);
        rows.bind(1, records);
        while (rows.step())
            all << rows.text(0);
        return all;
    }));
    QList<Record> changed;
    for (const QString &id : ids) {
        Record record = *waitFor(open.store.fetch(*waitFor(open.store.findRecord(id))));
        record.set(contact::title, u"Chief %1"_s.arg(changed.size()));
        changed << record;
    }
    must(bool(waitFor(open.store.saveAll(changed, u"Titles"_s))), "The changes cannot be saved.");
    Times own(1e9);
    Times bare(1e9);
    own.take([&] { must(run(engine).updated == ids.size(), "Not everything was sent."); });
    bare.take([&] { barePush(org, ids); });
    bench.report.compare(u"push of %L1 changed records"_s.arg(records), own, bare, 1.5, u"s"_s);
}

/// A list that is scrolled while an org is loaded.
void benchSyncStalls(Bench &bench, OrgThread &org)
{
    QTemporaryDir place(bench.folder + u"/stalls-XXXXXX"_s);
    OpenBench open(place.filePath(u"steward.db"_s));
    ViewState state;
    Stage stage(open.store);
    auto &application = *static_cast<WatchedApplication *>(qApp);
    ListPage page(open.store, state, object_code::contact);
    page.resize(1280, 800);
    page.show();
    (void)stage.settle();
    application.watching = true;
    application.longestStall = 0;
    std::atomic<bool> done = false;
    std::thread syncing([&] {
        SignedIn way(org);
        SalesforceRemote remote(way.session);
        SyncEngine engine(open.store, remote);
        (void)run(engine);
        done = true;
        QMetaObject::invokeMethod(&page, [] {});
    });
    for (int i = 0; !done; ++i) {
        if (const int rows = page.model().rowCount(); rows > 0)
            page.table().scrollTo(page.model().index(int(qint64(i + 1) * 7919 % rows), 0), QAbstractItemView::PositionAtTop);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    }
    syncing.join();
    application.watching = false;
    Times stall;
    stall.add(std::max(0.1, application.longestStall));
    bench.report.figure(u"longest stall of the window while an org is loaded"_s, stall, 50, u"ms"_s);
}

} // namespace

void benchSync(Bench &bench)
{
    const int contacts = bench.contacts < 10'000 ? 500 : int(bench.contacts);
    OrgThread org(contacts);
    QTemporaryDir place(bench.folder + u"/sync-XXXXXX"_s);
    const QString loaded = place.filePath(u"steward.db"_s);
    benchFirstLoad(bench, org, loaded, contacts);
    org.org->now = org.org->now.addSecs(7200); // what was loaded is no news any more
    {
        OpenBench open(loaded);
        SignedIn way(org);
        SalesforceRemote remote(way.session);
        SyncEngine engine(open.store, remote);
        benchIdle(bench, engine, open);
        benchPush(bench, org, engine, open, contacts < 10'000 ? 100 : 10'000);
    }
    benchSyncStalls(bench, org);
}
