#pragma once

#include "forms/shell/page.h"
#include "models/storage/matrixfigures.h"

class CardCarrier;
class CardList;
class LinkButton;
class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

/// The matrix of an object (Matrix, in models/schema/objecttype.h; issue "Segmentation by what a customer pays and how far it can grow"):
/// bands of an amount beside levels that a person gives. Each cell says its place, number and sum, and lists its records; dragging a record,
/// or Ctrl with an arrow key, gives it another level. The amount is a fact: no drag changes the band. UI thread.
class MatrixPage : public Page
{
    Q_OBJECT

public:
    MatrixPage(RecordStore &store, int object, QWidget *parent = nullptr);
    QString title() const override { return translated(m_type.matrix.label); }
    QString icon() const override { return m_type.matrix.icon; }
    QString colorToken() const override { return m_type.color; }
    int object() const override { return m_type.code; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    CardList *listOf(int band, const QString &level) const;

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    struct Cell {
        int band = 0;
        int column = 0;
        QString level;
        LinkButton *head = nullptr;
        CardList *list = nullptr;
    };
    void addHead(QVBoxLayout *rows);
    void build();
    void addCell(int band, int column);
    void showFigures(const MatrixFigures &figures);
    QString bandName(int band) const;
    QString levelName(const QString &level) const;
    QString cellName(const Cell &cell) const;
    QString sumWords(const MatrixCell &cell) const;
    QString money(double amount) const;
    const Cell *at(int band, int column) const;
    void move(const Cell &from, RecordId id, int columns, int rows);
    void give(RecordId id, int band, const QString &level);
    void showMenu(const Cell &cell, RecordId id, const QPoint &global);
    void withPages(const std::function<void(const struct ReviewPages &pages)> &use);

    RecordStore &m_store;
    const ObjectType &m_type;
    MatrixFigures m_figures;
    QStringList m_levels; ///< of the columns that are there
    std::vector<std::unique_ptr<Cell>> m_cells;
    QLabel *m_line = nullptr;
    QScrollArea *m_area = nullptr;
    QGridLayout *m_grid = nullptr;
    CardCarrier *m_carrier = nullptr;
    int m_asked = 0;
};
