#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"

/// Rows of an object's table as records and back. Database thread.

/// What a row's `deleted` column says.
enum class RowState { Live = 0, InBin = 1, CreationUndone = 2 };

/// The SQL of one version of an object type. Column n of `select` after the four fixed ones is `columns[n]` of the type's fields.
struct TableLayout {
    const ObjectType *type = nullptr;
    QList<int> columns; ///< indexes into type->fields
    QList<int> lookups; ///< the same for FieldType::Lookups
    QList<int> searched; ///< the same for what the search finds
    QString select; ///< SELECT id, uuid, remote_id, deleted, … FROM "Account"
    QString insert; ///< INSERT … VALUES (?, …): id, uuid, remote_id, deleted, then the columns
    QString byRemote; ///< SELECT id … WHERE remote_id = ?
    QString byUuid; ///< SELECT id … WHERE uuid = ?
};

/// Made once per type version and thread.
const TableLayout &layoutOf(const ObjectType &type);

/// `name` as an SQL identifier.
QString quoted(const QString &name);
void bindValue(Statement &statement, int index, const Field &field, const QVariant &value);
QVariant columnValue(const Statement &statement, int column, const Field &field);
/// The row that `statement` (of `TableLayout::select`) stands on, without further links.
Record rowToRecord(const TableLayout &layout, const Statement &statement);
/// Adds what stands outside the row: further targets of Lookups and dangling ids.
void readLinks(Connection &connection, const TableLayout &layout, Record &record);
Result<Record> readRecord(Connection &connection, const Schema &schema, RecordId id);
/// The neutral text of a field as the journal keeps it; a link that waits for its target is the id it waits for.
QString storedText(const Field &field, const Record &record);
/// Sets a field from such a text.
Result<> setStoredText(const Field &field, const QString &text, Record &record);
/// Targets of a lookup value, one or several.
QList<RecordId> targetsOf(const QVariant &value);
/// The month in which the company's own year begins: the fact `fiscalStartFact`, else January.
int fiscalStart(Connection &connection);
/// A version 7 uuid: ascends with time, so that the index on it grows at its end.
QString newUuid(const QDateTime &now);
/// Title of a record as its declaration says ("" if there is none).
QString readTitle(Connection &connection, const Schema &schema, RecordId id);
