#include "tests/bench/bench.h"

#include "models/exchange/csvwriter.h"
#include "models/exchange/importer.h"
#include "models/schema/objects/names.h"
#include "models/storage/rows.h"
#include "models/storage/searchindex.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sqlite3.h>

namespace {

const QStringList columns {u"Subject"_s, u"Type"_s, u"Status"_s, u"Priority"_s, u"ActivityDate"_s, u"Description"_s, u"TaskSubtype"_s, u"Sub_Type__c"_s};

/// A Salesforce id of a kind, counted up.
QByteArray salesforceId(const QByteArray &prefix, qint64 number)
{
    return prefix + QByteArray::number(number).rightJustified(12, '0');
}

/// The calls of the workspace as Salesforce would export them, with the accounts they are about.
void writeCsv(OpenBench &open, const QString &folder)
{
    const auto done = waitFor(open.database.run([folder](Connection &connection) {
        QFile accounts(folder + u"/Account.csv"_s);
        QFile calls(folder + u"/Task.csv"_s);
        if (!accounts.open(QIODevice::WriteOnly) || !calls.open(QIODevice::WriteOnly))
            return false;
        accounts.write("Id,Name\r\n");
        Statement names = connection.prepare(u"SELECT id & 0xffffffff, Name FROM Account WHERE deleted = 0"_s);
        while (names.step())
            accounts.write(CsvWriter::line({salesforceId("001", names.integer(0)), names.utf8(1).toByteArray()}));
        calls.write("Id,WhatId," + columns.join(u',').toUtf8() + "\r\n");
        Statement rows = connection.prepare(u"SELECT id & 0xffffffff, AccountId & 0xffffffff, %1 FROM Activity WHERE deleted = 0"_s.arg(columns.join(u", "_s)));
        QByteArray text;
        while (rows.step()) {
            CsvWriter::Row row {salesforceId("00T", rows.integer(0)), rows.isNull(1) ? QByteArray() : salesforceId("001", rows.integer(1))};
            for (int i = 0; i < columns.size(); ++i)
                row << rows.utf8(i + 2).toByteArray();
            CsvWriter::append(text, row);
            if (text.size() > 1 << 20) {
                calls.write(text);
                text.clear();
            }
        }
        calls.write(text);
        return true;
    }));
    if (!done)
        qFatal("The CSV files cannot be written.");
}

void must(int code, sqlite3 *handle)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        qFatal("%s", sqlite3_errmsg(handle));
}

/// What a batch brings each account: how many calls, and the last day of a finished one.
struct Summary {
    int calls = 0;
    QByteArray last;
};

/// Notes it in the tables in which an import notes it: lists and pages read them.
void writeSummaries(sqlite3 *target, const QHash<qint64, Summary> &summaries, int relation)
{
    sqlite3_stmt *count = nullptr;
    sqlite3_stmt *touch = nullptr;
    must(sqlite3_prepare_v2(target, "INSERT INTO related_count(parent, relation, n, last) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET n = n + ?3, last = max(coalesce(last, ''), coalesce(excluded.last, ''))", -1, &count, nullptr), target);
    must(sqlite3_prepare_v2(target, "UPDATE Account SET LastActivityDate = (SELECT max(last) FROM related_count WHERE parent = ?1) WHERE id = ?1", -1, &touch, nullptr), target);
    for (auto it = summaries.cbegin(); it != summaries.cend(); ++it) {
        sqlite3_bind_int64(count, 1, it.key());
        sqlite3_bind_int(count, 2, relation);
        sqlite3_bind_int(count, 3, it->calls);
        sqlite3_bind_text(count, 4, it->last.constData(), int(it->last.size()), SQLITE_STATIC);
        must(sqlite3_step(count), target);
        sqlite3_reset(count);
        sqlite3_bind_int64(touch, 1, it.key());
        must(sqlite3_step(touch), target);
        sqlite3_reset(touch);
    }
    sqlite3_finalize(count);
    sqlite3_finalize(touch);
}

/// Which of an account's related lists the calls are.
int callRelation(const Schema &schema)
{
    const QList<RelatedList> &lists = schema.type(object_code::account)->related;
    const auto found = std::find_if(lists.begin(), lists.end(), [](const RelatedList &list) { return list.object == u"Activity"; });
    return int(found - lists.begin());
}

