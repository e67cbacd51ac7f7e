#include "models/exchange/exporter.h"

#include "models/exchange/attachmentfiles.h"
#include "models/exchange/fieldlist.h"
#include "models/exchange/recordfile.h"
#include "models/exchange/usageexchange.h"
#include "models/schema/objects/attachmentnames.h"
#include "models/schema/values.h"
#include "models/storage/foldersync.h"
#include "models/storage/rows.h"
#include "models/storage/slices.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSaveFile>

namespace {

constexpr qint64 recordsPerJsonFile = 20000;

QString say(const char *sentence)
{
    return QCoreApplication::translate("Export", sentence);
}

/// One export from its first row to its last file. Lives as long as its slices; touched by the database thread only.
class ExportJob
{
public:
    ExportJob(Schema &schema, const QString &folder, Exporter::Options options, std::shared_ptr<Exporter::Progress> progress, RecordId me)
        : m_schema(schema)
        , m_folder(QDir(folder).absolutePath())
        , m_options(options)
        , m_progress(progress ? std::move(progress) : std::make_shared<Exporter::Progress>())
        , m_me(me)
        , m_usage(m_folder)
    {
    }

    /// Writes records until a person waits or some time has passed. True while there are more.
    Result<bool> slice(Connection &connection, const Database &database)
    {
        if (!m_begun) {
            if (const Result<> begun = begin(connection); !begun)
                return begun.error();
        }
        QElapsedTimer clock;
        clock.start();
        while ((!m_types.isEmpty() || m_moreUsage) && !(clock.elapsed() > 10 && database.isPersonWaiting()) && clock.elapsed() < 500) {
            if (m_progress->cancelled)
                return Error {.kind = Error::Kind::Cancelled, .text = say(QT_TRANSLATE_NOOP("Export", "The export was cancelled; no file was written."))};
            if (const Result<> written = m_types.isEmpty() ? writeUsage(connection) : writeSome(connection); !written)
                return written.error();
        }
        if (!m_types.isEmpty() || m_moreUsage)
            return true;
        const Result<> finished = finish();
        return finished ? Result<bool>(false) : Result<bool>(finished.error());
    }
    const Exporter::Counts &counts() const { return m_counts; }

private:
    Result<> begin(Connection &connection);
    Result<> clearFolder();
    Result<> openFile(const ObjectType &type);
    Result<> writeSome(Connection &connection);
    Result<> writeRecord(Connection &connection, const ObjectType &type, const Record &record);
    Result<> writeUsage(Connection &connection);
    Result<> finish();
    QString linkText(Connection &connection, RecordId target);
    QString textOf(Connection &connection, const Field &field, const Record &record);
    QString stateFilter() const { return u"deleted <= %1"_s.arg(m_options.recycleBin ? int(RowState::InBin) : int(RowState::Live)); }

