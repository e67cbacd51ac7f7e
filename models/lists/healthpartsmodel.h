#pragma once

#include "models/storage/health.h"

#include <QAbstractTableModel>

/// The measures of one account's health: weight, value, points, part of the score, age, and eighteen weeks. What is left out says so.
/// UI thread.
class HealthPartsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Measure, Weight, Value, Points, Adds, Age, Weeks, ColumnCount };
    enum Role { SourceRole = Qt::UserRole, WeeksRole, LeftOutRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setHealth(const AccountHealth &health, const QLocale &locale);
    /// The points of a measure over the weeks, oldest first; −1: not counted that week.
    QVariantList weeksOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textAt(int row, int column) const;
    QString ageText(const QDate &day) const;
    QString weeksText(int row) const;
    AccountHealth m_health;
    QLocale m_locale;
};
