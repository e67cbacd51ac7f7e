#include "forms/board/boardpage.h"

#include "forms/board/boardpaper.h"
#include "forms/board/cardcarrier.h"
#include "forms/fields/combobox.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/stagemark.h"
#include "forms/reports/pageoutput.h"
#include "models/schema/periods.h"
#include "models/schema/values.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

BoardPage::BoardPage(RecordStore &store, int object, QWidget *parent)
    : Page(store.schema().type(object)->board.key, parent)
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
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_area->setWidget(content);
    for (QWidget *ground : {content, m_area->viewport()})
        ground->setAutoFillBackground(false); // the page shows through
    rows->addWidget(m_area, 1);
    m_carrier = new CardCarrier(this, m_area);
    connect(m_carrier, &CardCarrier::dropped, this, [this](RecordId id, CardList *, CardList *to) {
        for (const Column &column : m_columns) {
            if (column.list == to)
                moveTo(id, column.stage, true);
        }
    });
    for (const QString &stage : stagesOf(m_type))
        addColumn(stage);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(m_type.code))
            refresh();
    });
    applyFilter();
}

void BoardPage::addHead(QVBoxLayout *rows)
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
    addFilters(row);
    auto *save = makeButton(tr("Save as PDF…"), "neutral", {}, card);
    auto *print = makeButton(tr("Print…"), "neutral", {}, card);
    auto *fresh = makeButton(tr("New"), "neutral", {}, card);
    fresh->setAccessibleName(tr("New"));
    for (QPushButton *button : {save, print, fresh})
        row->addWidget(button);
    connect(save, &QPushButton::clicked, this, &BoardPage::save);
    connect(print, &QPushButton::clicked, this, &BoardPage::print);
    connect(fresh, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(m_type.code); });
    card->body()->addLayout(row);
    rows->addWidget(card);
}

void BoardPage::addFilters(QHBoxLayout *row)
{
    const auto add = [&](const QString &label, const QStringList &choices) {
        auto *column = new QVBoxLayout;
        auto *combo = new ComboBox(this);
        combo->addItems(choices);
        combo->setMinimumContentsLength(14);
        QLabel *name = makeLabel(label, "fieldLabel", this);
        name->setBuddy(combo);
        column->addWidget(name);
        column->addWidget(combo);
        row->addLayout(column);
        connect(combo, &QComboBox::currentIndexChanged, this, &BoardPage::applyFilter);
        return combo;
    };
    m_owner = add(tr("Show"), {tr("Everyone’s"), tr("Mine")});
    m_owner->setObjectName(u"boardOwner"_s);
    QStringList periods;
    for (const Period period : allPeriods())
        periods << periodName(period);
    m_period = add(m_type.field(m_type.board.date) ? labelOf(*m_type.field(m_type.board.date)) : tr("Period"), periods);
    m_period->setObjectName(u"boardPeriod"_s);
}

void BoardPage::addColumn(const QString &stage)
{
    const Theme &theme = Theme::current();
    Column column {.stage = stage};
    column.box = new Card(m_area->widget());
    column.box->setObjectName(u"column:"_s + stage);
    column.box->setMinimumWidth(theme.scaled(236));
    auto *body = static_cast<Card *>(column.box)->body();
    body->setContentsMargins(10, 10, 10, 8);
    body->setSpacing(4);
    column.name = new LinkButton({}, column.box);
    column.sums = makeLabel({}, "meta", column.box);
    column.sums->setWordWrap(true);
    column.list = new CardList(m_store, m_type.code, m_type.board.card, column.box);
    body->addWidget(column.name);
    body->addWidget(column.sums);
    body->addWidget(column.list, 1);
    m_row->addWidget(column.box);
    m_carrier->add(column.list);
    const int place = int(m_columns.size());
    connect(column.name, &LinkButton::followed, this, [this, stage] { openColumn(stage); });
    connect(column.list, &CardList::opened, this, &Page::openRecord);
    connect(column.list, &CardList::moveAsked, this, [this, place](RecordId id, int columns) { step(place, id, columns); });
    connect(column.list, &CardList::leaveAsked, this, [this, place](int columns) { go(place, columns); });
    connect(column.list, &CardList::menuAsked, this, [this, place](RecordId id, const QPoint &global) { showMenu(place, id, global); });
    connect(&column.list->records(), &RecordListModel::failed, this, [this](const Error &error) { Q_EMIT notice(error.text); });
    m_columns.push_back(column);
}

