#pragma once

#include "models/schema/schema.h"
#include "models/storage/columnkeys.h"
#include "models/storage/connection.h"

#include <memory>

/// The sorted order of columns of large tables, in memory: for columns without an index, SQLite would read and sort every row each
/// time. A column is read once, in slices between which others get their turn, and keeps a small number per row. Changes are
/// noticed as SQLite makes them, whoever asks for them, and worked in when the column is next used. What has not been used for
/// longest goes when memory runs short. Belongs to a Connection; database thread.
class ColumnCache
{
public:
    explicit ColumnCache(Connection &connection);
    ~ColumnCache();
    ColumnCache(const ColumnCache &) = delete;
    ColumnCache &operator=(const ColumnCache &) = delete;

    struct Key {
        QString field;
        bool descending = false;
    };

    /// Whether the table is large enough to be worth it and dense enough to fit.
    bool suits(const ObjectType &type);
    /// Whether the column is here and can be used at once; works in what has changed since.
    bool isReady(const Schema &schema, const ObjectType &type, const QString &field);
    /// False if the column was found to be too large.
    bool fits(const ObjectType &type, const QString &field) const;
    /// Reads a part of what `isReady` waits for, several columns in one walk. True while there is more to do.
    Result<bool> build(const Schema &schema, const ObjectType &type, const QStringList &fields);
    /// Live records in order: by the keys (all of them ready), those without a value last, then by id. `among`: only these.
    QList<RecordId> ordered(const ObjectType &type, const QList<Key> &keys, const QList<RecordId> *among = nullptr);

    /// Called by SQLite for each row it writes.
    void rowChanged(const char *table, RecordId id);

private:
    struct Column;
    struct Table;
    struct Part;
    struct Build;

    Table &tableOf(const ObjectType &type);
    QStringList missing(const Schema &schema, const ObjectType &type, const QStringList &fields);
    void begin(const ObjectType &type, const QStringList &fields);
    Result<bool> scan(Build &build);
    Result<> advance(const Schema &schema, Build &build);
    void nameLinks(const Schema &schema, Part &part);
    void finish(Part &part);
    Result<> update(Table &table);
    Result<> update(const Schema &schema, Table &table, Column &column);
    Result<> place(const Schema &schema, Table &table, Column &column, std::vector<uint32_t> slots);
    Result<bool> keyOfRow(const Schema &schema, const Table &table, const Column &column, uint32_t slot, QByteArray &key);
    void makeRoom(const Build &build);

    Connection &m_connection;
    QHash<int, std::shared_ptr<Table>> m_tables;
    std::unique_ptr<Build> m_build;
    quint64 m_clock = 0;
};
