#include "models/storage/workspace.h"

#include "models/schema/objects/names.h"
#include "models/storage/customfields.h"
#include "models/storage/filecheck.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"
#include "models/storage/syncstate.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <sqlite3.h>

namespace {

const QStringList houseTables {
    u"CREATE TABLE IF NOT EXISTS record_link(record INTEGER, field TEXT, position INTEGER, target INTEGER, PRIMARY KEY(record, field, position)) WITHOUT ROWID"_s,
    u"CREATE INDEX IF NOT EXISTS record_link_target ON record_link(target, field)"_s,
    u"CREATE TABLE IF NOT EXISTS unresolved_link(record INTEGER, field TEXT, remote_id TEXT, PRIMARY KEY(record, field, remote_id)) WITHOUT ROWID"_s,
    u"CREATE INDEX IF NOT EXISTS unresolved_link_remote ON unresolved_link(remote_id)"_s,
    u"CREATE TABLE IF NOT EXISTS step(id INTEGER PRIMARY KEY, name TEXT, kind TEXT, at TEXT, who INTEGER, of INTEGER, state TEXT)"_s,
    u"CREATE INDEX IF NOT EXISTS step_state ON step(state) WHERE state IS NOT NULL"_s,
    u"CREATE TABLE IF NOT EXISTS journal(id INTEGER PRIMARY KEY, step INTEGER, record INTEGER, event TEXT, field TEXT, before TEXT, after TEXT)"_s,
    u"CREATE INDEX IF NOT EXISTS journal_record ON journal(record)"_s,
    u"CREATE INDEX IF NOT EXISTS journal_step ON journal(step)"_s,
    u"CREATE TABLE IF NOT EXISTS custom_field(object INTEGER, name TEXT, position INTEGER, declaration TEXT, PRIMARY KEY(object, name)) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS fact(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS draft(key TEXT PRIMARY KEY, content TEXT, at TEXT) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS recent(record INTEGER PRIMARY KEY, at TEXT)"_s,
    u"CREATE TABLE IF NOT EXISTS metric(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)"_s,
    u"CREATE TABLE IF NOT EXISTS usage_point(account INTEGER, metric INTEGER, day INTEGER, value REAL, batch INTEGER, PRIMARY KEY(account, metric, day)) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS usage_batch(id INTEGER PRIMARY KEY, name TEXT, at TEXT)"_s,
    u"CREATE TABLE IF NOT EXISTS usage_before(batch INTEGER, account INTEGER, metric INTEGER, day INTEGER, value REAL, of INTEGER, PRIMARY KEY(batch, account, metric, day)) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS usage_step(step INTEGER PRIMARY KEY, batch INTEGER, name TEXT, at TEXT)"_s,
    u"CREATE TABLE IF NOT EXISTS usage_undone(batch INTEGER, account INTEGER, metric INTEGER, day INTEGER, value REAL, PRIMARY KEY(batch, account, metric, day)) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS health_kept(account INTEGER PRIMARY KEY, dau_mau REAL, mau_seats REAL, mau_trend REAL, usage_day INTEGER, nps REAL, nps_day INTEGER, tickets INTEGER, severe INTEGER, criteria INTEGER, met INTEGER, criteria_day INTEGER, risks INTEGER)"_s,
    u"CREATE TABLE IF NOT EXISTS health_week(account INTEGER, week INTEGER, score INTEGER, tone TEXT, points TEXT, PRIMARY KEY(account, week)) WITHOUT ROWID"_s,
    u"CREATE INDEX IF NOT EXISTS health_week_week ON health_week(week)"_s,
    u"CREATE TABLE IF NOT EXISTS forecast_week(week TEXT PRIMARY KEY, taken TEXT) WITHOUT ROWID"_s,
    u"CREATE TABLE IF NOT EXISTS forecast_line(week TEXT, contract INTEGER, name TEXT, renewal TEXT, currency TEXT, arr REAL, forecast REAL, final REAL, PRIMARY KEY(week, contract)) WITHOUT ROWID"_s,
    // What the forecast was is what it was, whatever anybody wishes later.
    u"CREATE TRIGGER IF NOT EXISTS forecast_week_stays BEFORE UPDATE ON forecast_week BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END"_s,
    u"CREATE TRIGGER IF NOT EXISTS forecast_line_stays BEFORE UPDATE ON forecast_line BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END"_s,
    u"CREATE TRIGGER IF NOT EXISTS forecast_line_is_kept BEFORE DELETE ON forecast_line BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END"_s,
    u"CREATE TABLE IF NOT EXISTS outgoing(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, target TEXT NOT NULL, record INTEGER, subject TEXT, account TEXT, people TEXT, kinds TEXT, comments TEXT, day TEXT, logged_by TEXT, "
    "body TEXT, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, not_before TEXT, uncertain INTEGER NOT NULL DEFAULT 0, holds INTEGER NOT NULL DEFAULT 0, words TEXT, at TEXT, ended TEXT)"_s,
    u"CREATE INDEX IF NOT EXISTS outgoing_open ON outgoing(target, id) WHERE state IN ('waiting', 'sending', 'needs you')"_s,
    u"CREATE TABLE IF NOT EXISTS attachment_content(record INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"_s,
    u"CREATE TABLE IF NOT EXISTS related_count(parent INTEGER, relation INTEGER, n INTEGER, last TEXT, PRIMARY KEY(parent, relation)) WITHOUT ROWID"_s,
};

Result<> executeAll(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (const Result<> done = connection.execute(statement); !done)
            return done;
    }
    return {};
}

