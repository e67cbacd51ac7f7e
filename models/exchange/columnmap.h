#pragma once

#include "models/exchange/rowsource.h"
#include "models/schema/schema.h"

/// Which column of a file is which field of an object.
struct ColumnMap {
    static constexpr int none = -1;
    inline static const QString uuidColumn = QStringLiteral("Steward_UUID__c");
    int id = none; ///< Salesforce id
    int uuid = none; ///< Steward_UUID__c
    int isDeleted = none;
    QList<const Field *> fields; ///< per column; nullptr: not a field (id, address, unknown)
    QList<int> unknown; ///< columns that no field knows
    QList<int> compound; ///< addresses written as JSON whose parts are not columns of their own
    QList<const Field *> addresses; ///< per column: the address field of a compound one
};

/// Columns match API name, label or alias, whatever their case. Several columns may add to one field of several links; any other field
/// takes the first of its columns, and further ones are unknown.
ColumnMap mapColumns(const ObjectType &type, const QStringList &columns);

/// What unknown columns become, and known custom fields that this file's values do not fit any more.
struct GuessedFields {
    QList<Field> added;
    QList<Field> widened; ///< the same fields with a type that takes old and new values
};
/// Reads the file once if there is a reason to, and looks at every value.
Result<GuessedFields> guessFields(const ObjectType &type, const QString &path, const QStringList &columns);
