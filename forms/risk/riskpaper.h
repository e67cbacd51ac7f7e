#pragma once

#include "forms/charts/chart.h"
#include "forms/reports/reviewpages.h"

/// The risk board on paper: its sums, each chart under its title, and the open risks as a table.
ReviewPages layOutRisks(const QString &title, const QString &line, const QList<ChartContent> &charts, const ReviewTable &risks, bool rightToLeft);
