#include "forms/health/healthpage.h"

#include "forms/fields/combobox.h"
#include "forms/health/healthdelegate.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/lists/healthbookmodel.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>

HealthPage::HealthPage(RecordStore &store, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_model(new HealthBookModel(this))
    , m_notice(new Notice(this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(10);
    rows->addWidget(makeHead());
    rows->addWidget(m_notice);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(10);
    columns->addWidget(makeBook(), 1);
    columns->addWidget(makeWhatIf());
    rows->addLayout(columns, 1);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.everything || !changes.created.isEmpty() || !changes.updated.isEmpty() || !changes.removed.isEmpty())
            refresh();
    });
    refresh();
}

QWidget *HealthPage::makeHead()
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", card));
    m_facts = makeLabel({}, "meta", card);
    m_facts->setWordWrap(true);
    words->addWidget(m_facts);
    row->addLayout(words, 1);
    m_follow = new QCheckBox(tr("Accounts follow the computed health"), card);
    m_follow->setToolTip(tr("Writes the rating and the score into each account, but for those that are set by hand."));
    row->addWidget(m_follow);
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (!m_filling)
            follow(on);
    });
    card->body()->addLayout(row);
    return card;
}

QWidget *HealthPage::makeBook()
{
    auto *card = new Card(this);
    m_table = new QTableView(card);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HealthDelegate(m_table));
    m_table->setAccessibleName(tr("Customers by health"));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::current().rowHeight());
    QHeaderView *heads = m_table->horizontalHeader();
    heads->setHighlightSections(false);
    heads->setSectionResizeMode(QHeaderView::Interactive);
    heads->setSectionResizeMode(HealthBookModel::Customer, QHeaderView::Stretch);
    heads->setMinimumSectionSize(Theme::current().scaled(60));
    const std::pair<int, int> widths[] {{HealthBookModel::Rank, 50}, {HealthBookModel::Health, 124}, {HealthBookModel::Week, 76}, {HealthBookModel::WhatIf, 70}, {HealthBookModel::InForce, 130}, {HealthBookModel::Profile, 120}, {HealthBookModel::Arr, 92}, {HealthBookModel::Renewal, 104}};
    for (const auto &[column, width] : widths)
        heads->resizeSection(column, Theme::current().scaled(width));
    card->body()->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT openRecord(m_model->at(index.row()).id); });
    return card;
}

QWidget *HealthPage::makeWhatIf()
{
    const Theme &theme = Theme::current();
    auto *card = new Card(this);
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12));
    rows->setSpacing(theme.scaled(8));
    rows->addWidget(makeLabel(tr("What If"), "cardTitle", content));
    QLabel *hint = makeLabel(tr("Move a weight and the book is ranked anew at once. Nothing is changed until you keep it."), "hint", content);
    hint->setWordWrap(true);
    rows->addWidget(hint);
    m_choice = new ComboBox(content);
    m_rule = new ComboBox(content);
    m_rule->addItem(tr("By the score"), false);
    m_rule->addItem(tr("Any poor is poor"), true);
    for (const auto &[text, box] : {std::pair {tr("Profile"), m_choice}, {tr("Rating"), m_rule}}) {
        QLabel *label = makeLabel(text, "fieldLabel", content);
        label->setBuddy(box);
        box->setAccessibleName(text);
        rows->addWidget(label);
        rows->addWidget(box);
    }
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(theme.scaled(2));
    for (int i = 0; i < health_measure::count; ++i)
        addWeight(grid, i);
    rows->addLayout(grid);
    m_total = makeLabel({}, "value", content);
    m_effect = makeLabel({}, "meta", content);
    m_effect->setWordWrap(true);
    rows->addWidget(m_total);
    rows->addWidget(m_effect);
    rows->addLayout(makeButtons(content));
    rows->addStretch(1);
    auto *scroll = new QScrollArea(card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    card->body()->addWidget(scroll);
    card->setFixedWidth(theme.scaled(330));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &HealthPage::showWeights);
    connect(m_rule, &QComboBox::currentIndexChanged, this, &HealthPage::weightsChanged);
    return card;
}

QGridLayout *HealthPage::makeButtons(QWidget *parent)
{
    m_hundred = makeButton(tr("Make It 100"), "neutral", {}, parent);
    m_reset = makeButton(tr("Reset"), "neutral", {}, parent);
    m_keep = makeButton(tr("Keep These Weights"), "brand", {}, parent);
    m_open = makeButton(tr("Open Profile"), "neutral", {}, parent);
    QPushButton *create = makeButton(tr("New Profile"), "neutral", {}, parent);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(Theme::current().scaled(6));
    buttons->addWidget(m_keep, 0, 0, 1, 2);
    buttons->addWidget(m_hundred, 1, 0);
    buttons->addWidget(m_reset, 1, 1);
    buttons->addWidget(m_open, 2, 0);
    buttons->addWidget(create, 2, 1);
    connect(m_hundred, &QPushButton::clicked, this, &HealthPage::makeHundred);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_profiles = m_model->book().profiles;
        showWeights();
        weightsChanged();
    });
    connect(m_keep, &QPushButton::clicked, this, &HealthPage::keepWeights);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRecord(m_profiles.at(chosen()).id); });
    connect(create, &QPushButton::clicked, this, &HealthPage::newProfile);
    return buttons;
}

