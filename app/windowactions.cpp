#include "app/mainwindow.h"

#include "app/about.h"
#include "app/feedbackwork.h"
#include "app/filework.h"
#include "app/keysdialog.h"
#include "app/regions.h"
#include "app/selectionwork.h"
#include "app/settingsdialog.h"
#include "app/syncwork.h"
#include "forms/look/widgets.h"
#include "forms/record/composerdock.h"
#include "forms/record/recorddialog.h"
#include "forms/shell/headerbar.h"
#include "forms/shell/navigationbar.h"
#include "forms/shell/pagedeck.h"
#include "forms/shell/searchbox.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/codenamemode.h"
#include "models/storage/homefigures.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTextEdit>

// What the window's actions do. The actions themselves are rows of a table, see actions.cpp.

void MainWindow::connectActions()
{
    m_actions.setKeys(m_parts.settings.value(setting::keys), m_parts.settings.value(setting::letterKeys));
    m_actions.fill(menuBar());
    if (auto *menu = menuBar()->findChild<QMenu *>(u"&Go"_s)) {
        menu->addSeparator();
        for (const PaletteEntry &page : std::as_const(m_goPages))
            menu->addAction(page.action);
    }
#ifdef Q_OS_MACOS
    menuBar()->show();
#else
    menuBar()->hide();
#endif
    connectGoing();
    connectEditing();
    connectLooks();
    connectCodenames();
    connectFile();
    connectSync();
    connectFeedback();
    connect(&m_parts.store, &RecordStore::undoChanged, this, &MainWindow::updateUndo);
    updateActions();
}

void MainWindow::connectGoing()
{
    m_actions.on("search.focus"_L1, this, [this] {
        m_parts.store.setFact(searchedFact, u"yes"_s); // one of the five first things
        m_search->ask();
    });
    m_actions.on("search.commands"_L1, this, [this] { m_search->ask(u">"_s); });
    m_actions.on("go.back"_L1, this, [this] { goThroughHistory(true); });
    m_actions.on("go.forward"_L1, this, [this] { goThroughHistory(false); });
    m_actions.on("go.next"_L1, this, [this] { walkList(1); });
    m_actions.on("go.previous"_L1, this, [this] { walkList(-1); });
    m_actions.on("tab.next"_L1, this, [this] { moveTab(1); });
    m_actions.on("tab.previous"_L1, this, [this] { moveTab(-1); });
    m_actions.on("tab.close"_L1, this, [this] {
        if (currentPage())
            closeTab(currentPage()->key());
    });
    m_actions.on("tab.reopen"_L1, this, [this] {
        while (!m_closedTabs.isEmpty()) {
            if (openPage(m_closedTabs.takeLast()))
                return;
        }
    });
    m_actions.on("region.next"_L1, this, [this] { walkRegions(1); });
    m_actions.on("region.previous"_L1, this, [this] { walkRegions(-1); });
    m_actions.on("go.bin"_L1, this, [this] { openPage(u"bin"_s); });
    m_actions.on("page.refresh"_L1, this, [this] {
        if (currentPage())
            currentPage()->refresh();
        if (m_parts.sync && m_parts.sync->isConnected() && !m_parts.sync->isOffline())
            m_actions.at("sync.now"_L1)->trigger();
    });
    m_actions.on("page.find"_L1, this, [this] {
        if (!currentPage() || !currentPage()->find())
            m_search->ask();
    });
}

void MainWindow::connectEditing()
{
    m_actions.on("record.new"_L1, this, [this] {
        const int object = currentPage() ? currentPage()->object() : 0;
        object ? newRecord(object) : chooseKind();
    });
    m_actions.on("record.newOf"_L1, this, &MainWindow::chooseKind);
    m_actions.on("risk.new"_L1, this, [this] { newChild(object_code::customerRisk); });
    m_actions.on("record.save"_L1, this, [this] {
        if (currentPage())
            currentPage()->saveEdit();
    });
    m_actions.on("record.edit"_L1, this, [this] {
        if (currentPage())
            currentPage()->edit();
    });
    m_actions.on("record.delete"_L1, this, [this] {
        if (currentPage())
            currentPage()->removeChosen();
    });
    m_actions.on("edit.undo"_L1, this, [this] { takeBack(true); });
    m_actions.on("edit.redo"_L1, this, [this] { takeBack(false); });
    const auto about = [this] { return currentPage() ? currentPage()->about() : 0; };
    m_actions.on("call.log"_L1, this, [this, about] { compose(u"logACall"_s, about()); });
    m_actions.on("task.new"_L1, this, [this, about] { compose(u"newTask"_s, about()); });
    m_actions.on("event.new"_L1, this, [this, about] { compose(u"newEvent"_s, about()); });
}

