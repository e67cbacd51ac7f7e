#pragma once

#include "forms/lists/celltable.h"
#include "forms/reports/reviewplan.h"

/// Paints the cells of a success plan: its last column as bars over time, with a line for today and for each month. What is done is filled, what
/// is not is an outline; the text of the cell says the same. UI thread.
class PlanDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    /// The spans of the rows by their number in the source; invalid days: no bar. `column`: where they are painted.
    void setPlan(const QList<ReviewChart::Span> &spans, const QDate &today, int column);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBar(QPainter &painter, const QStyleOptionViewItem &option, const ReviewChart::Span &span) const;
    QList<ReviewChart::Span> m_spans;
    PlanScale m_scale {{}, QDate(2000, 1, 1)};
    QDate m_today;
    int m_column = -1;
};
