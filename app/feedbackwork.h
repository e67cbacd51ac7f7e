#pragma once

#include "app/parts.h"

#include <QObject>

class Actions;
class Notice;
class QToolButton;

/// What a window does with feedback that leaves this computer: offers to send a call that was just logged, says how many wait, tells of
/// refusals. Nothing here waits or asks in the way. UI thread.
class FeedbackWork : public QObject
{
    Q_OBJECT

public:
    /// `parts.feedback` is there. `offer` is a strip of the window, `status` a button of its header; `about` tells the record that is shown.
    FeedbackWork(const Parts &parts, const Actions &actions, Notice *offer, QToolButton *status, std::function<RecordId()> about);

    /// A record was saved: a Customer Feedback call is offered to those who are switched on.
    void offerFor(RecordId saved);

Q_SIGNALS:
    void said(const QString &text, const QString &tone = u"success"_s);
    void failed(const QString &text);
    void pageAsked(const QString &key);

private:
    void showOffer(RecordId call, bool asked);
    void queue();
    void update();
    QString names(const QList<FeedbackTarget> &targets) const;

    Parts m_parts;
    Notice *m_offer;
    QToolButton *m_status;
    RecordId m_call = 0;
};
