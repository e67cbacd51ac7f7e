#include "models/schema/merge.h"
#include "models/schema/objects/names.h"
#include "models/storage/codenamemode.h"
#include "models/storage/connection.h"
#include "tests/support/org/device.h"

/// The sync against a stand-in org: what the checklist of the protocol facts asks of a client (numbers 34 to 63).
class TestSync : public QObject
{
    Q_OBJECT

    Org org {standardOrg()};

private Q_SLOTS:
    void init() { org = Org(standardOrg()); }
    void oneFieldHasThreeOpinions_data();
    void oneFieldHasThreeOpinions();
    void linesThatLieApartMerge();
    void theChallengeIsTheOneOfTheStandard(); // 34
    void aCodeIsGoodForOneUseAndItsVerifier();
    void aRefusedTokenIsRenewedOnceAndKeptBeforeItIsUsed(); // 35, 36
    void anOutageOfTheSignInHostKeepsTheTokens(); // 37
    void whatTheServerHasArrivesWithItsLinks();
    void aRunWithNothingToDoAsksOncePerObjectAndWritesNothing(); // 63
    void threeThousandRecordsOfOneSecondArriveOnce(); // 40
    void aPullKilledAfterEveryPageEndsComplete(); // 39
    void aLateCommitIsFound(); // 41
    void deletionsMergesAndReturnsArrive(); // 43
    void whatWasPurgedGoesAndManyAreKept();
    void onlyChangedFieldsAreSent(); // 46
    void codenamesAreNeverSent();
    void aDryRunShowsCodenames();
    void theVersionIsTheHighestThatBothKnow();
    void aCreationWhoseAnswerIsLostIsMadeOnce_data(); // 47
    void aCreationWhoseAnswerIsLostIsMadeOnce();
    void anEditDuringTheRequestIsSentNext(); // 48
    void differentFieldsMergeAndTheSameFieldAsks(); // 49
    void aRaceBetweenReadingAndSendingIsNoticed();
    void anotherSpellingIsNoConflict(); // 50
    void whatWasMadeAndDeletedHereIsNeverSent(); // 51
    void aDeletionAgainstAChangeAsks();
    void parentsAndChildrenArriveLinkedWhateverTheirOrder(); // 52
    void oneRefusedRecordBlocksNobody(); // 53
    void codesDoWhatTheTableSays_data(); // 55
    void codesDoWhatTheTableSays();
    void soqlTextsAreEscaped(); // 57
    void aSpentLimitStopsAndKeepsEverything(); // 58
    void aDryRunSendsNothing(); // 62
    void discardingTakesUnsentChangesBack();
};

void TestSync::oneFieldHasThreeOpinions_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("nobody moved") << u"a"_s << u"a"_s << u"a"_s << u"a"_s << false;
    QTest::newRow("they moved") << u"a"_s << u"a"_s << u"c"_s << u"c"_s << false;
    QTest::newRow("I moved") << u"a"_s << u"b"_s << u"a"_s << u"b"_s << false;
    QTest::newRow("both, alike") << u"a"_s << u"b"_s << u"b"_s << u"b"_s << false;
    QTest::newRow("both, apart") << u"a"_s << u"b"_s << u"c"_s << u"b"_s << true;
    QTest::newRow("they cleared") << u"a"_s << u"a"_s << QString() << QString() << false;
}

void TestSync::oneFieldHasThreeOpinions()
{
    QFETCH(QString, base);
    QFETCH(QString, local);
    QFETCH(QString, remote);
    const FieldMerge merged = mergeField({.name = u"x"_s}, base, local, remote);
    QTEST(merged.value, "value");
    QTEST(merged.conflict, "conflict");
}

