#pragma once

#include "models/result.h"
#include "models/sync/transport.h"

#include <QDateTime>
#include <QUrl>

#include <functional>

/// How the org knows this program and where people sign in. Not secret.
struct SignIn {
    QString host = u"https://login.salesforce.com"_s; ///< production, sandbox or My Domain
    QString clientId = {};
    int port = 1717; ///< of the redirect http://localhost:PORT/OauthRedirect, as registered
    QString redirect() const { return u"http://localhost:%1/OauthRedirect"_s.arg(port); }
    bool operator==(const SignIn &) const = default;
};

struct Tokens {
    QString access = {};
    QString refresh = {};
    QString instance = {}; ///< the org's own address: all calls but signing in go there
    QString identity = {}; ///< ends in the org's and the person's id
};

/// Keeps tokens outside of the profile: the system's keyring, or memory.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    virtual Tokens load() = 0;
    /// On return the tokens outlive a crash, as far as the place allows.
    virtual Result<> save(const Tokens &tokens) = 0;
};

/// 43 characters that nobody can guess (RFC 7636), and what is shown of them beforehand.
QString newVerifier();
QString challengeOf(const QString &verifier);
QUrl authorizeUrl(const SignIn &signIn, const QString &challenge, const QString &state);
/// True for https, and for plain http to this machine: everything else would show the token on the way.
bool isSafe(const QUrl &url);

/// One account signed in: adds the token to requests, renews it once when it is refused, and never drops it for an outage.
class Session
{
public:
    Session(Transport &transport, TokenStore &tokens, SignIn signIn);
    /// Takes the code that the browser brought.
    Result<> exchange(const QString &code, const QString &verifier);
    Result<> revoke();
    bool isSignedIn();
    /// Sends a request to the org. Repeats it after an outage if `repeatable`; status 0 if there was no answer in the end.
    Result<HttpAnswer> call(HttpRequest request, bool repeatable);
    /// Waits, as long as nobody stops the run.
    void pause(int milliseconds) { m_transport.pause(milliseconds); }
    int calls() const { return m_calls; }
    QDateTime time() const { return m_time; }
    QString usage() const { return m_usage; } ///< "18/5000": calls of the org today
    QString userId() const { return m_tokens.identity.section(u'/', -1); }
    /// "ORG/USER": a workspace belongs to one of them.
    QString identity() const { return m_tokens.identity.section(u'/', -2); }
    QString instance() const { return m_tokens.instance; }
    /// Told of every request when it is over: method, path without its query, status, milliseconds. Never anything secret.
    using Listener = std::function<void(const QByteArray &method, const QByteArray &path, int status, qint64 milliseconds)>;
    void setListener(Listener listener) { m_listener = std::move(listener); }

private:
    Result<> renew();
    Result<Tokens> askForTokens(const QByteArray &form);
    HttpAnswer sendOnce(const HttpRequest &request);
    HttpAnswer carry(const HttpRequest &request);

    Transport &m_transport;
    TokenStore &m_store;
    SignIn m_signIn;
    Tokens m_tokens;
    bool m_loaded = false;
    int m_calls = 0;
    QDateTime m_time;
    QString m_usage;
    Listener m_listener;
};

/// Milliseconds before a repetition: doubled each time, and never in step with others who wait for the same server.
int backOff(int attempt);
/// `key=value&…`, everything percent-encoded: a plus sign would be read as a space.
QByteArray formOf(const QList<std::pair<QString, QString>> &fields);
