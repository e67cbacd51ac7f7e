#include "models/storage/writer.h"

#include "models/storage/namemask.h"

#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "models/storage/customfields.h"
#include "models/storage/health.h"
#include "models/storage/journal.h"
#include "models/storage/relatedcounts.h"
#include "models/storage/searchindex.h"
#include "models/storage/uniquevalues.h"

#include <QSet>

struct Writer::Private {
    NameMask::Off stored; ///< what is written is worked out from what is stored, never from codenames
    Connection &connection;
    Schema &schema;
    Options options;
    RelatedCounts counts;
    QSet<RecordId> stale; ///< accounts whose health must be counted anew
    qint64 step = 0;
    bool stamps = true; ///< a change notes who made it, and when
    QHash<int, RecordId> lastIds;
    QHash<std::pair<RecordId, QString>, QVariant> fieldCache;
    std::optional<RuleContext> context;

    Private(Connection &c, Schema &s, Options o)
        : connection(c)
        , schema(s)
        , options(std::move(o))
        , counts(s)
    {
    }

    Result<> run(Statement &statement)
    {
        statement.step();
        const bool failed = statement.failed();
        const Error error = failed ? connection.lastError() : Error {};
        statement.reset();
        return failed ? Result<>(error) : Result<>();
    }
    RecordId &lastId(int object);
    RecordId idBy(const QString &sql, const QString &text);
    const RuleContext &rules();
    QList<const Field *> differences(const ObjectType &type, const Record &before, Record &after, const RuleContext &rules) const;
    Result<> insertRow(const ObjectType &type, const Record &record);
    Result<> updateRow(const ObjectType &type, const Record &after, const QList<const Field *> &changed);
    Result<> writeFurtherTargets(RecordId id, const Field &field, const QVariant &value);
    Result<> writeDangling(const Record &record, bool replace);
    Result<> index(const ObjectType &type, const Record *before, const Record *after);
    Result<> journal(RecordId id, const QString &event);
    Result<> journal(const Field &field, const Record &before, const Record &after);
    void stamp(const ObjectType &type, const Record &before, Record &after, QList<const Field *> &changed);
    Result<qint64> stepId();
    QVariant fieldOf(RecordId id, const QString &field);
    QList<RecordId> childrenOf(int object, const QString &field, RecordId target);
    QString defaultStepName(const ObjectType &type, const Record &record, const QList<const Field *> &changed) const;
    bool goesAlong(const ObjectType &child, const Record &record, const QSet<RecordId> &leaving) const;
};

namespace {

bool sameValue(const Field &field, const Record &before, const Record &after)
{
    const QVariant a = before.values.value(field.name);
    const QVariant b = after.values.value(field.name);
    if (field.type == FieldType::CheckBox)
        return a.toBool() == b.toBool();
    if (a == b && (a.isValid() || !field.isLookup()))
        return true;
    return storedText(field, before) == storedText(field, after);
}

QList<const Field *> uniqueFields(const ObjectType &type)
{
    QList<const Field *> fields;
    for (const Field &field : type.fields) {
        if (field.unique)
            fields << &field;
    }
    return fields;
}

bool isStamp(const Field &field)
{
    return field.name == system_field::modifiedDate || field.name == system_field::modifiedBy;
}

} // namespace

Writer::Writer(Connection &connection, Schema &schema, Options options)
    : d(std::make_unique<Private>(connection, schema, std::move(options)))
{
}

Writer::~Writer() = default;

RecordId &Writer::Private::lastId(int object)
{
    auto last = lastIds.find(object);
    if (last == lastIds.end()) {
        const ObjectType *type = schema.type(object);
        const RecordId highest = connection.scalar(u"SELECT max(id) FROM %1"_s.arg(quoted(type->name))).toLongLong();
        // What was emptied from the bin keeps its id for ever: the journal still speaks of it.
        const RecordId purged
            = connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {u"lastId:%1"_s.arg(object)}).toLongLong();
        last = lastIds.insert(object, std::max({highest, purged, firstIdOf(object) - 1}));
    }
    return *last;
}

