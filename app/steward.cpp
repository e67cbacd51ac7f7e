#include "app/steward.h"

#ifdef Q_OS_LINUX
#include "app/desktoptheme.h"
#endif
#include "app/dailybackup.h"
#include "app/feedbacksettings.h"
#include "app/languages.h"
#include "app/logfile.h"
#include "app/mainwindow.h"
#include "app/pages.h"
#include "app/syncaccount.h"
#include "models/storage/forecastsnapshots.h"
#include "models/storage/workspace.h"

#include <QTimer>

#include <cstdio>

namespace {

Theme::Mode modeOf(const QString &name)
{
    return name == u"dark" ? Theme::Mode::Dark : name == u"light" ? Theme::Mode::Light : Theme::Mode::System;
}

/// STEWARD_BENCH=paint: says "painted" on standard output once the first window stands on the screen, and ends. For measuring.
bool endsAfterPaint()
{
    return qEnvironmentVariable("STEWARD_BENCH") == u"paint";
}

} // namespace

Steward::Steward(QApplication &application, const WindowOptions &options)
    : m_application(application)
    , m_options(options)
    , m_profile(Profile::folderFor(options.profile))
    , m_settings(m_profile.settingsFile())
    , m_state(&m_settings.file())
    , m_store(m_database, m_schema)
    , m_sync(m_store, m_secrets, m_profile.folder() + u"/log/sync.log"_s)
    , m_feedback(m_store, m_secrets)
{
    m_theme.setMode(modeOf(m_settings.value(setting::theme)));
    if (m_settings.file().contains(setting::systemDark.key))
        m_theme.setSystemDark(m_settings.value(setting::systemDark));
    m_theme.setZoom(m_settings.value(setting::zoom));
    m_theme.setCompact(m_settings.value(setting::compact));
    installLanguage(application, options.language.isEmpty() ? m_settings.value(setting::language) : options.language);
    connect(&m_sync, &Synchroniser::changed, this, [this] { m_feedback.setOffline(m_sync.isConnected() && m_sync.isOffline()); });
    connect(&m_instance, &Instance::asked, this, &Steward::showRecord);
}

Steward::~Steward() = default;

void Steward::start()
{
    const Result<> taken = m_profile.open();
    if (!taken && taken.error().kind == Error::Kind::Busy) {
        Instance::handOver(m_profile.serverName(), m_options.openId, this, [this, error = taken.error()](bool answered) {
            if (answered)
                return m_application.quit();
            m_theme.apply(m_application);
            addWindow()->showFailure(error);
        });
        return;
    }
    m_theme.apply(m_application);
    MainWindow *window = addWindow();
    if (!taken)
        return window->showFailure(taken.error());
    connect(window, &MainWindow::painted, this, [this] {
        if (endsAfterPaint()) {
            fputs("painted\n", stdout);
            fflush(stdout);
            return m_application.quit();
        }
        m_instance.listen(m_profile.serverName());
        openFile();
        followDesktop();
    });
    // A window manager that comes up after the window (at the start of a session) gives the keyboard to nobody.
    QTimer::singleShot(1000, window, [window] {
        if (!QApplication::activeWindow())
            window->activateWindow();
    });
}

void Steward::followDesktop()
{
#ifdef Q_OS_LINUX
    auto *desktop = new DesktopTheme(this);
    connect(desktop, &DesktopTheme::told, this, [this](bool dark) {
        const bool before = m_theme.isDark();
        m_settings.setValue(setting::systemDark, dark);
        m_theme.setSystemDark(dark);
        if (m_theme.isDark() != before)
            m_theme.apply(m_application);
    });
    desktop->ask();
#endif
}

