#pragma once

#include "forms/reports/reviewpages.h"
#include "forms/shell/page.h"
#include "models/storage/riskfigures.h"

class Chart;
class LinkButton;
class QGridLayout;
class QLabel;
class QTableWidget;
class QVBoxLayout;

/// The risk board (feature K5): ARR at risk by status, reason, competitor, owner and month of renewal. Every bar opens its risks as a
/// list; old next steps are flagged; red accounts without a plan offer one. UI thread.
class RiskBoard : public Page
{
    Q_OBJECT

public:
    explicit RiskBoard(RecordStore &store, QWidget *parent = nullptr);
    static QString pageKey() { return u"risk-board"_s; }
    QString title() const override { return tr("Risk Board"); }
    QString icon() const override { return u"shield-exclamation"_s; }
    QString colorToken() const override { return u"risk"_s; }
    int object() const override;
    void takeFocus() override;
    void refresh() override;

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    struct Part {
        QString name; ///< of the chart's object
        QString title;
        Chart *chart = nullptr;
        QLabel *nothing = nullptr;
        QList<RiskGroup> groups;
    };
    void addHead(QVBoxLayout *rows);
    Part &addPart(const QString &name, const QString &title, QGridLayout *grid);
    void addTable(QVBoxLayout *rows);
    void addUnplanned(QGridLayout *grid);
    void showFigures(const RiskFigures &figures);
    void showPart(Part &part, const QList<RiskGroup> &groups, const QStringList &tones = {});
    QStringList wordsOf(const RiskRow &row) const;
    void showRows();
    ReviewPages pages() const;
    void showUnplanned();
    void openRisks(const QList<RecordId> &ids, const QString &name);
    QString money(double amount) const;

    RecordStore &m_store;
    RiskFigures m_figures;
    std::vector<std::unique_ptr<Part>> m_parts;
    QLabel *m_line = nullptr;
    LinkButton *m_stale = nullptr;
    QTableWidget *m_table = nullptr;
    QWidget *m_unplanned = nullptr;
    int m_asked = 0;
};
