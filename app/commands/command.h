#pragma once

#include "models/result.h"

#include <QCommandLineParser>
#include <QJsonObject>

/// What a command needs from its surroundings: parsed words, the profile, where results go.
struct CommandCall {
    QCommandLineParser &parser;
    QStringList arguments; ///< without the command's name
    QString profile;
    bool json = false;
};

/// What a command answers: an object for machines, and words for people when `--json` is not given.
struct CommandAnswer {
    QJsonObject json;
    QString words;
    bool ok = true; ///< false: exit code 1
};

/// One command of the program: how to call it, what it is for, its options and its work.
struct Command {
    const char *name = "";
    const char *arguments = "";
    const char *purpose = "";
    const char *details = ""; ///< further sentences of its help
    const char *examples = ""; ///< one a line, not translated
    int fewestArguments = 0;
    int mostArguments = 0; ///< -1: any number
    bool drawsPages = false; ///< needs fonts, but no display
    QList<QCommandLineOption> (*options)() = nullptr;
    Result<CommandAnswer> (*run)(const CommandCall &call) = nullptr;
};

const QList<Command> &commands();

/// Runs the program's command line; -1 if a window is asked for. Exit codes: 0 done, 1 failed, 2 asked wrongly,
/// bad input or a workspace that cannot be used as it is.
/// Results go to standard output, everything else to standard error.
int runCommandLine(int &argc, char **argv);
