#include "models/sync/session.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRandomGenerator>

namespace {

Error signInAgain(const QString &words)
{
    const QString text = QCoreApplication::translate("Sync", "Sign in to Salesforce again. Your changes stay here until then.");
    return {.kind = Error::Kind::Invalid, .text = words.isEmpty() ? text : text + u' ' + words, .detail = u"signin"_s};
}

Error offline(const QString &why)
{
    return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Sync", "Salesforce cannot be reached. Your changes are sent when it can."), .detail = u"offline "_s + why};
}

/// What no repetition can mend.
std::optional<Error> endOf(const HttpAnswer &answer)
{
    if (answer.status != 0)
        return std::nullopt;
    if (answer.failure == HttpAnswer::Failure::Stopped)
        return Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Sync", "The synchronisation was stopped. It goes on where it was."), .detail = u"stopped"_s};
    if (answer.failure == HttpAnswer::Failure::NotTrusted) {
        const QString text = QCoreApplication::translate("Sync", "Steward stopped before it sent anything, because the connection is not secure. Your changes stay here.");
        return Error {.kind = Error::Kind::Invalid, .text = answer.problem.isEmpty() ? text : text + u' ' + answer.problem, .detail = u"untrusted"_s};
    }
    return std::nullopt;
}

QDateTime dateOf(const HttpAnswer &answer)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(answer.headers.value("date")), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QString firstCode(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).array().first().toObject().value(u"errorCode").toString();
}

/// A proxy's page, half a body or nothing is no answer.
bool isWhole(const HttpAnswer &answer)
{
    if (answer.status == 204 || answer.status == 304)
        return true;
    if (answer.headers.value("content-type").startsWith("text/csv"))
        return true;
    return !QJsonDocument::fromJson(answer.body).isNull();
}

} // namespace

int backOff(int attempt)
{
    const int base = 1000 << attempt;
    return base / 2 + QRandomGenerator::global()->bounded(base);
}

QByteArray formOf(const QList<std::pair<QString, QString>> &fields)
{
    QByteArrayList parts;
    for (const auto &[key, value] : fields)
        parts << key.toUtf8() + '=' + QUrl::toPercentEncoding(value);
    return parts.join('&');
}

