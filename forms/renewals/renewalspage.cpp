#include "forms/renewals/renewalspage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/renewals/bridgeview.h"
#include "forms/renewals/forecastview.h"
#include "forms/renewals/renewalsview.h"
#include "forms/renewals/signalsview.h"
#include "models/schema/objects/contractnames.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

static const QString tabKey = u"renewals/part"_s;

RenewalsPage::RenewalsPage(RecordStore &store, ViewState &state, QWidget *parent)
    : Page(pageKey(), parent)
    , m_store(store)
    , m_state(state)
    , m_bar(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_line(makeLabel({}, "meta", this))
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setFocusPolicy(Qt::StrongFocus);
    m_bar->setAccessibleName(tr("Parts of this page"));
    m_line->setWordWrap(true);
    auto *card = new Card(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 4);
    head->setSpacing(12);
    head->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", card));
    words->addWidget(m_line);
    head->addLayout(words, 1);
    card->body()->addLayout(head);
    card->body()->addWidget(m_bar);
    auto *line = new QFrame(card);
    line->setObjectName(u"keyFields"_s);
    line->setFixedHeight(1);
    card->body()->addWidget(line);
    card->body()->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    addTab(u"list"_s, tr("Up for Renewal"), [this] { return new RenewalsView(m_store, m_state, *this); });
    addTab(u"forecast"_s, tr("Forecast"), [this] { return new ForecastView(m_store, *this); });
    addTab(u"changes"_s, tr("What Changed"), [this] { return new BridgeView(m_store, *this); });
    addTab(u"signals"_s, tr("Signal and Opinion"), [this] { return new SignalsView(m_store, *this); });
    showPart(m_state.value(tabKey).toString());
    showCurrent();
    connect(m_bar, &QTabBar::currentChanged, this, &RenewalsPage::showCurrent);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (!part()->isConcerned(changes))
            return;
        // Nobody looks: when it is shown again is early enough. Other parts ask when they are chosen.
        m_stale = !isVisible();
        if (!m_stale)
            refresh();
    });
}

void RenewalsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_stale, false))
        refresh();
}

void RenewalsPage::addTab(const QString &key, const QString &label, std::function<RenewalsPart *()> make)
{
    m_tabs.push_back({key, std::move(make)});
    m_bar->addTab(escapedMnemonic(label));
}

void RenewalsPage::showPart(const QString &key)
{
    for (size_t i = 0; i < m_tabs.size(); ++i) {
        if (m_tabs[i].key == key)
            m_bar->setCurrentIndex(int(i));
    }
}

void RenewalsPage::showCurrent()
{
    Tab &tab = m_tabs.at(size_t(std::max(0, m_bar->currentIndex())));
    m_state.setValue(tabKey, tab.key);
    if (!tab.part) {
        tab.part = tab.make();
        m_stack->addWidget(tab.part);
        connect(tab.part, &RenewalsPart::shown, this, [this, part = tab.part](const QString &line) {
            if (m_stack->currentWidget() == part)
                m_line->setText(line);
        });
    }
    m_stack->setCurrentWidget(tab.part);
    tab.part->refresh();
}

RenewalsPart *RenewalsPage::part() const
{
    return static_cast<RenewalsPart *>(m_stack->currentWidget());
}

int RenewalsPage::object() const
{
    return object_code::contract;
}

void RenewalsPage::takeFocus()
{
    part()->takeFocus();
}

bool RenewalsPage::find()
{
    return part()->find();
}

void RenewalsPage::refresh()
{
    part()->refresh();
}

QList<QWidget *> RenewalsPage::regions() const
{
    return {m_bar, part()->region()};
}
