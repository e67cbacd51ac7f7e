#include "app/commands/syncsession.h"

SyncSession::SyncSession(const QString &profileFolder)
    : base(profileFolder)
    , settings(base.profile.settingsFile())
    , sync(base.store, secrets, base.profile.folder() + u"/log/sync.log"_s)
{
}

Result<> SyncSession::open()
{
    if (const Result<> opened = base.open(); !opened)
        return opened;
    sync.setAccount(accountIn(settings));
    return {};
}

Result<> SyncSession::signIn(const SyncAccount &account)
{
    SignInFlow flow(account.signIn, openInBrowser);
    QObject::connect(&flow, &SignInFlow::waiting, [](const QUrl &address, bool opened) {
        CommandSession::tell(opened ? QCoreApplication::translate("Commands", "Sign in in the browser that opens now. If none opens, go to this address:")
                                    : QCoreApplication::translate("Commands", "Open this address in a browser on this computer to sign in:"));
        CommandSession::tell(address.toString(QUrl::FullyEncoded));
    });
    std::optional<Result<SignInCode>> code;
    QEventLoop loop;
    QObject::connect(&flow, &SignInFlow::finished, &loop, [&](const Result<SignInCode> &answer) {
        code = answer;
        loop.quit();
    });
    flow.start();
    if (!code)
        loop.exec();
    if (!*code)
        return code->error();
    return wait(sync.connectAs(account, **code));
}

Result<> SyncSession::beSignedIn()
{
    if (!sync.isConnected())
        return Error {.kind = Error::Kind::Invalid,
                      .text = QCoreApplication::translate("Commands", "This workspace is not connected to Salesforce. Connect it with `steward connect --login-host URL --client-id ID`."),
                      .detail = u"unconnected"_s};
    const Result<QString> kept = wait(secrets.read(sync.account().secret));
    if ((kept && !kept->isEmpty()) || secrets.place() == SecretStore::Place::Keyring)
        return {};
    CommandSession::tell(secrets.sentence());
    return signIn(sync.account());
}
