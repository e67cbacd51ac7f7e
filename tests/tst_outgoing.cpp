#include "models/outgoing/feedbackmessage.h"
#include "tests/support/store.h"
#include "tests/support/webserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using Next = FeedbackOutcome::Next;

/// What feedback says to those who must hear it, and what their answers mean, against a real server on the loopback.
class TestOutgoing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productboardGetsANoteWithEscapedWords();
    void mattermostGetsAPostThatCallsNobody();
    void longCommentsAreCutWithAMark();
    void theTokenGoesOnlyWhereItBelongs();
    void answersMeanWhatTheyShould_data();
    void answersMeanWhatTheyShould();
    void pausesGrowAreShortenedByDiceAndHonourTheServer();
};

namespace {

FeedbackCall call()
{
    return {.subject = u"Customer Feedback Call @all"_s, .account = u"R&D <Ltd>"_s, .people = {u"Ann Lee"_s, u"Bo Ek"_s}, .kinds = {u"Feature request"_s},
            .comments = u"They want <b>more</b>.\n@channel: soon"_s, .day = QDate(2026, 11, 20), .loggedBy = u"Mina"_s};
}

QJsonObject bodyFor(FeedbackTarget target, const FeedbackCall &facts)
{
    return QJsonDocument::fromJson(feedbackBody(target, facts)).object();
}

} // namespace

void TestOutgoing::productboardGetsANoteWithEscapedWords()
{
    const QJsonObject data = bodyFor(FeedbackTarget::Productboard, call()).value(u"data"_s).toObject();
    QCOMPARE(data.value(u"type"_s).toString(), u"textNote"_s);
    const QJsonObject fields = data.value(u"fields"_s).toObject();
    QCOMPARE(fields.value(u"name"_s).toString(), call().subject);
    const QString content = fields.value(u"content"_s).toString();
    QVERIFY(content.contains(u"R&amp;D &lt;Ltd&gt;"_s));
    QVERIFY(content.contains(u"They want &lt;b&gt;more&lt;/b&gt;.<br>@channel: soon"_s));
    QVERIFY(content.contains(u"Ann Lee, Bo Ek"_s));
    QCOMPARE(fields.value(u"tags"_s).toArray().first().toObject().value(u"name"_s).toString(), u"Feature request"_s);
}

void TestOutgoing::mattermostGetsAPostThatCallsNobody()
{
    const QString text = bodyFor(FeedbackTarget::Mattermost, call()).value(u"text"_s).toString();
    QVERIFY(text.contains(u"They want"_s));
    QVERIFY(!text.contains(u"@all"_s));
    QVERIFY(!text.contains(u"@channel"_s));
}

void TestOutgoing::longCommentsAreCutWithAMark()
{
    FeedbackCall facts = call();
    facts.comments = QString(50000, u'x');
    const QString text = bodyFor(FeedbackTarget::Mattermost, facts).value(u"text"_s).toString();
    QVERIFY(text.size() < longestFeedback + 500);
    QVERIFY(text.endsWith(u'…'));
}

void TestOutgoing::theTokenGoesOnlyWhereItBelongs()
{
    WebServer server;
    WebClient client;
    const QByteArray body = feedbackBody(FeedbackTarget::Productboard, call());
    QVERIFY(waitFor(client.send(feedbackRequest(FeedbackTarget::Productboard, QUrl(server.address(u"/v2/notes"_s)), u"s3cret"_s, body, u"key-1"_s))).isGood());
    QVERIFY(waitFor(client.send(feedbackRequest(FeedbackTarget::Mattermost, QUrl(server.address(u"/hooks/abc"_s)), {}, body, u"key-2"_s))).isGood());
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(server.requests.at(0).headers.value("authorization"), QByteArray("Bearer s3cret"));
    QCOMPARE(server.requests.at(0).headers.value("idempotency-key"), QByteArray("key-1"));
    QCOMPARE(server.requests.at(0).body, body);
    QVERIFY(!server.requests.at(1).headers.contains("authorization"));
    QCOMPARE(server.requests.at(1).headers.value("idempotency-key"), QByteArray("key-2"));
}

