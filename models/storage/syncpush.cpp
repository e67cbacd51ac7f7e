#include "models/storage/syncstate.h"

#include "models/schema/objects/names.h"
#include "models/storage/syncrows.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace SyncRows;

namespace SyncState {

namespace {

Result<> collectAll(Connection &connection, const Schema &schema)
{
    while (true) {
        const Result<bool> more = collect(connection, schema);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

struct Link {
    QString text = {};
    bool waits = false; ///< the whole record waits for its target, which is made before it
    bool later = false; ///< sent when the target is there
};

/// The server's id for a link of a record of `type`.
Link linkTo(Connection &connection, const Schema &schema, const ObjectType &type, const QString &stored)
{
    const QString first = stored.section(u';', 0, 0);
    bool isNumber = false;
    const RecordId target = first.toLongLong(&isNumber);
    if (!isNumber)
        return {first};
    const ObjectType *targetType = schema.typeOf(target);
    if (!targetType)
        return {};
    const std::optional<Twin> twin = twinOf(connection, target);
    if (twin && twin->gone) {
        const QString master = connection.scalar(u"SELECT master FROM sync_record WHERE record = ?"_s, {target}).toString();
        if (!master.isEmpty())
            return {master};
    }
    const QString remote = connection.scalar(u"SELECT remote_id FROM %1 WHERE id = ?"_s.arg(quoted(targetType->name)), {target}).toString();
    if (!remote.isEmpty())
        return {remote};
    // Nobody will ever be there to point to.
    if (targetType->remoteName.isEmpty() || targetType->code == object_code::user)
        return {};
    return targetType->code < type.code ? Link {.waits = true} : Link {.later = true};
}


bool waitsForPerson(Connection &connection, RecordId record, const QHash<QString, Change> &changes)
{
    qint64 last = 0;
    for (const Change &change : changes)
        last = std::max(last, change.lastLine);
    const QVariant refusedLine = connection.scalar(u"SELECT refused_line FROM sync_record WHERE record = ?"_s, {record});
    if (refusedLine.isValid() && !refusedLine.isNull() && refusedLine.toLongLong() >= last)
        return true;
    return connection.scalar(u"SELECT 1 FROM sync_conflict WHERE record = ? AND field = ''"_s, {record}).isValid();
}

/// Fills in what is sent; false if the record has to wait.
bool fill(Connection &connection, const Schema &schema, const ObjectType &type, const Record &record, const QHash<QString, Change> &changes,
          const QSet<QString> &fields, Outgoing &out)
{
    QSet<QString> inConflict;
    Statement rows = connection.prepare(u"SELECT field FROM sync_conflict WHERE record = ?"_s);
    rows.bind(1, record.id);
    while (rows.step())
        inConflict.insert(rows.text(0));
    const bool creates = out.kind == Outgoing::Kind::Create;
    for (const Field &field : type.fields) {
        if (!fields.contains(field.name) || inConflict.contains(field.name) || (!creates && !changes.contains(field.name)))
            continue;
        const QString stored = storedText(field, record);
        if (creates && stored.isEmpty())
            continue;
        QString text = stored;
        if (field.isLookup() && !stored.isEmpty()) {
            const Link link = linkTo(connection, schema, type, stored);
            if (link.waits)
                return false;
            if (link.later)
                out.later << field.name;
            if (link.text.isEmpty())
                continue;
            text = link.text;
        }
        out.values.insert(field.name, text);
        out.local.insert(field.name, stored);
    }
    return creates || !out.values.isEmpty();
}

Result<> noteSent(Connection &connection, const Outgoing &out, const QString &serverTime)
{
    if (out.kind == Outgoing::Kind::Create) {
        const QString sent = QString::fromUtf8(QJsonDocument(toJson(out.local)).toJson(QJsonDocument::Compact));
        return run(connection,
                   u"INSERT INTO sync_record(record, sent, attempt) VALUES (?1, ?2, ?3) ON CONFLICT(record) DO UPDATE SET sent = ?2, attempt = coalesce(attempt, ?3)"_s,
                   {out.record, sent, serverTime});
    }
    for (auto it = out.local.cbegin(); it != out.local.cend(); ++it) {
        const Result<> noted = run(connection, u"UPDATE sync_change SET sent = ? WHERE record = ? AND field = ?"_s,
                                   {it->isNull() ? u""_s : *it, out.record, it.key()});
        if (!noted)
            return noted;
    }
    return {};
}

/// The account that every workspace has from the start is nobody's news before something belongs to it.
bool isIdleBuiltIn(Connection &connection, const Record &record)
{
    return record.uuid == account::holdPublicUuid && !connection.scalar(u"SELECT 1 FROM related_count WHERE parent = ? AND n > 0"_s, {record.id}).isValid();
}

std::optional<Outgoing> prepare(Connection &connection, const Schema &schema, const ObjectType &type, RecordId id, Outgoing::Kind kind,
                                const QSet<QString> &fields)
{
    const QHash<QString, Change> changes = changesOf(connection, id);
    const QString whole = changes.value(u""_s).base;
    const QString wanted = kind == Outgoing::Kind::Create ? u"create"_s : kind == Outgoing::Kind::Delete ? u"delete"_s : QString();
    if (whole != wanted || waitsForPerson(connection, id, changes))
        return std::nullopt;
    const Result<Record> record = readRecord(connection, schema, id);
    const std::optional<Twin> twin = twinOf(connection, id);
    if (kind == Outgoing::Kind::Create && record && isIdleBuiltIn(connection, *record))
        return std::nullopt;
    Outgoing out {.record = id, .kind = kind};
    if (record) {
        out.uuid = record->uuid;
        out.remoteId = record->remoteId;
        out.title = titleOf(type, *record);
    }
    if (twin) {
        if (out.remoteId.isEmpty())
            out.remoteId = twin->remote;
        out.modified = twin->modified;
        out.stamp = twin->stamp;
        out.sentBefore = fromJson(twin->sent);
        out.attempt = connection.scalar(u"SELECT attempt FROM sync_record WHERE record = ?"_s, {id}).toString();
    }
    if (kind == Outgoing::Kind::Delete)
        return out;
    if (!record || record->deleted || (kind == Outgoing::Kind::Update && (out.remoteId.isEmpty() || (twin && twin->gone))))
        return std::nullopt;
    if (!fill(connection, schema, type, *record, changes, fields, out))
        return std::nullopt;
    return out;
}

} // namespace

Result<QList<Outgoing>> outgoing(Connection &connection, const Schema &schema, const ObjectType &type, Outgoing::Kind kind,
                                 const QSet<QString> &fields, RecordId after, int limit, const QString &serverTime, bool note)
{
    Transaction transaction(connection);
    if (const Result<> collected = collectAll(connection, schema); !collected)
        return collected.error();
    const qint64 line = cursor(connection, u"journal"_s).toLongLong();
    QList<RecordId> candidates;
    {
        Statement rows = connection.prepare(u"SELECT DISTINCT record FROM sync_change WHERE record BETWEEN ? AND ? AND record > ? ORDER BY record"_s);
        rows.bind(1, firstIdOf(type.code)).bind(2, lastIdOf(type.code)).bind(3, after);
        while (rows.step())
            candidates << rows.integer(0);
    }
    QList<Outgoing> all;
    for (const RecordId id : std::as_const(candidates)) {
        if (all.size() == limit)
            break;
        std::optional<Outgoing> out = prepare(connection, schema, type, id, kind, fields);
        if (!out)
            continue;
        out->line = line;
        if (note && kind != Outgoing::Kind::Delete) {
            if (const Result<> noted = noteSent(connection, *out, serverTime); !noted)
                return noted.error();
        }
        all << *out;
    }
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    return all;
}

namespace {

Result<> settleFields(Connection &connection, const Outgoing &sent)
{
    const QHash<QString, Change> changes = changesOf(connection, sent.record);
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        const QString &field = it.key();
        if (field.isEmpty() || sent.later.contains(field))
            continue;
        const bool wasSent = sent.local.contains(field);
        if (sent.kind == Outgoing::Kind::Update && !wasSent)
            continue;
        Result<> done;
        if (it->lastLine <= sent.line)
            done = dropChange(connection, sent.record, field);
        else
            done = run(connection, u"UPDATE sync_change SET base = ?, sent = NULL WHERE record = ? AND field = ?"_s,
                       {sent.local.value(field, u""_s), sent.record, field});
        if (!done)
            return done;
    }
    for (const QString &field : sent.kind == Outgoing::Kind::Create ? sent.later : QStringList()) {
        if (const Result<> waits = addChange(connection, sent.record, field, {}, sent.line); !waits)
            return waits;
    }
    return {};
}

Result<> settleOne(Connection &connection, Writer &writer, const Outgoing &sent)
{
    if (sent.kind == Outgoing::Kind::Delete) {
        if (const Result<> dropped = dropAll(connection, sent.record); !dropped)
            return dropped;
        return run(connection, u"UPDATE sync_record SET gone = 1 WHERE record = ?"_s, {sent.record});
    }
    if (const Result<> settled = settleFields(connection, sent); !settled)
        return settled;
    if (const Result<> cleared = tryAgain(connection, sent.record); !cleared)
        return cleared;
    if (sent.kind == Outgoing::Kind::Update)
        return {};
    if (const Result<> given = writer.giveRemoteId(sent.record, sent.remoteId); !given)
        return given;
    if (const Result<> dropped = run(connection, u"DELETE FROM sync_change WHERE record = ? AND field = '' AND base = 'create'"_s, {sent.record}); !dropped)
        return dropped;
    const Result<> known = run(connection,
                               u"INSERT INTO sync_record(record, remote) VALUES (?1, ?2) ON CONFLICT(record) DO UPDATE SET remote = ?2, sent = NULL, attempt = NULL, gone = 0"_s,
                               {sent.record, sent.remoteId});
    return known ? writer.healLinks(sent.record, sent.remoteId) : known;
}

} // namespace

Result<> accepted(Connection &connection, Schema &schema, const QList<Outgoing> &sent, const QDateTime &now)
{
    Transaction transaction(connection);
    if (const Result<> collected = collectAll(connection, schema); !collected)
        return collected;
    Writer writer(connection, schema, syncOptions(now));
    for (const Outgoing &one : sent) {
        if (const Result<> done = settleOne(connection, writer, one); !done)
            return done;
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed;
    return transaction.commit();
}

} // namespace SyncState
