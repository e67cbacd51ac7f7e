#pragma once

#include "models/reports/review.h"
#include "models/schema/schema.h"
#include "models/storage/reviewfacts.h"

/// Words around the numbers that do not come from the customer's records.
struct ReviewSetting {
    QString ownCompany; ///< "Steward GmbH"; empty: left out
    bool codenames = false; ///< the customer is called by its GitHub label
};

/// A whole review from its facts: each section with its message in a sentence, and each number with its source. Pure: the same facts
/// make the same document. The language is that of the program, numbers and dates are the locale's.
///
/// What stands in it follows the Fleet handbook ("Conduct a quarterly business review": success criteria, usage, bugs with P0/P1 and
/// post-mortem, requests, uptime and outages, latest release and what comes, features not in use) and the Sourcegraph handbook (DAU/MAU,
/// MAU/seats, session, extensions, champions).
ReviewDocument draftReview(const ReviewFacts &facts, const Schema &schema, const ReviewSetting &setting);

/// The success plan of a customer (feature H12): goals with baseline, target and now, and the steps agreed on, each over time. The same
/// words as in a review.
ReviewDocument draftSuccessPlan(const ReviewFacts &facts, const Schema &schema, const ReviewSetting &setting);

/// What low use suggests (feature Q2), in sentences; nothing if use is good or unknown.
QStringList adviceOnUse(const ReviewFacts &facts);
