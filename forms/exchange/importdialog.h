#pragma once

#include "models/exchange/importer.h"

#include <QDialog>

class ElidedLabel;
class Notice;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QTimer;

/// Brings in what Salesforce exported: choose files or a folder (or drop them), see in a trial run what would happen, then import
/// with words and numbers, and take it back if it was wrong. Never modal: the window stays usable; show it with `show()`. A running
/// import can be cancelled and then leaves nothing behind. Deletes itself when it is closed. UI thread.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(RecordStore &store, QWidget *parent = nullptr);
    ~ImportDialog() override;

    /// Starts with these files or folders, as when they were dropped on a window: a trial run.
    void begin(const QStringList &paths);
    void reject() override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    enum class Stage { Choose, Trial, Tried, Importing, Done };

    QWidget *buildChoose();
    QWidget *buildProgress();
    QWidget *buildReport();
    QWidget *buildButtons();
    void chooseFolder();
    void chooseFiles();
    void run(bool dryRun);
    void take(const Result<ImportReport> &report);
    void enter(Stage stage);
    void showProgress();
    void showReport();
    void saveFailedRows();
    void takeBack();
    bool isRunning() const { return m_stage == Stage::Trial || m_stage == Stage::Importing; }

    RecordStore &m_store;
    Stage m_stage = Stage::Choose;
    QStringList m_paths;
    std::shared_ptr<Importer::Progress> m_progress;
    ImportReport m_report;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_what = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_stages = nullptr;
    QLabel *m_progressWords = nullptr;
    QProgressBar *m_bar = nullptr;
    QTimer *m_look = nullptr;
    QLabel *m_sum = nullptr;
    QTableWidget *m_table = nullptr;
    QLabel *m_details = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_failedRows = nullptr;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_import = nullptr;
};
