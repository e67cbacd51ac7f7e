#pragma once

#include "forms/renewals/renewalspart.h"
#include "forms/shell/viewstate.h"
#include "models/lists/celltablemodel.h"
#include "models/storage/renewals.h"

class CellTable;
class Notice;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

/// The list of contracts that are up for renewal within 30, 60, 90 or 180 days (feature K8), with its totals, filters and an export. Forecast
/// and next step are entered from here. UI thread.
class RenewalsView : public RenewalsPart
{
    Q_OBJECT

public:
    enum Column { Account, RenewalDate, NoticeDate, Arr, Seats, Health, OpenRisk, Stage, NextStep, NextStepDate, Forecast, Category, Product, Owner, ColumnCount };

    RenewalsView(RecordStore &store, ViewState &state, Page &page);
    void refresh() override;
    void takeFocus() override;
    bool find() override;
    QWidget *region() const override;
    CellTableModel &model() const { return *m_model; }
    CellTable &table() const { return *m_table; }
    /// What is shown, in its order, as CSV: plain numbers, ISO dates.
    QByteArray csv() const;

private:
    void addControls();
    void wireTable();
    void take(const RenewalList &list);
    void fillOwners();
    void applyFilter();
    void showTotals();
    FigureCell cell(int row, int column) const;
    FigureCell dateCell(const QDate &day, bool asksToAct) const;
    FigureCell moneyCell(const std::optional<double> &amount, const QString &currency) const;
    QList<Renewal> shownRows() const;
    const Renewal *current() const;
    void enterForecast();
    void updateNextStep();
    void entered(int row, int column);
    int days() const;

    ViewState &m_state;
    RenewalList m_list;
    CellTableModel *m_model;
    CellTable *m_table;
    Notice *m_notice;
    QLabel *m_totals;
    QLabel *m_nothing;
    QComboBox *m_days = nullptr;
    QComboBox *m_health = nullptr;
    QComboBox *m_owner = nullptr;
    QLineEdit *m_words = nullptr;
    QPushButton *m_forecast = nullptr;
    QPushButton *m_step = nullptr;
    int m_asked = 0;
};
