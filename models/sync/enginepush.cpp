#include "models/schema/objects/names.h"
#include "models/sync/engine.h"
#include "models/sync/enginewords.h"

using namespace SyncState;

// Sending what changed here.

namespace {

Error noRoom()
{
    return {.kind = Error::Kind::Busy, .text = QCoreApplication::translate("Sync", "The org has no room for more records. Your changes stay here and are sent when it has."), .detail = u"limit room"_s};
}

} // namespace

QFuture<Result<QList<Outgoing>>> SyncEngine::startAsk(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note)
{
    const QSet<QString> fields = kind == Kind::Create ? object.createable : object.updateable;
    const QString time = stampText(m_remote.time());
    return startOnDatabase([this, code = object.type->code, kind, fields, after, limit, time, note](Connection &connection) {
        return SyncState::outgoing(connection, m_store.schema(), *m_store.schema().type(code), kind, fields, after, limit, time, note);
    });
}

Result<QList<Outgoing>> SyncEngine::ask(const RemoteObject &object, Kind kind, RecordId after, int limit, bool note)
{
    auto future = startAsk(object, kind, after, limit, note);
    future.waitForFinished();
    return future.result();
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

/// What the server said of each record of a batch, sorted.
struct SyncEngine::Sorted {
    QList<Outgoing> taken;
    QList<Refusal> refusals;
    QList<RecordId> notApplied;
    QList<RemoteRow> rows; ///< as they are there now
    QStringList readBack; ///< ids of those that were not told
    QStringList keys; ///< uuids of what had been made already
    bool pullAgain = false;
    bool stops = false;
    void add(const Sorted &more)
    {
        taken += more.taken;
        refusals += more.refusals;
        notApplied += more.notApplied;
        rows += more.rows;
        readBack += more.readBack;
        keys += more.keys;
        pullAgain = pullAgain || more.pullAgain;
        stops = stops || more.stops;
    }
};

namespace {

template <typename Sorted>
void noteThere(const Outcome &outcome, const QString &remoteId, Sorted &sorted)
{
    if (outcome.row.remoteId.isEmpty())
        sorted.readBack << remoteId;
    else
        sorted.rows << outcome.row;
}

} // namespace

SyncEngine::Sorted SyncEngine::sorted(Kind kind, const QList<Outgoing> &sent, const QList<Outcome> &outcomes)
{
    Sorted sorted;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        Outgoing out = sent.at(i);
        const Outcome &outcome = outcomes.at(i);
        switch (outcome.kind) {
        case Outcome::Kind::Done:
            if (!outcome.remoteId.isEmpty())
                out.remoteId = outcome.remoteId;
            sorted.taken << out;
            (kind == Kind::Create ? m_report.created : kind == Kind::Update ? m_report.updated : m_report.deleted)++;
            noteThere(outcome, out.remoteId, sorted);
            break;
        case Outcome::Kind::Refused:
            sorted.refusals.append({out.record, out.line, outcome.code, outcome.words, outcome.fields});
            m_report.notes << u"refused: %1 %2, %3"_s.arg(m_store.schema().typeOf(out.record)->name, out.remoteId.isEmpty() ? out.uuid : out.remoteId, outcome.code);
            ++m_report.refused;
            break;
        case Outcome::Kind::Changed:
            sorted.notApplied << out.record;
            noteThere(outcome, out.remoteId, sorted);
            break;
        case Outcome::Kind::Gone:
            sorted.notApplied << out.record;
            sorted.pullAgain = true;
            break;
        case Outcome::Kind::Exists:
            sorted.keys << out.uuid;
            break;
        case Outcome::Kind::Later:
            sorted.notApplied << out.record;
            m_later = true;
            sorted.stops = sorted.stops || outcome.stops;
            break;
        }
    }
    return sorted;
}

/// The server may have changed what it took: its word becomes what both sides agree on.
Result<> SyncEngine::readBack(const RemoteObject &object, const Sorted &sorted, bool deleted)
{
    for (const bool byKey : {false, true}) {
        const QStringList &wanted = byKey ? sorted.keys : sorted.readBack;
        if (wanted.isEmpty() || (!byKey && deleted))
            continue;
        const Result<QList<RemoteRow>> rows = byKey ? m_remote.findByKey(object, wanted) : m_remote.read(object, wanted);
        if (!rows)
            return rows.error();
        if (const Result<> merged = apply(object, *rows); !merged)
            return merged;
    }
    return sorted.pullAgain ? pull(object) : Result<>();
}

