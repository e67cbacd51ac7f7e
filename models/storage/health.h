#pragma once

#include "models/schema/health.h"
#include "models/storage/recordstore.h"

class Connection;

// The health of all customers. What takes long to count (usage, tickets, criteria, risks) is kept per account in `health_kept`; whoever
// changes one of them throws the account's row away (`forgetHealth`), and the next question counts anew for those accounts only. What a
// day changes by itself (contact, age) is worked out when asked. The weekly history is `health_week`.

/// One customer, with what its score is made from. Enough to score it with other weights without asking again.
struct HealthRow {
    RecordId id = 0;
    QString name;
    QString segment;
    QString tier;
    double arr = 0;
    QString currency;
    QDate renewal;
    int profile = 0; ///< its place in HealthBook::profiles
    HealthReadings readings;
    HealthScore computed;
    QString rating; ///< Account.Health__c: what is in force
    int score = -1; ///< Account.Health_Score__c
    QString reason; ///< why the rating is set by hand
    QDate until; ///< and up to which day
    bool overridden = false; ///< set by hand, and not expired
    int before = -1; ///< the score of the last week that is recorded before this one
};

/// The whole book, read at one moment. "Hold Public" is no customer.
struct HealthBook {
    QDate today;
    QList<HealthProfile> profiles; ///< the stored ones by name, then the standard one
    QList<HealthRow> rows; ///< by id
    bool follows = false; ///< the accounts' Health follows the computed score
};

/// One week of an account's history.
struct HealthWeek {
    QDate monday;
    int score = -1;
    QString tone;
    std::array<std::optional<double>, health_measure::count> points; ///< of its measures
};

/// One account, explained.
struct AccountHealth {
    HealthRow row;
    HealthProfile profile;
    QList<HealthWeek> weeks; ///< the last 18 that are recorded, oldest first; this week is the last one, as of now
    QDate today;
    bool follows = false;
};

inline constexpr int healthWeeksShown = 18;

QFuture<Result<HealthBook>> healthBook(RecordStore &store);
QFuture<Result<AccountHealth>> accountHealth(RecordStore &store, RecordId account);
/// The same on the database thread.
Result<HealthBook> readHealthBook(Connection &connection, const Schema &schema, const RuleContext &context);
/// The same within the caller's transaction.
Result<HealthBook> readHealthBookIn(Connection &connection, const Schema &schema, const RuleContext &context);

/// NotFound if there is no such customer.
Result<AccountHealth> readAccountHealth(Connection &connection, const Schema &schema, const RuleContext &context, RecordId account);

/// What a recomputation did.
struct HealthKept {
    int counted = 0; ///< accounts whose sums were counted anew
    int recorded = 0; ///< rows of this week that are new or different
    int written = 0; ///< accounts whose Health was brought up to the score
};
/// Brings the week up to date and, where the accounts follow, their Health and Health Score: one step, which nobody's undo takes back.
/// An account is written when its rating changes or its score moved by 3 or more, so that a day's drift does not fill the history. What a
/// person set stays until the next week begins; for longer there is the override with its reason and day.
QFuture<Result<HealthKept>> keepHealth(RecordStore &store);
Result<HealthKept> keepHealthIn(Connection &connection, Schema &schema, const RuleContext &context, ChangeSet *changes = nullptr);
/// Whether the accounts' Health follows the computed score. Off until somebody says so.
inline const QString healthFollowsFact = u"health:follows"_s;

/// Writes a week as it was; for the makers of sample data.
Result<> recordHealthWeek(Connection &connection, RecordId account, const QDate &monday, const HealthScore &score);

/// Counts anew what the accounts' scores are made from, next time. Within the caller's transaction.
Result<> forgetHealth(Connection &connection, const QSet<RecordId> &accounts);
/// Adds the accounts whose sums a change bears on. The live states of one record; nullptr: it was not there, or is not there any more.
void noteHealth(QSet<RecordId> &stale, const Record *before, const Record *after);

/// The book in another order: its rows scored anew with `weights` for one profile (its place), poorest first. Pure; for sliders.
struct HealthRank {
    int row = 0; ///< in HealthBook::rows
    int score = -1;
    QString tone;
};
QList<HealthRank> rankHealth(const HealthBook &book, const QList<HealthProfile> &profiles);
