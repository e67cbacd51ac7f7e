#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

/// What is told of a call.
struct FeedbackCall {
    QString subject;
    QString account;
    QStringList people;
    QStringList kinds; ///< of the six, as people read them
    QString comments;
    QDate day;
    QString loggedBy;
    bool operator==(const FeedbackCall &) const = default;
};

/// One place that hears of feedback.
enum class FeedbackTarget {
    Productboard, ///< POST https://api.productboard.com/v2/notes (version 1 of that interface ended in July 2026); a token as bearer
    Mattermost, ///< an incoming webhook; its address is the secret, and needs nothing beside it
};