void HealthPage::addWeight(QGridLayout *grid, int measure)
{
    const QString text = healthMeasureLabel(measure);
    QLabel *label = makeLabel(text, "fieldLabel");
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, 100);
    slider->setPageStep(5);
    slider->setAccessibleName(text);
    slider->setAccessibleDescription(tr("Weight"));
    auto *number = new QSpinBox;
    number->setRange(0, 100);
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    number->setAccessibleName(text);
    number->setAccessibleDescription(tr("Weight as a number"));
    label->setBuddy(number);
    connect(slider, &QSlider::valueChanged, number, &QSpinBox::setValue);
    connect(number, &QSpinBox::valueChanged, slider, &QSlider::setValue);
    connect(number, &QSpinBox::valueChanged, this, &HealthPage::weightsChanged);
    grid->addWidget(label, measure * 2, 0, 1, 2);
    grid->addWidget(slider, measure * 2 + 1, 0);
    grid->addWidget(number, measure * 2 + 1, 1);
    m_sliders[measure] = slider;
    m_numbers[measure] = number;
}

void HealthPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> HealthPage::regions() const
{
    return {m_table, m_choice};
}

int HealthPage::chosen() const
{
    return std::clamp(m_choice->currentIndex(), 0, std::max(0, int(m_profiles.size()) - 1));
}

void HealthPage::refresh()
{
    const int asked = ++m_asked;
    whenReady(healthBook(m_store), this, [this, asked](const Result<HealthBook> &book) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!book)
            return m_notice->show(book.error().text);
        showBook(*book);
    });
}

void HealthPage::showBook(const HealthBook &book)
{
    // What is being tried stays while the profiles behind it are the same.
    const HealthBook &old = m_model->book();
    const bool same = old.profiles.size() == book.profiles.size()
        && std::equal(old.profiles.cbegin(), old.profiles.cend(), book.profiles.cbegin(), [](const HealthProfile &a, const HealthProfile &b) { return a.id == b.id && a.weights == b.weights && a.anyPoor == b.anyPoor && a.poor == b.poor && a.good == b.good && a.goodFrom == b.goodFrom && a.watchFrom == b.watchFrom; });
    const RecordId current = m_table->currentIndex().isValid() ? m_model->at(m_table->currentIndex().row()).id : 0;
    m_model->setBook(book, locale());
    if (!same) {
        m_profiles = book.profiles;
        showProfiles();
    } else {
        m_model->setProfiles(m_profiles);
    }
    for (int i = 0; current && i < m_model->rowCount(); ++i) {
        if (m_model->at(i).id == current)
            m_table->setCurrentIndex(m_model->index(i, HealthBookModel::Customer));
    }
    m_filling = true;
    m_follow->setChecked(book.follows);
    m_filling = false;
    showFacts();
    showTotal();
    Q_EMIT shown();
}

void HealthPage::showFacts()
{
    int risk = 0;
    int watch = 0;
    int unknown = 0;
    int differing = 0;
    for (const HealthRow &row : m_model->book().rows) {
        risk += row.computed.tone == u"risk";
        watch += row.computed.tone == u"watch";
        unknown += row.computed.score < 0;
        differing += row.computed.score >= 0 && HealthRules::ratingOf(row.computed.tone) != row.rating;
    }
    //: Four counts of customers in one line.
    m_facts->setText(tr("%1: %2, %3, %4; %5").arg(tr("%n customer(s)", nullptr, m_model->rowCount()), tr("%n at risk", nullptr, risk), tr("%n to watch", nullptr, watch), tr("%n not scored", nullptr, unknown),
                                                  tr("%n with another rating on the account", nullptr, differing)));
}

void HealthPage::showProfiles()
{
    m_filling = true;
    const QVariant before = m_choice->currentData();
    m_choice->clear();
    for (const HealthProfile &profile : std::as_const(m_profiles))
        m_choice->addItem(profile.name, qlonglong(profile.id));
    m_choice->setCurrentIndex(before.isValid() ? std::max(0, m_choice->findData(before)) : 0);
    m_filling = false;
    showWeights();
}

