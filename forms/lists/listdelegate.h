#pragma once

#include "models/lists/recordlistmodel.h"

#include <QStyledItemDelegate>

/// Paints the cells of a RecordListModel: links, pills, badges, right-aligned figures, dates with their distance. It asks the model
/// for parts instead of roles and draws nothing but text, pills and one hairline, so that a full table repaints within a frame.
/// Everything it paints is in AccessibleTextRole. UI thread.
class ListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ListDelegate(QObject *parent = nullptr);

    void setHoverRow(int row) { m_hoverRow = row; }
    /// Where the words of a link stand in a cell; empty where there is none.
    QRect linkRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Width that shows the whole cell.
    int wantedWidth(const ListCell &cell) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Pen;
    int m_hoverRow = -1;
};
