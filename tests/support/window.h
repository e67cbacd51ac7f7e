#pragma once

#include "app/mainwindow.h"
#include "app/pages.h"
#include "models/storage/profile.h"
#include "tests/support/store.h"

#include <memory>

/// A main window on a fresh workspace with every page there is, in a profile folder of its own.
class TestWindow
{
public:
    explicit TestWindow(const QSize &size = {1440, 900});
    /// The window anew, as after a restart.
    void restart();
    MainWindow &window() { return *m_window; }
    /// Opens a record and waits until its page is there.
    Page *open(RecordId id);
    /// A key, sent to whatever has the focus in the window.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);

    TestStore s;
    Profile profile;
    Settings settings;
    ViewState state;
    Theme theme;
    SecretStore secrets {nullptr};
    Synchroniser sync {s.store, secrets};
    FeedbackSender feedback {s.store, secrets};

private:
    std::unique_ptr<MainWindow> m_window;
};
