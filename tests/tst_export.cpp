#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/storage/workspace.h"
#include "models/storage/writer.h"
#include "tests/support/store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// What an export promises: everything is in it, and a fresh workspace that imports it exports the same bytes again.
class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importedBackItIsTheSame_data();
    void importedBackItIsTheSame();
    void importingItsOwnExportChangesNothing_data();
    void importingItsOwnExportChangesNothing();
    void theSampleCustomersComeBackAsTheyWere();
    void aCustomFieldComesBackWithItsDeclarationThoughNoRecordHasAValue();
    void theRecycleBinIsThereAndCanBeLeftOut();
    void linksAreSalesforceIdsElseUuids();
    void manyRecordsGoIntoSeveralJsonFiles();
    void aFolderWithOtherFilesIsRefused();
    void anEarlierExportIsReplacedWhole();
    void aCancelledExportLeavesTheFolderAsItWas();
    void aFolderThatCannotBeWrittenIsSaid();
    void somebodyElsesExportDoesNotBecomeThePersonWhoWorksHere();
};

using Format = Exporter::Format;

static Exporter::Counts exportTo(TestStore &s, const QString &folder, Format format, bool bin = true)
{
    const auto counts = waitFor(Exporter::run(s.store, folder, {.format = format, .recycleBin = bin}));
    if (!counts)
        qWarning() << counts.error().text << counts.error().detail;
    return counts ? *counts : Exporter::Counts();
}

static ImportReport importFrom(TestStore &s, const QString &folder)
{
    const auto report = waitFor(Importer::run(s.store, {folder}, {}));
    if (!report)
        qWarning() << report.error().text << report.error().detail;
    return report ? *report : ImportReport();
}

static QMap<QString, QByteArray> filesIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            files.insert(name, file.readAll());
    }
    return files;
}

static void addFormats()
{
    QTest::addColumn<Format>("format");
    QTest::newRow("csv") << Format::Csv;
    QTest::newRow("json") << Format::Json;
}

/// A workspace with everything that is awkward.
static void fillAwkwardly(TestStore &s)
{
    const auto custom = waitFor(s.database.run([&s](Connection &connection) {
        Transaction transaction(connection);
        Writer writer(connection, s.schema, {.name = u"fields"_s, .now = s.now});
        const QList<Field> fields {{.name = u"Branch__c"_s, .type = FieldType::Integer, .label = u"Branch"_s},
                                   {.name = u"Größe & <b>"_s, .type = FieldType::Decimal, .label = u"Größe"_s},
                                   {.name = u"Flag__c"_s, .type = FieldType::CheckBox},
                                   {.name = u"Colors__c"_s, .type = FieldType::MultiPicklist, .choices = {{.value = u"red"_s}, {.value = u"blue"_s, .label = u"Blau"_s}}},
                                   {.name = u"Seen__c"_s, .type = FieldType::DateTime},
                                   {.name = u"Memo__c"_s, .type = FieldType::LongText},
                                   {.name = u"Empty__c"_s, .type = FieldType::Date, .label = u"never filled"_s}};
        for (const Field &field : fields) {
            if (const Result<> added = writer.addCustomField(object_code::account, field); !added)
                return added;
        }
        return transaction.commit();
    }));
    QVERIFY(custom);
    const RecordId parent = s.save(u"Account"_s, {{account::name, u"  Zulu, \"Quoted\" & <img src=file:x>  "_s}});
    const RecordId child = s.save(u"Account"_s, {{account::name, u"=SUM(A1)\ttab; semicolon"_s}, {account::parent, qlonglong(parent)}, {account::arr, 0.1 + 0.2},
                                                 {u"Description"_s, u"line one\r\nline two\nline three\rend\n"_s}, {u"Branch__c"_s, qlonglong(9007199254740993)},
                                                 {u"Größe & <b>"_s, 1e-7}, {u"Flag__c"_s, false}, {u"Colors__c"_s, QStringList {u"red"_s, u"blue"_s}},
                                                 {u"Seen__c"_s, QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59, 7), Qt::UTC)}, {u"Memo__c"_s, u"@not a reference\n\"\"\n"_s},
                                                 {u"BillingStreet"_s, u"1 Main St\nSuite 2"_s}});
    const RecordId first = s.save(u"Contact"_s, {{contact::firstName, u"Łukasz"_s}, {contact::lastName, u"O’Brien 😀 שָׁלוֹם"_s}, {contact::account, qlonglong(child)}, {contact::emailOptOut, true}});
    const RecordId second = s.save(u"Contact"_s, {{contact::lastName, u"渡邉"_s}, {contact::account, qlonglong(parent)}, {u"ReportsToId"_s, qlonglong(first)}});
    Record later = s.fetch(parent);
    later.set(u"Executive_Sponsor__c"_s, qlonglong(second)); // a link to a record that an export writes later
    QVERIFY(waitFor(s.store.save(later)));
    s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, QVariantList {qlonglong(second), qlonglong(first)}}, {activity::what, qlonglong(child)},
                           {activity::type, u"Call"_s}, {activity::subType, u"Customer Feedback"_s}, {activity::feedback, QStringList {u"Use case"_s, u"New team"_s}},
                           {activity::comments, QString(20000, u'ß')}, {activity::status, u"Completed"_s}});
    // People move; old calls stay where they were.
    Record moved = s.fetch(first);
    moved.set(contact::account, qlonglong(parent));
    QVERIFY(waitFor(s.store.save(moved)));
    s.save(u"Event"_s, {{event::subject, u"Meet"_s}, {event::start, QDateTime(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC)}, {event::who, QVariantList {qlonglong(first)}}});
    s.save(u"Opportunity"_s, {{opportunity::name, u"Deal"_s}, {opportunity::account, qlonglong(child)}, {opportunity::stage, u"Closed Won"_s}, {opportunity::closeDate, QDate(2026, 1, 31)}, {opportunity::amount, 1234567.89}});
    const RecordId ticket = s.save(u"Case"_s, {{support_case::subject, u"Broken"_s}, {support_case::contact, qlonglong(second)}});
    s.save(u"User"_s, {{user::name, u"Colleague"_s}, {user::isActive, true}});
    const RecordId binned = s.save(u"Contact"_s, {{contact::lastName, u"Deleted"_s}, {contact::account, qlonglong(child)}});
    QVERIFY(waitFor(s.store.remove({binned})));
    QVERIFY(waitFor(s.store.remove({ticket})));
    // From Salesforce, with links to what is not here: one alone, and one among several people.
    QTemporaryDir folder;
    QFile tasks(folder.filePath(u"Task.csv"_s));
    QVERIFY(tasks.open(QIODevice::WriteOnly));
    tasks.write("Id,Subject,WhatId,TaskWhoIds,OwnerId,Status\n"
                "00T000000000001EAA,From afar,001000000000009AAA,003000000000008AAA;" + s.fetch(first).uuid.toUtf8() + ";003000000000007AAA,005000000000003AAA,Completed\n");
    tasks.close();
    QCOMPARE(importFrom(s, folder.path()).total().created, 1);
}

