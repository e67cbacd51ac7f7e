#include "forms/fields/lookuppopup.h"

#include "forms/fields/fieldeditor.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QStyle>
#include <QVBoxLayout>

static constexpr int offered = 5;

LookupRow::LookupRow(const Hit &hit, const ObjectType &type, QWidget *parent)
    : QPushButton(parent)
    , m_hit(hit)
    , m_type(type)
{
    QStringList words {hit.title};
    if (!hit.subtitle.isEmpty())
        words << hit.subtitle;
    setAccessibleName((words + hit.badges).join(u", "_s));
    setAccessibleDescription(translated(type.label));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
}

LookupRow::LookupRow(const QString &words, const ObjectType &type, QWidget *parent)
    : LookupRow(Hit {.title = words}, type, parent)
{
}

void LookupRow::setCurrent(bool current)
{
    m_current = current;
    update();
}

QSize LookupRow::sizeHint() const
{
    const Theme &theme = Theme::current();
    int height = m_hit.id ? theme.scaled(44) : theme.scaled(36);
    int width = theme.scaled(300);
    if (!m_hit.badges.isEmpty()) {
        height += Pill::sizeFor(m_hit.badges.first()).height() + 2;
        int badges = theme.scaled(56);
        for (const QString &badge : m_hit.badges)
            badges += Pill::sizeFor(badge).width() + 4;
        width = std::max(width, badges);
    }
    return {width, height};
}

void LookupRow::enterEvent(QEnterEvent *)
{
    Q_EMIT entered();
}

void LookupRow::paintBadges(QPainter &painter, QRect place) const
{
    for (const QString &badge : m_hit.badges) {
        const QString tone = badgeTone(m_type, badge);
        const QSize size = Pill::sizeFor(badge);
        Pill::paint(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(place.topLeft(), size)), badge, tone, layoutDirection());
        place.setLeft(place.left() + size.width() + 4);
    }
}

void LookupRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (m_current || isDown())
        painter.fillRect(rect(), theme.color(u"selected"_s));
    const int side = theme.scaled(26);
    const int margin = theme.scaled(10);
    const int textLeft = margin * 2 + side;
    const QRect words(textLeft, 0, width() - textLeft - margin, height());
    const QRect tile(margin, m_hit.badges.isEmpty() ? (height() - side) / 2 : theme.scaled(9), side, side);
    const int align = int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const auto write = [&](const QRect &place, const QString &text, const QFont &font, const QString &token) {
        painter.setFont(font);
        painter.setPen(theme.color(token));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place), align, QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    if (!m_hit.id) {
        painter.setPen(theme.color(u"border"_s));
        painter.drawLine(0, 0, width(), 0);
        const int glyph = theme.scaled(16);
        const QRect plus(margin + (side - glyph) / 2, (height() - glyph) / 2, glyph, glyph);
        painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), plus), iconPixmap(u"plus-lg"_s, theme.color(u"link"_s), glyph, devicePixelRatioF()));
        write(words, m_hit.title, theme.font(1.0), u"link"_s);
        return;
    }
    Tile::paint(painter, QStyle::visualRect(layoutDirection(), rect(), tile), m_type.icon, m_type.color);
    const int line = theme.scaled(18);
    int top = theme.scaled(m_hit.subtitle.isEmpty() && m_hit.badges.isEmpty() ? 13 : 4);
    write(QRect(words.left(), top, words.width(), line), m_hit.title, theme.font(1.0, QFont::DemiBold), u"text"_s);
    top += line;
    if (!m_hit.subtitle.isEmpty()) {
        write(QRect(words.left(), top, words.width(), line), m_hit.subtitle, theme.font(0.923), u"textWeak"_s);
        top += line;
    }
    paintBadges(painter, QRect(words.left(), top + 1, words.width(), line));
}

LookupPopup::LookupPopup(const Field &field, const EditorContext &context, QLineEdit *line, QWidget *anchor)
    : Overlay(anchor)
    , m_field(field)
    , m_context(context)
    , m_line(line)
    , m_list(new QVBoxLayout(this))
    , m_note(makeLabel({}, "hint", this))
{
    setAccessibleName(tr("Choices for %1").arg(labelOf(field)));
    m_list->setContentsMargins(1, 4, 1, 4);
    m_list->setSpacing(0);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    m_list->addWidget(m_note);
}

void LookupPopup::ask(const QString &typed)
{
    if (!m_context.store)
        return;
    m_typed = typed.trimmed();
    m_pickWhenAnswered = false;
    const int asked = ++m_asked;
    m_answers = QList<QList<Hit>>(m_field.targets.size());
    m_nearby = m_answers;
    m_waiting = int(m_field.targets.size());
    for (int i = 0; i < m_field.targets.size(); ++i) {
        const ObjectType *type = m_context.store->schema().type(m_field.targets.at(i));
        const QFuture<QList<Hit>> answer = m_typed.isEmpty() ? m_context.store->recent(offered, type->code)
                                                             : m_context.store->search(m_typed, offered, type->code);
        whenReady(answer, this, [this, asked, i](const QList<Hit> &hits) { takeAnswer(asked, i, hits); });
        if (m_typed.isEmpty() && m_context.nearby) {
            ++m_waiting;
            m_context.nearby(*type, [popup = QPointer<LookupPopup>(this), asked, i](const QList<Hit> &hits) {
                if (popup)
                    popup->takeNearby(asked, i, hits);
            });
        }
    }
}

void LookupPopup::takeNearby(int asked, int target, const QList<Hit> &hits)
{
    if (asked != m_asked)
        return;
    m_nearby[target] = hits;
    settle();
}

