#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

/// Object codes: part of every id in every file, so never changed or reused. The order is the ranking in search.
namespace object_code {
constexpr int account = 1;
constexpr int contact = 2;
constexpr int opportunity = 3;
constexpr int supportCase = 4;
constexpr int activity = 5;
constexpr int event = 6;
constexpr int user = 7;
}

// The names that logic needs. Fields that only the declaration mentions have no constant.
namespace account {
inline const QString name = u"Name"_s;
inline const QString owner = u"OwnerId"_s;
inline const QString parent = u"ParentId"_s;
inline const QString industry = u"Industry"_s;
inline const QString segment = u"Segment__c"_s;
inline const QString tier = u"Customer_Segmentation_Tier__c"_s;
inline const QString health = u"Health__c"_s; ///< picklist: Healthy, Watch, At risk (empty: not scored)
inline const QString healthScore = u"Health_Score__c"_s;
inline const QString arr = u"ARR_Current__c"_s;
inline const QString renewalDate = u"Renewal_Date__c"_s;
inline const QString lifecycle = u"Lifecycle_Stage__c"_s; ///< Onboarding to Advocate: the path on the account's page
inline const QString seats = u"Seats_Licensed__c"_s;
inline const QString growth = u"Growth_Potential__c"_s;
inline const QString openRisk = u"Open_Risk_Amount__c"_s; ///< kept by storage: the sum of the open customer risks; empty: none is open
inline const QString lastActivity = u"LastActivityDate"_s; ///< kept by storage: the latest day of a closed activity
inline const QString phone = u"Phone"_s;
inline const QString website = u"Website"_s;
/// Name of the built-in account for people whose company is not in the file (Mattermost handbook, non-enterprise customers).
inline const QString holdPublicName = u"Hold Public"_s;
inline const QString holdPublicUuid = u"00000000-0000-7000-8000-000000000001"_s;
}
namespace contact {
inline const QString name = u"Name"_s; ///< derived from first and last name
inline const QString firstName = u"FirstName"_s;
inline const QString lastName = u"LastName"_s;
inline const QString account = u"AccountId"_s;
inline const QString title = u"Title"_s;
inline const QString email = u"Email"_s;
inline const QString emailOptOut = u"HasOptedOutOfEmail"_s;
inline const QString marketingSuspend = u"Marketing_Suspend__c"_s;
inline const QString left = u"Left_Company__c"_s; ///< works there no longer
inline const QString leftOn = u"Left_Company_Date__c"_s; ///< derived when `left` is ticked, unless it is said
inline const QString successor = u"Successor__c"_s;
inline const QString owner = u"OwnerId"_s;
}
namespace activity {
inline const QString subject = u"Subject"_s;
inline const QString who = u"WhoId"_s; ///< Lookups: the people of a call, the first is primary
inline const QString what = u"WhatId"_s; ///< Related To: account, opportunity or case
inline const QString account = u"AccountId"_s; ///< derived from `what`, else from `who`
inline const QString type = u"Type"_s; ///< Call, In-Person Meeting, ...
inline const QString subType = u"Sub_Type__c"_s; ///< depends on type; Customer Feedback
inline const QString feedback = u"Feedback_Kinds__c"_s; ///< MultiPicklist: the six kinds
inline const QString dueDate = u"ActivityDate"_s;
inline const QString status = u"Status"_s;
inline const QString priority = u"Priority"_s;
inline const QString comments = u"Description"_s;
inline const QString subtype = u"TaskSubtype"_s; ///< Salesforce's own: Task, Call, Email
inline const QString isClosed = u"IsClosed"_s; ///< derived from status
inline const QString shared = u"Shared_With_Customer__c"_s; ///< a step that the customer's business review may show
inline const QString owner = u"OwnerId"_s;
inline const QString customerFeedback = u"Customer Feedback"_s;
}
namespace event {
inline const QString subject = u"Subject"_s;
inline const QString who = u"WhoId"_s;
inline const QString what = u"WhatId"_s;
inline const QString account = u"AccountId"_s;
inline const QString start = u"StartDateTime"_s;
inline const QString end = u"EndDateTime"_s;
inline const QString date = u"ActivityDate"_s; ///< derived from start
inline const QString location = u"Location"_s;
inline const QString description = u"Description"_s;
inline const QString owner = u"OwnerId"_s;
}
namespace opportunity {
inline const QString name = u"Name"_s;
inline const QString account = u"AccountId"_s;
inline const QString stage = u"StageName"_s;
inline const QString closeDate = u"CloseDate"_s;
inline const QString amount = u"Amount"_s;
inline const QString probability = u"Probability"_s;
inline const QString isClosed = u"IsClosed"_s;
inline const QString isWon = u"IsWon"_s;
inline const QString owner = u"OwnerId"_s;
inline const QString type = u"Type"_s; ///< New Business, Existing Business, Renewal, Expansion
inline const QString nextStep = u"NextStep"_s;
inline const QString nextStepDate = u"Next_step_date__c"_s;
inline const QString contract = u"ContractId"_s; ///< what it renews or grows
inline const QString product = u"Product__c"_s; ///< parts of an expansion's name
inline const QString what = u"Expansion_What__c"_s;
inline const QString renewal = u"Renewal"_s;
inline const QString expansion = u"Expansion"_s;
}
namespace support_case {
inline const QString number = u"CaseNumber"_s;
inline const QString subject = u"Subject"_s;
inline const QString account = u"AccountId"_s;
inline const QString contact = u"ContactId"_s;
inline const QString status = u"Status"_s;
inline const QString priority = u"Priority"_s;
inline const QString severity = u"Severity__c"_s; ///< P0 to P3 (Fleet handbook)
inline const QString postMortem = u"Post_Mortem_Summary__c"_s;
inline const QString isClosed = u"IsClosed"_s;
inline const QString owner = u"OwnerId"_s;
}
namespace user {
inline const QString name = u"Name"_s;
inline const QString email = u"Email"_s;
inline const QString isActive = u"IsActive"_s;
inline const QString placeholder = u"Is_Placeholder__c"_s; ///< made for an owner id without a user; can be named later
}
