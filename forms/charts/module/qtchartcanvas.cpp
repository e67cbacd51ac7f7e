#include "forms/charts/chartcanvas.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsScene>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

namespace {

/// Charts by Qt Charts.
class QtChartCanvas : public ChartCanvas
{
public:
    explicit QtChartCanvas(QWidget *parent)
        : m_view(new QChartView(parent))
    {
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setRenderHint(QPainter::Antialiasing);
        m_view->setFocusPolicy(Qt::NoFocus);
        m_view->setBackgroundBrush(Qt::NoBrush);
    }

    QWidget *widget() override { return m_view; }

    void show(const ChartDrawing &drawing) override
    {
        m_drawing = drawing;
        fill(*m_view->chart());
    }

    void choose(int series, int index) override
    {
        for (int i = 0; i < m_sets.size(); ++i) {
            m_sets.at(i)->deselectAllBars();
            if (i == series && index >= 0)
                m_sets.at(i)->selectBar(last() - index);
        }
        for (int i = 0; i < m_lines.size(); ++i) {
            m_lines.at(i)->deselectAllPoints();
            if (i == series && index >= 0)
                m_lines.at(i)->selectPoint(index);
        }
    }

    void draw(QPainter &painter, const QRectF &place) override
    {
        // A scene of its own, in the size asked for: the view's chart has the size of the window.
        QGraphicsScene scene;
        auto *chart = new QChart;
        scene.addItem(chart);
        const QList<QBarSet *> sets = std::exchange(m_sets, {});
        const QList<QLineSeries *> lines = std::exchange(m_lines, {});
        fill(*chart);
        m_sets = sets;
        m_lines = lines;
        chart->resize(place.size());
        scene.setSceneRect(QRectF(QPointF(), place.size()));
        scene.render(&painter, place, scene.sceneRect());
    }

private:
    void fill(QChart &chart)
    {
        chart.removeAllSeries();
        for (QAbstractAxis *axis : chart.axes())
            chart.removeAxis(axis), delete axis;
        m_sets.clear();
        m_lines.clear();
        chart.setBackgroundBrush(m_drawing.ground);
        chart.setBackgroundRoundness(0);
        chart.setMargins({0, 0, 0, 0});
        chart.setAnimationOptions(QChart::NoAnimation);
        chart.legend()->setVisible(m_drawing.legend);
        chart.legend()->setFont(m_drawing.font);
        chart.legend()->setLabelColor(m_drawing.text);
        chart.legend()->setAlignment(Qt::AlignBottom);
        if (m_drawing.kind == ChartDrawing::Kind::Lines)
            addLines(chart);
        else
            addBars(chart);
    }

    void addBars(QChart &chart)
    {
        // Bars lie, so that long words fit beside them. The axis goes upwards, and the first one shall be on top.
        auto *bars = new QHorizontalStackedBarSeries; // of one series: plain bars
        for (const ChartDrawing::Series &series : std::as_const(m_drawing.series)) {
            auto *set = new QBarSet(series.name);
            for (qsizetype i = series.values.size(); i-- > 0;)
                set->append(series.values.at(i));
            set->setBrush(QBrush(series.color, series.pattern));
            set->setPen(QPen(series.color, 1));
            set->setSelectedColor(m_drawing.focus);
            bars->append(set);
            m_sets << set;
        }
        bars->setBarWidth(0.62);
        chart.addSeries(bars);
        auto *words = new QBarCategoryAxis;
        QStringList upwards = unique(m_drawing.categories);
        std::reverse(upwards.begin(), upwards.end());
        words->append(upwards);
        words->setGridLineVisible(false);
        attach(chart, bars, words, m_drawing.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        auto *numbers = new QValueAxis;
        numbers->setRange(0, std::max(1.0, largest(true)) * 1.02);
        numbers->setReverse(m_drawing.rightToLeft);
        numbers->setLabelsVisible(false); // each bar carries its own number
        attach(chart, bars, numbers, Qt::AlignBottom);
        QObject::connect(bars, &QAbstractBarSeries::clicked, m_view, [this](int index, QBarSet *set) {
            if (pressed)
                pressed(int(m_sets.indexOf(set)), last() - index);
        });
    }

    void addLines(QChart &chart)
    {
        auto *words = new QBarCategoryAxis;
        words->append(unique(m_drawing.categories));
        words->setReverse(m_drawing.rightToLeft);
        words->setGridLineVisible(false);
        chart.addAxis(words, Qt::AlignBottom);
        auto *numbers = new QValueAxis;
        numbers->setRange(0, std::max(1.0, largest(false)) * 1.08);
        numbers->setLabelFormat(QStringLiteral("%.0f"));
        chart.addAxis(numbers, m_drawing.rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        const Qt::PenStyle styles[] {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
        for (const ChartDrawing::Series &series : std::as_const(m_drawing.series)) {
            auto *line = new QLineSeries;
            line->setName(series.name);
            for (int i = 0; i < series.values.size(); ++i)
                line->append(i, series.values.at(i));
            line->setPen(QPen(series.color, 2, styles[m_lines.size() % 4]));
            line->setPointsVisible(true);
            line->setSelectedColor(m_drawing.focus);
            chart.addSeries(line);
            line->attachAxis(words);
            line->attachAxis(numbers);
            const int place = int(m_lines.size());
            m_lines << line;
            QObject::connect(line, &QLineSeries::clicked, m_view, [this, place](const QPointF &point) {
                if (pressed)
                    pressed(place, qRound(point.x()));
            });
        }
        dress(*words);
        dress(*numbers);
    }

    void attach(QChart &chart, QAbstractSeries *series, QAbstractAxis *axis, Qt::Alignment side)
    {
        dress(*axis);
        chart.addAxis(axis, side);
        series->attachAxis(axis);
    }

    void dress(QAbstractAxis &axis) const
    {
        axis.setTruncateLabels(false);
        axis.setLabelsFont(m_drawing.font);
        axis.setLabelsColor(m_drawing.text);
        axis.setGridLineColor(m_drawing.grid);
        axis.setLinePen(QPen(m_drawing.grid, 1));
    }

    /// The axis takes a text once; what is called alike is told apart by blanks that nobody sees.
    static QStringList unique(const QStringList &texts)
    {
        QStringList all;
        for (QString text : texts) {
            while (all.contains(text))
                text += u' ';
            all << text;
        }
        return all;
    }

    int last() const { return int(m_drawing.categories.size()) - 1; }

    double largest(bool stacked) const
    {
        double most = 0;
        for (int i = 0; i < m_drawing.categories.size(); ++i) {
            double sum = 0;
            for (const ChartDrawing::Series &series : m_drawing.series) {
                sum = stacked ? sum + series.values.value(i) : std::max(sum, series.values.value(i));
            }
            most = std::max(most, sum);
        }
        return most;
    }

    QChartView *m_view;
    ChartDrawing m_drawing;
    QList<QBarSet *> m_sets;
    QList<QLineSeries *> m_lines;
};

} // namespace

extern "C" Q_DECL_EXPORT ChartCanvas *makeChartCanvas(QWidget *parent)
{
    return new QtChartCanvas(parent);
}
