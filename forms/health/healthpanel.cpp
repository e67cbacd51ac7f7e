#include "forms/health/healthpanel.h"

#include "forms/health/healthdelegate.h"
#include "forms/health/weekbars.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recorddialog.h"
#include "models/lists/healthbookmodel.h"
#include "models/lists/healthpartsmodel.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

HealthPanel::HealthPanel(RecordStore &store, RecordId account, QWidget *parent)
    : RecordPanel(parent)
    , m_store(store)
    , m_account(account)
    , m_model(new HealthPartsModel(this))
    , m_table(new QTableView(this))
{
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(12));
    rows->setSpacing(theme.scaled(10));
    rows->addLayout(makeHead());
    rows->addLayout(makeInForce());
    rows->addWidget(makeLabel(tr("What Moved Since Last Week"), "cardTitle", this));
    m_moved = makeLabel({}, "value", this);
    m_moved->setWordWrap(true);
    rows->addWidget(m_moved);
    makeTable();
    rows->addWidget(m_table);
    auto *foot = new QHBoxLayout;
    m_formula = makeLabel({}, "hint", this);
    m_formula->setWordWrap(true);
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_profile = new LinkButton({}, this);
    foot->addWidget(m_formula, 1);
    foot->addWidget(m_profile);
    rows->addLayout(foot);
    rows->addStretch(1);
    connect(m_profile, &LinkButton::followed, this, [this](bool apart) {
        if (m_health.profile.id)
            Q_EMIT openRecord(m_health.profile.id, apart);
        else
            Q_EMIT openPage(u"health"_s);
    });
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        const bool facts = changes.concerns(object_code::supportCase) || changes.concerns(object_code::healthProfile) || changes.concerns(object_code::activity);
        if (facts || changes.concerns(m_account) || !changes.created.isEmpty() || !changes.removed.isEmpty() || !changes.updated.isEmpty())
            load();
    });
    load();
}

QBoxLayout *HealthPanel::makeHead()
{
    const Theme &theme = Theme::current();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.scaled(12));
    m_score = makeLabel({}, "score", this);
    m_score->setAccessibleName(tr("Health score"));
    m_rating = new Pill({}, u"none"_s, this);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_trend = makeLabel({}, "value", this);
    m_covered = makeLabel({}, "meta", this);
    m_covered->setWordWrap(true);
    words->addWidget(m_trend);
    words->addWidget(m_covered);
    m_weeks = new WeekBars(this);
    row->addWidget(m_score);
    row->addWidget(m_rating);
    row->addLayout(words, 1);
    row->addWidget(m_weeks);
    return row;
}

QBoxLayout *HealthPanel::makeInForce()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("On the account"), "fieldLabel", this));
    m_force = new Pill({}, u"none"_s, this);
    row->addWidget(m_force);
    m_inForce = makeLabel({}, "meta", this);
    m_inForce->setWordWrap(true);
    row->addWidget(m_inForce, 1);
    m_take = makeButton(tr("Use Computed Health"), "neutral", {}, this);
    m_byHand = makeButton(tr("Set by Hand…"), "neutral", u"pencil"_s, this);
    row->addWidget(m_take);
    row->addWidget(m_byHand);
    connect(m_take, &QPushButton::clicked, this, &HealthPanel::takeComputed);
    connect(m_byHand, &QPushButton::clicked, this, [this] {
        const QuickForm *form = m_store.schema().typeOf(m_account)->quickForm(u"setHealth"_s);
        RecordDialog::openForm(m_store, m_account, *form, {}, this, [this](RecordId) { Q_EMIT toast(tr("Health set by hand"), true); });
    });
    return row;
}

void HealthPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HealthDelegate(m_table));
    m_table->setAccessibleName(tr("Measures of health"));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::current().scaled(46));
    QHeaderView *heads = m_table->horizontalHeader();
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(HealthPartsModel::Measure, QHeaderView::Stretch);
    heads->setMinimumSectionSize(Theme::current().scaled(56));
    heads->setHighlightSections(false);
}

