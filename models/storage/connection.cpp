#include "models/storage/connection.h"

#include "models/schema/sorttext.h"
#include "models/storage/columncache.h"
#include "models/storage/namemask.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

Statement::Statement(sqlite3_stmt *statement)
    : m_statement(statement)
{
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_failed(other.m_failed)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    m_failed = other.m_failed;
    return *this;
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, const QString &value)
{
    if (value.isNull())
        return bindNull(index);
    // Most texts are short and plain: they need no buffer of their own.
    constexpr qsizetype shortText = 256;
    if (value.size() <= shortText) {
        char plain[shortText];
        const char16_t *from = reinterpret_cast<const char16_t *>(value.constData());
        qsizetype i = 0;
        while (i < value.size() && from[i] < 0x80) {
            plain[i] = char(from[i]);
            ++i;
        }
        if (i == value.size()) {
            sqlite3_bind_text64(m_statement, index, plain, sqlite3_uint64(i), SQLITE_TRANSIENT, SQLITE_UTF8);
            return *this;
        }
    }
    return bindBytes(index, value.toUtf8());
}

Statement &Statement::bindBytes(int index, const QByteArray &utf8)
{
    sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int index, const QByteArray &bytes)
{
    // Without an address SQLite would take nothing for NULL.
    sqlite3_bind_blob64(m_statement, index, bytes.isEmpty() ? "" : bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
    return *this;
}

bool Statement::step()
{
    if (!m_statement) {
        m_failed = true;
        return false;
    }
    const int code = sqlite3_step(m_statement);
    m_failed = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

void Statement::reset()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView Statement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {text, text ? sqlite3_column_bytes(m_statement, column) : 0};
}

QByteArrayView Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, bytes ? sqlite3_column_bytes(m_statement, column) : 0};
}

QString Statement::text(int column) const
{
    return NameMask::shown(QString::fromUtf8(utf8(column)));
}

Error sqliteError(int extendedCode, const QString &message, const QString &path)
{
    const auto say = [&path](const char *sentence) { return QCoreApplication::translate("Storage", sentence).arg(path); };
    Error error {.detail = u"SQLite %1: %2"_s.arg(extendedCode).arg(message)};
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = Error::Kind::Busy;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "Another program has %1 open. Close it there, then try again."));
        break;
    case SQLITE_FULL:
        error.kind = Error::Kind::DiskFull;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "The disk is full, so nothing was saved to %1. Free some space, then save again."));
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        error.kind = Error::Kind::ReadOnly;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "%1 cannot be written. Allow writing to its folder, or choose another folder with --profile."));
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = Error::Kind::Damaged;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "%1 is damaged. Keep it, and restore a backup with File > Restore."));
        break;
    default:
        error.kind = Error::Kind::Io;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "%1 could not be read or written. Check the disk, then try again."));
    }
    // A full disk shows itself as an input/output error when it is hit while writing the log.
    if (extendedCode == SQLITE_IOERR_WRITE || extendedCode == SQLITE_IOERR_TRUNCATE || extendedCode == SQLITE_IOERR_FSYNC) {
        error.kind = Error::Kind::DiskFull;
        error.text = say(QT_TRANSLATE_NOOP("Storage", "%1 could not be written, probably because the disk is full. Nothing was saved; free some space, then save again."));
    }
    return error;
}

Connection::Connection() = default;

Connection::~Connection()
{
    close();
}

Result<> Connection::open(const QString &path)
{
    close();
    m_path = path;
    // Nobody asks SQLite how much memory it uses; counting it takes a lock for each allocation.
    static const int counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(counted)
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_create_collation_v2(
        m_handle, "PEOPLE", SQLITE_UTF8, nullptr,
        [](void *, int aSize, const void *a, int bSize, const void *b) { return SortText::compare({static_cast<const char *>(a), aSize}, {static_cast<const char *>(b), bSize}); }, nullptr);
    if (code != SQLITE_OK) {
        const Error error = lastError();
        close();
        return error;
    }
    for (const QString &pragma : {u"PRAGMA locking_mode = EXCLUSIVE"_s, u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA foreign_keys = ON"_s,
                                  u"PRAGMA temp_store = MEMORY"_s, u"PRAGMA cache_size = -8192"_s}) {
        if (const Result<> set = execute(pragma); !set) {
            const Error error = set.error();
            close();
            return error;
        }
    }
    return {};
}

