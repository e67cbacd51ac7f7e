#pragma once

#include "models/lists/timelinewords.h"

#include <QTextLayout>

class QPainter;

/// Plain text in a given width, on as many lines as it needs or as are allowed; the last one ends in "…" if there is more.
/// Parts of it may be links. For painting delegates.
class WrappedText
{
public:
    /// `direction` aligns it; a text from people is read in the direction of its own script.
    WrappedText(const LinkedText &text, const QFont &font, int width, int maxLines, Qt::LayoutDirection direction, bool fromPeople = false);

    int height() const { return m_height; }
    void paint(QPainter &painter, const QPoint &topLeft, const QColor &color, const QColor &linkColor) const;
    /// The record behind a point relative to the top left; 0 if there is none.
    RecordId linkAt(const QPoint &at) const;

private:
    LinkedText m_text;
    QTextLayout m_layout;
    int m_height = 0;
};
