#pragma once

#include "forms/record/recordpanel.h"
#include "models/storage/recordstore.h"

class CellTable;
class CellTableModel;
class Notice;
class QLabel;
class QPushButton;
class QVBoxLayout;

/// The files of one record: added by dialog or by dropping them here, opened as a copy, saved elsewhere, removed with an undo. Where the
/// record has approvals (`ObjectType::approvals`), each says who, when, and which file is its evidence. UI thread.
class FilesPanel : public RecordPanel
{
    Q_OBJECT

public:
    FilesPanel(RecordStore &store, RecordId id, QWidget *parent = nullptr);
    /// Takes these files as a dialog or a drop does. `evidence`: the approval that they prove.
    void add(const QStringList &paths, const QString &evidence = {});

Q_SIGNALS:
    /// What is shown is what the store said last.
    void shown();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeTable(QVBoxLayout *rows);
    void load();
    void showFiles();
    void showApprovals();
    QWidget *makeApproval(const Approval &approval);
    void choose(const QString &evidence);
    RecordId chosen() const;
    void openChosen();
    void openCopy(RecordId id);
    void saveChosen();
    void removeChosen();
    void prove(const QString &approval);
    void updateButtons();

    RecordStore &m_store;
    const RecordId m_id;
    const ObjectType &m_type; ///< of the record
    const ObjectType &m_fileType;
    Record m_record;
    QList<Record> m_files;
    QHash<RecordId, QString> m_titles;
    CellTableModel *m_model;
    CellTable *m_table = nullptr;
    Notice *m_notice;
    QLabel *m_nothing = nullptr;
    QVBoxLayout *m_approvals = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_prove = nullptr;
    int m_asked = 0;
};
