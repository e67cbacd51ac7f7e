#pragma once

#include "forms/renewals/renewalspart.h"
#include "models/lists/celltablemodel.h"
#include "models/storage/renewalsignals.h"

class CellTable;
class Notice;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

/// The computed signal beside the CSM's opinion for every renewal within 180 days (feature K10): each with its reasons, disagreements first.
/// UI thread.
class SignalsView : public RenewalsPart
{
    Q_OBJECT

public:
    enum Column { Account, RenewalDate, Look, Signal, Call, Verdict, Reasons, CallOn, Arr, ColumnCount };

    SignalsView(RecordStore &store, Page &page);
    void refresh() override;
    bool isConcerned(const ChangeSet &changes) const override;
    void takeFocus() override;
    QWidget *region() const override;
    CellTableModel &model() const { return *m_model; }
    CellTable &table() const { return *m_table; }
    /// Shows only renewals on which signal and opinion disagree.
    void showDisagreements(bool only);

private:
    void addControls();
    void take(const SignalList &list);
    void applyFilter();
    FigureCell cell(int row, int column) const;
    QString reasonsOf(const SignalRow &row) const;
    void makeCall();

    SignalList m_list;
    CellTableModel *m_model;
    CellTable *m_table = nullptr;
    Notice *m_notice;
    QLabel *m_nothing = nullptr;
    QComboBox *m_look = nullptr;
    QCheckBox *m_only = nullptr;
    QPushButton *m_call = nullptr;
    int m_asked = 0;
};
