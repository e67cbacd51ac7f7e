#include "forms/board/matrixpage.h"

#include "forms/board/boardpaper.h"
#include "forms/board/cardcarrier.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/reports/pageoutput.h"
#include "models/schema/values.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

MatrixPage::MatrixPage(RecordStore &store, int object, QWidget *parent)
    : Page(store.schema().type(object)->matrix.key, parent)
    , m_store(store)
    , m_type(*store.schema().type(object))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(10);
    addHead(rows);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    rows->addWidget(m_area, 1);
    m_carrier = new CardCarrier(this, m_area);
    connect(m_carrier, &CardCarrier::dropped, this, [this](RecordId id, CardList *from, CardList *to) {
        const auto cellOf = [this](const CardList *list) { return std::find_if(m_cells.cbegin(), m_cells.cend(), [&](const auto &cell) { return cell->list == list; })->get(); };
        move(*cellOf(from), id, cellOf(to)->column - cellOf(from)->column, cellOf(from)->band - cellOf(to)->band);
    });
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(m_type.code))
            refresh();
    });
    for (const Choice &choice : m_type.field(m_type.matrix.level)->choices)
        m_levels << choice.value;
    m_levels << QString();
    build();
    refresh();
}

void MatrixPage::addHead(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    words->addWidget(makeLabel(title(), "pageTitle", card));
    m_line = makeLabel({}, "meta", card);
    m_line->setWordWrap(true);
    words->addWidget(m_line);
    row->addLayout(words, 1);
    auto *save = makeButton(tr("Save as PDF…"), "neutral", {}, card);
    auto *print = makeButton(tr("Print…"), "neutral", {}, card);
    row->addWidget(save);
    row->addWidget(print);
    connect(save, &QPushButton::clicked, this, [this] {
        withPages([this](const ReviewPages &pages) { savePages(pages, title(), this, [this](const Result<PdfFile> &done, const QString &name) { done ? Q_EMIT toast(tr("Written: %1").arg(name)) : Q_EMIT notice(done.error().text); }); });
    });
    connect(print, &QPushButton::clicked, this, [this] { withPages([this](const ReviewPages &pages) { printPages(pages, title(), this); }); });
    card->body()->addLayout(row);
    rows->addWidget(card);
}

/// The cells anew: the levels may be others than before.
void MatrixPage::build()
{
    m_cells.clear();
    auto *content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    const QString levels = labelOf(*m_type.field(m_type.matrix.level));
    for (int column = 0; column < m_levels.size(); ++column) {
        QLabel *name = makeLabel(tr("%1: %2", "a field and its value").arg(levels, levelName(m_levels.at(column))), "fieldLabel", content);
        name->setWordWrap(true);
        m_grid->addWidget(name, 0, column + 1, Qt::AlignBottom);
        m_grid->setColumnStretch(column + 1, 1);
    }
    const int bands = int(m_type.matrix.bands.size());
    for (int band = bands - 1; band >= 0; --band) {
        QLabel *name = makeLabel(bandName(band), "fieldLabel", content);
        name->setWordWrap(true);
        name->setFixedWidth(Theme::current().scaled(104));
        m_grid->addWidget(name, bands - band, 0, Qt::AlignTop);
        m_grid->setRowStretch(bands - band, 1);
        for (int column = 0; column < m_levels.size(); ++column)
            addCell(band, column);
    }
    m_area->setWidget(content); // takes the old one away
    for (QWidget *ground : {content, m_area->viewport()})
        ground->setAutoFillBackground(false); // the page shows through
}

