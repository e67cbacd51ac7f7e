#include "app/commands/syncsession.h"
#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/org/device.h"
#include "tests/support/org/orgserver.h"
#include "tests/support/org/program.h"
#include "tests/support/webserver.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>

/// The way to the org over the loopback: transport, the browser's way back, the sync in the background, and the program itself.
class TestConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerComesOverTheWireWhole();
    void troubleOnTheWireIsToldApart_data();
    void troubleOnTheWireIsToldApart();
    void stoppingEndsAWaitAtOnce();
    void aRedirectNeverCarriesTheToken(); // 61
    void onlyTheRightAnswerEndsTheWaitForTheBrowser(); // 34
    void aDenialACancelAndATimeOutAreSentences();
    void aPortThatIsTakenIsSaidAtOnce();
    void placesToSignInAreChecked_data();
    void placesToSignInAreChecked();
    void theBackgroundBringsBothSidesTogether();
    void anotherOrgOrPersonIsRefused(); // 38
    void offlineIsAStateAndEditsGoOn(); // 59
    void aRunThatIsStoppedGoesOnLater();
    void theOrgsCallsAreSpared(); // 58
    void theProgramConnectsSyncsAndDisconnects();
    void theCommandsChooseWhatIsLoaded();
    void noSecretIsInAnyFile(); // 38
    void sampleCustomersAreNotSent();
    void wrongUsageOfTheSyncCommandsIsASentence_data();
    void wrongUsageOfTheSyncCommandsIsASentence();
};

namespace {

/// A sign-in without a browser.
SignInCode codeFrom(Org &org, const SignIn &signIn)
{
    const QString verifier = newVerifier();
    const QString to = org.authorize(authorizeUrl(signIn, challengeOf(verifier), u"s"_s).query(QUrl::FullyEncoded).toLatin1());
    return {QUrl::fromPercentEncoding(to.section(u"code="_s, 1).section(u'&', 0, 0).toLatin1()), verifier};
}

/// A workspace whose sync runs in the background against an org behind a port.
struct Background {
    explicit Background(Org &org)
        : server(org)
        , account {{.host = server.address(), .clientId = org.clientId}, u"test"_s}
    {
        connected = waitFor(sync.connectAs(account, codeFrom(org, account.signIn)));
    }
    OrgServer server;
    TestStore file;
    SecretStore secrets {nullptr};
    Synchroniser sync {file.store, secrets};
    SyncAccount account;
    Result<> connected;
};

} // namespace

void TestConnect::anAnswerComesOverTheWireWhole()
{
    Org org(standardOrg());
    for (int i = 0; i < 500; ++i)
        org.insert(u"Contact"_s, {{u"LastName"_s, u"Lée + ☃ %1"_s.arg(i)}});
    OrgServer server(org);
    WebTransport transport;
    MemoryTokens tokens;
    const SignIn signIn {.host = server.address(), .clientId = org.clientId};
    Session session(transport, tokens, signIn);
    const SignInCode code = codeFrom(org, signIn);
    const Result<> signedIn = session.exchange(code.code, code.verifier);
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().text));
    SalesforceRemote remote(session);
    TestStore file;
    SyncEngine engine(file.store, remote);
    for (const OrgServer::Wire wire : {OrgServer::Wire::Answer, OrgServer::Wire::Drip}) {
        server.trouble = [wire](const HttpRequest &request) { return OrgServer::Trouble {.wire = request.target.contains("Contact") ? wire : OrgServer::Wire::Answer}; };
        const Result<SyncReport> report = engine.run();
        QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
    }
    QCOMPARE(*waitFor(file.store.count({.object = object_code::contact})), 500);
    QVERIFY(session.usage().endsWith(u"/15000"));
    file.save(u"Contact"_s, {{contact::lastName, u"O'Neil \\ 100% + ä #"_s}});
    QVERIFY(engine.run());
    QVERIFY(org.hasFieldValue(u"Contact"_s, u"LastName"_s, u"O'Neil \\ 100% + ä #"_s));
}

