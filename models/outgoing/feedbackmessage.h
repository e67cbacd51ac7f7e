#pragma once

#include "models/network/webclient.h"
#include "models/outgoing/feedbackcall.h"

#include <QDateTime>

// A Customer Feedback call on its way to those who must hear it (feature A10; Mattermost handbook, "Logging a Customer Feedback": such calls
// go to productboard and to the internal feedback channel). Here is what is said, and what an answer means; nothing here sends.

/// The JSON that the target takes. What people wrote stays text: markup is escaped for productboard, and for Mattermost words such as
/// "@all" are kept from calling a whole channel. Longer comments are cut at `longestFeedback` characters, with a mark.
QByteArray feedbackBody(FeedbackTarget target, const FeedbackCall &call);
constexpr int longestFeedback = 12000;

/// The request for one message. `key` is the message's own for ever: a receiver that knows idempotency keys takes it only once.
WebRequest feedbackRequest(FeedbackTarget target, const QUrl &url, const QString &token, const QByteArray &body, const QString &key);

/// What to do after an answer.
struct FeedbackOutcome {
    enum class Next { Sent, TryAgain, WaitForPerson };
    Next next = Next::TryAgain;
    QString words = {}; ///< for the person: why, with the server's own words where it said any
    int seconds = 0; ///< TryAgain: not before this many seconds
};

/// 2xx is sent. 429 and 5xx, no network and a broken connection are tried again, ever later: 30 s doubling to an hour, shortened by up to a
/// half by `dice` (0 to 1), but never sooner than the server asked (Retry-After). Any other 4xx, a redirect, an address or
/// certificate that cannot be trusted wait for the person. `attempt` counts from 1.
FeedbackOutcome feedbackOutcome(const WebAnswer &answer, int attempt, double dice, const QDateTime &now);