QSet<QString> columnsOf(Connection &connection, const QString &table)
{
    QSet<QString> columns;
    Statement rows = connection.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
    rows.bind(1, table);
    while (rows.step())
        columns.insert(rows.text(0));
    return columns;
}

QString createTable(const ObjectType &type)
{
    QStringList columns {u"id INTEGER PRIMARY KEY"_s, u"uuid TEXT NOT NULL"_s, u"remote_id TEXT"_s, u"deleted INTEGER NOT NULL DEFAULT 0"_s};
    for (const Field &field : type.fields) {
        if (field.hasColumn())
            columns << quoted(field.name) + u' ' + columnType(field);
    }
    return u"CREATE TABLE %1(%2)"_s.arg(quoted(type.name), columns.join(u", "_s));
}

/// Lookups that a related list walks, with the column that orders it, and fields that lists sort by.
QStringList indexesOf(const ObjectType &type, const Schema &schema)
{
    const QString table = quoted(type.name);
    QStringList statements {
        u"CREATE UNIQUE INDEX IF NOT EXISTS %1 ON %2(uuid)"_s.arg(quoted(type.name + u"_uuid"_s), table),
        u"CREATE UNIQUE INDEX IF NOT EXISTS %1 ON %2(remote_id) WHERE remote_id IS NOT NULL"_s.arg(quoted(type.name + u"_remote"_s), table),
    };
    QSet<QString> done;
    for (const ObjectType *parent : schema.types()) {
        for (const RelatedList &list : parent->related) {
            if (list.object != type.name || done.contains(list.field))
                continue;
            done.insert(list.field);
            statements << u"CREATE INDEX IF NOT EXISTS %1 ON %2(%3)"_s.arg(quoted(type.name + u'_' + list.field), table, quoted(list.field));
        }
    }
    // What is still to be done is a handful among a million: Home asks for it by date, and by account without reading rows.
    if (type.isActivity && type.field(activity::isClosed))
        statements << u"CREATE INDEX IF NOT EXISTS %1 ON %2(ActivityDate, AccountId) WHERE deleted = 0 AND IsClosed IS NOT 1"_s.arg(quoted(type.name + u"_open"_s), table);
    statements << u"CREATE INDEX IF NOT EXISTS %1 ON %2(deleted) WHERE deleted <> 0"_s.arg(quoted(type.name + u"_bin"_s), table);
    for (const Field &field : type.fields) {
        if (!field.indexed || done.contains(field.name))
            continue;
        const QString collation = field.isText() ? u" COLLATE NOCASE"_s : QString();
        statements << u"CREATE INDEX IF NOT EXISTS %1 ON %2(%3%4) WHERE deleted = 0"_s.arg(quoted(type.name + u'_' + field.name), table, quoted(field.name), collation);
    }
    return statements;
}

} // namespace

Result<> fitTables(Connection &connection, const Schema &schema)
{
    if (const Result<> made = executeAll(connection, houseTables); !made)
        return made;
    for (const ObjectType *type : schema.types()) {
        const QSet<QString> columns = columnsOf(connection, type->name);
        QStringList statements;
        if (columns.isEmpty()) {
            statements << createTable(*type);
        } else {
            for (const Field &field : type->fields) {
                if (field.hasColumn() && !columns.contains(field.name))
                    statements << u"ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(quoted(type->name), quoted(field.name), columnType(field));
            }
        }
        if (const Result<> fitted = executeAll(connection, statements + indexesOf(*type, schema)); !fitted)
            return fitted;
    }
    return {};
}

