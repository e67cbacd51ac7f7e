#pragma once

#include <QDate>
#include <QString>

using namespace Qt::Literals::StringLiterals;

/// A quarter of a customer's contract year. Contract quarters run from the day the contract started, not with the calendar (Sourcegraph
/// handbook, "Customer Success Journey": Q1 to Q4 of contract).
struct ContractQuarter {
    QDate first;
    QDate last;
    int number = 0; ///< 1 to 4
    QDate contractYear; ///< the day this contract year began

    bool isValid() const { return first.isValid(); }
    bool contains(const QDate &day) const { return day >= first && day <= last; }
    bool operator==(const ContractQuarter &) const = default;
};

/// The quarter of a contract that began on `start` in which `day` lies. A quarter begins on the same day of the month, or on the month's
/// last day where there is none. Days before the start lie in quarters counted backwards.
ContractQuarter contractQuarter(const QDate &start, const QDate &day);
ContractQuarter quarterBefore(const QDate &start, const ContractQuarter &quarter);
/// What a review made on `today` is about: the last whole quarter, or the first one while it is still running.
ContractQuarter reviewedQuarter(const QDate &start, const QDate &today);
/// "Q3" (of the contract year that holds `today`, the latest one that has begun), "2026-Q3" (of the contract year that began in 2026),
/// or a day in the quarter ("2026-08-15"). Invalid if it is none of these.
ContractQuarter quarterNamed(const QString &name, const QDate &start, const QDate &today);
/// When a contract year began of which only the renewal is known: a whole number of years before it, not after `today`.
QDate contractStartBefore(const QDate &renewal, const QDate &today);
