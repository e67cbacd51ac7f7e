#include "models/storage/finder.h"

#include "models/schema/values.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"

#include <QLocale>
#include <QSet>

namespace Finder {

Hit hit(Connection &connection, const Schema &schema, RecordId id)
{
    Hit found;
    const ObjectType *type = schema.typeOf(id);
    if (!type)
        return found;
    QList<const Field *> fields;
    QStringList columns {u"deleted"_s};
    const auto add = [&](const QString &name) {
        if (const Field *field = type->field(name); field && field->hasColumn()) {
            fields << field;
            columns << quoted(name);
        }
    };
    add(type->nameField);
    for (const QString &name : type->subtitle)
        add(name);
    for (const QString &name : badgeFields(*type))
        add(name);
    Statement &row = connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(columns.join(u", "_s), quoted(type->name)));
    row.bind(1, id);
    if (!row.step() || row.integer(0) != 0) {
        row.reset();
        return found;
    }
    found.id = id;
    Record record {.object = type->code, .id = id};
    for (int i = 0; i < fields.size(); ++i)
        record.set(fields.at(i)->name, columnValue(row, i + 1, *fields.at(i)));
    row.reset();
    found.title = titleOf(*type, record);
    QStringList second;
    for (const QString &name : type->subtitle) {
        const Field *field = type->field(name);
        const QVariant value = record.value(name);
        if (!field || !value.isValid() || second.size() == 3)
            continue;
        QHash<RecordId, QString> titles;
        for (const RecordId target : field->isLookup() ? targetsOf(value) : QList<RecordId> {})
            titles.insert(target, readTitle(connection, schema, target));
        second << displayText(*field, value, QLocale(), {}, titles);
    }
    second.removeAll(QString());
    found.subtitle = second.join(u" · "_s);
    for (const ShownBadge &badge : badgesOf(*type, record))
        found.badges << badge.text;
    return found;
}

namespace {

/// 0 is best.
int rankOf(const QString &name, const QString &typed, bool recentlyUsed)
{
    const QString title = SearchIndex::folded(name).toCaseFolded();
    const int place = title == typed ? 0 : title.startsWith(typed) ? 1 : title.contains(u' ' + typed) ? 2 : 3;
    return place * 2 + (recentlyUsed ? 0 : 1);
}

QSet<RecordId> recentIds(Connection &connection)
{
    Statement &rows = connection.cached(u"SELECT record FROM recent ORDER BY at DESC LIMIT 50"_s);
    QSet<RecordId> ids;
    while (rows.step())
        ids.insert(rows.integer(0));
    rows.reset();
    return ids;
}

} // namespace

QList<Hit> search(Connection &connection, const Schema &schema, const QString &typed, int limit, int object)
{
    const QStringList words = SearchIndex::wordsOf(typed);
    if (words.isEmpty())
        return {};
    const ObjectType *only = object ? schema.type(object) : nullptr;
    const int candidates = limit * 3;
    QList<Hit> who;
    if (!only || only->isWho) {
        const QSet<RecordId> used = recentIds(connection);
        const QString start = SearchIndex::folded(typed.simplified()).toCaseFolded();
        // The name decides the order; only those that are shown are read as a whole.
        QList<std::pair<int, RecordId>> ranked;
        for (const RecordId id : SearchIndex::match(connection, u"find_who"_s, words, candidates, object))
            ranked.append({rankOf(readTitle(connection, schema, id), start, used.contains(id)), id});
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[rank, id] : std::as_const(ranked)) {
            if (who.size() == limit)
                break;
            if (const Hit found = hit(connection, schema, id); found.id)
                who << found;
        }
    }
    if (who.size() < limit && (!only || !only->isWho)) {
        for (const RecordId id : SearchIndex::match(connection, u"find_text"_s, words, limit - int(who.size()), object)) {
            if (const Hit found = hit(connection, schema, id); found.id)
                who << found;
        }
    }
    return who;
}

QList<Hit> recent(Connection &connection, const Schema &schema, int limit, int object)
{
    Statement rows = connection.prepare(u"SELECT record FROM recent WHERE record BETWEEN ? AND ? ORDER BY at DESC LIMIT ?"_s);
    rows.bind(1, object ? firstIdOf(object) : RecordId(0))
        .bind(2, object ? lastIdOf(object) : std::numeric_limits<RecordId>::max())
        .bind(3, limit * 2);
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    QList<Hit> hits;
    for (const RecordId id : std::as_const(ids)) {
        const Hit found = hit(connection, schema, id);
        if (found.id && hits.size() < limit)
            hits << found;
    }
    return hits;
}

Result<> touch(Connection &connection, RecordId id, const QDateTime &now)
{
    Statement &insert = connection.cached(u"INSERT INTO recent(record, at) VALUES (?, ?) ON CONFLICT(record) DO UPDATE SET at = excluded.at"_s);
    insert.bind(1, id).bind(2, now.toUTC().toString(Qt::ISODateWithMs));
    insert.step();
    const bool failed = insert.failed();
    const Error error = failed ? connection.lastError() : Error {};
    insert.reset();
    return failed ? Result<>(error) : Result<>();
}

} // namespace Finder
