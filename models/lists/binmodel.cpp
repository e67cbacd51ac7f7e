#include "models/lists/binmodel.h"

#include "models/schema/values.h"

BinModel::BinModel(RecordStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
    connect(&store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything || !changes.removed.isEmpty() || !changes.created.isEmpty())
            reload();
    });
}

void BinModel::reload()
{
    const int asked = ++m_asked;
    whenReady(m_store.bin(), this, [this, asked](const Result<BinContents> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return Q_EMIT failed(found.error());
        beginResetModel();
        m_contents = *found;
        m_ready = true;
        endResetModel();
        Q_EMIT ready();
    });
}

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_contents.entries.size());
}

int BinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const BinEntry &entry = m_contents.entries.at(index.row());
    const ObjectType *type = m_store.schema().typeOf(entry.id);
    switch (index.column()) {
    case Name: return entry.title.isEmpty() ? tr("(no name)") : entry.title;
    case Kind: return type ? translated(type->label) : QString();
    case Deleted: return displayText({.type = FieldType::DateTime}, entry.at, QLocale());
    case By: return entry.who;
    default: return {};
    }
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Deleted: return tr("Deleted");
    case By: return tr("Deleted By");
    default: return {};
    }
}
