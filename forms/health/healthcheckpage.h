#pragma once

#include "forms/shell/page.h"
#include "models/storage/recordstore.h"

class FindingRow;
class Notice;
class QLabel;
class QPushButton;
class QVBoxLayout;
class RecordForm;

/// A health check on one page (feature Q3; Fleet handbook, "Conduct a health check"): who was there, what they showed of their day, and
/// feature by feature whether it is used, why, and what could be better. Findings go into the business review, and become tasks and
/// requests with a click. UI thread.
class HealthCheckPage : public Page
{
    Q_OBJECT

public:
    HealthCheckPage(RecordStore &store, RecordId check, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return u"clipboard2-pulse"_s; }
    QString colorToken() const override { return u"health"_s; }
    RecordId about() const override { return m_account; }
    void takeFocus() override;
    bool isEdited() const override;
    bool saveEdit() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    RecordForm *form() const { return m_form; }
    const QList<FindingRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void shown();

private:
    QWidget *makeHead();
    QWidget *makeBody();
    void showCheck(const Record &check, const QList<Record> &findings);
    FindingRow *addRow(const Record &finding);
    Record emptyFinding() const;
    void addFeaturesOfLastCheck();
    void makeTask(FindingRow *row);
    void makeRequest(FindingRow *row);
    void removeRow(FindingRow *row);
    void updateState();

    RecordStore &m_store;
    const RecordId m_check;
    const QuickForm m_quick;
    RecordId m_account = 0;
    Record m_record;
    Notice *m_notice;
    QLabel *m_heading = nullptr;
    QLabel *m_facts = nullptr;
    QPushButton *m_save = nullptr;
    RecordForm *m_form = nullptr;
    QVBoxLayout *m_place = nullptr;
    QList<FindingRow *> m_rows;
    bool m_saving = false;
    int m_asked = 0;
};
