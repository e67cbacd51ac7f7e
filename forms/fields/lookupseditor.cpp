#include "forms/fields/lookupseditor.h"

#include "forms/fields/flowlayout.h"
#include "forms/fields/inputframe.h"
#include "forms/fields/lookupeditor.h"
#include "forms/fields/lookuppopup.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>

LookupsEditor::LookupsEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_frame(new InputFrame(this))
    , m_box(new QWidget(m_frame))
    , m_flow(new FlowLayout(m_box, 4, true))
    , m_line(m_frame->makeLine())
{
    m_frame->row()->setContentsMargins(4, 3, 4, 3);
    m_line->setMinimumWidth(Theme::current().scaled(110));
    m_flow->addWidget(m_line);
    m_frame->row()->addWidget(m_box, 1);
    setInput(m_frame, m_line);
    rebuild();
    m_popup = new LookupPopup(field, context, m_line, m_frame);
    connect(m_popup, &LookupPopup::chosen, this, [this](const Hit &hit) {
        add(hit);
        m_line->setFocus(Qt::OtherFocusReason);
    });
    connect(m_popup, &LookupPopup::createWanted, this, &LookupsEditor::create);
    connect(m_popup, &LookupPopup::answered, this, [this] {
        if (!m_line->hasFocus()) {
            m_popup->close();
            tidy();
        }
    });
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &typed) {
        if (!m_line->hasFocus())
            m_line->setFocus(Qt::OtherFocusReason); // an assistive technology wrote into it
        m_popup->ask(typed);
        Q_EMIT edited();
    });
}

void LookupsEditor::setValue(const QVariant &value)
{
    QList<RecordId> ids;
    for (const QVariant &one : value.toList())
        ids << one.toLongLong();
    showText(m_line, {});
    load(ids);
}

void LookupsEditor::load(const QList<RecordId> &ids)
{
    const int asked = ++m_asked;
    QHash<RecordId, Hit> known;
    for (const Hit &hit : std::as_const(m_chosen))
        known.insert(hit.id, hit);
    m_chosen.clear();
    for (const RecordId id : ids)
        m_chosen << known.value(id, Hit {.id = id});
    rebuild();
    if (ids.isEmpty() || !context().store)
        return;
    const Schema &schema = context().store->schema();
    whenReady(context().store->fetchAll(ids), this, [this, asked, &schema](const Result<QList<Record>> &found) {
        if (asked != m_asked || !found)
            return;
        const QHash<RecordId, Hit> hits = hitsOf(schema, *found);
        for (Hit &hit : m_chosen)
            hit = hits.value(hit.id, Hit {.id = hit.id, .title = tr("(not found)")});
        rebuild();
    });
}

void LookupsEditor::rebuild()
{
    const bool hadFocus = std::any_of(m_pills.cbegin(), m_pills.cend(), [](const QWidget *pill) { return pill->isAncestorOf(pill->window()->focusWidget()); });
    for (QWidget *pill : std::as_const(m_pills)) {
        m_flow->removeWidget(pill);
        pill->hide();
        pill->deleteLater(); // its cross may be what was just pressed
    }
    m_pills.clear();
    for (int i = 0; i < m_chosen.size(); ++i) {
        QWidget *pill = makePill(i);
        m_flow->insertWidget(i, pill);
        pill->show();
        m_pills << pill;
    }
    // Tab goes through the crosses in the order they are seen, then to the line.
    QWidget *before = m_line->previousInFocusChain();
    while (before != m_line && (!(before->focusPolicy() & Qt::TabFocus) || m_box->isAncestorOf(before)))
        before = before->previousInFocusChain();
    for (const QWidget *pill : std::as_const(m_pills)) {
        QWidget *cross = pill->findChild<QToolButton *>();
        QWidget::setTabOrder(before, cross);
        before = cross;
    }
    if (m_popup) {
        QList<RecordId> taken;
        for (const Hit &hit : std::as_const(m_chosen))
            taken << hit.id;
        m_popup->setTaken(taken);
    }
    m_line->setPlaceholderText(field().targets == QStringList {u"Contact"_s} ? tr("Add people…") : tr("Add…"));
    if (hadFocus)
        m_line->setFocus(Qt::OtherFocusReason);
    m_box->updateGeometry();
    updateGeometry();
}

QWidget *LookupsEditor::makePill(int index)
{
    const Hit &hit = m_chosen.at(index);
    auto *pill = new QFrame(m_box);
    pill->setObjectName(u"personPill"_s);
    pill->setProperty("recordId", qlonglong(hit.id));
    auto *row = new QHBoxLayout(pill);
    row->setContentsMargins(6, 0, 1, 0);
    row->setSpacing(5);
    const ObjectType *type = context().store ? context().store->schema().typeOf(hit.id) : nullptr;
    if (type) {
        auto *icon = new QLabel(pill);
        icon->setPixmap(iconPixmap(type->icon, Theme::current().color(u"textWeak"_s), Theme::current().scaled(14), devicePixelRatioF()));
        row->addWidget(icon);
    }
    auto *name = makeLabel(hit.title, index == 0 && m_chosen.size() > 1 ? "valueStrong" : "value", pill);
    row->addWidget(name);
    const QString primary = index == 0 && m_chosen.size() > 1 ? tr("Primary: the others follow") : QString();
    pill->setToolTip(primary);
    if (!hit.badges.isEmpty()) {
        auto *badges = new QWidget(pill);
        new FlowLayout(badges, 4);
        showBadges(badges, context().store->schema(), hit);
        row->addWidget(badges, 1);
    }
    QToolButton *cross = makeIconButton(u"x-lg"_s, tr("Remove %1").arg(hit.title), 24, {}, pill);
    cross->setAccessibleDescription(primary);
    row->addWidget(cross);
    watch(cross);
    const RecordId id = hit.id;
    connect(cross, &QToolButton::clicked, this, [this, id] {
        for (int i = 0; i < m_chosen.size(); ++i) {
            if (m_chosen.at(i).id == id)
                return removeAt(i);
        }
    });
    pill->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(pill, &QWidget::customContextMenuRequested, this, [this, id, pill](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto place = [this, id] { return int(std::find_if(m_chosen.cbegin(), m_chosen.cend(), [id](const Hit &h) { return h.id == id; }) - m_chosen.cbegin()); };
        connect(menu->addAction(tr("Make Primary")), &QAction::triggered, this, [this, place] { makePrimary(place()); });
        connect(menu->addAction(tr("Remove")), &QAction::triggered, this, [this, place] { removeAt(place()); });
        menu->popup(pill->mapToGlobal(at));
    });
    return pill;
}

