#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// Objects about customers who may leave. The rules for the codes are those of names.h.
namespace object_code {
constexpr int customerRisk = 9;
constexpr int redAccountPlan = 16;
}

namespace customer_risk {
inline const QString name = u"Name"_s; ///< proposed: "Harbor Point Logistics At-Risk"
inline const QString account = u"Account__c"_s;
inline const QString keyContact = u"Key_Contact__c"_s;
inline const QString status = u"Status__c"_s; ///< At Risk, Early Warning; outcomes: Churned, Renewed
inline const QString seats = u"Seats_At_Risk__c"_s;
inline const QString amount = u"Risk_Amount__c"_s;
inline const QString engagement = u"Type__c"_s;
inline const QString competitor = u"Competitor__c"_s;
inline const QString reason = u"Reason__c"_s;
inline const QString summary = u"Additional_Details__c"_s;
inline const QString nextStep = u"Next_Step__c"_s;
inline const QString nextStepDate = u"Next_Step_Date__c"_s;
inline const QString nextStepChanged = u"Next_Step_Changed__c"_s; ///< derived: the day on which the next step was last written anew
inline const QString outcomeAmount = u"Outcome_Amount__c"_s; ///< lost or kept
inline const QString outcomeReason = u"Outcome_Reason__c"_s;
inline const QString isClosed = u"IsClosed__c"_s; ///< derived from the status
inline const QString owner = u"OwnerId"_s;
inline const QString atRiskValue = u"At Risk"_s;
inline const QString earlyWarningValue = u"Early Warning"_s;
}
namespace red_account_plan {
inline const QString name = u"Name"_s; ///< proposed from the account
inline const QString account = u"Account__c"_s;
inline const QString status = u"Status__c"_s; ///< Open, Waiting for Others, Green Again, Lost
inline const QString why = u"Why_Red__c"_s;
inline const QString asks = u"Asks__c"_s; ///< to other teams
inline const QString goal = u"Green_When__c"_s;
inline const QString opened = u"Opened__c"_s;
inline const QString due = u"Due_Date__c"_s;
inline const QString closed = u"Closed__c"_s; ///< derived
inline const QString isClosed = u"IsClosed__c"_s; ///< derived
inline const QString owner = u"OwnerId"_s;
}
