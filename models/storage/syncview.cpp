#include "models/schema/objects/names.h"
#include "models/storage/syncrows.h"

using namespace SyncRows;

// What people see of the sync.

namespace SyncState {

namespace {

/// All but the built-in account that nothing belongs to: it is not sent, see `outgoing`.
QString notIdle(const QString &column)
{
    return u"%1 NOT IN (SELECT a.id FROM \"Account\" a WHERE a.uuid = '%2' AND NOT EXISTS (SELECT 1 FROM related_count n WHERE n.parent = a.id AND n.n > 0))"_s.arg(column, account::holdPublicUuid);
}

}

Result<std::pair<int, int>> counts(Connection &connection, const Schema &schema)
{
    for (bool more = true; more;) {
        const Result<bool> collected = collect(connection, schema);
        if (!collected)
            return collected.error();
        more = *collected;
    }
    return std::pair(connection.scalar(u"SELECT count(*) FROM sync_conflict"_s).toInt(),
                     connection.scalar(u"SELECT count(DISTINCT record) FROM sync_change WHERE "_s + notIdle(u"record"_s)).toInt());
}

Result<Figures> figures(Connection &connection, const Schema &schema)
{
    if (const Result<> made = makeTables(connection); !made)
        return made.error();
    const Result<std::pair<int, int>> counted = counts(connection, schema);
    if (!counted)
        return counted.error();
    Figures figures {.waiting = counted->second, .conflicts = counted->first};
    figures.refused = connection.scalar(u"SELECT count(*) FROM sync_record r WHERE r.refused_line IS NOT NULL AND r.refused_line >= "
                                        "(SELECT max(last_line) FROM sync_change c WHERE c.record = r.record)"_s).toInt();
    figures.lastSync = QDateTime::fromString(cursor(connection, u"lastSync"_s), Qt::ISODate);
    return figures;
}

namespace {

QString stateOf(const QString &sent, bool conflict, qint64 refusedLine, qint64 lastLine)
{
    if (conflict)
        return u"conflict"_s;
    if (refusedLine >= lastLine)
        return u"refused"_s;
    return sent.isEmpty() ? u"waiting"_s : u"uncertain"_s;
}

} // namespace

Result<QList<Pending>> pending(Connection &connection, const Schema &schema)
{
    Statement rows = connection.prepare(
        u"SELECT c.record, c.field, c.base, coalesce(c.sent, r.sent), c.last_line, coalesce(r.refused_line, 0), r.code, r.text, r.fields, "
        "EXISTS(SELECT 1 FROM sync_conflict x WHERE x.record = c.record AND x.field IN (c.field, '')), (SELECT max(last_line) FROM sync_change y WHERE y.record = c.record), "
        "EXISTS(SELECT 1 FROM sync_change z WHERE z.record = c.record AND z.field = ''), "
        "(SELECT s.at FROM journal j JOIN step s ON s.id = j.step WHERE j.id = c.last_line) "
        "FROM sync_change c LEFT JOIN sync_record r ON r.record = c.record WHERE "_s + notIdle(u"c.record"_s) + u" ORDER BY c.record, c.field LIMIT 20000"_s);
    QList<Pending> all;
    std::optional<Record> record;
    while (rows.step()) {
        Pending line {.record = rows.integer(0), .field = rows.text(1)};
        // A record that is made or deleted as a whole is one line.
        if (!line.field.isEmpty() && rows.integer(11))
            continue;
        if (!record || record->id != line.record) {
            const Result<Record> read = readRecord(connection, schema, line.record);
            record = read ? std::optional<Record>(*read) : std::nullopt;
            if (!record)
                record = Record {.object = objectCodeOf(line.record), .id = line.record};
        }
        const ObjectType *type = schema.typeOf(line.record);
        line.uuid = record->uuid;
        line.title = titleOf(*type, *record);
        line.kind = line.field.isEmpty() ? rows.text(2) : u"update"_s;
        if (const Field *field = type->field(line.field)) {
            line.before = rows.text(2);
            line.after = storedText(*field, *record);
            line.beforeWords = wordsOf(connection, schema, *field, line.before);
            line.afterWords = wordsOf(connection, schema, *field, line.after);
        }
        line.at = QDateTime::fromString(rows.text(12), Qt::ISODateWithMs);
        line.state = stateOf(rows.text(3), rows.integer(9), rows.integer(5), rows.integer(10));
        if (line.state == u"refused") {
            line.code = rows.text(6);
            line.words = rows.text(7);
            line.refusedFields = rows.text(8).split(u';', Qt::SkipEmptyParts);
        }
        all << line;
    }
    return rows.failed() ? Result<QList<Pending>>(connection.lastError()) : Result<QList<Pending>>(all);
}

Result<QList<Conflict>> conflicts(Connection &connection, const Schema &schema)
{
    Statement rows = connection.prepare(u"SELECT record, field, base, theirs FROM sync_conflict ORDER BY record, field LIMIT 20000"_s);
    QList<Conflict> all;
    while (rows.step()) {
        Conflict conflict {.record = rows.integer(0), .field = rows.text(1), .base = rows.text(2), .theirs = rows.text(3)};
        const Result<Record> record = readRecord(connection, schema, conflict.record);
        if (!record)
            continue;
        const ObjectType *type = schema.typeOf(conflict.record);
        conflict.uuid = record->uuid;
        conflict.title = titleOf(*type, *record);
        if (const Field *field = type->field(conflict.field)) {
            conflict.mine = storedText(*field, *record);
            conflict.baseWords = wordsOf(connection, schema, *field, conflict.base);
            conflict.mineWords = wordsOf(connection, schema, *field, conflict.mine);
            conflict.theirsWords = wordsOf(connection, schema, *field, conflict.theirs);
        } else {
            conflict.mine = conflict.theirs == u"deleted" ? u"changed"_s : u"deleted"_s;
        }
        all << conflict;
    }
    return rows.failed() ? Result<QList<Conflict>>(connection.lastError()) : Result<QList<Conflict>>(all);
}

} // namespace SyncState
