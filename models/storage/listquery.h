#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"
#include "models/storage/query.h"

/// Turns a Query into SQL. Database thread.
namespace ListQuery {

/// Does a part of what makes `ids` quick for this query. True while there is more to do: ask again, and let others go between.
Result<bool> prepare(Connection &connection, const Schema &schema, const Query &query);
/// The same for columns that somebody may want to sort by.
Result<bool> prepareColumns(Connection &connection, const Schema &schema, int object, const QStringList &fields);
/// All ids in order; empty values last, links by the titles of their targets, text without case and accents.
Result<QList<RecordId>> ids(Connection &connection, const Schema &schema, const Query &query);
Result<int> count(Connection &connection, const Schema &schema, const Query &query);
/// The records of `ids`, in that order; ids that are not there are left out.
Result<QList<Record>> records(Connection &connection, const Schema &schema, const QList<RecordId> &ids);
/// As `records`, but only `fields` are read, and titles of linked records come along.
Result<RowBlock> rows(Connection &connection, const Schema &schema, int object, const QList<RecordId> &ids, const QStringList &fields);

}
