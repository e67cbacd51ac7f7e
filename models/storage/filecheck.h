#pragma once

#include "models/result.h"

/// Reads the header of a workspace file without SQLite and refuses what this program must not touch: junk, a cut-off file, another
/// program's database, a newer version, a folder that cannot be written. A file that does not exist is fine: it will be made.
/// Nothing is changed.
Result<> checkFileBeforeOpening(const QString &path);
/// The refusal of a file that this program is too old for.
Error newerVersion(const QString &path);
/// The part of it that only reads: is this a workspace of this or an older version, whole as far as its header tells?
Result<> checkHeader(const QString &path);
