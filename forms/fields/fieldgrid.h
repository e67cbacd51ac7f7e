#pragma once

#include <QWidget>

class QGridLayout;

/// The editors of one section in two columns, or one where there is no room for two. Wide ones take a line of their own; those
/// that are not wanted now leave no gap.
class FieldGrid : public QWidget
{
    Q_OBJECT

public:
    /// `roomForTwo`: the width from which there are two columns, in pixels at normal text size.
    FieldGrid(int roomForTwo, QWidget *parent);
    /// Appends a cell; call `arrange` after the last one.
    void add(QWidget *cell, bool wide);
    void arrange();
    void setWanted(QWidget *cell, bool wanted);
    bool isEmpty() const;
    int columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Cell {
        QWidget *widget;
        bool wide;
        bool wanted;
    };
    QGridLayout *m_grid;
    QList<Cell> m_cells;
    int m_roomForTwo;
    int m_columns = 2;
};
