#pragma once

#include "models/sync/engine.h"
#include "models/sync/salesforceremote.h"
#include "tests/support/org/org.h"
#include "tests/support/store.h"

#include <QFile>

/// Tokens of a test.
class MemoryTokens : public TokenStore
{
public:
    Tokens load() override { return tokens; }
    Result<> save(const Tokens &given) override
    {
        tokens = given;
        ++saves;
        return {};
    }
    Tokens tokens;
    int saves = 0;
};

/// The way to the stand-in org without a network. `faults` decides what happens to each request.
class OrgTransport : public Transport
{
public:
    OrgTransport(Org &toOrg, QString forDevice)
        : org(toOrg)
        , device(std::move(forDevice))
    {
    }
    HttpAnswer send(const HttpRequest &request) override
    {
        ++sent;
        if (diesAfter >= 0 && sent > diesAfter)
            return {.problem = u"killed"_s};
        return org.handle(request, device, faults ? faults(request) : Org::Fault::None);
    }
    void pause(int milliseconds) override { paused += milliseconds; }

    Org &org;
    QString device;
    std::function<Org::Fault(const HttpRequest &)> faults;
    int sent = 0;
    int diesAfter = -1; ///< requests until nothing comes back any more
    qint64 paused = 0;
};

inline QByteArray standardOrg()
{
    QFile file(QFINDTESTDATA("support/org/standard.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One computer with its workspace, signed in to the org.
class Device
{
public:
    Device(Org &toOrg, const QString &name)
        : org(toOrg)
        , transport(toOrg, name)
    {
        tokens.tokens = {org.giveAccess(), {}, u"https://org.my.salesforce.com"_s, u"https://login.salesforce.com/id/00DHx0000001OrGMAU/"_s + org.me};
        signInAgain();
    }
    /// As a person does in the browser.
    void signInAgain()
    {
        const QString verifier = newVerifier();
        SignIn signIn {.clientId = org.clientId};
        const QString to = org.authorize(authorizeUrl(signIn, challengeOf(verifier), u"s"_s).query(QUrl::FullyEncoded).toLatin1());
        Session first(transport, tokens, signIn);
        const QString code = QUrl::fromPercentEncoding(to.section(u"code="_s, 1).section(u'&', 0, 0).toLatin1());
        signedIn = bool(first.exchange(code, verifier));
        restart();
    }
    /// As after a crash: only the file and the tokens remain.
    void restart()
    {
        engine.reset();
        remote.reset();
        session = std::make_unique<Session>(transport, tokens, SignIn {.clientId = org.clientId});
        remote = std::make_unique<SalesforceRemote>(*session);
        remote->setPageSize(pageSize);
        remote->setBulkSize(bulkSize);
        engine = std::make_unique<SyncEngine>(file.store, *remote);
    }
    Result<SyncReport> sync()
    {
        file.now = org.now.addSecs(clockOff);
        return engine->run();
    }
    template <typename Work>
    auto onDatabase(Work work)
    {
        return waitFor(file.database.run(std::move(work)));
    }
    QList<SyncState::Conflict> conflicts()
    {
        return *onDatabase([this](Connection &c) { return SyncState::conflicts(c, file.schema); });
    }
    QList<SyncState::Pending> pending()
    {
        return *onDatabase([this](Connection &c) {
            (void)SyncState::counts(c, file.schema);
            return SyncState::pending(c, file.schema);
        });
    }
    bool resolve(const SyncState::Conflict &conflict, bool mine)
    {
        return bool(onDatabase([&](Connection &c) { return SyncState::resolve(c, file.schema, conflict.record, conflict.field, mine, org.now); }));
    }
    RecordId byRemote(const QString &id) { return *waitFor(file.store.findRecord(id)); }
    void edit(RecordId id, const QString &field, const QVariant &value)
    {
        Record record = file.fetch(id);
        record.set(field, value);
        const Result<RecordId> saved = waitFor(file.store.save(record, {}, {field}));
        if (!saved)
            qWarning("%s", qPrintable(saved.error().text));
    }

    Org &org;
    int pageSize = 2000;
    int bulkSize = 10000;
    qint64 clockOff = 0; ///< seconds that this computer's clock is wrong
    bool signedIn = false;
    TestStore file;
    MemoryTokens tokens;
    OrgTransport transport;
    std::unique_ptr<Session> session;
    std::unique_ptr<SalesforceRemote> remote;
    std::unique_ptr<SyncEngine> engine;
};
