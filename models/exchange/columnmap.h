#pragma once

#include "models/exchange/rowsource.h"
#include "models/schema/schema.h"

/// Which column of a file is which field of an object.
struct ColumnMap {
    static constexpr int none = -1;
    int id = none; ///< Salesforce id
    int uuid = none; ///< Steward_UUID__c
    int isDeleted = none;
    QList<const Field *> fields; ///< per column; nullptr: not a field (id, derived compound, unknown)
    QList<int> unknown; ///< columns that no field knows
    QList<int> compound; ///< JSON addresses whose parts are not columns of their own
};

/// Columns match API name, label or alias, whatever their case.
ColumnMap mapColumns(const ObjectType &type, const QStringList &columns);
/// Reads the file once and says which unknown columns hold data, as fields with a guessed type.
Result<QList<Field>> guessFields(const QString &path, const QStringList &columns, const QList<int> &unknown);
