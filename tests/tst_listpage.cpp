#include "forms/lists/columnsdialog.h"
#include "forms/lists/listheaders.h"
#include "forms/lists/listpage.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

/// A list with some accounts, as a person sees it.
struct Scene {
    TestStore store;
    ViewState state;
    std::unique_ptr<ListPage> page;

    explicit Scene(const QStringList &names = {u"Delta"_s, u"Alpha"_s, u"Charlie"_s, u"Bravo"_s}, int object = object_code::account)
    {
        for (int i = 0; i < names.size(); ++i)
            store.save(u"Account"_s, {{account::name, names.at(i)}, {account::arr, 1000.0 * i}});
        open(object);
    }
    void open(int object = object_code::account)
    {
        page.reset();
        page = std::make_unique<ListPage>(store.store, state, object);
        page->resize(1300, 700);
        page->show();
        [&] { QTRY_VERIFY(page->model().isReady() && isLoaded()); }();
    }
    bool isLoaded() const { return page->model().rowCount() == 0 || page->model().index(0, 0).data(RecordListModel::LoadedRole).toBool(); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < page->model().rowCount(); ++row)
            all << page->model().index(row, column(account::name)).data().toString();
        return all;
    }
    int column(const QString &field) const { return int(page->model().columns().indexOf(field)); }
    QPoint middleOf(int row, const QString &field) const { return page->table().visualRect(page->model().index(row, column(field))).center(); }
    QPoint linkAt(int row) const
    {
        const QRect cell = page->table().visualRect(page->model().index(row, column(account::name)));
        return {cell.left() + 20, cell.center().y()};
    }
    void clickHeader(const QString &field, Qt::KeyboardModifiers modifiers = {}) const
    {
        const ListHeader *header = page->table().header();
        const QPoint pos(header->sectionViewportPosition(column(field)) + 30, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, pos);
    }
    template <typename T>
    T *child(const QString &accessibleName) const
    {
        for (T *one : page->findChildren<T *>()) {
            if (one->accessibleName() == accessibleName)
                return one;
        }
        qFatal("no %s", qPrintable(accessibleName));
    }
};

class TestListPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aListShowsItsRecordsByName();
    void aClickOnANameOpensIt();
    void aClickOnAHeadSortsAndASecondOneReverses();
    void shiftAddsASecondKeyAndTheOrderIsRemembered();
    void searchNarrowsTheListAndClearingBringsItBack();
    void aPlainClickChoosesNothingATickDoes();
    void spaceShiftAndControlChooseRows();
    void deleteMovesToTheBinAndUndoBringsBack();
    void copyGivesTabsAndATable();
    void copyWithoutSelectionGivesTheCell();
    void aNarrowedListHasAWayBack();
    void columnsAreChosenMovedAndRemembered();
    void anEmptyListOffersOneButton();
    void keysWalkTheList();
    void selectionAndPlaceSurviveAChange();
    void theNeighbourOfARecordFollowsTheOrder();
    void namesAreSpokenAndTabLeavesTheTable();
    void exportWritesTheShownColumns();
    void theBoxesOfAContactStandBehindTheName();
};

void TestListPage::aListShowsItsRecordsByName()
{
    Scene s;
    QCOMPARE(s.page->key(), u"list:Account"_s);
    QCOMPARE(s.names(), QStringList({u"Alpha"_s, u"Bravo"_s, u"Charlie"_s, u"Delta"_s, account::holdPublicName}));
}

