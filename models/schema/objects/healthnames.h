#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// How health is scored. The rules for the codes are those of names.h.
namespace object_code {
constexpr int healthProfile = 27;
}

namespace account {
inline const QString customerSince = u"Customer_Since__c"_s;
inline const QString sentiment = u"CSM_Sentiment__c"_s; ///< picklist: Good, Neutral, Poor
inline const QString sentimentChanged = u"CSM_Sentiment_Changed__c"_s; ///< derived: the day on which the sentiment was given
inline const QString overrideReason = u"Health_Override_Reason__c"_s;
inline const QString overrideUntil = u"Health_Override_Until__c"_s; ///< Health__c is set by hand up to this day
inline const QString sponsor = u"Executive_Sponsor__c"_s;
inline const QString version = u"Product_Version__c"_s;
inline const QString versionNotes = u"Version_Notes__c"_s;
}
namespace health_profile {
inline const QString name = u"Name"_s;
inline const QString segments = u"Segments__c"_s; ///< MultiPicklist of Account.Segment__c; empty: all
inline const QString stage = u"Stage__c"_s; ///< Onboarding, Established; empty: both
inline const QString rule = u"Rule__c"_s; ///< Weighted, Any poor
inline const QString goodFrom = u"Good_From__c"_s;
inline const QString watchFrom = u"Watch_From__c"_s;
inline const QString owner = u"OwnerId"_s;
inline const QString onboarding = u"Onboarding"_s;
inline const QString established = u"Established"_s;
inline const QString anyPoor = u"Any poor"_s;
}