void TestSync::linesThatLieApartMerge()
{
    QCOMPARE(mergeLines(u"a\nb\nc"_s, u"A\nb\nc"_s, u"a\nb\nC"_s), u"A\nb\nC"_s);
    QCOMPARE(mergeLines(u"a\nb\nc"_s, u"a\nb\nc\nd"_s, u"z\na\nb\nc"_s), u"z\na\nb\nc\nd"_s);
    QCOMPARE(mergeLines(u"a\r\nb"_s, u"a\nb\nc"_s, u"a\r\nb"_s), u"a\nb\nc"_s);
    QCOMPARE(mergeLines(u"a"_s, u"b"_s, u"b"_s), u"b"_s);
    QVERIFY(!mergeLines(u"a\nb"_s, u"A\nb"_s, u"x\nb"_s));
    // Lines that touch are for a person.
    QVERIFY(!mergeLines(u"a\nb"_s, u"A\nb"_s, u"a\nB"_s));
}

void TestSync::theChallengeIsTheOneOfTheStandard()
{
    QCOMPARE(challengeOf(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s), u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    QCOMPARE(newVerifier().size(), 43);
    QVERIFY(newVerifier() != newVerifier());
    QVERIFY(isSafe(QUrl(u"https://login.salesforce.com"_s)) && isSafe(QUrl(u"http://127.0.0.1:99"_s)));
    QVERIFY(!isSafe(QUrl(u"http://login.salesforce.com"_s)) && !isSafe(QUrl(u"http://localhost.evil.com"_s)));
}

void TestSync::aCodeIsGoodForOneUseAndItsVerifier()
{
    OrgTransport transport(org, u"A"_s);
    MemoryTokens tokens;
    const SignIn signIn {.clientId = u"client"_s};
    const auto code = [&](const QString &verifier) {
        const QString to = org.authorize(authorizeUrl(signIn, challengeOf(verifier), u"s t+"_s).query(QUrl::FullyEncoded).toLatin1());
        return QUrl::fromPercentEncoding(to.section(u"code="_s, 1).section(u'&', 0, 0).toLatin1());
    };
    const QString verifier = newVerifier();
    const QString first = code(verifier);
    Session session(transport, tokens, signIn);
    QVERIFY(!session.exchange(first, newVerifier()));
    QVERIFY(!session.exchange(first, verifier));
    QVERIFY(session.exchange(code(verifier), verifier));
    QVERIFY(!tokens.tokens.refresh.isEmpty());
    QVERIFY(session.revoke());
    QVERIFY(tokens.tokens.refresh.isEmpty());
    QVERIFY(org.authorize(authorizeUrl({.clientId = u"other"_s}, challengeOf(verifier), u"s"_s).query(QUrl::FullyEncoded).toLatin1()).isEmpty());
}

void TestSync::aRefusedTokenIsRenewedOnceAndKeptBeforeItIsUsed()
{
    Device a(org, u"A"_s);
    QVERIFY(a.signedIn);
    const int saves = a.tokens.saves;
    org.expireTokens();
    a.transport.faults = [&, first = true](const HttpRequest &request) mutable {
        if (request.target.contains("/oauth2/token"))
            return Org::Fault::None;
        // With the new token in a header it is in the store already.
        if (!first && a.tokens.saves == saves)
            qFatal("used before it was kept");
        first = false;
        return Org::Fault::None;
    };
    QVERIFY(a.sync());
    QCOMPARE(a.tokens.saves, saves + 1);
    // One that is refused always ends in a question, not in a loop.
    int asked = 0;
    a.transport.faults = [&](const HttpRequest &request) {
        asked += request.target.contains("/oauth2/token");
        return Org::Fault::Expired;
    };
    const Result<SyncReport> refused = a.sync();
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.startsWith(u"signin"));
    QCOMPARE(asked, 1);
}

void TestSync::anOutageOfTheSignInHostKeepsTheTokens()
{
    Device a(org, u"A"_s);
    const QString refresh = a.tokens.tokens.refresh;
    org.expireTokens();
    a.transport.faults = [](const HttpRequest &request) { return request.target.contains("/oauth2/token") ? Org::Fault::Html : Org::Fault::None; };
    const Result<SyncReport> failed = a.sync();
    QVERIFY(!failed);
    QVERIFY(failed.error().detail.startsWith(u"offline"));
    QCOMPARE(a.tokens.tokens.refresh, refresh);
    a.transport.faults = {};
    QVERIFY(a.sync());
}

