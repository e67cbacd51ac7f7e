#include "models/schema/objects/names.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"
#include "models/storage/workspace.h"

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Check", sentence);
}

class Checker
{
public:
    Checker(Connection &connection, const Schema &schema)
        : m_connection(connection)
        , m_schema(schema)
    {
    }

    Result<QList<CheckProblem>> run()
    {
        const QString verdict = m_connection.scalar(u"PRAGMA integrity_check(1)"_s).toString();
        if (verdict != u"ok")
            add(u"damage"_s, {}, 1, say(QT_TRANSLATE_NOOP("Check", "The file is damaged: %1")).arg(verdict));
        for (const ObjectType *type : m_schema.types()) {
            links(*type);
            lastActivities(*type);
            summaries(*type);
            indexed(*type);
        }
        journal();
        relatedCounts();
        attachments();
        return m_problems;
    }

private:
    void add(const QString &kind, const QString &object, int count, const QString &text)
    {
        m_problems.append({kind, object, count, text});
    }
    int count(const QString &sql) { return m_connection.scalar(sql).toInt(); }

    void links(const ObjectType &type)
    {
        for (const Field &field : type.fields) {
            if (!field.isLookup())
                continue;
            QStringList known;
            for (const QString &target : field.targets)
                known << u"NOT EXISTS (SELECT 1 FROM %1 WHERE id = t.%2)"_s.arg(quoted(target), quoted(field.name));
            if (known.isEmpty())
                continue;
            int broken = count(u"SELECT count(*) FROM %1 t WHERE %2 IS NOT NULL AND deleted = 0 AND %3"_s.arg(quoted(type.name), quoted(field.name), known.join(u" AND "_s)));
            if (field.type == FieldType::Lookups) {
                const QString own = u"field = '%1' AND record BETWEEN %2 AND %3"_s.arg(field.name).arg(firstIdOf(type.code)).arg(lastIdOf(type.code));
                broken += count(u"SELECT count(*) FROM record_link t WHERE %1 AND %2"_s.arg(own, known.join(u" AND "_s).replace(u"t."_s + quoted(field.name), u"t.target"_s)));
            }
            if (broken)
                add(u"dangling"_s, type.name, broken, say(QT_TRANSLATE_NOOP("Check", "%1 points to records that are not there.")).arg(labelOf(field)));
        }
        const int waiting = count(u"SELECT count(*) FROM unresolved_link WHERE record BETWEEN %1 AND %2 AND record NOT IN (SELECT id FROM %3)"_s.arg(firstIdOf(type.code)).arg(lastIdOf(type.code)).arg(quoted(type.name)));
        if (waiting)
            add(u"dangling"_s, type.name, waiting, say(QT_TRANSLATE_NOOP("Check", "Links wait for records, but their own record is not there.")));
    }

    void attachments()
    {
        const int wrong = count(u"SELECT count(*) FROM Attachment a JOIN attachment_content c ON c.record = a.id WHERE a.deleted = 0 AND a.BodyLength IS NOT NULL AND length(c.bytes) <> a.BodyLength"_s);
        if (wrong)
            add(u"damage"_s, u"Attachment"_s, wrong, say(QT_TRANSLATE_NOOP("Check", "What is in some files is shorter or longer than it was.")));
    }

    void indexed(const ObjectType &type)
    {
        const QString table = SearchIndex::tableOf(type);
        const int missing = found(type, table, 0, false);
        if (missing)
            add(u"search"_s, type.name, missing, say(QT_TRANSLATE_NOOP("Check", "The search does not know some records.")));
        const int left = found(type, table, 1, true);
        if (left)
            add(u"search"_s, type.name, left, say(QT_TRANSLATE_NOOP("Check", "The search finds deleted records.")));
    }

    /// How many of the newest records in this state the index finds by their own words, or does not.
    int found(const ObjectType &type, const QString &table, int deleted, bool wanted)
    {
        // The shadow table of a contentless index without column sizes does not list rows, so each live record is looked up by its own words.
        Statement rows = m_connection.prepare(layoutOf(type).select + u" WHERE deleted = %1 ORDER BY id DESC LIMIT 200"_s.arg(deleted));
        int number = 0;
        while (rows.step()) {
            const Record record = rowToRecord(layoutOf(type), rows);
            const QStringList words = SearchIndex::wordsOf(SearchIndex::searchText(type, record)).mid(0, 3);
            if (words.isEmpty())
                continue;
            QStringList terms;
            for (const QString &word : words)
                terms << u'"' + word + u'"';
            Statement &found = m_connection.cached(u"SELECT 1 FROM %1 WHERE %1 MATCH ? AND rowid = ?"_s.arg(table));
            found.bind(1, terms.join(u" AND "_s)).bind(2, record.id);
            number += found.step() == wanted ? 1 : 0;
            found.reset();
        }
        return number;
    }

