#include "models/exchange/rowsource.h"

#include "models/exchange/csvreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Import", sentence);
}

class CsvRows : public RowSource
{
public:
    explicit CsvRows(const QString &path)
        : m_file(path)
        , m_reader(&m_file)
    {
    }
    Result<> open()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Import", "%1 cannot be read. Allow reading it, or choose another file.")).arg(m_file.fileName()), .detail = m_file.errorString()};
        if (m_reader.readRow()) {
            for (const QByteArrayView field : m_reader.fields())
                m_columns << QString::fromUtf8(field).trimmed();
        }
        // A column without a name may hold data all the same.
        for (int i = 0; i < m_columns.size(); ++i) {
            if (m_columns.at(i).isEmpty())
                m_columns[i] = u"Column_%1"_s.arg(i + 1);
        }
        return m_reader.failed() ? Result<>(m_reader.error()) : Result<>();
    }
    QStringList columns() const override { return m_columns; }
    bool next() override { return m_reader.readRow(); }
    QByteArrayView cell(int column) const override { return column < m_reader.fields().size() ? m_reader.fields().at(column) : QByteArrayView(); }
    int cellCount() const override { return int(m_reader.fields().size()); }
    qint64 line() const override { return m_reader.line(); }
    qint64 bytesRead() const override { return m_reader.bytesRead(); }
    QString encoding() const override { return m_reader.encoding(); }
    bool seemsCutOff() const override { return m_reader.endedWithinLine() && m_reader.fields().size() < m_columns.size(); }
    bool failed() const override { return m_reader.failed(); }
    Error error() const override { return m_reader.error(); }

private:
    QFile m_file;
    CsvReader m_reader;
    QStringList m_columns;
};

QByteArray cellText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool whole = std::floor(number) == number && std::abs(number) < 9e15;
        return whole ? QByteArray::number(qint64(number)) : QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    }
    if (value.isArray() || value.isObject())
        return QJsonDocument(value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject())).toJson(QJsonDocument::Compact);
    return {};
}

class JsonRows : public RowSource
{
public:
    explicit JsonRows(const QJsonArray &records, qint64 bytes)
        : m_records(records)
        , m_bytes(bytes)
    {
        QHash<QString, int> known;
        for (const QJsonValue &record : m_records) {
            const QJsonObject object = record.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (it.key() != u"attributes" && !known.contains(it.key())) {
                    known.insert(it.key(), int(m_columns.size()));
                    m_columns << it.key();
                }
            }
        }
    }
    QStringList columns() const override { return m_columns; }
    bool next() override
    {
        if (++m_row >= m_records.size())
            return false;
        const QJsonObject object = m_records.at(m_row).toObject();
        m_reference = object.value(u"attributes"_s).toObject().value(u"referenceId"_s).toString();
        m_cells.clear();
        for (const QString &column : std::as_const(m_columns))
            m_cells << cellText(object.value(column));
        return true;
    }
    QByteArrayView cell(int column) const override { return m_cells.at(column); }
    QString reference() const override { return m_reference; }
    int cellCount() const override { return int(m_cells.size()); }
    qint64 line() const override { return m_row + 1; }
    qint64 bytesRead() const override { return m_records.isEmpty() ? m_bytes : m_bytes * (m_row + 1) / m_records.size(); }
    bool failed() const override { return false; }
    Error error() const override { return {}; }

private:
    QJsonArray m_records;
    qint64 m_bytes;
    QStringList m_columns;
    QList<QByteArray> m_cells;
    QString m_reference;
    qsizetype m_row = -1;
};

Result<QJsonArray> readRecords(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Import", "%1 cannot be read. Allow reading it, or choose another file.")).arg(path), .detail = file.errorString()};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (document.isNull())
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Import", "%1 is not JSON, or is cut off: %2 (at byte %3).")).arg(path, problem.errorString()).arg(problem.offset)};
    const QJsonObject top = document.object();
    const QJsonValue records = document.isArray() ? QJsonValue(document.array()) : top.contains(u"result"_s) ? top.value(u"result"_s).toObject().value(u"records"_s) : top.value(u"records"_s);
    if (!records.isArray())
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Import", "%1 has no list of records.")).arg(path)};
    return records.toArray();
}

/// "Account" of Account.csv, Account_2024-01-19.csv or account (1).csv; a name with further words is no object's.
QString objectOfName(const QString &fileName)
{
    static const QRegularExpression form(uR"(^([A-Za-z][A-Za-z_]*?)([\s_-]*[\d(][\d\s()_.:-]*)?$)"_s);
    const QRegularExpressionMatch match = form.match(QFileInfo(fileName).completeBaseName());
    return match.hasMatch() ? match.captured(1) : QString();
}

QString objectOfJson(const QString &path)
{
    const Result<QJsonArray> records = readRecords(path);
    if (!records)
        return objectOfName(path);
    return records->isEmpty() ? objectOfName(path) : records->first().toObject().value(u"attributes"_s).toObject().value(u"type"_s).toString(objectOfName(path));
}

bool isPlan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 1024 * 1024)
        return false;
    const QJsonArray steps = QJsonDocument::fromJson(file.readAll()).array();
    return !steps.isEmpty() && steps.first().toObject().contains(u"sobject"_s);
}

void add(QList<ImportFile> &files, const QFileInfo &info)
{
    const QString suffix = info.suffix().toLower();
    if (suffix == u"csv" || suffix == u"txt" || suffix == u"tsv") {
        files.append({info.filePath(), objectOfName(info.fileName()), info.size()});
    } else if (suffix == u"json" && info.fileName() != u"steward-fields.json" && !isPlan(info.filePath())) {
        files.append({info.filePath(), objectOfJson(info.filePath()), info.size()});
    }
}

} // namespace

Result<QList<ImportFile>> findImportFiles(const QStringList &paths)
{
    QList<ImportFile> files;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        const qsizetype before = files.size();
        if (info.isDir()) {
            for (const QFileInfo &entry : QDir(path).entryInfoList(QDir::Files, QDir::Name)) {
                if (!entry.fileName().startsWith(u"LICENSE"_s))
                    add(files, entry);
            }
        } else if (info.exists()) {
            add(files, info);
        } else {
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Import", "There is no file or folder %1.")).arg(path)};
        }
        if (files.size() == before)
            return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Import", "%1 holds nothing to import: no CSV and no JSON file.")).arg(path)};
    }
    return files;
}

Result<std::unique_ptr<RowSource>> openRows(const QString &path)
{
    if (path.endsWith(u".json"_s, Qt::CaseInsensitive)) {
        const Result<QJsonArray> records = readRecords(path);
        if (!records)
            return records.error();
        return std::unique_ptr<RowSource>(std::make_unique<JsonRows>(*records, QFileInfo(path).size()));
    }
    auto rows = std::make_unique<CsvRows>(path);
    if (const Result<> opened = rows->open(); !opened)
        return opened.error();
    return std::unique_ptr<RowSource>(std::move(rows));
}
