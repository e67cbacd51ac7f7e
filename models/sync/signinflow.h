#pragma once

#include "models/sync/session.h"

#include <QObject>
#include <QTcpServer>
#include <QTimer>

/// What the browser brought, and what proves that it was asked for here.
struct SignInCode {
    QString code;
    QString verifier;
};

/// Listens on this computer alone for the browser's way back (RFC 8252): GET of the one path; everything else gets 404 and does not
/// end the wait, for browsers ask for icons as well.
class RedirectListener : public QObject
{
    Q_OBJECT

public:
    explicit RedirectListener(const QString &state, QObject *parent = nullptr);
    /// On 127.0.0.1 and ::1, because browsers take "localhost" for either.
    Result<> listen(int port);
    void close();

Q_SIGNALS:
    void came(const QString &code);
    void refused(const QString &error, const QString &description);

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, int status, const QString &words);
    const QString m_state;
    QTcpServer m_four;
    QTcpServer m_six;
};

/// One sign-in in the person's browser, from the org's page to the code: with PKCE and a state nobody can guess; ends after a time, or
/// when it is cancelled. A wrong client id or address never comes back from there, so both are needed. UI thread.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    /// `browser` shows an address and says whether it could.
    using Browser = std::function<bool(const QUrl &address)>;
    SignInFlow(SignIn signIn, Browser browser, QObject *parent = nullptr);
    void setTimeOut(int milliseconds) { m_timeOut.setInterval(milliseconds); }
    /// Answers by `finished`, later.
    void start();
    void cancel();
    /// Where the person signs in, to be shown if no browser opens.
    QUrl address() const { return m_address; }

Q_SIGNALS:
    void waiting(const QUrl &address, bool browserOpened);
    void finished(const Result<SignInCode> &code);

private:
    void end(const Result<SignInCode> &code);
    const SignIn m_signIn;
    const Browser m_browser;
    const QString m_verifier;
    const QString m_state;
    QUrl m_address;
    RedirectListener m_listener;
    QTimer m_timeOut;
    bool m_ended = false;
};

/// One sentence on what the sign-in page refused, and what helps. `error` and `description` are the server's.
Error signInRefusal(const QString &error, const QString &description);
/// Whether this can be a place to sign in; the sentence says what is wrong with it.
Result<> checkSignIn(const SignIn &signIn);
