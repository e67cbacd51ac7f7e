#pragma once

#include "models/schema/record.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <functional>

/// One cell of a table of figures, in the parts that a painter draws.
struct FigureCell {
    QString text;
    QVariant key = {}; ///< sorts; invalid comes last, whatever the order
    QString note = {}; ///< weak text behind it: how far away a date is
    bool noteMarked = false; ///< the note asks for attention
    QString tone = {}; ///< not empty: a pill
    RecordId link = 0; ///< not 0: the text is a link to this record
    bool number = false; ///< stands at the trailing edge
};

/// A table of figures that are computed elsewhere and are not records: renewals, a forecast, a bridge. Cells are made when they are
/// looked at, so ten thousand rows cost what is seen of them; sorting asks each row for one key. Sorted and filtered rows keep
/// their number in the source: `sourceRow`. UI thread.
///
/// Roles: those of the enum, DisplayRole, TextAlignmentRole, AccessibleTextRole (what the painter shows, in one sentence).
class CellTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole + 1, NoteRole, NoteMarkedRole, LinkRole, KeyRole };
    using Cells = std::function<FigureCell(int row, int column)>;

    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const QStringList &headers);
    /// Another set of rows; the order and the filter that stand apply to it.
    void setRows(int count, Cells cells);
    /// Shows only rows that `takes` accepts (null: all).
    void setFilter(std::function<bool(int row)> takes);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }
    int sourceRow(int row) const { return m_rows.value(row, -1); }
    int rowOf(int sourceRow) const { return int(m_rows.indexOf(sourceRow)); }
    /// The rows that are shown, in order, by their number in the source.
    const QList<int> &shown() const { return m_rows; }
    FigureCell cellAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void arrange();

    QStringList m_headers;
    Cells m_cells;
    std::function<bool(int row)> m_takes;
    QList<int> m_rows;
    int m_count = 0;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};
