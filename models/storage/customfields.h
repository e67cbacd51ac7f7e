#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"

/// Custom fields in the file: table `custom_field` holds each one's declaration as JSON. Database thread.

QByteArray fieldToJson(const Field &field);
/// BadInput if the text is not a declaration of a field.
Result<Field> fieldFromJson(const QByteArray &json);

/// Makes the column and the row for a new custom field, and tells the schema.
Result<> keepCustomField(Connection &connection, Schema &schema, int object, const Field &field);
Result<> readCustomFields(Connection &connection, Schema &schema);
/// The SQL type of a field's column.
QString columnType(const Field &field);
