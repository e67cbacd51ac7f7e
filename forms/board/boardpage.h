#pragma once

#include "forms/shell/page.h"
#include "models/storage/boardfigures.h"

class CardCarrier;
class CardList;
class ComboBox;
class LinkButton;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

/// The board of an object (Board, in models/schema/objecttype.h; feature K12): a column for each stage of its path with count and sums,
/// plain and weighted; cards move from stage to stage by mouse or by Ctrl with an arrow key. A move is an ordinary save: the object's
/// rules hold, what a stage asks for is asked, Undo takes it back. UI thread.
class BoardPage : public Page
{
    Q_OBJECT

public:
    BoardPage(RecordStore &store, int object, QWidget *parent = nullptr);
    QString title() const override { return translated(m_type.board.label); }
    QString icon() const override { return m_type.board.icon; }
    QString colorToken() const override { return m_type.color; }
    int object() const override { return m_type.code; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    CardList *listOf(const QString &stage) const;

Q_SIGNALS:
    /// The sums are those that the store said last.
    void shown();

private:
    struct Column {
        QString stage;
        QWidget *box = nullptr;
        LinkButton *name = nullptr;
        QLabel *sums = nullptr;
        CardList *list = nullptr;
    };
    void addHead(QVBoxLayout *rows);
    void addFilters(QHBoxLayout *row);
    void addColumn(const QString &stage);
    void applyFilter();
    BoardFilter chosenFilter() const;
    void showFigures(const BoardFigures &figures);
    void showColumn(Column &column, const BoardColumn &figures);
    QString sumWords(const BoardSum &sum) const;
    QString money(double amount) const;
    QString stageName(const QString &stage) const;
    int placeOf(const QString &stage) const;
    void moveTo(RecordId id, const QString &stage, bool follow);
    void step(int from, RecordId id, int columns);
    void go(int from, int columns);
    void showMenu(int column, RecordId id, const QPoint &global);
    void openColumn(const QString &stage);
    void save();
    void print();
    void withPages(const std::function<void(const struct ReviewPages &pages)> &use);

    RecordStore &m_store;
    const ObjectType &m_type;
    BoardFigures m_figures;
    BoardFilter m_filter;
    std::vector<Column> m_columns;
    QLabel *m_line = nullptr;
    ComboBox *m_owner = nullptr;
    ComboBox *m_period = nullptr;
    QScrollArea *m_area = nullptr;
    QHBoxLayout *m_row = nullptr;
    CardCarrier *m_carrier = nullptr;
    int m_asked = 0;
    bool m_focusLater = false; ///< the keyboard goes to the cards as soon as they are here
};
