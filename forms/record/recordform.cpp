#include "forms/record/recordform.h"

#include "forms/fields/addresseditor.h"
#include "forms/fields/fieldgrid.h"
#include "forms/look/widgets.h"
#include "models/schema/values.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

static const QString currencyField = u"CurrencyIsoCode"_s;

RecordForm::RecordForm(RecordStore &store, const ObjectType &type, const QList<Section> &sections, const QuickForm *form, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_type(type)
    , m_form(form)
{
    m_context = {
        .store = &store,
        .today = [&store] { return store.context().today; },
        .create = [this](const Field &field, const QString &target, const QString &title, const auto &done) { create(field, target, title, done); },
        .nearby = [this](const ObjectType &target, const auto &use) { nearby(target, use); },
        .currency = [this] {
            const Field *field = m_type.field(currencyField);
            return field ? valueOf(*field).toString() : QString();
        },
    };
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    for (const Section &section : sections)
        addSection(section, rows);
    rows->addStretch();
}

RecordForm::~RecordForm() = default;

QList<Section> RecordForm::sectionsFor(const ObjectType &type, bool forNew, const QuickForm *form)
{
    if (form)
        return {{QString(), form->fields}};
    if (!forNew)
        return type.layout;
    if (!type.newFields.isEmpty())
        return {{QString(), type.newFields}};
    // What the program keeps or computes has nothing to say before the record exists.
    QList<Section> sections;
    for (const Section &section : type.layout) {
        Section typed {section.label, {}};
        for (const QString &name : section.fields) {
            if (const Field *field = type.field(name); field && !field->readOnly)
                typed.fields << name;
        }
        if (!typed.fields.isEmpty())
            sections << typed;
    }
    return sections;
}

void RecordForm::addSection(const Section &section, QVBoxLayout *rows)
{
    auto *grid = new FieldGrid(m_form ? 400 : 560, this);
    for (const QString &name : section.fields) {
        const Field *field = m_type.field(name);
        if (field && field->type == FieldType::Address)
            addAddress(*field, grid);
        else if (field)
            addEditor(*field, grid);
    }
    grid->arrange();
    m_grids << grid;
    if (section.label.isEmpty()) {
        rows->addWidget(grid);
        m_folds << nullptr;
        return;
    }
    auto *fold = new FoldSection(translated(section.label), grid, this);
    m_folds << fold;
    rows->addWidget(fold);
}

void RecordForm::addEditor(const Field &field, FieldGrid *grid)
{
    Field shown = field;
    shown.readOnly = field.readOnly || !field.byAction.isEmpty();
    FieldEditor *editor = makeEditor(shown, m_context, grid);
    const bool wideInQuickForm = m_form && (field.type == FieldType::Lookups || m_form->wide.contains(field.name));
    grid->add(editor, field.type == FieldType::LongText || field.type == FieldType::MultiPicklist || wideInQuickForm);
    wire(editor);
}

void RecordForm::addAddress(const Field &field, FieldGrid *grid)
{
    auto *address = new AddressEditor(field, m_context, grid);
    for (const QString &name : field.parts) {
        const Field *part = m_type.field(name);
        if (!part)
            continue;
        FieldEditor *editor = makeEditor(*part, m_context, address->group());
        address->addPart(editor);
        wire(editor);
    }
    grid->add(address, false);
    m_editors.insert(field.name, address);
}

void RecordForm::wire(FieldEditor *editor)
{
    m_editors.insert(editor->field().name, editor);
    m_order << editor;
    editor->setRequired(isStarred(editor->field()));
    connect(editor, &FieldEditor::edited, this, [this, editor] { fieldEdited(editor); });
    connect(editor, &FieldEditor::left, this, [this, editor] { fieldLeft(editor); });
    connect(editor, &FieldEditor::undoWanted, this, [this, editor] { undo(editor); });
    connect(editor, &FieldEditor::nextWanted, this, [this, editor] { focusNext(editor); });
    connect(editor, &FieldEditor::submitted, this, &RecordForm::submitted);
}

bool RecordForm::isStarred(const Field &field) const
{
    return !field.readOnly && field.byAction.isEmpty() && (field.required || (m_form && m_form->required.contains(field.name)));
}

void RecordForm::setRecord(const Record &record)
{
    m_refused.clear();
    m_proposed.clear();
    ++m_asked;
    for (FieldEditor *editor : std::as_const(m_order))
        editor->setInvalid({});
    m_baseline = record;
    for (FieldEditor *editor : std::as_const(m_order)) {
        editor->setValue(record.value(editor->field().name));
        editor->setDangling(record.dangling.value(editor->field().name));
    }
    updateDependents();
    markEdited();
    m_warnings.clear();
    askWarnings();
}

QVariant RecordForm::valueOf(const Field &field) const
{
    const FieldEditor *editor = m_editors.value(field.name);
    if (!editor || editor->field().readOnly || !field.hasColumn())
        return m_baseline.value(field.name);
    const Result<QVariant> read = editor->value();
    return read ? *read : m_baseline.value(field.name);
}

/// Whether the field is asked for while its controlling field holds what it holds now.
bool RecordForm::isWanted(const Field &field) const
{
    if (field.system && field.readOnly && !m_baseline.value(field.name).isValid())
        return false; // kept from an export, and this record has none
    if (field.visibleWhenField.isEmpty())
        return true;
    const Field *controller = m_type.field(field.visibleWhenField);
    return controller && field.visibleWhen.contains(valueOf(*controller).toString());
}

bool RecordForm::isChanged(const FieldEditor *editor) const
{
    const Field &field = editor->field();
    if (field.readOnly || !field.hasColumn())
        return false;
    const QVariant before = m_baseline.value(field.name);
    if (!isWanted(field)) {
        // What is folded away by a change of this edit is emptied; by an old value, it stays as it was.
        const FieldEditor *controller = m_editors.value(field.visibleWhenField);
        return before.isValid() && controller && isChanged(controller);
    }
    const Result<QVariant> read = editor->value();
    return !read || !sameFieldValue(field, before, *read);
}

Record RecordForm::record() const
{
    Record record = m_baseline;
    for (const FieldEditor *editor : m_order) {
        const Field &field = editor->field();
        if (field.readOnly || !field.hasColumn())
            continue;
        if (isChanged(editor)) {
            record.set(field.name, isWanted(field) ? valueOf(field) : QVariant());
            if (record.value(field.name) != m_baseline.value(field.name))
                record.dangling.remove(field.name);
        } else if (field.type == FieldType::CheckBox && record.id == 0 && !record.value(field.name).isValid()) {
            record.set(field.name, false); // shown unticked, so it is meant: no default may tick it later
        }
    }
    return record;
}

QStringList RecordForm::changedFields() const
{
    QStringList names;
    for (const FieldEditor *editor : m_order) {
        if (isChanged(editor))
            names << editor->field().name;
    }
    return names;
}

QList<Problem> RecordForm::problems() const
{
    QList<Problem> all;
    QStringList unreadable;
    for (const FieldEditor *editor : m_order) {
        const Field &field = editor->field();
        if (field.readOnly || !field.hasColumn() || !isWanted(field))
            continue;
        const Result<QVariant> read = editor->value();
        if (read)
            continue;
        unreadable << field.name;
        all.append({field.name, tr("%1: %2").arg(labelOf(field), read.error().text)});
    }
    for (const Problem &problem : problemsOf(m_type, record(), m_store.context(), m_form)) {
        if (!unreadable.contains(problem.field))
            all << problem;
    }
    for (const Problem &warning : m_warnings) {
        if (std::none_of(all.cbegin(), all.cend(), [&](const Problem &known) { return known.field == warning.field && known.text == warning.text; }))
            all << warning;
    }
    return all;
}

/// The sentence without the field's name in front, which stands above it already.
QString RecordForm::sentenceUnder(const Field &field, const Problem &problem) const
{
    const QString name = labelOf(field) + u": "_s;
    if (!problem.text.startsWith(name))
        return problem.text;
    const QString sentence = problem.text.mid(name.size());
    return sentence.left(1).toUpper() + sentence.mid(1);
}

QList<Problem> RecordForm::check()
{
    const QList<Problem> found = problems();
    m_refused.clear();
    showProblems(found);
    m_refused.clear();
    return found;
}

void RecordForm::showProblems(const QList<Problem> &problems)
{
    for (FieldEditor *editor : std::as_const(m_order))
        editor->setInvalid({});
    // The first problem of a field stands; an error goes before a warning.
    for (const bool warning : {true, false}) {
        for (auto problem = problems.crbegin(); problem != problems.crend(); ++problem) {
            FieldEditor *editor = m_editors.value(problem->field);
            if (!editor || problem->warning != warning)
                continue;
            editor->setInvalid(sentenceUnder(editor->field(), *problem), warning);
            m_refused << problem->field;
        }
    }
}

void RecordForm::fieldEdited(FieldEditor *editor)
{
    m_refused.removeAll(editor->field().name);
    m_proposed.removeAll(editor->field().name);
    if (m_baseline.id == 0 && (editor->field().isLookup() || isFollowed(editor->field().name)))
        propose();
    updateDependents();
    markEdited();
    clearSolved();
    askWarnings();
    Q_EMIT edited();
}

/// Whether another field is proposed from this one.
bool RecordForm::isFollowed(const QString &fieldName) const
{
    return std::any_of(m_order.cbegin(), m_order.cend(), [&](const FieldEditor *other) { return other->field().follows.contains(fieldName); });
}

void RecordForm::clearSolved()
{
    if (std::none_of(m_order.cbegin(), m_order.cend(), [](const FieldEditor *editor) { return !editor->invalidText().isEmpty(); }))
        return;
    QStringList wrong = m_refused;
    for (const Problem &problem : problems())
        wrong << problem.field;
    for (FieldEditor *editor : std::as_const(m_order)) {
        if (!editor->invalidText().isEmpty() && !wrong.contains(editor->field().name))
            editor->setInvalid({});
    }
}

void RecordForm::fieldLeft(FieldEditor *editor)
{
    const Field &field = editor->field();
    if (field.readOnly || m_refused.contains(field.name))
        return;
    // Walking past an empty required field is no mistake yet; emptying one is.
    if (!isChanged(editor) && editor->invalidText().isEmpty())
        return;
    Problem shown;
    for (const Problem &problem : problems()) {
        if (problem.field == field.name && (shown.text.isEmpty() || (shown.warning && !problem.warning)))
            shown = problem;
    }
    editor->setInvalid(shown.text.isEmpty() ? QString() : sentenceUnder(field, shown), shown.warning);
    markEdited();
}

void RecordForm::undo(FieldEditor *editor)
{
    editor->setValue(m_baseline.value(editor->field().name));
    editor->setDangling(m_baseline.dangling.value(editor->field().name));
    fieldEdited(editor);
    editor->setInvalid({});
    editor->setFocus(Qt::OtherFocusReason);
}

void RecordForm::focusNext(FieldEditor *editor)
{
    for (qsizetype i = m_order.indexOf(editor) + 1; i < m_order.size(); ++i) {
        FieldEditor *next = m_order.at(i);
        if (!next->isVisible() || !next->isEnabled() || next->field().readOnly)
            continue;
        next->input()->setFocus(Qt::TabFocusReason);
        return;
    }
    editor->input()->setFocus(Qt::OtherFocusReason);
    focusNextChild(); // the last field: on to the buttons
}

void RecordForm::updateDependents()
{
    for (FieldEditor *editor : std::as_const(m_order)) {
        const Field &field = editor->field();
        if (const Field *controller = field.controller.isEmpty() ? nullptr : m_type.field(field.controller))
            editor->setControllerValue(valueOf(*controller).toString());
    }
    for (FieldGrid *grid : std::as_const(m_grids)) {
        for (FieldEditor *editor : std::as_const(m_order)) {
            if (editor->parentWidget() == grid)
                grid->setWanted(editor, isWanted(editor->field()));
        }
    }
    for (int i = 0; i < m_folds.size(); ++i) {
        if (m_folds.at(i))
            m_folds.at(i)->setVisible(!m_grids.at(i)->isEmpty());
    }
}

void RecordForm::markEdited()
{
    // In a new record everything is new: nothing stands out.
    for (FieldEditor *editor : std::as_const(m_order))
        editor->setEdited(m_baseline.id != 0 && isChanged(editor));
}

void RecordForm::focusField(const QString &fieldName)
{
    FieldEditor *chosen = m_editors.value(fieldName);
    for (qsizetype i = 0; !chosen && fieldName.isEmpty() && i < m_order.size(); ++i) {
        FieldEditor *editor = m_order.at(i);
        const Result<QVariant> value = editor->value();
        if (editor->isRequired() && isWanted(editor->field()) && value && !value->isValid())
            chosen = editor;
    }
    // Of a new record the first that is not filled in already (the owner is); of another the first.
    for (const bool emptyOnly : {m_baseline.id == 0, false}) {
        for (qsizetype i = 0; !chosen && i < m_order.size(); ++i) {
            FieldEditor *editor = m_order.at(i);
            const Result<QVariant> value = editor->value();
            if (!editor->field().readOnly && isWanted(editor->field()) && !(emptyOnly && value && value->isValid()))
                chosen = editor;
        }
    }
    if (!chosen)
        return;
    for (FoldSection *fold : std::as_const(m_folds)) {
        if (fold && fold->isAncestorOf(chosen))
            fold->setFolded(false);
    }
    chosen->setFocus(Qt::OtherFocusReason);
    for (QWidget *around = parentWidget(); around; around = around->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(around))
            area->ensureWidgetVisible(chosen, 0, 24);
    }
}

