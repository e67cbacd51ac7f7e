#pragma once

#include "forms/look/widgets.h"
#include "forms/shell/viewstate.h"

#include <functional>

class QTabBar;

/// The card with the tabs of a record's page. A tab's contents are made when it is first shown, and the card is as high as what it
/// shows. Which tab was chosen last is remembered. UI thread.
class RecordTabs : public Card
{
    Q_OBJECT

public:
    RecordTabs(ViewState &state, const QString &stateKey, QWidget *parent = nullptr);
    void addTab(const QString &key, const QString &label, std::function<QWidget *()> make);
    /// A tab whose contents belong to somebody else and may be taken out again.
    void insertTab(int index, const QString &key, const QString &label, QWidget *content);
    /// Takes the tab out; its contents (null if there are none yet) stay the caller's.
    QWidget *takeTab(const QString &key);
    bool has(const QString &key) const { return indexOf(key) >= 0; }
    /// Shows the tab remembered from last time, else `key`.
    void start(const QString &key);
    void select(const QString &key);
    QString current() const;
    QTabBar *bar() const { return m_bar; }

private:
    struct Tab {
        QString key;
        std::function<QWidget *()> make;
        QWidget *content;
    };
    int indexOf(const QString &key) const;
    void showCurrent();
    ViewState &m_state;
    QString m_stateKey;
    QTabBar *m_bar;
    QList<Tab> m_tabs;
    bool m_started = false;
};
