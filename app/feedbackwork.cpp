#include "app/feedbackwork.h"

#include "app/actions.h"
#include "forms/look/widgets.h"
#include "forms/outgoing/outgoingpage.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/storage/featurerequests.h"

#include <QToolButton>

/// Of the six kinds of feedback, the one that asks for something and belongs to a customer.
static bool hasRequest(const Record &call)
{
    return call.value(activity::feedback).toStringList().contains(feedback_kind::featureRequest) && call.link(activity::account);
}

FeedbackWork::FeedbackWork(const Parts &parts, const Actions &actions, Notice *offer, QToolButton *status, std::function<RecordId()> about)
    : QObject(offer->window())
    , m_parts(parts)
    , m_offer(offer)
    , m_status(status)
{
    actions.on("feedback.outgoing"_L1, this, [this] { Q_EMIT pageAsked(OutgoingPage::pageKey()); });
    actions.on("feedback.send"_L1, this, [this, about = std::move(about)] { showOffer(about(), true); });
    connect(m_status, &QToolButton::clicked, this, [this] { Q_EMIT pageAsked(OutgoingPage::pageKey()); });
    connect(m_offer, &Notice::buttonClicked, this, &FeedbackWork::accept);
    connect(m_offer, &Notice::dismissed, this, &FeedbackWork::dismiss);
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
    if (objectCodeOf(saved) == object_code::activity)
        showOffer(saved, false);
}

void FeedbackWork::showOffer(RecordId call, bool asked)
{
    if (asked && m_parts.feedback->switchedOn().isEmpty())
        return Q_EMIT failed(tr("Nobody hears of feedback yet: switch on productboard or Mattermost in the settings."));
    if (objectCodeOf(call) != object_code::activity)
        return Q_EMIT failed(tr("Open a call with the Sub-Type Customer Feedback first."));
    whenReady(m_parts.store.fetch(call), this, [this, call, asked](const Result<Record> &record) {
        if (!record)
            return;
        if (record->text(activity::subType) != activity::customerFeedback) {
            if (asked)
                Q_EMIT failed(tr("Open a call with the Sub-Type Customer Feedback first."));
            return;
        }
        asked || !hasRequest(*record) ? offerSending(*record) : offerRequest(*record);
    });
}

void FeedbackWork::offerRequest(const Record &call)
{
    m_call = call;
    m_shown = Offer::Request;
    m_offer->show(tr("“%1” asks for something. Put it into the register of feature requests, with who asked?").arg(call.text(activity::subject)), u"info"_s, tr("Note Feature Request"));
}

void FeedbackWork::offerSending(const Record &call)
{
    const QList<FeedbackTarget> targets = m_parts.feedback->switchedOn();
    if (targets.isEmpty())
        return;
    m_call = call;
    m_shown = Offer::Send;
    m_offer->show(tr("Send “%1” to those who must hear it? It goes out as soon as there is a network.").arg(call.text(activity::subject)), u"info"_s, tr("Send to %1").arg(names(targets)));
}

void FeedbackWork::accept()
{
    const Offer shown = std::exchange(m_shown, Offer::None);
    m_offer->clear();
    if (shown == Offer::Request)
        noteRequest();
    else if (shown == Offer::Send)
        queue();
}

/// What is not noted may still be heard.
void FeedbackWork::dismiss()
{
    if (std::exchange(m_shown, Offer::None) == Offer::Request)
        offerSending(m_call);
}

void FeedbackWork::noteRequest()
{
    const QString words = m_call.text(activity::comments).trimmed();
    whenReady(requestFromWords(m_parts.store, m_call.id, words.isEmpty() ? m_call.text(activity::subject) : words), this, [this](const Result<RecordId> &request) {
        if (!request)
            return Q_EMIT failed(request.error().text);
        Q_EMIT recordAsked(*request);
        Q_EMIT said(tr("Feature request noted, with who asked for it"));
        offerSending(m_call);
    });
}

void FeedbackWork::queue()
{
    const QList<FeedbackTarget> targets = m_parts.feedback->switchedOn();
    if (targets.isEmpty())
        return;
    whenReady(m_parts.feedback->queue(m_call.id, targets), this, [this, targets](const Result<int> &queued) {
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
