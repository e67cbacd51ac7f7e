#include "tests/support/org/orgserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

OrgServer::OrgServer(Org &org, quint16 port, QObject *parent)
    : QObject(parent)
    , m_org(org)
    , m_port(port)
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
    m_org.instance = address();
}

void OrgServer::start()
{
    if (m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
}

void OrgServer::stop()
{
    m_server.close();
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->abort();
}

void OrgServer::take(QTcpSocket *socket)
{
    QByteArray &read = m_read[socket];
    read += socket->readAll();
    const qsizetype end = read.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    HttpRequest request;
    QList<QByteArray> lines = read.left(end).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    qsizetype length = 0;
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        if (line.left(colon).toLower() == "content-length")
            length = line.mid(colon + 1).trimmed().toLongLong();
    }
    if (read.size() < end + 4 + length)
        return;
    request.body = read.mid(end + 4, length);
    read.clear();
    ++requests;
    answer(socket, request);
    Q_EMIT asked();
}

void OrgServer::answer(QTcpSocket *socket, const HttpRequest &request)
{
    if (request.target.startsWith("/services/oauth2/authorize"))
        return authorize(socket, request.target.mid(request.target.indexOf('?') + 1));
    const Trouble now = trouble ? trouble(request) : Trouble();
    write(socket, m_org.handle(request, u"wire"_s, now.fault), now.wire);
}

/// Instead of a page on which a person types a password: sends the browser on, as somebody who is signed in already.
void OrgServer::authorize(QTcpSocket *socket, const QByteArray &query)
{
    const QString to = m_org.authorize(query);
    if (to.isEmpty())
        return write(socket, {400, "<html><body>error=redirect_uri_mismatch</body></html>", {{"content-type", "text/html"}}}, Wire::Answer);
    write(socket, {302, {}, {{"location", to.toLatin1()}}}, Wire::Answer);
}

void OrgServer::write(QTcpSocket *socket, const HttpAnswer &answer, Wire wire)
{
    if (wire == Wire::Stall)
        return;
    if (wire == Wire::Garbage) {
        socket->write("\x01\x02 this is not a web server \xff\xfe\n\n\n");
        return socket->disconnectFromHost();
    }
    if (answer.status == 0)
        return socket->abort();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
        head += it.key() + ": " + it.value() + "\r\n";
    const QByteArray whole = head + "\r\n" + answer.body;
    if (wire == Wire::Cut) {
        socket->write(whole.left(whole.size() - std::max<qsizetype>(1, answer.body.size() / 2)));
        return socket->disconnectFromHost();
    }
    if (wire == Wire::Answer) {
        socket->write(whole);
        return;
    }
    auto *drip = new QTimer(socket); // a few bytes at a time
    connect(drip, &QTimer::timeout, socket, [socket, drip, whole, at = qsizetype(0)]() mutable {
        socket->write(whole.mid(at, 64));
        at += 64;
        if (at >= whole.size())
            drip->deleteLater();
    });
    drip->start(1);
}
