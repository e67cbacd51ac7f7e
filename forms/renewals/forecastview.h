#pragma once

#include "forms/renewals/renewalspart.h"
#include "models/lists/celltablemodel.h"
#include "models/storage/forecast.h"

class CellTable;
class Chart;
class Notice;
class QComboBox;
class QLabel;

/// The renewal forecast by quarter and owner (feature K9): target, forecast and final ARR, what is kept, added, given up and lost, gross and
/// net retention, and how many have no forecast. Every figure opens its contracts. UI thread.
class ForecastView : public RenewalsPart
{
    Q_OBJECT

public:
    enum Column { Period, Owner, Renewals, Arr, Target, Forecast, Final, Kept, Upsell, Downsell, Churn, Gross, Net, Missing, ColumnCount };

    ForecastView(RecordStore &store, Page &page);
    void refresh() override;
    void takeFocus() override;
    QWidget *region() const override;
    CellTableModel &model() const { return *m_model; }
    Chart &chart() const { return *m_chart; }
    QByteArray csv() const;

private:
    void addControls();
    void take(const ForecastFigures &figures);
    void drawChart();
    FigureCell cell(int row, int column) const;
    QString quarterName(const FiscalQuarter &quarter) const;
    void openRow(int row, int column);

    ForecastFigures m_figures;
    QList<int> m_totals; ///< rows of a whole quarter
    CellTableModel *m_model;
    CellTable *m_table = nullptr;
    Chart *m_chart = nullptr;
    Notice *m_notice;
    QLabel *m_nothing = nullptr;
    QComboBox *m_start = nullptr;
    int m_asked = 0;
};
