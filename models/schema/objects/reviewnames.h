#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// Objects that a business review is made from, and the review itself. The rules for the codes are those of names.h.
namespace object_code {
constexpr int release = 21;
constexpr int successCriterion = 22;
constexpr int healthCheck = 23;
constexpr int healthCheckFinding = 24;
constexpr int businessReview = 25;
constexpr int outage = 26;
}

namespace release {
inline const QString name = u"Name"_s;
inline const QString date = u"Release_Date__c"_s; ///< in the future: upcoming
inline const QString summary = u"Summary__c"_s; ///< one sentence for customers
inline const QString highlights = u"Highlights__c"_s;
inline const QString notesUrl = u"Release_Notes_URL__c"_s;
}
namespace success_criterion {
inline const QString name = u"Name"_s;
inline const QString account = u"Account__c"_s;
inline const QString baseline = u"Baseline__c"_s;
inline const QString target = u"Target__c"_s;
inline const QString now = u"Current__c"_s;
inline const QString unit = u"Unit__c"_s;
inline const QString start = u"Start_Date__c"_s;
inline const QString due = u"Due_Date__c"_s;
inline const QString status = u"Status__c"_s; ///< derived: Not started, On the way, Met
inline const QString owner = u"OwnerId"_s;
}
namespace health_check {
inline const QString name = u"Name"_s; ///< derived: "Harbor Point health check, Nov 2026" until a person names it
inline const QString account = u"Account__c"_s;
inline const QString date = u"Date__c"_s;
inline const QString attendees = u"Attendees__c"_s;
inline const QString walkThrough = u"Walk_Through__c"_s;
inline const QString owner = u"OwnerId"_s;
}
namespace health_check_finding {
inline const QString feature = u"Name"_s;
inline const QString check = u"Health_Check__c"_s;
inline const QString account = u"Account__c"_s; ///< derived from the check
inline const QString used = u"Used__c"_s; ///< Used, Partly used, Not used
inline const QString why = u"Why__c"_s;
inline const QString better = u"Could_Be_Better__c"_s;
inline const QString inReview = u"In_Review__c"_s; ///< shown in the customer's business review
}
namespace business_review {
inline const QString name = u"Name"_s;
inline const QString account = u"Account__c"_s;
inline const QString first = u"Quarter_Start__c"_s;
inline const QString last = u"Quarter_End__c"_s;
inline const QString due = u"Due_Date__c"_s;
inline const QString status = u"Status__c"_s; ///< Draft, Published
inline const QString published = u"Published__c"_s;
inline const QString version = u"Version__c"_s;
inline const QString document = u"Document__c"_s; ///< JSON of the frozen pages, see models/reports/review.h
inline const QString owner = u"OwnerId"_s;
}
namespace outage {
inline const QString name = u"Name"_s;
inline const QString account = u"Account__c"_s;
inline const QString start = u"Start__c"_s;
inline const QString end = u"End__c"_s;
inline const QString minutes = u"Minutes__c"_s; ///< derived
inline const QString summary = u"Summary__c"_s; ///< what customers may read
}
