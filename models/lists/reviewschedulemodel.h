#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractTableModel>

/// A row of the schedule as the model shows it; the reader hands them in.
struct ScheduleLine {
    RecordId account = 0;
    RecordId draft = 0;
    QString name;
    QString tier;
    QDate due;
    QDate last;
    int daysLeft = 0;
};

/// The schedule of business reviews: customer, tier, due day with how far it is in words, state, last review. UI thread.
class ReviewScheduleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Customer, Tier, Due, State, Last, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<ScheduleLine> &lines);
    const ScheduleLine &at(int row) const { return m_lines.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textAt(const ScheduleLine &line, int column) const;
    QList<ScheduleLine> m_lines;
};
