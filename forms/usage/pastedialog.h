#pragma once

#include "models/exchange/usagefile.h"

#include <QDialog>

class Notice;
class QLabel;
class QPlainTextEdit;
class QPushButton;

/// Takes usage numbers from a table that was copied in a spreadsheet: read by the same reader as a CSV file, with what was understood and
/// what was not in words before anything is stored. A table without an account column is this account's. UI thread.
class UsagePasteDialog : public QDialog
{
    Q_OBJECT

public:
    UsagePasteDialog(RecordStore &store, RecordId account, QWidget *parent);

Q_SIGNALS:
    void stored(int numbers);

private:
    void read();
    void showRead(const UsageTable &table, const QList<UsageRow> &rows);
    void store();

    RecordStore &m_store;
    const RecordId m_account;
    QHash<QString, RecordId> m_accounts;
    QList<UsageRow> m_rows;
    QPlainTextEdit *m_text;
    QLabel *m_words;
    QPushButton *m_keep;
    Notice *m_notice;
};