QString newVerifier()
{
    QByteArray random(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(random.data()), reinterpret_cast<quint32 *>(random.data() + random.size()));
    return QString::fromLatin1(random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString challengeOf(const QString &verifier)
{
    return QString::fromLatin1(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QUrl authorizeUrl(const SignIn &signIn, const QString &challenge, const QString &state)
{
    const QByteArray query = formOf({{u"response_type"_s, u"code"_s}, {u"client_id"_s, signIn.clientId}, {u"redirect_uri"_s, signIn.redirect()}, {u"code_challenge"_s, challenge},
                                     {u"code_challenge_method"_s, u"S256"_s}, {u"state"_s, state}, {u"scope"_s, u"api refresh_token"_s}});
    return QUrl::fromEncoded(signIn.host.toUtf8() + "/services/oauth2/authorize?" + query);
}

bool isSafe(const QUrl &url)
{
    if (url.scheme() == u"https")
        return !url.host().isEmpty();
    const QString host = url.host();
    return url.scheme() == u"http" && (host == u"localhost" || host == u"127.0.0.1" || host == u"::1");
}

Session::Session(Transport &transport, TokenStore &tokens, SignIn signIn)
    : m_transport(transport)
    , m_store(tokens)
    , m_signIn(std::move(signIn))
{
}

bool Session::isSignedIn()
{
    if (!m_loaded)
        m_tokens = m_store.load();
    m_loaded = true;
    return !m_tokens.refresh.isEmpty() || !m_tokens.access.isEmpty();
}

Result<Tokens> Session::askForTokens(const QByteArray &form)
{
    HttpRequest request {"POST", m_signIn.host.toUtf8() + "/services/oauth2/token", form, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}}};
    const HttpAnswer answer = carry(request);
    if (const std::optional<Error> end = endOf(answer))
        return *end;
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const QString error = object.value(u"error").toString();
    if (answer.status == 200 && !object.value(u"access_token").toString().isEmpty()) {
        Tokens tokens = m_tokens;
        tokens.access = object.value(u"access_token").toString();
        // Only with rotation there is a new one; the old one stays good otherwise.
        if (object.contains(u"refresh_token"))
            tokens.refresh = object.value(u"refresh_token").toString();
        tokens.instance = object.value(u"instance_url").toString();
        tokens.identity = object.value(u"id").toString();
        if (!isSafe(QUrl(tokens.instance)))
            return signInAgain(QCoreApplication::translate("Sync", "The org's address is not secure."));
        return tokens;
    }
    if (!error.isEmpty() && answer.status >= 400 && answer.status < 500)
        return signInAgain(object.value(u"error_description").toString());
    return offline(answer.problem);
}

Result<> Session::exchange(const QString &code, const QString &verifier)
{
    m_tokens = {};
    const Result<Tokens> tokens = askForTokens(formOf({{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code}, {u"client_id"_s, m_signIn.clientId},
                                                       {u"redirect_uri"_s, m_signIn.redirect()}, {u"code_verifier"_s, verifier}}));
    if (!tokens)
        return tokens.error();
    if (tokens->refresh.isEmpty())
        return signInAgain(QCoreApplication::translate("Sync", "The app in Salesforce does not allow “refresh_token”. Ask your administrator to add this scope."));
    if (const Result<> saved = m_store.save(*tokens); !saved)
        return saved;
    m_tokens = *tokens;
    m_loaded = true;
    return {};
}

Result<> Session::renew()
{
    if (m_tokens.refresh.isEmpty())
        return signInAgain({});
    const Result<Tokens> tokens = askForTokens(formOf({{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, m_tokens.refresh}, {u"client_id"_s, m_signIn.clientId}}));
    if (!tokens)
        return tokens.error();
    // With rotation the old one is dead already: the new one is kept before it is used.
    if (const Result<> saved = m_store.save(*tokens); !saved)
        return saved;
    m_tokens = *tokens;
    return {};
}

Result<> Session::revoke()
{
    if (!isSignedIn())
        return {};
    const QString token = m_tokens.refresh.isEmpty() ? m_tokens.access : m_tokens.refresh;
    const HttpAnswer answer = carry({"POST", m_signIn.host.toUtf8() + "/services/oauth2/revoke", formOf({{u"token"_s, token}}),
                                                {{"Content-Type", "application/x-www-form-urlencoded"}}});
    m_tokens = {};
    if (const Result<> cleared = m_store.save({}); !cleared)
        return cleared;
    if (answer.status == 0 || answer.status >= 500)
        return Error {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Sync", "You are signed out here. Salesforce could not be told: end the session there under “Connected Apps”."), .detail = u"offline"_s};
    return {};
}

HttpAnswer Session::carry(const HttpRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    HttpAnswer answer = m_transport.send(request);
    if (m_listener)
        m_listener(request.method, QUrl::fromEncoded(request.target).path(QUrl::FullyEncoded).toLatin1(), answer.status, clock.elapsed());
    return answer;
}

HttpAnswer Session::sendOnce(const HttpRequest &request)
{
    HttpRequest whole = request;
    whole.target = m_tokens.instance.toUtf8() + request.target;
    whole.headers << std::pair {QByteArray("Authorization"), "Bearer " + m_tokens.access.toUtf8()};
    if (std::none_of(request.headers.cbegin(), request.headers.cend(), [](const auto &header) { return header.first == "Accept"; }))
        whole.headers << std::pair {QByteArray("Accept"), QByteArray("application/json")};
    if (!request.body.isEmpty())
        whole.headers << std::pair {QByteArray("Content-Type"), QByteArray("application/json; charset=UTF-8")};
    ++m_calls;
    HttpAnswer answer = carry(whole);
    if (const QDateTime time = dateOf(answer); time.isValid())
        m_time = time;
    if (const QByteArray info = answer.headers.value("sforce-limit-info"); info.startsWith("api-usage="))
        m_usage = QString::fromLatin1(info.mid(10)).section(u';', 0, 0);
    if (answer.status != 0 && answer.status < 500 && !isWhole(answer)) {
        answer.status = 0;
        answer.problem = u"unreadable body"_s;
    }
    return answer;
}

Result<HttpAnswer> Session::call(HttpRequest request, bool repeatable)
{
    if (!isSignedIn())
        return signInAgain({});
    bool renewed = false;
    constexpr int attempts = 5;
    for (int attempt = 0;; ++attempt) {
        const HttpAnswer answer = sendOnce(request);
        if (const std::optional<Error> end = endOf(answer))
            return *end;
        // A computer without a network need not try for half a minute.
        if (answer.status == 0 && answer.failure == HttpAnswer::Failure::NotSent && attempt > 0)
            return offline(answer.problem);
        if (answer.status == 401) {
            if (renewed || answer.body.contains("not valid for use with the REST API"))
                return signInAgain({});
            if (const Result<> done = renew(); !done)
                return done.error();
            renewed = true;
            continue;
        }
        const QString code = answer.status == 403 ? firstCode(answer.body) : QString();
        if (code == u"REQUEST_LIMIT_EXCEEDED")
            return Error {.kind = Error::Kind::Busy, .text = QCoreApplication::translate("Sync", "The org's calls for today are used up. Your changes are sent when there are new ones."), .detail = u"limit"_s};
        if (answer.status == 410)
            return Error {.kind = Error::Kind::NewerVersion, .text = QCoreApplication::translate("Sync", "Salesforce no longer speaks this version's language. Update Steward."), .detail = u"stopped"_s};
        const bool refusedUnread = answer.status == 429 || answer.status == 420;
        const bool trouble = answer.status == 0 || answer.status >= 500 || refusedUnread;
        if (!trouble)
            return answer;
        if (attempt + 1 == attempts || (!repeatable && !refusedUnread && answer.failure != HttpAnswer::Failure::NotSent))
            return offline(answer.problem.isEmpty() ? QString::number(answer.status) : answer.problem);
        m_transport.pause(std::max(answer.headers.value("retry-after").toInt() * 1000, backOff(attempt)));
    }
}
