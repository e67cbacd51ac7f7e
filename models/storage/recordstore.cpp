#include "models/storage/codenamemode.h"
#include "models/storage/recordstore.h"

#include "models/schema/owncompany.h"
#include "models/schema/objects/names.h"
#include "models/schema/salesforceid.h"
#include "models/storage/drafts.h"
#include "models/storage/changes.h"
#include "models/storage/featurerequests.h"
#include "models/storage/finder.h"
#include "models/storage/journal.h"
#include "models/storage/listquery.h"
#include "models/storage/recyclebin.h"
#include "models/storage/mover.h"
#include "models/storage/namemask.h"
#include "models/storage/searchindex.h"
#include "models/storage/timeline.h"
#include "models/storage/workspace.h"
#include "models/storage/writer.h"

/// Jobs may still run when the store is gone: they speak to it through this, which then has no store any more.
struct RecordStore::Shared {
    QMutex mutex;
    RecordStore *store = nullptr;
    std::atomic<RecordId> me {0};

    void announce(const ChangeSet &changes)
    {
        QMutexLocker lock(&mutex);
        if (!store)
            return;
        RecordStore *target = store;
        QMetaObject::invokeMethod(
            target,
            [target, changes] {
                Q_EMIT target->changed(changes);
                Q_EMIT target->undoChanged();
            },
            Qt::QueuedConnection);
    }
};

namespace {

QString personName()
{
    const QString login = qEnvironmentVariable("USER");
    return login.isEmpty() ? QCoreApplication::translate("Storage", "Me") : login;
}

/// The two records that every workspace has: the person who works here, and the account for people without one.
Result<> ensureBuiltIns(Connection &connection, Schema &schema, const QDateTime &now, std::atomic<RecordId> &me)
{
    me = connection.scalar(u"SELECT value FROM fact WHERE key = 'me'"_s).toLongLong();
    const bool held = connection.scalar(u"SELECT id FROM \"Account\" WHERE uuid = ?"_s, {account::holdPublicUuid}).isValid();
    if (me && held)
        return {};
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    Writer writer(connection, schema, {.name = u"Set up"_s, .kind = u"setup"_s, .now = now, .check = false, .undoable = false});
    if (!me) {
        Record user {.object = object_code::user};
        user.set(user::name, personName());
        user.set(user::isActive, true);
        const Result<RecordId> made = writer.create(user);
        if (!made)
            return made.error();
        me = *made;
        Statement fact = connection.prepare(u"INSERT INTO fact(key, value) VALUES ('me', ?)"_s);
        fact.bind(1, *made);
        fact.step();
    }
    if (!held) {
        Record account {.object = object_code::account, .uuid = account::holdPublicUuid};
        account.set(account::name, account::holdPublicName);
        account.set(account::owner, qlonglong(me.load()));
        if (const Result<RecordId> made = writer.create(account); !made)
            return made.error();
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed;
    return transaction.commit();
}

/// Merging the search index and checkpoints wait for idle moments, so that no keystroke and no save waits for them.
class IdleWork
{
public:
    bool operator()(Connection &connection)
    {
        if (connection.commits() != m_merged) {
            const bool more = SearchIndex::mergeSlice(connection);
            if (!more)
                m_merged = connection.commits();
            return true;
        }
        // A flush of the file for every pause would be too much: about every fifty saves.
        constexpr int pages = 1000;
        if (connection.logPages() > pages)
            (void)connection.checkpoint();
        return false;
    }

private:
    qint64 m_merged = 0; ///< the commits of which the search index is merged
};

} // namespace

RecordStore::RecordStore(Database &database, Schema &schema, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_schema(schema)
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
    , m_shared(std::make_shared<Shared>())
{
    m_shared->store = this;
    // Names are looked for as they are now.
    connect(this, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(object_code::account) && !changes.schema)
            m_database.run([](Connection &connection) { return CodenameMode::follow(connection); });
    });
    m_database.setIdleWork([work = std::make_shared<IdleWork>()](Connection &connection) { return (*work)(connection); });
}

RecordStore::~RecordStore()
{
    QMutexLocker lock(&m_shared->mutex);
    m_shared->store = nullptr;
}

RecordId RecordStore::me() const
{
    return m_shared->me;
}

RuleContext RecordStore::context() const
{
    const QDateTime now = m_now();
    return {.today = now.toLocalTime().date(), .now = now, .me = me()};
}

