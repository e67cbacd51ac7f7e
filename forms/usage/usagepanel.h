#pragma once

#include "forms/record/recordpanel.h"
#include "models/storage/usage.h"

class Chart;
class ComboBox;
class Notice;
class QLabel;
class QTableView;
class QVBoxLayout;
class UsageGridModel;

/// How one customer uses the product (feature H6): a chart over the months with gaps where nothing was measured, DAU/MAU and MAU/seats, a
/// sheet of months to type into, a pasted table, and what was brought in, which can be taken back. UI thread.
class UsagePanel : public RecordPanel
{
    Q_OBJECT

public:
    UsagePanel(RecordStore &store, RecordId account, QWidget *parent = nullptr);

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    void makeHead(QVBoxLayout *rows);
    void makeSheet(QVBoxLayout *rows);
    void load();
    void loadBatches();
    void showUsage(const QList<UsageSeries> &usage, double seats);
    void showChoices();
    void showChart();
    void showBatches(const QList<UsageBatch> &batches);
    QString factsText() const;
    QString numberText(double value) const;
    void store(const QString &metric, const QDate &month, double value);
    void remove(const QString &metric, const QDate &month);
    void paste();
    void takeBack(const UsageBatch &batch);

    RecordStore &m_store;
    const RecordId m_account;
    QList<UsageSeries> m_usage;
    QList<UsageSeries> m_derived;
    UsageGridModel *m_model;
    Notice *m_notice;
    QLabel *m_facts = nullptr;
    ComboBox *m_choice = nullptr;
    Chart *m_chart = nullptr;
    QLabel *m_nothing = nullptr;
    QTableView *m_table = nullptr;
    QVBoxLayout *m_batches = nullptr;
    int m_asked = 0;
};
