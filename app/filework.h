#pragma once

#include "app/parts.h"

#include <QObject>

/// What the File menu does with the whole workspace: import, export, backup, restore, check, sample customers. Asks for files, starts
/// the work and says how it went; nothing here waits. UI thread.
class FileWork : public QObject
{
    Q_OBJECT

public:
    FileWork(const Parts &parts, QWidget *window);

    void importFiles();
    void exportEverything();
    void backUp();
    void restore();
    void check();
    void fillSamples();
    void removeSamples();

Q_SIGNALS:
    void said(const QString &text, const QString &tone = u"success"_s, bool undo = false);
    void failed(const QString &text);
    void restoreAsked(const QString &backup);

private:
    void confirmRestore(const QString &backup);
    Parts m_parts;
    QWidget *m_window;
};
