#include "models/exchange/importreport.h"

#include <QJsonArray>

ImportReport::Counts ImportReport::total() const
{
    Counts sum;
    for (const Counts &counts : byObject) {
        sum.created += counts.created;
        sum.updated += counts.updated;
        sum.unchanged += counts.unchanged;
        sum.failed += counts.failed;
        sum.dangling += counts.dangling;
    }
    return sum;
}

static QJsonObject countsToJson(const ImportReport::Counts &counts)
{
    return {{u"created"_s, counts.created}, {u"updated"_s, counts.updated}, {u"unchanged"_s, counts.unchanged}, {u"failed"_s, counts.failed}, {u"dangling"_s, counts.dangling}};
}

QJsonObject ImportReport::toJson() const
{
    QJsonObject json = countsToJson(total());
    QJsonObject objects;
    for (auto it = byObject.begin(); it != byObject.end(); ++it)
        objects.insert(it.key(), countsToJson(it.value()));
    json.insert(u"byObject"_s, objects);
    json.insert(u"unknownFiles"_s, QJsonArray::fromStringList(unknownFiles));
    json.insert(u"customFields"_s, QJsonArray::fromStringList(customFields));
    json.insert(u"messages"_s, QJsonArray::fromStringList(messages));
    json.insert(u"dryRun"_s, dryRun);
    return json;
}
