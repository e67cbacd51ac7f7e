#include "forms/health/healthpage.h"
#include "forms/health/healthpanel.h"
#include "forms/health/weekbars.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/lists/healthbookmodel.h"
#include "models/lists/healthpartsmodel.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/storage/usage.h"
#include "tests/support/hand.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>

/// Health as people see it: the tab of an account that explains its score, and the page of the whole book with its sliders.
class TestHealthPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTabExplainsTheScore();
    void theComputedHealthIsTakenWithAClickAndTakenBackWithUndo();
    void aHandSetHealthStandsBesideTheComputedOne();
    void theBookIsRankedPoorestFirst();
    void aSliderRanksTheBookAnewAndChangesNothing();
    void weightsThatTotalAHundredAreKept();
    void weightsAreBroughtToAHundredInProportion();
    void aCustomerOpensWithTheKeyboard();
    void bothLookRight_data();
    void bothLookRight();

private:
    RecordId account(const QString &name, double users, const QString &severity);
    template <typename T>
    std::unique_ptr<T> shownPage(T *page)
    {
        QSignalSpy shown(page, &T::shown);
        page->resize(1200, 900);
        page->show();
        if (shown.isEmpty())
            shown.wait();
        return std::unique_ptr<T>(page);
    }
    static QPushButton *button(QWidget *in, const QString &text)
    {
        for (QPushButton *one : in->findChildren<QPushButton *>()) {
            if (one->text().trimmed() == text)
                return one;
        }
        return nullptr;
    }
    static bool says(QWidget *in, const QString &words)
    {
        const auto labels = in->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(words); });
    }

    std::unique_ptr<TestStore> s;
    Theme theme;
    RecordId used = 0;
    RecordId calm = 0;
};

void TestHealthPages::init()
{
    s = std::make_unique<TestStore>();
    theme.setMode(Theme::Mode::Light);
    theme.setZoom(1);
    theme.apply(*qApp);
    used = account(u"Used, in trouble"_s, 80, u"P0"_s);
    calm = account(u"Unused, calm"_s, 40, u"P3"_s);
}

RecordId TestHealthPages::account(const QString &name, double users, const QString &severity)
{
    const RecordId id = s->save(u"Account"_s, {{account::name, name}, {account::seats, 100}, {account::arr, 50000.0}, {account::health, u"Watch"_s}, {account::healthScore, 50}});
    (void)waitFor(storeUsage(s->store, {{id, metric::mau, QDate(2026, 7, 1), users}, {id, metric::mau, QDate(2026, 10, 1), users}}, u"test"_s));
    for (int i = 0; i < 2; ++i)
        s->saveOne(*s->schema.type(object_code::supportCase), {{support_case::account, qlonglong(id)}, {support_case::severity, severity}, {support_case::status, u"New"_s}});
    return id;
}

void TestHealthPages::theTabExplainsTheScore()
{
    const auto panel = shownPage(new HealthPanel(s->store, used));
    auto *model = panel->findChild<HealthPartsModel *>();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(says(panel.get(), u"67"_s)); // (20 × 100 + 15 × 66.7 + 10 × 0) ÷ 45
    QVERIFY(says(panel.get(), u"(20 × 100 + 15 × 67 + 10 × 0) ÷ 45 = 67"_s));
    QCOMPARE(model->index(health_measure::mauSeats, HealthPartsModel::Value).data().toString(), u"80 %"_s);
    QCOMPARE(model->index(health_measure::nps, HealthPartsModel::Points).data().toString(), u"No data"_s);
    QCOMPARE(model->index(health_measure::nps, HealthPartsModel::Adds).data().toString(), u"left out"_s);
    // A change elsewhere is shown without being asked.
    (void)waitFor(storeUsage(s->store, {{used, metric::nps, QDate(2026, 11, 1), 50}}, u"survey"_s));
    QTRY_COMPARE(model->index(health_measure::nps, HealthPartsModel::Points).data().toString(), u"100"_s);
}

void TestHealthPages::theComputedHealthIsTakenWithAClickAndTakenBackWithUndo()
{
    const auto panel = shownPage(new HealthPanel(s->store, used));
    Hand hand(panel.get());
    hand.click(button(panel.get(), u"Use Computed Health"_s));
    QTRY_COMPARE(s->fetch(used).value(account::healthScore).toInt(), 67);
    QCOMPARE(s->fetch(used).text(account::health), u"Watch"_s);
    QTRY_VERIFY(!button(panel.get(), u"Use Computed Health"_s)->isVisible());
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(s->fetch(used).value(account::healthScore).toInt(), 50);
    QTRY_VERIFY(button(panel.get(), u"Use Computed Health"_s)->isVisible());
}

void TestHealthPages::aHandSetHealthStandsBesideTheComputedOne()
{
    Record record = s->fetch(used);
    record.set(account::health, u"At risk"_s);
    record.set(account::overrideReason, u"The sponsor leaves in May."_s);
    record.set(account::overrideUntil, QDate(2026, 12, 31));
    QVERIFY(waitFor(s->store.save(record)));
    const auto panel = shownPage(new HealthPanel(s->store, used));
    QVERIFY(says(panel.get(), u"The sponsor leaves in May."_s));
    QVERIFY(says(panel.get(), u"67"_s));
    Hand hand(panel.get());
    hand.click(button(panel.get(), u"Set by Hand…"_s));
    QTRY_VERIFY(panel->findChild<QDialog *>());
    QTRY_VERIFY(panel->findChild<QDialog *>()->findChild<QWidget *>(account::overrideReason));
}

