#pragma once

#include "models/schema/schema.h"
#include "models/storage/database.h"
#include "models/storage/query.h"

#include <QFutureWatcher>
#include <QObject>

/// What a commit touched. Views compare and decide whether they are concerned. `everything` after imports and restores.
struct ChangeSet {
    QHash<int, QList<RecordId>> created;
    QHash<int, QList<RecordId>> updated;
    QHash<int, QList<RecordId>> removed;
    bool everything = false;
    bool schema = false; ///< a custom field appeared
    bool concerns(int object) const
    {
        return everything || created.contains(object) || updated.contains(object) || removed.contains(object);
    }
    bool concerns(RecordId id) const
    {
        const int o = objectCodeOf(id);
        return everything || created.value(o).contains(id) || updated.value(o).contains(id) || removed.value(o).contains(id);
    }
};
Q_DECLARE_METATYPE(ChangeSet)

/// One named step of the journal: an edit, a bulk edit, an import, a merge. Undo takes back whole steps.
struct Step {
    qint64 id = 0;
    QString name; ///< in the person's words: "Change Health of Harbor Point"
    QDateTime at;
    RecordId who = 0;
};

/// One line of a record's history.
struct HistoryLine {
    qint64 id = 0;
    Step step;
    QString field; ///< empty: the record was created, deleted or restored, see `event`
    QString event; ///< "create", "update", "delete", "restore"
    QVariant before;
    QVariant after;
};

/// One record in the recycle bin.
struct BinEntry {
    RecordId id = 0;
    QString title;
    QDateTime at; ///< when it was deleted
    QString who;
};

/// The newest part of the recycle bin, and how much there is.
struct BinContents {
    QList<BinEntry> entries;
    int total = 0;
};

/// One field that is different now.
struct FieldChange {
    QString field;
    QVariant before;
    QVariant after;
};

/// What is different about one record since a moment.
struct RecordChange {
    RecordId id = 0;
    QString title = {};
    bool created = false; ///< it was not there; `fields` tells what was changed after it came
    bool deleted = false; ///< it went to the recycle bin
    QList<FieldChange> fields = {};
    QDateTime last = {}; ///< of its latest change
};

struct UndoState {
    QString undo; ///< name of the step that Ctrl+Z takes back; empty: nothing
    QString redo;
};

/// What a move carried: the records chosen, and those that followed them.
struct Moved {
    int chosen = 0;
    int followed = 0;
};

/// A hit of the search.
struct Hit {
    RecordId id = 0;
    QString title;
    QString subtitle; ///< tells twins apart: "Harbor Point Logistics · VP Engineering"
    QStringList badges; ///< labels of badges that hold
};

/// Count and a few rows of one related list, for quick links and hover cards.
struct RelatedCount {
    int count = 0;
    QDate last = {}; ///< latest ActivityDate of closed activities, where the child has one
};

/// One line of a timeline, small enough to hold a page of them.
struct TimelineEntry {
    RecordId id = 0;
    QString title;
    QString kind; ///< "call", "task", "event", "email": icon and colour
    QDate date;
    QDateTime start; ///< events
    bool open = false; ///< a task that is not done, an event that is to come
    QString type; ///< API value of Type
    QString subType;
    QList<RecordId> people;
    QString peopleNames; ///< first name and "+2"
    QString owner;
    RecordId ownerId = 0;
    QString description;
    QStringList names; ///< the titles of `people`, at most twelve
    RecordId what = 0; ///< Related To
    QString whatTitle;
    QString location; ///< events
    QDateTime end; ///< events
};

/// The beginning of a timeline, and how much there is of it.
struct TimelinePage {
    QList<TimelineEntry> entries;
    int open = 0; ///< of all, not only of `entries`
    int total = 0;
};

/// Records in and out, one transaction and one journal step per call. Every function may be called from the UI thread: the work
/// is done on the database thread and the answer comes through the future (see `whenReady`). After a commit `changed` is emitted
/// on this object's thread. An answer without error means the data is on the disk.
class RecordStore : public QObject
{
    Q_OBJECT

public:
    RecordStore(Database &database, Schema &schema, QObject *parent = nullptr);
    ~RecordStore() override;

    Schema &schema() const { return m_schema; }
    Database &database() const { return m_database; }
    /// The world as rules see it, without `fieldOf` (which only storage has). The clock is handed in for tests.
    RuleContext context() const;
    void setClock(std::function<QDateTime()> now) { m_now = std::move(now); }
    RecordId me() const;

    /// Opens or makes the workspace file, upgrades it, reads custom fields into the schema, makes "Hold Public" and the user.
    QFuture<Result<>> open(const QString &path);
    QFuture<Result<>> close();

