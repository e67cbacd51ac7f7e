#pragma once

#include "forms/renewals/renewalspart.h"
#include "models/lists/celltablemodel.h"
#include "models/storage/forecastsnapshots.h"

class CellTable;
class Chart;
class Notice;
class QComboBox;
class QLabel;
class QPushButton;

/// What changed in the forecast since a snapshot (feature K13): a bridge of stacked bars from the sum of then to the sum of today, and the
/// contracts behind each bar. Takes this week's snapshot by a button too. UI thread.
class BridgeView : public RenewalsPart
{
    Q_OBJECT

public:
    enum Column { Account, Change, Before, After, Difference, RenewalBefore, RenewalAfter, ColumnCount };

    BridgeView(RecordStore &store, Page &page);
    void refresh() override;
    void takeFocus() override;
    QWidget *region() const override;
    CellTableModel &model() const { return *m_model; }
    Chart &chart() const { return *m_chart; }
    const ForecastBridge &bridge() const { return m_bridge; }
    /// Takes the snapshot of this week now.
    void takeSnapshot();
    static QString stepText(BridgeStep step);

private:
    void addControls();
    void take(const ForecastBridge &bridge);
    void fillChoices();
    void drawChart();
    FigureCell cell(int row, int column) const;
    void openBar(int index);

    ForecastBridge m_bridge;
    CellTableModel *m_model;
    CellTable *m_table = nullptr;
    Chart *m_chart = nullptr;
    Notice *m_notice;
    QLabel *m_nothing = nullptr;
    QComboBox *m_since = nullptr;
    QComboBox *m_period = nullptr;
    QPushButton *m_take = nullptr;
    int m_asked = 0;
};
