#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QTextLayout>

#include <memory>

/// How text looks on a page; sizes in points.
struct PageFont {
    double size = 10;
    bool bold = false;
    QColor color = QColor(0x1b, 0x26, 0x35);
    Qt::Alignment align = Qt::AlignLeading;
    int mostLines = 0; ///< further lines are cut with an ellipsis; 0: all
};

/// A paragraph, broken into lines for a width. The same on every device: it measures by the font's own design.
class PageText
{
public:
    PageText(const QString &text, const PageFont &font, double width, bool rightToLeft);
    double height() const { return m_height; }
    double naturalWidth() const { return m_naturalWidth; }
    void paint(QPainter &painter, const QPointF &at) const;

private:
    void breakLines(const QString &text, const PageFont &font, double width);
    std::shared_ptr<QTextLayout> m_layout;
    QColor m_color;
    double m_height = 0;
    double m_naturalWidth = 0;
};
