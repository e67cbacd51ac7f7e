#include "models/storage/slices.h"

#include "models/storage/connection.h"

void runInSlices(Database &database, std::function<bool(Connection &)> slice)
{
    database.run(
        [&database, slice = std::move(slice)](Connection &connection) mutable {
            const bool more = slice(connection);
            (void)connection.scalar(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
            if (more)
                runInSlices(database, std::move(slice));
            return more;
        },
        Database::Turn::Background);
}
