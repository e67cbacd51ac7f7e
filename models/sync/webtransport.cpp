#include "models/sync/webtransport.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

namespace {

HttpAnswer answerOf(const WebAnswer &web)
{
    using Failure = WebAnswer::Failure;
    HttpAnswer answer {.status = web.status, .body = web.body, .headers = web.headers, .problem = web.text};
    if (web.failure == Failure::None)
        return answer;
    answer.status = 0;
    answer.body.clear();
    switch (web.failure) {
    case Failure::NoConnection:
        answer.failure = HttpAnswer::Failure::NotSent;
        break;
    case Failure::NotTrusted:
    case Failure::NotAllowed:
    case Failure::Redirected:
        answer.failure = HttpAnswer::Failure::NotTrusted;
        break;
    default:
        answer.failure = HttpAnswer::Failure::Unknown;
    }
    return answer;
}

} // namespace

WebTransport::WebTransport(const WebClient::Limits &limits)
    : m_limits(limits)
{
}

WebTransport::~WebTransport() = default;

bool WebTransport::isStopped()
{
    QMutexLocker lock(&m_mutex);
    return m_stopped;
}

template <typename Begin>
bool WebTransport::waitIn(Begin begin)
{
    QEventLoop loop;
    {
        QMutexLocker lock(&m_mutex);
        if (m_stopped)
            return false;
        m_loop = &loop;
    }
    if (begin(loop))
        loop.exec();
    QMutexLocker lock(&m_mutex);
    m_loop = nullptr;
    return !m_stopped;
}

HttpAnswer WebTransport::send(const HttpRequest &request)
{
    WebRequest web {.method = request.method, .url = QUrl::fromEncoded(request.target), .body = request.body};
    for (const auto &header : request.headers) {
        if (header.first == "Content-Type")
            web.contentType = header.second;
        else
            (header.first == "Authorization" ? web.secretHeaders : web.headers) << header;
    }
    if (!m_client)
        m_client = std::make_unique<WebClient>(m_limits);
    QFuture<WebAnswer> answer;
    QFutureWatcher<WebAnswer> watcher;
    const bool whole = waitIn([&](QEventLoop &loop) {
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        answer = m_client->send(web);
        watcher.setFuture(answer);
        return !answer.isFinished();
    });
    if (whole || (answer.isValid() && answer.isFinished()))
        return answerOf(answer.result());
    m_client.reset();
    return {.problem = u"stopped"_s, .failure = HttpAnswer::Failure::Stopped};
}

void WebTransport::pause(int milliseconds)
{
    (void)waitIn([milliseconds](QEventLoop &loop) {
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        return true;
    });
}

void WebTransport::stop()
{
    QMutexLocker lock(&m_mutex);
    m_stopped = true;
    if (m_loop)
        QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
}

void WebTransport::goOn()
{
    QMutexLocker lock(&m_mutex);
    m_stopped = false;
}

void WebTransport::close()
{
    m_client.reset();
}
