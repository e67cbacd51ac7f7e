#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// Customer references and the log of their uses. The rules for the codes are those of names.h.
namespace object_code {
constexpr int customerReference = 8;
constexpr int referenceUse = 15;
}

namespace customer_reference {
inline const QString name = u"Name"_s; ///< derived: "Harbor Point Logistics, Case Study" until a person names it
inline const QString account = u"Account__c"_s;
inline const QString contact = u"Customer_Reference_Contact__c"_s;
inline const QString type = u"Reference_Type__c"_s;
inline const QString category = u"Reference_Category__c"_s;
inline const QString useCase = u"Reference_Notes__c"_s; ///< the organization's name for "Cool Use Case"
inline const QString audience = u"Audience__c"_s;
inline const QString reach = u"Internal_or_External__c"_s; ///< Internal or External
inline const QString url = u"Published_Reference_URL__c"_s;
inline const QString status = u"Status__c"_s; ///< Identified, In Progress, Completed
inline const QString target = u"Target_Completion_Date__c"_s;
inline const QString start = u"Reference_Start_Date__c"_s;
inline const QString end = u"Reference_End_Date__c"_s;
inline const QString endReason = u"End_Reason__c"_s; ///< written into `notes` as a dated line
inline const QString owner = u"OwnerId"_s;
inline const QString customerLegal = u"Approved_by_Legal__c"_s;
inline const QString customerLegalBy = u"Customer_Legal_Contact__c"_s;
inline const QString customerLegalOn = u"Customer_Legal_Date__c"_s;
inline const QString ownLegal = u"Mattermost_Legal_Sign_Off__c"_s;
inline const QString ownLegalBy = u"Own_Legal_User__c"_s;
inline const QString ownLegalOn = u"Own_Legal_Date__c"_s;
inline const QString notes = u"Notes__c"_s;
inline const QString useLimit = u"Uses_per_Quarter__c"_s; ///< agreed with the customer; empty: no limit
inline const QString internal = u"Internal"_s;
inline const QString external = u"External"_s;
inline const QString completed = u"Completed"_s;
inline const QString saidYes = u"Yes"_s; ///< Account.Reference_Survey_Answer__c
inline const QString saidNo = u"No"_s;
}
namespace account {
inline const QString surveyAnswer = u"Reference_Survey_Answer__c"_s; ///< Yes, Maybe, No: would they be a reference
}
namespace reference_use {
inline const QString name = u"Name"_s;
inline const QString reference = u"Customer_Reference__c"_s;
inline const QString user = u"Used_By__c"_s;
inline const QString date = u"Use_Date__c"_s;
inline const QString reach = u"Internal_or_External__c"_s;
inline const QString notes = u"Notes__c"_s;
inline const QString owner = u"OwnerId"_s;
}