void TestConnect::troubleOnTheWireIsToldApart_data()
{
    QTest::addColumn<int>("wire");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, OrgServer::Wire wire, Org::Fault fault, int status) { QTest::newRow(name) << int(wire) << int(fault) << status; };
    row("well", OrgServer::Wire::Answer, Org::Fault::None, 401);
    row("cut", OrgServer::Wire::Cut, Org::Fault::None, 0);
    row("garbage", OrgServer::Wire::Garbage, Org::Fault::None, 0);
    row("stall", OrgServer::Wire::Stall, Org::Fault::None, 0);
    row("dropped before", OrgServer::Wire::Answer, Org::Fault::DropBefore, 0);
    row("dropped after", OrgServer::Wire::Answer, Org::Fault::DropAfter, 0);
    row("slow drip", OrgServer::Wire::Drip, Org::Fault::None, 401);
    row("limit", OrgServer::Wire::Answer, Org::Fault::Limit, 403);
    row("too many", OrgServer::Wire::Answer, Org::Fault::TooMany, 429);
    row("unavailable", OrgServer::Wire::Answer, Org::Fault::Unavailable, 503);
    row("a page instead", OrgServer::Wire::Answer, Org::Fault::Html, 200);
}

void TestConnect::troubleOnTheWireIsToldApart()
{
    QFETCH(int, wire);
    QFETCH(int, fault);
    QFETCH(int, status);
    Org org(standardOrg());
    OrgServer server(org);
    server.trouble = [&](const HttpRequest &) { return OrgServer::Trouble {Org::Fault(fault), OrgServer::Wire(wire)}; };
    WebTransport transport({.idleMilliseconds = 400, .totalMilliseconds = 5000, .bytes = 1024 * 1024});
    const HttpRequest request {"GET", server.address().toLatin1() + "/services/data/v60.0/sobjects", {}, {{"Authorization", "Bearer nobody"}}};
    const HttpAnswer answer = transport.send(request);
    QCOMPARE(answer.status, status);
    if (status == 0) {
        QCOMPARE(int(answer.failure), int(HttpAnswer::Failure::Unknown));
        QVERIFY(!answer.problem.isEmpty());
    }
    const quint16 port = QUrl(server.address()).port();
    server.stop();
    QCOMPARE(int(transport.send(request).failure), int(HttpAnswer::Failure::NotSent));
    QCOMPARE(int(transport.send({"GET", "http://org.example:" + QByteArray::number(port) + "/"}).failure), int(HttpAnswer::Failure::NotTrusted));
}

void TestConnect::stoppingEndsAWaitAtOnce()
{
    Org org(standardOrg());
    OrgServer server(org);
    server.trouble = [](const HttpRequest &) { return OrgServer::Trouble {.wire = OrgServer::Wire::Stall}; };
    WebTransport transport;
    const QMetaObject::Connection stops = connect(&server, &OrgServer::asked, this, [&] { transport.stop(); });
    QCOMPARE(int(transport.send({"GET", server.address().toLatin1() + "/"}).failure), int(HttpAnswer::Failure::Stopped));
    transport.pause(60000); // does not wait either
    disconnect(stops);
    transport.goOn();
    server.trouble = {};
    QCOMPARE(transport.send({"GET", server.address().toLatin1() + "/services/data/v60.0/sobjects"}).status, 401);
}

void TestConnect::aRedirectNeverCarriesTheToken()
{
    WebServer here;
    WebServer elsewhere;
    WebTransport transport;
    for (const QByteArray method : {"GET", "POST", "PATCH", "DELETE"}) {
        here.script({{.status = 302, .headers = {"Location: " + elsewhere.address(u"/stolen"_s).toLatin1()}}});
        const HttpAnswer answer = transport.send({method, here.address().toLatin1(), method == "GET" ? QByteArray() : QByteArray("{}"), {{"Authorization", "Bearer secret"}}});
        QVERIFY(method == "GET" || answer.failure == HttpAnswer::Failure::NotTrusted);
    }
    for (const WebServer::Request &request : std::as_const(elsewhere.requests))
        QVERIFY(!request.headers.contains("authorization"));
}

