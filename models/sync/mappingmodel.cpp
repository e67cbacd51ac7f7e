#include "models/sync/mappingmodel.h"

void MappingModel::setObject(const RemoteObject &object)
{
    beginResetModel();
    m_object = object;
    endResetModel();
}

QString MappingModel::wordsOf(Direction direction)
{
    switch (direction) {
    case Direction::Both:
        return tr("Both ways");
    case Direction::Here:
        return tr("From Salesforce only");
    case Direction::Neither:
        return tr("Not synced");
    }
    Q_UNREACHABLE();
}

QString MappingModel::noteOn(const FieldMapping &field) const
{
    const Field *declared = m_object.type->field(field.local);
    if (field.remote.isEmpty())
        return tr("Not in the org: stays on this computer");
    if (field.byLabel)
        return tr("Found by its label");
    if (field.most == Direction::Here && declared && !declared->readOnly)
        return tr("You may not change it in the org");
    return {};
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_object.fields.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const FieldMapping &field = m_object.fields.at(index.row());
    const Field *declared = m_object.type->field(field.local);
    switch (index.column()) {
    case Here: return declared ? labelOf(*declared) : field.local;
    case Way: return wordsOf(field.direction);
    case There: return field.remote.isEmpty() ? QString() : tr("%1 (%2)").arg(field.label, field.remote);
    case Note: return noteOn(field);
    default: return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Here: return tr("Steward");
    case Way: return tr("Direction");
    case There: return tr("Salesforce");
    case Note: return tr("Note");
    default: return {};
    }
}
