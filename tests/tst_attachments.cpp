#include "forms/files/filespanel.h"
#include "forms/lists/celltable.h"
#include "forms/look/widgets.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/schema/objects/attachmentnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/owncompany.h"
#include "models/storage/attachments.h"
#include "models/storage/codenamemode.h"
#include "models/storage/connection.h"
#include "models/storage/workspace.h"
#include "tests/support/store.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

/// Files of records: what is in them, who added them, and that they are part of everything a record is part of.
class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsKeptWithWhoAndWhenAndComesOutAsItWentIn();
    void addingSeveralIsOneStepThatUndoTakesBack();
    void whatCannotBeTakenIsRefusedInOneSentenceAndNothingIsKept();
    void aNameIsSafeInAnyFolder_data();
    void aNameIsSafeInAnyFolder();
    void aFileGoesAndComesBackWithItsRecordAndLeavesWithTheBin();
    void anExportBroughtInElsewhereHasTheSameFiles_data();
    void anExportBroughtInElsewhereHasTheSameFiles();
    void theCheckTellsOfAFileThatIsNoLongerWhatItWas();
    void anImportWithoutContentSaysSoWhenItIsOpened();
    void whileCodenamesAreShownNoContentLeaves();
    void onlyAFileOfAReferenceIsEvidence();
    void everyApprovalIsAChoiceOfEvidence();
    void thePanelTakesADropOpensACopyAndRemovesWithUndo();
    void theEvidenceOfAnApprovalStandsBesideWhoAndWhen();
};

namespace {

/// A workspace with a customer, and a folder of files to be added.
struct Desk {
    TestStore s;
    QTemporaryDir files;
    RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});

    QString file(const QString &name, const QByteArray &content)
    {
        const QString path = files.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write");
        return path;
    }
    RecordId add(const QString &name, const QByteArray &content, const QString &evidence = {}, RecordId parent = 0)
    {
        const auto made = waitFor(addAttachments(s.store, parent ? parent : acme, {file(name, content)}, evidence));
        return made ? made->first() : 0;
    }
    QList<Record> all() { return *waitFor(s.store.find({.object = object_code::attachment})); }
    int contents()
    {
        return waitFor(s.database.run([](Connection &connection) { return connection.scalar(u"SELECT count(*) FROM attachment_content"_s).toInt(); }));
    }
    RecordId reference()
    {
        return s.save(u"Customer_Reference__c"_s, {{customer_reference::account, qlonglong(acme)}, {customer_reference::type, u"Quote"_s}, {customer_reference::status, customer_reference::completed}, {customer_reference::customerLegal, true}});
    }
};

const QByteArray awkward("%PDF\0\x01\xff\r\n\0end", 14);

} // namespace

void TestAttachments::aFileIsKeptWithWhoAndWhenAndComesOutAsItWentIn()
{
    Desk d;
    const RecordId id = d.add(u"Order form – März.pdf"_s, awkward);
    QVERIFY(id);
    const Record record = d.s.fetch(id);
    QCOMPARE(record.text(attachment::name), u"Order form – März.pdf"_s);
    QCOMPARE(record.value(attachment::size).toLongLong(), awkward.size());
    QCOMPARE(record.text(attachment::contentType), u"application/pdf"_s);
    QCOMPARE(record.link(attachment::parent), d.acme);
    QCOMPARE(record.link(system_field::createdBy), d.s.store.me());
    QCOMPARE(record.value(system_field::createdDate).toDateTime(), d.s.now);
    QCOMPARE(*waitFor(attachmentContent(d.s.store, id)), awkward);
    QVERIFY(*waitFor(attachmentContent(d.s.store, d.add(u"empty.txt"_s, {}))) == QByteArray());

    const QString saved = d.files.filePath(u"copy.pdf"_s);
    QVERIFY(waitFor(saveAttachment(d.s.store, id, saved)));
    QFile copy(saved);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), awkward);
    QVERIFY(!waitFor(saveAttachment(d.s.store, id, d.files.filePath(u"no/such/folder.pdf"_s))));

    const auto opened = waitFor(openAttachment(d.s.store, id));
    QVERIFY(opened);
    const QFileInfo info(*opened);
    QCOMPARE(info.fileName(), u"Order form – März.pdf"_s);
    QVERIFY(!(info.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner)));
    QVERIFY(waitFor(openAttachment(d.s.store, id))); // a second time, though the copy cannot be changed
}

