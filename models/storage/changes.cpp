#include "models/storage/changes.h"

#include "models/schema/values.h"
#include "models/storage/rows.h"

namespace {

/// One record while the journal is walked back: what its last line said, and what its first one since then says.
struct Walked {
    RecordChange change;
    QHash<QString, int> places; ///< field → index in change.fields
    bool wasThere = true; ///< at the moment asked for
    bool isThere = true;
    bool stateSeen = false;
};

QVariant valueOf(const Field &field, const QString &neutral)
{
    const Result<QVariant> value = fromNeutral(field, neutral);
    return value ? *value : QVariant();
}

void takeState(Walked &walked, const QString &event)
{
    const bool arrives = event == u"create" || event == u"restore";
    if (!walked.stateSeen)
        walked.isThere = arrives;
    walked.stateSeen = true;
    walked.wasThere = !arrives; // the line before this one decides, and there is none yet that is older
}

void takeField(Walked &walked, const Field &field, const QString &before, const QString &after)
{
    const auto known = walked.places.constFind(field.name);
    if (known != walked.places.cend()) {
        walked.change.fields[*known].before = valueOf(field, before);
        return;
    }
    walked.places.insert(field.name, int(walked.change.fields.size()));
    walked.change.fields.append({field.name, valueOf(field, before), valueOf(field, after)});
}

/// False if nothing is different after all.
bool finish(Walked &walked, Connection &connection, const Schema &schema)
{
    RecordChange &change = walked.change;
    change.created = walked.stateSeen && !walked.wasThere && walked.isThere;
    change.deleted = walked.stateSeen && walked.wasThere && !walked.isThere;
    if (walked.stateSeen && !walked.wasThere && !walked.isThere)
        return false;
    const ObjectType *type = schema.typeOf(change.id);
    change.fields.removeIf([type](const FieldChange &field) {
        const Field *declared = type->field(field.field);
        return toNeutral(*declared, field.before) == toNeutral(*declared, field.after);
    });
    if (!change.created && !change.deleted && change.fields.isEmpty())
        return false;
    change.title = readTitle(connection, schema, change.id);
    return true;
}

} // namespace

Result<QList<RecordChange>> Changes::since(Connection &connection, const Schema &schema, const QDateTime &since, int limit)
{
    Statement rows = connection.prepare(u"SELECT journal.record, journal.event, journal.field, journal.before, journal.after, step.at "
                                        "FROM step JOIN journal ON journal.step = step.id "
                                        "WHERE step.at >= ? AND step.kind <> 'setup' ORDER BY journal.id DESC"_s);
    rows.bind(1, since.toUTC().toString(Qt::ISODateWithMs));
    QList<Walked> walked;
    QHash<RecordId, int> places;
    while (rows.step()) {
        const RecordId id = rows.integer(0);
        const ObjectType *type = schema.typeOf(id);
        auto place = places.constFind(id);
        if (!type || (place == places.cend() && walked.size() >= limit))
            continue;
        if (place == places.cend()) {
            place = places.insert(id, int(walked.size()));
            walked.append({.change = {.id = id, .last = QDateTime::fromString(rows.text(5), Qt::ISODateWithMs)}});
        }
        const Field *field = type->field(rows.text(2));
        if (field)
            takeField(walked[*place], *field, rows.text(3), rows.text(4));
        else
            takeState(walked[*place], rows.text(1));
    }
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    QList<RecordChange> changes;
    for (Walked &one : walked) {
        if (finish(one, connection, schema))
            changes << one.change;
    }
    return changes;
}
