#include "forms/charts/chart.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLibrary>
#include <QPainter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace {

/// Loaded with the first chart; nullptr where the module is not installed.
ChartCanvas *makeCanvas(QWidget *parent)
{
    static const auto make = reinterpret_cast<MakeChartCanvas>(QLibrary::resolve(QCoreApplication::applicationDirPath() + u"/steward_charts"_s, "makeChartCanvas"));
    return make ? make(parent) : nullptr;
}

constexpr Qt::BrushStyle patterns[] {Qt::BDiagPattern, Qt::Dense3Pattern, Qt::HorPattern, Qt::DiagCrossPattern, Qt::Dense6Pattern, Qt::VerPattern};

bool hasOwnBars(const ChartContent &content)
{
    return !content.tones.isEmpty() && content.series.size() == 1;
}

ChartDrawing drawingOf(const ChartContent &content, const Theme &theme, bool rightToLeft)
{
    ChartDrawing drawing {.kind = content.kind, .categories = content.categories, .starts = content.starts, .number = content.number, .ownBars = hasOwnBars(content), .legend = content.series.size() > 1,
                          .rightToLeft = rightToLeft, .font = theme.font(0.92), .text = theme.color(u"text"_s), .weakText = theme.color(u"textWeak"_s), .grid = theme.color(u"border"_s),
                          .ground = theme.color(u"surface"_s), .focus = theme.color(u"focus"_s)};
    const int count = int(content.categories.size());
    if (drawing.ownBars) {
        // Each bar is a set of its own, so that it has its colour and its pattern.
        for (int i = 0; i < count; ++i) {
            QList<double> values(count, 0.0);
            values[i] = content.series.first().values.value(i);
            drawing.series << ChartDrawing::Series {content.categories.at(i), values, theme.color(content.tones.value(i)), patterns[i % std::size(patterns)]};
        }
        return drawing;
    }
    for (int i = 0; i < content.series.size(); ++i) {
        const ChartContent::Series &series = content.series.at(i);
        drawing.series << ChartDrawing::Series {series.name, series.values, theme.color(series.color), patterns[i % std::size(patterns)]};
    }
    return drawing;
}

} // namespace

void drawChart(const ChartContent &content, QPainter &painter, const QRectF &place, bool rightToLeft)
{
    const std::unique_ptr<ChartCanvas> canvas(makeCanvas(nullptr));
    if (!canvas || !content.number)
        return;
    const std::unique_ptr<QWidget> widget(canvas->widget()); // without a parent it is ours
    Theme paper;
    paper.setMode(Theme::Mode::Light);
    ChartDrawing drawing = drawingOf(content, paper, rightToLeft);
    drawing.font = QFont(u"Inter"_s);
    drawing.font.setPixelSize(9); // of the painter's units: points of the page
    canvas->draw(drawing, painter, place);
}

double chartHeight(const ChartContent &content)
{
    if (content.kind == ChartDrawing::Kind::Lines)
        return 150;
    return 22.0 * double(std::max<qsizetype>(1, content.categories.size())) + (content.series.size() > 1 ? 28 : 0);
}

Chart::Chart(QWidget *parent)
    : QWidget(parent)
    , m_canvas(makeCanvas(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableWidget)
    , m_toggle(makeButton(tr("Show as Table"), "link", {}, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    if (m_canvas)
        m_stack->addWidget(m_canvas->widget());
    m_stack->addWidget(m_table);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(3, 3, 3, 3);
    rows->addWidget(m_stack, 1);
    rows->addWidget(m_toggle, 0, Qt::AlignTrailing);
    m_toggle->setVisible(m_canvas != nullptr);
    connect(m_toggle, &QPushButton::clicked, this, [this] { showTable(!isTable()); });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int column) { Q_EMIT activated(std::max(0, column - 1), row); });
    if (m_canvas) {
        m_canvas->pressed = [this](int series, int index) {
            const int shown = m_content.series.size() == 1 ? 0 : series;
            choose(shown, index);
            Q_EMIT activated(shown, index);
        };
    }
}

Chart::~Chart() = default;

