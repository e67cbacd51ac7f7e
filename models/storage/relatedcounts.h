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
    /// Forgets what it knows of the schema (a custom field came).
    void schemaChanged() { m_relations.clear(); }

private:
    struct Relation {
        const ObjectType *parent;
        int index;
        QString field;
        bool dated;
    };
    struct Change {
        int difference = 0;
        QString latest;
        bool recount = false;
        QString childTable;
        QString field;
    };
    const QList<Relation> &relationsOf(const ObjectType &child);
    void noteOne(const ObjectType &child, const Relation &relation, const Record &record, int sign);
    QString latestOf(Connection &connection, RecordId parent, const Change &change) const;
    Result<> writeLastActivity(Connection &connection, RecordId parent);

    const Schema &m_schema;
    QHash<int, QList<Relation>> m_relations;
    QHash<std::pair<RecordId, int>, Change> m_changes;
};
