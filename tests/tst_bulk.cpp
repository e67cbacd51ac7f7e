#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/org/device.h"

#include <QJsonDocument>

/// First loads in one piece, through query jobs of the Bulk API 2.0.
class TestBulk : public QObject
{
    Q_OBJECT

    Org org {standardOrg()};
    void fill(int contacts);
    QStringList asked(const QByteArray &method, const QByteArray &part) const;
    int here(Device &device) { return *waitFor(device.file.store.count({.object = object_code::contact})); }

private Q_SLOTS:
    void init() { org = Org(standardOrg()); }
    void theOrgIsStrictAboutQueryJobs(); // 28
    void manyRecordsComeInOnePieceAndFewInPages();
    void everyValueIsTheOneThatAPageBrings();
    void aLoadKilledAfterEveryRequestGoesOnWhereItWas();
    void aJobThatTheOrgForgotIsReadInPages();
    void anOrgWithoutTheBulkApiIsReadInPages();
    void halfAnAnswerIsAskedForAgain();
    void whatChangesMeanwhileIsFoundAfterwards();
    void anEndedTokenAndAnOutageAmidALoadAreGotOver_data(); // 42
    void anEndedTokenAndAnOutageAmidALoadAreGotOver();
};

void TestBulk::fill(int contacts)
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Birch, \"Sons\" & Żubr"_s}, {u"AnnualRevenue"_s, 1234567.25}, {u"Customer_Since__c"_s, u"2024-02-29"_s}});
    QString before;
    for (int i = 0; i < contacts; ++i) {
        QJsonObject values {{u"LastName"_s, u"Lee %1"_s.arg(i)}, {u"AccountId"_s, account}, {u"HasOptedOutOfEmail"_s, i % 3 == 0}, {u"OwnerId"_s, org.me}};
        if (i % 2)
            values.insert(u"Description"_s, u"a, \"b\"\nc;\tÄ%1"_s.arg(i));
        if (!before.isEmpty())
            values.insert(u"ReportsToId"_s, before);
        before = org.insert(u"Contact"_s, values);
    }
}

QStringList TestBulk::asked(const QByteArray &method, const QByteArray &part) const
{
    QStringList paths;
    for (const Org::Logged &entry : org.log) {
        if (entry.method == method && entry.path.contains(part))
            paths << QString::fromLatin1(entry.path);
    }
    return paths;
}

void TestBulk::theOrgIsStrictAboutQueryJobs()
{
    fill(5);
    const QByteArray token = "Bearer " + org.giveAccess().toLatin1();
    const auto ask = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &accept = "text/csv") {
        return org.handle({method, path, body, {{"Authorization", token}, {"Accept", accept}}});
    };
    const QByteArray base = "/services/data/v60.0/jobs/query";
    QCOMPARE(ask("POST", base, R"({"operation":"insert","query":"SELECT Id FROM Contact"})").status, 400);
    QCOMPARE(ask("POST", base, R"({"operation":"query","query":"SELECT Id FROM Contact","pageSize":4})").status, 400);
    QCOMPARE(ask("POST", base, R"({"operation":"query","query":"SELECT Nothing FROM Contact"})").status, 400);
    QCOMPARE(ask("POST", base, R"({"operation":"query","query":"SELECT COUNT() FROM Contact"})").status, 400);
    const HttpAnswer made = ask("POST", base, R"({"operation":"query","query":"SELECT Id, LastName FROM Contact"})");
    QCOMPARE(made.status, 200);
    const QJsonObject job = QJsonDocument::fromJson(made.body).object();
    QCOMPARE(job.value(u"state").toString(), u"UploadComplete"_s);
    const QByteArray id = job.value(u"id").toString().toLatin1();
    const QByteArray one = base + '/' + id;
    QCOMPARE(ask("GET", one + "/results").status, 400);
    QVERIFY(ask("GET", one).body.contains("InProgress"));
    QCOMPARE(ask("DELETE", one).status, 400);
    QVERIFY(ask("GET", one).body.contains("JobComplete"));
    QCOMPARE(ask("GET", "/services/data/v61.0/jobs/query/" + id).status, 409);
    QCOMPARE(ask("GET", one + "/results", {}, "application/json").status, 406);
    const HttpAnswer first = ask("GET", one + "/results?maxRecords=3");
    QCOMPARE(first.headers.value("sforce-numberofrecords"), "3");
    QCOMPARE(first.body.count('\n'), 4);
    const QByteArray locator = first.headers.value("sforce-locator");
    QVERIFY(locator != "null");
    const HttpAnswer second = ask("GET", one + "/results?maxRecords=3&locator=" + locator);
    QCOMPARE(second.headers.value("sforce-numberofrecords"), "2");
    QCOMPARE(second.headers.value("sforce-locator"), "null");
    QCOMPARE(ask("GET", one + "/results?maxRecords=3&locator=" + locator).body, second.body);
    QCOMPARE(ask("GET", one + "/results?locator=abc").status, 400);
    QCOMPARE(ask("DELETE", one).status, 204);
    QCOMPARE(ask("GET", one).status, 404);
}

