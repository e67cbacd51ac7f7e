#include "forms/lists/listpage.h"

#include "forms/lists/listheaders.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>

ListPage::ListPage(RecordStore &store, ViewState &state, int object, QWidget *parent)
    : Page(u"list:"_s + store.schema().type(object)->name, parent)
    , m_store(store)
    , m_state(state)
    , m_model(new RecordListModel(store, object, this))
    , m_table(new RecordTable(*m_model, this))
{
    const QString plural = translated(m_model->type().pluralLabel);
    m_table->setAccessibleName(plural);
    auto *card = new Card(this);
    card->body()->addWidget(buildHead());
    m_notice = new Notice(card);
    card->body()->addWidget(m_notice);
    card->body()->addWidget(buildExportBar());
    m_content = new QStackedWidget(card);
    m_content->addWidget(m_table);
    m_content->addWidget(buildEmpty());
    card->body()->addWidget(m_content, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    wireTable();
    restoreView();
    updateWords();
}

QString ListPage::stateKey(const QString &fact) const
{
    return u"list/%1/%2"_s.arg(m_model->type().name, fact);
}

QString ListPage::title() const
{
    return m_narrowName.isEmpty() ? translated(m_model->type().pluralLabel) : m_narrowName;
}

// --- building --------------------------------------------------------------------------------------------------------

QWidget *ListPage::buildHead()
{
    const ObjectType &type = m_model->type();
    auto *head = new QWidget(this);
    m_title = new ElidedLabel({}, head);
    m_title->setProperty("role", u"pageTitle"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(translated(type.pluralLabel), "fieldLabel", head));
    words->addWidget(m_title);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(new Tile(type.icon, type.color, 42, head));
    top->addLayout(words, 1);
    top->addWidget(buildActions());
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(buildSecondRow());
    return head;
}

QWidget *ListPage::buildActions()
{
    const QString plural = translated(m_model->type().pluralLabel);
    auto *row = new OverflowRow(this);
    auto *make = makeButton(tr("New"), "neutral");
    auto *import = makeButton(tr("Import"), "neutral");
    auto *write = makeButton(tr("Export"), "neutral");
    auto *menu = makeIconButton(u"chevron-down"_s, tr("Actions for %1").arg(plural), 32);
    menu->setProperty("kind", u"boxed"_s);
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setMenu(new QMenu(menu));
    connect(menu->menu(), &QMenu::aboutToShow, this, [this, target = menu->menu()] { fillMenu(target); });
    connect(make, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(object()); });
    connect(import, &QPushButton::clicked, this, [this] { Q_EMIT command(u"file.import"_s); });
    connect(write, &QPushButton::clicked, this, [this] { exportRows(false); });
    for (QPushButton *button : {make, import, write})
        row->addButton(button);
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(row);
    layout->addWidget(menu);
    return both;
}

QWidget *ListPage::buildSecondRow()
{
    auto *facts = new QWidget(this);
    m_facts = new ElidedLabel({}, facts);
    m_facts->setProperty("role", u"meta"_s);
    m_showAll = makeButton(tr("Show All %1").arg(translated(m_model->type().pluralLabel)), "link", {}, facts);
    connect(m_showAll, &QPushButton::clicked, this, [this] { narrow({}, {}); });
    auto *words = new QHBoxLayout(facts);
    words->setContentsMargins(0, 0, 0, 0);
    words->addWidget(m_facts);
    words->addWidget(m_showAll);
    words->addStretch();
    m_secondRow = new QStackedWidget(this);
    m_secondRow->addWidget(facts);
    m_secondRow->addWidget(buildChosenBar());

    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search this list…"));
    m_search->setAccessibleName(tr("Search this list"));
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(Theme::current().scaled(120));
    m_search->setMaximumWidth(Theme::current().scaled(216));
    connect(m_search, &QLineEdit::textChanged, m_model, &RecordListModel::setWords);
    connect(m_search, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    auto *columns = makeIconButton(u"layout-three-columns"_s, tr("Columns"), 32, {}, this);
    auto *again = makeIconButton(u"arrow-clockwise"_s, tr("Refresh list"), 32, u"F5"_s, this);
    connect(columns, &QToolButton::clicked, this, &ListPage::chooseColumns);
    connect(again, &QToolButton::clicked, this, &ListPage::refresh);

    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_secondRow, 3);
    layout->addWidget(m_search, 1);
    for (QToolButton *button : {columns, again}) {
        button->setProperty("kind", u"boxed"_s);
        layout->addWidget(button);
    }
    return row;
}

