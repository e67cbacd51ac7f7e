#include "models/samples/samples.h"

#include "models/samples/sampleplan.h"
#include "models/schema/objects/names.h"

namespace Samples {

namespace {

const QString firstUuid = u"53544557-5341-8000-0000-000000000000"_s;
const QString lastUuid = u"53544557-5341-8fff-ffff-ffffffffffff"_s;

bool anyLive(Connection &connection, const ObjectType &type, const QString &where)
{
    return connection.scalar(u"SELECT EXISTS (SELECT 1 FROM %1 WHERE deleted = 0 AND %2)"_s.arg(quoted(type.name), where)).toInt() != 0;
}

QString ofSamples(const QString &column)
{
    return u"%1 BETWEEN '%2' AND '%3'"_s.arg(column, firstUuid, lastUuid);
}

bool arePresentIn(Connection &connection, const Schema &schema)
{
    const QList<const ObjectType *> types = schema.types();
    return std::any_of(types.begin(), types.end(), [&](const ObjectType *type) { return anyLive(connection, *type, ofSamples(u"uuid"_s)); });
}

/// The person who works here and the account for people without one are in every workspace.
bool isEmptyBut(Connection &connection, const Schema &schema, RecordId me)
{
    const QList<const ObjectType *> types = schema.types();
    return std::none_of(types.begin(), types.end(), [&](const ObjectType *type) {
        return anyLive(connection, *type, u"id <> %1 AND uuid <> '%2'"_s.arg(me).arg(account::holdPublicUuid));
    });
}

/// What a removal is about. One transaction long.
class Removal
{
public:
    Removal(Connection &connection, const Schema &schema, Writer &writer, RecordId me)
        : m_connection(connection)
        , m_schema(schema)
        , m_writer(writer)
        , m_me(me)
    {
    }

    Result<Counts> run()
    {
        for (const ObjectType *type : m_schema.types())
            m_samples += ids(u"SELECT id FROM %1 WHERE deleted = 0 AND %2"_s.arg(quoted(type->name), ofSamples(u"uuid"_s)));
        const QSet<RecordId> known(m_samples.begin(), m_samples.end());
        if (const Result<> binned = binAdded(known); !binned)
            return binned.error();
        if (const Result<> cleared = clearLinks(known); !cleared)
            return cleared.error();
        for (const RecordId id : std::as_const(m_samples)) {
            if (const Result<> hidden = m_writer.setState(id, RowState::CreationUndone, u"delete"_s); !hidden)
                return hidden.error();
            ++m_counts[m_schema.typeOf(id)->name];
        }
        return m_counts;
    }

private:
    QList<RecordId> ids(const QString &sql)
    {
        QList<RecordId> found;
        Statement rows = m_connection.prepare(sql);
        while (rows.step())
            found << rows.integer(0);
        return found;
    }

    /// Whether records of `type` are shown on their target's page as its children through this field.
    bool isChildField(const ObjectType &type, const Field &field) const
    {
        for (const ObjectType *parent : m_schema.types()) {
            for (const RelatedList &list : parent->related) {
                if (parent->code != type.code && list.object == type.name && list.field == field.name)
                    return true;
            }
        }
        return false;
    }

    /// A child that points to nothing but leaving records and people of the program goes along.
    bool hangsOnSamples(const ObjectType &type, const Record &record, const QSet<RecordId> &leaving) const
    {
        bool hangs = false;
        for (const Field &field : type.fields) {
            if (!field.isLookup() || field.system || field.targets == QStringList {u"User"_s})
                continue;
            for (const RecordId target : targetsOf(record.value(field.name))) {
                if (objectCodeOf(target) == type.code)
                    continue;
                if (!leaving.contains(target))
                    return false;
                hangs = hangs || isChildField(type, field);
            }
        }
        return hangs;
    }

    Result<> binAdded(QSet<RecordId> leaving)
    {
        // What hangs on what was added goes too; three rounds reach calls of an opportunity that was added to a sample account.
        for (int round = 0; round < 3; ++round) {
            for (const ObjectType *type : m_schema.types()) {
                for (const RecordId id : candidates(*type)) {
                    const Result<Record> record = m_writer.read(id);
                    if (!record || record->deleted || leaving.contains(id) || !hangsOnSamples(*type, *record, leaving))
                        continue;
                    if (const Result<> binned = m_writer.setState(id, RowState::InBin, u"delete"_s); !binned)
                        return binned;
                    leaving.insert(id);
                    ++m_counts[type->name];
                }
            }
        }
        return {};
    }

