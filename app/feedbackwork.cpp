#include "app/feedbackwork.h"

#include "app/actions.h"
#include "forms/look/widgets.h"
#include "forms/outgoing/outgoingpage.h"
#include "models/schema/objects/names.h"

#include <QToolButton>

FeedbackWork::FeedbackWork(const Parts &parts, const Actions &actions, Notice *offer, QToolButton *status, std::function<RecordId()> about)
    : QObject(offer->window())
    , m_parts(parts)
    , m_offer(offer)
    , m_status(status)
{
    actions.on("feedback.outgoing"_L1, this, [this] { Q_EMIT pageAsked(OutgoingPage::pageKey()); });
    actions.on("feedback.send"_L1, this, [this, about = std::move(about)] { showOffer(about(), true); });
    connect(m_status, &QToolButton::clicked, this, [this] { Q_EMIT pageAsked(OutgoingPage::pageKey()); });
    connect(m_offer, &Notice::buttonClicked, this, &FeedbackWork::queue);
    connect(parts.feedback, &FeedbackSender::changed, this, &FeedbackWork::update);
    connect(parts.feedback, &FeedbackSender::refused, this, [this](const Outgoing::Message &message) {
        Q_EMIT failed(tr("%1 did not take “%2”: %3").arg(FeedbackSender::nameOf(message.target), message.call.subject, message.words));
    });
    update();
}

QString FeedbackWork::names(const QList<FeedbackTarget> &targets) const
{
    const QString first = FeedbackSender::nameOf(targets.first());
    return targets.size() == 1 ? first : tr("%1 and %2", "two programs").arg(first, FeedbackSender::nameOf(targets.last()));
}

void FeedbackWork::offerFor(RecordId saved)
{
    if (objectCodeOf(saved) == object_code::activity && !m_parts.feedback->switchedOn().isEmpty())
        showOffer(saved, false);
}

void FeedbackWork::showOffer(RecordId call, bool asked)
{
    if (asked && m_parts.feedback->switchedOn().isEmpty())
        return Q_EMIT failed(tr("Nobody hears of feedback yet: switch on productboard or Mattermost in the settings."));
    if (objectCodeOf(call) != object_code::activity)
        return Q_EMIT failed(tr("Open a call with the Sub-Type Customer Feedback first."));
    whenReady(m_parts.store.fetch(call), this, [this, call, asked](const Result<Record> &record) {
        const QList<FeedbackTarget> targets = m_parts.feedback->switchedOn();
        if (!record || targets.isEmpty())
            return;
        if (record->text(activity::subType) != activity::customerFeedback) {
            if (asked)
                Q_EMIT failed(tr("Open a call with the Sub-Type Customer Feedback first."));
            return;
        }
        m_call = call;
        m_offer->show(tr("Send “%1” to those who must hear it? It goes out as soon as there is a network.").arg(record->text(activity::subject)), u"info"_s, tr("Send to %1").arg(names(targets)));
    });
}

void FeedbackWork::queue()
{
    const QList<FeedbackTarget> targets = m_parts.feedback->switchedOn();
    m_offer->clear();
    if (targets.isEmpty() || !m_call)
        return;
    whenReady(m_parts.feedback->queue(std::exchange(m_call, 0), targets), this, [this, targets](const Result<int> &queued) {
        if (!queued)
            return Q_EMIT failed(queued.error().text);
        *queued > 0 ? Q_EMIT said(tr("Queued for %1").arg(names(targets))) : Q_EMIT said(tr("This call is in the queue already."), u"info"_s);
    });
}

void FeedbackWork::update()
{
    const Outgoing::Figures figures = m_parts.feedback->figures();
    QStringList parts {tr("%n waiting", nullptr, figures.waiting)};
    if (figures.needsYou > 0)
        parts << tr("%n need(s) you", nullptr, figures.needsYou);
    const QString words = tr("Outgoing Feedback: %1").arg(parts.join(u", "_s));
    m_status->setVisible(figures.waiting + figures.needsYou > 0);
    m_status->setAccessibleName(words);
    m_status->setToolTip(words);
}
