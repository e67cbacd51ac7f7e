#pragma once

#include "models/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <memory>

/// One file to import, as rows of texts under column names: a CSV, or sObject tree JSON
/// (`{"records": [{"attributes": {"type": "Account", "referenceId": "AccountRef1"}, "Name": …}]}`, links written `@AccountRef1`).
class RowSource
{
public:
    virtual ~RowSource() = default;

    virtual QStringList columns() const = 0;
    /// False at the end and on an error.
    virtual bool next() = 0;
    /// UTF-8, one per column, valid until the next row; missing ones are empty.
    virtual QByteArrayView cell(int column) const = 0;
    /// How many cells the row has; columns() may name more or fewer.
    virtual int cellCount() const = 0;
    /// The row's own name within the import ("AccountRef1"); empty for CSV.
    virtual QString reference() const { return {}; }
    virtual qint64 line() const = 0;
    virtual qint64 bytesRead() const = 0;
    virtual QString encoding() const { return u"UTF-8"_s; }
    /// The last row had fewer cells than the first line, and the file ends in the middle of a line.
    virtual bool seemsCutOff() const { return false; }
    virtual bool failed() const = 0;
    virtual Error error() const = 0;
};

/// What a file is, found by its name and first lines.
struct ImportFile {
    QString path;
    QString object; ///< as written in name or JSON; empty: not recognised
    qint64 bytes = 0;
};

/// Every importable file below `paths` (files or folders, not nested); a plan and a field list are left out. A path that is not there or
/// an empty folder is an error.
Result<QList<ImportFile>> findImportFiles(const QStringList &paths);
/// Opens a file from its beginning. A JSON file is held in memory while it is read.
Result<std::unique_ptr<RowSource>> openRows(const QString &path);
