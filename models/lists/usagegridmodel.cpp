#include "models/lists/usagegridmodel.h"

#include <algorithm>
#include <cmath>

UsageGridModel::UsageGridModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void UsageGridModel::setUsage(const QList<UsageSeries> &usage, const QDate &today, int months, const QLocale &locale)
{
    QStringList metrics;
    for (const Metric &metric : knownMetrics())
        metrics << metric.name;
    for (const UsageSeries &series : usage) {
        if (!metrics.contains(series.metric))
            metrics << series.metric;
    }
    QList<QDate> shown;
    const QDate now(today.year(), today.month(), 1);
    for (int age = months - 1; age >= 0; --age)
        shown << now.addMonths(-age);
    const bool same = metrics == m_metrics && shown == m_months;
    if (!same)
        beginResetModel();
    m_locale = locale;
    m_metrics = metrics;
    m_months = shown;
    m_values.clear();
    m_ofDays.clear();
    for (const QString &metric : std::as_const(m_metrics)) {
        const auto series = std::find_if(usage.cbegin(), usage.cend(), [&](const UsageSeries &one) { return one.metric == metric; });
        QList<std::optional<double>> values;
        QList<bool> ofDays;
        for (const QDate &month : std::as_const(m_months)) {
            const QDate last = month.addMonths(1).addDays(-1);
            values << (series == usage.cend() ? std::nullopt : series->over(month, last));
            ofDays << (series != usage.cend() && std::any_of(series->points.cbegin(), series->points.cend(), [&](const UsagePoint &point) { return point.day > month && point.day <= last; }));
        }
        m_values << values;
        m_ofDays << ofDays;
    }
    if (!same)
        endResetModel();
    else if (!m_metrics.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int UsageGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_metrics.size());
}

int UsageGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_months.size());
}

QString UsageGridModel::textAt(const QModelIndex &index) const
{
    const std::optional<double> value = m_values.at(index.row()).at(index.column());
    if (!value)
        return {};
    const double rounded = std::round(*value * 100) / 100;
    return rounded == std::round(rounded) ? m_locale.toString(rounded, 'f', 0) : m_locale.toString(rounded, 'g', 10);
}

QVariant UsageGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textAt(index);
    case Qt::AccessibleTextRole: {
        const QString text = textAt(index);
        return text.isEmpty() ? tr("no value") : text;
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return isOfDays(index) ? tr("Stands for the days or weeks of this month that are stored.") : QString();
    default:
        return {};
    }
}

bool UsageGridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || isOfDays(index))
        return false;
    const QString text = value.toString().trimmed();
    if (text == textAt(index))
        return false;
    const QString &metric = m_metrics.at(index.row());
    const QDate &month = m_months.at(index.column());
    if (text.isEmpty()) {
        Q_EMIT emptied(metric, month);
        return true;
    }
    bool ok = false;
    const double number = m_locale.toDouble(text, &ok);
    if (!ok || !std::isfinite(number) || number < -100000000 || number > 1e15) {
        Q_EMIT refused(tr("“%1” is no number: write it as %2.").arg(text, m_locale.toString(1234.5, 'f', 1)));
        return false;
    }
    m_values[index.row()][index.column()] = number;
    Q_EMIT dataChanged(index, index);
    Q_EMIT typed(metric, month, number);
    return true;
}

Qt::ItemFlags UsageGridModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return isOfDays(index) ? flags : flags | Qt::ItemIsEditable;
}

QVariant UsageGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return metricLabel(m_metrics.value(section));
    return m_locale.toString(m_months.value(section), u"MMM yy"_s);
}
