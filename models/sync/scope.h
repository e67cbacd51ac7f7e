#pragma once

#include "models/sync/remote.h"

class QJsonObject;

/// A scope as one line to be kept, and back.
QString textOf(const PullScope &scope);
PullScope scopeIn(const QString &text);

/// One comparison of a filter as a person writes it: `Type = Customer`.
struct ScopeCondition {
    QString field; ///< API name or label of an account's field
    QString operation; ///< = != < <= > >= contains
    QString value;
};
/// The comparisons of a filter, joined by "and". A text that is none is an error with one sentence.
Result<QList<ScopeCondition>> conditionsIn(const QString &filter);

/// Bounds objects to what `scope` wants: each gets the condition of its records, or is left out. `describes` is what the org says of them, by
/// object code; `me` the id of the person there.
Result<> narrow(QList<RemoteObject> &objects, const QHash<int, QJsonObject> &describes, const PullScope &scope, const QString &me);
