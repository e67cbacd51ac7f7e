#pragma once

#include "models/storage/recordstore.h"
#include "models/storage/syncstate.h"

#include <QAbstractListModel>

/// Records that both sides changed, one row each, with what is to be decided about them. UI thread.
class ConflictModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ConflictModel(RecordStore &store, QObject *parent = nullptr);

    RecordId recordAt(int row) const { return row >= 0 && row < m_records.size() ? m_records.at(row) : 0; }
    int rowOf(RecordId record) const { return int(m_records.indexOf(record)); }
    /// One for each field; a single one without a field if one side deleted the record.
    QList<SyncState::Conflict> conflictsOf(RecordId record) const { return m_conflicts.value(record); }
    bool isReady() const { return m_ready; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready();
    void failed(const Error &error);

private:
    RecordStore &m_store;
    QList<RecordId> m_records;
    QHash<RecordId, QList<SyncState::Conflict>> m_conflicts;
    bool m_ready = false;
    int m_asked = 0;
};
