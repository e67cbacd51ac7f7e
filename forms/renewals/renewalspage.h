#pragma once

#include "forms/renewals/renewalspart.h"
#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"

class QLabel;
class QStackedWidget;
class QTabBar;

/// Renewals in four parts (features K8 to K10, K13): the list, the forecast, what changed since the last snapshot, signal and opinion. A
/// part is made when it is first shown and asks the store again whenever what it shows has changed. UI thread.
class RenewalsPage : public Page
{
    Q_OBJECT

public:
    RenewalsPage(RecordStore &store, ViewState &state, QWidget *parent = nullptr);
    static QString pageKey() { return u"renewals"_s; }
    QString title() const override { return tr("Renewals"); }
    QString icon() const override { return u"arrow-repeat"_s; }
    QString colorToken() const override { return u"renewal"_s; }
    int object() const override;
    void takeFocus() override;
    bool find() override;
    void refresh() override;
    QList<QWidget *> regions() const override;
    /// "list", "forecast", "changes", "signals".
    void showPart(const QString &key);
    RenewalsPart *part() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Tab {
        QString key;
        std::function<RenewalsPart *()> make;
        RenewalsPart *part = nullptr;
    };
    void addTab(const QString &key, const QString &label, std::function<RenewalsPart *()> make);
    void showCurrent();

    RecordStore &m_store;
    ViewState &m_state;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    QLabel *m_line;
    std::vector<Tab> m_tabs;
    bool m_stale = false; ///< something changed while the page was hidden
};
