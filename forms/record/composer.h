#pragma once

#include "forms/record/draftkeeper.h"

#include <QFrame>
#include <QPointer>

class Notice;
class ProblemStrip;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

/// What one composer is for.
struct ComposerJob {
    const ObjectType *type = nullptr;
    const QuickForm *form = nullptr; ///< nullptr: the full form
    RecordId record = 0; ///< 0: a new one
    RecordId about = 0;
    QString key; ///< of its draft
};

/// One form with a title bar, a strip for bad news and a footer that says how safe the typed text is. Shown docked at the bottom of
/// the window or in a window of its own; saves by itself and never loses what was typed. UI thread.
class Composer : public QFrame
{
    Q_OBJECT

public:
    Composer(RecordStore &store, const ComposerJob &job, const Record &start, QWidget *parent);

    const ComposerJob &job() const { return m_job; }
    /// "Log a Call"; among several of a kind "Log a Call (2)".
    QString title() const { return m_title; }
    QString plainTitle() const { return m_plainTitle; }
    void setNumber(int number);
    /// The title and what the record will be called: for the pill.
    QString label() const;
    /// What was typed before a crash, or before it was closed.
    void restoreTyped(const QJsonObject &typed);
    bool isEdited() const;
    int heightFor(int width) const;
    /// Into the field that had the keyboard last; the first time into the first empty required one.
    void takeFocus();
    /// In a window of its own the title bar only offers the way back.
    void setInWindow(bool inWindow);
    bool isInWindow() const { return m_inWindow; }
    /// Keeps what is typed now. `open`: it comes back by itself at the next start.
    void keepDraft(bool open, bool minimized);
    void dropDraft();
    /// Offers a draft that was closed earlier; `words` says which.
    void offer(const QString &words);

public Q_SLOTS:
    void save();

Q_SIGNALS:
    void saved(RecordId id, const QString &words);
    void minimizeAsked();
    void windowAsked(); ///< out of the dock, or back into it
    void closeAsked();
    void discardAsked();
    void offerAccepted();
    /// Its height for a width is another.
    void grown();
    void labelChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFooter();
    void refuse(const Error &error);
    void follow(const ChangeSet &changes);
    void showKept();
    void nameParts();
    QString savedWords() const;

    RecordStore &m_store;
    const ComposerJob m_job;
    QString m_plainTitle;
    QString m_title;
    RecordForm *m_form;
    DraftKeeper *m_keeper;
    QWidget *m_head = nullptr;
    Notice *m_offer; ///< of a draft closed earlier
    ProblemStrip *m_problems;
    QScrollArea *m_scroll;
    QWidget *m_footer = nullptr;
    QLabel *m_titleLabel = nullptr;
    QLabel *m_kept = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_saveButton = nullptr;
    QToolButton *m_minimize = nullptr;
    QToolButton *m_window = nullptr;
    QToolButton *m_close = nullptr;
    QPointer<QWidget> m_lastField; ///< had the keyboard last
    QTimer m_words; ///< the footer's words grow older
    bool m_inWindow = false;
    bool m_saving = false;
};
