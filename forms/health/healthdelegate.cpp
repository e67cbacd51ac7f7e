#include "forms/health/healthdelegate.h"

#include "forms/health/weekbars.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/lists/healthbookmodel.h"
#include "models/lists/healthpartsmodel.h"

#include <QApplication>
#include <QPainter>

namespace {

const QAbstractItemModel *modelOf(const QModelIndex &index)
{
    return index.model();
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QStyleOptionViewItem ground = option;
    Q_UNUSED(index)
    ground.text.clear();
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, widget);
}

} // namespace

bool HealthDelegate::isPill(const QModelIndex &index) const
{
    return qobject_cast<const HealthBookModel *>(modelOf(index)) && (index.column() == HealthBookModel::Health || index.column() == HealthBookModel::InForce);
}

void HealthDelegate::paintMeasure(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const QRect inside = option.rect.adjusted(theme.scaled(6), theme.scaled(4), -theme.scaled(4), -theme.scaled(4));
    const bool leftOut = index.data(HealthPartsModel::LeftOutRole).toBool();
    painter->save();
    painter->setFont(theme.font(1.0, QFont::DemiBold));
    painter->setPen(theme.color(leftOut ? u"textWeak"_s : u"text"_s));
    QRect line = inside;
    line.setHeight(inside.height() / 2);
    painter->drawText(QStyle::visualRect(option.direction, inside, line), int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter), painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    painter->setFont(theme.font(0.88));
    painter->setPen(theme.color(u"textWeak"_s));
    line.moveTop(inside.top() + inside.height() / 2);
    painter->drawText(line, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter), painter->fontMetrics().elidedText(index.data(HealthPartsModel::SourceRole).toString(), Qt::ElideRight, line.width()));
    painter->restore();
}

void HealthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool parts = qobject_cast<const HealthPartsModel *>(modelOf(index));
    if (parts && index.column() == HealthPartsModel::Measure) {
        paintGround(painter, option, index);
        return paintMeasure(painter, option, index);
    }
    if (parts && index.column() == HealthPartsModel::Weeks) {
        paintGround(painter, option, index);
        const QRect place = option.rect.adjusted(theme.scaled(6), theme.scaled(8), -theme.scaled(6), -theme.scaled(8));
        return WeekBars::paint(*painter, place, index.data(HealthPartsModel::WeeksRole).toList(), {}, option.direction);
    }
    if (isPill(index)) {
        paintGround(painter, option, index);
        const QString text = index.data().toString();
        const QSize size = Pill::sizeFor(text).boundedTo(option.rect.size() - QSize(theme.scaled(8), 0));
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, option.rect.adjusted(theme.scaled(6), 0, -theme.scaled(2), 0));
        return Pill::paint(*painter, place, text, index.data(HealthBookModel::ToneRole).toString(), option.direction);
    }
    QStyleOptionViewItem plain = option;
    if (index.data(HealthPartsModel::LeftOutRole).toBool() && parts)
        plain.palette.setColor(QPalette::Text, theme.color(u"textWeak"_s));
    QStyledItemDelegate::paint(painter, plain, index);
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const bool parts = qobject_cast<const HealthPartsModel *>(modelOf(index));
    size.setWidth(size.width() + theme.scaled(10));
    if (isPill(index))
        size.setWidth(Pill::sizeFor(index.data().toString()).width() + theme.scaled(14));
    if (parts && index.column() == HealthPartsModel::Weeks)
        size.setWidth(theme.scaled(18 * 7));
    if (parts)
        size.setHeight(theme.scaled(46));
    return size;
}
