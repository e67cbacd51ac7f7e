#include "models/sync/engine.h"

#include "models/schema/objects/names.h"
#include "models/sync/enginewords.h"
#include "models/storage/connection.h"
#include "models/sync/mapping.h"

using namespace SyncState;

namespace {

/// A change may be stamped before it can be seen: as long as one request may take on the server.
constexpr qint64 overlapSeconds = 600;
/// Reading nothing new is noted at this distance only, so that a run with nothing to do writes nothing.
constexpr qint64 restSeconds = 300;
constexpr qint64 sweepDays = 7;

MappingChoices choicesIn(Connection &connection)
{
    MappingChoices choices;
    const QHash<QString, QString> kept = SyncState::cursors(connection, u"map:"_s);
    for (auto it = kept.cbegin(); it != kept.cend(); ++it)
        choices.insert(it.key(), {it->section(u'|', 1), directionOf(it->section(u'|', 0, 0))});
    return choices;
}

} // namespace

SyncEngine::SyncEngine(RecordStore &store, Remote &remote)
    : m_store(store)
    , m_remote(remote)
{
}

QString SyncEngine::cursor(const QString &name)
{
    return onDatabase([name](Connection &connection) { return SyncState::cursor(connection, name); });
}

Result<> SyncEngine::apply(const RemoteObject &object, const QList<RemoteRow> &rows, const QHash<QString, QString> &cursors)
{
    // In parts, so that a person's requests come between; the cursors go with the last.
    constexpr qsizetype part = 200;
    qsizetype from = 0;
    do {
        const QList<RemoteRow> some = rows.mid(from, part);
        from += part;
        const QHash<QString, QString> places = from >= rows.size() ? cursors : QHash<QString, QString>();
        const Result<Applied> applied = onDatabase([this, type = object.type, some, places](Connection &connection) {
            return SyncState::apply(connection, m_store.schema(), *m_store.schema().type(type->code), some, places, m_remote.time());
        });
        if (!applied)
            return applied.error();
        m_report.pulledNew += applied->created;
        m_report.pulledChanged += applied->updated;
        m_report.pulledDeleted += applied->deleted;
        m_report.merged += applied->merged;
        const ChangeSet &changes = applied->changes;
        if (changes.everything || !changes.created.isEmpty() || !changes.updated.isEmpty() || !changes.removed.isEmpty())
            m_store.announce(changes);
        m_read += int(some.size());
        if (m_progress)
            m_progress(m_read, m_total);
    } while (from < rows.size());
    return {};
}

/// A first load is long: how much there is, is asked before.
Result<> SyncEngine::countFirst()
{
    m_read = m_total = 0;
    for (const RemoteObject &object : std::as_const(m_objects)) {
        if (!cursor(u"watermark:"_s + object.type->name).isEmpty() || !cursor(u"at:"_s + object.type->name).isEmpty())
            continue;
        const Result<int> count = m_remote.count(object);
        if (!count)
            return count.error();
        m_total += *count;
    }
    return {};
}

/// Fields that were not read before are empty here: the object is read from the beginning.
Result<> SyncEngine::startAnewIfGrown(const RemoteObject &object)
{
    QStringList fields = object.names.keys();
    fields.sort();
    const QString name = u"fields:"_s + object.type->name;
    const QString now = fields.join(u',');
    const QString before = cursor(name);
    if (before == now)
        return {};
    const QStringList known = before.split(u',');
    const bool grown = !before.isEmpty() && std::any_of(fields.cbegin(), fields.cend(), [&](const QString &field) { return !known.contains(field); });
    return onDatabase([name, now, grown, object = object.type->name](Connection &connection) -> Result<> {
        Transaction transaction(connection);
        for (const QString &place : {u"watermark:"_s, u"at:"_s}) {
            if (const Result<> done = grown ? SyncState::setCursor(connection, place + object, {}) : Result<>(); !done)
                return done;
        }
        if (const Result<> done = SyncState::setCursor(connection, name, now); !done)
            return done;
        return transaction.commit();
    });
}