    /// A person's live records that point to a sample or to something that just went to the bin.
    QList<RecordId> candidates(const ObjectType &type)
    {
        QStringList where;
        for (const Field &field : type.fields) {
            if (!field.isLookup() || field.system)
                continue;
            for (const QString &target : field.targets) {
                const QString gone = u"(SELECT id FROM %1 WHERE deleted = 1 OR %2)"_s.arg(quoted(target), ofSamples(u"uuid"_s));
                where << u"%1 IN %2"_s.arg(quoted(field.name), gone);
                if (field.type == FieldType::Lookups)
                    where << u"id IN (SELECT record FROM record_link WHERE field = '%1' AND target IN %2)"_s.arg(field.name, gone);
            }
        }
        if (where.isEmpty())
            return {};
        return ids(u"SELECT id FROM %1 WHERE deleted = 0 AND NOT (%2) AND (%3)"_s.arg(quoted(type.name), ofSamples(u"uuid"_s), where.join(u" OR "_s)));
    }

    /// What stays does not point to what went; an owner who went is the person.
    Result<> clearLinks(const QSet<RecordId> &samples)
    {
        for (const ObjectType *type : m_schema.types()) {
            for (const RecordId id : candidates(*type)) {
                const Result<Record> before = m_writer.read(id);
                if (!before)
                    return before.error();
                Record after = *before;
                for (const Field &field : type->fields) {
                    if (field.isLookup() && !field.system)
                        clearField(after, field, samples);
                }
                if (const Result<> updated = m_writer.update(*before, after); !updated)
                    return updated;
            }
        }
        return {};
    }

    void clearField(Record &record, const Field &field, const QSet<RecordId> &samples) const
    {
        QVariantList staying;
        bool any = false;
        for (const RecordId target : targetsOf(record.value(field.name))) {
            if (samples.contains(target))
                any = true;
            else
                staying << qlonglong(target);
        }
        if (!any)
            return;
        if (field.type == FieldType::Lookups)
            record.set(field.name, staying.isEmpty() ? QVariant() : QVariant(staying));
        else
            record.set(field.name, field.name == account::owner ? QVariant(qlonglong(m_me)) : QVariant());
    }

    Connection &m_connection;
    const Schema &m_schema;
    Writer &m_writer;
    RecordId m_me;
    QList<RecordId> m_samples;
    Counts m_counts;
};

Counts named(const Schema &schema, const QHash<int, int> &counts)
{
    Counts byName;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        byName.insert(schema.type(it.key())->name, it.value());
    return byName;
}

/// One transaction and one step, announced when it is on the disk.
template <typename Work>
QFuture<Result<Counts>> asOneStep(RecordStore &store, const QString &name, Work work)
{
    const RuleContext rules = store.context();
    const Writer::Options options {.name = name, .who = rules.me, .now = rules.now, .check = false};
    return store.database().run([&schema = store.schema(), announce = store.announcer(), options, work](Connection &connection) -> Result<Counts> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        Writer writer(connection, schema, options);
        const Result<Counts> counts = work(connection, schema, writer);
        if (!counts)
            return counts;
        if (const Result<> flushed = writer.flush(); !flushed)
            return flushed.error();
        if (const Result<> committed = transaction.commit(); !committed)
            return committed.error();
        announce({.everything = true});
        return counts;
    });
}

} // namespace

bool isSample(const QString &uuid)
{
    return uuid >= firstUuid && uuid <= lastUuid;
}

QFuture<bool> arePresent(RecordStore &store)
{
    return store.database().run([&schema = store.schema()](Connection &connection) { return arePresentIn(connection, schema); });
}

QFuture<Result<Counts>> fill(RecordStore &store)
{
    const QString name = QCoreApplication::translate("Samples", "Add sample customers");
    return asOneStep(store, name, [me = store.me()](Connection &connection, const Schema &schema, Writer &writer) -> Result<Counts> {
        if (!isEmptyBut(connection, schema, me))
            return Error {.kind = Error::Kind::BadInput,
                          .text = QCoreApplication::translate("Samples", "The sample customers go into an empty workspace only, and this one holds records. Choose an empty folder with --profile.")};
        // What an earlier filling left behind, hidden, keeps its uuids.
        const QString newest = connection.scalar(u"SELECT max(uuid) FROM \"Account\" WHERE %1"_s.arg(ofSamples(u"uuid"_s))).toString();
        SamplePlan plan(writer, newest.isEmpty() ? 0 : newest.mid(15, 3).toInt(nullptr, 16) + 1);
        if (const Result<> written = plan.write(); !written)
            return written.error();
        return named(schema, plan.counts());
    });
}

QFuture<Result<Counts>> remove(RecordStore &store)
{
    const QString name = QCoreApplication::translate("Samples", "Remove sample customers");
    return asOneStep(store, name, [me = store.me()](Connection &connection, const Schema &schema, Writer &writer) { return Removal(connection, schema, writer, me).run(); });
}

} // namespace Samples
