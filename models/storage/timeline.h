#pragma once

#include "models/storage/recordstore.h"

/// Activities about one record, from all child objects marked `isActivity`. Database thread.
namespace Timeline {

/// `now` decides whether an event is past.
struct Question {
    RecordId about = 0;
    TimelineFilter filter = {};
    QDateTime now = {};
};

/// Open ones first (soonest first), then what is past (newest first).
Result<QList<TimelineEntry>> entries(Connection &connection, const Schema &schema, const Question &question, int limit, int offset);
/// The first `limit` of them, with the counts of all.
Result<TimelinePage> page(Connection &connection, const Schema &schema, const Question &question, int limit);
/// One activity as a timeline tells it.
TimelineEntry entryOf(Connection &connection, const Schema &schema, const Record &record, const QDateTime &now);

}
