#pragma once

#include "models/storage/database.h"

/// Copies the open workspace to `target` in slices, so that what a person asks for never waits for it; verifies the copy on another
/// thread, and only then puts it in place. Saves made meanwhile are in the copy. A program that ends meanwhile leaves no copy behind.
QFuture<Result<>> backUpInSlices(Database &database, const QString &target);
