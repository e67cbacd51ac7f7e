#include "models/exchange/recordfile.h"

#include "models/exchange/csvwriter.h"
#include "models/exchange/columnmap.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace {

constexpr qsizetype bufferSize = 1 << 18;

/// What both formats share: a buffered QSaveFile whose failures become sentences.
class SavedFile : public RecordFile
{
public:
    explicit SavedFile(const QString &path)
        : m_file(path)
    {
    }
    Result<> open() override
    {
        return m_file.open(QIODevice::WriteOnly) ? Result<>() : failure();
    }
    Result<> finish() override
    {
        if (const Result<> written = flush(); !written)
            return written;
        return m_file.commit() ? Result<>() : failure();
    }

protected:
    QByteArray &buffer() { return m_buffer; }
    Result<> flushIfFull()
    {
        return m_buffer.size() < bufferSize ? Result<>() : flush();
    }

private:
    Result<> flush()
    {
        const bool written = m_file.write(m_buffer) == m_buffer.size();
        m_buffer.clear();
        return written ? Result<>() : failure();
    }
    Result<> failure() const
    {
        return Error {.kind = m_file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull : Error::Kind::ReadOnly,
                      .text = QCoreApplication::translate("Export", "%1 could not be written. Free some space or choose another folder.").arg(QDir::toNativeSeparators(m_file.fileName())),
                      .detail = m_file.errorString()};
    }
    QSaveFile m_file;
    QByteArray m_buffer;
};

class CsvFile : public SavedFile
{
public:
    CsvFile(const QString &path, const ObjectType &type)
        : SavedFile(path)
    {
        CsvWriter::Row columns {"Id", ColumnMap::uuidColumn.toUtf8(), "IsDeleted"};
        for (const Field &field : type.fields) {
            if (field.hasColumn())
                columns << field.name.toUtf8();
        }
        CsvWriter::append(buffer(), columns);
    }
    Result<> write(const Row &row) override
    {
        CsvWriter::Row cells {row.remoteId.toUtf8(), row.uuid.toUtf8(), row.deleted ? "true" : "false"};
        for (const QString &text : row.texts)
            cells << text.toUtf8();
        CsvWriter::append(buffer(), cells);
        return flushIfFull();
    }
};

class JsonFile : public SavedFile
{
public:
    JsonFile(const QString &path, const ObjectType &type)
        : SavedFile(path)
        , m_attributes {{u"type"_s, type.remoteName}}
    {
        buffer() += "{\"records\": [";
    }
    Result<> write(const Row &row) override
    {
        QJsonObject object {{u"attributes"_s, m_attributes}, {ColumnMap::uuidColumn, row.uuid}};
        if (!row.remoteId.isEmpty())
            object.insert(u"Id"_s, row.remoteId);
        if (row.deleted)
            object.insert(u"IsDeleted"_s, true);
        for (qsizetype i = 0; i < row.texts.size(); ++i) {
            if (!row.texts.at(i).isEmpty())
                object.insert(row.fields.at(i)->name, valueOf(*row.fields.at(i), row.texts.at(i)));
        }
        buffer() += m_first ? "\n" : ",\n";
        m_first = false;
        buffer() += QJsonDocument(object).toJson(QJsonDocument::Compact);
        return flushIfFull();
    }
    Result<> finish() override
    {
        buffer() += "\n]}\n";
        return SavedFile::finish();
    }

private:
    /// Numbers and yes or no as JSON has them, as far as a double holds them exactly.
    static QJsonValue valueOf(const Field &field, const QString &text)
    {
        if (field.type == FieldType::CheckBox)
            return text == u"true";
        if (!field.isNumber() || text.size() > 15)
            return text;
        return text.toDouble();
    }
    const QJsonObject m_attributes;
    bool m_first = true;
};

} // namespace

std::unique_ptr<RecordFile> RecordFile::csv(const QString &path, const ObjectType &type)
{
    return std::make_unique<CsvFile>(path, type);
}

std::unique_ptr<RecordFile> RecordFile::json(const QString &path, const ObjectType &type)
{
    return std::make_unique<JsonFile>(path, type);
}
