#pragma once

#include "models/schema/record.h"
#include "models/storage/connection.h"

/// What is known of a customer's reviews. Database thread.
struct ReviewDates {
    RecordId account = 0;
    QString name;
    QString tier;
    QDate contractStart; ///< see `contractStartOf`
    QDate lastPublished;
    RecordId draft = 0;
};
/// Of every live account whose contract start is known.
Result<QList<ReviewDates>> readReviewDates(Connection &connection, const QDate &today);
/// When the contract that runs on `today` began (feature K7): of several the largest. Without one, a whole number of years before the
/// account's renewal date.
QDate contractStartOf(Connection &connection, RecordId account, const QDate &renewal, const QDate &today);
