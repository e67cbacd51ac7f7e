#include "models/schema/startlinks.h"

namespace {

QVariant linkValue(const Field &field, RecordId target)
{
    return field.type == FieldType::Lookups ? QVariant(QVariantList {qlonglong(target)}) : QVariant(qlonglong(target));
}

bool mayPointTo(const Field &field, const ObjectType &target)
{
    return field.isLookup() && !field.readOnly && field.targets.contains(target.name);
}

/// The first of `about`'s own links whose target `field` may point to as well.
RecordId behind(const Schema &schema, const ObjectType &aboutType, const Record &about, const Field &field)
{
    for (const Field &own : aboutType.fields) {
        const RecordId target = own.isLookup() && !own.system ? about.link(own.name) : 0;
        const ObjectType *type = target ? schema.typeOf(target) : nullptr;
        if (type && own.targets != QStringList {u"User"_s} && type->code != aboutType.code && mayPointTo(field, *type))
            return target;
    }
    return 0;
}

} // namespace

QHash<QString, QVariant> startLinks(const Schema &schema, const ObjectType &type, const QStringList &fields, const Record &about)
{
    QHash<QString, QVariant> links;
    const ObjectType *aboutType = schema.typeOf(about.id);
    if (!aboutType)
        return links;
    for (const QString &name : fields) {
        const Field *field = type.field(name);
        if (field && mayPointTo(*field, *aboutType)) {
            links.insert(name, linkValue(*field, about.id));
            break;
        }
    }
    const bool follows = links.isEmpty();
    for (const QString &name : fields) {
        const Field *field = type.field(name);
        if (!field || !field->isLookup() || field->readOnly || links.contains(name) || field->targets == QStringList {u"User"_s})
            continue;
        const Field *same = aboutType->field(name);
        if (follows && same && same->type == field->type && about.value(name).isValid())
            links.insert(name, about.value(name));
        else if (const RecordId target = follows ? 0 : behind(schema, *aboutType, about, *field))
            links.insert(name, linkValue(*field, target));
    }
    return links;
}
