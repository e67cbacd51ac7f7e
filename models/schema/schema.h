#pragma once

#include "models/schema/objecttype.h"

#include <QMutex>

#include <memory>
#include <vector>

/// The declared objects, as written in models/schema/objects, in navigation order. Their system fields are not in yet.
const QList<const ObjectType *> &objectTypes();

/// All objects with their declared, system and custom fields. One instance per open file; built by app, handed to everyone.
/// Thread-safe. A type is never changed in place: a new custom field makes a new version, and older versions stay valid
/// until the Schema is gone, so a pointer may be kept for as long as a page lives.
class Schema
{
public:
    Schema();
    ~Schema();
    Schema(const Schema &) = delete;
    Schema &operator=(const Schema &) = delete;

    QList<const ObjectType *> types() const;
    /// nullptr if there is none.
    const ObjectType *type(int code) const;
    const ObjectType *type(const QString &name) const;
    const ObjectType *typeOf(RecordId id) const { return type(objectCodeOf(id)); }
    /// By object name, remote name, file name or plural, whatever its case: "Tasks" is Activity.
    const ObjectType *recognised(const QString &name) const;
    /// By the first three characters of a Salesforce id.
    const ObjectType *byKeyPrefix(const QString &remoteId) const;

    /// Adds or replaces a custom field of `objectCode`. Called by storage, which keeps it in the file.
    void addCustomField(int objectCode, const Field &field);

    /// Which version of each type is in force; set back when the transaction that added custom fields is rolled back.
    using Version = QHash<int, const ObjectType *>;
    Version version() const;
    void setVersion(const Version &version);

private:
    mutable QMutex m_mutex;
    std::vector<std::unique_ptr<const ObjectType>> m_all; ///< every version
    QHash<int, const ObjectType *> m_current;
    QList<int> m_order;
};

/// The fields that every object has beside its own, at the end: OwnerId is declared by the objects themselves.
namespace system_field {
inline const QString createdDate = u"CreatedDate"_s;
inline const QString createdBy = u"CreatedById"_s;
inline const QString modifiedDate = u"LastModifiedDate"_s;
inline const QString modifiedBy = u"LastModifiedById"_s;
inline const QString remoteStamp = u"SystemModstamp"_s;
}
