#include "models/storage/listquery.h"

#include "models/storage/columncache.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"

namespace ListQuery {

namespace {

/// WHERE clause and its bindings.
struct Clause {
    QStringList terms;
    QList<std::pair<const Field *, QVariant>> bindings; ///< field nullptr: the value as it is

    void bind(Statement &statement) const
    {
        int index = 0;
        for (const auto &[field, value] : bindings) {
            ++index;
            if (field)
                bindValue(statement, index, *field, value);
            else if (value.typeId() == QMetaType::QString)
                statement.bind(index, value.toString());
            else
                statement.bind(index, qint64(value.toLongLong()));
        }
    }
};

QString likePattern(const QString &text, bool anywhere)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return (anywhere ? u"%"_s : QString()) + pattern + u'%';
}

QString comparison(Condition::Is is)
{
    switch (is) {
    case Condition::Is::Less: return u"<"_s;
    case Condition::Is::LessOrEqual: return u"<="_s;
    case Condition::Is::Greater: return u">"_s;
    case Condition::Is::GreaterOrEqual: return u">="_s;
    default: return u"="_s;
    }
}

/// A link condition sees every target of a lookup with several.
void addLink(Clause &clause, const Field &field, RecordId target)
{
    const QString column = quoted(field.name);
    if (field.type == FieldType::Lookups) {
        clause.terms << u"(%1 = ? OR id IN (SELECT record FROM record_link WHERE target = ? AND field = ?))"_s.arg(column);
        clause.bindings.append({nullptr, target});
        clause.bindings.append({nullptr, target});
        clause.bindings.append({nullptr, field.name});
    } else {
        clause.terms << column + u" = ?"_s;
        clause.bindings.append({nullptr, target});
    }
}

void addCondition(Clause &clause, const Field &field, const Condition &condition)
{
    const QString column = quoted(field.name);
    switch (condition.is) {
    case Condition::Is::Equal:
        if (field.isLookup())
            return addLink(clause, field, condition.value.toLongLong());
        [[fallthrough]];
    case Condition::Is::Less:
    case Condition::Is::LessOrEqual:
    case Condition::Is::Greater:
    case Condition::Is::GreaterOrEqual:
        if (field.type == FieldType::CheckBox) {
            clause.terms << u"coalesce(%1, 0) = ?"_s.arg(column);
        } else {
            clause.terms << u"%1 %2 ?"_s.arg(column, comparison(condition.is));
        }
        clause.bindings.append({&field, condition.value});
        return;
    case Condition::Is::NotEqual:
        clause.terms << u"%1 IS NOT ?"_s.arg(column);
        clause.bindings.append({&field, condition.value});
        return;
    case Condition::Is::Contains:
    case Condition::Is::StartsWith:
        clause.terms << column + u" LIKE ? ESCAPE '\\'"_s;
        clause.bindings.append({nullptr, likePattern(condition.value.toString(), condition.is == Condition::Is::Contains)});
        return;
    case Condition::Is::Empty:
        clause.terms << column + u" IS NULL"_s;
        return;
    case Condition::Is::NotEmpty:
        clause.terms << column + u" IS NOT NULL"_s;
        return;
    case Condition::Is::OneOf: {
        QStringList marks;
        for (const QVariant &value : condition.value.toList()) {
            marks << u"?"_s;
            clause.bindings.append({&field, value});
        }
        clause.terms << u"%1 IN (%2)"_s.arg(column, marks.join(u", "_s));
        return;
    }
    }
}

/// A list of chosen records: numbers of ours, so they may stand in the statement, which takes more of them than bindings.
void addIds(Clause &clause, const QVariantList &ids)
{
    QStringList numbers;
    for (const QVariant &id : ids)
        numbers << QString::number(id.toLongLong());
    clause.terms << u"id IN (%1)"_s.arg(numbers.join(u','));
}

/// An empty optional: nothing can match.
std::optional<Clause> clauseOf(Connection &connection, const ObjectType &type, const Query &query)
{
    Clause clause;
    clause.terms << u"deleted = %1"_s.arg(query.inBin ? 1 : 0);
    for (const Condition &condition : query.where) {
        if (condition.field == u"Id" && condition.is == Condition::Is::OneOf) {
            addIds(clause, condition.value.toList());
            continue;
        }
        if (const Field *field = type.field(condition.field); field && field->hasColumn())
            addCondition(clause, *field, condition);
    }
    const QStringList words = SearchIndex::wordsOf(query.words);
    if (!words.isEmpty()) {
        const QString table = SearchIndex::tableOf(type);
        const QString expression = SearchIndex::matchExpression(connection, table, words);
        if (expression.isEmpty())
            return std::nullopt;
        clause.terms << u"id IN (SELECT rowid FROM %1 WHERE %1 MATCH ? AND rowid BETWEEN %2 AND %3)"_s.arg(table)
                            .arg(firstIdOf(type.code)).arg(lastIdOf(type.code));
        clause.bindings.append({nullptr, expression});
    }
    return clause;
}

const Field *sortField(const ObjectType &type, const QString &name)
{
    const Field *field = type.field(name);
    return field && field->hasColumn() ? field : nullptr;
}

/// What SQL sorts by: links by the titles of their targets, text as people look for it. `indexed`: as the column's index has it.
QString orderExpression(const Schema &schema, const Field &field, bool indexed)
{
    const QString column = quoted(field.name);
    if (field.isLookup()) {
        QStringList titles;
        for (const QString &target : field.targets) {
            if (const ObjectType *type = schema.type(target))
                titles << u"(SELECT %1 FROM %2 WHERE id = %3)"_s.arg(quoted(type->nameField), quoted(type->name), column);
        }
        if (!titles.isEmpty())
            return (titles.size() == 1 ? titles.first() : u"coalesce(%1)"_s.arg(titles.join(u", "_s))) + u" COLLATE PEOPLE"_s;
    }
    return field.isText() ? column + (indexed ? u" COLLATE NOCASE"_s : u" COLLATE PEOPLE"_s) : column;
}

QString direction(bool descending)
{
    return descending ? u" DESC"_s : QString();
}

Result<> collect(Connection &connection, const QString &sql, const Clause &clause, QList<RecordId> &ids)
{
    Statement rows = connection.prepare(sql);
    clause.bind(rows);
    while (rows.step())
        ids << rows.integer(0);
    return rows.failed() || !rows.isValid() ? Result<>(connection.lastError()) : Result<>();
}

} // namespace

