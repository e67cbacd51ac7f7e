#include "forms/home/homepage.h"

#include "forms/home/firstrun.h"
#include "forms/home/firststepscard.h"
#include "forms/home/todaycard.h"
#include "forms/look/theme.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace {

const QString stepsHidden = u"home/stepsHidden"_s;

} // namespace

HomePage::HomePage(RecordStore &store, ViewState &state, QWidget *parent)
    : Page(u"home"_s, parent)
    , m_store(store)
    , m_state(state)
    , m_scroll(new QScrollArea(this))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(m_scroll);
    body->setObjectName(u"body"_s);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    addHead(layout);
    m_strip = new Notice(body);
    layout->addWidget(m_strip);
    m_first = new FirstRun(store, body);
    m_first->hide();
    layout->addWidget(m_first);
    m_content = new QWidget(body);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(10);
    m_columns->addWidget(makeMain(), 62);
    m_columns->addWidget(makeSide(), 38);
    m_content->hide();
    layout->addWidget(m_content);
    layout->addStretch(1);
    m_scroll->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    connect(m_strip, &Notice::buttonClicked, this, [this] { Q_EMIT command(u"sample.remove"_s); });
    connect(m_first, &FirstRun::command, this, &Page::command);
    connect(m_first, &FirstRun::failed, this, [this](const QString &text) { Q_EMIT notice(text); });
    connect(&m_store, &RecordStore::changed, this, &HomePage::refresh);
    refresh();
}

void HomePage::addHead(QVBoxLayout *layout)
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(6, 0, 6, 0);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_greeting = new ElidedLabel({}, m_head);
    m_greeting->setProperty("role", u"pageTitle"_s);
    texts->addWidget(m_greeting);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    m_accounts = makeButton({}, "link", {}, m_head);
    m_figuresLine = new ElidedLabel({}, m_head);
    m_figuresLine->setProperty("role", u"meta"_s);
    m_accounts->hide(); // until the figures are in
    line->addWidget(m_accounts);
    line->addWidget(m_figuresLine, 1);
    texts->addLayout(line);
    row->addLayout(texts, 1);
    QPushButton *call = makeButton(tr("Log a Call"), "brand", u"telephone"_s, m_head);
    QPushButton *task = makeButton(tr("New Task"), "neutral", u"list-check"_s, m_head);
    row->addWidget(call);
    row->addWidget(task);
    connect(m_accounts, &QPushButton::clicked, this, [this] { Q_EMIT openList(object_code::account, customers(), tr("All Customers")); });
    connect(call, &QPushButton::clicked, this, [this] { Q_EMIT logCall(0); });
    connect(task, &QPushButton::clicked, this, [this] { Q_EMIT compose(u"newTask"_s, 0); });
    layout->addWidget(m_head);
}

QWidget *HomePage::makeMain()
{
    auto *main = new QWidget(m_content);
    auto *layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_steps = new FirstStepsCard(main);
    m_attention = new HomeCard(u"flag"_s, u"risk"_s, tr("Needs Attention"), main);
    m_today = new TodayCard(m_store, main);
    for (QWidget *card : QList<QWidget *> {m_steps, m_attention, m_today})
        layout->addWidget(card);
    layout->addStretch(1);
    connect(m_steps, &FirstStepsCard::openRecord, this, &Page::openRecord);
    connect(m_steps, &FirstStepsCard::dismissed, this, [this] {
        m_state.setValue(stepsHidden, true);
        m_steps->hide();
    });
    connect(m_attention, &HomeCard::linkClicked, this, [this] {
        QVariantList ids;
        for (const RecordId id : std::as_const(m_figures.needing))
            ids << qlonglong(id);
        Q_EMIT openList(object_code::account, {{u"Id"_s, Condition::Is::OneOf, ids}}, tr("Needs Attention"));
    });
    connect(m_today, &TodayCard::openRecord, this, &Page::openRecord);
    connect(m_today, &TodayCard::logCall, this, &Page::logCall);
    connect(m_today, &TodayCard::compose, this, &Page::compose);
    connect(m_today, &TodayCard::toast, this, &Page::toast);
    connect(m_today, &HomeCard::linkClicked, this, [this] {
        Q_EMIT openList(object_code::activity, {{activity::isClosed, Condition::Is::Equal, false}, {activity::dueDate, Condition::Is::Less, m_store.context().today}}, tr("Overdue"));
    });
    return main;
}

