#pragma once

#include "forms/timeline/timelinedelegate.h"

#include <QListView>

/// The rows of a timeline, as high as they are: the page scrolls, not the list. Mouse: fold arrow, check box, subject, names and
/// the row's menu. Keys: Up and Down, Enter opens (Ctrl+Enter in a tab behind), Right and Left or + and − unfold and fold,
/// Space completes, the menu key or Shift+F10 opens the row's menu, Delete deletes. UI thread.
class TimelineView : public QListView
{
    Q_OBJECT

public:
    explicit TimelineView(TimelineModel &model, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// The row's menu under its button; takes care of nothing but place.
    QPoint menuPlace(const QModelIndex &index) const;
    /// The record of the current row; 0 on a heading.
    RecordId currentRecord() const;

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void setDone(RecordId id, bool done);
    void remove(RecordId id);
    void menuAsked(const QModelIndex &index, const QPoint &globalPlace);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    TimelineDelegate::Hit hitAt(const QPoint &at) const;
    void perform(const QModelIndex &index, const TimelineDelegate::Hit &hit, bool newTab);
    void fold(const QModelIndex &index, bool expanded);
    void toggleDone(const QModelIndex &index);
    void showRow(const QModelIndex &index);

    TimelineModel &m_model;
    TimelineDelegate *m_delegate;
    QPersistentModelIndex m_pressedIndex;
    TimelineDelegate::Hit m_pressed;
    int m_height = 0;
};
