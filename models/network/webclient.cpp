#include "models/network/webclient.h"

#include <QBuffer>
#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QPromise>
#include <QSslConfiguration>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRedirects = 5;

/// A body that cannot be rewound. Qt sends a request again by itself when a kept connection ends before the answer; a body that
/// is gone keeps it from doing so, and whether to send again stays the caller's decision.
class OnceBody : public QIODevice
{
public:
    explicit OnceBody(const QByteArray &bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(bytes)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_at);
        if (count == 0)
            return -1;
        memcpy(data, m_bytes.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_at = 0;
};

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

WebAnswer::Failure failureOf(QNetworkReply::NetworkError error)
{
    using Failure = WebAnswer::Failure;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Failure::NoConnection;
    case QNetworkReply::SslHandshakeFailedError:
        return Failure::NotTrusted;
    default:
        return Failure::Broken;
    }
}

} // namespace

int WebAnswer::retryAfter(const QDateTime &now) const
{
    const QByteArray said = headers.value("retry-after").trimmed();
    bool isNumber = false;
    const int seconds = said.toInt(&isNumber);
    if (isNumber)
        return std::max(0, seconds);
    const QDateTime until = QDateTime::fromString(QString::fromLatin1(said).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date); // Qt knows no zone by name
    return until.isValid() ? int(std::clamp<qint64>(now.secsTo(until), 0, 86400)) : -1;
}

/// One call of `send`: the request, the requests its redirects lead to, and the clock over all of them.
class WebClient::Exchange : public QObject
{
public:
    Exchange(WebClient &client, const WebRequest &request)
        : QObject(&client)
        , m_network(*client.m_network)
        , m_limits(client.m_limits)
        , m_request(request)
    {
        m_promise.start();
        m_idle.setSingleShot(true);
        m_total.setSingleShot(true);
        // A request without a body is on its way before anything tells so: a DELETE may have been carried out.
        connect(&m_idle, &QTimer::timeout, this, [this] { fail(m_reply && m_reply->rawHeaderPairs().isEmpty() && !m_sent && !m_request.body.isEmpty() ? WebAnswer::Failure::NoConnection : WebAnswer::Failure::Broken, WebClient::tr("The server does not answer.")); });
        connect(&m_total, &QTimer::timeout, this, [this] { fail(WebAnswer::Failure::Broken, WebClient::tr("The server takes too long.")); });
        m_total.start(m_limits.totalMilliseconds);
    }
    ~Exchange() override
    {
        if (!m_done)
            fail(WebAnswer::Failure::Broken, WebClient::tr("The program is closing."));
    }

    QFuture<WebAnswer> future() { return m_promise.future(); }

    void begin(const QUrl &url)
    {
        if (!isAllowed(url))
            return fail(WebAnswer::Failure::NotAllowed, WebClient::tr("Steward sends only to addresses that begin with https://."));
        m_url = url;
        m_body.clear();
        m_sent = false;
        QNetworkRequest wire = wireRequest();
        auto *body = m_request.body.isEmpty() ? nullptr : new OnceBody(m_request.body, this);
        m_reply = m_network.sendCustomRequest(wire, m_request.method, body);
        m_reply->setParent(this);
        if (body)
            body->setParent(m_reply);
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
            m_sent = m_sent || sent > 0;
            m_idle.start(m_limits.idleMilliseconds);
        });
        connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] { m_idle.start(m_limits.idleMilliseconds); });
        connect(m_reply, &QIODevice::readyRead, this, &Exchange::readSome);
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::end);
        m_idle.start(m_limits.idleMilliseconds);
    }