void TestAttachments::addingSeveralIsOneStepThatUndoTakesBack()
{
    Desk d;
    QVERIFY(waitFor(addAttachments(d.s.store, d.acme, {d.file(u"a.txt"_s, "a"), d.file(u"b.txt"_s, "b")})));
    QCOMPARE(d.all().size(), 2);
    QVERIFY(waitFor(d.s.store.undo()));
    QVERIFY(d.all().isEmpty());
    QVERIFY(waitFor(d.s.store.redo()));
    QCOMPARE(d.all().size(), 2);
    QCOMPARE(*waitFor(attachmentContent(d.s.store, d.all().last().id)), QByteArray("b"));
}

void TestAttachments::whatCannotBeTakenIsRefusedInOneSentenceAndNothingIsKept()
{
    Desk d;
    const QString large = d.files.filePath(u"film.mp4"_s);
    QFile film(large);
    QVERIFY(film.open(QIODevice::WriteOnly) && film.resize(attachmentLimit + 1));
    film.close();
    const QString small = d.file(u"a.txt"_s, "a");
    for (const QString &bad : {large, d.files.path(), d.files.filePath(u"gone.txt"_s)}) {
        const auto made = waitFor(addAttachments(d.s.store, d.acme, {small, bad}));
        QVERIFY(!made);
        QVERIFY2(made.error().text.contains(QFileInfo(bad).fileName()) && made.error().text.endsWith(u'.'), qPrintable(made.error().text));
    }
    QVERIFY(d.all().isEmpty());
    QCOMPARE(d.contents(), 0);
    QVERIFY(attachmentProblem(large).contains(u"25 MB"_s));
    QVERIFY(film.resize(attachmentLimit));
    QVERIFY(waitFor(addAttachments(d.s.store, d.acme, {large})));
}

void TestAttachments::aNameIsSafeInAnyFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("a path") << u"../../etc/passwd"_s << u"passwd"_s;
    QTest::newRow("a path of Windows") << u"C:\\Users\\x\\a.txt"_s << u"a.txt"_s;
    QTest::newRow("only dots") << u"../.."_s << u"file"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("refused characters") << u"a<b>:c|d?.txt"_s << u"a_b__c_d_.txt"_s;
    QTest::newRow("a line break") << u"a\nb.txt"_s << u"a_b.txt"_s;
    QTest::newRow("nothing") << QString() << u"file"_s;
}

void TestAttachments::aNameIsSafeInAnyFolder()
{
    QFETCH(const QString, name);
    QTEST(safeFileName(name), "safe");
    QVERIFY(safeFileName(QString(300, u'x') + u".pdf"_s).size() <= 120);
    QVERIFY(safeFileName(QString(300, u'x') + u".pdf"_s).endsWith(u".pdf"_s));
}

void TestAttachments::aFileGoesAndComesBackWithItsRecordAndLeavesWithTheBin()
{
    Desk d;
    const RecordId id = d.add(u"a.txt"_s, "a");
    QVERIFY(waitFor(d.s.store.remove({d.acme})));
    QVERIFY(d.s.fetch(id).deleted);
    QVERIFY(waitFor(d.s.store.undo()));
    QVERIFY(!d.s.fetch(id).deleted);
    QCOMPARE(*waitFor(attachmentContent(d.s.store, id)), QByteArray("a"));

    QVERIFY(waitFor(d.s.store.remove({id})));
    QCOMPARE(d.contents(), 1);
    QVERIFY(waitFor(d.s.store.emptyBin()));
    QCOMPARE(d.contents(), 0);
}

void TestAttachments::anExportBroughtInElsewhereHasTheSameFiles_data()
{
    QTest::addColumn<Exporter::Format>("format");
    QTest::newRow("CSV") << Exporter::Format::Csv;
    QTest::newRow("JSON") << Exporter::Format::Json;
}

