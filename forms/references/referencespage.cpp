#include "forms/references/referencespage.h"

#include "forms/fields/combobox.h"
#include "forms/fields/flowlayout.h"
#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/reports/pageoutput.h"
#include "forms/reports/referencepage.h"
#include "models/reports/referencesheet.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

ReferencesPage::ReferencesPage(RecordStore &store, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_model(new CellTableModel(this))
    , m_candidateModel(new CellTableModel(this))
    , m_notice(new Notice(this))
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
    rows->addWidget(m_notice);
    addTable(rows);
    addCandidates(rows);
    rows->addStretch(1);
    scroll->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        for (const int object : {object_code::customerReference, object_code::referenceUse, object_code::account, object_code::customerRisk, object_code::contract, object_code::supportCase}) {
            if (changes.concerns(object))
                return refresh();
        }
    });
    refresh();
}

int ReferencesPage::object() const
{
    return object_code::customerReference;
}

const Field &ReferencesPage::field(const QString &name) const
{
    return *m_store.schema().type(object_code::customerReference)->field(name);
}

void ReferencesPage::addHead(QVBoxLayout *rows)
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
    auto *make = makeButton(tr("New Customer Reference"), "neutral", {}, card);
    row->addWidget(make);
    connect(make, &QPushButton::clicked, this, [this] { Q_EMIT newRecord(object_code::customerReference); });
    card->body()->addLayout(row);
    rows->addWidget(card);
}

QComboBox *ReferencesPage::addChoice(const QString &label, const QString &name)
{
    auto *both = new QWidget(m_filters->parentWidget());
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    QLabel *words = makeLabel(label, "fieldLabel", both);
    auto *box = new ComboBox(both);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->addItem(tr("All"), QString());
    words->setBuddy(box);
    row->addWidget(words);
    row->addWidget(box);
    m_filters->addWidget(both);
    connect(box, &QComboBox::currentIndexChanged, this, &ReferencesPage::showReferences);
    return box;
}

void ReferencesPage::addFilters(QVBoxLayout *rows)
{
    auto *controls = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    controls->setSizePolicy(policy);
    m_filters = new FlowLayout(controls, 8);
    m_words = new QLineEdit(controls);
    m_words->setPlaceholderText(tr("Search references…"));
    m_words->setAccessibleName(tr("Search references"));
    m_words->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_words->setClearButtonEnabled(true);
    m_words->setFixedWidth(Theme::current().scaled(200));
    m_filters->addWidget(m_words);
    m_usable = new QCheckBox(tr("Usable today only"), controls);
    m_usable->setMinimumHeight(m_words->sizeHint().height()); // in line with the others
    m_filters->addWidget(m_usable);
    const ObjectType &customer = *m_store.schema().type(object_code::account);
    m_type = addChoice(labelOf(field(customer_reference::type)), u"type"_s);
    m_category = addChoice(labelOf(field(customer_reference::category)), u"category"_s);
    m_audience = addChoice(labelOf(field(customer_reference::audience)), u"audience"_s);
    m_reach = addChoice(labelOf(field(customer_reference::reach)), u"reach"_s);
    m_industry = addChoice(labelOf(*customer.field(account::industry)), u"industry"_s);
    m_segment = addChoice(labelOf(*customer.field(account::segment)), u"segment"_s);
    m_product = addChoice(labelOf(*m_store.schema().type(object_code::contract)->field(contract::product)), u"product"_s);
    rows->addWidget(controls);
    connect(m_words, &QLineEdit::textChanged, this, &ReferencesPage::showReferences);
    connect(m_usable, &QCheckBox::toggled, this, &ReferencesPage::showReferences);
}

