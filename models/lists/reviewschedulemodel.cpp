#include "models/lists/reviewschedulemodel.h"

#include "models/schema/values.h"

void ReviewScheduleModel::setLines(const QList<ScheduleLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int ReviewScheduleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ReviewScheduleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ReviewScheduleModel::textAt(const ScheduleLine &line, int column) const
{
    const Field day {.name = {}, .type = FieldType::Date};
    switch (column) {
    case Customer:
        return line.name;
    case Tier:
        return translated(line.tier);
    case Due:
        return displayText(day, line.due, QLocale());
    case State:
        if (line.daysLeft < 0)
            return tr("Overdue by %n day(s)", nullptr, -line.daysLeft);
        if (line.draft)
            return line.daysLeft == 0 ? tr("Drafted, due today") : tr("Drafted, due in %n day(s)", nullptr, line.daysLeft);
        return line.daysLeft == 0 ? tr("Due today") : tr("Due in %n day(s)", nullptr, line.daysLeft);
    case Last:
        return line.last.isValid() ? displayText(day, line.last, QLocale()) : tr("none yet");
    default:
        return {};
    }
}

QVariant ReviewScheduleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textAt(m_lines.at(index.row()), index.column());
    return {};
}

QVariant ReviewScheduleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList heads {tr("Customer"), tr("Tier"), tr("Due"), tr("State"), tr("Last review")};
    return heads.value(section);
}
