#pragma once

#include "models/storage/recordstore.h"

/// What the declaration says of a stored record today (`ObjectType::verdict`); empty for kinds without. One job on the database thread.
QFuture<Result<Verdict>> verdictOf(RecordStore &store, RecordId id);
/// What the rules warn of in a record that is still being written, linked records considered. Nothing is refused by it.
QFuture<QList<Problem>> warningsOf(RecordStore &store, const Record &record);
