#pragma once

#include "forms/shell/page.h"
#include "models/lists/reviewschedulemodel.h"
#include "models/reports/reviewschedule.h"

class Notice;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

/// When which customer's business review is due, the most urgent first; opens or makes one, and drafts all that are due of Tier 1 in one
/// batch with progress and cancel (feature Q10). UI thread.
class ReviewsPage : public Page
{
    Q_OBJECT

public:
    explicit ReviewsPage(RecordStore &store, QWidget *parent = nullptr);

    QString title() const override { return tr("Review Schedule"); }
    QString icon() const override { return u"file-earmark-slides"_s; }
    QString colorToken() const override { return u"qbr"_s; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;
    ReviewScheduleModel &model() const { return *m_model; }

Q_SIGNALS:
    /// The batch ended; so many drafts were made.
    void drafted(int count);

private:
    QWidget *buildHead();
    void openCurrent();
    void openAccount();
    void draftAll();
    void draftNext();
    void endBatch();

    RecordStore &m_store;
    ReviewScheduleModel *m_model;
    QTableView *m_table;
    Notice *m_notice;
    QLabel *m_facts = nullptr;
    QPushButton *m_batch = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_progress = nullptr;
    QList<RecordId> m_waiting; ///< accounts whose drafts are still to be made
    int m_made = 0;
};
