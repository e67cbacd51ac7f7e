#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// The register of feature requests: what is asked for, and who asked in which words. The rules for the codes are those of names.h.
namespace object_code {
constexpr int featureRequest = 11;
constexpr int featureRequestAsk = 12;
}

namespace feature_request {
inline const QString name = u"Name"_s;
inline const QString owner = u"OwnerId"_s;
inline const QString status = u"Status__c"_s; ///< Open, Prioritized, In development, Shipped, Closed, Declined
inline const QString importance = u"Importance__c"_s;
inline const QString issue = u"Issue_URL__c"_s;
inline const QString description = u"Description__c"_s;
inline const QString release = u"Shipped_Release__c"_s;
inline const QString shipped = u"Shipped_Date__c"_s;
}
namespace feature_request_ask {
inline const QString name = u"Name"_s; ///< derived: "Harbor Point Logistics: Offline mode"
inline const QString owner = u"OwnerId"_s;
inline const QString request = u"Feature_Request__c"_s;
inline const QString account = u"Account__c"_s; ///< a save without it takes the account of the call
inline const QString contact = u"Contact__c"_s; ///< left empty, it is the main contact of the call
inline const QString call = u"Activity__c"_s;
inline const QString quote = u"Quote__c"_s; ///< the passage of the note, word for word
inline const QString importance = u"Importance__c"_s;
inline const QString asked = u"Asked_Date__c"_s;
inline const QString answer = u"Answer__c"_s; ///< after it was shown: empty, Meets the need, Something is missing
inline const QString comment = u"Answer_Comment__c"_s;
inline const QString isClosed = u"Is_Closed__c"_s; ///< derived: the need is met
}

namespace feedback_kind {
inline const QString featureRequest = u"Feature request"_s; ///< of activity::feedback
}
