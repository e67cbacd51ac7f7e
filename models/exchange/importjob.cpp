#include "models/exchange/importjob.h"

#include "models/exchange/attachmentfiles.h"
#include "models/exchange/csvwriter.h"
#include "models/exchange/recognition.h"
#include "models/schema/objects/attachmentnames.h"
#include "models/schema/objects/names.h"
#include "models/storage/journal.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Import", sentence);
}

/// `steward-fields.json` beside a file, if that file belongs to an export of ours.
std::optional<FieldList> fieldListBeside(const QString &path)
{
    const QFileInfo info(path);
    QFile file(info.absolutePath() + u'/' + FieldList::fileName());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<FieldList> list = FieldList::fromJson(file.readAll());
    return list && list->files.contains(info.fileName()) ? std::optional(*list) : std::nullopt;
}

} // namespace

struct ImportJob::Open {
    Source source;
    const ObjectType *type = nullptr;
    std::unique_ptr<RowSource> rows;
    std::unique_ptr<RowReader> reader;
};

ImportJob::ImportJob(Schema &schema, QStringList paths, Importer::Options options, std::shared_ptr<Importer::Progress> progress, Writer::Options step)
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

ImportJob::~ImportJob() = default;

ImportReport::Counts &ImportJob::counts()
{
    return m_report.byObject[m_open->type->name];
}

Result<> ImportJob::prepare(Writer &writer)
{
    m_prepared = true;
    const Result<QList<ImportFile>> found = findImportFiles(m_paths);
    if (!found)
        return found.error();
    for (const ImportFile &file : *found) {
        const std::optional<FieldList> list = fieldListBeside(file.path);
        if (list) {
            if (const Result<> taken = takeFieldList(writer, *list); !taken)
                return taken;
        }
        if (isUsageFile(file.path)) {
            m_usage.add(file.path);
        } else if (const ObjectType *type = recognisedObject(m_schema, file)) {
            m_sources.append({file, type->code, list.has_value()});
            m_progress->bytesTotal += file.bytes;
        } else {
            m_report.unknownFiles << QFileInfo(file.path).fileName();
        }
    }
    if (m_sources.isEmpty() && m_usage.isEmpty())
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Import", "None of these files belongs to an object that Steward has: %1.")).arg(m_report.unknownFiles.join(u", "_s))};
    // Targets before those that point to them; what is left over heals or is kept by id.
    const auto rank = [](const Source &source) { return source.object == object_code::user ? 0 : source.object; };
    std::stable_sort(m_sources.begin(), m_sources.end(), [&](const Source &a, const Source &b) { return rank(a) < rank(b); });
    for (const ObjectType *type : m_schema.types())
        m_firstNew.insert(type->code, writer.lastId(type->code) + 1);
    return {};
}

Result<> ImportJob::takeFieldList(Writer &writer, const FieldList &list)
{
    for (auto it = list.fields.cbegin(); it != list.fields.cend(); ++it) {
        const ObjectType *type = m_schema.type(it.key());
        for (const Field &field : *it) {
            if (!type || type->field(field.name))
                continue;
            if (const Result<> added = writer.addCustomField(type->code, field); !added)
                return added;
            m_report.customFields << type->name + u'.' + field.name;
            type = m_schema.type(it.key());
        }
    }
    return adoptPerson(writer, list.me);
}

Result<> ImportJob::adoptPerson(Writer &writer, const QString &uuid)
{
    const bool untouched = writer.connection().scalar(u"SELECT count(*) FROM step WHERE kind <> 'setup' AND id <> ?"_s, {writer.step()}).toInt() == 0;
    if (uuid.isEmpty() || !m_step.who || !untouched || writer.idOfUuid(object_code::user, uuid))
        return {};
    return writer.giveUuid(m_step.who, uuid);
}

Result<> ImportJob::addUnknownColumns(Writer &writer, const ObjectType &type, const Source &source)
{
    const Result<GuessedFields> guessed = guessFields(type, source.file.path, m_open->rows->columns());
    if (!guessed)
        return guessed.error();
    for (const Field &field : guessed->added + guessed->widened) {
        if (const Result<> added = writer.addCustomField(type.code, field); !added)
            return added;
    }
    for (const Field &field : guessed->added)
        m_report.customFields << type.name + u'.' + field.name;
    return {};
}