BoardFilter BoardPage::chosenFilter() const
{
    BoardFilter filter;
    if (m_owner->currentIndex() == 1)
        filter.owner = m_store.me();
    const DateSpan span = spanOf(allPeriods().value(m_period->currentIndex()), m_store.context().today);
    filter.from = span.from;
    filter.to = span.to;
    return filter;
}

void BoardPage::applyFilter()
{
    m_filter = chosenFilter();
    refresh();
}

void BoardPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(boardFigures(m_store, m_type.code, m_filter), this, [this, asked](const Result<BoardFigures> &figures) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!figures)
            return Q_EMIT notice(figures.error().text);
        showFigures(*figures);
    });
}

void BoardPage::showFigures(const BoardFigures &figures)
{
    m_figures = figures;
    m_line->setText(tr("Open: %1").arg(sumWords(figures.open)));
    for (Column &column : m_columns) {
        // A stage that only records knew, and now none of them.
        if (std::none_of(figures.columns.cbegin(), figures.columns.cend(), [&](const BoardColumn &one) { return one.stage == column.stage; }))
            showColumn(column, {.stage = column.stage});
    }
    for (const BoardColumn &column : figures.columns) {
        if (placeOf(column.stage) < 0)
            addColumn(column.stage); // a stage that only records know
        showColumn(m_columns.at(placeOf(column.stage)), column);
    }
    if (std::exchange(m_focusLater, false) && m_owner->hasFocus())
        takeFocus();
    Q_EMIT shown();
}

QString BoardPage::sumWords(const BoardSum &sum) const
{
    QString words = tr("%Ln card(s)", nullptr, sum.count);
    if (!m_type.board.amount.isEmpty())
        words = tr("%1 · %2", "number of cards, their sum").arg(words, money(sum.amount));
    if (!m_type.board.weight.isEmpty())
        words = tr("%1, weighted %2", "number of cards and their sum, the sum weighted by probability").arg(words, money(std::round(sum.weighted)));
    return sum.otherCurrencies ? tr("%1 · %Ln in another currency, not added", nullptr, sum.otherCurrencies).arg(words) : words;
}

void BoardPage::showColumn(Column &column, const BoardColumn &figures)
{
    const BoardSum &sum = figures.sum;
    column.list->records().showIds(figures.ids);
    column.name->setWords(stageName(column.stage));
    column.name->setAccessibleDescription(sumWords(sum));
    column.sums->setText(sumWords(sum));
    column.list->setAccessibleName(tr("%1: %2", "a stage, what it adds up to").arg(stageName(column.stage), sumWords(sum)));
}

QString BoardPage::money(double amount) const
{
    return displayText({.type = FieldType::Currency}, amount, locale(), m_figures.currency);
}

QString BoardPage::stageName(const QString &stage) const
{
    const Field *field = m_type.field(m_type.path.field);
    const Choice *choice = field->choice(stage);
    return stage.isEmpty() ? tr("No stage") : choice ? labelOf(*field, *choice) : stage;
}

int BoardPage::placeOf(const QString &stage) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).stage == stage)
            return int(i);
    }
    return -1;
}

CardList *BoardPage::listOf(const QString &stage) const
{
    const int place = placeOf(stage);
    return place < 0 ? nullptr : m_columns.at(place).list;
}

