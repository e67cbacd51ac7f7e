#pragma once

#include "forms/record/recordpanel.h"
#include "models/reports/review.h"
#include "models/storage/reviewfacts.h"

class CellTable;
class CellTableModel;
class Notice;
class PlanDelegate;
class QLabel;
class QPushButton;

/// The success plan of an account (feature H12): its goals with baseline, now and target and the open steps, each as a bar over time, and the
/// plan as a PDF for the customer: goals and what was agreed on, nothing of our own. UI thread.
class SuccessPlanPanel : public RecordPanel
{
    Q_OBJECT

public:
    SuccessPlanPanel(RecordStore &store, RecordId account, QWidget *parent = nullptr);
    /// Writes the customer's copy there, unless it holds what a customer must not read.
    void writeTo(const QString &path);

Q_SIGNALS:
    void written(const QString &path);

private:
    void makeHead(class QVBoxLayout *rows);
    void load();
    void showPlan(const ReviewFacts &facts);
    void chooseFile();
    void writeClean(const ReviewDocument &document, const QString &path);

    RecordStore &m_store;
    const RecordId m_account;
    ReviewFacts m_facts;
    CellTableModel *m_model;
    Notice *m_notice;
    QLabel *m_summary = nullptr;
    QPushButton *m_export = nullptr;
    CellTable *m_table = nullptr;
    PlanDelegate *m_delegate = nullptr;
    int m_asked = 0;
};
