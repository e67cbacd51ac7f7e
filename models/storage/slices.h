#pragma once

#include "models/storage/database.h"

/// Long work in parts: calls `slice` in the background of the queue again and again until it returns false, so that a person's
/// requests come between. A log
/// that grows large is brought into the file between slices, which otherwise happens only in idle moments.
void runInSlices(Database &database, std::function<bool(Connection &)> slice);