void LookupPopup::takeAnswer(int asked, int target, const QList<Hit> &hits)
{
    if (asked != m_asked)
        return; // a newer question is on its way
    m_answers[target] = hits;
    settle();
}

/// Shows the answer when all of it is here.
void LookupPopup::settle()
{
    if (--m_waiting > 0)
        return;
    fill();
    Q_EMIT answered();
    if (m_pickWhenAnswered && m_current >= 0)
        pick(m_rows.at(m_current));
}

void LookupPopup::addRow(LookupRow *row)
{
    m_list->addWidget(row);
    m_rows << row;
    row->show();
    connect(row, &LookupRow::clicked, this, [this, row] { pick(row); });
    connect(row, &LookupRow::entered, this, [this, row] { setCurrent(int(m_rows.indexOf(row))); });
}

void LookupPopup::fill()
{
    // A row may be what is being clicked right now.
    for (LookupRow *row : std::as_const(m_rows)) {
        m_list->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    const Schema &schema = m_context.store->schema();
    int shown = 0;
    // Best ones of each object in turn, so that no object crowds out another.
    QList<QList<Hit>> picked(m_answers.size());
    for (int rank = 0; rank < offered; ++rank) {
        for (int target = 0; target < m_answers.size(); ++target) {
            const Hit hit = m_answers.at(target).value(rank);
            if (hit.id && !m_taken.contains(hit.id) && shown < offered) {
                picked[target] << hit;
                ++shown;
            }
        }
    }
    // Recent ones first, then those of the account that were not opened lately.
    for (qsizetype target = 0; target < m_nearby.size(); ++target) {
        for (const Hit &hit : std::as_const(m_nearby.at(target))) {
            const bool there = std::any_of(picked.at(target).cbegin(), picked.at(target).cend(), [&](const Hit &one) { return one.id == hit.id; });
            if (there || m_taken.contains(hit.id) || shown >= offered + 3)
                continue;
            picked[target] << hit;
            ++shown;
        }
    }
    for (const QList<Hit> &hits : std::as_const(picked)) {
        for (const Hit &hit : hits)
            addRow(new LookupRow(hit, *schema.typeOf(hit.id), this));
    }
    m_note->setVisible(shown == 0);
    m_note->setText(m_typed.isEmpty() ? tr("Type to search. What you opened lately will be offered here.") : tr("Nothing begins with “%1”.").arg(m_typed));
    for (const QString &target : m_field.targets) {
        const ObjectType *type = schema.type(target);
        const QString label = translated(type->label);
        addRow(new LookupRow(m_typed.isEmpty() ? tr("New %1").arg(label) : tr("New %1 “%2”").arg(label, m_typed), *type, this));
    }
    m_current = -1;
    setCurrent(m_typed.isEmpty() ? -1 : 0);
    open();
}

void LookupPopup::setCurrent(int row)
{
    if (m_current >= 0 && m_current < m_rows.size())
        m_rows.at(m_current)->setCurrent(false);
    m_current = row;
    if (row < 0 || row >= m_rows.size())
        return;
    m_rows.at(row)->setCurrent(true);
    QAccessibleEvent event(m_rows.at(row), QAccessible::Focus); // the keyboard stays in the line
    QAccessible::updateAccessibility(&event);
}

void LookupPopup::pick(const LookupRow *row)
{
    const Hit hit = row->hit();
    const QString target = row->type().name;
    close();
    if (hit.id)
        Q_EMIT chosen(hit);
    else
        Q_EMIT createWanted(target, m_typed);
}

bool LookupPopup::handleKey(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        if (!isVisible()) {
            ask(m_line->text());
            return true;
        }
        const int count = int(m_rows.size());
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        if (count > 0)
            setCurrent(m_current < 0 ? (step > 0 ? 0 : count - 1) : (m_current + step + count) % count);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!plain)
            return false;
        if (m_waiting > 0 && !m_typed.isEmpty()) {
            m_pickWhenAnswered = true;
            return true;
        }
        if (!isVisible() || m_current < 0)
            return false;
        pick(m_rows.at(m_current));
        return true;
    case Qt::Key_Escape:
        if (!isVisible())
            return false;
        ++m_asked; // an answer that is still on its way would open it again
        m_waiting = 0;
        close();
        return true;
    default:
        return false;
    }
}

Hit LookupPopup::onlyMatch(const QString &typed) const
{
    Hit match;
    for (const QList<Hit> &hits : m_answers) {
        for (const Hit &hit : hits) {
            if (hit.title.compare(typed.trimmed(), Qt::CaseInsensitive) != 0)
                continue;
            if (match.id)
                return {};
            match = hit;
        }
    }
    return match;
}

QHash<RecordId, Hit> hitsOf(const Schema &schema, const QList<Record> &records)
{
    QHash<RecordId, Hit> hits;
    for (const Record &record : records) {
        const ObjectType *type = schema.typeOf(record.id);
        if (!type)
            continue;
        Hit hit {.id = record.id, .title = titleOf(*type, record)};
        QStringList second;
        for (const QString &name : type->subtitle) {
            const Field *field = type->field(name);
            if (field && !field->isLookup() && record.value(name).isValid())
                second << displayText(*field, record.value(name), QLocale());
        }
        hit.subtitle = second.mid(0, 3).join(u" · "_s);
        for (const ShownBadge &badge : badgesOf(*type, record))
            hit.badges << badge.text;
        hits.insert(record.id, hit);
    }
    return hits;
}