void TestListPage::aClickOnANameOpensIt()
{
    Scene s;
    QSignalSpy opened(s.page.get(), &Page::openRecord);
    QTest::mouseClick(s.page->table().viewport(), Qt::LeftButton, {}, s.linkAt(1));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toLongLong(), s.page->model().idAt(1));
    QCOMPARE(opened.at(0).at(1).toBool(), false);
    QTest::mouseClick(s.page->table().viewport(), Qt::LeftButton, Qt::ControlModifier, s.linkAt(2));
    QCOMPARE(opened.at(1).at(1).toBool(), true);
    QTest::mouseClick(s.page->table().viewport(), Qt::MiddleButton, {}, s.linkAt(0));
    QCOMPARE(opened.at(2).at(0).toLongLong(), s.page->model().idAt(0));
    QCOMPARE(opened.at(2).at(1).toBool(), true);
    QTest::mouseClick(s.page->table().viewport(), Qt::LeftButton, {}, s.middleOf(1, account::segment));
    QCOMPARE(opened.size(), 3);
    QTest::keyClick(&s.page->table(), Qt::Key_Return);
    QCOMPARE(opened.at(3).at(0).toLongLong(), s.page->model().idAt(1));
}

void TestListPage::aClickOnAHeadSortsAndASecondOneReverses()
{
    Scene s;
    s.clickHeader(account::arr);
    QTRY_COMPARE(s.names().value(0), u"Delta"_s);
    QCOMPARE(s.names().last(), account::holdPublicName); // without a value: at the end
    s.clickHeader(account::arr);
    QTRY_COMPARE(s.names().value(0), u"Bravo"_s);
    QCOMPARE(s.names().last(), account::holdPublicName);
}

void TestListPage::shiftAddsASecondKeyAndTheOrderIsRemembered()
{
    Scene s;
    s.clickHeader(account::segment);
    s.clickHeader(account::arr, Qt::ShiftModifier);
    s.clickHeader(account::arr, Qt::ShiftModifier);
    QCOMPARE(s.page->model().query().sort, account::segment);
    QCOMPARE(s.page->model().query().thenBy, account::arr);
    QVERIFY(s.page->model().query().thenDescending);
    QTRY_COMPARE(s.names().value(0), u"Bravo"_s);
    QCOMPARE(s.page->model().headerData(s.column(account::arr), Qt::Horizontal, Qt::AccessibleDescriptionRole).toString(), u"then sorted descending"_s);
    s.open();
    QCOMPARE(s.page->model().query().thenBy, account::arr);
    QCOMPARE(s.names().value(0), u"Bravo"_s);
}

void TestListPage::searchNarrowsTheListAndClearingBringsItBack()
{
    Scene s;
    QVERIFY(s.page->find());
    auto *search = s.child<QLineEdit>(u"Search this list"_s);
    QTest::keyClicks(search, u"bra"_s);
    QTRY_COMPARE(s.names(), QStringList {u"Bravo"_s});
    QTest::keyClicks(search, u"xx"_s);
    QTRY_VERIFY(!s.page->table().isVisible());
    QTest::mouseClick(s.child<QPushButton>(u"Clear Search"_s), Qt::LeftButton);
    QTRY_COMPARE(s.names().size(), 5);
    QVERIFY(s.page->table().isVisible());
}

void TestListPage::aPlainClickChoosesNothingATickDoes()
{
    Scene s;
    RecordTable &table = s.page->table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, s.middleOf(2, account::segment));
    QCOMPARE(table.chosenCount(), 0);
    QCOMPARE(table.currentIndex().row(), 2);
    const auto tick = [&](int row, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(table.verticalHeader()->viewport(), Qt::LeftButton, modifiers, QPoint(15, table.rowViewportPosition(row) + 15));
    };
    tick(1);
    tick(3);
    QCOMPARE(table.chosen(), QList<RecordId>({s.page->model().idAt(1), s.page->model().idAt(3)}));
    tick(1);
    QCOMPARE(table.chosenCount(), 1);
    tick(4, Qt::ShiftModifier);
    QCOMPARE(table.chosenCount(), 4);
    QTest::mouseClick(s.child<QPushButton>(u"Clear Selection"_s), Qt::LeftButton);
    QCOMPARE(table.chosenCount(), 0);
}

