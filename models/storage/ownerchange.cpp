#include "models/storage/ownerchange.h"

#include "models/schema/objects/names.h"
#include "models/storage/step.h"

namespace OwnerChanges {

namespace {

/// The field by which an object says whose it is, or who does it.
const QString ownerName = u"OwnerId"_s;

/// One kind of children: rows of `child` whose `links` point to a record.
struct Kind {
    const ObjectType *child;
    QStringList links;
};

QList<Kind> kindsOf(const Schema &schema, const ObjectType &parent)
{
    QList<Kind> kinds;
    for (const int place : parent.shownRelated()) {
        const RelatedList &list = parent.related.at(place);
        const ObjectType *child = schema.type(list.object);
        if (!child || !child->field(ownerName) || !child->field(list.field))
            continue;
        const auto known = std::find_if(kinds.begin(), kinds.end(), [child](const Kind &kind) { return kind.child == child; });
        if (known == kinds.end())
            kinds << Kind {child, {list.field}};
        else
            known->links << list.field;
    }
    return kinds;
}

QString whereOpen(const ObjectType &child, bool closed)
{
    if (child.closedField.isEmpty())
        return closed ? u"0"_s : u"1"_s;
    return quoted(child.closedField) + (closed ? u" = 1"_s : u" IS NOT 1"_s);
}

/// The ids of the children of one record that belong to `owner`.
QList<RecordId> ownedBy(Connection &connection, const Kind &kind, bool closed, RecordId parent, RecordId owner)
{
    QStringList links;
    for (const QString &link : kind.links)
        links << quoted(link) + u" = ?1"_s;
    Statement &rows = connection.cached(u"SELECT id FROM %1 WHERE deleted = 0 AND (%2) AND %3 = ?2 AND %4 ORDER BY id"_s.arg(
        quoted(kind.child->name), links.join(u" OR "_s), quoted(ownerName), whereOpen(*kind.child, closed)));
    rows.bind(1, parent).bind(2, owner);
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    rows.reset();
    return ids;
}

RecordId ownerOf(Connection &connection, const ObjectType &type, RecordId id)
{
    Statement &row = connection.cached(u"SELECT %1 FROM %2 WHERE id = ?1"_s.arg(quoted(ownerName), quoted(type.name)));
    row.bind(1, id);
    const RecordId owner = row.step() ? row.integer(0) : 0;
    row.reset();
    return owner;
}

Result<bool> give(Writer &writer, RecordId id, RecordId to)
{
    const Result<Record> before = writer.read(id);
    if (!before)
        return before.error();
    Record after = *before;
    after.set(ownerName, qlonglong(to));
    after.dangling.remove(ownerName);
    return writer.updateIfChanged(*before, after);
}

/// The note as a task that is done, about the record. Objects that no task can be about keep none.
Result<> keepNote(Writer &writer, const OwnerChange &change, RecordId about, const QString &person)
{
    const ObjectType &type = *writer.schema().typeOf(about);
    const ObjectType &task = *writer.schema().type(object_code::activity);
    if (change.note.trimmed().isEmpty() || !task.field(activity::what)->targets.contains(type.name))
        return {};
    Record note = newRecord(task, writer.context(), task.quickForm(u"newTask"_s), {{activity::what, qlonglong(about)}});
    note.set(activity::subject, QCoreApplication::translate("Storage", "Owner changed to %1").arg(person).left(255));
    note.set(activity::comments, change.note);
    note.set(activity::status, u"Completed"_s);
    note.set(activity::dueDate, writer.context().today);
    const Result<RecordId> kept = writer.create(note);
    if (!kept)
        return kept.error();
    return {};
}

QString stepName(Writer &writer, const QList<RecordId> &ids, const QString &person)
{
    const ObjectType *type = ids.isEmpty() ? nullptr : writer.schema().typeOf(ids.first());
    if (ids.size() == 1)
        return QCoreApplication::translate("Storage", "Give %1 to %2", "a record to its new owner").arg(readTitle(writer.connection(), writer.schema(), ids.first()), person);
    return QCoreApplication::translate("Storage", "Give %1 %2 to %3", "3 Accounts to their new owner").arg(ids.size()).arg(type ? translated(type->pluralLabel) : QString(), person);
}

Result<int> giveChildren(Writer &writer, const OwnerChange &change, const QList<Kind> &kinds, RecordId parent, RecordId owner)
{
    int given = 0;
    for (const OwnedChildren &along : change.along) {
        for (const Kind &kind : kinds) {
            if (kind.child->name != along.object)
                continue;
            for (const RecordId id : ownedBy(writer.connection(), kind, along.closed, parent, owner)) {
                const Result<bool> changed = give(writer, id, change.to);
                if (!changed)
                    return changed.error();
                given += *changed ? 1 : 0;
            }
        }
    }
    return given;
}

Result<Moved> giveAll(Writer &writer, const OwnerChange &change)
{
    const Result<Record> person = writer.read(change.to);
    if (!person || person->deleted || person->object != object_code::user)
        return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Storage", "Choose a person who is in this file and not in the recycle bin.")};
    const QString name = titleOf(*writer.schema().type(object_code::user), *person);
    writer.setCheck(false);
    writer.nameStep(stepName(writer, change.ids, name));
    Moved moved;
    for (const RecordId id : change.ids) {
        const ObjectType &type = *writer.schema().typeOf(id);
        const RecordId owner = ownerOf(writer.connection(), type, id);
        const Result<bool> given = give(writer, id, change.to);
        if (!given)
            return given.error();
        if (!*given)
            continue;
        ++moved.chosen;
        const Result<int> followed = giveChildren(writer, change, kindsOf(writer.schema(), type), id, owner);
        if (!followed)
            return followed.error();
        moved.followed += *followed;
        if (const Result<> noted = keepNote(writer, change, id, name); !noted)
            return noted.error();
    }
    return moved;
}

} // namespace

QFuture<Result<QList<OwnedChildren>>> children(RecordStore &store, const QList<RecordId> &ids)
{
    return store.database().run([&schema = store.schema(), ids](Connection &connection) -> Result<QList<OwnedChildren>> {
        QList<OwnedChildren> all;
        const ObjectType *type = ids.isEmpty() ? nullptr : schema.typeOf(ids.first());
        if (!type || !type->field(ownerName))
            return all;
        for (const Kind &kind : kindsOf(schema, *type)) {
            for (const bool closed : {false, true}) {
                OwnedChildren some {kind.child->name, closed, 0};
                for (const RecordId id : ids)
                    some.count += int(ownedBy(connection, kind, closed, id, ownerOf(connection, *type, id)).size());
                if (some.count)
                    all << some;
            }
        }
        return all;
    });
}

QFuture<Result<Moved>> apply(RecordStore &store, const OwnerChange &change)
{
    return inStep<Moved>(store, {}, [change](Writer &writer) { return giveAll(writer, change); });
}

} // namespace OwnerChanges
