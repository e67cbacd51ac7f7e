#include "models/storage/slices.h"

#include "models/storage/connection.h"

#include <QFileInfo>

static constexpr qint64 largestLog = 64 * 1024 * 1024;

void runInSlices(Database &database, std::function<bool(Connection &)> slice)
{
    database.run(
        [&database, slice = std::move(slice)](Connection &connection) mutable {
            const bool more = slice(connection);
            // Pages change again and again during long work: written back each time, they would cost more than the work.
            if (!more || QFileInfo(connection.path() + u"-wal"_s).size() > largestLog)
                (void)connection.scalar(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
            if (more)
                runInSlices(database, std::move(slice));
            return more;
        },
        Database::Turn::Background);
}