void TestConnect::onlyTheRightAnswerEndsTheWaitForTheBrowser()
{
    Org org(standardOrg());
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const int port = free.serverPort();
    free.close();
    const SignIn signIn {.host = u"http://127.0.0.1:9"_s, .clientId = org.clientId, .port = port};
    org.redirects = {signIn.redirect()};
    QUrl asked;
    SignInFlow flow(signIn, [&](const QUrl &address) {
        asked = address;
        return true;
    });
    QSignalSpy finished(&flow, &SignInFlow::finished);
    flow.start();
    QVERIFY(asked.isValid());
    const auto get = [&](const QHostAddress &host, const QByteArray &target) {
        QTcpSocket socket;
        socket.connectToHost(host, quint16(port));
        QByteArray answer;
        const bool reached = QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }, 2000);
        if (!reached)
            return answer;
        socket.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        (void)QTest::qWaitFor([&] {
            answer += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return answer + socket.readAll();
    };
    QVERIFY(get(QHostAddress::LocalHost, "/favicon.ico").startsWith("HTTP/1.1 404"));
    QVERIFY(get(QHostAddress::LocalHost, "/OauthRedirect?code=x&state=guessed").startsWith("HTTP/1.1 400"));
    QCOMPARE(finished.count(), 0);
    const QString to = org.authorize(asked.query(QUrl::FullyEncoded).toLatin1());
    const QByteArray target = QUrl(to).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    const QByteArray page = get(QHostAddress::LocalHost, target);
    QVERIFY(page.startsWith("HTTP/1.1 200") && page.contains("You can close this window"));
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(get(QHostAddress::LocalHost, target).isEmpty()); // nobody listens any more
}

void TestConnect::aDenialACancelAndATimeOutAreSentences()
{
    for (const QString &error : {u"access_denied"_s, u"access-denied"_s})
        QVERIFY(signInRefusal(error, u"end-user denied authorization"_s).text.contains(u"denied in the browser"));
    QVERIFY(signInRefusal(u"invalid_client"_s, {}).text.contains(u"administrator"));
    const SignIn signIn {.host = u"http://127.0.0.1:9"_s, .clientId = u"c"_s, .port = 17171};
    for (const bool cancels : {true, false}) {
        SignInFlow flow(signIn, [](const QUrl &) { return false; });
        flow.setTimeOut(50);
        QString detail;
        connect(&flow, &SignInFlow::finished, this, [&](const Result<SignInCode> &code) { detail = code ? QString() : code.error().detail; });
        flow.start();
        if (cancels)
            flow.cancel();
        QTRY_COMPARE(detail, cancels ? u"cancelled"_s : u"timeout"_s);
    }
}

void TestConnect::aPortThatIsTakenIsSaidAtOnce()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    SignInFlow flow({.host = u"http://127.0.0.1:9"_s, .clientId = u"c"_s, .port = other.serverPort()}, [](const QUrl &) { return true; });
    QString text;
    connect(&flow, &SignInFlow::finished, this, [&](const Result<SignInCode> &code) { text = code ? QString() : code.error().text; });
    flow.start();
    QTRY_VERIFY(text.contains(QString::number(other.serverPort())));
}

void TestConnect::placesToSignInAreChecked_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("client");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("good");
    QTest::newRow("production") << u"https://login.salesforce.com"_s << u"c"_s << 1717 << true;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"c"_s << 1717 << true;
    QTest::newRow("plain") << u"http://login.salesforce.com"_s << u"c"_s << 1717 << false;
    QTest::newRow("nearly the loopback") << u"http://127.0.0.1.evil.example"_s << u"c"_s << 1717 << false;
    QTest::newRow("no scheme") << u"login.salesforce.com"_s << u"c"_s << 1717 << false;
    QTest::newRow("with a password") << u"https://a:b@login.salesforce.com"_s << u"c"_s << 1717 << false;
    QTest::newRow("no client") << u"https://login.salesforce.com"_s << u" "_s << 1717 << false;
    QTest::newRow("no port") << u"https://login.salesforce.com"_s << u"c"_s << 0 << false;
}

