#include "models/storage/timeline.h"

#include "models/schema/objects/names.h"
#include "models/storage/rows.h"

namespace Timeline {

namespace {

/// The fields that an activity object may have; an object without one of them simply has no such fact.
QString kindOf(const ObjectType &type, const Record &record)
{
    if (type.field(event::start))
        return u"event"_s;
    const QString subtype = record.text(activity::subtype);
    if (subtype == u"Call")
        return u"call"_s;
    return subtype == u"Email" || subtype == u"ListEmail" ? u"email"_s : u"task"_s;
}

TimelineEntry entryOf(Connection &connection, const Schema &schema, const Record &record, const QDateTime &now)
{
    const ObjectType &type = *schema.type(record.object);
    TimelineEntry entry;
    entry.id = record.id;
    entry.title = titleOf(type, record);
    entry.kind = kindOf(type, record);
    entry.date = record.value(activity::dueDate).toDate();
    entry.start = record.value(event::start).toDateTime();
    entry.open = entry.kind == u"event" ? entry.start > now : !record.value(activity::isClosed).toBool();
    entry.type = record.text(activity::type);
    entry.subType = record.text(activity::subType);
    entry.people = targetsOf(record.value(activity::who));
    if (!entry.people.isEmpty()) {
        entry.peopleNames = readTitle(connection, schema, entry.people.first());
        if (entry.people.size() > 1)
            entry.peopleNames = QCoreApplication::translate("Storage", "%1 and %n more", "people", int(entry.people.size() - 1)).arg(entry.peopleNames);
    }
    entry.ownerId = record.link(activity::owner);
    if (entry.ownerId)
        entry.owner = readTitle(connection, schema, entry.ownerId);
    entry.description = record.text(activity::comments);
    return entry;
}

/// One SELECT of id, open, date for a child object.
QString childSelect(const ObjectType &child, const RelatedList &list)
{
    const Field *link = child.field(list.field);
    const bool timed = child.field(event::start);
    const QString open = timed ? u"coalesce(%1 > :now, 0)"_s.arg(quoted(event::start)) : u"1 - coalesce(%1, 0)"_s.arg(quoted(activity::isClosed));
    const QString extra = link->type == FieldType::Lookups
        ? u" OR id IN (SELECT record FROM record_link WHERE target = :about AND field = '%1')"_s.arg(link->name)
        : QString();
    return u"SELECT id, %1 AS open, %2 AS date FROM %3 WHERE (%4 = :about%5) AND deleted = 0"_s.arg(
        open, quoted(activity::dueDate), quoted(child.name), quoted(link->name), extra);
}

} // namespace

Result<QList<TimelineEntry>> entries(Connection &connection, const Schema &schema, RecordId about, int limit, int offset,
                                     const QDateTime &now)
{
    const ObjectType *type = schema.typeOf(about);
    QStringList selects;
    for (const RelatedList &list : type ? type->related : QList<RelatedList> {}) {
        const ObjectType *child = schema.type(list.object);
        if (child && child->isActivity && child->field(list.field))
            selects << childSelect(*child, list);
    }
    QList<TimelineEntry> all;
    if (selects.isEmpty())
        return all;
    const QString nowText = now.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
    QString sql = u"SELECT id FROM (%1) ORDER BY open DESC, CASE open WHEN 1 THEN coalesce(date, '9999') END, date DESC, id DESC LIMIT ?1 OFFSET ?2"_s.arg(selects.join(u" UNION "_s));
    sql.replace(u":about"_s, u"?3"_s).replace(u":now"_s, u"?4"_s);
    Statement &rows = connection.cached(sql);
    rows.bind(1, limit).bind(2, offset).bind(3, about);
    if (sql.contains(u"?4"_s))
        rows.bind(4, nowText);
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    if (failed)
        return connection.lastError();
    for (const RecordId id : std::as_const(ids)) {
        if (const Result<Record> record = readRecord(connection, schema, id))
            all << entryOf(connection, schema, *record, now);
    }
    return all;
}

} // namespace Timeline
