#pragma once

#include "models/schema/objecttype.h"

#include <memory>

/// Where an export writes the records of one object: a file that appears when it is whole.
class RecordFile
{
public:
    /// A record as neutral texts; an empty one is left out.
    struct Row {
        QString remoteId;
        QString uuid;
        bool deleted = false;
        QList<const Field *> fields; ///< those with a column, in order
        QStringList texts; ///< one for each
    };

    virtual ~RecordFile() = default;
    virtual Result<> open() = 0;
    virtual Result<> write(const Row &row) = 0;
    /// Nothing may be written behind this. False answers leave what was there before.
    virtual Result<> finish() = 0;

    static std::unique_ptr<RecordFile> csv(const QString &path, const ObjectType &type);
    static std::unique_ptr<RecordFile> json(const QString &path, const ObjectType &type);
};