QWidget *HomePage::makeSide()
{
    auto *side = new QWidget(m_content);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_health = new HomeCard(u"heart-pulse"_s, u"health"_s, tr("Portfolio Health"), side);
    auto *box = new QWidget(m_health);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(16, 0, 16, 8);
    m_bar = new HealthBar(box);
    m_legend = new QGridLayout;
    inside->addWidget(m_bar);
    inside->addLayout(m_legend);
    m_health->rows()->addWidget(box);
    m_renewals = new HomeCard(u"arrow-clockwise"_s, u"renewal"_s, tr("Renewals, This and Next 3 Months"), side);
    auto *bars = new QWidget(m_renewals);
    auto *barsLayout = new QVBoxLayout(bars);
    barsLayout->setContentsMargins(16, 0, 16, 8);
    m_months = new RenewalBars(bars);
    barsLayout->addWidget(m_months);
    auto *legend = new QHBoxLayout;
    legend->addWidget(new Pill(tr("On track"), u"good"_s, bars));
    legend->addWidget(new Pill(tr("At risk, hatched"), u"risk"_s, bars));
    legend->addStretch(1);
    barsLayout->addLayout(legend);
    m_renewals->rows()->addWidget(bars);
    m_recent = new HomeCard(u"clock-history"_s, u"goal"_s, tr("Recent Records"), side);
    for (QWidget *card : QList<QWidget *> {m_health, m_renewals, m_recent})
        layout->addWidget(card);
    layout->addStretch(1);
    m_health->setLink(tr("View List"), tr("All customers as a list"));
    connect(m_health, &HomeCard::linkClicked, this, [this] { Q_EMIT openList(object_code::account, customers(), tr("All Customers")); });
    connect(m_bar, &HealthBar::clicked, this, [this](const QString &health) {
        const Field *field = m_store.schema().type(object_code::account)->field(account::health);
        const Choice *choice = field->choice(health);
        openHealth(health, choice ? labelOf(*field, *choice) : tr("Not scored"));
    });
    connect(m_months, &RenewalBars::clicked, this, [this](const QDate &month) {
        QList<Condition> where = customers();
        where << Condition {account::renewalDate, Condition::Is::GreaterOrEqual, month} << Condition {account::renewalDate, Condition::Is::Less, month.addMonths(1)};
        Q_EMIT openList(object_code::account, where, tr("Renewals in %1 %2", "month and year").arg(m_locale.standaloneMonthName(month.month()), QString::number(month.year())));
    });
    return side;
}

/// All accounts but the built-in one.
QList<Condition> HomePage::customers() const
{
    return {{account::name, Condition::Is::NotEqual, account::holdPublicName}};
}

void HomePage::openHealth(const QString &health, const QString &name)
{
    QList<Condition> where = customers();
    if (health.isEmpty())
        where << Condition {account::health, Condition::Is::Empty};
    else
        where << Condition {account::health, Condition::Is::Equal, health};
    Q_EMIT openList(object_code::account, where, name);
}

void HomePage::refresh()
{
    // One question at a time; a hidden page asks when it is shown.
    if (m_asking || !(isVisible() || m_figures.person.isEmpty())) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_askAgain = false;
    whenReady(homeFigures(m_store), this, [this](const Result<HomeFigures> &figures) {
        m_asking = false;
        if (m_askAgain && isVisible())
            return refresh();
        if (!figures) {
            if (m_store.me())
                Q_EMIT notice(figures.error().text);
            return;
        }
        take(*figures);
    });
    whenReady(m_store.recent(6), this, [this](const QList<Hit> &hits) { showRecent(hits); });
    whenReady(Samples::arePresent(m_store), this, [this](bool present) { showSamples(present); });
}