void MainWindow::connectLooks()
{
    const auto chooseTheme = [this](const QString &name) {
        m_parts.settings.setValue(setting::theme, name);
        applyLook();
    };
    m_actions.on("theme.system"_L1, this, [chooseTheme] { chooseTheme(u"system"_s); });
    m_actions.on("theme.light"_L1, this, [chooseTheme] { chooseTheme(u"light"_s); });
    m_actions.on("theme.dark"_L1, this, [chooseTheme] { chooseTheme(u"dark"_s); });
    const auto chooseDensity = [this](bool compact) {
        m_parts.settings.setValue(setting::compact, compact);
        applyLook();
    };
    m_actions.on("density.comfy"_L1, this, [chooseDensity] { chooseDensity(false); });
    m_actions.on("density.compact"_L1, this, [chooseDensity] { chooseDensity(true); });
    const auto zoom = [this](double factor) {
        m_parts.settings.setValue(setting::zoom, factor == 0 ? 1.0 : qBound(0.8, m_parts.settings.value(setting::zoom) * factor, 3.0));
        applyLook();
    };
    m_actions.on("zoom.in"_L1, this, [zoom] { zoom(1.1); });
    m_actions.on("zoom.out"_L1, this, [zoom] { zoom(1 / 1.1); });
    m_actions.on("zoom.reset"_L1, this, [zoom] { zoom(0); });
    m_measure = {m_parts.theme.pointSize(), m_parts.theme.isCompact()};
    connect(&m_parts.theme, &Theme::changed, this, &MainWindow::fitPages);
    m_actions.on("view.fullScreen"_L1, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

/// The switch stands in the menu; while it is on, the header says so and ends it.
void MainWindow::connectCodenames()
{
    const auto switchCodenames = [this](bool on) {
        whenReady(CodenameMode::set(m_parts.store, on), this, [this, on](const Result<> &done) {
            if (!done)
                return say(done.error().text, u"error"_s);
            say(on ? tr("Codename mode is on: customers are shown by their codenames") : tr("Codename mode is off"));
        });
    };
    m_actions.on("view.codenames"_L1, this, switchCodenames);
    connect(m_header, &HeaderBar::realNamesWanted, this, [switchCodenames] { switchCodenames(false); });
    const auto showCodenames = [this] {
        whenReady(CodenameMode::isOn(m_parts.store), this, [this](bool on) {
            m_actions.at("view.codenames"_L1)->setChecked(on);
            if (m_header->showsCodenames() == on)
                return;
            m_header->setCodenames(on);
            // A page that is not shown would say the other names for a moment when it is shown again.
            m_deck->rebuild();
            if (currentPage())
                pageShown(currentPage());
        });
    };
    connect(&m_parts.store, &RecordStore::changed, this, [showCodenames](const ChangeSet &changes) {
        if (changes.everything)
            showCodenames();
    });
    showCodenames();
}

void MainWindow::connectFile()
{
    m_fileWork = new FileWork(m_parts, this);
    connect(m_fileWork, &FileWork::said, this, &MainWindow::say);
    connect(m_fileWork, &FileWork::failed, this, [this](const QString &text) { warn(text); });
    connect(m_fileWork, &FileWork::restoreAsked, this, &MainWindow::restoreAsked);
    m_actions.on("file.import"_L1, m_fileWork, &FileWork::importFiles);
    m_actions.on("file.export"_L1, m_fileWork, &FileWork::exportEverything);
    m_actions.on("file.backup"_L1, m_fileWork, &FileWork::backUp);
    m_actions.on("file.restore"_L1, m_fileWork, &FileWork::restore);
    m_actions.on("file.check"_L1, m_fileWork, &FileWork::check);
    m_actions.on("sample.fill"_L1, m_fileWork, &FileWork::fillSamples);
    m_actions.on("sample.remove"_L1, m_fileWork, &FileWork::removeSamples);
    m_actions.on("app.settings"_L1, this, [this] {
        auto *dialog = new SettingsDialog(m_parts.settings, m_parts.store, this, m_parts.secrets, m_parts.feedback);
        connect(dialog, &QDialog::accepted, this, &MainWindow::applyLook);
        connect(dialog, &SettingsDialog::failed, this, [this](const QString &text) { warn(text, u"warning"_s); });
        connect(dialog, &SettingsDialog::keysAsked, m_actions.at("help.keys"_L1), &QAction::trigger);
        dialog->open();
    });
    m_actions.on("help.keys"_L1, this, [this] { (new KeysDialog(m_actions, m_parts.settings, this))->open(); });
    m_actions.on("help.about"_L1, this, [this] { openAbout(this); });
    m_actions.on("window.new"_L1, this, [this] {
        if (currentPage())
            Q_EMIT newWindowAsked(currentPage()->key());
    });
    m_actions.on("app.quit"_L1, qApp, [] { QApplication::closeAllWindows(); });
}

void MainWindow::connectSync()
{
    if (!m_parts.sync) {
        for (const auto name : {"sync.now"_L1, "sync.connect"_L1, "sync.disconnect"_L1, "sync.offline"_L1, "sync.pending"_L1, "sync.conflicts"_L1, "sync.mapping"_L1, "sync.scope"_L1, "sync.log"_L1})
            m_actions.at(name)->setVisible(false);
        return;
    }
    m_syncWork = new SyncWork(m_parts, m_actions, this);
    connect(m_syncWork, &SyncWork::said, this, [this](const QString &text, const QString &tone) { say(text, tone); });
    connect(m_syncWork, &SyncWork::failed, this, [this](const QString &text) { warn(text, u"warning"_s); });
    connect(m_syncWork, &SyncWork::pageAsked, this, &MainWindow::openPage);
}

void MainWindow::connectFeedback()
{
    auto *selection = new SelectionWork(m_parts, m_actions, [this] { return currentPage(); }, this);
    connect(selection, &SelectionWork::said, this, [this](const QString &text, const QString &tone, bool undo) { say(text, tone, undo); });
    connect(selection, &SelectionWork::recordAsked, this, [this](RecordId id) { openRecord(id); });
    connect(selection, &SelectionWork::formAsked, this, &MainWindow::newRecord);
    if (!m_parts.feedback) {
        for (const auto name : {"feedback.send"_L1, "feedback.outgoing"_L1})
            m_actions.at(name)->setVisible(false);
        return;
    }
    m_feedbackWork = new FeedbackWork(m_parts, m_actions, m_offer, m_outgoing, [this] { return currentPage() ? currentPage()->about() : 0; });
    connect(m_feedbackWork, &FeedbackWork::said, this, [this](const QString &text, const QString &tone) { say(text, tone); });
    connect(m_feedbackWork, &FeedbackWork::failed, this, [this](const QString &text) { warn(text, u"warning"_s); });
    connect(m_feedbackWork, &FeedbackWork::recordAsked, this, [this](RecordId id) { openRecord(id); });
    connect(m_feedbackWork, &FeedbackWork::pageAsked, this, &MainWindow::openPage);
    connect(m_dock, &ComposerDock::saved, m_feedbackWork, [this](RecordId id) { m_feedbackWork->offerFor(id); });
}

void MainWindow::applyLook()
{
    Theme &theme = m_parts.theme;
    const QString mode = m_parts.settings.value(setting::theme);
    theme.setMode(mode == u"dark" ? Theme::Mode::Dark : mode == u"light" ? Theme::Mode::Light : Theme::Mode::System);
    theme.setZoom(m_parts.settings.value(setting::zoom));
    theme.setCompact(m_parts.settings.value(setting::compact));
    theme.apply(*qApp);
}

/// Colours follow by themselves; lengths and rows were taken from the theme when the page was built.
void MainWindow::fitPages()
{
    const QPair<qreal, bool> measure(m_parts.theme.pointSize(), m_parts.theme.isCompact());
    updateActions();
    if (std::exchange(m_measure, measure) == measure)
        return;
    m_deck->rebuild();
    if (currentPage())
        pageShown(currentPage());
}

void MainWindow::newRecord(int object, const QHash<QString, QVariant> &presets)
{
    const ObjectType *type = m_parts.store.schema().type(object);
    if (!type)
        return;
    RecordDialog::openNew(m_parts.store, *type, {.presets = presets}, this, [this, type](RecordId id) {
        say(tr("%1 created").arg(translated(type->label)), u"success"_s, true);
        openRecord(id);
    });
}

/// A new record that belongs to what the page is about, if that has such children.
void MainWindow::newChild(int object)
{
    const RecordId about = currentPage() ? currentPage()->about() : 0;
    const ObjectType *parent = about ? m_parts.store.schema().typeOf(about) : nullptr;
    QHash<QString, QVariant> presets;
    for (const RelatedList &related : parent ? parent->related : QList<RelatedList> {}) {
        if (m_parts.store.schema().type(related.object)->code == object)
            presets.insert(related.field, qlonglong(about));
    }
    newRecord(object, presets);
}

void MainWindow::chooseKind()
{
    m_newMenu->popup(m_header->mapToGlobal(QPoint(m_header->width() / 2, m_header->height())));
}

void MainWindow::compose(const QString &formName, RecordId about)
{
    m_dock->compose(formName, about);
}

void MainWindow::moveTab(int step)
{
    const QStringList keys = m_navigation->tabKeys();
    if (keys.isEmpty() || !currentPage())
        return;
    const int at = m_navigation->tabOf(currentPage()->key());
    const int next = at < 0 ? (step > 0 ? 0 : int(keys.size()) - 1) : int((at + step + keys.size()) % keys.size());
    openPage(keys.at(next));
}

void MainWindow::walkList(int step)
{
    const Page *list = m_deck->page(m_lastList);
    const RecordId current = currentPage() ? PageDeck::recordOf(currentPage()->key()) : 0;
    const RecordId next = list && current ? list->neighbour(current, step) : 0;
    if (!next)
        return say(step > 0 ? tr("This is the last one of the list.") : tr("This is the first one of the list."), u"info"_s);
    const QString before = currentPage()->key();
    const bool edited = currentPage()->isEdited();
    openRecord(next);
    if (!edited) { // leafing through a list keeps one tab
        m_navigation->removeTab(before);
        m_deck->drop(before);
    }
    remember();
}

void MainWindow::takeBack(bool undo)
{
    whenReady(undo ? m_parts.store.undo() : m_parts.store.redo(), this, [this, undo](const Result<QString> &done) {
        if (!done)
            return say(done.error().text, u"error"_s);
        say(undo ? tr("Undone: %1").arg(*done) : tr("Done again: %1").arg(*done));
    });
}

void MainWindow::updateUndo()
{
    whenReady(m_parts.store.undoState(), this, [this](const UndoState &state) {
        QAction *undo = m_actions.at("edit.undo"_L1);
        QAction *redo = m_actions.at("edit.redo"_L1);
        undo->setEnabled(!state.undo.isEmpty());
        redo->setEnabled(!state.redo.isEmpty());
        undo->setText(state.undo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(escapedMnemonic(state.undo)));
        redo->setText(state.redo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(escapedMnemonic(state.redo)));
    });
}

void MainWindow::updateActions()
{
    m_actions.at("go.back"_L1)->setEnabled(m_history.canGoBack());
    m_actions.at("go.forward"_L1)->setEnabled(m_history.canGoForward());
    m_actions.at("tab.reopen"_L1)->setEnabled(!m_closedTabs.isEmpty());
    m_actions.at("tab.close"_L1)->setEnabled(currentPage() && m_navigation->tabOf(currentPage()->key()) >= 0);
    const ObjectType *type = currentPage() ? m_parts.store.schema().type(currentPage()->object()) : nullptr;
    m_actions.at("record.new"_L1)->setText(type ? tr("&New %1").arg(escapedMnemonic(translated(type->label))) : tr("&New…"));
    const QString theme = m_parts.settings.value(setting::theme);
    m_actions.at("theme.system"_L1)->setChecked(theme != u"dark" && theme != u"light");
    m_actions.at("theme.light"_L1)->setChecked(theme == u"light");
    m_actions.at("theme.dark"_L1)->setChecked(theme == u"dark");
    m_actions.at("density.comfy"_L1)->setChecked(!m_parts.settings.value(setting::compact));
    m_actions.at("density.compact"_L1)->setChecked(m_parts.settings.value(setting::compact));
    m_actions.at("view.fullScreen"_L1)->setChecked(isFullScreen());
}

QList<PaletteEntry> MainWindow::paletteEntries() const
{
    QList<PaletteEntry> entries = m_kinds + m_goPages;
    for (qsizetype i = 0; i < m_actions.all().size(); ++i) {
        QAction *action = m_actions.all().at(i);
        if (action->isVisible())
            entries << PaletteEntry {action, Actions::plainText(action), m_actions.menuOf(action), Actions::rows().at(i).icon};
    }
    return entries;
}

void MainWindow::walkRegions(int step)
{
    QList<QWidget *> regions {m_search, m_navigation};
    if (currentPage()) {
        const QList<QWidget *> parts = currentPage()->regions();
        regions += parts.isEmpty() ? QList<QWidget *> {currentPage()} : parts;
    }
    regions += m_dock->composers();
    focusNextRegion(regions, step);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_actions.at("view.fullScreen"_L1)->setChecked(isFullScreen());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    m_altAlone = event->key() == Qt::Key_Alt;
    if (event->key() == Qt::Key_Escape && m_toast->isVisible())
        m_toast->hide();
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    QMainWindow::keyReleaseEvent(event);
#ifndef Q_OS_MACOS
    if (event->key() == Qt::Key_F10 || (event->key() == Qt::Key_Alt && m_altAlone)) {
        menuBar()->setVisible(!menuBar()->isVisible());
        if (menuBar()->isVisible()) {
            menuBar()->setFocus(Qt::MenuBarFocusReason);
            menuBar()->setActiveAction(menuBar()->actions().first());
        }
    }
#endif
    m_altAlone = false;
}
