#include "models/secrets/secretstore.h"

#include <QCoreApplication>

#ifdef STEWARD_KEYCHAIN
#include <qt6keychain/keychain.h>

namespace {

const QString service = u"org.steward.Steward"_s;

/// QtKeychain as a Keyring. Jobs delete themselves when they end.
class SystemKeyring : public Keyring
{
public:
    void read(const QString &name, Answer answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        start(job, name, [job, answer = std::move(answer)] {
            if (job->error() == QKeychain::EntryNotFound)
                return answer(QString());
            answer(job->error() == QKeychain::NoError ? Result<QString>(job->textData()) : Result<QString>(failure(*job)));
        });
    }
    void write(const QString &name, const QString &secret, Answer answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(secret);
        start(job, name, [job, answer = std::move(answer)] {
            answer(job->error() == QKeychain::NoError ? Result<QString>(QString()) : Result<QString>(failure(*job)));
        });
    }
    void remove(const QString &name, Answer answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        start(job, name, [job, answer = std::move(answer)] {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            answer(gone ? Result<QString>(QString()) : Result<QString>(failure(*job)));
        });
    }

private:
    template <typename Use>
    static void start(QKeychain::Job *job, const QString &name, Use use)
    {
        job->setKey(name);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, std::move(use));
        job->start();
    }
    static Error failure(const QKeychain::Job &job)
    {
        return {Error::Kind::Io, QCoreApplication::translate("SecretStore", "The keyring refuses."), job.errorString()};
    }
};

} // namespace

std::unique_ptr<Keyring> systemKeyring()
{
    return std::make_unique<SystemKeyring>();
}
#else
std::unique_ptr<Keyring> systemKeyring()
{
    return nullptr;
}
#endif
