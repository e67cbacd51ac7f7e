#include "forms/look/longtextview.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "models/schema/codenames.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/featurerequests.h"
#include "tests/support/window.h"

#include <QApplication>

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
    void selectedWordsBecomeARequestOfTheirCustomer();
    void theSameWordsAreAskedForOnceMore();
    void oneKeyMakesARequestOfSelectedWords();
    void selectedWordsFillTheFormOfATaskARiskOrAReference_data();
    void selectedWordsFillTheFormOfATaskARiskOrAReference();
    void whatShippedBecomesOneTaskForEachAccount();
    void somethingMissingReopensTheRequestWithTheComment();
    void aRequestThatMeetsEveryNeedIsClosed();
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

void TestFeedback::selectedWordsBecomeARequestOfTheirCustomer()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Feedback"_s}, {activity::what, qlonglong(acme)}, {activity::who, QVariantList {qlonglong(ann)}}});
    const Result<RecordId> request = waitFor(requestFromWords(s.store, call, u"Work offline on scanners. They lose an hour a day."_s));
    QVERIFY(request);
    QCOMPARE(s.fetch(*request).text(feature_request::name), u"Work offline on scanners"_s);
    QCOMPARE(s.fetch(*request).text(feature_request::status), u"Open"_s);
    const Record ask = s.fetch(firstIdOf(object_code::featureRequestAsk));
    QCOMPARE(ask.link(feature_request_ask::request), *request);
    QCOMPARE(ask.link(feature_request_ask::account), acme);
    QCOMPARE(ask.link(feature_request_ask::contact), ann);
    QCOMPARE(ask.link(feature_request_ask::call), call);
    QCOMPARE(ask.text(feature_request_ask::quote), u"Work offline on scanners. They lose an hour a day."_s);
    QCOMPARE(ask.text(feature_request_ask::importance), u"Important"_s);
    QVERIFY(waitFor(s.store.undo())); // both in one step
    QCOMPARE(*waitFor(s.store.count({.object = object_code::featureRequest})), 0);
    QCOMPARE(*waitFor(s.store.count({.object = object_code::featureRequestAsk})), 0);
    const RecordId nobody = s.save(u"Activity"_s, {{activity::subject, u"Private"_s}});
    QVERIFY(!waitFor(requestFromWords(s.store, nobody, u"Something"_s)));
}

void TestFeedback::theSameWordsAreAskedForOnceMore()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId bolt = s.save(u"Account"_s, {{account::name, u"Bolt"_s}});
    const RecordId first = *waitFor(requestFromWords(s.store, acme, u"Offline mode"_s));
    QCOMPARE(*waitFor(requestFromWords(s.store, bolt, u"offline mode."_s)), first);
    QCOMPARE(waitFor(s.store.relatedCounts(first)).first().count, 2);
}

void TestFeedback::oneKeyMakesARequestOfSelectedWords()
{
    TestWindow w;
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId call = w.s.save(u"Activity"_s, {{activity::subject, u"Feedback"_s}, {activity::what, qlonglong(acme)}, {activity::comments, u"They want dark mode on scanners."_s}});
    Page *page = w.open(call);
    LongTextView *note = nullptr;
    QTRY_VERIFY(note = page->findChild<LongTextView *>());
    QTRY_VERIFY(note->isVisible());
    w.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); // nothing is selected: nothing happens but a word
    QVERIFY(note->find(u"dark mode on scanners"_s, QTextDocument::FindBackward) || (note->moveCursor(QTextCursor::Start), note->find(u"dark mode on scanners"_s)));
    w.window().actions().at("feedback.request"_L1)->trigger();
    QTRY_COMPARE(w.window().currentPage()->title(), u"dark mode on scanners"_s);
    QCOMPARE(*waitFor(w.s.store.count({.object = object_code::featureRequest})), 1);
    QCOMPARE(w.s.fetch(firstIdOf(object_code::featureRequestAsk)).link(feature_request_ask::account), acme);
}

void TestFeedback::selectedWordsFillTheFormOfATaskARiskOrAReference_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("object");
    QTest::addColumn<QString>("field");
    QTest::newRow("task") << u"selection.task"_s << object_code::activity << activity::comments;
    QTest::newRow("risk") << u"selection.risk"_s << object_code::customerRisk << customer_risk::summary;
    QTest::newRow("reference") << u"selection.reference"_s << object_code::customerReference << customer_reference::useCase;
}

