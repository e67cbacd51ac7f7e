#pragma once

#include "forms/reports/pagetext.h"
#include "forms/reports/reviewpages.h"

namespace page_color {
inline const QColor text(0x1b, 0x26, 0x35);
inline const QColor weak(0x5b, 0x68, 0x78);
inline const QColor line(0xd9, 0xdf, 0xe7);
inline const QColor ground(0xf4, 0xf6, 0xf9);
inline const QColor accent(0x0b, 0x62, 0xc4);
inline const QColor good(0x07, 0x70, 0x6a);
inline const QColor watch(0x9a, 0x63, 0x00);
inline const QColor risk(0xb3, 0x20, 0x2a);
}

/// Fills pages from top to bottom. What does not fit goes to a next page under the same heading; nothing is split but text between
/// paragraphs and tables between rows. One use.
class PageFlow
{
public:
    PageFlow(const QSizeF &size, bool rightToLeft);

    double height() const { return m_size.height(); }
    void newPage(const QString &section, const QString &bookmark);
    qsizetype pageCount() const { return m_pages.pages.size(); }
    /// How much of the present page is used, 0 to 1.
    double filled() const { return (m_y - top()) / (bottom() - top()); }
    /// Takes back all pages but the first `count`; a new page comes next.
    void cutTo(qsizetype count) { m_pages.pages.resize(count); }
    /// The small heading above the page, repeated on those that continue it.
    void setHeading(const QString &heading, const QString &label);
    void anchor(const QString &name);

    void text(const QString &words, const PageFont &font);
    void bullet(const QString &words);
    void space(double height) { m_y += height; }
    /// A word in a coloured box.
    void label(const QString &words, const QColor &color);
    /// A coloured field across the top of the page; what follows stands below it.
    void band(const QColor &color, double height);
    /// A picture in the upper corner of a page, at most this large, on a white field so that it stands on any colour.
    void logo(const QByteArray &png, const QSizeF &most);
    /// Numbers side by side, `columns` to the width.
    void cards(const QList<ReviewFigure> &figures, int columns);
    /// A picture of the whole width.
    void block(double height, std::function<void(QPainter &, const QRectF &)> paint);
    /// The small "Source S3", linked to where it is told.
    void sourceMark(const QString &source);
    /// `anchors`: names for the rows.
    void table(const ReviewTable &table, const QStringList &anchors = {});

    /// The pages with their foot: `words`, and the number of the page of all.
    ReviewPages finish(const QString &words);

private:
    struct Row {
        QList<PageText> cells;
        double height = 0;
    };
    double left() const { return m_margin; }
    double width() const { return m_size.width() - 2 * m_margin; }
    double bottom() const { return m_size.height() - m_margin - 14; }
    double top() const { return m_margin + 26; }
    ReviewPage &page() { return m_pages.pages.last(); }
    void ensure(double height);
    void continuePage();
    void paintHeading(bool continued);
    /// A rectangle as it lies on the page: mirrored if text runs from the right.
    QRectF placed(double x, double y, double w, double h) const;
    void addText(const PageText &text, double x, double y, double w);
    void card(const ReviewFigure &figure, double x, double w, double h);
    QList<double> widthsOf(const ReviewTable &table) const;
    Row rowOf(const ReviewTable &table, const QStringList &cells, const QList<double> &widths, bool head) const;
    QList<qsizetype> breaksOf(const QList<Row> &rows, double firstRoom, double room) const;
    void addRow(const Row &row, const QList<double> &widths, bool head, int number);

    const QSizeF m_size;
    const bool m_rightToLeft;
    const double m_margin;
    double m_y = 0;
    QString m_heading;
    QString m_headingLabel;
    ReviewPages m_pages;
};
