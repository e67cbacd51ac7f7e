#include "forms/fields/fieldeditor.h"

#include "forms/fields/addresseditor.h"
#include "forms/fields/choiceeditors.h"
#include "forms/fields/lookupeditor.h"
#include "forms/fields/lookupseditor.h"
#include "forms/fields/texteditors.h"
#include "forms/fields/valueeditors.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

void showText(QLineEdit *line, const QString &text)
{
    const QSignalBlocker quiet(line);
    line->setText(text);
}

FieldEditor::FieldEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_context(context)
    , m_rows(new QVBoxLayout(this))
    , m_star(makeLabel(u"*"_s, "required", this))
    , m_label(makeLabel(escapedMnemonic(labelOf(field)), "fieldLabel", this))
{
    setObjectName(field.name);
    m_star->hide();
    m_label->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_star);
    head->addWidget(m_label, 1);
    m_rows->setContentsMargins(5, 3, 5, 5);
    m_rows->setSpacing(3);
    m_rows->addLayout(head);
    m_label->installEventFilter(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FieldEditor::setInput(QWidget *input, QWidget *keyboard)
{
    m_frame = input;
    m_input = keyboard ? keyboard : input;
    m_rows->addWidget(input);
    m_label->setBuddy(m_input);
    m_input->setAccessibleName(labelOf(m_field));
    setFocusProxy(m_input);
    watch(m_input);
    showHelp();
    alignWords();
    describe();
}

void FieldEditor::showHelp()
{
    if (m_field.help.isEmpty())
        return;
    const QString help = m_field.custom ? m_field.help : translated(m_field.help);
    // Where people write a call several times a day a line of help would only cost room.
    if (m_field.type == FieldType::Lookups || m_field.suggests) {
        m_label->setToolTip(help);
        m_input->setToolTip(help);
        m_note = help;
        return;
    }
    m_hint = makeLabel(help, "hint", this);
    m_hint->setWordWrap(true);
    m_rows->addWidget(m_hint);
}

void FieldEditor::setHint(const QString &hint)
{
    if (!m_hint) {
        m_hint = makeLabel(hint, "hint", this);
        m_hint->setWordWrap(true);
        m_rows->insertWidget(m_rows->indexOf(m_frame) + 1, m_hint);
        alignWords();
    }
    m_hint->setText(hint);
    describe();
}

/// Starts where the form starts, whatever the script of the words.
void FieldEditor::alignWords()
{
    const Qt::Alignment side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    for (QLabel *words : {m_label, m_hint, m_problemText}) {
        if (words)
            words->setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter | side);
    }
}

void FieldEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        alignWords();
    QWidget::changeEvent(event);
}

void FieldEditor::watch(QWidget *part)
{
    part->installEventFilter(this);
}

void FieldEditor::setRequired(bool required)
{
    m_required = required;
    m_star->setVisible(required);
    describe();
}

void FieldEditor::setNote(const QString &note)
{
    m_note = note;
    describe();
}

void FieldEditor::setHelpShown(bool shown)
{
    if (!m_hint)
        return;
    m_hint->setVisible(shown);
    m_input->setToolTip(shown ? QString() : m_hint->text());
}

