#pragma once

#include "models/exchange/columnmap.h"
#include "models/exchange/linkresolver.h"

/// Turns the rows of one file into records. Database thread.
class RowReader
{
public:
    RowReader(const ObjectType &type, RowSource &rows, LinkResolver &links);

    const ColumnMap &map() const { return m_map; }
    /// True if the file has any column that the object knows.
    bool knowsAnything() const;
    /// The current row. Invalid: the reason, as a sentence that names the field.
    Result<Record> read(Writer &writer);
    /// Whether the current row says that its record was deleted.
    bool isDeleted() const;

private:
    Result<> readIds(Record &record) const;
    Result<> readCell(Writer &writer, Record &record, const Field &field, QByteArrayView cell);
    void readLinks(Writer &writer, Record &record, const Field &field, const QString &text);
    void readCompound(Record &record, const QByteArray &text, const Field &address) const;
    /// A row without any id is known again by its own words, so that the same file brings the same records.
    QString uuidOfRow(const Record &record);

    const ObjectType &m_type;
    RowSource &m_rows;
    LinkResolver &m_links;
    ColumnMap m_map;
    QHash<QByteArray, int> m_sameRows;
};
