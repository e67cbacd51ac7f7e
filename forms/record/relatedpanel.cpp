#include "forms/record/relatedpanel.h"

#include "forms/lists/listheaders.h"
#include "forms/lists/recordtable.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"

#include <QVBoxLayout>

RelatedCard::RelatedCard(RecordStore &store, const RelatedLink &link, QWidget *parent)
    : Card(parent)
    , m_store(store)
    , m_link(link)
    , m_title(new ElidedLabel(link.label(), this))
    , m_nothing(makeLabel(tr("Nothing here yet."), "meta", this))
    , m_model(new RecordListModel(store, link.child().code, this))
{
    const Theme &theme = Theme::current();
    setObjectName(link.objectName());
    m_title->setProperty("role", u"cardTitle"_s);
    body()->addWidget(makeHead());
    makeTable();
    m_nothing->setContentsMargins(theme.scaled(16), theme.scaled(4), theme.scaled(16), theme.scaled(10));
    m_nothing->hide();
    body()->addWidget(m_nothing);
    if (!link.list().editable.isEmpty()) {
        QStringList names;
        for (const QString &field : link.list().editable)
            names << labelOf(*link.child().field(field));
        m_hint = makeLabel(tr("F2 or a double click changes these in the table: %1.").arg(names.join(u", "_s)), "hint", this);
        m_hint->setWordWrap(true);
        m_hint->setContentsMargins(theme.scaled(16), theme.scaled(4), theme.scaled(16), 0);
        m_hint->hide();
        body()->addWidget(m_hint);
    }
    auto *all = new LinkButton(tr("View All"), this);
    all->setAccessibleDescription(link.label());
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(0, theme.scaled(4), 0, theme.scaled(6));
    footer->addStretch(1);
    footer->addWidget(all);
    footer->addStretch(1);
    body()->addLayout(footer);
    connect(all, &LinkButton::followed, this, [this] { Q_EMIT viewAll(m_link); });
}

QWidget *RelatedCard::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(12), theme.scaled(8));
    row->setSpacing(theme.scaled(8));
    row->addWidget(new Tile(m_link.child().icon, m_link.child().color, 26, head));
    row->addWidget(m_title, 1);
    for (const NewButton &button : m_link.newButtons()) {
        QPushButton *push = makeButton(button.label, "neutral", {}, head);
        push->setAccessibleDescription(m_link.label());
        row->addWidget(push);
        connect(push, &QPushButton::clicked, this, [this, button] { Q_EMIT newAsked(m_link, button); });
    }
    return head;
}

void RelatedCard::makeTable()
{
    m_model->setColumns(m_link.columns());
    m_table = new RecordTable(*m_model, this);
    m_table->setAccessibleName(m_link.label());
    m_table->verticalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setContextMenuPolicy(Qt::NoContextMenu);
    m_table->header()->setSectionsClickable(false);
    m_table->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFixedHeight(0);
    if (!m_link.list().editable.isEmpty()) {
        m_model->setEditable(m_link.list().editable);
        m_table->editInPlace(m_store);
        connect(m_table, &RecordTable::refused, this, &RelatedCard::refused);
    }
    body()->addWidget(m_table);
    connect(m_table, &RecordTable::opened, this, &RelatedCard::openRecord);
    connect(m_model, &RecordListModel::ready, this, &RelatedCard::fitHeight);
    m_model->setQuery(m_link.query(mostRows));
}

void RelatedCard::fitHeight()
{
    const int rows = m_model->rowCount();
    m_nothing->setVisible(rows == 0);
    m_table->setVisible(rows > 0);
    if (m_hint)
        m_hint->setVisible(rows > 0);
    m_table->setFixedHeight(m_table->header()->height() + rows * m_table->verticalHeader()->defaultSectionSize() + 2);
}

void RelatedCard::setCount(int count)
{
    m_title->setText(m_link.labelWithCount(count));
}

RelatedPanel::RelatedPanel(RecordStore &store, RecordId id, QWidget *parent)
    : QWidget(parent)
{
    const int margin = Theme::current().scaled(12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(Theme::current().scaled(10));
    const ObjectType *type = store.schema().typeOf(id);
    for (const int place : type->shownRelated()) {
        const RelatedLink link(store.schema(), id, type->related.at(place));
        if (link.isNull())
            continue;
        auto *card = new RelatedCard(store, link, this);
        connect(card, &RelatedCard::openRecord, this, &RelatedPanel::openRecord);
        connect(card, &RelatedCard::viewAll, this, &RelatedPanel::viewAll);
        connect(card, &RelatedCard::newAsked, this, &RelatedPanel::newAsked);
        connect(card, &RelatedCard::refused, this, &RelatedPanel::refused);
        layout->addWidget(card);
        m_cards << card;
        m_places << place;
    }
}

void RelatedPanel::setCounts(const QList<RelatedCount> &counts)
{
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setCount(counts.value(m_places.at(i)).count);
}
