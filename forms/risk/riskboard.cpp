#include "forms/risk/riskboard.h"

#include "forms/charts/chart.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/reports/pageoutput.h"
#include "forms/risk/riskpaper.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/values.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

RiskBoard::RiskBoard(RecordStore &store, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setObjectName(u"body"_s);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(10);
    addHead(rows);
    auto *grid = new QGridLayout;
    grid->setSpacing(10);
    addPart(u"byStatus"_s, tr("ARR at Risk by Status"), grid);
    addPart(u"byReason"_s, tr("ARR at Risk by Reason"), grid);
    addPart(u"byCompetitor"_s, tr("ARR at Risk by Competitor"), grid);
    addPart(u"byOwner"_s, tr("ARR at Risk by Owner"), grid);
    addPart(u"byMonth"_s, tr("ARR at Risk by Month of Renewal"), grid);
    addUnplanned(grid);
    rows->addLayout(grid);
    addTable(rows);
    rows->addStretch(1);
    scroll->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(object_code::customerRisk) || changes.concerns(object_code::account) || changes.concerns(object_code::redAccountPlan))
            refresh();
    });
    refresh();
}

int RiskBoard::object() const
{
    return object_code::customerRisk;
}

void RiskBoard::addHead(QVBoxLayout *rows)
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
    m_stale = new LinkButton({}, card);
    m_stale->hide();
    row->addWidget(m_stale);
    connect(m_stale, &LinkButton::followed, this, [this] { openRisks(m_figures.stale, tr("No new next step for 14 days")); });
    auto *save = makeButton(tr("Save as PDF…"), "neutral", {}, card);
    auto *print = makeButton(tr("Print…"), "neutral", {}, card);
    row->addWidget(save);
    row->addWidget(print);
    connect(save, &QPushButton::clicked, this, [this] { savePages(pages(), title(), this, [this](const Result<PdfFile> &done, const QString &name) { done ? Q_EMIT toast(tr("Written: %1").arg(name)) : Q_EMIT notice(done.error().text); }); });
    connect(print, &QPushButton::clicked, this, [this] { printPages(pages(), title(), this); });
    auto *button = makeButton(tr("New Customer Risk"), "neutral", {}, card);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(object_code::customerRisk); });
    card->body()->addLayout(row);
    rows->addWidget(card);
}

RiskBoard::Part &RiskBoard::addPart(const QString &name, const QString &title, QGridLayout *grid)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    auto &part = *m_parts.emplace_back(std::make_unique<Part>(Part {.name = name, .title = title}));
    card->body()->addWidget(makeLabel(title, "cardTitle", card));
    part.nothing = makeLabel(tr("No risk is open."), "meta", card);
    card->body()->addWidget(part.nothing);
    part.chart = new Chart(card);
    part.chart->setObjectName(name);
    card->body()->addWidget(part.chart, 1);
    const int place = int(m_parts.size()) - 1;
    grid->addWidget(card, place / 2, place % 2);
    connect(part.chart, &Chart::activated, this, [this, place](int, int index) {
        const Part &chosen = *m_parts.at(place);
        if (index >= 0 && index < chosen.groups.size())
            openRisks(chosen.groups.at(index).risks, tr("%1: %2").arg(chosen.title, chosen.groups.at(index).label));
    });
    return part;
}

void RiskBoard::addTable(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    QLabel *title = makeLabel(tr("Open Risks"), "cardTitle", card);
    card->body()->addWidget(title);
    m_table = new QTableWidget(0, 6, card);
    m_table->setAccessibleName(title->text());
    m_table->setHorizontalHeaderLabels({tr("Customer Risk Name"), tr("Status"), tr("Days in Status"), tr("Risk Amount"), tr("Next Step"), tr("Statuses Before")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setMinimumHeight(Theme::current().scaled(260));
    card->body()->addWidget(m_table);
    rows->addWidget(card);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { Q_EMIT openRecord(m_figures.rows.value(row).id); });
}

/// Beside the last chart.
void RiskBoard::addUnplanned(QGridLayout *grid)
{
    m_unplanned = new Card(this);
    m_unplanned->hide();
    const int place = int(m_parts.size());
    grid->addWidget(m_unplanned, place / 2, place % 2);
}

void RiskBoard::takeFocus()
{
    m_parts.front()->chart->setFocus(Qt::OtherFocusReason);
}

void RiskBoard::refresh()
{
    const int asked = ++m_asked;
    whenReady(riskFigures(m_store), this, [this, asked](const Result<RiskFigures> &figures) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!figures)
            return Q_EMIT notice(figures.error().text);
        showFigures(*figures);
    });
}

QString RiskBoard::money(double amount) const
{
    return displayText({.type = FieldType::Currency}, amount, locale(), m_figures.currency);
}

