#pragma once

#include "models/schema/objecttype.h"
#include "models/storage/meeting.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;
class RecordForm;

/// Notes taken in a meeting (feature A17): plain lines, of which any becomes a task, a risk or a request by a key or a button; who was
/// there; and one save for all of it. What is typed is kept as a draft. UI thread.
class MeetingNotesPanel : public QWidget
{
    Q_OBJECT

public:
    MeetingNotesPanel(RecordStore &store, RecordId account, QWidget *parent = nullptr);

    /// Who is expected and what it is about, as long as nobody changed that here.
    void propose(const QString &subject, const QList<RecordId> &people);
    bool isEdited() const;
    void save();
    QPlainTextEdit *editor() const { return m_text; }
    RecordForm *form() const { return m_form; }

Q_SIGNALS:
    void saved(const MeetingSaved &made);
    void failed(const QString &why);

private:
    void addLineButton(QHBoxLayout *row, const QString &name, MeetingLine kind, const QKeySequence &key);
    void turnLines(MeetingLine kind);
    void textChanged();
    void keepDraft();
    void restoreDraft();
    QString draftKey() const { return u"meeting:"_s + QString::number(m_account); }
    MeetingNotes notes() const;

    RecordStore &m_store;
    const RecordId m_account;
    const QuickForm m_quick;
    RecordForm *m_form;
    QPlainTextEdit *m_text;
    QLabel *m_counts;
    QPushButton *m_save;
    QTimer *m_keeping;
    bool m_saving = false;
};
