#include "models/exchange/importer.h"

#include "models/exchange/columnmap.h"
#include "models/exchange/csvwriter.h"
#include "models/exchange/linkresolver.h"
#include "models/schema/objects/names.h"
#include "models/schema/salesforceid.h"
#include "models/schema/values.h"
#include "models/storage/journal.h"
#include "models/storage/searchindex.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>
#include <QUuid>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Import", sentence);
}

/// One import from its first file to its report. Lives as long as its slices; touched by the database thread only.
class ImportJob
{
public:
    ImportJob(Schema &schema, QStringList paths, Importer::Options options, std::shared_ptr<Importer::Progress> progress, Writer::Options step)
        : m_schema(schema)
        , m_paths(std::move(paths))
        , m_options(options)
        , m_progress(progress ? std::move(progress) : std::make_shared<Importer::Progress>())
        , m_step(std::move(step))
        , m_links(schema)
    {
        m_report.dryRun = options.dryRun;
        m_step.kind = u"import"_s;
        m_step.bulk = true;
    }

    /// A slice whose transaction is rolled back leaves the schema as it was, too.
    Result<bool> sliceOrNothing(Connection &connection, const Database &database)
    {
        const Schema::Version before = m_schema.version();
        const Result<bool> more = slice(connection, database);
        if (!more || m_options.dryRun)
            m_schema.setVersion(before);
        return more;
    }
    /// Does a part of the work in one transaction. True while there is more.
    Result<bool> slice(Connection &connection, const Database &database);
    Result<ImportReport> finished(Connection &connection, const Result<bool> &last);
    const ChangeSet &changes() const { return m_changes; }
    bool isDryRun() const { return m_options.dryRun; }

private:
    struct Open {
        ImportFile file;
        const ObjectType *type = nullptr;
        std::unique_ptr<RowSource> rows;
        ColumnMap map;
    };
    struct LateLink {
        RecordId record;
        QString field;
        QString link;
    };

    Result<> prepare(Writer &writer);
    Result<bool> openNext(Writer &writer);
    Result<> addUnknownColumns(Writer &writer, const ObjectType &type);
    Result<> takeRow(Writer &writer);
    Result<Record> readRow(Writer &writer);
    Result<> readCell(Writer &writer, Record &record, const Field &field, const QString &text);
    void readCompound(Record &record, const QString &text, const Field &address);
    QString uuidOfRow(const Record &record);
    Result<> store(Writer &writer, Record record, bool inBin);
    Result<> resolveLate(Writer &writer);
    void reject(const Error &error);
    ImportReport::Counts &counts() { return m_report.byObject[m_open.type->name]; }

    Schema &m_schema;
    QStringList m_paths;
    Importer::Options m_options;
    std::shared_ptr<Importer::Progress> m_progress;
    Writer::Options m_step;
    LinkResolver m_links;
    QList<ImportFile> m_files;
    Open m_open;
    bool m_prepared = false;
    qint64 m_bytesBefore = 0;
    QList<LateLink> m_late;
    QSet<RecordId> m_seen; ///< records that this import has given once
    QHash<QString, int> m_sameRows;
    ImportReport m_report;
    ChangeSet m_changes;
};

Result<> ImportJob::prepare(Writer &)
{
    m_prepared = true;
    const Result<QList<ImportFile>> found = findImportFiles(m_paths);
    if (!found)
        return found.error();
    for (const ImportFile &file : *found) {
        if (m_schema.recognised(file.object)) {
            m_files << file;
            m_progress->bytesTotal += file.bytes;
        } else {
            m_report.unknownFiles << QFileInfo(file.path).fileName();
        }
    }
    if (m_files.isEmpty())
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Import", "None of these files belongs to an object that Steward has: %1.")).arg(m_report.unknownFiles.join(u", "_s))};
    // Targets before those that point to them; what is left over heals or is kept by id.
    const auto rank = [this](const ImportFile &file) {
        const int code = m_schema.recognised(file.object)->code;
        return code == object_code::user ? 0 : code;
    };
    std::stable_sort(m_files.begin(), m_files.end(), [&](const ImportFile &a, const ImportFile &b) { return rank(a) < rank(b); });
    return {};
}

Result<> ImportJob::addUnknownColumns(Writer &writer, const ObjectType &type)
{
    const ColumnMap first = mapColumns(type, m_open.rows->columns());
    const Result<QList<Field>> guessed = guessFields(m_open.file.path, m_open.rows->columns(), first.unknown);
    if (!guessed)
        return guessed.error();
    for (const Field &field : *guessed) {
        if (const Result<> added = writer.addCustomField(type.code, field); !added)
            return added;
        m_report.customFields << type.name + u'.' + field.name;
    }
    return {};
}

