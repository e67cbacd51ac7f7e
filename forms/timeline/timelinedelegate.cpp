#include "forms/timeline/timelinedelegate.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/timeline/wrappedtext.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyleOptionButton>

namespace {

using Part = TimelineDelegate::Part;

/// Where everything of an activity stands, left to right; mirrored when it is used.
struct Places {
    QRect fold;
    QRect tile;
    QRect check;
    QRect subject;
    QRect date;
    QRect menu;
    QRect sentence;
    QRect well; ///< empty while folded
    int bottom = 0;
};

/// One labelled value in the well.
struct Fact {
    QString label;
    QString value;
};

constexpr int sentenceLines = 2;
constexpr int descriptionLines = 14;

QFont subjectFont() { return Theme::current().font(1.0, QFont::DemiBold); }
QFont weakFont() { return Theme::current().font(0.923); }
QFont valueFont() { return Theme::current().font(1.0); }
QFont dateFont(bool overdue) { return Theme::current().font(0.923, overdue ? QFont::DemiBold : QFont::Normal); }

QList<Fact> factsOf(const TimelineEntry &entry, const QLocale &locale)
{
    QList<Fact> facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    QString names = entry.names.join(u", "_s);
    if (entry.people.size() > entry.names.size())
        names += u", …"_s;
    add(TimelineDelegate::tr("Name"), names);
    add(TimelineDelegate::tr("Related To"), entry.whatTitle);
    add(TimelineDelegate::tr("When"), TimelineWords::whenText(entry, locale));
    add(TimelineDelegate::tr("Location"), entry.location);
    return facts;
}

/// Walks through the well's labels and values; `put` is called for each with the rectangle's top left and what to write there.
template <typename Put>
int walkWell(const TimelineEntry &entry, const QLocale &locale, int width, Qt::LayoutDirection direction, Put put)
{
    const Theme &theme = Theme::current();
    const int pad = theme.scaled(10);
    const int gap = theme.scaled(4);
    const int inside = width - 2 * pad;
    const int labelHeight = QFontMetrics(weakFont()).height();
    int y = pad;
    const auto block = [&](const Fact &fact, int x, int wide, int lines) {
        put(QRect(x, y, wide, labelHeight), fact.label, true, 1);
        const WrappedText text({fact.value, {}}, valueFont(), wide, lines, direction, true);
        put(QRect(x, y + labelHeight + 1, wide, text.height()), fact.value, false, lines);
        return labelHeight + 1 + text.height();
    };
    const QList<Fact> facts = factsOf(entry, locale);
    const bool twoColumns = inside >= theme.scaled(260);
    const int column = twoColumns ? (inside - pad) / 2 : inside;
    for (int i = 0; i < facts.size(); i += twoColumns ? 2 : 1) {
        int height = block(facts.at(i), pad, column, 2);
        if (twoColumns && i + 1 < facts.size())
            height = std::max(height, block(facts.at(i + 1), pad + column + pad, column, 2));
        y += height + gap;
    }
    if (!entry.description.isEmpty())
        y += block({TimelineDelegate::tr("Description"), entry.description}, pad, inside, descriptionLines) + gap;
    else if (facts.isEmpty())
        y += block({TimelineDelegate::tr("Description"), TimelineDelegate::tr("Nothing was written.")}, pad, inside, 2) + gap;
    return y - gap + pad;
}

Places placesOf(const TimelineModel &model, int row, const QRect &rect, Qt::LayoutDirection direction)
{
    const Theme &theme = Theme::current();
    const TimelineEntry &entry = *model.entry(row);
    const TimelineReader reader = model.reader();
    const int target = theme.scaled(24);
    const int tile = theme.scaled(26);
    const int pad = theme.scaled(4);
    const int line = std::max(target, QFontMetrics(subjectFont()).height() + 2);
    Places places;
    int y = rect.top() + pad;
    const auto centred = [&](int x, int width, int height) { return QRect(x, y + (line - height) / 2, width, height); };
    places.fold = centred(rect.left(), target, target);
    places.tile = QRect(places.fold.right() + 1 + theme.scaled(2), y, tile, tile);
    const int left = places.tile.right() + 1 + theme.scaled(9);
    const int right = rect.right() + 1 - theme.scaled(2);
    places.menu = centred(right - target, target, target);
    const QFontMetrics dates(dateFont(TimelineWords::isOverdue(entry, reader.today)));
    const int dateWidth = dates.horizontalAdvance(TimelineWords::dateText(entry, reader)) + 2;
    places.date = centred(places.menu.left() - theme.scaled(5) - dateWidth, dateWidth, line);
    int subject = left;
    if (model.isCheckable(row)) {
        places.check = centred(left - theme.scaled(4), target, target);
        subject = places.check.right() + 1 + theme.scaled(3);
    }
    const int room = std::max(places.date.left() - theme.scaled(8) - subject, theme.scaled(20));
    places.subject = centred(subject, std::min(QFontMetrics(subjectFont()).horizontalAdvance(entry.title) + 2, room), line);
    y += line;
    const int width = right - left - theme.scaled(4);
    const WrappedText sentence(TimelineWords::sentence(entry, reader), weakFont(), width, sentenceLines, direction);
    places.sentence = QRect(left, y, width, sentence.height());
    y += sentence.height() + pad;
    if (model.isExpanded(row)) {
        y += theme.scaled(2);
        const int height = walkWell(entry, reader.locale, right - left, direction, [](auto &&...) { });
        places.well = QRect(left, y, right - left, height);
        y += height + theme.scaled(6);
    }
    places.bottom = y;
    return places;
}

int sectionHeight()
{
    return std::max(Theme::current().scaled(28), QFontMetrics(Theme::current().font(1.0, QFont::Bold)).height() + 8);
}

const TimelineModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const TimelineModel *>(index.model());
}

