#include "forms/renewals/renewalsview.h"

#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/page.h"
#include "models/exchange/csvwriter.h"
#include "models/schema/datewords.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

static const QString daysKey = u"renewals/days"_s;

RenewalsView::RenewalsView(RecordStore &store, ViewState &state, Page &page)
    : RenewalsPart(store, page)
    , m_state(state)
    , m_model(new CellTableModel(this))
    , m_table(new CellTable(*m_model, this))
    , m_notice(new Notice(this))
    , m_totals(makeLabel({}, "valueStrong", this))
    , m_nothing(makeLabel({}, "empty", this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addControls();
    m_totals->setObjectName(u"totals"_s);
    m_totals->setWordWrap(true);
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_totals->setContentsMargins(16, 4, 16, 8);
    layout->addWidget(m_notice);
    layout->addWidget(m_totals);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(32);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    layout->addWidget(m_table, 1);
    wireTable();
}

void RenewalsView::addControls()
{
    m_forecast = makeButton(tr("Enter Forecast…"), "neutral");
    m_step = makeButton(tr("Update Next Step…"), "neutral");
    QPushButton *write = makeButton(tr("Export"), "neutral");
    addControlRow({m_forecast, m_step, write});
    QList<std::pair<QString, QVariant>> windows;
    for (const int days : {30, 60, 90, 180})
        windows << std::pair(tr("%n days", nullptr, days), QVariant(days));
    m_days = addChoice(tr("Within"), windows);
    m_days->setObjectName(u"days"_s);
    m_days->setCurrentIndex(std::max(0, m_days->findData(m_state.value(daysKey, 90).toInt())));
    QList<std::pair<QString, QVariant>> healths {{tr("All"), QVariant()}};
    const Field *health = store().schema().type(object_code::account)->field(account::health);
    for (const Choice &choice : health->choices)
        healths << std::pair(labelOf(*health, choice), QVariant(choice.value));
    healths << std::pair(tr("Not scored"), QVariant(QString()));
    m_health = addChoice(tr("Health"), healths);
    m_owner = addChoice(tr("Owner"), {{tr("All"), QVariant()}});
    m_words = new QLineEdit(this);
    m_words->setPlaceholderText(tr("Search renewals…"));
    m_words->setAccessibleName(tr("Search renewals"));
    m_words->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_words->setClearButtonEnabled(true);
    m_words->setFixedWidth(Theme::current().scaled(180));
    addControl(m_words);
    connect(m_days, &QComboBox::currentIndexChanged, this, [this] {
        m_state.setValue(daysKey, days());
        refresh();
    });
    connect(m_health, &QComboBox::currentIndexChanged, this, &RenewalsView::applyFilter);
    connect(m_owner, &QComboBox::currentIndexChanged, this, &RenewalsView::applyFilter);
    connect(m_words, &QLineEdit::textChanged, this, &RenewalsView::applyFilter);
    connect(m_words, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_forecast, &QPushButton::clicked, this, &RenewalsView::enterForecast);
    connect(m_step, &QPushButton::clicked, this, &RenewalsView::updateNextStep);
    connect(write, &QPushButton::clicked, this, [this] { offerFile(tr("Renewals"), [this] { return csv(); }); });
}

void RenewalsView::wireTable()
{
    m_table->setAccessibleName(tr("Contracts up for renewal"));
    m_table->setObjectName(u"renewals"_s);
    m_model->setHeaders({tr("Account"), tr("Renewal Date"), tr("Notice Date"), tr("ARR"), tr("Seats"), tr("Health"), tr("Open Risk"), tr("Stage"), tr("Next Step"), tr("Next Step Date"), tr("Forecast"), tr("Category"),
                         tr("Product"), tr("Owner")});
    connect(m_table, &CellTable::opened, this, [this](RecordId id, bool newTab) { Q_EMIT page().openRecord(id, newTab); });
    connect(m_table, &CellTable::entered, this, &RenewalsView::entered);
    connect(m_table, &CellTable::currentChosen, this, [this](int row) {
        for (QPushButton *button : {m_forecast, m_step})
            button->setEnabled(row >= 0);
    });
}

int RenewalsView::days() const
{
    return m_days->currentData().toInt();
}

void RenewalsView::refresh()
{
    const int asked = ++m_asked;
    whenReady(renewals(store(), days()), this, [this, asked](const Result<RenewalList> &list) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!list)
            return m_notice->show(list.error().text);
        m_notice->clear();
        take(*list);
    });
}

void RenewalsView::take(const RenewalList &list)
{
    const Renewal *before = current();
    const RecordId stays = before ? before->contract : 0;
    const bool first = m_model->rowCount() == 0;
    m_list = list;
    fillOwners();
    m_model->setRows(int(m_list.rows.size()), [this](int row, int column) { return cell(row, column); });
    applyFilter();
    if (first)
        m_table->fitColumns();
    const auto found = std::find_if(m_list.rows.cbegin(), m_list.rows.cend(), [stays](const Renewal &row) { return row.contract == stays; });
    m_table->choose(found == m_list.rows.cend() ? m_model->sourceRow(0) : int(found - m_list.rows.cbegin()));
}

