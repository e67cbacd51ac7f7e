#pragma once

#include "app/healthkeeper.h"
#include "app/instance.h"
#include "app/parts.h"
#include "app/window.h"

#include <QApplication>
#include <QTimer>

#include <memory>
#include <vector>

class MainWindow;

/// The program with a window: builds every part once, in order of need; they go in reverse. UI thread.
class Steward : public QObject
{
    Q_OBJECT

public:
    Steward(QApplication &application, const WindowOptions &options);
    ~Steward() override;

    /// Takes the profile and shows the window; the file is opened after the first paint. If another Steward has the profile, it is
    /// asked to come to the front, and this program ends.
    void start();

private:
    void takeProfile();
    void openFile();
    void fileOpened(const Result<> &opened, bool restored = false);
    void followDesktop();
    void scheduleBackups();
    void keepHealthUp();
    void takeWeeklySnapshot();
    void showRecord(const QString &id);
    void beginSync();
    void beginFeedback(bool restored);
    void restore(const QString &backup);
    void startAnew();
    MainWindow *addWindow();
    MainWindow *frontWindow() const;

    QApplication &m_application;
    const WindowOptions m_options;
    Profile m_profile;
    Settings m_settings;
    ViewState m_state;
    Theme m_theme;
    Schema m_schema;
    Database m_database;
    RecordStore m_store;
    SecretStore m_secrets;
    Synchroniser m_sync;
    FeedbackSender m_feedback;
    Instance m_instance;
    std::vector<std::unique_ptr<MainWindow>> m_windows;
    QTimer m_backupTimer;
    HealthKeeper *m_health = nullptr; ///< from the first open file on
    bool m_open = false;
};
