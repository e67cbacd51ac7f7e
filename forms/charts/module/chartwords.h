#pragma once

#include "forms/charts/chartcanvas.h"

#include <QGraphicsItem>
#include <QPen>

/// Where bars and points of a drawing stand in a chart of some size, and room for all words: Qt Charts cuts long words and cannot word
/// numbers, so it draws bars, lines and grid, and this says where.
class ChartPlaces
{
public:
    ChartPlaces() = default;
    ChartPlaces(const ChartDrawing &drawing, const QSizeF &size);

    QRectF plot() const { return m_plot; } ///< where bars and lines are
    double lowest() const { return m_lowest; }
    double highest() const { return m_highest; }
    /// Values at which a line of the grid stands.
    QList<double> ticks() const;
    /// Place of one value; bars: of the whole bar.
    QRectF bar(int series, int index) const;
    QRectF row(int index) const; ///< the whole width that belongs to a bar
    QPointF point(int series, int index) const;
    double along(double value) const; ///< x of a value for bars, y for lines

private:
    double m_lowest = 0;
    double m_highest = 1;
    double m_legend = 0;
    QRectF m_plot;
    QSizeF m_size;
    ChartDrawing m_drawing;
};

/// The grid, under bars and lines.
class ChartGrid : public QGraphicsItem
{
public:
    explicit ChartGrid(QGraphicsItem *chart);
    void show(const ChartDrawing &drawing, const ChartPlaces &places, const QSizeF &size);
    QRectF boundingRect() const override { return m_all; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    ChartDrawing m_drawing;
    ChartPlaces m_places;
    QRectF m_all;
};

/// The words of a chart, its numbers, and the ring around what is chosen.
class ChartWords : public QGraphicsItem
{
public:
    explicit ChartWords(QGraphicsItem *chart);
    void show(const ChartDrawing &drawing, const ChartPlaces &places, const QSizeF &size);
    void choose(int series, int index);
    QRectF boundingRect() const override { return m_all; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBars(QPainter &painter) const;
    void paintSegments(QPainter &painter) const;
    void paintLines(QPainter &painter) const;
    void paintNumbers(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintRing(QPainter &painter) const;

    ChartGrid *m_grid;
    ChartDrawing m_drawing;
    ChartPlaces m_places;
    QRectF m_all;
    int m_series = -1;
    int m_index = -1;
};

/// How a line, or the edge of a bar, is drawn: lines differ by their dashes too.
QPen chartPen(const ChartDrawing &drawing, int series);
/// The sum of a bar's parts; what is not known counts nothing.
double barTotal(const ChartDrawing &drawing, int index);
