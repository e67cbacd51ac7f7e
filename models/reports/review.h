#pragma once

#include "models/result.h"
#include "models/schema/record.h"

#include <QDate>
#include <QJsonObject>
#include <QStringList>

#include <optional>

/// Where a number comes from, so that everybody can count it again: the appendix of a review lists them, the builder opens their rows.
struct ReviewSource {
    QString key; ///< "S3"; figures, charts and tables name it
    QString what; ///< in words: "Tickets of type Bug or Problem, opened Jul 1 to Sep 30, 2026"
    int rows = 0; ///< that met it when the numbers were read
    int object = 0; ///< of the rows; 0: usage numbers
    QList<RecordId> ids = {}; ///< the rows, the first 1,000
};

/// One number with its label. What is internal never leaves with a customer copy.
struct ReviewFigure {
    QString label;
    QString value; ///< as printed, frozen: "1,274"
    QString change = {}; ///< "−4 % since Q2"; empty: nothing to compare with
    QString tone = {}; ///< "good", "watch", "risk": colour and mark of the change; empty: none
    QString source = {};
    bool internal = false;
};

struct ReviewChart {
    enum class Kind { Lines, Bars, Plan };
    struct Series {
        QString label;
        QList<std::optional<double>> values; ///< one per category; nothing is a gap
    };
    /// Work over time: from the first day to the last, and how far it has come.
    struct Span {
        QDate first;
        QDate last;
        double done = 0; ///< 0 to 1
    };
    Kind kind = Kind::Lines;
    QString title;
    QString unit = {};
    QStringList categories;
    QList<Series> series = {};
    QString source = {};
    QList<Span> spans = {}; ///< of a plan: one per category
    QDate today = {}; ///< of a plan: where its line stands
};

struct ReviewTable {
    struct Column {
        QString label;
        int weight = 1; ///< share of the width
        bool numbers = false; ///< set to the right
    };
    QString title = {};
    QList<Column> columns;
    QList<QStringList> rows;
    QString source = {};
    QString whenEmpty = {}; ///< said in place of no rows
    bool internal = false;
};

/// One topic: one message in a sentence, and what proves it. In the outline by its title.
struct ReviewSection {
    QString key; ///< "usage"; templates and later versions know it by this
    QString title;
    QString message;
    QList<ReviewFigure> figures = {};
    QList<ReviewChart> charts = {};
    QStringList points = {}; ///< bullets
    QList<ReviewTable> tables = {};
    QString ownText = {}; ///< plain text a person added
    bool included = true;
    bool internal = false;
};

enum class ReviewAudience { Customer, Internal };

/// A whole review: what is printed, frozen, with its sources. Holds no reference to live records but the ids in its sources.
struct ReviewDocument {
    RecordId account = 0;
    QString customer; ///< as it is printed: the name, or the codename in codename mode
    QString title; ///< "Business review"
    QString quarter; ///< "Q3, Jul 1 – Sep 30, 2026"
    QString preparedBy;
    QString ownCompany;
    QDate first;
    QDate last;
    QDate made; ///< the day the numbers were read
    QString language; ///< "en-US"
    QByteArray logo = {}; ///< PNG on the cover; empty: none
    bool rightToLeft = false;
    int version = 1;
    ReviewAudience audience = ReviewAudience::Internal;
    QList<ReviewSection> sections;
    QList<ReviewSource> sources;

    const ReviewSection *section(const QString &key) const;
    const ReviewSource *source(const QString &key) const;
};

/// The document as it is stored and back. BadInput for what is no such document or of a newer form.
QJsonObject toJson(const ReviewDocument &document);
Result<ReviewDocument> reviewFromJson(const QJsonObject &json);

/// What a customer may have: without internal sections and figures and without the sources only those used. `removed` lists what was
/// taken out, in words.
ReviewDocument customerCopy(const ReviewDocument &document, QStringList *removed = nullptr);
/// The document with everything, marked as internal.
ReviewDocument internalCopy(const ReviewDocument &document);
/// What is printed differently in `now`: "Monthly active users: was 1,240, is 1,274".
QStringList changesBetween(const ReviewDocument &frozen, const ReviewDocument &now);
/// The document as Markdown, sections in order, charts as tables, sources at the end.
QString toMarkdown(const ReviewDocument &document);
