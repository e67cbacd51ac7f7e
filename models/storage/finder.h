#pragma once

#include "models/storage/recordstore.h"

/// The global search and the recently used records, as hits that a list can show. Database thread.
namespace Finder {

/// Names first (whose title begins as typed before others, recently used before that), then what was written, newest first.
QList<Hit> search(Connection &connection, const Schema &schema, const QString &typed, int limit, int object);
QList<Hit> recent(Connection &connection, const Schema &schema, int limit, int object);
Result<> touch(Connection &connection, RecordId id, const QDateTime &now);

}