void TestBulk::manyRecordsComeInOnePieceAndFewInPages()
{
    fill(3000);
    Device a(org, u"A"_s);
    a.pageSize = 200;
    a.bulkSize = 1000;
    a.restart();
    const Result<SyncReport> report = a.sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
    QCOMPARE(here(a), 3000);
    QCOMPARE(asked("POST", "/jobs/query").size(), 1); // the account comes in a page
    QCOMPARE(asked("GET", "/results").size(), 3);
    QCOMPARE(asked("DELETE", "/jobs/query").size(), 1);
    QVERIFY2(report->calls <= 20, qPrintable(QString::number(report->calls)));
    // A second run reads what changed, and nothing else.
    org.log.clear();
    QCOMPARE(a.sync()->pulled(), 0);
    QVERIFY(asked("POST", "/jobs/query").isEmpty());
}

void TestBulk::everyValueIsTheOneThatAPageBrings()
{
    fill(1500);
    Device bulk(org, u"A"_s);
    bulk.pageSize = 100;
    bulk.bulkSize = 400;
    bulk.restart();
    QVERIFY(bulk.sync());
    QCOMPARE(asked("POST", "/jobs/query").size(), 1);
    Device pages(org, u"B"_s);
    QVERIFY(pages.sync());
    QCOMPARE(asked("POST", "/jobs/query").size(), 1);
    const QMap<QString, QJsonObject> all = org.live(u"Contact"_s);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const Record one = bulk.file.fetch(bulk.byRemote(it.key()));
        const Record other = pages.file.fetch(pages.byRemote(it.key()));
        QCOMPARE(one.text(contact::lastName), other.text(contact::lastName));
        QCOMPARE(one.text(u"Description"_s), other.text(u"Description"_s));
        QCOMPARE(one.value(contact::emailOptOut).toBool(), other.value(contact::emailOptOut).toBool());
        const QString chief = it->value(u"ReportsToId").toString();
        QCOMPARE(one.link(u"ReportsToId"_s), chief.isEmpty() ? 0 : bulk.byRemote(chief));
    }
    // Both know the same stamps: nothing is read, merged or sent again.
    const auto stamps = [](Device &device) {
        return device.onDatabase([](Connection &c) { return c.scalar(u"SELECT group_concat(t) FROM (SELECT remote || stamp || modified AS t FROM sync_record ORDER BY remote)"_s).toString(); });
    };
    QCOMPARE(stamps(bulk), stamps(pages));
    QCOMPARE(bulk.sync()->merged, 0);
    QCOMPARE(bulk.pending().size(), 0);
}

void TestBulk::aLoadKilledAfterEveryRequestGoesOnWhereItWas()
{
    fill(2000);
    Device a(org, u"A"_s);
    a.pageSize = 100;
    a.bulkSize = 250;
    int runs = 0;
    for (bool done = false; !done && runs < 60; ++runs) {
        a.restart();
        // Objects and counts are asked for again after each start.
        a.transport.diesAfter = a.transport.sent + 9;
        done = bool(a.sync());
    }
    a.transport.diesAfter = -1;
    QVERIFY(runs > 4);
    QVERIFY(a.sync());
    QCOMPARE(here(a), 2000);
    QCOMPARE(asked("POST", "/jobs/query").size(), 1);
    // A part whose answer was read is not fetched again.
    QStringList parts = asked("GET", "/results");
    QVERIFY(parts.size() >= 8 && parts.size() <= 8 + runs);
    parts.removeDuplicates();
    QCOMPARE(parts.size(), 8);
    for (const QString &id : org.live(u"Contact"_s).keys())
        QVERIFY(a.byRemote(id));
}

