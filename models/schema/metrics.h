#pragma once

#include <QString>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

/// One measure of how a customer uses the product (features H6; Sourcegraph handbook, "Drive adoption and usage"). An import may bring
/// others: those have no declaration, their name is their label and their last value of a period counts.
struct Metric {
    /// What stands for a quarter or a month: its last value, the mean of its values, or their sum.
    enum class Over { Last, Mean, Sum };
    QString name; ///< as stored and in files: "MAU"
    QString label; ///< a QT_TRANSLATE_NOOP of "Schema"
    QString unit = {}; ///< "%", "min"; empty: a count
    Over over = Over::Last;
    QStringList aliases = {}; ///< further names in files
    bool higherIsBetter = true;
};

namespace metric {
inline const QString dau = u"DAU"_s;
inline const QString mau = u"MAU"_s;
inline const QString seats = u"Seats"_s;
inline const QString sessionMinutes = u"Session minutes"_s;
inline const QString extensions = u"Extensions"_s;
inline const QString hosts = u"Hosts"_s;
inline const QString uptime = u"Uptime"_s;
inline const QString champions = u"Champions"_s;
inline const QString advocates = u"Advocates"_s;
inline const QString nps = u"NPS"_s;
}

/// Those that Steward knows, in the order in which pages show them.
const QList<Metric> &knownMetrics();
/// By name or alias, whatever the case; nullptr: an own one of the workspace.
const Metric *knownMetric(const QString &name);
/// In the person's language.
QString metricLabel(const QString &name);
