#include "forms/reports/reviewpages.h"

#include "forms/reports/pageflow.h"
#include "forms/reports/reviewchart.h"
#include "forms/reports/reviewplan.h"

#include <QCoreApplication>

namespace {

/// Puts a document on pages; one use.
class Layout
{
    Q_DECLARE_TR_FUNCTIONS(ReviewPages)

public:
    Layout(const ReviewDocument &document, ReviewPaper paper)
        : m_document(document)
        , m_flow(paperSize(paper), document.rightToLeft)
    {
    }

    ReviewPages layOut()
    {
        cover();
        for (const ReviewSection &section : m_document.sections) {
            if (section.included)
                layOut(section);
        }
        if (!m_document.sources.isEmpty())
            sources();
        return m_flow.finish(footer());
    }

    ReviewPages layOutTogether()
    {
        m_flow.newPage(u"first"_s, m_document.title);
        m_flow.setHeading(m_document.customer, isInternal() ? tr("Internal copy") : QString());
        m_flow.text(m_document.title, {.size = 19, .bold = true, .mostLines = 3});
        m_flow.text(m_document.quarter, {.size = 12, .color = page_color::weak});
        for (const ReviewSection &section : m_document.sections) {
            if (!section.included)
                continue;
            m_flow.space(10);
            m_flow.text(section.title, {.size = 13, .bold = true, .color = section.internal ? page_color::watch : page_color::accent});
            m_flow.text(section.message, {.size = 11});
            content(section);
        }
        return m_flow.finish(footer());
    }

private:
    bool isInternal() const { return m_document.audience == ReviewAudience::Internal; }
    QString footer() const { return tr("%1 · %2 · %3").arg(m_document.customer, m_document.title, m_document.quarter); }

    void cover()
    {
        m_flow.newPage(u"cover"_s, m_document.customer);
        m_flow.band(isInternal() ? page_color::watch : page_color::accent, m_flow.height() * 0.34);
        m_flow.logo(m_document.logo, {m_flow.height() * 0.36, m_flow.height() * 0.2});
        m_flow.label(isInternal() ? tr("Internal copy") : tr("Customer copy"), isInternal() ? page_color::watch : page_color::accent);
        m_flow.space(26);
        m_flow.text(m_document.customer, {.size = m_document.customer.size() > 60 ? 22.0 : 36.0, .bold = true, .mostLines = 6});
        m_flow.space(10);
        m_flow.text(m_document.title, {.size = 20, .color = page_color::accent});
        m_flow.text(m_document.quarter, {.size = 14, .color = page_color::weak});
        m_flow.space(22);
        if (!m_document.preparedBy.isEmpty())
            m_flow.text(m_document.ownCompany.isEmpty() ? tr("Prepared by %1").arg(m_document.preparedBy) : tr("Prepared by %1, %2").arg(m_document.preparedBy, m_document.ownCompany), {.size = 12});
        const QString made = QLocale().language() == QLocale::English ? QLocale().toString(m_document.made, u"MMM d, yyyy"_s) : QLocale().toString(m_document.made, QLocale::ShortFormat);
        m_flow.text(m_document.version > 1 ? tr("Version %1, numbers as of %2").arg(m_document.version).arg(made) : tr("Numbers as of %1").arg(made), {.size = 12, .color = page_color::weak});
    }

    /// A last page with next to nothing on it is saved by lower charts, where that is enough.
    void layOut(const ReviewSection &section)
    {
        constexpr double scant = 0.3;
        const qsizetype before = m_flow.pageCount();
        compose(section);
        const qsizetype pages = m_flow.pageCount() - before;
        if (pages == 1 || m_flow.filled() > scant)
            return;
        for (const double height : {0.62, 1.0}) {
            m_flow.cutTo(before);
            m_chartHeight = height;
            compose(section);
            if (m_flow.pageCount() - before < pages)
                break;
        }
        m_chartHeight = 1;
    }

    void compose(const ReviewSection &section)
    {
        m_flow.newPage(section.key, section.title);
        m_flow.anchor(u"section:"_s + section.key);
        m_flow.setHeading(section.title, section.internal ? tr("Internal") : QString());
        m_flow.text(section.message, {.size = 19, .bold = true, .mostLines = 5});
        m_flow.space(14);
        content(section);
    }

    void content(const ReviewSection &section)
    {
        figures(section);
        for (const ReviewChart &chart : section.charts)
            addChart(chart);
        for (const QString &point : section.points)
            m_flow.bullet(point);
        if (!section.points.isEmpty())
            m_flow.space(10);
        for (const ReviewTable &table : section.tables)
            m_flow.table(table);
        if (!section.ownText.isEmpty()) {
            for (const QString &paragraph : section.ownText.split(u'\n', Qt::SkipEmptyParts))
                m_flow.text(paragraph, {.size = 11});
        }
    }

    void figures(const ReviewSection &section)
    {
        constexpr int most = 4;
        for (qsizetype i = 0; i < section.figures.size(); i += most)
            m_flow.cards(section.figures.mid(i, most), most);
    }

    void addChart(const ReviewChart &chart)
    {
        const double tall = chart.kind == ReviewChart::Kind::Plan ? planHeight(chart) : 190 * m_chartHeight;
        m_flow.block(tall, [chart, rightToLeft = m_document.rightToLeft](QPainter &painter, const QRectF &area) { paintChart(painter, area, chart, rightToLeft); });
        m_flow.sourceMark(chart.source);
        m_flow.space(12);
    }

    void sources()
    {
        m_flow.newPage(u"sources"_s, tr("Sources"));
        m_flow.setHeading(tr("Sources"), {});
        m_flow.text(tr("Where each number comes from"), {.size = 19, .bold = true});
        m_flow.space(14);
        ReviewTable table {.title = {}, .columns = {{tr("Source"), 1}, {tr("What was counted"), 8}, {tr("Rows"), 1, true}}, .rows = {}};
        QStringList anchors;
        for (const ReviewSource &source : m_document.sources) {
            table.rows << QStringList {source.key, source.what, QLocale().toString(source.rows)};
            anchors << u"source:"_s + source.key;
        }
        m_flow.table(table, anchors);
    }

    const ReviewDocument &m_document;
    PageFlow m_flow;
    double m_chartHeight = 1;
};

} // namespace

QSizeF paperSize(ReviewPaper paper)
{
    switch (paper) {
    case ReviewPaper::A4:
        return {842, 595};
    case ReviewPaper::Letter:
        return {792, 612};
    case ReviewPaper::Wide:
        return {960, 540};
    }
    Q_UNREACHABLE();
}

void ReviewPage::paint(QPainter &painter) const
{
    for (const auto &one : paints) {
        painter.save();
        one(painter);
        painter.restore();
    }
}

ReviewPages layOutPages(const ReviewDocument &document, ReviewPaper paper)
{
    return Layout(document, paper).layOut();
}

ReviewPages layOutTogether(const ReviewDocument &document, ReviewPaper paper)
{
    return Layout(document, paper).layOutTogether();
}
