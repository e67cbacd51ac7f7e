#pragma once

#include "models/outgoing/feedbackcall.h"
#include "models/schema/schema.h"
#include "models/storage/connection.h"

#include <functional>
#include <optional>

/// The queue of feedback that leaves this computer (table `outgoing`): written offline, sent later, in order, once. It lies beside the
/// records, has no journal and is not synced. Database thread.
namespace Outgoing {

enum class State {
    Waiting,
    Sending, ///< handed to the network; after a crash nobody knows whether it arrived
    Sent,
    NeedsYou, ///< refused: the person edits it, changes the settings, sends it again or discards it
    Discarded,
};

struct Message {
    qint64 id = 0;
    QString key = {}; ///< idempotency: what may have arrived is sent again under the same one
    FeedbackTarget target = FeedbackTarget::Productboard;
    RecordId record = 0; ///< the call
    FeedbackCall call = {};
    QByteArray body = {}; ///< as it was first sent: the same key never says two things
    State state = State::Waiting;
    int attempts = 0;
    QDateTime notBefore = {};
    bool uncertain = false; ///< an answer was lost: it may have arrived
    QString words = {}; ///< why it was refused or waits, with the server's words
    QDateTime at = {}; ///< when it was queued
    QDateTime ended = {}; ///< when it was sent or discarded
    bool operator==(const Message &) const = default;
};

/// The next message of a target, if its time has come.
struct Claim {
    std::optional<Message> message = {};
    QDateTime notBefore = {}; ///< when to ask again; invalid: not before something changes
};

/// How an attempt ended.
struct Ending {
    State state = State::Sent;
    QString words = {};
    QDateTime notBefore = {};
    bool uncertain = false; ///< the server may have taken it
    bool holds = false; ///< the fault is not the message's: those behind it wait as well
};

struct Figures {
    int waiting = 0; ///< or being sent
    int needsYou = 0;
};

/// What is told of a call, as it stands now.
Result<FeedbackCall> readCall(Connection &connection, const Schema &schema, RecordId call);
/// Queues a call for these targets, in one transaction. A call that already waits for a target is not queued for it a second time.
Result<int> queue(Connection &connection, const Schema &schema, RecordId call, const QList<FeedbackTarget> &targets, const QDateTime &now);
/// Newest first.
Result<QList<Message>> all(Connection &connection, int limit = 1000);
Result<Figures> figures(Connection &connection);

/// Takes the oldest waiting message of a target to be sent: it is Sending, with its body, before this returns. None while an
/// older one of the target waits for its time or holds the others up.
Result<Claim> claim(Connection &connection, FeedbackTarget target, const QDateTime &now, const std::function<QByteArray(const Message &)> &bodyOf);
Result<> settle(Connection &connection, qint64 message, const Ending &ending, const QDateTime &now);
/// After a start: what was being sent when the program ended is sent again under its key. `restored`: the file is a backup, so
/// what waits in it may have been sent since; the person decides.
Result<> recover(Connection &connection, bool restored, const QDateTime &now);

/// Changes the words. What may have arrived keeps them.
Result<> edit(Connection &connection, qint64 message, const QString &subject, const QString &comments, const QDateTime &now);
Result<> discard(Connection &connection, qint64 message, const QDateTime &now);
/// Send it now: neither it nor what stands before it waits any longer.
Result<> release(Connection &connection, qint64 message);
/// The target's settings changed: nothing holds it up any more.
Result<> releaseTarget(Connection &connection, FeedbackTarget target);

}
