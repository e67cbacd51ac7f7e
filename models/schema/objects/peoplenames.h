#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// Who works on a customer, and who is who there. The rules for the codes are those of names.h.
namespace object_code {
constexpr int accountTeamMember = 13;
constexpr int stakeholder = 14;
}

namespace account_team_member {
inline const QString name = u"Name"_s; ///< derived: "Mina Okafor, Customer Success Manager"
inline const QString account = u"AccountId"_s;
inline const QString user = u"UserId"_s;
inline const QString role = u"TeamMemberRole"_s;
inline const QString handover = u"Handover_Date__c"_s; ///< the day from which this person has the role
inline const QString until = u"Role_Until__c"_s; ///< empty: still
inline const QString notes = u"Handover_Notes__c"_s;
}

namespace stakeholder {
inline const QString name = u"Name"_s; ///< derived: "Priya Raman, Champion"
inline const QString account = u"Account__c"_s;
inline const QString contact = u"Contact__c"_s;
inline const QString role = u"Role__c"_s;
inline const QString sentiment = u"Sentiment__c"_s;
inline const QString since = u"Since__c"_s;
inline const QString left = u"Left_On__c"_s; ///< the day this person left the company or the role; empty: is there
inline const QString notes = u"Notes__c"_s;
inline const QString champion = u"Champion"_s; ///< of `role`
}
