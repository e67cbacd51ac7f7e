#include "models/outgoing/feedbackmessage.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Feedback", text);
}

QString cut(const QString &text)
{
    return text.size() <= longestFeedback ? text : text.left(longestFeedback - 1) + u'…';
}

/// Keeps "@all" a word: a zero-width space behind the sign is seen by nobody and called by nothing.
QString uncalled(QString text)
{
    return text.replace(u'@', u"@\u200B"_s);
}

/// Label and value of everything that is known beside the comments.
QList<std::pair<QString, QString>> factsOf(const FeedbackCall &call)
{
    QList<std::pair<QString, QString>> facts {{say(QT_TRANSLATE_NOOP("Feedback", "Account")), call.account}, {say(QT_TRANSLATE_NOOP("Feedback", "People")), call.people.join(u", "_s)}, {say(QT_TRANSLATE_NOOP("Feedback", "Customer feedback")), call.kinds.join(u", "_s)},
                                              {say(QT_TRANSLATE_NOOP("Feedback", "Date")), QLocale().toString(call.day, QLocale::ShortFormat)}, {say(QT_TRANSLATE_NOOP("Feedback", "Logged by")), call.loggedBy}};
    facts.removeIf([](const auto &fact) { return fact.second.isEmpty(); });
    return facts;
}

QJsonObject productboardNote(const FeedbackCall &call)
{
    QString content;
    for (const auto &[label, value] : factsOf(call))
        content += u"<p><b>%1:</b> %2</p>"_s.arg(label.toHtmlEscaped(), value.toHtmlEscaped());
    content += u"<p>%1</p>"_s.arg(cut(call.comments).toHtmlEscaped().replace(u'\n', u"<br>"_s));
    QJsonArray tags;
    for (const QString &kind : call.kinds)
        tags.append(QJsonObject {{u"name"_s, kind}});
    const QJsonObject fields {{u"name"_s, call.subject}, {u"content"_s, content}, {u"tags"_s, tags}};
    return {{u"data"_s, QJsonObject {{u"type"_s, u"textNote"_s}, {u"fields"_s, fields}}}};
}

QJsonObject mattermostPost(const FeedbackCall &call)
{
    QString text = u"#### %1\n"_s.arg(uncalled(call.subject));
    for (const auto &[label, value] : factsOf(call))
        text += u"**%1:** %2\n"_s.arg(label, uncalled(value));
    return {{u"text"_s, text + u'\n' + uncalled(cut(call.comments))}};
}

/// The server's own words: a message of its JSON, else the beginning of its text.
QString wordsOf(const WebAnswer &answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    const QJsonObject first = json.value(u"errors"_s).toArray().first().toObject();
    for (const QString &said : {json.value(u"message"_s).toString(), first.value(u"detail"_s).toString(), first.value(u"title"_s).toString(), json.value(u"error"_s).toString()}) {
        if (!said.isEmpty())
            return said.left(300).simplified();
    }
    const QString text = json.isEmpty() ? QString::fromUtf8(answer.body).left(300).simplified() : QString();
    return text.startsWith(u'<') ? QString() : text;
}

QString refusalOf(const WebAnswer &answer)
{
    const QString said = wordsOf(answer);
    return said.isEmpty() ? say(QT_TRANSLATE_NOOP("Feedback", "The server answered %1.")).arg(answer.status) : say(QT_TRANSLATE_NOOP("Feedback", "The server answered %1: “%2”")).arg(QString::number(answer.status), said);
}

int pauseOf(int attempt, double dice)
{
    const double longest = std::min(3600.0, 30.0 * std::pow(2.0, std::clamp(attempt, 1, 20) - 1));
    return int(std::lround(longest * (1.0 - 0.5 * std::clamp(dice, 0.0, 1.0))));
}

} // namespace

QByteArray feedbackBody(FeedbackTarget target, const FeedbackCall &call)
{
    return QJsonDocument(target == FeedbackTarget::Productboard ? productboardNote(call) : mattermostPost(call)).toJson(QJsonDocument::Compact);
}

WebRequest feedbackRequest(FeedbackTarget target, const QUrl &url, const QString &token, const QByteArray &body, const QString &key)
{
    WebRequest request {.method = "POST", .url = url, .body = body, .headers = {{"Idempotency-Key", key.toLatin1()}}};
    if (target == FeedbackTarget::Productboard)
        request.secretHeaders = {{"Authorization", "Bearer " + token.toUtf8()}};
    return request;
}

FeedbackOutcome feedbackOutcome(const WebAnswer &answer, int attempt, double dice, const QDateTime &now)
{
    using Failure = WebAnswer::Failure;
    using Next = FeedbackOutcome::Next;
    const auto later = [&](const QString &words) { return FeedbackOutcome {Next::TryAgain, words, std::max(pauseOf(attempt, dice), answer.retryAfter(now))}; };
    switch (answer.failure) {
    case Failure::NoConnection:
    case Failure::Broken:
        return later(answer.text);
    case Failure::NotAllowed:
    case Failure::NotTrusted:
    case Failure::Redirected:
        return {Next::WaitForPerson, answer.text};
    case Failure::TooLarge:
    case Failure::NotUnderstood:
    case Failure::None:
        break; // the server took the request and said so by its status; how it words a success does not matter
    }
    if (answer.status >= 200 && answer.status < 300)
        return {Next::Sent};
    if (answer.status == 429 || answer.status >= 500)
        return later(refusalOf(answer));
    return {Next::WaitForPerson, refusalOf(answer)};
}
