#pragma once

#include "forms/shell/page.h"
#include "models/lists/conflictmodel.h"
#include "models/sync/synchroniser.h"

class ConflictPanel;
class LinkButton;
class Notice;
class QLabel;
class QListView;
class QPushButton;
class QScrollArea;
class QStackedWidget;

/// Conflicts: what was changed here and in Salesforce since both agreed. A list of records, and beside it the fields of the chosen one, to
/// be kept, taken, or written anew; nothing is lost until the person has decided. UI thread.
class ConflictsPage : public Page
{
    Q_OBJECT

public:
    ConflictsPage(RecordStore &store, Synchroniser &sync, QWidget *parent = nullptr);
    static QString pageKey() { return u"conflicts"_s; }

    QString title() const override { return tr("Conflicts"); }
    QString icon() const override { return u"exclamation-octagon"_s; }
    QString colorToken() const override { return u"risk"_s; }
    void takeFocus() override;
    void refresh() override { m_model->reload(); }
    bool isEdited() const override;
    QList<QWidget *> regions() const override;

    ConflictModel &model() const { return *m_model; }
    ConflictPanel *panel() const { return m_panel; }

Q_SIGNALS:
    void settled();

private:
    QWidget *buildHead();
    QWidget *buildSide();
    QWidget *buildEmpty();
    void showList();
    void showRecord(RecordId record);
    void decide();

    RecordStore &m_store;
    Synchroniser &m_sync;
    ConflictModel *m_model;
    QListView *m_list;
    QStackedWidget *m_content;
    QScrollArea *m_scroll = nullptr;
    ConflictPanel *m_panel = nullptr;
    LinkButton *m_name = nullptr;
    QLabel *m_facts = nullptr;
    Notice *m_notice = nullptr;
    QPushButton *m_mine = nullptr;
    QPushButton *m_theirs = nullptr;
    QPushButton *m_save = nullptr;
};
