#include "models/sync/session.h"
#include "tests/support/org/org.h"
#include "tests/support/org/orgjson.h"

#include <QLocale>
#include <QUrlQuery>

// Signing in, and what address does what.

QString Org::authorize(const QByteArray &query)
{
    const QUrlQuery asked(QString::fromLatin1(query));
    const auto value = [&](const char *name) { return QUrl::fromPercentEncoding(asked.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).toLatin1()); };
    const QString back = value("redirect_uri");
    // A wrong client or address shows an error page and never redirects.
    if (value("client_id") != clientId || !redirects.contains(back) || value("response_type") != u"code")
        return {};
    if (denies)
        return back + u"?error=access_denied&error_description=end-user%20denied%20authorization&state="_s + value("state");
    if (value("code_challenge_method") != u"S256" || value("code_challenge").size() != 43)
        return back + u"?error=invalid_request&state="_s + value("state");
    const QString code = u"aPrx%1=="_s.arg(++m_given);
    m_codes.insert(code, {value("code_challenge"), back});
    return back + u"?code="_s + QString::fromLatin1(QUrl::toPercentEncoding(code)) + u"&state="_s + value("state");
}


Org::Reply Org::token(const QByteArray &form)
{
    const QUrlQuery asked(QString::fromLatin1(form));
    const auto value = [&](const char *name) { return QUrl::fromPercentEncoding(asked.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).toLatin1()); };
    const auto refuse = [](const QString &code, const QString &words) { return Reply {400, json({{u"error"_s, code}, {u"error_description"_s, words}})}; };
    if (value("client_id") != clientId)
        return refuse(u"invalid_client_id"_s, u"client identifier invalid"_s);
    QJsonObject answer {{u"instance_url"_s, instance}, {u"id"_s, u"https://login.salesforce.com/id/%1/%2"_s.arg(organization, me)},
                        {u"issued_at"_s, QString::number(now.toMSecsSinceEpoch())}, {u"token_type"_s, u"Bearer"_s}, {u"scope"_s, u"api refresh_token"_s}};
    if (value("grant_type") == u"authorization_code") {
        const auto [challenge, back] = m_codes.take(value("code")); // good for one use
        if (challenge.isEmpty() || value("code_verifier").isEmpty() || value("redirect_uri") != back)
            return refuse(u"invalid_grant"_s, u"expired authorization code"_s);
        if (challengeOf(value("code_verifier")) != challenge)
            return refuse(u"invalid_request"_s, u"code verifier does not match"_s);
    } else if (value("grant_type") == u"refresh_token") {
        if (!m_refresh.contains(value("refresh_token")))
            return refuse(u"invalid_grant"_s, u"expired access/refresh token"_s);
        if (rotates)
            m_refresh.remove(value("refresh_token"));
    } else {
        return refuse(u"unsupported_grant_type"_s, u"grant type not supported"_s);
    }
    answer.insert(u"access_token"_s, giveAccess());
    if (rotates || value("grant_type") == u"authorization_code") {
        const QString refresh = u"5Aep%1"_s.arg(++m_given);
        m_refresh.insert(refresh);
        answer.insert(u"refresh_token"_s, refresh);
    }
    return {200, json(answer)};
}


Org::Reply Org::route(const QByteArray &method, const QByteArray &path, const QByteArray &query_, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers)
{
    if (path == "/services/oauth2/token" && method == "POST")
        return token(body);
    if (path == "/services/oauth2/revoke" && method == "POST") {
        const bool known = m_refresh.remove(QUrl::fromPercentEncoding(body.mid(6)));
        if (known)
            m_access.clear();
        return known ? Reply {200, "{}"} : Reply {400, R"({"error":"invalid_token"})"};
    }
    if (!m_access.contains(QString::fromLatin1(headers.value("authorization").mid(7))))
        return error(401, u"INVALID_SESSION_ID"_s, u"Session expired or invalid"_s);
    return data(method, path, query_, body, headers);
}

