#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractTableModel>
#include <QLocale>

/// One list of records as a table: the ids of all rows, and a few blocks of 64 rows that a view has looked at lately. At ease
/// with a million rows: nothing is counted, sorted or read on the UI thread, and a row that is not here yet shows empty until
/// its block arrives. Columns are fields of the object, chosen by `setColumns`.
///
/// Roles: DisplayRole is `displayText`, SortRole the value's `sortKey`, IdRole the RecordId, ValueRole the value itself,
/// FieldRole the field's name, ToneRole the tone of a choice. Errors come through `failed`. UI thread.
class RecordListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, ValueRole, FieldRole, SortRole, ToneRole, LoadedRole };

    RecordListModel(RecordStore &store, int object, QObject *parent = nullptr);

    const ObjectType &type() const { return *m_type; }
    const QStringList &columns() const { return m_columns; }
    void setColumns(const QStringList &fieldNames);
    const Query &query() const { return m_query; }
    void setQuery(const Query &query);
    void setWords(const QString &words);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// A second key, as after Shift+click on a header.
    void sortThenBy(int column, Qt::SortOrder order);

    RecordId idAt(int row) const { return row >= 0 && row < m_ids.size() ? m_ids.at(row) : 0; }
    int rowOf(RecordId id) const { return int(m_ids.indexOf(id)); }
    const QList<RecordId> &ids() const { return m_ids; }
    bool isReady() const { return m_ready; }
    const Field *fieldAt(int column) const;
    void setLocale(const QLocale &locale) { m_locale = locale; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready(); ///< the ids of the latest query are in
    void failed(const Error &error);

private:
    struct Block {
        RowBlock rows;
        bool loaded = false;
        quint64 used = 0;
    };
    static constexpr int blockSize = 64;
    static constexpr int keptBlocks = 24;

    void takeIds(const QList<RecordId> &ids);
    void refreshBlocks();
    void request(int block) const;
    void takeRows(int block, const RowBlock &rows);
    const Record *recordAt(int row, const RowBlock **block) const;
    QVariant valueOf(const Field &field, const Record &record, const RowBlock &block, int role) const;
    void changed(const ChangeSet &changes);

    RecordStore &m_store;
    const ObjectType *m_type;
    QStringList m_columns;
    QStringList m_fields; ///< what is read for the columns
    Query m_query;
    QList<RecordId> m_ids;
    QLocale m_locale;
    bool m_ready = false;
    int m_asked = 0;
    mutable QHash<int, Block> m_blocks;
    mutable quint64 m_clock = 0;
    quint64 m_generation = 0;
};
