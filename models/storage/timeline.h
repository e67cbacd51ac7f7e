#pragma once

#include "models/storage/recordstore.h"

/// Activities about one record, from all child objects marked `isActivity`. Database thread.
namespace Timeline {

/// Open ones first (soonest first), then what is past (newest first). `now` decides whether an event is past.
Result<QList<TimelineEntry>> entries(Connection &connection, const Schema &schema, RecordId about, int limit, int offset,
                                     const QDateTime &now);

}
