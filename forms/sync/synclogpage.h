#pragma once

#include "forms/shell/page.h"
#include "models/sync/synchroniser.h"

class Notice;
class QPlainTextEdit;

/// What the sync did, line by line, to read and to save for somebody who helps. It holds no secrets and nothing that records say. UI thread.
class SyncLogPage : public Page
{
    Q_OBJECT

public:
    explicit SyncLogPage(Synchroniser &sync, QWidget *parent = nullptr);
    static QString pageKey() { return u"sync-log"_s; }

    QString title() const override { return tr("Sync Log"); }
    QString icon() const override { return u"file-earmark-text"_s; }
    QString colorToken() const override { return u"contract"_s; }
    void takeFocus() override;
    void refresh() override;
    /// Writes the log to a file.
    void saveTo(const QString &path);

private:
    void askWhere();
    Synchroniser &m_sync;
    QPlainTextEdit *m_text;
    Notice *m_notice;
};