Result<> Connection::startWriting()
{
    // The pragma tells by its answer, not by an error, that there can be no log (on some network drives).
    if (const QString mode = scalar(u"PRAGMA journal_mode = WAL"_s).toString(); mode != u"wal") {
        const int code = sqlite3_extended_errcode(m_handle);
        return code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE
            ? lastError()
            : sqliteError(SQLITE_READONLY, u"journal_mode "_s + mode, m_path);
    }
    for (const QString &pragma : {u"PRAGMA synchronous = FULL"_s, u"PRAGMA wal_autocheckpoint = 0"_s, u"PRAGMA journal_size_limit = 67108864"_s}) {
        if (const Result<> set = execute(pragma); !set)
            return set;
    }
    sqlite3_wal_hook(
        m_handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            auto *connection = static_cast<Connection *>(self);
            ++connection->m_commits;
            connection->m_logPages = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

Result<> Connection::checkpoint()
{
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return lastError();
    m_logPages = 0;
    return {};
}

void Connection::closeUntouched()
{
    const bool logBefore = QFileInfo(m_path + u"-wal"_s).size() > 0;
    if (m_handle)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    close();
    if (!logBefore)
        QFile::remove(m_path + u"-wal"_s);
}

void Connection::close()
{
    m_cache.clear();
    m_logPages = 0;
    m_columns.reset();
    if (m_handle)
        sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

ColumnCache &Connection::columns()
{
    if (!m_columns)
        m_columns = std::make_unique<ColumnCache>(*this);
    return *m_columns;
}

Result<> Connection::execute(const QString &sql)
{
    if (!m_handle)
        return lastError();
    const int code = sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<>() : Result<>(lastError());
}

Statement Connection::prepare(const QString &sql)
{
    if (!m_handle)
        return Statement();
    sqlite3_stmt *statement = nullptr;
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_prepare_v2(m_handle, utf8.constData(), int(utf8.size()), &statement, nullptr);
    return Statement(statement);
}

Statement &Connection::cached(const QString &sql)
{
    std::shared_ptr<Statement> &statement = m_cache[sql];
    if (!statement || !statement->isValid()) {
        statement = std::make_shared<Statement>();
        sqlite3_stmt *prepared = nullptr;
        const QByteArray utf8 = sql.toUtf8();
        if (m_handle)
            sqlite3_prepare_v3(m_handle, utf8.constData(), int(utf8.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        *statement = Statement(prepared);
    } else {
        statement->reset();
    }
    return *statement;
}

QVariant Connection::scalar(const QString &sql, const QVariantList &bindings)
{
    Statement &row = cached(sql);
    for (int i = 0; i < bindings.size(); ++i) {
        const QVariant &value = bindings.at(i);
        if (value.typeId() == QMetaType::QString)
            row.bind(i + 1, value.toString());
        else
            row.bind(i + 1, qint64(value.toLongLong()));
    }
    QVariant value;
    if (row.step() && !row.isNull(0))
        value = row.text(0);
    row.reset();
    return value;
}

Error Connection::lastError() const
{
    if (!m_handle)
        return {.kind = Error::Kind::Io, .text = QCoreApplication::translate("Storage", "No workspace file is open."), .detail = m_path};
    return sqliteError(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle)), m_path);
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_handle);
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
    , m_open(bool(connection.execute(u"BEGIN IMMEDIATE"_s)))
{
}

Transaction::~Transaction()
{
    if (m_open)
        (void)m_connection.execute(u"ROLLBACK"_s);
}

Result<> Transaction::commit()
{
    // Beyond this many pages (64 MiB) the log is written into the file at once; below, that waits for an idle moment.
    constexpr int longestLog = 16384;
    const Result<> done = m_connection.execute(u"COMMIT"_s);
    if (done) {
        m_open = false;
        if (m_connection.logPages() > longestLog)
            (void)m_connection.checkpoint(); // what is committed is safe in the log if this fails
    }
    return done;
}
