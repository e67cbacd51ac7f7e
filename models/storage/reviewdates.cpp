#include "models/storage/reviewdates.h"

Result<QList<ReviewDates>> readReviewDates(Connection &connection)
{
    QHash<RecordId, std::pair<QDate, RecordId>> reviews;
    Statement known = connection.prepare(u"SELECT Account__c, max(Published__c), max(CASE WHEN Status__c = 'Draft' THEN id END) FROM Business_Review__c WHERE deleted = 0 GROUP BY Account__c"_s);
    while (known.step())
        reviews.insert(known.integer(0), {QDate::fromString(known.text(1).left(10), Qt::ISODate), known.integer(2)});
    if (known.failed() || !known.isValid())
        return connection.lastError();
    QList<ReviewDates> all;
    Statement rows = connection.prepare(u"SELECT id, Name, Customer_Segmentation_Tier__c, Renewal_Date__c FROM Account WHERE deleted = 0 AND Renewal_Date__c IS NOT NULL ORDER BY Name COLLATE PEOPLE"_s);
    while (rows.step()) {
        const auto [published, draft] = reviews.value(rows.integer(0));
        all << ReviewDates {rows.integer(0), rows.text(1), rows.text(2), QDate::fromString(rows.text(3), Qt::ISODate), published, draft};
    }
    if (rows.failed() || !rows.isValid())
        return connection.lastError();
    return all;
}
