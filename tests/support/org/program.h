#pragma once

#include "tests/support/org/device.h"
#include "tests/support/org/orgserver.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

// The whole program against an org behind a port. Tests that use it need STEWARD_PROGRAM and STEWARD_STANDIN.

/// What the program said.
struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// The program with a browser of its own, while the org goes on answering in this process.
class ProgramWithBrowser
{
public:
    ProgramWithBrowser()
    {
        QFile opener(bin.filePath(u"xdg-open"_s));
        if (!opener.open(QIODevice::WriteOnly))
            qFatal("no browser");
        opener.write("#!/bin/sh\nexec \"$STEWARD_STANDIN\" --browse \"$1\"\n");
        opener.setPermissions(opener.permissions() | QFile::ExeOwner);
    }
    Answer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess program;
        QEventLoop loop;
        QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
        start(program, arguments);
        program.write(input);
        program.closeWriteChannel();
        loop.exec();
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    void start(QProcess &program, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"STEWARD_HOME"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
            environment.remove(name);
        environment.insert(u"PATH"_s, bin.path() + u':' + environment.value(u"PATH"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, bin.path());
        program.setProcessEnvironment(environment);
        program.start(qEnvironmentVariable("STEWARD_PROGRAM"), QStringList {u"--profile"_s, profile.path()} + arguments);
    }
    QTemporaryDir bin;
    QTemporaryDir profile;
};

inline int freePort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// An org behind a port with one account, and the program connected to it.
struct Connected {
    Connected()
    {
        account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"Phone"_s, u"0"_s}});
        const int port = freePort();
        org.redirects = {u"http://localhost:%1/OauthRedirect"_s.arg(port)};
        answer = program.run({u"connect"_s, u"--login-host"_s, server.address(), u"--client-id"_s, org.clientId, u"--port"_s, QString::number(port), u"--json"_s});
    }
    Org org {standardOrg()};
    OrgServer server {org};
    ProgramWithBrowser program;
    QString account;
    Answer answer;
};
