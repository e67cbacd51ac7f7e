#include "models/exchange/importer.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QDir>

/// What an import promises, on look-alikes of Salesforce's exports, and on the real ones where they lie beside the project.
class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDataExportComesInAsItIs();
    void theSameAgainChangesNothing();
    void aLinkWithoutTargetIsKeptAndHealsLater();
    void severalPeopleMayWaitTogether();
    void ownersWithoutAUserBecomePlaceholders();
    void oneUndoTakesAllBack();
    void filesOfOtherObjectsAreNamed();
    void aFileIsKnownByItsColumns();
    void nothingOfARowIsThrownAway();
    void aGuessThatTurnsOutTooNarrowIsWidened();
    void aSecondRowWithTheSameIdIsReported();
    void anotherEncodingIsReadAndSaid();
    void aFileThatIsCutOffBringsNothing();
    void treesOfRecordsWithReferencesComeIn();
    void aTrialRunChangesNothing();
    void aFieldOfTenMegabytesComesIn();
    void theRealExportComesInTwice_data();
    void theRealExportComesInTwice();
};

/// A folder of files to import.
class Files
{
public:
    Files &add(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return *this;
    }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

static Result<ImportReport> bringIn(TestStore &s, const QString &path, bool dryRun = false)
{
    return waitFor(Importer::run(s.store, {path}, {.dryRun = dryRun}));
}

static QList<Record> all(TestStore &s, int object)
{
    return *waitFor(s.store.find({.object = object}));
}

static Record byId(TestStore &s, const QString &id)
{
    const auto found = waitFor(s.store.findRecord(id));
    return found ? s.fetch(*found) : Record {};
}

static const QByteArray accountsCsv
    = "\xef\xbb\xbfId,IsDeleted,Name,BillingAddress,OwnerId,CreatedDate,AnnualRevenue,Description,IsCustomerPortal,Branch__c,Zip__c\r\n"
      "001000000000001AAA,,Łódź Żubr,\"{\"\"street\"\":\"\"1 Main\"\",\"\"city\"\":\"\"Łódź\"\",\"\"latitude\"\":51.5}\",005000000000001AAA,2024-01-19T09:42:24.000+0000,12.5,\"one\r\ntwo, \"\"three\"\"\",,12,00501\r\n"
      "001000000000002AAA,false,Plain,,005000000000001AAA,2024-01-19T09:42:24.000+0000,,,true,15,94107\r\n";
static const QByteArray contactsCsv = "Id,AccountId,LastName,FirstName,HasOptedOutOfEmail\n003000000000001AAA,001000000000001,Ünal,Ärmin,1\n003000000000002AAA,001000000000009AAA,Lost,,\n";

void TestImport::aDataExportComesInAsItIs()
{
    TestStore s;
    Files files;
    files.add(u"Contact.csv"_s, contactsCsv).add(u"Account.csv"_s, accountsCsv);
    QVERIFY(bringIn(s, files.path()));
    const Record account = byId(s, u"001000000000001AAA"_s);
    QCOMPARE(account.text(account::name), u"Łódź Żubr"_s);
    QCOMPARE(account.text(u"BillingStreet"_s), u"1 Main"_s);
    QCOMPARE(account.value(u"BillingLatitude"_s).toDouble(), 51.5);
    QCOMPARE(account.text(u"Description"_s), u"one\r\ntwo, \"three\""_s);
    QVERIFY(!account.value(u"IsCustomerPortal"_s).isValid());
    QCOMPARE(account.value(system_field::createdDate).toDateTime(), QDateTime(QDate(2024, 1, 19), QTime(9, 42, 24), Qt::UTC));
    QCOMPARE(account.value(u"Branch__c"_s).toLongLong(), 12);
    QCOMPARE(account.text(u"Zip__c"_s), u"00501"_s);
    QCOMPARE(s.schema.type(object_code::account)->field(u"Branch__c"_s)->type, FieldType::Integer);
    QCOMPARE(byId(s, u"003000000000001AAA"_s).link(contact::account), account.id);
    QCOMPARE(byId(s, u"003000000000001AAA"_s).value(contact::emailOptOut).toBool(), true);
}

void TestImport::theSameAgainChangesNothing()
{
    TestStore s;
    Files files;
    files.add(u"Contact.csv"_s, contactsCsv).add(u"Account.csv"_s, accountsCsv).add(u"Case.csv"_s, "Subject,Status\nNo id,New\nNo id,New\n");
    QCOMPARE(bringIn(s, files.path())->total().created, 6);
    const auto again = bringIn(s, files.path());
    QCOMPARE(again->total().created, 0);
    QCOMPARE(again->total().updated, 0);
    QCOMPARE(again->total().failed, 0);
    QCOMPARE(again->total().unchanged, 6);
}

void TestImport::aLinkWithoutTargetIsKeptAndHealsLater()
{
    TestStore s;
    Files first, second;
    first.add(u"Contact.csv"_s, contactsCsv);
    const auto report = bringIn(s, first.path());
    QCOMPARE(report->total().dangling, 2);
    QCOMPARE(byId(s, u"003000000000002AAA"_s).dangling.value(contact::account), u"001000000000009AAA"_s);
    second.add(u"Account.csv"_s, "Id,Name\n001000000000009,Late\n");
    QVERIFY(bringIn(s, second.path()));
    QCOMPARE(byId(s, u"003000000000002AAA"_s).link(contact::account), byId(s, u"001000000000009AAA"_s).id);
    QVERIFY(byId(s, u"003000000000002AAA"_s).dangling.isEmpty());
}

void TestImport::severalPeopleMayWaitTogether()
{
    TestStore s;
    Files first, second;
    first.add(u"Contact.csv"_s, contactsCsv).add(u"Task.csv"_s, "Subject,TaskWhoIds\nTalk,003000000000001AAA;003000000000007AAA;003000000000008AAA\n");
    QVERIFY(bringIn(s, first.path()));
    QCOMPARE(all(s, object_code::activity).first().dangling.value(activity::who), u"003000000000007AAA;003000000000008AAA"_s);
    second.add(u"Contact.csv"_s, "Id,LastName\n003000000000008AAA,Eight\n");
    QVERIFY(bringIn(s, second.path()));
    const Record call = all(s, object_code::activity).first();
    QCOMPARE(call.value(activity::who).toList().size(), 2);
    QCOMPARE(call.dangling.value(activity::who), u"003000000000007AAA"_s);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(all(s, object_code::activity).first().dangling.value(activity::who), u"003000000000007AAA;003000000000008AAA"_s);
}

void TestImport::ownersWithoutAUserBecomePlaceholders()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, accountsCsv);
    const auto report = bringIn(s, files.path());
    const Record owner = byId(s, u"005000000000001AAA"_s);
    QVERIFY(owner.value(user::placeholder).toBool());
    QCOMPARE(byId(s, u"001000000000001AAA"_s).link(account::owner), owner.id);
    QVERIFY(!report->messages.isEmpty());
}

