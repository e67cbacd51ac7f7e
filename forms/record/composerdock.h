#pragma once

#include "models/storage/recordstore.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSet>

class Composer;
class ComposerPill;
class QWidget;
class Toast;
struct ComposerJob;
struct Draft;

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
    /// Opens again what was being typed when the program ended, in whatever kind of form. Call once, when the workspace is open.
    void restoreDrafts();
    /// Keeps what is typed now; call before the window closes.
    void keepDrafts();
    /// The open composers, for F6 and for tests. Pills are not among them.
    QList<QWidget *> composers() const;
    /// The pills of the minimized ones, for F6 and for tests.
    QList<QWidget *> pills() const;

Q_SIGNALS:
    /// A composer saved: `words` is what a toast says ("Call logged").
    void saved(RecordId id, const QString &words);
    void openRecord(RecordId id, bool newTab = false);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// One composer and how it is shown.
    struct Entry {
        Composer *composer = nullptr;
        ComposerPill *pill = nullptr; ///< there while it is minimized
        qint64 used = 0; ///< the larger, the later it was opened or raised
    };
    Composer *open(const ComposerJob &job, const Record &start);
    void openPrepared(const ComposerJob &job, const QHash<QString, QVariant> &presets);
    void openDraft(const Draft &draft, bool minimized);
    void showDraft(const Draft &draft, const Record &start, bool minimized);
    void offerClosedDraft(Composer *composer);
    void raise(Composer *composer);
    void minimize(Composer *composer);
    void close(Composer *composer);
    void discard(Composer *composer);
    void toggleWindow(Composer *composer);
    void remove(Composer *composer);
    void finish(Composer *composer, RecordId id, const QString &words);
    void nameThem();
    void makeRoom();
    void place();
    void placePills(int right, int bottom);
    void placeSoon();
    int width() const;
    int capacity() const;
    QList<Entry>::iterator entryOf(const Composer *composer);
    bool isOurs(const QWidget *widget) const;

    RecordStore &m_store;
    QWidget *m_window;
    Toast *m_toast;
    QList<Entry> m_entries; ///< in the order of opening
    QSet<QString> m_opening; ///< asked for; their start values are on the way
    QPointer<QWidget> m_before; ///< had the keyboard before the first composer took it
    qint64 m_clock = 0;
    bool m_placing = false;
};
