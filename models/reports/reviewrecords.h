#pragma once

#include "models/reports/review.h"
#include "models/storage/recordstore.h"

/// A review as a record: what stands in its fields besides the frozen pages.
Record reviewRecord(const ReviewDocument &document);
/// The pages of a record; BadInput if it holds none that can be read. `isDrafted` tells whether there are any.
Result<ReviewDocument> documentOf(const Record &record);
bool isDrafted(const Record &record);
/// Puts the pages into the record.
void setDocument(Record &record, const ReviewDocument &document);

/// What a person arranged, for other reviews: order, titles, what is left out (feature Q6).
QByteArray templateOf(const ReviewDocument &document);
/// Arranges a document as a template says; sections that it does not know keep their order behind those it does.
void applyTemplate(ReviewDocument &document, const QByteArray &arrangement);
/// The key of the workspace fact that holds the template of a segment ("" for those without one).
QString templateFact(const QString &segment);
