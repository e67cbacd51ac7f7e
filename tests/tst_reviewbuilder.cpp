#include "forms/reports/pagepreview.h"
#include "forms/reports/reviewbuilder.h"
#include "forms/reports/reviewspage.h"
#include "models/reports/reviewdraft.h"
#include "models/reports/reviewrecords.h"
#include "models/reports/reviewschedule.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "forms/look/widgets.h"
#include "forms/shell/navigationbar.h"
#include "tests/support/window.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

/// The builder of business reviews, by keys and clicks: a draft in one step, arranged, kept, published, written.
class TestReviewBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneStepFromTheAccountToADraft();
    void sectionsAreLeftOutMovedAndKept();
    void ownWordsAreKeptAndPrinted();
    void theCustomerCopySaysWhatIsLeftOut();
    void aLeakStopsTheCustomerCopy();
    void aPublishedReviewStaysAsItIs();
    void aNewVersionSaysWhatChanged();
    void aTemplateArrangesTheNextReview();
    void aFigureOpensItsRows();
    void aReviewIsDueByTierAndContract_data();
    void aReviewIsDueByTierAndContract();
    void aContractThatMovesTakesItsReviewsAlong();
    void theScheduleShowsWhatIsDueFirst();
    void allDueOfTierOneAreDraftedInOneBatch();
};

namespace {

/// The sample customers, with a review of one of them on the screen.
struct Desk {
    TestWindow w;
    ReviewBuilder *builder = nullptr;