void HealthPanel::load()
{
    const int asked = ++m_asked;
    whenReady(accountHealth(m_store, m_account), this, [this, asked](const Result<AccountHealth> &health) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!health)
            return Q_EMIT notice(health.error().text);
        showHealth(*health);
    });
}

QString HealthPanel::trendText() const
{
    if (m_health.row.before < 0 || m_health.row.computed.score < 0)
        return tr("No score of last week to compare with");
    const int step = m_health.row.computed.score - m_health.row.before;
    if (step == 0)
        return tr("Same as last week");
    const QString number = HealthRules::signedText(step, locale());
    return step > 0 ? tr("↗ %1 since last week").arg(number) : tr("↘ %1 since last week").arg(number);
}

void HealthPanel::showHealth(const AccountHealth &health)
{
    m_health = health;
    const HealthScore &computed = health.row.computed;
    m_score->setText(computed.score < 0 ? QString(QChar(0x2013)) : locale().toString(computed.score));
    m_rating->setContent(healthWords(computed.tone, -1, locale()), computed.tone);
    m_trend->setText(trendText());
    const QString covered = locale().toString(std::lround(computed.covered));
    m_covered->setText(computed.score < 0 ? tr("Only %1 % of the weights have data; a score needs %2 %.").arg(covered, locale().toString(HealthRules::leastCovered)) : tr("From %1 % of the weights; the rest is left out, not counted as zero.").arg(covered));
    m_weeks->setWeeks(health.weeks);
    const QStringList moved = health.weeks.size() < 2 ? QStringList() : HealthRules::moved(health.weeks.at(health.weeks.size() - 2).points, computed, locale());
    m_moved->setText(moved.isEmpty() ? tr("Nothing.") : moved.join(u'\n'));
    m_model->setHealth(health, locale());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize() + 2);
    const HealthProfile &profile = health.profile;
    const QString rule = profile.anyPoor ? tr("The rating is that of the poorest measure.") : tr("Healthy from %1, watch from %2.").arg(profile.goodFrom).arg(profile.watchFrom);
    const QString formula = HealthRules::formula(profile, computed, locale());
    m_formula->setText(formula.isEmpty() ? rule : tr("Score = sum of weight × points ÷ sum of weights: %1. %2").arg(formula, rule));
    m_profile->setWords(tr("Profile: %1").arg(profile.name));
    showInForce();
    Q_EMIT shown();
}

void HealthPanel::showInForce()
{
    const HealthRow &row = m_health.row;
    const QString tone = HealthRules::toneOf(row.rating);
    m_force->setContent(healthWords(tone, row.score, locale()), tone);
    const QString until = displayText({.type = FieldType::Date}, row.until, locale());
    if (row.overridden)
        m_inForce->setText(tr("Set by hand until %1: %2").arg(until, row.reason));
    else if (row.until.isValid())
        m_inForce->setText(tr("Set by hand; that ended on %1: %2").arg(until, row.reason));
    else
        m_inForce->setText(m_health.follows ? tr("Follows the computed score") : tr("Does not follow the computed score"));
    m_take->setVisible(row.computed.score >= 0 && (row.rating != HealthRules::ratingOf(row.computed.tone) || row.score != row.computed.score || row.until.isValid()));
}

void HealthPanel::takeComputed()
{
    Record record {.object = object_code::account, .id = m_account};
    record.set(account::health, HealthRules::ratingOf(m_health.row.computed.tone));
    record.set(account::healthScore, qlonglong(m_health.row.computed.score));
    const QStringList fields {account::health, account::healthScore, account::overrideReason, account::overrideUntil};
    whenReady(m_store.save(record, tr("Use computed health of %1").arg(m_health.row.name), fields), this, [this](const Result<RecordId> &saved) {
        if (!saved)
            return Q_EMIT notice(saved.error().text);
        Q_EMIT toast(tr("Health of the account is the computed one"), true);
    });
}
