#pragma once

#include "models/storage/recordstore.h"

class Connection;
class Writer;

// What is in the files of records (object "Attachment"). It stands in the one file of the workspace, in a table beside the records, so
// a backup has it and an undo brings it back; it leaves with the record when the recycle bin is emptied.

/// How large a file may be; larger ones belong where many people reach them.
constexpr qint64 attachmentLimit = 25 * 1024 * 1024;

/// Adds files to a record as one step: all, or none if one cannot be taken. `evidence`: the approval that they prove.
QFuture<Result<QList<RecordId>>> addAttachments(RecordStore &store, RecordId parent, const QStringList &paths, const QString &evidence = {});
/// What is in a file. NotFound if it never came: an export had the record only.
QFuture<Result<QByteArray>> attachmentContent(RecordStore &store, RecordId id);
/// Writes it to `path`.
QFuture<Result<>> saveAttachment(RecordStore &store, RecordId id, const QString &path);
/// Writes it to a folder that only this person can read and that goes when the program ends; where it is.
QFuture<Result<QString>> openAttachment(RecordStore &store, RecordId id);

/// A name that is safe in any folder: without path, control characters and what file systems refuse.
QString safeFileName(const QString &name);
/// "2.4 MB is more than the 25 MB that a file may have…" or why else a file cannot be taken; empty: it can.
QString attachmentProblem(const QString &path);

// The same on the database thread, for import, export and check.
Result<> keepAttachmentContent(Connection &connection, RecordId id, const QByteArray &content);
Result<QByteArray> readAttachmentContent(Connection &connection, RecordId id);
