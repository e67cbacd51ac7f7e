#include "forms/lists/listdelegate.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QPainter>

namespace {

const RecordListModel *modelOf(const QModelIndex &index)
{
    return static_cast<const RecordListModel *>(index.model());
}

int margin()
{
    return Theme::current().scaled(10);
}

QFont nameFont()
{
    return Theme::current().font(1.0, QFont::DemiBold);
}

QFont noteFont(bool marked)
{
    return Theme::current().font(0.92, marked ? QFont::Bold : QFont::Normal);
}

/// One line, and no longer than anybody could see.
QString oneLine(const QString &text)
{
    const QString start = text.left(300);
    return start.contains(u'\n') ? start.simplified() : start;
}

} // namespace

/// Draws parts from the leading edge on, whichever side that is.
struct ListDelegate::Pen {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    QRect room;

    int alignment(Qt::Alignment logical) const
    {
        return int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, logical)) | Qt::TextSingleLine;
    }
    QRect place(int width) const { return QStyle::visualRect(option.direction, option.rect, QRect(room.left(), room.top(), width, room.height())); }
    void advance(int width) { room.setLeft(room.left() + width); }

    void text(const QString &words, const QFont &font, const QColor &color, Qt::Alignment logical = Qt::AlignLeft)
    {
        if (room.width() <= 0)
            return;
        const QFontMetrics metrics(font);
        int width = metrics.horizontalAdvance(words);
        QString shown = words;
        if (width > room.width()) {
            shown = metrics.elidedText(words, Qt::ElideRight, room.width());
            width = room.width();
        }
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(logical == Qt::AlignRight ? place(room.width()) : place(width + 2), alignment(logical), shown);
        advance(width);
    }
    static int wordsWidth(const QString &words) { return QFontMetrics(Theme::current().font(0.923, QFont::DemiBold)).horizontalAdvance(words); }
    void pill(const QString &words, const QString &tone)
    {
        const QSize size = Pill::sizeFor(words);
        QRect pill(room.left(), room.center().y() - size.height() / 2 + 1, std::min(size.width(), room.width()), size.height());
        QString shown = words;
        if (pill.width() < size.width())
            shown = QFontMetrics(Theme::current().font(0.923, QFont::DemiBold)).elidedText(words, Qt::ElideRight, pill.width() - (size.width() - wordsWidth(words)));
        if (pill.width() > 2 * size.height())
            Pill::paint(painter, QStyle::visualRect(option.direction, option.rect, pill), shown, tone, option.direction);
        advance(size.width());
    }
};

ListDelegate::ListDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || index.row() == m_hoverRow)
        painter->fillRect(option.rect, theme.color(selected ? u"selected"_s : u"hover"_s));
    painter->setPen(theme.color(u"border"_s));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    ListCell cell;
    if (modelOf(index)->cellAt(index.row(), index.column(), cell)) {
        Pen pen {*painter, option, option.rect.adjusted(margin(), 0, -margin(), -1)};
        if (cell.isName) {
            pen.text(oneLine(cell.text), nameFont(), theme.color(u"link"_s));
            for (const ShownBadge &badge : std::as_const(cell.badges)) {
                pen.advance(theme.scaled(8));
                pen.pill(badge.text, badge.tone);
            }
        } else if (!cell.tone.isEmpty()) {
            pen.pill(cell.text, cell.tone);
        } else {
            const bool right = cell.field->isNumber();
            pen.text(oneLine(cell.text), theme.font(), theme.color(cell.isZero ? u"placeholder"_s : u"text"_s), right ? Qt::AlignRight : Qt::AlignLeft);
        }
        if (!cell.note.isEmpty()) {
            pen.advance(theme.scaled(8));
            pen.text(cell.note, noteFont(cell.noteMarked), theme.color(cell.noteMarked ? u"warningText"_s : u"textWeak"_s));
        }
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(u"focus"_s), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
}

QRect ListDelegate::linkRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    ListCell cell;
    if (!index.isValid() || !modelOf(index)->cellAt(index.row(), index.column(), cell) || !cell.isName)
        return {};
    const int width = std::min(QFontMetrics(nameFont()).horizontalAdvance(oneLine(cell.text)), option.rect.width() - 2 * margin());
    return QStyle::visualRect(option.direction, option.rect, QRect(option.rect.left() + margin(), option.rect.top(), std::max(width, 24), option.rect.height()));
}

int ListDelegate::wantedWidth(const ListCell &cell) const
{
    const Theme &theme = Theme::current();
    int width = 2 * margin() + 4;
    if (!cell.tone.isEmpty())
        width += Pill::sizeFor(cell.text).width();
    else
        width += QFontMetrics(cell.isName ? nameFont() : theme.font()).horizontalAdvance(oneLine(cell.text));
    for (const ShownBadge &badge : cell.badges)
        width += theme.scaled(8) + Pill::sizeFor(badge.text).width();
    if (!cell.note.isEmpty())
        width += theme.scaled(8) + QFontMetrics(noteFont(cell.noteMarked)).horizontalAdvance(cell.note);
    return width;
}

QSize ListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    ListCell cell;
    const bool known = modelOf(index)->cellAt(index.row(), index.column(), cell);
    return {known ? wantedWidth(cell) : 0, Theme::current().rowHeight()};
}
