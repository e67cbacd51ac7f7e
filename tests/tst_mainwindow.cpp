#include "app/dailybackup.h"
#include "app/instance.h"
#include "app/steward.h"
#include "forms/shell/headerbar.h"
#include "forms/shell/navigationbar.h"
#include "forms/shell/openfailure.h"
#include "forms/shell/pagedeck.h"
#include "forms/shell/searchbox.h"
#include "models/schema/objects/names.h"
#include "models/storage/slicedbackup.h"
#include "models/storage/workspace.h"
#include "tests/support/window.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

/// What the frame promises: tabs, history, search, actions and their keys, regions, widths, failures, backups, a second start.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openedRecordsBecomeTabs();
    void aNamedPageIsReachedByNavigationMenuAndPalette();
    void aClosedTabComesBack();
    void tabsAndPageAreThereAfterARestart();
    void backAndForwardGoThroughPages();
    void leafingThroughAListKeepsOneTab();
    void theSearchIsWorkedByKeys();
    void controlEnterOpensBehind();
    void greaterThanShowsCommandsOnly();
    void allResultsHaveAPage();
    void anOldAnswerOfTheSearchIsDropped();
    void undoIsNamedAndUndoes();
    void noTwoActionsShareAKey();
    void everyActionIsInTheMenuBarAndThePaletteAndDoesSomething();
    void aChosenKeyTakesTheOldOnesPlace();
    void regionsGoRound();
    void nothingOverlapsAtAnyWidth_data();
    void nothingOverlapsAtAnyWidth();
    void aFailureOffersItsChoices_data();
    void aFailureOffersItsChoices();
    void aSecondStartHandsItsRequestOver();
    void aBackupIsMadeOnceADayAndTenAreKept();
    void aBackupHoldsWhatWasSavedMeanwhile();
    void restoringShowsTheOldRecordsAndKeepsTheNewFile();
    void aDamagedFileIsKeptWhenOneStartsAnew();
};

static QString tabTitle(const TestWindow &w, int index)
{
    return const_cast<TestWindow &>(w).window().navigation()->tabs()->tabText(index);
}

void TestMainWindow::openedRecordsBecomeTabs()
{
    TestWindow w;
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"R&D <b>Acme</b>"_s}});
    w.open(acme);
    QCOMPARE(w.window().navigation()->tabs()->count(), 1);
    QTRY_COMPARE(tabTitle(w, 0), u"R&&D <b>Acme</b>"_s);
    w.window().openRecord(acme);
    QCOMPARE(w.window().navigation()->tabs()->count(), 1);
    QTRY_VERIFY(w.window().windowTitle().startsWith(u"R&D <b>Acme</b>"_s));
}

void TestMainWindow::aNamedPageIsReachedByNavigationMenuAndPalette()
{
    class NoticeBoard : public Page
    {
    public:
        using Page::Page;
        QString title() const override { return u"Board & more"_s; }
    };
    TestWindow w;
    PageFactory pages = allPages(w.s.store, w.state);
    pages.named << NamedPage {.key = u"test-board"_s, .label = u"Board & more"_s, .icon = u"trash"_s, .build = [](QWidget *parent) -> Page * { return new NoticeBoard(u"test-board"_s, parent); }};
    MainWindow window({w.profile, w.settings, w.state, w.theme, w.s.store, pages});
    window.showPages(false);
    QVERIFY(window.navigation()->isItem(u"test-board"_s));
    Q_EMIT window.navigation()->chosen(u"test-board"_s, false);
    QCOMPARE(window.currentPage()->key(), u"test-board"_s);
    QVERIFY2(window.navigation()->tabKeys().isEmpty(), "a page of the navigation needs no tab");
    QVERIFY(window.openPage(u"home"_s));
    QMenu *go = window.menuBar()->findChild<QMenu *>(u"&Go"_s);
    QVERIFY(go && go->actions().last()->text() == u"Go to Board && more"_s);
    go->actions().last()->trigger();
    QCOMPARE(window.currentPage()->key(), u"test-board"_s);
    QVERIFY(window.openPage(u"home"_s));
    Q_EMIT window.currentPage()->openPage(u"test-board"_s);
    QCOMPARE(window.currentPage()->key(), u"test-board"_s);
}

