#include "models/storage/connection.h"
#include "models/schema/objects/names.h"
#include "models/sync/engine.h"
#include "models/sync/enginewords.h"

using namespace SyncState;

// Reading what changed there. While one page is merged into the file, the next one is on its way.

/// In parts, so that a person's requests come between; the cursors go with the last.
void SyncEngine::beginApply(const RemoteObject &object, const QList<RemoteRow> &rows, const QHash<QString, QString> &cursors)
{
    constexpr qsizetype part = 200;
    // The cursors must not say that rows are here whose part failed.
    const auto failed = std::make_shared<bool>(false); // database thread
    qsizetype from = 0;
    do {
        const QList<RemoteRow> some = rows.mid(from, part);
        from += part;
        const QHash<QString, QString> places = from >= rows.size() ? cursors : QHash<QString, QString>();
        const auto future = startOnDatabase([this, code = object.type->code, some, places, failed, now = m_remote.time()](Connection &connection) -> Result<Applied> {
            if (*failed)
                return Applied();
            const Result<Applied> applied = SyncState::apply(connection, m_store.schema(), *m_store.schema().type(code), some, places, now);
            *failed = !applied;
            return applied;
        });
        m_applying.append({some.size(), future});
    } while (from < rows.size());
}

/// Waits for all parts that were begun.
Result<> SyncEngine::endApply()
{
    Result<> done;
    for (Part &part : m_applying) {
        part.future.waitForFinished();
        const Result<Applied> applied = part.future.result();
        if (!applied) {
            done = done ? Result<>(applied.error()) : done;
            continue;
        }
        m_report.pulledNew += applied->created;
        m_report.pulledChanged += applied->updated;
        m_report.pulledDeleted += applied->deleted;
        m_report.merged += applied->merged;
        const ChangeSet &changes = applied->changes;
        if (changes.everything || !changes.created.isEmpty() || !changes.updated.isEmpty() || !changes.removed.isEmpty())
            m_store.announce(changes);
        m_read += int(part.rows);
        if (m_progress)
            m_progress(m_read, m_total);
    }
    m_applying.clear();
    return done;
}

Result<> SyncEngine::apply(const RemoteObject &object, const QList<RemoteRow> &rows, const QHash<QString, QString> &cursors)
{
    beginApply(object, rows, cursors);
    return endApply();
}

Result<> SyncEngine::pull(const RemoteObject &object)
{
    if (object.leftOut)
        return {};
    const QString name = object.type->name;
    const int had = m_report.pulledNew;
    const bool first = cursor(u"watermark:"_s + name).isEmpty() && cursor(u"at:"_s + name).isEmpty();
    Result<bool> whole = first ? pullInBulk(object) : Result<bool>(false);
    Result<> done = whole ? (*whole ? Result<>() : pullPages(object)) : Result<>(whole.error());
    const Result<> applied = endApply();
    // What hangs on an account that comes into view was not changed itself.
    if (object.type->code == object_code::account && !object.where.isEmpty() && !first && m_report.pulledNew > had)
        m_accountsCame = true;
    return done ? applied : done;
}

/// A first load in one piece; false if it is to be read page by page. The cursor "bulk:" holds the job, the place in it, and the
/// time from which changes are to be read afterwards.
Result<bool> SyncEngine::pullInBulk(const RemoteObject &object)
{
    const QString name = u"bulk:"_s + object.type->name;
    QStringList at = cursor(name).split(u'|');
    if (at.size() != 3) {
        if (!m_remote.bulkIsCheaper(m_counts.value(object.type->code)))
            return false;
        const QString since = stampText(m_remote.time());
        const Result<QString> job = m_remote.beginBulk(object);
        if (!job)
            return job.error();
        if (job->isEmpty())
            return false;
        at = {*job, {}, since};
        if (const Result<> kept = setCursor(name, at.join(u'|')); !kept)
            return kept.error();
    }
    while (true) {
        if (m_stopped)
            return stopped();
        const Result<BulkPage> page = m_remote.bulkPage(object, at.at(0), at.at(1));
        if (!page)
            return page.error();
        if (const Result<> merged = endApply(); !merged)
            return merged.error();
        if (page->gone) {
            const Result<> forgotten = setCursor(name, {});
            return forgotten ? Result<bool>(false) : Result<bool>(forgotten.error());
        }
        at[1] = page->next;
        if (!page->next.isEmpty()) {
            beginApply(object, page->rows, {{name, at.join(u'|')}});
            continue;
        }
        if (const Result<> applied = apply(object, page->rows, {{name, {}}, {u"watermark:"_s + object.type->name, at.at(2)}}); !applied)
            return applied.error();
        m_remote.endBulk(at.at(0));
        return true;
    }
}

