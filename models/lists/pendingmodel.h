#pragma once

#include "models/storage/recordstore.h"
#include "models/storage/syncstate.h"

#include <QAbstractTableModel>

/// What waits to be sent, one line for each field: record, field, was, is, when, state. UI thread.
class PendingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RecordColumn, FieldColumn, Was, Is, When, StateColumn, ColumnCount };

    explicit PendingModel(RecordStore &store, QObject *parent = nullptr);

    /// While a run is under way, what has no answer yet is being sent.
    void setSending(bool sending);
    const SyncState::Pending &line(int row) const { return m_lines.at(row); }
    bool isReady() const { return m_ready; }
    /// The server's words about a line, whole; empty: there are none.
    QString wordsOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready();
    void failed(const Error &error);

private:
    QString fieldOf(const SyncState::Pending &line) const;
    QString stateOf(const SyncState::Pending &line) const;

    RecordStore &m_store;
    QList<SyncState::Pending> m_lines;
    bool m_sending = false;
    bool m_ready = false;
    int m_asked = 0;
};