Result<bool> ImportJob::openNext(Writer &writer)
{
    if (m_open.rows)
        m_bytesBefore += m_open.file.bytes;
    m_open = {};
    while (!m_files.isEmpty()) {
        m_open.file = m_files.takeFirst();
        const ObjectType *type = m_schema.recognised(m_open.file.object);
        (void)m_report.byObject[type->name];
        Result<std::unique_ptr<RowSource>> rows = openRows(m_open.file.path);
        if (!rows)
            return rows.error();
        m_open.rows = std::move(*rows);
        if (const Result<> added = addUnknownColumns(writer, *type); !added)
            return added.error();
        m_open.type = m_schema.type(type->code); // with its new fields
        m_open.map = mapColumns(*m_open.type, m_open.rows->columns());
        const bool anything = std::any_of(m_open.map.fields.begin(), m_open.map.fields.end(), [](const Field *field) { return field; });
        if (anything)
            return true;
        m_report.unknownFiles << QFileInfo(m_open.file.path).fileName();
        m_open = {};
    }
    return false;
}

void ImportJob::reject(const Error &error)
{
    ++counts().failed;
    QStringList reasons;
    for (const Problem &problem : error.problems)
        reasons << problem.text;
    if (reasons.isEmpty())
        reasons << error.text;
    CsvWriter::Row row {QFileInfo(m_open.file.path).fileName().toUtf8(), QByteArray::number(m_open.rows->line()), reasons.join(u' ').toUtf8()};
    for (int i = 0; i < m_open.rows->columns().size(); ++i)
        row << m_open.rows->cell(i).toByteArray();
    CsvWriter::append(m_report.failedRows, row);
}

Result<> ImportJob::readCell(Writer &writer, Record &record, const Field &field, const QString &text)
{
    if (!field.isLookup()) {
        const Result<QVariant> value = fromNeutral(field, text);
        if (!value)
            return Error {.kind = Error::Kind::Invalid, .text = labelOf(field) + u": "_s + value.error().text};
        record.set(field.name, *value);
        return {};
    }
    QVariantList targets;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QString given = part.trimmed();
        const QString remote = toId18(given);
        const QString link = remote.isEmpty() ? given : remote;
        if (const RecordId target = m_links.find(writer, field, link))
            targets << qlonglong(target);
        else if (targets.isEmpty())
            record.dangling.insert(field.name, link);
    }
    if (!targets.isEmpty()) {
        record.dangling.remove(field.name);
        record.set(field.name, field.type == FieldType::Lookups ? QVariant(targets) : targets.first());
    }
    return {};
}

void ImportJob::readCompound(Record &record, const QString &text, const Field &address)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    static const QStringList keys {u"street"_s, u"city"_s, u"state"_s, u"postalCode"_s, u"country"_s};
    for (int i = 0; i < keys.size() && i < address.parts.size(); ++i) {
        if (const QString part = json.value(keys.at(i)).toString(); !part.isEmpty())
            record.set(address.parts.at(i), part);
    }
}

