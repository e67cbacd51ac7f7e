#pragma once

#include "models/network/webclient.h"
#include "models/outgoing/feedbackmessage.h"
#include "models/secrets/secretstore.h"
#include "models/storage/outgoing.h"
#include "models/storage/recordstore.h"

#include <QTimer>

/// Where feedback goes, as the settings say it. The secret itself stands in the keyring: productboard's token, Mattermost's address.
struct FeedbackTargetSetup {
    bool on = false;
    QUrl url = {}; ///< productboard only
    QString secretName = {};
    bool operator==(const FeedbackTargetSetup &) const = default;
};

/// Sends what is queued, each target by itself, one message after the other. Nothing here waits. UI thread.
class FeedbackSender : public QObject
{
    Q_OBJECT

public:
    FeedbackSender(RecordStore &store, SecretStore &secrets, const WebClient::Limits &limits = {}, QObject *parent = nullptr);

    static QList<FeedbackTarget> targets() { return {FeedbackTarget::Productboard, FeedbackTarget::Mattermost}; }
    static QString nameOf(FeedbackTarget target);

    void setTarget(FeedbackTarget target, const FeedbackTargetSetup &setup);
    const FeedbackTargetSetup &setup(FeedbackTarget target) const { return m_lanes[int(target)].setup; }
    QList<FeedbackTarget> switchedOn() const;

    /// The file is open: takes up what an earlier run left. `restored`: the file came out of a backup.
    void begin(bool restored = false);
    /// The file is about to be closed: an answer that is still to come is not written anywhere.
    void end();
    /// Work offline: everything waits.
    void setOffline(bool offline);
    bool isOffline() const { return m_offline; }
    /// Looks for what may be sent now.
    void wake();
    /// The settings of a target were saved: what they held up goes on.
    void settingsChanged(FeedbackTarget target);

    /// Answers with the number of messages that are new in the queue.
    QFuture<Result<int>> queue(RecordId call, const QList<FeedbackTarget> &targets);
    QFuture<Result<QList<Outgoing::Message>>> messages();
    QFuture<Result<>> edit(qint64 message, const QString &subject, const QString &comments);
    QFuture<Result<>> discard(qint64 message);
    QFuture<Result<>> sendNow(qint64 message);

    Outgoing::Figures figures() const { return m_figures; }
    /// For tests: 0 to 1, shortens the pauses.
    void setDice(std::function<double()> dice) { m_dice = std::move(dice); }

Q_SIGNALS:
    void changed(); ///< the queue or its figures
    /// Nothing more is to be done for now.
    void rested();
    void refused(const Outgoing::Message &message); ///< it waits for the person, see `words`

private:
    struct Lane {
        FeedbackTargetSetup setup = {};
        QTimer timer;
        bool busy = false;
        bool again = false;
    };
    Lane &lane(FeedbackTarget target) { return m_lanes[int(target)]; }
    QDateTime now() const { return m_store.context().now; }
    void attempt(FeedbackTarget target);
    void claim(FeedbackTarget target);
    void send(const Outgoing::Message &message, const QString &secret);
    void settle(const Outgoing::Message &message, const FeedbackOutcome &outcome, const WebAnswer &answer);
    void free(FeedbackTarget target, bool goOn);
    QFuture<Result<>> change(std::function<Result<>(Connection &)> work);
    void count();

    RecordStore &m_store;
    SecretStore &m_secrets;
    WebClient m_client;
    std::array<Lane, 2> m_lanes;
    std::function<double()> m_dice;
    Outgoing::Figures m_figures;
    int m_run = 0; ///< answers of an earlier one are dropped
    bool m_open = false;
    bool m_offline = false;
};
