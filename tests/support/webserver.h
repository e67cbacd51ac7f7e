#pragma once

#include <QHash>
#include <QTcpServer>

class QTcpSocket;

using namespace Qt::Literals::StringLiterals;

/// A web server on the loopback that does what a script says: answers well, refuses, stalls, drops or cuts the answer, sends
/// garbage. It keeps every request that reached it whole.
class WebServer : public QObject
{
    Q_OBJECT

public:
    struct Reply {
        enum class Does { Answer, Stall, Drop, Cut, Garbage };
        Does does = Does::Answer;
        int status = 200;
        QByteArray body = "{}";
        QList<QByteArray> headers = {}; ///< "Location: ..."
        QByteArray type = "application/json";
    };
    struct Request {
        QByteArray method;
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };

    explicit WebServer(QObject *parent = nullptr);
    ~WebServer() override;
    QString address(const QString &path = u"/"_s) const;
    /// What is done with the next requests, in order; afterwards everything is answered with 200.
    void script(const QList<Reply> &replies) { m_script = replies; }
    /// Nobody listens any more, or again on the same port.
    void stop();
    void start();

    QList<Request> requests;

Q_SIGNALS:
    void asked();

private:
    void take(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const Reply &reply);

    quint16 m_port = 0;
    QList<Reply> m_script;
    QHash<QObject *, QByteArray> m_read;
    QTcpServer m_server; ///< last: its sockets tell of their end when they go
};