void TestExport::importedBackItIsTheSame_data()
{
    addFormats();
}

void TestExport::importedBackItIsTheSame()
{
    QFETCH(Format, format);
    TestStore first;
    fillAwkwardly(first);
    QTemporaryDir one, two;
    const Exporter::Counts counts = exportTo(first, one.path(), format);
    QCOMPARE(counts.value(u"Account"_s), 3);
    QCOMPARE(counts.value(u"Contact"_s), 3);
    QCOMPARE(counts.value(u"Activity"_s), 2);
    QCOMPARE(counts.value(u"User"_s), 3);

    TestStore second;
    second.now = first.now.addDays(3);
    const ImportReport report = importFrom(second, one.path());
    QVERIFY2(report.failedRows.isEmpty(), report.failedRows.constData());
    QVERIFY(report.unknownFiles.isEmpty());
    QCOMPARE(exportTo(second, two.path(), format), counts);
    const auto before = filesIn(one.path());
    const auto after = filesIn(two.path());
    QCOMPARE(after.keys(), before.keys());
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
    const auto problems = waitFor(second.database.run([&second](Connection &connection) { return checkWorkspace(connection, second.schema); }));
    QVERIFY(problems && problems->isEmpty());
}

void TestExport::importingItsOwnExportChangesNothing_data()
{
    addFormats();
}

void TestExport::importingItsOwnExportChangesNothing()
{
    QFETCH(Format, format);
    TestStore s;
    fillAwkwardly(s);
    QTemporaryDir one;
    exportTo(s, one.path(), format);
    const ImportReport report = importFrom(s, one.path());
    QCOMPARE(report.total().created, 0);
    QCOMPARE(report.total().updated, 0);
    QCOMPARE(report.total().failed, 0);
    QVERIFY(report.total().unchanged > 10);
}

void TestExport::theSampleCustomersComeBackAsTheyWere()
{
    TestStore first, second;
    QVERIFY(waitFor(Samples::fill(first.store)));
    QTemporaryDir one, two;
    exportTo(first, one.path(), Format::Csv);
    importFrom(second, one.path());
    exportTo(second, two.path(), Format::Csv);
    QCOMPARE(filesIn(two.path()), filesIn(one.path()));
    QVERIFY(waitFor(Samples::arePresent(second.store)));
}

void TestExport::aCustomFieldComesBackWithItsDeclarationThoughNoRecordHasAValue()
{
    TestStore first, second;
    fillAwkwardly(first);
    QTemporaryDir one;
    exportTo(first, one.path(), Format::Csv);
    importFrom(second, one.path());
    const Field *empty = second.schema.type(object_code::account)->field(u"Empty__c"_s);
    QVERIFY(empty && empty->custom);
    QCOMPARE(empty->type, FieldType::Date);
    QCOMPARE(empty->label, u"never filled"_s);
    QCOMPARE(second.schema.type(object_code::account)->field(u"Colors__c"_s)->choices.at(1).label, u"Blau"_s);
}

