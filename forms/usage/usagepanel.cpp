#include "forms/usage/usagepanel.h"

#include "forms/charts/chart.h"
#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/usage/pastedialog.h"
#include "models/lists/usagegridmodel.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace {

constexpr int monthsShown = 13; ///< this month and the year before it
constexpr int monthsDrawn = 24;
const QString usersChoice = u"users"_s;
const QString sharesChoice = u"shares"_s;

} // namespace

UsagePanel::UsagePanel(RecordStore &store, RecordId account, QWidget *parent)
    : RecordPanel(parent)
    , m_store(store)
    , m_account(account)
    , m_model(new UsageGridModel(this))
    , m_notice(new Notice(this))
{
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12));
    rows->setSpacing(theme.scaled(10));
    makeHead(rows);
    rows->addWidget(m_notice);
    m_chart = new Chart(this);
    m_nothing = makeLabel(tr("No usage numbers yet. Type them below, or paste a table."), "meta", this);
    rows->addWidget(m_nothing);
    rows->addWidget(m_chart);
    makeSheet(rows);
    rows->addWidget(makeLabel(tr("Brought In"), "cardTitle", this));
    m_batches = new QVBoxLayout;
    m_batches->setSpacing(2);
    rows->addLayout(m_batches);
    rows->addStretch(1);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything || changes.concerns(m_account))
            load();
    });
    load();
}

void UsagePanel::makeHead(QVBoxLayout *rows)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_facts = makeLabel({}, "value", this);
    m_facts->setWordWrap(true);
    row->addWidget(m_facts, 1);
    QLabel *label = makeLabel(tr("Show"), "fieldLabel", this);
    m_choice = new ComboBox(this);
    m_choice->setAccessibleName(label->text());
    m_choice->setMinimumWidth(Theme::current().scaled(210)); // "DAU/MAU and MAU/seats"
    label->setBuddy(m_choice);
    row->addWidget(label);
    row->addWidget(m_choice);
    QPushButton *paste = makeButton(tr("Paste Table…"), "neutral", {}, this);
    row->addWidget(paste);
    rows->addLayout(row);
    connect(m_choice, &QComboBox::activated, this, &UsagePanel::showChart);
    connect(paste, &QPushButton::clicked, this, &UsagePanel::paste);
}

void UsagePanel::makeSheet(QVBoxLayout *rows)
{
    QLabel *title = makeLabel(tr("By Month"), "cardTitle", this);
    rows->addWidget(title);
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Usage by month"));
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::current().scaled(30));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setDefaultSectionSize(Theme::current().scaled(76));
    m_table->horizontalHeader()->setHighlightSections(false);
    rows->addWidget(m_table);
    connect(m_model, &UsageGridModel::typed, this, &UsagePanel::store);
    connect(m_model, &UsageGridModel::emptied, this, &UsagePanel::remove);
    connect(m_model, &UsageGridModel::refused, this, [this](const QString &why) { m_notice->show(why); });
}

void UsagePanel::load()
{
    const int asked = ++m_asked;
    whenReady(usageOf(m_store, m_account), this, [this, asked](const Result<QList<UsageSeries>> &usage) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!usage)
            return m_notice->show(usage.error().text);
        whenReady(m_store.fetch(m_account), this, [this, asked, usage](const Result<Record> &account) {
            if (asked == m_asked)
                showUsage(*usage, account ? account->value(account::seats).toDouble() : 0);
        });
    });
    loadBatches();
}

void UsagePanel::loadBatches()
{
    whenReady(usageBatches(m_store, 5, m_account), this, [this](const Result<QList<UsageBatch>> &batches) {
        if (batches)
            showBatches(*batches);
    });
}

void UsagePanel::showUsage(const QList<UsageSeries> &usage, double seats)
{
    const bool first = m_model->rowCount() == 0;
    m_usage = usage;
    m_derived = derivedUsage(usage, seats);
    m_facts->setText(factsText());
    m_model->setUsage(usage, m_store.context().today, monthsShown, locale());
    const int height = m_table->horizontalHeader()->sizeHint().height() + m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(height + Theme::current().scaled(18)); // and the bar under it
    if (first)
        m_table->scrollTo(m_model->index(0, m_model->columnCount() - 1));
    showChoices();
    showChart();
    Q_EMIT shown();
}

QString UsagePanel::numberText(double value) const
{
    return locale().toString(value, 'f', std::abs(value) < 100 && value != std::round(value) ? 1 : 0);
}

/// The last month that has a number says how things stand.
QString UsagePanel::factsText() const
{
    QStringList words;
    for (const UsageSeries &series : m_derived) {
        const UsagePoint &last = series.points.last();
        //: A share of users, its number in percent, and its month: "DAU/MAU 47 % in Oct 2026".
        words << tr("%1 %2 % in %3").arg(series.metric, numberText(last.value), locale().toString(last.day, u"MMM yyyy"_s));
    }
    return words.join(u" · "_s);
}

