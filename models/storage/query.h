#pragma once

#include "models/schema/record.h"

#include <QList>

/// One condition on one field. Values are the field's own C++ types. The field "Id" with OneOf names the records themselves.
struct Condition {
    enum class Is { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, StartsWith, Empty, NotEmpty, OneOf };
    QString field;
    Is is = Is::Equal;
    QVariant value = {};
};

/// What a list asks for. All conditions must hold.
struct Query {
    int object = 0;
    QList<Condition> where = {};
    QString words = {}; ///< every word must begin a word of a text field (search in this list)
    QString sort = {}; ///< a field; empty: by id
    bool descending = false;
    QString thenBy = {}; ///< second key
    bool thenDescending = false;
    int limit = -1;
    bool inBin = false; ///< the recycle bin instead of live records
};

/// Which activities a timeline shows.
struct TimelineFilter {
    QString kind = {}; ///< "call", "task", "event", "email"; empty: all
    RecordId owner = 0; ///< 0: everybody's
    QDate from = {}; ///< of past ones; what is still open is shown however old it is
    bool operator==(const TimelineFilter &) const = default;
};

/// Some rows of a list, ready to be shown: only the fields asked for, and the titles of the records they point to.
struct RowBlock {
    QList<Record> records; ///< in the order asked; a record that is gone has id 0
    QHash<RecordId, QString> titles;
};

/// How a list begins.
struct ListStart {
    QList<RecordId> ids;
    RowBlock rows; ///< of the first ids
};