    /// Days that the records themselves do not bear out.
    void lastActivities(const ObjectType &type)
    {
        if (!type.field(account::lastActivity))
            return;
        const int wrong = count(u"SELECT count(*) FROM %1 t WHERE deleted = 0 AND %2 IS NOT (SELECT max(last) FROM related_count WHERE parent = t.id)"_s.arg(quoted(type.name), quoted(account::lastActivity)));
        if (wrong)
            add(u"count"_s, type.name, wrong, say(QT_TRANSLATE_NOOP("Check", "The last activity of some records differs from their activities.")));
    }

    /// Sums that the open children do not bear out.
    void summaries(const ObjectType &type)
    {
        for (const Summary &summary : type.summaries) {
            const int wrong = count(u"SELECT count(*) FROM %1 t WHERE deleted = 0 AND coalesce(abs(%2 - (SELECT sum(coalesce(%3, 0)) FROM %4 c WHERE c.%5 = t.id AND c.deleted = 0 AND c.%6 IS NOT 1)) > 0.005, "
                                    "(%2 IS NULL) <> ((SELECT count(*) FROM %4 c WHERE c.%5 = t.id AND c.deleted = 0 AND c.%6 IS NOT 1) = 0))"_s.arg(
                quoted(type.name), quoted(summary.field), quoted(summary.sum), quoted(summary.object), quoted(summary.link), quoted(summary.closed)));
            if (wrong)
                add(u"count"_s, type.name, wrong, say(QT_TRANSLATE_NOOP("Check", "The sums of some records differ from their parts.")));
        }
    }

    void journal()
    {
        const int stepless = count(u"SELECT count(*) FROM journal WHERE step NOT IN (SELECT id FROM step)"_s);
        if (stepless)
            add(u"journal"_s, {}, stepless, say(QT_TRANSLATE_NOOP("Check", "Journal lines belong to no step.")));
        for (const ObjectType *type : m_schema.types()) {
            const int unborn = count(u"SELECT count(*) FROM %1 t WHERE NOT EXISTS (SELECT 1 FROM journal WHERE record = t.id AND event = 'create')"_s.arg(quoted(type->name)));
            if (unborn)
                add(u"journal"_s, type->name, unborn, say(QT_TRANSLATE_NOOP("Check", "Records have no line in the journal.")));
        }
    }

    void relatedCounts()
    {
        for (const ObjectType *parent : m_schema.types()) {
            for (int i = 0; i < parent->related.size(); ++i) {
                const RelatedList &list = parent->related.at(i);
                const ObjectType *child = m_schema.type(list.object);
                if (!child || !child->field(list.field))
                    continue;
                QString only;
                for (const auto &[field, values] : list.only) {
                    QStringList allowed;
                    for (const QVariant &value : values)
                        allowed << (value.typeId() == QMetaType::Bool ? QString::number(value.toInt()) : u"'%1'"_s.arg(value.toString().replace(u'\'', u"''"_s)));
                    only += u" AND coalesce(%1, 0) IN (%2)"_s.arg(quoted(field), allowed.join(u", "_s));
                }
                const QString counted = u"SELECT p, sum(n) AS n FROM (SELECT %1 AS p, count(*) AS n FROM %2 WHERE deleted = 0%6 AND %1 BETWEEN %3 AND %4 GROUP BY 1 "
                                        "UNION ALL SELECT target, count(*) FROM record_link JOIN %2 c ON c.id = record AND c.deleted = 0%6 WHERE field = '%5' AND target BETWEEN %3 AND %4 GROUP BY 1) GROUP BY p"_s
                                            .arg(quoted(list.field), quoted(child->name)).arg(firstIdOf(parent->code)).arg(lastIdOf(parent->code)).arg(list.field, only);
                const int wrong = count(u"SELECT count(*) FROM (%1) r LEFT JOIN related_count k ON k.parent = r.p AND k.relation = %2 WHERE coalesce(k.n, 0) <> r.n"_s.arg(counted).arg(i))
                    + count(u"SELECT count(*) FROM related_count k WHERE k.relation = %2 AND k.n <> 0 AND k.parent BETWEEN %3 AND %4 AND k.parent NOT IN (SELECT p FROM (%1))"_s.arg(counted).arg(i).arg(firstIdOf(parent->code)).arg(lastIdOf(parent->code)));
                if (wrong)
                    add(u"count"_s, parent->name, wrong, say(QT_TRANSLATE_NOOP("Check", "Counts of %1 differ from the records.")).arg(translated(list.label.isEmpty() ? child->pluralLabel : list.label)));
            }
        }
    }

    Connection &m_connection;
    const Schema &m_schema;
    QList<CheckProblem> m_problems;
};

} // namespace

Result<QList<CheckProblem>> checkWorkspace(Connection &connection, const Schema &schema)
{
    return Checker(connection, schema).run();
}
