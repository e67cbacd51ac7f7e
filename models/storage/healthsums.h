#pragma once

#include "models/storage/connection.h"

#include "models/schema/health.h"

/// What `health_kept` holds of one account. Database thread.
struct HealthSums {
    std::optional<double> dauMau;
    std::optional<double> mauSeats;
    std::optional<double> mauTrend;
    QDate usageDay; ///< the last day of the month that the three are about
    std::optional<double> nps;
    QDate npsDay;
    int tickets = 0; ///< ever
    int severe = 0; ///< open, P0 or P1
    int criteria = 0;
    int met = 0;
    QDate criteriaDay; ///< when one of them was last changed
    int risks = 0; ///< ever
};

/// Counts for every live account without kept sums; returns how many. At most `limit` of them (0: all); with `only` for that one.
Result<int> keepHealthSums(Connection &connection, const QDate &today, int limit = 0, RecordId only = 0);
/// What this account would be kept with.
Result<HealthSums> countHealthSums(Connection &connection, RecordId account, double seats, const QDate &today);
/// Reads the sums that stand in `statement` from column `first` on, in the order of `healthSumColumns`.
HealthSums healthSumsAt(const Statement &statement, int first);
extern const QString healthSumColumns;
