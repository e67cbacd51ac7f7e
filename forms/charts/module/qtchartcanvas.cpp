#include "forms/charts/module/chartwords.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>

#include <cmath>

namespace {

/// One chart of Qt Charts with our words over it.
class DrawnChart
{
public:
    explicit DrawnChart(QChart *chart)
        : m_chart(chart)
        , m_words(new ChartWords(chart))
    {
        chart->setBackgroundRoundness(0);
        chart->setMargins({0, 0, 0, 0});
        chart->setContentsMargins(0, 0, 0, 0);
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->setAnimationOptions(QChart::NoAnimation);
    }

    const ChartDrawing &drawing() const { return m_drawing; }
    const ChartPlaces &places() const { return m_places; }
    ChartWords *words() const { return m_words; }

    void show(const ChartDrawing &drawing, const QSizeF &size)
    {
        m_drawing = drawing;
        m_places = ChartPlaces(drawing, size);
        m_chart->removeAllSeries();
        for (QAbstractAxis *axis : m_chart->axes())
            m_chart->removeAxis(axis), delete axis;
        m_chart->setBackgroundBrush(drawing.ground);
        m_chart->legend()->hide(); // it knows neither our words' places nor gaps in lines
        if (drawing.kind == ChartDrawing::Kind::Lines)
            addLines();
        else
            addBars();
        arrange(size);
    }

    void arrange(const QSizeF &size)
    {
        m_places = ChartPlaces(m_drawing, size);
        // With a plot area of its own a chart does not lay its ground, legend and axes out anew when it is resized: give it up for that.
        m_chart->setPlotArea({});
        m_chart->layout()->setGeometry(QRectF(QPointF(), size));
        m_chart->setPlotArea(m_places.plot());
        m_chart->layout()->setGeometry(QRectF(QPointF(), size)); // the axes, this time within that area
        m_words->show(m_drawing, m_places, size);
    }

private:
    void addBars()
    {
        // Bars lie, so that long words fit beside them. The axis goes upwards, and the first bar shall be on top.
        auto *bars = new QHorizontalStackedBarSeries; // of one series: plain bars
        if (!m_drawing.starts.isEmpty()) {
            auto *before = new QBarSet(QString());
            for (qsizetype i = m_drawing.categories.size(); i-- > 0;)
                before->append(std::min(m_drawing.starts.value(i), m_drawing.starts.value(i) + barTotal(m_drawing, int(i))));
            before->setBrush(Qt::NoBrush);
            before->setPen(Qt::NoPen);
            bars->append(before);
        }
        for (const ChartDrawing::Series &series : std::as_const(m_drawing.series)) {
            auto *set = new QBarSet(series.name);
            for (qsizetype i = series.values.size(); i-- > 0;) {
                const double value = std::isnan(series.values.at(i)) ? 0 : series.values.at(i);
                set->append(m_drawing.starts.isEmpty() ? value : std::abs(value));
            }
            set->setBrush(QBrush(series.color, series.pattern));
            set->setPen(QPen(series.color, 1));
            bars->append(set);
        }
        bars->setBarWidth(0.62);
        m_chart->addSeries(bars);
        auto *rows = new QBarCategoryAxis;
        for (qsizetype i = m_drawing.categories.size(); i-- > 0;)
            rows->append(QString::number(i)); // never seen: the words are ours
        attach(bars, rows, m_drawing.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        auto *numbers = new QValueAxis;
        numbers->setRange(m_places.lowest(), m_places.highest());
        numbers->setReverse(m_drawing.rightToLeft);
        attach(bars, numbers, Qt::AlignBottom);
    }

    void addLines()
    {
        auto *columns = new QBarCategoryAxis;
        for (qsizetype i = 0; i < m_drawing.categories.size(); ++i)
            columns->append(QString::number(i));
        auto *numbers = new QValueAxis;
        numbers->setRange(m_places.lowest(), m_places.highest());
        m_chart->addAxis(columns, Qt::AlignBottom);
        m_chart->addAxis(numbers, m_drawing.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        for (int i = 0; i < m_drawing.series.size(); ++i) {
            const QList<double> &values = m_drawing.series.at(i).values;
            QLineSeries *line = nullptr;
            for (int at = 0; at < values.size(); ++at) {
                if (std::isnan(values.at(at))) {
                    line = nullptr; // a gap: the line stops and begins anew
                    continue;
                }
                if (!line)
                    line = beginLine(i, columns, numbers);
                line->append(m_drawing.rightToLeft ? values.size() - 1 - at : at, values.at(at));
            }
        }
        columns->setVisible(false);
        numbers->setVisible(false);
    }

    QLineSeries *beginLine(int series, QAbstractAxis *columns, QAbstractAxis *numbers)
    {
        auto *line = new QLineSeries;
        line->setPen(chartPen(m_drawing, series));
        line->setPointsVisible(true);
        m_chart->addSeries(line);
        line->attachAxis(columns);
        line->attachAxis(numbers);
        return line;
    }

    void attach(QAbstractSeries *series, QAbstractAxis *axis, Qt::Alignment side)
    {
        m_chart->addAxis(axis, side);
        series->attachAxis(axis);
        axis->setVisible(false); // its place is known only after an event loop: the grid is ours, too
    }

    QChart *m_chart;
    ChartWords *m_words;
    ChartDrawing m_drawing;
    ChartPlaces m_places;
};

/// Shows a chart and says which of its bars is under the mouse.
class ChartView : public QChartView
{
public:
    ChartView(ChartCanvas &canvas, QWidget *parent)
        : QChartView(parent)
        , drawn(chart())
        , m_canvas(canvas)
    {
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setFocusPolicy(Qt::NoFocus);
    }

    DrawnChart drawn;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QChartView::resizeEvent(event);
        if (drawn.drawing().number)
            drawn.arrange(event->size());
    }

    void mousePressEvent(QMouseEvent *event) override { event->accept(); }

    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const auto [series, index] = at(event->position());
        if (event->button() == Qt::LeftButton && index >= 0 && m_canvas.pressed)
            m_canvas.pressed(series, index);
    }