void TestListPage::spaceShiftAndControlChooseRows()
{
    Scene s;
    RecordTable &table = s.page->table();
    s.page->takeFocus();
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(table.chosenCount(), 1);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.chosenCount(), 1);
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(table.chosenCount(), 2);
    QTest::keyClick(&table, Qt::Key_Escape);
    QCOMPARE(table.chosenCount(), 0);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.chosenCount(), 2);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ControlModifier, s.middleOf(4, account::segment));
    QCOMPARE(table.chosenCount(), 3);
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table.chosenCount(), 5);
}

void TestListPage::deleteMovesToTheBinAndUndoBringsBack()
{
    Scene s;
    QSignalSpy toasts(s.page.get(), &Page::toast);
    s.page->takeFocus();
    QTest::keyClick(&s.page->table(), Qt::Key_Delete);
    QTRY_COMPARE(s.names().value(0), u"Bravo"_s);
    QTRY_COMPARE(toasts.size(), 1);
    QVERIFY(toasts.at(0).at(1).toBool()); // with Undo
    QVERIFY(s.page->table().currentIndex().isValid());
    QVERIFY(waitFor(s.store.store.undo()));
    QTRY_COMPARE(s.names().value(0), u"Alpha"_s);
    s.page->table().selectRow(1);
    s.page->table().selectionModel()->select(s.page->model().index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::mouseClick(s.child<QPushButton>(u"Delete"_s), Qt::LeftButton);
    QTRY_VERIFY(!s.names().contains(u"Bravo"_s));
    QCOMPARE(s.page->table().chosenCount(), 0);
}

void TestListPage::copyGivesTabsAndATable()
{
    Scene s({u"A<b>&"_s, u"B"_s});
    QSignalSpy toasts(s.page.get(), &Page::toast);
    s.page->table().selectAll();
    QTest::keyClick(&s.page->table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(toasts.size(), 1);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    const QStringList lines = copied->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0).section(u'\t', 0, 0), u"Account Name"_s);
    QCOMPARE(lines.at(1).section(u'\t', 0, 0), u"A<b>&"_s);
    QVERIFY(copied->html().contains(u"<td>A&lt;b&gt;&amp;</td>"_s));
}

void TestListPage::copyWithoutSelectionGivesTheCell()
{
    Scene s;
    s.page->takeFocus();
    QTest::keyClick(&s.page->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Alpha"_s);
}

void TestListPage::aNarrowedListHasAWayBack()
{
    Scene s;
    QSignalSpy titles(s.page.get(), &Page::titleChanged);
    s.page->narrow({{account::arr, Condition::Is::GreaterOrEqual, 2000.0}}, u"Over 2,000"_s);
    QTRY_COMPARE(s.names(), QStringList({u"Bravo"_s, u"Charlie"_s}));
    QCOMPARE(s.page->title(), u"Over 2,000"_s);
    QCOMPARE(titles.size(), 1);
    QTest::mouseClick(s.child<QPushButton>(u"Show All Accounts"_s), Qt::LeftButton);
    QTRY_COMPARE(s.names().size(), 5);
    QCOMPARE(s.page->title(), u"Accounts"_s);
}

void TestListPage::columnsAreChosenMovedAndRemembered()
{
    Scene s;
    ColumnsDialog dialog(s.page->model().type(), {account::name, account::arr});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = dialog.findChild<QListWidget *>();
    QCOMPARE(list->count(), int(s.page->model().type().fields.size()));
    list->setCurrentRow(1);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->accessibleName() == u"Move Up"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(dialog.columns(), QStringList({account::arr, account::name}));

    ListHeader *header = s.page->table().header();
    header->moveSection(header->visualIndex(s.column(account::arr)), 0);
    header->resizeSection(s.column(account::arr), 177);
    s.open();
    QCOMPARE(s.page->model().columns().first(), account::arr);
    QCOMPARE(s.page->table().header()->sectionSize(0), 177);
}

void TestListPage::anEmptyListOffersOneButton()
{
    Scene s({}, object_code::contact);
    QVERIFY(!s.page->table().isVisible());
    QSignalSpy made(s.page.get(), &Page::newRecord);
    QTest::mouseClick(s.child<QPushButton>(u"New Contact"_s), Qt::LeftButton);
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.at(0).at(0).toInt(), object_code::contact);
}

