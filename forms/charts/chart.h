#pragma once

#include "forms/charts/chartcanvas.h"

#include <QWidget>

#include <memory>

class QPushButton;
class QStackedWidget;
class QTableWidget;

/// What a chart is about, in words and tokens; colours follow the theme.
struct ChartContent {
    struct Series {
        QString name;
        QList<double> values; ///< one for each category
        QString color = QStringLiteral("accent"); ///< token
    };
    ChartDrawing::Kind kind = ChartDrawing::Kind::Bars;
    QString title; ///< accessible name
    QString categoryTitle; ///< head of the table's first column
    QStringList categories;
    QList<Series> series;
    QStringList tones = {}; ///< colour tokens of the bars of a single series, where each has its own
    std::function<QString(double)> number = {}; ///< a value in words
};

/// Bars, stacked bars or lines. Every bar carries its word and number and, where there are several series, a pattern beside its colour.
/// Arrow keys walk the bars, Enter opens one; "Show as table" gives the same as a table, which assistive tools read. Draws itself as
/// vectors into any painter. Shows the table where the drawing module is missing. UI thread.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);
    ~Chart() override;
    void setContent(const ChartContent &content);
    const ChartContent &content() const { return m_content; }
    bool isTable() const;
    void showTable(bool table);
    /// In the colours of the current theme.
    void draw(QPainter &painter, const QRectF &place) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    /// A bar or point was clicked, or Enter pressed on it.
    void activated(int series, int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ChartDrawing drawing() const;
    void redraw();
    void fillTable();
    void choose(int series, int index);
    QString words(int series, int index) const;

    ChartContent m_content;
    std::unique_ptr<ChartCanvas> m_canvas;
    QStackedWidget *m_stack;
    QTableWidget *m_table;
    QPushButton *m_toggle;
    int m_series = 0;
    int m_index = -1;
};
