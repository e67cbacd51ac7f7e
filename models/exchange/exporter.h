#pragma once

#include "models/storage/recordstore.h"

#include <QMap>

#include <atomic>

/// Writes everything that is in the workspace to a folder, in a form that the import takes back to the same data: one CSV (RFC 4180,
/// UTF-8) per object, or sObject tree JSON in files of at most 20,000 records, and `steward-fields.json` with the custom fields
/// (see fieldlist.h). Columns are API names; `Id` is the Salesforce id, `Steward_UUID__c` the record's own, `IsDeleted` tells
/// what lies in the recycle bin. What is in files of records stands in the folder `Attachments` (attachmentfiles.h). A link is the Salesforce id of its target, else its uuid; several are parted by ';'.
///
/// The work runs on the database thread in slices between which a person's requests are served. Files appear when all are whole.
class Exporter
{
public:
    enum class Format { Csv, Json };
    struct Options {
        Format format = Format::Csv;
        bool recycleBin = true; ///< also what was deleted
    };
    struct Progress {
        std::atomic<qint64> done {0};
        std::atomic<qint64> total {0};
        std::atomic<bool> cancelled {false}; ///< set by the person
    };
    using Counts = QMap<QString, qint64>; ///< records written, by object

    /// `folder` is made if it is not there. A folder that holds other CSV or JSON files is refused, since an import of it would
    /// mix them; an earlier export is replaced. `progress` may be read and cancelled from any thread.
    static QFuture<Result<Counts>> run(RecordStore &store, const QString &folder, Options options, std::shared_ptr<Progress> progress = nullptr);
};
