#pragma once

#include "models/storage/recordstore.h"

#include <QLocale>

#include <atomic>

/// Rows of a list as text for other programs. The work runs on the database thread in slices, so that a list of a million rows
/// can be written while people go on working.
namespace ListText {

/// Which rows and columns. Fields keep their order; addresses are one column.
struct Rows {
    int object = 0;
    QList<RecordId> ids;
    QStringList fields;
};

/// What the clipboard gets.
struct Copied {
    QString text; ///< tab-separated, as shown
    QString html; ///< one table
};

struct Progress {
    std::atomic<qint64> rows {0};
    std::atomic<bool> cancelled {false}; ///< set by the person
};

/// As people read them, with a line of labels.
QFuture<Result<Copied>> copied(RecordStore &store, const Rows &rows, const QLocale &locale);
/// A CSV file with a line of labels: plain numbers, ISO dates, titles of linked records. The file appears when it is whole; a
/// cancelled or failed export leaves what was there before. The answer is the number of rows.
QFuture<Result<int>> toCsv(RecordStore &store, const Rows &rows, const QString &path, std::shared_ptr<Progress> progress = nullptr);

}