    explicit Desk(const QString &customer = u"Kestrel Aerospace"_s)
    {
        [&] { QVERIFY(waitFor(Samples::fill(w.s.store))); }();
        open(customer);
    }
    void open(const QString &customer)
    {
        const auto found = waitFor(w.s.store.ids({.object = object_code::account, .where = {{account::name, Condition::Is::Equal, customer}}}));
        [&] { QVERIFY(w.window().openPage(u"newReview:"_s + QString::number(found->first()))); }();
        [&] { QTRY_VERIFY((builder = qobject_cast<ReviewBuilder *>(w.window().currentPage()))); }();
        [&] { QTRY_VERIFY(builder->outline().count() > 5); }();
        [&] { QTRY_VERIFY(!builder->isEdited()); }();
    }
    template <typename T>
    T *named(const QString &name) const
    {
        for (T *one : builder->findChildren<T *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : builder->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void click(const QString &text) const
    {
        [&] { QVERIFY2(button(text), qPrintable(text)); }();
        button(text)->click();
    }
    QString textOfPages() const { return toMarkdown(builder->document()); }
    ReviewDocument stored() const { return *documentOf(const_cast<TestWindow &>(w).s.fetch(builder->key().section(u':', 1).toLongLong())); }
};

} // namespace

void TestReviewBuilder::oneStepFromTheAccountToADraft()
{
    Desk d;
    QVERIFY(d.builder->title().contains(u"Kestrel Aerospace"_s));
    QCOMPARE(d.w.window().navigation()->tabKeys().filter(u"newReview"_s).size(), 0);
    QVERIFY(d.builder->pages().pages.size() > 8);
    QCOMPARE(d.stored().sections.size(), d.builder->document().sections.size());
    QCOMPARE(d.builder->outline().item(0)->text(), u"At a glance"_s);
}

void TestReviewBuilder::sectionsAreLeftOutMovedAndKept()
{
    Desk d;
    const int pages = int(d.builder->pages().pages.size());
    d.builder->outline().item(1)->setCheckState(Qt::Unchecked);
    QVERIFY(int(d.builder->pages().pages.size()) < pages);
    const QString third = d.builder->outline().item(2)->text();
    d.builder->outline().setCurrentRow(2);
    d.builder->outline().setFocus();
    QTest::keyClick(&d.builder->outline(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(d.builder->outline().item(1)->text(), third);
    QCOMPARE(d.builder->outline().currentRow(), 1);
    d.click(u"Move Down"_s);
    QCOMPARE(d.builder->outline().item(2)->text(), third);
    QVERIFY(d.builder->isEdited());
    QTRY_VERIFY(!d.builder->isEdited());
    QVERIFY(!d.stored().sections.at(1).included);
}

void TestReviewBuilder::ownWordsAreKeptAndPrinted()
{
    Desk d;
    d.builder->outline().setCurrentRow(1);
    d.named<QPlainTextEdit>(u"Own text"_s)->setPlainText(u"Thank you for the workshop in Toulouse."_s);
    QVERIFY(d.textOfPages().contains(u"Toulouse"_s));
    QVERIFY(d.builder->saveEdit());
    QTRY_VERIFY(!d.builder->isEdited());
    QCOMPARE(d.stored().sections.at(1).ownText, u"Thank you for the workshop in Toulouse."_s);
    d.builder->outline().setCurrentRow(2);
    QVERIFY(d.named<QPlainTextEdit>(u"Own text"_s)->toPlainText().isEmpty());
    d.builder->outline().setCurrentRow(1);
    d.click(u"Refresh Numbers"_s);
    QTRY_VERIFY(!d.builder->isEdited());
    QVERIFY(d.textOfPages().contains(u"Toulouse"_s));
}

void TestReviewBuilder::theCustomerCopySaysWhatIsLeftOut()
{
    Desk d;
    const int pages = int(d.builder->pages().pages.size());
    d.named<QComboBox>(u"Audience"_s)->setCurrentIndex(1);
    QVERIFY(int(d.builder->pages().pages.size()) < pages);
    bool said = false;
    for (const QLabel *label : d.builder->findChildren<QLabel *>())
        said = said || (label->text().startsWith(u"Customer copy"_s) && label->text().contains(u"Account standing"_s));
    QVERIFY(said);
}

void TestReviewBuilder::aLeakStopsTheCustomerCopy()
{
    Desk d;
    QTemporaryDir folder;
    QSignalSpy written(d.builder, &ReviewBuilder::written);
    d.named<QComboBox>(u"Audience"_s)->setCurrentIndex(1);
    d.builder->outline().setCurrentRow(1);
    auto *words = d.named<QPlainTextEdit>(u"Own text"_s);
    words->setPlainText(u"As we did for Riverbend Utilities."_s);
    d.builder->writeTo(folder.filePath(u"review.pdf"_s), u"pdf"_s);
    const auto *notice = d.builder->findChild<Notice *>();
    QTRY_VERIFY(notice->text().contains(u"Riverbend Utilities"_s));
    QVERIFY(!QFile::exists(folder.filePath(u"review.pdf"_s)));
    words->setPlainText(u"As we did elsewhere."_s);
    d.builder->writeTo(folder.filePath(u"review.pdf"_s), u"pdf"_s);
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(QFileInfo(folder.filePath(u"review.pdf"_s)).size() > 10000);
}

void TestReviewBuilder::aPublishedReviewStaysAsItIs()
{
    Desk d;
    d.click(u"Publish"_s);
    QTRY_VERIFY(d.button(u"New Version"_s)->isEnabled());
    QVERIFY(!d.button(u"Refresh Numbers"_s)->isEnabled());
    QVERIFY(!(d.builder->outline().item(0)->flags() & Qt::ItemIsUserCheckable));
    const ReviewDocument frozen = d.stored();
    d.w.s.save(u"Case"_s, {{support_case::subject, u"Late bug"_s}, {support_case::account, qlonglong(d.builder->about())}, {u"Type"_s, u"Bug"_s}});
    QCOMPARE(toMarkdown(d.stored()), toMarkdown(frozen));
    QCOMPARE(d.w.s.fetch(d.builder->key().section(u':', 1).toLongLong()).text(business_review::status), u"Published"_s);
}

void TestReviewBuilder::aNewVersionSaysWhatChanged()
{
    Desk d;
    const ReviewBuilder *first = d.builder;
    d.click(u"Publish"_s);
    QTRY_VERIFY(d.button(u"New Version"_s)->isEnabled());
    d.w.s.save(u"Activity"_s, {{activity::subject, u"Agreed later"_s}, {activity::what, qlonglong(d.builder->about())}, {activity::shared, true}, {activity::status, u"Not Started"_s}, {activity::subtype, u"Task"_s}});
    d.click(u"New Version"_s);
    QTRY_VERIFY(d.w.window().currentPage() != first && qobject_cast<ReviewBuilder *>(d.w.window().currentPage()));
    bool told = false;
    for (const QListWidget *list : first->findChildren<QListWidget *>()) {
        for (int row = 0; row < list->count(); ++row)
            told = told || list->item(row)->text().contains(u"Agreed steps open"_s);
    }
    QVERIFY(told);
    d.builder = qobject_cast<ReviewBuilder *>(d.w.window().currentPage());
    QTRY_COMPARE(d.builder->document().version, 2);
}

void TestReviewBuilder::aTemplateArrangesTheNextReview()
{
    Desk d(u"Kestrel Aerospace"_s); // Strategic, as is Riverbend Utilities
    d.builder->outline().setCurrentRow(0);
    d.click(u"Move Down"_s);
    d.builder->outline().item(3)->setCheckState(Qt::Unchecked);
    const QString left = d.builder->document().sections.at(3).key;
    d.click(u"Save as Template"_s);
    QTRY_VERIFY(!d.builder->isEdited());
    QTRY_VERIFY(!waitFor(d.w.s.store.fact(templateFact(u"Strategic"_s))).isEmpty());
    d.open(u"Riverbend Utilities"_s);
    QCOMPARE(d.builder->document().sections.at(1).key, u"summary"_s);
    QVERIFY(d.builder->document().section(left) && !d.builder->document().section(left)->included);
}

void TestReviewBuilder::aFigureOpensItsRows()
{
    Desk d;
    int row = 0;
    while (row < d.builder->outline().count() && d.builder->document().sections.at(row).key != u"goals")
        ++row;
    d.builder->outline().setCurrentRow(row);
    auto *figures = d.named<QTableWidget>(u"Figures of this section"_s);
    QVERIFY(figures->rowCount() > 0);
    figures->setCurrentCell(0, 0);
    d.click(u"Open Rows"_s);
    QTRY_COMPARE(d.w.window().currentPage()->key(), u"list:Success_Criterion__c"_s);
}

void TestReviewBuilder::aReviewIsDueByTierAndContract_data()
{
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("due");
    const QDate none;
    QTest::newRow("90 days after the kick-off") << u"Tier 3"_s << none << QDate(2026, 5, 1) << QDate(2026, 6, 30);
    QTest::newRow("overdue, not past help") << u"Tier 3"_s << none << QDate(2026, 8, 20) << QDate(2026, 6, 30);
    QTest::newRow("past help: the next one") << u"Tier 3"_s << none << QDate(2026, 9, 15) << QDate(2027, 1, 1);
    QTest::newRow("Tier 1 has one between") << u"Tier 1"_s << none << QDate(2026, 9, 15) << QDate(2026, 10, 1);
    QTest::newRow("met, so 90 days before the renewal") << u"Tier 2"_s << QDate(2026, 6, 25) << QDate(2026, 9, 15) << QDate(2027, 1, 1);
    QTest::newRow("met early") << u"Tier 2"_s << QDate(2026, 5, 16) << QDate(2026, 6, 1) << QDate(2027, 1, 1);
    QTest::newRow("too early for it") << u"Tier 2"_s << QDate(2026, 5, 10) << QDate(2026, 6, 1) << QDate(2026, 6, 30);
    QTest::newRow("all met: of the next year") << u"Tier 2"_s << QDate(2027, 1, 5) << QDate(2027, 1, 6) << QDate(2027, 6, 30);
}

void TestReviewBuilder::aReviewIsDueByTierAndContract()
{
    QFETCH(QString, tier);
    QFETCH(QDate, last);
    QFETCH(QDate, today);
    QTEST(nextReviewDue(tier, QDate(2026, 4, 1), last, today), "due");
}

void TestReviewBuilder::aContractThatMovesTakesItsReviewsAlong()
{
    TestStore s; // today is Nov 22, 2026
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::tier, u"Tier 1"_s}, {account::renewalDate, QDate(2027, 8, 15)}});
    const auto due = [&] {
        const auto schedule = waitFor(reviewSchedule(s.store));
        for (const ScheduledReview &one : *schedule) {
            if (one.account == acme)
                return one.due;
        }
        return QDate();
    };
    QCOMPARE(due(), QDate(2026, 11, 13)); // 90 days after Aug 15
    const auto quarter = [&] { return waitFor(reviewFacts(s.store, {acme, u"2026-11-22"_s})); };
    QCOMPARE(quarter()->first, QDate(2026, 11, 15));
    QCOMPARE(quarter()->last, QDate(2027, 2, 14));
    const ReviewDocument frozen = draftReview(*quarter(), s.schema, {});
    const auto kept = waitFor(s.store.save(reviewRecord(frozen)));
    QVERIFY(kept);
    Record moved = s.fetch(acme);
    moved.set(account::renewalDate, QDate(2027, 9, 30));
    QVERIFY(waitFor(s.store.save(moved)));
    QCOMPARE(due(), QDate(2026, 12, 29));
    QCOMPARE(quarter()->first, QDate(2026, 9, 30));
    QCOMPARE(quarter()->last, QDate(2026, 12, 29));
    // What is written stays about the quarter it was written for.
    const Result<ReviewDocument> stored = documentOf(s.fetch(*kept));
    QVERIFY(stored);
    QCOMPARE(stored->first, QDate(2026, 11, 15));
    QCOMPARE(toMarkdown(*stored), toMarkdown(frozen));
}

void TestReviewBuilder::theScheduleShowsWhatIsDueFirst()
{
    TestWindow w;
    QVERIFY(waitFor(Samples::fill(w.s.store)));
    QVERIFY(w.window().openPage(u"reviews"_s));
    auto *page = qobject_cast<ReviewsPage *>(w.window().currentPage());
    QAbstractItemModelTester tester(&page->model());
    QTRY_VERIFY(page->model().rowCount() > 30);
    for (int row = 1; row < page->model().rowCount(); ++row)
        QVERIFY(page->model().at(row - 1).due <= page->model().at(row).due);
    page->takeFocus();
    w.press(Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<ReviewBuilder *>(w.window().currentPage()));
}

void TestReviewBuilder::allDueOfTierOneAreDraftedInOneBatch()
{
    TestWindow w;
    QVERIFY(waitFor(Samples::fill(w.s.store)));
    const auto planned = waitFor(w.s.store.ids({.object = object_code::businessReview}));
    QVERIFY(waitFor(w.s.store.remove(*planned)));
    QVERIFY(w.window().openPage(u"reviews"_s));
    auto *page = qobject_cast<ReviewsPage *>(w.window().currentPage());
    QTRY_VERIFY(page->model().rowCount() > 30);
    int due = 0;
    for (int row = 0; row < page->model().rowCount(); ++row)
        due += page->model().at(row).tier == u"Tier 1" && !page->model().at(row).draft && page->model().at(row).daysLeft <= 30;
    QVERIFY(due > 0);
    QSignalSpy drafted(page, &ReviewsPage::drafted);
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text() == u"Draft All Due of Tier 1"_s)
            button->click();
    }
    QTRY_COMPARE(drafted.size(), 1);
    QCOMPARE(drafted.first().first().toInt(), due);
    const auto made = waitFor(w.s.store.ids({.object = object_code::businessReview}));
    QCOMPARE(int(made->size()), due);
    for (const RecordId id : *made)
        QVERIFY(documentOf(w.s.fetch(id))->sections.size() > 5);
}

QTEST_MAIN(TestReviewBuilder)
#include "tst_reviewbuilder.moc"
