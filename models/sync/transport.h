#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

using namespace Qt::Literals::StringLiterals;

/// One request as it goes out. `target` is encoded: path and query, or a whole address for the sign-in host.
struct HttpRequest {
    QByteArray method;
    QByteArray target;
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

/// What came back. Status 0: no answer, so nobody knows whether the request was carried out.
struct HttpAnswer {
    int status = 0;
    QByteArray body = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QString problem = {}; ///< why there is no answer
    enum class Failure {
        Unknown, ///< the connection ended: nobody knows what the server did with the request
        NotSent, ///< the server was not reached
        NotTrusted, ///< TLS, or an address that secrets may not go to: repeating it is of no use
        Stopped, ///< a person ended it
    };
    Failure failure = Failure::Unknown; ///< only if `status` is 0
};

/// Carries requests to one place and waits for the answer. Used on the thread of the sync, never on the window's.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual HttpAnswer send(const HttpRequest &request) = 0;
    /// Waits before a repetition; tests do not.
    virtual void pause(int milliseconds) = 0;
};
