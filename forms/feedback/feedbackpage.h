#pragma once

#include "forms/feedback/feedbackreport.h"
#include "forms/shell/page.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QTableWidget;
class QVBoxLayout;

/// The report of customer feedback (features A5, A8): calls by kind, account, segment and month, every bar opening its calls; and the
/// register of feature requests with the ARR of those who ask. UI thread.
class FeedbackPage : public Page
{
    Q_OBJECT

public:
    explicit FeedbackPage(RecordStore &store, QWidget *parent = nullptr);
    static QString pageKey() { return u"customer-feedback"_s; }
    QString title() const override { return FeedbackReport::title(); }
    QString icon() const override { return u"megaphone"_s; }
    QString colorToken() const override { return u"product"_s; }
    void takeFocus() override;
    void refresh() override;

    const FeedbackFigures &figures() const { return m_figures; }
    /// Writes the report as CSV.
    Result<> writeCsv(const QString &path) const;

protected:
    void changeEvent(QEvent *event) override;

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    void addHead(QVBoxLayout *rows);
    void addChart(int place, QGridLayout *grid);
    void addRegister(QVBoxLayout *rows);
    void showFigures(const FeedbackFigures &figures);
    void showRequests();
    void askForCsv();
    void openCalls(int part, int index);
    void openRequest(int row, int column);
    QDate since() const;

    RecordStore &m_store;
    FeedbackFigures m_figures;
    std::unique_ptr<FeedbackReport> m_report;
    QList<Chart *> m_charts;
    QList<QLabel *> m_titles;
    QList<QLabel *> m_nothing;
    QLabel *m_line = nullptr;
    QComboBox *m_period = nullptr;
    QTableWidget *m_table = nullptr;
    int m_asked = 0;
};
