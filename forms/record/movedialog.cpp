#include "forms/record/movedialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recorddialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>

MoveDialog::MoveDialog(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent,
                       std::function<void(const QString &words)> done)
    : QDialog(parent ? parent->window() : nullptr)
    , m_store(store)
    , m_field(action.field)
    , m_chosen(chosen)
    , m_done(std::move(done))
    , m_notice(new Notice(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const ObjectType &type = *store.schema().typeOf(chosen.first());
    m_context = {.store = &store, .today = [&store] { return store.context().today; },
                 .create = [this](const Field &, const QString &target, const QString &title, const auto &made) { create(target, title, made); }};

    auto *sheet = new QWidget(this);
    sheet->setObjectName(u"sheet"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto *rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(20, 12, 20, 12);
    rows->setSpacing(8);
    rows->addWidget(m_notice);
    makeEditorRow(type);
    rows->addWidget(m_place);
    m_suggestions = new QVBoxLayout;
    m_suggestions->setSpacing(2);
    rows->addLayout(m_suggestions);
    QLabel *along = makeLabel(followers(type), "hint", sheet);
    along->setWordWrap(true);
    rows->addWidget(along);
    rows->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(type));
    layout->addWidget(sheet, 1);
    layout->addWidget(makeFooter());
    resize(Theme::current().scaled(520), Theme::current().scaled(380)); // room for the list of the lookup
    fetchTitle(type);
    fetchSuggestions();
    m_place->setFocus(Qt::OtherFocusReason);
}

void MoveDialog::makeEditorRow(const ObjectType &type)
{
    Field field = *type.field(m_field);
    const ObjectType *target = m_store.schema().type(field.targets.value(0));
    field.label = target->label;
    field.help.clear();
    m_place = makeEditor(field, m_context, this);
    m_place->setRequired(true);
    connect(m_place, &FieldEditor::edited, this, [this] { m_place->setInvalid({}); });
    connect(m_place, &FieldEditor::submitted, this, &MoveDialog::move);
}

/// What goes along, in the words of the related lists: "Activity History, Support Tickets and Events …".
QString MoveDialog::followers(const ObjectType &type) const
{
    QStringList names;
    for (const RelatedList &list : type.related) {
        const ObjectType *child = m_store.schema().type(list.object);
        if (child)
            names << translated(list.label.isEmpty() ? child->pluralLabel : list.label);
    }
    return tr("These go along: %1. What somebody else at the old place took part in stays there. One Undo takes everything back.")
        .arg(QLocale().createSeparatedList(names));
}

QWidget *MoveDialog::makeHead(const ObjectType &type)
{
    auto *head = new QWidget(this);
    head->setObjectName(u"sheetHead"_s);
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(20, 12, 16, 12);
    row->setSpacing(10);
    m_title = new ElidedLabel({}, head);
    m_title->setProperty("role", u"pageTitle"_s);
    row->addWidget(new Tile(type.icon, type.color, 32, head));
    row->addWidget(m_title, 1);
    return head;
}

QWidget *MoveDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"sheetFooter"_s);
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, footer);
    m_move = makeButton(tr("Move"), "brand", {}, footer);
    m_move->setToolTip(tr("Move (Ctrl+Enter)"));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_move);
    connect(cancel, &QPushButton::clicked, this, &MoveDialog::reject);
    connect(m_move, &QPushButton::clicked, this, &MoveDialog::move);
    return footer;
}

void MoveDialog::fetchTitle(const ObjectType &type)
{
    const auto show = [this](const QString &what) {
        const QString title = tr("Move %1").arg(what);
        setWindowTitle(title);
        m_title->setText(title);
    };
    show(m_chosen.size() == 1 ? translated(type.label) : tr("%1 %2", "3 Contacts").arg(QLocale().toString(m_chosen.size()), translated(type.pluralLabel)));
    if (m_chosen.size() != 1)
        return;
    whenReady(m_store.titles(m_chosen), this, [this, show](const QHash<RecordId, QString> &titles) {
        m_name = titles.value(m_chosen.first());
        show(m_name);
    });
}

void MoveDialog::fetchSuggestions()
{
    whenReady(m_store.moveSuggestions(m_chosen, m_field), this, [this](const QList<Hit> &places) { offer(places); });
}

void MoveDialog::offer(const QList<Hit> &places)
{
    if (places.isEmpty())
        return;
    m_suggestions->addWidget(makeLabel(tr("Same e-mail domain"), "fieldLabel", this));
    for (const Hit &place : places) {
        QPushButton *button = makeButton(place.title, "link", u"building"_s, this);
        button->setToolTip(place.subtitle);
        connect(button, &QPushButton::clicked, this, [this, id = place.id] {
            m_place->setValue(qlonglong(id));
            m_place->setInvalid({});
            m_move->setFocus(Qt::OtherFocusReason);
        });
        m_suggestions->addWidget(button, 0, Qt::AlignLeading);
    }
}

void MoveDialog::create(const QString &target, const QString &title, const std::function<void(RecordId id)> &done)
{
    const ObjectType &type = *m_store.schema().type(target);
    RecordDialog::openNew(m_store, type, {.presets = presetsFromTitle(type, title), .saveAndNew = false}, this, done);
}

void MoveDialog::move()
{
    if (m_moving)
        return;
    const Result<QVariant> place = m_place->value();
    const RecordId target = place ? place->toLongLong() : 0;
    if (target == 0) {
        m_place->setInvalid(place ? tr("Choose where to move to.") : place.error().text);
        m_place->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_moving = true;
    m_notice->clear();
    whenReady(m_store.move(m_chosen, m_field, target), this, [this, target](const Result<Moved> &answer) { moved(answer, target); });
}

void MoveDialog::moved(const Result<Moved> &answer, RecordId target)
{
    m_moving = false;
    if (!answer) {
        m_notice->show(answer.error().text);
        return;
    }
    if (answer->chosen == 0) {
        m_place->setInvalid(tr("Nothing to move: this is where they are."));
        m_place->setFocus(Qt::OtherFocusReason);
        return;
    }
    // The dialog may be gone before the name is here; what the toast needs goes with the question.
    whenReady(m_store.titles({target}), parentWidget(), [done = m_done, name = m_name, target, moved = *answer](const QHash<RecordId, QString> &titles) {
        if (!done)
            return;
        const QString place = titles.value(target);
        const QString what = name.isEmpty() ? QLocale().toString(moved.chosen) : name;
        done(moved.followed ? tr("%1 moved to %2, and what belongs with it", "a contact with its calls").arg(what, place) : tr("%1 moved to %2").arg(what, place));
    });
    accept();
}

void MoveDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QDialog::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        move();
}