RecordId Writer::Private::idBy(const QString &sql, const QString &text)
{
    Statement &row = connection.cached(sql);
    row.bind(1, text);
    const RecordId id = row.step() ? row.integer(0) : 0;
    row.reset();
    return id;
}

/// Made once: the day comes from the clock through the time zone, which takes longer than a row.
const RuleContext &Writer::Private::rules()
{
    if (!context) {
        context = RuleContext {.today = options.now.toLocalTime().date(),
                               .now = options.now,
                               .me = options.who,
                               .fieldOf = [this](RecordId id, const QString &field) { return id ? fieldOf(id, field) : QVariant(); },
                               .childrenOf = [this](int object, const QString &field, RecordId target) { return childrenOf(object, field, target); },
                               .fiscalStart = fiscalStart(connection),
                               .brought = options.kind == u"import" || options.kind == u"sync"};
    }
    return *context;
}

Result<qint64> Writer::Private::stepId()
{
    if (step == 0) {
        const Result<qint64> made = Journal::beginStep(connection, options, options.of);
        if (!made)
            return made;
        step = *made;
    }
    return step;
}

Result<> Writer::Private::journal(RecordId id, const QString &event)
{
    const Result<qint64> number = stepId();
    return number ? Journal::append(connection, *number, id, event) : Result<>(number.error());
}

Result<> Writer::Private::journal(const Field &field, const Record &before, const Record &after)
{
    const Result<qint64> number = stepId();
    if (!number)
        return number.error();
    return Journal::append(connection, *number, before.id, u"update"_s, field.name, storedText(field, before), storedText(field, after));
}

/// Who changed the record, and when, unless the change itself says so (an import).
void Writer::Private::stamp(const ObjectType &type, const Record &before, Record &after, QList<const Field *> &changed)
{
    const Field *when = type.field(system_field::modifiedDate);
    const Field *by = type.field(system_field::modifiedBy);
    if (!when || !by)
        return;
    if (after.values.value(when->name) == before.values.value(when->name)) {
        after.set(when->name, options.now);
        if (options.who)
            after.set(by->name, qlonglong(options.who));
    }
    changed << when << by;
}

QVariant Writer::Private::fieldOf(RecordId id, const QString &fieldName)
{
    const std::pair key {id, fieldName};
    if (const auto known = fieldCache.constFind(key); known != fieldCache.cend())
        return *known;
    const ObjectType *type = schema.typeOf(id);
    const Field *field = type ? type->field(fieldName) : nullptr;
    if (!field || !field->hasColumn())
        return {};
    Statement &row = connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(field->name), quoted(type->name)));
    row.bind(1, id);
    const QVariant value = row.step() ? columnValue(row, 0, *field) : QVariant();
    row.reset();
    if (fieldCache.size() > 200000)
        fieldCache.clear();
    fieldCache.insert(key, value);
    return value;
}

/// Not remembered: children come and go within a step.
QList<RecordId> Writer::Private::childrenOf(int object, const QString &field, RecordId target)
{
    QList<RecordId> ids;
    const ObjectType *type = schema.type(object);
    if (!type || !type->field(field) || !target)
        return ids;
    Statement &rows = connection.cached(u"SELECT id FROM %1 WHERE %2 = ? AND deleted = 0 ORDER BY id LIMIT 200"_s.arg(quoted(type->name), quoted(field)));
    rows.bind(1, target);
    while (rows.step())
        ids << rows.integer(0);
    rows.reset();
    return ids;
}

RuleContext Writer::context()
{
    return d->rules();
}

Result<Record> Writer::read(RecordId id)
{
    return readRecord(d->connection, d->schema, id);
}

void Writer::continueStep(qint64 step)
{
    d->step = step;
}

qint64 Writer::step()
{
    return d->step;
}

void Writer::nameStep(const QString &name)
{
    d->options.name = name;
}

