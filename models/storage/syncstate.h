#pragma once

#include "models/storage/recordstore.h"

/// What the file knows about its twin on a server: which fields were changed here since both agreed, what was sent and not yet
/// answered, what was refused, what both sides changed, and how far the server's changes have been read. Database thread.
///
/// Tables: `sync_change` (record, field, base, sent, first_line, last_line): one row for each field that differs from what the
/// server last said; the field "" holds `create` or `delete` in `base`. It is filled from the journal by `collect`, whose place
/// there is the cursor "journal". `sync_record` (record, remote, stamp, modified, gone, sent, attempt, refused_line, code, text,
/// fields): one row for each record known there. `sync_conflict` (record, field, base, theirs): decisions for a person; the field
/// "" is a deletion on one side against a change on the other. `sync_cursor` (name, value).
namespace SyncState {

/// One record as the server tells it. Values are neutral texts by local field name; links are the server's ids.
struct RemoteRow {
    QString remoteId;
    QString uuid; ///< Steward's key, if the org has a field for it
    bool deleted = false;
    QString master = {}; ///< the winner, if this one was merged into another
    QString stamp = {}; ///< SystemModstamp as sent
    QString modified = {}; ///< LastModifiedDate as sent
    QHash<QString, QString> values = {};
};

struct Applied {
    int created = 0;
    int updated = 0;
    int deleted = 0;
    int conflicts = 0; ///< fields newly put before the person
    int merged = 0; ///< fields where one side's change was taken beside a change of the other side elsewhere in the record
    ChangeSet changes = {};
};

/// One record with what is to be sent of it.
struct Outgoing {
    enum class Kind { Create, Update, Delete };
    RecordId record = 0;
    Kind kind = Kind::Update;
    QString uuid = {};
    QString remoteId = {};
    QString title = {};
    QString modified = {}; ///< LastModifiedDate both sides agreed on
    QString stamp = {};
    QHash<QString, QString> values = {}; ///< neutral texts; links are the server's ids
    QHash<QString, QString> local = {}; ///< the same as stored here
    QStringList later = {}; ///< links whose targets are not on the server yet: sent when they are
    qint64 line = 0; ///< edits with a higher number are not in `values`
    QHash<QString, QString> sentBefore = {}; ///< of a creation that was sent without an answer
    QString attempt = {}; ///< the server's time when it was sent
};

/// One line of Pending Changes.
struct Pending {
    RecordId record = 0;
    QString uuid;
    QString title;
    QString field; ///< empty: the record itself
    QString kind; ///< "create", "update", "delete"
    QString before; ///< neutral texts
    QString after;
    QString beforeWords; ///< as people read them: a link is its record's title
    QString afterWords;
    QDateTime at; ///< of the latest edit
    QString state; ///< "waiting", "uncertain", "refused", "conflict"
    QString code; ///< of a refusal, and the server's words
    QString words;
    QStringList refusedFields;
    bool operator==(const Pending &) const = default;
};

struct Conflict {
    RecordId record = 0;
    QString uuid;
    QString title;
    QString field; ///< empty: deleted on one side, changed on the other
    QString base;
    QString mine;
    QString theirs; ///< for an empty field "deleted" or "changed"
    QString baseWords; ///< as people read them
    QString mineWords;
    QString theirsWords;
    bool operator==(const Conflict &) const = default;
};

/// How it stands between the workspace and the server.
struct Figures {
    int waiting = 0; ///< records with changes that are not sent
    int refused = 0; ///< of them, records that the server refused
    int conflicts = 0; ///< decisions for a person
    QDateTime lastSync = {}; ///< the end of the last whole run; invalid: there was none
    int needsPerson() const { return refused + conflicts; }
};

struct Refusal {
    RecordId record = 0;
    qint64 line = 0;
    QString code;
    QString words;
    QStringList fields;
};

/// What a picklist of the org offers.
struct OrgPicklist {
    QString field;
    QString controller = {}; ///< the local field that decides which choices are valid
    bool restricted = false; ///< nothing else is taken there
    QList<Choice> choices = {};
};

/// The org's picklists take the place of the declared ones, for this file and whenever it is opened; choices that the org does not
/// restrict to keep the declared ones behind its own. True if something changed.
Result<bool> takePicklists(Connection &connection, Schema &schema, int object, const QList<OrgPicklist> &picklists);
/// As they were taken before; for the opening of a file.
Result<> readPicklists(Connection &connection, Schema &schema);

Result<> makeTables(Connection &connection);
/// Forgets the server: everything but the records' ids there.
Result<> forget(Connection &connection);
/// The person who works here is this user of the server, unless one of them is known already.
Result<> meetMe(Connection &connection, const Schema &schema, RecordId me, const QString &remoteId);
QString cursor(Connection &connection, const QString &name);
Result<> setCursor(Connection &connection, const QString &name, const QString &value);
/// All of them whose name begins so, without that beginning.
QHash<QString, QString> cursors(Connection &connection, const QString &prefix);

/// Reads the journal from where it stopped, at most `limit` lines; true while there are more. Only objects with a remote name.
Result<bool> collect(Connection &connection, const Schema &schema, int limit = 5000);
/// Merges rows into the file and stores the cursors with them, in one transaction. Edits made meanwhile are collected first.
Result<Applied> apply(Connection &connection, Schema &schema, const ObjectType &type, const QList<RemoteRow> &rows,
                      const QHash<QString, QString> &cursors, const QDateTime &now);
/// Up to `limit` records with changes that may be sent: `fields` are those the server takes. What is in conflict, refused and not
/// edited since, or waits for another record is left out. Notes what is about to be sent, and `serverTime`.
Result<QList<Outgoing>> outgoing(Connection &connection, const Schema &schema, const ObjectType &type, Outgoing::Kind kind,
                                 const QSet<QString> &fields, RecordId after, int limit, const QString &serverTime, bool note);
/// The server took `sent`: its lines are settled by number, so that an edit made meanwhile is sent next.
Result<> accepted(Connection &connection, Schema &schema, const QList<Outgoing> &sent, const QDateTime &now);
/// The server refused: the record keeps its changes and waits until it is edited or tried again.
Result<> refused(Connection &connection, const QList<Refusal> &refusals);
/// It is certain that what was noted was not applied.
Result<> notApplied(Connection &connection, const QList<RecordId> &records);
/// Deletions there that nothing here had told of: ids known here that a complete reading of the server's ids did not show.
QStringList missing(Connection &connection, const ObjectType &type, const QSet<QString> &present);
/// The other way round: ids of the server that were never here.
QStringList unknown(Connection &connection, const ObjectType &type, const QSet<QString> &present);

/// Ids of an object that have to be read from the server again.
QStringList toReadAgain(Connection &connection, int object);
/// How many decisions wait for a person, and how many records have changes to send.
Result<std::pair<int, int>> counts(Connection &connection, const Schema &schema);
Result<Figures> figures(Connection &connection, const Schema &schema);
Result<QList<Pending>> pending(Connection &connection, const Schema &schema);
Result<QList<Conflict>> conflicts(Connection &connection, const Schema &schema);
/// Keeps this computer's or the server's word. Returns what changed here.
Result<ChangeSet> resolve(Connection &connection, Schema &schema, RecordId record, const QString &field, bool mine, const QDateTime &now);
/// What the person wants done whenever both sides changed this field, without being asked; nullopt: ask.
Result<> setRule(Connection &connection, const ObjectType &type, const QString &field, std::optional<bool> mine);
Result<> tryAgain(Connection &connection, RecordId record);
/// Takes the unsent changes of a record back to what both sides agreed on.
Result<ChangeSet> discard(Connection &connection, Schema &schema, RecordId record, const QDateTime &now);

}
