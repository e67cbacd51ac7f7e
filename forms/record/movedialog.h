#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/recordstore.h"

#include <QDialog>

class Notice;
class QPushButton;
class QVBoxLayout;

/// Asks where records shall move ("Move Ann Lee": to which account) and moves them with everything that hangs on them. Offers the
/// places that their e-mail domains speak for. Modal, never blocks; a refusal is shown and keeps the dialog open. UI thread.
class MoveDialog : public QDialog
{
    Q_OBJECT

public:
    MoveDialog(RecordStore &store, const RecordAction &action, const QList<RecordId> &chosen, QWidget *parent,
               std::function<void(const QString &words)> done);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead(const ObjectType &type);
    QWidget *makeFooter();
    void makeEditorRow(const ObjectType &type);
    QString followers(const ObjectType &type) const;
    void fetchTitle(const ObjectType &type);
    void fetchSuggestions();
    void offer(const QList<Hit> &places);
    void create(const QString &target, const QString &title, const std::function<void(RecordId id)> &done);
    void move();
    void moved(const Result<Moved> &answer, RecordId target);

    RecordStore &m_store;
    const QString m_field;
    const QList<RecordId> m_chosen;
    std::function<void(const QString &words)> m_done;
    EditorContext m_context;
    QLabel *m_title = nullptr;
    Notice *m_notice;
    FieldEditor *m_place = nullptr;
    QVBoxLayout *m_suggestions = nullptr;
    QPushButton *m_move = nullptr;
    QString m_name; ///< of the only record chosen
    bool m_moving = false;
};
