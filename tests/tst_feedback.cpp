#include "models/schema/codenames.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

/// The register of feature requests, and codenames for customers who stay unnamed.
class TestFeedback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAskTakesCustomerAndPersonFromItsCall();
    void anAskNeedsACustomer();
    void somethingMissingNeedsWords();
    void meetingTheNeedClosesTheAsk();
    void aShippedRequestTakesTheDayOfItsRelease();
    void asksAreCountedOnRequestAndAccount();
    void codenamesComeAlphabeticallyAndOnce();
    void codenamesGoOnWhenAllAreTaken();
};

void TestFeedback::anAskTakesCustomerAndPersonFromItsCall()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Feedback"_s}, {activity::what, qlonglong(acme)}, {activity::who, QVariantList {qlonglong(ann)}}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Open"_s}});
    const Record ask = s.fetch(s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::call, qlonglong(call)}, {feature_request_ask::quote, u"We need it offline."_s}}));
    QCOMPARE(ask.link(feature_request_ask::account), acme);
    QCOMPARE(ask.link(feature_request_ask::contact), ann);
    QCOMPARE(ask.text(feature_request_ask::name), u"Acme: Offline mode"_s);
}

void TestFeedback::anAskNeedsACustomer()
{
    TestStore s;
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Open"_s}});
    const Result<RecordId> refused = waitFor(s.store.save({.object = object_code::featureRequestAsk, .values = {{feature_request_ask::request, qlonglong(request)}}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, feature_request_ask::account);
}

void TestFeedback::somethingMissingNeedsWords()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Shipped"_s}});
    Record ask {.object = object_code::featureRequestAsk, .values = {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(acme)}, {feature_request_ask::answer, u"Something is missing"_s}}};
    const Result<RecordId> refused = waitFor(s.store.save(ask));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, feature_request_ask::comment);
    ask.set(feature_request_ask::comment, u"Not on the old scanners."_s);
    QVERIFY(waitFor(s.store.save(ask)));
}

void TestFeedback::meetingTheNeedClosesTheAsk()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Shipped"_s}});
    Record ask = s.fetch(s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(acme)}}));
    QVERIFY(!ask.value(feature_request_ask::isClosed).toBool());
    ask.set(feature_request_ask::answer, u"Meets the need"_s);
    QVERIFY(waitFor(s.store.save(ask)));
    QVERIFY(s.fetch(ask.id).value(feature_request_ask::isClosed).toBool());
}

void TestFeedback::aShippedRequestTakesTheDayOfItsRelease()
{
    TestStore s;
    const QDate day(2026, 10, 5);
    const RecordId release = s.save(u"Release__c"_s, {{u"Name"_s, u"4.2"_s}, {u"Release_Date__c"_s, day}});
    const Record with = s.fetch(s.save(u"Feature_Request__c"_s, {{feature_request::name, u"A"_s}, {feature_request::status, u"Shipped"_s}, {feature_request::release, qlonglong(release)}}));
    QCOMPARE(with.value(feature_request::shipped).toDate(), day);
    const Record without = s.fetch(s.save(u"Feature_Request__c"_s, {{feature_request::name, u"B"_s}, {feature_request::status, u"Shipped"_s}}));
    QCOMPARE(without.value(feature_request::shipped).toDate(), s.now.date());
    const Record open = s.fetch(s.save(u"Feature_Request__c"_s, {{feature_request::name, u"C"_s}, {feature_request::status, u"Open"_s}, {feature_request::release, qlonglong(release)}}));
    QVERIFY(!open.value(feature_request::shipped).isValid());
}

void TestFeedback::asksAreCountedOnRequestAndAccount()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Open"_s}});
    for (int i = 0; i < 3; ++i)
        s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(acme)}});
    QCOMPARE(waitFor(s.store.relatedCounts(request)).first().count, 3);
    const QList<RelatedList> &related = s.schema.type(object_code::account)->related;
    const auto asks = std::find_if(related.begin(), related.end(), [](const RelatedList &list) { return list.object == u"Feature_Request_Ask__c"_s; });
    QCOMPARE(waitFor(s.store.relatedCounts(acme)).at(asks - related.begin()).count, 3);
}

void TestFeedback::codenamesComeAlphabeticallyAndOnce()
{
    const QStringList &planets = minorPlanets();
    QVERIFY(planets.size() > 300);
    QStringList sorted = planets;
    sorted.sort();
    QCOMPARE(planets, sorted);
    QSet<QString> taken {u"customer-"_s + planets.at(1).toUpper(), u"bug"_s};
    QCOMPARE(nextCodename(taken), planets.at(0));
    for (qsizetype i = 0; i + 1 < planets.size(); ++i) {
        const QString label = codenameLabel(nextCodename(taken));
        QVERIFY(!taken.contains(label));
        taken.insert(label);
    }
    QCOMPARE(taken.size(), planets.size() + 1);
}

void TestFeedback::codenamesGoOnWhenAllAreTaken()
{
    QSet<QString> taken;
    for (const QString &planet : minorPlanets())
        taken.insert(codenameLabel(planet));
    QCOMPARE(nextCodename(taken), minorPlanets().first() + u'2');
}

QTEST_MAIN(TestFeedback)
#include "tst_feedback.moc"
