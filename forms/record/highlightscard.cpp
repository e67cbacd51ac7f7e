#include "forms/record/highlightscard.h"

#include "forms/fields/flowlayout.h"
#include "forms/look/theme.h"
#include "forms/record/headeractions.h"
#include "forms/record/valueview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

static constexpr int keyFields = 7;

HighlightsCard::HighlightsCard(const ObjectType &type, QWidget *parent)
    : Card(parent)
    , m_type(type)
    , m_tile(new Tile(type.icon, type.color, 42, this))
    , m_object(makeLabel(translated(type.label), "fieldLabel", this))
    , m_name(new ElidedLabel({}, this))
    , m_badges(new QHBoxLayout)
    , m_actions(new HeaderActions(this))
    , m_fields(new QFrame(this))
{
    const Theme &theme = Theme::current();
    m_name->setProperty("role", u"pageTitle"_s);
    body()->addWidget(makeHead());
    m_fields->setObjectName(u"keyFields"_s);
    auto *flow = new FlowLayout(m_fields, theme.scaled(40));
    flow->setLineSpacing(theme.scaled(8));
    flow->setContentsMargins(theme.scaled(16), theme.scaled(8), theme.scaled(16), theme.scaled(10));
    for (const QString &name : type.highlights.mid(0, keyFields)) {
        const Field *field = type.field(name);
        if (!field)
            continue;
        auto *cell = new QWidget(m_fields);
        auto *column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme.scaled(2));
        auto *view = new ValueView(ValueView::Room::Line, cell);
        QLabel *label = makeLabel(labelOf(*field), "fieldLabel", cell);
        label->setBuddy(view);
        column->addWidget(label);
        column->addWidget(view);
        flow->addWidget(cell);
        m_values << QPair(name, view);
        connect(view, &ValueView::openRecord, this, &HighlightsCard::openRecord);
    }
    m_fields->setVisible(!m_values.isEmpty());
    body()->addWidget(m_fields);
    // Narrow, the key fields take further lines: never less than they need, never more.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QWidget *HighlightsCard::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.scaled(16), theme.scaled(10), theme.scaled(16), theme.scaled(10));
    row->setSpacing(theme.scaled(12));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(theme.scaled(8));
    m_badges->setSpacing(theme.scaled(6));
    nameRow->addWidget(m_name);
    nameRow->addLayout(m_badges);
    nameRow->addStretch(1);
    words->addWidget(m_object);
    words->addLayout(nameRow);
    row->addWidget(m_tile, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addWidget(m_actions, 0, Qt::AlignVCenter);
    return head;
}

void HighlightsCard::show(const ShownRecord &shown)
{
    const QString title = shown.title().simplified();
    if (m_name->text() != title)
        m_name->setText(title);
    m_name->setToolTip(shown.title());
    showBadges(shown);
    for (const auto &[name, view] : std::as_const(m_values)) {
        if (const Field *field = shown.type->field(name))
            view->show(shown, *field);
    }
}

void HighlightsCard::showBadges(const ShownRecord &shown)
{
    while (QLayoutItem *item = m_badges->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ShownBadge &badge : badgesOf(*shown.type, shown.record, shown.locale))
        m_badges->addWidget(new Pill(badge.text, badge.tone, this));
}

int HighlightsCard::shrinkBy() const
{
    return m_shrunk ? 0 : m_fields->height() + m_object->height();
}

void HighlightsCard::setShrunk(bool shrunk)
{
    if (shrunk == m_shrunk)
        return;
    m_shrunk = shrunk;
    m_object->setVisible(!shrunk);
    m_fields->setVisible(!shrunk && !m_values.isEmpty());
    m_tile->setSide(shrunk ? 26 : 42);
}
