#pragma once

#include "models/storage/attachments.h"

// What is in the files of records, beside the records of an export: the folder "Attachments" holds each under the Salesforce id or the
// uuid of its record, as Salesforce's own Data Export does. Database thread.

/// Writes one; a record whose content never came has none. Nothing while codename mode is on: names within a file cannot be replaced.
Result<> exportAttachment(Connection &connection, const QString &folder, const Record &record);
/// Takes away those of an earlier export that were not written again.
void removeOtherAttachments(const QString &folder, const QSet<QString> &kept);
/// The name of a record's file in that folder.
QString attachmentKey(const Record &record);
/// Takes what is there for a record that was just imported. BadInput if it is too large.
Result<> importAttachment(Connection &connection, const QString &folder, RecordId id, const QStringList &keys);
