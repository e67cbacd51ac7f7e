#pragma once

#include "models/reports/review.h"

#include <QColor>
#include <QRectF>
#include <QSizeF>

#include <functional>

class QPainter;

/// The form of the paper, lying: a review is shown on screens and walls first. Sizes are points.
enum class ReviewPaper { A4, Letter, Wide };
QSizeF paperSize(ReviewPaper paper);

/// One page, ready to be painted on anything: preview, printer, PDF. Coordinates are points from the upper left.
struct ReviewPage {
    struct Link {
        QRectF area;
        QString target; ///< an anchor
    };
    struct Anchor {
        QString name; ///< "section:usage", "source:S3"
        double y = 0;
    };
    QString section; ///< key of the section it belongs to; "cover", "sources"
    QString bookmark; ///< empty: it continues the page before
    QList<std::function<void(QPainter &)>> paints;
    QList<Link> links;
    QList<Anchor> anchors;

    void paint(QPainter &painter) const;
};

struct ReviewPages {
    QSizeF size;
    QList<ReviewPage> pages;
};

/// Lays a review out: a cover, one section after another (each on a page of its own, a long one on several; tables repeat their heads and
/// never split a row), and the sources. Pure: the same document makes the same pages, for every device. Needs a QGuiApplication for its
/// fonts: Inter where it is installed, else the system's.
ReviewPages layOutPages(const ReviewDocument &document, ReviewPaper paper);
/// The same for a short paper such as an agenda: no cover and no sources, sections one under another.
ReviewPages layOutTogether(const ReviewDocument &document, ReviewPaper paper);
