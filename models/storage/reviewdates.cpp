#include "models/storage/reviewdates.h"

#include "models/schema/quarters.h"

namespace {

/// The start of the running contract of account `a`.
const QString runningStart = u"SELECT StartDate FROM Contract c WHERE c.AccountId = %1 AND c.deleted = 0 AND c.Status = 'Activated' AND c.StartDate <= %2 AND (c.Renewal_Date__c IS NULL OR c.Renewal_Date__c > %2) "
                             "ORDER BY c.ARR__c DESC, c.StartDate, c.id LIMIT 1"_s;

} // namespace

QDate contractStartOf(Connection &connection, RecordId account, const QDate &renewal, const QDate &today)
{
    const QDate start = QDate::fromString(connection.scalar(runningStart.arg(u"?1"_s, u"?2"_s), {account, today.toString(Qt::ISODate)}).toString(), Qt::ISODate);
    return start.isValid() ? start : contractStartBefore(renewal, today);
}

Result<QList<ReviewDates>> readReviewDates(Connection &connection, const QDate &today)
{
    QHash<RecordId, std::pair<QDate, RecordId>> reviews;
    Statement known = connection.prepare(u"SELECT Account__c, max(Published__c), max(CASE WHEN Status__c = 'Draft' THEN id END) FROM Business_Review__c WHERE deleted = 0 GROUP BY Account__c"_s);
    while (known.step())
        reviews.insert(known.integer(0), {QDate::fromString(known.text(1).left(10), Qt::ISODate), known.integer(2)});
    if (known.failed() || !known.isValid())
        return connection.lastError();
    QList<ReviewDates> all;
    Statement rows = connection.prepare(u"SELECT id, Name, Customer_Segmentation_Tier__c, Renewal_Date__c, (%1) FROM Account a WHERE deleted = 0 ORDER BY Name COLLATE PEOPLE"_s.arg(runningStart.arg(u"a.id"_s, u"?1"_s)));
    rows.bind(1, today.toString(Qt::ISODate));
    while (rows.step()) {
        const auto [published, draft] = reviews.value(rows.integer(0));
        const QDate start = rows.isNull(4) ? contractStartBefore(QDate::fromString(rows.text(3), Qt::ISODate), today) : QDate::fromString(rows.text(4), Qt::ISODate);
        if (start.isValid())
            all << ReviewDates {rows.integer(0), rows.text(1), rows.text(2), start, published, draft};
    }
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return all;
}
