#include "forms/look/linkbutton.h"
#include "forms/record/championpage.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/quarters.h"
#include "models/storage/connection.h"
#include "models/storage/reviewdates.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QCheckBox>
#include <QPushButton>

/// A champion who leaves, and when a contract began that a review is about.
class TestChampion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatNamesThePersonIsFound();
    void oneStepChangesEverythingAndUndoTakesItBack();
    void theSuccessorIsAskedFor();
    void onlyWhatIsTickedIsDone();
    void anAccountIsAskedWhoLeaves();
    void aReviewIsAboutTheRunningContract_data();
    void aReviewIsAboutTheRunningContract();

private:
    QPushButton *makeButtonOf(ChampionPage &page);
    void choose(ChampionPage &page, RecordId successor);
    std::unique_ptr<TestStore> s;
    RecordId acme = 0;
    RecordId ann = 0;
    RecordId bob = 0;
};

void TestChampion::init()
{
    s = std::make_unique<TestStore>();
    acme = s->save(u"Account"_s, {{account::name, u"Acme & Sons"_s}, {account::arr, 1000.0}, {account::seats, 10}});
    ann = s->save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    bob = s->save(u"Contact"_s, {{contact::firstName, u"Bob"_s}, {contact::lastName, u"Day"_s}, {contact::account, qlonglong(acme)}});
    Record record = s->fetch(acme);
    record.set(u"Executive_Sponsor__c"_s, qlonglong(ann));
    QVERIFY(waitFor(s->store.save(record)));
}

void TestChampion::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

QPushButton *TestChampion::makeButtonOf(ChampionPage &page)
{
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text() == u"Make the Change")
            return button;
    }
    return nullptr;
}

void TestChampion::choose(ChampionPage &page, RecordId successor)
{
    page.form()->editor(contact::successor)->setValue(qlonglong(successor));
    Q_EMIT page.form()->editor(contact::successor)->edited();
}

void TestChampion::whatNamesThePersonIsFound()
{
    QHash<QString, QVariant> risk {{customer_risk::name, u"Risk"_s}, {customer_risk::account, qlonglong(acme)}, {customer_risk::keyContact, qlonglong(ann)}, {customer_risk::status, customer_risk::atRiskValue}, {customer_risk::seats, 1},
                                   {customer_risk::amount, 5.0}, {customer_risk::engagement, u"Unresponsive"_s}, {customer_risk::competitor, u"None known"_s}, {customer_risk::reason, u"Champion left"_s}, {customer_risk::summary, u"x"_s},
                                   {customer_risk::nextStep, u"y"_s}};
    const RecordId open = s->save(u"Customer_Risk__c"_s, risk);
    risk.insert(customer_risk::status, u"Renewed"_s);
    risk.insert(customer_risk::outcomeAmount, 5.0);
    risk.insert(customer_risk::outcomeReason, u"z"_s);
    s->save(u"Customer_Risk__c"_s, risk); // over: it keeps its contact
    s->save(u"Case"_s, {{support_case::subject, u"x"_s}, {support_case::account, qlonglong(acme)}, {support_case::contact, qlonglong(ann)}, {support_case::status, u"New"_s}});
    const auto facts = waitFor(championFacts(s->store, ann));
    QVERIFY(facts);
    QCOMPARE(facts->name, u"Ann Lee"_s);
    QCOMPARE(facts->roles, (QList<ContactRole> {{acme, u"Executive_Sponsor__c"_s, u"Acme & Sons"_s}, {open, customer_risk::keyContact, u"Risk"_s}}));
}

void TestChampion::oneStepChangesEverythingAndUndoTakesItBack()
{
    const QStringList before = WorkspaceState::records(*s);
    ChampionPage page(s->store, ann);
    page.resize(1100, 900);
    page.show();
    QTRY_VERIFY(page.form());
    QCOMPARE(page.title(), u"Champion Change: Ann Lee"_s);
    choose(page, bob);
    QCOMPARE(Looks::nameless(&page), QStringList());
    QCOMPARE(Looks::clipped(&page), QStringList());
    Looks::keep(&page, u"champion"_s);
    QSignalSpy opened(&page, &Page::openRecord);
    QSignalSpy closed(&page, &Page::closeMe);
    QTest::mouseClick(makeButtonOf(page), Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(opened.first().first().value<RecordId>(), acme);
    const Record left = s->fetch(ann);
    QVERIFY(left.value(contact::left).toBool());
    QCOMPARE(left.value(contact::leftOn).toDate(), s->now.date());
    QCOMPARE(left.link(contact::successor), bob);
    QCOMPARE(badgesOf(*s->schema.type(object_code::contact), left).first().text, u"Left the Company"_s);
    QCOMPARE(s->fetch(acme).link(u"Executive_Sponsor__c"_s), bob);
    const auto tasks = waitFor(s->store.find({.object = object_code::activity, .sort = activity::dueDate}));
    QCOMPARE(tasks->size(), championTasks().size());
    QCOMPARE(tasks->first().text(activity::subject), u"Get an introduction to Bob Day: role and contact information"_s);
    QCOMPARE(tasks->first().value(activity::dueDate).toDate(), QDate(2026, 11, 25));
    QCOMPARE(tasks->last().value(activity::dueDate).toDate(), QDate(2026, 12, 13));
    for (const Record &task : *tasks) {
        QCOMPARE(task.link(activity::what), acme);
        QCOMPARE(task.link(activity::who), bob);
        QCOMPARE(task.link(activity::owner), s->store.me());
        QVERIFY(!task.value(activity::isClosed).toBool());
    }
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(WorkspaceState::records(*s), before);
}

void TestChampion::theSuccessorIsAskedFor()
{
    ChampionPage page(s->store, ann);
    page.show();
    QTRY_VERIFY(page.form());
    QTest::mouseClick(makeButtonOf(page), Qt::LeftButton);
    QVERIFY(!page.form()->editor(contact::successor)->invalidText().isEmpty());
    choose(page, ann);
    QTest::mouseClick(makeButtonOf(page), Qt::LeftButton);
    QVERIFY(page.form()->editor(contact::successor)->invalidText().contains(u"another person"_s));
    QVERIFY(!s->fetch(ann).value(contact::left).toBool());
}

void TestChampion::onlyWhatIsTickedIsDone()
{
    ChampionPage page(s->store, ann);
    page.show();
    QTRY_VERIFY(page.form());
    choose(page, bob);
    const QList<QCheckBox *> boxes = page.findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 1 + championTasks().size());
    for (QCheckBox *box : boxes)
        box->setChecked(box == boxes.last());
    page.form()->editor(contact::leftOn)->setValue(QDate(2026, 10, 1));
    Q_EMIT page.form()->editor(contact::leftOn)->edited();
    QSignalSpy closed(&page, &Page::closeMe);
    QTest::mouseClick(makeButtonOf(page), Qt::LeftButton);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(s->fetch(ann).value(contact::leftOn).toDate(), QDate(2026, 10, 1));
    QCOMPARE(s->fetch(acme).link(u"Executive_Sponsor__c"_s), ann);
    const auto tasks = waitFor(s->store.find({.object = object_code::activity}));
    QCOMPARE(tasks->size(), 1);
    QCOMPARE(tasks->first().value(activity::dueDate).toDate(), QDate(2026, 12, 13)); // never overdue from the start
}

