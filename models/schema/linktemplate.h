#pragma once

#include "models/schema/objecttype.h"

#include <QUrl>

/// A link from a record to a place outside, made from the record's fields: an issue search by label, a dashboard, a chat channel
/// (features R22; Fleet handbook, "Assign a customer codename", whose issue searches go by the label of the account).
struct LinkTemplate {
    QString object; ///< name of the ObjectType
    QString label; ///< "Open issues"
    QString address; ///< "https://github.com/acme/app/issues?q=label:{GitHub_label__c}": fields by name or label, in braces
    bool operator==(const LinkTemplate &) const = default;
};

/// What a new workspace has.
QList<LinkTemplate> defaultLinkTemplates();
/// The address for one record, values percent-encoded. Lookups are filled in with their titles from `titles`. The error is a sentence:
/// which field is empty, or what is wrong with the template.
Result<QUrl> filledLink(const LinkTemplate &link, const ObjectType &type, const Record &record, const QHash<RecordId, QString> &titles = {});
/// What is wrong with a template whatever the record: an unknown field, an address that is not https or http. Empty: nothing.
QString linkProblem(const LinkTemplate &link, const ObjectType &type);
QByteArray toJson(const QList<LinkTemplate> &links);
/// nullopt if it cannot be read.
std::optional<QList<LinkTemplate>> linkTemplatesFrom(const QByteArray &json);
