#pragma once

#include "models/schema/fieldvalues.h"

#include <QDateTime>
#include <QMetaType>

/// Names one record of the file for ever. The object's code stands in the upper half, a counter in the lower, so an id
/// alone tells its object, and ids ascend by object first: accounts before contacts, which search uses as its ranking.
using RecordId = qint64;

constexpr int objectCodeOf(RecordId id)
{
    return int(id >> 32);
}
constexpr RecordId firstIdOf(int objectCode)
{
    return (RecordId(objectCode) << 32) + 1;
}
constexpr RecordId lastIdOf(int objectCode)
{
    return (RecordId(objectCode) << 32) + 0xffffffffLL;
}

/// One record: what is stored of it, nothing about how it is shown. Values are keyed by field name and have the C++ type
/// that FieldType names; an empty field is an invalid QVariant. `id` is 0 until the store has taken it.
struct Record {
    int object = 0; ///< ObjectType::code
    RecordId id = 0;
    QString uuid;
    QString remoteId; ///< 18 characters, or empty
    bool deleted = false; ///< in the recycle bin
    FieldValues values;
    QHash<QString, QString> dangling; ///< lookup field → remote ids, ';' between, whose records are not here (yet)

    QVariant value(const QString &field) const { return values.value(field); }
    QString text(const QString &field) const { return values.value(field).toString(); }
    RecordId link(const QString &field) const
    {
        const QVariant v = values.value(field);
        if (v.typeId() == QMetaType::QVariantList) {
            const QVariantList all = v.toList();
            return all.isEmpty() ? 0 : all.first().toLongLong();
        }
        return v.toLongLong();
    }
    void set(const QString &field, const QVariant &value)
    {
        if (value.isValid())
            values.insert(field, value);
        else
            values.remove(field);
    }
};
Q_DECLARE_METATYPE(Record)
