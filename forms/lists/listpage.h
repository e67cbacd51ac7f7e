#pragma once

#include "forms/lists/recordtable.h"
#include "forms/shell/page.h"
#include "forms/shell/viewstate.h"
#include "models/exchange/listtext.h"

class ElidedLabel;
class Notice;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QStackedWidget;

/// All records of one object as a table: search in it, sort it, choose its columns, open, select, copy, export and delete. What it
/// shows follows from the object's declaration. Columns, widths and order are remembered in the ViewState. UI thread.
class ListPage : public Page
{
    Q_OBJECT

public:
    ListPage(RecordStore &store, ViewState &state, int object, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return m_model->type().icon; }
    QString colorToken() const override { return m_model->type().color; }
    int object() const override { return m_model->query().object; }
    RecordId about() const override { return m_table->currentId(); }
    void takeFocus() override;
    bool find() override;
    bool removeChosen() override;
    void refresh() override { m_model->reload(); }
    RecordId neighbour(RecordId current, int step) const override;
    void narrow(const QList<Condition> &where, const QString &name) override;
    QList<QWidget *> regions() const override;

    RecordListModel &model() const { return *m_model; }
    RecordTable &table() const { return *m_table; }

private:
    QWidget *buildHead();
    QWidget *buildActions();
    QWidget *buildSecondRow();
    QWidget *buildChosenBar();
    QWidget *buildEmpty();
    QWidget *buildExportBar();
    void wireTable();
    void run(const RecordAction &action, const QList<RecordId> &chosen);
    void fillMenu(QMenu *menu);

    void restoreView();
    void keepColumns();
    void keepSort();
    void setShownColumns(const QStringList &fields);
    void sortBy(int column, bool asSecondKey);
    void setSort(const QString &field, bool descending, const QString &thenBy = {}, bool thenDescending = false);
    void showMenuAt(const QPoint &pos);
    void showHeaderMenuAt(const QPoint &pos);
    void chooseColumns();
    void copy();
    void copyLink(RecordId id);
    void exportRows(bool allFields);
    void writeCsv(const QString &path, bool allFields);
    void updateWords();
    void updateChosen(int count);
    QString stateKey(const QString &fact) const;

    RecordStore &m_store;
    ViewState &m_state;
    RecordListModel *m_model;
    RecordTable *m_table;
    QString m_narrowName;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_facts = nullptr;
    QPushButton *m_showAll = nullptr;
    QLineEdit *m_search = nullptr;
    QStackedWidget *m_secondRow = nullptr;
    QLabel *m_chosen = nullptr;
    QStackedWidget *m_content = nullptr;
    QLabel *m_emptyWhy = nullptr;
    QPushButton *m_emptyButton = nullptr;
    Notice *m_notice = nullptr;
    QWidget *m_exportBar = nullptr;
    QLabel *m_exportWords = nullptr;
    QProgressBar *m_exportDone = nullptr;
    std::shared_ptr<ListText::Progress> m_export;
    bool m_placing = false; ///< columns are being set, not moved by a person
};