void TestSync::whatTheServerHasArrivesWithItsLinks()
{
    // Names out of order: the contact's account and the account's sponsor point to one another.
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"NumberOfEmployees"_s, 1000000}, {u"AnnualRevenue"_s, 12.5}, {u"Customer_Since__c"_s, u"2024-02-29"_s}});
    const QString contact = org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee"_s}, {u"AccountId"_s, account}, {u"HasOptedOutOfEmail"_s, true}, {u"Description"_s, u"a\nb"_s}});
    org.change(u"Account"_s, account, {{u"Executive_Sponsor__c"_s, contact}});
    org.insert(u"Task"_s, {{u"Subject"_s, u"Call"_s}, {u"WhoId"_s, contact}, {u"WhatId"_s, account}});
    Device a(org, u"A"_s);
    const Result<SyncReport> report = a.sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
    const Record here = a.file.fetch(a.byRemote(account));
    QCOMPARE(here.value(u"NumberOfEmployees"_s).toLongLong(), 1000000);
    QCOMPARE(here.value(u"Customer_Since__c"_s).toDate(), QDate(2024, 2, 29));
    QCOMPARE(here.link(u"Executive_Sponsor__c"_s), a.byRemote(contact));
    QCOMPARE(a.file.fetch(a.byRemote(contact)).link(contact::account), here.id);
    QCOMPARE(a.file.fetch(a.byRemote(contact)).value(contact::emailOptOut).toBool(), true);
}

void TestSync::aRunWithNothingToDoAsksOncePerObjectAndWritesNothing()
{
    org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    org.now = org.now.addSecs(3600);
    // The first question of a run is put before its clock is read; the second run is at rest.
    QVERIFY(a.sync() && a.sync());
    const auto written = [&] {
        return a.onDatabase([](Connection &c) {
            return c.scalar(u"SELECT (SELECT group_concat(name || value) FROM sync_cursor) || (SELECT max(id) FROM journal) || (SELECT max(id) FROM step)"_s).toString();
        });
    };
    const QString before = written();
    const Result<SyncReport> idle = a.sync();
    QVERIFY(idle);
    QVERIFY2(idle->calls <= 4, qPrintable(QString::number(idle->calls)));
    QCOMPARE(written(), before);
    QCOMPARE(idle->pending, 0);
}

void TestSync::threeThousandRecordsOfOneSecondArriveOnce()
{
    for (int i = 0; i < 3000; ++i)
        org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee %1"_s.arg(i)}});
    Device a(org, u"A"_s);
    a.pageSize = 200;
    a.restart();
    const Result<SyncReport> report = a.sync();
    QVERIFY(report);
    QCOMPARE(*waitFor(a.file.store.count({.object = object_code::contact})), 3000);
}

void TestSync::aPullKilledAfterEveryPageEndsComplete()
{
    for (int i = 0; i < 1000; ++i)
        org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee %1"_s.arg(i)}});
    Device a(org, u"A"_s);
    a.pageSize = 100;
    int runs = 0;
    for (bool done = false; !done && runs < 50; ++runs) {
        a.restart();
        // The objects are asked for again after each start.
        a.transport.diesAfter = a.transport.sent + 8;
        done = bool(a.sync());
        org.change(u"Contact"_s, org.live(u"Contact"_s).firstKey(), {{u"Title"_s, u"Run %1"_s.arg(runs)}});
    }
    a.transport.diesAfter = -1;
    QVERIFY(runs > 3);
    QVERIFY(a.sync());
    QCOMPARE(*waitFor(a.file.store.count({.object = object_code::contact})), 1000);
    QCOMPARE(a.file.fetch(a.byRemote(org.live(u"Contact"_s).firstKey())).text(contact::title), u"Run %1"_s.arg(runs - 1));
}

