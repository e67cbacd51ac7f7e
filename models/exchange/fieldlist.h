#pragma once

#include "models/schema/schema.h"

/// `steward-fields.json`, which lies beside an export: what its columns cannot say.
///
///     {"steward": 1, "me": "uuid of the User who worked here", "files": ["Account.csv", …],
///      "fields": {"Account": [{"name": "Branch__c", "type": "integer", "label": "Branch", …}, …], …}}
struct FieldList {
    QString me;
    QStringList files;
    QMap<QString, QList<Field>> fields; ///< custom ones, by object, in order

    static QString fileName() { return QStringLiteral("steward-fields.json"); }
    QByteArray toJson() const;
    /// BadInput if the text is not such a list.
    static Result<FieldList> fromJson(const QByteArray &text);
};
