#pragma once

#include "forms/charts/chartcanvas.h"

#include <QWidget>

#include <memory>

class QPushButton;
class QStackedWidget;
class QTableWidget;

/// What a chart is about, in words and tokens; colours follow the theme.
///
///     chart->setContent({.title = tr("Seats Used"), .categoryTitle = tr("Month"), .categories = months,
///                        .series = {{.name = tr("Active"), .values = active}}, .number = [](double n) { return QLocale().toString(n, 'f', 0); }});
struct ChartContent {
    struct Series {
        QString name;
        QList<double> values; ///< one for each category; NaN (qQNaN()) is not known: a gap in a line, no bar
        QString color = QStringLiteral("accent"); ///< token
    };
    ChartDrawing::Kind kind = ChartDrawing::Kind::Bars;
    QString title; ///< accessible name
    QString categoryTitle; ///< head of the table's first column
    QStringList categories; ///< the first one is on top; of lines, at the left
    QList<Series> series;
    QStringList tones = {}; ///< colour tokens of the bars of a single series, where each has its own
    QList<double> starts = {}; ///< bars of a single series that do not begin at 0: a bridge; their values may be negative
    std::function<QString(double)> number = {}; ///< a value in words: required
};

/// Draws the content as vectors in light colours, as paper wants it; `place` is in points. Nothing where the module is missing.
void drawChart(const ChartContent &content, QPainter &painter, const QRectF &place, bool rightToLeft = false);
/// The height in points that such a drawing needs.
double chartHeight(const ChartContent &content);

/// Bars, stacked bars or lines. Every bar carries its word and number and a pattern beside its colour, every point its number where there
/// is room. Arrow keys walk the bars, Enter opens one; "Show as Table" gives the same as a table, which assistive tools read. Shows the
/// table where the drawing module is missing. UI thread.
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