void TestSync::aLateCommitIsFound()
{
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const QDateTime now = org.now;
    org.now = now.addSecs(-300);
    const QString late = org.insert(u"Account"_s, {{u"Name"_s, u"Late"_s}});
    org.now = now;
    QCOMPARE(a.sync()->pulledNew, 1);
    QCOMPARE(a.sync()->pulled(), 0);
    QVERIFY(a.byRemote(late));
}

void TestSync::deletionsMergesAndReturnsArrive()
{
    const QString winner = org.insert(u"Account"_s, {{u"Name"_s, u"Winner"_s}});
    const QString loser = org.insert(u"Account"_s, {{u"Name"_s, u"Loser"_s}});
    const QString contact = org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee"_s}, {u"AccountId"_s, loser}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId loserHere = a.byRemote(loser);
    org.now = org.now.addSecs(10);
    // A link that the org does not know yet goes to the winner as well.
    const RecordId made = a.file.save(u"Contact"_s, {{contact::lastName, u"New"_s}, {contact::account, loserHere}});
    org.merge(u"Account"_s, loser, winner);
    QVERIFY(a.sync());
    QVERIFY(a.file.fetch(loserHere).deleted);
    QCOMPARE(a.file.fetch(a.byRemote(contact)).link(contact::account), a.byRemote(winner));
    QCOMPARE(org.record(u"Contact"_s, a.file.fetch(made).remoteId).value(u"AccountId").toString(), winner);
    org.now = org.now.addSecs(10);
    org.remove(u"Contact"_s, contact);
    const RecordId contactHere = a.byRemote(contact);
    QVERIFY(a.sync());
    QVERIFY(a.file.fetch(contactHere).deleted);
    org.now = org.now.addSecs(10);
    org.undelete(u"Contact"_s, contact);
    QVERIFY(a.sync());
    QVERIFY(!a.file.fetch(contactHere).deleted);
    QCOMPARE(a.pending().size(), 0);
}

void TestSync::whatWasPurgedGoesAndManyAreKept()
{
    QStringList ids;
    for (int i = 0; i < 100; ++i)
        ids << org.insert(u"Account"_s, {{u"Name"_s, u"A %1"_s.arg(i)}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId first = a.byRemote(ids.first());
    org.purge(u"Account"_s, ids.first());
    org.now = org.now.addDays(8);
    QVERIFY(a.sync());
    QVERIFY(a.file.fetch(first).deleted);
    for (int i = 1; i < 60; ++i)
        org.purge(u"Account"_s, ids.at(i));
    org.now = org.now.addDays(8);
    const Result<SyncReport> report = a.sync();
    QVERIFY(report);
    QCOMPARE(report->notes.size(), 1);
    QVERIFY(!a.file.fetch(a.byRemote(ids.at(30))).deleted);
}

void TestSync::codenamesAreNeverSent()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor Point Logistics"_s}, {u"Phone"_s, u"1"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.byRemote(account);
    a.edit(id, u"GitHub_label__c"_s, u"customer-ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(a.file.store, true)));
    QCOMPARE(a.file.fetch(id).text(account::name), u"Ceres"_s);
    a.edit(id, account::phone, u"Ask Ceres"_s);
    QVERIFY(a.sync());
    QCOMPARE(org.record(u"Account"_s, account).value(u"Name").toString(), u"Harbor Point Logistics"_s);
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"Ask Harbor Point Logistics"_s);
    QVERIFY(waitFor(CodenameMode::set(a.file.store, false)));
    QCOMPARE(a.file.fetch(id).text(account::name), u"Harbor Point Logistics"_s);
}

void TestSync::aDryRunShowsCodenames()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor Point Logistics"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.byRemote(account);
    a.edit(id, u"GitHub_label__c"_s, u"customer-ceres"_s);
    a.edit(id, account::phone, u"Ask Harbor Point"_s);
    QVERIFY(waitFor(CodenameMode::set(a.file.store, true)));
    const Result<QList<SyncState::Outgoing>> would = a.engine->dryRun();
    QVERIFY(would && would->size() == 1);
    QCOMPARE(would->first().title, u"Ceres"_s);
    QCOMPARE(would->first().values.value(account::phone), u"Ask Ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(a.file.store, false)));
    QCOMPARE(a.engine->dryRun()->first().title, u"Harbor Point Logistics"_s);
}

void TestSync::theVersionIsTheHighestThatBothKnow()
{
    const auto used = [&](const QStringList &versions) {
        org.versions = versions;
        org.log.clear();
        Device a(org, u"A"_s);
        return a.sync() ? QString::fromLatin1(org.log.last().path).section(u'/', 3, 3) : QString();
    };
    QCOMPARE(used({u"58.0"_s, u"9.0"_s, u"61.0"_s}), u"v61.0"_s);
    QCOMPARE(used({u"100.0"_s, u"67.0"_s, u"66.0"_s}), u"v67.0"_s);
    QCOMPARE(used({u"49.0"_s, u"100.0"_s}), QString());
}

void TestSync::onlyChangedFieldsAreSent()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"Phone"_s, u"1"_s}, {u"Website"_s, u"https://a.example"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    a.edit(a.byRemote(account), account::phone, u"2"_s);
    a.edit(a.byRemote(account), account::website, {});
    QVERIFY(a.sync());
    QByteArray body;
    for (const Org::Logged &entry : std::as_const(org.log)) {
        if (entry.path.endsWith("/composite"))
            body = entry.body;
    }
    QVERIFY2(body.contains(R"("body":{"Phone":"2","Website":null})"), body);
    QCOMPARE(org.record(u"Account"_s, account).value(u"Name").toString(), u"Harbor"_s);
    QVERIFY(org.record(u"Account"_s, account).value(u"Website").isNull());
    QCOMPARE(a.sync()->pushed(), 0);
}

