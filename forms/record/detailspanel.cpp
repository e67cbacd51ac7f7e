#include "forms/record/detailspanel.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/fieldview.h"

#include <QGridLayout>
#include <QResizeEvent>
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
    arrange();
}

void DetailsPanel::addSection(const ObjectType &type, const Section &section)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    const Theme &theme = Theme::current();
    grid->setContentsMargins(theme.scaled(8), 0, theme.scaled(8), 0);
    grid->setHorizontalSpacing(theme.scaled(24));
    grid->setVerticalSpacing(0);
    auto *fold = new FoldSection(translated(section.label), content, this);
    Part part {fold, grid, {}};
    for (const QString &name : section.fields) {
        const Field *field = type.field(name);
        if (!field)
            continue;
        auto *view = new FieldView(type, *field, content);
        connect(view, &FieldView::editRequested, this, &DetailsPanel::editRequested);
        connect(view, &FieldView::openRecord, this, &DetailsPanel::openRecord);
        connect(view, &FieldView::filterRequested, this, &DetailsPanel::filterRequested);
        view->setVisible(!field->system);
        part.fields << view;
    }
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
    showSystemFields(shown);
}

/// What Salesforce keeps for itself is shown where it holds something: twenty empty lines would hide the two that matter.
void DetailsPanel::showSystemFields(const ShownRecord &shown)
{
    bool moved = false;
    for (const Part &part : std::as_const(m_parts)) {
        bool any = false;
        for (FieldView *view : part.fields) {
            const Field *field = shown.type->field(view->fieldName());
            const bool wanted = !field->system || !view->words().isEmpty();
            moved = moved || wanted == view->isHidden();
            view->setVisible(wanted);
            any = any || wanted;
        }
        part.section->setVisible(any);
    }
    if (moved)
        arrange();
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

void DetailsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = event->size().width() < Theme::current().scaled(520) ? 1 : 2;
    if (columns != m_columns) {
        m_columns = columns;
        arrange();
    }
}

void DetailsPanel::arrange()
{
    for (const Part &part : std::as_const(m_parts)) {
        part.grid->setColumnStretch(0, 1);
        part.grid->setColumnStretch(1, m_columns > 1 ? 1 : 0);
        int place = 0;
        for (FieldView *view : part.fields) {
            part.grid->removeWidget(view);
            if (view->isHidden())
                continue;
            const bool wide = m_type->field(view->fieldName())->type == FieldType::LongText;
            if (wide && place % m_columns)
                ++place;
            part.grid->addWidget(view, place / m_columns, place % m_columns, 1, wide ? m_columns : 1);
            place += wide ? m_columns : 1;
        }
    }
}
