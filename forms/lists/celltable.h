#pragma once

#include "models/lists/celltablemodel.h"

#include <QStyledItemDelegate>
#include <QTableView>

/// Paints the cells of a CellTableModel: links, pills, right-aligned figures, notes. UI thread.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A table of figures as every page shows one: heads that sort, whole rows, Enter or a click on a link opens the record of the cell,
/// Ctrl+C copies the chosen rows. The menu of a cell sorts by its column, so that the keyboard can. UI thread.
class CellTable : public QTableView
{
    Q_OBJECT

public:
    explicit CellTable(CellTableModel &model, QWidget *parent = nullptr);
    /// Row of the source that the keyboard is on; −1: none.
    int currentSource() const;
    /// Stays on the same source row over a reload where `choose` is called with it.
    void choose(int sourceRow);
    /// Columns as wide as their heads, the first rows and a hundred more, evenly picked, need; the last takes what is left.
    void fitColumns();

Q_SIGNALS:
    void opened(RecordId id, bool newTab);
    /// Enter or a double click on a cell without a link.
    void entered(int sourceRow, int column);
    void currentChosen(int sourceRow);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void restyle();
    void copyRows();
    bool open(const QModelIndex &index, bool newTab);
    bool isOnLink(const QPoint &place) const;
    CellTableModel &m_cells;
};
