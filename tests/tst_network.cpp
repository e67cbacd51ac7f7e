#include "models/network/webclient.h"
#include "models/secrets/secretstore.h"
#include "tests/support/store.h"
#include "tests/support/webserver.h"

using Does = WebServer::Reply::Does;
using Failure = WebAnswer::Failure;

/// The one network class against a real server on the loopback, and the place where secrets are kept.
class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyHttpsAndThisComputerAreAllowed_data();
    void onlyHttpsAndThisComputerAreAllowed();
    void faultsAreToldApartAndNothingIsSentTwice_data();
    void faultsAreToldApartAndNothingIsSentTwice();
    void aServerThatIsNotThereIsNoConnection();
    void aRedirectOfAGetCarriesNoSecret();
    void aPostIsNeverRedirected();
    void anEndlessRedirectEnds();
    void anAnswerThatIsTooLargeIsCutOff();
    void retryAfterIsReadAsNumberAndDate();
    void aClientThatGoesAwayAnswersFirst();
    void aConnectionThatEndedWhileIdleDoesNotRepeatAPost();
    void secretsWithoutKeyringStayInMemoryAndSaySo();
    void aKeyringThatNeverAnswersIsGivenUp();
    void aKeyringThatAnswersKeepsSecrets();
    void aRefusalKeepsTheSecretInMemory();
};

namespace {

WebClient::Limits quick()
{
    return {.idleMilliseconds = 300, .totalMilliseconds = 2000, .bytes = 1000};
}

WebRequest post(const QString &address)
{
    return {.method = "POST", .url = QUrl(address), .body = "{\"a\":1}", .secretHeaders = {{"Authorization", "Bearer s3cret"}}};
}

/// A keyring in memory that can be silent or refuse.
class FakeKeyring : public Keyring
{
public:
    enum class Manner { Answers, Silent, Refuses };
    FakeKeyring(Manner manner, QHash<QString, QString> *kept)
        : m_manner(manner)
        , m_kept(kept)
    {
    }
    void read(const QString &name, Answer answer) override
    {
        say(std::move(answer), m_kept->value(name));
    }
    void write(const QString &name, const QString &secret, Answer answer) override
    {
        if (m_manner == Manner::Answers)
            m_kept->insert(name, secret);
        say(std::move(answer), {});
    }
    void remove(const QString &name, Answer answer) override
    {
        m_kept->remove(name);
        say(std::move(answer), {});
    }

private:
    void say(Answer answer, const QString &text)
    {
        if (m_manner == Manner::Silent)
            return m_waiting.append(std::move(answer));
        answer(m_manner == Manner::Answers ? Result<QString>(text) : Result<QString>(Error {Error::Kind::Io, u"no"_s}));
    }
    Manner m_manner;
    QHash<QString, QString> *m_kept;
    QList<Answer> m_waiting;
};

} // namespace

void TestNetwork::onlyHttpsAndThisComputerAreAllowed_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("https") << u"https://api.example.com/v2/notes"_s << true;
    QTest::newRow("http") << u"http://api.example.com/"_s << false;
    QTest::newRow("loopback by name") << u"http://localhost:8065/hooks/a"_s << true;
    QTest::newRow("loopback by number") << u"http://127.0.0.1/"_s << true;
    QTest::newRow("loopback six") << u"http://[::1]:99/"_s << true;
    QTest::newRow("a name that begins like it") << u"http://localhost.example.com/"_s << false;
    QTest::newRow("a number that begins like it") << u"http://127.0.0.1.example.com/"_s << false;
    QTest::newRow("a password in it") << u"https://me:secret@example.com/"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestNetwork::onlyHttpsAndThisComputerAreAllowed()
{
    QFETCH(QString, address);
    QFETCH(bool, allowed);
    QCOMPARE(WebClient::isAllowed(QUrl(address)), allowed);
    if (!allowed) {
        WebClient client(quick());
        QCOMPARE(waitFor(client.send(post(address))).failure, Failure::NotAllowed);
    }
}

