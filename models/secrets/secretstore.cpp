#include "models/secrets/secretstore.h"

#include <QPromise>
#include <QTimer>

/// One question to the keyring. Whoever comes first, the keyring or the watchdog, answers it; the other finds it done.
struct SecretStore::Call {
    std::function<void(const Result<QString> &)> use;
    bool done = false;

    void answer(const Result<QString> &result)
    {
        if (std::exchange(done, true))
            return;
        use(result);
    }
};

SecretStore::SecretStore(std::unique_ptr<Keyring> keyring, int watchdogMilliseconds, QObject *parent)
    : QObject(parent)
    , m_keyring(std::move(keyring))
    , m_watchdog(watchdogMilliseconds)
    , m_place(m_keyring ? Place::Keyring : Place::Memory)
{
}

SecretStore::~SecretStore()
{
    for (const std::weak_ptr<Call> &open : std::as_const(m_open)) {
        if (const auto call = open.lock())
            call->answer(Error {Error::Kind::Cancelled, tr("The program is closing.")});
    }
}

QFuture<Result<QString>> SecretStore::read(const QString &name)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QFuture<Result<QString>> future = promise->future();
    const auto finish = [promise](const Result<QString> &result) {
        promise->addResult(result);
        promise->finish();
    };
    if (m_place == Place::Memory || m_memory.contains(name)) {
        finish(m_memory.value(name));
        return future;
    }
    const auto call = begin([this, name, finish](const Result<QString> &found) {
        if (!found) {
            fallBack();
            return finish(m_memory.value(name));
        }
        m_memory.insert(name, *found);
        finish(*found);
    });
    m_keyring->read(name, [call](const Result<QString> &found) { call->answer(found); });
    return future;
}

QFuture<Result<>> SecretStore::write(const QString &name, const QString &secret)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    const auto finish = [promise] {
        promise->addResult(Result<>());
        promise->finish();
    };
    m_memory.insert(name, secret);
    if (m_place == Place::Memory) {
        finish();
        return future;
    }
    const auto call = begin([this, finish](const Result<QString> &kept) {
        if (!kept)
            fallBack(); // it is in memory already, so nothing is lost before the program ends
        finish();
    });
    if (secret.isEmpty())
        m_keyring->remove(name, [call](const Result<QString> &kept) { call->answer(kept); });
    else
        m_keyring->write(name, secret, [call](const Result<QString> &kept) { call->answer(kept); });
    return future;
}

QString SecretStore::sentence() const
{
    return m_place == Place::Keyring
        ? tr("Secrets are kept in the keyring of this computer.")
        : tr("No keyring answers on this computer, so secrets are kept only until Steward closes.");
}

std::shared_ptr<SecretStore::Call> SecretStore::begin(std::function<void(const Result<QString> &)> use)
{
    auto call = std::make_shared<Call>();
    call->use = std::move(use);
    m_open.removeIf([](const std::weak_ptr<Call> &open) { return open.expired(); });
    m_open.append(call);
    // With no secret service on the bus a keyring never answers.
    QTimer::singleShot(m_watchdog, this, [call] { call->answer(Error {Error::Kind::Io, tr("The keyring does not answer.")}); });
    return call;
}

void SecretStore::fallBack()
{
    if (std::exchange(m_place, Place::Memory) == Place::Keyring)
        Q_EMIT placeChanged();
}