/// The rows of the imported file again, by bare prepared statements, into the same tables, indexes, summaries and search.
void copyRows(Connection &into, const QString &from, const ObjectType &type, int relation)
{
    sqlite3 *source = nullptr;
    must(sqlite3_open_v2(from.toUtf8().constData(), &source, SQLITE_OPEN_READONLY, nullptr), source);
    sqlite3 *target = into.handle();
    const TableLayout &layout = layoutOf(type);
    sqlite3_stmt *read = nullptr;
    sqlite3_stmt *write = nullptr;
    sqlite3_stmt *line = nullptr;
    sqlite3_stmt *index = nullptr;
    must(sqlite3_prepare_v2(source, layout.select.toUtf8().constData(), -1, &read, nullptr), source);
    must(sqlite3_prepare_v2(target, layout.insert.toUtf8().constData(), -1, &write, nullptr), target);
    must(sqlite3_prepare_v2(target, "INSERT INTO journal(step, record, event) VALUES (1, ?, 'create')", -1, &line, nullptr), target);
    must(sqlite3_prepare_v2(target, "INSERT INTO find_text(rowid, text) VALUES (?, ?)", -1, &index, nullptr), target);
    const int cells = sqlite3_column_count(read);
    const auto columnOf = [&](const char *name) {
        int column = 0;
        while (column < cells && qstrcmp(sqlite3_column_name(read, column), name) != 0)
            ++column;
        return column;
    };
    const int subject = columnOf("Subject");
    const int comments = columnOf("Description");
    const int account = columnOf("AccountId");
    const int closed = columnOf("IsClosed");
    const int day = columnOf("ActivityDate");
    must(sqlite3_exec(target, "INSERT INTO find_text(find_text, rank) VALUES ('hashsize', 67108864)", nullptr, nullptr, nullptr), target);
    for (bool more = true; more;) {
        must(sqlite3_exec(target, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), target);
        QHash<qint64, Summary> summaries;
        for (int row = 0; row < 50'000 && (more = sqlite3_step(read) == SQLITE_ROW); ++row) {
            for (int i = 0; i < cells; ++i)
                sqlite3_bind_value(write, i + 1, sqlite3_column_value(read, i));
            must(sqlite3_step(write), target);
            sqlite3_reset(write);
            sqlite3_bind_int64(line, 1, sqlite3_column_int64(read, 0));
            must(sqlite3_step(line), target);
            sqlite3_reset(line);
            const QByteArray text = QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(read, subject))) + ' ' + reinterpret_cast<const char *>(sqlite3_column_text(read, comments));
            sqlite3_bind_int64(index, 1, sqlite3_column_int64(read, 0));
            sqlite3_bind_text(index, 2, text.constData(), int(text.size()), SQLITE_STATIC);
            must(sqlite3_step(index), target);
            sqlite3_reset(index);
            Summary &summary = summaries[sqlite3_column_int64(read, account)];
            ++summary.calls;
            if (sqlite3_column_int(read, closed) == 1)
                summary.last = std::max(summary.last, QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(read, day))));
        }
        writeSummaries(target, summaries, relation);
        must(sqlite3_exec(target, "COMMIT", nullptr, nullptr, nullptr), target);
        must(sqlite3_wal_checkpoint_v2(target, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr), target);
    }
    must(sqlite3_exec(target, "INSERT INTO find_text(find_text) VALUES ('optimize')", nullptr, nullptr, nullptr), target);
    for (sqlite3_stmt *statement : {read, write, line, index})
        sqlite3_finalize(statement);
    sqlite3_close(source);
}

} // namespace

void benchImport(Bench &bench)
{
    QTemporaryDir place(bench.folder + u"/import-XXXXXX"_s);
    const QString imported = place.filePath(u"imported.db"_s);
    const QString copied = place.filePath(u"copied.db"_s);
    {
        OpenBench open(bench.file());
        writeCsv(open, place.path());
    }
    Times own(1e9);
    Times bare(1e9);
    {
        OpenBench open(imported);
        if (!waitFor(Importer::run(open.store, {place.filePath(u"Account.csv"_s)}, {})))
            qFatal("The accounts cannot be imported.");
        own.take([&] {
            const auto report = waitFor(Importer::run(open.store, {place.filePath(u"Task.csv"_s)}, {}));
            if (!report || report->total().failed || report->total().created < bench.activities)
                qFatal("Not every call was imported.");
        });
    }
    {
        OpenBench open(copied);
        if (!waitFor(Importer::run(open.store, {place.filePath(u"Account.csv"_s)}, {})))
            qFatal("The accounts cannot be imported.");
        bare.take([&] {
            waitFor(open.database.run([&](Connection &connection) {
                copyRows(connection, imported, *open.schema.type(object_code::activity), callRelation(open.schema));
                return true;
            }));
        });
    }
    bench.report.compare(u"import of %L1 activities from CSV"_s.arg(bench.activities), own, bare, 1.7, u"s"_s);
}
