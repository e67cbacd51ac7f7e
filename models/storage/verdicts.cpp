#include "models/storage/verdicts.h"

#include "models/storage/namemask.h"
#include "models/storage/writer.h"

QFuture<Result<Verdict>> verdictOf(RecordStore &store, RecordId id)
{
    const Writer::Options options {.who = store.me(), .now = store.context().now};
    return store.database().run([&schema = store.schema(), options, id](Connection &connection) -> Result<Verdict> {
        const ObjectType *type = schema.typeOf(id);
        if (!type || !type->verdict)
            return Verdict();
        const NameMask::Off real;
        Writer writer(connection, schema, options);
        const Result<Record> record = writer.read(id);
        if (!record)
            return record.error();
        return type->verdict(*record, writer.context());
    });
}

QFuture<QList<Problem>> warningsOf(RecordStore &store, const Record &record)
{
    const Writer::Options options {.who = store.me(), .now = store.context().now};
    return store.database().run([&schema = store.schema(), options, record](Connection &connection) {
        QList<Problem> warnings;
        if (const ObjectType *type = schema.type(record.object)) {
            Writer writer(connection, schema, options);
            warnings = problemsOf(*type, record, writer.context());
            warnings.removeIf([](const Problem &problem) { return !problem.warning; });
        }
        return warnings;
    });
}
