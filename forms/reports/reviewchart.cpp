#include "forms/reports/reviewchart.h"

#include "forms/reports/pagetext.h"
#include "forms/reports/reviewplan.h"

#include <QLocale>
#include <QPainterPath>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

const QColor inks[] {QColor(0x0b, 0x62, 0xc4), QColor(0xc9, 0x44, 0x0f), QColor(0x07, 0x70, 0x6a), QColor(0x8a, 0x1f, 0xb8)};
const Qt::BrushStyle patterns[] {Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense5Pattern, Qt::CrossPattern};
const QColor weak(0x5b, 0x68, 0x78);
const QColor line(0xd9, 0xdf, 0xe7);

/// The next round number from `value` up: 1, 2, 2.5 or 5 times a power of ten.
double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (value <= step * power * 1.0000001)
            return step * power;
    }
    return 10 * power;
}

QString numberText(double value)
{
    const bool whole = std::fabs(value - std::round(value)) < 0.005;
    return QLocale().toString(value, 'f', whole ? 0 : 1);
}

/// Paints one chart; one use.
class Chart
{
public:
    Chart(QPainter &painter, const QRectF &area, const ReviewChart &chart, bool rightToLeft)
        : m_painter(painter)
        , m_area(area)
        , m_chart(chart)
        , m_rightToLeft(rightToLeft)
    {
        for (const ReviewChart::Series &series : chart.series) {
            for (const std::optional<double> &value : series.values)
                m_most = std::max(m_most, value.value_or(0));
        }
        m_top = roundUp(m_most);
        if (m_chart.kind == ReviewChart::Kind::Bars && m_most <= 4)
            m_top = std::max(1.0, std::ceil(m_most));
    }

    void paint()
    {
        text(m_chart.title, {m_area.left(), m_area.top()}, m_area.width(), {.size = 10, .bold = true});
        paintLegend();
        m_plot = QRectF(m_area.left() + (m_rightToLeft ? 12 : 44), m_area.top() + 40, m_area.width() - 56, m_area.height() - 62);
        paintGrid();
        m_chart.kind == ReviewChart::Kind::Bars ? paintBars() : paintLines();
    }

private:
    double text(const QString &words, const QPointF &at, double width, const PageFont &font) const
    {
        const PageText laid(words, font, width, m_rightToLeft);
        laid.paint(m_painter, at);
        return laid.naturalWidth();
    }
    double slot() const { return m_plot.width() / std::max<qsizetype>(1, m_chart.categories.size()); }
    double middle(qsizetype category) const
    {
        const double along = (double(category) + 0.5) * slot();
        return m_rightToLeft ? m_plot.right() - along : m_plot.left() + along;
    }
    double heightOf(double value) const { return m_plot.bottom() - m_plot.height() * value / m_top; }

    void paintLegend() const
    {
        double x = m_rightToLeft ? m_area.right() : m_area.left();
        for (qsizetype i = 0; i < m_chart.series.size(); ++i) {
            const PageText laid(m_chart.series.at(i).label, {.size = 8.5, .color = weak}, m_area.width() / 2, m_rightToLeft);
            const double wide = laid.naturalWidth() + 34;
            const double left = m_rightToLeft ? x - wide : x;
            const QRectF mark(m_rightToLeft ? left + wide - 22 : left, m_area.top() + 18.5, 18, 8);
            if (m_chart.kind == ReviewChart::Kind::Bars) {
                fill(mark, int(i));
            } else {
                m_painter.setPen(penOf(int(i)));
                m_painter.drawLine(QPointF(mark.left(), mark.center().y()), QPointF(mark.right(), mark.center().y()));
                paintMark(mark.center(), int(i));
            }
            const PageText again(m_chart.series.at(i).label, {.size = 8.5, .color = weak}, laid.naturalWidth() + 2, m_rightToLeft);
            again.paint(m_painter, {m_rightToLeft ? left + wide - 26 - laid.naturalWidth() - 2 : left + 24, m_area.top() + 16.5});
            x += m_rightToLeft ? -wide : wide;
        }
    }

    void paintGrid() const
    {
        const int steps = m_top <= 5 && m_chart.kind == ReviewChart::Kind::Bars ? int(m_top) : 4;
        for (int i = 0; i <= steps; ++i) {
            const double value = m_top * i / steps;
            const double y = heightOf(value);
            m_painter.setPen(QPen(line, i == 0 ? 1 : 0.5));
            m_painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
            const PageText label(numberText(value), {.size = 8, .color = weak, .align = m_rightToLeft ? Qt::AlignLeft | Qt::AlignAbsolute : Qt::AlignRight | Qt::AlignAbsolute}, 38, false);
            label.paint(m_painter, {m_rightToLeft ? m_plot.right() + 6 : m_plot.left() - 44, y - 5.5});
        }
        // Names of categories that would overlap are left out evenly.
        const int every = std::max(1, int(std::ceil(44 / slot())));
        for (qsizetype i = m_chart.categories.size() - 1; i >= 0; i -= every) {
            const double wide = slot() * every;
            PageText(m_chart.categories.at(i), {.size = 8, .color = weak, .align = Qt::AlignHCenter, .mostLines = 2}, wide, m_rightToLeft).paint(m_painter, {middle(i) - wide / 2, m_plot.bottom() + 5});
        }
    }

