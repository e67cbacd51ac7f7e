#pragma once

#include "models/storage/writer.h"

/// Carries records with what hangs on them to another parent. Database thread.
namespace Mover {

/// See RecordStore::move. Names the step ("Move Ann Lee to Acme"). Rules are not checked: only links change, and an imported
/// record that breaks one can be moved all the same.
Result<Moved> move(Writer &writer, const QList<RecordId> &ids, const QString &field, RecordId target);
/// See RecordStore::moveSuggestions.
QList<RecordId> suggestions(Connection &connection, const Schema &schema, const QList<RecordId> &ids, const QString &field, int limit);

}
