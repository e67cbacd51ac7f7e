#include "models/sync/engine.h"

#include "models/schema/objects/names.h"

using namespace SyncState;

namespace {

/// A change may be stamped before it can be seen: as long as one request may take on the server.
constexpr qint64 overlapSeconds = 600;
/// Reading nothing new is noted at this distance only, so that a run with nothing to do writes nothing.
constexpr qint64 restSeconds = 300;
constexpr qint64 sweepDays = 7;

QString stampText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.000'Z'"_s);
}

QDateTime stampTime(const QString &text)
{
    return QDateTime::fromString(text.left(19) + u'Z', Qt::ISODate);
}

Error stopped()
{
    return {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Sync", "The synchronisation was stopped. It goes on where it was."), .detail = u"stopped"_s};
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
        if (m_progress)
            m_progress(m_report.pulled());
    } while (from < rows.size());
    return {};
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
        const Result<Page> page = m_remote.changes(object, place);
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

Result<QList<Outgoing>> SyncEngine::ask(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note)
{
    const QSet<QString> fields = kind == Kind::Create ? object.createable : object.updateable;
    const QString time = stampText(m_remote.time());
    return onDatabase([this, code = object.type->code, kind, fields, after, limit, time, note](Connection &connection) {
        return SyncState::outgoing(connection, m_store.schema(), *m_store.schema().type(code), kind, fields, after, limit, time, note);
    });
}

/// Creations that may have been carried out without an answer are looked for where the server keeps no key of ours.
Result<QList<Outgoing>> SyncEngine::unsettled(const RemoteObject &object, Kind kind, const QList<Outgoing> &batch)
{
    if (kind != Kind::Create || object.hasKey)
        return batch;
    QList<Outgoing> open;
    for (const Outgoing &out : batch) {
        if (out.sentBefore.isEmpty()) {
            open << out;
            continue;
        }
        Result<QList<RemoteRow>> found = m_remote.findSent(object, out);
        if (!found)
            return found.error();
        if (found->isEmpty()) {
            open << out;
        } else if (found->size() == 1) {
            found->first().uuid = out.uuid;
            if (const Result<> adopted = apply(object, *found); !adopted)
                return adopted.error();
        } else {
            const Refusal refusal {out.record, out.line, u"AMBIGUOUS"_s,
                                   QCoreApplication::translate("Sync", "Salesforce holds several records like this one. Delete the doubles there, then try again."), {}};
            const Result<> kept = onDatabase([refusal](Connection &connection) { return SyncState::refused(connection, {refusal}); });
            if (!kept)
                return kept.error();
        }
    }
    return open;
}

/// Of records to be deleted those that nobody changed meanwhile.
Result<QList<Outgoing>> SyncEngine::unchanged(const RemoteObject &object, const QList<Outgoing> &batch)
{
    QStringList ids;
    QStringList uuids;
    for (const Outgoing &out : batch)
        out.remoteId.isEmpty() ? uuids << out.uuid : ids << out.remoteId;
    Result<QList<RemoteRow>> rows = ids.isEmpty() ? Result<QList<RemoteRow>>(QList<RemoteRow>()) : m_remote.read(object, ids);
    if (!rows)
        return rows.error();
    if (!uuids.isEmpty() && object.hasKey) {
        const Result<QList<RemoteRow>> found = m_remote.findByKey(object, uuids);
        if (!found)
            return found.error();
        *rows += *found;
    }
    QHash<QString, RemoteRow> there;
    for (const RemoteRow &row : std::as_const(*rows)) {
        there.insert(row.remoteId, row);
        there.insert(row.uuid, row);
    }
    QList<Outgoing> open;
    QList<Outgoing> done;
    QList<RemoteRow> changed;
    for (Outgoing out : batch) {
        const auto row = there.constFind(out.remoteId.isEmpty() ? out.uuid : out.remoteId);
        if (row == there.cend() || row->deleted)
            done << out;
        else if (!out.remoteId.isEmpty() && (out.stamp.isEmpty() || row->stamp == out.stamp))
            open << out;
        else
            changed << *row;
    }
    if (const Result<> merged = apply(object, changed); !merged)
        return merged.error();
    const Result<> settled = onDatabase([this, done](Connection &connection) {
        return SyncState::accepted(connection, m_store.schema(), done, m_remote.time());
    });
    return settled ? Result<QList<Outgoing>>(open) : Result<QList<Outgoing>>(settled.error());
}

Result<bool> SyncEngine::pushBatch(const RemoteObject &object, Kind kind, QList<Outgoing> batch)
{
    const Result<QList<Outgoing>> open = kind == Kind::Delete ? unchanged(object, batch) : unsettled(object, kind, batch);
    if (!open)
        return open.error();
    if (open->isEmpty())
        return false;
    const Result<QList<Outcome>> outcomes = m_remote.push(object, *open);
    if (!outcomes)
        return outcomes.error();
    QList<Outgoing> taken;
    QList<Refusal> refusals;
    QList<RecordId> notApplied;
    QStringList readBack;
    QStringList keys;
    bool pullAgain = false;
    for (qsizetype i = 0; i < open->size(); ++i) {
        Outgoing out = open->at(i);
        const Outcome &outcome = outcomes->at(i);
        switch (outcome.kind) {
        case Outcome::Kind::Done:
            if (!outcome.remoteId.isEmpty())
                out.remoteId = outcome.remoteId;
            taken << out;
            (kind == Kind::Create ? m_report.created : kind == Kind::Update ? m_report.updated : m_report.deleted)++;
            readBack << out.remoteId;
            break;
        case Outcome::Kind::Refused:
            refusals.append({out.record, out.line, outcome.code, outcome.words, outcome.fields});
            ++m_report.refused;
            break;
        case Outcome::Kind::Changed:
            notApplied << out.record;
            readBack << out.remoteId;
            break;
        case Outcome::Kind::Gone:
            notApplied << out.record;
            pullAgain = true;
            break;
        case Outcome::Kind::Exists:
            keys << out.uuid;
            break;
        case Outcome::Kind::Later:
            notApplied << out.record;
            break;
        }
    }
    const Result<> settled = onDatabase([this, taken, refusals, notApplied](Connection &connection) {
        if (const Result<> done = SyncState::accepted(connection, m_store.schema(), taken, m_remote.time()); !done)
            return done;
        if (const Result<> done = SyncState::refused(connection, refusals); !done)
            return done;
        return SyncState::notApplied(connection, notApplied);
    });
    if (!settled)
        return settled.error();
    for (const bool byKey : {false, true}) {
        const QStringList &wanted = byKey ? keys : readBack;
        if (wanted.isEmpty() || (!byKey && kind == Kind::Delete))
            continue;
        const Result<QList<RemoteRow>> rows = byKey ? m_remote.findByKey(object, wanted) : m_remote.read(object, wanted);
        if (!rows)
            return rows.error();
        if (const Result<> merged = apply(object, *rows); !merged)
            return merged.error();
    }
    if (pullAgain) {
        if (const Result<> pulled = pull(object); !pulled)
            return pulled.error();
    }
    return true;
}

Result<bool> SyncEngine::pushKind(const RemoteObject &object, Kind kind)
{
    RecordId after = 0;
    bool any = false;
    while (true) {
        if (m_stopped)
            return stopped();
        const Result<QList<Outgoing>> batch = ask(object, kind, after, m_remote.batch(kind), true);
        if (!batch)
            return batch.error();
        if (batch->isEmpty())
            return any;
        after = batch->constLast().record;
        const Result<bool> sent = pushBatch(object, kind, *batch);
        if (!sent)
            return sent.error();
        any = any || *sent;
    }
}

Result<> SyncEngine::pushAll()
{
    // Again for links to records that came later, for what was merged meanwhile and for edits made while a request was in the air.
    for (int round = 0; round < 4; ++round) {
        bool any = false;
        for (const Kind kind : {Kind::Create, Kind::Update, Kind::Delete}) {
            QList<RemoteObject> order = m_objects;
            if (kind == Kind::Delete)
                std::reverse(order.begin(), order.end());
            for (const RemoteObject &object : std::as_const(order)) {
                const bool may = kind == Kind::Create ? object.canCreate : kind == Kind::Update ? object.canUpdate : object.canDelete;
                if (!may || object.type->code == object_code::user)
                    continue;
                const Result<bool> sent = pushKind(object, kind);
                if (!sent)
                    return sent.error();
                any = any || *sent;
            }
        }
        if (!any)
            break;
    }
    return {};
}

Result<> SyncEngine::prepare()
{
    const Result<> made = onDatabase([](Connection &connection) { return SyncState::makeTables(connection); });
    if (!made)
        return made;
    Result<QList<RemoteObject>> objects = m_remote.open(m_store.schema());
    if (!objects)
        return objects.error();
    m_objects = *objects;
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

Result<SyncReport> SyncEngine::run()
{
    m_report = {};
    m_stopped = false;
    const int calls = m_remote.calls();
    Result<> done = prepare();
    for (qsizetype i = 0; done && i < m_objects.size(); ++i)
        done = settleLost(m_objects.at(i));
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
