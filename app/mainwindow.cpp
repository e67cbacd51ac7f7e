#include "app/mainwindow.h"

#include "forms/look/widgets.h"
#include "forms/record/composerdock.h"
#include "forms/record/relatedlink.h"
#include "forms/shell/headerbar.h"
#include "forms/shell/navigationbar.h"
#include "forms/shell/openfailure.h"
#include "forms/shell/pagedeck.h"
#include "forms/shell/searchbox.h"
#include "forms/sync/syncchip.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

MainWindow::MainWindow(const Parts &parts)
    : m_parts(parts)
    , m_actions(this)
{
    setWindowTitle(u"Steward"_s);
    setMinimumSize(800, 600);
    build();
    connectActions();
    if (!restoreGeometry(m_parts.settings.value(setting::geometry)))
        resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto *whole = new QWidget(this);
    buildHeader();
    buildNavigation();
    m_notice = new Notice(whole);
    m_offer = new Notice(whole);
    m_deck = new PageDeck(m_parts.pages, m_parts.store.schema(), whole);
    connect(m_deck, &PageDeck::made, this, &MainWindow::connectPage);
    auto *strip = new QVBoxLayout;
    strip->setContentsMargins(12, 0, 12, 0);
    strip->addWidget(m_notice);
    strip->addWidget(m_offer);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_navigation);
    layout->addLayout(strip);
    layout->addWidget(m_deck, 1);
    setCentralWidget(whole);
    m_dock = new ComposerDock(m_parts.store, this);
    connect(m_dock, &ComposerDock::saved, this, [this](RecordId, const QString &words) { say(words, u"success"_s, true); });
    connect(m_dock, &ComposerDock::openRecord, this, &MainWindow::openRecord);
    m_toast = new Toast(this);
    connect(m_toast, &Toast::buttonClicked, this, [this] { takeBack(true); });
}

void MainWindow::buildHeader()
{
    m_search = new SearchBox(m_parts.store, [this] { return paletteEntries(); });
    m_search->setKeyShown(m_actions.at("search.focus"_L1)->shortcut().toString(QKeySequence::NativeText));
    connect(m_search, &SearchBox::openRecord, this, &MainWindow::openRecord);
    connect(m_search, &SearchBox::showAll, this, [this](const QString &words, int object) { openPage(PageDeck::resultsKey(words, object)); });
    m_header = new HeaderBar(m_search, this);
    m_header->setStatus(tr("On this computer"));
    if (m_parts.sync) {
        auto *chip = new SyncChip(*m_parts.sync, m_header);
        connect(chip, &SyncChip::opened, m_actions.at("sync.pending"_L1), &QAction::trigger);
        m_header->setChip(chip);
    }
    m_newMenu = new QMenu(this);
    for (const auto name : {"call.log"_L1, "task.new"_L1, "event.new"_L1})
        m_newMenu->addAction(m_actions.at(name));
    m_newMenu->addSeparator();
    for (const ObjectType *type : m_parts.store.schema().types()) {
        if (isMadeInPanel(m_parts.store.schema(), *type))
            continue;
        QAction *action = m_newMenu->addAction(themedIcon(type->icon), tr("New %1").arg(escapedMnemonic(translated(type->label))));
        connect(action, &QAction::triggered, this, [this, code = type->code] { newRecord(code); });
        m_kinds << PaletteEntry {action, Actions::plainText(action), tr("New"), type->icon};
    }
    m_outgoing = m_header->addButton(u"send"_s, tr("Outgoing Feedback"));
    m_outgoing->hide();
    m_header->addButton(u"plus-lg"_s, tr("Create"), m_newMenu);
    auto *help = new QMenu(this);
    for (const auto name : {"help.keys"_L1, "search.commands"_L1, "help.about"_L1})
        help->addAction(m_actions.at(name));
    m_header->addButton(u"question-circle"_s, tr("Help"), help);
    QToolButton *settings = m_header->addButton(u"gear"_s, tr("Settings"));
    connect(settings, &QToolButton::clicked, m_actions.at("app.settings"_L1), &QAction::trigger);
    auto *person = new QMenu(this);
    connect(person->addAction(tr("My User Page")), &QAction::triggered, this, [this] { openRecord(m_parts.store.me()); });
    person->addAction(m_actions.at("app.settings"_L1));
    m_header->avatar()->setMenu(person);
}

void MainWindow::buildNavigation()
{
    m_navigation = new NavigationBar(this);
    if (m_parts.pages.home)
        m_navigation->addItem(u"home"_s, tr("Home"));
    for (const ObjectType *type : m_parts.store.schema().types()) {
        if (type->inNavigation)
            m_navigation->addItem(PageDeck::listKey(*type), translated(type->pluralLabel), [this, type](QMenu *menu) { fillObjectMenu(menu, *type); });
    }
    for (const NamedPage &named : m_parts.pages.named) {
        if (named.inNavigation)
            m_navigation->addItem(named.key, named.label);
        if (named.inGoMenu)
            addNamedPage(named);
    }
    for (int i = 0; i < 9; ++i) {
        QAction *go = m_actions.find(u"go.page%1"_s.arg(i + 1));
        const QString key = m_navigation->itemKey(i);
        go->setVisible(!key.isEmpty());
        go->setText(tr("Go to %1").arg(m_navigation->itemLabel(i)));
        connect(go, &QAction::triggered, this, [this, key] { openPage(key); });
    }
    connect(m_navigation, &NavigationBar::chosen, this, [this](const QString &key, bool) { openPage(key); });
    connect(m_navigation, &NavigationBar::closeAsked, this, &MainWindow::closeTab);
    connect(m_navigation, &NavigationBar::tabsMoved, this, &MainWindow::remember);
}

