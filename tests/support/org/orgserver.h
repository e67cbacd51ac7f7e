#pragma once

#include "tests/support/org/org.h"

#include <QTcpServer>

class QTcpSocket;

/// The org behind a port of the loopback, so that tests and the program itself talk HTTP to it: signing in with a page that sends the
/// browser on at once, and everything that `Org` answers. It can cut, stall, drip and lie.
class OrgServer : public QObject
{
    Q_OBJECT

public:
    /// What happens on the wire, beside `Org::Fault`.
    enum class Wire { Answer, Cut, Stall, Drip, Garbage };
    struct Trouble {
        Org::Fault fault = Org::Fault::None;
        Wire wire = Wire::Answer;
    };

    /// `port` 0: any that is free. The org's own address becomes this one.
    explicit OrgServer(Org &org, quint16 port = 0, QObject *parent = nullptr);
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }
    bool isListening() const { return m_server.isListening(); }
    /// Nobody listens any more, or again on the same port.
    void stop();
    void start();

    /// Asked before each request; null: nothing goes wrong.
    std::function<Trouble(const HttpRequest &)> trouble;
    int requests = 0;

Q_SIGNALS:
    void asked();

private:
    void take(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const HttpRequest &request);
    void write(QTcpSocket *socket, const HttpAnswer &answer, Wire wire);
    void authorize(QTcpSocket *socket, const QByteArray &query);

    Org &m_org;
    quint16 m_port;
    QHash<QObject *, QByteArray> m_read;
    QTcpServer m_server; ///< last: its sockets tell of their end when they go
};
