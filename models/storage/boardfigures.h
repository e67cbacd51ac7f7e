#pragma once

#include "models/storage/recordstore.h"

/// Which records stand on a board.
struct BoardFilter {
    RecordId owner = 0; ///< 0: everybody's
    QDate from = {}; ///< of the board's day, with both ends; invalid: open
    QDate to = {};

    bool operator==(const BoardFilter &) const = default;
};

/// Records added up. Amounts in other currencies than the board's are counted, not added.
struct BoardSum {
    int count = 0;
    double amount = 0;
    double weighted = 0;
    int otherCurrencies = 0;
};

/// One column of a board.
struct BoardColumn {
    QString stage; ///< API value; empty: records without a stage
    bool closed = false; ///< an end
    BoardSum sum;
    QList<RecordId> ids; ///< by the board's day
};

struct BoardFigures {
    QString currency; ///< the one that most of the records have
    QList<BoardColumn> columns; ///< in the order of the path, then stages that only records know
    BoardSum open; ///< of all columns that are no end
};

/// What stands on the board of an object and what it adds up to (Board, in models/schema/objecttype.h), in one pass over the table.
QFuture<Result<BoardFigures>> boardFigures(RecordStore &store, int object, const BoardFilter &filter = {});
/// The records of one column, as a list asks for them: by the board's day.
Query boardQuery(const ObjectType &type, const BoardFilter &filter, const QString &stage);
/// The stages of a path in their order: the open ones, then the ends.
QStringList stagesOf(const ObjectType &type);
