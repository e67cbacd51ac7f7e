#include "models/exchange/columnmap.h"

#include "models/schema/values.h"

namespace {

const Field *fieldFor(const ObjectType &type, const QString &column)
{
    const auto is = [&column](const QString &name) { return !name.isEmpty() && name.compare(column, Qt::CaseInsensitive) == 0; };
    for (const Field &field : type.fields) {
        if (is(field.name) || is(field.remoteName))
            return &field;
    }
    for (const Field &field : type.fields) {
        if (is(field.label) || field.aliases.contains(column, Qt::CaseInsensitive))
            return &field;
    }
    return nullptr;
}

QString labelFrom(QString column)
{
    if (column.endsWith(u"__c"_s))
        column.chop(3);
    return column.replace(u'_', u' ').simplified();
}

/// Names that storage keeps for itself.
bool isReserved(const QString &column)
{
    return QStringList {u"id"_s, u"uuid"_s, u"remote_id"_s, u"deleted"_s}.contains(column, Qt::CaseInsensitive);
}

} // namespace

ColumnMap mapColumns(const ObjectType &type, const QStringList &columns)
{
    ColumnMap map;
    map.fields.resize(columns.size());
    for (int i = 0; i < columns.size(); ++i) {
        const QString &column = columns.at(i);
        const Field *field = fieldFor(type, column);
        if (column.compare(u"Id"_s, Qt::CaseInsensitive) == 0)
            map.id = i;
        else if (column == u"Steward_UUID__c")
            map.uuid = i;
        else if (column == u"IsDeleted")
            map.isDeleted = i;
        else if (field && field->type == FieldType::Address)
            map.compound << i;
        else if (field && !map.fields.contains(field))
            map.fields[i] = field;
        else if (!field && !column.isEmpty() && !isReserved(column))
            map.unknown << i;
    }
    // An address written twice: its parts are the truth.
    map.compound.removeIf([&](int column) {
        const Field *address = fieldFor(type, columns.at(column));
        return std::any_of(address->parts.begin(), address->parts.end(), [&](const QString &part) { return columns.contains(part, Qt::CaseInsensitive); });
    });
    return map;
}

Result<QList<Field>> guessFields(const QString &path, const QStringList &columns, const QList<int> &unknown)
{
    QList<Field> fields;
    if (unknown.isEmpty())
        return fields;
    const Result<std::unique_ptr<RowSource>> opened = openRows(path);
    if (!opened)
        return opened.error();
    RowSource &rows = **opened;
    // A guess must hold for every value, but a batch at a time is enough: types that disagree are text.
    constexpr int batch = 512;
    QHash<int, QStringList> samples;
    QHash<int, FieldType> guesses;
    const auto settle = [&](int column) {
        const FieldType guess = guessType(samples.take(column));
        const auto before = guesses.constFind(column);
        if (before == guesses.cend() || *before == guess)
            guesses.insert(column, guess);
        else if (before != guesses.cend() && (*before == FieldType::Decimal || guess == FieldType::Decimal) && (*before == FieldType::Integer || guess == FieldType::Integer))
            guesses.insert(column, FieldType::Decimal);
        else
            guesses.insert(column, *before == FieldType::LongText || guess == FieldType::LongText ? FieldType::LongText : FieldType::Text);
    };
    while (rows.next()) {
        for (const int column : unknown) {
            const QByteArrayView cell = rows.cell(column);
            if (cell.isEmpty())
                continue;
            QStringList &list = samples[column];
            list << QString::fromUtf8(cell);
            if (list.size() >= batch)
                settle(column);
        }
    }
    for (const int column : samples.keys())
        settle(column);
    for (const int column : unknown) {
        if (!guesses.contains(column))
            continue;
        const QString &name = columns.at(column);
        const bool named = std::any_of(fields.begin(), fields.end(), [&](const Field &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
        if (!named)
            fields.append({.name = name, .type = guesses.value(column), .label = labelFrom(name), .remoteName = name, .custom = true});
    }
    return fields;
}
