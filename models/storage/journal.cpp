#include "models/storage/journal.h"

#include "models/schema/values.h"
#include "models/storage/rows.h"
#include "models/storage/usage.h"

#include <QSet>

namespace Journal {

namespace {

Result<> finish(Connection &connection, Statement &statement)
{
    statement.step();
    const bool failed = statement.failed();
    const Error error = failed ? connection.lastError() : Error {};
    statement.reset();
    return failed ? Result<>(error) : Result<>();
}

Result<> setStepState(Connection &connection, qint64 step, const QString &state)
{
    Statement &update = connection.cached(u"UPDATE step SET state = ? WHERE id = ?"_s);
    update.bind(1, state).bind(2, step);
    return finish(connection, update);
}

struct Line {
    qint64 id;
    RecordId record;
    QString event;
    QString field;
    QString before;
    QString after;
};

/// The lines of a step in slices, newest (undo) or oldest (redo) first, so that a large import needs little memory.
QList<Line> slice(Connection &connection, qint64 step, bool backwards, qint64 from)
{
    Statement lines = connection.prepare(
        backwards ? u"SELECT id, record, event, field, before, after FROM journal WHERE step = ? AND id < ? ORDER BY id DESC LIMIT 1000"_s
                  : u"SELECT id, record, event, field, before, after FROM journal WHERE step = ? AND id > ? ORDER BY id LIMIT 1000"_s);
    lines.bind(1, step).bind(2, from);
    QList<Line> out;
    while (lines.step())
        out.append({lines.integer(0), lines.integer(1), lines.text(2), lines.text(3), lines.text(4), lines.text(5)});
    return out;
}

/// Records of which a line did not fit any more: what is derived of them must be computed, not taken from the journal.
using Misfits = QSet<RecordId>;

/// Sets one field to `target` if it still is `expected`.
Result<> setField(Writer &writer, const Schema &schema, const Line &line, const QString &expected, const QString &target, Misfits &misfits)
{
    const ObjectType *type = schema.typeOf(line.record);
    const Field *field = type ? type->field(line.field) : nullptr;
    if (!field)
        return {};
    const Result<Record> record = writer.read(line.record);
    if (!record)
        return {};
    if (storedText(*field, *record) != expected) {
        misfits.insert(line.record);
        return {};
    }
    Record changed = *record;
    if (const Result<> set = setStoredText(*field, target, changed); !set)
        return set;
    return writer.update(*record, changed);
}

/// A record that was emptied from the bin meanwhile is nothing to take back.
Result<> unlessGone(Result<> done)
{
    return !done && done.error().kind == Error::Kind::NotFound ? Result<>() : done;
}

Result<> takeBackLine(Writer &writer, const Schema &schema, const Line &line, Misfits &misfits)
{
    if (line.event == u"create")
        return writer.setState(line.record, RowState::CreationUndone, u"delete"_s);
    if (line.event == u"delete")
        return writer.setState(line.record, RowState::Live, u"restore"_s);
    if (line.event == u"restore")
        return writer.setState(line.record, RowState::InBin, u"delete"_s);
    return setField(writer, schema, line, line.after, line.before, misfits);
}

Result<> repeatLine(Writer &writer, const Schema &schema, const Line &line, Misfits &misfits)
{
    if (line.event == u"create" || line.event == u"restore")
        return writer.setState(line.record, RowState::Live, u"restore"_s);
    if (line.event == u"delete")
        return writer.setState(line.record, RowState::InBin, u"delete"_s);
    return setField(writer, schema, line, line.before, line.after, misfits);
}

Result<Taken> replay(Connection &connection, Schema &schema, qint64 step, bool backwards, const QString &state, Writer::Options options)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    Taken taken;
    taken.name = connection.scalar(u"SELECT name FROM step WHERE id = ?"_s, {step}).toString();
    options.name = taken.name;
    options.kind = backwards ? u"undo"_s : u"redo"_s;
    options.of = step;
    options.check = false;
    options.derive = false;
    options.undoable = false;
    Writer writer(connection, schema, options);
    Misfits misfits;
    qint64 from = backwards ? std::numeric_limits<qint64>::max() : 0;
    for (QList<Line> lines = slice(connection, step, backwards, from); !lines.isEmpty(); lines = slice(connection, step, backwards, from)) {
        for (const Line &line : std::as_const(lines)) {
            const Result<> done = unlessGone(backwards ? takeBackLine(writer, schema, line, misfits) : repeatLine(writer, schema, line, misfits));
            if (!done)
                return done.error();
        }
        from = lines.constLast().id;
    }
    for (const RecordId id : std::as_const(misfits)) {
        if (const Result<> derived = writer.rederive(id); !derived)
            return derived.error();
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    const Result<bool> usage = backwards ? undoUsageOf(connection, step) : redoUsageOf(connection, step);
    if (!usage)
        return usage.error();
    if (const Result<> marked = setStepState(connection, step, state); !marked)
        return marked.error();
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    taken.changes = writer.changes();
    taken.changes.everything = taken.changes.everything || *usage;
    return taken;
}

Error nothingTo(const QString &text)
{
    return {.kind = Error::Kind::NotFound, .text = text};
}

// Only steps that a person may take back have a state.
const QString newestDone = u"SELECT id, name FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1"_s;
const QString oldestUndone = u"SELECT id, name FROM step WHERE state = 'undone' ORDER BY id LIMIT 1"_s;

} // namespace

Result<qint64> beginStep(Connection &connection, const Writer::Options &options, qint64 of)
{
    if (options.undoable) {
        Statement &drop = connection.cached(u"UPDATE step SET state = 'dropped' WHERE state = 'undone'"_s);
        if (const Result<> dropped = finish(connection, drop); !dropped)
            return dropped.error();
        if (connection.changes() > 0) {
            if (const Result<> forgotten = connection.execute(u"DELETE FROM usage_undone"_s); !forgotten)
                return forgotten.error();
        }
    }
    Statement &insert = connection.cached(u"INSERT INTO step(name, kind, at, who, of, state) VALUES (?, ?, ?, ?, ?, ?)"_s);
    insert.bind(1, options.name).bind(2, options.kind).bind(3, options.now.toUTC().toString(Qt::ISODateWithMs));
    options.who ? insert.bind(4, options.who) : insert.bindNull(4);
    of ? insert.bind(5, of) : insert.bindNull(5);
    options.undoable ? insert.bind(6, u"done"_s) : insert.bindNull(6);
    if (const Result<> inserted = finish(connection, insert); !inserted)
        return inserted.error();
    return connection.scalar(u"SELECT last_insert_rowid()"_s).toLongLong();
}

Result<> append(Connection &connection, qint64 step, RecordId record, const QString &event, const QString &field,
                const QString &before, const QString &after)
{
    Statement &insert = connection.cached(u"INSERT INTO journal(step, record, event, field, before, after) VALUES (?, ?, ?, ?, ?, ?)"_s);
    insert.bind(1, step).bind(2, record).bind(3, event);
    if (!field.isEmpty()) {
        insert.bind(4, field);
        before.isEmpty() ? insert.bindNull(5) : insert.bind(5, before);
        after.isEmpty() ? insert.bindNull(6) : insert.bind(6, after);
    }
    return finish(connection, insert);
}

UndoState undoState(Connection &connection)
{
    UndoState state;
    Statement done = connection.prepare(newestDone);
    if (done.step())
        state.undo = done.text(1);
    Statement undone = connection.prepare(oldestUndone);
    if (undone.step())
        state.redo = undone.text(1);
    return state;
}

Result<QList<Step>> steps(Connection &connection, int limit)
{
    Statement rows = connection.prepare(u"SELECT id, name, at, who FROM step ORDER BY id DESC LIMIT ?"_s);
    rows.bind(1, limit);
    QList<Step> all;
    while (rows.step())
        all.append({rows.integer(0), rows.text(1), QDateTime::fromString(rows.text(2), Qt::ISODateWithMs), rows.integer(3)});
    if (rows.failed())
        return connection.lastError();
    return all;
}

Result<QList<HistoryLine>> history(Connection &connection, const Schema &schema, RecordId id, int limit)
{
    const ObjectType *type = schema.typeOf(id);
    Statement rows = connection.prepare(
        u"SELECT journal.id, step.id, step.name, step.at, step.who, journal.event, journal.field, journal.before, journal.after "
        "FROM journal JOIN step ON step.id = journal.step WHERE journal.record = ? ORDER BY journal.id DESC LIMIT ?"_s);
    rows.bind(1, id).bind(2, limit);
    QList<HistoryLine> lines;
    while (rows.step()) {
        HistoryLine line;
        line.id = rows.integer(0);
        line.step = {rows.integer(1), rows.text(2), QDateTime::fromString(rows.text(3), Qt::ISODateWithMs), rows.integer(4)};
        line.event = rows.text(5);
        line.field = rows.text(6);
        if (const Field *field = type ? type->field(line.field) : nullptr) {
            const Result<QVariant> before = fromNeutral(*field, rows.text(7));
            const Result<QVariant> after = fromNeutral(*field, rows.text(8));
            line.before = before ? *before : QVariant();
            line.after = after ? *after : QVariant();
        }
        lines << line;
    }
    if (rows.failed())
        return connection.lastError();
    return lines;
}

Result<Taken> undo(Connection &connection, Schema &schema, const Writer::Options &who)
{
    const qint64 step = connection.scalar(newestDone).toLongLong();
    if (step == 0)
        return nothingTo(QCoreApplication::translate("Storage", "There is nothing to undo."));
    return replay(connection, schema, step, true, u"undone"_s, who);
}

Result<Taken> redo(Connection &connection, Schema &schema, const Writer::Options &who)
{
    const qint64 step = connection.scalar(oldestUndone).toLongLong();
    if (step == 0)
        return nothingTo(QCoreApplication::translate("Storage", "There is nothing to redo."));
    return replay(connection, schema, step, false, u"done"_s, who);
}

namespace {

/// SQL that empties every link to what `gone` selects; the next of several people takes the first one's place.
QStringList unlink(const Schema &schema, const ObjectType &target, const QString &gone)
{
    QStringList statements;
    for (const ObjectType *child : schema.types()) {
        for (const Field &field : child->fields) {
            if (!field.isLookup() || !field.targets.contains(target.name))
                continue;
            const QString table = quoted(child->name);
            const QString column = quoted(field.name);
            if (field.type == FieldType::Lookup) {
                statements << u"UPDATE %1 SET %2 = NULL WHERE %2 IN %3"_s.arg(table, column, gone);
                continue;
            }
            const QString own = u"field = '%1' AND record BETWEEN %2 AND %3"_s.arg(field.name).arg(firstIdOf(child->code)).arg(lastIdOf(child->code));
            const QString next = u"(SELECT target FROM record_link WHERE record = %1.id AND field = '%2' ORDER BY position LIMIT 1)"_s.arg(table, field.name);
            statements << u"DELETE FROM record_link WHERE %1 AND target IN %2"_s.arg(own, gone)
                       << u"UPDATE %1 SET %2 = %4 WHERE %2 IN %3"_s.arg(table, column, gone, next)
                       << u"DELETE FROM record_link WHERE %1 AND target = (SELECT %3 FROM %2 WHERE id = record)"_s.arg(own, table, column);
        }
    }
    return statements;
}

} // namespace

Result<int> purgeBin(Connection &connection, const Schema &schema)
{
    int purged = 0;
    for (const ObjectType *type : schema.types()) {
        const QString table = quoted(type->name);
        const QString gone = u"(SELECT id FROM %1 WHERE deleted = 1)"_s.arg(table);
        const RecordId highest = connection.scalar(u"SELECT max(id) FROM %1"_s.arg(table)).toLongLong();
        if (!connection.scalar(u"SELECT 1 FROM %1 WHERE deleted = 1 LIMIT 1"_s.arg(table)).isValid())
            continue;
        const QStringList statements = unlink(schema, *type, gone) + QStringList {
            u"INSERT INTO fact(key, value) VALUES ('lastId:%1', '%2') ON CONFLICT DO UPDATE SET value = max(CAST(value AS INTEGER), %2)"_s.arg(type->code).arg(highest),
            u"UPDATE step SET state = 'dropped' WHERE state IN ('done', 'undone') AND id IN (SELECT step FROM journal WHERE event = 'delete' AND record IN %1)"_s.arg(gone),
            u"UPDATE journal SET before = NULL, after = NULL WHERE record IN %1"_s.arg(gone),
            u"DELETE FROM record_link WHERE record IN %1"_s.arg(gone),
            u"DELETE FROM unresolved_link WHERE record IN %1"_s.arg(gone),
            u"DELETE FROM recent WHERE record IN %1"_s.arg(gone),
            u"DELETE FROM attachment_content WHERE record IN %1"_s.arg(gone),
            u"DELETE FROM related_count WHERE parent IN %1"_s.arg(gone),
            u"DELETE FROM %1 WHERE deleted = 1"_s.arg(table),
        };
        for (const QString &statement : statements) {
            if (const Result<> done = connection.execute(statement); !done)
                return done.error();
        }
        purged += int(connection.changes());
    }
    return purged;
}

Result<Taken> takeBack(Connection &connection, Schema &schema, qint64 step, const Writer::Options &who)
{
    return replay(connection, schema, step, true, u"dropped"_s, who);
}

} // namespace Journal
