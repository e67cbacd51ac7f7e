#include "models/exchange/rowreader.h"

#include "models/schema/salesforceid.h"
#include "models/schema/values.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Import", sentence);
}

Error invalid(const QString &text)
{
    return {.kind = Error::Kind::Invalid, .text = text};
}

} // namespace

RowReader::RowReader(const ObjectType &type, RowSource &rows, LinkResolver &links)
    : m_type(type)
    , m_rows(rows)
    , m_links(links)
    , m_map(mapColumns(type, rows.columns()))
{
}

bool RowReader::knowsAnything() const
{
    return !m_map.compound.isEmpty() || std::any_of(m_map.fields.begin(), m_map.fields.end(), [](const Field *field) { return field; });
}

bool RowReader::isDeleted() const
{
    if (m_map.isDeleted == ColumnMap::none)
        return false;
    const QByteArrayView cell = m_rows.cell(m_map.isDeleted);
    return cell == QByteArrayView("1") || cell.compare("true", Qt::CaseInsensitive) == 0;
}

Result<> RowReader::readIds(Record &record) const
{
    if (m_map.id != ColumnMap::none) {
        const QString id = QString::fromUtf8(m_rows.cell(m_map.id)).trimmed();
        record.remoteId = toId18(id);
        if (record.remoteId.isEmpty() && !id.isEmpty())
            return invalid(say(QT_TRANSLATE_NOOP("Import", "Id: “%1” is not a Salesforce id of 15 or 18 characters.")).arg(id.left(40)));
    }
    if (m_map.uuid != ColumnMap::none) {
        const QString uuid = QString::fromUtf8(m_rows.cell(m_map.uuid)).trimmed();
        if (!uuid.isEmpty() && QUuid(uuid).isNull())
            return invalid(say(QT_TRANSLATE_NOOP("Import", "Steward_UUID__c: “%1” is not a uuid.")).arg(uuid.left(40)));
        record.uuid = uuid.isEmpty() ? QString() : QUuid(uuid).toString(QUuid::WithoutBraces);
    }
    return {};
}

void RowReader::readLinks(Writer &writer, Record &record, const Field &field, const QString &text)
{
    QVariantList targets = record.value(field.name).toList();
    QStringList waiting = record.dangling.value(field.name).split(u';', Qt::SkipEmptyParts);
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const QString given = part.trimmed();
        const QString remote = toId18(given);
        const QString link = remote.isEmpty() ? given : remote;
        if (const qlonglong target = m_links.find(writer, field, link); target && !targets.contains(target))
            targets << target;
        else if (!target && !link.isEmpty() && !waiting.contains(link))
            waiting << link;
    }
    if (field.type == FieldType::Lookup) {
        // One link has room for one target.
        if (!targets.isEmpty())
            record.set(field.name, targets.first());
        else if (!waiting.isEmpty())
            record.dangling.insert(field.name, waiting.first());
        return;
    }
    if (!targets.isEmpty())
        record.set(field.name, targets);
    if (!waiting.isEmpty())
        record.dangling.insert(field.name, waiting.join(u';'));
}

Result<> RowReader::readCell(Writer &writer, Record &record, const Field &field, QByteArrayView cell)
{
    const QString text = QString::fromUtf8(cell);
    if (field.isLookup()) {
        readLinks(writer, record, field, text);
        return {};
    }
    const Result<QVariant> value = fromNeutral(field, text);
    if (!value)
        return invalid(labelOf(field) + u": "_s + value.error().text);
    record.set(field.name, *value);
    return {};
}

void RowReader::readCompound(Record &record, const QByteArray &text, const Field &address) const
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject()) {
        // Somebody wrote the address out.
        record.set(address.parts.first(), QString::fromUtf8(text));
        return;
    }
    static const std::pair<QString, QString> keys[] {{u"street"_s, u"Street"_s}, {u"city"_s, u"City"_s}, {u"state"_s, u"State"_s}, {u"postalCode"_s, u"PostalCode"_s},
                                                     {u"country"_s, u"Country"_s}, {u"latitude"_s, u"Latitude"_s}, {u"longitude"_s, u"Longitude"_s}, {u"geocodeAccuracy"_s, u"GeocodeAccuracy"_s}};
    const QString prefix = address.name.chopped(qsizetype(std::size("Address") - 1));
    const QJsonObject json = document.object();
    for (const auto &[key, suffix] : keys) {
        const Field *part = m_type.field(prefix + suffix);
        if (!part || !json.contains(key))
            continue;
        if (const Result<QVariant> value = fromNeutral(*part, json.value(key).toVariant().toString()))
            record.set(part->name, *value);
    }
}

QString RowReader::uuidOfRow(const Record &record)
{
    static const QUuid space(u"{6f0c1a52-6a3b-5c1e-9f5e-574541524400}"_s);
    QByteArray words = m_type.name.toUtf8() + '\n' + m_rows.reference().toUtf8();
    if (m_rows.reference().isEmpty()) {
        for (int i = 0; i < m_rows.columns().size(); ++i)
            words += '\x1f' + m_rows.cell(i).toByteArray();
        const QByteArray digest = QCryptographicHash::hash(words, QCryptographicHash::Md5);
        words += '\x1f' + QByteArray::number(m_sameRows[digest]++);
    } else {
        for (const QString &field : {m_type.nameField, u"LastName"_s, u"FirstName"_s})
            words += '\x1f' + record.text(field).toUtf8();
    }
    return QUuid::createUuidV5(space, words).toString(QUuid::WithoutBraces);
}

Result<Record> RowReader::read(Writer &writer)
{
    const int columns = int(m_map.fields.size());
    for (int i = columns; i < m_rows.cellCount(); ++i) {
        if (!m_rows.cell(i).isEmpty())
            return invalid(QCoreApplication::translate("Import", "The row has %1 cells, but the first line names %2; is a quote missing?").arg(m_rows.cellCount()).arg(columns));
    }
    Record record {.object = m_type.code};
    record.values.reserve(columns);
    if (const Result<> ids = readIds(record); !ids)
        return ids.error();
    for (int i = 0; i < columns; ++i) {
        const Field *field = m_map.fields.at(i);
        if (!field)
            continue;
        const QByteArrayView cell = m_rows.cell(i);
        if (cell.isEmpty())
            continue;
        if (const Result<> read = readCell(writer, record, *field, cell); !read)
            return read.error();
    }
    for (const int column : m_map.compound) {
        if (const QByteArrayView cell = m_rows.cell(column); !cell.isEmpty())
            readCompound(record, cell.toByteArray(), *m_map.addresses.at(column));
    }
    if (record.remoteId.isEmpty() && record.uuid.isEmpty())
        record.uuid = uuidOfRow(record);
    return record;
}
