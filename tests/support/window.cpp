#include "tests/support/window.h"

#include "forms/shell/pagedeck.h"

#include <QApplication>

TestWindow::TestWindow(const QSize &size)
    : profile(s.m_folder.path())
    , settings(profile.settingsFile())
    , state(&settings.file())
{
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
    restart();
    m_window->resize(size);
}

void TestWindow::restart()
{
    const QSize size = m_window ? m_window->size() : QSize(1440, 900);
    if (m_window)
        m_window->close();
    m_window = std::make_unique<MainWindow>(Parts {profile, settings, state, theme, s.store, allPages(s.store, state, &sync, &feedback), &secrets, &sync, &feedback});
    m_window->show();
    m_window->resize(size);
    m_window->activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(m_window.get())); }();
    m_window->showPages(true);
}

Page *TestWindow::open(RecordId id)
{
    m_window->openRecord(id);
    Page *page = m_window->currentPage();
    [&] { QTRY_VERIFY(page && !page->title().isEmpty()); }();
    return page;
}

void TestWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
    QTest::keyClick(target, key, modifiers);
}

void TestWindow::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}
