#include "forms/renewals/signalsview.h"

#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/page.h"
#include "models/schema/datewords.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

SignalsView::SignalsView(RecordStore &store, Page &page)
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
    m_table = new CellTable(*m_model, this);
    m_table->setObjectName(u"signals"_s);
    m_table->setAccessibleName(tr("Signal and opinion"));
    layout->addWidget(m_table, 1);
    m_model->setHeaders({tr("Account"), tr("Renewal Date"), tr("Look"), tr("Signal"), tr("CSM's Call"), tr("Comparison"), tr("Reasons of the Signal"), tr("Call Made On"), tr("ARR")});
    connect(m_table, &CellTable::opened, this, [this](RecordId id, bool newTab) { Q_EMIT this->page().openRecord(id, newTab); });
    connect(m_table, &CellTable::entered, this, &SignalsView::makeCall);
    connect(m_table, &CellTable::currentChosen, this, [this](int row) { m_call->setEnabled(row >= 0); });
}

void SignalsView::addControls()
{
    m_call = makeButton(tr("Make the Call…"), "neutral");
    addControlRow({m_call});
    m_look = addChoice(tr("Look"), {{tr("All"), 0}, {tr("180 days"), contract::opinionDays}, {tr("90 days"), contract::decisionDays}});
    m_only = new QCheckBox(tr("Only disagreements"), this);
    m_only->setMinimumHeight(Theme::current().scaled(32)); // on one line with the choice beside it
    addControl(m_only);
    connect(m_look, &QComboBox::currentIndexChanged, this, &SignalsView::applyFilter);
    connect(m_only, &QCheckBox::toggled, this, &SignalsView::applyFilter);
    connect(m_call, &QPushButton::clicked, this, &SignalsView::makeCall);
}

bool SignalsView::isConcerned(const ChangeSet &changes) const
{
    return RenewalsPart::isConcerned(changes) || changes.concerns(object_code::supportCase) || changes.concerns(object_code::activity);
}

void SignalsView::refresh()
{
    const int asked = ++m_asked;
    whenReady(renewalSignals(store()), this, [this, asked](const Result<SignalList> &list) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!list)
            return m_notice->show(list.error().text);
        m_notice->clear();
        take(*list);
    });
}

void SignalsView::take(const SignalList &list)
{
    const int row = m_table->currentSource();
    const RecordId stays = row >= 0 && row < m_list.rows.size() ? m_list.rows.at(row).renewal.contract : 0;
    const bool first = m_model->rowCount() == 0;
    m_list = list;
    m_model->setRows(int(m_list.rows.size()), [this](int place, int column) { return cell(place, column); });
    applyFilter();
    if (first) {
        m_table->sortByColumn(Verdict, Qt::AscendingOrder);
        m_table->fitColumns();
        m_table->setColumnWidth(Reasons, std::max(m_table->columnWidth(Reasons), Theme::current().scaled(440)));
    }
    const auto found = std::find_if(m_list.rows.cbegin(), m_list.rows.cend(), [stays](const SignalRow &one) { return one.renewal.contract == stays; });
    m_table->choose(found == m_list.rows.cend() ? m_model->sourceRow(0) : int(found - m_list.rows.cbegin()));
}

void SignalsView::showDisagreements(bool only)
{
    m_only->setChecked(only);
}

void SignalsView::applyFilter()
{
    const int look = m_look->currentData().toInt();
    const bool only = m_only->isChecked();
    m_model->setFilter([this, look, only](int row) {
        const SignalRow &one = m_list.rows.at(row);
        return (!look || one.look == look) && (!only || RenewalSignals::isDisagreement(one.verdict));
    });
    const bool any = m_model->rowCount() > 0;
    m_nothing->setVisible(!any);
    m_table->setVisible(any);
    m_nothing->setText(m_list.rows.isEmpty() ? tr("No contract is up for renewal within 180 days.") : only ? tr("Signal and opinion agree.") : tr("No renewal stands at this look."));
    int disagree = 0;
    int missing = 0;
    for (const SignalRow &row : std::as_const(m_list.rows)) {
        disagree += RenewalSignals::isDisagreement(row.verdict);
        missing += row.verdict == RenewalSignals::Verdict::Missing;
    }
    //: Two counts in one line.
    Q_EMIT shown(tr("%1 · %2").arg(tr("%n disagreement(s)", nullptr, disagree), tr("%n without a call", nullptr, missing)));
}

QString SignalsView::reasonsOf(const SignalRow &row) const
{
    QStringList sentences;
    for (const RenewalSignals::Reason &reason : row.reasons)
        sentences << RenewalSignals::sentence(reason, locale(), [this, &row](double amount) { return money(amount, row.renewal.currency); });
    return sentences.isEmpty() ? tr("Nothing stands out") : sentences.join(u" · "_s);
}

FigureCell SignalsView::cell(int row, int column) const
{
    const SignalRow &one = m_list.rows.at(row);
    switch (Column(column)) {
    case Account:
        return {.text = one.renewal.accountName, .key = one.renewal.accountName, .link = one.renewal.account};
    case RenewalDate:
        return {.text = dayText(one.renewal.renewal), .key = one.renewal.renewal, .note = DateWords::distance(one.renewal.renewal, m_list.today), .noteMarked = one.renewal.daysLeft(m_list.today) < 60, .link = one.renewal.contract};
    case Look:
        return {.text = tr("%n days", nullptr, one.look), .key = one.look};
    case Signal:
        return {.text = RenewalSignals::levelText(one.level), .key = -int(one.level), .tone = RenewalSignals::levelTone(one.level)};
    case Call: {
        const Field *field = store().schema().type(object_code::contract)->field(contract::call);
        const Choice *choice = field->choice(one.renewal.call);
        return {.text = choice ? labelOf(*field, *choice) : one.renewal.call, .key = one.renewal.call.isEmpty() ? QVariant() : QVariant(one.renewal.call), .tone = choice ? choice->tone : QString()};
    }
    case Verdict:
        // Disagreements first, then what is missing or old.
        return {.text = RenewalSignals::verdictText(one.verdict), .key = RenewalSignals::isDisagreement(one.verdict) ? int(one.verdict) : 10 + int(one.verdict), .tone = RenewalSignals::verdictTone(one.verdict)};
    case Reasons:
        return {.text = reasonsOf(one), .key = -int(one.reasons.size())};
    case CallOn:
        return {.text = dayText(one.renewal.callOn), .key = one.renewal.callOn.isValid() ? QVariant(one.renewal.callOn) : QVariant()};
    case Arr:
        return one.renewal.arr ? FigureCell {.text = money(*one.renewal.arr, one.renewal.currency), .key = *one.renewal.arr, .number = true} : FigureCell {.number = true};
    case ColumnCount:
        break;
    }
    return {};
}

void SignalsView::makeCall()
{
    const int row = m_table->currentSource();
    if (row < 0 || row >= m_list.rows.size())
        return;
    const Renewal &one = m_list.rows.at(row).renewal;
    edit(one.contract, tr("Your Call: %1").arg(one.accountName), {contract::call, contract::callReason, contract::forecast, contract::category});
}

void SignalsView::takeFocus()
{
    m_table->isVisible() ? m_table->setFocus(Qt::OtherFocusReason) : m_look->setFocus(Qt::OtherFocusReason);
}

QWidget *SignalsView::region() const
{
    return m_table->isVisible() ? static_cast<QWidget *>(m_table) : m_look;
}
