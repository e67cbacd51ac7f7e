#pragma once

#include "models/schema/attention.h"
#include "models/storage/recordstore.h"

/// Number and sum of the customers in one state of health.
struct HealthShare {
    QString health; ///< API value; empty: not scored
    QString tone;
    int count = 0;
    double arr = 0;
};

/// The renewals of one month.
struct RenewalMonth {
    QDate first;
    int count = 0;
    double arr = 0;
    double atRisk = 0; ///< of `arr`
};

/// One customer that needs somebody.
struct AttentionRow {
    CustomerFacts facts;
    Attention attention;
};

/// One line of "Today".
struct TodayRow {
    TimelineEntry entry;
    QTime time; ///< invalid: any time
    bool overdue = false;
};

/// What has been tried of the five things, read from what a person did.
struct FirstSteps {
    bool openedAtRisk = false;
    bool loggedCall = false;
    bool movedRenewal = false;
    bool searched = false;
    bool completedTask = false;
    RecordId atRisk = 0; ///< the account to open
    bool all() const { return openedAtRisk && loggedCall && movedRenewal && searched && completedTask; }
};

/// Everything Home shows, read at one moment. "Hold Public" is no customer and counts nowhere.
struct HomeFigures {
    int accounts = 0;
    double arr = 0; ///< of those in `currency`
    QString currency; ///< the one that most accounts have
    int otherCurrencies = 0; ///< accounts whose sums are in another one and not added
    QList<HealthShare> health; ///< risk, watch, good, not scored
    QList<RenewalMonth> renewals; ///< this month and the three after it
    QList<AttentionRow> attention; ///< the first of them, by rank
    QList<RecordId> needing; ///< all customers with a reason, by rank
    QList<RecordId> staleDeals; ///< open renewals and expansions whose next step is missing or past, by close date
    QList<TodayRow> today; ///< timed ones, then any time, then overdue
    int dueToday = 0;
    int overdue = 0;
    QString person; ///< name of the user
    FirstSteps steps;
    bool empty() const { return accounts == 0; }
};

/// Reads the figures in one job on the database thread: one pass over the accounts, activities only through indexes of what is
/// open, so a million finished ones cost nothing.
QFuture<Result<HomeFigures>> homeFigures(RecordStore &store, int attentionRows = 5, int todayRows = 8);
/// The fact that says that the search was used (any value).
inline const QString searchedFact = u"tried:search"_s;