void MatrixPage::addCell(int band, int column)
{
    const Theme &theme = Theme::current();
    auto &cell = *m_cells.emplace_back(std::make_unique<Cell>(Cell {.band = band, .column = column, .level = m_levels.at(column)}));
    auto *box = new Card(m_grid->parentWidget());
    box->setMinimumSize(theme.scaled(170), theme.scaled(150));
    box->body()->setContentsMargins(8, 8, 8, 6);
    box->body()->setSpacing(4);
    cell.head = new LinkButton({}, box);
    cell.list = new CardList(m_store, m_type.code, m_type.matrix.card, box);
    box->body()->addWidget(cell.head);
    box->body()->addWidget(cell.list, 1);
    m_grid->addWidget(box, int(m_type.matrix.bands.size()) - band, column + 1);
    m_carrier->add(cell.list);
    connect(cell.head, &LinkButton::followed, this, [this, &cell] { Q_EMIT openList(m_type.code, matrixQuery(m_type, cell.band, cell.level).where, cellName(cell)); });
    connect(cell.list, &CardList::opened, this, &Page::openRecord);
    connect(cell.list, &CardList::moveAsked, this, [this, &cell](RecordId id, int columns, int steps) { move(cell, id, columns, steps); });
    connect(cell.list, &CardList::leaveAsked, this, [this, &cell](int columns) {
        if (const Cell *next = at(cell.band, cell.column + columns))
            next->list->setFocus(Qt::OtherFocusReason);
    });
    connect(cell.list, &CardList::menuAsked, this, [this, &cell](RecordId id, const QPoint &global) { showMenu(cell, id, global); });
    connect(&cell.list->records(), &RecordListModel::failed, this, [this](const Error &error) { Q_EMIT notice(error.text); });
    cell.list->records().setQuery(matrixQuery(m_type, band, cell.level));
}

void MatrixPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(matrixFigures(m_store, m_type.code), this, [this, asked](const Result<MatrixFigures> &figures) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!figures)
            return Q_EMIT notice(figures.error().text);
        showFigures(*figures);
    });
}

void MatrixPage::showFigures(const MatrixFigures &figures)
{
    m_figures = figures;
    if (figures.levels != m_levels) {
        m_levels = figures.levels;
        build();
    }
    int count = 0;
    double amount = 0;
    for (const auto &cell : m_cells) {
        const MatrixCell *sums = figures.cell(cell->band, cell->level);
        if (!sums)
            continue;
        count += sums->count;
        amount += sums->amount;
        cell->head->setWords(sumWords(*sums));
        cell->head->setAccessibleDescription(cellName(*cell));
        cell->list->setAccessibleName(tr("%1: %2", "a cell, what it adds up to").arg(cellName(*cell), sumWords(*sums)));
    }
    const QString all = tr("%1 in all: %2", "%1: number of records").arg(locale().toString(count), money(amount));
    m_line->setText(figures.without ? tr("%1. %Ln without an amount, in no cell.", nullptr, figures.without).arg(all) : all);
    Q_EMIT shown();
}

QString MatrixPage::bandName(int band) const
{
    const QList<double> &bands = m_type.matrix.bands;
    const QString amount = labelOf(*m_type.field(m_type.matrix.amount));
    const auto number = [this](double value) { return locale().toString(value, 'f', 0); };
    if (band + 1 == bands.size())
        return tr("%1 of %2 and more", "a field, an amount").arg(amount, number(bands.at(band)));
    if (band == 0)
        return tr("%1 below %2", "a field, an amount").arg(amount, number(bands.at(1)));
    return tr("%1 of %2 to %3", "a field, two amounts").arg(amount, number(bands.at(band)), number(bands.at(band + 1)));
}

QString MatrixPage::levelName(const QString &level) const
{
    const Field *field = m_type.field(m_type.matrix.level);
    const Choice *choice = field->choice(level);
    return level.isEmpty() ? tr("Not Given Yet") : choice ? labelOf(*field, *choice) : level;
}

QString MatrixPage::cellName(const Cell &cell) const
{
    return tr("%1, %2", "a band and a level").arg(bandName(cell.band), levelName(cell.level));
}

