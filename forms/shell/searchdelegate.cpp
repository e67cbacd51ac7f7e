#include "forms/shell/searchdelegate.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/searchmodel.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace {

using Kind = SearchModel::Kind;

/// The places in `text` where a typed word begins a word.
QList<QTextLayout::FormatRange> boldRanges(const QString &text, const QString &typed)
{
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    if (typed.trimmed().size() < 2)
        return ranges;
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (at == 0 || !text.at(at - 1).isLetterOrNumber())
                ranges << QTextLayout::FormatRange {int(at), int(word.size()), bold};
        }
    }
    return ranges;
}

/// One line of text in `place`, cut with "…", with the typed words in bold.
void drawLine(QPainter &painter, const QRect &place, const QString &text, const QFont &font, const QColor &color, const QString &typed, Qt::LayoutDirection direction)
{
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width() - 4);
    QTextLayout layout(shown, font);
    QTextOption option(QStyle::visualAlignment(direction, Qt::AlignLeft));
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(boldRanges(shown, typed));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    painter.setPen(color);
    layout.draw(&painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2));
}

/// A key in its cap at the end of `row`; returns the width taken.
int drawKey(QPainter &painter, const QRect &row, const QString &key, Qt::LayoutDirection direction)
{
    if (key.isEmpty())
        return 0;
    const Theme &theme = Theme::current();
    const QFont font = theme.font(0.85);
    const QFontMetrics metrics(font);
    QRect cap(0, 0, metrics.horizontalAdvance(key) + theme.scaled(16), metrics.height() + theme.scaled(8));
    cap.moveRight(row.right() - theme.scaled(12));
    cap.moveTop(row.center().y() - cap.height() / 2);
    const QRect place = QStyle::visualRect(direction, row, cap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(u"border"_s));
    painter.setBrush(theme.color(u"subtle"_s));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(font);
    painter.setPen(theme.color(u"textWeak"_s));
    painter.drawText(place, Qt::AlignCenter, key);
    return cap.width() + theme.scaled(20);
}

void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    const Theme &theme = Theme::current();
    painter.setFont(theme.font(0.923, QFont::DemiBold));
    painter.setPen(theme.color(u"textWeak"_s));
    painter.drawText(option.rect.adjusted(theme.scaled(16), theme.scaled(6), -theme.scaled(16), 0),
                     int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)), text);
}

} // namespace

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const Kind kind = Kind(index.data(SearchModel::KindRole).toInt());
    painter->save();
    if (kind == Kind::Heading) {
        paintHeading(*painter, option, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(u"selected"_s));
    else if (option.state & QStyle::State_MouseOver && kind != Kind::Hint)
        painter->fillRect(option.rect, theme.color(u"hover"_s));
    const QString icon = index.data(SearchModel::IconRole).toString();
    QRect words = option.rect.adjusted(theme.scaled(16), theme.scaled(3), -theme.scaled(12), -theme.scaled(3));
    if (!icon.isEmpty()) {
        const int side = theme.scaled(26);
        const QRect tile(words.left(), option.rect.center().y() - side / 2, side, side);
        Tile::paint(*painter, QStyle::visualRect(option.direction, option.rect, tile), icon, index.data(SearchModel::ColorRole).toString());
        words.setLeft(tile.right() + theme.scaled(10));
    }
    const QString key = kind == Kind::Record && option.state & QStyle::State_Selected ? tr("Enter") : index.data(SearchModel::KeyRole).toString();
    words.setRight(words.right() - drawKey(*painter, option.rect, key, option.direction));
    for (const QString &badge : index.data(SearchModel::BadgesRole).toStringList()) {
        const QSize size = Pill::sizeFor(badge);
        if (words.width() < size.width() + theme.scaled(160))
            break;
        const QRect pill(QPoint(words.right() - size.width(), option.rect.center().y() - size.height() / 2), size);
        Pill::paint(*painter, QStyle::visualRect(option.direction, option.rect, pill), badge, u"warning"_s, option.direction);
        words.setRight(pill.left() - theme.scaled(6));
    }
    const QString typed = index.data(SearchModel::TypedRole).toString();
    const QString subtitle = index.data(SearchModel::SubtitleRole).toString();
    const QRect first = subtitle.isEmpty() ? words : QRect(words.left(), words.top(), words.width(), words.height() * 11 / 20);
    const QRect second(words.left(), first.bottom() + 1, words.width(), words.bottom() - first.bottom());
    const auto mirrored = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    drawLine(*painter, mirrored(first), index.data().toString(), theme.font(1.04), theme.color(kind == Kind::ShowAll ? u"link"_s : u"text"_s), typed, option.direction);
    if (!subtitle.isEmpty())
        drawLine(*painter, mirrored(second), subtitle, theme.font(0.923), theme.color(u"textWeak"_s), typed, option.direction);
    painter->restore();
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const Kind kind = Kind(index.data(SearchModel::KindRole).toInt());
    if (kind == Kind::Heading)
        return {0, theme.scaled(30)};
    return {0, theme.scaled(index.data(SearchModel::SubtitleRole).toString().isEmpty() ? 38 : 46)};
}