void TestNetwork::faultsAreToldApartAndNothingIsSentTwice_data()
{
    QTest::addColumn<WebServer::Reply>("reply");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << WebServer::Reply {} << Failure::None << 200;
    QTest::newRow("refused") << WebServer::Reply {.status = 401} << Failure::None << 401;
    QTest::newRow("broken") << WebServer::Reply {.status = 500} << Failure::None << 500;
    QTest::newRow("too many") << WebServer::Reply {.status = 429, .headers = {"Retry-After: 7"}} << Failure::None << 429;
    QTest::newRow("stalled") << WebServer::Reply {.does = Does::Stall} << Failure::Broken << 0;
    QTest::newRow("dropped") << WebServer::Reply {.does = Does::Drop} << Failure::Broken << 0;
    QTest::newRow("cut") << WebServer::Reply {.does = Does::Cut} << Failure::Broken << 200;
    QTest::newRow("garbage") << WebServer::Reply {.does = Does::Garbage} << Failure::Broken << 0;
    QTest::newRow("a page instead of JSON") << WebServer::Reply {.body = "<html>", .type = "text/html"} << Failure::NotUnderstood << 200;
}

void TestNetwork::faultsAreToldApartAndNothingIsSentTwice()
{
    QFETCH(WebServer::Reply, reply);
    QFETCH(Failure, failure);
    QFETCH(int, status);
    WebServer server;
    server.script({reply});
    WebClient client(quick());
    WebRequest request = post(server.address(u"/notes"_s));
    request.expectJson = true;
    const WebAnswer answer = waitFor(client.send(request));
    QCOMPARE(answer.failure, failure);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.text.isEmpty(), failure == Failure::None);
    QCOMPARE(server.requests.size(), 1);
    QCOMPARE(server.requests.first().body, QByteArray("{\"a\":1}"));
    QCOMPARE(server.requests.first().headers.value("authorization"), QByteArray("Bearer s3cret"));
}

void TestNetwork::aServerThatIsNotThereIsNoConnection()
{
    WebServer server;
    const QString address = server.address();
    server.stop();
    WebClient client(quick());
    QCOMPARE(waitFor(client.send(post(address))).failure, Failure::NoConnection);
}

void TestNetwork::aRedirectOfAGetCarriesNoSecret()
{
    WebServer other;
    WebServer server;
    server.script({{.status = 302, .headers = {"Location: " + other.address(u"/there"_s).toLatin1()}}});
    WebClient client(quick());
    WebRequest request = post(server.address());
    request.method = "GET";
    request.body.clear();
    const WebAnswer answer = waitFor(client.send(request));
    QVERIFY(answer.isGood());
    QCOMPARE(answer.url, QUrl(other.address(u"/there"_s)));
    QCOMPARE(other.requests.size(), 1);
    QVERIFY(!other.requests.first().headers.contains("authorization"));
}

void TestNetwork::aPostIsNeverRedirected()
{
    WebServer other;
    WebServer server;
    server.script({{.status = 307, .headers = {"Location: " + other.address().toLatin1()}}});
    WebClient client(quick());
    QCOMPARE(waitFor(client.send(post(server.address()))).failure, Failure::Redirected);
    QCOMPARE(other.requests.size(), 0);
}

void TestNetwork::anEndlessRedirectEnds()
{
    WebServer server;
    server.script(QList<WebServer::Reply>(20, {.status = 302, .headers = {"Location: /again"}}));
    WebClient client(quick());
    WebRequest request {.url = QUrl(server.address())};
    QCOMPARE(waitFor(client.send(request)).failure, Failure::Redirected);
    QCOMPARE(server.requests.size(), 6);
}

void TestNetwork::anAnswerThatIsTooLargeIsCutOff()
{
    WebServer server;
    server.script({{.body = QByteArray(5000, 'x')}});
    WebClient client(quick());
    QCOMPARE(waitFor(client.send(post(server.address()))).failure, Failure::TooLarge);
}

