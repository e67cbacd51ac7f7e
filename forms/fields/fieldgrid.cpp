#include "forms/fields/fieldgrid.h"

#include "forms/look/theme.h"

#include <QGridLayout>
#include <QResizeEvent>

FieldGrid::FieldGrid(int roomForTwo, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_roomForTwo(roomForTwo)
{
    m_grid->setContentsMargins(6, 0, 6, 4);
    m_grid->setHorizontalSpacing(22);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    setMinimumWidth(Theme::current().scaled(180));
}

void FieldGrid::add(QWidget *cell, bool wide)
{
    m_cells.append({cell, wide, true});
}

void FieldGrid::setWanted(QWidget *cell, bool wanted)
{
    for (Cell &known : m_cells) {
        if (known.widget != cell || known.wanted == wanted)
            continue;
        known.wanted = wanted;
        arrange();
        return;
    }
}

bool FieldGrid::isEmpty() const
{
    return std::none_of(m_cells.cbegin(), m_cells.cend(), [](const Cell &cell) { return cell.wanted; });
}

void FieldGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = width() >= Theme::current().scaled(m_roomForTwo) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
}

void FieldGrid::arrange()
{
    int row = 0;
    int column = 0;
    for (const Cell &cell : std::as_const(m_cells)) {
        m_grid->removeWidget(cell.widget);
        cell.widget->setVisible(cell.wanted);
        if (!cell.wanted)
            continue;
        const bool whole = cell.wide || m_columns == 1;
        if (whole && column == 1) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(cell.widget, row, column, 1, whole && m_columns == 2 ? 2 : 1, Qt::AlignTop);
        if (whole || column == 1) {
            ++row;
            column = 0;
        } else {
            column = 1;
        }
    }
    m_grid->setColumnStretch(1, m_columns == 2 ? 1 : 0);
    m_grid->setHorizontalSpacing(m_columns == 2 ? 22 : 0);
}
