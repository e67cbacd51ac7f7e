#include "forms/record/recordtabs.h"

#include "forms/look/theme.h"

#include <QTabBar>
#include <QVBoxLayout>

RecordTabs::RecordTabs(ViewState &state, const QString &stateKey, QWidget *parent)
    : Card(parent)
    , m_state(state)
    , m_stateKey(stateKey)
    , m_bar(new QTabBar(this))
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setFocusPolicy(Qt::StrongFocus);
    m_bar->setAccessibleName(tr("Parts of this page"));
    auto *line = new QFrame(this);
    line->setObjectName(u"keyFields"_s);
    line->setFixedHeight(1);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::current().scaled(12), 0, Theme::current().scaled(12), 0);
    head->addWidget(m_bar, 1);
    body()->addLayout(head);
    body()->addWidget(line);
    connect(m_bar, &QTabBar::currentChanged, this, [this] {
        if (!m_started)
            return;
        m_state.setValue(m_stateKey, current());
        showCurrent();
    });
}

void RecordTabs::addTab(const QString &key, const QString &label, std::function<QWidget *()> make)
{
    m_tabs.append({key, std::move(make), nullptr});
    m_bar->addTab(escapedMnemonic(label));
}

void RecordTabs::insertTab(int index, const QString &key, const QString &label, QWidget *content)
{
    content->setParent(this);
    body()->addWidget(content);
    m_tabs.insert(index, {key, {}, content});
    m_bar->insertTab(index, escapedMnemonic(label));
    showCurrent();
}

QWidget *RecordTabs::takeTab(const QString &key)
{
    const int index = indexOf(key);
    if (index < 0)
        return nullptr;
    QWidget *content = m_tabs.takeAt(index).content;
    if (content)
        body()->removeWidget(content);
    m_bar->removeTab(index);
    showCurrent();
    return content;
}

int RecordTabs::indexOf(const QString &key) const
{
    for (int i = 0; i < m_tabs.size(); ++i) {
        if (m_tabs.at(i).key == key)
            return i;
    }
    return -1;
}

void RecordTabs::start(const QString &key)
{
    const int kept = indexOf(m_state.value(m_stateKey).toString());
    m_bar->setCurrentIndex(kept >= 0 ? kept : indexOf(key));
    m_started = true;
    showCurrent();
}

void RecordTabs::select(const QString &key)
{
    m_bar->setCurrentIndex(std::max(0, indexOf(key)));
}

QString RecordTabs::current() const
{
    return m_tabs.isEmpty() ? QString() : m_tabs.at(std::max(0, m_bar->currentIndex())).key;
}

void RecordTabs::showCurrent()
{
    if (!m_started)
        return;
    const int current = m_bar->currentIndex();
    for (int i = 0; i < m_tabs.size(); ++i) {
        Tab &tab = m_tabs[i];
        if (i == current && !tab.content) {
            tab.content = tab.make();
            tab.content->setParent(this);
            body()->addWidget(tab.content);
        }
        if (tab.content)
            tab.content->setVisible(i == current);
    }
}
