#include "forms/reports/pageflow.h"

#include <QCoreApplication>
#include <QImage>


namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("ReviewPages", sentence);
}

constexpr double cellPadding = 6;

} // namespace

PageFlow::PageFlow(const QSizeF &size, bool rightToLeft)
    : m_size(size)
    , m_rightToLeft(rightToLeft)
    , m_margin(46)
{
    m_pages.size = size;
}

QRectF PageFlow::placed(double x, double y, double w, double h) const
{
    return {m_rightToLeft ? m_size.width() - x - w : x, y, w, h};
}

void PageFlow::newPage(const QString &section, const QString &bookmark)
{
    m_pages.pages << ReviewPage {.section = section, .bookmark = bookmark, .paints = {}, .links = {}, .anchors = {}};
    m_y = top();
    m_heading.clear();
    m_headingLabel.clear();
}

void PageFlow::setHeading(const QString &heading, const QString &label)
{
    m_heading = heading;
    m_headingLabel = label;
    paintHeading(false);
}

void PageFlow::paintHeading(bool continued)
{
    if (m_heading.isEmpty())
        return;
    const QString words = continued ? say(QT_TRANSLATE_NOOP("ReviewPages", "%1 (continued)")).arg(m_heading) : m_heading;
    addText(PageText(words, {.size = 10, .bold = true, .color = page_color::accent, .mostLines = 1}, width() * 0.7, m_rightToLeft), left(), m_margin - 8, width() * 0.7);
    if (!m_headingLabel.isEmpty())
        addText(PageText(m_headingLabel, {.size = 10, .bold = true, .color = page_color::watch, .align = Qt::AlignTrailing, .mostLines = 1}, width() * 0.3, m_rightToLeft), left() + width() * 0.7, m_margin - 8, width() * 0.3);
    const QRectF rule = placed(left(), m_margin + 9, width(), 0);
    page().paints << [rule](QPainter &painter) {
        painter.setPen(QPen(page_color::accent, 1.2));
        painter.drawLine(rule.topLeft(), rule.topRight());
    };
}

void PageFlow::continuePage()
{
    const QString section = page().section;
    m_pages.pages << ReviewPage {.section = section, .bookmark = {}, .paints = {}, .links = {}, .anchors = {}};
    m_y = top();
    paintHeading(true);
}

void PageFlow::ensure(double height)
{
    if (m_y + height > bottom() && m_y > top() + 1)
        continuePage();
}

void PageFlow::anchor(const QString &name)
{
    page().anchors << ReviewPage::Anchor {name, m_y};
}

void PageFlow::addText(const PageText &text, double x, double y, double w)
{
    const QPointF at = placed(x, y, w, text.height()).topLeft();
    page().paints << [text, at](QPainter &painter) { text.paint(painter, at); };
}

void PageFlow::text(const QString &words, const PageFont &font)
{
    PageFont fitting = font;
    // One paragraph never outgrows a page.
    const int most = int((bottom() - top()) / (font.size * 1.32));
    fitting.mostLines = font.mostLines > 0 ? std::min(font.mostLines, most) : most;
    const PageText laid(words, fitting, width(), m_rightToLeft);
    ensure(laid.height());
    addText(laid, left(), m_y, width());
    m_y += laid.height() + font.size * 0.35;
}

void PageFlow::bullet(const QString &words)
{
    const PageText laid(words, {.size = 11.5, .mostLines = 12}, width() - 16, m_rightToLeft);
    ensure(laid.height());
    const QRectF dot = placed(left() + 2, m_y + 5.2, 4.5, 4.5);
    page().paints << [dot](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(page_color::accent);
        painter.drawEllipse(dot);
    };
    addText(laid, left() + 16, m_y, width() - 16);
    m_y += laid.height() + 5;
}

void PageFlow::label(const QString &words, const QColor &color)
{
    const PageText measured(words, {.size = 10, .bold = true, .color = Qt::white, .mostLines = 1}, width(), m_rightToLeft);
    const double w = measured.naturalWidth() + 20;
    const PageText laid(words, {.size = 10, .bold = true, .color = Qt::white, .align = Qt::AlignHCenter, .mostLines = 1}, w, m_rightToLeft);
    const QRectF box = placed(left(), m_y, w, 21);
    page().paints << [box, color](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(box, 4, 4);
    };
    addText(laid, left(), m_y + 4, w);
    m_y += 27;
}

void PageFlow::logo(const QByteArray &png, const QSizeF &most)
{
    const QImage image = QImage::fromData(png);
    if (image.isNull())
        return;
    constexpr double edge = 10;
    const QSizeF size = QSizeF(image.size()).scaled(most, Qt::KeepAspectRatio);
    const QRectF field = placed(m_size.width() - m_margin - size.width() - 2 * edge, m_margin - edge, size.width() + 2 * edge, size.height() + 2 * edge);
    page().paints << [image, field](QPainter &painter) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(1);
        painter.fillRect(field, Qt::white);
        painter.drawImage(field.adjusted(edge, edge, -edge, -edge), image);
    };
}

