#include "models/storage/syncstate.h"

#include "models/schema/objects/names.h"
#include "models/storage/namemask.h"
#include "models/storage/syncrows.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace SyncRows;

namespace SyncState {

namespace {

bool isOnServer(Connection &connection, const ObjectType &type, RecordId record)
{
    return !connection.scalar(u"SELECT remote_id FROM %1 WHERE id = ?"_s.arg(quoted(type.name)), {record}).toString().isEmpty();
}

} // namespace

Result<> makeTables(Connection &connection)
{
    static const QStringList tables {
        u"CREATE TABLE IF NOT EXISTS sync_change(record INTEGER, field TEXT, base TEXT, sent TEXT, last_line INTEGER, PRIMARY KEY(record, field)) WITHOUT ROWID"_s,
        u"CREATE TABLE IF NOT EXISTS sync_record(record INTEGER PRIMARY KEY, remote TEXT, master TEXT, stamp TEXT, modified TEXT, gone INTEGER NOT NULL DEFAULT 0, "
        "sent TEXT, attempt TEXT, refused_line INTEGER, code TEXT, text TEXT, fields TEXT)"_s,
        u"CREATE INDEX IF NOT EXISTS sync_record_remote ON sync_record(remote)"_s,
        u"CREATE TABLE IF NOT EXISTS sync_conflict(record INTEGER, field TEXT, base TEXT, theirs TEXT, PRIMARY KEY(record, field)) WITHOUT ROWID"_s,
        u"CREATE TABLE IF NOT EXISTS sync_cursor(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"_s,
    };
    for (const QString &table : tables) {
        if (const Result<> made = connection.execute(table); !made)
            return made;
    }
    return {};
}

Result<> forget(Connection &connection)
{
    for (const QString &table : {u"sync_change"_s, u"sync_record"_s, u"sync_conflict"_s, u"sync_cursor"_s}) {
        if (const Result<> done = connection.execute(u"DELETE FROM "_s + table); !done)
            return done;
    }
    return {};
}

Result<> meetMe(Connection &connection, const Schema &schema, RecordId me, const QString &remoteId)
{
    const ObjectType *type = schema.typeOf(me);
    if (!type || remoteId.isEmpty())
        return {};
    const QString table = quoted(type->name);
    const bool known = connection.scalar(u"SELECT 1 FROM %1 WHERE remote_id = ?"_s.arg(table), {remoteId}).isValid();
    if (known || isOnServer(connection, *type, me))
        return {};
    return run(connection, u"UPDATE %1 SET remote_id = ? WHERE id = ?"_s.arg(table), {remoteId, me});
}

QString cursor(Connection &connection, const QString &name)
{
    return connection.scalar(u"SELECT value FROM sync_cursor WHERE name = ?"_s, {name}).toString();
}

Result<> setCursor(Connection &connection, const QString &name, const QString &value)
{
    if (value.isNull())
        return run(connection, u"DELETE FROM sync_cursor WHERE name = ?"_s, {name});
    return run(connection, u"INSERT OR REPLACE INTO sync_cursor(name, value) VALUES (?, ?)"_s, {name, value});
}

QHash<QString, QString> cursors(Connection &connection, const QString &prefix)
{
    QHash<QString, QString> all;
    Statement rows = connection.prepare(u"SELECT name, value FROM sync_cursor WHERE substr(name, 1, ?) = ?"_s);
    rows.bind(1, qint64(prefix.size())).bind(2, prefix);
    while (rows.step())
        all.insert(rows.text(0).mid(prefix.size()), rows.text(1));
    return all;
}

namespace {

struct JournalLine {
    qint64 id;
    RecordId record;
    QString event;
    QString field;
    QString before;
};

/// The record shall be made anew on the server: its old id there is gone.
Result<> makeAnew(Connection &connection, const ObjectType &type, RecordId record, qint64 line)
{
    if (const Result<> done = run(connection, u"UPDATE %1 SET remote_id = NULL WHERE id = ?"_s.arg(quoted(type.name)), {record}); !done)
        return done;
    if (const Result<> done = run(connection, u"DELETE FROM sync_record WHERE record = ?"_s, {record}); !done)
        return done;
    return addChange(connection, record, u""_s, u"create"_s, line);
}

Result<> collectDeletion(Connection &connection, const ObjectType &type, const JournalLine &line)
{
    const std::optional<Twin> twin = twinOf(connection, line.record);
    const bool neverSent = !isOnServer(connection, type, line.record) && (!twin || (twin->remote.isEmpty() && twin->sent.isEmpty()));
    if (neverSent || (twin && twin->gone))
        return dropAll(connection, line.record);
    return run(connection,
               u"INSERT INTO sync_change(record, field, base, last_line) VALUES (?1, '', 'delete', ?2) "
               "ON CONFLICT(record, field) DO UPDATE SET base = 'delete', last_line = excluded.last_line"_s,
               {line.record, line.id});
}

Result<> collectReturn(Connection &connection, const ObjectType &type, const JournalLine &line)
{
    const QHash<QString, Change> changes = changesOf(connection, line.record);
    const std::optional<Twin> twin = twinOf(connection, line.record);
    if (changes.value(u""_s).base == u"delete" && !(twin && twin->gone)) {
        const bool uncertain = twin && twin->remote.isEmpty() && !twin->sent.isEmpty();
        return uncertain ? run(connection, u"UPDATE sync_change SET base = 'create' WHERE record = ? AND field = ''"_s, {line.record})
                         : dropChange(connection, line.record, u""_s);
    }
    if (isOnServer(connection, type, line.record) && !(twin && twin->gone))
        return {};
    return makeAnew(connection, type, line.record, line.id);
}

Result<> collectLine(Connection &connection, const Schema &schema, const JournalLine &line)
{
    const ObjectType *type = schema.typeOf(line.record);
    if (!type || type->remoteName.isEmpty() || type->code == object_code::user)
        return {};
    if (line.event == u"create")
        return isOnServer(connection, *type, line.record) ? Result<>() : addChange(connection, line.record, u""_s, u"create"_s, line.id);
    if (line.event == u"delete")
        return collectDeletion(connection, *type, line);
    if (line.event == u"restore")
        return collectReturn(connection, *type, line);
    const Field *field = type->field(line.field);
    if (!field || field->remoteName.isEmpty() || field->readOnly)
        return {};
    return addChange(connection, line.record, line.field, line.before, line.id);
}

} // namespace

Result<bool> collect(Connection &connection, const Schema &schema, int limit)
{
    const qint64 from = cursor(connection, u"journal"_s).toLongLong();
    QList<JournalLine> lines;
    qint64 last = from;
    int seen = 0;
    {
        Statement rows = connection.prepare(
            u"SELECT journal.id, record, event, field, before, kind FROM journal JOIN step ON step.id = journal.step WHERE journal.id > ? ORDER BY journal.id LIMIT ?"_s);
        rows.bind(1, from).bind(2, limit);
        while (rows.step()) {
            last = rows.integer(0);
            ++seen;
            // What sync wrote, and what takes unsent changes back, is nothing to send.
            if (const QString kind = rows.text(5); kind != u"sync" && kind != u"discard")
                lines.append({last, rows.integer(1), rows.text(2), rows.text(3), rows.text(4)});
        }
        if (rows.failed())
            return connection.lastError();
    }
    if (last == from)
        return false;
    for (const JournalLine &line : std::as_const(lines)) {
        if (const Result<> done = collectLine(connection, schema, line); !done)
            return done.error();
    }
    if (const Result<> kept = setCursor(connection, u"journal"_s, QString::number(last)); !kept)
        return kept.error();
    return seen == limit;
}

Result<> refused(Connection &connection, const QList<Refusal> &refusals)
{
    Transaction transaction(connection);
    for (const Refusal &refusal : refusals) {
        const Result<> done = run(connection,
                                  u"INSERT INTO sync_record(record, refused_line, code, text, fields) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(record) DO UPDATE SET "
                                  "refused_line = ?2, code = ?3, text = ?4, fields = ?5, sent = NULL, attempt = NULL"_s,
                                  {refusal.record, refusal.line, refusal.code, refusal.words, refusal.fields.join(u';')});
        if (!done)
            return done;
        if (const Result<> cleared = run(connection, u"UPDATE sync_change SET sent = NULL WHERE record = ?"_s, {refusal.record}); !cleared)
            return cleared;
    }
    return transaction.commit();
}

Result<> notApplied(Connection &connection, const QList<RecordId> &records)
{
    Transaction transaction(connection);
    for (const RecordId record : records) {
        if (const Result<> done = run(connection, u"UPDATE sync_change SET sent = NULL WHERE record = ?"_s, {record}); !done)
            return done;
        if (const Result<> done = run(connection, u"UPDATE sync_record SET sent = NULL, attempt = NULL WHERE record = ?"_s, {record}); !done)
            return done;
    }
    return transaction.commit();
}

QStringList missing(Connection &connection, const ObjectType &type, const QSet<QString> &present)
{
    Statement rows = connection.prepare(u"SELECT remote FROM sync_record WHERE record BETWEEN ? AND ? AND gone = 0 AND remote IS NOT NULL"_s);
    rows.bind(1, firstIdOf(type.code)).bind(2, lastIdOf(type.code));
    QStringList gone;
    while (rows.step()) {
        if (const QString remote = rows.text(0); !present.contains(remote))
            gone << remote;
    }
    return gone;
}

QStringList unknown(Connection &connection, const ObjectType &type, const QSet<QString> &present)
{
    QSet<QString> rest = present;
    Statement rows = connection.prepare(u"SELECT remote FROM sync_record WHERE record BETWEEN ? AND ? AND remote IS NOT NULL UNION SELECT remote_id FROM %1 WHERE remote_id IS NOT NULL"_s.arg(quoted(type.name)));
    rows.bind(1, firstIdOf(type.code)).bind(2, lastIdOf(type.code));
    while (rows.step())
        rest.remove(rows.text(0));
    return rest.values();
}

QStringList toReadAgain(Connection &connection, int object)
{
    QStringList ids;
    Statement rows = connection.prepare(u"SELECT substr(name, 7) FROM sync_cursor WHERE name LIKE 'again:%' AND value = ?"_s);
    rows.bind(1, QString::number(object));
    while (rows.step())
        ids << rows.text(0);
    return ids;
}

Result<> setRule(Connection &connection, const ObjectType &type, const QString &field, std::optional<bool> mine)
{
    return setCursor(connection, u"rule:%1.%2"_s.arg(type.name, field), mine ? (*mine ? u"mine"_s : u"theirs"_s) : QString());
}

Result<> tryAgain(Connection &connection, RecordId record)
{
    return run(connection, u"UPDATE sync_record SET refused_line = NULL, code = NULL, text = NULL, fields = NULL WHERE record = ?"_s, {record});
}

namespace {

Result<> settle(Connection &connection, Writer &writer, RecordId record, const Conflict &conflict, bool mine, const QString &token)
{
    const ObjectType *type = writer.schema().typeOf(record);
    if (conflict.field.isEmpty() && conflict.theirs == u"deleted") {
        if (mine) {
            if (const Result<> dropped = dropAll(connection, record); !dropped)
                return dropped;
            return makeAnew(connection, *type, record, cursor(connection, u"journal"_s).toLongLong());
        }
        if (const Result<> binned = writer.setState(record, RowState::InBin, u"delete"_s); !binned)
            return binned;
        return dropAll(connection, record);
    }
    if (conflict.field.isEmpty()) {
        if (mine)
            return run(connection, u"UPDATE sync_record SET stamp = ? WHERE record = ?"_s, {token, record});
        if (const Result<> live = writer.setState(record, RowState::Live, u"restore"_s); !live)
            return live;
        if (const Result<> dropped = dropAll(connection, record); !dropped)
            return dropped;
        const std::optional<Twin> twin = twinOf(connection, record);
        return twin ? setCursor(connection, u"again:"_s + twin->remote, QString::number(type->code)) : Result<>();
    }
    if (mine)
        return run(connection, u"UPDATE sync_change SET base = ?, sent = NULL WHERE record = ? AND field = ?"_s, {conflict.theirs, record, conflict.field});
    const Result<Record> before = writer.read(record);
    if (!before)
        return before.error();
    Record after = *before;
    if (const Result<> set = setStoredText(*type->field(conflict.field), conflict.theirs, after); !set)
        return set;
    if (const Result<> updated = writer.update(*before, after); !updated)
        return updated;
    return dropChange(connection, record, conflict.field);
}

} // namespace

Result<ChangeSet> resolve(Connection &connection, Schema &schema, RecordId record, const QString &field, bool mine, const QDateTime &now)
{
    const NameMask::Off stored;
    Transaction transaction(connection);
    const Result<QList<Conflict>> all = conflicts(connection, schema);
    if (!all)
        return all.error();
    const auto found = std::find_if(all->cbegin(), all->cend(), [&](const Conflict &c) { return c.record == record && c.field == field; });
    if (found == all->cend())
        return Error {.kind = Error::Kind::NotFound, .text = QCoreApplication::translate("Storage", "This conflict is settled already.")};
    Writer writer(connection, schema, syncOptions(now));
    if (const Result<> done = settle(connection, writer, record, *found, mine, found->base); !done)
        return done.error();
    if (const Result<> dropped = run(connection, u"DELETE FROM sync_conflict WHERE record = ? AND field = ?"_s, {record, field}); !dropped)
        return dropped.error();
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    return writer.changes();
}

Result<ChangeSet> discard(Connection &connection, Schema &schema, RecordId record, const QDateTime &now)
{
    const NameMask::Off stored;
    Transaction transaction(connection);
    Writer::Options options = syncOptions(now);
    options.name = QCoreApplication::translate("Storage", "Discard unsent changes");
    options.kind = u"discard"_s;
    options.undoable = true;
    Writer writer(connection, schema, options);
    const QHash<QString, Change> changes = changesOf(connection, record);
    const QString whole = changes.value(u""_s).base;
    Result<> done;
    if (whole == u"create")
        done = writer.setState(record, RowState::CreationUndone, u"delete"_s);
    else if (whole == u"delete")
        done = writer.setState(record, RowState::Live, u"restore"_s);
    if (done && whole != u"create") {
        const Result<Record> before = writer.read(record);
        if (!before)
            return before.error();
        Record after = *before;
        for (auto it = changes.cbegin(); done && it != changes.cend(); ++it) {
            if (const Field *field = schema.typeOf(record)->field(it.key()))
                done = setStoredText(*field, it->base, after);
        }
        if (done)
            done = writer.update(*before, after);
    }
    if (done)
        done = dropAll(connection, record);
    if (done)
        done = tryAgain(connection, record);
    if (done)
        done = writer.flush();
    if (done)
        done = transaction.commit();
    return done ? Result<ChangeSet>(writer.changes()) : Result<ChangeSet>(done.error());
}

} // namespace SyncState