Result<> SyncEngine::pullPages(const RemoteObject &object)
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
        if (const Result<> merged = endApply(); !merged)
            return merged;
        any = any || !page->rows.isEmpty();
        QHash<QString, QString> cursors;
        if (!page->complete) {
            cursors.insert(u"at:"_s + name, page->last.stamp + u'|' + page->last.id + u'|' + until);
        } else if (resumed.size() == 3 || any || before.isEmpty() || stampTime(before).secsTo(now) > restSeconds) {
            cursors.insert(u"watermark:"_s + name, until);
            cursors.insert(u"at:"_s + name, {});
        }
        if (!page->rows.isEmpty() || !cursors.isEmpty())
            beginApply(object, page->rows, cursors);
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

/// Of records that a reading of ids did not show, those that cannot be read either: the others left the scope, and stay.
Result<QList<RemoteRow>> SyncEngine::reallyGone(const RemoteObject &object, const QStringList &ids)
{
    constexpr qsizetype most = 2000;
    QSet<QString> readable;
    for (qsizetype i = 0; !object.where.isEmpty() && i < ids.size(); i += most) {
        const Result<QList<RemoteRow>> rows = m_remote.read(object, ids.mid(i, most));
        if (!rows)
            return rows.error();
        for (const RemoteRow &row : *rows)
            readable.insert(row.remoteId);
    }
    QList<RemoteRow> gone;
    for (const QString &id : ids) {
        if (!readable.contains(id))
            gone << RemoteRow {.remoteId = id, .deleted = true};
    }
    return gone;
}

/// Records that came into view without a change: shared, or of an account that did.
Result<> SyncEngine::readNew(const RemoteObject &object, const QSet<QString> &present)
{
    constexpr qsizetype most = 2000;
    const QStringList ids = onDatabase([type = object.type, present](Connection &connection) { return SyncState::unknown(connection, *type, present); });
    for (qsizetype i = 0; i < ids.size(); i += most) {
        const Result<QList<RemoteRow>> rows = m_remote.read(object, ids.mid(i, most));
        if (!rows)
            return rows.error();
        if (const Result<> applied = apply(object, *rows); !applied)
            return applied;
    }
    return {};
}

/// Records that went or came without a trace: purged, no longer visible to this person, or visible now.
Result<> SyncEngine::sweep(const RemoteObject &object)
{
    const QString name = u"sweep:"_s + object.type->name;
    const QString last = cursor(name);
    const QDateTime now = m_remote.time();
    const bool follows = m_accountsCame && !object.where.isEmpty();
    if (object.leftOut || (!follows && !last.isEmpty() && stampTime(last).daysTo(now) < sweepDays))
        return {};
    QList<RemoteRow> gone;
    if (!last.isEmpty()) {
        const Result<QSet<QString>> present = m_remote.allIds(object);
        if (!present)
            return present.error();
        if (const Result<> read = readNew(object, *present); !read)
            return read;
        const QStringList ids = onDatabase([type = object.type, all = *present](Connection &connection) { return SyncState::missing(connection, *type, all); });
        const Result<QList<RemoteRow>> rows = reallyGone(object, ids);
        if (!rows)
            return rows.error();
        gone = *rows;
        // Many at once are rather a change of permissions than deletions.
        if (gone.size() > 10 && gone.size() * 5 > present->size() + gone.size()) {
            m_report.notes << QCoreApplication::translate("Sync", "%1: %n records are no longer visible in Salesforce. They were kept here.", nullptr, int(gone.size())).arg(translated(object.type->pluralLabel));
            return {};
        }
    }
    return apply(object, gone, {{name, stampText(now)}});
}
