#pragma once

#include <QString>

/// From the first call on what Qt and Steward have to say goes to `folder`/steward.log as well as to standard error: one line each, with
/// the time (UTC) and how serious it is. Past a megabyte the file becomes steward.old.log and a new one begins. Text that
/// people typed never goes there: only errors' details and warnings do.
void keepLog(const QString &folder);
