#pragma once

#include "models/reports/review.h"

#include <QList>
#include <QRectF>

class QPainter;

/// Where days stand between two edges: whole months, so that every bar fits and every line is the first of a month.
class PlanScale
{
public:
    PlanScale(const QList<ReviewChart::Span> &spans, const QDate &today);
    QDate first() const { return m_first; }
    QDate end() const { return m_end; } ///< the first day that no longer fits
    /// 0 at the beginning of `first`, 1 at `end`.
    double place(const QDate &day) const;
    /// The first days of months that get a line: all, each third, or each twelfth, as many as fit.
    QList<QDate> ticks() const;

private:
    QDate m_first;
    QDate m_end;
};

/// The height that `paintPlan` needs, in points.
double planHeight(const ReviewChart &plan);
/// Paints a plan as vectors: a bar from the first to the last day, filled as far as it has come, with the share in words behind it, and a
/// line where today is. What is filled is dark and what is not is hatched, so colour alone says nothing.
void paintPlan(QPainter &painter, const QRectF &area, const ReviewChart &plan, bool rightToLeft);
