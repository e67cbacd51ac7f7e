#include "models/outgoing/feedbacksender.h"
#include "models/schema/objects/names.h"
#include "models/storage/codenamemode.h"
#include "tests/support/store.h"
#include "tests/support/webserver.h"

#include <QProcess>
#include <QSet>

#include <cstdio>

using Outgoing::Message;
using Outgoing::State;

/// The queue of feedback under every fault: a real server on the loopback, a real file, and programs that end in the middle.
class TestFeedbackQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenOfflineIsSentLaterInOrderAndOnce();
    void aCallIsToldWithItsPeopleAndKinds();
    void theSameCallWaitsOnlyOnce();
    void faultsThatPassAreTriedAgainUnderTheSameKey_data();
    void faultsThatPassAreTriedAgainUnderTheSameKey();
    void aRefusedMessageWaitsForThePersonAndOthersGoOn();
    void aRefusedTokenHoldsTheOthersUntilTheSettingsChange();
    void redirectsDoNotTakeTheSecretAlong();
    void plainHttpToAnotherComputerIsNotUsed();
    void editedWordsAreSentAsANewMessage();
    void wordsThatMayHaveArrivedStay();
    void discardedMessagesAreNotSent();
    void sendNowWaitsForNothing();
    void workingOfflineSendsNothing();
    void aSecretThatIsGoneIsAskedFor();
    void theServersWordsNeverShowTheSecret();
    void codenamesAreForTheScreenAndNamesForThoseWhoHear();
    void aRestartInTheMiddleSendsTheSameKeyAgain();
    void aKilledProgramLosesNothingAndDoublesNothing();
    void aRestoredBackupAsksBeforeItSends();
};

namespace {

constexpr auto board = FeedbackTarget::Productboard;
constexpr auto channel = FeedbackTarget::Mattermost;

struct Bench {
    Bench()
    {
        (void)secrets.write(u"pb"_s, u"s3cret"_s);
        (void)secrets.write(u"mm"_s, server.address(u"/hooks/abc"_s));
        customer = s.save(u"Account"_s, {{account::name, u"R&D Ltd"_s}});
        sender = std::make_unique<FeedbackSender>(s.store, secrets, WebClient::Limits {.idleMilliseconds = 300, .totalMilliseconds = 3000});
        sender->setDice([] { return 0.0; });
        sender->begin();
    }
    void switchOn(FeedbackTarget target)
    {
        sender->setTarget(target, target == board ? FeedbackTargetSetup {true, QUrl(server.address(u"/v2/notes"_s)), u"pb"_s} : FeedbackTargetSetup {true, {}, u"mm"_s});
    }
    RecordId call(const QString &subject)
    {
        return s.save(u"Activity"_s, {{activity::subject, subject}, {activity::what, qlonglong(customer)}, {activity::type, u"Call"_s}, {activity::subType, activity::customerFeedback}, {activity::comments, u"They want more."_s}});
    }
    void queue(const QString &subject, FeedbackTarget target) { QCOMPARE(*waitFor(sender->queue(call(subject), {target})), 1); }
    /// Oldest first.
    QList<Message> messages()
    {
        QList<Message> all = *waitFor(sender->messages());
        std::reverse(all.begin(), all.end());
        return all;
    }
    QSet<QByteArray> keys() const
    {
        QSet<QByteArray> keys;
        for (const WebServer::Request &request : server.requests)
            keys.insert(request.headers.value("idempotency-key"));
        return keys;
    }
    bool comesTo(State state, qsizetype index = 0)
    {
        return QTest::qWaitFor([&] { const QList<Message> all = messages(); return all.size() > index && all.at(index).state == state; }, 15000);
    }
    TestStore s;
    WebServer server;
    SecretStore secrets {nullptr};
    std::unique_ptr<FeedbackSender> sender;
    RecordId customer = 0;
};

} // namespace

