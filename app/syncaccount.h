#pragma once

#include "app/settings.h"
#include "models/storage/recordstore.h"
#include "models/sync/synchroniser.h"

/// The org that the settings of a profile name.
SyncAccount accountIn(const Settings &settings);
/// Keeps it; an empty one disconnects, and where one signs in stays known.
void keepAccount(Settings &settings, const SyncAccount &account, const QString &instance);
/// A name for tokens that no other profile has.
QString newSecretName();
/// Whether this workspace may meet an org: sample customers would be sent there.
QFuture<Result<>> mayConnect(RecordStore &store);
/// Why sample customers may not be added to a connected workspace.
Error samplesWouldBeSent();
/// Opens an address in the person's browser; false if there is none.
bool openInBrowser(const QUrl &address);