    void mouseMoveEvent(QMouseEvent *event) override { setCursor(at(event->position()).second >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor); }

    bool viewportEvent(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QChartView::viewportEvent(event);
        auto *help = static_cast<QHelpEvent *>(event);
        const auto [series, index] = at(help->pos());
        const ChartDrawing &drawing = drawn.drawing();
        QToolTip::showText(help->globalPos(), index < 0 ? QString() : wordsOf(drawing, series, index), this);
        return true;
    }

private:
    static QString wordsOf(const ChartDrawing &drawing, int series, int index)
    {
        QStringList words {drawing.categories.at(index)};
        if (drawing.series.size() > 1 && !drawing.ownBars)
            words << drawing.series.at(series).name;
        words << drawing.number(drawing.series.at(series).values.value(index));
        return words.join(QStringLiteral(" · ")).toHtmlEscaped();
    }

    /// Series and index; −1 where there is nothing.
    std::pair<int, int> at(const QPointF &place) const
    {
        const ChartDrawing &drawing = drawn.drawing();
        double best = 18;
        std::pair<int, int> found {-1, -1};
        for (int i = 0; i < drawing.categories.size(); ++i) {
            for (int s = 0; s < drawing.series.size(); ++s) {
                if (drawing.kind == ChartDrawing::Kind::Lines) {
                    const double away = QLineF(place, drawn.places().point(s, i)).length();
                    if (away < best) // false for a point that is not there
                        best = away, found = {s, i};
                } else if (drawn.places().bar(s, i).contains(place) || (found.first < 0 && drawn.places().row(i).contains(place))) {
                    found = {drawing.ownBars ? i : s, i};
                }
            }
        }
        return found;
    }

    ChartCanvas &m_canvas;
};

/// Charts by Qt Charts.
class QtChartCanvas : public ChartCanvas
{
public:
    explicit QtChartCanvas(QWidget *parent)
        : m_view(new ChartView(*this, parent))
    {
    }

    QWidget *widget() override { return m_view; }
    void show(const ChartDrawing &drawing) override
    {
        m_view->setBackgroundBrush(drawing.ground);
        m_view->drawn.show(drawing, m_view->viewport()->size());
    }
    void choose(int series, int index) override { m_view->drawn.words()->choose(series, index); }

    void draw(const ChartDrawing &drawing, QPainter &painter, const QRectF &place) override
    {
        // A scene of its own, in the size asked for: the view's chart has the size of the window.
        QGraphicsScene scene;
        auto *chart = new QChart;
        scene.addItem(chart);
        chart->resize(place.size());
        DrawnChart drawn(chart);
        drawn.show(drawing, place.size());
        scene.setSceneRect(QRectF(QPointF(), place.size()));
        scene.render(&painter, place, scene.sceneRect());
    }

private:
    ChartView *m_view;
};

} // namespace

extern "C" Q_DECL_EXPORT ChartCanvas *makeChartCanvas(QWidget *parent)
{
    return new QtChartCanvas(parent);
}
