#include "models/sync/engine.h"

#include "models/schema/objects/names.h"
#include "models/sync/enginewords.h"
#include "models/storage/connection.h"
#include "models/sync/mapping.h"
#include "models/sync/scope.h"

using namespace SyncState;

namespace {

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

Result<> SyncEngine::setCursor(const QString &name, const QString &value)
{
    return onDatabase([name, value](Connection &connection) { return SyncState::setCursor(connection, name, value); });
}

/// A first load is long: how much there is, is asked before.
Result<> SyncEngine::countFirst()
{
    m_read = m_total = 0;
    m_counts.clear();
    for (const RemoteObject &object : std::as_const(m_objects)) {
        if (object.leftOut || !cursor(u"watermark:"_s + object.type->name).isEmpty() || !cursor(u"at:"_s + object.type->name).isEmpty())
            continue;
        const Result<int> count = m_remote.count(object);
        if (!count)
            return count.error();
        m_counts.insert(object.type->code, *count);
        m_total += *count;
    }
    return {};
}

/// Fields that were not read before are empty here, and records that were not wanted are missing: the object is read from the beginning.
Result<> SyncEngine::startAnewIfWider(const RemoteObject &object)
{
    QStringList fields;
    for (auto it = object.names.cbegin(); it != object.names.cend(); ++it) {
        const Field *field = object.type->field(it.key());
        // One that meets another field than its own, chosen by hand, is filled from that.
        const bool own = !field || field->custom || it->compare(field->remoteName, Qt::CaseInsensitive) == 0 || field->aliases.contains(*it, Qt::CaseInsensitive);
        fields << (own ? it.key() : it.key() + u'=' + *it);
    }
    fields.sort();
    const QString fieldsName = u"fields:"_s + object.type->name;
    const QString scopeName = u"scope:"_s + object.type->name;
    const QString now = fields.join(u',');
    const QString before = cursor(fieldsName);
    const QString wanted = object.leftOut ? u"-"_s : object.where;
    const bool otherScope = cursor(scopeName) != wanted;
    if (before == now && !otherScope)
        return {};
    const QStringList known = before.split(u',');
    const bool grown = !before.isEmpty() && std::any_of(fields.cbegin(), fields.cend(), [&](const QString &field) { return !known.contains(field); });
    const QHash<QString, QString> kept {{fieldsName, now}, {scopeName, wanted.isEmpty() ? QString() : wanted}};
    return onDatabase([kept, anew = grown || otherScope, object = object.type->name](Connection &connection) -> Result<> {
        Transaction transaction(connection);
        for (const QString &place : {u"watermark:"_s, u"at:"_s, u"bulk:"_s}) {
            if (const Result<> done = anew ? SyncState::setCursor(connection, place + object, {}) : Result<>(); !done)
                return done;
        }
        for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
            if (const Result<> done = SyncState::setCursor(connection, it.key(), *it); !done)
                return done;
        }
        return transaction.commit();
    });
}

Result<PullScope> SyncEngine::scope()
{
    return scopeIn(onDatabase([](Connection &connection) {
        (void)SyncState::makeTables(connection);
        return SyncState::cursor(connection, u"scope"_s);
    }));
}

Result<> SyncEngine::setScope(const PullScope &scope)
{
    const QString text = scope == PullScope() ? QString() : textOf(scope);
    return onDatabase([text](Connection &connection) {
        const Result<> made = SyncState::makeTables(connection);
        return made ? SyncState::setCursor(connection, u"scope"_s, text) : made;
    });
}

Result<QList<ScopeCount>> SyncEngine::countScope(const PullScope &scope)
{
    if (const Result<> ready = prepare(scope); !ready)
        return ready.error();
    QList<ScopeCount> counts;
    for (const RemoteObject &object : std::as_const(m_objects)) {
        const Result<int> count = object.leftOut ? Result<int>(0) : m_remote.count(object);
        if (!count)
            return count.error();
        counts.append({object.type->code, *count});
    }
    return counts;
}

Result<> SyncEngine::prepare(const std::optional<PullScope> &scope)
{
    const Result<> made = onDatabase([](Connection &connection) { return SyncState::makeTables(connection); });
    if (!made)
        return made;
    const MappingChoices choices = onDatabase([](Connection &connection) { return choicesIn(connection); });
    Result<QList<RemoteObject>> objects = m_remote.open(m_store.schema(), choices, scope ? *scope : *this->scope());
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
    if (const Result<> taken = takePicklists(); !taken)
        return taken;
    // Parents before children; people first, because every record names its owner.
    std::stable_sort(m_objects.begin(), m_objects.end(), [](const RemoteObject &a, const RemoteObject &b) {
        const auto rank = [](const RemoteObject &o) { return o.type->code == object_code::user ? 0 : o.type->code; };
        return rank(a) < rank(b);
    });
    return {};
}

/// What can be chosen follows the org.
Result<> SyncEngine::takePicklists()
{
    const Result<bool> changed = onDatabase([this, objects = m_objects](Connection &connection) -> Result<bool> {
        bool any = false;
        for (const RemoteObject &object : objects) {
            const Result<bool> taken = SyncState::takePicklists(connection, m_store.schema(), object.type->code, object.picklists);
            if (!taken)
                return taken;
            any = any || *taken;
        }
        return any;
    });
    if (changed && *changed)
        m_store.announce({.everything = true});
    return changed ? Result<>() : Result<>(changed.error());
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
    m_accountsCame = false;
    const int calls = m_remote.calls();
    Result<> done = prepare();
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = startAnewIfWider(m_objects.at(i));
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
    // What would be sent is stored; what is shown of it may be codenames.
    auto shown = m_store.database().run([all](Connection &) mutable {
        for (Outgoing &out : all) {
            out.title = NameMask::shown(out.title);
            for (QString &value : out.values)
                value = NameMask::shown(value);
            out.local.clear();
            out.sentBefore.clear();
        }
        return all;
    });
    shown.waitForFinished();
    return shown.result();
}
