#include "tests/support/store.h"

#include "models/schema/objects/names.h"

TestStore::TestStore()
{
    store.setClock([this] { return now; });
    const Result<> opened = waitFor(store.open(path()));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
}

RecordId TestStore::save(const QString &object, const QHash<QString, QVariant> &values)
{
    Record record;
    record.object = schema.type(object)->code;
    record.values = values;
    const Result<RecordId> saved = waitFor(store.save(record));
    if (!saved) {
        qWarning("refused: %s %s", qPrintable(saved.error().text), qPrintable(saved.error().detail));
        for (const Problem &problem : saved.error().problems)
            qWarning("  %s: %s", qPrintable(problem.field), qPrintable(problem.text));
        return 0;
    }
    return *saved;
}

RecordId TestStore::saveOne(const ObjectType &type, const QHash<QString, QVariant> &given)
{
    const Result<Record> prepared = waitFor(store.prepare(type.code));
    if (!prepared)
        return 0;
    QHash<QString, QVariant> values = prepared->values;
    values.insert(given);
    const auto demand = [&](const Field &field) {
        if (field.readOnly || values.contains(field.name))
            return;
        switch (field.type) {
        case FieldType::Lookup:
        case FieldType::Lookups: {
            const RecordId target = field.targets.value(0) == type.name ? 0 : saveOne(*schema.type(field.targets.value(0)));
            values.insert(field.name, field.type == FieldType::Lookup ? QVariant(qlonglong(target)) : QVariant(QVariantList {qlonglong(target)}));
            break;
        }
        case FieldType::Picklist: values.insert(field.name, field.choices.value(0).value); break;
        case FieldType::MultiPicklist: values.insert(field.name, QStringList {field.choices.value(0).value}); break;
        case FieldType::Date: values.insert(field.name, now.date()); break;
        case FieldType::DateTime: values.insert(field.name, now); break;
        case FieldType::Integer: values.insert(field.name, qlonglong(1)); break;
        case FieldType::Decimal: case FieldType::Currency: case FieldType::Percent: values.insert(field.name, 1.0); break;
        case FieldType::CheckBox: values.insert(field.name, true); break;
        case FieldType::Email: values.insert(field.name, u"ann@example.com"_s); break;
        case FieldType::Url: values.insert(field.name, u"https://example.com"_s); break;
        case FieldType::Text: case FieldType::LongText: case FieldType::Phone: values.insert(field.name, u"Acme %1"_s.arg(type.name)); break;
        case FieldType::Address: break;
        }
    };
    for (const Field &field : type.fields) {
        if (field.required || field.name == type.nameField)
            demand(field);
    }
    if (type.code == object_code::contact && !values.contains(contact::lastName))
        values.insert(contact::lastName, u"Lee"_s);
    return save(type.name, values);
}

Record TestStore::fetch(RecordId id)
{
    const Result<Record> found = waitFor(store.fetch(id));
    return found ? *found : Record {};
}