Result<Record> ImportJob::readRow(Writer &writer)
{
    Record record {.object = m_open.type->code};
    const RowSource &rows = *m_open.rows;
    const ColumnMap &map = m_open.map;
    if (map.id != ColumnMap::none) {
        const QString id = QString::fromUtf8(rows.cell(map.id));
        record.remoteId = toId18(id);
        if (record.remoteId.isEmpty() && !id.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Import", "Id: “%1” is not a Salesforce id of 15 or 18 characters.")).arg(id.left(40))};
    }
    if (map.uuid != ColumnMap::none)
        record.uuid = QString::fromUtf8(rows.cell(map.uuid));
    for (int i = 0; i < map.fields.size(); ++i) {
        const QByteArrayView cell = rows.cell(i);
        if (!map.fields.at(i) || cell.isEmpty())
            continue;
        if (const Result<> read = readCell(writer, record, *map.fields.at(i), QString::fromUtf8(cell)); !read)
            return read.error();
    }
    for (const int column : map.compound) {
        const QString name = rows.columns().at(column);
        readCompound(record, QString::fromUtf8(rows.cell(column)), *m_open.type->field(name));
    }
    return record;
}

/// A row without any id is known again by its own words, so that the same file brings the same records.
QString ImportJob::uuidOfRow(const Record &record)
{
    static const QUuid space(u"{6f0c1a52-6a3b-5c1e-9f5e-574541524400}"_s);
    QString words = m_open.type->name + u'\n' + m_open.rows->reference();
    if (m_open.rows->reference().isEmpty()) {
        for (int i = 0; i < m_open.rows->columns().size(); ++i)
            words += u'\x1f' + QString::fromUtf8(m_open.rows->cell(i));
        words += u'\x1f' + QString::number(m_sameRows[words]++);
    } else {
        words += u'\x1f' + record.text(m_open.type->nameField) + u'\x1f' + record.text(u"LastName"_s) + record.text(u"FirstName"_s);
    }
    return QUuid::createUuidV5(space, words).toString(QUuid::WithoutBraces);
}

Result<> ImportJob::store(Writer &writer, Record record, bool inBin)
{
    RecordId existing = record.remoteId.isEmpty() ? 0 : writer.idOfRemote(record.object, record.remoteId);
    if (!existing && (m_step.bulk && !record.uuid.isEmpty()))
        existing = writer.idOfUuid(record.object, record.uuid);
    const QString reference = m_open.rows->reference();
    RecordId id = existing;
    if (existing && m_seen.contains(existing))
        return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Import", "Id: another row of this import has the same id."))};
    const int dangling = int(record.dangling.size());
    if (existing) {
        const Result<Record> before = writer.read(existing);
        if (!before)
            return before.error();
        Record after = *before;
        after.values.insert(record.values);
        for (auto it = record.dangling.cbegin(); it != record.dangling.cend(); ++it) {
            if (!after.values.contains(it.key()))
                after.dangling.insert(it.key(), it.value());
        }
        const qsizetype changedBefore = writer.changes().updated.value(record.object).size();
        if (const Result<> updated = writer.update(*before, after); !updated)
            return updated;
        if (writer.isCreationUndone(existing)) {
            // An import that was undone, brought in again.
            if (const Result<> live = writer.setState(existing, RowState::Live, u"restore"_s); !live)
                return live;
            ++counts().created;
        } else {
            ++(writer.changes().updated.value(record.object).size() > changedBefore ? counts().updated : counts().unchanged);
        }
    } else {
        const Result<RecordId> made = writer.create(record);
        if (!made)
            return made.error();
        id = *made;
        ++counts().created;
        if (!record.remoteId.isEmpty()) {
            m_links.remember(record.remoteId, id);
            if (const Result<> healed = writer.healLinks(id, record.remoteId); !healed)
                return healed;
        }
        if (inBin) {
            if (const Result<> binned = writer.setState(id, RowState::InBin, u"delete"_s); !binned)
                return binned;
        }
    }
    m_seen.insert(id);
    if (!reference.isEmpty())
        m_links.remember(u'@' + reference, id);
    counts().dangling += dangling;
    for (auto it = record.dangling.cbegin(); it != record.dangling.cend(); ++it)
        m_late.append({id, it.key(), it.value()});
    return {};
}

Result<> ImportJob::takeRow(Writer &writer)
{
    Result<Record> record = readRow(writer);
    if (!record) {
        reject(record.error());
        return {};
    }
    if (record->remoteId.isEmpty() && record->uuid.isEmpty())
        record->uuid = uuidOfRow(*record);
    const bool inBin = m_open.map.isDeleted != ColumnMap::none && (m_open.rows->cell(m_open.map.isDeleted) == QByteArrayView("1") || m_open.rows->cell(m_open.map.isDeleted) == QByteArrayView("true"));
    const Result<> stored = store(writer, *record, inBin);
    if (stored)
        return {};
    if (stored.error().kind != Error::Kind::Invalid)
        return stored;
    reject(stored.error());
    return {};
}

/// Links to rows that came later in the same import.
Result<> ImportJob::resolveLate(Writer &writer)
{
    for (const LateLink &late : std::as_const(m_late)) {
        const Result<Record> before = writer.read(late.record);
        if (!before || !before->dangling.contains(late.field)) {
            --m_report.byObject[m_schema.typeOf(late.record)->name].dangling;
            continue;
        }
        const Field *field = m_schema.typeOf(late.record)->field(late.field);
        const RecordId target = m_links.find(writer, *field, late.link);
        if (!target)
            continue;
        Record after = *before;
        after.dangling.remove(late.field);
        after.set(late.field, field->type == FieldType::Lookups ? QVariant(QVariantList {qlonglong(target)}) : QVariant(qlonglong(target)));
        if (const Result<> linked = writer.update(*before, after); !linked)
            return linked;
        --m_report.byObject[m_schema.typeOf(late.record)->name].dangling;
    }
    m_late.clear();
    return {};
}

Result<bool> ImportJob::slice(Connection &connection, const Database &database)
{
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    Writer writer(connection, m_schema, m_step);
    writer.continueStep(m_report.step);
    if (!m_prepared) {
        if (const Result<> prepared = prepare(writer); !prepared)
            return prepared.error();
    }
    QElapsedTimer clock;
    clock.start();
    bool more = true;
    // A commit costs a disk flush: long slices while nobody waits, short ones while somebody does.
    for (int rows = 0; more && (m_options.dryRun || (rows < 20000 && !(rows % 64 == 0 && database.isPersonWaiting() && clock.elapsed() > 10))); ++rows) {
        if (m_progress->cancelled)
            return Error {.kind = Error::Kind::Cancelled, .text = say(QT_TRANSLATE_NOOP("Import", "The import was cancelled; nothing of it was kept."))};
        if (m_open.rows && m_open.rows->next()) {
            if (const Result<> taken = takeRow(writer); !taken)
                return taken.error();
            ++m_progress->rows;
            m_progress->bytesDone = m_bytesBefore + m_open.rows->bytesRead();
            continue;
        }
        if (m_open.rows && m_open.rows->failed())
            return Error {.kind = Error::Kind::BadInput, .text = QFileInfo(m_open.file.path).fileName() + u": "_s + m_open.rows->error().text};
        const Result<bool> opened = openNext(writer);
        if (!opened)
            return opened.error();
        more = *opened;
    }
    if (!more) {
        if (const Result<> resolved = resolveLate(writer); !resolved)
            return resolved.error();
    }
    if (const Result<> flushed = writer.flush(); !flushed)
        return flushed.error();
    m_changes.schema = m_changes.schema || writer.changes().schema;
    m_changes.everything = true;
    if (m_options.dryRun)
        return more; // the transaction rolls back
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    m_report.step = writer.step();
    return more;
}

Result<ImportReport> ImportJob::finished(Connection &connection, const Result<bool> &last)
{
    if (!last) {
        if (m_report.step) {
            // All or nothing: what earlier slices brought goes again.
            const Result<Journal::Taken> taken = Journal::takeBack(connection, m_schema, m_report.step, m_step);
            if (!taken)
                return taken.error();
        }
        return last.error();
    }
    if (m_links.placeholders() > 0)
        m_report.messages << QCoreApplication::translate("Import", "%n owners are known by id only; give them names under Users.", nullptr, m_links.placeholders());
    const int dangling = m_report.total().dangling;
    if (dangling > 0)
        m_report.messages << QCoreApplication::translate("Import", "%n links point to records that were not exported; they are kept and heal when these arrive.", nullptr, dangling);
    if (!m_report.failedRows.isEmpty())
        m_report.failedRows.prepend(CsvWriter::line({"File", "Line", "Reason"}));
    return m_report;
}

/// Asks for the next slice until there is none, so that a person's requests come between.
void runSlices(Database &database, std::shared_ptr<ImportJob> job, std::shared_ptr<QPromise<Result<ImportReport>>> promise, std::function<void(const ChangeSet &)> announce)
{
    database.run(
        [&database, job, promise, announce](Connection &connection) {
            const Result<bool> more = job->sliceOrNothing(connection, database);
            if (more && *more) {
                runSlices(database, job, promise, announce);
                return true;
            }
            const Result<ImportReport> report = job->finished(connection, more);
            if (!job->isDryRun())
                announce(job->changes());
            promise->addResult(report);
            promise->finish();
            return true;
        },
        Database::Turn::Background);
}

} // namespace

QFuture<Result<ImportReport>> Importer::run(RecordStore &store, const QStringList &paths, Options options, std::shared_ptr<Progress> progress)
{
    const RuleContext context = store.context();
    QStringList names;
    for (const QString &path : paths)
        names << QFileInfo(path).fileName();
    const Writer::Options step {.name = say(QT_TRANSLATE_NOOP("Import", "Import %1")).arg(names.join(u", "_s)), .who = context.me, .now = context.now};
    auto promise = std::make_shared<QPromise<Result<ImportReport>>>();
    promise->start();
    auto job = std::make_shared<ImportJob>(store.schema(), paths, options, std::move(progress), step);
    runSlices(store.database(), job, promise, store.announcer());
    return promise->future();
}