void TestFeedback::selectedWordsFillTheFormOfATaskARiskOrAReference()
{
    QFETCH(QString, action);
    QFETCH(int, object);
    QFETCH(QString, field);
    TestWindow w;
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId call = w.s.save(u"Activity"_s, {{activity::subject, u"Feedback"_s}, {activity::what, qlonglong(acme)}, {activity::comments, u"Their champion leaves in March. We must act."_s}});
    Page *page = w.open(call);
    LongTextView *note = nullptr;
    QTRY_VERIFY(note = page->findChild<LongTextView *>());
    QTRY_VERIFY(note->isVisible());
    note->selectAll();
    w.window().actions().at(QLatin1StringView(action.toLatin1()))->trigger();
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = w.window().findChild<RecordDialog *>());
    auto *form = dialog->findChild<RecordForm *>();
    QTRY_COMPARE(form->record().object, object);
    const Record typed = form->record();
    QCOMPARE(typed.text(field), u"Their champion leaves in March. We must act."_s);
    QCOMPARE(typed.link(object == object_code::activity ? activity::what : customer_risk::account), acme);
    if (object == object_code::activity)
        QCOMPARE(typed.text(activity::subject), u"Their champion leaves in March"_s);
}

void TestFeedback::whatShippedBecomesOneTaskForEachAccount()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    const RecordId bolt = s.save(u"Account"_s, {{account::name, u"Bolt"_s}});
    const RecordId met = s.save(u"Account"_s, {{account::name, u"Met"_s}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Shipped"_s}});
    const auto ask = [&](RecordId account, const QHash<QString, QVariant> &more = {}) {
        QHash<QString, QVariant> values {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(account)}};
        values.insert(more);
        return s.save(u"Feature_Request_Ask__c"_s, values);
    };
    ask(acme, {{feature_request_ask::contact, qlonglong(ann)}, {feature_request_ask::quote, u"We need it."_s}});
    ask(acme);
    ask(bolt);
    ask(met, {{feature_request_ask::answer, u"Meets the need"_s}});
    QCOMPARE(waitFor(accountsToShow(s.store, request))->size(), 2);
    QCOMPARE(*waitFor(makeShowTasks(s.store, request)), 2);
    const Record task = s.fetch(firstIdOf(object_code::activity));
    QCOMPARE(task.text(activity::subject), u"Show “Offline mode” to Acme"_s);
    QCOMPARE(task.link(activity::account), acme);
    QCOMPARE(task.link(activity::who), ann);
    QVERIFY(task.text(activity::comments).contains(u"> We need it."_s));
    QVERIFY(!task.value(activity::isClosed).toBool());
    QVERIFY(waitFor(accountsToShow(s.store, request))->isEmpty());
    QCOMPARE(*waitFor(makeShowTasks(s.store, request)), 0);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(*waitFor(s.store.count({.object = object_code::activity})), 0);
}

void TestFeedback::somethingMissingReopensTheRequestWithTheComment()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Shipped"_s}, {feature_request::description, u"Why."_s}});
    Record ask = s.fetch(s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(acme)}}));
    ask.set(feature_request_ask::answer, u"Something is missing"_s);
    ask.set(feature_request_ask::comment, u"Not on the old scanners."_s);
    QVERIFY(waitFor(s.store.save(ask)));
    QCOMPARE(s.fetch(request).text(feature_request::status), u"Open"_s);
    QVERIFY(s.fetch(request).text(feature_request::description).startsWith(u"Why."_s));
    QVERIFY(s.fetch(request).text(feature_request::description).contains(u"Not on the old scanners."_s));
    QVERIFY(waitFor(s.store.undo())); // one step
    QCOMPARE(s.fetch(request).text(feature_request::status), u"Shipped"_s);
    QVERIFY(s.fetch(ask.id).text(feature_request_ask::answer).isEmpty());
    QVERIFY(waitFor(s.store.redo()));
    Record again = s.fetch(request);
    again.set(feature_request::status, u"Shipped"_s); // it shipped anew, and they are asked anew
    QVERIFY(waitFor(s.store.save(again)));
    QCOMPARE(*waitFor(makeShowTasks(s.store, request)), 1);
    QVERIFY(s.fetch(ask.id).text(feature_request_ask::answer).isEmpty());
}

void TestFeedback::aRequestThatMeetsEveryNeedIsClosed()
{
    TestStore s;
    const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"Shipped"_s}});
    QList<RecordId> asks;
    for (const QString &name : {u"Acme"_s, u"Bolt"_s})
        asks << s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(s.save(u"Account"_s, {{account::name, name}}))}});
    for (const RecordId id : asks) {
        QCOMPARE(s.fetch(request).text(feature_request::status), u"Shipped"_s);
        Record ask = s.fetch(id);
        ask.set(feature_request_ask::answer, u"Meets the need"_s);
        QVERIFY(waitFor(s.store.save(ask)));
    }
    QCOMPARE(s.fetch(request).text(feature_request::status), u"Closed"_s);
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