void TestFeedbackQueue::whatIsWrittenOfflineIsSentLaterInOrderAndOnce()
{
    Bench b;
    b.server.stop();
    b.switchOn(channel);
    for (const QString &subject : {u"First"_s, u"Second"_s, u"Third"_s})
        b.queue(subject, channel);
    QTRY_VERIFY(b.messages().first().attempts == 1 && b.messages().first().state == State::Waiting);
    QVERIFY(!b.messages().first().words.isEmpty());
    QVERIFY(!b.messages().first().uncertain);
    QCOMPARE(b.messages().at(1).attempts, 0);
    b.server.start();
    b.sender->wake(); // not yet: its time has not come
    QTRY_VERIFY(b.messages().first().state == State::Waiting);
    QCOMPARE(b.server.requests.size(), 0);
    b.s.now = b.s.now.addSecs(31);
    b.sender->wake();
    QVERIFY(b.comesTo(State::Sent, 2));
    QCOMPARE(b.server.requests.size(), 3);
    QVERIFY(b.server.requests.at(0).body.contains("First"));
    QVERIFY(b.server.requests.at(1).body.contains("Second"));
    QVERIFY(b.server.requests.at(2).body.contains("Third"));
    QCOMPARE(b.keys().size(), 3);
    b.sender->wake();
    QSignalSpy rested(b.sender.get(), &FeedbackSender::rested);
    QVERIFY(!rested.isEmpty() || rested.wait());
    QCOMPARE(b.server.requests.size(), 3);
}

void TestFeedbackQueue::aCallIsToldWithItsPeopleAndKinds()
{
    Bench b;
    const RecordId ann = b.s.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(b.customer)}});
    Record call = b.s.fetch(b.call(u"Talk"_s));
    call.set(activity::who, QVariantList {qlonglong(ann)});
    const Field *kinds = b.s.schema.type(object_code::activity)->field(activity::feedback);
    call.set(activity::feedback, QStringList {kinds->choices.first().value});
    QVERIFY(waitFor(b.s.store.save(call)));
    QVERIFY(waitFor(b.sender->queue(call.id, {board})));
    const FeedbackCall told = b.messages().first().call;
    QCOMPARE(told.account, u"R&D Ltd"_s);
    QCOMPARE(told.people, QStringList {u"Ann Lee"_s});
    QCOMPARE(told.kinds, QStringList {labelOf(*kinds, kinds->choices.first())});
    QCOMPARE(told.comments, u"They want more."_s);
    QVERIFY(told.day.isValid());
}

void TestFeedbackQueue::theSameCallWaitsOnlyOnce()
{
    Bench b;
    const RecordId call = b.call(u"Talk"_s);
    QCOMPARE(*waitFor(b.sender->queue(call, {board, channel})), 2);
    QCOMPARE(*waitFor(b.sender->queue(call, {board, channel})), 0);
    QVERIFY(!waitFor(b.sender->queue(b.customer, {board})));
}

void TestFeedbackQueue::faultsThatPassAreTriedAgainUnderTheSameKey_data()
{
    using Reply = WebServer::Reply;
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<bool>("uncertain");
    QTest::newRow("stalls") << Reply {.does = Reply::Does::Stall} << true;
    QTest::newRow("drops the answer after receipt") << Reply {.does = Reply::Does::Drop} << true;
    QTest::newRow("cuts the answer") << Reply {.does = Reply::Does::Cut} << true;
    QTest::newRow("sends garbage") << Reply {.does = Reply::Does::Garbage} << true;
    QTest::newRow("is broken") << Reply {.status = 503, .body = "later", .type = "text/plain"} << true;
    QTest::newRow("has too much to do") << Reply {.status = 429} << false;
}

