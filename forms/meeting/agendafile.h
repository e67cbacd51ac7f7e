#pragma once

#include "models/reports/leakguard.h"
#include "models/reports/review.h"

/// Writes an agenda as the ending of `path` says: Markdown or PDF. Gives the number of pages (1 for Markdown). Through a temporary file, so
/// a half-written one never replaces a good one.
Result<int> writeAgenda(const ReviewDocument &document, const QString &path);
/// Why a customer's copy was not written, with a line for each thing found.
Error agendaLeaks(const QList<Leak> &leaks);
