#include "models/storage/relatedcounts.h"

#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "models/storage/rows.h"

RelatedCounts::RelatedCounts(const Schema &schema)
    : m_schema(schema)
{
}

const QList<RelatedCounts::Relation> &RelatedCounts::relationsOf(const ObjectType &child)
{
    auto known = m_relations.find(child.code);
    if (known != m_relations.end())
        return *known;
    QList<Relation> relations;
    for (const ObjectType *parent : m_schema.types()) {
        for (int i = 0; i < parent->related.size(); ++i) {
            const RelatedList &list = parent->related.at(i);
            if (list.object == child.name && child.field(list.field))
                relations << Relation {parent, i, list.field, child.isActivity && child.field(activity::isClosed), list};
        }
    }
    return *m_relations.insert(child.code, relations);
}

namespace {

/// Stands in `related_count` for the last activity that a record came with.
constexpr int importedActivity = -1;

bool sameFor(const Record &before, const Record &after, const QString &link, bool dated)
{
    if (before.values.value(link) != after.values.value(link))
        return false;
    return !dated || (before.values.value(activity::isClosed).toBool() == after.values.value(activity::isClosed).toBool()
                      && before.values.value(activity::dueDate) == after.values.value(activity::dueDate));
}

} // namespace

void RelatedCounts::noteImportedActivity(const ObjectType &type, const Record &record)
{
    const QDate last = type.field(account::lastActivity) ? record.values.value(account::lastActivity).toDate() : QDate();
    if (last.isValid())
        m_changes[{record.id, importedActivity}].latest = last.toString(Qt::ISODate);
}

const QList<RelatedCounts::Part> &RelatedCounts::partsOf(const ObjectType &child)
{
    auto known = m_summaries.find(child.code);
    if (known != m_summaries.end())
        return *known;
    QList<Part> parts;
    for (const ObjectType *parent : m_schema.types()) {
        for (const Summary &summary : parent->summaries) {
            if (summary.object == child.name)
                parts << Part {parent, summary};
        }
    }
    return *m_summaries.insert(child.code, parts);
}

void RelatedCounts::noteParts(const ObjectType &child, const Record *before, const Record *after)
{
    for (const Part &part : partsOf(child)) {
        const Summary &summary = part.summary;
        if (before && after && before->value(summary.link) == after->value(summary.link) && before->value(summary.sum) == after->value(summary.sum)
            && before->value(summary.closed).toBool() == after->value(summary.closed).toBool())
            continue;
        for (const Record *record : {before, after}) {
            const RecordId target = record ? record->link(summary.link) : 0;
            if (target && objectCodeOf(target) == part.parent->code)
                m_parts.insert({target, summary.field}, summary);
        }
    }
}

/// An account has a few open children: adding them up anew through the index costs less than being wrong once.
Result<> RelatedCounts::writeSummary(Connection &connection, RecordId parent, const Summary &summary)
{
    Statement &update = connection.cached(u"UPDATE %1 SET %2 = (SELECT sum(coalesce(%3, 0)) FROM %4 WHERE %5 = ?1 AND deleted = 0 AND %6 IS NOT 1) WHERE id = ?1"_s.arg(
        quoted(m_schema.typeOf(parent)->name), quoted(summary.field), quoted(summary.sum), quoted(summary.object), quoted(summary.link), quoted(summary.closed)));
    update.bind(1, parent);
    update.step();
    const bool failed = update.failed();
    const Error error = failed ? connection.lastError() : Error {};
    update.reset();
    m_summarised << parent;
    return failed ? Result<>(error) : Result<>();
}

void RelatedCounts::note(const ObjectType &child, const Record *before, const Record *after)
{
    noteParts(child, before, after);
    for (const Relation &relation : relationsOf(child)) {
        const bool was = before && relation.list.takes(*before);
        const bool is = after && relation.list.takes(*after);
        if (was && is && sameFor(*before, *after, relation.field, relation.dated))
            continue;
        if (was)
            noteOne(child, relation, *before, -1);
        if (is)
            noteOne(child, relation, *after, +1);
    }
}