void RecordStore::announce(const ChangeSet &changes)
{
    m_shared->announce(changes);
}

std::function<void(const ChangeSet &)> RecordStore::announcer() const
{
    return [shared = m_shared](const ChangeSet &changes) { shared->announce(changes); };
}

/// Runs `work(writer)` as one step; commits, then announces. `T` is what the work returns inside its Result.
template <typename T, typename Work>
QFuture<Result<T>> RecordStore::inTransaction(const QString &name, Work work)
{
    Writer::Options options {.name = name, .who = me(), .now = m_now()};
    return m_database.run([&schema = m_schema, shared = m_shared, options, work = std::move(work)](Connection &connection) -> Result<T> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        Writer writer(connection, schema, options);
        Result<T> done = work(writer);
        if (!done)
            return NameMask::shown(done.error());
        if (const Result<> flushed = writer.flush(); !flushed)
            return flushed.error();
        if (const Result<> committed = transaction.commit(); !committed)
            return committed.error();
        if (writer.step())
            shared->announce(writer.changes());
        return done;
    });
}

QFuture<Result<>> RecordStore::open(const QString &path)
{
    return m_database.run([path, &schema = m_schema, shared = m_shared, now = m_now()](Connection &connection) -> Result<> {
        if (const Result<> opened = openWorkspace(connection, schema, path); !opened)
            return opened;
        if (const Result<> ensured = ensureBuiltIns(connection, schema, now, shared->me); !ensured)
            return ensured;
        if (const Result<> started = CodenameMode::start(connection); !started)
            return started;
        setOwnCompany(connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {ownCompanyFact}).toString());
        shared->announce({.everything = true, .schema = true});
        return {};
    });
}

QFuture<Result<>> RecordStore::close()
{
    return m_database.run([](Connection &connection) -> Result<> {
        connection.close();
        return {};
    });
}

QFuture<Result<Record>> RecordStore::fetch(RecordId id)
{
    return m_database.run([&schema = m_schema, id](Connection &connection) { return readRecord(connection, schema, id); });
}

QFuture<Result<Record>> RecordStore::prepare(int object, const QHash<QString, QVariant> &presets, const QString &formName)
{
    const Writer::Options options {.who = me(), .now = m_now()};
    return m_database.run([&schema = m_schema, object, presets, formName, options](Connection &connection) -> Result<Record> {
        const ObjectType *type = schema.type(object);
        Q_ASSERT(type);
        Writer writer(connection, schema, options);
        const Record record = newRecord(*type, writer.context(), type->quickForm(formName), presets);
        return NameMask::inForce() ? NameMask::inForce()->maskedRecord(record, *type) : record;
    });
}

QFuture<Result<RecordId>> RecordStore::findByUuid(const QString &uuid)
{
    return m_database.run([&schema = m_schema, uuid](Connection &connection) -> Result<RecordId> {
        for (const ObjectType *type : schema.types()) {
            const QVariant id = connection.scalar(u"SELECT id FROM %1 WHERE uuid = ?"_s.arg(quoted(type->name)), {uuid});
            if (id.isValid())
                return RecordId(id.toLongLong());
        }
        return Error {.kind = Error::Kind::NotFound, .text = tr("There is no record with the id %1.").arg(uuid)};
    });
}

QFuture<Result<RecordId>> RecordStore::findRecord(const QString &id)
{
    const QString remote = toId18(id);
    if (remote.isEmpty())
        return findByUuid(id);
    return m_database.run([&schema = m_schema, remote](Connection &connection) -> Result<RecordId> {
        for (const ObjectType *type : schema.types()) {
            const QVariant found = connection.scalar(u"SELECT id FROM %1 WHERE remote_id = ?"_s.arg(quoted(type->name)), {remote});
            if (found.isValid())
                return RecordId(found.toLongLong());
        }
        return Error {.kind = Error::Kind::NotFound, .text = tr("There is no record with the id %1.").arg(remote)};
    });
}

/// What was typed where codenames are shown, as it must be stored.
static Record asStored(Writer &writer, const Record &typed)
{
    const NameMask *mask = NameMask::inForce();
    if (!mask)
        return typed;
    const Result<Record> before = typed.id ? writer.read(typed.id) : Result<Record>(Record {});
    return mask->real(typed, typed.id && before ? &*before : nullptr, *writer.schema().type(typed.object));
}