void TestMainWindow::aClosedTabComesBack()
{
    TestWindow w;
    const RecordId first = w.s.save(u"Account"_s, {{account::name, u"First"_s}});
    const RecordId second = w.s.save(u"Account"_s, {{account::name, u"Second"_s}});
    w.open(first);
    w.open(second);
    w.press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(w.window().navigation()->tabKeys(), QStringList {PageDeck::recordKey(first)});
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(first));
    w.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(second));
    w.press(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(first));
    w.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(second));
}

void TestMainWindow::tabsAndPageAreThereAfterARestart()
{
    TestWindow w;
    const RecordId first = w.s.save(u"Account"_s, {{account::name, u"First"_s}});
    const RecordId second = w.s.save(u"Account"_s, {{account::name, u"Second"_s}});
    const RecordId gone = w.s.save(u"Account"_s, {{account::name, u"Gone"_s}});
    w.open(gone);
    w.open(first);
    w.open(second);
    w.window().openRecord(first);
    (void)waitFor(w.s.store.remove({gone}));
    w.restart();
    QTRY_COMPARE(w.window().navigation()->tabKeys(), (QStringList {PageDeck::recordKey(first), PageDeck::recordKey(second)}));
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(first));
    QTRY_COMPARE(tabTitle(w, 1), u"Second"_s);
}

void TestMainWindow::backAndForwardGoThroughPages()
{
    TestWindow w;
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    w.window().openPage(u"list:Account"_s);
    w.open(acme);
    w.window().openPage(u"list:Contact"_s);
    w.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(acme));
    w.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(w.window().currentPage()->key(), u"list:Account"_s);
    w.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(acme));
    w.window().openPage(u"list:Case"_s);
    QVERIFY(!w.window().actions().at("go.forward"_L1)->isEnabled());
}