void RenewalsView::fillOwners()
{
    const QSignalBlocker blocked(m_owner);
    const QVariant chosen = m_owner->currentData();
    QMap<QString, RecordId> owners;
    for (const Renewal &row : std::as_const(m_list.rows)) {
        if (row.owner)
            owners.insert(row.ownerName, row.owner);
    }
    m_owner->clear();
    m_owner->addItem(tr("All"));
    for (auto it = owners.cbegin(); it != owners.cend(); ++it)
        m_owner->addItem(it.key(), qlonglong(it.value()));
    m_owner->setCurrentIndex(chosen.isValid() ? std::max(0, m_owner->findData(chosen)) : 0);
}

void RenewalsView::applyFilter()
{
    const QVariant health = m_health->currentData();
    const RecordId owner = m_owner->currentData().toLongLong();
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    m_model->setFilter([this, health, owner, words](int row) {
        const Renewal &one = m_list.rows.at(row);
        if ((health.isValid() && one.health != health.toString()) || (owner && one.owner != owner))
            return false;
        return std::all_of(words.cbegin(), words.cend(), [&one](const QString &word) {
            return one.accountName.contains(word, Qt::CaseInsensitive) || one.product.contains(word, Qt::CaseInsensitive) || one.nextStep.contains(word, Qt::CaseInsensitive);
        });
    });
    showTotals();
}

QList<Renewal> RenewalsView::shownRows() const
{
    QList<Renewal> rows;
    for (const int row : m_model->shown())
        rows << m_list.rows.at(row);
    return rows;
}

void RenewalsView::showTotals()
{
    const RenewalTotals totals = totalsOf(shownRows(), m_list.today);
    const bool any = totals.count > 0;
    m_nothing->setVisible(!any);
    m_table->setVisible(any);
    m_totals->setVisible(any);
    m_nothing->setText(m_list.rows.isEmpty() ? tr("No contract is up for renewal in these days.") : tr("No renewal is like this. Choose other filters."));
    QStringList facts {tr("ARR %1").arg(money(totals.arr, totals.currency)), tr("%1 seats").arg(locale().toString(totals.seats)), tr("open risk %1").arg(money(totals.atRisk, totals.currency)),
                       tr("forecast %1").arg(money(totals.forecast, totals.currency)), tr("%n missing a forecast", nullptr, totals.withoutForecast), tr("%n without a current next step", nullptr, totals.withoutStep)};
    if (totals.otherCurrencies)
        facts << tr("%n in another currency, not added", nullptr, totals.otherCurrencies);
    m_totals->setText(facts.join(u"  ·  "_s));
    QString line = tr("%n renewal(s)", nullptr, totals.count);
    if (m_list.endless)
        line = tr("%1 · %n contract(s) without an end are not listed", nullptr, m_list.endless).arg(line);
    Q_EMIT shown(line);
}

FigureCell RenewalsView::dateCell(const QDate &day, bool asksToAct) const
{
    if (!day.isValid())
        return {};
    const qint64 left = m_list.today.daysTo(day);
    return {.text = dayText(day), .key = day, .note = DateWords::distance(day, m_list.today), .noteMarked = asksToAct && left < 60};
}

FigureCell RenewalsView::moneyCell(const std::optional<double> &amount, const QString &currency) const
{
    if (!amount)
        return {.number = true};
    return {.text = money(*amount, currency), .key = *amount, .number = true};
}

