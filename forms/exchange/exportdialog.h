#pragma once

#include "models/exchange/exporter.h"

#include <QDialog>

class Notice;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;

/// Writes the whole workspace to a folder: which form, what of it, where to; then words and numbers, and Cancel, which leaves nothing
/// half done. The window stays usable. Deletes itself when it is closed. UI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(RecordStore &store, QWidget *parent = nullptr);
    ~ExportDialog() override;
    void reject() override;

Q_SIGNALS:
    /// `words` is what a toast says.
    void exported(const QString &words);

private:
    QWidget *buildChoices();
    void chooseFolder();
    void start();
    void showProgress();
    void finish(const Result<Exporter::Counts> &counts);
    void setRunning(bool running);
    RecordStore &m_store;
    std::shared_ptr<Exporter::Progress> m_progress; ///< while it runs
    QWidget *m_choices = nullptr;
    QComboBox *m_format = nullptr;
    QCheckBox *m_bin = nullptr;
    QLineEdit *m_folder = nullptr;
    Notice *m_notice;
    QLabel *m_words;
    QProgressBar *m_bar;
    QPushButton *m_export;
    QTimer *m_look;
};