Result<> SyncEngine::pull(const RemoteObject &object)
{
    const QString name = object.type->name;
    const QDateTime now = m_remote.time();
    const QString before = cursor(u"watermark:"_s + name);
    QStringList resumed = cursor(u"at:"_s + name).split(u'|');
    QString until = stampText(now);
    Place place;
    if (resumed.size() == 3) {
        place = {resumed.at(0), resumed.at(1)};
        until = resumed.at(2);
    } else if (!before.isEmpty()) {
        place = {stampText(stampTime(before).addSecs(-overlapSeconds)), {}};
    }
    bool any = false;
    while (true) {
        if (m_stopped)
            return stopped();
        const Result<RemotePage> page = m_remote.changes(object, place);
        if (!page)
            return page.error();
        any = any || !page->rows.isEmpty();
        QHash<QString, QString> cursors;
        if (!page->complete) {
            cursors.insert(u"at:"_s + name, page->last.stamp + u'|' + page->last.id + u'|' + until);
        } else if (resumed.size() == 3 || any || before.isEmpty() || stampTime(before).secsTo(now) > restSeconds) {
            cursors.insert(u"watermark:"_s + name, until);
            cursors.insert(u"at:"_s + name, {});
        }
        if (!page->rows.isEmpty() || !cursors.isEmpty()) {
            if (const Result<> applied = apply(object, page->rows, cursors); !applied)
                return applied;
        }
        if (page->complete)
            return {};
        place = page->last;
    }
}

Result<> SyncEngine::readAgain()
{
    for (const RemoteObject &object : std::as_const(m_objects)) {
        const QStringList ids = onDatabase([code = object.type->code](Connection &connection) { return SyncState::toReadAgain(connection, code); });
        if (ids.isEmpty())
            continue;
        const Result<QList<RemoteRow>> rows = m_remote.read(object, ids);
        if (!rows)
            return rows.error();
        QHash<QString, QString> done;
        for (const QString &id : ids)
            done.insert(u"again:"_s + id, {});
        if (const Result<> applied = apply(object, *rows, done); !applied)
            return applied;
    }
    return {};
}

/// Records that went without a trace: purged, or no longer visible to this person.
Result<> SyncEngine::sweep(const RemoteObject &object)
{
    const QString name = u"sweep:"_s + object.type->name;
    const QString last = cursor(name);
    const QDateTime now = m_remote.time();
    if (!last.isEmpty() && stampTime(last).daysTo(now) < sweepDays)
        return {};
    QList<RemoteRow> gone;
    if (!last.isEmpty()) {
        const Result<QSet<QString>> present = m_remote.allIds(object);
        if (!present)
            return present.error();
        const QStringList ids = onDatabase([this, type = object.type, all = *present](Connection &connection) {
            Q_UNUSED(this)
            return SyncState::missing(connection, *type, all);
        });
        // Many at once are rather a change of permissions than deletions.
        if (ids.size() > 10 && ids.size() * 5 > present->size() + ids.size()) {
            m_report.notes << QCoreApplication::translate("Sync", "%1: %n records are no longer visible in Salesforce. They were kept here.", nullptr, int(ids.size())).arg(translated(object.type->pluralLabel));
            return {};
        }
        for (const QString &id : ids)
            gone << RemoteRow {.remoteId = id, .deleted = true};
    }
    return apply(object, gone, {{name, stampText(now)}});
}

Result<> SyncEngine::prepare()
{
    const Result<> made = onDatabase([](Connection &connection) { return SyncState::makeTables(connection); });
    if (!made)
        return made;
    const MappingChoices choices = onDatabase([](Connection &connection) { return choicesIn(connection); });
    Result<QList<RemoteObject>> objects = m_remote.open(m_store.schema(), choices);
    if (!objects)
        return objects.error();
    m_all = *objects;
    m_objects = *objects;
    m_objects.removeIf([](const RemoteObject &object) { return object.name.isEmpty(); });
    if (const Result<> claimed = claim(); !claimed)
        return claimed;
    const Result<> met = onDatabase([this, me = m_store.me(), id = m_remote.me()](Connection &connection) { return SyncState::meetMe(connection, m_store.schema(), me, id); });
    if (!met)
        return met;
    // Parents before children; people first, because every record names its owner.
    std::stable_sort(m_objects.begin(), m_objects.end(), [](const RemoteObject &a, const RemoteObject &b) {
        const auto rank = [](const RemoteObject &o) { return o.type->code == object_code::user ? 0 : o.type->code; };
        return rank(a) < rank(b);
    });
    return {};
}