Result<bool> ImportJob::openNext(Writer &writer)
{
    closeFile();
    while (!m_sources.isEmpty()) {
        m_open = std::make_unique<Open>();
        m_open->source = m_sources.takeFirst();
        const Source &source = m_open->source;
        const ObjectType *type = m_schema.type(source.object);
        (void)m_report.byObject[type->name];
        Result<std::unique_ptr<RowSource>> rows = openRows(source.file.path);
        if (!rows)
            return rows.error();
        m_open->rows = std::move(*rows);
        if (const Result<> added = addUnknownColumns(writer, *type, source); !added)
            return added.error();
        m_open->type = m_schema.type(type->code); // with its new fields
        m_open->reader = std::make_unique<RowReader>(*m_open->type, *m_open->rows, m_links);
        if (m_open->reader->knowsAnything() || m_open->rows->columns().isEmpty()) {
            writer.setDerive(!source.own);
            return true;
        }
        m_report.unknownFiles << QFileInfo(source.file.path).fileName();
    }
    m_open.reset();
    return false;
}

void ImportJob::closeFile()
{
    if (!m_open)
        return;
    const QString name = QFileInfo(m_open->source.file.path).fileName();
    m_bytesBefore += m_open->source.file.bytes;
    if (m_open->rows->encoding() != u"UTF-8")
        m_report.messages << say(QT_TRANSLATE_NOOP("Import", "%1 is not written in UTF-8; it was read as %2.")).arg(name, m_open->rows->encoding());
    if (m_open->rows->seemsCutOff())
        m_report.messages << say(QT_TRANSLATE_NOOP("Import", "%1 ends in the middle of a row; it may be cut off.")).arg(name);
    m_open.reset();
}

void ImportJob::reject(const Error &error)
{
    ++counts().failed;
    QStringList reasons;
    for (const Problem &problem : error.problems)
        reasons << problem.text;
    if (reasons.isEmpty())
        reasons << error.text;
    const RowSource &rows = *m_open->rows;
    CsvWriter::Row row {QFileInfo(m_open->source.file.path).fileName().toUtf8(), QByteArray::number(rows.line()), reasons.join(u' ').toUtf8()};
    for (int i = 0; i < std::max(int(rows.columns().size()), rows.cellCount()); ++i)
        row << rows.cell(i).toByteArray();
    CsvWriter::append(m_report.failedRows, row);
}

/// Notes what waits for a target that may come later in this import.
void ImportJob::noteLinks(RecordId id, const Record &record)
{
    for (auto it = record.dangling.cbegin(); it != record.dangling.cend(); ++it) {
        for (const QString &link : it.value().split(u';')) {
            m_late.append({id, it.key(), link, m_open->source.own});
            ++counts().dangling;
        }
    }
}

bool ImportJob::isLinkTarget(const ObjectType &type) const
{
    // Links to activities and events do not exist; a million of them need not be remembered.
    return !type.isActivity;
}

Result<> ImportJob::storeAgain(Writer &writer, RecordId existing, const Record &record)
{
    const Result<Record> before = writer.read(existing);
    if (!before)
        return before.error();
    Record after = *before;
    after.values.insert(record.values);
    for (const Field &field : m_open->type->fields) {
        if (!field.isLookup())
            continue;
        const bool waits = record.dangling.contains(field.name);
        // A link that a person set by hand stays, though the file does not know its target.
        if (waits && (field.type == FieldType::Lookups || !before->values.contains(field.name)))
            after.dangling.insert(field.name, record.dangling.value(field.name));
        else if (!waits && record.values.contains(field.name))
            after.dangling.remove(field.name);
    }
    const bool seen = m_seen.contains(existing) || existing >= m_firstNew.value(record.object);
    const Result<bool> changed = seen ? Result<bool>(writer.wouldChange(*before, after)) : writer.updateIfChanged(*before, after);
    if (!changed)
        return changed.error();
    if (seen && *changed)
        return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Import", "Id: another row of this import has the same id."))};
    m_seen.insert(existing);
    if (!record.remoteId.isEmpty() && before->remoteId.isEmpty()) {
        if (const Result<> given = writer.giveRemoteId(existing, record.remoteId); !given)
            return given;
        if (const Result<> healed = writer.healLinks(existing, record.remoteId); !healed)
            return healed;
    }
    if (writer.isCreationUndone(existing)) {
        // An import that was undone, brought in again.
        ++counts().created;
        return writer.setState(existing, m_open->reader->isDeleted() ? RowState::InBin : RowState::Live, u"restore"_s);
    }
    ++(*changed ? counts().updated : counts().unchanged);
    return {};
}

Result<RecordId> ImportJob::storeNew(Writer &writer, const Record &record)
{
    const Result<RecordId> made = writer.create(record);
    if (!made)
        return made;
    ++counts().created;
    if (isLinkTarget(*m_open->type)) {
        for (const QString &id : {record.remoteId, record.uuid}) {
            if (id.isEmpty())
                continue;
            m_links.remember(id, *made);
            if (const Result<> healed = writer.healLinks(*made, id); !healed)
                return healed.error();
        }
    }
    if (m_open->reader->isDeleted()) {
        if (const Result<> binned = writer.setState(*made, RowState::InBin, u"delete"_s); !binned)
            return binned.error();
    }
    return made;
}

