#include "forms/lists/listheaders.h"
#include "forms/lists/listpage.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
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

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"
