#pragma once

#include <QString>

/// The 18-character form of a Salesforce record id (15 or 18 characters of [0-9A-Za-z]); empty if `id` is not one.
/// The last three characters code the letter case of the first fifteen, so that ids survive programs that ignore case.
QString toId18(const QString &id);
