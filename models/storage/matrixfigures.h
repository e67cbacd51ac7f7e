#pragma once

#include "models/storage/recordstore.h"

/// One cell of a matrix.
struct MatrixCell {
    int band = 0; ///< place in Matrix::bands
    QString level; ///< API value; empty: not given yet
    int count = 0;
    double amount = 0; ///< of those in the matrix's currency
    int otherCurrencies = 0; ///< counted, not added
};

struct MatrixFigures {
    QString currency; ///< the one that most of the records have
    QStringList levels; ///< the choices in their order, values that only records know, and "" at the end
    QList<MatrixCell> cells; ///< all of them, band by band from the lowest, levels in the order above
    int without = 0; ///< records without an amount: they stand in no cell

    const MatrixCell *cell(int band, const QString &level) const;
};

/// Counts and sums of an object's matrix (Matrix, in models/schema/objecttype.h).
QFuture<Result<MatrixFigures>> matrixFigures(RecordStore &store, int object);
/// The records of one cell, as a list asks for them: the largest first.
Query matrixQuery(const ObjectType &type, int band, const QString &level);
