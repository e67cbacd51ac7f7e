#pragma once

#include "models/reports/review.h"
#include "models/schema/schema.h"
#include "models/storage/referencefinder.h"

/// The one-page sheet of a customer reference. A customer copy holds the story and where it is published; the internal one also the
/// contact, the approvals, the uses and whether it may be used today. Pure.
ReviewDocument referenceSheet(const FoundReference &reference, const Schema &schema, const QDate &today, ReviewAudience audience);
/// Why a customer copy is not written: the reference must be usable outside today, with both approvals. Empty: it may be.
QString sheetRefusal(const FoundReference &reference);
