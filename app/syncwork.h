#pragma once

#include "app/parts.h"

#include <QObject>

class Actions;
class SyncChip;

/// What a window does with the org: connect, sync now, work offline, disconnect; and the pages about it. Nothing here waits. UI thread.
class SyncWork : public QObject
{
    Q_OBJECT

public:
    /// `parts.sync` is there.
    SyncWork(const Parts &parts, const Actions &actions, QWidget *window);

Q_SIGNALS:
    void said(const QString &text, const QString &tone = u"success"_s);
    void failed(const QString &text);
    void pageAsked(const QString &key);

private:
    void connectToOrg();
    void chooseScope();
    void disconnectFromOrg();
    void syncNow();
    void switchOffline(bool offline);
    void update();

    Parts m_parts;
    const Actions &m_actions;
    QWidget *m_window;
};
