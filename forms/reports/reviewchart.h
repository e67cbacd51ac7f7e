#pragma once

#include "models/reports/review.h"

#include <QRectF>

class QPainter;

/// Paints a chart of a review as vectors: lines with gaps where numbers are missing, or bars. Every bar carries its number, every line its
/// name and its last number; series differ by pattern or dash and by mark, not by colour alone. `rightToLeft`: time runs to the left.
void paintChart(QPainter &painter, const QRectF &area, const ReviewChart &chart, bool rightToLeft);
