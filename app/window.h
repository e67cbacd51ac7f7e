#pragma once

#include <QString>

/// What the command line asks of the window.
struct WindowOptions {
    QString profile; ///< folder; empty: the standard place
    QString openId; ///< a record to show: its uuid, its Salesforce id, or empty
    QString language; ///< overrides the system's; empty: the system's
};

/// Shows the main window and runs until it is closed; returns the exit code. If another Steward has the profile open, hands it
/// the request and returns at once.
int runWindow(int &argc, char **argv, const WindowOptions &options);
