#include "models/storage/stakeholdermap.h"

#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"
#include "models/storage/rows.h"

#include <QSet>

int StakeholderMap::live() const
{
    QSet<RecordId> there;
    for (const MappedStakeholder &person : people) {
        if (!person.left.isValid())
            there.insert(person.contact);
    }
    return int(there.size());
}

QStringList StakeholderMap::missingRoles() const
{
    QStringList missing {stakeholder::champion, u"Economic Buyer"_s};
    for (const MappedStakeholder &person : people) {
        if (!person.left.isValid())
            missing.removeAll(person.role);
    }
    return missing;
}

QFuture<Result<StakeholderMap>> stakeholderMap(RecordStore &store, RecordId account)
{
    return store.database().run([&schema = store.schema(), account](Connection &connection) -> Result<StakeholderMap> {
        Statement &rows = connection.cached(
            u"SELECT s.id, s.Contact__c, c.Name, c.Title, s.Role__c, s.Sentiment__c, s.Left_On__c, "
            "(SELECT max(ActivityDate) FROM (SELECT a.ActivityDate FROM Activity a WHERE a.WhoId = c.id AND a.deleted = 0 AND a.IsClosed = 1 "
            "UNION ALL SELECT a.ActivityDate FROM record_link l JOIN Activity a ON a.id = l.record WHERE l.target = c.id AND l.field = 'WhoId' AND a.deleted = 0 AND a.IsClosed = 1)) "
            "FROM Stakeholder__c s JOIN Contact c ON c.id = s.Contact__c WHERE s.Account__c = ?1 AND s.deleted = 0 AND c.deleted = 0 ORDER BY c.Name, s.id"_s);
        rows.bind(1, account);
        StakeholderMap map;
        while (rows.step()) {
            map.people << MappedStakeholder {rows.integer(0), rows.integer(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                                             QDate::fromString(rows.text(6), Qt::ISODate), QDate::fromString(rows.text(7), Qt::ISODate)};
        }
        const bool failed = rows.failed() || !rows.isValid();
        rows.reset();
        if (failed)
            return connection.lastError();
        const Field *role = schema.type(object_code::stakeholder)->field(stakeholder::role);
        const auto rank = [role](const MappedStakeholder &person) {
            const auto place = std::find_if(role->choices.begin(), role->choices.end(), [&](const Choice &choice) { return choice.value == person.role; });
            return std::pair(person.left.isValid(), place - role->choices.begin());
        };
        std::stable_sort(map.people.begin(), map.people.end(), [rank](const MappedStakeholder &a, const MappedStakeholder &b) { return rank(a) < rank(b); });
        return map;
    });
}
