#include "forms/lists/listheaders.h"

#include "forms/look/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

ListHeader::ListHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) {
        Q_EMIT sortAsked(column, QApplication::keyboardModifiers() & Qt::ShiftModifier);
    });
}

void ListHeader::showSort(int column, Qt::SortOrder order, int thenColumn, Qt::SortOrder thenOrder)
{
    m_column = column;
    m_order = order;
    m_thenColumn = thenColumn;
    m_thenOrder = thenOrder;
    viewport()->update();
}

void ListHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    viewport()->update();
}

void ListHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::current();
    const QColor edge = theme.color(u"border"_s);
    painter->fillRect(rect, theme.color(u"subtle"_s));
    painter->setPen(edge);
    painter->drawLine(rect.topLeft(), rect.topRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    painter->drawLine(leftToRight ? rect.topRight() : rect.topLeft(), leftToRight ? rect.bottomRight() : rect.bottomLeft());

    QRect room = rect.adjusted(theme.scaled(10), 0, -theme.scaled(10), 0);
    const bool first = section == m_column;
    const bool second = section == m_thenColumn;
    if (first || second) {
        const int side = theme.scaled(10);
        const bool down = (first ? m_order : m_thenOrder) == Qt::DescendingOrder;
        const QRect place = QStyle::visualRect(layoutDirection(), rect, QRect(room.right() - side + 1, rect.center().y() - side / 2, side, side));
        const QColor color = theme.color(first ? u"text"_s : u"textWeak"_s);
        painter->drawPixmap(place, iconPixmap(down ? u"caret-down-fill"_s : u"caret-up-fill"_s, color, side, devicePixelRatioF()));
        room.setRight(room.right() - side - theme.scaled(6));
    }
    const QFont font = theme.font(0.96, QFont::DemiBold);
    const int wished = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const int alignment = wished ? wished : int(Qt::AlignLeading | Qt::AlignVCenter);
    const QString label = model()->headerData(section, Qt::Horizontal).toString();
    painter->setFont(font);
    painter->setPen(theme.color(u"textWeak"_s));
    painter->drawText(QStyle::visualRect(layoutDirection(), rect, room), int(QStyle::visualAlignment(layoutDirection(), Qt::Alignment(alignment))) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(label, Qt::ElideRight, room.width()));
}

CheckHeader::CheckHeader(QWidget *parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setSectionsClickable(false);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setFocusPolicy(Qt::NoFocus);
}

QSize CheckHeader::sizeHint() const
{
    return {Theme::current().scaled(38), QHeaderView::sizeHint().height()};
}

void CheckHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::current();
    const bool checked = selectionModel() && selectionModel()->isRowSelected(section);
    painter->fillRect(rect, theme.color(checked ? u"selected"_s : u"surface"_s));
    painter->setPen(theme.color(u"border"_s));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    QStyleOptionButton box;
    box.initFrom(this);
    const int side = theme.scaled(16);
    box.rect = QRect(0, 0, side, side);
    box.rect.moveCenter(rect.center());
    box.state = QStyle::State_Enabled | (checked ? QStyle::State_On : QStyle::State_Off);
    style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, parentWidget());
}

void CheckHeader::mousePressEvent(QMouseEvent *event)
{
    const int row = logicalIndexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        Q_EMIT ticked(row, event->modifiers());
}

void CheckHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

// Rows keep their height: nothing here is dragged.
void CheckHeader::mouseMoveEvent(QMouseEvent *) { }
void CheckHeader::mouseReleaseEvent(QMouseEvent *) { }