void TestBulk::aJobThatTheOrgForgotIsReadInPages()
{
    fill(2000);
    Device a(org, u"A"_s);
    a.pageSize = 100;
    a.bulkSize = 500;
    a.restart();
    a.transport.faults = [](const HttpRequest &request) { return request.target.contains("locator=") ? Org::Fault::DropBefore : Org::Fault::None; };
    QVERIFY(!a.sync());
    QVERIFY(here(a) > 0 && here(a) < 2000);
    a.transport.faults = {};
    org.forgetJobs();
    a.restart();
    QVERIFY(a.sync());
    QCOMPARE(here(a), 2000);
    QCOMPARE(asked("POST", "/jobs/query").size(), 1);
}

void TestBulk::anOrgWithoutTheBulkApiIsReadInPages()
{
    fill(1500);
    org.hasBulk = false;
    Device a(org, u"A"_s);
    a.pageSize = 100;
    a.restart();
    QVERIFY(a.sync());
    QCOMPARE(here(a), 1500);
}

void TestBulk::halfAnAnswerIsAskedForAgain()
{
    fill(1500);
    Device a(org, u"A"_s);
    a.pageSize = 100;
    a.bulkSize = 500;
    a.restart();
    a.transport.faults = [first = true](const HttpRequest &request) mutable {
        if (!request.target.contains("/results") || !first)
            return Org::Fault::None;
        first = false;
        return Org::Fault::CutBody;
    };
    const Result<SyncReport> cut = a.sync();
    QVERIFY(cut || cut.error().detail.startsWith(u"offline"));
    QVERIFY(a.sync());
    QCOMPARE(here(a), 1500);
}

void TestBulk::whatChangesMeanwhileIsFoundAfterwards()
{
    fill(1500);
    const QString some = org.live(u"Contact"_s).firstKey();
    Device a(org, u"A"_s);
    a.pageSize = 100;
    a.bulkSize = 500;
    a.restart();
    org.meanwhile = [&, done = false](const HttpRequest &request) mutable {
        if (done || !request.target.contains("/results"))
            return;
        done = true;
        org.change(u"Contact"_s, some, {{u"Title"_s, u"Chief"_s}});
        org.insert(u"Contact"_s, {{u"LastName"_s, u"Late"_s}});
    };
    QVERIFY(a.sync());
    QVERIFY(a.sync());
    QCOMPARE(here(a), 1501);
    QCOMPARE(a.file.fetch(a.byRemote(some)).text(contact::title), u"Chief"_s);
}

void TestBulk::anEndedTokenAndAnOutageAmidALoadAreGotOver_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::newRow("page by page") << 300;
    QTest::newRow("in one piece") << 50;
}

void TestBulk::anEndedTokenAndAnOutageAmidALoadAreGotOver()
{
    QFETCH(int, pageSize);
    fill(1500);
    Device a(org, u"A"_s);
    a.pageSize = pageSize;
    a.bulkSize = 250;
    a.restart();
    a.transport.faults = [n = 0](const HttpRequest &request) mutable {
        const bool isLoad = request.target.contains("/results") || request.target.contains("Contact%20");
        const int now = isLoad ? ++n : 0;
        return now == 3 ? Org::Fault::Expired : now == 6 ? Org::Fault::Unavailable : now == 8 ? Org::Fault::TooMany : Org::Fault::None;
    };
    const Result<SyncReport> report = a.sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
    QCOMPARE(here(a), 1500);
    QCOMPARE(asked("POST", "/jobs/query").isEmpty(), pageSize == 300);
    QVERIFY(a.transport.paused > 0);
}

QTEST_MAIN(TestBulk)
#include "tst_bulk.moc"