void TestMainWindow::leafingThroughAListKeepsOneTab()
{
    TestWindow w;
    QList<RecordId> ids;
    for (const QString &name : {u"Alpha"_s, u"Beta"_s, u"Gamma"_s})
        ids << w.s.save(u"Account"_s, {{account::name, name}});
    w.window().openPage(u"list:Account"_s);
    Page *list = w.window().currentPage();
    QTRY_COMPARE(list->neighbour(ids.at(0), 1), ids.at(1));
    w.open(ids.at(0));
    w.press(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(w.window().navigation()->tabKeys(), QStringList {PageDeck::recordKey(ids.at(1))});
    w.press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(w.window().navigation()->tabKeys(), QStringList {PageDeck::recordKey(ids.at(0))});
}

void TestMainWindow::theSearchIsWorkedByKeys()
{
    TestWindow w;
    const RecordId harbor = w.s.save(u"Account"_s, {{account::name, u"Harbor Point"_s}});
    w.s.save(u"Account"_s, {{account::name, u"Harbor View"_s}});
    SearchBox *search = w.window().search();
    QSignalSpy answers(search, &SearchBox::answered);
    w.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(search->edit()->hasFocus());
    QVERIFY(search->isOpen());
    w.type(u"harb"_s);
    QTRY_VERIFY(!answers.isEmpty() && answers.last().first() == u"harb"_s);
    const QString first = search->results()->currentIndex().data().toString();
    w.press(Qt::Key_Down);
    const QString second = search->results()->currentIndex().data().toString();
    QCOMPARE((QSet {first, second}), (QSet {u"Harbor Point"_s, u"Harbor View"_s}));
    w.press(Qt::Key_Up);
    QCOMPARE(search->results()->currentIndex().data().toString(), first);
    if (first != u"Harbor Point")
        w.press(Qt::Key_Down);
    w.press(Qt::Key_Return);
    QVERIFY(!search->isOpen());
    QCOMPARE(w.window().currentPage()->key(), PageDeck::recordKey(harbor));

    w.press(Qt::Key_K, Qt::ControlModifier); // what was opened is offered before anything is typed
    QTRY_COMPARE(search->results()->currentIndex().data().toString(), u"Harbor Point"_s);
    w.press(Qt::Key_Escape);
    QVERIFY(!search->isOpen());
}

void TestMainWindow::controlEnterOpensBehind()
{
    TestWindow w;
    const RecordId harbor = w.s.save(u"Account"_s, {{account::name, u"Harbor Point"_s}});
    w.window().openPage(u"list:Contact"_s);
    w.press(Qt::Key_K, Qt::ControlModifier);
    w.type(u"harbor"_s);
    QTRY_COMPARE(w.window().search()->results()->currentIndex().data().toString(), u"Harbor Point"_s);
    w.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(w.window().currentPage()->key(), u"list:Contact"_s);
    QCOMPARE(w.window().navigation()->tabKeys(), QStringList {PageDeck::recordKey(harbor)});
}

void TestMainWindow::greaterThanShowsCommandsOnly()
{
    TestWindow w;
    w.s.save(u"Account"_s, {{account::name, u"Dark Matter"_s}});
    w.press(Qt::Key_K, Qt::ControlModifier);
    w.type(u">dark"_s);
    const QListView *results = w.window().search()->results();
    QTRY_COMPARE(results->currentIndex().data().toString(), u"Dark Theme"_s);
    for (int row = 0; row < results->model()->rowCount(); ++row)
        QVERIFY(results->model()->index(row, 0).data().toString() != u"Dark Matter");
    w.press(Qt::Key_Return);
    QTRY_VERIFY(w.theme.isDark());
}

void TestMainWindow::allResultsHaveAPage()
{
    TestWindow w;
    for (int i = 0; i < 30; ++i)
        w.s.save(u"Account"_s, {{account::name, u"Harbor %1"_s.arg(i)}});
    w.press(Qt::Key_K, Qt::ControlModifier);
    w.type(u"harbor"_s);
    QListView *results = w.window().search()->results();
    QTRY_VERIFY(results->currentIndex().data().toString().startsWith(u"Harbor"_s));
    w.press(Qt::Key_Up); // from the first to the last row
    w.press(Qt::Key_Return);
    QCOMPARE(w.window().currentPage()->title(), u"Results for “harbor”"_s);
    const auto *list = w.window().currentPage()->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 31); // and one heading
}

void TestMainWindow::anOldAnswerOfTheSearchIsDropped()
{
    TestWindow w;
    w.s.save(u"Account"_s, {{account::name, u"Alpha"_s}});
    w.s.save(u"Account"_s, {{account::name, u"Beta"_s}});
    QSignalSpy answers(w.window().search(), &SearchBox::answered);
    w.press(Qt::Key_K, Qt::ControlModifier);
    w.type(u"al"_s);
    w.window().search()->edit()->selectAll();
    w.type(u"be"_s);
    QTRY_COMPARE(w.window().search()->results()->currentIndex().data().toString(), u"Beta"_s);
    for (const QList<QVariant> &answer : answers)
        QVERIFY(answer.first().toString() != u"al");
}

void TestMainWindow::undoIsNamedAndUndoes()
{
    TestWindow w;
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::phone, u"1"_s}});
    Record record = w.s.fetch(acme);
    record.set(account::phone, u"2"_s);
    QVERIFY(waitFor(w.s.store.save(record)));
    const QAction *undo = w.window().actions().at("edit.undo"_L1);
    QTRY_COMPARE(Actions::plainText(undo), u"Undo Change Phone of Acme"_s);
    w.window().openPage(u"list:Account"_s);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.s.fetch(acme).text(account::phone), u"1"_s);
    QTRY_COMPARE(Actions::plainText(w.window().actions().at("edit.redo"_L1)), u"Redo Change Phone of Acme"_s);

    w.press(Qt::Key_K, Qt::ControlModifier); // in a text field the key takes back typing alone
    w.type(u"x"_s);
    w.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.window().search()->edit()->text(), QString());
    QCOMPARE(Actions::plainText(w.window().actions().at("edit.redo"_L1)), u"Redo Change Phone of Acme"_s);
}