QString MatrixPage::sumWords(const MatrixCell &cell) const
{
    const QString words = tr("%1 · %2 · %3", "a level, how many, their sum").arg(levelName(cell.level), locale().toString(cell.count), money(cell.amount));
    return cell.otherCurrencies ? tr("%1 · %Ln in another currency, not added", nullptr, cell.otherCurrencies).arg(words) : words;
}

QString MatrixPage::money(double amount) const
{
    return displayText({.type = FieldType::Currency}, amount, locale(), m_figures.currency);
}

const MatrixPage::Cell *MatrixPage::at(int band, int column) const
{
    for (const auto &cell : m_cells) {
        if (cell->band == band && cell->column == column)
            return cell.get();
    }
    return nullptr;
}

CardList *MatrixPage::listOf(int band, const QString &level) const
{
    const Cell *cell = at(band, int(m_levels.indexOf(level)));
    return cell ? cell->list : nullptr;
}

void MatrixPage::move(const Cell &from, RecordId id, int columns, int rows)
{
    const Cell *to = at(from.band, from.column + columns);
    if (columns != 0 && to)
        return give(id, from.band, to->level);
    if (rows != 0)
        Q_EMIT toast(tr("The row follows from the amount. Change the amount on the record."));
}

void MatrixPage::give(RecordId id, int band, const QString &level)
{
    Record record {.object = m_type.code, .id = id};
    record.set(m_type.matrix.level, level.isEmpty() ? QVariant() : QVariant(level));
    whenReady(m_store.save(record, {}, {m_type.matrix.level}), this, [this, id, band, level](const Result<RecordId> &saved) {
        if (!saved)
            return Q_EMIT notice(saved.error().text);
        Q_EMIT toast(tr("%1: %2", "a field and its value").arg(labelOf(*m_type.field(m_type.matrix.level)), levelName(level)), true);
        if (CardList *list = listOf(band, level)) {
            list->expect(id);
            list->setFocus(Qt::OtherFocusReason);
        }
    });
}

void MatrixPage::showMenu(const Cell &cell, RecordId id, const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, [this, id] { Q_EMIT openRecord(id); });
    menu->addSection(labelOf(*m_type.field(m_type.matrix.level)));
    for (const QString &level : std::as_const(m_levels)) {
        if (level != cell.level)
            connect(menu->addAction(escapedMnemonic(levelName(level))), &QAction::triggered, this, [this, id, band = cell.band, level] { give(id, band, level); });
    }
    menu->popup(global);
}

void MatrixPage::takeFocus()
{
    for (const auto &cell : m_cells) {
        if (cell->list->records().rowCount() > 0)
            return cell->list->setFocus(Qt::OtherFocusReason);
    }
    m_cells.front()->list->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> MatrixPage::regions() const
{
    QList<QWidget *> all;
    for (const auto &cell : m_cells)
        all << cell->list;
    return all;
}

void MatrixPage::withPages(const std::function<void(const ReviewPages &pages)> &use)
{
    BoardPaper::Content content {.title = title(), .line = m_line->text(), .card = m_type.matrix.card};
    content.sums.columns = {{.label = labelOf(*m_type.field(m_type.matrix.amount)), .weight = 2}};
    for (const QString &level : std::as_const(m_levels))
        content.sums.columns.append({.label = levelName(level), .weight = 2, .numbers = true});
    for (int band = int(m_type.matrix.bands.size()) - 1; band >= 0; --band) {
        QStringList row {bandName(band)};
        for (const QString &level : std::as_const(m_levels)) {
            const MatrixCell *cell = m_figures.cell(band, level);
            row << (cell ? tr("%1 · %2", "how many, their sum").arg(locale().toString(cell->count), money(cell->amount)) : QString());
            if (cell && cell->count > 0)
                content.parts.append({.name = tr("%1, %2", "a band and a level").arg(bandName(band), levelName(level)), .query = matrixQuery(m_type, band, level), .count = cell->count});
        }
        content.sums.rows << row;
    }
    BoardPaper::lay(m_store, content, this, use);
}
