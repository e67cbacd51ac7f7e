#include "models/sync/kepttokens.h"

#include <QFutureWatcher>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

QString textOf(const Tokens &tokens)
{
    if (tokens.access.isEmpty() && tokens.refresh.isEmpty())
        return {};
    const QJsonObject object {{u"access"_s, tokens.access}, {u"refresh"_s, tokens.refresh}, {u"instance"_s, tokens.instance}, {u"identity"_s, tokens.identity}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

KeptTokens::KeptTokens(SecretStore &secrets)
    : m_secrets(secrets)
{
}

void KeptTokens::begin(const QString &name, const QString &secret)
{
    QMutexLocker lock(&m_mutex);
    m_name = name;
    m_secret = secret;
}

Tokens KeptTokens::load()
{
    QMutexLocker lock(&m_mutex);
    const QJsonObject object = QJsonDocument::fromJson(m_secret.toUtf8()).object();
    return {object.value(u"access").toString(), object.value(u"refresh").toString(), object.value(u"instance").toString(), object.value(u"identity").toString()};
}

Result<> KeptTokens::save(const Tokens &tokens)
{
    QString name;
    const QString secret = textOf(tokens);
    {
        QMutexLocker lock(&m_mutex);
        name = m_name;
        m_secret = secret;
    }
    const std::shared_ptr<Wait> wait = m_wait;
    wait->answer.reset();
    QMetaObject::invokeMethod(&m_secrets, [&secrets = m_secrets, name, secret, wait] {
        auto *watcher = new QFutureWatcher<Result<>>(&secrets);
        QObject::connect(watcher, &QFutureWatcherBase::finished, &secrets, [watcher, wait] {
            watcher->deleteLater();
            QMutexLocker lock(&wait->mutex);
            wait->answer = watcher->result();
            wait->wake.wakeAll();
        });
        watcher->setFuture(secrets.write(name, secret));
    });
    QMutexLocker lock(&wait->mutex);
    while (!wait->answer && !wait->abandoned)
        wait->wake.wait(&wait->mutex);
    if (wait->answer)
        return *wait->answer;
    return Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Sync", "The program is closing."), .detail = u"stopped"_s};
}

void KeptTokens::abandon()
{
    QMutexLocker lock(&m_wait->mutex);
    m_wait->abandoned = true;
    m_wait->wake.wakeAll();
}