void TestMainWindow::noTwoActionsShareAKey()
{
    TestWindow w;
    QHash<QString, QString> owners;
    for (const QAction *action : w.window().findChildren<QAction *>()) {
        if (action->shortcutContext() == Qt::WidgetShortcut || action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
            continue; // a part's own
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString(QKeySequence::PortableText);
            QVERIFY2(!owners.contains(text), qPrintable(u"%1: %2 and %3"_s.arg(text, owners.value(text), action->objectName())));
            owners.insert(text, action->objectName());
        }
    }
    for (const QString &taken : {u"Ctrl+Shift+U"_s, u"Ctrl+Shift+E"_s})
        QVERIFY2(!owners.contains(taken), "input methods take this key");
}

void TestMainWindow::everyActionIsInTheMenuBarAndThePaletteAndDoesSomething()
{
    struct Open : QAction {
        static int count(const QAction *action) { return (action->*(&Open::receivers))(SIGNAL(triggered(bool))); }
    };
    TestWindow w;
    QSet<const QAction *> inMenus;
    for (const QAction *menu : w.window().menuBar()->actions()) {
        for (const QAction *action : menu->menu()->actions())
            inMenus.insert(action);
    }
    w.press(Qt::Key_K, Qt::ControlModifier);
    w.type(u">"_s);
    const auto *model = static_cast<const SearchModel *>(w.window().search()->results()->model());
    QTRY_VERIFY(model->rowCount() > 20);
    QSet<const QAction *> inPalette;
    for (int row = 0; row < model->rowCount(); ++row)
        inPalette.insert(model->at(row).action);
    for (QAction *action : w.window().actions().all()) {
        QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
        QVERIFY2(inPalette.contains(action) || !action->isVisible() || !action->isEnabled(), qPrintable(action->objectName()));
        QVERIFY2(Open::count(action) > 0, qPrintable(action->objectName()));
        QVERIFY(!action->text().isEmpty());
    }
}

void TestMainWindow::aChosenKeyTakesTheOldOnesPlace()
{
    TestWindow w;
    w.settings.setValue(setting::keys, QVariantMap {{u"call.log"_s, u"Ctrl+Alt+L"_s}});
    w.settings.setValue(setting::letterKeys, false);
    w.restart();
    QCOMPARE(w.window().actions().at("call.log"_L1)->shortcut(), QKeySequence(u"Ctrl+Alt+L"_s));
    QVERIFY(!w.window().actions().at("search.focus"_L1)->shortcuts().contains(QKeySequence(u"/"_s)));
    QVERIFY(w.window().actions().at("search.focus"_L1)->shortcuts().contains(QKeySequence(u"Ctrl+K"_s)));
}

void TestMainWindow::regionsGoRound()
{
    TestWindow w;
    w.window().openPage(u"list:Account"_s);
    w.window().search()->edit()->setFocus();
    QSet<QWidget *> visited;
    for (int i = 0; i < 8; ++i) {
        w.press(Qt::Key_F6);
        visited.insert(QApplication::focusWidget());
    }
    const auto visits = [&visited](const QWidget *region) {
        return std::any_of(visited.begin(), visited.end(), [region](const QWidget *widget) { return widget && (widget == region || region->isAncestorOf(widget)); });
    };
    QVERIFY(visits(w.window().search()));
    QVERIFY(visits(w.window().navigation()));
    QVERIFY(visits(w.window().currentPage()));
}

void TestMainWindow::nothingOverlapsAtAnyWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("zoom");
    for (const int width : {800, 1024, 1280, 1440}) {
        QTest::addRow("%d", width) << width << 1.0;
        QTest::addRow("%d at 200 %%", width) << width << 2.0;
    }
}