void Writer::setCheck(bool check)
{
    d->options.check = check;
}

void Writer::setDerive(bool derive)
{
    d->options.derive = derive;
}

RecordId Writer::lastId(int object)
{
    return d->lastId(object);
}

Result<> Writer::giveRemoteId(RecordId id, const QString &remoteId)
{
    Statement &give = d->connection.cached(u"UPDATE %1 SET remote_id = ? WHERE id = ?"_s.arg(quoted(d->schema.typeOf(id)->name)));
    give.bind(1, remoteId).bind(2, id);
    return d->run(give);
}

Result<> Writer::giveUuid(RecordId id, const QString &uuid)
{
    Statement &give = d->connection.cached(u"UPDATE %1 SET uuid = ? WHERE id = ?"_s.arg(quoted(d->schema.typeOf(id)->name)));
    give.bind(1, uuid).bind(2, id);
    return d->run(give);
}

Connection &Writer::connection() const
{
    return d->connection;
}

const Schema &Writer::schema() const
{
    return d->schema;
}

RecordId Writer::idOfRemote(int object, const QString &remoteId)
{
    const ObjectType *type = d->schema.type(object);
    return type ? d->idBy(layoutOf(*type).byRemote, remoteId) : 0;
}

RecordId Writer::idOfUuid(int object, const QString &uuid)
{
    const ObjectType *type = d->schema.type(object);
    return type ? d->idBy(layoutOf(*type).byUuid, uuid) : 0;
}

bool Writer::isCreationUndone(RecordId id)
{
    const QString table = quoted(d->schema.typeOf(id)->name);
    return d->connection.scalar(u"SELECT deleted FROM %1 WHERE id = ?"_s.arg(table), {id}).toInt() == int(RowState::CreationUndone);
}

Result<> Writer::Private::insertRow(const ObjectType &type, const Record &record)
{
    const TableLayout &layout = layoutOf(type);
    Statement &insert = connection.cached(layout.insert);
    insert.bind(1, record.id).bind(2, record.uuid);
    record.remoteId.isEmpty() ? insert.bindNull(3) : insert.bind(3, record.remoteId);
    insert.bind(4, record.deleted ? 1 : 0);
    for (int i = 0; i < layout.columns.size(); ++i) {
        const Field &field = type.fields.at(layout.columns.at(i));
        // What is not bound is NULL.
        const auto value = record.values.constFind(field.name);
        if (value != record.values.cend())
            bindValue(insert, i + 5, field, *value);
    }
    if (const Result<> inserted = run(insert); !inserted)
        return inserted;
    for (const int i : layout.lookups) {
        const Field &field = type.fields.at(i);
        if (record.values.value(field.name).toList().size() > 1) {
            if (const Result<> linked = writeFurtherTargets(record.id, field, record.values.value(field.name)); !linked)
                return linked;
        }
    }
    return record.dangling.isEmpty() ? Result<>() : writeDangling(record, false);
}

Result<> Writer::Private::writeFurtherTargets(RecordId id, const Field &field, const QVariant &value)
{
    Statement &clear = connection.cached(u"DELETE FROM record_link WHERE record = ? AND field = ?"_s);
    clear.bind(1, id).bind(2, field.name);
    if (const Result<> cleared = run(clear); !cleared)
        return cleared;
    const QList<RecordId> targets = targetsOf(value);
    for (int i = 1; i < targets.size(); ++i) {
        Statement &add = connection.cached(u"INSERT INTO record_link(record, field, position, target) VALUES (?, ?, ?, ?)"_s);
        add.bind(1, id).bind(2, field.name).bind(3, i).bind(4, targets.at(i));
        if (const Result<> added = run(add); !added)
            return added;
    }
    return {};
}

