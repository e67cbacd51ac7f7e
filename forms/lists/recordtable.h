#pragma once

#include "models/lists/recordlistmodel.h"

#include <QItemSelection>
#include <QTableView>

class CheckHeader;
class ListDelegate;
class ListHeader;

/// The table of a list page. The current cell is where the keys are; the selected rows are the ticked ones: a tick, Space,
/// Shift+arrow and Ctrl+click choose rows, a plain click does not. Selection and place survive a reload as long as their rows are
/// in the list. Nothing it does takes longer with more rows, except what touches each selected row. UI thread.
class RecordTable : public QTableView
{
    Q_OBJECT

public:
    explicit RecordTable(RecordListModel &model, QWidget *parent = nullptr);

    ListHeader *header() const { return m_header; }
    int chosenCount() const;
    /// Ids of the selected rows, in the order of the list.
    QList<RecordId> chosen() const;
    RecordId currentId() const;
    void setCurrentRow(int row);
    /// Row height, fonts and column marks anew, after the theme or the order changed.
    void restyle();
    /// Columns as they stand on the screen.
    QStringList shownOrder() const;
    /// Lets a person change the model's editable columns in the table: F2 or a double click. What is typed is saved at once.
    void editInPlace(RecordStore &store);

Q_SIGNALS:
    void opened(RecordId id, bool newTab);
    void removeAsked();
    void copyAsked();
    void chosenChanged(int count);
    /// What was typed into a cell cannot be saved; `text` says why. The editor stays open.
    void refused(const QString &text);

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event = nullptr) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    struct Place {
        RecordId current = 0;
        int currentRow = 0;
        int currentColumn = 0;
        RecordId top = 0;
        int topRow = 0;
        bool all = false;
        int chosenCount = 0;
        std::vector<bool> chosen; ///< by the lower half of the id
    };
    void keepPlace();
    void restorePlace();
    void tick(int row, Qt::KeyboardModifiers modifiers);
    bool isOnLink(const QPoint &pos) const;
    void setHoverRow(int row);

    RecordListModel &m_records;
    ListHeader *m_header;
    CheckHeader *m_checks;
    ListDelegate *m_delegate;
    Place m_place;
    QPersistentModelIndex m_pressed;
    int m_anchor = 0;
    int m_hoverRow = -1;
};
