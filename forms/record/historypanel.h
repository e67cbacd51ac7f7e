#pragma once

#include "models/lists/historymodel.h"

#include <QWidget>

class QPushButton;
class QTableView;

/// The tab "History": every change of one record, and a button that puts an old value back. UI thread.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(RecordStore &store, RecordId id, QWidget *parent = nullptr);
    QTableView *table() const { return m_table; }
    QPushButton *restoreButton() const { return m_restore; }

Q_SIGNALS:
    /// An old value is back; a toast says `words` and offers Undo.
    void restored(const QString &words);
    void failed(const Error &error);

private:
    void makeTable();
    void updateState();
    void restore();
    RecordStore &m_store;
    const RecordId m_id;
    HistoryModel *m_model;
    QTableView *m_table;
    QPushButton *m_restore;
    QPushButton *m_older;
};
