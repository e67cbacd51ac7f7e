#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractTableModel>
#include <QLocale>

/// The recycle bin as a table: what, of which kind, when and by whom it was deleted; newest first. Keeps itself up to date. UI thread.
class BinModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Deleted, By, ColumnCount };

    explicit BinModel(RecordStore &store, QObject *parent = nullptr);

    RecordId idAt(int row) const { return row >= 0 && row < m_contents.entries.size() ? m_contents.entries.at(row).id : 0; }
    /// All that lies in the bin; more than there are rows when the bin is very full.
    int total() const { return m_contents.total; }
    bool isReady() const { return m_ready; }

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
    RecordStore &m_store;
    BinContents m_contents;
    bool m_ready = false;
    int m_asked = 0;
};