void TestListPage::keysWalkTheList()
{
    QStringList many;
    for (int i = 0; i < 200; ++i)
        many << u"Company %1"_s.arg(i, 3, 10, QLatin1Char('0'));
    Scene s(many);
    s.page->takeFocus();
    QTest::keyClick(&s.page->table(), Qt::Key_End);
    QCOMPARE(s.page->table().currentIndex().row(), 200);
    QTest::keyClick(&s.page->table(), Qt::Key_Home);
    QCOMPARE(s.page->table().currentIndex().row(), 0);
    QTest::keyClick(&s.page->table(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(s.page->table().chosenCount(), 201);
}

void TestListPage::selectionAndPlaceSurviveAChange()
{
    QStringList many;
    for (int i = 0; i < 200; ++i)
        many << u"Company %1"_s.arg(i, 3, 10, QLatin1Char('0'));
    Scene s(many);
    RecordTable &table = s.page->table();
    table.verticalScrollBar()->setValue(100);
    table.setCurrentRow(105);
    table.selectionModel()->select(s.page->model().index(103, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QList<RecordId> chosen = table.chosen();
    const RecordId current = table.currentId();
    s.store.save(u"Account"_s, {{account::name, u"Aaa first"_s}});
    QTRY_COMPARE(s.page->model().rowCount(), 202);
    QCOMPARE(table.chosen(), chosen);
    QCOMPARE(table.currentId(), current);
    QCOMPARE(table.currentIndex().row(), 106);
    QCOMPARE(table.verticalScrollBar()->value(), 101);
}

void TestListPage::theNeighbourOfARecordFollowsTheOrder()
{
    Scene s;
    const RecordListModel &model = s.page->model();
    QCOMPARE(s.page->neighbour(model.idAt(1), 1), model.idAt(2));
    QCOMPARE(s.page->neighbour(model.idAt(1), -1), model.idAt(0));
    QCOMPARE(s.page->neighbour(model.idAt(0), -1), RecordId(0));
}

void TestListPage::namesAreSpokenAndTabLeavesTheTable()
{
    Scene s;
    QCOMPARE(s.page->table().accessibleName(), u"Accounts"_s);
    QVERIFY(!s.page->table().tabKeyNavigation());
    for (const QPushButton *button : s.page->findChildren<QPushButton *>())
        QVERIFY(!button->isVisible() || !button->accessibleName().isEmpty());
}

void TestListPage::exportWritesTheShownColumns()
{
    Scene s;
    const QString path = s.store.m_folder.filePath(u"out.csv"_s);
    const ListText::Rows rows {.object = object_code::account, .ids = s.page->model().ids(), .fields = {account::name, account::arr, account::owner}};
    QCOMPARE(*waitFor(ListText::toCsv(s.store.store, rows, path)), 5);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.at(0), QByteArray("\xef\xbb\xbf" "Account Name,ARR,Account Owner\r"));
    QVERIFY(lines.at(1).startsWith("Alpha,1000,"));
    auto cancelled = std::make_shared<ListText::Progress>();
    cancelled->cancelled = true;
    const QString other = s.store.m_folder.filePath(u"not.csv"_s);
    QVERIFY(!waitFor(ListText::toCsv(s.store.store, rows, other, cancelled)));
    QVERIFY(!QFile::exists(other));
}

void TestListPage::theBoxesOfAContactStandBehindTheName()
{
    Scene s;
    s.store.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::emailOptOut, true}});
    s.open(object_code::contact);
    QCOMPARE(s.page->model().index(0, s.column(contact::name)).data(Qt::AccessibleTextRole).toString(), u"Lee, Email Opt-Out"_s);
    QVERIFY(!s.page->table().grab().isNull());
}

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"