void TestChampion::anAccountIsAskedWhoLeaves()
{
    s->save(u"Contact"_s, {{contact::lastName, u"Gone"_s}, {contact::account, qlonglong(acme)}, {contact::left, true}});
    ChampionPage page(s->store, acme);
    page.show();
    QTRY_COMPARE(page.findChildren<LinkButton *>().size(), 2);
    QCOMPARE(Looks::nameless(&page), QStringList());
    QSignalSpy opened(&page, &Page::openPage);
    QSignalSpy closed(&page, &Page::closeMe);
    QTest::keyClick(page.findChildren<LinkButton *>().first(), Qt::Key_Space);
    QCOMPARE(opened.value(0).value(0).toString(), u"championChange:%1"_s.arg(ann));
    QCOMPARE(closed.size(), 1);
}

void TestChampion::aReviewIsAboutTheRunningContract_data()
{
    QTest::addColumn<QList<QDate>>("starts"); // of contracts of a year
    QTest::addColumn<QString>("status");
    QTest::addColumn<QDate>("renewal"); // of the account
    QTest::addColumn<QDate>("begins");
    const QDate renewal(2027, 3, 15);
    QTest::newRow("no contract") << QList<QDate> {} << u"Activated"_s << renewal << QDate(2026, 3, 15);
    QTest::newRow("the contract, not the renewal date") << QList<QDate> {QDate(2026, 2, 1)} << u"Activated"_s << renewal << QDate(2026, 2, 1);
    QTest::newRow("it began today") << QList<QDate> {QDate(2026, 11, 22)} << u"Activated"_s << renewal << QDate(2026, 11, 22);
    QTest::newRow("it begins tomorrow") << QList<QDate> {QDate(2026, 11, 23)} << u"Activated"_s << renewal << QDate(2026, 3, 15);
    QTest::newRow("it ended yesterday") << QList<QDate> {QDate(2025, 11, 22)} << u"Activated"_s << renewal << QDate(2026, 3, 15);
    QTest::newRow("its last day") << QList<QDate> {QDate(2025, 11, 23)} << u"Activated"_s << renewal << QDate(2025, 11, 23);
    QTest::newRow("only a draft") << QList<QDate> {QDate(2026, 2, 1)} << u"Draft"_s << renewal << QDate(2026, 3, 15);
    QTest::newRow("no renewal date, but a contract") << QList<QDate> {QDate(2026, 2, 1)} << u"Activated"_s << QDate() << QDate(2026, 2, 1);
    QTest::newRow("of two with as much the older") << QList<QDate> {QDate(2026, 5, 1), QDate(2026, 2, 1)} << u"Activated"_s << renewal << QDate(2026, 2, 1);
    QTest::newRow("nothing is known") << QList<QDate> {} << u"Activated"_s << QDate() << QDate();
}

void TestChampion::aReviewIsAboutTheRunningContract()
{
    QFETCH(QList<QDate>, starts);
    QFETCH(QString, status);
    QFETCH(QDate, renewal);
    QFETCH(QDate, begins);
    if (renewal.isValid()) {
        Record record = s->fetch(acme);
        record.set(account::renewalDate, renewal);
        QVERIFY(waitFor(s->store.save(record)));
    }
    for (const QDate &start : starts)
        s->save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, status}, {contract::start, start}, {contract::term, qlonglong(12)}, {contract::arr, 5.0}});
    const QDate today = s->store.context().today;
    QCOMPARE(waitFor(s->database.run([&](Connection &connection) { return contractStartOf(connection, acme, renewal, today); })), begins);
    const auto dates = waitFor(s->database.run([&](Connection &connection) { return readReviewDates(connection, today); }));
    QVERIFY(dates);
    QCOMPARE(dates->value(0).contractStart, begins);
    const auto review = waitFor(s->store.prepare(object_code::businessReview, {{business_review::account, qlonglong(acme)}}));
    QCOMPARE(review->value(business_review::first).toDate(), reviewedQuarter(begins.isValid() ? begins : QDate(2026, 1, 1), today).first);
}

QTEST_MAIN(TestChampion)
#include "tst_champion.moc"
