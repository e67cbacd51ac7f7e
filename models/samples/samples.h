#pragma once

#include "models/storage/recordstore.h"

#include <QMap>

/// The customers to try Steward with: 40 accounts with two years of work, told from today, so they always look alive. They are known
/// by their uuids alone, in this file and in what is exported from it, and go again without a trace of what a person made beside them.
namespace Samples {

using Counts = QMap<QString, qint64>; ///< by object

/// Whether this uuid was given by `fill`.
bool isSample(const QString &uuid);
/// Whether sample records are in the workspace (and not taken back or removed).
QFuture<bool> arePresent(RecordStore &store);
/// Puts the sample customers into an empty workspace, as one step. BadInput if a person's records are there.
QFuture<Result<Counts>> fill(RecordStore &store);
/// Takes them out again, as one step that can be undone. They do not lie in the recycle bin; what a person added to them does.
/// Links from records that stay are cleared (an owner becomes the person). Answers how many records went.
QFuture<Result<Counts>> remove(RecordStore &store);

}
