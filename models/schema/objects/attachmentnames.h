#pragma once

#include <QString>

using namespace Qt::Literals::StringLiterals;

// Files of records. The rules for the codes are those of names.h.
namespace object_code {
constexpr int attachment = 28;
}

namespace attachment {
inline const QString name = u"Name"_s; ///< of the file, without a folder
inline const QString parent = u"ParentId"_s;
inline const QString size = u"BodyLength"_s; ///< bytes
inline const QString contentType = u"ContentType"_s;
inline const QString evidence = u"Evidence_For__c"_s; ///< the check box of its record that this file proves; empty: none
inline const QString owner = u"OwnerId"_s;
/// The panel that shows and makes them.
inline const QString panel = u"files"_s;
}