    QPen penOf(int series) const
    {
        QPen pen(inks[series % 4], 1.8);
        pen.setStyle(series % 4 == 0 ? Qt::SolidLine : series % 4 == 1 ? Qt::DashLine : Qt::DotLine);
        pen.setJoinStyle(Qt::RoundJoin);
        return pen;
    }

    void paintMark(const QPointF &at, int series) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(inks[series % 4]);
        if (series % 4 == 0)
            m_painter.drawEllipse(at, 2.4, 2.4);
        else
            m_painter.drawRect(QRectF(at.x() - 2.2, at.y() - 2.2, 4.4, 4.4));
    }

    void fill(const QRectF &bar, int series) const
    {
        m_painter.setPen(QPen(inks[series % 4], 0.8));
        m_painter.setBrush(series % 4 == 0 ? QBrush(inks[0]) : QBrush(QColor(Qt::white)));
        m_painter.drawRect(bar);
        if (series % 4 == 0)
            return;
        // Hatching by hand: a pattern brush would become a picture in a PDF.
        m_painter.save();
        m_painter.setClipRect(bar);
        m_painter.setPen(QPen(inks[series % 4], 0.9));
        for (double x = bar.left() - bar.height(); x < bar.right(); x += 4)
            m_painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
        if (series % 4 > 1) {
            for (double x = bar.left(); x < bar.right() + bar.height(); x += 4)
                m_painter.drawLine(QPointF(x, bar.bottom()), QPointF(x - bar.height(), bar.top()));
        }
        m_painter.restore();
    }

    void paintBars() const
    {
        const double wide = std::min(46.0, slot() * 0.74 / double(std::max<qsizetype>(1, m_chart.series.size())));
        for (qsizetype category = 0; category < m_chart.categories.size(); ++category) {
            double x = middle(category) - wide * double(m_chart.series.size()) / 2;
            for (qsizetype s = 0; s < m_chart.series.size(); ++s) {
                const std::optional<double> value = m_chart.series.at(m_rightToLeft ? m_chart.series.size() - 1 - s : s).values.value(category);
                if (value) {
                    const QRectF bar(x + 1.5, heightOf(*value), wide - 3, m_plot.bottom() - heightOf(*value));
                    if (*value > 0)
                        fill(bar, int(m_rightToLeft ? m_chart.series.size() - 1 - s : s));
                    PageText(numberText(*value), {.size = 8.5, .bold = true, .align = Qt::AlignHCenter}, wide + 20, false).paint(m_painter, {bar.center().x() - (wide + 20) / 2, bar.top() - 12.5});
                }
                x += wide;
            }
        }
    }

    void paintLines() const
    {
        double lastLabel = -100;
        for (qsizetype s = 0; s < m_chart.series.size(); ++s) {
            const QList<std::optional<double>> &values = m_chart.series.at(s).values;
            QPainterPath path;
            bool drawing = false;
            qsizetype latest = -1;
            for (qsizetype i = 0; i < values.size(); ++i) {
                if (values.at(i)) {
                    const QPointF at(middle(i), heightOf(*values.at(i)));
                    drawing ? path.lineTo(at) : path.moveTo(at);
                    latest = i;
                }
                drawing = values.at(i).has_value();
            }
            m_painter.setPen(penOf(int(s)));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawPath(path);
            for (qsizetype i = 0; i < values.size(); ++i) {
                if (values.at(i))
                    paintMark({middle(i), heightOf(*values.at(i))}, int(s));
            }
            if (latest < 0)
                continue;
            const double y = heightOf(*values.at(latest)) - 14 - (std::fabs(heightOf(*values.at(latest)) - lastLabel) < 11 ? 12 : 0);
            lastLabel = heightOf(*values.at(latest));
            PageText(numberText(*values.at(latest)), {.size = 9, .bold = true, .color = inks[s % 4], .align = Qt::AlignHCenter}, 60, false).paint(m_painter, {middle(latest) - 30, y});
        }
    }

    QPainter &m_painter;
    const QRectF m_area;
    const ReviewChart &m_chart;
    const bool m_rightToLeft;
    QRectF m_plot;
    double m_most = 0;
    double m_top = 1;
};

} // namespace

void paintChart(QPainter &painter, const QRectF &area, const ReviewChart &chart, bool rightToLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (chart.kind == ReviewChart::Kind::Plan)
        paintPlan(painter, area, chart, rightToLeft);
    else
        Chart(painter, area, chart, rightToLeft).paint();
    painter.restore();
}