Result<> Writer::Private::writeDangling(const Record &record, bool replace)
{
    if (replace) {
        Statement &clear = connection.cached(u"DELETE FROM unresolved_link WHERE record = ?"_s);
        clear.bind(1, record.id);
        if (const Result<> cleared = run(clear); !cleared)
            return cleared;
    }
    for (auto it = record.dangling.cbegin(); it != record.dangling.cend(); ++it) {
        for (const QString &link : it.value().split(u';', Qt::SkipEmptyParts)) {
            Statement &add = connection.cached(u"INSERT OR REPLACE INTO unresolved_link(record, field, remote_id) VALUES (?, ?, ?)"_s);
            add.bind(1, record.id).bind(2, it.key()).bind(3, link);
            if (const Result<> added = run(add); !added)
                return added;
        }
    }
    return {};
}

Result<> Writer::Private::index(const ObjectType &type, const Record *before, const Record *after)
{
    const QString oldText = before ? SearchIndex::searchText(type, *before) : QString();
    const QString newText = after ? SearchIndex::searchText(type, *after) : QString();
    counts.note(type, before, after);
    noteHealth(stale, before, after);
    if (before && after && oldText == newText)
        return {};
    if (before) {
        if (const Result<> removed = SearchIndex::remove(connection, type, before->id, oldText); !removed)
            return removed;
    }
    return after ? SearchIndex::add(connection, type, after->id, newText) : Result<>();
}

Result<RecordId> Writer::create(Record record, const QuickForm *form)
{
    const ObjectType *type = d->schema.type(record.object);
    Q_ASSERT(type);
    const RuleContext &rules = d->rules();
    if (type->derive && d->options.derive)
        type->derive(record, rules);
    if (d->options.check) {
        QList<Problem> problems = problemsOf(*type, record, rules, form);
        problems.removeIf([](const Problem &problem) { return problem.warning; });
        if (d->options.kind == u"edit")
            problems += takenValues(d->connection, d->schema, *type, record, uniqueFields(*type));
        if (!problems.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = problems.first().text, .problems = problems};
    }
    for (const Summary &summary : type->summaries)
        record.values.remove(summary.field); // its children will say
    record.id = ++d->lastId(record.object);
    if (record.uuid.isEmpty())
        record.uuid = newUuid(d->options.now);
    if (!record.values.contains(system_field::createdDate))
        record.values.insert(system_field::createdDate, d->options.now);
    if (!record.values.contains(system_field::modifiedDate))
        record.values.insert(system_field::modifiedDate, d->options.now);
    if (d->options.who && d->options.derive && !record.values.contains(system_field::createdBy)) {
        record.values.insert(system_field::createdBy, qlonglong(d->options.who));
        record.values.insert(system_field::modifiedBy, qlonglong(d->options.who));
    }
    if (d->options.name.isEmpty())
        d->options.name = d->defaultStepName(*type, record, {});
    if (const Result<> inserted = d->insertRow(*type, record); !inserted)
        return inserted.error();
    if (const Result<> noted = d->journal(record.id, u"create"_s); !noted)
        return noted.error();
    d->counts.noteImportedActivity(*type, record);
    if (!record.deleted) {
        if (const Result<> indexed = d->index(*type, nullptr, &record); !indexed)
            return indexed.error();
    }
    if (!d->options.bulk)
        m_changes.created[record.object] << record.id;
    else
        m_changes.everything = true;
    return record.id;
}

Result<> Writer::Private::updateRow(const ObjectType &type, const Record &after, const QList<const Field *> &changed)
{
    QStringList sets;
    for (const Field *field : changed)
        sets << quoted(field->name) + u" = ?"_s;
    Statement &update = connection.cached(u"UPDATE %1 SET %2 WHERE id = ?"_s.arg(quoted(type.name), sets.join(u", "_s)));
    int index = 0;
    for (const Field *field : changed)
        bindValue(update, ++index, *field, after.values.value(field->name));
    update.bind(++index, after.id);
    if (const Result<> updated = run(update); !updated)
        return updated;
    for (const Field *field : changed) {
        fieldCache.remove({after.id, field->name});
        if (field->type != FieldType::Lookups)
            continue;
        if (const Result<> linked = writeFurtherTargets(after.id, *field, after.values.value(field->name)); !linked)
            return linked;
    }
    return {};
}