QWidget *ListPage::buildChosenBar()
{
    auto *bar = new QWidget(this);
    m_chosen = makeLabel({}, "valueStrong", bar);
    auto *remove = makeButton(tr("Delete"), "destructive");
    auto *copied = makeButton(tr("Copy"), "neutral");
    auto *clear = makeButton(tr("Clear Selection"), "link");
    connect(remove, &QPushButton::clicked, this, &ListPage::removeChosen);
    connect(copied, &QPushButton::clicked, this, &ListPage::copy);
    connect(clear, &QPushButton::clicked, m_table, &RecordTable::clearSelection);
    auto *buttons = new OverflowRow(bar);
    for (const RecordAction &action : m_model->type().actions) {
        if (action.kind == RecordAction::Kind::Open)
            continue;
        QPushButton *button = makeButton(translated(action.label), "neutral");
        connect(button, &QPushButton::clicked, this, [this, &action] { run(action, m_table->chosen()); });
        buttons->addButton(button);
    }
    for (QPushButton *button : {copied, remove, clear})
        buttons->addButton(button);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chosen);
    layout->addWidget(buttons, 1);
    return bar;
}

QWidget *ListPage::buildEmpty()
{
    const ObjectType &type = m_model->type();
    auto *empty = new QWidget(this);
    m_emptyWhy = makeLabel({}, "value", empty);
    m_emptyWhy->setWordWrap(true);
    m_emptyWhy->setAlignment(Qt::AlignCenter);
    m_emptyButton = makeButton({}, "brand", {}, empty);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (!m_search->text().isEmpty())
            m_search->clear();
        else if (!m_model->query().where.isEmpty())
            narrow({}, {});
        else
            Q_EMIT newRecord(object());
    });
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(new Tile(type.icon, type.color, 42, empty), 0, Qt::AlignHCenter);
    layout->addWidget(m_emptyWhy);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return empty;
}

QWidget *ListPage::buildExportBar()
{
    m_exportBar = new QWidget(this);
    m_exportWords = makeLabel({}, "value", m_exportBar);
    m_exportDone = new QProgressBar(m_exportBar);
    m_exportDone->setAccessibleName(tr("Export progress"));
    auto *cancel = makeButton(tr("Cancel Export"), "neutral", {}, m_exportBar);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_export)
            m_export->cancelled = true;
    });
    auto *layout = new QHBoxLayout(m_exportBar);
    layout->setContentsMargins(16, 0, 16, 8);
    layout->addWidget(m_exportWords);
    layout->addWidget(m_exportDone, 1);
    layout->addWidget(cancel);
    m_exportBar->hide();
    return m_exportBar;
}

void ListPage::wireTable()
{
    connect(m_table, &RecordTable::opened, this, &ListPage::openRecord);
    connect(m_table, &RecordTable::removeAsked, this, &ListPage::removeChosen);
    connect(m_table, &RecordTable::copyAsked, this, &ListPage::copy);
    connect(m_table, &RecordTable::chosenChanged, this, &ListPage::updateChosen);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showMenuAt);
    connect(m_table->header(), &QWidget::customContextMenuRequested, this, &ListPage::showHeaderMenuAt);
    connect(m_table->header(), &ListHeader::sortAsked, this, &ListPage::sortBy);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, &ListPage::keepColumns);
    connect(m_table->header(), &QHeaderView::sectionResized, this, &ListPage::keepColumns);
    connect(m_model, &RecordListModel::ready, this, [this] {
        m_notice->clear();
        updateWords();
    });
    connect(m_model, &RecordListModel::failed, this, [this](const Error &error) { m_notice->show(error.text); });
}

// --- what is remembered ----------------------------------------------------------------------------------------------

void ListPage::restoreView()
{
    const QStringList columns = m_state.value(stateKey(u"columns"_s)).toStringList();
    setShownColumns(columns.isEmpty() ? m_model->type().listColumns : columns);
    const QStringList sort = m_state.value(stateKey(u"sort"_s)).toStringList();
    if (sort.size() == 4 && m_model->type().field(sort.at(0)))
        setSort(sort.at(0), sort.at(1) == u"desc", sort.at(2), sort.at(3) == u"desc");
    else
        setSort(m_model->type().listSort, m_model->type().listDescending);
}
