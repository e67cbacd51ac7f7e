#pragma once

#include <QStyledItemDelegate>

/// Paints the cells of the two tables of health: a measure with its source under it, its weeks as bars, states as pills. UI thread.
class HealthDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMeasure(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    bool isPill(const QModelIndex &index) const;
};