/// Completes `after` by what follows from it, and says which fields differ.
QList<const Field *> Writer::Private::differences(const ObjectType &type, const Record &before, Record &after, const RuleContext &rules) const
{
    // A link that is set is not waiting any more; among several people some may wait.
    after.dangling.removeIf([&](const auto &waiting) {
        const Field *field = type.field(waiting.key());
        return after.values.contains(waiting.key()) && (!field || field->type == FieldType::Lookup);
    });
    if (type.derive && options.derive)
        type.derive(after, rules);
    QList<const Field *> changed;
    for (const Field &field : type.fields) {
        if (!field.hasColumn() || isStamp(field) || field.name == account::lastActivity || type.isSummary(field.name))
            continue;
        if (!sameValue(field, before, after))
            changed << &field;
    }
    return changed;
}

bool Writer::wouldChange(const Record &before, Record after)
{
    return !d->differences(*d->schema.type(before.object), before, after, context()).isEmpty();
}

Result<bool> Writer::updateIfChanged(const Record &before, Record after)
{
    const qsizetype updated = m_changes.updated.value(before.object).size();
    if (const Result<> done = update(before, std::move(after)); !done)
        return done.error();
    return m_changes.updated.value(before.object).size() > updated;
}

Result<> Writer::link(const Record &before, const QString &fieldName, const QString &link, RecordId target)
{
    const Field *field = d->schema.typeOf(before.id)->field(fieldName);
    Record after = before;
    QStringList waiting = before.dangling.value(fieldName).split(u';', Qt::SkipEmptyParts);
    waiting.removeAll(link);
    after.dangling.remove(fieldName);
    if (field->type == FieldType::Lookups) {
        QVariantList targets = before.value(fieldName).toList();
        if (!targets.contains(qlonglong(target)))
            targets << qlonglong(target);
        after.set(fieldName, targets);
        if (!waiting.isEmpty())
            after.dangling.insert(fieldName, waiting.join(u';'));
    } else {
        after.set(fieldName, qlonglong(target));
    }
    const bool check = std::exchange(d->options.check, false);
    const bool stamps = std::exchange(d->stamps, false);
    const Result<> updated = update(before, after);
    d->options.check = check;
    d->stamps = stamps;
    return updated;
}

Result<> Writer::update(const Record &before, Record after, const QuickForm *form)
{
    const ObjectType *type = d->schema.type(before.object);
    Q_ASSERT(type);
    const RuleContext rules = context();
    after.id = before.id;
    QList<const Field *> changed = d->differences(*type, before, after, rules);
    if (changed.isEmpty())
        return {};
    if (d->options.check) {
        QList<Problem> problems = problemsOf(*type, after, rules, form);
        problems.removeIf([](const Problem &problem) { return problem.warning; });
        if (d->options.kind == u"edit")
            problems += takenValues(d->connection, d->schema, *type, after, changed);
        if (!problems.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = problems.first().text, .problems = problems};
    }
    if (d->options.name.isEmpty())
        d->options.name = d->defaultStepName(*type, after, changed);
    for (const Field *field : std::as_const(changed)) {
        if (const Result<> noted = d->journal(*field, before, after); !noted)
            return noted;
    }
    if (d->stamps)
        d->stamp(*type, before, after, changed);
    if (const Result<> updated = d->updateRow(*type, after, changed); !updated)
        return updated;
    if (before.dangling != after.dangling) {
        if (const Result<> written = d->writeDangling(after, true); !written)
            return written;
    }
    if (!before.deleted) {
        if (const Result<> indexed = d->index(*type, &before, &after); !indexed)
            return indexed;
    }
    m_changes.updated[before.object] << before.id;
    return {};
}

