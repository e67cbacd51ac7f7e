#include "models/storage/timeline.h"

#include "models/schema/objects/names.h"
#include "models/storage/rows.h"

namespace Timeline {

namespace {

constexpr int shownNames = 12;

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

/// The same as `kindOf`, as a condition on the rows of an object that is not timed.
QString kindCondition(const QString &kind)
{
    const QString subtype = quoted(activity::subtype);
    if (kind == u"call")
        return u" AND %1 = 'Call'"_s.arg(subtype);
    if (kind == u"email")
        return u" AND %1 IN ('Email', 'ListEmail')"_s.arg(subtype);
    return u" AND coalesce(%1, '') NOT IN ('Call', 'Email', 'ListEmail')"_s.arg(subtype);
}

/// One SELECT of id, open, date and moment of a child object; empty if the filter leaves nothing of it.
QString childSelect(const ObjectType &child, const RelatedList &list, const TimelineFilter &filter)
{
    const Field *link = child.field(list.field);
    const bool timed = child.field(event::start);
    if (!filter.kind.isEmpty() && timed != (filter.kind == u"event"))
        return {};
    const QString open = timed ? u"coalesce(%1 > ?2, 0)"_s.arg(quoted(event::start)) : u"1 - coalesce(%1, 0)"_s.arg(quoted(activity::isClosed));
    const QString extra = link->type == FieldType::Lookups
        ? u" OR id IN (SELECT record FROM record_link WHERE target = ?1 AND field = '%1')"_s.arg(link->name)
        : QString();
    QString select = u"SELECT id, %1 AS open, %2 AS date, %3 AS moment FROM %4 WHERE (%5 = ?1%6) AND deleted = 0"_s.arg(
        open, quoted(activity::dueDate), timed ? quoted(event::start) : u"NULL"_s, quoted(child.name), quoted(link->name), extra);
    if (!filter.kind.isEmpty() && !timed)
        select += kindCondition(filter.kind);
    if (filter.owner && child.field(activity::owner))
        select += u" AND %1 = ?3"_s.arg(quoted(activity::owner));
    if (filter.from.isValid())
        select += u" AND (%1 OR %2 >= ?4)"_s.arg(open, quoted(activity::dueDate));
    return select;
}

QString selectOf(const Schema &schema, const Question &question)
{
    const ObjectType *type = schema.typeOf(question.about);
    QStringList selects;
    for (const RelatedList &list : type ? type->related : QList<RelatedList> {}) {
        const ObjectType *child = schema.type(list.object);
        if (!child || !child->isActivity || !child->field(list.field))
            continue;
        if (const QString select = childSelect(*child, list, question.filter); !select.isEmpty())
            selects << select;
    }
    return selects.join(u" UNION "_s);
}

void bind(Statement &statement, const Question &question, const QString &sql)
{
    statement.bind(1, question.about);
    if (sql.contains(u"?2"_s))
        statement.bind(2, question.now.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s));
    if (sql.contains(u"?3"_s))
        statement.bind(3, question.filter.owner);
    if (sql.contains(u"?4"_s))
        statement.bind(4, question.filter.from.toString(Qt::ISODate));
}

} // namespace

TimelineEntry entryOf(Connection &connection, const Schema &schema, const Record &record, const QDateTime &now)
{
    const ObjectType &type = *schema.type(record.object);
    TimelineEntry entry;
    entry.id = record.id;
    entry.title = titleOf(type, record);
    entry.kind = kindOf(type, record);
    entry.date = record.value(activity::dueDate).toDate();
    entry.start = record.value(event::start).toDateTime();
    entry.end = record.value(event::end).toDateTime();
    entry.open = entry.kind == u"event" ? entry.start > now : !record.value(activity::isClosed).toBool();
    entry.type = record.text(activity::type);
    entry.subType = record.text(activity::subType);
    entry.people = targetsOf(record.value(activity::who));
    for (const RecordId person : entry.people.first(std::min<qsizetype>(entry.people.size(), shownNames)))
        entry.names << readTitle(connection, schema, person);
    if (!entry.names.isEmpty()) {
        entry.peopleNames = entry.names.constFirst();
        const int others = int(entry.people.size()) - 1; // lupdate never ends on an expression in its place
        if (others > 0)
            entry.peopleNames = QCoreApplication::translate("Storage", "%1 and %n more", "people", others).arg(entry.peopleNames);
    }
    entry.what = record.link(activity::what);
    if (entry.what)
        entry.whatTitle = readTitle(connection, schema, entry.what);
    entry.ownerId = record.link(activity::owner);
    if (entry.ownerId)
        entry.owner = readTitle(connection, schema, entry.ownerId);
    entry.description = record.text(activity::comments);
    entry.location = record.text(event::location);
    return entry;
}

Result<QList<TimelineEntry>> entries(Connection &connection, const Schema &schema, const Question &question, int limit, int offset)
{
    QList<TimelineEntry> all;
    const QString selects = selectOf(schema, question);
    if (selects.isEmpty())
        return all;
    const QString sql = u"SELECT id FROM (%1) ORDER BY open DESC, CASE open WHEN 1 THEN coalesce(date, '9999') END, "
                        "CASE open WHEN 1 THEN moment END, date DESC, moment DESC, id DESC LIMIT ?5 OFFSET ?6"_s.arg(selects);
    Statement &rows = connection.cached(sql);
    bind(rows, question, sql);
    rows.bind(5, limit).bind(6, offset);
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    const bool failed = rows.failed() || !rows.isValid();
    rows.reset();
    if (failed)
        return connection.lastError();
    for (const RecordId id : std::as_const(ids)) {
        if (const Result<Record> record = readRecord(connection, schema, id))
            all << entryOf(connection, schema, *record, question.now);
    }
    return all;
}

Result<TimelinePage> page(Connection &connection, const Schema &schema, const Question &question, int limit)
{
    TimelinePage page;
    const QString selects = selectOf(schema, question);
    if (selects.isEmpty())
        return page;
    Result<QList<TimelineEntry>> first = entries(connection, schema, question, limit, 0);
    if (!first)
        return first.error();
    page.entries = std::move(*first);
    const QString sql = u"SELECT count(*), coalesce(sum(open), 0) FROM (%1)"_s.arg(selects);
    Statement &counts = connection.cached(sql);
    bind(counts, question, sql);
    if (counts.step()) {
        page.total = int(counts.integer(0));
        page.open = int(counts.integer(1));
    }
    const bool failed = counts.failed() || !counts.isValid();
    counts.reset();
    if (failed)
        return connection.lastError();
    return page;
}

} // namespace Timeline
