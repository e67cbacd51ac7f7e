#include "models/storage/syncrows.h"

#include "models/schema/merge.h"
#include "models/schema/salesforceid.h"
#include "models/schema/values.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace SyncRows {

Result<> run(Connection &connection, const QString &sql, const QVariantList &values)
{
    Statement &statement = connection.cached(sql);
    for (int i = 0; i < values.size(); ++i) {
        const QVariant &value = values.at(i);
        if (value.typeId() == QMetaType::QString)
            value.toString().isNull() ? statement.bindNull(i + 1) : statement.bind(i + 1, value.toString());
        else
            statement.bind(i + 1, value.toLongLong());
    }
    statement.step();
    const bool failed = statement.failed() || !statement.isValid();
    const Error error = failed ? connection.lastError() : Error {};
    statement.reset();
    return failed ? Result<>(error) : Result<>();
}

std::optional<Twin> twinOf(Connection &connection, RecordId record)
{
    Statement &row = connection.cached(u"SELECT record, remote, stamp, modified, gone, sent FROM sync_record WHERE record = ?"_s);
    row.bind(1, record);
    std::optional<Twin> twin;
    if (row.step())
        twin = Twin {row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0, row.text(5)};
    row.reset();
    return twin;
}

RecordId recordOfRemote(Connection &connection, const ObjectType &type, const QString &remote)
{
    Statement &row = connection.cached(u"SELECT record FROM sync_record WHERE remote = ? AND record BETWEEN ? AND ?"_s);
    row.bind(1, remote).bind(2, firstIdOf(type.code)).bind(3, lastIdOf(type.code));
    const RecordId id = row.step() ? row.integer(0) : 0;
    row.reset();
    return id;
}

QHash<QString, Change> changesOf(Connection &connection, RecordId record)
{
    Statement &rows = connection.cached(u"SELECT field, base, sent, last_line FROM sync_change WHERE record = ?"_s);
    rows.bind(1, record);
    QHash<QString, Change> changes;
    while (rows.step())
        changes.insert(rows.text(0), {rows.text(1), rows.isNull(2) ? QString() : u"="_s + rows.text(2), rows.integer(3)});
    rows.reset();
    return changes;
}

Result<> addChange(Connection &connection, RecordId record, const QString &field, const QString &base, qint64 line)
{
    return run(connection,
               u"INSERT INTO sync_change(record, field, base, last_line) VALUES (?1, ?2, ?3, ?4) "
               "ON CONFLICT(record, field) DO UPDATE SET last_line = max(last_line, excluded.last_line)"_s,
               {record, field, base.isNull() ? u""_s : base, line});
}

Result<> dropChange(Connection &connection, RecordId record, const QString &field)
{
    return run(connection, u"DELETE FROM sync_change WHERE record = ? AND field = ?"_s, {record, field});
}

Result<> dropAll(Connection &connection, RecordId record)
{
    if (const Result<> done = run(connection, u"DELETE FROM sync_change WHERE record = ?"_s, {record}); !done)
        return done;
    return run(connection, u"DELETE FROM sync_conflict WHERE record = ?"_s, {record});
}

QString localLinks(Connection &connection, const Schema &schema, const Field &field, const QString &text)
{
    QStringList parts = text.split(u';', Qt::SkipEmptyParts);
    for (QString &part : parts) {
        bool isNumber = false;
        (void)part.toLongLong(&isNumber);
        if (isNumber)
            continue;
        for (const QString &target : field.targets) {
            const ObjectType *type = schema.type(target);
            if (!type)
                continue;
            Statement &row = connection.cached(layoutOf(*type).byRemote);
            row.bind(1, part);
            const RecordId id = row.step() ? row.integer(0) : 0;
            row.reset();
            if (id) {
                part = QString::number(id);
                break;
            }
        }
    }
    return parts.join(u';');
}

QString comparableHere(Connection &connection, const Schema &schema, const Field &field, const QString &text)
{
    if (!field.isLookup())
        return comparable(field, text);
    return localLinks(connection, schema, field, text).section(u';', 0, 0);
}

QString wordsOf(Connection &connection, const Schema &schema, const Field &field, const QString &text)
{
    if (!field.isLookup()) {
        const Result<QVariant> value = fromNeutral(field, text);
        return value ? displayText(field, *value, QLocale()) : text;
    }
    QStringList titles;
    for (const QString &part : localLinks(connection, schema, field, text).split(u';', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const RecordId id = part.toLongLong(&isNumber);
        const Result<Record> record = isNumber ? readRecord(connection, schema, id) : Result<Record>(Error {});
        titles << (record ? titleOf(*schema.typeOf(id), *record) : part);
    }
    return titles.join(u"; "_s);
}

std::optional<bool> ruleFor(Connection &connection, const ObjectType &type, const QString &field)
{
    const QString rule = SyncState::cursor(connection, u"rule:%1.%2"_s.arg(type.name, field));
    return rule.isEmpty() ? std::nullopt : std::optional<bool>(rule == u"mine");
}

QJsonObject toJson(const QHash<QString, QString> &values)
{
    QJsonObject object;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QHash<QString, QString> fromJson(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    QHash<QString, QString> values;
    for (auto it = object.begin(); it != object.end(); ++it)
        values.insert(it.key(), it.value().toString());
    return values;
}

Writer::Options syncOptions(const QDateTime &now)
{
    return {.name = QCoreApplication::translate("Storage", "Changes from Salesforce"), .kind = u"sync"_s, .now = now, .check = false, .undoable = false};
}

} // namespace SyncRows