void PageFlow::band(const QColor &color, double height)
{
    const QRectF field(0, 0, m_size.width(), height);
    page().paints << [field, color](QPainter &painter) {
        painter.fillRect(field, color);
        // A quiet pattern of rising steps, light on the colour.
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255));
        for (int i = 0; i < 9; ++i) {
            painter.setOpacity(0.05 + 0.015 * i);
            const double tall = field.height() * (0.12 + 0.09 * i);
            painter.drawRect(QRectF(field.width() * (0.46 + 0.06 * i), field.bottom() - tall, field.width() * 0.045, tall));
        }
    };
    m_y = height + 34;
}

void PageFlow::card(const ReviewFigure &figure, double x, double w, double h)
{
    const double y = m_y;
    const QRectF box = placed(x, y, w, h);
    const QColor tone = figure.tone == u"good" ? page_color::good : figure.tone == u"risk" ? page_color::risk : figure.tone == u"watch" ? page_color::watch : page_color::weak;
    page().paints << [box](QPainter &painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(page_color::line, 0.8));
        painter.setBrush(page_color::ground);
        painter.drawRoundedRect(box, 6, 6);
    };
    const double inner = w - 24;
    addText(PageText(figure.label, {.size = 9, .color = page_color::weak, .mostLines = 1}, inner, m_rightToLeft), x + 12, y + 9, inner);
    const PageText value(figure.value, {.size = figure.value.size() > 12 ? 15.0 : 22.0, .bold = true, .mostLines = 1}, inner, m_rightToLeft);
    addText(value, x + 12, y + 23, inner);
    if (!figure.change.isEmpty())
        addText(PageText(figure.change, {.size = 9, .bold = true, .color = tone, .mostLines = 1}, inner - 30, m_rightToLeft), x + 12, y + 54, inner - 30);
    if (figure.source.isEmpty())
        return;
    const PageText mark(figure.source, {.size = 7.5, .color = page_color::weak, .align = Qt::AlignTrailing, .mostLines = 1}, 26, m_rightToLeft);
    addText(mark, x + w - 34, y + h - 15, 26);
    page().links << ReviewPage::Link {placed(x + w - 34, y + h - 17, 28, 14), u"source:"_s + figure.source};
}

void PageFlow::cards(const QList<ReviewFigure> &figures, int columns)
{
    constexpr double gap = 10;
    constexpr double tall = 72;
    ensure(tall + 12);
    const double w = (width() - gap * (columns - 1)) / columns;
    for (qsizetype i = 0; i < figures.size(); ++i)
        card(figures.at(i), left() + double(i) * (w + gap), w, tall);
    m_y += tall + 12;
}

void PageFlow::block(double height, std::function<void(QPainter &, const QRectF &)> paint)
{
    ensure(height);
    const QRectF area(left(), m_y, width(), height);
    page().paints << [area, paint = std::move(paint)](QPainter &painter) { paint(painter, area); };
    m_y += height;
}

void PageFlow::sourceMark(const QString &source)
{
    if (source.isEmpty())
        return;
    const PageText mark(say(QT_TRANSLATE_NOOP("ReviewPages", "Source %1")).arg(source), {.size = 7.5, .color = page_color::weak, .align = Qt::AlignTrailing, .mostLines = 1}, 80, m_rightToLeft);
    addText(mark, left() + width() - 80, m_y, 80);
    page().links << ReviewPage::Link {placed(left() + width() - 60, m_y - 2, 60, 13), u"source:"_s + source};
    m_y += 11;
}

PageFlow::Row PageFlow::rowOf(const ReviewTable &table, const QStringList &cells, const QList<double> &widths, bool head) const
{
    Row row;
    // A row is never split, so it must fit a page: very long cells are shortened.
    const int most = int((bottom() - top() - 60) / (9.5 * 1.32));
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const PageFont font {.size = head ? 9.0 : 9.5, .bold = head, .color = head ? page_color::weak : page_color::text, .align = table.columns.at(i).numbers ? Qt::AlignTrailing : Qt::AlignLeading, .mostLines = head ? 2 : most};
        row.cells << PageText(cells.value(i), font, widths.at(i) - 2 * cellPadding, m_rightToLeft);
        row.height = std::max(row.height, row.cells.last().height() + 2 * cellPadding - 2);
    }
    return row;
}