void MainWindow::addNamedPage(const NamedPage &named)
{
    auto *go = new QAction(themedIcon(named.icon), tr("Go to %1").arg(escapedMnemonic(named.label)), this);
    connect(go, &QAction::triggered, this, [this, key = named.key] { openPage(key); });
    m_goPages << PaletteEntry {go, Actions::plainText(go), tr("Go"), named.icon};
}

void MainWindow::fillObjectMenu(QMenu *menu, const ObjectType &type)
{
    QAction *add = menu->addAction(themedIcon(u"plus-lg"_s), tr("New %1").arg(escapedMnemonic(translated(type.label))));
    connect(add, &QAction::triggered, this, [this, code = type.code] { newRecord(code); });
    menu->addSection(tr("Recent"));
    whenReady(m_parts.store.recent(5, type.code), menu, [this, menu](const QList<Hit> &hits) {
        for (const Hit &hit : hits) {
            QAction *action = menu->addAction(escapedMnemonic(hit.title));
            connect(action, &QAction::triggered, this, [this, id = hit.id] { openRecord(id); });
        }
    });
}

void MainWindow::showPages(bool restored)
{
    if (m_failure) {
        m_failure->deleteLater();
        m_failure = nullptr;
    }
    m_navigation->setEnabled(true);
    m_search->setEnabled(true);
    m_search->askAgain(); // somebody was quicker than the file
    m_remembers = m_remembers || restored;
    if (restored) {
        for (const QString &key : m_parts.settings.value(setting::tabs)) {
            if (PageDeck::recordOf(key)) {
                m_navigation->addTab(key, QString(), u"file-earmark"_s, u"goal"_s);
                fetchTitle(key);
            }
        }
    }
    const QString last = restored ? m_parts.settings.value(setting::page) : u"home"_s;
    if (!openPage(last) && !openPage(u"home"_s))
        openPage(m_navigation->itemKey(0));
    fetchPerson();
    updateUndo();
    if (restored)
        m_dock->restoreDrafts();
}

void MainWindow::showFailure(const Error &error)
{
    clearPages();
    if (!m_failure) {
        m_failure = new OpenFailure(m_deck);
        m_deck->addWidget(m_failure);
        connect(m_failure, &OpenFailure::tryAgain, this, &MainWindow::openFileAsked);
        connect(m_failure, &OpenFailure::restoreFrom, this, &MainWindow::restoreAsked);
        connect(m_failure, &OpenFailure::startAnew, this, &MainWindow::startAnewAsked);
        connect(m_failure, &OpenFailure::quit, this, &MainWindow::close);
        connect(m_failure, &OpenFailure::chooseBackup, m_actions.at("file.restore"_L1), &QAction::trigger);
    }
    m_deck->setCurrentWidget(m_failure);
    const QDir backups(m_parts.profile.backupFolder());
    m_failure->show(error, backups.entryInfoList({u"*.db"_s}, QDir::Files, QDir::Time));
    m_navigation->setEnabled(false);
    m_search->setEnabled(false);
}

void MainWindow::clearPages()
{
    for (Page *page : m_deck->pages())
        m_deck->drop(page->key());
    for (const QString &key : m_navigation->tabKeys())
        m_navigation->removeTab(key);
    m_history = {};
}

Page *MainWindow::currentPage() const
{
    return m_deck->currentPage();
}

void MainWindow::openRecord(RecordId id, bool behind)
{
    if (!id)
        return;
    const Page *page = currentPage();
    if (page && page->neighbour(id, 0) == id)
        m_lastList = page->key();
    const QString key = PageDeck::recordKey(id);
    if (!behind) {
        openPage(key);
        return;
    }
    const ObjectType *type = m_parts.store.schema().typeOf(id);
    m_navigation->addTab(key, QString(), type ? type->icon : u"file-earmark"_s, type ? type->color : u"goal"_s);
    fetchTitle(key);
    remember();
}

bool MainWindow::openPage(const QString &key)
{
    Page *page = m_deck->show(key);
    if (!page)
        return false;
    m_history.visit(key);
    pageShown(page);
    return true;
}

void MainWindow::pageShown(Page *page)
{
    const QString key = page->key();
    if (!m_navigation->isItem(key))
        m_navigation->addTab(key, page->title(), page->icon(), page->colorToken());
    m_navigation->setCurrent(key);
    if (const RecordId id = PageDeck::recordOf(key))
        m_parts.store.touch(id);
    if (key.startsWith(u"list:"_s))
        m_lastList = key;
    titleChanged(page);
    updateActions();
    remember();
    page->takeFocus();
}