Result<> ImportJob::store(Writer &writer, const Record &record)
{
    RecordId id = record.remoteId.isEmpty() ? 0 : writer.idOfRemote(record.object, record.remoteId);
    if (!id && !record.uuid.isEmpty())
        id = writer.idOfUuid(record.object, record.uuid);
    if (id) {
        if (const Result<> stored = storeAgain(writer, id, record); !stored)
            return stored;
    } else {
        const Result<RecordId> made = storeNew(writer, record);
        if (!made)
            return made.error();
        id = *made;
    }
    if (const QString reference = m_open->rows->reference(); !reference.isEmpty())
        m_links.remember(u'@' + reference, id);
    noteLinks(id, record);
    if (record.object == object_code::attachment && !m_options.dryRun)
        return importAttachment(writer.connection(), QFileInfo(m_open->source.file.path).absolutePath(), id, {record.remoteId, record.remoteId.left(15), record.uuid});
    return {};
}

Result<> ImportJob::takeRow(Writer &writer)
{
    const Result<Record> record = m_open->reader->read(writer);
    const Result<> stored = record ? store(writer, *record) : Result<>(record.error());
    if (!stored && stored.error().kind != Error::Kind::Invalid)
        return stored;
    if (!stored)
        reject(stored.error());
    return {};
}

/// Links to rows that came later in the same import.
Result<> ImportJob::resolveLate(Writer &writer)
{
    for (const LateLink &late : std::as_const(m_late)) {
        const ObjectType *type = m_schema.typeOf(late.record);
        const Result<Record> before = writer.read(late.record);
        const RecordId target = before ? m_links.find(writer, *type->field(late.field), late.link) : 0;
        const bool waits = before && before->dangling.value(late.field).split(u';').contains(late.link);
        if (waits && !target)
            continue;
        --m_report.byObject[type->name].dangling;
        if (!waits)
            continue;
        writer.setDerive(!late.own);
        if (const Result<> linked = writer.link(*before, late.field, late.link, target); !linked)
            return linked;
    }
    m_late.clear();
    return {};
}

Result<bool> ImportJob::slice(Connection &connection, const Database &database)
{
    const Schema::Version before = m_schema.version();
    const Result<bool> more = work(connection, database);
    if (!more || m_options.dryRun)
        m_schema.setVersion(before);
    return more;
}

Result<bool> ImportJob::work(Connection &connection, const Database &database)
{
    if (m_recordsDone) // usage numbers last, when their accounts are here
        return m_usage.takeSome(connection, m_step.now, m_options.dryRun, m_report);
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    Writer writer(connection, m_schema, m_step);
    writer.continueStep(m_report.step);
    if (!m_prepared) {
        if (const Result<> prepared = prepare(writer); !prepared)
            return prepared.error();
    }
    writer.setDerive(!m_open || !m_open->source.own);
    QElapsedTimer clock;
    clock.start();
    bool more = true;
    // A commit costs a disk flush: long slices while nobody waits, short ones while somebody does.
    for (int rows = 0; more && (m_options.dryRun || (rows < 50000 && !(rows % 64 == 0 && database.isPersonWaiting() && clock.elapsed() > 10))); ++rows) {
        if (m_progress->cancelled)
            return Error {.kind = Error::Kind::Cancelled, .text = say(QT_TRANSLATE_NOOP("Import", "The import was cancelled; nothing of it was kept."))};
        if (m_open && m_open->rows->next()) {
            if (const Result<> taken = takeRow(writer); !taken)
                return taken.error();
            ++m_progress->rows;
            m_progress->bytesDone = m_bytesBefore + m_open->rows->bytesRead();
            continue;
        }
        if (m_open && m_open->rows->failed())
            return Error {.kind = Error::Kind::BadInput, .text = QFileInfo(m_open->source.file.path).fileName() + u": "_s + m_open->rows->error().text};
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
    m_recordsDone = !more;
    if (m_options.dryRun)
        return more || !m_usage.isEmpty(); // the transaction rolls back
    if (const Result<> committed = transaction.commit(); !committed)
        return committed.error();
    m_report.step = writer.step();
    return more || !m_usage.isEmpty();
}

Result<ImportReport> ImportJob::finished(Connection &connection, const Result<bool> &last)
{
    if (!last) {
        m_usage.takeBack(connection);
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
