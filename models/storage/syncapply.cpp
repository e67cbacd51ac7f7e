#include "models/storage/syncstate.h"

#include "models/schema/merge.h"
#include "models/schema/objects/names.h"
#include "models/storage/syncrows.h"

#include <QJsonObject>

using namespace SyncRows;

namespace SyncState {

namespace {

/// Brings one page of the server's rows together with what is here.
class Merging
{
public:
    Merging(Connection &connection, Schema &schema, const ObjectType &type, Writer &writer, Applied &applied)
        : m_connection(connection)
        , m_schema(schema)
        , m_type(type)
        , m_writer(writer)
        , m_applied(applied)
    {
    }
    Result<> take(const RemoteRow &row);

private:
    Result<> takeDeletion(const RemoteRow &row, RecordId id);
    Result<> create(const RemoteRow &row);
    Result<> adopt(const RemoteRow &row, const Record &record);
    Result<> mergeFields(const RemoteRow &row, const Record &before);
    Result<> mergeOne(const Field &field, const QString &remote, const Change &change, Record &after);
    Result<> decide(const Field &field, const QString &remote, bool mine, Record &after);
    Result<> takeRemote(const Field &field, const QString &remote, Record &after) const;
    Result<> note(const RemoteRow &row, RecordId id);
    Result<> putBefore(RecordId id, const QString &field, const QString &base, const QString &theirs);
    RecordId builtIn(const RemoteRow &row);
    Result<bool> isHidden(const RemoteRow &row, const Record &record);
    QString here(const Field &field, const QString &text) const { return comparableHere(m_connection, m_schema, field, text); }

