#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractTableModel>
#include <QLocale>

/// What one cell shows, in the parts that a painter draws. `spoken()` is the same in one sentence, for those who listen.
struct ListCell {
    const Field *field = nullptr;
    QString text;
    QString note; ///< weak text behind it: how far away a date is
    bool noteMarked = false; ///< the note asks for attention
    bool isName = false; ///< a link to the record
    bool isZero = false;
    QString tone; ///< not empty: a pill
    QList<ShownBadge> badges; ///< behind a name

    QString spoken() const;
};

/// One list of records as a table: the ids of all rows, and a few blocks of 64 rows that a view has looked at lately. At ease
/// with a million rows: nothing is counted, sorted or read on the UI thread, and a row that is not here yet shows empty until
/// its block arrives. While blocks are read again, rows show what they showed before. Columns are fields of the object, chosen
/// by `setColumns`.
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
    /// Columns that a view may edit in the table; it saves through the store, whose word the rows follow.
    void setEditable(const QStringList &fieldNames) { m_editable = fieldNames; }
    const Query &query() const { return m_query; }
    void setQuery(const Query &query);
    void setWords(const QString &words);
    /// Shows these records instead of what a query finds: whoever knows them says anew when they are others.
    void showIds(const QList<RecordId> &ids);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// A second key, as after Shift+click on a header.
    void sortThenBy(int column, Qt::SortOrder order);

    RecordId idAt(int row) const { return row >= 0 && row < m_ids.size() ? m_ids.at(row) : 0; }
    /// −1 if it is not in the list. Looks near `hint` first; else through the whole list (a millisecond for a million rows).
    int rowOf(RecordId id, int hint = 0) const;
    const QList<RecordId> &ids() const { return m_ids; }
    bool isReady() const { return m_ready; }
    const Field *fieldAt(int column) const;
    /// What a cell shows; false while its row is not here yet (and asks for it).
    bool cellAt(int row, int column, ListCell &cell) const;
    void setLocale(const QLocale &locale) { m_locale = locale; }
    /// For views of one column that paint the whole row: the first cell's AccessibleTextRole says all of it.
    void speakRows() { m_speaksRows = true; }

    Qt::ItemFlags flags(const QModelIndex &index) const override;
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
    static constexpr int firstRows = 256;
    static constexpr int longList = 20000;

    void takeFields();
    void askForFirstRows(int asked);
    void askForAll(int asked);
    void prepareSorting();
    void takeIds(const QList<RecordId> &ids);
    void refreshBlocks();
    void keepPrevious();
    void request(int block) const;
    void takeRows(int block, const RowBlock &rows);
    const Record *recordAt(int row, const QHash<RecordId, QString> **titles) const;
    QVariant valueOf(const Field &field, const Record &record, const QHash<RecordId, QString> &titles, int role) const;
    QString textOf(const Field &field, const Record &record, const QHash<RecordId, QString> &titles) const;
    QString sortWords(const Field &field) const;
    QString spokenAt(const QModelIndex &index) const;
    void changed(const ChangeSet &changes);

    RecordStore &m_store;
    const ObjectType *m_type;
    QStringList m_columns;
    QStringList m_editable;
    QList<const Field *> m_shown; ///< of the columns
    QStringList m_fields; ///< what is read for them
    Query m_query;
    QList<RecordId> m_ids;
    QLocale m_locale;
    QDate m_today;
    bool m_ready = false;
    bool m_speaksRows = false;
    bool m_given = false; ///< the ids come from outside
    bool m_prepared = false; ///< the order of a long list is being read into memory
    int m_asked = 0;
    mutable QHash<int, Block> m_blocks;
    mutable quint64 m_clock = 0;
    quint64 m_generation = 0;
    RowBlock m_previous; ///< rows as they were before the last refresh, until they are read again
    QHash<RecordId, int> m_previousRow; ///< index into them
};
