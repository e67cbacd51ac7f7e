#include "forms/fields/choiceeditors.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"

#include <QCheckBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>

CheckEditor::CheckEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_box(new QCheckBox(this))
{
    m_box->setMinimumHeight(Theme::current().scaled(26));
    setInput(m_box);
    connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
}

void CheckEditor::setValue(const QVariant &value)
{
    m_box->setChecked(value.toBool());
}

Result<QVariant> CheckEditor::value() const
{
    return QVariant(m_box->isChecked());
}

QString CheckEditor::rawText() const
{
    return toNeutral(field(), m_box->isChecked());
}

void CheckEditor::setRawText(const QString &text)
{
    m_box->setChecked(text == u"true");
}

PicklistEditor::PicklistEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_combo(new ComboBox(this))
{
    fill({});
    setInput(m_combo);
    connect(m_combo, &QComboBox::activated, this, &FieldEditor::edited);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &PicklistEditor::showMeaning);
}

/// What the chosen value means, where the declaration says it.
void PicklistEditor::showMeaning()
{
    if (std::none_of(field().choices.cbegin(), field().choices.cend(), [](const Choice &choice) { return !choice.help.isEmpty(); }))
        return;
    const Choice *chosen = field().choice(rawText());
    setHint(translated(chosen && !chosen->help.isEmpty() ? chosen->help : field().help));
}

void PicklistEditor::fill(const QString &selected)
{
    const QSignalBlocker quiet(m_combo);
    m_combo->clear();
    m_combo->addItem(tr("--None--"), QString());
    for (const Choice &choice : field().choicesFor(m_controllerValue)) {
        m_combo->addItem(labelOf(field(), choice), choice.value);
        if (!choice.help.isEmpty())
            m_combo->setItemData(m_combo->count() - 1, translated(choice.help), Qt::ToolTipRole);
    }
    if (!m_stored.isEmpty() && m_combo->findData(m_stored) < 0) {
        const Choice *known = field().choice(m_stored);
        m_combo->addItem(known ? labelOf(field(), *known) : m_stored, m_stored);
    }
    m_combo->setCurrentIndex(std::max(0, m_combo->findData(selected)));
}

void PicklistEditor::setValue(const QVariant &value)
{
    m_stored = value.toString();
    fill(m_stored);
    showMeaning();
}

Result<QVariant> PicklistEditor::value() const
{
    const QString chosen = m_combo->currentData().toString();
    return chosen.isEmpty() ? QVariant() : QVariant(chosen);
}

QString PicklistEditor::rawText() const
{
    return m_combo->currentData().toString();
}

void PicklistEditor::setRawText(const QString &text)
{
    if (m_combo->findData(text) < 0)
        m_combo->addItem(text, text);
    m_combo->setCurrentIndex(m_combo->findData(text));
}

void PicklistEditor::setControllerValue(const QString &value)
{
    if (value == m_controllerValue)
        return;
    m_controllerValue = value;
    fill(rawText());
}

SuggestEditor::SuggestEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_combo(new ComboBox(this))
{
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    for (const Choice &choice : field.choices)
        m_combo->addItem(labelOf(field, choice));
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_combo->completer()->setFilterMode(Qt::MatchStartsWith);
    m_combo->setCurrentIndex(-1);
    m_combo->clearEditText();
    setInput(m_combo);
    m_combo->lineEdit()->setAccessibleName(labelOf(field));
    watch(m_combo->lineEdit());
    connect(m_combo->lineEdit(), &QLineEdit::textChanged, this, &FieldEditor::edited);
    connect(m_combo, &QComboBox::activated, this, &FieldEditor::edited);
}

void SuggestEditor::setValue(const QVariant &value)
{
    m_value = value;
    showText(m_combo->lineEdit(), value.toString());
    m_combo->lineEdit()->setCursorPosition(0);
    m_shown = m_combo->currentText();
}

Result<QVariant> SuggestEditor::value() const
{
    if (m_combo->currentText() == m_shown)
        return m_value;
    return parseTyped(field(), m_combo->currentText(), locale(), today());
}

QString SuggestEditor::rawText() const
{
    return m_combo->currentText();
}

void SuggestEditor::setRawText(const QString &text)
{
    showText(m_combo->lineEdit(), text);
}

MultiPicklistEditor::MultiPicklistEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_well(new QWidget(this))
{
    m_well->setObjectName(u"well"_s);
    m_well->setAttribute(Qt::WA_StyledBackground);
    auto *grid = new QGridLayout(m_well);
    grid->setContentsMargins(10, 6, 10, 6);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (const Choice &choice : field.choices)
        addBox(choice);
    setInput(m_well, m_boxes.isEmpty() ? nullptr : m_boxes.first().second);
    // The label names the group; each box has the name of its choice.
    for (const auto &[choice, box] : std::as_const(m_boxes))
        box->setAccessibleName(box->text().replace(u"&&"_s, u"&"_s));
    m_well->setAccessibleName(labelOf(field));
    label()->setBuddy(m_well);
}

QCheckBox *MultiPicklistEditor::addBox(const Choice &choice)
{
    auto *box = new QCheckBox(escapedMnemonic(labelOf(field(), choice)), m_well);
    box->setMinimumHeight(Theme::current().scaled(24));
    const int place = int(m_boxes.size());
    static_cast<QGridLayout *>(m_well->layout())->addWidget(box, place / 2, place % 2);
    m_boxes.append({choice.value, box});
    watch(box);
    connect(box, &QCheckBox::clicked, this, &FieldEditor::edited);
    return box;
}

void MultiPicklistEditor::setValue(const QVariant &value)
{
    const QStringList chosen = value.toStringList();
    m_stored = chosen;
    for (const QString &one : chosen) {
        const bool known = std::any_of(m_boxes.cbegin(), m_boxes.cend(), [&](const auto &entry) { return entry.first == one; });
        if (!known)
            addBox({.value = one})->show(); // came from elsewhere: it can be kept or taken away
    }
    for (const auto &[choice, box] : std::as_const(m_boxes))
        box->setChecked(chosen.contains(choice));
}

Result<QVariant> MultiPicklistEditor::value() const
{
    QStringList chosen;
    for (const auto &[choice, box] : m_boxes) {
        if (box->isChecked())
            chosen << choice;
    }
    if (chosen.size() == m_stored.size() && std::all_of(chosen.cbegin(), chosen.cend(), [this](const QString &one) { return m_stored.contains(one); }))
        chosen = m_stored;
    return chosen.isEmpty() ? QVariant() : QVariant(chosen);
}

QString MultiPicklistEditor::rawText() const
{
    return toNeutral(field(), *value());
}

void MultiPicklistEditor::setRawText(const QString &text)
{
    const QStringList stored = m_stored;
    setValue(text.split(u';', Qt::SkipEmptyParts));
    m_stored = stored;
}
