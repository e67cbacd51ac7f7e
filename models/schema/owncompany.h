#pragma once

#include <QString>

/// The name of the company whose people work here, which labels with `{company}` say ("Approved by {company} Legal"). Empty: "Our". It
/// is a fact of the workspace; the store sets it when a file is opened and when somebody changes it. Any thread.
void setOwnCompany(const QString &name);
QString ownCompany();

/// The fact (RecordStore::setFact) that keeps it.
inline const QString ownCompanyFact = QStringLiteral("ownCompany");
