#pragma once

#include "models/storage/recordstore.h"

#include <QObject>

class QWidget;

/// The docked composers at the bottom right of a window (Log a Call, New Task, New Event): up to two open, further ones as pills; they
/// stay while pages change. What is typed is kept as a draft every few seconds and offered again after a crash. UI thread.
class ComposerDock : public QObject
{
    Q_OBJECT

public:
    /// Composers become children of `window` and stay inside it.
    ComposerDock(RecordStore &store, QWidget *window);

    /// Opens (or raises, if the same is open already) a composer: `formName` is a QuickForm of any object ("logACall", "newTask",
    /// "newEvent"), `about` what it will be related to (a person goes to Name, anything else to Related To; 0: nothing yet).
    void compose(const QString &formName, RecordId about);
    /// Opens again what was being typed when the program ended. Call once, when the workspace is open.
    void restoreDrafts();
    /// Keeps what is typed now; call before the window closes.
    void keepDrafts();
    /// The open composers, for F6 and for tests.
    QList<QWidget *> composers() const;

Q_SIGNALS:
    /// A composer saved: `words` is what a toast says ("Call logged").
    void saved(RecordId id, const QString &words);
    void openRecord(RecordId id, bool newTab = false);
};