void ReferencesPage::addTable(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    card->body()->setSpacing(8);
    addFilters(card->body());
    m_nothing = makeLabel({}, "empty", card);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(24);
    card->body()->addWidget(m_nothing);
    m_model->setHeaders({labelOf(field(customer_reference::name)), labelOf(field(customer_reference::account)), tr("Usable Today"), labelOf(field(customer_reference::category)), labelOf(field(customer_reference::audience)), labelOf(field(customer_reference::reach)),
                         tr("Uses This Quarter"), tr("Last Used"), tr("Why Not")});
    m_table = new CellTable(*m_model, card);
    m_table->setObjectName(u"references"_s);
    m_table->setAccessibleName(tr("Customer references that fit"));
    m_table->setMinimumHeight(Theme::current().scaled(330));
    card->body()->addWidget(m_table);
    auto *buttons = new QHBoxLayout;
    m_sheet = makeButton(tr("Customer Sheet as PDF…"), "neutral", {}, card);
    m_internalSheet = makeButton(tr("Internal Sheet as PDF…"), "neutral", {}, card);
    buttons->addWidget(m_sheet);
    buttons->addWidget(m_internalSheet);
    m_why = makeLabel({}, "meta", card);
    m_why->setWordWrap(true);
    buttons->addWidget(m_why, 1);
    card->body()->addLayout(buttons);
    rows->addWidget(card);
    connect(m_words, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &CellTable::opened, this, [this](RecordId id, bool newTab) { Q_EMIT openRecord(id, newTab); });
    connect(m_table, &CellTable::entered, this, [this] {
        if (const FoundReference *reference = chosen())
            Q_EMIT openRecord(reference->id);
    });
    connect(m_table, &CellTable::currentChosen, this, &ReferencesPage::updateButtons);
    connect(m_sheet, &QPushButton::clicked, this, [this] { makeSheet(true); });
    connect(m_internalSheet, &QPushButton::clicked, this, [this] { makeSheet(false); });
}

void ReferencesPage::addCandidates(QVBoxLayout *rows)
{
    auto *card = new Card(this);
    card->body()->setContentsMargins(16, 12, 16, 12);
    card->body()->setSpacing(8);
    auto *head = new QHBoxLayout;
    QLabel *title = makeLabel(tr("Customers to Ask"), "cardTitle", card);
    head->addWidget(title);
    head->addStretch(1);
    m_ask = makeButton(tr("New Reference for the Customer"), "neutral", {}, card);
    head->addWidget(m_ask);
    card->body()->addLayout(head);
    m_noCandidates = makeLabel(tr("No customer is healthy, without an open P0 or P1 and without an open risk at once. See Health for what stands in the way."), "meta", card);
    m_noCandidates->setWordWrap(true);
    card->body()->addWidget(m_noCandidates);
    m_candidateModel->setHeaders({labelOf(field(customer_reference::account)), tr("Health Score"), tr("References"), tr("Why")});
    m_candidateTable = new CellTable(*m_candidateModel, card);
    m_candidateTable->setObjectName(u"candidates"_s);
    m_candidateTable->setAccessibleName(title->text());
    m_candidateTable->setMinimumHeight(Theme::current().scaled(230));
    card->body()->addWidget(m_candidateTable);
    rows->addWidget(card);
    connect(m_candidateTable, &CellTable::opened, this, [this](RecordId id, bool newTab) { Q_EMIT openRecord(id, newTab); });
    connect(m_candidateTable, &CellTable::entered, this, &ReferencesPage::askCandidate);
    connect(m_candidateTable, &CellTable::currentChosen, this, &ReferencesPage::updateButtons);
    connect(m_ask, &QPushButton::clicked, this, &ReferencesPage::askCandidate);
}

void ReferencesPage::takeFocus()
{
    m_words->setFocus(Qt::OtherFocusReason);
}

bool ReferencesPage::find()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    return true;
}

QList<QWidget *> ReferencesPage::regions() const
{
    return {m_filters->parentWidget(), m_table, m_candidateTable};
}

void ReferencesPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(findReferences(m_store), this, [this, asked](const Result<QList<FoundReference>> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return m_notice->show(found.error().text);
        m_notice->clear();
        m_all = *found;
        fillChoices();
        showReferences();
        whenReady(referenceCandidates(m_store), this, [this, asked](const Result<QList<ReferenceCandidate>> &candidates) {
            if (asked != m_asked)
                return;
            if (!candidates)
                return m_notice->show(candidates.error().text);
            m_candidates = *candidates;
            showCandidates();
            Q_EMIT shown();
        });
    });
}

