#pragma once

#include "models/storage/recordstore.h"

/// What lies in the recycle bin. Database thread.
namespace RecycleBin {

/// The newest `limit` entries of all objects; those of one deletion in the order in which they went, parents first.
Result<BinContents> contents(Connection &connection, const Schema &schema, int limit);

}