void TestMainWindow::nothingOverlapsAtAnyWidth()
{
    QFETCH(int, width);
    QFETCH(double, zoom);
    TestWindow w({width, 600});
    w.theme.setZoom(zoom);
    w.theme.apply(*qApp);
    const RecordId acme = w.s.save(u"Account"_s, {{account::name, u"Acme of a rather long name"_s}});
    w.open(acme);
    QTRY_COMPARE(w.window().width(), width);
    for (const QWidget *bar : {static_cast<QWidget *>(w.window().navigation()), w.window().search()->parentWidget()}) {
        QRect before;
        QList<QWidget *> parts;
        for (QObject *child : bar->children()) {
            auto *widget = qobject_cast<QWidget *>(child);
            if (widget && widget->isVisible() && !widget->isWindow())
                parts << widget;
        }
        std::sort(parts.begin(), parts.end(), [](const QWidget *a, const QWidget *b) { return a->x() < b->x(); });
        for (const QWidget *part : std::as_const(parts)) {
            QVERIFY2(!before.isValid() || part->x() >= before.right(), part->metaObject()->className());
            QVERIFY2(part->geometry().right() < width, part->metaObject()->className());
            before = part->geometry();
        }
    }
    QVERIFY(w.window().navigation()->tabs()->isVisible());
    QVERIFY(w.window().navigation()->tabs()->width() > 100);
}

void TestMainWindow::aFailureOffersItsChoices_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("buttons");
    const QStringList all {u"Try Again"_s, u"Open a Backup…"_s, u"Start a New Workspace"_s, u"Quit"_s};
    QTest::newRow("damaged") << int(Error::Kind::Damaged) << all;
    QTest::newRow("newer") << int(Error::Kind::NewerVersion) << all;
    QTest::newRow("not ours") << int(Error::Kind::BadInput) << all;
    QTest::newRow("busy") << int(Error::Kind::Busy) << QStringList {u"Try Again"_s, u"Quit"_s};
    QTest::newRow("read-only") << int(Error::Kind::ReadOnly) << QStringList {u"Try Again"_s, u"Quit"_s};
    QTest::newRow("full") << int(Error::Kind::DiskFull) << QStringList {u"Try Again"_s, u"Quit"_s};
}

void TestMainWindow::aFailureOffersItsChoices()
{
    QFETCH(int, kind);
    QFETCH(QStringList, buttons);
    TestWindow w;
    w.window().showFailure({.kind = Error::Kind(kind), .text = u"What happened."_s});
    auto *failure = w.window().findChild<OpenFailure *>();
    QVERIFY(failure && failure->isVisible());
    QCOMPARE(failure->text(), u"What happened."_s);
    const auto shown = [failure] {
        QStringList texts;
        for (const QPushButton *button : failure->findChildren<QPushButton *>()) {
            if (button->isVisible())
                texts << button->text();
        }
        return texts;
    };
    QTRY_COMPARE(shown(), buttons);
    QSignalSpy again(&w.window(), &MainWindow::openFileAsked);
    QTest::mouseClick(failure->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(again.size(), 1);
    w.window().showPages(true);
    QVERIFY(w.window().currentPage());
}

void TestMainWindow::aSecondStartHandsItsRequestOver()
{
    const QString name = u"steward-test-%1"_s.arg(QCoreApplication::applicationPid());
    Instance first;
    QVERIFY(first.listen(name));
    QSignalSpy asked(&first, &Instance::asked);
    QObject second;
    bool answered = false;
    Instance::handOver(name, u"005 <x>\n"_s, &second, [&](bool yes) { answered = yes; });
    QTRY_VERIFY(answered);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), u"005 <x>\n"_s);

    bool refused = false;
    Instance::handOver(name + u"-nobody"_s, {}, &second, [&](bool yes) { refused = !yes; });
    QTRY_VERIFY(refused);
}

