#include "models/sync/signinflow.h"

#include <QCoreApplication>
#include <QTcpSocket>
#include <QUrlQuery>

namespace {

QString valueOf(const QUrlQuery &query, const QString &name)
{
    // Decoded once: a plus sign in a code is a plus sign.
    return QUrl::fromPercentEncoding(query.queryItemValue(name, QUrl::FullyEncoded).toLatin1());
}

constexpr qsizetype longestRequest = 16384;

} // namespace

Error signInRefusal(const QString &error, const QString &description)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("Sync", text); };
    QString text;
    if (error == u"access_denied" || error == u"access-denied")
        text = say(QT_TRANSLATE_NOOP("Sync", "Access was denied in the browser. Nothing was connected."));
    else if (error.startsWith(u"invalid_client"))
        text = say(QT_TRANSLATE_NOOP("Sync", "The org does not know this client id, or the app is not installed there. Ask your administrator to install it."));
    else if (error.startsWith(u"redirect_uri"))
        text = say(QT_TRANSLATE_NOOP("Sync", "The app in Salesforce does not allow this port. Ask your administrator which callback addresses are registered."));
    else
        text = say(QT_TRANSLATE_NOOP("Sync", "Salesforce did not sign you in."));
    if (!description.isEmpty())
        text += u' ' + say(QT_TRANSLATE_NOOP("Sync", "It says: “%1”")).arg(description.simplified().left(300));
    return {.kind = Error::Kind::Invalid, .text = text, .detail = u"signin "_s + error.left(60)};
}

Result<> checkSignIn(const SignIn &signIn)
{
    const auto wrong = [](const char *text) { return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Sync", text)}; };
    const QUrl host(signIn.host, QUrl::StrictMode);
    if (!isSafe(host) || !host.userInfo().isEmpty() || host.hasQuery())
        return wrong(QT_TRANSLATE_NOOP("Sync", "The sign-in address has to begin with https://, such as https://login.salesforce.com or https://yourcompany.my.salesforce.com."));
    if (signIn.clientId.trimmed().isEmpty())
        return wrong(QT_TRANSLATE_NOOP("Sync", "The client id is missing: your administrator finds it in Salesforce as the consumer key of the app."));
    if (signIn.port < 1 || signIn.port > 65535)
        return wrong(QT_TRANSLATE_NOOP("Sync", "The port has to be a number from 1 to 65535."));
    return {};
}

RedirectListener::RedirectListener(const QString &state, QObject *parent)
    : QObject(parent)
    , m_state(state)
{
    for (QTcpServer *server : {&m_four, &m_six})
        connect(server, &QTcpServer::newConnection, this, [this, server] { accept(*server); });
}

Result<> RedirectListener::listen(int port)
{
    if (!m_four.listen(QHostAddress::LocalHost, quint16(port))) {
        return Error {.kind = Error::Kind::Busy,
                      .text = QCoreApplication::translate("Sync", "Another program uses port %1, which the browser needs to come back. Close it, or choose another port that is registered in Salesforce.").arg(port),
                      .detail = m_four.errorString()};
    }
    (void)m_six.listen(QHostAddress::LocalHostIPv6, m_four.serverPort()); // some computers have no IPv6
    return {};
}

void RedirectListener::close()
{
    m_four.close();
    m_six.close();
}

void RedirectListener::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(10000, socket, [socket] { socket->abort(); });
    }
}

void RedirectListener::read(QTcpSocket *socket)
{
    if (socket->bytesAvailable() > longestRequest)
        return socket->abort();
    const QByteArray begun = socket->peek(longestRequest);
    if (!begun.contains("\r\n\r\n"))
        return;
    (void)socket->readAll();
    const QList<QByteArray> first = begun.left(begun.indexOf('\r')).split(' ');
    const QUrl asked = QUrl::fromEncoded(first.value(1));
    if (first.value(0) != "GET" || asked.path() != u"/OauthRedirect")
        return answer(socket, 404, tr("There is nothing here."));
    const QUrlQuery query(asked);
    // Somebody else's answer does not end the wait for ours.
    if (valueOf(query, u"state"_s) != m_state)
        return answer(socket, 400, tr("This is not the sign-in that Steward waits for."));
    const QString error = valueOf(query, u"error"_s);
    const QString code = valueOf(query, u"code"_s);
    if (!error.isEmpty() || code.isEmpty()) {
        answer(socket, 200, tr("Salesforce did not sign you in. You can close this window and go back to Steward."));
        Q_EMIT refused(error, valueOf(query, u"error_description"_s));
    } else {
        answer(socket, 200, tr("You are signed in. You can close this window and go back to Steward."));
        Q_EMIT came(code);
    }
}

void RedirectListener::answer(QTcpSocket *socket, int status, const QString &words)
{
    const QByteArray page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Steward</title></head><body style=\"font-family:sans-serif;margin:4em\"><p>"
        + words.toHtmlEscaped().toUtf8() + "</p></body></html>";
    socket->write("HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " No") + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(page.size()) + "\r\n\r\n" + page);
    socket->disconnectFromHost();
}

SignInFlow::SignInFlow(SignIn signIn, Browser browser, QObject *parent)
    : QObject(parent)
    , m_signIn(std::move(signIn))
    , m_browser(std::move(browser))
    , m_verifier(newVerifier())
    , m_state(newVerifier())
    , m_address(authorizeUrl(m_signIn, challengeOf(m_verifier), m_state))
    , m_listener(m_state)
{
    m_timeOut.setSingleShot(true);
    m_timeOut.setInterval(300'000);
    connect(&m_listener, &RedirectListener::came, this, [this](const QString &code) { end(SignInCode {code, m_verifier}); });
    connect(&m_listener, &RedirectListener::refused, this, [this](const QString &error, const QString &description) { end(signInRefusal(error, description)); });
    connect(&m_timeOut, &QTimer::timeout, this, [this] {
        end(Error {.kind = Error::Kind::Cancelled, .text = tr("Nobody signed in within five minutes. If the browser shows an error page, check the client id and the port with your administrator."), .detail = u"timeout"_s});
    });
}

void SignInFlow::start()
{
    const auto later = [this](const Error &error) { QTimer::singleShot(0, this, [this, error] { end(error); }); };
    if (const Result<> good = checkSignIn(m_signIn); !good)
        return later(good.error());
    if (const Result<> listening = m_listener.listen(m_signIn.port); !listening)
        return later(listening.error());
    m_timeOut.start();
    Q_EMIT waiting(m_address, m_browser(m_address));
}

void SignInFlow::cancel()
{
    end(Error {.kind = Error::Kind::Cancelled, .text = tr("The sign-in was cancelled."), .detail = u"cancelled"_s});
}

void SignInFlow::end(const Result<SignInCode> &code)
{
    if (std::exchange(m_ended, true))
        return;
    m_timeOut.stop();
    m_listener.close();
    Q_EMIT finished(code);
}