/// Twenty seconds after the start the first screen stands; then once an hour, for a program that runs through midnight.
void Steward::scheduleBackups()
{
    auto *backups = new DailyBackup(m_store, m_profile.backupFolder(), this);
    connect(backups, &DailyBackup::failed, this, [this](const Error &error) {
        frontWindow()->warn(tr("Today's backup could not be made: %1").arg(error.text), u"warning"_s);
    });
    m_backupTimer.setInterval(20'000);
    connect(&m_backupTimer, &QTimer::timeout, backups, [this, backups] {
        m_backupTimer.setInterval(3'600'000);
        if (!m_open)
            return;
        backups->makeFor(QDate::currentDate());
        takeWeeklySnapshot();
    });
    m_backupTimer.start();
}

/// Once per run: the keeper follows the store by itself, whatever file is open.
void Steward::keepHealthUp()
{
    if (!m_health)
        m_health = new HealthKeeper(m_store, this);
}

/// The forecast as it stands at the first start of a week, or on the Monday that a running program reaches.
void Steward::takeWeeklySnapshot()
{
    whenReady(takeForecastSnapshot(m_store), this, [this](const Result<bool> &taken) {
        if (!taken)
            frontWindow()->warn(tr("This week's forecast snapshot could not be taken: %1").arg(taken.error().text), u"warning"_s);
    });
}

/// Again, after a failure: the profile first, if it is not ours yet.
void Steward::takeProfile()
{
    const Result<> taken = m_profile.open();
    if (!taken)
        return frontWindow()->showFailure(taken.error());
    m_instance.listen(m_profile.serverName());
    openFile();
}

void Steward::openFile()
{
    keepLog(m_profile.folder() + u"/log"_s);
    whenReady(m_store.open(m_profile.dataFile()), this, [this](const Result<> &opened) { fileOpened(opened); });
}

void Steward::fileOpened(const Result<> &opened, bool restored)
{
    m_open = bool(opened);
    if (!opened)
        qWarning("The workspace could not be opened: %s (%s)", qUtf8Printable(opened.error().text), qUtf8Printable(opened.error().detail));
    for (const auto &window : m_windows)
        opened ? window->showPages(window == m_windows.front()) : window->showFailure(opened.error());
    if (opened && !m_backupTimer.isActive())
        scheduleBackups();
    if (opened)
        takeWeeklySnapshot();
    if (opened)
        keepHealthUp();
    if (opened)
        beginSync();
    if (opened)
        beginFeedback(restored);
    if (opened && !m_options.openId.isEmpty())
        showRecord(m_options.openId);
}

/// Nothing of it shows, and nothing leaves this computer, unless the person connected an org.
void Steward::beginSync()
{
    m_sync.setAccount(accountIn(m_settings));
    if (!m_sync.isConnected())
        return;
    m_sync.setEvery(m_settings.value(setting::syncMinutes));
    m_sync.setOffline(m_settings.value(setting::syncOffline));
}

/// Nothing leaves this computer unless the person switched a target on and sent something.
void Steward::beginFeedback(bool restored)
{
    for (const FeedbackTarget target : FeedbackSender::targets())
        m_feedback.setTarget(target, feedbackSetupIn(m_settings, target));
    m_feedback.setOffline(m_sync.isConnected() && m_sync.isOffline());
    m_feedback.begin(restored);
}

void Steward::showRecord(const QString &id)
{
    MainWindow *window = frontWindow();
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->raise();
    window->activateWindow();
    if (id.isEmpty() || !m_open)
        return;
    whenReady(m_store.findRecord(id), window, [window](const Result<RecordId> &found) {
        if (!found)
            return window->warn(found.error().text);
        window->openRecord(*found);
    });
}

void Steward::restore(const QString &backup)
{
    for (const auto &window : m_windows)
        window->clearPages();
    m_open = false;
    m_sync.setAccount({});
    m_feedback.end();
    (void)m_store.close();
    const QString path = m_profile.dataFile();
    const auto restored = m_database.run([backup, path](Connection &) { return restoreFrom(backup, path); });
    whenReady(restored, this, [this](const Result<> &done) {
        // A backup that was refused changed nothing: the workspace that was open opens again.
        whenReady(m_store.open(m_profile.dataFile()), this, [this, done](const Result<> &opened) {
            fileOpened(opened, bool(done));
            if (!done)
                return frontWindow()->warn(done.error().text);
            if (opened)
                frontWindow()->say(tr("Restored. The workspace from before is kept as steward.db.before-restore."));
        });
    });
}

void Steward::startAnew()
{
    const QString path = m_profile.dataFile();
    const auto moved = m_database.run([path, now = QDateTime::currentDateTime()](Connection &) { return setAside(path, now); });
    whenReady(moved, this, [this](const Result<QString> &kept) {
        if (!kept)
            return frontWindow()->showFailure(kept.error());
        openFile();
        frontWindow()->warn(tr("A new workspace was started. The old file is kept as %1.").arg(*kept), u"info"_s);
    });
}

MainWindow *Steward::addWindow()
{
    m_windows.push_back(std::make_unique<MainWindow>(Parts {m_profile, m_settings, m_state, m_theme, m_store, allPages(m_store, m_state, &m_sync, &m_feedback), &m_secrets, &m_sync, &m_feedback}));
    MainWindow *window = m_windows.back().get();
    connect(window, &MainWindow::openFileAsked, this, &Steward::takeProfile);
    connect(window, &MainWindow::restoreAsked, this, &Steward::restore);
    connect(window, &MainWindow::startAnewAsked, this, &Steward::startAnew);
    connect(window, &MainWindow::newWindowAsked, this, [this](const QString &key) {
        MainWindow *added = addWindow();
        added->showPages(false);
        added->openPage(key);
    });
    window->show();
    return window;
}

MainWindow *Steward::frontWindow() const
{
    for (const auto &window : m_windows) {
        if (window->isActiveWindow())
            return window.get();
    }
    for (const auto &window : m_windows) {
        if (window->isVisible())
            return window.get();
    }
    return m_windows.front().get();
}
