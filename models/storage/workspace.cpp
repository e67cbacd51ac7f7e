#include "models/storage/workspace.h"

#include "models/storage/customfields.h"
#include "models/storage/filecheck.h"
#include "models/storage/rows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

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
    u"CREATE TABLE IF NOT EXISTS related_count(parent INTEGER, relation INTEGER, n INTEGER, last TEXT, PRIMARY KEY(parent, relation)) WITHOUT ROWID"_s,
};

/// `find_who` and `find_text`: see searchindex.h. The vocabulary tables expand long prefixes.
QStringList searchTables()
{
    QStringList statements;
    for (const QString &name : {u"find_who"_s, u"find_text"_s}) {
        statements << u"CREATE VIRTUAL TABLE %1 USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\", prefix='1 2 3', detail=none, columnsize=0)"_s.arg(name)
                   << u"INSERT INTO %1(%1, rank) VALUES ('automerge', 0)"_s.arg(name)
                   << u"INSERT INTO %1(%1, rank) VALUES ('crisismerge', 1999)"_s.arg(name)
                   << u"CREATE VIRTUAL TABLE %1_terms USING fts5vocab(%1, row)"_s.arg(name);
    }
    return statements;
}

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
    if (columnsOf(connection, u"find_who"_s).isEmpty()) {
        if (const Result<> made = executeAll(connection, searchTables()); !made)
            return made;
    }
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
    QString shape = QString::number(workspaceVersion) + u"bin"_s;
    for (const ObjectType *type : schema.types()) {
        shape += type->name;
        for (const Field &field : type->fields)
            shape += u',' + field.name + (field.indexed ? u"*"_s : QString());
        for (const RelatedList &list : type->related)
            shape += u';' + list.object + list.field;
    }
    return QString::number(qHash(shape, 0x57eadULL), 16);
}

Result<> makeOrUpgrade(Connection &connection, Schema &schema)
{
    const bool fresh = connection.scalar(u"SELECT count(*) FROM sqlite_schema"_s).toInt() == 0;
    if (!fresh) {
        if (const Result<> read = readCustomFields(connection, schema); !read)
            return read;
        if (connection.scalar(u"SELECT value FROM fact WHERE key = 'shape'"_s).toString() == shapeOf(schema))
            return {};
    }
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    // Renames and conversions between versions go here, one numbered function each, before columns are added.
    if (const Result<> fitted = fitTables(connection, schema); !fitted)
        return fitted;
    Statement fact = connection.prepare(u"INSERT OR REPLACE INTO fact(key, value) VALUES ('shape', ?)"_s);
    fact.bind(1, shapeOf(schema));
    fact.step();
    const Result<> marked = executeAll(connection, {u"PRAGMA application_id = %1"_s.arg(workspaceApplicationId), u"PRAGMA user_version = %1"_s.arg(workspaceVersion)});
    if (!marked)
        return marked;
    return transaction.commit();
}

} // namespace

Result<> openWorkspace(Connection &connection, Schema &schema, const QString &path)
{
    if (const Result<> looked = checkFileBeforeOpening(path); !looked)
        return looked;
    if (const Result<> opened = connection.open(path); !opened)
        return opened;
    // Files of other people on the same machine stay out of reach.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    if (const Result<> ready = makeOrUpgrade(connection, schema); !ready) {
        const Error error = ready.error();
        connection.close();
        return error;
    }
    return {};
}
