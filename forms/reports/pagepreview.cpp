#include "forms/reports/pagepreview.h"

#include "forms/look/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace {

/// One sheet of paper.
class Sheet : public QWidget
{
    Q_OBJECT

public:
    Sheet(QWidget *parent, PagePreview *preview)
        : QWidget(parent)
        , m_preview(preview)
    {
    }
    void setPage(const ReviewPage &page, const QSizeF &size, int number, int count)
    {
        m_page = page;
        m_size = size;
        setAccessibleName(page.bookmark.isEmpty() ? tr("Page %1 of %2").arg(number).arg(count) : tr("Page %1 of %2: %3").arg(number).arg(count).arg(page.bookmark));
        update();
    }
    const ReviewPage &page() const { return m_page; }
    void setScale(double scale)
    {
        m_scale = scale;
        setFixedSize((m_size * scale).toSize());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        // Paper is white in every theme: it is what will be printed.
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.save();
        painter.scale(m_scale, m_scale);
        m_page.paint(painter);
        painter.restore();
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Theme::current().color(u"border"_s));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        QWidget::mousePressEvent(event);
        Q_EMIT m_preview->sectionClicked(m_page.section);
    }

private:
    PagePreview *m_preview;
    ReviewPage m_page;
    QSizeF m_size;
    double m_scale = 1;
};

} // namespace

PagePreview::PagePreview(QWidget *parent)
    : QScrollArea(parent)
{
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(14);
    m_column->setSizeConstraint(QLayout::SetMinAndMaxSize);
    setWidget(inside);
    setWidgetResizable(true);
    setAlignment(Qt::AlignHCenter);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages"));
}

void PagePreview::setPages(const ReviewPages &pages)
{
    m_pages = pages;
    while (m_sheets.size() > pages.pages.size())
        delete m_sheets.takeLast();
    while (m_sheets.size() < pages.pages.size()) {
        auto *sheet = new Sheet(widget(), this);
        m_column->addWidget(sheet, 0, Qt::AlignHCenter);
        sheet->show();
        m_sheets << sheet;
    }
    for (int i = 0; i < m_sheets.size(); ++i)
        static_cast<Sheet *>(m_sheets.at(i))->setPage(pages.pages.at(i), pages.size, i + 1, int(m_sheets.size()));
    arrange();
}

void PagePreview::setZoom(double zoom)
{
    m_zoom = zoom;
    arrange();
}

void PagePreview::arrange()
{
    if (m_pages.size.isEmpty())
        return;
    const double scale = m_zoom > 0 ? m_zoom : std::max(0.3, (viewport()->width() - 30) / m_pages.size.width());
    for (QWidget *sheet : std::as_const(m_sheets))
        static_cast<Sheet *>(sheet)->setScale(scale);
}

void PagePreview::showSection(const QString &key)
{
    for (QWidget *sheet : std::as_const(m_sheets)) {
        if (static_cast<Sheet *>(sheet)->page().section == key)
            return verticalScrollBar()->setValue(sheet->y() - 8);
    }
}

void PagePreview::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

#include "pagepreview.moc"
