#pragma once

#include "models/network/webclient.h"
#include "models/sync/transport.h"

#include <QMutex>

class QEventLoop;

/// Carries requests over the network through the one network class: https, or http to this computer alone; errors of TLS end the
/// request. `send`, `pause` and `close` belong to one thread; `stop` and `goOn` may be called from any.
class WebTransport : public Transport
{
public:
    /// A write may take ten minutes on the server; the limits lie above that.
    explicit WebTransport(const WebClient::Limits &limits = {.idleMilliseconds = 120000, .totalMilliseconds = 660000, .bytes = 64 * 1024 * 1024});
    ~WebTransport() override;
    HttpAnswer send(const HttpRequest &request) override;
    void pause(int milliseconds) override;
    /// Ends what is being waited for; until `goOn` every request ends at once.
    void stop();
    void goOn();
    /// Ends the connections; they go on the thread that made them.
    void close();

private:
    bool isStopped();
    /// False if it was stopped before `begin`'s work called the loop's quit.
    template <typename Begin>
    bool waitIn(Begin begin);

    const WebClient::Limits m_limits;
    std::unique_ptr<WebClient> m_client;
    QMutex m_mutex;
    QEventLoop *m_loop = nullptr;
    bool m_stopped = false;
};
