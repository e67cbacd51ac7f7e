#include "models/lists/healthpartsmodel.h"

#include "models/schema/values.h"

#include <cmath>

void HealthPartsModel::setHealth(const AccountHealth &health, const QLocale &locale)
{
    const bool first = m_health.row.id == 0;
    if (first)
        beginResetModel();
    m_health = health;
    m_locale = locale;
    if (first)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HealthPartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_health.row.id == 0 ? 0 : int(health_measure::count);
}

int HealthPartsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString HealthPartsModel::ageText(const QDate &day) const
{
    if (!day.isValid())
        return {};
    const int days = int(day.daysTo(m_health.today));
    return days <= 0 ? tr("current") : tr("%n day(s)", nullptr, days);
}

QString HealthPartsModel::textAt(int row, int column) const
{
    const HealthReading &reading = m_health.row.readings[row];
    const HealthPart &part = m_health.row.computed.parts[row];
    const bool counted = part.state == HealthPart::State::Counted;
    switch (column) {
    case Measure:
        return healthMeasureLabel(row);
    case Weight:
        return m_locale.toString(m_health.profile.weights[row], 'g', 4);
    case Value: {
        const QString money = displayText({.type = FieldType::Currency}, reading.of, m_locale, m_health.row.currency);
        return HealthRules::valueText(row, reading, m_locale, money);
    }
    case Points:
        if (counted)
            return m_locale.toString(std::lround(part.points));
        return part.state == HealthPart::State::Stale ? tr("Too old") : part.state == HealthPart::State::Missing ? tr("No data") : tr("Not weighted");
    case Adds:
        return counted ? m_locale.toString(part.contribution, 'f', 1) : tr("left out");
    case Age:
        return reading.value ? ageText(reading.day) : QString();
    default:
        return {};
    }
}

QVariantList HealthPartsModel::weeksOf(int row) const
{
    QVariantList points;
    for (const HealthWeek &week : m_health.weeks)
        points << week.points[row].value_or(-1);
    return points;
}

QString HealthPartsModel::weeksText(int row) const
{
    QStringList words;
    for (const QVariant &points : weeksOf(row))
        words << (points.toDouble() < 0 ? tr("none") : m_locale.toString(std::lround(points.toDouble())));
    //: Points of each of the last weeks, oldest first.
    return tr("Points by week: %1").arg(words.join(u", "_s));
}

QVariant HealthPartsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HealthPart &part = m_health.row.computed.parts[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index.row(), index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Weeks)
            return weeksText(index.row());
        if (index.column() == Measure)
            return tr("%1. %2").arg(healthMeasureLabel(index.row()), translated(healthMeasures()[index.row()].source));
        return textAt(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == Weeks ? weeksText(index.row()) : HealthRules::leftOutText(index.row(), part.state, m_health.row.readings[index.row()], m_health.today);
    case Qt::TextAlignmentRole:
        return int((index.column() == Measure || index.column() == Weeks ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    case SourceRole:
        return translated(healthMeasures()[index.row()].source);
    case WeeksRole:
        return weeksOf(index.row());
    case LeftOutRole:
        return part.state != HealthPart::State::Counted;
    default:
        return {};
    }
}

QVariant HealthPartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Measure || section == Weeks ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Measure:
        return tr("Measure");
    case Weight:
        return tr("Weight");
    case Value:
        return tr("Value");
    case Points:
        return tr("Points");
    case Adds:
        //: What a measure adds to the score.
        return tr("Adds");
    case Age:
        return tr("Age");
    default:
        return tr("18 Weeks");
    }
}