void TestImport::oneUndoTakesAllBack()
{
    TestStore s;
    Files files;
    files.add(u"Contact.csv"_s, contactsCsv).add(u"Account.csv"_s, accountsCsv);
    QVERIFY(bringIn(s, files.path()));
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(all(s, object_code::account).size(), 1);
    QCOMPARE(all(s, object_code::contact).size(), 0);
    QCOMPARE(bringIn(s, files.path())->total().created, 4);
    QCOMPARE(all(s, object_code::contact).size(), 2);
}

void TestImport::filesOfOtherObjectsAreNamed()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, accountsCsv).add(u"Lead.csv"_s, "Id,LastName,FirstName,Email\n00Q000000000001EAA,A,B,c@d.example\n").add(u"Campaign.csv"_s, "Id,Name\n701000000000001AAA,X\n");
    const auto report = bringIn(s, files.path());
    QCOMPARE(report->unknownFiles, (QStringList {u"Campaign.csv"_s, u"Lead.csv"_s}));
    QCOMPARE(report->total().failed, 0);
    Files only;
    only.add(u"Lead.csv"_s, "LastName\nA\n");
    QCOMPARE(bringIn(s, only.path()).error().kind, Error::Kind::BadInput);
}

void TestImport::aFileIsKnownByItsColumns()
{
    TestStore s;
    Files files;
    files.add(u"my people.csv"_s, "First Name,Last Name,Email,Title\nAnn,Lee,ann@lee.example,Boss\n").add(u"export 1.csv"_s, "Id,Whatever\n006000000000001AAA,x\n");
    const auto report = bringIn(s, files.path());
    QCOMPARE(report->byObject.value(u"Contact"_s).created, 1);
    QVERIFY(report->byObject.contains(u"Opportunity"_s));
    QCOMPARE(all(s, object_code::contact).first().text(contact::title), u"Boss"_s);
}

void TestImport::nothingOfARowIsThrownAway()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, "Name,Name,,uuid,Account Name\nOne,second,third,fourth,fifth\nTwo,,,,,beyond\n");
    const auto report = bringIn(s, files.path());
    QCOMPARE(report->byObject.value(u"Account"_s).created, 1);
    QCOMPARE(report->byObject.value(u"Account"_s).failed, 1);
    QVERIFY(report->failedRows.contains("beyond"));
    const QList<Record> accounts = all(s, object_code::account);
    QStringList texts;
    for (const QVariant &value : accounts.last().values)
        texts << value.toString();
    for (const QString &word : {u"One"_s, u"second"_s, u"third"_s, u"fourth"_s, u"fifth"_s})
        QVERIFY2(texts.contains(word), qPrintable(word));
    QCOMPARE(bringIn(s, files.path())->customFields, QStringList());
}

