#pragma once

#include "models/storage/recordstore.h"

/// When a customer's business reviews are due (features Q10; Fleet handbook: "typically 90 days after kickoff and again, 90 days before
/// renewal"; Sourcegraph handbook: Tier 1 meets every quarter from the second on). In order, for the contract year that began on `start`:
/// 90 days after the start, for Tier 1 also six months after it, and 90 days before the year ends.
QList<QDate> reviewDueDates(const QString &tier, const QDate &start);
/// The first due day that no published review has met: one published from 45 days before a due day on meets it. Without any review,
/// the first due day not more than 60 days ago; older ones are past help. Invalid without a contract start.
QDate nextReviewDue(const QString &tier, const QDate &contractStart, const QDate &lastPublished, const QDate &today);

/// One customer on the schedule.
struct ScheduledReview {
    RecordId account = 0;
    QString name;
    QString tier;
    QDate due;
    QDate lastPublished;
    RecordId draft = 0; ///< a review that is not published yet
    int daysLeft = 0; ///< negative: overdue
};

/// Every live customer with a renewal date, the most urgent first. One job on the database thread: two passes over indexes, whatever the
/// number of activities.
QFuture<Result<QList<ScheduledReview>>> reviewSchedule(RecordStore &store);
