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
}