void ReferencesPage::fill(QComboBox *box, const Field &of, const QStringList &values)
{
    const QSignalBlocker quiet(box);
    const QString before = box->currentData().toString();
    while (box->count() > 1)
        box->removeItem(1);
    QStringList left = values;
    left.removeDuplicates();
    left.removeAll(QString());
    for (const Choice &choice : of.choices) {
        if (left.removeAll(choice.value) > 0)
            box->addItem(labelOf(of, choice), choice.value);
    }
    left.sort(Qt::CaseInsensitive);
    for (const QString &value : std::as_const(left))
        box->addItem(value, value);
    if (!before.isEmpty() && box->findData(before) < 0)
        box->addItem(displayText(of, before, locale()), before);
    box->setCurrentIndex(box->findData(before));
}

void ReferencesPage::fillChoices()
{
    QStringList types;
    QStringList categories;
    QStringList audiences;
    QStringList reaches;
    QStringList industries;
    QStringList segments;
    QStringList products;
    for (const FoundReference &one : std::as_const(m_all)) {
        types << one.type;
        categories << one.category;
        audiences << one.audience;
        reaches << one.reach;
        industries << one.industry;
        segments << one.segment;
        products << one.products;
    }
    const ObjectType &customer = *m_store.schema().type(object_code::account);
    fill(m_type, field(customer_reference::type), types);
    fill(m_category, field(customer_reference::category), categories);
    fill(m_audience, field(customer_reference::audience), audiences);
    fill(m_reach, field(customer_reference::reach), reaches);
    fill(m_industry, *customer.field(account::industry), industries);
    fill(m_segment, *customer.field(account::segment), segments);
    fill(m_product, *m_store.schema().type(object_code::contract)->field(contract::product), products);
}

ReferenceWish ReferencesPage::wish() const
{
    const auto value = [](const QComboBox *box) { return box->currentData().toString(); };
    return {.type = value(m_type), .category = value(m_category), .audience = value(m_audience), .reach = value(m_reach), .industry = value(m_industry), .segment = value(m_segment),
            .product = value(m_product), .words = m_words->text(), .usableOnly = m_usable->isChecked()};
}

FigureCell ReferencesPage::cellOf(const FoundReference &reference, int column) const
{
    const auto choice = [&](const QString &name, const QString &value) { return value.isEmpty() ? QString() : displayText(field(name), value, locale()); };
    switch (column) {
    case 0:
        return {.text = reference.name, .key = reference.name.toLower(), .link = reference.id};
    case 1:
        return {.text = reference.customer, .key = reference.customer.toLower(), .link = reference.account};
    case 2:
        if (reference.isUsable(true))
            return {.text = tr("Yes"), .key = 0, .tone = u"good"_s};
        return reference.isUsable(false) ? FigureCell {.text = tr("Inside only"), .key = 1, .tone = u"watch"_s} : FigureCell {.text = tr("No"), .key = 2, .tone = u"risk"_s};
    case 3:
        return {.text = choice(customer_reference::category, reference.category), .key = reference.category};
    case 4:
        return {.text = choice(customer_reference::audience, reference.audience), .key = reference.audience};
    case 5:
        return {.text = choice(customer_reference::reach, reference.reach), .key = reference.reach};
    case 6:
        //: Uses of a reference and how many are agreed: "2 of 3".
        return {.text = reference.limit < 0 ? locale().toString(reference.uses) : tr("%1 of %2").arg(reference.uses).arg(reference.limit), .key = reference.uses, .note = reference.isOverLimit() ? tr("limit reached") : QString(), .noteMarked = true, .number = true};
    case 7:
        return {.text = reference.lastUse.isValid() ? displayText({.type = FieldType::Date}, reference.lastUse, locale()) : QString(), .key = reference.lastUse.isValid() ? QVariant(reference.lastUse) : QVariant()};
    default:
        return {.text = reference.reasons().join(u' '), .key = int(reference.obstacles.size())};
    }
}

