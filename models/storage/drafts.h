#pragma once

#include "models/storage/connection.h"

#include <QDateTime>

/// What was being typed in open forms (table `draft`), by a key of the form's choosing. Database thread.
namespace Drafts {

Result<> keep(Connection &connection, const QString &key, const QByteArray &json, const QDateTime &now);
Result<> drop(Connection &connection, const QString &key);
QList<QPair<QString, QByteArray>> all(Connection &connection); ///< oldest first

}