namespace {

QList<ColumnCache::Key> keysOf(const ObjectType &type, const Query &query)
{
    QList<ColumnCache::Key> keys;
    if (sortField(type, query.sort))
        keys.append({query.sort, query.descending});
    if (!keys.isEmpty() && query.thenBy != query.sort && sortField(type, query.thenBy))
        keys.append({query.thenBy, query.thenDescending});
    return keys;
}

/// A whole list of live records of a large table: its order is kept in memory.
bool suitsMemory(Connection &connection, const ObjectType &type, const Query &query)
{
    return query.limit < 0 && !query.inBin && sortField(type, query.sort) && connection.columns().suits(type);
}

bool isFiltered(const Query &query)
{
    return !query.where.isEmpty() || !SearchIndex::wordsOf(query.words).isEmpty();
}

/// The ids that meet conditions and words, in no order. Words alone are answered by the search index without a look at the table.
Result<QList<RecordId>> matching(Connection &connection, const ObjectType &type, const Query &query, int limit = -1)
{
    QList<RecordId> ids;
    const QString rest = limit < 0 ? QString() : u" LIMIT %1"_s.arg(limit);
    if (query.where.isEmpty()) {
        const QString table = SearchIndex::tableOf(type);
        const QString expression = SearchIndex::matchExpression(connection, table, SearchIndex::wordsOf(query.words));
        if (expression.isEmpty())
            return ids;
        Clause clause;
        clause.bindings.append({nullptr, expression});
        const QString sql = u"SELECT rowid FROM %1 WHERE %1 MATCH ? AND rowid BETWEEN %2 AND %3"_s.arg(table).arg(firstIdOf(type.code)).arg(lastIdOf(type.code));
        if (const Result<> read = collect(connection, sql + rest, clause, ids); !read)
            return read.error();
        return ids;
    }
    const std::optional<Clause> clause = clauseOf(connection, type, query);
    if (!clause)
        return ids;
    const QString sql = u"SELECT id FROM %1 WHERE %2"_s.arg(quoted(type.name), clause->terms.join(u" AND "_s));
    if (const Result<> read = collect(connection, sql + rest, *clause, ids); !read)
        return read.error();
    return ids;
}

/// SQLite does it all; small tables, small answers and indexed orders are quick.
Result<QList<RecordId>> idsBySql(Connection &connection, const Schema &schema, const ObjectType &type, const Query &query)
{
    const std::optional<Clause> clause = clauseOf(connection, type, query);
    QList<RecordId> ids;
    if (!clause)
        return ids;
    const QString select = u"SELECT id FROM %1 WHERE %2"_s.arg(quoted(type.name), clause->terms.join(u" AND "_s));
    const QString limit = query.limit >= 0 ? u" LIMIT %1"_s.arg(query.limit) : QString();
    const Field *sort = sortField(type, query.sort);
    const QString byId = u" ORDER BY id"_s + direction(query.descending);
    if (!sort) {
        if (const Result<> read = collect(connection, select + byId + limit, *clause, ids); !read)
            return read.error();
        return ids;
    }
    // The first rows of a large table come from the index.
    const bool indexed = sort->indexed && query.limit >= 0 && !isFiltered(query);
    const Field *second = sortField(type, query.thenBy);
    const QString then = second ? u"%1 IS NULL, %2%3, "_s.arg(quoted(second->name), orderExpression(schema, *second, false), direction(query.thenDescending)) : QString();
    const QString last = then + u"id"_s + direction(query.descending);
    // SQLite puts NULL first; people look for empty ones at the end. Two walks keep the index usable, one sort would not.
    const QString column = quoted(sort->name);
    const QString order = u" ORDER BY "_s + orderExpression(schema, *sort, indexed) + direction(query.descending) + u", "_s + last;
    if (const Result<> read = collect(connection, select + u" AND %1 IS NOT NULL"_s.arg(column) + order + limit, *clause, ids); !read)
        return read.error();
    if (query.limit < 0 || ids.size() < query.limit) {
        const QString rest = query.limit < 0 ? QString() : u" LIMIT %1"_s.arg(query.limit - ids.size());
        if (const Result<> read = collect(connection, select + u" AND %1 IS NULL ORDER BY "_s.arg(column) + last + rest, *clause, ids); !read)
            return read.error();
    }
    return ids;
}

} // namespace

