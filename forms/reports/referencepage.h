#pragma once

#include "forms/reports/reviewpages.h"

/// The sheet of a customer reference on one upright page: the customer, how the reference is shared, the story in large letters, the facts.
ReviewPages layOutReference(const ReviewDocument &sheet, const QString &type);