QFuture<Result<RecordId>> RecordStore::save(const Record &record, const QString &stepName, const QStringList &changedFields,
                                            const QString &formName, const QString &draftKey)
{
    const ObjectType *type = m_schema.type(record.object);
    Q_ASSERT(type);
    const QuickForm *form = formName.isEmpty() ? nullptr : type->quickForm(formName);
    return inTransaction<RecordId>(stepName, [record, changedFields, form, draftKey, type](Writer &writer) -> Result<RecordId> {
        Record complete = asStored(writer, record);
        if (complete.id == 0 && type->defaults)
            type->defaults(complete, writer.context());
        AnswerFollower answer(writer, complete);
        const Result<RecordId> saved = writer.write(complete, changedFields, form);
        if (!saved)
            return saved;
        if (const Result<> followed = answer.follow(*saved); !followed)
            return followed.error();
        if (draftKey.isEmpty())
            return saved;
        if (const Result<> dropped = Drafts::drop(writer.connection(), draftKey); !dropped)
            return dropped.error();
        return saved;
    });
}

QFuture<Result<QList<RecordId>>> RecordStore::saveAll(const QList<Record> &records, const QString &stepName)
{
    return inTransaction<QList<RecordId>>(stepName, [records](Writer &writer) -> Result<QList<RecordId>> {
        QList<RecordId> ids;
        for (const Record &record : records) {
            const Record stored = asStored(writer, record);
            AnswerFollower answer(writer, stored);
            const Result<RecordId> saved = writer.write(stored);
            if (!saved)
                return saved.error();
            if (const Result<> followed = answer.follow(*saved); !followed)
                return followed.error();
            ids << *saved;
        }
        return ids;
    });
}

QFuture<Result<int>> RecordStore::remove(const QList<RecordId> &ids, const QString &stepName)
{
    return inTransaction<int>(stepName, [ids](Writer &writer) -> Result<int> {
        int removed = 0;
        for (const RecordId id : ids) {
            const Result<int> one = writer.remove(id);
            if (!one)
                return one.error();
            removed += *one;
        }
        return removed;
    });
}

QFuture<Result<Moved>> RecordStore::move(const QList<RecordId> &ids, const QString &field, RecordId target)
{
    return inTransaction<Moved>({}, [ids, field, target](Writer &writer) { return Mover::move(writer, ids, field, target); });
}

QFuture<QList<Hit>> RecordStore::moveSuggestions(const QList<RecordId> &ids, const QString &field, int limit)
{
    return m_database.run([&schema = m_schema, ids, field, limit](Connection &connection) {
        QList<Hit> hits;
        for (const RecordId id : Mover::suggestions(connection, schema, ids, field, limit)) {
            if (const Hit hit = Finder::hit(connection, schema, id); hit.id)
                hits << hit;
        }
        return hits;
    });
}

QFuture<Result<int>> RecordStore::restore(const QList<RecordId> &ids)
{
    return inTransaction<int>({}, [ids](Writer &writer) -> Result<int> {
        int restored = 0;
        for (const RecordId id : ids) {
            const Result<int> one = writer.restore(id);
            if (!one)
                return one.error();
            restored += *one;
        }
        return restored;
    });
}

QFuture<Result<int>> RecordStore::emptyBin()
{
    return m_database.run([&schema = m_schema, shared = m_shared](Connection &connection) -> Result<int> {
        Transaction transaction(connection);
        if (!transaction.isOpen())
            return connection.lastError();
        const Result<int> purged = Journal::purgeBin(connection, schema);
        if (!purged)
            return purged;
        if (const Result<> committed = transaction.commit(); !committed)
            return committed.error();
        shared->announce({.everything = true});
        return purged;
    });
}

QFuture<Result<BinContents>> RecordStore::bin(int limit)
{
    return m_database.run([&schema = m_schema, limit](Connection &connection) { return RecycleBin::contents(connection, schema, limit); });
}

QFuture<Result<QString>> RecordStore::undo()
{
    const Writer::Options options {.who = me(), .now = m_now()};
    return m_database.run([&schema = m_schema, shared = m_shared, options](Connection &connection) -> Result<QString> {
        const Result<Journal::Taken> taken = Journal::undo(connection, schema, options);
        if (!taken)
            return taken.error();
        shared->announce(taken->changes);
        return taken->name;
    });
}