Result<bool> prepare(Connection &connection, const Schema &schema, const Query &query)
{
    constexpr int quickBySql = 10000;
    const ObjectType *type = schema.type(query.object);
    if (!type || !suitsMemory(connection, *type, query))
        return false;
    const Field *sort = sortField(*type, query.sort);
    const QList<ColumnCache::Key> keys = keysOf(*type, query);
    if (isFiltered(query)) {
        const bool known = std::all_of(keys.begin(), keys.end(), [&](const ColumnCache::Key &key) { return connection.columns().isReady(schema, *type, key.field); });
        if (known)
            return false;
        const Result<QList<RecordId>> some = matching(connection, *type, query, quickBySql);
        if (!some)
            return some.error();
        if (some->size() < quickBySql)
            return false;
    } else if (keys.size() == 1 && sort->indexed && !sort->isText()) {
        return false; // the index gives the order
    }
    QStringList fields;
    for (const ColumnCache::Key &key : keys)
        fields << key.field;
    return connection.columns().build(schema, *type, fields);
}

Result<bool> prepareColumns(Connection &connection, const Schema &schema, int object, const QStringList &fields)
{
    const ObjectType *type = schema.type(object);
    if (!type || !connection.columns().suits(*type))
        return false;
    QStringList sortable;
    for (const QString &name : fields) {
        if (sortField(*type, name))
            sortable << name;
    }
    return connection.columns().build(schema, *type, sortable);
}

Result<QList<RecordId>> ids(Connection &connection, const Schema &schema, const Query &query)
{
    const ObjectType *type = schema.type(query.object);
    Q_ASSERT(type);
    if (!suitsMemory(connection, *type, query))
        return idsBySql(connection, schema, *type, query);
    ColumnCache &columns = connection.columns();
    const QList<ColumnCache::Key> keys = keysOf(*type, query);
    for (const ColumnCache::Key &key : keys) {
        if (!columns.isReady(schema, *type, key.field))
            return idsBySql(connection, schema, *type, query);
    }
    if (!isFiltered(query))
        return columns.ordered(*type, keys);
    const Result<QList<RecordId>> among = matching(connection, *type, query);
    if (!among)
        return among.error();
    return columns.ordered(*type, keys, &*among);
}

Result<int> count(Connection &connection, const Schema &schema, const Query &query)
{
    const ObjectType *type = schema.type(query.object);
    Q_ASSERT(type);
    const std::optional<Clause> clause = clauseOf(connection, *type, query);
    if (!clause)
        return 0;
    Statement row = connection.prepare(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(quoted(type->name), clause->terms.join(u" AND "_s)));
    clause->bind(row);
    if (!row.step())
        return connection.lastError();
    return int(row.integer(0));
}

Result<QList<Record>> records(Connection &connection, const Schema &schema, const QList<RecordId> &ids)
{
    QList<Record> all;
    all.reserve(ids.size());
    for (const RecordId id : ids) {
        const Result<Record> record = readRecord(connection, schema, id);
        if (record)
            all << *record;
        else if (record.error().kind != Error::Kind::NotFound)
            return record.error();
    }
    return all;
}

Result<RowBlock> rows(Connection &connection, const Schema &schema, int object, const QList<RecordId> &ids, const QStringList &fields)
{
    const ObjectType *type = schema.type(object);
    Q_ASSERT(type);
    QStringList columns {u"id"_s, u"deleted"_s};
    QList<const Field *> read;
    for (const QString &name : fields) {
        if (const Field *field = type->field(name); field && field->hasColumn()) {
            read << field;
            columns << quoted(name);
        }
    }
    RowBlock block;
    block.records.resize(ids.size());
    Statement &row = connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(columns.join(u", "_s), quoted(type->name)));
    for (int i = 0; i < ids.size(); ++i) {
        row.reset();
        row.bind(1, ids.at(i));
        if (!row.step()) {
            if (row.failed())
                return connection.lastError();
            continue;
        }
        Record &record = block.records[i];
        record.object = object;
        record.id = ids.at(i);
        record.deleted = row.integer(1) != 0;
        for (int c = 0; c < read.size(); ++c) {
            const QVariant value = columnValue(row, c + 2, *read.at(c));
            record.set(read.at(c)->name, value);
            if (!value.isValid() || !read.at(c)->isLookup())
                continue;
            for (const RecordId target : targetsOf(value)) {
                if (!block.titles.contains(target))
                    block.titles.insert(target, readTitle(connection, schema, target));
            }
        }
    }
    row.reset();
    return block;
}

} // namespace ListQuery