void RiskBoard::showFigures(const RiskFigures &figures)
{
    m_figures = figures;
    QString line = tr("%n open risk(s), %1 of ARR at risk", nullptr, figures.open).arg(money(figures.amount));
    if (figures.otherCurrencies)
        line = tr("%1; %n in another currency, not added", nullptr, figures.otherCurrencies).arg(line);
    m_line->setText(line);
    m_stale->setVisible(!figures.stale.isEmpty());
    m_stale->setWords(tr("%n without a new next step for 14 days", nullptr, int(figures.stale.size())));
    QStringList tones;
    for (const RiskGroup &group : figures.byStatus)
        tones << (group.key == customer_risk::atRiskValue ? u"healthRisk"_s : group.key == customer_risk::earlyWarningValue ? u"healthWatch"_s : u"healthUnknown"_s);
    showPart(*m_parts[0], figures.byStatus, tones);
    showPart(*m_parts[1], figures.byReason);
    showPart(*m_parts[2], figures.byCompetitor);
    showPart(*m_parts[3], figures.byOwner);
    showPart(*m_parts[4], figures.byMonth);
    showRows();
    showUnplanned();
    Q_EMIT shown();
}

void RiskBoard::showPart(Part &part, const QList<RiskGroup> &groups, const QStringList &tones)
{
    part.groups = groups;
    part.nothing->setVisible(groups.isEmpty());
    part.chart->setVisible(!groups.isEmpty());
    ChartContent content {.title = part.title, .categoryTitle = part.title, .series = {{.name = tr("ARR at Risk")}}, .tones = tones, .number = [this](double amount) { return money(amount); }};
    for (const RiskGroup &group : groups) {
        content.categories << group.label;
        content.series.first().values << group.amount;
    }
    part.chart->setContent(content);
}

QStringList RiskBoard::wordsOf(const RiskRow &row) const
{
    const Field *status = m_store.schema().type(object_code::customerRisk)->field(customer_risk::status);
    const QString step = row.stale ? tr("No new next step for %n day(s)", nullptr, row.daysSinceStep) : tr("Written %n day(s) ago", nullptr, row.daysSinceStep);
    QStringList earlier;
    for (const RiskStay &stay : row.earlier)
        earlier << tr("%1: %n day(s)", "a status and how long it lasted", stay.days).arg(displayText(*status, stay.status, locale()));
    return {row.name, displayText(*status, row.status, locale()), locale().toString(row.daysInStatus), money(row.amount), step, earlier.join(u", "_s)};
}

void RiskBoard::showRows()
{
    m_table->setRowCount(int(m_figures.rows.size()));
    for (int i = 0; i < m_figures.rows.size(); ++i) {
        const RiskRow &row = m_figures.rows.at(i);
        const QStringList texts = wordsOf(row);
        for (int column = 0; column < texts.size(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column));
            if (column == 2 || column == 3)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == 4 && row.stale) {
                item->setIcon(themedIcon(u"exclamation-octagon"_s, u"errorText"_s));
                item->setForeground(Theme::current().color(u"errorText"_s));
            }
            m_table->setItem(i, column, item);
        }
    }
}

ReviewPages RiskBoard::pages() const
{
    QList<ChartContent> charts;
    for (const auto &part : m_parts)
        charts << part->chart->content();
    ReviewTable table {.title = tr("Open Risks")};
    for (int column = 0; column < m_table->columnCount(); ++column)
        table.columns.append({.label = m_table->horizontalHeaderItem(column)->text(), .weight = column == 0 || column > 3 ? 3 : column == 3 ? 2 : 1, .numbers = column == 2 || column == 3});
    for (const RiskRow &row : m_figures.rows)
        table.rows << wordsOf(row);
    return layOutRisks(title(), m_line->text(), charts, table, isRightToLeft());
}

void RiskBoard::showUnplanned()
{
    auto *body = static_cast<Card *>(m_unplanned)->body();
    while (QLayoutItem *item = body->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    body->setContentsMargins(16, 12, 16, 12);
    body->addWidget(makeLabel(tr("Red Accounts Without a Plan"), "cardTitle", m_unplanned));
    for (const RedAccount &red : std::as_const(m_figures.unplanned)) {
        auto *line = new QWidget(m_unplanned);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *name = new LinkButton(red.name, line);
        row->addWidget(name);
        row->addStretch(1);
        auto *start = makeButton(tr("Start Plan"), "neutral", {}, line);
        start->setAccessibleName(tr("Start Plan"));
        start->setAccessibleDescription(red.name);
        row->addWidget(start);
        body->addWidget(line);
        connect(name, &LinkButton::followed, this, [this, id = red.id](bool apart) { Q_EMIT openRecord(id, apart); });
        connect(start, &QPushButton::clicked, this, [this, id = red.id] { Q_EMIT newRecord(object_code::redAccountPlan, {{red_account_plan::account, qlonglong(id)}}); });
    }
    body->addStretch(1);
    m_unplanned->setVisible(!m_figures.unplanned.isEmpty());
}

void RiskBoard::openRisks(const QList<RecordId> &ids, const QString &name)
{
    QVariantList values;
    for (const RecordId id : ids)
        values << qlonglong(id);
    Q_EMIT openList(object_code::customerRisk, {{u"Id"_s, Condition::Is::OneOf, values}}, name);
}
