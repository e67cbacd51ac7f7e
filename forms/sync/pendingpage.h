#pragma once

#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/lists/pendingmodel.h"
#include "models/sync/synchroniser.h"

class Notice;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

/// Pending Changes: what was changed here and is not in the org yet, field by field, with what the org said about it; send now, edit,
/// discard, try again, work offline; how the sync stands. UI thread.
class PendingPage : public Page
{
    Q_OBJECT

public:
    PendingPage(RecordStore &store, Synchroniser &sync, ViewState &state, QWidget *parent = nullptr);
    static QString pageKey() { return u"pending-changes"_s; }

    QString title() const override { return tr("Pending Changes"); }
    QString icon() const override { return u"cloud-arrow-up"_s; }
    QString colorToken() const override { return u"contract"_s; }
    void takeFocus() override;
    void refresh() override;
    QList<QWidget *> regions() const override;

    PendingModel &model() const { return *m_model; }
    QTableView &table() const { return *m_table; }

private:
    QWidget *buildHead();
    QWidget *buildRowButtons();
    QWidget *buildEmpty();
    void buildTable(ViewState &state);
    void showState();
    void showChoice();
    QString factsLine() const;
    QList<RecordId> chosen() const;
    void openChosen();
    void discardChosen();
    void tryChosenAgain();
    void showMenu(const QPoint &at);

    RecordStore &m_store;
    Synchroniser &m_sync;
    PendingModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_content;
    Notice *m_notice = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_why = nullptr; ///< of an empty table
    QLabel *m_words = nullptr; ///< the org's about the chosen line
    QPushButton *m_now = nullptr;
    QPushButton *m_offline = nullptr;
    QPushButton *m_conflicts = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_again = nullptr;
};
