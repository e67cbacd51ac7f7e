#include "forms/charts/module/chartwords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace {

constexpr double gap = 8;

double widest(const QStringList &texts, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const QString &text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

/// 1, 2 or 5 times a power of ten, so that `span` holds about four of it.
double niceStep(double span)
{
    const double rough = std::max(span, 1e-9) / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

QRectF mirrored(const QRectF &place, const QRectF &all, bool rightToLeft)
{
    return rightToLeft ? QRectF(all.left() + all.right() - place.right(), place.top(), place.width(), place.height()) : place;
}

} // namespace

QPen chartPen(const ChartDrawing &drawing, int series)
{
    static constexpr Qt::PenStyle styles[] {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const QColor color = drawing.series.at(series).color;
    return drawing.kind == ChartDrawing::Kind::Lines ? QPen(color, 2, styles[series % 4]) : QPen(color, 1);
}

double barTotal(const ChartDrawing &drawing, int index)
{
    double sum = 0;
    for (const ChartDrawing::Series &series : drawing.series) {
        const double value = series.values.value(index);
        sum += std::isnan(value) ? 0 : value;
    }
    return sum;
}

ChartPlaces::ChartPlaces(const ChartDrawing &drawing, const QSizeF &size)
    : m_size(size)
    , m_drawing(drawing)
{
    const bool lines = drawing.kind == ChartDrawing::Kind::Lines;
    const int count = int(drawing.categories.size());
    m_lowest = m_highest = 0;
    QStringList numbers;
    for (int i = 0; i < count; ++i) {
        const double start = drawing.starts.value(i);
        const double total = barTotal(drawing, i);
        for (const ChartDrawing::Series &series : drawing.series) {
            const double value = lines ? series.values.value(i) : start + total;
            if (!std::isnan(value)) {
                m_lowest = std::min({m_lowest, value, start});
                m_highest = std::max({m_highest, value, start});
            }
        }
        if (!lines)
            numbers << drawing.number(total);
    }
    if (m_highest <= m_lowest)
        m_highest = m_lowest + 1;
    const QFontMetricsF metrics(drawing.font);
    m_legend = drawing.legend ? metrics.height() + 10 : 0;
    const double legend = m_legend;
    if (lines) {
        const double step = niceStep(m_highest - m_lowest);
        m_lowest = std::floor(m_lowest / step) * step;
        m_highest = std::ceil(m_highest / step) * step;
        for (const double tick : ticks())
            numbers << drawing.number(tick);
        const double side = widest(numbers, metrics) + gap;
        m_plot = QRectF(side, metrics.height(), std::max(20.0, size.width() - side - 2 * gap), std::max(20.0, size.height() - 2 * metrics.height() - gap - legend));
    } else {
        const double words = std::min(widest(drawing.categories, metrics) + 2, size.width() * 0.42);
        const double after = std::min(widest(numbers, metrics) + gap, size.width() * 0.3);
        // A single bar in a tall card stays a bar.
        const double height = std::min(size.height() - legend, std::max(1, count) * metrics.height() * 2.7);
        m_plot = QRectF(words + gap, 0, std::max(20.0, size.width() - words - gap - after), std::max(20.0, height));
    }
    m_plot = mirrored(m_plot, QRectF(QPointF(), size), drawing.rightToLeft);
}

QList<double> ChartPlaces::ticks() const
{
    QList<double> all;
    const double step = niceStep(m_highest - m_lowest);
    for (double tick = std::ceil(m_lowest / step - 1e-6) * step; tick <= m_highest + step * 1e-6 && all.size() < 12; tick += step)
        all << tick;
    return all;
}

double ChartPlaces::along(double value) const
{
    const double share = (value - m_lowest) / (m_highest - m_lowest);
    if (m_drawing.kind == ChartDrawing::Kind::Lines)
        return m_plot.bottom() - share * m_plot.height();
    return m_drawing.rightToLeft ? m_plot.right() - share * m_plot.width() : m_plot.left() + share * m_plot.width();
}

QRectF ChartPlaces::row(int index) const
{
    const double height = m_plot.height() / std::max<qsizetype>(1, m_drawing.categories.size());
    return {0, m_plot.top() + index * height, m_size.width(), height};
}

QRectF ChartPlaces::bar(int series, int index) const
{
    double from = m_drawing.starts.value(index);
    double to = from;
    for (int i = 0; i < m_drawing.series.size(); ++i) {
        const double value = m_drawing.series.at(i).values.value(index);
        if (i < series)
            from += std::isnan(value) ? 0 : value;
        if (i <= series)
            to += std::isnan(value) ? 0 : value;
    }
    const QRectF all = row(index);
    const double height = all.height() * 0.62;
    return QRectF(QPointF(along(from), all.center().y() - height / 2), QPointF(along(to), all.center().y() + height / 2)).normalized();
}

QPointF ChartPlaces::point(int series, int index) const
{
    const double share = (index + 0.5) / std::max<qsizetype>(1, m_drawing.categories.size());
    const double x = m_drawing.rightToLeft ? m_plot.right() - share * m_plot.width() : m_plot.left() + share * m_plot.width();
    return {x, along(m_drawing.series.at(series).values.value(index))};
}

ChartGrid::ChartGrid(QGraphicsItem *chart)
    : QGraphicsItem(chart)
{
    setZValue(3); // over Qt Charts' background, under its series
}

void ChartGrid::show(const ChartDrawing &drawing, const ChartPlaces &places, const QSizeF &size)
{
    prepareGeometryChange();
    m_drawing = drawing;
    m_places = places;
    m_all = QRectF(QPointF(), size);
    update();
}

void ChartGrid::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QRectF plot = m_places.plot();
    painter->setPen(QPen(m_drawing.grid, 1));
    if (m_drawing.kind == ChartDrawing::Kind::Lines) {
        for (const double tick : m_places.ticks())
            painter->drawLine(QPointF(plot.left(), m_places.along(tick)), QPointF(plot.right(), m_places.along(tick)));
    } else {
        painter->drawLine(QPointF(m_places.along(0), plot.top()), QPointF(m_places.along(0), plot.bottom()));
    }
}

ChartWords::ChartWords(QGraphicsItem *chart)
    : QGraphicsItem(chart)
    , m_grid(new ChartGrid(chart))
{
    setZValue(100);
    setAcceptedMouseButtons(Qt::NoButton);
}

void ChartWords::show(const ChartDrawing &drawing, const ChartPlaces &places, const QSizeF &size)
{
    prepareGeometryChange();
    m_grid->show(drawing, places, size);
    m_drawing = drawing;
    m_places = places;
    m_all = QRectF(QPointF(), size);
    update();
}

void ChartWords::choose(int series, int index)
{
    m_series = series;
    m_index = index;
    update();
}

void ChartWords::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setFont(m_drawing.font);
    painter->setLayoutDirection(m_drawing.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    if (m_drawing.categories.isEmpty() || m_drawing.series.isEmpty())
        return;
    if (m_drawing.kind == ChartDrawing::Kind::Lines) {
        paintLines(*painter);
        paintNumbers(*painter);
    } else {
        paintBars(*painter);
    }
    if (m_drawing.legend)
        paintLegend(*painter);
    paintRing(*painter);
}

/// Name, colour and pattern of each series, as many as there is room for; the table names them all.
void ChartWords::paintLegend(QPainter &painter) const
{
    const QFontMetricsF metrics(m_drawing.font);
    const double side = metrics.height() * 0.8;
    double x = 2;
    const double y = m_all.bottom() - metrics.height() - 2;
    for (int i = 0; i < m_drawing.series.size(); ++i) {
        const ChartDrawing::Series &series = m_drawing.series.at(i);
        const double width = side + 6 + metrics.horizontalAdvance(series.name);
        if (x + width > m_all.width())
            break;
        const QRectF sign = mirrored(QRectF(x, y + (metrics.height() - side) / 2, side, side), m_all, m_drawing.rightToLeft);
        painter.setPen(chartPen(m_drawing, i));
        painter.setBrush(QBrush(series.color, series.pattern));
        if (m_drawing.kind == ChartDrawing::Kind::Lines)
            painter.drawLine(QPointF(sign.left(), sign.center().y()), QPointF(sign.right(), sign.center().y()));
        else
            painter.drawRect(sign);
        painter.setPen(m_drawing.text);
        painter.drawText(mirrored(QRectF(x + side + 6, y, width, metrics.height()), m_all, m_drawing.rightToLeft), int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), series.name);
        x += width + 16;
    }
}

