#pragma once

#include "models/storage/recordstore.h"

/// The global search and the recently used records, as hits that a list can show. Database thread.
namespace Finder {

/// Names first (whose title begins as typed before others, recently used before that), then what was written, newest first.
QList<Hit> search(Connection &connection, const Schema &schema, const QString &typed, int limit, int object);
QList<Hit> recent(Connection &connection, const Schema &schema, int limit, int object);
/// Title, second line and badges of one record; an invalid hit (id 0) if it is not live.
Hit hit(Connection &connection, const Schema &schema, RecordId id);
Result<> touch(Connection &connection, RecordId id, const QDateTime &now);

}