void TestSync::aCreationWhoseAnswerIsLostIsMadeOnce_data()
{
    QTest::addColumn<bool>("hasKey");
    QTest::newRow("with Steward's key") << true;
    QTest::newRow("in an org without it") << false;
}

void TestSync::aCreationWhoseAnswerIsLostIsMadeOnce()
{
    QFETCH(bool, hasKey);
    if (!hasKey)
        org = Org(standardOrg().replace("Steward_UUID__c", "Other__c"));
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const qsizetype before = org.live(u"Contact"_s).size();
    const RecordId id = a.file.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::title, u"CTO"_s}});
    a.transport.faults = [&](const HttpRequest &request) { return request.method == "POST" && request.target.endsWith("/composite/sobjects") ? Org::Fault::DropAfter : Org::Fault::None; };
    QVERIFY(!a.sync());
    a.edit(id, contact::title, u"CEO"_s);
    a.transport.faults = {};
    a.restart();
    QVERIFY(a.sync());
    QCOMPARE(org.live(u"Contact"_s).size(), before + 1);
    QCOMPARE(org.record(u"Contact"_s, a.file.fetch(id).remoteId).value(u"Title").toString(), u"CEO"_s);
    QCOMPARE(a.conflicts().size(), 0);
    QCOMPARE(a.pending().size(), 0);
}

void TestSync::anEditDuringTheRequestIsSentNext()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.byRemote(account);
    a.edit(id, account::phone, u"1"_s);
    const RecordId made = a.file.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}});
    QStringList done;
    org.meanwhile = [&](const HttpRequest &request) {
        for (const QByteArray &path : {QByteArray("/composite"), QByteArray("/composite/sobjects")}) {
            if (request.target.endsWith(path) && !done.contains(QString::fromLatin1(path))) {
                done << QString::fromLatin1(path);
                path == "/composite" ? a.edit(id, account::phone, u"2"_s) : a.edit(made, contact::title, u"CTO"_s);
            }
        }
    };
    QVERIFY(a.sync());
    org.meanwhile = {};
    QCOMPARE(done.size(), 2);
    QVERIFY(a.sync());
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"2"_s);
    QCOMPARE(org.record(u"Contact"_s, a.file.fetch(made).remoteId).value(u"Title").toString(), u"CTO"_s);
    QCOMPARE(a.pending().size(), 0);
}

