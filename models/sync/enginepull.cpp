#include "models/storage/connection.h"
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
    const QString name = object.type->name;
    const bool first = cursor(u"watermark:"_s + name).isEmpty() && cursor(u"at:"_s + name).isEmpty();
    Result<bool> whole = first ? pullInBulk(object) : Result<bool>(false);
    Result<> done = whole ? (*whole ? Result<>() : pullPages(object)) : Result<>(whole.error());
    const Result<> applied = endApply();
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