void ChartWords::paintBars(QPainter &painter) const
{
    const QFontMetricsF metrics(m_drawing.font);
    const QRectF plot = m_places.plot();
    const double edge = m_drawing.rightToLeft ? m_all.right() - plot.right() : plot.left();
    for (int i = 0; i < m_drawing.categories.size(); ++i) {
        const QRectF row = m_places.row(i);
        const QRectF words = mirrored(QRectF(0, row.top(), edge - gap, row.height()), m_all, m_drawing.rightToLeft);
        painter.setPen(m_drawing.text);
        const QString &text = m_drawing.categories.at(i);
        const int lines = std::max(1, int(row.height() / metrics.lineSpacing()));
        // Two lines where there is room; what is longer still is whole in the tooltip and in the table.
        const bool fits = metrics.boundingRect(words, Qt::TextWordWrap | Qt::AlignVCenter, text).height() <= lines * metrics.lineSpacing() + 1;
        painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignTrailing | (fits ? Qt::TextWordWrap : Qt::TextSingleLine)), fits ? text : metrics.elidedText(text, Qt::ElideRight, words.width()));
        double from = m_drawing.starts.value(i);
        const double to = from + barTotal(m_drawing, i);
        const double end = m_drawing.rightToLeft ? m_all.right() - m_places.along(std::max(from, to)) : m_places.along(std::max(from, to));
        painter.drawText(mirrored(QRectF(end + gap - 2, row.top(), m_all.width() - end, row.height()), m_all, m_drawing.rightToLeft), int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), m_drawing.number(barTotal(m_drawing, i)));
    }
    if (m_drawing.series.size() > 1 && !m_drawing.ownBars)
        paintSegments(painter);
}

