#pragma once

#include "models/storage/recordstore.h"
#include "models/storage/writer.h"

/// Steps and their lines: history, undo and redo. Database thread.
namespace Journal {

/// Makes the row of a step and returns its number. A new step by a person ends the chance to redo what was undone before.
Result<qint64> beginStep(Connection &connection, const Writer::Options &options, qint64 of = 0);
Result<> append(Connection &connection, qint64 step, RecordId record, const QString &event, const QString &field = {},
                const QString &before = {}, const QString &after = {});

UndoState undoState(Connection &connection);
Result<QList<Step>> steps(Connection &connection, int limit);
Result<QList<HistoryLine>> history(Connection &connection, const Schema &schema, RecordId id, int limit);

/// What undo or redo did, for the announcement and for the person.
struct Taken {
    QString name;
    ChangeSet changes;
};
/// Takes the newest step back, or repeats the one taken back last; in one transaction. A field that was changed since by
/// something that is not undoable (sync) keeps its newer value.
Result<Taken> undo(Connection &connection, Schema &schema, const Writer::Options &who);
Result<Taken> redo(Connection &connection, Schema &schema, const Writer::Options &who);
/// Removes for good what lies in the recycle bin, with its journal lines' values; ids are never given again. Returns how many.
/// The steps that deleted these records cannot be taken back after this; steps that made or changed them pass them over.
Result<int> purgeBin(Connection &connection, const Schema &schema);
/// Takes one given step back, whatever came after it (a cancelled import).
Result<Taken> takeBack(Connection &connection, Schema &schema, qint64 step, const Writer::Options &who);

}
