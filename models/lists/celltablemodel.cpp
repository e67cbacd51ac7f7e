#include "models/lists/celltablemodel.h"

#include <algorithm>

void CellTableModel::setHeaders(const QStringList &headers)
{
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

void CellTableModel::setRows(int count, Cells cells)
{
    beginResetModel();
    m_count = count;
    m_cells = std::move(cells);
    arrange();
    endResetModel();
}

void CellTableModel::setFilter(std::function<bool(int row)> takes)
{
    beginResetModel();
    m_takes = std::move(takes);
    arrange();
    endResetModel();
}

void CellTableModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> sources;
    for (const QModelIndex &index : before)
        sources << sourceRow(index.row());
    arrange();
    QHash<int, int> place;
    for (int row = 0; row < m_rows.size(); ++row)
        place.insert(m_rows.at(row), row);
    QModelIndexList after;
    for (int i = 0; i < before.size(); ++i)
        after << index(place.value(sources.at(i)), before.at(i).column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CellTableModel::arrange()
{
    m_rows.clear();
    for (int row = 0; row < m_count; ++row) {
        if (!m_takes || m_takes(row))
            m_rows << row;
    }
    if (m_column < 0 || m_column >= m_headers.size())
        return;
    QHash<int, QVariant> keys;
    keys.reserve(m_rows.size());
    for (const int row : std::as_const(m_rows))
        keys.insert(row, m_cells(row, m_column).key);
    const bool rising = m_order == Qt::AscendingOrder;
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](int a, int b) {
        const QVariant &left = keys[a];
        const QVariant &right = keys[b];
        if (!left.isValid() || !right.isValid())
            return left.isValid() && !right.isValid();
        if (left.typeId() == QMetaType::QString && right.typeId() == QMetaType::QString) {
            const int order = left.toString().localeAwareCompare(right.toString());
            return rising ? order < 0 : order > 0;
        }
        const QPartialOrdering order = QVariant::compare(left, right);
        return rising ? order == QPartialOrdering::Less : order == QPartialOrdering::Greater;
    });
}

FigureCell CellTableModel::cellAt(const QModelIndex &index) const
{
    const int row = index.isValid() ? sourceRow(index.row()) : -1;
    return row >= 0 && m_cells ? m_cells(row, index.column()) : FigureCell {};
}

int CellTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CellTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

QVariant CellTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellAt(index).text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const FigureCell cell = cellAt(index);
        //: A value and what is said of it: "Mar 31, 2027, in 129 days".
        return cell.note.isEmpty() ? cell.text : tr("%1, %2").arg(cell.text, cell.note);
    }
    case Qt::TextAlignmentRole:
        return int((cellAt(index).number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case ToneRole:
        return cellAt(index).tone;
    case NoteRole:
        return cellAt(index).note;
    case NoteMarkedRole:
        return cellAt(index).noteMarked;
    case LinkRole:
        return qlonglong(cellAt(index).link);
    case KeyRole:
        return cellAt(index).key;
    default:
        return {};
    }
}

QVariant CellTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return m_headers.value(section);
}
