#include "forms/charts/chart.h"
#include "forms/look/theme.h"
#include "forms/usage/pastedialog.h"
#include "forms/usage/usagepanel.h"
#include "models/lists/usagegridmodel.h"
#include "models/schema/objects/names.h"
#include "tests/support/hand.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <cmath>

/// Usage numbers in the window: the chart with its gaps, the sheet of months, a pasted table, and what can be taken back.
class TestUsagePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingMonthsAreGaps();
    void sharesAreDerived();
    void aTypedValueIsStoredAndAnEmptiedOneRemoved();
    void whatComesFromDaysIsNotTypedOver();
    void whatIsNoNumberIsRefusedInWords();
    void aPastedTableIsStoredAndTakenBack();
    void itLooksRight_data();
    void itLooksRight();

private:
    void use(const QString &metric, const QDate &day, double value) { (void)waitFor(storeUsage(s->store, {{acme, metric, day, value}}, u"test"_s)); }
    std::unique_ptr<UsagePanel> shownPanel();
    QModelIndex cell(UsagePanel &panel, const QString &metric, const QDate &month);
    std::optional<double> stored(const QString &metric, const QDate &day);

    std::unique_ptr<TestStore> s;
    Theme theme;
    RecordId acme = 0;
};

void TestUsagePanel::init()
{
    s = std::make_unique<TestStore>();
    theme.setMode(Theme::Mode::Light);
    theme.setZoom(1);
    theme.apply(*qApp);
    acme = s->save(u"Account"_s, {{account::name, u"Acme"_s}, {account::seats, 200}});
    use(metric::mau, QDate(2026, 7, 1), 100);
    use(metric::mau, QDate(2026, 8, 1), 104);
    use(metric::mau, QDate(2026, 10, 1), 110);
    use(metric::dau, QDate(2026, 10, 5), 30);
    use(metric::dau, QDate(2026, 10, 6), 36);
}

std::unique_ptr<UsagePanel> TestUsagePanel::shownPanel()
{
    auto panel = std::make_unique<UsagePanel>(s->store, acme);
    QSignalSpy shown(panel.get(), &UsagePanel::shown);
    panel->resize(1000, 1000);
    panel->show();
    if (shown.isEmpty())
        shown.wait();
    return panel;
}

QModelIndex TestUsagePanel::cell(UsagePanel &panel, const QString &metric, const QDate &month)
{
    auto *model = panel.findChild<UsageGridModel *>();
    return model->index(int(model->metrics().indexOf(metric)), int(model->months().indexOf(month)));
}

std::optional<double> TestUsagePanel::stored(const QString &metric, const QDate &day)
{
    const auto usage = waitFor(usageOf(s->store, acme));
    for (const UsageSeries &series : *usage) {
        for (const UsagePoint &point : series.points) {
            if (series.metric == metric && point.day == day)
                return point.value;
        }
    }
    return std::nullopt;
}

void TestUsagePanel::missingMonthsAreGaps()
{
    const auto panel = shownPanel();
    const ChartContent content = panel->findChild<Chart *>()->content();
    QCOMPARE(content.categories.size(), 4); // July to October
    const auto mau = std::find_if(content.series.cbegin(), content.series.cend(), [](const ChartContent::Series &one) { return one.name == metricLabel(metric::mau); });
    QCOMPARE(mau->values.at(0), 100.0);
    QVERIFY(std::isnan(mau->values.at(2)));
    QCOMPARE(mau->values.at(3), 110.0);
}

void TestUsagePanel::sharesAreDerived()
{
    const auto panel = shownPanel();
    QComboBox *choice = panel->findChild<QComboBox *>();
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    const ChartContent content = panel->findChild<Chart *>()->content();
    QCOMPARE(content.series.size(), 2);
    QCOMPARE(content.series.at(0).values.last(), 30.0); // the mean of 30 and 36 of 110
    QCOMPARE(content.series.at(1).values.last(), 55.0); // 110 of 200 seats of the account
}

