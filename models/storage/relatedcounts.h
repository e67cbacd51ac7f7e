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
    /// `lower`: an activity went away, so the date may fall; else it only rises (an import may know a later one).
    Result<> writeLastActivity(Connection &connection, RecordId parent, bool lower);

    const Schema &m_schema;
    QHash<int, QList<Relation>> m_relations;
    QHash<std::pair<RecordId, int>, Change> m_changes;
    QHash<RecordId, bool> m_touched; ///< parents whose last activity changed, and whether it may have fallen
};