/// What the server said is kept while the next requests are on their way.
void SyncEngine::beginSettle(const RemoteObject &object, const Sorted &answers)
{
    m_settling << startOnDatabase([this, answers, now = m_remote.time()](Connection &connection) {
        if (const Result<> done = SyncState::accepted(connection, m_store.schema(), answers.taken, now); !done)
            return done;
        if (const Result<> done = SyncState::refused(connection, answers.refusals); !done)
            return done;
        return SyncState::notApplied(connection, answers.notApplied);
    });
    if (!answers.rows.isEmpty())
        beginApply(object, answers.rows, {});
}

Result<> SyncEngine::endSettle()
{
    Result<> done;
    for (QFuture<Result<>> &settled : m_settling) {
        settled.waitForFinished();
        if (done)
            done = settled.result();
    }
    m_settling.clear();
    const Result<> applied = endApply();
    return done ? applied : done;
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
    const Sorted answers = sorted(kind, *open, *outcomes);
    beginSettle(object, answers);
    if (const Result<> settled = endSettle(); !settled)
        return settled.error();
    const Result<> read = readBack(object, answers, kind == Kind::Delete);
    if (read && answers.stops)
        return noRoom();
    return read ? Result<bool>(true) : Result<bool>(read.error());
}

/// Sends a chunk in as many calls as it takes; `unsent`: what certainly did not go out.
Result<> SyncEngine::sendBatches(const RemoteObject &object, const QList<Outgoing> &chunk, Sorted &answers, QList<RecordId> &unsent)
{
    const int most = m_remote.batch(Kind::Update);
    for (qsizetype from = 0; from < chunk.size(); from += most) {
        const QList<Outgoing> batch = chunk.mid(from, most);
        const Result<QList<Outcome>> outcomes = m_stopped || answers.stops ? Result<QList<Outcome>>(stopped()) : m_remote.push(object, batch);
        if (outcomes) {
            answers.add(sorted(Kind::Update, batch, *outcomes));
            continue;
        }
        const bool tried = !m_stopped && !answers.stops;
        for (const Outgoing &out : chunk.mid(tried ? from + most : from))
            unsent << out.record;
        return answers.stops ? Result<>() : Result<>(outcomes.error());
    }
    return {};
}

/// Changes are many and do not depend on one another: while one chunk is on its way, the one before is settled and the next one read.
Result<bool> SyncEngine::pushUpdates(const RemoteObject &object)
{
    const int size = m_remote.batch(Kind::Update) * 20;
    auto next = startAsk(object, Kind::Update, 0, size, true);
    for (bool any = false;; any = true) {
        next.waitForFinished();
        const Result<QList<Outgoing>> chunk = next.result();
        if (!chunk)
            return chunk.error();
        if (chunk->isEmpty())
            return any;
        next = startAsk(object, Kind::Update, chunk->constLast().record, size, true);
        Sorted answers;
        const Result<> sent = sendBatches(object, *chunk, answers, answers.notApplied);
        if (const Result<> settled = endSettle(); !settled)
            return settled.error();
        const bool ends = !sent || answers.stops;
        if (ends) {
            next.waitForFinished();
            for (const Outgoing &out : next.result() ? *next.result() : QList<Outgoing>())
                answers.notApplied << out.record;
        }
        beginSettle(object, answers);
        if (ends || answers.pullAgain || !answers.readBack.isEmpty()) {
            Result<> done = endSettle();
            if (done && sent)
                done = readBack(object, answers, false);
            if (!done || ends)
                return !sent ? sent.error() : !done ? done.error() : noRoom();
        }
    }
}

Result<bool> SyncEngine::pushKind(const RemoteObject &object, Kind kind)
{
    if (kind == Kind::Update) {
        const Result<bool> any = pushUpdates(object);
        const Result<> settled = endSettle();
        return any && !settled ? Result<bool>(settled.error()) : any;
    }
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
    m_later = false;
    for (int round = 0; round < 4; ++round) {
        bool any = false;
        if (std::exchange(m_later, false) && !m_stopped)
            m_remote.rest(round - 1);
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

