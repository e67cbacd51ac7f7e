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

/// Whether records of `aboutType` hang on `place` by their link `field`: a contact on its account, but no account on its sponsor.
bool hangsOn(const ObjectType &place, const ObjectType &aboutType, const QString &field)
{
    return std::any_of(place.related.begin(), place.related.end(), [&](const RelatedList &list) { return list.object == aboutType.name && list.field == field; });
}

/// The first record that `about` hangs on and that `field` may point to as well.
RecordId behind(const Schema &schema, const ObjectType &aboutType, const Record &about, const Field &field)
{
    for (const Field &own : aboutType.fields) {
        const RecordId target = own.isLookup() && !own.system ? about.link(own.name) : 0;
        const ObjectType *type = target ? schema.typeOf(target) : nullptr;
        if (type && type->code != aboutType.code && mayPointTo(field, *type) && hangsOn(*type, aboutType, own.name))
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
