#pragma once

#include "models/storage/recordstore.h"
#include "models/storage/usage.h"

/// A ticket that says that something is broken (type Bug or Problem).
struct BugFact {
    RecordId id = 0;
    QString number;
    QString title;
    QString severity;
    QDate opened;
    QDate closed; ///< invalid: open
    QString postMortem;
};

struct ReleaseFact {
    RecordId id = 0;
    QString name;
    QDate date;
    QString summary;
    QStringList highlights;
};

struct OutageFact {
    RecordId id = 0;
    QString name;
    QDateTime start;
    int minutes = -1; ///< -1: not over yet
    QString summary;
};

struct CriterionFact {
    RecordId id = 0;
    QString name;
    QString unit;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<double> now;
    QDate start = {};
    QDate due = {};
    QString status = {};
    QString owner = {};

    /// How far it has come, 0 to 1, growing or falling targets alike; 0 while a number is missing.
    double done() const;
    const QString &title() const { return name; }
};

struct FindingFact {
    RecordId id = 0;
    QString feature;
    QString used; ///< API value
    QString why;
    QString better;
    bool inReview = false;
};

struct TalkFact {
    RecordId id = 0;
    QString subject;
    QDate date;
    QString type;
    QString subType;
    QStringList feedback; ///< the kinds of a Customer Feedback call
    QStringList people;
};

struct StepFact {
    RecordId id = 0;
    QString subject;
    QDate due = {};
    QString owner = {};
    bool shared = false; ///< with the customer
    QDate start = {}; ///< the day it was written down

    const QString &title() const { return subject; }
};

/// A record of an object that says by itself what it is about: a request, a risk, a reference.
struct NotedFact {
    RecordId id = 0;
    QString title;
    QString state; ///< API value
    QString text;
    QDate date; ///< of what its section is about: shipped, flagged
    std::optional<double> amount;
};

/// A role of the stakeholder map that `person.title` took or gave up on `person.date`: `person.state` is the role, `person.text` who had
/// it before, or nothing.
struct RoleChange {
    NotedFact person;
    bool left = false;
};

/// Everything a business review of one customer and quarter is made from, read at one moment. Numbers and texts as stored, no words.
struct ReviewFacts {
    RecordId account = 0;
    QString name;
    QString codename; ///< GitHub label
    QString tier;
    QString segment;
    QString health; ///< API value
    int score = -1;
    std::optional<double> arr;
    QString currency;
    int seats = 0;
    QDate customerSince;
    QDate renewal;
    QString csm;
    QString sponsor; ///< at the customer
    QDate contractStart; ///< where contract quarters are counted from
    QDate first;
    QDate last;
    QDate today;

    QList<UsageSeries> usage; ///< of the two years up to `last`
    QList<BugFact> opened; ///< in the quarter
    QList<BugFact> closed; ///< in the quarter
    QList<BugFact> open; ///< at its end
    QList<BugFact> incidents; ///< P0 and P1 that were opened in the quarter
    QList<ReleaseFact> released; ///< newest first, up to the day of the reading
    QList<ReleaseFact> upcoming; ///< next first
    QList<OutageFact> outages; ///< that began in the quarter
    QList<CriterionFact> criteria;
    RecordId healthCheck = 0; ///< the latest one up to the day of reading, not older than two quarters
    QDate healthCheckDate;
    QList<FindingFact> findings;
    QList<TalkFact> talks; ///< calls and meetings of the quarter, newest first
    QList<StepFact> steps; ///< open tasks, next first
    QList<NotedFact> requestsOpen;
    QList<NotedFact> requestsDelivered; ///< shipped in the quarter
    QList<NotedFact> risks; ///< open ones; for the internal copy only
    QList<NotedFact> references; ///< those that may be used outside on the day of the reading: completed, and approved by both sides
    QList<NotedFact> otherReferences; ///< the rest; for the internal copy only
    QList<NotedFact> peopleChanges; ///< in the quarter: who (`title`) took over the part `state` from `text`, or left (`state` is contact::left)
    QList<RoleChange> roleChanges; ///< in the quarter, those who came before those who left
    int computedScore = -1; ///< health as computed on the day of the reading
    QString computedTone;
    QList<std::pair<QDate, int>> healthWeeks; ///< Monday and score, oldest first
    QByteArray logo; ///< PNG, as it was chosen for the account
};

/// Whose numbers and which days. `first` and `last` invalid: as `quarter` says ("Q3", "2026-Q3", a day), or the last whole contract quarter.
struct ReviewQuestion {
    RecordId account = 0;
    QString quarter = {};
};

/// One job on the database thread. NotFound if there is no such account, BadInput for a quarter that is none.
QFuture<Result<ReviewFacts>> reviewFacts(RecordStore &store, const ReviewQuestion &question);
/// The same on the database thread.
Result<ReviewFacts> readReviewFacts(Connection &connection, const Schema &schema, const RuleContext &context, const ReviewQuestion &question);
/// The picture on the cover of an account's reviews, as PNG; empty: none. Kept in the file, never sent.
QFuture<Result<>> setReviewLogo(RecordStore &store, RecordId account, const QByteArray &png);
/// Live accounts of a tier ("Tier 1"), those with a renewal first by it.
QFuture<Result<QList<RecordId>>> accountsOfTier(RecordStore &store, const QString &tier);
