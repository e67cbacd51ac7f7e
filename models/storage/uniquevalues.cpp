#include "models/storage/uniquevalues.h"

#include "models/storage/connection.h"
#include "models/storage/rows.h"

#include <QCoreApplication>

QList<Problem> takenValues(Connection &connection, const Schema &schema, const ObjectType &type, const Record &record, const QList<const Field *> &changed)
{
    QList<Problem> problems;
    for (const Field *field : changed) {
        const QString text = record.text(field->name);
        if (!field->unique || text.isEmpty())
            continue;
        const RecordId other = connection.scalar(u"SELECT id FROM %1 WHERE deleted = 0 AND %2 = ? COLLATE NOCASE AND id <> ? LIMIT 1"_s.arg(quoted(type.name), quoted(field->name)), {text, record.id}).toLongLong();
        if (other)
            problems.append({field->name, QCoreApplication::translate("Rules", "%1: “%2” is taken by %3. Choose another.").arg(labelOf(*field), text, readTitle(connection, schema, other))});
    }
    return problems;
}