void TestHealthPages::theBookIsRankedPoorestFirst()
{
    const auto page = shownPage(new HealthPage(s->store));
    auto *model = page->findChild<HealthBookModel *>();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->at(0).id, calm); // (20 × 20 + 15 × 66.7 + 10 × 100) ÷ 45 = 53
    QCOMPARE(model->index(0, HealthBookModel::Health).data().toString(), u"Watch · 53"_s);
    QCOMPARE(model->index(0, HealthBookModel::InForce).data().toString(), u"Watch · 50"_s);
}

void TestHealthPages::aSliderRanksTheBookAnewAndChangesNothing()
{
    const auto page = shownPage(new HealthPage(s->store));
    auto *model = page->findChild<HealthBookModel *>();
    const QList<QSlider *> sliders = page->findChildren<QSlider *>();
    QCOMPARE(sliders.size(), qsizetype(health_measure::count));
    for (QSlider *slider : sliders)
        slider->setValue(slider->accessibleName() == healthMeasureLabel(health_measure::severe) ? 90 : slider->accessibleName() == healthMeasureLabel(health_measure::mauSeats) ? 10 : 0);
    QCOMPARE(model->at(0).id, used);
    QCOMPARE(model->index(0, HealthBookModel::Health).data().toString(), u"At risk · 10"_s);
    QCOMPARE(model->index(0, HealthBookModel::WhatIf).data().toString(), u"−57"_s);
    QCOMPARE(s->fetch(used).value(account::healthScore).toInt(), 50);
    Hand hand(page.get());
    hand.click(button(page.get(), u"Reset"_s));
    QCOMPARE(model->at(0).id, calm);
}

void TestHealthPages::weightsThatTotalAHundredAreKept()
{
    Record profile = newRecord(*s->schema.type(object_code::healthProfile), s->store.context());
    profile.set(health_profile::name, u"Ours"_s);
    const RecordId id = *waitFor(s->store.save(profile));
    const auto page = shownPage(new HealthPage(s->store));
    QPushButton *keep = button(page.get(), u"Keep These Weights"_s);
    QVERIFY(!keep->isEnabled());
    const QList<QSpinBox *> numbers = page->findChildren<QSpinBox *>();
    numbers[health_measure::mauSeats]->setValue(30);
    QVERIFY(!keep->isEnabled()); // 110
    numbers[health_measure::dauMau]->setValue(5);
    QVERIFY(keep->isEnabled());
    QSignalSpy toast(page.get(), &Page::toast);
    Hand hand(page.get());
    hand.click(keep);
    QTRY_VERIFY2(toast.size() == 1, qPrintable(page->findChild<Notice *>()->text()));
    QCOMPARE(s->fetch(id).value(healthMeasures()[health_measure::mauSeats].weightField()).toInt(), 30);
    QTRY_VERIFY(!keep->isEnabled());
}

void TestHealthPages::weightsAreBroughtToAHundredInProportion()
{
    const auto page = shownPage(new HealthPage(s->store));
    const QList<QSpinBox *> numbers = page->findChildren<QSpinBox *>();
    numbers[health_measure::mauSeats]->setValue(60);
    Hand hand(page.get());
    hand.click(button(page.get(), u"Make It 100"_s));
    int total = 0;
    for (const QSpinBox *number : numbers)
        total += number->value();
    QCOMPARE(total, 100);
    QVERIFY(numbers[health_measure::mauSeats]->value() > 35);
}

void TestHealthPages::aCustomerOpensWithTheKeyboard()
{
    const auto page = shownPage(new HealthPage(s->store));
    QSignalSpy opened(page.get(), &Page::openRecord);
    auto *table = page->findChild<QTableView *>();
    table->setCurrentIndex(table->model()->index(0, HealthBookModel::Customer));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<RecordId>(), calm);
}

void TestHealthPages::bothLookRight_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << Theme::Mode::Light << 1.0 << Qt::LeftToRight;
    QTest::newRow("dark") << Theme::Mode::Dark << 1.0 << Qt::LeftToRight;
    QTest::newRow("right to left") << Theme::Mode::Light << 1.0 << Qt::RightToLeft;
    QTest::newRow("large text") << Theme::Mode::Light << 2.0 << Qt::LeftToRight;
}

void TestHealthPages::bothLookRight()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(double, zoom);
    QFETCH(Qt::LayoutDirection, direction);
    theme.setMode(mode);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    qApp->setLayoutDirection(direction);
    const auto panel = shownPage(new HealthPanel(s->store, used));
    const auto page = shownPage(new HealthPage(s->store));
    qApp->setLayoutDirection(Qt::LeftToRight);
    for (QWidget *widget : {static_cast<QWidget *>(panel.get()), static_cast<QWidget *>(page.get())}) {
        Looks::keep(widget, u"health-%1-%2"_s.arg(QString::fromLatin1(widget->metaObject()->className()), QString::fromLatin1(QTest::currentDataTag())));
        const auto faults = [widget] { return Looks::clipped(widget) + Looks::sideways(widget) + Looks::nameless(widget); };
        QTRY_VERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
    }
}

QTEST_MAIN(TestHealthPages)
#include "tst_healthpages.moc"