Result<> SyncEngine::claim()
{
    return onDatabase([identity = m_remote.identity()](Connection &connection) -> Result<> {
        if (const Result<> made = SyncState::makeTables(connection); !made)
            return made;
        const QString known = SyncState::cursor(connection, u"identity"_s);
        if (known.isEmpty())
            return SyncState::setCursor(connection, u"identity"_s, identity);
        if (known == identity)
            return {};
        const bool sameOrg = known.section(u'/', 0, 0) == identity.section(u'/', 0, 0);
        const QString text = sameOrg ? QCoreApplication::translate("Sync", "This workspace belongs to another person of this org. Sign in as that person, or start a workspace of your own.")
                                     : QCoreApplication::translate("Sync", "This workspace belongs to another Salesforce org. Sign in to that one, or start a new workspace for this one.");
        return Error {.kind = Error::Kind::Invalid, .text = text, .detail = u"other"_s};
    });
}

Result<QList<RemoteObject>> SyncEngine::objects()
{
    if (const Result<> ready = prepare(); !ready)
        return ready.error();
    return m_all;
}

Result<> SyncEngine::count()
{
    const Result<std::pair<int, int>> counts = onDatabase([this](Connection &connection) { return SyncState::counts(connection, m_store.schema()); });
    if (!counts)
        return counts.error();
    std::tie(m_report.conflicts, m_report.pending) = *counts;
    return {};
}

/// Before the server's rows are read: without a key, one of them would be taken for somebody else's record.
Result<> SyncEngine::settleLost(const RemoteObject &object)
{
    if (object.hasKey || !object.canCreate)
        return {};
    Result<QList<Outgoing>> lost = ask(object, Kind::Create, 0, std::numeric_limits<int>::max(), false);
    if (!lost)
        return lost.error();
    lost->removeIf([](const Outgoing &out) { return out.sentBefore.isEmpty(); });
    const Result<QList<Outgoing>> open = unsettled(object, Kind::Create, *lost);
    return open ? Result<>() : Result<>(open.error());
}

/// When a whole run ended; a run with nothing to do notes it at a distance, so that it writes nothing.
Result<> SyncEngine::noteEnd()
{
    const QDateTime now = m_remote.time();
    const QDateTime before = QDateTime::fromString(cursor(u"lastSync"_s), Qt::ISODate);
    const bool quiet = m_report.pulled() + m_report.pushed() + m_report.refused == 0;
    if (quiet && before.isValid() && before.secsTo(now) <= restSeconds)
        return {};
    return onDatabase([now](Connection &connection) { return SyncState::setCursor(connection, u"lastSync"_s, now.toUTC().toString(Qt::ISODate)); });
}

Result<SyncReport> SyncEngine::run()
{
    m_report = {};
    m_stopped = false;
    const int calls = m_remote.calls();
    Result<> done = prepare();
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = startAnewIfGrown(m_objects.at(i));
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = settleLost(m_objects.at(i));
    if (done)
        done = countFirst();
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = pull(m_objects.at(i));
    if (done)
        done = readAgain();
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = sweep(m_objects.at(i));
    if (done)
        done = pushAll();
    if (done)
        done = count();
    if (done)
        done = noteEnd();
    m_report.calls = m_remote.calls() - calls;
    return done ? Result<SyncReport>(m_report) : Result<SyncReport>(done.error());
}

Result<QList<Outgoing>> SyncEngine::dryRun()
{
    if (const Result<> ready = prepare(); !ready)
        return ready.error();
    QList<Outgoing> all;
    for (const Kind kind : {Kind::Create, Kind::Update, Kind::Delete}) {
        for (const RemoteObject &object : std::as_const(m_objects)) {
            if (object.type->code == object_code::user)
                continue;
            const Result<QList<Outgoing>> some = ask(object, kind, 0, std::numeric_limits<int>::max(), false);
            if (!some)
                return some.error();
            all += *some;
        }
    }
    return all;
}
