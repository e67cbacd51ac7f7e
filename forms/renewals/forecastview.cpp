#include "forms/renewals/forecastview.h"

#include "forms/charts/chart.h"
#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/page.h"
#include "models/exchange/csvwriter.h"
#include "models/schema/values.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <cmath>

ForecastView::ForecastView(RecordStore &store, Page &page)
    : RenewalsPart(store, page)
    , m_model(new CellTableModel(this))
    , m_notice(new Notice(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addControls();
    layout->addWidget(m_notice);
    m_nothing = makeLabel(tr("No contract ends in these quarters. A contract needs a start, a term and the status Activated."), "empty", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(32);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    QVBoxLayout *rows = addScrolled();
    m_chart = new Chart(this);
    m_chart->setObjectName(u"forecastChart"_s);
    m_chart->setMinimumHeight(Theme::current().scaled(260));
    rows->addWidget(m_chart, 2);
    m_table = new CellTable(*m_model, this);
    m_table->setObjectName(u"forecast"_s);
    m_table->setAccessibleName(tr("Forecast by quarter and owner"));
    m_table->setMinimumHeight(Theme::current().scaled(240));
    QLabel *hint = makeLabel(tr("Renewal, upsell, downsell, churn and retention count the renewals that have a forecast or an outcome."), "hint", this);
    hint->setWordWrap(true);
    hint->setContentsMargins(16, 0, 16, 0);
    rows->addWidget(hint);
    rows->addWidget(m_table, 3);
    m_model->setHeaders({tr("Period"), tr("Owner"), tr("Renewals"), tr("Up for Renewal"), tr("Target"), tr("Forecast"), tr("Final"), tr("Renewal"), tr("Upsell"), tr("Downsell"), tr("Churn"), tr("Gross Retention"), tr("Net Retention"),
                         tr("Missing a Forecast")});
    connect(m_table, &CellTable::entered, this, &ForecastView::openRow);
    connect(m_chart, &Chart::activated, this, [this](int, int index) { openRow(m_totals.value(index, -1), Arr); });
}

void ForecastView::addControls()
{
    QPushButton *write = makeButton(tr("Export"), "neutral");
    addControlRow({write});
    QList<std::pair<QString, QVariant>> months;
    for (int month = 1; month <= 12; ++month)
        months << std::pair(locale().standaloneMonthName(month), QVariant(month));
    m_start = addChoice(tr("Fiscal year starts in"), months);
    m_start->setObjectName(u"fiscalStart"_s);
    connect(m_start, &QComboBox::currentIndexChanged, this, [this] {
        whenReady(store().setFact(fiscalStartFact, m_start->currentData().toString()), this, [this](const Result<> &kept) {
            if (!kept)
                return m_notice->show(kept.error().text);
            refresh();
        });
    });
    connect(write, &QPushButton::clicked, this, [this] { offerFile(tr("Renewal forecast"), [this] { return csv(); }); });
}

void ForecastView::refresh()
{
    const int asked = ++m_asked;
    whenReady(forecastFigures(store()), this, [this, asked](const Result<ForecastFigures> &figures) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!figures)
            return m_notice->show(figures.error().text);
        m_notice->clear();
        take(*figures);
    });
}

void ForecastView::take(const ForecastFigures &figures)
{
    const int before = m_table->currentSource();
    const bool first = m_model->rowCount() == 0;
    m_figures = figures;
    m_totals.clear();
    for (int row = 0; row < m_figures.rows.size(); ++row) {
        if (m_figures.rows.at(row).owner == 0)
            m_totals << row;
    }
    const QSignalBlocker blocked(m_start);
    m_start->setCurrentIndex(m_start->findData(m_figures.fiscalStart));
    m_model->setRows(int(m_figures.rows.size()), [this](int row, int column) { return cell(row, column); });
    if (first)
        m_table->fitColumns();
    m_table->choose(std::max(0, before));
    const bool any = !m_figures.rows.isEmpty();
    m_nothing->setVisible(!any);
    m_table->setVisible(any);
    m_chart->setVisible(any);
    drawChart();
    QString line = tr("%1 up for renewal in five quarters · %n missing a forecast", nullptr, m_figures.all.missing).arg(money(m_figures.all.arr, m_figures.currency));
    if (m_figures.otherCurrencies)
        line = tr("%1 · %n in another currency, not added", nullptr, m_figures.otherCurrencies).arg(line);
    Q_EMIT shown(line);
}

