#include "forms/lists/binpage.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

class TestBin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasDeletedLastComesFirst();
    void aRestoredAccountBringsItsContacts();
    void emptyingAsksOnceAndRemovesForGood();
    void cancelKeepsTheBin();
    void anEmptyBinSaysSo();
    void aRowOfTheBinCanBeTickedAndRead();

private:
    static QPushButton *button(QWidget *in, const QString &text);
    static QStringList names(const BinPage &page);
};

QPushButton *TestBin::button(QWidget *in, const QString &text)
{
    for (QPushButton *one : in->findChildren<QPushButton *>()) {
        if (one->accessibleName() == text)
            return one;
    }
    qFatal("no button %s", qPrintable(text));
}

QStringList TestBin::names(const BinPage &page)
{
    QStringList all;
    for (int row = 0; row < page.model().rowCount(); ++row)
        all << page.model().index(row, BinModel::Name).data().toString();
    return all;
}

/// Two accounts, one with a contact; a page that shows them after they were deleted.
struct BinScene {
    TestStore s;
    ViewState state;
    RecordId first = s.save(u"Account"_s, {{account::name, u"Alder"_s}});
    RecordId second = s.save(u"Account"_s, {{account::name, u"Birch"_s}});
    RecordId person = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(second)}});
    BinPage page {s.store, state};
    QAbstractItemModelTester tester {&page.model()};

    BinScene()
    {
        page.resize(1000, 600);
        page.show();
        QFuture<Result<int>> one = s.store.remove({first});
        QFuture<Result<int>> two = s.store.remove({second});
        (void)waitFor(two);
        [&] { QTRY_COMPARE(page.model().rowCount(), 3); }();
    }
};

void TestBin::whatWasDeletedLastComesFirst()
{
    BinScene b;
    QCOMPARE(names(b.page), QStringList({u"Birch"_s, u"Lee"_s, u"Alder"_s}));
    QCOMPARE(b.page.model().index(1, BinModel::Kind).data().toString(), u"Contact"_s);
    QVERIFY(!b.page.model().index(0, BinModel::Deleted).data().toString().isEmpty());
    QVERIFY(!b.page.model().index(0, BinModel::By).data().toString().isEmpty());
}

void TestBin::aRestoredAccountBringsItsContacts()
{
    BinScene b;
    QVERIFY(!button(&b.page, u"Restore"_s)->isEnabled());
    b.page.table().selectRow(0);
    QSignalSpy toasts(&b.page, &Page::toast);
    QTest::mouseClick(button(&b.page, u"Restore"_s), Qt::LeftButton);
    QTRY_COMPARE(names(b.page), QStringList {u"Alder"_s});
    QTRY_COMPARE(toasts.size(), 1);
    QCOMPARE(b.s.fetch(b.person).deleted, false);
    QCOMPARE(b.s.fetch(b.second).deleted, false);
}

void TestBin::emptyingAsksOnceAndRemovesForGood()
{
    BinScene b;
    QTest::mouseClick(button(&b.page, u"Empty Recycle Bin…"_s), Qt::LeftButton);
    auto *question = b.page.findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(b.page.model().rowCount(), 3);
    QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
    QTest::mouseClick(button(question, u"Delete 3 Records for Good"_s), Qt::LeftButton);
    QTRY_COMPARE(b.page.model().rowCount(), 0);
    QVERIFY(!waitFor(b.s.store.fetch(b.first)));
}

void TestBin::cancelKeepsTheBin()
{
    BinScene b;
    QTest::mouseClick(button(&b.page, u"Empty Recycle Bin…"_s), Qt::LeftButton);
    auto *question = b.page.findChild<QMessageBox *>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!b.page.findChild<QMessageBox *>());
    QCOMPARE(waitFor(b.s.store.bin())->total, 3);
}

void TestBin::anEmptyBinSaysSo()
{
    TestStore s;
    ViewState state;
    BinPage page(s.store, state);
    page.show();
    QTRY_VERIFY(page.model().isReady());
    QVERIFY(!page.table().isVisible());
    QVERIFY(!button(&page, u"Empty Recycle Bin…"_s)->isEnabled());
}

void TestBin::aRowOfTheBinCanBeTickedAndRead()
{
    BinScene b;
    QTest::mouseClick(b.page.table().verticalHeader()->viewport(), Qt::LeftButton, {}, QPoint(10, b.page.table().rowViewportPosition(1) + 10));
    QVERIFY(b.page.table().selectionModel()->isRowSelected(1));
    QVERIFY(button(&b.page, u"Restore"_s)->isEnabled());
    QCOMPARE(b.page.model().index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Lee"_s);
    QCOMPARE(b.page.table().accessibleName(), u"Recycle Bin"_s);
    QVERIFY(!b.page.table().tabKeyNavigation());
}

QTEST_MAIN(TestBin)
#include "tst_bin.moc"
