#include "models/reports/reviewschedule.h"

#include "models/schema/quarters.h"
#include "models/storage/reviewdates.h"

QList<QDate> reviewDueDates(const QString &tier, const QDate &start)
{
    if (!start.isValid())
        return {};
    QList<QDate> due {start.addDays(90)};
    if (tier == u"Tier 1")
        due << start.addMonths(6);
    return due << start.addYears(1).addDays(-90);
}

QDate nextReviewDue(const QString &tier, const QDate &contractStart, const QDate &lastPublished, const QDate &today)
{
    constexpr int early = 45;
    constexpr int pastHelp = 60;
    if (!contractStart.isValid())
        return {};
    const QDate from = lastPublished.isValid() ? lastPublished.addDays(early + 1) : today.addDays(-pastHelp);
    for (int year = -1; year < 20; ++year) {
        for (const QDate &due : reviewDueDates(tier, contractStart.addYears(year))) {
            if (due >= from)
                return due;
        }
    }
    return {};
}

QFuture<Result<QList<ScheduledReview>>> reviewSchedule(RecordStore &store)
{
    return store.database().run([today = store.context().today](Connection &connection) -> Result<QList<ScheduledReview>> {
        const Result<QList<ReviewDates>> read = readReviewDates(connection, today);
        if (!read)
            return read.error();
        QList<ScheduledReview> schedule;
        for (const ReviewDates &dates : *read) {
            ScheduledReview row {.account = dates.account, .name = dates.name, .tier = dates.tier, .lastPublished = dates.lastPublished, .draft = dates.draft};
            row.due = nextReviewDue(dates.tier, dates.contractStart, dates.lastPublished, today);
            row.daysLeft = int(today.daysTo(row.due));
            schedule << row;
        }
        std::stable_sort(schedule.begin(), schedule.end(), [](const ScheduledReview &a, const ScheduledReview &b) { return a.due < b.due; });
        return schedule;
    });
}