void TestAttachments::anExportBroughtInElsewhereHasTheSameFiles()
{
    QFETCH(const Exporter::Format, format);
    Desk d;
    const RecordId reference = d.reference();
    const RecordId id = d.add(u"a.pdf"_s, awkward, customer_reference::customerLegal, reference);
    const RecordId other = d.add(u"b.txt"_s, "b");
    QTemporaryDir folder;
    QVERIFY(waitFor(Exporter::run(d.s.store, folder.path(), {.format = format})));

    TestStore elsewhere;
    const auto report = waitFor(Importer::run(elsewhere.store, {folder.path()}, {}));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().text));
    const auto files = waitFor(elsewhere.store.find({.object = object_code::attachment, .sort = attachment::name}));
    QCOMPARE(files->size(), 2);
    const Record first = elsewhere.fetch(files->first().id);
    QCOMPARE(first.uuid, d.s.fetch(id).uuid);
    QCOMPARE(first.text(attachment::evidence), customer_reference::customerLegal);
    QCOMPARE(first.value(attachment::size).toLongLong(), awkward.size());
    QCOMPARE(objectCodeOf(first.link(attachment::parent)), object_code::customerReference);
    QCOMPARE(*waitFor(attachmentContent(elsewhere.store, first.id)), awkward);
    QCOMPARE(*waitFor(attachmentContent(elsewhere.store, files->last().id)), QByteArray("b"));

    // The same folder again: what is no longer there goes.
    QVERIFY(waitFor(d.s.store.remove({other})) && waitFor(d.s.store.emptyBin()));
    QVERIFY(waitFor(Exporter::run(d.s.store, folder.path(), {.format = format})));
    QCOMPARE(QDir(folder.filePath(u"Attachments"_s)).entryList(QDir::Files).size(), 1);
}

void TestAttachments::theCheckTellsOfAFileThatIsNoLongerWhatItWas()
{
    Desk d;
    const RecordId id = d.add(u"a.txt"_s, "abc");
    const auto problems = [&] { return *waitFor(d.s.database.run([&](Connection &connection) { return checkWorkspace(connection, d.s.schema); })); };
    QVERIFY(problems().isEmpty());
    QVERIFY(waitFor(d.s.database.run([id](Connection &connection) { return connection.execute(u"UPDATE attachment_content SET bytes = x'61' WHERE record = %1"_s.arg(id)); })));
    QCOMPARE(problems().size(), 1);
    QCOMPARE(problems().first().object, u"Attachment"_s);
}

void TestAttachments::anImportWithoutContentSaysSoWhenItIsOpened()
{
    Desk d;
    const QString path = d.file(u"Attachment.csv"_s, "Id,Name,ParentId,BodyLength,ContentType\n00P0000000000AAEAA,plan.pdf,,12,application/pdf\n");
    QVERIFY(waitFor(Importer::run(d.s.store, {path}, {})));
    const auto found = d.all();
    if (found.isEmpty()) // without its record a file cannot be taken: the row is refused
        return;
    const auto opened = waitFor(openAttachment(d.s.store, found.first().id));
    QVERIFY(!opened);
    QVERIFY(opened.error().text.startsWith(u"What is in this file is not here"_s));
}

void TestAttachments::whileCodenamesAreShownNoContentLeaves()
{
    Desk d;
    const RecordId id = d.add(u"a.txt"_s, "Dear Acme");
    QVERIFY(waitFor(CodenameMode::set(d.s.store, true)));
    const auto opened = waitFor(openAttachment(d.s.store, id));
    QVERIFY(!opened && opened.error().text.contains(u"codename mode"_s));
    QVERIFY(!waitFor(saveAttachment(d.s.store, id, d.files.filePath(u"out.txt"_s))));
    QTemporaryDir folder;
    QVERIFY(waitFor(Exporter::run(d.s.store, folder.path(), {})));
    QVERIFY(!QDir(folder.filePath(u"Attachments"_s)).exists());
    QVERIFY(waitFor(CodenameMode::set(d.s.store, false)));
    QVERIFY(waitFor(openAttachment(d.s.store, id)));
}

void TestAttachments::onlyAFileOfAReferenceIsEvidence()
{
    Desk d;
    QVERIFY(!d.add(u"a.txt"_s, "a", customer_reference::ownLegal));
    QCOMPARE(d.contents(), 0);
    QVERIFY(d.add(u"a.txt"_s, "a", customer_reference::ownLegal, d.reference()));
}

