#pragma once

#include "models/storage/recordstore.h"

/// What is different now from how it was at a moment, read from the journal. Database thread.
namespace Changes {

/// The records that changed since `since`, latest change first, at most `limit`; a field that changed and changed back is no
/// difference, and a record that came and went is none either.
Result<QList<RecordChange>> since(Connection &connection, const Schema &schema, const QDateTime &since, int limit);

}
