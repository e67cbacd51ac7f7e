#pragma once

#include "models/storage/health.h"

/// The weekly history of scores. Database thread.

/// The Monday of a day's week.
QDate mondayOf(const QDate &day);
/// The last `limit` weeks of an account that lie before `before`, oldest first.
Result<QList<HealthWeek>> readHealthWeeks(Connection &connection, RecordId account, const QDate &before, int limit);
/// Brings the rows of one week up to what is computed now; returns how many were new or different. The points of weeks that no page
/// shows any more are dropped, their scores stay.
Result<int> recordHealthWeeks(Connection &connection, const QDate &monday, const QList<HealthRow> &rows);