void TestUsagePanel::aTypedValueIsStoredAndAnEmptiedOneRemoved()
{
    const auto panel = shownPanel();
    auto *table = panel->findChild<QTableView *>();
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    table->setCurrentIndex(cell(*panel, metric::mau, QDate(2026, 9, 1)));
    QTest::keyClick(table, Qt::Key_F2);
    auto *editor = table->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"1007"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(stored(metric::mau, QDate(2026, 9, 1)), std::optional(1007.0));
    QTRY_VERIFY(!std::isnan(panel->findChild<Chart *>()->content().series.first().values.at(2)));
    QVERIFY(table->model()->setData(cell(*panel, metric::mau, QDate(2026, 9, 1)), QString(), Qt::EditRole));
    QTRY_VERIFY(!stored(metric::mau, QDate(2026, 9, 1)));
}

void TestUsagePanel::whatComesFromDaysIsNotTypedOver()
{
    const auto panel = shownPanel();
    const QModelIndex days = cell(*panel, metric::dau, QDate(2026, 10, 1));
    QCOMPARE(days.data().toString(), u"33"_s);
    QVERIFY(!(days.flags() & Qt::ItemIsEditable));
}

void TestUsagePanel::whatIsNoNumberIsRefusedInWords()
{
    const auto panel = shownPanel();
    auto *model = panel->findChild<UsageGridModel *>();
    QSignalSpy refused(model, &UsageGridModel::refused);
    QVERIFY(!model->setData(cell(*panel, metric::mau, QDate(2026, 9, 1)), u"many"_s, Qt::EditRole));
    QVERIFY(refused.first().first().toString().contains(u"many"_s));
    QVERIFY(!stored(metric::mau, QDate(2026, 9, 1)));
}

void TestUsagePanel::aPastedTableIsStoredAndTakenBack()
{
    const auto panel = shownPanel();
    Hand hand(panel.get());
    hand.click(hand.named(u"Paste Table…"_s));
    QTRY_VERIFY(panel->findChild<UsagePasteDialog *>());
    auto *dialog = panel->findChild<UsagePasteDialog *>();
    QPushButton *keep = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        keep = button->text() == u"Store Numbers" ? button : keep;
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"Metric\tAug 2026\tSep 2026\nMonthly active users\t105\t108\nTickets\tx\t4\n"_s);
    QTRY_VERIFY(keep->isEnabled());
    QTest::mouseClick(keep, Qt::LeftButton);
    QTRY_COMPARE(stored(metric::mau, QDate(2026, 9, 1)), std::optional(108.0));
    QCOMPARE(stored(metric::mau, QDate(2026, 8, 1)), std::optional(105.0));
    QCOMPARE(stored(u"Tickets"_s, QDate(2026, 9, 1)), std::optional(4.0));
    QTRY_VERIFY(hand.named(u"Take Back"_s));
    QTRY_VERIFY(hand.named(u"Take Back"_s)->accessibleDescription().contains(u"Paste a table"_s));
    hand.click(hand.named(u"Take Back"_s));
    QTRY_COMPARE(stored(metric::mau, QDate(2026, 8, 1)), std::optional(104.0));
    QVERIFY(!stored(metric::mau, QDate(2026, 9, 1)));
}

void TestUsagePanel::itLooksRight_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<double>("zoom");
    QTest::newRow("light") << Theme::Mode::Light << 1.0;
    QTest::newRow("dark") << Theme::Mode::Dark << 1.0;
    QTest::newRow("large text") << Theme::Mode::Light << 2.0;
}

void TestUsagePanel::itLooksRight()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(double, zoom);
    theme.setMode(mode);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    const auto panel = shownPanel();
    Looks::keep(panel.get(), u"usage-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    const auto faults = [&panel] { return Looks::clipped(panel.get()) + Looks::sideways(panel.get()) + Looks::nameless(panel.get()); };
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

QTEST_MAIN(TestUsagePanel)
#include "tst_usagepanel.moc"