/// The numbers of the parts, where there is room, each on a plate that keeps the pattern away from it.
void ChartWords::paintSegments(QPainter &painter) const
{
    const QFontMetricsF metrics(m_drawing.font);
    for (int i = 0; i < m_drawing.categories.size(); ++i) {
        for (int s = 0; s < m_drawing.series.size(); ++s) {
            const double value = m_drawing.series.at(s).values.value(i);
            const QRectF bar = m_places.bar(s, i);
            if (std::isnan(value) || qFuzzyIsNull(value) || value == barTotal(m_drawing, i))
                continue;
            const QString text = m_drawing.number(value);
            QRectF plate(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height());
            if (plate.width() > bar.width() - 4)
                continue;
            plate.moveCenter(bar.center());
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_drawing.ground);
            painter.drawRoundedRect(plate, 3, 3);
            painter.setPen(m_drawing.text);
            painter.drawText(plate, int(Qt::AlignCenter | Qt::TextSingleLine), text);
        }
    }
}

/// The words of both axes; under the points as many as there is room for.
void ChartWords::paintLines(QPainter &painter) const
{
    const QFontMetricsF metrics(m_drawing.font);
    const QRectF plot = m_places.plot();
    painter.setPen(m_drawing.weakText);
    for (const double tick : m_places.ticks()) {
        const double y = m_places.along(tick);
        const double edge = m_drawing.rightToLeft ? m_all.right() - plot.right() : plot.left();
        painter.drawText(mirrored(QRectF(0, y - metrics.height() / 2, edge - gap / 2, metrics.height()), m_all, m_drawing.rightToLeft), int(Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine), m_drawing.number(tick));
    }
    const double room = plot.width() / double(m_drawing.categories.size());
    const int every = std::max(1, int(std::ceil((widest(m_drawing.categories, metrics) + gap) / room)));
    painter.setPen(m_drawing.text);
    for (int i = int(m_drawing.categories.size()) - 1; i >= 0; i -= every) {
        const double width = metrics.horizontalAdvance(m_drawing.categories.at(i));
        const double x = std::clamp(m_places.point(0, i).x() - width / 2, 0.0, std::max(0.0, m_all.width() - width));
        painter.drawText(QRectF(x, plot.bottom() + 4, width + 1, metrics.height()), int(Qt::AlignLeft | Qt::TextSingleLine), m_drawing.categories.at(i));
    }
}

/// The number of each point that has room for it: the newest first, then the first, then the others.
void ChartWords::paintNumbers(QPainter &painter) const
{
    const QFontMetricsF metrics(m_drawing.font);
    QList<QRectF> taken;
    const int count = int(m_drawing.categories.size());
    QList<int> order {count - 1, 0};
    for (int i = count - 2; i > 0; --i)
        order << i;
    if (count == 1)
        order = {0};
    painter.setPen(m_drawing.text);
    for (const int i : std::as_const(order)) {
        for (int s = 0; s < m_drawing.series.size(); ++s) {
            const double value = m_drawing.series.at(s).values.value(i);
            if (std::isnan(value))
                continue;
            const QString text = m_drawing.number(value);
            const QPointF point = m_places.point(s, i);
            QRectF place(0, 0, metrics.horizontalAdvance(text), metrics.height());
            place.moveCenter(point - QPointF(0, metrics.height() / 2 + 5));
            place.moveLeft(std::clamp(place.left(), 0.0, std::max(0.0, m_all.width() - place.width())));
            if (place.top() < 0)
                place.moveTop(point.y() + 5);
            const QRectF wide = place.adjusted(-3, 0, 3, 0);
            if (std::any_of(taken.cbegin(), taken.cend(), [&](const QRectF &other) { return other.intersects(wide); }))
                continue;
            taken << wide;
            painter.drawText(place, int(Qt::AlignCenter | Qt::TextSingleLine), text);
        }
    }
}

void ChartWords::paintRing(QPainter &painter) const
{
    if (m_index < 0 || m_index >= m_drawing.categories.size() || m_series < 0 || m_series >= m_drawing.series.size())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_drawing.focus, 2));
    if (m_drawing.kind != ChartDrawing::Kind::Lines)
        return painter.drawRoundedRect(m_places.bar(m_series, m_index).adjusted(-3, -3, 3, 3), 3, 3);
    const QPointF point = m_places.point(m_series, m_index);
    if (!std::isnan(point.y()))
        painter.drawEllipse(point, 8, 8);
}
