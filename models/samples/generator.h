#pragma once

#include "models/storage/recordstore.h"

#include <QMap>

#include <atomic>

/// Makes a large book of business: realistic, in many languages, skewed as real ones are. Few accounts have most of the activities (one
/// at least 500, where there are as many), some have none. Opportunities, cases, events and users come in proportion.
/// The same options give the same records, uuids included.
///
/// Works on the database thread in slices between which a person's requests are served; all slices are one step of the journal.
class Generator
{
public:
    struct Options {
        qint64 accounts = 100;
        qint64 contacts = 500;
        qint64 activities = 5000;
        quint64 seed = 1;
        QDate today; ///< work was done up to this day
    };
    struct Progress {
        std::atomic<qint64> done {0};
        std::atomic<qint64> total {0};
    };
    using Counts = QMap<QString, qint64>; ///< records made, by object

    /// `progress` may be read from any thread; nullptr: nobody looks.
    static QFuture<Result<Counts>> run(RecordStore &store, const Options &options, std::shared_ptr<Progress> progress = nullptr);
};
