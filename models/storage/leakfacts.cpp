#include "models/storage/leakfacts.h"

#include "models/schema/objects/names.h"
#include "models/storage/namemask.h"

Result<LeakFacts> readLeakFacts(Connection &connection, RecordId account)
{
    const NameMask::Off off;
    LeakFacts facts;
    Statement &rows = connection.cached(u"SELECT id, Name, GitHub_label__c, CASE WHEN id = ?1 THEN Private_Note__c END FROM Account WHERE deleted = 0 AND uuid <> ?2"_s);
    rows.bind(1, account).bind(2, account::holdPublicUuid);
    while (rows.step()) {
        if (rows.integer(0) != account) {
            facts.otherNames << rows.text(1);
            if (!rows.isNull(2))
                facts.otherNames << rows.text(2);
            continue;
        }
        facts.name = rows.text(1);
        facts.codename = rows.text(2);
        // Short words of a note would be found everywhere and say nothing.
        for (const QString &line : rows.text(3).split(u'\n')) {
            if (line.simplified().size() >= 12)
                facts.internalTexts << line.simplified();
        }
    }
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    if (failed)
        return connection.lastError();
    return facts;
}