void TestNetwork::retryAfterIsReadAsNumberAndDate()
{
    const QDateTime now(QDate(2026, 11, 25), QTime(8, 0), Qt::UTC);
    const auto wait = [&](const QByteArray &said) { return WebAnswer {.headers = {{"retry-after", said}}}.retryAfter(now); };
    QCOMPARE(wait("120"), 120);
    QCOMPARE(wait("Wed, 25 Nov 2026 08:01:30 GMT"), 90);
    QCOMPARE(wait("Wed, 25 Nov 2026 07:00:00 GMT"), 0);
    QCOMPARE(wait("soon"), -1);
    QCOMPARE(WebAnswer().retryAfter(now), -1);
}

void TestNetwork::aClientThatGoesAwayAnswersFirst()
{
    WebServer server;
    server.script({{.does = Does::Stall}});
    auto client = std::make_unique<WebClient>();
    const QFuture<WebAnswer> answer = client->send(post(server.address()));
    QTRY_COMPARE(server.requests.size(), 1);
    client.reset();
    QCOMPARE(waitFor(answer).failure, Failure::Broken);
}

void TestNetwork::aConnectionThatEndedWhileIdleDoesNotRepeatAPost()
{
    WebServer server;
    WebClient client(quick());
    QVERIFY(waitFor(client.send(post(server.address()))).isGood());
    server.script({{.does = Does::Drop}});
    QCOMPARE(waitFor(client.send(post(server.address()))).failure, Failure::Broken);
    QCOMPARE(server.requests.size(), 2);
}

void TestNetwork::secretsWithoutKeyringStayInMemoryAndSaySo()
{
    SecretStore secrets(nullptr);
    QVERIFY(waitFor(secrets.write(u"a"_s, u"1"_s)));
    QCOMPARE(*waitFor(secrets.read(u"a"_s)), u"1"_s);
    QCOMPARE(secrets.place(), SecretStore::Place::Memory);
    QVERIFY(!secrets.sentence().isEmpty());
}

void TestNetwork::aKeyringThatNeverAnswersIsGivenUp()
{
    QHash<QString, QString> kept;
    SecretStore secrets(std::make_unique<FakeKeyring>(FakeKeyring::Manner::Silent, &kept), 50);
    QSignalSpy moved(&secrets, &SecretStore::placeChanged);
    QVERIFY(waitFor(secrets.write(u"a"_s, u"1"_s)));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(secrets.place(), SecretStore::Place::Memory);
    QCOMPARE(*waitFor(secrets.read(u"a"_s)), u"1"_s);
}

void TestNetwork::aKeyringThatAnswersKeepsSecrets()
{
    QHash<QString, QString> kept;
    {
        SecretStore secrets(std::make_unique<FakeKeyring>(FakeKeyring::Manner::Answers, &kept));
        QVERIFY(waitFor(secrets.write(u"a"_s, u"1"_s)));
        QCOMPARE(kept.value(u"a"_s), u"1"_s);
    }
    SecretStore secrets(std::make_unique<FakeKeyring>(FakeKeyring::Manner::Answers, &kept));
    QCOMPARE(*waitFor(secrets.read(u"a"_s)), u"1"_s);
    QVERIFY(waitFor(secrets.forget(u"a"_s)));
    QVERIFY(kept.isEmpty());
}

void TestNetwork::aRefusalKeepsTheSecretInMemory()
{
    QHash<QString, QString> kept;
    SecretStore secrets(std::make_unique<FakeKeyring>(FakeKeyring::Manner::Refuses, &kept));
    QVERIFY(waitFor(secrets.write(u"a"_s, u"1"_s)));
    QCOMPARE(secrets.place(), SecretStore::Place::Memory);
    QCOMPARE(*waitFor(secrets.read(u"a"_s)), u"1"_s);
}

QTEST_MAIN(TestNetwork)
#include "tst_network.moc"