void Chart::setContent(const ChartContent &content)
{
    m_content = content;
    m_series = 0;
    m_index = -1;
    setAccessibleName(content.title);
    m_table->setAccessibleName(content.title);
    fillTable();
    redraw();
    choose(0, hasFocus() ? 0 : -1);
}

bool Chart::isTable() const
{
    return m_stack->currentWidget() == m_table;
}

void Chart::showTable(bool table)
{
    m_stack->setCurrentIndex(table || !m_canvas ? m_stack->indexOf(m_table) : 0);
    m_toggle->setText(isTable() ? tr("Show as Chart") : tr("Show as Table"));
    setFocusPolicy(isTable() ? Qt::NoFocus : Qt::StrongFocus);
}

void Chart::fillTable()
{
    QStringList heads {m_content.categoryTitle};
    for (const ChartContent::Series &series : std::as_const(m_content.series))
        heads << series.name;
    m_table->clear();
    m_table->setRowCount(int(m_content.categories.size()));
    m_table->setColumnCount(int(heads.size()));
    m_table->setHorizontalHeaderLabels(heads);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(m_content.categories.at(row)));
        for (int column = 1; column < m_table->columnCount(); ++column) {
            auto *item = new QTableWidgetItem(std::isnan(m_content.series.at(column - 1).values.value(row)) ? QString() : m_content.number(m_content.series.at(column - 1).values.value(row)));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void Chart::redraw()
{
    if (m_canvas && m_content.number)
        m_canvas->show(drawingOf(m_content, Theme::current(), isRightToLeft()));
    updateGeometry();
}

QSize Chart::sizeHint() const
{
    const int rows = std::max<int>(1, int(m_content.categories.size()));
    const int height = m_content.kind == ChartDrawing::Kind::Lines ? 220 : 8 + rows * 34 + (m_content.series.size() > 1 ? 30 : 0);
    return {Theme::current().scaled(360), Theme::current().scaled(height + 34)};
}

QString Chart::words(int series, int index) const
{
    const ChartContent::Series &shown = m_content.series.at(series);
    const double value = shown.values.value(index);
    const QString number = std::isnan(value) ? tr("not known") : m_content.number(value);
    return m_content.series.size() > 1 ? tr("%1, %2: %3").arg(m_content.categories.at(index), shown.name, number) : tr("%1: %2").arg(m_content.categories.at(index), number);
}

void Chart::choose(int series, int index)
{
    m_series = series;
    m_index = index;
    if (index < 0 || m_content.categories.isEmpty() || m_content.series.isEmpty()) {
        if (m_canvas)
            m_canvas->choose(-1, -1);
        setAccessibleDescription({});
        return;
    }
    const bool single = hasOwnBars(m_content);
    m_series = single ? 0 : std::min<int>(series, int(m_content.series.size()) - 1);
    if (m_canvas)
        m_canvas->choose(single ? index : m_series, index);
    setAccessibleDescription(words(m_series, index));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_content.categories.size());
    const int series = int(m_content.series.size());
    if (count == 0 || series == 0 || isTable())
        return QWidget::keyPressEvent(event);
    const int ahead = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Down:
        return choose(m_series, std::min(count - 1, m_index + 1));
    case Qt::Key_Up:
        return choose(m_series, std::max(0, m_index - 1));
    case Qt::Key_Right:
        return choose(std::clamp(m_series + ahead, 0, series - 1), std::max(0, m_index));
    case Qt::Key_Left:
        return choose(std::clamp(m_series - ahead, 0, series - 1), std::max(0, m_index));
    case Qt::Key_Home:
        return choose(m_series, 0);
    case Qt::Key_End:
        return choose(m_series, count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_index >= 0)
            Q_EMIT activated(m_series, m_index);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::focusInEvent(QFocusEvent *event)
{
    if (m_index < 0)
        choose(0, 0);
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    choose(m_series, -1);
    QWidget::focusOutEvent(event);
    update();
}

void Chart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        redraw();
    QWidget::changeEvent(event);
}

void Chart::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(Theme::current().color(u"focus"_s), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}
