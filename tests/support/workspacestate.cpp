#include "tests/support/workspacestate.h"

#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"
#include "models/storage/workspace.h"

namespace WorkspaceState {

namespace {

QStringList lines(Connection &connection, const QString &sql)
{
    QStringList all;
    Statement rows = connection.prepare(sql);
    if (!rows.isValid())
        qFatal("%s: %s", qPrintable(sql), qPrintable(connection.lastError().detail));
    while (rows.step()) {
        QStringList cells;
        for (int i = 0; i < rows.columnCount(); ++i)
            cells << (rows.isNull(i) ? u"∅"_s : rows.text(i));
        all << cells.join(u'|');
    }
    return all;
}

QString seenRecords(const Schema &schema)
{
    QStringList selects;
    for (const ObjectType *type : schema.types())
        selects << u"SELECT id FROM %1 WHERE deleted <> 2"_s.arg(quoted(type->name));
    return u'(' + selects.join(u" UNION ALL "_s) + u')';
}

struct Expected {
    int count = 0;
    QDate last;
};

/// What the related lists of every record hold, counted one by one.
QHash<std::pair<RecordId, int>, Expected> countedOneByOne(TestStore &s)
{
    QHash<std::pair<RecordId, int>, Expected> expected;
    for (const ObjectType *parent : s.schema.types()) {
        for (int i = 0; i < parent->related.size(); ++i) {
            const RelatedList &list = parent->related.at(i);
            const ObjectType *child = s.schema.type(list.object);
            const auto found = waitFor(s.store.find({.object = child->code}));
            for (const Record &record : *found) {
                if (!list.takes(record))
                    continue;
                for (const RecordId target : targetsOf(record.value(list.field))) {
                    if (objectCodeOf(target) != parent->code)
                        continue;
                    Expected &one = expected[{target, i}];
                    ++one.count;
                    if (child->isActivity && child->field(activity::isClosed) && record.value(activity::isClosed).toBool())
                        one.last = std::max(one.last, record.value(activity::dueDate).toDate());
                }
            }
        }
    }
    return expected;
}

} // namespace

QStringList records(TestStore &s)
{
    return waitFor(s.database.run([&s](Connection &connection) {
        QStringList all;
        for (const ObjectType *type : s.schema.types()) {
            QStringList columns {u"id"_s, u"uuid"_s, u"remote_id"_s, u"deleted"_s};
            for (const Field &field : type->fields) {
                if (field.hasColumn() && field.name != system_field::modifiedDate && field.name != system_field::modifiedBy)
                    columns << (field.type == FieldType::CheckBox ? u"coalesce(%1, 0)"_s.arg(quoted(field.name)) : quoted(field.name));
            }
            all += lines(connection, u"SELECT %1 FROM %2 WHERE deleted <> 2 ORDER BY id"_s.arg(columns.join(u", "_s), quoted(type->name)));
        }
        const QString seen = seenRecords(s.schema);
        all += lines(connection, u"SELECT * FROM record_link WHERE record IN %1 ORDER BY 1, 2, 3"_s.arg(seen));
        all += lines(connection, u"SELECT * FROM unresolved_link WHERE record IN %1 ORDER BY 1, 2"_s.arg(seen));
        return all;
    }));
}

QStringList wrongCounts(TestStore &s)
{
    QStringList wrong;
    const auto expected = countedOneByOne(s);
    for (const ObjectType *type : s.schema.types()) {
        const auto ids = waitFor(s.store.ids({.object = type->code}));
        for (const RecordId id : *ids) {
            const QList<RelatedCount> counts = waitFor(s.store.relatedCounts(id));
            QDate last;
            for (int i = 0; i < counts.size(); ++i) {
                const Expected right = expected.value({id, i});
                last = std::max(last, right.last);
                if (counts.at(i).count != right.count || counts.at(i).last != right.last)
                    wrong << u"%1 list %2: %3 %4 instead of %5 %6"_s.arg(id).arg(i).arg(counts.at(i).count).arg(counts.at(i).last.toString(Qt::ISODate)).arg(right.count).arg(right.last.toString(Qt::ISODate));
            }
            if (type->field(account::lastActivity) && s.fetch(id).value(account::lastActivity).toDate() != last)
                wrong << u"%1: last activity"_s.arg(id);
        }
    }
    return wrong;
}

QStringList wrongWords(TestStore &s)
{
    return waitFor(s.database.run([&s](Connection &connection) {
        QStringList wrong;
        const auto run = [&](const QString &sql) {
            if (const Result<> done = connection.execute(sql); !done)
                qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().detail));
        };
        for (const QString &table : {u"find_who"_s, u"find_text"_s}) {
            run(u"CREATE VIRTUAL TABLE temp.fresh USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\", detail=none, columnsize=0)"_s);
            for (const ObjectType *type : s.schema.types()) {
                if (SearchIndex::tableOf(*type) != table)
                    continue;
                Statement rows = connection.prepare(layoutOf(*type).select + u" WHERE deleted = 0"_s);
                while (rows.step()) {
                    Statement &insert = connection.cached(u"INSERT INTO temp.fresh(rowid, text) VALUES (?, ?)"_s);
                    insert.bind(1, rows.integer(0)).bind(2, SearchIndex::searchText(*type, rowToRecord(layoutOf(*type), rows)));
                    insert.step();
                }
            }
            run(u"CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab('temp', 'fresh', 'instance')"_s);
            run(u"CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', '%1', 'instance')"_s.arg(table));
            for (const QString &line : lines(connection, u"SELECT term, doc FROM temp.fresh_words EXCEPT SELECT term, doc FROM temp.kept_words"_s))
                wrong << u"not found: "_s + line;
            for (const QString &line : lines(connection, u"SELECT term, doc FROM temp.kept_words EXCEPT SELECT term, doc FROM temp.fresh_words"_s))
                wrong << u"found for nothing: "_s + line;
            for (const QString &temporary : {u"fresh_words"_s, u"kept_words"_s, u"fresh"_s})
                run(u"DROP TABLE temp."_s + temporary);
        }
        return wrong;
    }));
}

QStringList problems(TestStore &s)
{
    const auto found = waitFor(s.database.run([&s](Connection &connection) { return checkWorkspace(connection, s.schema); }));
    if (!found)
        return {found.error().text};
    QStringList texts;
    for (const CheckProblem &problem : *found)
        texts << u"%1 %2 (%3): %4"_s.arg(problem.kind, problem.object).arg(problem.count).arg(problem.text);
    return texts;
}

} // namespace WorkspaceState
