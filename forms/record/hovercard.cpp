#include "forms/record/hovercard.h"

#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

HoverCard::HoverCard(RecordStore &store, QWidget *owner)
    : QFrame(owner->window())
    , m_store(store)
    , m_owner(owner)
{
    setObjectName(u"overlay"_s);
    setFocusPolicy(Qt::NoFocus);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, Theme::current().isDark() ? 170 : 60));
    setGraphicsEffect(shadow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    connect(owner, &QObject::destroyed, this, &QObject::deleteLater);
    hide();
}

void HoverCard::open(const RelatedLink &link, int count, QWidget *anchor, bool takeFocus)
{
    // A page may have moved to another window since.
    if (parentWidget() != anchor->window())
        setParent(anchor->window());
    m_anchor = anchor;
    loadRows(link, count, takeFocus);
}

void HoverCard::close()
{
    ++m_asked;
    qApp->removeEventFilter(this);
    const bool focused = isAncestorOf(window()->focusWidget());
    hide();
    if (focused && m_anchor)
        m_anchor->setFocus(Qt::OtherFocusReason);
    m_anchor = nullptr;
    Q_EMIT closed();
}

void HoverCard::loadRows(const RelatedLink &link, int count, bool takeFocus)
{
    const int asked = ++m_asked;
    QStringList fields = link.columns();
    fields << link.child().nameField << u"CurrencyIsoCode"_s;
    fields << badgeFields(link.child());
    for (const QString &column : link.columns()) {
        if (const Field *field = link.child().field(column); field && !field->companion.isEmpty())
            fields << field->companion;
    }
    fields.removeIf([&link](const QString &name) { return !link.child().field(name); });
    whenReady(m_store.ids(link.query(mostRows)), this, [=, this](const Result<QList<RecordId>> &ids) {
        if (asked != m_asked)
            return;
        const QList<RecordId> shown = ids ? *ids : QList<RecordId>();
        whenReady(m_store.rows(link.child().code, shown, fields), this, [=, this](const Result<RowBlock> &rows) {
            if (asked != m_asked || !m_anchor || !m_anchor->isVisible())
                return;
            fill(link, count, rows ? *rows : RowBlock());
            place();
            if (takeFocus)
                focusNextPrevChild(true);
        });
    });
}

void HoverCard::fill(const RelatedLink &link, int count, const RowBlock &rows)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setAccessibleName(tr("Card: %1").arg(link.label()));
    layout()->addWidget(makeHead(link, count));
    for (const Record &record : rows.records) {
        if (record.id)
            layout()->addWidget(makeRow(link.child(), record, rows, link.columns()));
    }
    if (rows.records.isEmpty()) {
        QLabel *nothing = makeLabel(tr("Nothing here yet."), "meta", this);
        nothing->setMargin(Theme::current().scaled(14));
        layout()->addWidget(nothing);
    }
    layout()->addWidget(makeFooter(link));
}

QWidget *HoverCard::makeHead(const RelatedLink &link, int count)
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12), theme.scaled(10));
    row->setSpacing(theme.scaled(8));
    row->addWidget(new Tile(link.child().icon, link.child().color, 26, head));
    auto *title = new ElidedLabel(link.labelWithCount(count), head);
    title->setProperty("role", u"cardTitle"_s);
    // Its count must not be cut; the style sheet's font is not known before it is shown.
    const QFontMetrics bold(Theme::current().font(1.12, QFont::Bold));
    title->setMinimumWidth(std::min(bold.horizontalAdvance(title->text()) + 4, Theme::current().scaled(260)));
    row->addWidget(title, 1);
    for (const NewButton &button : link.newButtons()) {
        QPushButton *push = makeButton(button.label, "neutral", {}, head);
        row->addWidget(push);
        connect(push, &QPushButton::clicked, this, [this, link, button] {
            close();
            Q_EMIT newAsked(link, button);
        });
    }
    return head;
}

