#include "forms/fields/lookupeditor.h"

#include "forms/fields/flowlayout.h"
#include "forms/fields/inputframe.h"
#include "forms/fields/lookuppopup.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>

QString searchPrompt(const Schema &schema, const Field &field)
{
    if (field.targets.size() != 1)
        return LookupEditor::tr("Search…");
    const ObjectType *type = schema.type(field.targets.first());
    return type ? LookupEditor::tr("Search %1…").arg(translated(type->pluralLabel)) : LookupEditor::tr("Search…");
}

void showBadges(QWidget *row, const Schema &schema, const Hit &hit)
{
    const auto old = row->findChildren<Pill *>(Qt::FindDirectChildrenOnly);
    for (Pill *pill : old) {
        row->layout()->removeWidget(pill);
        delete pill;
    }
    const ObjectType *type = schema.typeOf(hit.id);
    for (const QString &badge : hit.badges) {
        const QString tone = type ? badgeTone(*type, badge) : u"warning"_s;
        auto *pill = new Pill(badge, tone, row);
        row->layout()->addWidget(pill);
    }
    row->setVisible(!hit.badges.isEmpty());
}

LookupEditor::LookupEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_frame(new InputFrame(this))
    , m_icon(new QLabel(m_frame))
    , m_line(m_frame->makeLine())
    , m_clear(makeIconButton(u"x-lg"_s, tr("Clear %1").arg(labelOf(field)), 26, {}, m_frame))
    , m_search(makeIconButton(u"search"_s, tr("Show choices for %1").arg(labelOf(field)), 26, {}, m_frame))
    , m_badges(new QWidget(this))
{
    m_clear->setFocusPolicy(Qt::NoFocus); // one Tab stop per field; the keyboard empties the line
    m_search->setFocusPolicy(Qt::NoFocus);
    m_icon->setContentsMargins(3, 0, 3, 0);
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_search)})
        m_frame->row()->addWidget(part, part == m_line ? 1 : 0);
    if (context.store)
        m_line->setPlaceholderText(searchPrompt(context.store->schema(), field));
    setInput(m_frame, m_line);
    new FlowLayout(m_badges, 4);
    layout()->addWidget(m_badges);
    show(Hit {});

    m_popup = new LookupPopup(field, context, m_line, m_frame);
    connect(m_popup, &LookupPopup::chosen, this, [this](const Hit &hit) {
        take(hit);
        m_line->setFocus(Qt::OtherFocusReason);
    });
    connect(m_popup, &LookupPopup::createWanted, this, &LookupEditor::create);
    connect(m_popup, &LookupPopup::answered, this, [this] {
        if (!m_line->hasFocus()) {
            m_popup->close();
            tidy();
        }
    });
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &typed) {
        if (!m_line->hasFocus())
            m_line->setFocus(Qt::OtherFocusReason); // an assistive technology wrote into it
        m_before = m_id ? m_id : m_before;
        m_id = 0;
        m_icon->hide();
        m_badges->hide();
        m_clear->setVisible(!typed.isEmpty());
        m_search->setVisible(typed.isEmpty());
        m_popup->ask(typed);
        Q_EMIT edited();
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        clearChoice();
        m_line->setFocus(Qt::OtherFocusReason);
    });
    connect(m_search, &QToolButton::clicked, this, [this] {
        m_line->setFocus(Qt::MouseFocusReason);
        m_popup->ask(m_line->text());
    });
}

void LookupEditor::show(const Hit &hit)
{
    m_id = hit.id;
    m_before = 0;
    m_title = hit.title;
    showText(m_line, hit.title);
    m_line->setCursorPosition(0);
    const ObjectType *type = context().store ? context().store->schema().typeOf(hit.id) : nullptr;
    if (type) {
        const int side = Theme::current().scaled(16);
        m_icon->setPixmap(iconPixmap(type->icon, Theme::current().color(u"textWeak"_s), side, devicePixelRatioF()));
        m_icon->setToolTip(translated(type->label));
    }
    m_icon->setVisible(type);
    m_clear->setVisible(hit.id);
    m_search->setVisible(!hit.id);
    if (context().store)
        showBadges(m_badges, context().store->schema(), hit);
}

