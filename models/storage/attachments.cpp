#include "models/storage/attachments.h"

#include "models/schema/objects/attachmentnames.h"
#include "models/storage/rows.h"
#include "models/storage/step.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTemporaryDir>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Attachments", sentence);
}

/// One record with what is in it.
Result<RecordId> add(Writer &writer, RecordId parent, const QString &path, const QString &evidence)
{
    if (const QString problem = attachmentProblem(path); !problem.isEmpty())
        return Error {.kind = Error::Kind::BadInput, .text = problem};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Attachments", "“%1” cannot be read. See who may open it.")).arg(QFileInfo(path).fileName()), .detail = file.errorString()};
    const QByteArray content = file.read(attachmentLimit + 1);
    Record record = newRecord(*writer.schema().type(object_code::attachment), writer.context(), nullptr, {{attachment::name, safeFileName(QFileInfo(path).fileName())}, {attachment::parent, qlonglong(parent)}});
    record.object = object_code::attachment;
    record.set(attachment::size, qlonglong(content.size()));
    record.set(attachment::contentType, QMimeDatabase().mimeTypeForFileNameAndData(path, content.left(4096)).name());
    if (!evidence.isEmpty())
        record.set(attachment::evidence, evidence);
    const Result<RecordId> made = writer.create(record);
    if (!made)
        return made;
    const Result<> kept = keepAttachmentContent(writer.connection(), *made, content);
    return kept ? made : Result<RecordId>(kept.error());
}

/// What is in it, for eyes outside: nothing while customers go by their codenames, for names within a file cannot be replaced.
Result<QByteArray> contentForOthers(Connection &connection, RecordId id)
{
    if (NameMask::inForce())
        return Error {.kind = Error::Kind::Invalid, .text = say(QT_TRANSLATE_NOOP("Attachments", "Names within a file cannot be replaced by codenames. Switch codename mode off to open it."))};
    return readAttachmentContent(connection, id);
}

Result<> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return Error {.kind = file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull : Error::Kind::ReadOnly,
                  .text = say(QT_TRANSLATE_NOOP("Attachments", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(path)), .detail = file.errorString()};
}

} // namespace

QString safeFileName(const QString &name)
{
    static const QRegularExpression refused(u"[\\x00-\\x1f\\x7f<>:\"/\\\\|?*]"_s);
    QString safe = name.section(u'/', -1).section(u'\\', -1);
    safe.replace(refused, u"_"_s);
    safe = safe.trimmed();
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    if (safe.size() > 120) // 255 bytes are the most that file systems take
        safe = safe.left(100) + safe.right(20);
    return safe.isEmpty() ? u"file"_s : safe;
}

QString attachmentProblem(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return say(QT_TRANSLATE_NOOP("Attachments", "“%1” is not there.")).arg(file.fileName());
    if (!file.isFile())
        return say(QT_TRANSLATE_NOOP("Attachments", "“%1” is a folder. Add the files that are in it.")).arg(file.fileName());
    if (file.size() > attachmentLimit) {
        const QLocale locale;
        return say(QT_TRANSLATE_NOOP("Attachments", "“%1” has %2; a file may have %3. Share it elsewhere and write its link into the notes.")).arg(file.fileName(), locale.formattedDataSize(file.size(), 1, QLocale::DataSizeTraditionalFormat), locale.formattedDataSize(attachmentLimit, 0, QLocale::DataSizeTraditionalFormat));
    }
    return {};
}

Result<> keepAttachmentContent(Connection &connection, RecordId id, const QByteArray &content)
{
    Statement &row = connection.cached(u"INSERT OR REPLACE INTO attachment_content(record, bytes) VALUES (?, ?)"_s);
    row.bind(1, id).bindBlob(2, content);
    row.step();
    const bool failed = row.failed() || !row.isValid();
    row.reset();
    return failed ? Result<>(connection.lastError()) : Result<>();
}

Result<QByteArray> readAttachmentContent(Connection &connection, RecordId id)
{
    Statement row = connection.prepare(u"SELECT bytes FROM attachment_content WHERE record = ?"_s);
    row.bind(1, id);
    if (row.step())
        return row.blob(0).toByteArray();
    if (row.failed() || !row.isValid())
        return connection.lastError();
    return Error {.kind = Error::Kind::NotFound, .text = say(QT_TRANSLATE_NOOP("Attachments", "What is in this file is not here: only its name was imported. Add the file again."))};
}

QFuture<Result<QList<RecordId>>> addAttachments(RecordStore &store, RecordId parent, const QStringList &paths, const QString &evidence)
{
    const QString name = paths.size() == 1 ? say(QT_TRANSLATE_NOOP("Attachments", "Add %1")).arg(safeFileName(QFileInfo(paths.first()).fileName())) : QCoreApplication::translate("Attachments", "Add %n files", nullptr, int(paths.size()));
    return inStep<QList<RecordId>>(store, name, [parent, paths, evidence](Writer &writer) -> Result<QList<RecordId>> {
        QList<RecordId> made;
        for (const QString &path : paths) {
            const Result<RecordId> one = add(writer, parent, path, evidence);
            if (!one)
                return one.error();
            made << *one;
        }
        return made;
    });
}

QFuture<Result<QByteArray>> attachmentContent(RecordStore &store, RecordId id)
{
    return store.database().run([id](Connection &connection) { return readAttachmentContent(connection, id); });
}

QFuture<Result<>> saveAttachment(RecordStore &store, RecordId id, const QString &path)
{
    return store.database().run([id, path](Connection &connection) -> Result<> {
        const Result<QByteArray> content = contentForOthers(connection, id);
        return content ? writeFile(path, *content) : Result<>(content.error());
    });
}

QFuture<Result<QString>> openAttachment(RecordStore &store, RecordId id)
{
    return store.database().run([&schema = store.schema(), id](Connection &connection) -> Result<QString> {
        static const QTemporaryDir folder(QDir::tempPath() + u"/steward-files-XXXXXX"_s); // 0700; gone with the program
        const Result<Record> record = readRecord(connection, schema, id);
        if (!record)
            return record.error();
        const Result<QByteArray> content = contentForOthers(connection, id);
        if (!content)
            return content.error();
        const QString place = folder.filePath(record->uuid);
        const QString path = place + u'/' + safeFileName(record->text(attachment::name));
        QDir().mkpath(place);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner); // opened before
        if (const Result<> written = writeFile(path, *content); !written)
            return written.error();
        // What is typed into the copy would be lost, so programs say that it cannot be changed.
        QFile::setPermissions(path, QFile::ReadOwner);
        return path;
    });
}
