#include "models/storage/rows.h"

#include "models/schema/values.h"
#include "models/storage/recordstore.h"
#include "models/storage/searchindex.h"

#include <QRandomGenerator>

#include <algorithm>

namespace {

TableLayout makeLayout(const ObjectType &type)
{
    TableLayout layout {.type = &type};
    QStringList names {u"id"_s, u"uuid"_s, u"remote_id"_s, u"deleted"_s};
    QStringList marks {u"?"_s, u"?"_s, u"?"_s, u"?"_s};
    for (int i = 0; i < type.fields.size(); ++i) {
        const Field &field = type.fields.at(i);
        if (!field.hasColumn())
            continue;
        layout.columns << i;
        if (field.type == FieldType::Lookups)
            layout.lookups << i;
        if (SearchIndex::isSearched(field))
            layout.searched << i;
        names << quoted(field.name);
        marks << u"?"_s;
    }
    const QString table = quoted(type.name);
    layout.select = u"SELECT %1 FROM %2"_s.arg(names.join(u", "_s), table);
    layout.insert = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, names.join(u", "_s), marks.join(u", "_s));
    layout.byRemote = u"SELECT id FROM %1 WHERE remote_id = ?"_s.arg(table);
    layout.byUuid = u"SELECT id FROM %1 WHERE uuid = ?"_s.arg(table);
    return layout;
}

QDateTime dateTimeFrom(QByteArrayView text)
{
    const auto number = [&](int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; ++i)
            value = value * 10 + (text[i] - '0');
        return value;
    };
    if (text.size() != 24)
        return QDateTime::fromString(QString::fromUtf8(text), Qt::ISODateWithMs);
    return {QDate(number(0, 4), number(5, 2), number(8, 2)),
            QTime(number(11, 2), number(14, 2), number(17, 2), number(20, 3)), Qt::UTC};
}

} // namespace

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

const TableLayout &layoutOf(const ObjectType &type)
{
    // Types never change in place, but a later Schema may reuse an address: hence the second look.
    struct Entry {
        QString name;
        QString last;
        qsizetype fields = 0;
        std::shared_ptr<TableLayout> layout;
    };
    static thread_local QHash<const ObjectType *, Entry> cache;
    Entry &entry = cache[&type];
    if (entry.fields != type.fields.size() || entry.name != type.name || entry.last != type.fields.constLast().name)
        entry = {type.name, type.fields.constLast().name, type.fields.size(), std::make_shared<TableLayout>(makeLayout(type))};
    return *entry.layout;
}

QString storedText(const Field &field, const Record &record)
{
    const QString text = toNeutral(field, record.values.value(field.name));
    const QString waiting = field.isLookup() ? record.dangling.value(field.name) : QString();
    return text.isEmpty() || waiting.isEmpty() ? text + waiting : text + u';' + waiting;
}

Result<> setStoredText(const Field &field, const QString &text, Record &record)
{
    record.dangling.remove(field.name);
    if (!field.isLookup()) {
        const Result<QVariant> value = fromNeutral(field, text);
        if (!value)
            return value.error();
        record.set(field.name, *value);
        return {};
    }
    // The ids that links wait for hold a letter or a hyphen, so none reads as a number.
    QStringList targets = text.split(u';', Qt::SkipEmptyParts);
    QStringList waiting;
    for (qsizetype i = targets.size(); i-- > 0;) {
        bool isNumber = false;
        (void)targets.at(i).toLongLong(&isNumber);
        if (!isNumber)
            waiting.prepend(targets.takeAt(i));
    }
    const Result<QVariant> value = fromNeutral(field, targets.join(u';'));
    if (!value)
        return value.error();
    record.set(field.name, *value);
    if (!waiting.isEmpty())
        record.dangling.insert(field.name, waiting.join(u';'));
    return {};
}

QList<RecordId> targetsOf(const QVariant &value)
{
    QList<RecordId> targets;
    if (value.typeId() == QMetaType::QVariantList) {
        for (const QVariant &one : value.toList()) {
            if (const RecordId id = one.toLongLong(); id && !targets.contains(id))
                targets << id;
        }
    } else if (const RecordId id = value.toLongLong()) {
        targets << id;
    }
    return targets;
}

static RecordId firstTarget(const QVariant &value)
{
    if (value.typeId() != QMetaType::QVariantList)
        return value.toLongLong();
    const QList<RecordId> targets = targetsOf(value);
    return targets.isEmpty() ? 0 : targets.first();
}

