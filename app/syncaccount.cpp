#include "app/syncaccount.h"

#include "models/samples/samples.h"

#include <QProcess>
#include <QStandardPaths>
#include <QUuid>

SyncAccount accountIn(const Settings &settings)
{
    return {{settings.value(setting::syncHost), settings.value(setting::syncClient), settings.value(setting::syncPort)}, settings.value(setting::syncSecret)};
}

void keepAccount(Settings &settings, const SyncAccount &account, const QString &instance)
{
    if (!account.secret.isEmpty()) {
        settings.setValue(setting::syncHost, account.signIn.host);
        settings.setValue(setting::syncClient, account.signIn.clientId);
        settings.setValue(setting::syncPort, account.signIn.port);
    }
    settings.setValue(setting::syncSecret, account.secret);
    settings.setValue(setting::syncInstance, instance);
    settings.file().sync();
}

QString newSecretName()
{
    return u"salesforce-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QFuture<Result<>> mayConnect(RecordStore &store)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    whenReady(Samples::arePresent(store), &store, [promise](bool present) {
        promise->addResult(!present ? Result<>() : Result<>(Error {.kind = Error::Kind::Invalid,
            .text = QCoreApplication::translate("SyncAccount", "This workspace holds sample customers, and they would be sent to your org. Remove them first (File, Remove Sample Customers), or connect another workspace (--profile)."),
            .detail = u"samples"_s}));
        promise->finish();
    });
    return promise->future();
}

Error samplesWouldBeSent()
{
    return {.kind = Error::Kind::Invalid,
            .text = QCoreApplication::translate("SyncAccount", "This workspace is connected to Salesforce: sample customers would be sent there. Use another workspace for them (--profile)."),
            .detail = u"connected"_s};
}

bool openInBrowser(const QUrl &address)
{
    // Not QDesktopServices: commands run without a display.
#if defined(Q_OS_WIN)
    return QProcess::startDetached(u"rundll32"_s, {u"url.dll,FileProtocolHandler"_s, address.toString(QUrl::FullyEncoded)});
#elif defined(Q_OS_MACOS)
    return QProcess::startDetached(u"open"_s, {address.toString(QUrl::FullyEncoded)});
#else
    const QString opener = QStandardPaths::findExecutable(u"xdg-open"_s);
    return !opener.isEmpty() && QProcess::startDetached(opener, {address.toString(QUrl::FullyEncoded)});
#endif
}