Org::Reply Org::data(const QByteArray &method, const QByteArray &path, const QByteArray &query_, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers)
{
    const QList<QByteArray> parts = path.mid(1).split('/');
    if (path == "/services/data") {
        QJsonArray all;
        for (const QString &version : std::as_const(versions))
            all.append(QJsonObject {{u"label"_s, u"A season"_s}, {u"url"_s, u"/services/data/v"_s + version}, {u"version"_s, version}});
        return {200, json(all)};
    }
    if (parts.size() < 4 || parts.at(0) != "services" || parts.at(1) != "data")
        return error(404, u"NOT_FOUND"_s, u"no such resource"_s);
    if (parts.at(2).mid(1).toDouble() < 50)
        return error(410, u"UNSUPPORTED_API_VERSION"_s, u"retired"_s);
    const QByteArray resource = parts.mid(3).join('/');
    if (!chokesOn.isEmpty() && body.contains(chokesOn))
        return error(400, u"JSON_PARSER_ERROR"_s, u"unexpected character"_s);
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString last = QString::fromLatin1(parts.constLast());
    if (resource == "sobjects") {
        QJsonArray all;
        for (const QJsonObject &one : std::as_const(m_objects)) {
            QJsonObject brief = one;
            brief.remove(u"fields");
            all.append(brief);
        }
        return {200, json({{u"maxBatchSize"_s, 200}, {u"sobjects"_s, all}})};
    }
    if (resource.startsWith("sobjects/") && last == u"describe")
        return m_objects.contains(QString::fromLatin1(parts.at(4))) ? Reply {200, json(m_objects.value(QString::fromLatin1(parts.at(4))))} : error(404, u"NOT_FOUND"_s, u"hidden"_s);
    if (resource == "query" || resource == "queryAll") {
        QByteArray text = query_.mid(2);
        const int wished = headers.value("sforce-query-options").mid(10).toInt();
        return query(QUrl::fromPercentEncoding(text.replace('+', ' ')), resource == "queryAll", wished ? std::clamp(wished, 200, 2000) : 2000);
    }
    if (resource.startsWith("query/"))
        return m_cursors.contains(last) ? page(m_cursors.value(last)) : error(400, u"INVALID_QUERY_LOCATOR"_s, u"invalid query locator"_s);
    if (hasBulk && resource.startsWith("jobs/query"))
        return bulk(method, parts, query_, body, headers);
    if (resource == "composite" && method == "POST")
        return composite(object);
    if (resource == "composite/sobjects" && method == "POST")
        return createMany(object);
    if (resource == "composite/sobjects" && method == "DELETE")
        return deleteMany(QByteArray(query_).mid(4).split('&').first());
    if (resource.startsWith("composite/sobjects/") && method == "POST")
        return m_objects.contains(last) ? readMany(last, object) : error(404, u"NOT_FOUND"_s, u"no such object"_s);
    return error(404, u"NOT_FOUND"_s, u"no such resource"_s);
}


/// What goes wrong before the request is worked on.
std::optional<HttpAnswer> Org::failing(Fault fault, const QHash<QByteArray, QByteArray> &answerHeaders, bool isApi)
{
    switch (fault) {
    case Fault::DropBefore:
        return HttpAnswer {.problem = u"connection lost"_s};
    case Fault::DripBefore:
        now = now.addSecs(660);
        return HttpAnswer {.problem = u"takes too long"_s};
    case Fault::Limit:
        return HttpAnswer {403, error(403, u"REQUEST_LIMIT_EXCEEDED"_s, u"TotalRequests Limit exceeded."_s).body, answerHeaders};
    case Fault::TooMany:
        return HttpAnswer {429, "", answerHeaders};
    case Fault::Unavailable:
        return HttpAnswer {503, error(503, u"SERVER_UNAVAILABLE"_s, u"busy"_s).body, answerHeaders};
    case Fault::Html:
        return HttpAnswer {200, "<html><body>Sign in to the hotel's network</body></html>", answerHeaders};
    case Fault::Expired:
        if (isApi)
            m_access.clear();
        break;
    default:
        break;
    }
    return std::nullopt;
}

HttpAnswer Org::handle(const HttpRequest &request, const QString &device, Fault fault)
{
    now = now.addSecs(1);
    m_device = device;
    m_locked = fault == Fault::Locked;
    const QHash<QByteArray, QByteArray> answerHeaders {{"date", QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()},
                                                       {"content-type", "application/json;charset=UTF-8"}, {"sforce-limit-info", "api-usage=" + QByteArray::number(usedBefore + log.size()) + '/' + QByteArray::number(allowed)}};
    QHash<QByteArray, QByteArray> headers;
    qsizetype size = request.target.size();
    for (const auto &[name, value] : request.headers) {
        headers.insert(name.toLower(), value);
        size += name.size() + value.size();
    }
    if (size > 16384)
        return {414, "<html>too long</html>", answerHeaders};
    QByteArray target = request.target;
    if (target.startsWith("http"))
        target = target.mid(target.indexOf('/', target.indexOf("//") + 2));
    const qsizetype mark = target.indexOf('?');
    if (const std::optional<HttpAnswer> early = failing(fault, answerHeaders, target.startsWith("/services/data")))
        return *early;
    const Reply reply = route(request.method, mark < 0 ? target : target.left(mark), mark < 0 ? QByteArray() : target.mid(mark + 1), request.body, headers);
    log.append({request.method, target, request.body, reply.status});
    if (meanwhile)
        meanwhile(request);
    // Bytes that come so slowly that nobody waits for the last one.
    if (fault == Fault::DripAfter)
        now = now.addSecs(660);
    if (fault == Fault::DropAfter || fault == Fault::DripAfter)
        return {.problem = u"connection lost"_s};
    if (fault == Fault::ErrorAfter)
        return {500, error(500, u"UNKNOWN_EXCEPTION"_s, u"an unexpected error occurred"_s).body, answerHeaders};
    QHash<QByteArray, QByteArray> all = answerHeaders;
    all.insert(reply.headers);
    return {reply.status, fault == Fault::CutBody && reply.body.size() > 2 ? reply.body.left(reply.body.size() / 2) : reply.body, all};
}