void LookupEditor::take(const Hit &hit)
{
    ++m_asked;
    show(hit);
    m_line->selectAll();
    Q_EMIT edited();
}

void LookupEditor::clearChoice()
{
    ++m_asked;
    m_popup->close();
    show(Hit {});
    Q_EMIT edited();
}

void LookupEditor::setValue(const QVariant &value)
{
    const RecordId id = value.toLongLong();
    const int asked = ++m_asked;
    if (id == 0 || !context().store) {
        show(Hit {.id = id});
        return;
    }
    if (id != m_id || m_line->text() != m_title)
        show(Hit {.id = id});
    const Schema &schema = context().store->schema();
    whenReady(context().store->fetchAll({id}), this, [this, asked, id, &schema](const Result<QList<Record>> &found) {
        if (asked == m_asked && found)
            show(hitsOf(schema, *found).value(id, Hit {.id = id, .title = tr("(not found)")}));
    });
}

Result<QVariant> LookupEditor::value() const
{
    if (m_id)
        return QVariant(qlonglong(m_id));
    if (m_line->text().trimmed().isEmpty())
        return QVariant();
    return Error {.kind = Error::Kind::Invalid, .text = tr("Choose one from the list, or clear the text.")};
}

QString LookupEditor::rawText() const
{
    return m_id ? u"#%1"_s.arg(m_id) : m_line->text();
}

void LookupEditor::setRawText(const QString &text)
{
    if (text.startsWith(u'#') && text.mid(1).toLongLong())
        return setValue(text.mid(1).toLongLong());
    ++m_asked;
    show(Hit {});
    showText(m_line, text);
    m_clear->setVisible(!text.isEmpty());
}

void LookupEditor::setDangling(const QString &remoteId)
{
    m_line->setPlaceholderText(remoteId.isEmpty() ? context().store ? searchPrompt(context().store->schema(), field()) : QString()
                                                  : tr("%1 (not in this file yet)").arg(remoteId));
}

void LookupEditor::tidy()
{
    if (m_popup->isWaiting())
        return; // asked again when the answer is here
    m_popup->close();
    if (m_id || m_line->text().trimmed().isEmpty())
        return;
    // The whole name was typed and only one record has it.
    if (const Hit hit = m_popup->onlyMatch(m_line->text()); hit.id)
        take(hit);
}

void LookupEditor::create(const QString &target, const QString &typed)
{
    if (!context().create)
        return;
    context().create(field(), target, typed, [editor = QPointer<LookupEditor>(this)](RecordId id) {
        if (!editor)
            return;
        editor->setValue(qlonglong(id));
        Q_EMIT editor->edited();
        editor->m_line->setFocus(Qt::OtherFocusReason);
    });
}

bool LookupEditor::handleKey(QKeyEvent *event)
{
    if (m_popup->handleKey(event))
        return true;
    if (event->key() != Qt::Key_Escape || m_id || !m_before)
        return false;
    // Back to what stood here before the typing began.
    setValue(qlonglong(m_before));
    Q_EMIT edited();
    return true;
}

bool LookupEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line) {
        if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        if (event->type() == QEvent::FocusIn) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            const bool byPerson = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::MouseFocusReason || reason == Qt::ShortcutFocusReason;
            if (byPerson && m_line->text().isEmpty())
                m_popup->ask({});
            else if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
                m_line->selectAll(); // typing chooses another
        }
        if (event->type() == QEvent::MouseButtonPress && m_line->hasFocus() && m_line->text().isEmpty() && !m_popup->isVisible())
            m_popup->ask({});
    }
    return FieldEditor::eventFilter(watched, event);
}
