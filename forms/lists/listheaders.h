#pragma once

#include <QHeaderView>

/// The column heads of a list: the field's label, and an arrow on the one or two columns that sort. A click asks for a sort
/// instead of doing it; Shift+click asks for a second key.
class ListHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ListHeader(QWidget *parent = nullptr);
    /// −1: the list is not sorted by a shown column.
    void showSort(int column, Qt::SortOrder order, int thenColumn, Qt::SortOrder thenOrder);

Q_SIGNALS:
    void sortAsked(int column, bool asSecondKey);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int m_column = -1;
    int m_thenColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    Qt::SortOrder m_thenOrder = Qt::AscendingOrder;
};

/// The check boxes at the start of each row: ticked means selected. They stay while the columns scroll.
class CheckHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit CheckHeader(QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void ticked(int row, Qt::KeyboardModifiers modifiers);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};
