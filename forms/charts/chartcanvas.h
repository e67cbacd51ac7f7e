#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QPainter;
class QRectF;
class QWidget;

/// What a chart shows, ready for drawing: texts, numbers and colours. Everything that is to be known stands in it, so the module that
/// draws knows nothing of Steward.
struct ChartDrawing {
    enum class Kind { Bars, StackedBars, Lines };
    struct Series {
        QString name;
        QList<double> values; ///< one for each category
        QColor color;
        Qt::BrushStyle pattern = Qt::SolidPattern;
    };
    Kind kind = Kind::Bars;
    QStringList categories; ///< as they stand beside the bars: word and number
    QList<Series> series;
    bool legend = false;
    bool rightToLeft = false;
    QFont font;
    QColor text;
    QColor weakText;
    QColor grid;
    QColor ground;
    QColor focus; ///< of the chosen bar
};

/// Draws charts; made by the module `steward_charts`, which is the one place that knows Qt Charts. UI thread.
class ChartCanvas
{
public:
    virtual ~ChartCanvas() = default;
    virtual QWidget *widget() = 0;
    virtual void show(const ChartDrawing &drawing) = 0;
    /// Marks one bar or point; −1: none.
    virtual void choose(int series, int index) = 0;
    /// Draws as vectors into any painter.
    virtual void draw(QPainter &painter, const QRectF &place) = 0;
    std::function<void(int series, int index)> pressed;
};

/// The one function of the module: "makeChartCanvas".
using MakeChartCanvas = ChartCanvas *(*)(QWidget *parent);