void FieldEditor::setBare()
{
    setHelpShown(false);
    m_label->hide();
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void FieldEditor::describe()
{
    QStringList words;
    if (m_required)
        words << tr("required");
    if (!m_problem.isEmpty())
        words << m_problem;
    if (m_hint)
        words << m_hint->text();
    if (!m_note.isEmpty())
        words << m_note;
    if (m_input)
        m_input->setAccessibleDescription(words.join(u'\n'));
}

QWidget *FieldEditor::makeProblemRow()
{
    auto *row = new QWidget(this);
    m_problemIcon = new QLabel(row);
    m_problemText = makeLabel({}, "error", row);
    m_problemText->setWordWrap(true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(m_problemIcon, 0, Qt::AlignTop);
    layout->addWidget(m_problemText, 1);
    m_rows->addWidget(row);
    alignWords();
    return row;
}

void FieldEditor::setInvalid(const QString &text, bool warning)
{
    if (text == m_problem && (text.isEmpty() || m_problemText->property("warning").toBool() == warning))
        return;
    m_problem = text;
    if (!m_problemRow)
        m_problemRow = makeProblemRow();
    m_problemText->setText(text);
    m_problemText->setProperty("warning", warning);
    m_problemText->setProperty("role", warning ? u"warning"_s : u"error"_s);
    m_problemText->style()->unpolish(m_problemText);
    m_problemText->style()->polish(m_problemText);
    const int side = Theme::current().scaled(14);
    m_problemIcon->setPixmap(iconPixmap(warning ? u"exclamation-triangle"_s : u"exclamation-octagon"_s,
                                        Theme::current().color(warning ? u"warningText"_s : u"errorText"_s), side, devicePixelRatioF()));
    m_problemRow->setVisible(!text.isEmpty());
    m_frame->setProperty("invalid", !text.isEmpty() && !warning);
    m_frame->style()->unpolish(m_frame);
    m_frame->style()->polish(m_frame);
    m_frame->update();
    describe();
}

void FieldEditor::setEdited(bool edited)
{
    if (edited == m_edited)
        return;
    m_edited = edited;
    if (!m_undo) {
        m_undo = makeIconButton(u"arrow-counterclockwise"_s, tr("Undo change of %1").arg(labelOf(m_field)), 24, {}, this);
        connect(m_undo, &QToolButton::clicked, this, &FieldEditor::undoWanted);
    }
    m_undo->setVisible(edited);
    m_undo->raise();
    placeUndo();
    update();
}

/// Beside the label without making the row higher: the fields below stay where they are.
void FieldEditor::placeUndo()
{
    if (!m_undo)
        return;
    const int side = m_undo->width();
    m_undo->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - side - 2, 0, side, side)));
}

void FieldEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeUndo();
}

void FieldEditor::paintEvent(QPaintEvent *)
{
    if (!m_edited)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().color(u"edited"_s));
    painter.drawRoundedRect(rect(), 5, 5);
}

bool FieldEditor::handleKey(QWidget *part, QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return false;
    const Qt::KeyboardModifiers keys = event->modifiers() & ~Qt::KeypadModifier;
    if (keys == Qt::ControlModifier) {
        tidy();
        Q_EMIT submitted();
        return true;
    }
    if (keys == Qt::NoModifier && !m_takesLines && !qobject_cast<QToolButton *>(part)) {
        Q_EMIT nextWanted();
        return true;
    }
    return false;
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_label) {
        if (event->type() == QEvent::MouseButtonPress && m_input && m_input->isEnabled()) {
            m_input->setFocus(Qt::MouseFocusReason);
            if (auto *box = qobject_cast<QAbstractButton *>(m_input); box && box->isCheckable())
                box->click();
        }
        return QWidget::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::KeyPress:
        if (handleKey(static_cast<QWidget *>(watched), static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::ShortcutOverride: {
        // The form answers Ctrl+Enter itself, before a shortcut of the window.
        auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier)
            event->accept();
        break;
    }
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const QWidget *now = QApplication::focusWidget();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !(now && isAncestorOf(now))) {
            tidy();
            Q_EMIT left();
        }
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

FieldEditor *makeEditor(const Field &field, const EditorContext &context, QWidget *parent)
{
    if (field.readOnly && field.type != FieldType::Address)
        return new ReadOnlyEditor(field, context, parent);
    switch (field.type) {
    case FieldType::Text:
        if (field.suggests)
            return new SuggestEditor(field, context, parent);
        return new LineEditor(field, context, parent);
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
        return new LineEditor(field, context, parent);
    case FieldType::LongText:
        return new LongTextEditor(field, context, parent);
    case FieldType::CheckBox:
        return new CheckEditor(field, context, parent);
    case FieldType::Picklist:
        if (field.suggests)
            return new SuggestEditor(field, context, parent);
        return new PicklistEditor(field, context, parent);
    case FieldType::MultiPicklist:
        return new MultiPicklistEditor(field, context, parent);
    case FieldType::Date:
    case FieldType::DateTime:
        return new DateEditor(field, context, parent);
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return new NumberEditor(field, context, parent);
    case FieldType::Lookup:
        return new LookupEditor(field, context, parent);
    case FieldType::Lookups:
        return new LookupsEditor(field, context, parent);
    case FieldType::Address:
        return new AddressEditor(field, context, parent);
    }
    Q_UNREACHABLE();
}
