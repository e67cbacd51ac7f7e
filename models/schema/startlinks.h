#pragma once

#include "models/schema/schema.h"

/// The links that a new record of `type` starts with when it is made from `about`: a call logged from a contact. The first of
/// `fields` that may point to `about` does (Name); the remaining ones take what `about` hangs on, such as its company
/// (Related To), but never a User: who owns the contact does not have to make the call. If none may point to `about` (the
/// follow-up of a task), links of the same name are taken over.
QHash<QString, QVariant> startLinks(const Schema &schema, const ObjectType &type, const QStringList &fields, const Record &about);