void TestSync::differentFieldsMergeAndTheSameFieldAsks()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"Phone"_s, u"0"_s}});
    Device a(org, u"A"_s);
    Device b(org, u"B"_s);
    QVERIFY(a.sync() && b.sync());
    a.edit(a.byRemote(account), account::phone, u"1"_s);
    b.edit(b.byRemote(account), account::industry, u"Banking"_s);
    QVERIFY(a.sync() && b.sync() && a.sync());
    QCOMPARE(b.conflicts().size() + a.conflicts().size(), 0);
    QCOMPARE(a.file.fetch(a.byRemote(account)).text(account::industry), u"Banking"_s);
    QCOMPARE(b.file.fetch(b.byRemote(account)).text(account::phone), u"1"_s);
    a.edit(a.byRemote(account), account::phone, u"2"_s);
    b.edit(b.byRemote(account), account::phone, u"3"_s);
    QVERIFY(a.sync() && b.sync());
    QCOMPARE(b.conflicts().size(), 1);
    const SyncState::Conflict conflict = b.conflicts().first();
    QCOMPARE(conflict.base, u"1"_s);
    QCOMPARE(conflict.mine, u"3"_s);
    QCOMPARE(conflict.theirs, u"2"_s);
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"2"_s);
    QVERIFY(b.resolve(conflict, true));
    QVERIFY(b.sync() && a.sync());
    QCOMPARE(a.file.fetch(a.byRemote(account)).text(account::phone), u"3"_s);
    QVERIFY(b.conflicts().isEmpty());
}

void TestSync::aRaceBetweenReadingAndSendingIsNoticed()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    a.edit(a.byRemote(account), account::phone, u"1"_s);
    a.transport.faults = [&, done = false](const HttpRequest &request) mutable {
        if (request.target.endsWith("/composite") && !std::exchange(done, true))
            org.change(u"Account"_s, account, {{u"Phone"_s, u"9"_s}, {u"Industry"_s, u"Banking"_s}});
        return Org::Fault::None;
    };
    QVERIFY(a.sync());
    QCOMPARE(org.record(u"Account"_s, account).value(u"Phone").toString(), u"9"_s);
    QCOMPARE(a.conflicts().size(), 1);
    QCOMPARE(a.file.fetch(a.byRemote(account)).text(account::industry), u"Banking"_s);
}

void TestSync::anotherSpellingIsNoConflict()
{
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.file.save(u"Account"_s, {{account::name, u"Harbor"_s}, {u"Description"_s, u"one\ntwo "_s}, {u"AnnualRevenue"_s, 10.129}});
    QVERIFY(a.sync());
    QCOMPARE(org.record(u"Account"_s, a.file.fetch(id).remoteId).value(u"Description").toString(), u"one\r\ntwo"_s);
    const Result<SyncReport> again = a.sync();
    QVERIFY(again);
    QCOMPARE(again->pushed() + again->pulled() + again->conflicts, 0);
    QCOMPARE(a.file.fetch(id).value(u"AnnualRevenue"_s).toDouble(), 10.12);
}

void TestSync::whatWasMadeAndDeletedHereIsNeverSent()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId made = a.file.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}});
    QVERIFY(waitFor(a.file.store.remove({made})));
    QVERIFY(a.sync());
    QCOMPARE(org.live(u"Contact"_s).size(), 0);
    // What is gone there already is deleted well.
    QVERIFY(waitFor(a.file.store.remove({a.byRemote(account)})));
    org.now = org.now.addSecs(5);
    org.remove(u"Account"_s, account);
    QVERIFY(a.sync());
    QCOMPARE(a.pending().size(), 0);
    QCOMPARE(a.conflicts().size(), 0);
}