void LookupsEditor::add(const Hit &hit)
{
    ++m_asked;
    showText(m_line, {});
    const bool there = std::any_of(m_chosen.cbegin(), m_chosen.cend(), [&](const Hit &one) { return one.id == hit.id; });
    if (!there)
        m_chosen << hit;
    rebuild();
    Q_EMIT edited();
}

void LookupsEditor::removeAt(int index)
{
    if (index < 0 || index >= m_chosen.size())
        return;
    ++m_asked;
    m_chosen.removeAt(index);
    rebuild();
    Q_EMIT edited();
}

void LookupsEditor::makePrimary(int index)
{
    if (index <= 0 || index >= m_chosen.size())
        return;
    m_chosen.move(index, 0);
    rebuild();
    Q_EMIT edited();
}

Result<QVariant> LookupsEditor::value() const
{
    if (!m_line->text().trimmed().isEmpty())
        return Error {.kind = Error::Kind::Invalid, .text = tr("Choose one from the list, or clear the text.")};
    QVariantList ids;
    for (const Hit &hit : m_chosen)
        ids << qlonglong(hit.id);
    return ids.isEmpty() ? QVariant() : QVariant(ids);
}

QString LookupsEditor::rawText() const
{
    QStringList ids;
    for (const Hit &hit : m_chosen)
        ids << QString::number(hit.id);
    return ids.join(u';') + u'\n' + m_line->text();
}

void LookupsEditor::setRawText(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    QList<RecordId> ids;
    for (const QString &one : text.left(end).split(u';', Qt::SkipEmptyParts))
        ids << one.toLongLong();
    load(ids);
    showText(m_line, end < 0 ? QString() : text.mid(end + 1));
}

void LookupsEditor::tidy()
{
    if (m_popup->isWaiting())
        return; // asked again when the answer is here
    m_popup->close();
    if (const Hit hit = m_line->text().trimmed().isEmpty() ? Hit {} : m_popup->onlyMatch(m_line->text()); hit.id)
        add(hit);
}

void LookupsEditor::create(const QString &target, const QString &typed)
{
    if (!context().create)
        return;
    context().create(field(), target, typed, [editor = QPointer<LookupsEditor>(this)](RecordId id) {
        if (!editor)
            return;
        QList<RecordId> ids;
        for (const Hit &hit : std::as_const(editor->m_chosen))
            ids << hit.id;
        showText(editor->m_line, {});
        editor->load(ids << id);
        Q_EMIT editor->edited();
        editor->m_line->setFocus(Qt::OtherFocusReason);
    });
}

bool LookupsEditor::handleLineKey(QKeyEvent *event)
{
    if (m_popup->handleKey(event))
        return true;
    if (!m_line->text().isEmpty() || m_chosen.isEmpty())
        return false;
    if (event->key() == Qt::Key_Backspace) {
        removeAt(int(m_chosen.size()) - 1);
        return true;
    }
    if (event->key() == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left)) {
        m_pills.last()->findChild<QToolButton *>()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

bool LookupsEditor::handlePillKey(int index, QKeyEvent *event)
{
    const int back = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int on = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        removeAt(index);
        return true;
    }
    if (event->key() == back || event->key() == on) {
        const int next = index + (event->key() == on ? 1 : -1);
        if (next >= 0)
            (next < m_pills.size() ? static_cast<QWidget *>(m_pills.at(next)->findChild<QToolButton *>()) : m_line)->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

bool LookupsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line) {
        if (event->type() == QEvent::KeyPress && handleLineKey(static_cast<QKeyEvent *>(event)))
            return true;
        const bool focused = event->type() == QEvent::FocusIn;
        const Qt::FocusReason reason = focused ? static_cast<QFocusEvent *>(event)->reason() : Qt::OtherFocusReason;
        const bool byPerson = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::MouseFocusReason || reason == Qt::ShortcutFocusReason;
        const bool clicked = event->type() == QEvent::MouseButtonPress && m_line->hasFocus() && !m_popup->isVisible();
        if (((focused && byPerson) || clicked) && m_line->text().isEmpty())
            m_popup->ask({});
    } else if (event->type() == QEvent::KeyPress) {
        for (int i = 0; i < m_pills.size(); ++i) {
            if (m_pills.at(i)->isAncestorOf(static_cast<QWidget *>(watched)) && handlePillKey(i, static_cast<QKeyEvent *>(event)))
                return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}
