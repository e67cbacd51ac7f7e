#pragma once

#include "models/lists/recordlistmodel.h"

#include <QListView>
#include <QStyledItemDelegate>

/// Paints a record as a card: its title, its second field, and the others in one line. Everything it paints is in AccessibleTextRole.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Records as cards that one can carry elsewhere: with the mouse (CardCarrier), or by Ctrl with an arrow key. At ease with long lists: only
/// the cards in sight are read. Enter and double click open, the menu key tells what can be done. UI thread.
class CardList : public QListView
{
    Q_OBJECT

public:
    /// `fields`: of a card, title first.
    CardList(RecordStore &store, int object, const QStringList &fields, QWidget *parent = nullptr);

    RecordListModel &records() const { return *m_records; }
    RecordId currentId() const;
    /// The card becomes the current one as soon as it is here.
    void expect(RecordId id);
    /// A card in the air would land here.
    void setTarget(bool target);
    bool isTarget() const { return m_target; }
    /// A picture of the card.
    QPixmap cardPicture(RecordId id) const;

Q_SIGNALS:
    void opened(RecordId id, bool apart);
    void carried(RecordId id, const QPoint &global);
    void dropped(RecordId id, const QPoint &global);
    void carryCancelled();
    /// Ctrl and an arrow key: columns to the right, rows down, as one sees them.
    void moveAsked(RecordId id, int columns, int rows);
    /// An arrow key wants to leave the list.
    void leaveAsked(int columns);
    void menuAsked(RecordId id, const QPoint &global);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    RecordId idAt(const QPoint &place) const;
    void restorePlace();
    void cancelCarry();

    RecordListModel *m_records;
    RecordId m_pressed = 0;
    QPoint m_pressedAt;
    bool m_carrying = false;
    bool m_target = false;
    RecordId m_expected = 0;
    RecordId m_current = 0; ///< of the last time somebody chose
    int m_currentRow = 0;
};
