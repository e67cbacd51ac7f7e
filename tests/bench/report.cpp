#include "tests/bench/bench.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

double Times::quantile(double part) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const double place = std::ceil(part * double(sorted.size())) - 1;
    return sorted[size_t(std::clamp(place, 0.0, double(sorted.size() - 1)))];
}

void Report::compare(const QString &name, const Times &own, const Times &reference, double limit, const QString &unit, By by)
{
    const double mine = by == By::Median ? own.median() : own.p99();
    const double theirs = by == By::Median ? reference.median() : reference.p99();
    m_rows.append(QJsonObject {{u"name"_s, name}, {u"median"_s, own.median()}, {u"p99"_s, own.p99()}, {u"unit"_s, unit}, {u"reference"_s, theirs},
                               {u"ratio"_s, theirs > 0 ? mine / theirs : 0}, {u"limit"_s, limit}});
}

void Report::figure(const QString &name, const Times &own, double limit, const QString &unit)
{
    m_rows.append(QJsonObject {{u"name"_s, name}, {u"median"_s, own.median()}, {u"p99"_s, own.p99()}, {u"unit"_s, unit}, {u"reference"_s, limit},
                               {u"ratio"_s, own.most() / limit}, {u"limit"_s, 1.0}});
}

QByteArray Report::json() const
{
    return QJsonDocument(m_rows).toJson(QJsonDocument::Indented);
}

QString Report::table() const
{
    QString text = u"%1 %2 %3 %4 %5 %6\n"_s.arg(u"what"_s, -50).arg(u"median"_s, 11).arg(u"p99"_s, 11).arg(u"reference"_s, 11).arg(u"ratio"_s, 7).arg(u"limit"_s, 7);
    for (const QJsonValue &value : m_rows) {
        const QJsonObject row = value.toObject();
        const auto number = [&row](const char *key) { return QString::number(row.value(QLatin1String(key)).toDouble(), 'f', 3); };
        const bool missed = row.value(u"ratio"_s).toDouble() > row.value(u"limit"_s).toDouble();
        text += u"%1 %2 %3 %4 %5 %6 %7%8\n"_s.arg(row.value(u"name"_s).toString(), -50).arg(number("median"), 11).arg(number("p99"), 11).arg(number("reference"), 11)
                    .arg(row.value(u"ratio"_s).toDouble(), 7, 'f', 2).arg(row.value(u"limit"_s).toDouble(), 7, 'f', 2).arg(row.value(u"unit"_s).toString(), missed ? u"  over"_s : QString());
    }
    for (const QString &note : m_notes)
        text += note + u'\n';
    return text;
}

OpenBench::OpenBench(const QString &file)
{
    const Result<> opened = waitFor(store.open(file));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
}
