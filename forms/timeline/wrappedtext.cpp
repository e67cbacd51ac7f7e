#include "forms/timeline/wrappedtext.h"

#include <QPainter>

#include <cmath>

namespace {

/// Layout time grows with the text; nobody reads more than this in a row of a list.
constexpr int mostCharacters = 3000;

} // namespace

WrappedText::WrappedText(const LinkedText &text, const QFont &font, int width, int maxLines, Qt::LayoutDirection direction, bool fromPeople)
    : m_text(text)
{
    QString shown = text.text.left(mostCharacters);
    shown.replace(u'\n', QChar::LineSeparator).remove(u'\r');
    QTextOption option;
    option.setTextDirection(!fromPeople ? direction : text.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment((direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QFontMetrics metrics(font);
    for (bool again = true; again;) {
        again = false;
        m_layout.clearLayout();
        m_layout.setFont(font);
        m_layout.setTextOption(option);
        m_layout.setText(shown);
        m_layout.beginLayout();
        qreal y = 0;
        for (int count = 0;; ++count) {
            QTextLine line = m_layout.createLine();
            if (!line.isValid())
                break;
            if (count == maxLines && maxLines > 0) {
                // One line too many: cut the text in the line before, and lay out once more.
                const QTextLine last = m_layout.lineAt(maxLines - 1);
                QString tail = shown.mid(last.textStart()).replace(QChar::LineSeparator, u' ');
                tail = metrics.elidedText(tail, Qt::ElideRight, width - metrics.averageCharWidth());
                shown = shown.left(last.textStart()) + (tail.endsWith(u'…') ? tail : tail + u'…');
                again = true;
                break;
            }
            line.setLineWidth(width);
            line.setPosition({0, y});
            y += line.height();
        }
        m_layout.endLayout();
        m_height = int(std::ceil(y));
        maxLines = again ? 0 : maxLines; // what was cut is not cut again
    }
}

void WrappedText::paint(QPainter &painter, const QPoint &topLeft, const QColor &color, const QColor &linkColor) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const LinkedText::Link &link : m_text.links) {
        QTextLayout::FormatRange range;
        range.start = link.start;
        range.length = link.length;
        range.format.setForeground(linkColor);
        formats << range;
    }
    painter.setPen(color);
    m_layout.draw(&painter, topLeft, formats);
}

RecordId WrappedText::linkAt(const QPoint &at) const
{
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (!line.naturalTextRect().contains(at))
            continue;
        const int position = line.xToCursor(at.x(), QTextLine::CursorOnCharacter);
        for (const LinkedText::Link &link : m_text.links) {
            if (position >= link.start && position < link.start + link.length)
                return link.id;
        }
    }
    return 0;
}
