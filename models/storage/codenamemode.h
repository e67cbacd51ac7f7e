#pragma once

#include "models/storage/recordstore.h"

/// Codename mode and the codenames themselves (features R19; Fleet handbook, "Assign a customer codename"). The mode is kept in the
/// workspace file, so that every window and every command on it shows the same; see NameMask for what it does.
namespace CodenameMode {

/// Whether it is on. Any thread.
QFuture<bool> isOn(RecordStore &store);
/// Switches it and tells everybody to read anew. Any thread.
QFuture<Result<>> set(RecordStore &store, bool on);
/// For the store, on the database thread: puts in force what the file says.
Result<> start(Connection &connection);
/// For the store, on the database thread: accounts changed, so their names may have.
Result<> follow(Connection &connection);

struct Given {
    RecordId account = 0;
    QString label;
};
/// Gives accounts without a GitHub label the next free codenames, alphabetically, as one step; all accounts if `accounts` is empty. Those
/// that have one, and the account for people without a company, are left alone. Any thread.
QFuture<Result<QList<Given>>> give(RecordStore &store, const QList<RecordId> &accounts = {});

}