void MainWindow::titleChanged(Page *page)
{
    m_navigation->setTab(page->key(), page->title(), page->icon(), page->colorToken());
    if (page == currentPage())
        setWindowTitle(page->title().isEmpty() ? u"Steward"_s : tr("%1 — Steward").arg(page->title()));
    updateActions();
}

void MainWindow::fetchTitle(const QString &key)
{
    const RecordId id = PageDeck::recordOf(key);
    const ObjectType *type = m_parts.store.schema().typeOf(id);
    if (!type)
        return;
    whenReady(m_parts.store.fetch(id), this, [this, key, type](const Result<Record> &record) {
        if (!record || record->deleted)
            return m_navigation->removeTab(key); // it went since
        if (!m_deck->page(key))
            m_navigation->setTab(key, titleOf(*type, *record), type->icon, type->color);
    });
}

void MainWindow::fetchPerson()
{
    whenReady(m_parts.store.titles({m_parts.store.me()}), this, [this](const QHash<RecordId, QString> &titles) {
        m_header->setPerson(titles.value(m_parts.store.me()));
    });
}

void MainWindow::connectPage(Page *page)
{
    connect(page, &Page::titleChanged, this, [this, page] { titleChanged(page); });
    connect(page, &Page::openRecord, this, &MainWindow::openRecord);
    connect(page, &Page::openList, this, &MainWindow::openList);
    connect(page, &Page::openPage, this, &MainWindow::openPage);
    connect(page, &Page::logCall, this, [this](RecordId about) { compose(u"logACall"_s, about); });
    connect(page, &Page::compose, this, &MainWindow::compose);
    connect(page, &Page::newRecord, this, &MainWindow::newRecord);
    connect(page, &Page::toast, this, [this](const QString &text, bool undo) { say(text, u"success"_s, undo); });
    connect(page, &Page::notice, this, &MainWindow::warn);
    connect(page, &Page::command, this, [this](const QString &name) {
        if (QAction *action = m_actions.find(name))
            action->trigger();
    });
    connect(page, &Page::closeMe, this, [this, key = page->key()] {
        m_history.forget(key);
        if (m_navigation->tabOf(key) >= 0)
            endTab(key);
    });
}

void MainWindow::openList(int object, const QList<Condition> &where, const QString &name)
{
    const ObjectType *type = m_parts.store.schema().type(object);
    if (type && openPage(PageDeck::listKey(*type)))
        currentPage()->narrow(where, name);
}

void MainWindow::closeTab(const QString &key)
{
    if (m_navigation->tabOf(key) < 0)
        return;
    const Page *page = m_deck->page(key);
    if (page && page->isEdited())
        return askBeforeLoss([this, key] { endTab(key); });
    endTab(key);
}

void MainWindow::endTab(const QString &key)
{
    const int index = m_navigation->tabOf(key);
    const bool shown = currentPage() && currentPage()->key() == key;
    m_navigation->removeTab(key);
    m_closedTabs << key;
    if (shown) {
        const QStringList left = m_navigation->tabKeys();
        const QString next = left.isEmpty() ? (m_lastList.isEmpty() ? u"home"_s : m_lastList) : left.at(std::min<qsizetype>(index, left.size() - 1));
        if (!openPage(next))
            openPage(m_navigation->itemKey(0));
    }
    m_deck->drop(key);
    remember();
}

void MainWindow::goThroughHistory(bool back)
{
    while (back ? m_history.canGoBack() : m_history.canGoForward()) {
        const QString key = back ? m_history.back() : m_history.forward();
        if (Page *page = m_deck->show(key))
            return pageShown(page);
    }
}

void MainWindow::say(const QString &text, const QString &tone, bool undo)
{
    m_toast->show(text, tone, undo ? tr("Undo") : QString());
}

void MainWindow::warn(const QString &text, const QString &tone)
{
    m_notice->show(text, tone);
}

void MainWindow::remember()
{
    if (!m_remembers)
        return;
    m_parts.settings.setValue(setting::tabs, m_navigation->tabKeys());
    if (currentPage())
        m_parts.settings.setValue(setting::page, currentPage()->key());
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &MainWindow::painted, Qt::QueuedConnection);
    }
    return handled;
}

void MainWindow::askBeforeLoss(const std::function<void()> &goOn)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close"), tr("What you typed here is not saved."), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *discard = box->addButton(tr("Discard Changes"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep Editing"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::buttonClicked, this, [discard, goOn](const QAbstractButton *pressed) {
        if (pressed == discard)
            goOn();
    });
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<Page *> pages = m_deck->pages();
    if (!m_losesEdits && std::any_of(pages.begin(), pages.end(), [](const Page *page) { return page->isEdited(); })) {
        event->ignore();
        return askBeforeLoss([this] {
            m_losesEdits = true;
            close();
        });
    }
    m_parts.settings.setValue(setting::geometry, saveGeometry());
    m_dock->keepDrafts();
    event->accept();
}