void TestSync::aDeletionAgainstAChangeAsks()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    for (const bool mine : {false, true}) {
        Device a(org, u"A%1"_s.arg(mine));
        QVERIFY(a.sync());
        const RecordId id = a.byRemote(account);
        QVERIFY(waitFor(a.file.store.remove({id})));
        org.now = org.now.addSecs(5);
        org.change(u"Account"_s, account, {{u"Phone"_s, u"new %1"_s.arg(mine)}});
        QVERIFY(a.sync());
        QCOMPARE(a.conflicts().size(), 1);
        QCOMPARE(a.conflicts().first().theirs, u"changed"_s);
        QVERIFY(!org.record(u"Account"_s, account).value(u"IsDeleted").toBool());
        QVERIFY(a.resolve(a.conflicts().first(), mine));
        QVERIFY(a.sync());
        QCOMPARE(org.record(u"Account"_s, account).value(u"IsDeleted").toBool(), mine);
        QCOMPARE(a.file.fetch(id).deleted, mine);
        if (!mine)
            QCOMPARE(a.file.fetch(id).text(account::phone), u"new 0"_s);
    }
}

void TestSync::parentsAndChildrenArriveLinkedWhateverTheirOrder()
{
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId boss = a.file.save(u"Contact"_s, {{contact::lastName, u"Boss"_s}});
    const RecordId account = a.file.save(u"Account"_s, {{account::name, u"Harbor"_s}, {u"Executive_Sponsor__c"_s, qlonglong(boss)}});
    const RecordId child = a.file.save(u"Account"_s, {{account::name, u"Child"_s}});
    const RecordId top = a.file.save(u"Account"_s, {{account::name, u"Top"_s}});
    a.edit(child, account::parent, qlonglong(top));
    a.edit(boss, contact::account, qlonglong(account));
    const RecordId task = a.file.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, QVariantList {qlonglong(boss)}}, {activity::what, qlonglong(account)}});
    const Result<SyncReport> report = a.sync();
    QVERIFY(report);
    QCOMPARE(report->pending, 0);
    const auto there = [&](const QString &object, RecordId id) { return org.record(object, a.file.fetch(id).remoteId); };
    QCOMPARE(there(u"Account"_s, account).value(u"Executive_Sponsor__c").toString(), a.file.fetch(boss).remoteId);
    QCOMPARE(there(u"Account"_s, child).value(u"ParentId").toString(), a.file.fetch(top).remoteId);
    QCOMPARE(there(u"Contact"_s, boss).value(u"AccountId").toString(), a.file.fetch(account).remoteId);
    QCOMPARE(there(u"Task"_s, task).value(u"WhoId").toString(), a.file.fetch(boss).remoteId);
    QCOMPARE(there(u"Task"_s, task).value(u"WhatId").toString(), a.file.fetch(account).remoteId);
}

void TestSync::oneRefusedRecordBlocksNobody()
{
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    org.forbidden = u"Zebra"_s;
    RecordId poison = 0;
    for (int i = 0; i < 200; ++i) {
        const RecordId id = a.file.save(u"Contact"_s, {{contact::lastName, i == 77 ? u"Zebra"_s : u"Lee %1"_s.arg(i)}});
        poison = i == 77 ? id : poison;
    }
    const RecordId dependent = a.file.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, QVariantList {qlonglong(poison)}}});
    const Result<SyncReport> report = a.sync();
    QVERIFY(report);
    QCOMPARE(report->created, 199);
    QCOMPARE(report->refused, 1);
    QList<SyncState::Pending> pending = a.pending();
    pending.removeIf([&](const SyncState::Pending &p) { return p.record != poison; });
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending.first().state, u"refused"_s);
    QCOMPARE(pending.first().words, u"Nobody here says Zebra."_s);
    QCOMPARE(pending.first().refusedFields, QStringList {contact::lastName});
    QVERIFY(a.file.fetch(dependent).remoteId.isEmpty());
    const int calls = a.sync()->calls;
    QVERIFY(calls <= 4);
    a.edit(poison, contact::lastName, u"Horse"_s);
    QCOMPARE(a.sync()->pending, 0);
    QVERIFY(!a.file.fetch(dependent).remoteId.isEmpty());
}