    QFuture<Result<Record>> fetch(RecordId id);
    /// A new record as its form starts: `presets`, the form's own presets, then the object's defaults, which may ask other records.
    QFuture<Result<Record>> prepare(int object, const QHash<QString, QVariant> &presets = {}, const QString &formName = {});
    QFuture<Result<RecordId>> findByUuid(const QString &uuid);
    /// By uuid or Salesforce id (15 or 18 characters), whatever the object.
    QFuture<Result<RecordId>> findRecord(const QString &id);
    /// Creates (id 0) or updates. Only `changedFields` are written; empty: all that differ from the stored record. Derives,
    /// checks (an Error of kind Invalid lists the problems), writes record, journal, search and counts. `draftKey`: the draft that
    /// this save makes needless is dropped in the same transaction, so a crash never brings back what is saved already.
    QFuture<Result<RecordId>> save(const Record &record, const QString &stepName = {}, const QStringList &changedFields = {},
                                   const QString &formName = {}, const QString &draftKey = {});
    /// Several records as one step; all or none.
    QFuture<Result<QList<RecordId>>> saveAll(const QList<Record> &records, const QString &stepName);
    /// Moves records with their children to the recycle bin.
    QFuture<Result<int>> remove(const QList<RecordId> &ids, const QString &stepName = {});
    /// Moves records to another record of `field`'s target as one step: contacts to another account. What hangs on a moved record
    /// (its related lists, and theirs) and pointed to its old place follows: calls, events and tickets of a contact leave the old
    /// account with it. A call that somebody attended who stays behind stays behind as well; records without any change are
    /// left alone. Undo brings everything back exactly.
    QFuture<Result<Moved>> move(const QList<RecordId> &ids, const QString &field, RecordId target);
    /// Where such records may belong, best first: by the domain of their e-mail addresses, which other records' addresses or web
    /// sites name too. Empty for the domains of public mail services. Never their present place.
    QFuture<QList<Hit>> moveSuggestions(const QList<RecordId> &ids, const QString &field, int limit = 3);
    /// Takes records (with the children that went with them) out of the bin.
    QFuture<Result<int>> restore(const QList<RecordId> &ids);
    /// Removes for good everything in the bin. The one thing that cannot be undone.
    QFuture<Result<int>> emptyBin();
    /// What lies in the bin, all objects, newest first.
    QFuture<Result<BinContents>> bin(int limit = 5000);

    QFuture<Result<QString>> undo(); ///< the name of the step taken back
    QFuture<Result<QString>> redo();
    /// Takes one given step back, whatever came after it: an import from its report.
    QFuture<Result<QString>> takeBack(qint64 step);
    QFuture<UndoState> undoState();
    QFuture<Result<QList<HistoryLine>>> history(RecordId id, int limit = 500);
    /// What is different now from how it was at `since`, latest change first.
    QFuture<Result<QList<RecordChange>>> changesSince(const QDateTime &since, int limit = 1000);
    QFuture<Result<QList<Step>>> steps(int limit = 100); ///< newest first

    /// All ids of a list in order: cheap enough for a million rows.
    QFuture<Result<QList<RecordId>>> ids(const Query &query);
    /// The first `query.limit` ids and the rows of the first `rowCount` of them, in one go: what a list shows before it has the others.
    QFuture<Result<ListStart>> listStart(const Query &query, const QStringList &fields, int rowCount);
    /// Reads the order of these columns of a large table into memory when nobody waits for anything, so that a later sort is quick.
    void prepareSorting(int object, const QStringList &fields);
    QFuture<Result<QList<Record>>> find(const Query &query);
    /// Rows of one list by key, with only `fields` read: what a view shows of them.
    QFuture<Result<RowBlock>> rows(int object, const QList<RecordId> &ids, const QStringList &fields);
    QFuture<Result<QList<Record>>> fetchAll(const QList<RecordId> &ids);
    QFuture<Result<int>> count(const Query &query);
    /// Titles of records, for lookups that are shown.
    QFuture<QHash<RecordId, QString>> titles(const QList<RecordId> &ids);
    /// Counts of a record's related lists, in the order of `ObjectType::related`. Kept up as records change, so always quick.
    QFuture<QList<RelatedCount>> relatedCounts(RecordId id);
    /// Open ones first by date, then closed ones newest first; `offset` pages on.
    QFuture<Result<QList<TimelineEntry>>> timeline(RecordId about, int limit, int offset = 0, const TimelineFilter &filter = {});
    /// The first `limit` of them with the counts of all, read at one moment.
    QFuture<Result<TimelinePage>> timelinePage(RecordId about, int limit, const TimelineFilter &filter = {});

    /// Best records for what has been typed, all objects or one (`object` 0: all). From the first letter.
    QFuture<QList<Hit>> search(const QString &typed, int limit = 5, int object = 0);
    QFuture<QList<Hit>> recent(int limit = 5, int object = 0);
    /// Remembers that a person opened a record.
    void touch(RecordId id);

    // Drafts: what is being typed in an open form, kept through a crash.
    QFuture<Result<>> keepDraft(const QString &key, const QByteArray &json);
    QFuture<Result<>> dropDraft(const QString &key);
    QFuture<QList<QPair<QString, QByteArray>>> drafts();

    // Small facts of the workspace ("sample data is in", "corporate currency").
    QFuture<QString> fact(const QString &key);
    QFuture<Result<>> setFact(const QString &key, const QString &value);

    /// For work of other rooms on the database thread (import, generate): announces what it committed. Any thread.
    void announce(const ChangeSet &changes);
    /// The same for work that may outlive this store.
    std::function<void(const ChangeSet &)> announcer() const;

Q_SIGNALS:
    void changed(const ChangeSet &changes);
    void undoChanged();

private:
    struct Shared;
    template <typename T, typename Work>
    QFuture<Result<T>> inTransaction(const QString &name, Work work);

    Database &m_database;
    Schema &m_schema;
    std::function<QDateTime()> m_now;
    std::shared_ptr<Shared> m_shared; ///< what jobs on the database thread hold; outlives the store
};

/// The fact that says in which month (1 to 12) the company's own year begins.
inline const QString fiscalStartFact = QStringLiteral("fiscalStart");

/// Calls `use` with the answer on `listener`'s thread. A listener that is gone is not called.
template <typename T, typename Use>
void whenReady(const QFuture<T> &answer, QObject *listener, Use use)
{
    auto *watcher = new QFutureWatcher<T>(listener);
    QObject::connect(watcher, &QFutureWatcherBase::finished, listener, [watcher, use = std::move(use)] {
        watcher->deleteLater();
        use(watcher->result());
    });
    watcher->setFuture(answer);
}
