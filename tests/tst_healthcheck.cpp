#include "forms/health/findingrow.h"
#include "forms/health/healthcheckpage.h"
#include "forms/look/theme.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/storage/reviewfacts.h"
#include "tests/support/hand.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

/// The page of a health check: typed feature by feature, saved as one step, findings that become review points, tasks and requests.
class TestHealthCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aCheckIsTypedAndSavedAsOneStep();
    void featuresOfTheLastCheckAreAskedForAgain();
    void aFindingBecomesATaskAndARequest();
    void findingsReachTheReview();
    void aRefusalKeepsWhatWasTyped();
    void itLooksRight_data();
    void itLooksRight();

private:
    std::unique_ptr<HealthCheckPage> shownPage();
    QLineEdit *line(FindingRow *row, const QString &name);
    int count(int object) { return *waitFor(s->store.count({.object = object})); }

    std::unique_ptr<TestStore> s;
    Theme theme;
    RecordId acme = 0;
    RecordId check = 0;
};

void TestHealthCheck::init()
{
    s = std::make_unique<TestStore>();
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
    acme = s->save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId old = s->save(u"Health_Check__c"_s, {{health_check::account, qlonglong(acme)}, {health_check::date, QDate(2026, 8, 3)}});
    for (const QString &feature : {u"Bulk edit"_s, u"Offline mode"_s})
        s->save(u"Health_Check_Finding__c"_s, {{health_check_finding::feature, feature}, {health_check_finding::check, qlonglong(old)}, {health_check_finding::used, u"Used"_s}});
    check = s->save(u"Health_Check__c"_s, {{health_check::account, qlonglong(acme)}, {health_check::date, QDate(2026, 11, 20)}});
    s->save(u"Health_Check_Finding__c"_s, {{health_check_finding::feature, u"Bulk edit"_s}, {health_check_finding::check, qlonglong(check)}, {health_check_finding::used, u"Not used"_s},
                                           {health_check_finding::why, u"Nobody knew it."_s}, {health_check_finding::better, u"Show it to the night shift."_s}, {health_check_finding::inReview, true}});
}

void TestHealthCheck::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

std::unique_ptr<HealthCheckPage> TestHealthCheck::shownPage()
{
    auto page = std::make_unique<HealthCheckPage>(s->store, check);
    QSignalSpy shown(page.get(), &HealthCheckPage::shown);
    page->resize(1200, 850);
    page->show();
    if (shown.isEmpty())
        shown.wait();
    return page;
}

QLineEdit *TestHealthCheck::line(FindingRow *row, const QString &name)
{
    for (QLineEdit *one : row->findChildren<QLineEdit *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

void TestHealthCheck::aCheckIsTypedAndSavedAsOneStep()
{
    const auto page = shownPage();
    QCOMPARE(page->rows().size(), 1);
    QVERIFY(!page->isEdited());
    Hand hand(page.get());
    hand.click(hand.named(u"Add Feature"_s));
    QCOMPARE(page->rows().size(), 2);
    QVERIFY(!page->isEdited()); // nothing typed yet
    FindingRow *row = page->rows().last();
    line(row, u"Feature"_s)->setText(u"Shared filters"_s);
    row->findChild<QComboBox *>()->setCurrentIndex(2);
    line(row, u"Why"_s)->setText(u"Only the day shift."_s);
    line(page->rows().first(), u"Why"_s)->setText(u"Nobody knew of it."_s);
    QVERIFY(page->isEdited());
    QSignalSpy shown(page.get(), &HealthCheckPage::shown);
    QVERIFY(page->saveEdit());
    QTRY_VERIFY(!shown.isEmpty() && !page->isEdited());
    const auto found = waitFor(s->store.find({.object = object_code::healthCheckFinding, .where = {{health_check_finding::check, Condition::Is::Equal, qlonglong(check)}}, .sort = health_check_finding::feature}));
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).text(health_check_finding::why), u"Nobody knew of it."_s);
    QCOMPARE(found->at(1).text(health_check_finding::used), u"Partly used"_s);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(count(object_code::healthCheckFinding), 3);
    QTRY_COMPARE(page->rows().size(), 1);
}

void TestHealthCheck::featuresOfTheLastCheckAreAskedForAgain()
{
    const auto page = shownPage();
    Hand hand(page.get());
    hand.click(hand.named(u"Add Features of the Last Check"_s));
    QTRY_COMPARE(page->rows().size(), 2); // Bulk edit is there already
    QCOMPARE(page->rows().last()->feature(), u"Offline mode"_s);
}

void TestHealthCheck::aFindingBecomesATaskAndARequest()
{
    const auto page = shownPage();
    Hand hand(page.get());
    hand.click(hand.named(u"Make Task"_s));
    QTRY_COMPARE(count(object_code::activity), 1);
    const auto tasks = waitFor(s->store.find({.object = object_code::activity}));
    QCOMPARE(tasks->first().text(activity::subject), u"Bulk edit: Show it to the night shift."_s);
    QCOMPARE(tasks->first().link(activity::account), acme);
    hand.click(hand.named(u"Make Request"_s));
    QTRY_COMPARE(count(object_code::featureRequestAsk), 1);
    QCOMPARE(waitFor(s->store.find({.object = object_code::featureRequestAsk}))->first().link(feature_request_ask::account), acme);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(count(object_code::featureRequest), 0);
    QCOMPARE(count(object_code::featureRequestAsk), 0);
}

void TestHealthCheck::findingsReachTheReview()
{
    const auto facts = waitFor(reviewFacts(s->store, {acme, u"2026-11-20"_s}));
    QVERIFY(facts);
    QCOMPARE(facts->findings.size(), 1);
    QVERIFY(facts->findings.first().inReview);
    {
        const auto page = shownPage();
        page->rows().first()->findChild<QCheckBox *>()->setChecked(false);
        QSignalSpy shown(page.get(), &HealthCheckPage::shown);
        QVERIFY(page->saveEdit());
        QTRY_VERIFY(!shown.isEmpty());
    }
    QVERIFY(!waitFor(reviewFacts(s->store, {acme, u"2026-11-20"_s}))->findings.first().inReview);
}

void TestHealthCheck::aRefusalKeepsWhatWasTyped()
{
    const auto page = shownPage();
    Hand hand(page.get());
    hand.click(hand.named(u"Add Feature"_s));
    line(page->rows().last(), u"Feature"_s)->setText(u"Audit log"_s); // and nobody said whether it is used
    QVERIFY(page->saveEdit());
    auto *save = static_cast<QPushButton *>(hand.named(u"Save"_s));
    QTRY_VERIFY(save->isEnabled());
    QCOMPARE(page->rows().last()->feature(), u"Audit log"_s);
    QCOMPARE(count(object_code::healthCheckFinding), 3);
}

void TestHealthCheck::itLooksRight_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("light") << Theme::Mode::Light;
    QTest::newRow("dark") << Theme::Mode::Dark;
}

void TestHealthCheck::itLooksRight()
{
    QFETCH(Theme::Mode, mode);
    theme.setMode(mode);
    theme.apply(*qApp);
    const auto page = shownPage();
    Looks::keep(page.get(), u"healthcheck-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    const auto faults = [&page] { return Looks::clipped(page.get()) + Looks::sideways(page.get()) + Looks::nameless(page.get()); };
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

QTEST_MAIN(TestHealthCheck)
#include "tst_healthcheck.moc"
