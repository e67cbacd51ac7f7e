#pragma once

#include "models/storage/writer.h"

/// Finds the records that an import's links mean, and remembers them. Database thread, within one Writer at a time.
class LinkResolver
{
public:
    explicit LinkResolver(Schema &schema)
        : m_schema(schema)
    {
    }

    /// The record of a Salesforce id, a uuid or "@reference"; 0 if it is not here. An owner who is not here is made as a placeholder.
    RecordId find(Writer &writer, const Field &field, const QString &link);
    void remember(const QString &link, RecordId id) { m_known.insert(link, id); }
    int placeholders() const { return m_placeholders; }

private:
    RecordId look(Writer &writer, const Field &field, const QString &link);

    Schema &m_schema;
    QHash<QString, RecordId> m_known;
    int m_placeholders = 0;
};