void HomePage::take(const HomeFigures &figures)
{
    m_figures = figures;
    m_head->setVisible(!figures.empty());
    m_content->setVisible(!figures.empty());
    m_first->setVisible(figures.empty());
    m_first->setPerson(figures.person);
    showHead(figures);
    showAttention(figures);
    m_today->show(figures, m_locale);
    showHealth(figures);
    showRenewals(figures);
    showSamples(m_samples);
}

void HomePage::showHead(const HomeFigures &figures)
{
    const int hour = m_store.context().now.toLocalTime().time().hour();
    const QString name = figures.person.section(u' ', 0, 0);
    m_greeting->setText(hour < 12 ? tr("Good morning, %1").arg(name) : hour < 18 ? tr("Good afternoon, %1").arg(name) : tr("Good evening, %1").arg(name));
    const QString accounts = tr("%n accounts", nullptr, figures.accounts);
    m_accounts->setText(accounts);
    m_accounts->setAccessibleName(accounts);
    m_accounts->show();
    QStringList facts {TimelineWords::dayAndMonth(m_store.context().today, m_locale), tr("%1 ARR").arg(shortMoney(figures.arr, figures.currency, m_locale))};
    if (figures.otherCurrencies)
        facts << tr("%n in other currencies not added", nullptr, figures.otherCurrencies);
    const int needs = figures.dueToday + figures.overdue + int(figures.needing.size());
    facts << tr("%n things need you today", nullptr, needs);
    m_figuresLine->setText(u"· "_s + facts.join(u"  ·  "_s));
}

void HomePage::showAttention(const HomeFigures &figures)
{
    m_attention->clear();
    for (const AttentionRow &row : figures.attention)
        addAttentionRow(row, figures);
    if (figures.attention.isEmpty())
        m_attention->addEmpty(tr("No customer needs anything special today."));
    addStaleDeals(figures.staleDeals);
    m_attention->setLink(figures.needing.isEmpty() ? QString() : tr("View All (%1)").arg(m_locale.toString(figures.needing.size())), tr("All customers that need attention"));
}

/// However much else is urgent: an old next step is found from here (feature K11).
void HomePage::addStaleDeals(const QList<RecordId> &deals)
{
    if (deals.isEmpty())
        return;
    const QString words = tr("%n renewal(s) and expansion(s) without a current next step", nullptr, int(deals.size()));
    QWidget *line = m_attention->addRow();
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(16, 8, 14, 8);
    auto *link = new LinkButton(words, line);
    link->setObjectName(u"staleDeals"_s);
    layout->addWidget(link);
    layout->addStretch(1);
    connect(link, &LinkButton::followed, this, [this, deals, words] {
        QVariantList ids;
        for (const RecordId id : deals)
            ids << qlonglong(id);
        Q_EMIT openList(object_code::opportunity, {{u"Id"_s, Condition::Is::OneOf, ids}}, words);
    });
}

void HomePage::addAttentionRow(const AttentionRow &row, const HomeFigures &figures)
{
    QWidget *line = m_attention->addRow();
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(16, 8, 14, 8);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    LinkButton *name = makeStrongLink(row.facts.name, line);
    connect(name, &LinkButton::followed, this, [this, id = row.facts.id](bool apart) { Q_EMIT openRecord(id, apart); });
    first->addWidget(name);
    first->addWidget(new Pill(AttentionRules::badge(row.attention, row.facts, m_locale), AttentionRules::badgeTone(row.attention), line));
    first->addStretch(1);
    texts->addLayout(first);
    const QString money = displayText({.type = FieldType::Currency}, row.facts.arr, m_locale, row.facts.currency.isEmpty() ? figures.currency : row.facts.currency);
    QLabel *why = makeLabel(AttentionRules::sentence(row.attention, row.facts, money, m_locale), "meta", line);
    why->setWordWrap(true);
    texts->addWidget(why);
    layout->addLayout(texts, 1);
    QPushButton *button = makeButton(AttentionRules::cureText(row.attention.cure), "neutral", {}, line);
    button->setAccessibleDescription(row.facts.name);
    connect(button, &QPushButton::clicked, this, [this, row] { cure(row); });
    layout->addWidget(button, 0, Qt::AlignVCenter);
}