private:
    QNetworkRequest wireRequest() const
    {
        QNetworkRequest wire(m_url);
        wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        wire.setSslConfiguration(tls);
        wire.setHeader(QNetworkRequest::UserAgentHeader, u"Steward/" STEWARD_VERSION ""_s);
        if (!m_request.body.isEmpty()) {
            wire.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType);
            wire.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        }
        for (const auto &[name, value] : m_request.headers)
            wire.setRawHeader(name, value);
        if (m_redirects == 0) {
            for (const auto &[name, value] : m_request.secretHeaders)
                wire.setRawHeader(name, value);
        }
        return wire;
    }

    void readSome()
    {
        m_idle.start(m_limits.idleMilliseconds);
        m_body += m_reply->readAll();
        if (m_body.size() > m_limits.bytes)
            fail(WebAnswer::Failure::TooLarge, WebClient::tr("The server's answer is larger than Steward reads."));
    }

    void end()
    {
        if (m_done)
            return;
        m_idle.stop();
        m_body += m_reply->readAll();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QNetworkReply::NetworkError error = m_reply->error();
        // Errors from ContentAccessDenied on are the host's own answers (4xx, 5xx): those are told by their status.
        const bool answered = status > 0 && (error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied);
        if (!answered)
            return fail(failureOf(error), sentenceOf(failureOf(error)));
        if (status >= 300 && status < 400 && m_reply->hasRawHeader("Location"))
            return redirect(m_url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"))));
        WebAnswer answer {.status = status, .body = m_body, .url = m_url};
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        // A refusal that was cut off is told by Qt as a refusal. (Of packed answers Qt drops the length, which is that of the packed bytes.)
        if (m_request.method != "HEAD" && m_body.size() < answer.headers.value("content-length").toLongLong())
            return fail(WebAnswer::Failure::Broken, sentenceOf(WebAnswer::Failure::Broken));
        if (m_body.size() > m_limits.bytes)
            return fail(WebAnswer::Failure::TooLarge, WebClient::tr("The server's answer is larger than Steward reads."));
        if (m_request.expectJson && answer.isGood() && !answer.headers.value("content-type").toLower().contains("json")) {
            answer.failure = WebAnswer::Failure::NotUnderstood;
            answer.text = WebClient::tr("The server answered with something that Steward does not understand.");
        }
        finish(answer);
    }

    void redirect(const QUrl &target)
    {
        const bool mayFollow = (m_request.method == "GET" || m_request.method == "HEAD") && ++m_redirects <= mostRedirects;
        if (!mayFollow)
            return fail(WebAnswer::Failure::Redirected, WebClient::tr("The server points to another address; what is secret is not sent there. Enter the new address in the settings if you trust it."));
        m_reply->disconnect(this);
        m_reply->deleteLater();
        begin(target);
    }

    static QString sentenceOf(WebAnswer::Failure failure)
    {
        switch (failure) {
        case WebAnswer::Failure::NoConnection:
            return WebClient::tr("The server cannot be reached.");
        case WebAnswer::Failure::NotTrusted:
            return WebClient::tr("The server's certificate cannot be trusted.");
        default:
            return WebClient::tr("The connection ended before the answer was complete.");
        }
    }

    void fail(WebAnswer::Failure failure, const QString &text)
    {
        const int status = m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
        finish({.failure = failure, .status = status, .url = m_url, .text = text});
    }

    void finish(const WebAnswer &answer)
    {
        if (std::exchange(m_done, true))
            return;
        m_total.stop();
        m_idle.stop();
        if (m_reply) {
            m_reply->disconnect(this);
            m_reply->abort();
        }
        m_promise.addResult(answer);
        m_promise.finish();
        deleteLater();
    }

    QNetworkAccessManager &m_network;
    const Limits m_limits;
    const WebRequest m_request;
    QPromise<WebAnswer> m_promise;
    QPointer<QNetworkReply> m_reply;
    QUrl m_url;
    QByteArray m_body;
    QTimer m_idle;
    QTimer m_total;
    int m_redirects = 0;
    bool m_sent = false;
    bool m_done = false;
};

WebClient::WebClient(QObject *parent)
    : WebClient(Limits(), parent)
{
}

WebClient::WebClient(const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setAutoDeleteReplies(false);
}

WebClient::~WebClient()
{
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly)); // exchanges use the network manager
}

QFuture<WebAnswer> WebClient::send(const WebRequest &request)
{
    auto *exchange = new Exchange(*this, request);
    QFuture<WebAnswer> future = exchange->future();
    exchange->begin(request.url);
    return future;
}

bool WebClient::isAllowed(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
}
