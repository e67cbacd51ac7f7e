#include "forms/exchange/importdialog.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>

/// A small Data Export as Salesforce writes it, and the dialog that brings it in.
struct ImportScene {
    TestStore s;
    QTemporaryDir folder;
    QPointer<ImportDialog> dialog = new ImportDialog(s.store);

    ImportScene()
    {
        write(u"Account.csv"_s, "\xef\xbb\xbf\"Id\",\"Name\",\"Branch__c\"\r\n\"001000000000001AAA\",\"Alder & Finch\",\"North\"\r\n\"001000000000002AAA\",\"Birch\",\"South\"\r\n");
        write(u"Contact.csv"_s, "\"Id\",\"LastName\",\"AccountId\"\r\n\"003000000000001AAA\",\"Lee\",\"001000000000001AAA\"\r\n\"003000000000002AAA\",\"\",\"001000000000002AAA\"\r\n"
                                "\"003000000000003AAA\",\"Ray\",\"001000000000009AAA\"\r\n");
        write(u"Lead.csv"_s, "\"Id\",\"LastName\"\r\n\"00Q000000000001AAA\",\"Nobody\"\r\n");
        dialog->show();
    }
    ~ImportScene()
    {
        delete dialog;
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QPushButton *button(const QString &name) const
    {
        for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        qFatal("no button %s", qPrintable(name));
    }
    void click(const QString &name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    bool shows(const QString &words) const
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    QStringList row(const QString &object) const
    {
        const auto *table = dialog->findChild<QTableWidget *>();
        for (int r = 0; r < table->rowCount(); ++r) {
            if (table->item(r, 0)->text() != object)
                continue;
            QStringList cells;
            for (int c = 1; c < table->columnCount(); ++c)
                cells << table->item(r, c)->text();
            return cells;
        }
        return {};
    }
    int accounts() { return *waitFor(s.store.count({.object = object_code::account})); }
    void tryRun() const
    {
        dialog->begin({folder.path()});
        QTRY_VERIFY(button(u"Import"_s)->isVisible());
    }
    void import() const
    {
        click(u"Import"_s);
        QTRY_VERIFY(button(u"Undo Import"_s)->isVisible());
    }
};

class TestImportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTrialRunSaysWhatWouldHappenAndChangesNothing();
    void anImportBringsTheRecords();
    void theSameAgainWouldChangeNothing();
    void undoTakesTheImportBackWhateverCameAfter();
    void failedRowsAreSavedWithTheirReason();
    void aCancelledImportLeavesNothing();
    void filesThatAreNotExportsAreRefusedInWords();
    void droppedFilesStartATrialRun();
    void escapeDoesNotEndARunningImport();
};

void TestImportDialog::aTrialRunSaysWhatWouldHappenAndChangesNothing()
{
    ImportScene i;
    const int before = i.accounts();
    i.tryRun();
    QCOMPARE(i.row(u"Accounts"_s), QStringList({u"2"_s, u"0"_s, u"0"_s, u"0"_s, u"0"_s}));
    QCOMPARE(i.row(u"Contacts"_s), QStringList({u"2"_s, u"0"_s, u"0"_s, u"1"_s, u"1"_s}));
    QVERIFY(i.shows(u"Lead.csv"_s));
    QVERIFY(i.shows(u"Account.Branch__c"_s));
    QVERIFY(!i.dialog->isModal());
    QCOMPARE(i.accounts(), before);
    QVERIFY(!i.s.schema.type(object_code::account)->field(u"Branch__c"_s));
}

void TestImportDialog::anImportBringsTheRecords()
{
    ImportScene i;
    const int before = i.accounts();
    i.tryRun();
    i.import();
    QCOMPARE(i.accounts(), before + 2);
    QCOMPARE(i.row(u"Contacts"_s).at(0), u"2"_s);
    QVERIFY(i.s.schema.type(object_code::account)->field(u"Branch__c"_s));
    QVERIFY(!i.button(u"Import"_s)->isVisible());
}

void TestImportDialog::theSameAgainWouldChangeNothing()
{
    ImportScene i;
    i.tryRun();
    i.import();
    i.click(u"Close"_s);
    QTRY_VERIFY(!i.dialog);
    i.dialog = new ImportDialog(i.s.store);
    i.dialog->show();
    i.tryRun();
    QVERIFY(!i.button(u"Import"_s)->isEnabled());
    QVERIFY(i.shows(u"would change nothing"_s));
    QCOMPARE(i.row(u"Accounts"_s).at(2), u"2"_s);
}

void TestImportDialog::undoTakesTheImportBackWhateverCameAfter()
{
    ImportScene i;
    const int before = i.accounts();
    i.tryRun();
    i.import();
    i.s.save(u"Account"_s, {{account::name, u"Made meanwhile"_s}});
    i.click(u"Undo Import"_s);
    QTRY_VERIFY(i.shows(u"taken back"_s));
    QCOMPARE(i.accounts(), before + 1);
    QVERIFY(!i.button(u"Undo Import"_s)->isEnabled());
}

void TestImportDialog::failedRowsAreSavedWithTheirReason()
{
    ImportScene i;
    i.tryRun();
    i.import();
    i.click(u"Save Failed Rows…"_s);
    auto *chooser = i.dialog->findChild<QFileDialog *>();
    QVERIFY(chooser);
    const QString path = i.folder.filePath(u"failed.csv"_s);
    Q_EMIT chooser->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray saved = file.readAll();
    QVERIFY2(saved.contains("Contact.csv") && saved.contains("003000000000002AAA") && saved.contains("Last Name"), saved.constData());
    QVERIFY(i.shows(u"failed.csv"_s));
    chooser->close();
}

void TestImportDialog::aCancelledImportLeavesNothing()
{
    ImportScene i;
    QByteArray many = "\"Id\",\"Name\"\r\n";
    for (int n = 0; n < 25000; ++n)
        many += "\"0010000" + QByteArray::number(10000000 + n) + "\",\"Company " + QByteArray::number(n) + "\"\r\n";
    i.write(u"Account.csv"_s, many);
    const int before = i.accounts();
    i.tryRun();
    i.click(u"Import"_s);
    QVERIFY(i.button(u"Cancel Import"_s)->isVisible());
    QTRY_VERIFY(i.dialog->findChild<QProgressBar *>()->value() > 0);
    i.click(u"Cancel Import"_s);
    QTRY_VERIFY_WITH_TIMEOUT(i.shows(u"nothing of it was kept"_s), 60000);
    QCOMPARE(i.accounts(), before);
    QVERIFY(i.button(u"Choose Folder…"_s)->isVisible());
}

void TestImportDialog::filesThatAreNotExportsAreRefusedInWords()
{
    ImportScene i;
    i.dialog->begin({i.folder.filePath(u"Lead.csv"_s)});
    QTRY_VERIFY(i.shows(u"Lead.csv"_s) && i.button(u"Choose Folder…"_s)->isVisible());
    i.dialog->begin({i.folder.filePath(u"not-there"_s)});
    QTRY_VERIFY(i.shows(u"not-there"_s));
}

void TestImportDialog::droppedFilesStartATrialRun()
{
    ImportScene i;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(i.folder.filePath(u"Account.csv"_s))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(i.dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(i.dialog, &drop);
    QTRY_VERIFY(i.button(u"Import"_s)->isVisible());
    QCOMPARE(i.row(u"Accounts"_s).at(0), u"2"_s);
    QVERIFY(i.row(u"Contacts"_s).isEmpty());
}

void TestImportDialog::escapeDoesNotEndARunningImport()
{
    ImportScene i;
    i.dialog->begin({i.folder.path()});
    QTest::keyClick(i.dialog, Qt::Key_Escape);
    QVERIFY(i.dialog && i.dialog->isVisible());
    QTRY_VERIFY(i.button(u"Import"_s)->isVisible());
    QTest::keyClick(i.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!i.dialog);
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
