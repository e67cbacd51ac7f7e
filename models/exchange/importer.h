#pragma once

#include "models/exchange/importreport.h"
#include "models/storage/recordstore.h"

#include <atomic>

/// Brings in what Salesforce exports: folders or files of Data Export CSV and sObject tree JSON. Objects are known by file name, order
/// does not matter, links resolve by 15- or 18-character id, `@reference` or uuid. A link without target is kept by id and heals
/// when the target arrives. Columns that no object declares become custom fields. Importing the same again changes nothing.
///
/// The work runs on the database thread in slices between which a person's requests are served; each slice is committed. All slices
/// are one step of the journal, so one undo takes back the whole import, and a cancelled import takes itself back.
class Importer
{
public:
    struct Options {
        bool dryRun = false; ///< counts everything in a transaction that is rolled back
    };
    struct Progress {
        std::atomic<qint64> bytesDone {0};
        std::atomic<qint64> bytesTotal {0};
        std::atomic<qint64> rows {0};
        std::atomic<bool> cancelled {false}; ///< set by the person
    };

    /// `progress` may be read and cancelled from any thread; nullptr: nobody looks.
    static QFuture<Result<ImportReport>> run(RecordStore &store, const QStringList &paths, Options options,
                                             std::shared_ptr<Progress> progress = nullptr);
};