void HealthPage::showWeights()
{
    if (m_filling || m_profiles.isEmpty())
        return;
    m_filling = true;
    const HealthProfile &profile = m_profiles.at(chosen());
    for (int i = 0; i < health_measure::count; ++i)
        m_numbers[i]->setValue(int(profile.weights[i]));
    m_rule->setCurrentIndex(profile.anyPoor ? 1 : 0);
    m_filling = false;
    showTotal();
}

void HealthPage::weightsChanged()
{
    if (m_filling || m_profiles.isEmpty())
        return;
    HealthProfile &profile = m_profiles[chosen()];
    for (int i = 0; i < health_measure::count; ++i)
        profile.weights[i] = m_numbers[i]->value();
    profile.anyPoor = m_rule->currentData().toBool();
    m_model->setProfiles(m_profiles);
    showTotal();
}

void HealthPage::showTotal()
{
    if (m_profiles.isEmpty())
        return;
    const HealthProfile &profile = m_profiles.at(chosen());
    const HealthProfile &stored = m_model->book().profiles.at(chosen());
    const int total = int(profile.total());
    const bool changed = profile.weights != stored.weights || profile.anyPoor != stored.anyPoor;
    m_total->setText(total == 100 ? tr("The weights total 100.") : tr("The weights total %1; 100 are needed to keep them.").arg(locale().toString(total)));
    const int customers = int(std::count_if(m_model->book().rows.cbegin(), m_model->book().rows.cend(), [this](const HealthRow &row) { return row.profile == chosen(); }));
    m_effect->setText(tr("%1. %2.").arg(tr("%n customer(s) have this profile", nullptr, customers), tr("%n would get another rating", nullptr, m_model->moved())));
    m_hundred->setEnabled(total != 100 && total > 0);
    m_reset->setEnabled(changed);
    m_keep->setEnabled(total == 100 && changed);
    m_keep->setToolTip(total == 100 ? QString() : m_total->text());
    m_open->setEnabled(profile.id != 0);
}

/// In proportion, what rounding leaves goes to the heaviest.
void HealthPage::makeHundred()
{
    HealthProfile &profile = m_profiles[chosen()];
    const double total = profile.total();
    int sum = 0;
    int heaviest = 0;
    for (int i = 0; i < health_measure::count; ++i) {
        profile.weights[i] = std::round(profile.weights[i] / total * 100);
        sum += int(profile.weights[i]);
        heaviest = profile.weights[i] > profile.weights[heaviest] ? i : heaviest;
    }
    profile.weights[heaviest] += 100 - sum;
    showWeights();
    m_model->setProfiles(m_profiles);
    showTotal();
}

void HealthPage::keepWeights()
{
    const HealthProfile &profile = m_profiles.at(chosen());
    if (profile.id == 0)
        return newProfile();
    Record record {.object = object_code::healthProfile, .id = profile.id};
    QStringList fields {health_profile::rule};
    record.set(health_profile::rule, profile.anyPoor ? health_profile::anyPoor : u"Weighted"_s);
    for (int i = 0; i < health_measure::count; ++i) {
        record.set(healthMeasures()[i].weightField(), qlonglong(profile.weights[i]));
        fields << healthMeasures()[i].weightField();
    }
    whenReady(m_store.save(record, tr("Change weights of %1").arg(profile.name), fields), this, [this, name = profile.name](const Result<RecordId> &saved) {
        if (!saved)
            return m_notice->show(saved.error().text);
        m_notice->clear();
        Q_EMIT toast(tr("Weights of %1 kept").arg(name), true);
    });
}

/// Starts from what is being tried.
void HealthPage::newProfile()
{
    const HealthProfile &profile = m_profiles.at(chosen());
    QHash<QString, QVariant> presets {{health_profile::rule, profile.anyPoor ? health_profile::anyPoor : u"Weighted"_s}, {health_profile::goodFrom, qlonglong(profile.goodFrom)}, {health_profile::watchFrom, qlonglong(profile.watchFrom)}};
    for (int i = 0; i < health_measure::count; ++i) {
        presets.insert(healthMeasures()[i].weightField(), qlonglong(profile.weights[i]));
        presets.insert(healthMeasures()[i].poorField(), profile.poor[i]);
        presets.insert(healthMeasures()[i].goodField(), profile.good[i]);
    }
    Q_EMIT newRecord(object_code::healthProfile, presets);
}

void HealthPage::follow(bool follows)
{
    whenReady(m_store.setFact(healthFollowsFact, follows ? u"1"_s : QString()), this, [this, follows](const Result<> &kept) {
        if (!kept)
            return m_notice->show(kept.error().text);
        if (!follows)
            return Q_EMIT toast(tr("The accounts' health stays as it is now"));
        whenReady(keepHealth(m_store), this, [this](const Result<HealthKept> &done) {
            if (!done)
                return m_notice->show(done.error().text);
            Q_EMIT toast(tr("Health of %n account(s) brought up to the score", nullptr, done->written));
        });
    });
}