void TestConnect::placesToSignInAreChecked()
{
    QFETCH(QString, host);
    QFETCH(QString, client);
    QFETCH(int, port);
    QFETCH(bool, good);
    QCOMPARE(bool(checkSignIn({host, client, port})), good);
}

void TestConnect::theBackgroundBringsBothSidesTogether()
{
    Org org(standardOrg());
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Background b(org);
    QVERIFY2(b.connected, b.connected ? "" : qPrintable(b.connected.error().text));
    QVERIFY(b.sync.isConnected());
    QSignalSpy told(&b.sync, &Synchroniser::changed);
    const QFuture<Result<SyncReport>> run = b.sync.sync();
    QCOMPARE(int(b.sync.state()), int(Synchroniser::State::Working));
    QVERIFY(!waitFor(b.sync.sync())); // one at a time
    QVERIFY(waitFor(run));
    QTRY_COMPARE(int(b.sync.state()), int(Synchroniser::State::Resting));
    const RecordId here = *waitFor(b.file.store.findRecord(account));
    QVERIFY(here);
    Record record = b.file.fetch(here);
    record.set(u"Phone"_s, u"1"_s);
    QVERIFY(waitFor(b.file.store.save(record, {}, {u"Phone"_s})));
    QTRY_COMPARE(b.sync.figures().waiting, 1);
    const auto wouldBe = waitFor(b.sync.dryRun());
    QVERIFY(wouldBe && wouldBe->size() == 1);
    QVERIFY(waitFor(b.sync.sync()));
    QTRY_COMPARE(b.sync.figures().waiting, 0);
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"1"_s);
    QVERIFY(b.sync.figures().lastSync.isValid());
    QVERIFY(!b.sync.usage().isEmpty());
    QVERIFY(told.count() > 3);
    // The log tells of requests and counts, of no secret and of nothing that a record says.
    const QString log = b.sync.log().lines().join(u'\n');
    QVERIFY(log.contains(u"/composite"_s) && log.contains(u"done: pulled"_s));
    QVERIFY(!log.contains(u"Harbor"_s) && !log.contains(u"00D!access"_s) && !log.contains(u"5Aep"_s) && !log.contains(u"SELECT"_s));
    QVERIFY(waitFor(b.sync.disconnectFromOrg()));
    QVERIFY(!b.sync.isConnected());
    QVERIFY(waitFor(b.secrets.read(u"test"_s))->isEmpty());
}

void TestConnect::anotherOrgOrPersonIsRefused()
{
    Org org(standardOrg());
    org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Background b(org);
    QVERIFY(b.connected && waitFor(b.sync.sync()));
    QVERIFY(waitFor(b.sync.disconnectFromOrg()));
    const QString me = org.me;
    org.organization = u"00DHx0000009OtHMAU"_s;
    const Result<> other = waitFor(b.sync.connectAs(b.account, codeFrom(org, b.account.signIn)));
    QVERIFY(!other && other.error().detail == u"other");
    QVERIFY(!b.sync.isConnected());
    org.organization = u"00DHx0000001OrGMAU"_s;
    org.me = org.insert(u"User"_s, {{u"Name"_s, u"Bea Cox"_s}, {u"IsActive"_s, true}});
    const Result<> person = waitFor(b.sync.connectAs(b.account, codeFrom(org, b.account.signIn)));
    QVERIFY(!person && person.error().text.contains(u"another person"));
    org.me = me;
    QVERIFY(waitFor(b.sync.connectAs(b.account, codeFrom(org, b.account.signIn))));
    QVERIFY(waitFor(b.sync.sync()));
}

