#include "models/storage/recyclebin.h"

#include "models/storage/rows.h"

namespace {

/// One record and the journal line that put it here.
struct Fallen {
    RecordId id = 0;
    qint64 step = 0;
    qint64 line = 0;
};

Result<QList<Fallen>> fallen(Connection &connection, const Schema &schema)
{
    QList<Fallen> all;
    for (const ObjectType *type : schema.types()) {
        Statement rows = connection.prepare(
            u"SELECT id, (SELECT max(j.id) FROM journal j WHERE j.record = t.id AND j.event = 'delete') FROM %1 t WHERE deleted = %2"_s.arg(quoted(type->name)).arg(int(RowState::InBin)));
        while (rows.step())
            all.append({.id = rows.integer(0), .line = rows.integer(1)});
        if (rows.failed() || !rows.isValid())
            return connection.lastError();
    }
    Statement &step = connection.cached(u"SELECT step FROM journal WHERE id = ?"_s);
    for (Fallen &one : all) {
        step.bind(1, one.line);
        one.step = step.step() ? step.integer(0) : 0;
        step.reset();
    }
    return all;
}

} // namespace

Result<BinContents> RecycleBin::contents(Connection &connection, const Schema &schema, int limit)
{
    Result<QList<Fallen>> found = fallen(connection, schema);
    if (!found)
        return found.error();
    QList<Fallen> &all = *found;
    std::sort(all.begin(), all.end(), [](const Fallen &a, const Fallen &b) { return a.step != b.step ? a.step > b.step : a.line < b.line; });
    BinContents contents {.total = int(all.size())};
    Statement &step = connection.cached(u"SELECT at, who FROM step WHERE id = ?"_s);
    for (const Fallen &one : all.mid(0, limit)) {
        BinEntry entry {.id = one.id, .title = readTitle(connection, schema, one.id)};
        step.bind(1, one.step);
        if (step.step()) {
            entry.at = QDateTime::fromString(step.text(0), Qt::ISODateWithMs);
            entry.who = readTitle(connection, schema, step.integer(1));
        }
        step.reset();
        contents.entries << entry;
    }
    return contents;
}
