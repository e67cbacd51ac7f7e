#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// What was signed, and for how long. The rules for the codes are those of names.h.
namespace object_code {
constexpr int contract = 10;
}

namespace contract {
inline const QString name = u"Name"_s;
inline const QString number = u"ContractNumber"_s; ///< given by Salesforce
inline const QString owner = u"OwnerId"_s;
inline const QString account = u"AccountId"_s;
inline const QString status = u"Status"_s; ///< Draft, In Approval Process, Activated, Terminated
inline const QString start = u"StartDate"_s;
inline const QString term = u"ContractTerm"_s; ///< months
inline const QString end = u"EndDate"_s; ///< derived from start and term: the last day, as Salesforce has it
inline const QString renewal = u"Renewal_Date__c"_s; ///< derived: the first day that is not paid for
inline const QString noticePeriod = u"Notice_Period_Days__c"_s;
inline const QString notice = u"Notice_Date__c"_s; ///< derived: the last day on which notice may be given
inline const QString product = u"Product__c"_s;
inline const QString plan = u"Plan__c"_s;
inline const QString seats = u"Seats__c"_s;
inline const QString arr = u"ARR__c"_s;
inline const QString currency = u"CurrencyIsoCode"_s;
inline const QString target = u"Renewal_Target__c"_s; ///< what is planned to be renewed; empty: the whole ARR
inline const QString forecast = u"Renewal_Forecast__c"_s; ///< the ARR that the CSM expects after the renewal: 0 is churn
inline const QString category = u"Forecast_Category__c"_s; ///< Commit, Best Case, Pipeline, Omitted
inline const QString finalArr = u"Renewal_Final__c"_s; ///< the ARR after the renewal; filled in, the renewal is over
inline const QString call = u"CSM_Call__c"_s; ///< the CSM's opinion: Renew, Monitor, At risk, Churn
inline const QString callReason = u"CSM_Call_Reason__c"_s;
inline const QString callOn = u"CSM_Call_Date__c"_s; ///< derived: the day of the opinion
inline const QString monitorCall = u"Monitor"_s;
/// From this many days before the renewal on, "Monitor" is no answer (feature K10).
constexpr int decisionDays = 90;
/// And from this many on, an opinion is asked for.
constexpr int opinionDays = 180;
}
