#include "forms/record/relatedlink.h"

RelatedLink::RelatedLink(const Schema &schema, RecordId parent, const RelatedList &list)
    : m_parent(parent)
    , m_list(list)
    , m_child(schema.type(list.object))
{
}

QString RelatedLink::objectName() const
{
    const QString name = m_list.object + u'.' + m_list.field;
    return m_list.only.isEmpty() ? name : name + u'.' + m_list.newForm;
}

QString RelatedLink::label() const
{
    return translated(m_list.label.isEmpty() ? m_child->pluralLabel : m_list.label);
}

QString RelatedLink::labelWithCount(int count) const
{
    //: A related list and how many records it holds: "Contacts (12)".
    return QCoreApplication::translate("RelatedLink", "%1 (%2)").arg(label(), QLocale().toString(count));
}

QList<NewButton> RelatedLink::newButtons() const
{
    QList<NewButton> buttons;
    for (const QString &name : {m_list.newForm, m_list.secondForm}) {
        const QuickForm *form = m_child->quickForm(name);
        if (form && m_child->isActivity)
            buttons.append({translated(form->label), form->name, true});
        else if (form)
            buttons.append({QCoreApplication::translate("RelatedLink", "New"), form->name, false});
    }
    if (buttons.isEmpty())
        buttons.append({QCoreApplication::translate("RelatedLink", "New"), {}, false});
    return buttons;
}

QHash<QString, QVariant> RelatedLink::presets() const
{
    const Field *field = m_child->field(m_list.field);
    if (!field)
        return {};
    const QVariant id = qlonglong(m_parent);
    return {{field->name, field->type == FieldType::Lookups ? QVariant(QVariantList {id}) : id}};
}

QList<Condition> RelatedLink::where() const
{
    QList<Condition> all {{m_list.field, Condition::Is::Equal, qlonglong(m_parent)}};
    for (const auto &[field, values] : m_list.only)
        all.append(values.size() == 1 ? Condition {field, Condition::Is::Equal, values.first()} : Condition {field, Condition::Is::OneOf, values});
    return all;
}

Query RelatedLink::query(int limit) const
{
    return {.object = m_child->code, .where = where(), .sort = m_list.sortField, .descending = m_list.descending, .limit = limit};
}

QStringList RelatedLink::columns() const
{
    return m_list.columns.isEmpty() ? m_child->listColumns : m_list.columns;
}

bool isMadeInPanel(const Schema &schema, const ObjectType &type)
{
    for (const ObjectType *parent : schema.types()) {
        if (std::any_of(parent->related.cbegin(), parent->related.cend(), [&](const RelatedList &list) { return list.object == type.name && !list.panel.isEmpty(); }))
            return true;
    }
    return false;
}

QList<const QuickForm *> composerForms(const Schema &schema, const ObjectType &type)
{
    QList<const QuickForm *> forms;
    for (const RelatedList &list : type.related) {
        const ObjectType *child = schema.type(list.object);
        if (!child || !child->isActivity)
            continue;
        for (const QString &name : {list.newForm, list.secondForm}) {
            const QuickForm *form = child->quickForm(name);
            if (form && !forms.contains(form))
                forms << form;
        }
    }
    return forms;
}
