#include "forms/renewals/bridgeview.h"

#include "forms/charts/chart.h"
#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/page.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <cmath>

BridgeView::BridgeView(RecordStore &store, Page &page)
    : RenewalsPart(store, page)
    , m_model(new CellTableModel(this))
    , m_notice(new Notice(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addControls();
    layout->addWidget(m_notice);
    m_nothing = makeLabel({}, "empty", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(32);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    QVBoxLayout *rows = addScrolled();
    m_chart = new Chart(this);
    m_chart->setObjectName(u"bridge"_s);
    m_chart->setMinimumHeight(Theme::current().scaled(300));
    rows->addWidget(m_chart, 2);
    m_table = new CellTable(*m_model, this);
    m_table->setObjectName(u"changes"_s);
    m_table->setAccessibleName(tr("Contracts whose forecast changed"));
    m_table->setMinimumHeight(Theme::current().scaled(240));
    rows->addWidget(m_table, 3);
    m_model->setHeaders({tr("Account"), tr("Change"), tr("Before"), tr("Now"), tr("Difference"), tr("Renewal Before"), tr("Renewal Now")});
    connect(m_table, &CellTable::opened, this, [this](RecordId id, bool newTab) { Q_EMIT this->page().openRecord(id, newTab); });
    connect(m_table, &CellTable::entered, this, [this](int row) {
        if (row >= 0 && row < m_bridge.rows.size())
            Q_EMIT this->page().openRecord(m_bridge.rows.at(row).contract);
    });
    connect(m_chart, &Chart::activated, this, [this](int, int index) { openBar(index); });
}

void BridgeView::addControls()
{
    m_take = makeButton(tr("Take Snapshot"), "neutral");
    m_take->setToolTip(tr("One is taken by itself at the first start of each week. A snapshot never changes."));
    addControlRow({m_take});
    m_since = addChoice(tr("Since"), {{tr("Last week"), QString()}});
    m_since->setObjectName(u"since"_s);
    m_period = addChoice(tr("Renewals in"), {{tr("The next four quarters"), QVariant()}});
    m_period->setObjectName(u"period"_s);
    connect(m_since, &QComboBox::currentIndexChanged, this, &BridgeView::refresh);
    connect(m_period, &QComboBox::currentIndexChanged, this, &BridgeView::refresh);
    connect(m_take, &QPushButton::clicked, this, &BridgeView::takeSnapshot);
}

void BridgeView::takeSnapshot()
{
    m_take->setEnabled(false);
    whenReady(takeForecastSnapshot(store()), this, [this](const Result<bool> &taken) {
        m_take->setEnabled(true);
        if (!taken)
            return m_notice->show(taken.error().text);
        Q_EMIT page().toast(*taken ? tr("Snapshot of this week taken") : m_bridge.weeks.isEmpty() ? tr("There is no renewal to take a snapshot of") : tr("This week's snapshot is there already, and stays as it is"));
        refresh();
    });
}

void BridgeView::refresh()
{
    const int asked = ++m_asked;
    const QDate first = m_period->currentData().toDate();
    whenReady(forecastBridge(store(), m_since->currentData().toString(), first, first.isValid() ? first.addMonths(3).addDays(-1) : QDate()), this, [this, asked](const Result<ForecastBridge> &bridge) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!bridge)
            return m_notice->show(bridge.error().text);
        m_notice->clear();
        take(*bridge);
    });
}

void BridgeView::take(const ForecastBridge &bridge)
{
    const bool first = m_model->rowCount() == 0;
    m_bridge = bridge;
    fillChoices();
    m_model->setRows(int(m_bridge.rows.size()), [this](int row, int column) { return cell(row, column); });
    if (first)
        m_table->fitColumns();
    m_table->choose(0);
    const bool any = !m_bridge.from.isEmpty();
    m_chart->setVisible(any);
    m_table->setVisible(any && !m_bridge.rows.isEmpty());
    m_nothing->setVisible(!any || m_bridge.rows.isEmpty());
    m_nothing->setText(any ? tr("Nothing has changed in these quarters since %1.").arg(dayText(m_bridge.taken.toLocalTime().date())) : tr("There is no snapshot yet. Take the first one: next week shows what changed."));
    if (any)
        drawChart();
    const double difference = m_bridge.end - m_bridge.start;
    const QString sum = money(std::abs(difference), m_bridge.currency);
    Q_EMIT shown(!any ? QString() : std::abs(difference) < 0.005 ? tr("The forecast is as it was on %1").arg(dayText(m_bridge.taken.toLocalTime().date()))
                     : difference > 0 ? tr("The forecast rose by %1 since %2").arg(sum, dayText(m_bridge.taken.toLocalTime().date()))
                                      : tr("The forecast fell by %1 since %2").arg(sum, dayText(m_bridge.taken.toLocalTime().date())));
}