QFuture<Result<QString>> RecordStore::redo()
{
    const Writer::Options options {.who = me(), .now = m_now()};
    return m_database.run([&schema = m_schema, shared = m_shared, options](Connection &connection) -> Result<QString> {
        const Result<Journal::Taken> taken = Journal::redo(connection, schema, options);
        if (!taken)
            return taken.error();
        shared->announce(taken->changes);
        return taken->name;
    });
}

QFuture<Result<QString>> RecordStore::takeBack(qint64 step)
{
    const Writer::Options options {.who = me(), .now = m_now()};
    return m_database.run([&schema = m_schema, shared = m_shared, options, step](Connection &connection) -> Result<QString> {
        const Result<Journal::Taken> taken = Journal::takeBack(connection, schema, step, options);
        if (!taken)
            return taken.error();
        shared->announce(taken->changes);
        return taken->name;
    });
}

QFuture<UndoState> RecordStore::undoState()
{
    return m_database.run([](Connection &connection) { return Journal::undoState(connection); });
}

QFuture<Result<QList<HistoryLine>>> RecordStore::history(RecordId id, int limit)
{
    return m_database.run([&schema = m_schema, id, limit](Connection &connection) { return Journal::history(connection, schema, id, limit); });
}

QFuture<Result<QList<RecordChange>>> RecordStore::changesSince(const QDateTime &since, int limit)
{
    return m_database.run([&schema = m_schema, since, limit](Connection &connection) { return Changes::since(connection, schema, since, limit); });
}

QFuture<Result<QList<Step>>> RecordStore::steps(int limit)
{
    return m_database.run([limit](Connection &connection) { return Journal::steps(connection, limit); });
}

namespace {

/// Prepares in slices, so that what others ask for is answered between them.
void askForIds(Database &database, Schema &schema, const Query &query, std::shared_ptr<QPromise<Result<QList<RecordId>>>> promise)
{
    database.run([&database, &schema, query, promise](Connection &connection) {
        const Result<bool> more = ListQuery::prepare(connection, schema, query);
        if (more && *more) {
            askForIds(database, schema, query, promise);
            return true;
        }
        promise->addResult(more ? ListQuery::ids(connection, schema, query) : Result<QList<RecordId>>(more.error()));
        promise->finish();
        return true;
    });
}

void prepareColumns(Database &database, Schema &schema, int object, const QStringList &fields)
{
    constexpr int together = 4;
    database.run(
        [&database, &schema, object, fields](Connection &connection) {
            const Result<bool> more = ListQuery::prepareColumns(connection, schema, object, fields.mid(0, together));
            const QStringList left = more && *more ? fields : fields.mid(together);
            if (!left.isEmpty())
                prepareColumns(database, schema, object, left);
            return true;
        },
        Database::Turn::Background);
}

} // namespace

QFuture<Result<QList<RecordId>>> RecordStore::ids(const Query &query)
{
    auto promise = std::make_shared<QPromise<Result<QList<RecordId>>>>();
    promise->start();
    askForIds(m_database, m_schema, query, promise);
    return promise->future();
}

QFuture<Result<ListStart>> RecordStore::listStart(const Query &query, const QStringList &fields, int rowCount)
{
    return m_database.run([&schema = m_schema, query, fields, rowCount](Connection &connection) -> Result<ListStart> {
        const Result<QList<RecordId>> ids = ListQuery::ids(connection, schema, query);
        if (!ids)
            return ids.error();
        const Result<RowBlock> rows = ListQuery::rows(connection, schema, query.object, ids->mid(0, rowCount), fields);
        if (!rows)
            return rows.error();
        return ListStart {*ids, *rows};
    });
}

void RecordStore::prepareSorting(int object, const QStringList &fields)
{
    if (!fields.isEmpty())
        prepareColumns(m_database, m_schema, object, fields);
}

QFuture<Result<QList<Record>>> RecordStore::find(const Query &query)
{
    return m_database.run([&schema = m_schema, query](Connection &connection) -> Result<QList<Record>> {
        const Result<QList<RecordId>> ids = ListQuery::ids(connection, schema, query);
        if (!ids)
            return ids.error();
        return ListQuery::records(connection, schema, *ids);
    });
}

