#pragma once

#include "models/storage/recordstore.h"

/// What hangs on records and belongs to their owners, of one kind.
struct OwnedChildren {
    QString object; ///< name of the child's ObjectType
    bool closed = false; ///< those whose work is over
    int count = 0;
};

/// Giving records to another owner, as one step: the records, the chosen kinds of what hangs on them, and a note.
struct OwnerChange {
    QList<RecordId> ids; ///< of one object
    RecordId to = 0; ///< a User
    QList<OwnedChildren> along = {}; ///< kinds that go along; counts do not matter
    QString note = {}; ///< kept as a completed task about each record; empty: none
};

namespace OwnerChanges {

/// Kinds of children of `ids` that belong to the owner of the record they hang on, with how many there are; none of somebody
/// else's. In the order of the related lists, open ones before closed ones. Any thread.
QFuture<Result<QList<OwnedChildren>>> children(RecordStore &store, const QList<RecordId> &ids);
/// Gives them to `change.to`. Records that belong to this person already are left alone; children of somebody else stay with them.
/// Rules are not checked: only the owner changes. Every change stands in the history; undo brings all back. Any thread.
QFuture<Result<Moved>> apply(RecordStore &store, const OwnerChange &change);

}
