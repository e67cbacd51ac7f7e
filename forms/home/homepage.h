#pragma once

#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/storage/homefigures.h"

#include <QLocale>

class FirstRun;
class FirstStepsCard;
class HealthBar;
class HomeCard;
class Notice;
class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
class RenewalBars;
class TodayCard;

/// The first page: what needs a person today, what the day holds, and how the book of customers stands. All numbers come from the
/// store in one answer, follow its changes, and open the list they count. Without customers it shows the ways to begin. UI thread.
class HomePage : public Page
{
    Q_OBJECT

public:
    HomePage(RecordStore &store, ViewState &state, QWidget *parent = nullptr);

    QString title() const override { return tr("Home"); }
    QString icon() const override { return u"house"_s; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addHead(QVBoxLayout *layout);
    QWidget *makeMain();
    QWidget *makeSide();
    void take(const HomeFigures &figures);
    void showHead(const HomeFigures &figures);
    void showAttention(const HomeFigures &figures);
    void addStaleDeals(const QList<RecordId> &deals);
    void addAttentionRow(const AttentionRow &row, const HomeFigures &figures);
    void cure(const AttentionRow &row);
    void showHealth(const HomeFigures &figures);
    void showRenewals(const HomeFigures &figures);
    void showRecent(const QList<Hit> &hits);
    void showSamples(bool present);
    void openHealth(const QString &health, const QString &name);
    QList<Condition> customers() const;

    RecordStore &m_store;
    ViewState &m_state;
    QLocale m_locale;
    QScrollArea *m_scroll = nullptr;
    Notice *m_strip = nullptr;
    QLabel *m_greeting = nullptr;
    QPushButton *m_accounts = nullptr;
    QLabel *m_figuresLine = nullptr;
    QWidget *m_head = nullptr;
    QWidget *m_content = nullptr;
    QBoxLayout *m_columns = nullptr;
    FirstRun *m_first = nullptr;
    FirstStepsCard *m_steps = nullptr;
    HomeCard *m_attention = nullptr;
    TodayCard *m_today = nullptr;
    HomeCard *m_health = nullptr;
    HealthBar *m_bar = nullptr;
    QGridLayout *m_legend = nullptr;
    HomeCard *m_renewals = nullptr;
    RenewalBars *m_months = nullptr;
    HomeCard *m_recent = nullptr;
    HomeFigures m_figures;
    bool m_samples = false;
    bool m_asking = false;
    bool m_askAgain = false;
};
