#include "forms/record/ownerdialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/objects/names.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

OwnerDialog::OwnerDialog(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent,
                         std::function<void(const QString &words)> done)
    : QDialog(parent ? parent->window() : nullptr)
    , m_store(store)
    , m_type(*store.schema().typeOf(chosen.first()))
    , m_chosen(chosen)
    , m_done(std::move(done))
    , m_notice(new Notice(this))
    , m_kinds(new QWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_context = {.store = &store, .today = [&store] { return store.context().today; }};
    auto *sheet = new QWidget;
    sheet->setObjectName(u"sheet"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto *rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(20, 12, 20, 12);
    rows->setSpacing(10);
    rows->addWidget(m_notice);
    Field field = *m_type.field(action.field);
    field.label = QString::fromLatin1(QT_TRANSLATE_NOOP("Schema", "New Owner"));
    field.help.clear();
    m_person = makeEditor(field, m_context, sheet);
    m_person->setRequired(true);
    connect(m_person, &FieldEditor::edited, this, [this] { m_person->setInvalid({}); });
    connect(m_person, &FieldEditor::submitted, this, &OwnerDialog::change);
    rows->addWidget(m_person);
    rows->addWidget(m_kinds);
    m_kinds->hide();
    makeNote(rows);
    rows->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidget(sheet);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(area, 1);
    layout->addWidget(makeFooter());
    const QSize room = parent ? parent->window()->size() - QSize(24, 48) : QSize(1200, 900);
    resize(QSize(Theme::current().scaled(560), Theme::current().scaled(560)).boundedTo(room));
    fetchTitle();
    fetchChildren();
    m_person->setFocus(Qt::OtherFocusReason);
}

QWidget *OwnerDialog::makeHead()
{
    auto *head = new QWidget(this);
    head->setObjectName(u"sheetHead"_s);
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(20, 12, 16, 12);
    row->setSpacing(10);
    m_title = new ElidedLabel({}, head);
    m_title->setProperty("role", u"pageTitle"_s);
    row->addWidget(new Tile(m_type.icon, m_type.color, 32, head));
    row->addWidget(m_title, 1);
    return head;
}

QWidget *OwnerDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"sheetFooter"_s);
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, footer);
    QPushButton *change = makeButton(tr("Change Owner"), "brand", {}, footer);
    change->setToolTip(tr("Change Owner (Ctrl+Enter)"));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(change);
    connect(cancel, &QPushButton::clicked, this, &OwnerDialog::reject);
    connect(change, &QPushButton::clicked, this, &OwnerDialog::change);
    return footer;
}

/// A note where a task can be about such a record, because that is where it is kept.
void OwnerDialog::makeNote(QVBoxLayout *rows)
{
    const ObjectType *task = m_store.schema().type(object_code::activity);
    if (!task->field(activity::what)->targets.contains(m_type.name))
        return;
    QWidget *sheet = rows->parentWidget();
    QLabel *label = makeLabel(tr("Note"), "fieldLabel", sheet);
    m_note = new QPlainTextEdit(sheet);
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(Theme::current().scaled(72));
    m_note->setMaximumHeight(Theme::current().scaled(110));
    label->setBuddy(m_note);
    QLabel *hint = makeLabel(tr("What the new owner must know; kept in the activity history."), "hint", sheet);
    hint->setWordWrap(true);
    m_note->setAccessibleDescription(hint->text());
    rows->addWidget(label);
    rows->addWidget(m_note);
    rows->addWidget(hint);
}

void OwnerDialog::fetchTitle()
{
    const auto show = [this](const QString &what) {
        const QString title = tr("Change Owner of %1").arg(what);
        setWindowTitle(title);
        m_title->setText(title);
    };
    show(m_chosen.size() == 1 ? translated(m_type.label) : tr("%1 %2", "3 Accounts").arg(QLocale().toString(m_chosen.size()), translated(m_type.pluralLabel)));
    if (m_chosen.size() != 1)
        return;
    whenReady(m_store.titles(m_chosen), this, [this, show](const QHash<RecordId, QString> &titles) {
        m_name = titles.value(m_chosen.first());
        show(m_name);
    });
}

void OwnerDialog::fetchChildren()
{
    whenReady(OwnerChanges::children(m_store, m_chosen), this, [this](const Result<QList<OwnedChildren>> &kinds) {
        if (kinds)
            offer(*kinds);
        else
            m_notice->show(kinds.error().text);
    });
}

void OwnerDialog::offer(const QList<OwnedChildren> &kinds)
{
    if (kinds.isEmpty())
        return;
    auto *rows = new QVBoxLayout(m_kinds);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    rows->addWidget(makeLabel(tr("Goes along, where it belongs to the old owner"), "fieldLabel", m_kinds));
    for (const OwnedChildren &kind : kinds) {
        const ObjectType &child = *m_store.schema().type(kind.object);
        const QString plural = translated(child.pluralLabel);
        const QString count = QLocale().toString(kind.count);
        const QString words = child.closedField.isEmpty() ? tr("%1 (%2)", "Contacts (12)").arg(plural, count)
            : kind.closed                                 ? tr("Closed: %1 (%2)", "Closed: Cases (12)").arg(plural, count)
                                                          : tr("Open: %1 (%2)", "Open: Cases (12)").arg(plural, count);
        auto *box = new QCheckBox(escapedMnemonic(words), m_kinds);
        box->setAccessibleName(words);
        // What is over stays with the one who did it; another account has an owner of its own.
        box->setChecked(!kind.closed && child.code != m_type.code);
        rows->addWidget(box);
        m_boxes << QPair(kind, box);
    }
    QWidget *before = m_person->input();
    for (const auto &[kind, box] : std::as_const(m_boxes)) {
        setTabOrder(before, box);
        before = box;
    }
    m_kinds->show();
}

void OwnerDialog::change()
{
    if (m_changing)
        return;
    const Result<QVariant> person = m_person->value();
    const RecordId to = person ? person->toLongLong() : 0;
    if (to == 0) {
        m_person->setInvalid(person ? tr("Choose the new owner.") : person.error().text);
        m_person->setFocus(Qt::OtherFocusReason);
        return;
    }
    OwnerChange change {.ids = m_chosen, .to = to, .note = m_note ? m_note->toPlainText() : QString()};
    for (const auto &[kind, box] : std::as_const(m_boxes)) {
        if (box->isChecked())
            change.along << kind;
    }
    m_changing = true;
    m_notice->clear();
    whenReady(OwnerChanges::apply(m_store, change), this, [this, to](const Result<Moved> &answer) { changed(answer, to); });
}

void OwnerDialog::changed(const Result<Moved> &answer, RecordId to)
{
    m_changing = false;
    if (!answer)
        return m_notice->show(answer.error().text);
    if (answer->chosen == 0) {
        m_person->setInvalid(tr("This is the owner already."));
        m_person->setFocus(Qt::OtherFocusReason);
        return;
    }
    // The dialog may be gone before the name is here; what the toast needs goes with the question.
    whenReady(m_store.titles({to}), parentWidget(), [done = m_done, name = m_name, to, moved = *answer](const QHash<RecordId, QString> &titles) {
        if (!done)
            return;
        const QString what = name.isEmpty() ? QLocale().toString(moved.chosen) : name;
        done(moved.followed ? tr("%1 given to %2, and %3 that belong with it").arg(what, titles.value(to), QLocale().toString(moved.followed)) : tr("%1 given to %2").arg(what, titles.value(to)));
    });
    accept();
}

void OwnerDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QDialog::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        change();
}