void ReferencesPage::showReferences()
{
    const RecordId before = chosen() ? chosen()->id : 0;
    m_found = fitting(m_all, wish());
    m_model->setRows(int(m_found.size()), [this](int row, int column) { return cellOf(m_found.at(row), column); });
    int at = m_found.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_found.size(); ++i)
        at = m_found.at(i).id == before ? i : at;
    if (at >= 0)
        m_table->choose(at);
    m_table->fitColumns();
    m_nothing->setText(m_all.isEmpty() ? tr("No customer reference yet. Make one, or ask one of the customers below.") : tr("No reference fits. Take away a filter, or ask one of the customers below."));
    m_nothing->setVisible(m_found.isEmpty());
    m_table->setVisible(!m_found.isEmpty());
    const auto usable = std::count_if(m_found.cbegin(), m_found.cend(), [](const FoundReference &one) { return one.isUsable(true); });
    m_line->setText(tr("%1 of %2 references, %3 of them usable outside today").arg(m_found.size()).arg(m_all.size()).arg(usable));
    updateButtons();
}

FigureCell ReferencesPage::cellOf(const ReferenceCandidate &candidate, int column) const
{
    switch (column) {
    case 0:
        return {.text = candidate.name, .key = candidate.name.toLower(), .link = candidate.account};
    case 1:
        return {.text = candidate.score < 0 ? QString() : locale().toString(candidate.score), .key = candidate.score < 0 ? QVariant() : QVariant(candidate.score), .number = true};
    case 2:
        return {.text = locale().toString(candidate.references), .key = candidate.references, .number = true};
    default:
        return {.text = candidate.reasons.join(u" · "_s), .key = int(candidate.reasons.size())};
    }
}

void ReferencesPage::showCandidates()
{
    m_candidateModel->setRows(int(m_candidates.size()), [this](int row, int column) { return cellOf(m_candidates.at(row), column); });
    m_candidateTable->fitColumns();
    if (!m_candidates.isEmpty() && m_candidateTable->currentSource() < 0)
        m_candidateTable->choose(0);
    m_noCandidates->setVisible(m_candidates.isEmpty());
    m_candidateTable->setVisible(!m_candidates.isEmpty());
    updateButtons();
}

const FoundReference *ReferencesPage::chosen() const
{
    const int row = m_table ? m_table->currentSource() : -1;
    return row >= 0 && row < m_found.size() ? &m_found.at(row) : nullptr;
}

void ReferencesPage::updateButtons()
{
    m_why->setText(chosen() ? chosen()->reasons().join(u' ') : QString());
    m_sheet->setEnabled(chosen());
    m_internalSheet->setEnabled(chosen());
    if (m_ask)
        m_ask->setEnabled(m_candidateTable->currentSource() >= 0 && !m_candidates.isEmpty());
}

void ReferencesPage::askCandidate()
{
    const int row = m_candidateTable->currentSource();
    if (row >= 0 && row < m_candidates.size())
        Q_EMIT newRecord(object_code::customerReference, {{customer_reference::account, qlonglong(m_candidates.at(row).account)}});
}

void ReferencesPage::makeSheet(bool forCustomer)
{
    const FoundReference *reference = chosen();
    if (!reference)
        return;
    if (const QString refusal = forCustomer ? sheetRefusal(*reference) : QString(); !refusal.isEmpty())
        return m_notice->show(refusal);
    whenReady(leakTerms(m_store, reference->account), this, [this, one = *reference, forCustomer](const Result<LeakTerms> &terms) {
        if (!terms)
            return m_notice->show(terms.error().text);
        writeSheet(one, forCustomer, *terms);
    });
}

void ReferencesPage::writeSheet(const FoundReference &reference, bool forCustomer, const LeakTerms &terms)
{
    const ReviewDocument sheet = referenceSheet(reference, m_store.schema(), m_store.context().today, forCustomer ? ReviewAudience::Customer : ReviewAudience::Internal);
    if (forCustomer) {
        QStringList found;
        for (const Leak &leak : LeakGuard(terms).find(sheet, {reference.name}))
            found << leak.what;
        found.removeDuplicates();
        if (!found.isEmpty())
            return m_notice->show(tr("A customer copy was not written: it would tell %1. Take that out of the reference first.").arg(found.join(u", "_s)));
    }
    m_notice->clear();
    savePages(layOutReference(sheet, displayText(field(customer_reference::type), reference.type, locale())), reference.name, this, [this](const Result<PdfFile> &done, const QString &name) { done ? Q_EMIT toast(tr("Written: %1").arg(name)) : m_notice->show(done.error().text); });
}