    Schema &m_schema;
    QString m_folder;
    Exporter::Options m_options;
    std::shared_ptr<Exporter::Progress> m_progress;
    RecordId m_me;
    UsageExport m_usage;
    bool m_moreUsage = true;
    bool m_begun = false;
    QStringList m_stale; ///< files of an earlier export
    QList<const ObjectType *> m_types; ///< still to do; the first is being written
    RecordId m_last = 0; ///< of the first type
    qint64 m_inFile = 0;
    int m_part = 0;
    std::vector<std::unique_ptr<RecordFile>> m_files;
    FieldList m_list;
    Exporter::Counts m_counts;
    QHash<RecordId, QString> m_links;
    QSet<QString> m_attachments; ///< names of files written
};

Result<> ExportJob::begin(Connection &connection)
{
    m_begun = true;
    if (const Result<> clear = clearFolder(); !clear)
        return clear;
    for (const ObjectType *type : m_schema.types()) {
        m_types << type;
        m_counts[type->name] = 0;
        m_progress->total += connection.scalar(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(quoted(type->name), stateFilter())).toLongLong();
        for (const Field &field : type->fields) {
            if (field.custom)
                m_list.fields[type->name] << field;
        }
    }
    if (const ObjectType *user = m_schema.typeOf(m_me))
        m_list.me = connection.scalar(u"SELECT uuid FROM %1 WHERE id = ?"_s.arg(quoted(user->name)), {qlonglong(m_me)}).toString();
    return openFile(*m_types.first());
}

Result<> ExportJob::clearFolder()
{
    QDir folder(m_folder);
    if (!folder.mkpath(u"."_s))
        return Error {.kind = Error::Kind::ReadOnly, .text = say(QT_TRANSLATE_NOOP("Export", "The folder %1 cannot be made. Choose another one.")).arg(QDir::toNativeSeparators(m_folder))};
    QFile list(folder.filePath(FieldList::fileName()));
    if (list.open(QIODevice::ReadOnly)) {
        if (const Result<FieldList> earlier = FieldList::fromJson(list.readAll()); earlier)
            m_stale = earlier->files;
    }
    for (const QString &name : folder.entryList({u"*.csv"_s, u"*.tsv"_s, u"*.txt"_s, u"*.json"_s}, QDir::Files)) {
        if (!m_stale.contains(name) && name != FieldList::fileName())
            return Error {.kind = Error::Kind::BadInput,
                          .text = say(QT_TRANSLATE_NOOP("Export", "The folder %1 holds other files (%2). Choose an empty one.")).arg(QDir::toNativeSeparators(m_folder), name)};
    }
    return {};
}

Result<> ExportJob::openFile(const ObjectType &type)
{
    const bool csv = m_options.format == Exporter::Format::Csv;
    const QString name = csv ? type.name + u".csv"_s : m_part == 0 ? type.name + u".json"_s : u"%1-%2.json"_s.arg(type.name).arg(m_part + 1);
    const QString path = m_folder + u'/' + name;
    m_files.push_back(csv ? RecordFile::csv(path, type) : RecordFile::json(path, type));
    m_list.files << name;
    m_inFile = 0;
    return m_files.back()->open();
}

QString ExportJob::linkText(Connection &connection, RecordId target)
{
    if (const auto known = m_links.constFind(target); known != m_links.cend())
        return *known;
    const ObjectType *type = m_schema.typeOf(target);
    if (!type)
        return {};
    const QString text = connection.scalar(u"SELECT coalesce(remote_id, uuid) FROM %1 WHERE id = ?"_s.arg(quoted(type->name)), {qlonglong(target)}).toString();
    if (m_links.size() > 100000)
        m_links.clear();
    m_links.insert(target, text);
    return text;
}

QString ExportJob::textOf(Connection &connection, const Field &field, const Record &record)
{
    if (!field.isLookup())
        return toNeutral(field, record.value(field.name));
    QStringList links;
    for (const RecordId target : targetsOf(record.value(field.name))) {
        if (const QString link = linkText(connection, target); !link.isEmpty())
            links << link;
    }
    if (const QString waiting = record.dangling.value(field.name); !waiting.isEmpty())
        links << waiting;
    return links.join(u';');
}

Result<> ExportJob::writeRecord(Connection &connection, const ObjectType &type, const Record &record)
{
    if (m_options.format == Exporter::Format::Json && m_inFile >= recordsPerJsonFile) {
        ++m_part;
        if (const Result<> opened = openFile(type); !opened)
            return opened;
    }
    RecordFile::Row row {.remoteId = record.remoteId, .uuid = record.uuid, .deleted = record.deleted};
    for (const Field &field : type.fields) {
        if (!field.hasColumn())
            continue;
        row.fields << &field;
        row.texts << textOf(connection, field, record);
    }
    ++m_inFile;
    ++m_counts[type.name];
    ++m_progress->done;
    return m_files.back()->write(row);
}

Result<> ExportJob::writeSome(Connection &connection)
{
    const ObjectType &type = *m_types.first();
    const TableLayout &layout = layoutOf(type);
    Statement &rows = connection.cached(layout.select + u" WHERE id > ? AND %1 ORDER BY id LIMIT 200"_s.arg(stateFilter()));
    rows.bind(1, m_last);
    QList<Record> records;
    while (rows.step())
        records << rowToRecord(layout, rows);
    const bool failed = rows.failed();
    rows.reset();
    if (failed)
        return connection.lastError();
    for (Record &record : records) {
        readLinks(connection, layout, record);
        if (const Result<> written = writeRecord(connection, type, record); !written)
            return written;
        if (type.code == object_code::attachment) {
            if (const Result<> written = exportAttachment(connection, m_folder, record); !written)
                return written;
            m_attachments << attachmentKey(record);
        }
        m_last = record.id;
    }
    if (!records.isEmpty())
        return {};
    m_types.removeFirst();
    m_last = 0;
    m_part = 0;
    return m_types.isEmpty() ? Result<>() : openFile(*m_types.first());
}

/// Usage numbers are no records; they stand in files of their own, which the import knows.
Result<> ExportJob::writeUsage(Connection &connection)
{
    const Result<bool> more = m_usage.writeSome(connection);
    if (!more)
        return more.error();
    m_moreUsage = *more;
    if (!m_moreUsage && m_usage.rows())
        m_counts[u"Usage"_s] = m_usage.rows();
    return {};
}

Result<> ExportJob::finish()
{
    if (const Result<> written = m_usage.finish(); !written)
        return written;
    m_list.files += m_usage.files();
    for (const std::unique_ptr<RecordFile> &file : m_files) {
        if (const Result<> finished = file->finish(); !finished)
            return finished;
    }
    const QString path = m_folder + u'/' + FieldList::fileName();
    QSaveFile list(path);
    const QByteArray json = m_list.toJson();
    if (!list.open(QIODevice::WriteOnly) || list.write(json) != json.size() || !list.commit())
        return Error {.kind = list.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull : Error::Kind::ReadOnly, .text = say(QT_TRANSLATE_NOOP("Export", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(path)), .detail = list.errorString()};
    for (const QString &name : std::as_const(m_stale)) {
        if (!m_list.files.contains(name) && QFileInfo(name).fileName() == name)
            QFile::remove(m_folder + u'/' + name);
    }
    if (!m_stale.isEmpty())
        removeOtherAttachments(m_folder, m_attachments);
    syncFolder(m_folder);
    return {};
}

} // namespace

QFuture<Result<Exporter::Counts>> Exporter::run(RecordStore &store, const QString &folder, Options options, std::shared_ptr<Progress> progress)
{
    auto promise = std::make_shared<QPromise<Result<Counts>>>();
    promise->start();
    auto job = std::make_shared<ExportJob>(store.schema(), folder, options, std::move(progress), store.me());
    runInSlices(store.database(), [job, promise, &database = store.database()](Connection &connection) {
        const Result<bool> more = job->slice(connection, database);
        if (more && *more)
            return true;
        promise->addResult(more ? Result<Counts>(job->counts()) : Result<Counts>(more.error()));
        promise->finish();
        return false;
    });
    return promise->future();
}