FigureCell RenewalsView::cell(int row, int column) const
{
    const Renewal &one = m_list.rows.at(row);
    switch (Column(column)) {
    case Account:
        return {.text = one.accountName, .key = one.accountName, .link = one.account};
    case RenewalDate: {
        FigureCell cell = dateCell(one.renewal, true);
        cell.link = one.contract;
        return cell;
    }
    case NoticeDate:
        return dateCell(one.notice, true);
    case Arr:
        return moneyCell(one.arr, one.currency);
    case Seats:
        return {.text = one.seats ? locale().toString(*one.seats) : QString(), .key = one.seats ? QVariant(*one.seats) : QVariant(), .number = true};
    case Health: {
        const Field *field = store().schema().type(object_code::account)->field(account::health);
        const Choice *choice = field->choice(one.health);
        const QString word = choice ? labelOf(*field, *choice) : tr("Not scored");
        //: A state of health and its score: "At risk · 48".
        return {.text = one.healthScore >= 0 ? tr("%1 · %2").arg(word, locale().toString(one.healthScore)) : word, .key = one.healthScore >= 0 ? QVariant(one.healthScore) : QVariant(), .tone = choice ? choice->tone : u"none"_s};
    }
    case OpenRisk:
        return one.hasRisk ? FigureCell {.text = money(one.openRisk, one.currency), .key = one.openRisk, .tone = u"error"_s} : FigureCell {};
    case Stage: {
        const Field *field = store().schema().type(object_code::opportunity)->field(opportunity::stage);
        return one.deal ? FigureCell {.text = displayText(*field, one.stage, locale()), .key = one.stage, .link = one.deal} : FigureCell {.text = tr("No open renewal")};
    }
    case NextStep:
        return {.text = one.nextStep.simplified(), .key = one.nextStep.isEmpty() ? QVariant() : QVariant(one.nextStep)};
    case NextStepDate: {
        FigureCell cell = dateCell(one.nextStepDate, false);
        if (one.deal && !one.nextStepDate.isValid())
            cell = {.text = {}, .note = tr("no date")};
        cell.noteMarked = one.deal && isStepStale(one.nextStep, one.nextStepDate, m_list.today);
        return cell;
    }
    case Forecast:
        return one.forecast ? moneyCell(one.forecast, one.currency) : FigureCell {.note = tr("missing"), .number = true};
    case Category:
        return {.text = translated(one.category), .key = one.category.isEmpty() ? QVariant() : QVariant(one.category)};
    case Product:
        return {.text = one.product, .key = one.product.isEmpty() ? QVariant() : QVariant(one.product)};
    case Owner:
        return {.text = one.ownerName, .key = one.ownerName};
    case ColumnCount:
        break;
    }
    return {};
}

const Renewal *RenewalsView::current() const
{
    const int row = m_table->currentSource();
    return row >= 0 && row < m_list.rows.size() ? &m_list.rows.at(row) : nullptr;
}

void RenewalsView::entered(int row, int column)
{
    if (row < 0 || row >= m_list.rows.size())
        return;
    if (column == Forecast || column == Category)
        return enterForecast();
    if (column == Stage || column == NextStep || column == NextStepDate)
        return updateNextStep();
    Q_EMIT page().openRecord(column == Health || column == OpenRisk ? m_list.rows.at(row).account : m_list.rows.at(row).contract);
}

void RenewalsView::enterForecast()
{
    if (const Renewal *one = current())
        edit(one->contract, tr("Forecast: %1").arg(one->accountName), {contract::forecast, contract::category, contract::target, contract::finalArr, contract::call, contract::callReason});
}

void RenewalsView::updateNextStep()
{
    const Renewal *one = current();
    if (!one)
        return;
    if (one->deal)
        return edit(one->deal, tr("Next Step: %1").arg(one->accountName), {opportunity::stage, opportunity::nextStep, opportunity::nextStepDate});
    QHash<QString, QVariant> presets {{opportunity::account, qlonglong(one->account)}, {opportunity::contract, qlonglong(one->contract)}, {opportunity::type, opportunity::renewal}, {opportunity::closeDate, one->renewal},
                                      {opportunity::name, tr("%1 Renewal %2").arg(one->accountName).arg(one->renewal.year())}};
    if (one->arr)
        presets.insert(opportunity::amount, *one->arr);
    Q_EMIT page().newRecord(object_code::opportunity, presets);
}

QByteArray RenewalsView::csv() const
{
    QByteArray text;
    CsvWriter::Row heads;
    for (int column = 0; column < ColumnCount; ++column)
        heads << m_model->headerData(column, Qt::Horizontal).toString().toUtf8();
    CsvWriter::append(text, heads << QByteArrayLiteral("Currency"));
    const auto iso = [](const QDate &day) { return day.toString(Qt::ISODate).toUtf8(); };
    const auto number = [](const std::optional<double> &amount) { return amount ? toNeutral({.type = FieldType::Currency}, *amount).toUtf8() : QByteArray(); };
    for (const Renewal &one : shownRows()) {
        CsvWriter::append(text, {one.accountName.toUtf8(), iso(one.renewal), iso(one.notice), number(one.arr), one.seats ? QByteArray::number(*one.seats) : QByteArray(), one.health.toUtf8(),
                                 one.hasRisk ? number(one.openRisk) : QByteArray(), one.stage.toUtf8(), one.nextStep.toUtf8(), iso(one.nextStepDate), number(one.forecast), one.category.toUtf8(), one.product.toUtf8(),
                                 one.ownerName.toUtf8(), one.currency.toUtf8()});
    }
    return text;
}

void RenewalsView::takeFocus()
{
    m_table->isVisible() ? m_table->setFocus(Qt::OtherFocusReason) : m_days->setFocus(Qt::OtherFocusReason);
}

bool RenewalsView::find()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    return true;
}

QWidget *RenewalsView::region() const
{
    return m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_days;
}
