#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"

#include <QSet>

/// Counts of every related list, kept as records change (table `related_count`), so that a page never counts rows.
/// Collects the differences of a transaction and writes them at its end.
class RelatedCounts
{
public:
    explicit RelatedCounts(const Schema &schema);

    /// `before` and `after` are the live states of one record; nullptr: it was not there, or is not there any more.
    void note(const ObjectType &child, const Record *before, const Record *after);
    /// The last activity that a record came with; the activity itself may not be in the file.
    void noteImportedActivity(const ObjectType &type, const Record &record);
    Result<> flush(Connection &connection);
    /// Parents whose summaries the last flush wrote.
    const QList<RecordId> &summarised() const { return m_summarised; }
    /// Forgets what it knows of the schema (a custom field came).
    void schemaChanged()
    {
        m_relations.clear();
        m_summaries.clear();
    }

private:
    struct Relation {
        const ObjectType *parent;
        int index;
        QString field;
        bool dated;
        RelatedList list;
    };
    struct Change {
        int difference = 0;
        QString latest;
        bool recount = false;
        QString childTable;
        QString field;
    };
    /// A Summary seen from the child.
    struct Part {
        const ObjectType *parent;
        Summary summary;
    };
    const QList<Part> &partsOf(const ObjectType &child);
    void noteParts(const ObjectType &child, const Record *before, const Record *after);
    Result<> writeSummary(Connection &connection, RecordId parent, const Summary &summary);
    const QList<Relation> &relationsOf(const ObjectType &child);
    void noteOne(const ObjectType &child, const Relation &relation, const Record &record, int sign);
    QString latestOf(Connection &connection, RecordId parent, const Change &change) const;
    Result<> writeLastActivity(Connection &connection, RecordId parent);

    const Schema &m_schema;
    QHash<int, QList<Relation>> m_relations;
    QHash<int, QList<Part>> m_summaries; ///< by the child's code
    QHash<std::pair<RecordId, QString>, Summary> m_parts; ///< parent and field whose sum must be taken again
    QList<RecordId> m_summarised;
    QHash<std::pair<RecordId, int>, Change> m_changes;
};
