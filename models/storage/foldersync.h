#pragma once

#include <QString>

/// Makes renames in a folder survive a power cut.
void syncFolder(const QString &folder);
