#include "app/instance.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

bool Instance::listen(const QString &name)
{
    QLocalServer::removeServer(name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Instance::take, Qt::UniqueConnection);
    return m_server.listen(name);
}

void Instance::take()
{
    while (QLocalSocket *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
            if (caller->bytesAvailable() > 4096) // nobody who means well writes so much
                return caller->abort();
            if (!caller->canReadLine())
                return;
            const QJsonObject request = QJsonDocument::fromJson(caller->readLine()).object();
            caller->write("ok\n");
            caller->flush();
            Q_EMIT asked(request.value(u"open"_s).toString());
        });
    }
}

void Instance::handOver(const QString &name, const QString &openId, QObject *context, std::function<void(bool)> done)
{
    auto *socket = new QLocalSocket(context);
    const auto finish = [socket, done](bool answered) {
        socket->disconnect();
        socket->deleteLater();
        done(answered);
    };
    connect(socket, &QLocalSocket::connected, socket, [socket, openId] {
        socket->write(QJsonDocument(QJsonObject {{u"open"_s, openId}}).toJson(QJsonDocument::Compact) + '\n');
        socket->flush();
    });
    connect(socket, &QLocalSocket::readyRead, socket, [socket, finish] {
        if (socket->canReadLine())
            finish(socket->readLine().trimmed() == "ok");
    });
    connect(socket, &QLocalSocket::errorOccurred, socket, [finish] { finish(false); });
    QTimer::singleShot(3000, socket, [finish] { finish(false); });
    socket->connectToServer(name);
}
