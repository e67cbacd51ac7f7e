#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/ownerchange.h"

#include <QDialog>

class Notice;
class QCheckBox;
class QPlainTextEdit;
class QVBoxLayout;

/// Asks who shall own records from now on, what of theirs goes along (with counts; open work is ticked), and for a note, and gives them
/// away as one step. Modal, never blocks; a refusal is shown and keeps the dialog open. UI thread.
class OwnerDialog : public QDialog
{
    Q_OBJECT

public:
    OwnerDialog(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent, std::function<void(const QString &words)> done);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFooter();
    void makeNote(QVBoxLayout *rows);
    void fetchTitle();
    void fetchChildren();
    void offer(const QList<OwnedChildren> &kinds);
    void change();
    void changed(const Result<Moved> &answer, RecordId to);

    RecordStore &m_store;
    const ObjectType &m_type;
    const QList<RecordId> m_chosen;
    std::function<void(const QString &words)> m_done;
    EditorContext m_context;
    QLabel *m_title = nullptr;
    Notice *m_notice;
    FieldEditor *m_person = nullptr;
    QWidget *m_kinds;
    QList<QPair<OwnedChildren, QCheckBox *>> m_boxes;
    QPlainTextEdit *m_note = nullptr;
    QString m_name; ///< of the only record chosen
    bool m_changing = false;
};
