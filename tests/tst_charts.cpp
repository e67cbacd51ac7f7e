#include "forms/charts/chart.h"
#include "forms/look/theme.h"
#include "tests/support/looks.h"

#include <QApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

/// Charts in every look, on paper, with gaps and without room.
class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chartsPaintInEveryLook_data();
    void chartsPaintInEveryLook();
    void aChartIsDrawnAsVectors();
    void aLineStopsAtAGap();
    void aBridgeStandsOnItsStarts();
    void aSmallSpaceBreaksNoChart();

private:
    QTemporaryDir m_folder;
};

static ChartContent someContent(ChartDrawing::Kind kind)
{
    return {.kind = kind, .title = u"ARR"_s, .categoryTitle = u"Month"_s, .categories = {u"January"_s, u"February"_s, u"March"_s},
            .series = {{.name = u"Kept"_s, .values = {3, 5, 4}, .color = u"healthGood"_s}, {.name = u"Lost"_s, .values = {1, 0, 2}, .color = u"healthRisk"_s}}, .number = [](double value) { return QString::number(value); }};
}

void TestCharts::chartsPaintInEveryLook_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<double>("zoom");
    for (const int kind : {0, 1, 2}) {
        QTest::addRow("light %d", kind) << kind << false << false << 1.0;
        QTest::addRow("dark %d", kind) << kind << true << false << 1.0;
        QTest::addRow("mirrored %d", kind) << kind << false << true << 1.0;
        QTest::addRow("large %d", kind) << kind << true << false << 2.0;
    }
}

void TestCharts::chartsPaintInEveryLook()
{
    QFETCH(int, kind);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(double, zoom);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    Chart chart;
    chart.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    chart.setContent(someContent(ChartDrawing::Kind(kind)));
    chart.resize(chart.sizeHint());
    chart.show();
    QVERIFY(!chart.isTable());
    const QImage image = chart.grab().toImage();
    QSet<QRgb> colors;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            colors << image.pixel(x, y);
    }
    QVERIFY(colors.contains(Theme::current().color(u"healthGood"_s).rgb()));
    QVERIFY(colors.contains(Theme::current().color(u"healthRisk"_s).rgb()));
    QVERIFY(colors.contains(Theme::current().color(u"surface"_s).rgb()));
    Looks::keep(&chart, u"chart %1"_s.arg(QLatin1String(QTest::currentDataTag())));
}

void TestCharts::aChartIsDrawnAsVectors()
{
    const QString path = m_folder.filePath(u"chart.pdf"_s);
    {
        QPdfWriter writer(path);
        QPainter painter(&writer);
        drawChart(someContent(ChartDrawing::Kind::StackedBars), painter, QRectF(0, 0, 400, 250));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.size() > 2000);
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

static QImage drawn(const ChartContent &content, const QSize &size = {400, 200}, const QString &keep = {})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawChart(content, painter, QRectF(QPointF(), size));
    painter.end();
    if (const QString folder = qEnvironmentVariable("STEWARD_PICTURES"); !folder.isEmpty() && !keep.isEmpty())
        image.save(folder + u'/' + keep + u".png"_s);
    return image;
}

/// Pixels that are about as blue (or red) as the token between two columns.
static int inked(const QImage &image, int fromX, int toX, const QColor &color)
{
    int count = 0;
    for (int x = fromX; x < toX; ++x) {
        for (int y = 0; y < image.height(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) + std::abs(pixel.blue() - color.blue()) < 60;
        }
    }
    return count;
}

void TestCharts::aLineStopsAtAGap()
{
    ChartContent content {.kind = ChartDrawing::Kind::Lines, .title = u"Seats"_s, .categoryTitle = u"Month"_s, .categories = {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s},
                          .series = {{.name = u"Used"_s, .values = {5, 5, 5, 5, 5}, .color = u"healthRisk"_s}}, .number = [](double value) { return QString::number(value); }};
    Theme light;
    light.setMode(Theme::Mode::Light);
    const QColor color = light.color(u"healthRisk"_s);
    const int whole = inked(drawn(content), 210, 240, color); // in the middle, right of the third point
    QVERIFY(whole > 20);
    content.series.first().values[2] = qQNaN();
    const QImage gap = drawn(content, {400, 200}, u"chart gap"_s);
    QCOMPARE(inked(gap, 200, 240, color), 0);
    QVERIFY(inked(gap, 60, 120, color) > 20);
    QVERIFY(inked(gap, 330, 360, color) > 20);
    Chart chart;
    chart.setContent(content);
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    QVERIFY(chart.accessibleDescription().contains(u"not known"_s));
    QVERIFY(chart.findChild<QTableWidget *>()->item(2, 1)->text().isEmpty());
}

void TestCharts::aBridgeStandsOnItsStarts()
{
    const ChartContent content {.title = u"Forecast"_s, .categoryTitle = u"Step"_s, .categories = {u"Last week"_s, u"Won"_s, u"Lost"_s, u"This week"_s},
                                .series = {{.name = u"ARR"_s, .values = {100, 50, -80, 70}}}, .tones = {u"healthUnknown"_s, u"healthGood"_s, u"healthRisk"_s, u"healthUnknown"_s},
                                .starts = {0, 100, 150, 0}, .number = [](double value) { return QString::number(value); }};
    const QImage image = drawn(content, {500, 120}, u"chart bridge"_s);
    Theme light;
    light.setMode(Theme::Mode::Light);
    const auto first = [&](const QString &token) {
        for (int x = 0; x < image.width(); ++x) {
            if (inked(image, x, x + 1, light.color(token)) > 0)
                return x;
        }
        return -1;
    };
    QVERIFY(first(u"healthGood"_s) > first(u"healthRisk"_s)); // 100 to 150 stands right of 70 to 150
    QVERIFY(first(u"healthRisk"_s) > first(u"healthUnknown"_s));
}

void TestCharts::aSmallSpaceBreaksNoChart()
{
    for (const auto kind : {ChartDrawing::Kind::Bars, ChartDrawing::Kind::StackedBars, ChartDrawing::Kind::Lines}) {
        ChartContent content = someContent(kind);
        QVERIFY(!drawn(content, {10, 10}).isNull());
        content.categories.clear();
        for (ChartContent::Series &series : content.series)
            series.values.clear();
        QVERIFY(!drawn(content).isNull());
        content = someContent(kind);
        for (ChartContent::Series &series : content.series)
            series.values = {qQNaN(), qQNaN(), qQNaN()};
        QVERIFY(!drawn(content).isNull());
    }
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