Result<> Writer::rederive(RecordId id)
{
    const Result<Record> record = read(id);
    if (!record)
        return record.error();
    const bool derive = std::exchange(d->options.derive, true);
    const Result<> updated = update(*record, *record);
    d->options.derive = derive;
    return updated;
}

Result<RecordId> Writer::write(Record record, const QStringList &fields, const QuickForm *form)
{
    if (record.id == 0)
        return create(std::move(record), form);
    const Result<Record> before = read(record.id);
    if (!before)
        return before.error();
    Record after = *before;
    if (fields.isEmpty()) {
        after.values = record.values;
        after.dangling = record.dangling;
    }
    for (const QString &field : fields) {
        after.set(field, record.value(field));
        after.dangling.remove(field);
    }
    if (const Result<> updated = update(*before, after, form); !updated)
        return updated.error();
    return record.id;
}

bool Writer::Private::goesAlong(const ObjectType &child, const Record &record, const QSet<RecordId> &leaving) const
{
    // A call with two people stays while one of them stays; a contact's call on an account stays with the account.
    for (const Field &field : child.fields) {
        if (!field.isLookup() || field.system || field.targets == QStringList {u"User"_s})
            continue;
        for (const RecordId target : targetsOf(record.values.value(field.name))) {
            if (!leaving.contains(target) && objectCodeOf(target) != child.code)
                return false;
        }
    }
    return true;
}

Result<int> Writer::remove(RecordId id)
{
    QSet<RecordId> leaving {id};
    QList<RecordId> queue {id};
    int removed = 0;
    while (!queue.isEmpty()) {
        const RecordId next = queue.takeFirst();
        const Result<Record> record = read(next);
        if (!record)
            return record.error();
        if (record->deleted)
            continue;
        const ObjectType *type = d->schema.typeOf(next);
        if (d->options.name.isEmpty())
            d->options.name = QCoreApplication::translate("Storage", "Delete %1").arg(titleOf(*type, *record));
        if (const Result<> changed = setState(next, RowState::InBin, u"delete"_s); !changed)
            return changed.error();
        ++removed;
        for (const RelatedList &list : type->related) {
            const ObjectType *child = d->schema.type(list.object);
            const Field *link = child ? child->field(list.field) : nullptr;
            // What a person owns and child accounts are not children in this sense: they stay.
            if (!link || child->code == type->code || link->targets == QStringList {u"User"_s})
                continue;
            Statement children = d->connection.prepare(
                u"SELECT id FROM %1 WHERE %2 = ?1 AND deleted = 0 UNION SELECT record FROM record_link WHERE target = ?1 AND field = ?2 AND record BETWEEN ?3 AND ?4"_s.arg(
                    quoted(child->name), quoted(list.field)));
            children.bind(1, next).bind(2, list.field).bind(3, firstIdOf(child->code)).bind(4, lastIdOf(child->code));
            while (children.step()) {
                const Result<Record> candidate = read(children.integer(0));
                if (candidate && !candidate->deleted && !leaving.contains(candidate->id) && d->goesAlong(*child, *candidate, leaving)) {
                    leaving.insert(candidate->id);
                    queue << candidate->id;
                }
            }
        }
    }
    return removed;
}

Result<int> Writer::restore(RecordId id)
{
    const Result<Record> record = read(id);
    if (!record)
        return record.error();
    if (!record->deleted)
        return 0;
    if (d->options.name.isEmpty())
        d->options.name = QCoreApplication::translate("Storage", "Restore %1").arg(titleOf(*d->schema.typeOf(id), *record));
    const qint64 deletedIn
        = d->connection.scalar(u"SELECT max(step) FROM journal WHERE record = ? AND event = 'delete'"_s, {id}).toLongLong();
    QList<RecordId> together {id};
    // Those that went with it lie behind it in the step; what went before was its parent and stays where it is.
    Statement own = d->connection.prepare(u"SELECT max(id) FROM journal WHERE step = ? AND record = ? AND event = 'delete'"_s);
    own.bind(1, deletedIn).bind(2, id);
    const qint64 from = own.step() ? own.integer(0) : 0;
    Statement after = d->connection.prepare(u"SELECT record FROM journal WHERE step = ? AND event = 'delete' AND id > ?"_s);
    after.bind(1, deletedIn).bind(2, from);
    while (after.step())
        together << after.integer(0);
    int restored = 0;
    for (const RecordId one : std::as_const(together)) {
        const Result<Record> candidate = read(one);
        if (!candidate || !candidate->deleted)
            continue;
        if (const Result<> changed = setState(one, RowState::Live, u"restore"_s); !changed)
            return changed.error();
        ++restored;
    }
    return restored;
}