void TestConnect::offlineIsAStateAndEditsGoOn()
{
    Org org(standardOrg());
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Background b(org);
    QVERIFY(b.connected && waitFor(b.sync.sync()));
    b.server.stop();
    const Result<SyncReport> failed = waitFor(b.sync.sync());
    QVERIFY(!failed && failed.error().detail.startsWith(u"offline"));
    QTRY_COMPARE(int(b.sync.state()), int(Synchroniser::State::Offline));
    Record record = b.file.fetch(*waitFor(b.file.store.findRecord(account)));
    record.set(u"Phone"_s, u"2"_s);
    QVERIFY(waitFor(b.file.store.save(record, {}, {u"Phone"_s})));
    QTRY_COMPARE(b.sync.figures().waiting, 1);
    b.server.start();
    b.sync.setOffline(true);
    QVERIFY(!waitFor(b.sync.sync()));
    QSignalSpy finished(&b.sync, &Synchroniser::finished);
    b.sync.setOffline(false); // runs at once
    QTRY_VERIFY(!finished.isEmpty());
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"2"_s);
}

void TestConnect::aRunThatIsStoppedGoesOnLater()
{
    Org org(standardOrg());
    for (int i = 0; i < 5000; ++i)
        org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee %1"_s.arg(i)}});
    Background b(org);
    QVERIFY(b.connected);
    int pages = 0;
    b.server.trouble = [&](const HttpRequest &request) {
        if (request.target.contains("Contact") && request.target.contains("LIMIT") && ++pages == 2)
            b.sync.stop();
        return OrgServer::Trouble();
    };
    const Result<SyncReport> stopped = waitFor(b.sync.sync());
    QVERIFY(!stopped && stopped.error().kind == Error::Kind::Cancelled);
    QTRY_COMPARE(int(b.sync.state()), int(Synchroniser::State::Resting));
    const int had = *waitFor(b.file.store.count({.object = object_code::contact}));
    QVERIFY(had > 0 && had < 5000);
    const Result<SyncReport> rest = waitFor(b.sync.sync());
    QVERIFY(rest);
    QCOMPARE(rest->pulledNew, 5000 - had);
}

void TestConnect::theOrgsCallsAreSpared()
{
    Org org(standardOrg());
    org.usedBefore = 100;
    Background b(org);
    QVERIFY(b.connected && waitFor(b.sync.sync()));
    QTRY_VERIFY(!b.sync.usage().isEmpty());
    QVERIFY(b.sync.maySpend());
    org.usedBefore = 14500;
    QVERIFY(waitFor(b.sync.sync())); // asked for by a person
    QTRY_VERIFY(!b.sync.maySpend());
}

