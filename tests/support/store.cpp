#include "tests/support/store.h"

TestStore::TestStore()
{
    store.setClock([this] { return now; });
    const Result<> opened = waitFor(store.open(path()));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
}

RecordId TestStore::save(const QString &object, const QHash<QString, QVariant> &values)
{
    Record record;
    record.object = schema.type(object)->code;
    record.values = values;
    const Result<RecordId> saved = waitFor(store.save(record));
    if (!saved) {
        qWarning("refused: %s %s", qPrintable(saved.error().text), qPrintable(saved.error().detail));
        for (const Problem &problem : saved.error().problems)
            qWarning("  %s: %s", qPrintable(problem.field), qPrintable(problem.text));
        return 0;
    }
    return *saved;
}

Record TestStore::fetch(RecordId id)
{
    const Result<Record> found = waitFor(store.fetch(id));
    return found ? *found : Record {};
}
