#include "forms/record/valueview.h"

#include "forms/look/linkbutton.h"
#include "forms/look/longtextview.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/datewords.h"
#include "models/schema/values.h"

#include <QHBoxLayout>

ValueView::ValueView(Room room, QWidget *parent)
    : QWidget(parent)
    , m_room(room)
{
    auto *layout = new QBoxLayout(room == Room::Line ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(room == Room::Line ? Theme::current().scaled(6) : 0);
}

// Not setMinimumHeight: that would be taken for the least height of three people, too.
QSize ValueView::minimumSizeHint() const
{
    return QWidget::minimumSizeHint().expandedTo({0, Theme::current().scaled(24)});
}

QSize ValueView::sizeHint() const
{
    return QWidget::sizeHint().expandedTo({0, Theme::current().scaled(24)});
}

void ValueView::show(const ShownRecord &shown, const Field &field)
{
    m_words = shownText(shown, field);
    QString state = m_words + u'\n' + shown.today.toString(Qt::ISODate);
    for (const RecordId id : linksOf(shown, field))
        state += u'\n' + QString::number(id);
    if (const Field *beside = shown.type->field(field.companion))
        state += u'\n' + shownText(shown, *beside);
    if (state == m_shown)
        return;
    m_shown = state;
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    const QString value = shown.record.text(field.name);
    const Choice *choice = field.type == FieldType::Picklist ? field.choice(value) : nullptr;
    if (m_words.isEmpty())
        addEmpty();
    else if (choice && !choice->tone.isEmpty())
        addPill(shown, field, *choice);
    else if (!linksOf(shown, field).isEmpty())
        addLinks(shown, field);
    else
        addText(shown, field);
}

void ValueView::addPill(const ShownRecord &shown, const Field &field, const Choice &choice)
{
    const Field *beside = shown.type->field(field.companion);
    const QString companion = beside ? shownText(shown, *beside) : QString();
    //: A state and the number behind it: "At risk · 48".
    const QString words = companion.isEmpty() ? m_words : tr("%1 · %2").arg(m_words, companion);
    m_words = words;
    auto *pill = new Pill(words, choice.tone, this);
    layout()->addWidget(pill);
    layout()->setAlignment(pill, Qt::AlignLeft | Qt::AlignVCenter);
}

void ValueView::addLinks(const ShownRecord &shown, const Field &field)
{
    QList<RecordId> ids = linksOf(shown, field);
    const qsizetype all = ids.size();
    if (m_room == Room::Line)
        ids = ids.mid(0, 1);
    for (const RecordId id : std::as_const(ids)) {
        auto *link = new LinkButton(shown.titles.value(id), this);
        layout()->addWidget(link);
        layout()->setAlignment(link, Qt::AlignLeft | Qt::AlignVCenter);
        connect(link, &LinkButton::followed, this, [this, id](bool apart) { Q_EMIT openRecord(id, apart); });
    }
    if (all > ids.size()) {
        //: How many further people there are: "Ann Lee +2".
        QLabel *more = makeLabel(tr("+%1").arg(all - ids.size()), "meta", this);
        more->setToolTip(m_words);
        layout()->addWidget(more);
    }
}

void ValueView::addText(const ShownRecord &shown, const Field &field)
{
    if (const QUrl url = outsideLink(field, m_words); url.isValid()) {
        auto *link = new LinkButton(m_words, this);
        link->setHint(url.toDisplayString());
        // Numbers and addresses read left to right in every language.
        link->setLayoutDirection(Qt::LeftToRight);
        layout()->addWidget(link);
        layout()->setAlignment(link, (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        connect(link, &LinkButton::followed, this, [url] { openOutside(url); });
        return;
    }
    const bool many = m_words.contains(u'\n') || field.type == FieldType::LongText || field.type == FieldType::Address;
    if (m_room == Room::Block && (many || m_words.size() > 60)) {
        auto *text = new LongTextView(m_words, this);
        text->setAccessibleName(labelOf(field));
        layout()->addWidget(text);
        return;
    }
    auto *label = new ElidedLabel(m_words.simplified(), this);
    label->setProperty("role", field.isNumber() && m_room == Room::Line ? u"valueStrong"_s : u"value"_s);
    layout()->addWidget(label);
    const bool dated = field.type == FieldType::Date || field.type == FieldType::DateTime;
    if (m_room == Room::Line && dated) {
        const QVariant value = shown.record.value(field.name);
        const QDate day = field.type == FieldType::Date ? value.toDate() : value.toDateTime().toLocalTime().date();
        if (const QString distance = DateWords::distance(day, shown.today); !distance.isEmpty())
            layout()->addWidget(makeLabel(distance, "meta", this));
    }
}

void ValueView::addEmpty()
{
    QLabel *nothing = makeLabel(u"—"_s, "empty", this);
    nothing->setAccessibleName(tr("empty"));
    layout()->addWidget(nothing);
}
