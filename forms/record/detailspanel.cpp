#include "forms/record/detailspanel.h"

#include "forms/fields/fieldgrid.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/fieldview.h"

#include <QVBoxLayout>

DetailsPanel::DetailsPanel(const ObjectType &type, ViewState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
{
    const Theme &theme = Theme::current();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(12), theme.scaled(10), theme.scaled(12), theme.scaled(12));
    layout->setSpacing(theme.scaled(10));
    build(type);
}

void DetailsPanel::build(const ObjectType &type)
{
    for (const Part &part : std::as_const(m_parts))
        delete part.section;
    m_parts.clear();
    m_type = &type;
    for (const Section &section : type.layout)
        addSection(type, section);
}

void DetailsPanel::addSection(const ObjectType &type, const Section &section)
{
    auto *grid = new FieldGrid(560, this);
    auto *fold = new FoldSection(translated(section.label), grid, this);
    Part part {fold, grid, {}};
    for (const QString &name : section.fields) {
        const Field *field = type.field(name);
        if (!field)
            continue;
        auto *view = new FieldView(type, *field, grid);
        connect(view, &FieldView::editRequested, this, &DetailsPanel::editRequested);
        connect(view, &FieldView::openRecord, this, &DetailsPanel::openRecord);
        connect(view, &FieldView::filterRequested, this, &DetailsPanel::filterRequested);
        grid->add(view, field->type == FieldType::LongText || field->type == FieldType::MultiPicklist);
        part.fields << view;
    }
    grid->arrange();
    const QString key = u"record/"_s + type.name + u"/folded/"_s + section.label;
    fold->setFolded(m_state.value(key, false).toBool());
    connect(fold, &FoldSection::folded, this, [this, key](bool folded) { m_state.setValue(key, folded); });
    layout()->addWidget(fold);
    m_parts << part;
}

void DetailsPanel::show(const ShownRecord &shown)
{
    if (shown.type != m_type)
        build(*shown.type);
    for (const Part &part : std::as_const(m_parts)) {
        for (FieldView *view : part.fields)
            view->show(shown);
    }
    showWanted(shown);
}

/// What Salesforce keeps for itself is shown where it holds something (twenty empty lines would hide the two that matter), and
/// what belongs to one kind of record where the record is of that kind.
void DetailsPanel::showWanted(const ShownRecord &shown)
{
    for (const Part &part : std::as_const(m_parts)) {
        for (FieldView *view : part.fields) {
            const Field *field = shown.type->field(view->fieldName());
            const bool asked = field->visibleWhenField.isEmpty() || field->visibleWhen.contains(shown.record.text(field->visibleWhenField));
            part.grid->setWanted(view, !view->words().isEmpty() || (asked && !field->system));
        }
        part.section->setVisible(!part.grid->isEmpty());
    }
}

QList<FieldView *> DetailsPanel::fields() const
{
    QList<FieldView *> all;
    for (const Part &part : m_parts)
        all << part.fields;
    return all;
}

FieldView *DetailsPanel::field(const QString &name) const
{
    for (FieldView *view : fields()) {
        if (view->fieldName() == name)
            return view;
    }
    return nullptr;
}