void RecordForm::merge(const Record &newer)
{
    QList<FieldEditor *> kept;
    for (FieldEditor *editor : std::as_const(m_order)) {
        if (isChanged(editor))
            kept << editor;
    }
    const Record before = m_baseline;
    m_baseline = newer;
    for (FieldEditor *editor : std::as_const(m_order)) {
        const Field &field = editor->field();
        if (kept.contains(editor) || sameFieldValue(field, before.value(field.name), newer.value(field.name)))
            continue;
        editor->setValue(newer.value(field.name));
        editor->setDangling(newer.dangling.value(field.name));
    }
    updateDependents();
    markEdited();
    clearSolved();
}

QJsonObject RecordForm::draft() const
{
    QJsonObject typed;
    for (const FieldEditor *editor : m_order) {
        const Field &field = editor->field();
        if (field.readOnly || !field.hasColumn())
            continue;
        // Of a new record everything that is shown belongs to the draft: its defaults (today) are others tomorrow.
        if (isChanged(editor) || m_baseline.id == 0)
            typed.insert(field.name, editor->rawText());
    }
    return typed;
}

void RecordForm::enter(const QHash<QString, QVariant> &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (FieldEditor *editor = m_editors.value(value.key()))
            editor->setValue(value.value());
    }
    updateDependents();
    markEdited();
}

void RecordForm::restoreDraft(const QJsonObject &draft)
{
    // Controlling fields first, or the dependent choice would not be there yet.
    for (const bool dependent : {false, true}) {
        for (FieldEditor *editor : std::as_const(m_order)) {
            const Field &field = editor->field();
            if (draft.contains(field.name) && !field.readOnly && field.controller.isEmpty() != dependent)
                editor->setRawText(draft.value(field.name).toString());
        }
        updateDependents();
    }
    markEdited();
}
