#pragma once

#include "models/reports/review.h"
#include "models/schema/field.h"
#include "models/storage/reviewfacts.h"

#include <QLocale>

/// How numbers and days are written in a review: by the locale, short, with a true minus sign.
namespace review_words {

QString dayText(const QDate &day); ///< "Sep 30, 2026"
QString momentText(const QDateTime &moment);
/// "Jul 1 – Sep 30, 2026"; both with the year if they differ.
QString daySpan(const QDate &first, const QDate &last);
QString plainNumber(double value); ///< at most two decimals, none for whole numbers
QString plainNumber(const std::optional<double> &value); ///< nothing is "–"
/// A value with its unit: "52 %", "12.4 min".
QString withUnit(double value, const QString &unit);
QString money(double amount, const QString &currency);
/// The label of a stored choice; the text itself if there is none.
QString choiceText(const Field *field, const QString &value);
/// Sets change and tone of a figure: "+12 % since Q2", for shares in points. Nothing changed: "as in Q2".
void setChange(ReviewFigure &figure, double before, double now, bool inPoints, const QString &since);
/// How many points lie in a period.
int pointsIn(const UsageSeries &series, const QDate &first, const QDate &last);
/// Bugs opened and closed in each month of the quarter.
ReviewChart monthlyBars(const QString &title, const ReviewFacts &facts, const QString &source);
/// Success criteria that have a due day, over time, with how far they have come; the first 16 by due day. Nothing to show: no spans.
ReviewChart planOf(const QList<CriterionFact> &criteria, const QDate &today, const QString &source);
/// The same of steps, which are open or gone.
ReviewChart planOf(const QList<StepFact> &steps, const QDate &today, const QString &source);

}
