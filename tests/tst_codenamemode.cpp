#include "forms/record/recordtabs.h"
#include "forms/renewals/renewalspage.h"
#include "forms/shell/pagedeck.h"
#include "models/samples/samples.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/codenamemode.h"
#include "models/storage/meeting.h"
#include "models/storage/namemask.h"
#include "tests/support/window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>

namespace {

RecordId addAccount(TestStore &s, const QString &name, const QString &website, const QString &label)
{
    return s.save(u"Account"_s, {{account::name, name}, {account::website, website}, {u"GitHub_label__c"_s, label}});
}

/// Everything that a window says: texts, titles, tooltips, names for assistive tools, and what its lists hold.
QStringList wordsOf(QWidget *window)
{
    QStringList words {window->windowTitle()};
    const QList<const char *> properties {"text", "plainText", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"};
    QList<QWidget *> widgets = window->findChildren<QWidget *>();
    widgets << window;
    for (const QWidget *widget : std::as_const(widgets)) {
        for (const char *property : properties)
            words << widget->property(property).toString();
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->model())
            continue;
        for (int row = 0; row < std::min(200, view->model()->rowCount()); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                const QModelIndex cell = view->model()->index(row, column);
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole), int(Qt::EditRole)})
                    words << cell.data(role).toString();
            }
        }
    }
    words.removeDuplicates();
    return words;
}

/// Real names of the sample customers and of their domains.
QStringList realNames(TestStore &s)
{
    QStringList names;
    const auto accounts = waitFor(s.store.find({.object = object_code::account}));
    for (const Record &record : *accounts) {
        if (record.uuid == account::holdPublicUuid)
            continue;
        names << record.text(account::name);
        if (const QString site = record.text(account::website).section(u"//"_s, 1); !site.isEmpty())
            names << site;
    }
    return names;
}

QStringList leaksIn(const QStringList &texts, const QStringList &names)
{
    QStringList leaks;
    for (const QString &text : texts) {
        for (const QString &name : names) {
            if (text.contains(name, Qt::CaseInsensitive))
                leaks << u"“%1” in “%2”"_s.arg(name, text.left(120));
        }
    }
    return leaks;
}

QByteArray run(const QStringList &arguments)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(qEnvironmentVariable("STEWARD_PROGRAM"), arguments);
    program.waitForFinished(60000);
    return program.readAll();
}

} // namespace

/// Codename mode (features R19): one switch replaces real names on the screen and in everything that leaves the file.
class TestCodenameMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreReplacedInTexts_data();
    void namesAreReplacedInTexts();
    void theSwitchIsKeptInTheFileAndTellsEverybody();
    void whatIsStoredStaysAsItIs();
    void whatIsTypedIsStoredWithRealNames();
    void aRenamedCustomerIsFollowed();
    void notesOfAMeetingAreStoredWithRealNames();
    void aCodenameIsTakenOnce();
    void codenamesAreGivenOnceAndAlphabetically();
    void noPageShowsARealName();
    void nothingThatIsCopiedHoldsARealName();
    void noFileThatIsWrittenHoldsARealName();
};

