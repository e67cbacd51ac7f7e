#include "forms/record/quicklinks.h"

#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/record/hoverwatch.h"

#include <QGridLayout>
#include <QResizeEvent>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QVBoxLayout>

static constexpr int firstLinks = 9; ///< shown before "Show All"

QuickLink::QuickLink(const RelatedLink &link, QWidget *parent)
    : QToolButton(parent)
    , m_link(link)
{
    setProperty("kind", u"quick"_s);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(link.objectName());
    setCount(0);
}

void QuickLink::setCount(int count)
{
    m_count = count;
    const QString words = m_link.labelWithCount(count);
    setText(escapedMnemonic(words));
    setAccessibleName(words);
    update();
}

QSize QuickLink::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(44) + fontMetrics().horizontalAdvance(accessibleName()), std::max(theme.scaled(34), fontMetrics().height() + 8)};
}

QSize QuickLink::minimumSizeHint() const
{
    return {Theme::current().scaled(80), sizeHint().height()};
}

void QuickLink::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const Theme &theme = Theme::current();
    const int side = theme.scaled(22);
    const QRect tile(theme.scaled(6), (height() - side) / 2, side, side);
    Tile::paint(painter, QStyle::visualRect(layoutDirection(), rect(), tile), m_link.child().icon, m_link.child().color);
    const QRect words(tile.right() + theme.scaled(9), 0, width() - tile.right() - theme.scaled(13), height());
    painter.setPen(theme.color(u"link"_s));
    painter.setFont(font());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     fontMetrics().elidedText(accessibleName(), Qt::ElideMiddle, words.width()));
}

QuickLinksCard::QuickLinksCard(RecordStore &store, RecordId id, QWidget *parent)
    : Card(parent)
    , m_grid(new QGridLayout)
    , m_all(new LinkButton({}, this))
    , m_hover(new HoverWatch(store, this))
{
    const Theme &theme = Theme::current();
    QLabel *title = makeLabel(tr("Related List Quick Links"), "cardTitle", this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(4));
    head->addWidget(title);
    m_grid->setContentsMargins(theme.scaled(12), 0, theme.scaled(12), theme.scaled(12));
    m_grid->setHorizontalSpacing(theme.scaled(8));
    m_grid->setVerticalSpacing(0);
    body()->addLayout(head);
    body()->addLayout(m_grid);
    const ObjectType *type = store.schema().typeOf(id);
    for (const int place : type->shownRelated()) {
        const RelatedLink link(store.schema(), id, type->related.at(place));
        if (link.isNull())
            continue;
        auto *button = new QuickLink(link, this);
        connect(button, &QToolButton::clicked, this, [this, button] { Q_EMIT openRequested(button->link()); });
        m_hover->watch(button);
        m_links << button;
        m_places << place;
    }
    if (m_links.size() > firstLinks)
        addFooter();
    connect(m_all, &LinkButton::followed, this, [this] { setAllShown(!m_allShown); });
    setAllShown(false);
    arrange(3);
    setVisible(!m_links.isEmpty());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

HoverCard *QuickLinksCard::card() const
{
    return m_hover->card();
}

void QuickLinksCard::setCounts(const QList<RelatedCount> &counts)
{
    for (int i = 0; i < m_links.size(); ++i)
        m_links.at(i)->setCount(counts.value(m_places.at(i)).count);
    arrange(columnsFor(width()));
}

void QuickLinksCard::addFooter()
{
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(0, 0, 0, Theme::current().scaled(8));
    footer->addStretch(1);
    footer->addWidget(m_all);
    footer->addStretch(1);
    body()->addLayout(footer);
}

void QuickLinksCard::setAllShown(bool all)
{
    m_allShown = all;
    for (int i = firstLinks; i < m_links.size(); ++i)
        m_links.at(i)->setVisible(all);
    m_all->setVisible(m_links.size() > firstLinks);
    const QString words = all ? tr("Show Fewer") : tr("Show All (%1)").arg(QLocale().toString(m_links.size()));
    m_all->setWords(words);
    m_all->setAccessibleDescription(tr("Related List Quick Links"));
    if (m_columns)
        arrange(columnsFor(width()));
}

void QuickLinksCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange(columnsFor(event->size().width()));
}

/// Three, two in a narrow card, and fewer where the longest name would not fit.
int QuickLinksCard::columnsFor(int width) const
{
    int longest = 0;
    for (const QuickLink *link : m_links) {
        if (!link->isHidden())
            longest = std::max(longest, link->fontMetrics().horizontalAdvance(link->accessibleName()));
    }
    int columns = width < Theme::current().scaled(560) ? 2 : 3;
    const int room = width - Theme::current().scaled(40);
    while (columns > 1 && longest > room / columns)
        --columns;
    return columns;
}

void QuickLinksCard::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int i = 0; i < m_links.size(); ++i)
        m_grid->addWidget(m_links.at(i), i / columns, i % columns);
}