void bindValue(Statement &statement, int index, const Field &field, const QVariant &value)
{
    if (!value.isValid()) {
        statement.bindNull(index);
        return;
    }
    switch (field.type) {
    case FieldType::CheckBox:
        statement.bind(index, value.toBool() ? 1 : 0);
        return;
    case FieldType::Integer:
        statement.bind(index, qint64(value.toLongLong()));
        return;
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        statement.bind(index, value.toDouble());
        return;
    case FieldType::Lookup:
    case FieldType::Lookups: {
        const RecordId first = firstTarget(value);
        first ? statement.bind(index, first) : statement.bindNull(index);
        return;
    }
    case FieldType::MultiPicklist: {
        const QString joined = value.toStringList().join(u';');
        joined.isEmpty() ? statement.bindNull(index) : statement.bind(index, joined);
        return;
    }
    case FieldType::Date:
    case FieldType::DateTime: {
        const QString text = toNeutral(field, value);
        text.isEmpty() ? statement.bindNull(index) : statement.bind(index, text);
        return;
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address: {
        const QString text = value.toString();
        text.isEmpty() ? statement.bindNull(index) : statement.bind(index, text);
        return;
    }
    }
}

QVariant columnValue(const Statement &statement, int column, const Field &field)
{
    if (statement.isNull(column))
        return {};
    switch (field.type) {
    case FieldType::CheckBox:
        return statement.integer(column) != 0;
    case FieldType::Integer:
    case FieldType::Lookup:
        return qlonglong(statement.integer(column));
    case FieldType::Lookups:
        return QVariantList {qlonglong(statement.integer(column))};
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return statement.real(column);
    case FieldType::MultiPicklist:
        return statement.text(column).split(u';', Qt::SkipEmptyParts);
    case FieldType::Date:
        return QDate::fromString(statement.text(column), Qt::ISODate);
    case FieldType::DateTime:
        return dateTimeFrom(statement.utf8(column));
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address:
        return statement.text(column);
    }
    Q_UNREACHABLE();
}

Record rowToRecord(const TableLayout &layout, const Statement &statement)
{
    Record record;
    record.object = layout.type->code;
    record.id = statement.integer(0);
    record.uuid = statement.text(1);
    record.remoteId = statement.text(2);
    record.deleted = statement.integer(3) != int(RowState::Live);
    for (int i = 0; i < layout.columns.size(); ++i) {
        const Field &field = layout.type->fields.at(layout.columns.at(i));
        if (const QVariant value = columnValue(statement, i + 4, field); value.isValid())
            record.values.insert(field.name, value);
    }
    return record;
}

void readLinks(Connection &connection, const TableLayout &layout, Record &record)
{
    if (!layout.lookups.isEmpty()) {
        Statement &links = connection.cached(u"SELECT field, target FROM record_link WHERE record = ? ORDER BY field, position"_s);
        links.bind(1, record.id);
        while (links.step()) {
            const QString field = links.text(0);
            QVariantList all = record.values.value(field).toList();
            all << qlonglong(links.integer(1));
            record.values.insert(field, all);
        }
        links.reset();
    }
    Statement &waiting = connection.cached(u"SELECT field, remote_id FROM unresolved_link WHERE record = ? ORDER BY field, remote_id"_s);
    waiting.bind(1, record.id);
    while (waiting.step()) {
        QString &links = record.dangling[waiting.text(0)];
        links += links.isEmpty() ? waiting.text(1) : u';' + waiting.text(1);
    }
    waiting.reset();
}

Result<Record> readRecord(Connection &connection, const Schema &schema, RecordId id)
{
    const Error missing {.kind = Error::Kind::NotFound,
                         .text = QCoreApplication::translate("Storage", "This record is not in the file any more."),
                         .detail = QString::number(id)};
    const ObjectType *type = schema.typeOf(id);
    if (!type)
        return missing;
    const TableLayout &layout = layoutOf(*type);
    Statement &row = connection.cached(layout.select + u" WHERE id = ?"_s);
    row.bind(1, id);
    if (!row.step()) {
        const bool failed = row.failed();
        row.reset();
        return failed ? connection.lastError() : missing;
    }
    Record record = rowToRecord(layout, row);
    row.reset();
    readLinks(connection, layout, record);
    return record;
}

int fiscalStart(Connection &connection)
{
    return std::clamp(connection.scalar(u"SELECT value FROM fact WHERE key = ?"_s, {fiscalStartFact}).toInt(), 1, 12);
}

QString newUuid(const QDateTime &now)
{
    // RFC 9562 version 7. The counter keeps order within a millisecond and a run.
    static std::atomic<quint32> counter {QRandomGenerator::system()->generate() & 0xffffu};
    const quint64 time = quint64(now.toMSecsSinceEpoch()) & 0xffffffffffffULL;
    const quint32 count = counter.fetch_add(1);
    const quint64 random = QRandomGenerator::global()->generate64();
    const quint64 high = (time << 16) | 0x7000u | ((count >> 14) & 0x0fffu);
    const quint64 low = (quint64(2) << 62) | (quint64(count & 0x3fffu) << 48) | (random & 0xffffffffffffULL);
    QString text(36, u'-');
    QChar *at = text.data();
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            ++at;
        const quint64 half = digit < 16 ? high : low;
        *at++ = QLatin1Char("0123456789abcdef"[(half >> (60 - 4 * (digit % 16))) & 15]);
    }
    return text;
}

QString readTitle(Connection &connection, const Schema &schema, RecordId id)
{
    const ObjectType *type = schema.typeOf(id);
    if (!type)
        return {};
    Statement &row = connection.cached(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(quoted(type->nameField), quoted(type->name)));
    row.bind(1, id);
    QString title = row.step() ? row.text(0) : QString();
    row.reset();
    return title;
}
