#pragma once

#include "models/storage/health.h"

#include <QAbstractTableModel>

/// All customers by their health, poorest first. `setProfiles` ranks them anew with other weights, in memory: what a slider shows.
/// UI thread.
class HealthBookModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Rank, Customer, Health, Week, WhatIf, InForce, Profile, Arr, Renewal, ColumnCount };
    enum Role { ToneRole = Qt::UserRole, InForceToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setBook(const HealthBook &book, const QLocale &locale);
    /// The profiles as somebody tries them; the book's own ones: nothing is tried.
    void setProfiles(const QList<HealthProfile> &profiles);
    const HealthBook &book() const { return m_book; }
    const HealthRow &at(int row) const { return m_book.rows.at(m_ranks.at(row).row); }
    const HealthRank &rankAt(int row) const { return m_ranks.at(row); }
    /// How many customers have another rating than the computed one.
    int moved() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textAt(int row, int column) const;
    HealthBook m_book;
    QList<HealthRank> m_ranks;
    QLocale m_locale;
};

/// "At risk · 48"; "Not scored".
QString healthWords(const QString &tone, int score, const QLocale &locale);
