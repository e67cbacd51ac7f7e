#pragma once

#include "models/storage/syncstate.h"
#include "models/storage/writer.h"

/// What the parts of SyncState share. Database thread.
namespace SyncRows {

/// The row of `sync_record`.
struct Twin {
    RecordId record = 0;
    QString remote;
    QString stamp;
    QString modified;
    bool gone = false;
    QString sent; ///< JSON of a creation without an answer
};
/// The row of `sync_change`.
struct Change {
    QString base;
    QString sent; ///< null: nothing is in the air
    qint64 lastLine = 0;
};

Result<> run(Connection &connection, const QString &sql, const QVariantList &values = {});
std::optional<Twin> twinOf(Connection &connection, RecordId record);
RecordId recordOfRemote(Connection &connection, const ObjectType &type, const QString &remote);
QHash<QString, Change> changesOf(Connection &connection, RecordId record);
Result<> addChange(Connection &connection, RecordId record, const QString &field, const QString &base, qint64 line);
Result<> dropChange(Connection &connection, RecordId record, const QString &field);
Result<> dropAll(Connection &connection, RecordId record);
/// A text as it is compared, with links as ids of this file wherever their targets are here; of several people the first.
QString comparableHere(Connection &connection, const Schema &schema, const Field &field, const QString &text);
/// The text of links with every id that is known here as an id of this file.
QString localLinks(Connection &connection, const Schema &schema, const Field &field, const QString &text);
/// A neutral text as people read it: links by the titles of their records.
QString wordsOf(Connection &connection, const Schema &schema, const Field &field, const QString &text);
/// What was chosen for conflicts of a field: true for this side, false for the server's.
std::optional<bool> ruleFor(Connection &connection, const ObjectType &type, const QString &field);
QJsonObject toJson(const QHash<QString, QString> &values);
QHash<QString, QString> fromJson(const QString &json);
Writer::Options syncOptions(const QDateTime &now);

}
