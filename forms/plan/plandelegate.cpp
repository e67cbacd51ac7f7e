#include "forms/plan/plandelegate.h"

#include "forms/look/theme.h"

#include <QApplication>
#include <QPainter>

void PlanDelegate::setPlan(const QList<ReviewChart::Span> &spans, const QDate &today, int column)
{
    m_spans = spans;
    m_today = today;
    m_column = column;
    QList<ReviewChart::Span> placed = spans;
    placed.removeIf([](const ReviewChart::Span &span) { return !span.last.isValid(); });
    m_scale = PlanScale(placed, today);
}

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != m_column)
        return CellDelegate::paint(painter, option, index);
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    const auto *cells = static_cast<const CellTableModel *>(index.model());
    painter->save();
    paintBar(*painter, option, m_spans.value(cells->sourceRow(index.row())));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(Theme::current().color(u"focus"_s), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void PlanDelegate::paintBar(QPainter &painter, const QStyleOptionViewItem &option, const ReviewChart::Span &span) const
{
    const Theme &theme = Theme::current();
    const QRectF room = QRectF(option.rect).adjusted(theme.scaled(8), 0, -theme.scaled(8), 0);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto at = [&](const QDate &day) {
        const double along = m_scale.place(day) * room.width();
        return mirrored ? room.right() - along : room.left() + along;
    };
    painter.setPen(QPen(theme.color(u"border"_s), 1));
    for (const QDate &day : m_scale.ticks())
        painter.drawLine(QPointF(at(day), room.top()), QPointF(at(day), room.bottom()));
    if (span.last.isValid()) {
        const double from = at(span.first);
        const double to = at(span.last.addDays(1));
        const double tall = theme.scaled(14);
        const QRectF bar(QPointF(std::min(from, to), room.center().y() - tall / 2), QPointF(std::max(from, to), room.center().y() + tall / 2));
        const bool late = span.last < m_today && span.done < 1;
        const QColor color = theme.color(late ? u"healthRisk"_s : u"accent"_s);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, late ? 2 : 1.2, late ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(theme.color(u"surface"_s));
        painter.drawRoundedRect(bar, 3, 3);
        QRectF done = bar;
        done.setWidth(bar.width() * span.done);
        if (mirrored)
            done.moveRight(bar.right());
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        if (span.done > 0)
            painter.drawRoundedRect(done, 3, 3);
    }
    painter.setPen(QPen(theme.color(u"healthRisk"_s), 1.5, Qt::DotLine));
    painter.drawLine(QPointF(at(m_today), room.top()), QPointF(at(m_today), room.bottom()));
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = CellDelegate::sizeHint(option, index);
    return index.column() == m_column ? QSize(Theme::current().scaled(260), size.height()) : size;
}