void HomePage::cure(const AttentionRow &row)
{
    switch (row.attention.cure) {
    case Attention::Cure::LogCall:
        return Q_EMIT logCall(row.facts.id);
    case Attention::Cure::NewTask:
        return Q_EMIT compose(u"newTask"_s, row.facts.id);
    case Attention::Cure::OpenTask:
        return Q_EMIT openRecord(row.facts.oldestTask, false);
    case Attention::Cure::OpenCustomer:
        return Q_EMIT openRecord(row.facts.id, false);
    case Attention::Cure::OpenDeal:
        return Q_EMIT openRecord(row.facts.staleDeal, false);
    }
}

void HomePage::showHealth(const HomeFigures &figures)
{
    while (QLayoutItem *item = m_legend->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const Field *field = m_store.schema().type(object_code::account)->field(account::health);
    QStringList names;
    for (int i = 0; i < figures.health.size(); ++i) {
        const HealthShare &share = figures.health.at(i);
        const Choice *choice = field->choice(share.health);
        const QString word = choice ? labelOf(*field, *choice) : tr("Not scored");
        const QString money = shortMoney(share.arr, figures.currency, m_locale);
        names << tr("%1: %n accounts, %2", nullptr, share.count).arg(word, money);
        auto *pill = new Pill(tr("%1 · %2", "health and number").arg(word, m_locale.toString(share.count)), share.tone, m_health);
        auto *cell = new QWidget(m_health);
        auto *row = new QHBoxLayout(cell);
        row->setContentsMargins(0, 2, 0, 2);
        row->addWidget(pill);
        row->addWidget(makeLabel(money, "meta", cell), 1);
        m_legend->addWidget(cell, i / 2, i % 2);
    }
    m_bar->setShares(figures.health, names);
}

void HomePage::showRenewals(const HomeFigures &figures)
{
    m_months->setMonths(figures.renewals, figures.currency, m_locale);
}

void HomePage::showRecent(const QList<Hit> &hits)
{
    m_recent->clear();
    for (const Hit &hit : hits) {
        const ObjectType *type = m_store.schema().typeOf(hit.id);
        if (!type)
            continue;
        auto *line = new QWidget(m_recent);
        m_recent->rows()->addWidget(line);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(16, 1, 16, 1);
        layout->addWidget(new Tile(type->icon, type->color, 22, line));
        auto *name = new LinkButton(hit.title, line);
        connect(name, &LinkButton::followed, this, [this, id = hit.id](bool apart) { Q_EMIT openRecord(id, apart); });
        layout->addWidget(name);
        layout->addStretch(1);
        layout->addWidget(makeLabel(translated(type->label), "meta", line));
    }
    if (hits.isEmpty())
        m_recent->addEmpty(tr("What you open will stand here."));
}

void HomePage::showSamples(bool present)
{
    m_samples = present;
    if (present)
        m_strip->show(tr("These are sample customers. They go again with one click; what you added yourself stays."), u"info"_s, tr("Remove Sample Customers"));
    else
        m_strip->clear();
    m_steps->show(m_figures.steps);
    m_steps->setVisible(present && !m_figures.empty() && !m_figures.steps.all() && !m_state.value(stepsHidden, false).toBool());
}

void HomePage::takeFocus()
{
    QWidget *start = m_first->isVisible() ? static_cast<QWidget *>(m_first) : m_head;
    for (QWidget *widget = start->nextInFocusChain(); widget && widget != start; widget = widget->nextInFocusChain()) {
        if (start->isAncestorOf(widget) && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QList<QWidget *> HomePage::regions() const
{
    if (m_content->isHidden())
        return {m_first};
    return {m_head, m_columns->itemAt(0)->widget(), m_columns->itemAt(1)->widget()};
}

void HomePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_columns->setDirection(width() < Theme::current().scaled(900) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void HomePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh(); // the day may have changed, and facts of the workspace announce nothing
}