void TestAttachments::everyApprovalIsAChoiceOfEvidence()
{
    Schema schema;
    const Field *evidence = schema.type(object_code::attachment)->field(attachment::evidence);
    int approvals = 0;
    for (const ObjectType *type : schema.types()) {
        for (const Approval &approval : type->approvals) {
            ++approvals;
            const Choice *choice = evidence->choice(approval.field);
            QVERIFY2(choice, qPrintable(approval.field));
            QCOMPARE(choice->shown(), type->field(approval.field)->label);
            QVERIFY(type->panels.contains(attachment::panel));
            QVERIFY(type->field(approval.by)->isLookup() && type->field(approval.on)->type == FieldType::Date);
        }
        // Where files may hang is said at both ends.
        const bool shows = type->panels.contains(attachment::panel);
        QCOMPARE(schema.type(object_code::attachment)->field(attachment::parent)->targets.contains(type->name), shows);
        QCOMPARE(std::any_of(type->related.cbegin(), type->related.cend(), [](const RelatedList &list) { return list.panel == attachment::panel; }), shows);
    }
    QCOMPARE(approvals, 2);
}

namespace {

QUrl openedUrl;

class Opener : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void open(const QUrl &url) { openedUrl = url; }
};

QPushButton *button(QWidget &panel, const QString &name)
{
    for (QPushButton *one : panel.findChildren<QPushButton *>()) {
        if (one->accessibleName() == name || one->text() == name)
            return one;
    }
    return nullptr;
}

} // namespace

void TestAttachments::thePanelTakesADropOpensACopyAndRemovesWithUndo()
{
    Desk d;
    FilesPanel panel(d.s.store, d.acme);
    QSignalSpy shown(&panel, &FilesPanel::shown);
    QSignalSpy toasts(&panel, &RecordPanel::toast);
    panel.resize(900, 500);
    panel.show();
    panel.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &panel);
    QTRY_VERIFY(shown.count() > 0);
    auto *table = panel.findChild<CellTable *>();
    QVERIFY(!table->isVisible());

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(d.file(u"a.txt"_s, "hello"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&panel, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&panel, &drop);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"a.txt"_s);
    QTRY_COMPARE(toasts.count(), 1);
    QCOMPARE(toasts.first().at(1).toBool(), true); // offers the undo

    QMimeData web; // a link is no file
    web.setUrls({QUrl(u"https://example.org/a.txt"_s)});
    QDragEnterEvent refused(QPoint(50, 50), Qt::CopyAction, &web, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QApplication::sendEvent(&panel, &refused);
    QVERIFY(!refused.isAccepted());

    Opener opener;
    QDesktopServices::setUrlHandler(u"file"_s, &opener, "open");
    button(panel, u"Open"_s)->click();
    QTRY_VERIFY(openedUrl.isLocalFile());
    QFile copy(openedUrl.toLocalFile());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("hello"));
    QDesktopServices::unsetUrlHandler(u"file"_s);

    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(waitFor(d.s.store.undo()));
    QTRY_COMPARE(table->model()->rowCount(), 1);

    panel.add({d.files.filePath(u"gone.txt"_s)});
    auto *strip = panel.findChild<Notice *>();
    QTRY_COMPARE(strip->text(), u"“gone.txt” is not there."_s);
}

void TestAttachments::theEvidenceOfAnApprovalStandsBesideWhoAndWhen()
{
    Desk d;
    const RecordId reference = d.reference();
    FilesPanel panel(d.s.store, reference);
    panel.show();
    const auto says = [&](const QString &text) {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(u"No evidence yet"_s));
    QVERIFY(says(u"Approved by Customer Legal"_s));
    panel.add({d.file(u"mail.txt"_s, "ok")}, customer_reference::customerLegal);
    QTRY_VERIFY(button(panel, u"mail.txt"_s) || panel.findChild<QAbstractButton *>());
    QTRY_VERIFY(!says(u"No evidence yet"_s));
    QCOMPARE(d.all().first().text(attachment::evidence), customer_reference::customerLegal);
    setOwnCompany(u"Harbor  Software"_s);
    FilesPanel again(d.s.store, reference);
    again.show();
    QTRY_VERIFY([&] {
        const auto labels = again.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) { return label->text() == u"Approved by Harbor Software Legal"_s; });
    }());
    setOwnCompany({});
}

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