    Connection &m_connection;
    Schema &m_schema;
    const ObjectType &m_type;
    Writer &m_writer;
    Applied &m_applied;
};

Result<> Merging::note(const RemoteRow &row, RecordId id)
{
    const std::optional<Twin> twin = twinOf(m_connection, id);
    if (twin && twin->remote == row.remoteId && twin->stamp == row.stamp && twin->modified == row.modified && twin->gone == row.deleted && twin->sent.isEmpty())
        return {};
    return run(m_connection,
               u"INSERT INTO sync_record(record, remote, stamp, modified, gone, master) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(record) DO UPDATE SET "
               "remote = ?2, stamp = ?3, modified = ?4, gone = ?5, master = ?6, sent = NULL, attempt = NULL"_s,
               {id, row.remoteId, row.stamp, row.modified, int(row.deleted), row.master});
}

Result<> Merging::putBefore(RecordId id, const QString &field, const QString &base, const QString &theirs)
{
    if (!m_connection.scalar(u"SELECT 1 FROM sync_conflict WHERE record = ? AND field = ?"_s, {id, field}).isValid())
        ++m_applied.conflicts;
    return run(m_connection, u"INSERT OR REPLACE INTO sync_conflict(record, field, base, theirs) VALUES (?, ?, ?, ?)"_s,
               {id, field, base.isNull() ? u""_s : base, theirs.isNull() ? u""_s : theirs});
}

Result<> Merging::takeDeletion(const RemoteRow &row, RecordId id)
{
    const Result<Record> record = m_writer.read(id);
    if (!record)
        return record.error().kind == Error::Kind::NotFound ? dropAll(m_connection, id) : Result<>(record.error());
    const std::optional<Twin> twin = twinOf(m_connection, id);
    const bool lost = record->remoteId.isEmpty() && twin && !twin->sent.isEmpty();
    // An earlier life of a record that was made anew since.
    if (record->remoteId != row.remoteId && !lost)
        return {};
    if (lost) {
        if (const Result<> given = m_writer.giveRemoteId(id, row.remoteId); !given)
            return given;
    }
    if (const Result<> noted = note(row, id); !noted)
        return noted;
    if (record->deleted)
        return dropAll(m_connection, id);
    QHash<QString, Change> changes = changesOf(m_connection, id);
    if (lost && changes.value(u""_s).base == u"create")
        if (const Result<> dropped = dropChange(m_connection, id, u""_s); !dropped)
            return dropped;
    changes.removeIf([&](const auto &change) {
        const Field *field = m_type.field(change.key());
        return !field || here(*field, change.value().base) == here(*field, storedText(*field, *record));
    });
    if (!changes.isEmpty())
        return putBefore(id, u""_s, {}, u"deleted"_s);
    if (const Result<> binned = m_writer.setState(id, RowState::InBin, u"delete"_s); !binned)
        return binned;
    ++m_applied.deleted;
    return dropAll(m_connection, id);
}

Result<> Merging::create(const RemoteRow &row)
{
    Record record {.object = m_type.code, .uuid = row.uuid, .remoteId = row.remoteId};
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        const Field *field = m_type.field(it.key());
        if (!field)
            continue;
        if (const Result<> set = setStoredText(*field, field->isLookup() ? localLinks(m_connection, m_schema, *field, *it) : *it, record); !set)
            return set;
    }
    const Result<RecordId> made = m_writer.create(record);
    if (!made)
        return made.error();
    ++m_applied.created;
    if (const Result<> healed = m_writer.healLinks(*made, row.remoteId); !healed)
        return healed;
    return note(row, *made);
}

/// The record here turns out to be this one there: a creation whose answer was lost, or one that another computer sent.
Result<> Merging::adopt(const RemoteRow &row, const Record &record)
{
    const std::optional<Twin> twin = twinOf(m_connection, record.id);
    if (const Result<> given = m_writer.giveRemoteId(record.id, row.remoteId); !given)
        return given;
    if (const Result<> healed = m_writer.healLinks(record.id, row.remoteId); !healed)
        return healed;
    const QHash<QString, Change> changes = changesOf(m_connection, record.id);
    const qint64 line = cursor(m_connection, u"journal"_s).toLongLong();
    const QHash<QString, QString> sent = twin ? fromJson(twin->sent) : QHash<QString, QString>();
    if (twin && !twin->sent.isEmpty()) {
        // What was sent is what both sides agreed on; what was edited since is still to be sent.
        for (const Field &field : m_type.fields) {
            if (field.remoteName.isEmpty() || field.readOnly || !field.hasColumn())
                continue;
            const QString base = sent.value(field.name, u""_s);
            Result<> done = dropChange(m_connection, record.id, field.name);
            if (done && here(field, base) != here(field, storedText(field, record)))
                done = addChange(m_connection, record.id, field.name, base, std::max(line, changes.value(field.name).lastLine));
            if (!done)
                return done;
        }
    }
    if (changes.value(u""_s).base == u"create")
        return dropChange(m_connection, record.id, u""_s);
    return {};
}

/// A record that is in the bin here and lives there: true if there is nothing to merge.
Result<bool> Merging::isHidden(const RemoteRow &row, const Record &record)
{
    const std::optional<Twin> twin = twinOf(m_connection, record.id);
    const QHash<QString, Change> changes = changesOf(m_connection, record.id);
    if (changes.value(u""_s).base == u"delete") {
        if (twin && !twin->stamp.isEmpty() && twin->stamp != row.stamp) {
            if (const Result<> put = putBefore(record.id, u""_s, row.stamp, u"changed"_s); !put)
                return put.error();
        } else if (const Result<> noted = note(row, record.id); !noted) {
            return noted.error();
        }
        return true;
    }
    // It was brought back there.
    if (const Result<> live = m_writer.setState(record.id, RowState::Live, u"restore"_s); !live)
        return live.error();
    ++m_applied.created;
    return false;
}

Result<> Merging::takeRemote(const Field &field, const QString &remote, Record &after) const
{
    if (!field.isLookup())
        return setStoredText(field, remote, after);
    const QString first = localLinks(m_connection, m_schema, field, remote);
    QStringList all {first};
    // The server's link names one of several people; the others are known here alone.
    if (field.type == FieldType::Lookups && !first.isEmpty()) {
        for (const QString &other : storedText(field, after).split(u';', Qt::SkipEmptyParts).mid(1)) {
            if (!all.contains(other))
                all << other;
        }
    }
    return setStoredText(field, all.join(u';'), after);
}

/// As the person said for this field once and for all.
Result<> Merging::decide(const Field &field, const QString &remote, bool mine, Record &after)
{
    ++m_applied.merged;
    if (mine)
        return run(m_connection, u"UPDATE sync_change SET base = ?, sent = NULL WHERE record = ? AND field = ?"_s, {remote.isNull() ? u""_s : remote, after.id, field.name});
    if (const Result<> dropped = dropChange(m_connection, after.id, field.name); !dropped)
        return dropped;
    return takeRemote(field, remote, after);
}

Result<> Merging::mergeOne(const Field &field, const QString &remote, const Change &change, Record &after)
{
    const RecordId id = after.id;
    const QString local = storedText(field, after);
    const QString theirs = here(field, remote);
    QString base = change.base;
    // The server holds what was sent without an answer: that was us.
    if (!change.sent.isNull() && here(field, change.sent.mid(1)) == theirs) {
        base = remote;
        if (const Result<> done = run(m_connection, u"UPDATE sync_change SET base = ?, sent = NULL WHERE record = ? AND field = ?"_s, {base.isNull() ? u""_s : base, id, field.name}); !done)
            return done;
    }
    const QString mine = here(field, local);
    const FieldMerge merged = field.isLookup() ? mergeField(field, here(field, base), mine, theirs) : mergeField(field, base, local, remote);
    const std::optional<bool> rule = merged.conflict ? ruleFor(m_connection, m_type, field.name) : std::nullopt;
    if (rule)
        return decide(field, remote, *rule, after);
    if (merged.conflict)
        return putBefore(id, field.name, base, field.isLookup() ? localLinks(m_connection, m_schema, field, remote) : remote);
    if (const Result<> dropped = run(m_connection, u"DELETE FROM sync_conflict WHERE record = ? AND field = ?"_s, {id, field.name}); !dropped)
        return dropped;
    if (mine == theirs)
        return dropChange(m_connection, id, field.name);
    if (theirs == here(field, base))
        return {};
    ++m_applied.merged;
    if (mine == here(field, base)) {
        if (const Result<> dropped = dropChange(m_connection, id, field.name); !dropped)
            return dropped;
        return takeRemote(field, remote, after);
    }
    if (const Result<> done = run(m_connection, u"UPDATE sync_change SET base = ?, sent = NULL WHERE record = ? AND field = ?"_s, {remote, id, field.name}); !done)
        return done;
    return setStoredText(field, merged.value, after);
}

Result<> Merging::mergeFields(const RemoteRow &row, const Record &before)
{
    Record after = before;
    const QHash<QString, Change> changes = changesOf(m_connection, before.id);
    for (auto it = row.values.cbegin(); it != row.values.cend(); ++it) {
        const Field *field = m_type.field(it.key());
        if (!field || !field->hasColumn())
            continue;
        const auto change = changes.constFind(it.key());
        Result<> done;
        if (change != changes.cend())
            done = mergeOne(*field, *it, *change, after);
        else if (here(*field, storedText(*field, before)) != here(*field, *it))
            done = takeRemote(*field, *it, after);
        if (!done)
            return done;
    }
    const Result<bool> changed = m_writer.updateIfChanged(before, after);
    if (!changed)
        return changed.error();
    m_applied.updated += *changed;
    return note(row, before.id);
}

/// The account that every workspace has from the start is the one that the org calls so.
RecordId Merging::builtIn(const RemoteRow &row)
{
    if (m_type.code != object_code::account || row.values.value(account::name) != account::holdPublicName)
        return 0;
    const RecordId id = m_writer.idOfUuid(m_type.code, account::holdPublicUuid);
    const std::optional<Twin> twin = id ? twinOf(m_connection, id) : std::nullopt;
    return twin && !twin->remote.isEmpty() ? 0 : id;
}

Result<> Merging::take(const RemoteRow &row)
{
    // Without an id of the server's nobody could say which record this is.
    if (row.remoteId.isEmpty())
        return {};
    RecordId id = m_writer.idOfRemote(m_type.code, row.remoteId);
    if (!id)
        id = recordOfRemote(m_connection, m_type, row.remoteId);
    const bool known = id != 0;
    if (!id && !row.uuid.isEmpty())
        id = m_writer.idOfUuid(m_type.code, row.uuid);
    if (!id && !row.deleted)
        id = builtIn(row);
    if (!id)
        return row.deleted ? Result<>() : create(row);
    if (row.deleted)
        return takeDeletion(row, id);
    Result<Record> record = m_writer.read(id);
    // Emptied from the bin here: it stays away, and the deletion is still to be sent.
    if (!record)
        return record.error().kind == Error::Kind::NotFound ? Result<>() : Result<>(record.error());
    if (record->remoteId != row.remoteId) {
        if (known && !record->remoteId.isEmpty())
            return {};
        if (const Result<> adopted = adopt(row, *record); !adopted)
            return adopted;
    }
    if (const Result<> dropped = run(m_connection, u"DELETE FROM sync_conflict WHERE record = ? AND field = '' AND theirs = 'deleted'"_s, {id}); !dropped)
        return dropped;
    if (record->deleted) {
        const Result<bool> hidden = isHidden(row, *record);
        if (!hidden || *hidden)
            return hidden ? Result<>() : Result<>(hidden.error());
    }
    record = m_writer.read(id);
    return record ? mergeFields(row, *record) : Result<>(record.error());
}

} // namespace

Result<Applied> apply(Connection &connection, Schema &schema, const ObjectType &type, const QList<RemoteRow> &rows,
                      const QHash<QString, QString> &cursors, const QDateTime &now)
{
    Transaction transaction(connection);
    Applied applied;
    for (bool more = true; more;) {
        const Result<bool> collected = collect(connection, schema);
        if (!collected)
            return collected.error();
        more = *collected;
    }
    Writer writer(connection, schema, syncOptions(now));
    Merging merging(connection, schema, type, writer, applied);
    for (const RemoteRow &row : rows) {
        if (const Result<> taken = merging.take(row); !taken)
            return taken.error();
    }
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it) {
        if (const Result<> kept = setCursor(connection, it.key(), *it); !kept)
            return kept.error();
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    applied.changes = writer.changes();
    return applied;
}

} // namespace SyncState
