#include "forms/sync/pendingpage.h"

#include "forms/lists/listheaders.h"
#include "forms/lists/plainrows.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/sync/conflictspage.h"
#include "forms/sync/mappingpage.h"
#include "forms/sync/synclogpage.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

PendingPage::PendingPage(RecordStore &store, Synchroniser &sync, ViewState &state, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_sync(sync)
    , m_model(new PendingModel(store, this))
    , m_table(new QTableView(this))
    , m_content(new QStackedWidget(this))
{
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    card->body()->addWidget(buildRowButtons());
    buildTable(state);
    m_content->addWidget(m_table);
    m_content->addWidget(buildEmpty());
    card->body()->addWidget(m_content, 1);
    m_words = makeLabel({}, "error", card);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(16, 8, 16, 10);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setFocusPolicy(Qt::NoFocus);
    card->body()->addWidget(m_words);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_model, &PendingModel::ready, this, &PendingPage::showState);
    connect(m_model, &PendingModel::modelReset, this, &PendingPage::showChoice);
    connect(m_model, &PendingModel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PendingPage::showChoice);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PendingPage::showChoice);
    connect(&m_sync, &Synchroniser::changed, this, [this] {
        m_model->setSending(m_sync.state() == Synchroniser::State::Working);
        m_model->reload();
        showState();
    });
    showState();
    showChoice();
    m_model->reload();
}

QWidget *PendingPage::buildHead()
{
    auto *head = new QWidget(this);
    m_facts = makeLabel({}, "meta", head);
    m_facts->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", head));
    words->addWidget(m_facts);
    m_now = makeButton(tr("Sync Now"), "brand");
    m_offline = makeButton(tr("Work Offline"), "neutral");
    m_offline->setCheckable(true);
    m_conflicts = makeButton(tr("Conflicts"), "neutral");
    QPushButton *mapping = makeButton(tr("Field Mapping"), "neutral");
    QPushButton *log = makeButton(tr("Sync Log"), "neutral");
    auto *buttons = new OverflowRow(head);
    for (QPushButton *button : {m_now, m_offline, m_conflicts, mapping, log})
        buttons->addButton(button);
    connect(m_now, &QPushButton::clicked, this, [this] {
        if (m_sync.state() == Synchroniser::State::Working)
            return m_sync.stop();
        Q_EMIT command(m_sync.isConnected() && m_sync.state() != Synchroniser::State::SignedOut ? u"sync.now"_s : u"sync.connect"_s);
    });
    connect(m_offline, &QPushButton::clicked, this, [this] { Q_EMIT command(u"sync.offline"_s); });
    connect(m_conflicts, &QPushButton::clicked, this, [this] { Q_EMIT openPage(ConflictsPage::pageKey()); });
    connect(mapping, &QPushButton::clicked, this, [this] { Q_EMIT openPage(MappingPage::pageKey()); });
    connect(log, &QPushButton::clicked, this, [this] { Q_EMIT openPage(SyncLogPage::pageKey()); });
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(new Tile(icon(), colorToken(), 42, head));
    layout->addLayout(words, 1);
    layout->addWidget(buttons);
    return head;
}

QWidget *PendingPage::buildRowButtons()
{
    auto *row = new QWidget(this);
    m_open = makeButton(tr("Edit"), "neutral");
    m_discard = makeButton(tr("Discard Changes"), "neutral");
    m_again = makeButton(tr("Try Again"), "neutral");
    connect(m_open, &QPushButton::clicked, this, &PendingPage::openChosen);
    connect(m_discard, &QPushButton::clicked, this, &PendingPage::discardChosen);
    connect(m_again, &QPushButton::clicked, this, &PendingPage::tryChosenAgain);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 0, 16, 10);
    layout->setSpacing(8);
    for (QPushButton *button : {m_open, m_discard, m_again})
        layout->addWidget(button);
    layout->addStretch(1);
    return row;
}

void PendingPage::buildTable(ViewState &state)
{
    const Theme &theme = Theme::current();
    auto *header = showPlainRows(m_table, m_model, title());
    m_table->setObjectName(u"pendingTable"_s);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    const QByteArray kept = state.value(u"pending/columns"_s).toByteArray();
    if (kept.isEmpty() || !header->restoreState(kept)) {
        header->resizeSection(PendingModel::RecordColumn, theme.scaled(220));
        header->resizeSection(PendingModel::FieldColumn, theme.scaled(160));
        header->resizeSection(PendingModel::Was, theme.scaled(190));
        header->resizeSection(PendingModel::Is, theme.scaled(190));
        header->resizeSection(PendingModel::When, theme.scaled(170));
    }
    connect(header, &QHeaderView::sectionResized, this, [&state, header] { state.setValue(u"pending/columns"_s, header->saveState()); });
    connect(m_table, &QTableView::activated, this, &PendingPage::openChosen);
    connect(m_table, &QTableView::customContextMenuRequested, this, &PendingPage::showMenu);
}

QWidget *PendingPage::buildEmpty()
{
    auto *empty = new QWidget(this);
    m_why = makeLabel({}, "value", empty);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(new Tile(icon(), colorToken(), 42, empty), 0, Qt::AlignHCenter);
    layout->addWidget(m_why);
    layout->addStretch(2);
    return empty;
}