QWidget *HoverCard::makeRow(const ObjectType &type, const Record &record, const RowBlock &rows, const QStringList &columns)
{
    const Theme &theme = Theme::current();
    const ShownRecord shown {.type = &type, .record = record, .titles = rows.titles, .today = m_store.context().today, .locale = locale()};
    auto *row = new QFrame(this);
    row->setObjectName(u"keyFields"_s);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(theme.scaled(14), theme.scaled(6), theme.scaled(14), theme.scaled(6));
    grid->setHorizontalSpacing(theme.scaled(6));
    grid->setVerticalSpacing(theme.scaled(1));
    grid->setColumnStretch(0, 1);
    auto *title = new LinkButton(shown.title(), row);
    title->setProperty("strong", true);
    connect(title, &LinkButton::followed, this, [this, id = record.id](bool apart) {
        close();
        Q_EMIT openRecord(id, apart);
    });
    QStringList words;
    int pills = 1;
    for (const QString &name : columns) {
        const Field *field = type.field(name);
        const QString text = field && name != type.nameField ? shownText(shown, *field) : QString();
        const Choice *choice = field && field->type == FieldType::Picklist ? field->choice(record.text(name)) : nullptr;
        if (choice && !choice->tone.isEmpty())
            grid->addWidget(new Pill(text, choice->tone, row), 1, pills++);
        else if (!text.isEmpty())
            words << text.simplified();
    }
    for (const ShownBadge &badge : badgesOf(type, record, locale()))
        grid->addWidget(new Pill(badge.text, badge.tone, row), 1, pills++);
    grid->addWidget(title, 0, 0, 1, pills);
    auto *second = new ElidedLabel(words.join(u"  ·  "_s), row);
    second->setProperty("role", u"meta"_s);
    grid->addWidget(second, 1, 0);
    return row;
}

QWidget *HoverCard::makeFooter(const RelatedLink &link)
{
    auto *footer = new QFrame(this);
    footer->setObjectName(u"overlayFooter"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, Theme::current().scaled(6), 0, Theme::current().scaled(6));
    auto *all = new LinkButton(tr("View All"), footer);
    row->addStretch(1);
    row->addWidget(all);
    row->addStretch(1);
    connect(all, &LinkButton::followed, this, [this, link] {
        close();
        Q_EMIT viewAll(link);
    });
    return footer;
}

/// Under its link, or above it where there is no room; never outside the window.
void HoverCard::place()
{
    const QWidget *around = parentWidget();
    // A label that has not got its font yet would ask for too little.
    for (QWidget *child : findChildren<QWidget *>()) {
        child->ensurePolished();
        child->updateGeometry();
    }
    // Wide enough for the title beside its buttons, and not wider: the rows may be cut.
    const int head = layout()->itemAt(0)->widget()->sizeHint().width() + 2;
    const Theme &theme = Theme::current();
    setFixedWidth(std::min(std::clamp(head, theme.scaled(392), theme.scaled(520)), around->width() - 16));
    layout()->activate();
    resize(width(), layout()->sizeHint().height());
    const QRect link(m_anchor->mapTo(around, QPoint()), m_anchor->size());
    int x = layoutDirection() == Qt::RightToLeft ? link.right() + 1 - width() : link.left();
    x = std::clamp(x, 8, std::max(8, around->width() - width() - 8));
    const int below = link.bottom() + 2;
    const int above = link.top() - height() - 1;
    int y = below + height() <= around->height() - 8 || above < 8 ? below : above;
    y = std::clamp(y, 8, std::max(8, around->height() - height() - 8));
    move(x, y);
    raise();
    show();
    qApp->installEventFilter(this);
}

bool HoverCard::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    const bool beside = widget && widget != this && !isAncestorOf(widget);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (beside)
            close();
        break;
    case QEvent::Resize:
    case QEvent::WindowDeactivate:
        if (watched == window())
            close();
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (!widget || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            break;
        event->accept();
        if (event->type() == QEvent::KeyPress)
            close();
        return true;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

bool HoverCard::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (QWidget *child : findChildren<QWidget *>()) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->isVisibleTo(this) && child->isEnabled())
            stops << child;
    }
    // As read: title rows and the footer stand below the buttons of the head.
    std::stable_sort(stops.begin(), stops.end(), [this](QWidget *a, QWidget *b) {
        return a->mapTo(this, QPoint()).y() + a->height() / 2 < b->mapTo(this, QPoint()).y() + b->height() / 2 - 4;
    });
    const qsizetype at = stops.indexOf(window()->focusWidget());
    const qsizetype to = next ? at + 1 : at - 1;
    if (to >= 0 && to < stops.size())
        stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    else
        close(); // back to the link, from where Tab goes on
    return true;
}

void HoverCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QFrame::keyPressEvent(event);
}

void HoverCard::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    Q_EMIT pointerOn();
}

void HoverCard::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    Q_EMIT pointerOff();
}

void HoverCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && isOpen())
        place();
}
