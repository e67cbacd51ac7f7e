#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QHash>
#include <QVariant>

#include <memory>

class ColumnCache;
struct sqlite3;
struct sqlite3_stmt;

/// A prepared statement, bound from 1 and read from 0. Text is UTF-8. Belongs to the database thread.
class Statement
{
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;

    bool isValid() const { return m_statement; }
    Statement &bind(int index, qint64 value);
    Statement &bind(int index, int value) { return bind(index, qint64(value)); }
    Statement &bind(int index, double value);
    Statement &bind(int index, const QString &value); ///< a null string binds NULL
    Statement &bindBytes(int index, const QByteArray &utf8); ///< as TEXT; the bytes are copied
    Statement &bindBlob(int index, const QByteArray &bytes); ///< as they are; copied
    Statement &bindNull(int index);

    /// True while there is a row. False at the end and on an error: ask `failed()`.
    bool step();
    bool failed() const { return m_failed; }
    /// Ready to be bound and stepped again; the bindings are cleared.
    void reset();

    int columnCount() const;
    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const; ///< as it may be shown, see NameMask; as it is stored while a NameMask::Off lives
    QByteArrayView utf8(int column) const; ///< valid until the next step
    QByteArrayView blob(int column) const; ///< valid until the next step

private:
    sqlite3_stmt *m_statement = nullptr;
    bool m_failed = false;
};

/// The open file, on the database thread only. Everything SQLite reports is turned into an Error with a sentence.
class Connection
{
public:
    Connection();
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool isOpen() const { return m_handle; }
    sqlite3 *handle() const { return m_handle; }
    QString path() const { return m_path; }

    /// Opens or makes the file with the settings of the house: exclusive lock, foreign keys, no trusted schema; and the collation
    /// PEOPLE (see SortText) for queries, never for what is stored. Changes nothing in it and does not look at tables: see
    /// `openWorkspace` in workspace.h.
    Result<> open(const QString &path);
    /// From here on the file may change: WAL, synchronous FULL, checkpoints only when asked for.
    Result<> startWriting();
    void close();
    /// Closes without writing what stands in the log into the file.
    void closeUntouched();

    /// How many commits there were, and how many pages of them wait in the log.
    qint64 commits() const { return m_commits; }
    int logPages() const { return m_logPages; }
    /// Writes the log into the file.
    Result<> checkpoint();

    /// Runs statements that return nothing.
    Result<> execute(const QString &sql);
    /// Prepares a statement for one use. An invalid statement steps to nothing and `lastError()` tells why.
    Statement prepare(const QString &sql);
    /// As `prepare`, kept for the next time. At most one user of the same SQL at a time.
    Statement &cached(const QString &sql);
    /// First column of the first row; an invalid QVariant if there is none.
    QVariant scalar(const QString &sql, const QVariantList &bindings = {});
    /// The reason of the last failure as a sentence: disk full, read only, busy, damaged, ...
    Error lastError() const;
    qint64 changes() const;
    /// The order of large lists, kept while the file is open.
    ColumnCache &columns();

private:
    sqlite3 *m_handle = nullptr;
    QString m_path;
    qint64 m_commits = 0;
    int m_logPages = 0;
    QHash<QString, std::shared_ptr<Statement>> m_cache;
    std::unique_ptr<ColumnCache> m_columns;
};

/// All or nothing: rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    bool isOpen() const { return m_open; }
    /// The data is on the disk when this returns without an error.
    Result<> commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

/// Turns an SQLite result code into an Error whose text says what to do.
Error sqliteError(int extendedCode, const QString &message, const QString &path);
