#include "models/sync/synchroniser.h"

namespace {

constexpr int soonMilliseconds = 15000;

Error notConnected()
{
    return {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Sync", "This workspace is not connected to Salesforce."), .detail = u"unconnected"_s};
}

Error workingOffline()
{
    return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Sync", "You are working offline. Your changes are sent when you go online again."), .detail = u"offline chosen"_s};
}

} // namespace

/// What a run works with; used on the sync's thread alone.
struct Synchroniser::Works {
    Works(RecordStore &store, WebTransport &transport, TokenStore &tokens, const SyncAccount &forAccount)
        : account(forAccount)
        , session(transport, tokens, account.signIn)
        , remote(session)
        , engine(store, remote)
    {
    }
    SyncAccount account;
    Session session;
    SalesforceRemote remote;
    SyncEngine engine;
};

Synchroniser::Synchroniser(RecordStore &store, SecretStore &secrets, const QString &logFile, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_log(logFile)
    , m_tokens(secrets)
{
    m_worker.moveToThread(&m_thread);
    m_thread.setObjectName(u"sync"_s);
    m_recount.setSingleShot(true);
    m_recount.setInterval(500);
    connect(&m_recount, &QTimer::timeout, this, &Synchroniser::refresh);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMilliseconds);
    const auto byItself = [this] {
        if (maySpend())
            return void(sync());
        m_log.add(u"waits: %1 of the org's calls are used"_s.arg(m_usage));
    };
    connect(&m_soon, &QTimer::timeout, this, byItself);
    connect(&m_every, &QTimer::timeout, this, [this, byItself, skipped = false]() mutable {
        // From 80 of 100 on every other run is left out.
        skipped = usedPercent() >= 80 && !skipped;
        if (!skipped)
            byItself();
    });
    connect(&m_store, &RecordStore::changed, this, [this] {
        if (isConnected() && !m_recount.isActive())
            m_recount.start();
    });
}

Synchroniser::~Synchroniser()
{
    m_transport.stop();
    m_tokens.abandon();
    if (m_thread.isRunning()) {
        // Queued behind what runs: connections and clients end on the thread that made them.
        QMetaObject::invokeMethod(&m_worker, [this] {
            m_works.reset();
            m_transport.close();
        });
        m_thread.quit();
        m_thread.wait();
    }
}

void Synchroniser::setAccount(const SyncAccount &account)
{
    m_account = account;
    if (!isConnected())
        m_transport.stop();
    if (isConnected() && !m_thread.isRunning())
        m_thread.start();
    setState(!isConnected() ? State::NotConnected : m_offline ? State::Offline : State::Resting);
    if (isConnected())
        refresh();
}

template <typename T>
QFuture<Result<T>> Synchroniser::perform(std::function<Result<T>(Works &)> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    whenReady(m_secrets.read(m_account.secret), this, [this, promise, work = std::move(work), account = m_account](const Result<QString> &kept) {
        QMetaObject::invokeMethod(&m_worker, [this, promise, work, account, secret = kept ? *kept : QString()] {
            if (!m_works || m_works->account != account) {
                m_tokens.begin(account.secret, secret);
                m_works = std::make_unique<Works>(m_store, m_transport, m_tokens, account);
                m_works->session.setListener([this](const QByteArray &method, const QByteArray &path, int status, qint64 milliseconds) {
                    m_log.add(u"%1 %2 → %3, %4 ms"_s.arg(QString::fromLatin1(method), QString::fromLatin1(path)).arg(status).arg(milliseconds));
                });
                m_works->engine.setProgress([this](int done, int total) {
                    if (m_told.exchange(true))
                        return;
                    QMetaObject::invokeMethod(this, [this, done, total] {
                        m_told = false;
                        m_done = done;
                        m_total = total;
                        Q_EMIT changed();
                    });
                });
            }
            promise->addResult(work(*m_works));
            const QString usage = m_works->session.usage();
            const QString instance = m_works->session.instance();
            QMetaObject::invokeMethod(this, [this, usage, instance] {
                m_usage = usage;
                m_instance = instance;
            });
            promise->finish();
        });
    });
    return future;
}

QFuture<Result<>> Synchroniser::connectAs(SyncAccount account, const SignInCode &code)
{
    m_transport.goOn();
    const SyncAccount before = std::exchange(m_account, account);
    if (!m_thread.isRunning())
        m_thread.start();
    QFuture<Result<>> done = perform<void>([code](Works &works) -> Result<> {
        if (const Result<> exchanged = works.session.exchange(code.code, code.verifier); !exchanged)
            return exchanged;
        const Result<> claimed = works.engine.claim();
        if (!claimed)
            (void)works.session.revoke();
        return claimed;
    });
    whenReady(done, this, [this, before, account](const Result<> &connected) {
        m_log.add(connected ? u"connected"_s : u"not connected: %1"_s.arg(connected.error().detail));
        setAccount(connected ? account : before);
    });
    return done;
}

QFuture<Result<>> Synchroniser::disconnectFromOrg()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    m_transport.goOn();
    m_soon.stop();
    whenReady(perform<void>([](Works &works) { return works.session.revoke(); }), this, [this, promise](const Result<> &told) {
        m_log.add(told ? u"disconnected"_s : u"disconnected: %1"_s.arg(told.error().detail));
        setAccount({});
        promise->addResult(told);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<SyncReport>> Synchroniser::sync()
{
    const auto refuse = [](const Error &error) {
        QPromise<Result<SyncReport>> promise;
        promise.start();
        promise.addResult(Result<SyncReport>(error));
        promise.finish();
        return promise.future();
    };
    if (!isConnected())
        return refuse(notConnected());
    if (m_offline)
        return refuse(workingOffline());
    if (m_state == State::Working)
        return refuse({.kind = Error::Kind::Busy, .text = QCoreApplication::translate("Sync", "A synchronisation is under way."), .detail = u"busy"_s});
    m_soon.stop();
    m_transport.goOn();
    m_done = m_total = 0;
    setState(State::Working);
    QFuture<Result<SyncReport>> run = perform<SyncReport>([](Works &works) { return works.engine.run(); });
    whenReady(run, this, [this](const Result<SyncReport> &report) { runEnded(report); });
    return run;
}

QFuture<Result<QList<SyncState::Outgoing>>> Synchroniser::dryRun()
{
    m_transport.goOn();
    return perform<QList<SyncState::Outgoing>>([](Works &works) { return works.engine.dryRun(); });
}

QFuture<Result<QList<RemoteObject>>> Synchroniser::objects()
{
    m_transport.goOn();
    return perform<QList<RemoteObject>>([](Works &works) { return works.engine.objects(); });
}

QFuture<Result<PullScope>> Synchroniser::scope()
{
    return perform<PullScope>([](Works &works) { return works.engine.scope(); });
}

QFuture<Result<QList<ScopeCount>>> Synchroniser::countScope(const PullScope &scope)
{
    m_transport.goOn();
    return perform<QList<ScopeCount>>([scope](Works &works) { return works.engine.countScope(scope); });
}

QFuture<Result<>> Synchroniser::setScope(const PullScope &scope)
{
    return perform<void>([scope](Works &works) { return works.engine.setScope(scope); });
}

QFuture<Result<>> Synchroniser::forgetObjects()
{
    return perform<void>([](Works &works) -> Result<> {
        works.remote.forgetObjects();
        return {};
    });
}

int Synchroniser::usedPercent() const
{
    const double used = m_usage.section(u'/', 0, 0).toDouble();
    const double allowed = m_usage.section(u'/', 1).toDouble();
    return allowed > 0 ? int(used * 100 / allowed) : 0;
}

bool Synchroniser::maySpend() const
{
    return usedPercent() < 95;
}

void Synchroniser::stop()
{
    if (m_state == State::Working)
        m_transport.stop();
}

void Synchroniser::setOffline(bool offline)
{
    m_offline = offline;
    if (!isConnected())
        return;
    if (offline)
        m_transport.stop();
    if (m_state != State::Working)
        setState(offline ? State::Offline : State::Resting);
    if (!offline)
        (void)sync();
}

void Synchroniser::setEvery(int minutes)
{
    m_every.setInterval(minutes * 60000);
    minutes > 0 ? m_every.start() : m_every.stop();
}

void Synchroniser::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void Synchroniser::note(const Result<SyncReport> &report)
{
    if (!report)
        return m_log.add(u"ended: %1"_s.arg(report.error().detail));
    for (const QString &line : report->notes)
        m_log.add(line);
    m_log.add(u"done: pulled %1 (%2 new, %3 changed, %4 deleted), merged %5, sent %6 (%7 new, %8 changed, %9 deleted)"_s.arg(report->pulled()).arg(report->pulledNew).arg(report->pulledChanged).arg(report->pulledDeleted)
                  .arg(report->merged).arg(report->pushed()).arg(report->created).arg(report->updated).arg(report->deleted)
              + u", refused %1, conflicts %2, waiting %3, calls %4"_s.arg(report->refused).arg(report->conflicts).arg(report->pending).arg(report->calls));
}

void Synchroniser::runEnded(const Result<SyncReport> &report)
{
    note(report);
    m_error = report ? Error {} : report.error();
    const QString word = m_error.detail.section(u' ', 0, 0);
    State state = State::Resting;
    if (m_offline || word == u"offline")
        state = State::Offline;
    else if (word == u"signin")
        state = State::SignedOut;
    else if (word == u"limit")
        state = State::OverLimit;
    else if (!report && m_error.kind != Error::Kind::Cancelled)
        state = State::Failed;
    setState(state);
    refresh();
    Q_EMIT finished(report);
}

void Synchroniser::refresh()
{
    const int asked = ++m_asked;
    const auto counted = m_store.database().run([&schema = m_store.schema()](Connection &connection) { return SyncState::figures(connection, schema); }, Database::Turn::Background);
    whenReady(counted, this, [this, asked](const Result<SyncState::Figures> &figures) {
        if (asked != m_asked || !figures)
            return;
        const bool more = figures->waiting > m_figures.waiting;
        m_figures = *figures;
        if (more && m_every.isActive() && !m_offline && m_state != State::Working)
            m_soon.start();
        Q_EMIT changed();
    });
}
