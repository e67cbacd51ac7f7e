#include "forms/risk/riskpaper.h"

#include "forms/reports/pageflow.h"

ReviewPages layOutRisks(const QString &title, const QString &line, const QList<ChartContent> &charts, const ReviewTable &risks, bool rightToLeft)
{
    PageFlow flow(paperSize(ReviewPaper::A4), rightToLeft);
    flow.newPage(u"risks"_s, title);
    flow.text(title, {.size = 18, .bold = true});
    flow.space(4);
    flow.text(line, {.size = 10, .color = page_color::weak});
    flow.space(6);
    for (const ChartContent &chart : charts) {
        if (chart.categories.isEmpty())
            continue;
        // A block is never split: title and bars stay together.
        const double head = 20;
        flow.block(head + chartHeight(chart) + 10, [chart, head, rightToLeft](QPainter &painter, const QRectF &place) {
            PageText(chart.title, {.size = 12, .bold = true}, place.width(), rightToLeft).paint(painter, place.topLeft());
            drawChart(chart, painter, place.adjusted(0, head, 0, -10), rightToLeft);
        });
    }
    flow.newPage(u"list"_s, risks.title);
    flow.table(risks);
    return flow.finish(title);
}
