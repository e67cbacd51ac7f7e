#pragma once

#include "models/schema/field.h"

/// What becomes of one value that was changed in two places.
struct FieldMerge {
    QString value;
    bool conflict = false; ///< both moved apart: `value` is the local one, and a person decides
};

/// One field, three opinions as neutral text (see `toNeutral`). The side that moved away from `base` wins; if both moved apart, the
/// local value stays and the field is put before the person, unless it is a long text whose changed lines do not touch.
FieldMerge mergeField(const Field &field, const QString &base, const QString &local, const QString &remote);
/// Both changes in one text, if they lie apart: at least one unchanged line between them, or the same change on both sides.
std::optional<QString> mergeLines(const QString &base, const QString &local, const QString &remote);
/// A neutral text as it is compared: line ends alike, no spaces around it, several choices in order, times to the second. A server
/// that only wrote a value in another way has not changed it.
QString comparable(const Field &field, const QString &text);
