#pragma once

#include "models/storage/syncstate.h"

/// A field of the server's, as it describes it.
struct RemoteField {
    QString name;
    QString label;
    QString type; ///< the server's word
    bool custom = false;
    bool createable = false;
    bool updateable = false;
    int decimals = 0;
    QStringList targets = {}; ///< of a reference: the server's objects
    QList<Choice> choices = {}; ///< of a picklist: those that may be chosen
};

/// Which way a field's values go.
enum class Direction {
    Both,
    Here, ///< the server's value is taken, none is sent
    Neither,
};

/// How a field here meets a field there.
struct FieldMapping {
    QString local; ///< the schema's name
    QString remote = {}; ///< empty: the server lacks it
    QString label = {}; ///< the server's
    bool byLabel = false; ///< found by its label, not by its name
    Direction most = Direction::Neither; ///< what both sides allow
    Direction direction = Direction::Neither; ///< what happens
};

/// What a person chose, by "object.field" of the schema.
struct MappingChoice {
    QString remote = {}; ///< empty: the one that is found
    Direction direction = Direction::Both;
};
using MappingChoices = QHash<QString, MappingChoice>;

/// What is loaded of an org: which accounts, and how far what hangs on them goes along. Records that hang on no account always come.
struct PullScope {
    enum class Accounts { All, Mine, Matching };
    static constexpr int everything = 3;
    Accounts accounts = Accounts::All;
    QString filter = {}; ///< of `Matching`: comparisons joined by "and"
    int depth = everything; ///< 0: accounts alone; 1: what names an account; 2: also what names that; 3: all that hangs on it
    bool operator==(const PullScope &) const = default;
};

/// One object as this person sees it on the server.
struct RemoteObject {
    const ObjectType *type = nullptr;
    QString name = {}; ///< the server's; empty: it has none like it
    QString label = {};
    QList<FieldMapping> fields = {};
    QList<RemoteField> others = {}; ///< fields of the server that have no place here
    QList<SyncState::OrgPicklist> picklists = {}; ///< what the server's picklists offer, by local field
    QHash<QString, QString> names; ///< local field → the server's name
    QSet<QString> createable; ///< local names
    QSet<QString> updateable;
    bool hasKey = false; ///< the org has the field that keeps Steward's key
    bool hasMaster = false;
    QString where = {}; ///< the server's condition of the records that are wanted; empty: all
    bool leftOut = false; ///< none is wanted
    bool canCreate = false;
    bool canUpdate = false;
    bool canDelete = false;
};

/// What became of one record that was sent.
struct Outcome {
    enum class Kind {
        Done,
        Refused, ///< the record waits for a person
        Changed, ///< it was changed there meanwhile: merge first
        Gone, ///< it was deleted there
        Exists, ///< this creation had been carried out already
        Later, ///< certainly not carried out: send it again
    };
    Kind kind = Kind::Done;
    QString remoteId = {};
    QString code = {};
    QString words = {};
    QStringList fields = {}; ///< local names
    SyncState::RemoteRow row = {}; ///< the record as it is there now; without an id: not told
    bool stops = false; ///< with `Later`: nothing else can be sent either
};

/// A place in the order of changes.
struct Place {
    QString stamp; ///< empty: from the beginning
    QString id;
};

struct RemotePage {
    QList<SyncState::RemoteRow> rows;
    Place last;
    bool complete = false;
};

/// A part of a large reading in one piece.
struct BulkPage {
    QList<SyncState::RemoteRow> rows;
    QString next; ///< the place of the part behind this one; empty: this is the last
    bool gone = false; ///< the server has the whole reading no more, or gave it up
};

/// The other side of a sync, as the engine knows it: no addresses, tokens or status codes. Every call may wait for the network. An
/// error's `detail` starts with one word: offline, signin, limit,
/// untrusted, other (not this workspace's org), stopped.
class Remote
{
public:
    virtual ~Remote() = default;
    /// Signs in and reads what the server has of the schema's objects; those it lacks come without a name.
    virtual Result<QList<RemoteObject>> open(const Schema &schema, const MappingChoices &choices, const PullScope &scope) = 0;
    /// The server's clock as of the last answer.
    virtual QDateTime time() const = 0;
    virtual int calls() const = 0;
    /// The server's id of the person who is signed in.
    virtual QString me() const = 0;
    /// Names the org and the person; empty until something was answered.
    virtual QString identity() const = 0;
    /// How many records of the wanted ones `changes` would bring from the beginning.
    virtual Result<int> count(const RemoteObject &object) = 0;
    /// Changed, made and deleted records behind `after`, ordered by stamp and id.
    virtual Result<RemotePage> changes(const RemoteObject &object, const Place &after) = 0;
    /// Whether so many records come with fewer requests in one piece than page by page.
    virtual bool bulkIsCheaper(int records) const = 0;
    /// Has the server prepare all records of an object; answers the name of what it prepares.
    virtual Result<QString> beginBulk(const RemoteObject &object) = 0;
    /// The part at `place` (empty: the first) of what `job` names, in no order. Waits until it is prepared.
    virtual Result<BulkPage> bulkPage(const RemoteObject &object, const QString &job, const QString &place) = 0;
    /// It is read: the server may forget it.
    virtual void endBulk(const QString &job) = 0;
    virtual Result<QList<SyncState::RemoteRow>> read(const RemoteObject &object, const QStringList &ids) = 0;
    virtual Result<QList<SyncState::RemoteRow>> findByKey(const RemoteObject &object, const QStringList &uuids) = 0;
    /// Where there is no key: own records made since the attempt that hold what was sent.
    virtual Result<QList<SyncState::RemoteRow>> findSent(const RemoteObject &object, const SyncState::Outgoing &out) = 0;
    virtual Result<QSet<QString>> allIds(const RemoteObject &object) = 0;
    /// One outcome for each, in order. An error: it is not known what was carried out.
    virtual Result<QList<Outcome>> push(const RemoteObject &object, const QList<SyncState::Outgoing> &records) = 0;
    /// Waits before what was not carried out is sent again: longer each time.
    virtual void rest(int attempt) = 0;
    /// The most records of one kind that `push` takes.
    virtual int batch(SyncState::Outgoing::Kind kind) const = 0;
};
