#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

/// What an import did, or (trial run) would do.
struct ImportReport {
    struct Counts {
        int created = 0;
        int updated = 0;
        int unchanged = 0;
        int failed = 0;
        int dangling = 0; ///< links whose target is not here yet
    };
    QMap<QString, Counts> byObject;
    QStringList unknownFiles; ///< files of objects that Steward does not have
    QStringList customFields; ///< "Account.Branch__c"
    QStringList messages; ///< what a person should know: wrong encodings, placeholder users
    QByteArray failedRows; ///< CSV: file, line, reason, then the row's cells
    bool dryRun = false;
    qint64 step = 0; ///< of the journal

    Counts total() const;
    QJsonObject toJson() const;
};
