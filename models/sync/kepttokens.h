#pragma once

#include "models/secrets/secretstore.h"
#include "models/sync/session.h"

#include <QMutex>
#include <QWaitCondition>

/// Tokens in the system's keyring, as one secret. `load` and `save` are called on the sync's thread and wait for the keyring, which
/// lives on the window's.
class KeptTokens : public TokenStore
{
public:
    explicit KeptTokens(SecretStore &secrets);
    /// Under this name from now on; `secret` is what the keyring says of it.
    void begin(const QString &name, const QString &secret);
    Tokens load() override;
    Result<> save(const Tokens &tokens) override;
    /// The program closes: nobody waits for the keyring any more.
    void abandon();

private:
    struct Wait {
        QMutex mutex;
        QWaitCondition wake;
        std::optional<Result<>> answer;
        bool abandoned = false;
    };
    SecretStore &m_secrets;
    QMutex m_mutex;
    QString m_name;
    QString m_secret;
    std::shared_ptr<Wait> m_wait = std::make_shared<Wait>();
};