void ForecastView::drawChart()
{
    ChartContent content {.kind = ChartDrawing::Kind::StackedBars, .title = tr("What becomes of the ARR up for renewal"), .categoryTitle = tr("Period"),
                          .number = [this](double amount) { return money(amount, m_figures.currency); }};
    content.series = {{.name = tr("Renewal"), .color = u"healthGood"_s}, {.name = tr("Upsell"), .color = u"accent"_s}, {.name = tr("Downsell"), .color = u"healthWatch"_s}, {.name = tr("Churn"), .color = u"healthRisk"_s},
                      {.name = tr("Missing a forecast"), .color = u"healthUnknown"_s}};
    for (const int row : std::as_const(m_totals)) {
        const ForecastRow &one = m_figures.rows.at(row);
        content.categories << quarterName(one.quarter);
        const QList<double> values {one.sums.parts.renewal, one.sums.parts.upsell, one.sums.parts.downsell, one.sums.parts.churn, one.sums.arr - one.sums.known};
        for (int i = 0; i < values.size(); ++i)
            content.series[i].values << values.at(i);
    }
    m_chart->setContent(content);
}

QString ForecastView::quarterName(const FiscalQuarter &quarter) const
{
    //: A quarter of the company's own year: "Q1 2027".
    return tr("Q%1 %2").arg(quarter.quarter).arg(quarter.year);
}

FigureCell ForecastView::cell(int row, int column) const
{
    const ForecastRow &one = m_figures.rows.at(row);
    const auto amount = [this](double value) { return FigureCell {.text = money(value, m_figures.currency), .key = value, .number = true}; };
    const auto percent = [this](double value) { return value < 0 ? FigureCell {.number = true} : FigureCell {.text = displayText({.type = FieldType::Percent}, std::round(10 * value) / 10, locale()), .key = value, .number = true}; };
    switch (Column(column)) {
    case Period:
        return {.text = quarterName(one.quarter), .key = one.quarter.first};
    case Owner:
        return {.text = one.owner ? one.ownerName : tr("All"), .key = one.owner ? one.ownerName : QString()};
    case Renewals:
        return {.text = locale().toString(one.sums.renewals), .key = one.sums.renewals, .number = true};
    case Arr:
        return amount(one.sums.arr);
    case Target:
        return amount(one.sums.target);
    case Forecast:
        return amount(one.sums.forecast);
    case Final: {
        FigureCell cell = amount(one.sums.finalArr);
        cell.note = tr("%1 of %2", "renewals that are over").arg(locale().toString(one.sums.over), locale().toString(one.sums.renewals));
        return cell;
    }
    case Kept:
        return amount(one.sums.parts.renewal);
    case Upsell:
        return amount(one.sums.parts.upsell);
    case Downsell:
        return amount(one.sums.parts.downsell);
    case Churn:
        return amount(one.sums.parts.churn);
    case Gross:
        return percent(one.sums.grossRetention());
    case Net:
        return percent(one.sums.netRetention());
    case Missing:
        return one.sums.missing ? FigureCell {.text = tr("%n missing", nullptr, one.sums.missing), .key = one.sums.missing, .tone = u"warning"_s} : FigureCell {.text = tr("none"), .key = 0};
    case ColumnCount:
        break;
    }
    return {};
}

void ForecastView::openRow(int row, int column)
{
    if (row < 0 || row >= m_figures.rows.size())
        return;
    const ForecastRow &one = m_figures.rows.at(row);
    if (column == Missing && !one.missing.isEmpty())
        return openAll(one.missing, tr("Missing a forecast: %1").arg(quarterName(one.quarter)));
    openAll(one.contracts, one.owner ? tr("Renewals in %1 of %2").arg(quarterName(one.quarter), one.ownerName) : tr("Renewals in %1").arg(quarterName(one.quarter)));
}

QByteArray ForecastView::csv() const
{
    QByteArray text;
    CsvWriter::Row heads;
    for (int column = 0; column < ColumnCount; ++column)
        heads << m_model->headerData(column, Qt::Horizontal).toString().toUtf8();
    CsvWriter::append(text, heads << QByteArrayLiteral("Currency"));
    const auto number = [](double amount) { return toNeutral({.type = FieldType::Currency}, amount).toUtf8(); };
    for (const int row : m_model->shown()) {
        const ForecastRow &one = m_figures.rows.at(row);
        const ForecastSums &sums = one.sums;
        CsvWriter::append(text, {quarterName(one.quarter).toUtf8(), cell(row, Owner).text.toUtf8(), QByteArray::number(sums.renewals), number(sums.arr), number(sums.target), number(sums.forecast), number(sums.finalArr),
                                 number(sums.parts.renewal), number(sums.parts.upsell), number(sums.parts.downsell), number(sums.parts.churn), sums.known > 0 ? number(sums.grossRetention()) : QByteArray(),
                                 sums.known > 0 ? number(sums.netRetention()) : QByteArray(), QByteArray::number(sums.missing), m_figures.currency.toUtf8()});
    }
    return text;
}

void ForecastView::takeFocus()
{
    m_table->isVisible() ? m_table->setFocus(Qt::OtherFocusReason) : m_start->setFocus(Qt::OtherFocusReason);
}

QWidget *ForecastView::region() const
{
    return m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_start;
}
