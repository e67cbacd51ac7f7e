#pragma once

#include "models/schema/record.h"
#include "models/storage/connection.h"

/// What is known of a customer's reviews. Database thread.
struct ReviewDates {
    RecordId account = 0;
    QString name;
    QString tier;
    QDate renewal;
    QDate lastPublished;
    RecordId draft = 0;
};
/// Of every live account with a renewal date.
Result<QList<ReviewDates>> readReviewDates(Connection &connection);
