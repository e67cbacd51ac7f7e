#include "tests/support/webserver.h"

#include <QHostAddress>
#include <QTcpSocket>

WebServer::WebServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_read.remove(socket);
                socket->deleteLater();
            });
        }
    });
    start();
}

WebServer::~WebServer()
{
    stop();
}

QString WebServer::address(const QString &path) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path);
}

void WebServer::stop()
{
    m_server.close();
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->abort();
}

void WebServer::start()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("The loopback port is taken.");
    m_port = m_server.serverPort();
}

void WebServer::take(QTcpSocket *socket)
{
    QByteArray &read = m_read[socket];
    read += socket->readAll();
    const qsizetype end = read.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    QList<QByteArray> lines = read.left(end).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (read.size() < end + 4 + length)
        return;
    request.body = read.mid(end + 4, length);
    read.clear();
    requests.append(request);
    reply(socket, m_script.isEmpty() ? Reply() : m_script.takeFirst());
    Q_EMIT asked();
}

void WebServer::reply(QTcpSocket *socket, const Reply &reply)
{
    switch (reply.does) {
    case Reply::Does::Stall:
        return;
    case Reply::Does::Drop:
        return socket->disconnectFromHost();
    case Reply::Does::Garbage:
        socket->write("\x01\x02 this is not a web server \xff\xfe\n\n\n");
        return socket->disconnectFromHost();
    case Reply::Does::Cut:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"half\":");
        return socket->disconnectFromHost();
    case Reply::Does::Answer:
        break;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\nContent-Type: " + reply.type + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const QByteArray &header : reply.headers)
        head += header + "\r\n";
    socket->write(head + "\r\n" + reply.body);
}