void TestFeedbackQueue::faultsThatPassAreTriedAgainUnderTheSameKey()
{
    QFETCH(WebServer::Reply, reply);
    QFETCH(bool, uncertain);
    Bench b;
    b.server.script({reply, reply});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    for (int attempt = 1; attempt <= 2; ++attempt) {
        QTRY_VERIFY(b.messages().first().attempts == attempt && b.messages().first().state == State::Waiting);
        QCOMPARE(b.messages().first().uncertain, uncertain);
        QCOMPARE(b.messages().first().notBefore, b.s.now.addSecs(attempt == 1 ? 30 : 60));
        b.s.now = b.s.now.addSecs(61);
        b.sender->wake();
    }
    QVERIFY(b.comesTo(State::Sent));
    QCOMPARE(b.server.requests.size(), 3);
    QCOMPARE(b.keys().size(), 1);
    QCOMPARE(b.server.requests.at(0).body, b.server.requests.at(2).body);
}

void TestFeedbackQueue::aRefusedMessageWaitsForThePersonAndOthersGoOn()
{
    Bench b;
    b.server.script({{.status = 422, .body = "{\"errors\":[{\"detail\":\"content is too long\"}]}"}});
    QSignalSpy refused(b.sender.get(), &FeedbackSender::refused);
    b.queue(u"First"_s, board);
    b.queue(u"Second"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::Sent, 1));
    QCOMPARE(b.messages().first().state, State::NeedsYou);
    QVERIFY(b.messages().first().words.contains(u"content is too long"_s));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(b.sender->figures().needsYou, 1);
}

