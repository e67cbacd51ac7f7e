#pragma once

#include "forms/record/recordpanel.h"
#include "models/storage/health.h"

class Card;
class HealthPartsModel;
class LinkButton;
class Pill;
class QBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class WeekBars;

/// The health of one account, explained: score and trend, what moved since last week, every measure with weight, value, source, age and
/// its weeks, what is left out, the formula; and beside it what is in force on the account, with the way to set it by hand. UI thread.
class HealthPanel : public RecordPanel
{
    Q_OBJECT

public:
    HealthPanel(RecordStore &store, RecordId account, QWidget *parent = nullptr);

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    QBoxLayout *makeHead();
    QBoxLayout *makeInForce();
    void makeTable();
    void load();
    void showHealth(const AccountHealth &health);
    void showInForce();
    void takeComputed();
    QString trendText() const;

    RecordStore &m_store;
    const RecordId m_account;
    AccountHealth m_health;
    HealthPartsModel *m_model;
    QLabel *m_score;
    Pill *m_rating;
    QLabel *m_trend;
    QLabel *m_covered;
    WeekBars *m_weeks;
    QLabel *m_inForce;
    Pill *m_force;
    QPushButton *m_byHand;
    QPushButton *m_take;
    QLabel *m_moved;
    QTableView *m_table;
    QLabel *m_formula;
    LinkButton *m_profile;
    int m_asked = 0;
};
