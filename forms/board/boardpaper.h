#pragma once

#include "forms/reports/reviewpages.h"
#include "models/storage/recordstore.h"

#include <functional>

class QWidget;

/// A board or a matrix on paper: what its parts add up to, and the first cards of each.
namespace BoardPaper {

struct Part {
    QString name;
    Query query;
    int count = 0;
};

struct Content {
    QString title;
    QString line; ///< under the title
    ReviewTable sums;
    QStringList card; ///< fields of a card
    QList<Part> parts;
};

/// Cards of one part that are printed; the paper says how many there are.
inline constexpr int mostCards = 60;

/// Reads the cards and lays the pages out. `use` is called on the UI thread while `owner` lives.
void lay(RecordStore &store, const Content &content, QWidget *owner, std::function<void(const ReviewPages &pages)> use);

}
