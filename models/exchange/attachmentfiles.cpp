#include "models/exchange/attachmentfiles.h"

#include "models/storage/connection.h"
#include "models/storage/namemask.h"

#include <QDir>
#include <QSaveFile>

namespace {

const QString folderName = u"Attachments"_s;

QString say(const char *sentence)
{
    return QCoreApplication::translate("Export", sentence);
}

} // namespace

QString attachmentKey(const Record &record)
{
    return record.remoteId.isEmpty() ? record.uuid : record.remoteId;
}

Result<> exportAttachment(Connection &connection, const QString &folder, const Record &record)
{
    if (NameMask::inForce())
        return {};
    const Result<QByteArray> content = readAttachmentContent(connection, record.id);
    if (!content)
        return content.error().kind == Error::Kind::NotFound ? Result<>() : Result<>(content.error());
    const QDir place(folder + u'/' + folderName);
    QSaveFile file(place.filePath(attachmentKey(record)));
    if (place.mkpath(u"."_s) && file.open(QIODevice::WriteOnly) && file.write(*content) == content->size() && file.commit())
        return {};
    return Error {.kind = file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull : Error::Kind::ReadOnly,
                  .text = say(QT_TRANSLATE_NOOP("Export", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(file.fileName())), .detail = file.errorString()};
}

void removeOtherAttachments(const QString &folder, const QSet<QString> &kept)
{
    QDir place(folder + u'/' + folderName);
    for (const QString &name : place.entryList(QDir::Files)) {
        if (!kept.contains(name))
            place.remove(name);
    }
    QDir(folder).rmdir(folderName); // only if it is empty
}

Result<> importAttachment(Connection &connection, const QString &folder, RecordId id, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (key.isEmpty() || key.contains(u'/') || key.contains(u'\\') || key.startsWith(u'.'))
            continue;
        QFile file(folder + u'/' + folderName + u'/' + key);
        if (!file.exists())
            continue;
        if (const QString problem = attachmentProblem(file.fileName()); !problem.isEmpty())
            return Error {.kind = Error::Kind::Invalid, .text = problem};
        if (!file.open(QIODevice::ReadOnly))
            return Error {.kind = Error::Kind::Invalid, .text = QCoreApplication::translate("Import", "%1 cannot be read: %2").arg(folderName + u'/' + key, file.errorString())};
        return keepAttachmentContent(connection, id, file.readAll());
    }
    return {};
}
