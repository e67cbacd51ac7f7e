#pragma once

#include "models/schema/schema.h"

class Connection;

/// What `record` repeats of another live record in fields that are `unique`, of those in `changed`. Database thread.
QList<Problem> takenValues(Connection &connection, const Schema &schema, const ObjectType &type, const Record &record, const QList<const Field *> &changed);