void TestConnect::theProgramConnectsSyncsAndDisconnects()
{
    Connected c;
    QVERIFY2(c.answer.exit == 0, c.answer.err + c.answer.out);
    QCOMPARE(c.answer.json().value(u"instance").toString(), c.server.address());
    const ProgramWithBrowser &program = c.program;
    const Answer mapping = program.run({u"mapping"_s, u"--json"_s});
    QVERIFY2(mapping.exit == 0, mapping.err);
    QStringList absent;
    for (const QJsonValue &object : mapping.json().value(u"objects").toArray()) {
        if (object[u"remote"].toString().isEmpty())
            absent << object[u"object"].toString();
    }
    QVERIFY(absent.contains(u"Customer_Risk__c"_s) && !absent.contains(u"Account"_s));
    QVERIFY(program.run({u"mapping"_s, u"--admin-note"_s}).out.contains("Steward_UUID__c"));
    const Answer first = program.run({u"sync"_s, u"--json"_s});
    QVERIFY2(first.exit == 0, first.err + first.out);
    QCOMPARE(first.json().value(u"pulledNew").toInt(), 1); // the account; the person is known
    QVERIFY(first.json().value(u"apiCalls").toInt() > 0);

    const auto save = [&](const QByteArray &field, const QByteArray &value) {
        return program.run({u"serve-lines"_s}, "save Account " + c.account.toLatin1() + ' ' + field + ' ' + value + '\n');
    };
    QVERIFY(!save("Phone", "1").out.contains("error"));
    const Answer pending = program.run({u"pending"_s, u"--json"_s});
    QCOMPARE(pending.json().value(u"pending").toArray().size(), 1);
    const QJsonValue line = pending.json().value(u"pending").toArray().first();
    QCOMPARE(line[u"before"].toString(), u"0"_s);
    QCOMPARE(line[u"after"].toString(), u"1"_s);
    QCOMPARE(line[u"state"].toString(), u"waiting"_s);
    const Answer dry = program.run({u"sync"_s, u"--dry-run"_s, u"--json"_s});
    QCOMPARE(dry.json().value(u"changes").toArray().size(), 1);
    QCOMPARE(c.org.record(u"Account"_s, c.account).value(u"Phone").toString(), u"0"_s);

    c.org.change(u"Account"_s, c.account, {{u"Phone"_s, u"2"_s}}); // somebody else was quicker
    const Answer second = program.run({u"sync"_s, u"--json"_s});
    QCOMPARE(second.json().value(u"conflicts").toInt(), 1);
    const QJsonObject conflict = program.run({u"conflicts"_s, u"--json"_s}).json().value(u"conflicts").toArray().first().toObject();
    QCOMPARE(conflict.value(u"base").toString() + conflict.value(u"mine").toString() + conflict.value(u"theirs").toString(), u"012"_s);
    QCOMPARE(program.run({u"conflicts"_s, u"--keep"_s, u"mine"_s, conflict.value(u"uuid").toString(), u"Phone"_s}).exit, 0);
    QCOMPARE(program.run({u"sync"_s, u"--json"_s}).json().value(u"updated").toInt(), 1);
    QCOMPARE(c.org.record(u"Account"_s, c.account).value(u"Phone").toString(), u"1"_s);

    c.server.stop();
    const Answer offline = program.run({u"disconnect"_s, u"--json"_s});
    QCOMPARE(offline.exit, 0);
    QCOMPARE(program.run({u"sync"_s, u"--json"_s}).exit, 2);
    QCOMPARE(program.run({u"pending"_s, u"--json"_s}).exit, 0);
}

void TestConnect::theCommandsChooseWhatIsLoaded()
{
    Connected c;
    QVERIFY2(c.answer.exit == 0, c.answer.err.constData());
    c.org.insert(u"Account"_s, {{u"Name"_s, u"Mine"_s}, {u"OwnerId"_s, c.org.me}});
    c.org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee"_s}, {u"AccountId"_s, c.account}});
    const Answer counted = c.program.run({u"sync"_s, u"--count"_s, u"--accounts"_s, u"mine"_s, u"--json"_s});
    QVERIFY2(counted.exit == 0, counted.err.constData());
    QHash<QString, int> counts;
    for (const QJsonValue &one : counted.json().value(u"counts").toArray())
        counts.insert(one[u"object"].toString(), one[u"records"].toInt());
    QCOMPARE(counts.value(u"Account"_s), 1);
    QCOMPARE(counts.value(u"Contact"_s), 0);
    const Answer all = c.program.run({u"sync"_s, u"--count"_s, u"--json"_s}); // counting keeps nothing
    QVERIFY(all.json().value(u"total").toInt() > counted.json().value(u"total").toInt());
    const Answer wrong = c.program.run({u"sync"_s, u"--accounts"_s, u"Colour = red"_s});
    QCOMPARE(wrong.exit, 2);
    QVERIFY2(wrong.err.contains("Colour"), wrong.err.constData());
    const Answer loaded = c.program.run({u"sync"_s, u"--accounts"_s, u"Name = 'Harbor'"_s, u"--depth"_s, u"0"_s, u"--json"_s});
    QVERIFY2(loaded.exit == 0, loaded.err.constData());
    QCOMPARE(loaded.json().value(u"pulledNew").toInt(), 1);
    QCOMPARE(c.program.run({u"sync"_s, u"--json"_s}).json().value(u"pulledNew").toInt(), 0); // it was kept
    QCOMPARE(c.program.run({u"sync"_s, u"--accounts"_s, u"all"_s, u"--depth"_s, u"3"_s, u"--json"_s}).json().value(u"pulledNew").toInt(), 2);
}

