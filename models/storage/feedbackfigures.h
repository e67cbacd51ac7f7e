#pragma once

#include "models/storage/recordstore.h"

/// Customer Feedback calls that have something in common.
struct FeedbackGroup {
    QString key; ///< API value, id of the account, "2026-11"; empty: not said
    QString label; ///< for people
    QList<RecordId> calls;
};

/// One feature request of the register, with those who ask for it.
struct RequestRow {
    RecordId id = 0;
    QString name;
    QString status; ///< API value
    QString issue; ///< address; empty: none
    QStringList accounts; ///< each once, the largest first
    double arr = 0; ///< of those in the figures' currency
    int otherCurrencies = 0; ///< accounts whose ARR is in another one: named, not added
};

/// The report of customer feedback (features A5, A8), read at one moment.
struct FeedbackFigures {
    QDate since; ///< invalid: everything
    int calls = 0;
    QList<FeedbackGroup> byKind; ///< most first; a call of two kinds counts in both
    QList<FeedbackGroup> byAccount;
    QList<FeedbackGroup> bySegment;
    QList<FeedbackGroup> byMonth; ///< oldest first
    QString currency; ///< the one that most asking accounts have
    QList<RequestRow> requests; ///< the register, whenever they asked: largest ARR first
};

/// Counts calls on and after `since`; an invalid day: all.
QFuture<Result<FeedbackFigures>> feedbackFigures(RecordStore &store, const QDate &since);