void TestOutgoing::answersMeanWhatTheyShould_data()
{
    using Reply = WebServer::Reply;
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Next>("next");
    QTest::addColumn<QString>("said");
    QTest::newRow("created") << Reply {.status = 201} << Next::Sent << QString();
    QTest::newRow("ok as plain text") << Reply {.body = "ok", .type = "text/plain"} << Next::Sent << QString();
    QTest::newRow("token refused") << Reply {.status = 401, .body = "{\"message\":\"Invalid token\"}"} << Next::WaitForPerson << u"Invalid token"_s;
    QTest::newRow("field refused") << Reply {.status = 422, .body = "{\"errors\":[{\"detail\":\"content is too long\"}]}"} << Next::WaitForPerson << u"content is too long"_s;
    QTest::newRow("a page") << Reply {.status = 404, .body = "<html>gone</html>", .type = "text/html"} << Next::WaitForPerson << u"404"_s;
    QTest::newRow("too many") << Reply {.status = 429} << Next::TryAgain << u"429"_s;
    QTest::newRow("broken") << Reply {.status = 500, .body = "oops", .type = "text/plain"} << Next::TryAgain << u"oops"_s;
    QTest::newRow("elsewhere") << Reply {.status = 302, .headers = {"Location: http://127.0.0.1:9/"}} << Next::WaitForPerson << QString();
    QTest::newRow("dropped") << Reply {.does = Reply::Does::Drop} << Next::TryAgain << QString();
    QTest::newRow("cut") << Reply {.does = Reply::Does::Cut} << Next::TryAgain << QString();
    QTest::newRow("garbage") << Reply {.does = Reply::Does::Garbage} << Next::TryAgain << QString();
    QTest::newRow("stalled") << Reply {.does = Reply::Does::Stall} << Next::TryAgain << QString();
}

void TestOutgoing::answersMeanWhatTheyShould()
{
    QFETCH(WebServer::Reply, reply);
    QFETCH(FeedbackOutcome::Next, next);
    QFETCH(QString, said);
    WebServer server;
    server.script({reply});
    WebClient client(WebClient::Limits {.idleMilliseconds = 300, .totalMilliseconds = 3000});
    const WebAnswer answer = waitFor(client.send(feedbackRequest(FeedbackTarget::Mattermost, QUrl(server.address()), {}, "{}", u"k"_s)));
    const FeedbackOutcome outcome = feedbackOutcome(answer, 1, 0, QDateTime::currentDateTimeUtc());
    QCOMPARE(outcome.next, next);
    QVERIFY2(outcome.words.contains(said), qPrintable(outcome.words));
    QCOMPARE(outcome.words.isEmpty(), next == Next::Sent);
    QCOMPARE(outcome.seconds > 0, next == Next::TryAgain);
    QCOMPARE(server.requests.size(), 1);
}

void TestOutgoing::pausesGrowAreShortenedByDiceAndHonourTheServer()
{
    const QDateTime now(QDate(2026, 11, 25), QTime(8, 0), Qt::UTC);
    const WebAnswer broken {.status = 503};
    QCOMPARE(feedbackOutcome(broken, 1, 0, now).seconds, 30);
    QCOMPARE(feedbackOutcome(broken, 2, 0, now).seconds, 60);
    QCOMPARE(feedbackOutcome(broken, 2, 1, now).seconds, 30);
    QCOMPARE(feedbackOutcome(broken, 50, 0, now).seconds, 3600);
    const WebAnswer asked {.status = 429, .headers = {{"retry-after", "4000"}}};
    QCOMPARE(feedbackOutcome(asked, 1, 1, now).seconds, 4000);
}

QTEST_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
