#pragma once

#include "forms/shell/page.h"
#include "models/lists/celltablemodel.h"
#include "models/reports/leakguard.h"
#include "models/storage/referencefinder.h"

class CellTable;
class FlowLayout;
class Notice;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

/// The reference finder: customer references by what one needs, those that may be used today first, with the reasons against the others; a
/// sheet of one as PDF; and the customers who could be asked for a reference next. UI thread.
class ReferencesPage : public Page
{
    Q_OBJECT

public:
    explicit ReferencesPage(RecordStore &store, QWidget *parent = nullptr);
    static QString pageKey() { return u"references"_s; }
    QString title() const override { return tr("Reference Finder"); }
    QString icon() const override { return u"star"_s; }
    QString colorToken() const override { return u"reference"_s; }
    int object() const override;
    void takeFocus() override;
    bool find() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    void addHead(QVBoxLayout *rows);
    void addFilters(QVBoxLayout *rows);
    void addTable(QVBoxLayout *rows);
    void addCandidates(QVBoxLayout *rows);
    QComboBox *addChoice(const QString &label, const QString &name);
    /// All values that a field may have or that are there; what is chosen stays.
    void fill(QComboBox *box, const Field &field, const QStringList &values);
    void fillChoices();
    ReferenceWish wish() const;
    void showReferences();
    void showCandidates();
    FigureCell cellOf(const FoundReference &reference, int column) const;
    FigureCell cellOf(const ReferenceCandidate &candidate, int column) const;
    const FoundReference *chosen() const;
    void updateButtons();
    void makeSheet(bool forCustomer);
    void writeSheet(const FoundReference &reference, bool forCustomer, const LeakTerms &terms);
    void askCandidate();
    const Field &field(const QString &name) const;

    RecordStore &m_store;
    QList<FoundReference> m_all;
    QList<FoundReference> m_found;
    QList<ReferenceCandidate> m_candidates;
    CellTableModel *m_model;
    CellTableModel *m_candidateModel;
    CellTable *m_table = nullptr;
    CellTable *m_candidateTable = nullptr;
    Notice *m_notice;
    FlowLayout *m_filters = nullptr;
    QLabel *m_line = nullptr;
    QLabel *m_nothing = nullptr;
    QLabel *m_noCandidates = nullptr;
    QLineEdit *m_words = nullptr;
    QCheckBox *m_usable = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_category = nullptr;
    QComboBox *m_audience = nullptr;
    QComboBox *m_reach = nullptr;
    QComboBox *m_industry = nullptr;
    QComboBox *m_segment = nullptr;
    QComboBox *m_product = nullptr;
    QLabel *m_why = nullptr; ///< against the chosen one
    QPushButton *m_sheet = nullptr;
    QPushButton *m_internalSheet = nullptr;
    QPushButton *m_ask = nullptr;
    int m_asked = 0;
};
