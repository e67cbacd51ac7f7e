#pragma once

#include "forms/shell/page.h"
#include "models/storage/health.h"

class HealthBookModel;
class Notice;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;
class QTableView;

/// The health of the whole book (features H1 to H5): all customers ranked, and the weights of a profile as sliders that rank the
/// book anew while they move. Weights that total 100 can be kept as the profile's. UI thread.
class HealthPage : public Page
{
    Q_OBJECT

public:
    explicit HealthPage(RecordStore &store, QWidget *parent = nullptr);
    static QString pageKey() { return u"health"_s; }
    QString title() const override { return tr("Health"); }
    QString icon() const override { return u"heart-pulse"_s; }
    QString colorToken() const override { return u"health"_s; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

private:
    QWidget *makeHead();
    QWidget *makeBook();
    QWidget *makeWhatIf();
    QGridLayout *makeButtons(QWidget *parent);
    void addWeight(QGridLayout *grid, int measure);
    void showBook(const HealthBook &book);
    void showFacts();
    void showProfiles();
    void showWeights();
    void weightsChanged();
    void showTotal();
    void makeHundred();
    void keepWeights();
    void newProfile();
    void follow(bool follows);
    int chosen() const;

    RecordStore &m_store;
    QList<HealthProfile> m_profiles; ///< as they are tried
    HealthBookModel *m_model;
    Notice *m_notice;
    QLabel *m_facts = nullptr;
    QCheckBox *m_follow = nullptr;
    QTableView *m_table = nullptr;
    QComboBox *m_choice = nullptr;
    QComboBox *m_rule = nullptr;
    std::array<QSlider *, health_measure::count> m_sliders {};
    std::array<QSpinBox *, health_measure::count> m_numbers {};
    QLabel *m_total = nullptr;
    QLabel *m_effect = nullptr;
    QPushButton *m_hundred = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_open = nullptr;
    bool m_filling = false;
    int m_asked = 0;
};