void RelatedCounts::noteOne(const ObjectType &child, const Relation &relation, const Record &record, int sign)
{
    const QVariant value = record.values.value(relation.field);
    if (!value.isValid())
        return;
    for (const RecordId target : targetsOf(value)) {
        if (objectCodeOf(target) != relation.parent->code)
            continue;
        Change &change = m_changes[{target, relation.index}];
        change.difference += sign;
        change.childTable = child.name;
        change.field = relation.field;
        if (!relation.dated || !record.values.value(activity::isClosed).toBool())
            continue;
        if (sign < 0) {
            change.recount = true;
        } else {
            const QString date = toNeutral(*child.field(activity::dueDate), record.values.value(activity::dueDate));
            change.latest = std::max(change.latest, date);
        }
    }
}

QString RelatedCounts::latestOf(Connection &connection, RecordId parent, const Change &change) const
{
    if (!change.recount)
        return change.latest;
    const QString closed = u"deleted = 0 AND %1 = 1"_s.arg(quoted(activity::isClosed));
    return connection.scalar(u"SELECT max(day) FROM (SELECT max(%1) AS day FROM %2 WHERE %3 = ?1 AND %4 "
                             "UNION ALL SELECT max(%1) FROM record_link JOIN %2 ON id = record WHERE target = ?1 AND field = '%5' AND %4)"_s.arg(
                                 quoted(activity::dueDate), quoted(change.childTable), quoted(change.field), closed, change.field), {parent}).toString();
}

Result<> RelatedCounts::flush(Connection &connection)
{
    QSet<RecordId> touched; ///< parents whose last activity changed
    for (auto it = m_changes.cbegin(); it != m_changes.cend(); ++it) {
        const auto &[parent, relation] = it.key();
        const Change &change = it.value();
        if (change.difference == 0 && change.latest.isEmpty() && !change.recount)
            continue;
        const QString latest = latestOf(connection, parent, change);
        Statement &upsert = connection.cached(
            change.recount
                ? u"INSERT INTO related_count(parent, relation, n, last) VALUES (?1, ?2, max(0, ?3), ?4) ON CONFLICT DO UPDATE SET n = max(0, n + ?3), last = excluded.last"_s
                : u"INSERT INTO related_count(parent, relation, n, last) VALUES (?1, ?2, max(0, ?3), ?4) ON CONFLICT DO UPDATE SET n = max(0, n + ?3), last = nullif(max(coalesce(last, ''), coalesce(excluded.last, '')), '')"_s);
        upsert.bind(1, parent).bind(2, relation).bind(3, change.difference);
        latest.isEmpty() ? upsert.bindNull(4) : upsert.bind(4, latest);
        upsert.step();
        if (upsert.failed()) {
            const Error error = connection.lastError();
            upsert.reset();
            return error;
        }
        upsert.reset();
        if (!latest.isEmpty() || change.recount)
            touched.insert(parent);
    }
    m_changes.clear();
    for (const RecordId parent : std::as_const(touched)) {
        if (const Result<> written = writeLastActivity(connection, parent); !written)
            return written;
    }
    m_summarised.clear();
    for (auto it = m_parts.cbegin(); it != m_parts.cend(); ++it) {
        if (const Result<> written = writeSummary(connection, it.key().first, it.value()); !written)
            return written;
    }
    m_parts.clear();
    return {};
}

Result<> RelatedCounts::writeLastActivity(Connection &connection, RecordId parent)
{
    const ObjectType *type = m_schema.typeOf(parent);
    if (!type || !type->field(account::lastActivity))
        return {};
    Statement &update = connection.cached(u"UPDATE %1 SET %2 = (SELECT max(last) FROM related_count WHERE parent = ?1) WHERE id = ?1"_s.arg(
        quoted(type->name), quoted(account::lastActivity)));
    update.bind(1, parent);
    update.step();
    const bool failed = update.failed();
    const Error error = failed ? connection.lastError() : Error {};
    update.reset();
    return failed ? Result<>(error) : Result<>();
}