void UsagePanel::showChoices()
{
    const QVariant before = m_choice->currentData();
    m_choice->clear();
    m_choice->addItem(tr("Users and seats"), usersChoice);
    if (!m_derived.isEmpty())
        m_choice->addItem(tr("DAU/MAU and MAU/seats"), sharesChoice);
    for (const UsageSeries &series : std::as_const(m_usage)) {
        if (series.metric != metric::mau && series.metric != metric::dau && series.metric != metric::seats)
            m_choice->addItem(metricLabel(series.metric), series.metric);
    }
    m_choice->setCurrentIndex(before.isValid() ? std::max(0, m_choice->findData(before)) : 0);
}

void UsagePanel::showChart()
{
    const QString choice = m_choice->currentData().toString();
    QList<UsageSeries> chosen;
    for (const UsageSeries &series : choice == sharesChoice ? m_derived : m_usage) {
        const bool users = series.metric == metric::mau || series.metric == metric::dau || series.metric == metric::seats;
        if (choice == sharesChoice || (choice == usersChoice ? users : series.metric == choice))
            chosen << series;
    }
    const QDate today = m_store.context().today;
    QDate first(today.year(), today.month(), 1);
    QDate last;
    for (const UsageSeries &series : std::as_const(chosen)) {
        first = std::min(first, QDate(series.points.first().day.year(), series.points.first().day.month(), 1));
        last = std::max(last.isValid() ? last : series.points.last().day, series.points.last().day);
    }
    m_nothing->setVisible(chosen.isEmpty());
    m_chart->setVisible(!chosen.isEmpty());
    if (chosen.isEmpty())
        return;
    first = std::max(first, QDate(last.year(), last.month(), 1).addMonths(1 - monthsDrawn));
    ChartContent content {.kind = ChartDrawing::Kind::Lines, .title = m_choice->currentText(), .categoryTitle = tr("Month"), .number = [this](double value) { return numberText(value); }};
    for (QDate month = first; month <= last; month = month.addMonths(1))
        content.categories << locale().toString(month, u"MMM yy"_s);
    const QString colors[] {u"accent"_s, u"healthGood"_s, u"textWeak"_s};
    for (const UsageSeries &series : std::as_const(chosen)) {
        ChartContent::Series line {.name = choice == sharesChoice ? series.metric : metricLabel(series.metric), .color = colors[content.series.size() % 3]};
        for (QDate month = first; month <= last; month = month.addMonths(1))
            line.values << series.over(month, month.addMonths(1).addDays(-1)).value_or(std::numeric_limits<double>::quiet_NaN());
        content.series << line;
    }
    m_chart->setContent(content);
}

void UsagePanel::showBatches(const QList<UsageBatch> &batches)
{
    while (QLayoutItem *item = m_batches->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (batches.isEmpty())
        m_batches->addWidget(makeLabel(tr("Nothing yet."), "meta", this));
    for (const UsageBatch &batch : batches) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        //: What was done, when, and how many numbers of this customer are in force from it.
        auto *words = new ElidedLabel(tr("%1 · %2 · %3").arg(batch.name, locale().toString(batch.at.toLocalTime(), QLocale::ShortFormat), tr("%n number(s) of this customer", nullptr, batch.points)), line);
        row->addWidget(words, 1);
        QPushButton *back = makeButton(tr("Take Back"), "neutral", {}, line);
        back->setAccessibleDescription(words->text());
        back->setToolTip(tr("Takes back all numbers that came with it, those of other customers too."));
        row->addWidget(back);
        m_batches->addWidget(line);
        connect(back, &QPushButton::clicked, this, [this, batch] { takeBack(batch); });
    }
}

void UsagePanel::store(const QString &metric, const QDate &month, double value)
{
    m_notice->clear();
    //: The name of a step: a metric and its month.
    const QString name = tr("Type %1, %2").arg(metricLabel(metric), locale().toString(month, u"MMM yyyy"_s));
    whenReady(storeUsage(m_store, {{m_account, metric, month, value}}, name), this, [this](const Result<UsageStored> &stored) {
        if (!stored)
            return m_notice->show(stored.error().text);
    });
}

void UsagePanel::remove(const QString &metric, const QDate &month)
{
    m_notice->clear();
    whenReady(removeUsage(m_store, m_account, metric, month), this, [this](const Result<UsageStored> &removed) {
        if (!removed)
            return m_notice->show(removed.error().text);
    });
}

void UsagePanel::takeBack(const UsageBatch &batch)
{
    whenReady(takeBackUsage(m_store, batch.id), this, [this, name = batch.name](const Result<int> &points) {
        if (!points)
            return m_notice->show(points.error().text);
        Q_EMIT toast(tr("%1: %2").arg(name, tr("%n number(s) taken back", nullptr, *points)));
    });
}

void UsagePanel::paste()
{
    auto *dialog = new UsagePasteDialog(m_store, m_account, this);
    connect(dialog, &UsagePasteDialog::stored, this, [this](int numbers) { Q_EMIT toast(tr("%n number(s) stored", nullptr, numbers)); });
    dialog->open();
}
