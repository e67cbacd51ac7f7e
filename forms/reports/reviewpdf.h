#pragma once

#include "forms/reports/reviewpages.h"
#include "models/result.h"

/// What was written.
struct PdfFile {
    int pages = 0;
    qint64 bytes = 0;
    QString sha256;
};

/// What a PDF says about itself; nothing in it may be internal when it goes to a customer.
struct PdfFacts {
    QString title;
    QString author;
    QString language; ///< "en-US"
};

/// The pages as PDF: vectors and embedded fonts, bookmarks, links from numbers to their sources, title, author and language. The same pages
/// make the same bytes: no clock, no chance.
Result<QByteArray> pdfOf(const ReviewPages &pages, const PdfFacts &facts);
/// Writes it through a temporary file beside `path`: a half-written file never replaces a good one. ReadOnly, DiskFull or Io if it cannot.
Result<PdfFile> writePdf(const ReviewPages &pages, const PdfFacts &facts, const QString &path);
/// The same for a document; facts are taken from it.
Result<PdfFile> writeReviewPdf(const ReviewDocument &document, ReviewPaper paper, const QString &path);
/// A picture from a file as the PNG of a cover: made small enough, and without whatever else its file tells (place, program, author).
Result<QByteArray> logoFrom(const QString &path);
/// Pages as pictures "01.png", … in a folder that is made; `scale` pixels to the point.
Result<int> writePictures(const ReviewPages &pages, const QString &folder, double scale = 2);