void TestImport::aGuessThatTurnsOutTooNarrowIsWidened()
{
    TestStore s;
    Files first, second;
    first.add(u"Account.csv"_s, "Id,Name,Level__c\n001000000000001AAA,A,7\n");
    second.add(u"Account.csv"_s, "Id,Name,Level__c\n001000000000002AAA,B,007\n001000000000003AAA,C,n/a\n");
    QVERIFY(bringIn(s, first.path()));
    const auto report = bringIn(s, second.path());
    QCOMPARE(report->total().failed, 0);
    QCOMPARE(s.schema.type(object_code::account)->field(u"Level__c"_s)->type, FieldType::Text);
    QCOMPARE(byId(s, u"001000000000001AAA"_s).text(u"Level__c"_s), u"7"_s);
    QCOMPARE(byId(s, u"001000000000002AAA"_s).text(u"Level__c"_s), u"007"_s);
}

void TestImport::aSecondRowWithTheSameIdIsReported()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, "Id,Name\n001000000000001AAA,A\n001000000000001,B\n001000000000001AAA,A\n");
    const auto report = bringIn(s, files.path());
    QCOMPARE(report->total().created, 1);
    QCOMPARE(report->total().failed, 1);
    QCOMPARE(report->total().unchanged, 1);
}

void TestImport::anotherEncodingIsReadAndSaid()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, "Name;Phone\nM\xfcller & S\xf6hne;1\n");
    const auto report = bringIn(s, files.path());
    QCOMPARE(all(s, object_code::account).last().text(account::name), u"Müller & Söhne"_s);
    QVERIFY(report->messages.join(u' ').contains(u"Windows-1252"_s));
}

void TestImport::aFileThatIsCutOffBringsNothing()
{
    TestStore s;
    Files files, tree;
    files.add(u"Account.csv"_s, "Name,Description\nFine,ok\nCut,\"the quote never en");
    const auto report = bringIn(s, files.path());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::BadInput);
    tree.add(u"Account.json"_s, "{\"records\": [{\"attributes\": {\"type\": \"Account\"}, \"Name\": \"A");
    QVERIFY(!bringIn(s, tree.path()));
    QCOMPARE(all(s, object_code::account).size(), 1);
}

void TestImport::treesOfRecordsWithReferencesComeIn()
{
    TestStore s;
    Files files;
    files.add(u"contacts.json"_s, R"({"records": [{"attributes": {"type": "Contact", "referenceId": "C1"}, "LastName": "Wu", "AccountId": "@A1", "Score__c": 1000000}]})")
        .add(u"accounts.json"_s, R"({"records": [{"attributes": {"type": "Account", "referenceId": "A1"}, "Name": "Alpha"}]})")
        .add(u"plan.json"_s, R"([{"sobject": "Account", "files": ["accounts.json"]}])");
    for (const int created : {2, 0}) {
        const auto report = bringIn(s, files.path());
        QVERIFY(report);
        QCOMPARE(report->total().created, created);
    }
    const Record person = all(s, object_code::contact).first();
    QCOMPARE(s.fetch(person.link(contact::account)).text(account::name), u"Alpha"_s);
    QCOMPARE(person.value(u"Score__c"_s).toLongLong(), 1000000);
}

void TestImport::aTrialRunChangesNothing()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, accountsCsv);
    const auto report = bringIn(s, files.path(), true);
    QVERIFY(report->dryRun);
    QCOMPARE(report->byObject.value(u"Account"_s).created, 2);
    QCOMPARE(all(s, object_code::account).size(), 1);
    QVERIFY(!s.schema.type(object_code::account)->field(u"Branch__c"_s));
}

void TestImport::aFieldOfTenMegabytesComesIn()
{
    TestStore s;
    Files files;
    files.add(u"Account.csv"_s, "Name,Memo__c\nBig,\"" + QByteArray(10 * 1024 * 1024, 'x') + "\"\n");
    QCOMPARE(bringIn(s, files.path())->total().created, 1);
    QCOMPARE(all(s, object_code::account).last().text(u"Memo__c"_s).size(), 10 * 1024 * 1024);
}

void TestImport::theRealExportComesInTwice_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("accounts");
    QTest::newRow("Data Export") << u"salesforce-export"_s << 22;
    QTest::newRow("sObject tree") << u"sobject-tree"_s << -1;
}

void TestImport::theRealExportComesInTwice()
{
    QFETCH(QString, folder);
    QFETCH(int, accounts);
    const QString path = QDir::cleanPath(QStringLiteral(QT_TESTCASE_SOURCEDIR) + u"/../../shared/data/"_s + folder);
    if (!QDir(path).exists())
        QSKIP("The real exports are not beside the project.");
    TestStore s;
    const auto first = bringIn(s, path);
    QVERIFY2(first, qPrintable(first ? QString() : first.error().text));
    QCOMPARE(first->total().failed, 0);
    QVERIFY(first->total().created > 0);
    if (accounts > 0)
        QCOMPARE(first->byObject.value(u"Account"_s).created, accounts);
    const auto second = bringIn(s, path);
    QCOMPARE(second->total().created, 0);
    QCOMPARE(second->total().updated, 0);
    QCOMPARE(second->total().unchanged, first->total().created);
}

QTEST_MAIN(TestImport)
#include "tst_import.moc"
