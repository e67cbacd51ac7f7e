#pragma once

#include "models/storage/usage.h"

#include <QAbstractTableModel>

/// The usage numbers of one account as a sheet: a row per metric, a column per month, newest last. A typed value is stored at once, an
/// emptied cell removed; what comes from days or weeks is shown as what stands for the month and cannot be typed over. UI thread.
class UsageGridModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit UsageGridModel(QObject *parent = nullptr);

    void setUsage(const QList<UsageSeries> &usage, const QDate &today, int months, const QLocale &locale);
    const QStringList &metrics() const { return m_metrics; }
    const QList<QDate> &months() const { return m_months; }
    std::optional<double> valueAt(int metric, int month) const { return m_values.at(metric).at(month); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void typed(const QString &metric, const QDate &month, double value);
    void emptied(const QString &metric, const QDate &month);
    void refused(const QString &why);

private:
    bool isOfDays(const QModelIndex &index) const { return m_ofDays.at(index.row()).at(index.column()); }
    QString textAt(const QModelIndex &index) const;
    QStringList m_metrics;
    QList<QDate> m_months;
    QList<QList<std::optional<double>>> m_values;
    QList<QList<bool>> m_ofDays;
    QLocale m_locale;
};