void paintGlyph(QPainter &painter, const QRect &place, const QString &icon, const QString &token, int size)
{
    const int side = Theme::current().scaled(size);
    QRect glyph(0, 0, side, side);
    glyph.moveCenter(place.center());
    painter.drawPixmap(glyph, iconPixmap(icon, Theme::current().color(token), side, painter.device()->devicePixelRatioF()));
}

void paintFocus(QPainter &painter, const QRect &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().color(u"focus"_s), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 5, 5);
    painter.restore();
}

bool hasFocus(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_HasFocus);
}

} // namespace

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const TimelineModel &model = modelOf(index);
    if (!model.entry(index.row()))
        return {width, sectionHeight() + Theme::current().scaled(model.isSection(index.row()) ? 4 : 0)};
    return {width, placesOf(model, index.row(), QRect(0, 0, width, 0), option.direction).bottom};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TimelineModel &model = modelOf(index);
    painter->save();
    if (model.isSection(index.row()))
        paintSection(*painter, option, model, index.row());
    else if (model.entry(index.row()))
        paintActivity(*painter, option, model, index.row());
    painter->restore();
}

void TimelineDelegate::paintSection(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const
{
    const Theme &theme = Theme::current();
    const TimelineSection heading = model.section(row);
    QRect bar = option.rect;
    bar.setHeight(sectionHeight());
    const auto visual = [&](const QRect &place) { return QStyle::visualRect(option.direction, option.rect, place); };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(option.state.testFlag(QStyle::State_MouseOver) ? u"hover"_s : u"subtle"_s));
    painter.drawRoundedRect(bar, 5, 5);
    const QString folded = option.direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
    paintGlyph(painter, visual(QRect(bar.left(), bar.top(), theme.scaled(28), bar.height())), model.isExpanded(row) ? u"chevron-down"_s : folded, u"textWeak"_s, 12);
    painter.setFont(weakFont());
    painter.setPen(theme.color(u"textWeak"_s));
    const int noteWidth = painter.fontMetrics().horizontalAdvance(heading.note);
    const QRect note(bar.right() - theme.scaled(8) - noteWidth, bar.top(), noteWidth + 1, bar.height());
    painter.drawText(visual(note), Qt::AlignVCenter | Qt::AlignHCenter | Qt::TextSingleLine, heading.note);
    painter.setFont(theme.font(1.0, QFont::Bold));
    painter.setPen(theme.color(u"text"_s));
    const QRect title(bar.left() + theme.scaled(28), bar.top(), note.left() - bar.left() - theme.scaled(36), bar.height());
    painter.drawText(visual(title), int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                     painter.fontMetrics().elidedText(heading.title, Qt::ElideRight, title.width()));
    if (hasFocus(option))
        paintFocus(painter, bar);
}

void TimelineDelegate::paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const
{
    const Theme &theme = Theme::current();
    const TimelineEntry &entry = *model.entry(row);
    const Places places = placesOf(model, row, option.rect, option.direction);
    const auto visual = [&](const QRect &place) { return QStyle::visualRect(option.direction, option.rect, place); };
    const auto leading = int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::TextSingleLine;
    if (places.check.isValid()) {
        QStyleOptionButton box;
        const int side = theme.scaled(16);
        box.rect = QRect(0, 0, side, side);
        box.rect.moveCenter(visual(places.check).center());
        box.state = QStyle::State_Enabled | (entry.open ? QStyle::State_Off : QStyle::State_On);
        const QWidget *widget = option.widget;
        (widget ? widget->style() : QApplication::style())->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, nullptr);
    }
    painter.setFont(subjectFont());
    painter.setPen(theme.color(u"link"_s));
    painter.drawText(visual(places.subject), leading, painter.fontMetrics().elidedText(entry.title.simplified(), Qt::ElideRight, places.subject.width()));
    const TimelineReader reader = model.reader();
    const bool overdue = TimelineWords::isOverdue(entry, reader.today);
    painter.setFont(dateFont(overdue));
    painter.setPen(theme.color(overdue ? u"errorText"_s : u"textWeak"_s));
    painter.drawText(visual(places.date), Qt::AlignCenter | Qt::TextSingleLine, TimelineWords::dateText(entry, reader));
    const QRect box = visual(places.menu).adjusted(2, 2, -2, -2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(u"border"_s), 1));
    painter.setBrush(option.state.testFlag(QStyle::State_MouseOver) ? theme.color(u"surface"_s) : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintGlyph(painter, box, u"chevron-down"_s, u"textWeak"_s, 11);
}