void TestConnect::noSecretIsInAnyFile()
{
    Connected c;
    QCOMPARE(c.answer.exit, 0);
    c.org.expireTokens();
    QCOMPARE(c.program.run({u"sync"_s}).exit, 0);
    QCOMPARE(c.program.run({u"serve-lines"_s}, "save Account " + c.account.toLatin1() + " Phone 7\n").exit, 0);
    const Answer last = c.program.run({u"sync"_s});
    QCOMPARE(last.exit, 0);
    int files = 0;
    QDirIterator walk(c.program.profile.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++files;
        for (const QByteArray secret : {"00D!access", "5Aep", "aPrx", "Bearer", "code_verifier", "refresh_token"})
            QVERIFY2(!content.contains(secret), qPrintable(file.fileName() + u": "_s + QString::fromLatin1(secret)));
    }
    QVERIFY(files >= 3);
    for (const QByteArray &said : {c.answer.out, c.answer.err, last.out, last.err}) {
        for (const QByteArray secret : {"00D!access", "5Aep", "aPrx", "Bearer"})
            QVERIFY(!said.contains(secret));
    }
}

void TestConnect::sampleCustomersAreNotSent()
{
    ProgramWithBrowser program;
    QCOMPARE(program.run({u"sample"_s}).exit, 0);
    const Answer refused = program.run({u"connect"_s, u"--login-host"_s, u"http://127.0.0.1:9"_s, u"--client-id"_s, u"c"_s});
    QCOMPARE(refused.exit, 2);
    QVERIFY(refused.err.contains("sample customers"));
    Connected c;
    const Answer other = c.program.run({u"sample"_s});
    QCOMPARE(other.exit, 2);
    QVERIFY(other.err.contains("connected to Salesforce"));
}

void TestConnect::wrongUsageOfTheSyncCommandsIsASentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("plain http") << QStringList {u"connect"_s, u"--login-host"_s, u"http://org.example"_s, u"--client-id"_s, u"c"_s} << QByteArray("https://");
    QTest::newRow("no client") << QStringList {u"connect"_s} << QByteArray("client id");
    QTest::newRow("a port that is none") << QStringList {u"connect"_s, u"--client-id"_s, u"c"_s, u"--port"_s, u"x"_s} << QByteArray("port");
    QTest::newRow("a depth that is none") << QStringList {u"connect"_s, u"--client-id"_s, u"c"_s, u"--depth"_s, u"deep"_s} << QByteArray("--depth");
    QTest::newRow("a filter that is none") << QStringList {u"connect"_s, u"--client-id"_s, u"c"_s, u"--accounts"_s, u"customers"_s} << QByteArray("Type = Customer");
    QTest::newRow("sync unconnected") << QStringList {u"sync"_s} << QByteArray("steward connect");
    QTest::newRow("mapping unconnected") << QStringList {u"mapping"_s} << QByteArray("steward connect");
    QTest::newRow("keep whom") << QStringList {u"conflicts"_s, u"--keep"_s, u"ours"_s, u"a"_s, u"b"_s} << QByteArray("mine|theirs");
    QTest::newRow("keep what") << QStringList {u"conflicts"_s, u"--keep"_s, u"mine"_s} << QByteArray("UUID FIELD");
}

void TestConnect::wrongUsageOfTheSyncCommandsIsASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    ProgramWithBrowser program;
    const Answer answer = program.run(arguments);
    QCOMPARE(answer.exit, 2);
    QVERIFY2(answer.err.contains(says), answer.err);
}

QTEST_MAIN(TestConnect)
#include "tst_connect.moc"
