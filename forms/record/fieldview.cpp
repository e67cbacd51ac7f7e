#include "forms/record/fieldview.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/valueview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QToolTip>

static QString lockReason(const Field &field)
{
    return field.system ? QCoreApplication::translate("FieldView", "%1 is kept by the system and cannot be edited.").arg(labelOf(field))
                        : QCoreApplication::translate("FieldView", "%1 is worked out from other fields and cannot be edited.").arg(labelOf(field));
}

/// What a field's button does: edits it, runs the action by which alone it changes, or says why neither is possible.
static QString buttonWords(const ObjectType &type, const Field &field)
{
    if (field.readOnly)
        return lockReason(field);
    const RecordAction *action = type.action(field.byAction);
    return action ? translated(action->label) : QCoreApplication::translate("FieldView", "Edit %1").arg(labelOf(field));
}

static QString buttonIcon(const ObjectType &type, const Field &field)
{
    const RecordAction *action = type.action(field.byAction);
    return field.readOnly ? u"lock"_s : action ? action->icon : u"pencil"_s;
}

FieldView::FieldView(const ObjectType &type, const Field &field, QWidget *parent)
    : QFrame(parent)
    , m_field(field.name)
    , m_label(labelOf(field))
    , m_editable(!field.readOnly)
    , m_filterable(field.hasColumn() && field.type != FieldType::LongText && type.field(field.name))
    , m_value(new ValueView(ValueView::Room::Block, this))
    , m_button(makeIconButton(buttonIcon(type, field), buttonWords(type, field), 24, {}, this))
{
    const Theme &theme = Theme::current();
    setObjectName(u"field"_s);
    setProperty("field", field.name);
    QLabel *label = makeLabel(m_label, "fieldLabel", this);
    label->setBuddy(m_value);
    if (!field.help.isEmpty())
        label->setToolTip(translated(field.help));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(5, theme.scaled(4), 5, theme.scaled(4));
    grid->setSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_value, 1, 0);
    grid->addWidget(m_button, 0, 1, 2, 1, Qt::AlignBottom);
    if (m_editable) {
        connect(m_button, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_field); });
    } else {
        // The reason must be readable without a mouse.
        connect(m_button, &QToolButton::clicked, this,
                [this] { QToolTip::showText(m_button->mapToGlobal(m_button->rect().bottomLeft()), m_button->toolTip(), m_button); });
    }
    connect(m_value, &ValueView::openRecord, this, &FieldView::openRecord);
}

void FieldView::show(const ShownRecord &shown)
{
    if (const Field *field = shown.type->field(m_field))
        m_value->show(shown, *field);
}

QString FieldView::words() const
{
    return m_value->words();
}

void FieldView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_editable)
        Q_EMIT editRequested(m_field);
    else
        QFrame::mouseDoubleClickEvent(event);
}

void FieldView::keyPressEvent(QKeyEvent *event)
{
    const bool asks = event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (asks && event->modifiers() == Qt::NoModifier && m_editable)
        Q_EMIT editRequested(m_field);
    else
        QFrame::keyPressEvent(event);
}

void FieldView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString text = m_value->words();
    QAction *copy = menu->addAction(tr("Copy"), this, [text] { QGuiApplication::clipboard()->setText(text); });
    copy->setEnabled(!text.isEmpty());
    if (m_filterable)
        menu->addAction(tr("Filter by This Value"), this, [this] { Q_EMIT filterRequested(m_field); });
    if (m_editable)
        menu->addAction(escapedMnemonic(m_button->accessibleName()), this, [this] { Q_EMIT editRequested(m_field); });
    menu->popup(event->globalPos());
}