QFuture<Result<RowBlock>> RecordStore::rows(int object, const QList<RecordId> &ids, const QStringList &fields)
{
    return m_database.run([&schema = m_schema, object, ids, fields](Connection &connection) {
        return ListQuery::rows(connection, schema, object, ids, fields);
    });
}

QFuture<Result<QList<Record>>> RecordStore::fetchAll(const QList<RecordId> &ids)
{
    return m_database.run([&schema = m_schema, ids](Connection &connection) { return ListQuery::records(connection, schema, ids); });
}

QFuture<Result<int>> RecordStore::count(const Query &query)
{
    return m_database.run([&schema = m_schema, query](Connection &connection) { return ListQuery::count(connection, schema, query); });
}

QFuture<QHash<RecordId, QString>> RecordStore::titles(const QList<RecordId> &ids)
{
    return m_database.run([&schema = m_schema, ids](Connection &connection) {
        QHash<RecordId, QString> titles;
        for (const RecordId id : ids)
            titles.insert(id, readTitle(connection, schema, id));
        return titles;
    });
}

QFuture<QList<RelatedCount>> RecordStore::relatedCounts(RecordId id)
{
    return m_database.run([&schema = m_schema, id](Connection &connection) {
        const ObjectType *type = schema.typeOf(id);
        QList<RelatedCount> counts(type ? type->related.size() : 0);
        Statement &rows = connection.cached(u"SELECT relation, n, last FROM related_count WHERE parent = ?"_s);
        rows.bind(1, id);
        while (rows.step()) {
            if (rows.integer(0) >= 0 && rows.integer(0) < counts.size())
                counts[rows.integer(0)] = {int(rows.integer(1)), QDate::fromString(rows.text(2), Qt::ISODate)};
        }
        rows.reset();
        return counts;
    });
}

QFuture<Result<QList<TimelineEntry>>> RecordStore::timeline(RecordId about, int limit, int offset, const TimelineFilter &filter)
{
    return m_database.run([&schema = m_schema, about, limit, offset, filter, now = m_now()](Connection &connection) {
        return Timeline::entries(connection, schema, {about, filter, now}, limit, offset);
    });
}

QFuture<Result<TimelinePage>> RecordStore::timelinePage(RecordId about, int limit, const TimelineFilter &filter)
{
    return m_database.run([&schema = m_schema, about, limit, filter, now = m_now()](Connection &connection) {
        return Timeline::page(connection, schema, {about, filter, now}, limit);
    });
}

QFuture<QList<Hit>> RecordStore::search(const QString &typed, int limit, int object)
{
    return m_database.run([&schema = m_schema, typed, limit, object](Connection &connection) {
        return Finder::search(connection, schema, typed, limit, object);
    });
}

QFuture<QList<Hit>> RecordStore::recent(int limit, int object)
{
    return m_database.run([&schema = m_schema, limit, object](Connection &connection) { return Finder::recent(connection, schema, limit, object); });
}

void RecordStore::touch(RecordId id)
{
    m_database.run([id, now = m_now()](Connection &connection) { return Finder::touch(connection, id, now); });
}

QFuture<Result<>> RecordStore::keepDraft(const QString &key, const QByteArray &json)
{
    return m_database.run([key, json, now = m_now()](Connection &connection) { return Drafts::keep(connection, key, json, now); });
}

QFuture<Result<>> RecordStore::dropDraft(const QString &key)
{
    return m_database.run([key](Connection &connection) { return Drafts::drop(connection, key); });
}

QFuture<QList<QPair<QString, QByteArray>>> RecordStore::drafts()
{
    return m_database.run([](Connection &connection) { return Drafts::all(connection); });
}

QFuture<QString> RecordStore::fact(const QString &key)
{
    return m_database.run([key](Connection &connection) {
        return connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {key}).toString();
    });
}

QFuture<Result<>> RecordStore::setFact(const QString &key, const QString &value)
{
    return m_database.run([key, value, shared = m_shared](Connection &connection) -> Result<> {
        Statement insert = connection.prepare(u"INSERT OR REPLACE INTO fact(key, value) VALUES (?, ?)"_s);
        insert.bind(1, key).bind(2, value);
        insert.step();
        if (insert.failed() || !insert.isValid())
            return connection.lastError();
        if (key == ownCompanyFact) {
            setOwnCompany(value);
            shared->announce({.schema = true}); // labels say it
        }
        return {};
    });
}
