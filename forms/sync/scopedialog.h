#pragma once

#include "models/sync/synchroniser.h"

#include <QDialog>
#include <QTimer>

class Notice;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

/// What is loaded of the org: which accounts, and how far what hangs on them goes along. The org counts it before anything is loaded.
/// UI thread.
class ScopeDialog : public QDialog
{
    Q_OBJECT

public:
    ScopeDialog(Synchroniser &sync, QWidget *parent);

Q_SIGNALS:
    /// The org has counted what stands in the dialog.
    void counted();
    /// The choice is kept: the next run loads it.
    void chosen();

private:
    void build();
    void show(const PullScope &scope);
    PullScope asked() const;
    void changed();
    void count();
    void showCounts(const QList<ScopeCount> &counts);
    void keep();

    Synchroniser &m_sync;
    Notice *m_notice;
    QRadioButton *m_all = nullptr;
    QRadioButton *m_mine = nullptr;
    QRadioButton *m_matching = nullptr;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_depth = nullptr;
    QLabel *m_counts = nullptr;
    QPushButton *m_load = nullptr;
    QTimer m_soon;
    int m_asked = 0;
    bool m_showing = false;
};
