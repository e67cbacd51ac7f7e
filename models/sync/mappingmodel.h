#pragma once

#include "models/sync/mapping.h"

#include <QAbstractTableModel>

/// The fields of one object on both sides, one a row: Steward's field, which way its values go, the org's field, and what follows. UI thread.
class MappingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Here, Way, There, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setObject(const RemoteObject &object);
    const RemoteObject &object() const { return m_object; }
    const FieldMapping &field(int row) const { return m_object.fields.at(row); }
    static QString wordsOf(Direction direction);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString noteOn(const FieldMapping &field) const;
    RemoteObject m_object;
};
