#include "forms/feedback/feedbackreport.h"

#include "forms/risk/riskpaper.h"
#include "models/exchange/csvwriter.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"

namespace {

constexpr int mostBars = 15;

/// The first ones, and what is left as one bar.
QList<FeedbackGroup> drawn(const QList<FeedbackGroup> &groups, const QString &others)
{
    if (groups.size() <= mostBars)
        return groups;
    QList<FeedbackGroup> few = groups.first(mostBars - 1);
    FeedbackGroup rest {.label = others};
    for (qsizetype i = mostBars - 1; i < groups.size(); ++i)
        rest.calls << groups.at(i).calls;
    return few << rest;
}

} // namespace

FeedbackReport::FeedbackReport(const Schema &schema, const FeedbackFigures &figures, const QLocale &locale)
    : m_schema(schema)
    , m_figures(figures)
    , m_locale(locale)
{
    m_parts = {{u"kind"_s, tr("Calls by Kind"), figures.byKind, &m_figures.byKind},
               {u"account"_s, tr("Calls by Account"), drawn(figures.byAccount, tr("All others")), &m_figures.byAccount},
               {u"segment"_s, tr("Calls by Segment"), figures.bySegment, &m_figures.bySegment},
               {u"month"_s, tr("Calls by Month"), figures.byMonth.size() > 24 ? figures.byMonth.last(24) : figures.byMonth, &m_figures.byMonth}};
}

ChartContent FeedbackReport::chart(const Part &part) const
{
    ChartContent content {.title = part.title, .categoryTitle = part.title, .series = {{.name = tr("Calls")}}, .number = [locale = m_locale](double n) { return locale.toString(n, 'f', 0); }};
    for (const FeedbackGroup &group : part.groups) {
        content.categories << group.label;
        content.series.first().values << double(group.calls.size());
    }
    return content;
}

QString FeedbackReport::line() const
{
    const QString calls = tr("%n customer feedback call(s)", nullptr, m_figures.calls);
    return m_figures.since.isValid() ? tr("%1 since %2", "12 calls since a day").arg(calls, displayText({.type = FieldType::Date}, m_figures.since, m_locale)) : calls;
}

QStringList FeedbackReport::requestColumns()
{
    return {tr("Feature Request"), tr("Status"), tr("Issue Link"), tr("Asking Accounts"), tr("Their ARR")};
}

QString FeedbackReport::money(double amount) const
{
    return displayText({.type = FieldType::Currency}, amount, m_locale, m_figures.currency);
}

QStringList FeedbackReport::requestWords(const RequestRow &row) const
{
    const Field *status = m_schema.type(object_code::featureRequest)->field(feature_request::status);
    QString asking = m_locale.toString(row.accounts.size());
    if (!row.accounts.isEmpty())
        asking += u": "_s + row.accounts.first(std::min<qsizetype>(row.accounts.size(), 3)).join(u", "_s) + (row.accounts.size() > 3 ? u", …"_s : QString());
    const QString arr = row.otherCurrencies ? tr("%1 and %n in another currency", nullptr, row.otherCurrencies).arg(money(row.arr)) : money(row.arr);
    return {row.name, displayText(*status, row.status, m_locale), row.issue, asking, arr};
}

QByteArray FeedbackReport::csv(const QString &only) const
{
    QByteArray out;
    CsvWriter::append(out, {tr("By").toUtf8(), tr("Value").toUtf8(), tr("Calls").toUtf8()});
    for (const Part &part : m_parts) {
        if (!only.isEmpty() && part.name != only)
            continue;
        for (const FeedbackGroup &group : *part.all)
            CsvWriter::append(out, {part.name.toUtf8(), group.label.toUtf8(), QByteArray::number(group.calls.size())});
    }
    return out;
}

ReviewPages FeedbackReport::pages(const QString &only, bool rightToLeft) const
{
    QList<ChartContent> charts;
    for (const Part &part : m_parts) {
        if (only.isEmpty() || part.name == only)
            charts << chart(part);
    }
    ReviewTable table {.title = tr("Register of Feature Requests")};
    const QStringList columns = requestColumns();
    for (int i = 0; i < columns.size(); ++i)
        table.columns.append({.label = columns.at(i), .weight = i == 1 ? 1 : i == 4 ? 2 : 3, .numbers = i == 4});
    for (const RequestRow &row : m_figures.requests)
        table.rows << requestWords(row);
    return layOutRisks(title(), line(), charts, table, rightToLeft);
}