void TestSync::codesDoWhatTheTableSays_data()
{
    using Kind = Outcome::Kind;
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("update");
    QTest::addColumn<int>("remove");
    for (const char *code : {"REQUIRED_FIELD_MISSING", "STRING_TOO_LONG", "FIELD_CUSTOM_VALIDATION_EXCEPTION", "INSUFFICIENT_ACCESS_OR_READONLY", "DUPLICATES_DETECTED",
                             "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "DELETE_FAILED", "A_CODE_OF_NEXT_YEAR"})
        QTest::newRow(code) << QString::fromLatin1(code) << int(Kind::Refused) << int(Kind::Refused);
    for (const char *code : {"UNABLE_TO_LOCK_ROW", "PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK", "SERVER_UNAVAILABLE"})
        QTest::newRow(code) << QString::fromLatin1(code) << int(Kind::Later) << int(Kind::Later);
    for (const char *code : {"ENTITY_IS_DELETED", "NOT_FOUND"})
        QTest::newRow(code) << QString::fromLatin1(code) << int(Kind::Gone) << int(Kind::Done);
}

void TestSync::codesDoWhatTheTableSays()
{
    QFETCH(QString, code);
    QTEST(int(outcomeOf(SyncState::Outgoing::Kind::Update, code, {}, {}).kind), "update");
    QTEST(int(outcomeOf(SyncState::Outgoing::Kind::Delete, code, {}, {}).kind), "remove");
    QCOMPARE(outcomeOf(SyncState::Outgoing::Kind::Create, u"DUPLICATE_VALUE"_s, u"duplicates Steward_UUID__c"_s, {}).kind, Outcome::Kind::Exists);
    QCOMPARE(outcomeOf(SyncState::Outgoing::Kind::Create, u"DUPLICATE_VALUE"_s, u"duplicates Email"_s, {}).kind, Outcome::Kind::Refused);
}

void TestSync::soqlTextsAreEscaped()
{
    QCOMPARE(soqlText(u"O'Neil\\\n"_s), u"'O\\'Neil\\\\\\n'"_s);
}

void TestSync::aSpentLimitStopsAndKeepsEverything()
{
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.file.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}});
    a.transport.faults = [](const HttpRequest &) { return Org::Fault::Limit; };
    const Result<SyncReport> refused = a.sync();
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.startsWith(u"limit"));
    a.transport.faults = {};
    QVERIFY(a.sync());
    QVERIFY(!a.file.fetch(id).remoteId.isEmpty());
}

void TestSync::aDryRunSendsNothing()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    a.edit(a.byRemote(account), account::phone, u"1"_s);
    const qsizetype before = org.log.size();
    const Result<QList<SyncState::Outgoing>> would = a.engine->dryRun();
    QVERIFY(would);
    QCOMPARE(would->size(), 1);
    QCOMPARE(would->first().values, (QHash<QString, QString> {{account::phone, u"1"_s}}));
    QCOMPARE(org.log.size(), before);
}

void TestSync::discardingTakesUnsentChangesBack()
{
    const QString account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"Phone"_s, u"0"_s}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const RecordId id = a.byRemote(account);
    a.edit(id, account::phone, u"1"_s);
    QCOMPARE(a.pending().size(), 1);
    QVERIFY(a.onDatabase([&](Connection &c) { return SyncState::discard(c, a.file.schema, id, org.now); }));
    QCOMPARE(a.file.fetch(id).text(account::phone), u"0"_s);
    QCOMPARE(a.pending().size(), 0);
    QCOMPARE(a.sync()->pushed(), 0);
}

QTEST_MAIN(TestSync)
#include "tst_sync.moc"