void TestCodenameMode::namesAreReplacedInTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the name") << u"Harbor Point Logistics"_s << u"Ceres"_s;
    QTest::newRow("in a sentence, whatever the case") << u"Call HARBOR point logistics, today."_s << u"Call Ceres, today."_s;
    QTest::newRow("without its last word") << u"Harbor Point wants seats"_s << u"Ceres wants seats"_s;
    QTest::newRow("written together") << u"#harborpoint"_s << u"#ceres"_s;
    QTest::newRow("a web address") << u"https://harborpoint.example/a"_s << u"https://ceres.example/a"_s;
    QTest::newRow("a mail address") << u"priya@harborpoint.example"_s << u"priya@ceres.example"_s;
    QTest::newRow("with accents") << u"Müller und Söhne"_s << u"Vesta"_s;
    QTest::newRow("without them") << u"MULLER UND SOHNE"_s << u"Vesta"_s;
    QTest::newRow("without the legal form") << u"Acme rings twice"_s << u"Pallas rings twice"_s;
    QTest::newRow("two in one text") << u"Acme Inc and Harbor Point"_s << u"Pallas and Ceres"_s;
    QTest::newRow("a part of a word is no name") << u"Acmeology"_s << u"Acmeology"_s;
    QTest::newRow("a word of the program stays") << u"Open"_s << u"Open"_s;
    QTest::newRow("an account without a codename") << u"Nameless Works"_s << u"Customer 6"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestCodenameMode::namesAreReplacedInTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    TestStore s;
    addAccount(s, u"Harbor Point Logistics"_s, u"https://www.harborpoint.example"_s, u"customer-ceres"_s);
    addAccount(s, u"Müller und Söhne GmbH"_s, {}, u"customer-vesta"_s);
    addAccount(s, u"Acme Inc"_s, {}, u"Pallas"_s);
    addAccount(s, u"Open"_s, {}, u"customer-juno"_s);
    addAccount(s, u"Nameless Works"_s, {}, {});
    const auto masked = waitFor(s.database.run([text](Connection &connection) {
        const auto mask = NameMask::read(connection);
        return mask ? (*mask)->masked(text) : mask.error().text;
    }));
    QCOMPARE(masked, shown);
}

void TestCodenameMode::theSwitchIsKeptInTheFileAndTellsEverybody()
{
    TestStore s;
    const RecordId id = addAccount(s, u"Harbor Point Logistics"_s, {}, u"customer-ceres"_s);
    QSignalSpy told(&s.store, &RecordStore::changed);
    QVERIFY(waitFor(CodenameMode::set(s.store, true)));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().first().value<ChangeSet>().everything);
    QCOMPARE(s.fetch(id).text(account::name), u"Ceres"_s);
    QVERIFY(waitFor(s.store.close()));
    QVERIFY(waitFor(s.store.open(s.path())));
    QVERIFY(waitFor(CodenameMode::isOn(s.store)));
    QCOMPARE(waitFor(s.store.titles({id})).value(id), u"Ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(s.store, false)));
    QCOMPARE(s.fetch(id).text(account::name), u"Harbor Point Logistics"_s);
}

void TestCodenameMode::whatIsStoredStaysAsItIs()
{
    TestStore s;
    const RecordId id = addAccount(s, u"Harbor Point Logistics"_s, u"https://harborpoint.example"_s, u"customer-ceres"_s);
    Record record = s.fetch(id);
    record.set(u"Description"_s, u"harbor POINT likes it; Ceres is a planet."_s);
    QVERIFY(waitFor(s.store.save(record)));
    QVERIFY(waitFor(CodenameMode::set(s.store, true)));
    Record shown = s.fetch(id);
    QCOMPARE(shown.text(u"Description"_s), u"Ceres likes it; Ceres is a planet."_s);
    shown.set(account::phone, u"5"_s); // another field is edited, and the whole record is saved
    QVERIFY(waitFor(s.store.save(shown)));
    const auto moved = waitFor(s.store.history(id));
    QCOMPARE(moved->first().field, account::phone);
    QVERIFY(waitFor(CodenameMode::set(s.store, false)));
    QCOMPARE(s.fetch(id).text(u"Description"_s), u"harbor POINT likes it; Ceres is a planet."_s);
    QCOMPARE(s.fetch(id).text(account::website), u"https://harborpoint.example"_s);
    QCOMPARE(s.fetch(id).text(account::name), u"Harbor Point Logistics"_s);
}

