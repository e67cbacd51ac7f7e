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
        QList<double> values; ///< one for each category; NaN: none is known
        QColor color;
        Qt::BrushStyle pattern = Qt::SolidPattern;
    };
    Kind kind = Kind::Bars;
    QStringList categories; ///< the words beside the bars or under the points
    QList<Series> series; ///< ownBars: one for each category, 0 elsewhere
    QList<double> starts; ///< where the bars begin; empty: at 0
    std::function<QString(double)> number; ///< a value in words
    bool ownBars = false; ///< each bar has colour and pattern of its own
    bool legend = false;
    bool rightToLeft = false;
    QFont font;
    QColor text;
    QColor weakText;
    QColor grid;
    QColor ground;
    QColor focus; ///< of the ring around the chosen bar
};

/// Draws charts; made by the module `steward_charts`, which is the one place that knows Qt Charts. UI thread.
class ChartCanvas
{
public:
    virtual ~ChartCanvas() = default;
    virtual QWidget *widget() = 0;
    virtual void show(const ChartDrawing &drawing) = 0;
    /// Puts a ring around one bar or point; −1: none.
    virtual void choose(int series, int index) = 0;
    /// Draws as vectors into any painter, in the size asked for.
    virtual void draw(const ChartDrawing &drawing, QPainter &painter, const QRectF &place) = 0;
    std::function<void(int series, int index)> pressed;
};

/// The one function of the module: "makeChartCanvas".
using MakeChartCanvas = ChartCanvas *(*)(QWidget *parent);