Result<> Writer::setState(RecordId id, RowState state, const QString &event)
{
    const Result<Record> record = read(id);
    if (!record)
        return record.error();
    const ObjectType *type = d->schema.typeOf(id);
    Statement &update = d->connection.cached(u"UPDATE %1 SET deleted = ? WHERE id = ?"_s.arg(quoted(type->name)));
    update.bind(1, int(state)).bind(2, id);
    if (const Result<> updated = d->run(update); !updated)
        return updated;
    const bool live = state == RowState::Live;
    if (record->deleted == live) {
        if (const Result<> indexed = d->index(*type, live ? nullptr : &*record, live ? &*record : nullptr); !indexed)
            return indexed;
    }
    if (const Result<> noted = d->journal(id, event); !noted)
        return noted;
    (live ? m_changes.created : m_changes.removed)[record->object] << id;
    return {};
}

Result<> Writer::addCustomField(int object, Field field)
{
    field.custom = true;
    if (const Result<> kept = keepCustomField(d->connection, d->schema, object, field); !kept)
        return kept;
    d->counts.schemaChanged();
    m_changes.schema = true;
    return {};
}

Result<> Writer::healLinks(RecordId arrived, const QString &remoteId)
{
    Statement &waiting = d->connection.cached(u"SELECT record, field FROM unresolved_link WHERE remote_id = ?"_s);
    waiting.bind(1, remoteId);
    QList<std::pair<RecordId, QString>> links;
    while (waiting.step())
        links.append({waiting.integer(0), waiting.text(1)});
    waiting.reset();
    const ObjectType *target = d->schema.typeOf(arrived);
    for (const auto &[id, fieldName] : std::as_const(links)) {
        const ObjectType *type = d->schema.typeOf(id);
        const Field *field = type ? type->field(fieldName) : nullptr;
        if (!field || (!field->targets.isEmpty() && !field->targets.contains(target->name)))
            continue;
        const Result<Record> record = read(id);
        if (!record)
            continue;
        if (const Result<> linked = link(*record, fieldName, remoteId, arrived); !linked)
            return linked;
    }
    return {};
}

Result<> Writer::flush()
{
    if (const Result<> written = d->counts.flush(d->connection); !written)
        return written;
    if (const Result<> forgotten = forgetHealth(d->connection, d->stale); !forgotten)
        return forgotten;
    d->stale.clear();
    for (const RecordId parent : d->counts.summarised()) {
        if (!m_changes.everything && !m_changes.created.value(objectCodeOf(parent)).contains(parent) && !m_changes.updated.value(objectCodeOf(parent)).contains(parent))
            m_changes.updated[objectCodeOf(parent)] << parent;
    }
    return {};
}

QString Writer::Private::defaultStepName(const ObjectType &type, const Record &record, const QList<const Field *> &changed) const
{
    const QString title = titleOf(type, record);
    if (record.id == 0 || changed.isEmpty())
        return QCoreApplication::translate("Storage", "Create %1").arg(title);
    QList<const Field *> typed;
    for (const Field *field : changed) {
        if (!field->readOnly)
            typed << field;
    }
    if (typed.size() == 1)
        return QCoreApplication::translate("Storage", "Change %1 of %2").arg(labelOf(*typed.first()), title);
    return QCoreApplication::translate("Storage", "Edit %1").arg(title);
}