void TestFeedbackQueue::aRefusedTokenHoldsTheOthersUntilTheSettingsChange()
{
    Bench b;
    b.server.script({{.status = 401, .body = "{\"message\":\"Invalid token\"}"}});
    b.queue(u"First"_s, board);
    b.queue(u"Second"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    b.sender->wake();
    QTRY_COMPARE(b.sender->figures().needsYou, 1);
    QCOMPARE(b.messages().at(1).state, State::Waiting);
    QCOMPARE(b.server.requests.size(), 1);
    (void)b.secrets.write(u"pb"_s, u"n3w"_s);
    b.sender->settingsChanged(board);
    QVERIFY(b.comesTo(State::Sent, 1));
    QCOMPARE(b.messages().first().state, State::Sent);
    QVERIFY(b.server.requests.at(1).body.contains("First"));
    QCOMPARE(b.server.requests.at(1).headers.value("authorization"), QByteArray("Bearer n3w"));
}

void TestFeedbackQueue::redirectsDoNotTakeTheSecretAlong()
{
    Bench b;
    WebServer elsewhere;
    b.server.script({{.status = 307, .headers = {"Location: " + elsewhere.address(u"/v2/notes"_s).toLatin1()}}});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(!b.messages().first().words.isEmpty());
    QCOMPARE(elsewhere.requests.size(), 0);
}

void TestFeedbackQueue::plainHttpToAnotherComputerIsNotUsed()
{
    Bench b;
    b.queue(u"Talk"_s, board);
    b.sender->setTarget(board, {true, QUrl(u"http://example.com/v2/notes"_s), u"pb"_s});
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(b.messages().first().words.contains(u"https://"_s));
    (void)b.secrets.write(u"mm"_s, u"file:///etc/passwd"_s);
    b.queue(u"Other"_s, channel);
    b.switchOn(channel);
    QVERIFY(b.comesTo(State::NeedsYou, 1));
}

void TestFeedbackQueue::editedWordsAreSentAsANewMessage()
{
    Bench b;
    b.server.script({{.status = 400}});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(waitFor(b.sender->edit(b.messages().first().id, u"Talk"_s, u"Shorter."_s)));
    QVERIFY(b.comesTo(State::Sent));
    QVERIFY(b.server.requests.last().body.contains("Shorter."));
    QCOMPARE(b.keys().size(), 2);
    QVERIFY(!waitFor(b.sender->edit(b.messages().first().id, u"Talk"_s, u"Late."_s)));
}

void TestFeedbackQueue::wordsThatMayHaveArrivedStay()
{
    Bench b;
    b.server.script({{.does = WebServer::Reply::Does::Drop}});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QTRY_VERIFY(b.messages().first().uncertain);
    QVERIFY(!waitFor(b.sender->edit(b.messages().first().id, u"Talk"_s, u"Other."_s)));
    QCOMPARE(b.messages().first().call.comments, u"They want more."_s);
}

void TestFeedbackQueue::discardedMessagesAreNotSent()
{
    Bench b;
    b.queue(u"First"_s, board);
    b.queue(u"Second"_s, board);
    QVERIFY(waitFor(b.sender->discard(b.messages().first().id)));
    b.switchOn(board);
    QVERIFY(b.comesTo(State::Sent, 1));
    QCOMPARE(b.messages().first().state, State::Discarded);
    QCOMPARE(b.server.requests.size(), 1);
    QVERIFY(b.server.requests.first().body.contains("Second"));
}

void TestFeedbackQueue::sendNowWaitsForNothing()
{
    Bench b;
    b.server.script({{.status = 500}});
    b.queue(u"First"_s, board);
    b.queue(u"Second"_s, board);
    b.switchOn(board);
    QTRY_VERIFY(b.messages().first().attempts == 1 && b.messages().first().state == State::Waiting);
    QVERIFY(waitFor(b.sender->sendNow(b.messages().at(1).id)));
    QVERIFY(b.comesTo(State::Sent, 1));
    QCOMPARE(b.messages().first().state, State::Sent);
    QVERIFY(b.server.requests.at(1).body.contains("First"));
}

void TestFeedbackQueue::workingOfflineSendsNothing()
{
    Bench b;
    b.sender->setOffline(true);
    b.switchOn(board);
    b.queue(u"Talk"_s, board);
    QTRY_COMPARE(b.sender->figures().waiting, 1);
    QCOMPARE(b.messages().first().attempts, 0);
    b.sender->setOffline(false);
    QVERIFY(b.comesTo(State::Sent));
}

void TestFeedbackQueue::aSecretThatIsGoneIsAskedFor()
{
    Bench b;
    (void)b.secrets.forget(u"pb"_s);
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(b.messages().first().words.contains(u"keyring"_s));
    QCOMPARE(b.server.requests.size(), 0);
}

void TestFeedbackQueue::theServersWordsNeverShowTheSecret()
{
    Bench b;
    b.server.script({{.status = 403, .body = "{\"message\":\"Token s3cret is not known\"}"}});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(!b.messages().first().words.contains(u"s3cret"_s));
    QVERIFY(b.messages().first().words.contains(u"is not known"_s));
}

void TestFeedbackQueue::codenamesAreForTheScreenAndNamesForThoseWhoHear()
{
    Bench b;
    const RecordId customer = b.s.save(u"Account"_s, {{account::name, u"Harbor Point Logistics"_s}, {u"GitHub_label__c"_s, u"customer-ceres"_s}});
    QVERIFY(waitFor(CodenameMode::set(b.s.store, true)));
    const RecordId call = b.s.save(u"Activity"_s, {{activity::subject, u"How Harbor Point Logistics scans"_s}, {activity::what, qlonglong(customer)}, {activity::subType, activity::customerFeedback}, {activity::comments, u"Harbor Point Logistics wants more."_s}});
    b.server.script({{.status = 422, .body = "{\"message\":\"Harbor Point Logistics is not known\"}"}});
    QSignalSpy refused(b.sender.get(), &FeedbackSender::refused);
    QCOMPARE(*waitFor(b.sender->queue(call, {board})), 1);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(b.server.requests.first().body.contains("Harbor Point Logistics"));
    const Message shown = b.messages().first();
    const Message told = refused.first().first().value<Message>();
    for (const QString &text : {shown.call.subject, shown.call.account, shown.call.comments, shown.words, told.call.subject, told.words})
        QVERIFY2(!text.isEmpty() && !text.contains(u"Harbor"_s), qPrintable(text));
    QVERIFY(waitFor(b.sender->edit(shown.id, shown.call.subject, shown.call.comments + u" Soon."_s)));
    QVERIFY(b.comesTo(State::Sent));
    QVERIFY(b.server.requests.last().body.contains("Harbor Point Logistics wants more. Soon."));
}

void TestFeedbackQueue::aRestartInTheMiddleSendsTheSameKeyAgain()
{
    Bench b;
    b.server.script({{.does = WebServer::Reply::Does::Stall}});
    b.queue(u"Talk"_s, board);
    b.switchOn(board);
    QTRY_COMPARE(b.server.requests.size(), 1);
    QCOMPARE(b.messages().first().state, State::Sending);
    b.sender = std::make_unique<FeedbackSender>(b.s.store, b.secrets);
    b.sender->begin();
    b.switchOn(board);
    QVERIFY(b.comesTo(State::Sent));
    QCOMPARE(b.server.requests.size(), 2);
    QCOMPARE(b.keys().size(), 1);
    QCOMPARE(b.server.requests.at(0).body, b.server.requests.at(1).body);
}

namespace {

/// Another Steward over this file, until it is killed: queues two calls and sends them.
int sendUntilKilled(const QString &path, const QString &address)
{
    Schema schema;
    Database database;
    RecordStore store(database, schema);
    if (!waitFor(store.open(path)))
        return 3;
    SecretStore secrets(nullptr);
    (void)secrets.write(u"pb"_s, u"s3cret"_s);
    FeedbackSender sender(store, secrets);
    sender.begin();
    for (const QString &subject : {u"First"_s, u"Second"_s}) {
        Record call {.object = object_code::activity};
        call.set(activity::subject, subject);
        const Result<RecordId> saved = waitFor(store.save(call));
        if (!saved || !waitFor(sender.queue(*saved, {board})))
            return 4;
    }
    sender.setTarget(board, {true, QUrl(address), u"pb"_s});
    return QCoreApplication::exec();
}

} // namespace

void TestFeedbackQueue::aKilledProgramLosesNothingAndDoublesNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"steward.db"_s);
    WebServer server;
    server.script({{}, {.does = WebServer::Reply::Does::Stall}});
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--send"_s, path, server.address(u"/v2/notes"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 2, 30000);
    child.kill(); // the second is at the server, its answer never comes
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    Schema schema;
    Database database;
    RecordStore store(database, schema);
    QVERIFY(waitFor(store.open(path)));
    SecretStore secrets(nullptr);
    (void)secrets.write(u"pb"_s, u"s3cret"_s);
    FeedbackSender sender(store, secrets);
    QSignalSpy rested(&sender, &FeedbackSender::rested);
    sender.setTarget(board, {true, QUrl(server.address(u"/v2/notes"_s)), u"pb"_s});
    sender.begin();
    QVERIFY(rested.wait(15000));
    const auto all = waitFor(sender.messages());
    for (const Message &message : *all)
        QCOMPARE(message.state, State::Sent);
    QCOMPARE(server.requests.size(), 3);
    QCOMPARE(server.requests.at(1).headers.value("idempotency-key"), server.requests.at(2).headers.value("idempotency-key"));
    QCOMPARE(server.requests.at(1).body, server.requests.at(2).body);
    QVERIFY(server.requests.at(0).headers.value("idempotency-key") != server.requests.at(2).headers.value("idempotency-key"));
}

void TestFeedbackQueue::aRestoredBackupAsksBeforeItSends()
{
    Bench b;
    b.queue(u"Talk"_s, board);
    b.sender->begin(true);
    b.switchOn(board);
    QVERIFY(b.comesTo(State::NeedsYou));
    QVERIFY(b.messages().first().words.contains(u"backup"_s));
    QCOMPARE(b.server.requests.size(), 0);
    QVERIFY(waitFor(b.sender->sendNow(b.messages().first().id)));
    QVERIFY(b.comesTo(State::Sent));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--send")
        return sendUntilKilled(arguments.at(2), arguments.at(3));
    TestFeedbackQueue test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_feedbackqueue.moc"
