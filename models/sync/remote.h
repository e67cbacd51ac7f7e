#pragma once

#include "models/storage/syncstate.h"

/// One object as this person sees it on the server.
struct RemoteObject {
    const ObjectType *type = nullptr;
    QHash<QString, QString> names; ///< local field → the server's name
    QSet<QString> createable; ///< local names
    QSet<QString> updateable;
    bool hasKey = false; ///< the org has the field that keeps Steward's key
    bool hasMaster = false;
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
};

/// A place in the order of changes.
struct Place {
    QString stamp; ///< empty: from the beginning
    QString id;
};

struct Page {
    QList<SyncState::RemoteRow> rows;
    Place last;
    bool complete = false;
};

/// The other side of a sync, as the engine knows it: no addresses, tokens or status codes. Every call may wait for the network. An
/// error's `detail` starts with one word: offline, signin, limit, stopped.
class Remote
{
public:
    virtual ~Remote() = default;
    /// Signs in and reads what the server has of the schema's objects.
    virtual Result<QList<RemoteObject>> open(const Schema &schema) = 0;
    /// The server's clock as of the last answer.
    virtual QDateTime time() const = 0;
    virtual int calls() const = 0;
    /// The server's id of the person who is signed in.
    virtual QString me() const = 0;
    /// Changed, made and deleted records behind `after`, ordered by stamp and id.
    virtual Result<Page> changes(const RemoteObject &object, const Place &after) = 0;
    virtual Result<QList<SyncState::RemoteRow>> read(const RemoteObject &object, const QStringList &ids) = 0;
    virtual Result<QList<SyncState::RemoteRow>> findByKey(const RemoteObject &object, const QStringList &uuids) = 0;
    /// Where there is no key: own records made since the attempt that hold what was sent.
    virtual Result<QList<SyncState::RemoteRow>> findSent(const RemoteObject &object, const SyncState::Outgoing &out) = 0;
    virtual Result<QSet<QString>> allIds(const RemoteObject &object) = 0;
    /// One outcome for each, in order. An error: it is not known what was carried out.
    virtual Result<QList<Outcome>> push(const RemoteObject &object, const QList<SyncState::Outgoing> &records) = 0;
    /// The most records of one kind that `push` takes.
    virtual int batch(SyncState::Outgoing::Kind kind) const = 0;
};