void TestExport::theRecycleBinIsThereAndCanBeLeftOut()
{
    TestStore s, other;
    fillAwkwardly(s);
    QTemporaryDir with, without;
    QCOMPARE(exportTo(s, with.path(), Format::Csv).value(u"Case"_s), 1);
    QCOMPARE(exportTo(s, without.path(), Format::Csv, false).value(u"Case"_s), 0);
    importFrom(other, with.path());
    QCOMPARE(waitFor(other.store.find({.object = object_code::supportCase}))->size(), 0);
    QCOMPARE(waitFor(other.store.find({.object = object_code::supportCase, .inBin = true}))->size(), 1);
}

void TestExport::linksAreSalesforceIdsElseUuids()
{
    TestStore s;
    QTemporaryDir folder, out;
    QFile file(folder.filePath(u"Account.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Id,Name\n001000000000001,Known\n");
    file.close();
    importFrom(s, folder.path());
    const auto known = waitFor(s.store.findRecord(u"001000000000001AAA"_s));
    QVERIFY(known);
    s.save(u"Contact"_s, {{contact::lastName, u"One"_s}, {contact::account, qlonglong(*known)}});
    const RecordId own = s.save(u"Account"_s, {{account::name, u"Own"_s}});
    s.save(u"Contact"_s, {{contact::lastName, u"Two"_s}, {contact::account, qlonglong(own)}});
    exportTo(s, out.path(), Format::Csv);
    const QByteArray contacts = filesIn(out.path()).value(u"Contact.csv"_s);
    QVERIFY(contacts.contains(",001000000000001AAA,"));
    QVERIFY(contacts.contains(',' + s.fetch(own).uuid.toUtf8() + ','));
    QVERIFY(contacts.contains("\r\n"));
}

void TestExport::manyRecordsGoIntoSeveralJsonFiles()
{
    TestStore s, other;
    QTemporaryDir folder, out;
    QFile file(folder.filePath(u"Account.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Name,AccountNumber\n");
    for (int i = 0; i < 20005; ++i)
        file.write("Name " + QByteArray::number(i) + ',' + QByteArray::number(i) + '\n');
    file.close();
    importFrom(s, folder.path());
    QCOMPARE(exportTo(s, out.path(), Format::Json).value(u"Account"_s), 20006);
    const auto files = filesIn(out.path());
    QCOMPARE(QJsonDocument::fromJson(files.value(u"Account.json"_s)).object().value(u"records"_s).toArray().size(), 20000);
    QCOMPARE(QJsonDocument::fromJson(files.value(u"Account-2.json"_s)).object().value(u"records"_s).toArray().size(), 6);
    QCOMPARE(importFrom(other, out.path()).byObject.value(u"Account"_s).created, 20005);
}

void TestExport::aFolderWithOtherFilesIsRefused()
{
    TestStore s;
    QTemporaryDir out;
    QFile file(out.filePath(u"mine.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const auto refused = waitFor(Exporter::run(s.store, out.path(), {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::BadInput);
    QCOMPARE(filesIn(out.path()).size(), 1);
}

void TestExport::anEarlierExportIsReplacedWhole()
{
    TestStore s;
    QTemporaryDir out;
    exportTo(s, out.path(), Format::Json);
    QVERIFY(filesIn(out.path()).contains(u"Account.json"_s));
    exportTo(s, out.path(), Format::Csv);
    const auto files = filesIn(out.path());
    QVERIFY(files.contains(u"Account.csv"_s));
    QVERIFY(!files.contains(u"Account.json"_s));
}

void TestExport::aCancelledExportLeavesTheFolderAsItWas()
{
    TestStore s;
    QTemporaryDir out;
    exportTo(s, out.path(), Format::Csv);
    const auto before = filesIn(out.path());
    s.save(u"Account"_s, {{account::name, u"New"_s}});
    const auto progress = std::make_shared<Exporter::Progress>();
    progress->cancelled = true;
    const auto cancelled = waitFor(Exporter::run(s.store, out.path(), {}, progress));
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QCOMPARE(filesIn(out.path()), before);
}

void TestExport::aFolderThatCannotBeWrittenIsSaid()
{
    TestStore s;
    QTemporaryDir out;
    QFile file(out.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto refused = waitFor(Exporter::run(s.store, out.filePath(u"file/inside"_s), {}));
    QVERIFY(!refused);
    QVERIFY(!refused.error().text.isEmpty());
}

void TestExport::somebodyElsesExportDoesNotBecomeThePersonWhoWorksHere()
{
    TestStore theirs, mine;
    theirs.save(u"Account"_s, {{account::name, u"Theirs"_s}});
    QTemporaryDir out;
    exportTo(theirs, out.path(), Format::Csv);
    mine.save(u"Account"_s, {{account::name, u"Mine"_s}});
    const QString me = mine.fetch(mine.store.me()).uuid;
    importFrom(mine, out.path());
    QCOMPARE(mine.fetch(mine.store.me()).uuid, me);
    QCOMPARE(waitFor(mine.store.find({.object = object_code::user}))->size(), 2);
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
