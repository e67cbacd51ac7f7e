#pragma once

#include "models/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

/// A keyring as the system offers it. It may take as long as it likes, and may never answer. UI thread.
class Keyring
{
public:
    using Answer = std::function<void(const Result<QString> &)>;
    virtual ~Keyring() = default;
    /// A name that has no secret answers with an empty text.
    virtual void read(const QString &name, Answer answer) = 0;
    virtual void write(const QString &name, const QString &secret, Answer answer) = 0;
    virtual void remove(const QString &name, Answer answer) = 0;
};

/// The keyring of this desktop through QtKeychain, never its plain-text fallback; null where Steward was built without it.
std::unique_ptr<Keyring> systemKeyring();

/// Keeps secrets (tokens, secret addresses) in the system's keyring. Where there is none, or where it does not answer within the
/// watchdog's time, they live in memory until the program ends, and `sentence()` says so. A secret is never written to the profile,
/// to the settings or to the log. Every call is answered, in time. UI thread.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Place { Keyring, Memory };

    /// With no keyring it keeps everything in memory from the start.
    explicit SecretStore(std::unique_ptr<Keyring> keyring = systemKeyring(), int watchdogMilliseconds = 5000, QObject *parent = nullptr);
    ~SecretStore() override;

    /// The secret of this name; empty if there is none.
    QFuture<Result<QString>> read(const QString &name);
    /// Keeps it; an empty secret forgets it. Fails only if the keyring answered with a refusal: then it is kept in memory as well.
    QFuture<Result<>> write(const QString &name, const QString &secret);
    QFuture<Result<>> forget(const QString &name) { return write(name, {}); }

    Place place() const { return m_place; }
    /// One sentence for the person where secrets are kept now.
    QString sentence() const;

Q_SIGNALS:
    /// The keyring did not answer, or refused: secrets are kept in memory from now on.
    void placeChanged();

private:
    struct Call;
    std::shared_ptr<Call> begin(std::function<void(const Result<QString> &)> use);
    void fallBack();

    std::unique_ptr<Keyring> m_keyring;
    const int m_watchdog;
    Place m_place;
    QHash<QString, QString> m_memory; ///< what this run has written or read
    QList<std::weak_ptr<Call>> m_open; ///< asked and not answered yet
};
