#include "models/outgoing/feedbacksender.h"

#include "models/storage/namemask.h"

#include <QRandomGenerator>

using Outgoing::State;

namespace {

/// Refusals that the next message would meet as well: of the address or of the secret.
bool isOfTheTarget(const WebAnswer &answer)
{
    return answer.failure != WebAnswer::Failure::None || QList<int> {401, 402, 403, 404, 405, 407, 410}.contains(answer.status) || (answer.status >= 300 && answer.status < 400);
}

/// Whether the server may have taken what it did not confirm.
bool mayHaveArrived(const WebAnswer &answer)
{
    return answer.failure == WebAnswer::Failure::Broken || answer.status >= 500;
}

} // namespace

FeedbackSender::FeedbackSender(RecordStore &store, SecretStore &secrets, const WebClient::Limits &limits, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_client(limits)
    , m_dice([] { return QRandomGenerator::global()->generateDouble(); })
{
    for (const FeedbackTarget target : targets()) {
        lane(target).timer.setSingleShot(true);
        connect(&lane(target).timer, &QTimer::timeout, this, [this, target] { attempt(target); });
    }
}

QString FeedbackSender::nameOf(FeedbackTarget target)
{
    return target == FeedbackTarget::Productboard ? u"productboard"_s : u"Mattermost"_s;
}

void FeedbackSender::setTarget(FeedbackTarget target, const FeedbackTargetSetup &setup)
{
    lane(target).setup = setup;
    attempt(target);
}

QList<FeedbackTarget> FeedbackSender::switchedOn() const
{
    QList<FeedbackTarget> on;
    for (const FeedbackTarget target : targets()) {
        if (setup(target).on)
            on << target;
    }
    return on;
}

void FeedbackSender::begin(bool restored)
{
    end();
    const auto recovered = m_store.database().run([restored, now = now()](Connection &connection) { return Outgoing::recover(connection, restored, now); }, Database::Turn::Background);
    whenReady(recovered, this, [this, run = m_run](const Result<> &done) {
        if (run != m_run || !done)
            return;
        m_open = true;
        count();
        wake();
    });
}

void FeedbackSender::end()
{
    ++m_run;
    m_open = false;
    for (Lane &lane : m_lanes) {
        lane.timer.stop();
        lane.busy = lane.again = false;
    }
}

void FeedbackSender::setOffline(bool offline)
{
    if (std::exchange(m_offline, offline) == offline)
        return;
    Q_EMIT changed();
    wake();
}

void FeedbackSender::wake()
{
    for (const FeedbackTarget target : targets())
        attempt(target);
}

void FeedbackSender::settingsChanged(FeedbackTarget target)
{
    (void)change([target](Connection &connection) { return Outgoing::releaseTarget(connection, target); });
}

void FeedbackSender::attempt(FeedbackTarget target)
{
    Lane &lane = this->lane(target);
    if (!m_open || m_offline || !lane.setup.on)
        return;
    lane.timer.stop();
    lane.again = lane.busy;
    if (std::exchange(lane.busy, true))
        return;
    claim(target);
}

void FeedbackSender::claim(FeedbackTarget target)
{
    const auto claimed = m_store.database().run([target, now = now()](Connection &connection) {
        return Outgoing::claim(connection, target, now, [](const Outgoing::Message &message) { return feedbackBody(message.target, message.call); });
    }, Database::Turn::Background);
    whenReady(claimed, this, [this, target, run = m_run](const Result<Outgoing::Claim> &claim) {
        if (run != m_run)
            return;
        if (claim && claim->message) {
            Q_EMIT changed();
            // Read now, not before: whoever released a message has changed the secret first.
            return whenReady(m_secrets.read(lane(target).setup.secretName), this, [this, message = *claim->message, run](const Result<QString> &secret) {
                if (run == m_run)
                    send(message, secret ? *secret : QString());
            });
        }
        // A file that cannot be written now (a full disk) is asked again.
        const qint64 pause = !claim ? 60000 : claim->notBefore.isValid() ? now().msecsTo(claim->notBefore) : -1;
        if (pause >= 0)
            lane(target).timer.start(int(std::clamp<qint64>(pause, 0, 86400000)));
        free(target, false);
    });
}

void FeedbackSender::send(const Outgoing::Message &message, const QString &secret)
{
    const bool isHook = message.target == FeedbackTarget::Mattermost;
    if (secret.isEmpty()) {
        const WebAnswer none {.failure = WebAnswer::Failure::NotAllowed};
        const QString words = isHook ? tr("The address of the Mattermost channel is not in the keyring. Enter it in the settings.") : tr("The token of productboard is not in the keyring. Enter it in the settings.");
        return settle(message, {FeedbackOutcome::Next::WaitForPerson, words}, none);
    }
    const QUrl url = isHook ? QUrl(secret) : setup(message.target).url;
    whenReady(m_client.send(feedbackRequest(message.target, url, secret, message.body, message.key)), this, [this, message, secret, run = m_run](const WebAnswer &answer) {
        if (run != m_run)
            return;
        FeedbackOutcome outcome = feedbackOutcome(answer, message.attempts, m_dice(), now());
        outcome.words.replace(secret, u"…"_s); // a server may say back what it was sent
        settle(message, outcome, answer);
    });
}

void FeedbackSender::settle(const Outgoing::Message &message, const FeedbackOutcome &outcome, const WebAnswer &answer)
{
    using Next = FeedbackOutcome::Next;
    Outgoing::Ending ending {.state = outcome.next == Next::Sent ? State::Sent : outcome.next == Next::TryAgain ? State::Waiting : State::NeedsYou, .words = outcome.words};
    if (outcome.next == Next::TryAgain)
        ending.notBefore = now().addSecs(outcome.seconds);
    ending.uncertain = outcome.next != Next::Sent && mayHaveArrived(answer);
    ending.holds = ending.state == State::NeedsYou && isOfTheTarget(answer);
    // What is told of it may be shown: with codenames, where they are.
    const auto settled = m_store.database().run([message, ending, now = now()](Connection &connection) -> Result<Outgoing::Message> {
        Outgoing::Message told = message;
        told.words = NameMask::shown(ending.words);
        told.call.subject = NameMask::shown(message.call.subject);
        const Result<> done = Outgoing::settle(connection, message.id, ending, now);
        return done ? Result<Outgoing::Message>(told) : Result<Outgoing::Message>(done.error());
    });
    whenReady(settled, this, [this, message, ending, run = m_run](const Result<Outgoing::Message> &done) {
        if (run != m_run)
            return;
        if (!done) // it stays as being sent, and is sent again under its key at the next start
            qWarning("An answer about feedback could not be kept: %s", qUtf8Printable(done.error().detail));
        if (done && ending.state == State::NeedsYou)
            Q_EMIT refused(*done);
        count();
        free(message.target, true);
    });
}

void FeedbackSender::free(FeedbackTarget target, bool goOn)
{
    Lane &lane = this->lane(target);
    lane.busy = false;
    if (std::exchange(lane.again, false) || goOn)
        return attempt(target);
    if (std::none_of(m_lanes.begin(), m_lanes.end(), [](const Lane &other) { return other.busy; }))
        Q_EMIT rested();
}

void FeedbackSender::count()
{
    const auto counted = m_store.database().run([](Connection &connection) { return Outgoing::figures(connection); }, Database::Turn::Background);
    whenReady(counted, this, [this, run = m_run](const Result<Outgoing::Figures> &figures) {
        if (run != m_run || !figures)
            return;
        m_figures = *figures;
        Q_EMIT changed();
    });
}

QFuture<Result<int>> FeedbackSender::queue(RecordId call, const QList<FeedbackTarget> &targets)
{
    const QFuture<Result<int>> queued = m_store.database().run([&schema = m_store.schema(), call, targets, now = now()](Connection &connection) { return Outgoing::queue(connection, schema, call, targets, now); });
    whenReady(queued, this, [this](const Result<int> &) {
        count();
        wake();
    });
    return queued;
}

QFuture<Result<QList<Outgoing::Message>>> FeedbackSender::messages()
{
    return m_store.database().run([](Connection &connection) { return Outgoing::all(connection); });
}

QFuture<Result<>> FeedbackSender::edit(qint64 message, const QString &subject, const QString &comments)
{
    return change([message, subject, comments, now = now()](Connection &connection) { return Outgoing::edit(connection, message, subject, comments, now); });
}

QFuture<Result<>> FeedbackSender::discard(qint64 message)
{
    return change([message, now = now()](Connection &connection) { return Outgoing::discard(connection, message, now); });
}

QFuture<Result<>> FeedbackSender::sendNow(qint64 message)
{
    return change([message](Connection &connection) { return Outgoing::release(connection, message); });
}

QFuture<Result<>> FeedbackSender::change(std::function<Result<>(Connection &)> work)
{
    const QFuture<Result<>> done = m_store.database().run(std::move(work));
    whenReady(done, this, [this](const Result<> &) {
        count();
        wake();
    });
    return done;
}
