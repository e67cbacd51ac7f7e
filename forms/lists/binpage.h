#pragma once

#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/lists/binmodel.h"

class Notice;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

/// The recycle bin: everything that was deleted, of all objects, newest first. Records go back with the children that went with them.
/// Emptying it is the one thing that cannot be undone, so it alone asks. UI thread.
class BinPage : public Page
{
    Q_OBJECT

public:
    BinPage(RecordStore &store, ViewState &state, QWidget *parent = nullptr);

    QString title() const override { return tr("Recycle Bin"); }
    QString icon() const override { return u"trash"_s; }
    QString colorToken() const override { return u"email"_s; }
    void takeFocus() override;
    void refresh() override { m_model->reload(); }
    QList<QWidget *> regions() const override;

    BinModel &model() const { return *m_model; }
    QTableView &table() const { return *m_table; }

private:
    QWidget *buildHead();
    QWidget *buildEmpty();
    void buildTable(ViewState &state);
    QList<RecordId> chosen() const;
    void restoreChosen();
    void askToEmpty();
    void emptyBin();
    void updateWords();

    RecordStore &m_store;
    BinModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_content;
    QLabel *m_facts = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_empty = nullptr;
    Notice *m_notice = nullptr;
};