QString PendingPage::factsLine() const
{
    if (!m_sync.isConnected())
        return tr("This workspace is not connected to Salesforce. Everything stays on this computer.");
    const SyncState::Figures figures = m_sync.figures();
    QStringList parts {tr("%n record(s) wait to be sent", nullptr, figures.waiting)};
    if (figures.refused)
        parts << tr("%n refused", nullptr, figures.refused);
    parts << (figures.lastSync.isValid() ? tr("last synced %1").arg(QLocale().toString(figures.lastSync.toLocalTime(), QLocale::ShortFormat)) : tr("not synced yet"));
    if (const QString usage = m_sync.usage(); usage.contains(u'/')) {
        const int left = usage.section(u'/', 1).toInt() - usage.section(u'/', 0, 0).toInt();
        parts << tr("%1 of the org's calls left today").arg(QLocale().toString(left));
    }
    return parts.join(u" · "_s);
}

void PendingPage::showState()
{
    const bool working = m_sync.state() == Synchroniser::State::Working;
    const bool connected = m_sync.isConnected();
    m_facts->setText(factsLine());
    m_now->setText(working ? tr("Stop") : !connected ? tr("Connect…") : m_sync.state() == Synchroniser::State::SignedOut ? tr("Sign In Again…") : tr("Sync Now"));
    m_now->setAccessibleName(m_now->text());
    m_offline->setChecked(m_sync.isOffline());
    m_offline->setVisible(connected);
    const int conflicts = m_sync.figures().conflicts;
    m_conflicts->setText(conflicts ? tr("Conflicts (%1)").arg(QLocale().toString(conflicts)) : tr("Conflicts"));
    m_conflicts->setAccessibleName(m_conflicts->text());
    const Error error = m_sync.lastError();
    if (!working && !error.text.isEmpty() && error.kind != Error::Kind::Cancelled)
        m_notice->show(error.text, m_sync.state() == Synchroniser::State::Offline ? u"info"_s : u"warning"_s);
    else if (working || error.text.isEmpty())
        m_notice->clear();
    m_why->setText(connected ? tr("Everything you changed is in Salesforce.") : tr("Connect to Salesforce to see each other's work. Without it nothing is missing here."));
    m_content->setCurrentIndex(m_model->isReady() && m_model->rowCount() == 0 ? 1 : 0);
}

void PendingPage::showChoice()
{
    const bool any = m_table->selectionModel()->hasSelection();
    m_open->setEnabled(any);
    m_discard->setEnabled(any);
    bool refused = false;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        refused = refused || m_model->line(row.row()).state == u"refused";
    m_again->setEnabled(refused);
    m_words->setText(m_model->wordsOf(m_table->currentIndex().row()));
    m_words->setVisible(!m_words->text().isEmpty());
}

void PendingPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void PendingPage::refresh()
{
    m_sync.refresh();
    m_model->reload();
}

QList<QWidget *> PendingPage::regions() const
{
    return {m_table};
}

QList<RecordId> PendingPage::chosen() const
{
    QList<RecordId> records;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        const RecordId record = m_model->line(row.row()).record;
        if (!records.contains(record))
            records << record;
    }
    return records;
}

void PendingPage::openChosen()
{
    const QList<RecordId> records = chosen();
    if (!records.isEmpty())
        Q_EMIT openRecord(records.first());
}

void PendingPage::discardChosen()
{
    const QList<RecordId> records = chosen();
    if (records.isEmpty())
        return;
    const auto done = m_store.database().run([&schema = m_store.schema(), records](Connection &connection) -> Result<ChangeSet> {
        ChangeSet all {.everything = true};
        for (const RecordId record : records) {
            const Result<ChangeSet> one = SyncState::discard(connection, schema, record, QDateTime::currentDateTimeUtc());
            if (!one)
                return one.error();
        }
        return all;
    });
    whenReady(done, this, [this, count = int(records.size())](const Result<ChangeSet> &changes) {
        if (!changes)
            return m_notice->show(changes.error().text);
        m_store.announce(*changes);
        m_model->reload();
        m_sync.refresh();
        Q_EMIT toast(tr("Changes of %n record(s) discarded", nullptr, count), true);
    });
}

void PendingPage::tryChosenAgain()
{
    const auto done = m_store.database().run([records = chosen()](Connection &connection) -> Result<> {
        for (const RecordId record : records) {
            if (const Result<> one = SyncState::tryAgain(connection, record); !one)
                return one;
        }
        return {};
    });
    whenReady(done, this, [this](const Result<> &released) {
        if (!released)
            return m_notice->show(released.error().text);
        m_model->reload();
        m_sync.refresh();
        Q_EMIT command(u"sync.now"_s);
    });
}

void PendingPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QPushButton *button, auto use) {
        QAction *action = menu->addAction(button->text());
        action->setEnabled(button->isEnabled());
        QObject::connect(action, &QAction::triggered, menu, use);
    };
    add(m_open, [this] { openChosen(); });
    add(m_discard, [this] { discardChosen(); });
    add(m_again, [this] { tryChosenAgain(); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}
