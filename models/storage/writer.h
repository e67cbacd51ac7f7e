#pragma once

#include "models/schema/schema.h"
#include "models/storage/connection.h"
#include "models/storage/recordstore.h"
#include "models/storage/rows.h"

/// The work of one step, on the database thread, inside one transaction (or several, for long imports): records, journal,
/// search and counts together. Everybody who changes records does it through this class, so nothing can be forgotten.
class Writer
{
public:
    struct Options {
        QString name; ///< of the step
        QString kind = u"edit"_s; ///< "edit", "import", "sync", "undo", "redo"
        RecordId who = 0;
        QDateTime now;
        bool check = true; ///< rules refuse; false: `derive` only (sync, moves)
        bool derive = true; ///< false: values go in as they are, derived ones too (undo, whose journal lines hold them all)
        bool bulk = false; ///< search is indexed per batch
        bool undoable = true;
        qint64 of = 0; ///< the step that an undo or redo is about
    };
    Writer(Connection &connection, Schema &schema, Options options);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// The record as stored, deleted or not.
    Result<Record> read(RecordId id);
    /// Creates (id 0; takes uuid, remoteId, CreatedDate and CreatedById if given) or updates the fields that differ.
    /// `fields` limits an update to these. A record without any difference writes nothing: `unchanged()` counts it.
    Result<RecordId> write(Record record, const QStringList &fields = {}, const QuickForm *form = nullptr);
    /// As `write` for a record known to be new, without looking for an old one. The fast way of imports.
    Result<RecordId> create(Record record, const QuickForm *form = nullptr);
    Result<> update(const Record &before, Record after, const QuickForm *form = nullptr);
    /// The same; true if there was a difference.
    Result<bool> updateIfChanged(const Record &before, Record after);
    bool wouldChange(const Record &before, Record after);
    /// A link that waits for `link` points to `target` now. That is no change by a person: rules and stamps are left alone.
    Result<> link(const Record &before, const QString &field, const QString &link, RecordId target);
    /// Computes the derived fields of a record anew, whatever `Options::derive` says.
    Result<> rederive(RecordId id);
    /// Moves a record with its children to the bin; returns how many.
    Result<int> remove(RecordId id);
    Result<int> restore(RecordId id);
    /// For undo and redo: makes a record visible or invisible as `state` says, with search and counts.
    Result<> setState(RecordId id, RowState state, const QString &event);
    /// Makes a column for a field that the file does not have.
    Result<> addCustomField(int object, Field field);
    /// Links that were waiting for a record with this remote id or uuid are set.
    Result<> healLinks(RecordId arrived, const QString &remoteId);
    /// 0 if there is none.
    RecordId idOfRemote(int object, const QString &remoteId);
    RecordId idOfUuid(int object, const QString &uuid);
    RecordId lastId(int object); ///< the highest that was given so far
    /// A record that has no remote id yet gets one; the builder of a file may change a uuid before anybody knows it.
    Result<> giveRemoteId(RecordId id, const QString &remoteId);
    Result<> giveUuid(RecordId id, const QString &uuid);
    /// True if the record's creation was undone: nobody sees it, but its ids are taken.
    bool isCreationUndone(RecordId id);

    /// Writes what is pending (search batch, counts). Call before committing.
    Result<> flush();
    /// Lines go to a step that an earlier slice began; 0: a new one.
    void continueStep(qint64 step);
    qint64 step(); ///< makes the step's row on first use; 0 while nothing was written
    const ChangeSet &changes() const { return m_changes; }
    RuleContext context();
    void nameStep(const QString &name); ///< before the first line is written
    void setCheck(bool check);
    void setDerive(bool derive);
    Connection &connection() const;
    const Schema &schema() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
    ChangeSet m_changes;
};
