#include "models/reports/reviewwords.h"

#include "models/schema/values.h"

#include <cmath>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Reviews", sentence);
}

QString shown(FieldType type, const QVariant &value, const QString &currency = {}, int decimals = 0)
{
    const Field field {.name = {}, .type = type, .decimals = decimals};
    return displayText(field, value, QLocale(), currency);
}

} // namespace

QString review_words::dayText(const QDate &day)
{
    return day.isValid() ? shown(FieldType::Date, day) : QString();
}

QString review_words::momentText(const QDateTime &moment)
{
    return moment.isValid() ? shown(FieldType::DateTime, moment) : QString();
}

QString review_words::daySpan(const QDate &first, const QDate &last)
{
    const QLocale locale;
    if (first.year() == last.year() && locale.language() == QLocale::English)
        return say(QT_TRANSLATE_NOOP("Reviews", "%1 – %2")).arg(locale.toString(first, u"MMM d"_s), dayText(last));
    return say(QT_TRANSLATE_NOOP("Reviews", "%1 – %2")).arg(dayText(first), dayText(last));
}

QString review_words::plainNumber(double value)
{
    const double rounded = std::round(value * 100) / 100;
    const bool whole = std::fabs(rounded - std::round(rounded)) < 0.005;
    QString text = QLocale().toString(rounded, 'f', whole ? 0 : std::fabs(rounded * 10 - std::round(rounded * 10)) < 0.05 ? 1 : 2);
    return text.replace(u'-', u'−');
}

QString review_words::plainNumber(const std::optional<double> &value)
{
    return value ? plainNumber(*value) : u"–"_s;
}

QString review_words::withUnit(double value, const QString &unit)
{
    if (unit.isEmpty())
        return plainNumber(value);
    // Shares of people need no decimals; availability does.
    const bool fine = unit != u"%" || value > 99;
    return say(QT_TRANSLATE_NOOP("Reviews", "%1 %2")).arg(fine ? plainNumber(value) : plainNumber(std::round(value)), unit);
}

QString review_words::money(double amount, const QString &currency)
{
    return shown(FieldType::Currency, amount, currency);
}

QString review_words::choiceText(const Field *field, const QString &value)
{
    const Choice *choice = field ? field->choice(value) : nullptr;
    return choice ? labelOf(*field, *choice) : value;
}

void review_words::setChange(ReviewFigure &figure, double before, double now, bool inPoints, const QString &since)
{
    const double difference = inPoints ? now - before : before != 0 ? (now - before) / std::fabs(before) * 100 : 0;
    const double shownDifference = std::fabs(difference) < 10 && inPoints ? std::round(difference * 10) / 10 : std::round(difference);
    if (shownDifference == 0 || (!inPoints && before == 0)) {
        figure.change = say(QT_TRANSLATE_NOOP("Reviews", "unchanged %1")).arg(since);
        return;
    }
    if (!inPoints && std::fabs(before) < 20) {
        // Of a handful, percents say more than they know.
        figure.change = say(QT_TRANSLATE_NOOP("Reviews", "%1 %2")).arg((now > before ? u"+"_s : QString()) + plainNumber(now - before), since);
        figure.tone = now > before ? u"good"_s : u"watch"_s;
        return;
    }
    const QString number = (shownDifference > 0 ? u"+"_s : QString()) + plainNumber(shownDifference);
    figure.change = inPoints ? say(QT_TRANSLATE_NOOP("Reviews", "%1 points %2")).arg(number, since) : say(QT_TRANSLATE_NOOP("Reviews", "%1 % %2")).arg(number, since);
    figure.tone = shownDifference > 0 ? u"good"_s : u"watch"_s;
}

int review_words::pointsIn(const UsageSeries &series, const QDate &first, const QDate &last)
{
    return int(std::count_if(series.points.begin(), series.points.end(), [&](const UsagePoint &point) { return point.day >= first && point.day <= last; }));
}

ReviewChart review_words::monthlyBars(const QString &title, const ReviewFacts &facts, const QString &source)
{
    ReviewChart chart {.kind = ReviewChart::Kind::Bars, .title = title, .categories = {}, .series = {{say(QT_TRANSLATE_NOOP("Reviews", "Opened")), {}}, {say(QT_TRANSLATE_NOOP("Reviews", "Closed")), {}}}, .source = source};
    for (int month = 0; month < 3; ++month) {
        const QDate first = facts.first.addMonths(month);
        const QDate last = month == 2 ? facts.last : facts.first.addMonths(month + 1).addDays(-1);
        chart.categories << (first.day() == 1 ? QLocale().toString(first, u"MMM yyyy"_s) : daySpan(first, last));
        const auto opened = std::count_if(facts.opened.begin(), facts.opened.end(), [&](const BugFact &bug) { return bug.opened >= first && bug.opened <= last; });
        const auto closed = std::count_if(facts.closed.begin(), facts.closed.end(), [&](const BugFact &bug) { return bug.closed >= first && bug.closed <= last; });
        chart.series[0].values << double(opened);
        chart.series[1].values << double(closed);
    }
    return chart;
}

namespace {

constexpr qsizetype mostInPlan = 16;

/// A thing without a due day has no place in time; one that was noted after its due day is a day long.
template <typename Fact>
ReviewChart planWith(const QString &title, QList<Fact> facts, const QDate &today, const QString &source, double (*done)(const Fact &))
{
    ReviewChart plan {.kind = ReviewChart::Kind::Plan, .title = title, .categories = {}, .source = source, .spans = {}, .today = today};
    facts.removeIf([](const Fact &fact) { return !fact.due.isValid(); });
    std::stable_sort(facts.begin(), facts.end(), [](const Fact &a, const Fact &b) { return a.due < b.due; });
    for (const Fact &fact : facts.mid(0, mostInPlan)) {
        plan.categories << fact.title();
        plan.spans << ReviewChart::Span {fact.start.isValid() ? std::min(fact.start, fact.due) : fact.due, fact.due, done(fact)};
    }
    if (facts.size() > mostInPlan)
        plan.title = say(QT_TRANSLATE_NOOP("Reviews", "%1, the first %2 of %3")).arg(title).arg(mostInPlan).arg(facts.size());
    return plan;
}

} // namespace

ReviewChart review_words::planOf(const QList<CriterionFact> &criteria, const QDate &today, const QString &source)
{
    return planWith<CriterionFact>(say(QT_TRANSLATE_NOOP("Reviews", "Goals over time")), criteria, today, source, [](const CriterionFact &fact) { return fact.done(); });
}

ReviewChart review_words::planOf(const QList<StepFact> &steps, const QDate &today, const QString &source)
{
    return planWith<StepFact>(say(QT_TRANSLATE_NOOP("Reviews", "Steps over time")), steps, today, source, [](const StepFact &) { return 0.0; });
}