void TestMainWindow::aBackupIsMadeOnceADayAndTenAreKept()
{
    TestStore s;
    QTemporaryDir folder;
    QDir(folder.path()).mkdir(u"backups"_s);
    const QString backups = folder.filePath(u"backups"_s);
    DailyBackup daily(s.store, backups);
    QSignalSpy made(&daily, &DailyBackup::made);
    s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QFile own(backups + u"/steward-mine.db"_s);
    QVERIFY(own.open(QIODevice::WriteOnly));
    const QDate day(2026, 11, 1);
    for (int i = 0; i < 12; ++i) {
        daily.makeFor(day.addDays(i));
        QTRY_COMPARE(made.size(), i + 1);
    }
    daily.makeFor(day.addDays(11));
    const QStringList files = QDir(backups).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), DailyBackup::kept + 1);
    QCOMPARE(files.first(), u"steward-2026-11-03.db"_s);
    QVERIFY(files.contains(u"steward-mine.db"_s));
    QVERIFY(verifyWorkspaceFile(backups + u'/' + files.first()));
}

void TestMainWindow::aBackupHoldsWhatWasSavedMeanwhile()
{
    TestStore s;
    QTemporaryDir folder;
    const QString target = folder.filePath(u"b.db"_s);
    for (int i = 0; i < 300; ++i)
        s.save(u"Account"_s, {{account::name, u"Account %1"_s.arg(i)}, {u"Description"_s, QString(4000, u'x')}});
    const QFuture<Result<>> backup = backUpInSlices(s.database, target);
    const RecordId late = s.save(u"Account"_s, {{account::name, u"Late"_s}});
    QVERIFY(late);
    QVERIFY(waitFor(backup));
    QVERIFY(!QFile::exists(target + u".part"_s));
    Schema schema;
    Database database;
    RecordStore copy(database, schema);
    QVERIFY(waitFor(copy.open(target)));
    QVERIFY(waitFor(copy.fetch(firstIdOf(object_code::account) + 300)));
    QVERIFY(!waitFor(backUpInSlices(s.database, folder.filePath(u"missing/b.db"_s))));
}

namespace {

/// The program itself in a profile, and its window.
struct Program {
    explicit Program(const QString &folder)
        : steward(*qApp, {.profile = folder})
    {
        steward.start();
        [&] { QTRY_VERIFY(window()); }();
    }
    MainWindow *window() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(widget))
                return found;
        }
        return nullptr;
    }
    Steward steward;
};

} // namespace

void TestMainWindow::restoringShowsTheOldRecordsAndKeepsTheNewFile()
{
    QTemporaryDir folder;
    const QString backup = folder.filePath(u"old.db"_s);
    {
        TestStore s;
        s.save(u"Account"_s, {{account::name, u"From the backup"_s}});
        QVERIFY(waitFor(backUpInSlices(s.database, backup)));
    }
    Program program(folder.filePath(u"profile"_s));
    QTRY_VERIFY(program.window()->currentPage());
    Q_EMIT program.window()->restoreAsked(backup);
    QTRY_VERIFY(QFile::exists(folder.filePath(u"profile/steward.db.before-restore"_s)));
    QTRY_VERIFY(program.window()->currentPage());
    program.window()->search()->ask();
    QTest::keyClicks(program.window()->search()->edit(), u"backup"_s);
    QTRY_COMPARE(program.window()->search()->results()->currentIndex().data().toString(), u"From the backup"_s);
}

void TestMainWindow::aDamagedFileIsKeptWhenOneStartsAnew()
{
    QTemporaryDir folder;
    QFile junk(folder.filePath(u"steward.db"_s));
    QVERIFY(junk.open(QIODevice::WriteOnly));
    junk.write(QByteArray(5000, 'j'));
    junk.close();
    Program program(folder.path());
    QTRY_VERIFY(program.window()->findChild<OpenFailure *>());
    Q_EMIT program.window()->startAnewAsked();
    QTRY_VERIFY(program.window()->currentPage());
    const QStringList kept = QDir(folder.path()).entryList({u"steward-*.db"_s}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QFile old(folder.filePath(kept.first()));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray(5000, 'j'));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