void PageFlow::addRow(const Row &row, const QList<double> &widths, bool head, int number)
{
    const QRectF box = placed(left(), m_y, width(), row.height);
    page().paints << [box, head, number](QPainter &painter) {
        if (!head && number % 2 == 1)
            painter.fillRect(box, page_color::ground);
        painter.setPen(QPen(head ? page_color::weak : page_color::line, head ? 1 : 0.5));
        painter.drawLine(box.bottomLeft(), box.bottomRight());
    };
    double x = left();
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        addText(row.cells.at(i), x + cellPadding, m_y + cellPadding - 1, widths.at(i) - 2 * cellPadding);
        x += widths.at(i);
    }
    m_y += row.height;
}

/// The columns' shares; one whose short cells (dates, numbers) would break gets what they need from the widest.
QList<double> PageFlow::widthsOf(const ReviewTable &table) const
{
    double all = 0;
    for (const ReviewTable::Column &column : table.columns)
        all += column.weight;
    QList<double> widths;
    for (const ReviewTable::Column &column : table.columns)
        widths << width() * column.weight / all;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        double needed = PageText(table.columns.at(i).label, {.size = 9, .bold = true}, 400, m_rightToLeft).naturalWidth();
        for (const QStringList &row : table.rows.mid(0, 100)) {
            if (row.value(i).size() <= 18)
                needed = std::max(needed, PageText(row.value(i), {.size = 9.5}, 400, m_rightToLeft).naturalWidth());
        }
        needed += 2 * cellPadding + 4;
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (needed > widths.at(i) && *widest - (needed - widths.at(i)) > needed && widest != widths.begin() + i) {
            *widest -= needed - widths.at(i);
            widths[i] = needed;
        }
    }
    return widths;
}

/// The rows that begin a page. The last page gets four of a long table, so that no row stands there by itself.
QList<qsizetype> PageFlow::breaksOf(const QList<Row> &rows, double firstRoom, double room) const
{
    constexpr qsizetype fewest = 4;
    QList<qsizetype> breaks;
    double left = firstRoom;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows.at(i).height > left) {
            breaks << i;
            left = room;
        }
        left -= rows.at(i).height;
    }
    if (breaks.isEmpty())
        return breaks;
    const qsizetype before = breaks.size() > 1 ? breaks.at(breaks.size() - 2) : 0;
    const qsizetype wanted = rows.size() - fewest;
    double height = 0;
    for (qsizetype i = std::max<qsizetype>(0, wanted); i < rows.size(); ++i)
        height += rows.at(i).height;
    if (breaks.last() > wanted && wanted - before >= fewest && height <= room)
        breaks.last() = wanted;
    return breaks;
}

void PageFlow::table(const ReviewTable &table, const QStringList &anchors)
{
    const QList<double> widths = widthsOf(table);
    QStringList heads;
    for (const ReviewTable::Column &column : table.columns)
        heads << column.label;
    const Row head = rowOf(table, heads, widths, true);
    const Row first = table.rows.isEmpty() ? Row {} : rowOf(table, table.rows.first(), widths, false);
    // The title, the head and the first row stay together.
    ensure(std::min((table.title.isEmpty() ? 0 : 22) + head.height + std::max(18.0, first.height), bottom() - top()));
    if (!table.title.isEmpty())
        text(table.title, {.size = 11, .bold = true});
    if (table.rows.isEmpty()) {
        text(table.whenEmpty, {.size = 10.5, .color = page_color::weak});
        return space(8);
    }
    addRow(head, widths, true, 0);
    QList<Row> body;
    for (const QStringList &cells : table.rows)
        body << rowOf(table, cells, widths, false);
    const QList<qsizetype> breaks = breaksOf(body, bottom() - m_y, bottom() - top() - head.height);
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const Row &row = body.at(i);
        if (breaks.contains(i)) {
            continuePage();
            addRow(head, widths, true, 0);
        }
        if (i < anchors.size())
            anchor(anchors.at(i));
        addRow(row, widths, false, int(i));
    }
    sourceMark(table.source);
    space(12);
}

ReviewPages PageFlow::finish(const QString &words)
{
    const int count = int(pageCount());
    for (int i = 1; i < count; ++i) {
        const PageText foot(words, {.size = 8, .color = page_color::weak, .mostLines = 1}, width() - 90, m_rightToLeft);
        const PageText number(say(QT_TRANSLATE_NOOP("ReviewPages", "%1 of %2")).arg(i + 1).arg(count), {.size = 8, .color = page_color::weak, .align = Qt::AlignTrailing, .mostLines = 1}, 80, m_rightToLeft);
        const double y = m_size.height() - m_margin + 6;
        const QPointF at = placed(left(), y, width() - 90, 0).topLeft();
        const QPointF numberAt = placed(left() + width() - 80, y, 80, 0).topLeft();
        m_pages.pages[i].paints << [=](QPainter &painter) {
            foot.paint(painter, at);
            number.paint(painter, numberAt);
        };
    }
    return m_pages;
}
