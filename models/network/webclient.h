#pragma once

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

/// One request to a host that the person named. What is secret stands in `secretHeaders` (a token) or in the address itself (a
/// webhook): both go to that one host only, and neither is ever logged.
struct WebRequest {
    QByteArray method = "GET";
    QUrl url;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QList<std::pair<QByteArray, QByteArray>> secretHeaders = {}; ///< Authorization: dropped by every redirect
    bool expectJson = false; ///< a good answer of another type is a Failure::NotUnderstood
};

/// What came of a request: an answer with its status, or why there is none.
struct WebAnswer {
    enum class Failure {
        None,
        NotAllowed, ///< the address is not https, nor http to this computer: nothing was sent
        NoConnection, ///< the host was not reached, so it has not seen the request
        Broken, ///< the connection ended or went quiet after the request went out: nobody knows what the host did with it
        NotTrusted, ///< TLS: the certificate or the version
        TooLarge,
        NotUnderstood, ///< not the type of content that was asked for
        Redirected, ///< the host wants this sent to another address, which is not followed
    };
    Failure failure = Failure::None;
    int status = 0; ///< of the last answer; 0: none
    QByteArray body = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QUrl url = {}; ///< where the answer came from, after redirects
    QString text = {}; ///< one sentence for the person if `failure`

    bool isGood() const { return failure == Failure::None && status >= 200 && status < 300; }
    /// Seconds that the host asked to wait (Retry-After as a number or a date); −1: it did not say.
    int retryAfter(const QDateTime &now) const;
};

/// The network, in one class ("Network" of the settled decisions): https, or http to this computer, and nothing else; HTTP/1.1; TLS 1.2
/// or newer, no error ignored; no cookies, no cache; own redirects, at most five, only of GET, none of which carries a secret; an
/// idle and an absolute time-out; a cap on the size of answers. One call sends the request at most once. Belongs to the thread that made
/// it, which needs an event loop; a client that is deleted answers what is open with Failure::Broken.
class WebClient : public QObject
{
    Q_OBJECT

public:
    struct Limits {
        int idleMilliseconds = 20000; ///< without a byte
        int totalMilliseconds = 120000;
        qint64 bytes = 32 * 1024 * 1024;
    };

    explicit WebClient(QObject *parent = nullptr);
    WebClient(const Limits &limits, QObject *parent = nullptr);
    ~WebClient() override;

    QFuture<WebAnswer> send(const WebRequest &request);

    /// Whether secrets may go there: https, or http to the loopback; with a host, without user or password in it.
    static bool isAllowed(const QUrl &url);

private:
    class Exchange;
    const Limits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
};