void TimelineDelegate::paintActivity(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const
{
    const Theme &theme = Theme::current();
    const TimelineEntry &entry = *model.entry(row);
    const Places places = placesOf(model, row, option.rect, option.direction);
    const auto visual = [&](const QRect &place) { return QStyle::visualRect(option.direction, option.rect, place); };
    const QString color = TimelineWords::kindColor(entry.kind);
    const bool expanded = model.isExpanded(row);
    if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(u"hover"_s));
        painter.drawRoundedRect(option.rect, 5, 5);
    }
    if (model.isJoined(row) || expanded) {
        const int top = places.tile.bottom() + theme.scaled(3);
        const int bottom = model.isJoined(row) ? option.rect.bottom() + 1 : places.well.bottom();
        const QColor line = theme.color(color);
        painter.fillRect(visual(QRect(places.tile.center().x(), top, 2, bottom - top)), theme.isDark() ? line.lighter(125) : line);
    }
    const QString folded = option.direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
    paintGlyph(painter, visual(places.fold), expanded ? u"chevron-down"_s : folded, u"textWeak"_s, 12);
    Tile::paint(painter, visual(places.tile), TimelineWords::kindIcon(entry.kind), color);
    paintFirstLine(painter, option, model, row);
    const WrappedText sentence(TimelineWords::sentence(entry, model.reader()), weakFont(), places.sentence.width(), sentenceLines, option.direction);
    sentence.paint(painter, visual(places.sentence).topLeft(), theme.color(u"textWeak"_s), theme.color(u"link"_s));
    if (expanded) {
        const QRect well = visual(places.well);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(u"border"_s), 1));
        painter.setBrush(theme.color(u"subtle"_s));
        painter.drawRoundedRect(QRectF(well).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const auto put = [&](const QRect &place, const QString &text, bool label, int lines) {
            const QRect at = QStyle::visualRect(option.direction, QRect(QPoint(0, 0), well.size()), place).translated(well.topLeft());
            WrappedText({text, {}}, label ? weakFont() : valueFont(), place.width(), lines, option.direction, !label)
                .paint(painter, at.topLeft(), theme.color(label ? u"textWeak"_s : u"text"_s), {});
        };
        walkWell(entry, model.reader().locale, well.width(), option.direction, put);
    }
    if (hasFocus(option))
        paintFocus(painter, option.rect);
}

QRect TimelineDelegate::rectOf(Part part, const QModelIndex &index, const QRect &row, Qt::LayoutDirection direction) const
{
    const TimelineModel &model = modelOf(index);
    if (!model.entry(index.row()))
        return part == Part::Fold || part == Part::Row ? row : QRect();
    const Places places = placesOf(model, index.row(), row, direction);
    QRect place;
    switch (part) {
    case Part::None:
        return {};
    case Part::Row:
        return row;
    case Part::Fold:
        place = places.fold;
        break;
    case Part::Check:
        place = places.check;
        break;
    case Part::Subject:
        place = places.subject;
        break;
    case Part::Menu:
        place = places.menu;
        break;
    case Part::Name:
        place = places.sentence;
        break;
    }
    return place.isValid() ? QStyle::visualRect(direction, row, place) : QRect();
}

TimelineDelegate::Hit TimelineDelegate::hit(const QModelIndex &index, const QRect &row, Qt::LayoutDirection direction, const QPoint &at) const
{
    const TimelineModel &model = modelOf(index);
    if (!row.contains(at))
        return {};
    if (model.isSection(index.row()))
        return {Part::Fold};
    const TimelineEntry *entry = model.entry(index.row());
    if (!entry)
        return {};
    for (const Part part : {Part::Fold, Part::Check, Part::Menu, Part::Subject}) {
        if (rectOf(part, index, row, direction).contains(at))
            return {part};
    }
    const QRect place = rectOf(Part::Name, index, row, direction);
    if (place.contains(at)) {
        const WrappedText sentence(TimelineWords::sentence(*entry, model.reader()), weakFont(), place.width(), sentenceLines, direction);
        if (const RecordId id = sentence.linkAt(at - place.topLeft()))
            return {Part::Name, id};
    }
    return {Part::Row};
}