void BoardPage::moveTo(RecordId id, const QString &stage, bool follow)
{
    if (stage.isEmpty())
        return Q_EMIT toast(tr("A card without a stage stays where it is until it gets one."));
    whenReady(m_store.fetch(id), this, [this, stage, follow](const Result<Record> &record) {
        if (!record)
            return Q_EMIT notice(record.error().text);
        const ShownRecord shownRecord {.type = &m_type, .record = *record, .today = m_store.context().today, .locale = locale()};
        markStage(m_store, shownRecord, stage, this, [this, stage, follow, id = record->id](const QString &words) {
            Q_EMIT toast(words, true);
            CardList *list = listOf(stage);
            if (!list || !follow)
                return;
            list->expect(id);
            list->setFocus(Qt::OtherFocusReason);
            m_area->ensureWidgetVisible(list->parentWidget());
        });
    });
}

void BoardPage::step(int from, RecordId id, int columns)
{
    const int to = from + columns;
    if (columns != 0 && to >= 0 && to < int(m_columns.size()))
        moveTo(id, m_columns.at(to).stage, true);
}

void BoardPage::go(int from, int columns)
{
    const int to = from + columns;
    if (to < 0 || to >= int(m_columns.size()))
        return;
    m_columns.at(to).list->setFocus(Qt::OtherFocusReason);
    m_area->ensureWidgetVisible(m_columns.at(to).box);
}

void BoardPage::showMenu(int column, RecordId id, const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, [this, id] { Q_EMIT openRecord(id); });
    QMenu *stages = menu->addMenu(tr("Move To"));
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (int(i) == column || m_columns.at(i).stage.isEmpty())
            continue;
        connect(stages->addAction(escapedMnemonic(stageName(m_columns.at(i).stage))), &QAction::triggered, this, [this, id, stage = m_columns.at(i).stage] { moveTo(id, stage, true); });
    }
    menu->popup(global);
}

void BoardPage::openColumn(const QString &stage)
{
    Q_EMIT openList(m_type.code, boardQuery(m_type, m_filter, stage).where, stageName(stage));
}

void BoardPage::takeFocus()
{
    for (const Column &column : m_columns) {
        if (column.list->records().rowCount() > 0)
            return column.list->setFocus(Qt::OtherFocusReason);
    }
    m_focusLater = m_figures.columns.isEmpty(); // the cards are on their way
    m_owner->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> BoardPage::regions() const
{
    QList<QWidget *> all {m_owner};
    for (const Column &column : m_columns)
        all << column.list;
    return all;
}

void BoardPage::withPages(const std::function<void(const ReviewPages &pages)> &use)
{
    const bool weighted = !m_type.board.weight.isEmpty();
    BoardPaper::Content content {.title = title(), .line = m_line->text(), .card = m_type.board.card};
    content.sums.columns = {{.label = labelOf(*m_type.field(m_type.path.field)), .weight = 3}, {.label = tr("Cards"), .numbers = true}, {.label = tr("Sum"), .weight = 2, .numbers = true}};
    if (weighted)
        content.sums.columns.append({.label = tr("Weighted"), .weight = 2, .numbers = true});
    for (const BoardColumn &column : std::as_const(m_figures.columns)) {
        QStringList row {stageName(column.stage), locale().toString(column.sum.count), money(column.sum.amount)};
        if (weighted)
            row << money(std::round(column.sum.weighted));
        content.sums.rows << row;
        content.parts.append({.name = stageName(column.stage), .query = boardQuery(m_type, m_filter, column.stage), .count = column.sum.count});
    }
    BoardPaper::lay(m_store, content, this, use);
}

void BoardPage::save()
{
    withPages([this](const ReviewPages &pages) { savePages(pages, title(), this, [this](const Result<PdfFile> &done, const QString &name) { done ? Q_EMIT toast(tr("Written: %1").arg(name)) : Q_EMIT notice(done.error().text); }); });
}

void BoardPage::print()
{
    withPages([this](const ReviewPages &pages) { printPages(pages, title(), this); });
}
