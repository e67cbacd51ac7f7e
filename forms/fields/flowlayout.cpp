#include "forms/fields/flowlayout.h"

#include <QStyle>
#include <QWidget>

FlowLayout::FlowLayout(QWidget *parent, int spacing, bool stretchLast)
    : QLayout(parent)
    , m_spacing(spacing)
    , m_lineSpacing(spacing)
    , m_stretchLast(stretchLast)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + m_spacing;
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return QSize(std::max(0, width - m_spacing), height).grownBy(margins);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = inner.left();
    int y = inner.top();
    int line = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const bool last = m_stretchLast && item == m_items.last();
        const QSize least = item->minimumSize();
        int width = std::min(last ? std::max(least.width(), item->widget()->minimumWidth()) : item->sizeHint().width(), inner.width());
        if (x > inner.left() && x + width > inner.right() + 1) {
            x = inner.left();
            y += line + m_lineSpacing;
            line = 0;
        }
        if (last)
            width = std::max(width, inner.right() + 1 - x);
        const int height = item->sizeHint().height();
        if (apply)
            item->setGeometry(QStyle::visualRect(direction, inner, QRect(x, y, width, height)));
        x += width + m_spacing;
        line = std::max(line, height);
    }
    return y + line - rect.top() + contentsMargins().bottom();
}
