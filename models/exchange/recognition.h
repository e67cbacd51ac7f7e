#pragma once

#include "models/exchange/rowsource.h"
#include "models/schema/schema.h"

/// The object whose records a file holds: by its name ("Task.csv", "contacts_2024-01-19.csv"), else by the ids in it, else by its
/// columns. nullptr: an object that Steward does not have (Lead, Campaign), or none at all.
const ObjectType *recognisedObject(const Schema &schema, const ImportFile &file);
