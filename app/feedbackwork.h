#pragma once

#include "app/parts.h"

#include <QObject>

class Actions;
class Notice;
class QToolButton;

/// What a window does with feedback on its way to those who must hear it: offers to put what a logged call asks for into the register
/// (feature A5) and to send the call, says how many wait, tells of refusals. Nothing here waits or asks in the way. UI thread.
class FeedbackWork : public QObject
{
    Q_OBJECT

public:
    /// `parts.feedback` is there. `offer` is a strip of the window, `status` a button of its header; `about` tells the record that is shown.
    FeedbackWork(const Parts &parts, const Actions &actions, Notice *offer, QToolButton *status, std::function<RecordId()> about);

    /// A record was saved: of a Customer Feedback call, the feature request is offered to be noted, and the call to those who are switched on.
    void offerFor(RecordId saved);

Q_SIGNALS:
    void said(const QString &text, const QString &tone = u"success"_s);
    void failed(const QString &text);
    void pageAsked(const QString &key);
    void recordAsked(RecordId id);

private:
    enum class Offer { None, Request, Send };

    void showOffer(RecordId call, bool asked);
    void offerRequest(const Record &call);
    void offerSending(const Record &call);
    void accept();
    void dismiss();
    void noteRequest();
    void queue();
    void update();
    QString names(const QList<FeedbackTarget> &targets) const;

    Parts m_parts;
    Notice *m_offer;
    QToolButton *m_status;
    Offer m_shown = Offer::None;
    Record m_call;
};
