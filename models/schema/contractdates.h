#pragma once

#include <QDate>
#include <QString>

// The days of a contract, and the names that are built from them. Pure functions.

/// What follows from a contract's start, its term in months and its notice period in days. Days that do not follow are invalid.
struct ContractDates {
    QDate end; ///< the last day, as Salesforce computes it: the day before the renewal
    QDate renewal; ///< the same day of the month, or the month's last day where there is none
    QDate notice; ///< the last day on which notice may be given
};
/// `noticeDays` below 0: no notice period is known.
ContractDates contractDates(const QDate &start, int termMonths, int noticeDays = -1);

/// A quarter of the company's own year.
struct FiscalQuarter {
    int year = 0; ///< the calendar year in which the fiscal year ends
    int quarter = 0; ///< 1 to 4
    QDate first;
    QDate last;

    bool operator==(const FiscalQuarter &) const = default;
};
/// The quarter in which `day` lies when the fiscal year begins on the first of `startMonth` (1 to 12).
FiscalQuarter fiscalQuarter(const QDate &day, int startMonth = 1);

/// `Customer_Product_What_Quarter` (Fleet handbook, "Generate an expansion opportunity in Salesforce"): each part loses what is neither
/// letter nor digit, and its words begin with a capital. "ABCTestCompany_FleetPremiumMDM_HostExpansion_Q12025". Parts that are not
/// known are left out.
QString expansionName(const QString &customer, const QString &product, const QString &what, const QDate &due, int fiscalStartMonth = 1);
