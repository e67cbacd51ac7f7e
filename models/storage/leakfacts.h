#pragma once

#include "models/storage/connection.h"
#include "models/schema/record.h"

#include <QStringList>

/// What a document for one customer must not contain, as stored. Database thread.
struct LeakFacts {
    QString name;
    QString codename;
    QStringList otherNames; ///< names and GitHub labels of all other live accounts
    QStringList internalTexts; ///< lines of the account's private note
};
Result<LeakFacts> readLeakFacts(Connection &connection, RecordId account);