namespace {

/// A fingerprint of what `fitTables` would make: while it is the same, an open need not look at every table.
QString shapeOf(const Schema &schema)
{
    QString shape = QString::number(workspaceVersion) + u"bin,open,usage,health,forecast,outgoing,usagestep,files"_s;
    for (const ObjectType *type : schema.types()) {
        shape += type->name;
        for (const Field &field : type->fields)
            shape += u',' + field.name + (field.indexed ? u"*"_s : QString());
        for (const RelatedList &list : type->related)
            shape += u';' + list.object + list.field;
    }
    // Not qHash, which is another in every process.
    return QString::fromLatin1(QCryptographicHash::hash(shape.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

Result<> keepFact(Connection &connection, const QString &key, const QString &value)
{
    Statement fact = connection.prepare(u"INSERT OR REPLACE INTO fact(key, value) VALUES (?, ?)"_s);
    fact.bind(1, key).bind(2, value);
    fact.step();
    return fact.failed() || !fact.isValid() ? Result<>(connection.lastError()) : Result<>();
}

bool isFact(Connection &connection, const QString &key, const QString &value)
{
    return connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {key}).toString() == value;
}

Result<> makeOrUpgrade(Connection &connection, Schema &schema)
{
    const bool fresh = columnsOf(connection, u"fact"_s).isEmpty();
    if (!fresh) {
        if (const Result<> read = readCustomFields(connection, schema); !read)
            return read;
        if (const Result<> read = SyncState::readPicklists(connection, schema); !read)
            return read;
        if (isFact(connection, u"shape"_s, shapeOf(schema)) && isFact(connection, u"search"_s, SearchIndex::shapeOf(schema)))
            return {};
    }
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const int version = connection.scalar(u"PRAGMA user_version"_s).toInt();
    if (const Result<> upgraded = fresh ? Result<>() : runUpgradeSteps(connection, version, upgradeSteps()); !upgraded)
        return upgraded;
    if (const Result<> fitted = fitTables(connection, schema); !fitted)
        return fitted;
    if (!isFact(connection, u"search"_s, SearchIndex::shapeOf(schema))) {
        if (const Result<> made = SearchIndex::rebuild(connection, schema); !made)
            return made;
    }
    for (const auto &[key, value] : {std::pair {u"shape"_s, shapeOf(schema)}, {u"search"_s, SearchIndex::shapeOf(schema)}}) {
        if (const Result<> kept = keepFact(connection, key, value); !kept)
            return kept;
    }
    if (const Result<> marked = connection.execute(u"PRAGMA user_version = %1"_s.arg(workspaceVersion)); !marked)
        return marked;
    return transaction.commit();
}

Result<> markAsOurs(Connection &connection)
{
    return connection.execute(u"PRAGMA application_id = %1"_s.arg(workspaceApplicationId));
}

/// A new file says from its first page whose it is, so that one without that mark is never taken for an unfinished one of ours.
Result<> makeFile(const QString &path)
{
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite))
            return sqliteError(SQLITE_CANTOPEN, file.errorString(), path);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    Connection connection;
    if (const Result<> opened = connection.open(path); !opened)
        return opened;
    return markAsOurs(connection);
}

/// What only SQLite can tell: the log may hold a newer version, and pages may be damaged. Large files are looked at as a whole by
/// `check` only, and after a crash.
Result<> lookInside(Connection &connection, const QString &path)
{
    constexpr qint64 always = 64 * 1024 * 1024;
    constexpr qint64 afterCrash = 8 * always;
    const bool crashed = QFileInfo(path + u"-wal"_s).size() > 0;
    Statement version = connection.prepare(u"PRAGMA user_version"_s);
    if (!version.step())
        return connection.lastError();
    if (version.integer(0) > workspaceVersion)
        return newerVersion(path);
    if (QFileInfo(path).size() > (crashed ? afterCrash : always))
        return {};
    Statement look = connection.prepare(u"PRAGMA quick_check(1)"_s);
    const QString verdict = look.step() ? look.text(0) : QString();
    if (look.failed() || !look.isValid())
        return connection.lastError();
    return verdict == u"ok" ? Result<>() : Result<>(sqliteError(SQLITE_CORRUPT, verdict, path));
}

} // namespace

const QList<UpgradeStep> &upgradeSteps()
{
    // Renames and conversions, one for each version from 2 on, in order. Added columns need none: they follow from the schema.
    static const QList<UpgradeStep> steps {};
    return steps;
}

Result<> runUpgradeSteps(Connection &connection, int from, const QList<UpgradeStep> &steps)
{
    for (const UpgradeStep &step : steps) {
        if (step.version <= from)
            continue;
        if (const Result<> done = step.run(connection); !done)
            return done;
    }
    return {};
}

Result<> openWorkspace(Connection &connection, Schema &schema, const QString &path)
{
    if (const Result<> looked = checkFileBeforeOpening(path); !looked)
        return looked;
    if (QFileInfo(path).size() == 0) {
        if (const Result<> made = makeFile(path); !made)
            return made;
    }
    Result<> ready = connection.open(path);
    if (ready)
        ready = lookInside(connection, path);
    if (!ready) {
        connection.closeUntouched();
        return ready;
    }
    // Files of other people on the same machine stay out of reach.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    // A kill between the first page and the end of its journal: SQLite has just taken the page back, and the mark on it.
    if (connection.scalar(u"PRAGMA page_count"_s).toInt() == 0)
        ready = markAsOurs(connection);
    if (ready)
        ready = connection.startWriting();
    if (ready)
        ready = makeOrUpgrade(connection, schema);
    if (!ready)
        connection.close();
    return ready;
}