void TestCodenameMode::whatIsTypedIsStoredWithRealNames()
{
    TestStore s;
    const RecordId id = addAccount(s, u"Harbor Point Logistics"_s, {}, u"customer-ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(s.store, true)));
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Ceres: renewal"_s}, {activity::what, qlonglong(id)}});
    Record shown = s.fetch(id);
    shown.set(u"Description"_s, u"Ceres wants seats"_s);
    QVERIFY(waitFor(s.store.save(shown)));
    QVERIFY(waitFor(CodenameMode::set(s.store, false)));
    QCOMPARE(s.fetch(call).text(activity::subject), u"Harbor Point Logistics: renewal"_s);
    QCOMPARE(s.fetch(id).text(u"Description"_s), u"Harbor Point Logistics wants seats"_s);
}

void TestCodenameMode::aRenamedCustomerIsFollowed()
{
    TestStore s;
    const RecordId id = addAccount(s, u"Harbor Point Logistics"_s, {}, u"customer-ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(s.store, true)));
    Record record = s.fetch(id);
    record.set(account::name, u"Borealis Freight"_s);
    QVERIFY(waitFor(s.store.save(record)));
    QTRY_COMPARE(s.fetch(id).text(account::name), u"Ceres"_s);
}

void TestCodenameMode::notesOfAMeetingAreStoredWithRealNames()
{
    TestStore s;
    const RecordId id = addAccount(s, u"Harbor Point Logistics"_s, {}, u"customer-ceres"_s);
    QVERIFY(waitFor(CodenameMode::set(s.store, true)));
    const auto saved = waitFor(saveMeeting(s.store, {.account = id, .subject = u"Ceres: review"_s, .people = {}, .text = u"Ceres wants seats"_s, .tasks = {u"Send Ceres the offer"_s}, .risks = {}, .requests = {u"Ceres asks for a dark theme"_s}}, {}));
    QVERIFY(saved);
    QVERIFY(waitFor(CodenameMode::set(s.store, false)));
    QCOMPARE(s.fetch(saved->call).text(activity::comments), u"Harbor Point Logistics wants seats"_s);
    const auto tasks = waitFor(s.store.find({.object = object_code::activity, .where = {{activity::subtype, Condition::Is::Equal, u"Task"_s}}}));
    QCOMPARE(tasks->first().text(activity::subject), u"Send Harbor Point Logistics the offer"_s);
    const auto requests = waitFor(s.store.find({.object = object_code::featureRequest}));
    QCOMPARE(requests->first().text(feature_request::name), u"Harbor Point Logistics asks for a dark theme"_s);
}

void TestCodenameMode::aCodenameIsTakenOnce()
{
    TestStore s;
    const RecordId first = addAccount(s, u"Harbor Point Logistics"_s, {}, u"customer-ceres"_s);
    const RecordId second = addAccount(s, u"Borealis Freight"_s, {}, u"customer-hebe"_s);
    Record record = s.fetch(second);
    record.set(u"GitHub_label__c"_s, u"Customer-CERES"_s);
    const auto refused = waitFor(s.store.save(record));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, u"GitHub_label__c"_s);
    QVERIFY(refused.error().text.contains(u"Harbor Point Logistics"_s));
    // Its own is no other's; a customer in the bin gives its label free.
    record = s.fetch(first);
    record.set(u"GitHub_label__c"_s, u"customer-Ceres"_s);
    QVERIFY(waitFor(s.store.save(record)));
    QVERIFY(waitFor(s.store.remove({first})));
    record = s.fetch(second);
    record.set(u"GitHub_label__c"_s, u"customer-ceres"_s);
    QVERIFY(waitFor(s.store.save(record)));
}

void TestCodenameMode::codenamesAreGivenOnceAndAlphabetically()
{
    TestStore s;
    const RecordId first = addAccount(s, u"One Ltd"_s, {}, {});
    const RecordId taken = addAccount(s, u"Two Ltd"_s, {}, u"customer-abastumani"_s);
    const RecordId last = addAccount(s, u"Three Ltd"_s, {}, {});
    const auto given = waitFor(CodenameMode::give(s.store, {first, taken, last}));
    QCOMPARE(given->size(), 2);
    QCOMPARE(s.fetch(first).text(u"GitHub_label__c"_s), u"customer-abnoba"_s);
    QCOMPARE(s.fetch(last).text(u"GitHub_label__c"_s), u"customer-abundantia"_s);
    QCOMPARE(waitFor(CodenameMode::give(s.store))->size(), 0);
    QVERIFY(waitFor(s.store.undo()));
    QVERIFY(s.fetch(first).text(u"GitHub_label__c"_s).isEmpty());
}

void TestCodenameMode::noPageShowsARealName()
{
    TestWindow w;
    QVERIFY(waitFor(Samples::fill(w.s.store)));
    w.window().deck()->rebuild();
    const QStringList names = realNames(w.s);
    QVERIFY(names.size() > 20);
    QVERIFY(waitFor(CodenameMode::give(w.s.store)));
    QStringList keys {u"home"_s, u"bin"_s, PageDeck::resultsKey(u"call"_s, 0)};
    for (const ObjectType *type : w.s.schema.types()) {
        keys << PageDeck::listKey(*type);
        const auto found = waitFor(w.s.store.ids({.object = type->code, .limit = 2}));
        for (const RecordId id : *found)
            keys << PageDeck::recordKey(id);
    }
    for (const NamedPage &page : allPages(w.s.store, w.state).named)
        keys << page.key;
    // The same pages do show real names as long as it is off, or this would prove nothing.
    QVERIFY(w.window().openPage(PageDeck::listKey(*w.s.schema.type(u"Account"_s))));
    QTRY_VERIFY(!leaksIn(wordsOf(&w.window()), names).isEmpty());
    QVERIFY(waitFor(CodenameMode::set(w.s.store, true)));
    QStringList leaks;
    const auto look = [&](const QString &where) {
        (void)QTest::qWaitFor([&] {
            (void)waitFor(w.s.store.undoState());
            return leaksIn(wordsOf(&w.window()), names).isEmpty();
        }, 3000);
        QTest::qWait(50);
        for (const QString &leak : leaksIn(wordsOf(&w.window()), names))
            leaks << where + u": "_s + leak;
    };
    int tabsSeen = 0;
    QSet<int> seen;
    for (const QString &key : std::as_const(keys)) {
        if (!w.window().openPage(key))
            continue;
        look(key);
        const RecordId about = w.window().currentPage()->about();
        if (!about || seen.contains(objectCodeOf(about)))
            continue;
        seen.insert(objectCodeOf(about)); // the tabs of a second record are the same panels
        const auto *tabs = w.window().currentPage()->findChild<RecordTabs *>();
        for (int tab = 0; tabs && tab < tabs->bar()->count(); ++tab) {
            tabs->bar()->setCurrentIndex(tab);
            look(key + u" "_s + tabs->bar()->tabText(tab));
            ++tabsSeen;
        }
    }
    QVERIFY(tabsSeen > 50);
    leaks.removeDuplicates();
    QVERIFY2(leaks.isEmpty(), qPrintable(u'\n' + leaks.mid(0, 40).join(u'\n')));
}

void TestCodenameMode::nothingThatIsCopiedHoldsARealName()
{
    TestWindow w;
    QVERIFY(waitFor(Samples::fill(w.s.store)));
    w.window().deck()->rebuild();
    const QStringList names = realNames(w.s);
    QVERIFY(waitFor(CodenameMode::give(w.s.store)));
    QClipboard *clipboard = QGuiApplication::clipboard();
    // What Ctrl+C takes of every row of a list: as text, and as the table that a mail program gets.
    const auto copied = [&](const QString &key) {
        clipboard->clear();
        if (!w.window().openPage(key))
            return QStringList();
        QAbstractItemView *rows = nullptr;
        for (QAbstractItemView *view : w.window().currentPage()->findChildren<QAbstractItemView *>()) {
            if (view->isVisible() && qobject_cast<QTableView *>(view))
                rows = rows ? rows : view;
        }
        if (!rows || !QTest::qWaitFor([&] { return rows->model()->rowCount() > 0; }, 3000))
            return QStringList();
        rows->selectAll();
        QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
        (void)QTest::qWaitFor([&] { return !clipboard->text().isEmpty(); }, 3000);
        return QStringList {clipboard->text(), clipboard->mimeData()->html()};
    };
    QStringList keys {RenewalsPage::pageKey(), u"references"_s};
    for (const int object : {object_code::account, object_code::contact, object_code::opportunity, object_code::supportCase, object_code::activity, object_code::customerReference, object_code::customerRisk})
        keys << PageDeck::listKey(*w.s.schema.type(object));
    // The same keys do copy real names as long as the mode is off, or this would prove nothing.
    for (const QString &key : std::as_const(keys))
        QVERIFY2(!leaksIn(copied(key), names).isEmpty(), qPrintable(key));
    QVERIFY(waitFor(CodenameMode::set(w.s.store, true)));
    // Pages that were looked at before are hidden now; they must not say real names when they are shown again.
    QTRY_COMPARE(leaksIn(wordsOf(&w.window()), names), QStringList());
    for (const QString &key : std::as_const(keys)) {
        const QStringList texts = copied(key);
        QVERIFY2(!texts.value(0).isEmpty(), qPrintable(key));
        QVERIFY2(leaksIn(texts, names).isEmpty(), qPrintable(key + leaksIn(texts, names).value(0)));
    }
}

void TestCodenameMode::noFileThatIsWrittenHoldsARealName()
{
    QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile"_s);
    run({u"--profile"_s, profile, u"sample"_s});
    run({u"--profile"_s, profile, u"codenames"_s});
    QVERIFY(run({u"--profile"_s, profile, u"codenames"_s, u"--mode"_s, u"on"_s}).contains("on"));
    const QString out = folder.filePath(u"out"_s);
    QVERIFY(QDir().mkpath(out));
    run({u"--profile"_s, profile, u"export"_s, out + u"/csv"_s});
    run({u"--profile"_s, profile, u"export"_s, out + u"/json"_s, u"--format"_s, u"json"_s});
    run({u"--profile"_s, profile, u"qbr"_s, u"--all"_s, u"--tier"_s, u"1"_s, u"--format"_s, u"markdown"_s, u"--out"_s, out + u"/qbr"_s});
    run({u"--profile"_s, profile, u"feedback-report"_s, u"--out"_s, out + u"/feedback.csv"_s});
    const bool readsPdf = !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty();
    if (readsPdf)
        run({u"--profile"_s, profile, u"qbr"_s, u"--all"_s, u"--tier"_s, u"1"_s, u"--out"_s, out + u"/pdf"_s});
    int files = 0;
    QStringList leaks;
    for (QDirIterator it(out, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        QString path = it.next();
        ++files;
        leaks += leaksIn({QFileInfo(path).fileName()}, {u"Harbor Point"_s});
        if (path.endsWith(u".pdf")) {
            QProcess reader;
            reader.start(u"pdftotext"_s, {path, path + u".txt"_s});
            reader.waitForFinished();
            path += u".txt"_s;
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString &name : {u"Harbor Point"_s, u"harborpoint"_s, u"Juniper Valley"_s}) {
            if (const qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive); at >= 0)
                leaks << path.section(u'/', -2) + u": "_s + text.mid(std::max<qsizetype>(0, at - 40), 100).simplified();
        }
    }
    QVERIFY2(files > (readsPdf ? 30 : 20), qPrintable(QString::number(files)));
    QVERIFY2(leaks.isEmpty(), qPrintable(u'\n' + leaks.mid(0, 40).join(u'\n')));
}

QTEST_MAIN(TestCodenameMode)
#include "tst_codenamemode.moc"
