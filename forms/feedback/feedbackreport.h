#pragma once

#include "forms/charts/chart.h"
#include "forms/reports/reviewpages.h"
#include "models/storage/feedbackfigures.h"

#include <QCoreApplication>

/// The report of customer feedback in words, as a table, as charts and on paper; the page and the command line share it.
class FeedbackReport
{
    Q_DECLARE_TR_FUNCTIONS(FeedbackReport)

public:
    FeedbackReport(const Schema &schema, const FeedbackFigures &figures, const QLocale &locale = {});

    struct Part {
        QString name; ///< "kind", "account", "segment", "month"
        QString title;
        QList<FeedbackGroup> groups; ///< as drawn: of accounts the largest, then the others as one
        const QList<FeedbackGroup> *all = nullptr; ///< as exported
    };
    const QList<Part> &parts() const { return m_parts; }
    ChartContent chart(const Part &part) const;
    QString line() const; ///< how many calls since when
    static QString title() { return tr("Customer Feedback"); }

    static QStringList requestColumns();
    QStringList requestWords(const RequestRow &row) const; ///< as `requestColumns`
    QString money(double amount) const;

    /// By, Value, Calls; `only`: one part by its name, else all of them.
    QByteArray csv(const QString &only = {}) const;
    ReviewPages pages(const QString &only = {}, bool rightToLeft = false) const;

private:
    const Schema &m_schema;
    FeedbackFigures m_figures;
    QLocale m_locale;
    QList<Part> m_parts;
};