void BridgeView::fillChoices()
{
    const QSignalBlocker since(m_since);
    const QVariant week = m_since->currentData();
    m_since->clear();
    m_since->addItem(tr("Last week"), QString());
    for (const ForecastWeek &one : std::as_const(m_bridge.weeks))
        m_since->addItem(tr("Week %1, taken %2").arg(one.week.section(u"-W"_s, 1), dayText(one.taken.toLocalTime().date())), one.week);
    m_since->setCurrentIndex(std::max(0, m_since->findData(week)));
    const QSignalBlocker period(m_period);
    const QVariant chosen = m_period->currentData();
    const FiscalQuarter current = fiscalQuarter(store().context().today, m_bridge.fiscalStart);
    m_period->clear();
    m_period->addItem(tr("The next four quarters"), QVariant());
    for (int i = 0; i < 4; ++i) {
        const FiscalQuarter quarter = fiscalQuarter(current.first.addMonths(3 * i), m_bridge.fiscalStart);
        m_period->addItem(tr("Q%1 %2").arg(quarter.quarter).arg(quarter.year), quarter.first);
    }
    m_period->setCurrentIndex(chosen.isValid() ? std::max(0, m_period->findData(chosen)) : 0);
}

QString BridgeView::stepText(BridgeStep step)
{
    switch (step) {
    case BridgeStep::New:
        return tr("New");
    case BridgeStep::Raised:
        return tr("Raised");
    case BridgeStep::Lowered:
        return tr("Lowered");
    case BridgeStep::Moved:
        return tr("Moved");
    case BridgeStep::Closed:
        return tr("Closed");
    case BridgeStep::Lost:
        return tr("Lost");
    }
    Q_UNREACHABLE();
}

/// Each bar stands on what is carried over from the bar before it.
void BridgeView::drawChart()
{
    ChartContent content {.kind = ChartDrawing::Kind::StackedBars, .title = tr("Forecast then and now"), .categoryTitle = tr("Change"), .number = [this](double amount) { return money(amount, m_bridge.currency); }};
    content.series = {{.name = tr("Carried over"), .color = u"healthUnknown"_s}, {.name = tr("Added"), .color = u"healthGood"_s}, {.name = tr("Taken away"), .color = u"healthRisk"_s}};
    const auto bar = [&content](const QString &name, double carried, double added, double taken) {
        content.categories << name;
        content.series[0].values << carried;
        content.series[1].values << added;
        content.series[2].values << taken;
    };
    bar(tr("Forecast of %1").arg(dayText(m_bridge.taken.toLocalTime().date())), m_bridge.start, 0, 0);
    double sum = m_bridge.start;
    for (int i = 0; i < bridgeSteps; ++i) {
        const double difference = m_bridge.sum(BridgeStep(i));
        const QString change = money(std::abs(difference), m_bridge.currency);
        //: A bar of the bridge: what happened and how much it adds or takes: "Raised +$1,200", "Lost −$800".
        const QString name = std::abs(difference) < 0.005 ? stepText(BridgeStep(i)) : difference > 0 ? tr("%1 +%2").arg(stepText(BridgeStep(i)), change) : tr("%1 −%2").arg(stepText(BridgeStep(i)), change);
        bar(name, std::min(sum, sum + difference), std::max(0.0, difference), std::max(0.0, -difference));
        sum += difference;
    }
    bar(tr("Forecast now"), m_bridge.end, 0, 0);
    m_chart->setContent(content);
}

void BridgeView::openBar(int index)
{
    if (index < 1 || index > bridgeSteps)
        return openAll([this] {
            QList<RecordId> all;
            for (const BridgeRow &row : m_bridge.rows)
                all << row.contract;
            return all;
        }(), tr("Forecast changed"));
    const BridgeStep step = BridgeStep(index - 1);
    openAll(m_bridge.contracts(step), tr("Forecast changed: %1").arg(stepText(step)));
}

FigureCell BridgeView::cell(int row, int column) const
{
    const BridgeRow &one = m_bridge.rows.at(row);
    const auto amount = [this](const std::optional<double> &value) { return value ? FigureCell {.text = money(*value, m_bridge.currency), .key = *value, .number = true} : FigureCell {.number = true}; };
    switch (Column(column)) {
    case Account:
        return {.text = one.name, .key = one.name, .link = one.contract};
    case Change:
        return {.text = stepText(one.step), .key = int(one.step),
                .tone = one.difference > 0 ? u"success"_s : one.step == BridgeStep::Lost ? u"error"_s : one.difference < 0 ? u"warning"_s : u"info"_s};
    case Before:
        return amount(one.before);
    case After:
        return amount(one.after);
    case Difference: {
        const QString size = money(std::abs(one.difference), m_bridge.currency);
        return {.text = one.difference > 0 ? u'+' + size : one.difference < 0 ? u'\u2212' + size : size, .key = one.difference, .number = true};
    }
    case RenewalBefore:
        return {.text = dayText(one.renewalBefore), .key = one.renewalBefore.isValid() ? QVariant(one.renewalBefore) : QVariant()};
    case RenewalAfter:
        return {.text = dayText(one.renewalAfter), .key = one.renewalAfter.isValid() ? QVariant(one.renewalAfter) : QVariant()};
    case ColumnCount:
        break;
    }
    return {};
}

void BridgeView::takeFocus()
{
    m_table->isVisible() ? m_table->setFocus(Qt::OtherFocusReason) : m_take->setFocus(Qt::OtherFocusReason);
}

QWidget *BridgeView::region() const
{
    return m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_take;
}
