#include "models/exchange/columnmap.h"

#include "models/schema/values.h"

#include <QRegularExpression>

namespace {

bool same(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What a column may be called after: first the names that programs use, then those that people read.
enum class By { Name, Label };

bool isCalled(const Field &field, const QString &column, By by)
{
    return by == By::Name ? same(field.name, column) || same(field.remoteName, column) : same(field.label, column) || field.aliases.contains(column, Qt::CaseInsensitive);
}

QString labelFrom(QString column)
{
    if (column.endsWith(u"__c"_s))
        column.chop(3);
    return column.replace(u'_', u' ').simplified();
}

/// A name for the field of a column: not one that storage keeps for itself, nor that of another field.
QString fieldNameFor(const ObjectType &type, const QList<Field> &added, const QString &column)
{
    static const QStringList reserved {u"id"_s, u"uuid"_s, u"remote_id"_s, u"deleted"_s, u"rowid"_s, u"_rowid_"_s, u"oid"_s};
    const auto isTaken = [&](const QString &name) {
        const auto is = [&name](const Field &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; };
        return reserved.contains(name, Qt::CaseInsensitive) || std::any_of(type.fields.begin(), type.fields.end(), is) || std::any_of(added.begin(), added.end(), is);
    };
    QString name = column.left(120);
    for (int i = 2; isTaken(name); ++i)
        name = u"%1_%2"_s.arg(column.left(120)).arg(i);
    return name;
}

/// The type that takes what both take.
FieldType both(FieldType a, FieldType b)
{
    if (a == b)
        return a;
    const auto is = [&](FieldType one, FieldType other) { return (a == one && b == other) || (a == other && b == one); };
    if (is(FieldType::Integer, FieldType::Decimal))
        return FieldType::Decimal;
    return a == FieldType::LongText || b == FieldType::LongText ? FieldType::LongText : FieldType::Text;
}

/// Digits that nobody adds up: 94107 is no quantity.
FieldType typeForName(const QString &column, FieldType guessed)
{
    static const QRegularExpression phone(u"phone|fax|mobile"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(u"zip|postal|code|license|licence|identifi|[ _]id(__c)?$|[ _](no|number)(__c)?$"_s, QRegularExpression::CaseInsensitiveOption);
    if (guessed == FieldType::Integer && code.match(column).hasMatch())
        return FieldType::Text;
    return (guessed == FieldType::Integer || guessed == FieldType::Text) && phone.match(column).hasMatch() ? FieldType::Phone : guessed;
}

/// Guesses the types of some columns, a batch of values at a time, so that memory stays flat.
class Guesser
{
public:
    void take(int column, QByteArrayView cell)
    {
        QStringList &list = m_samples[column];
        list << QString::fromUtf8(cell);
        if (list.size() >= batch)
            settle(column);
    }
    QHash<int, FieldType> types()
    {
        for (const int column : m_samples.keys())
            settle(column);
        return m_types;
    }

private:
    static constexpr int batch = 512;
    void settle(int column)
    {
        const FieldType guess = guessType(m_samples.take(column));
        const auto before = m_types.constFind(column);
        m_types.insert(column, before == m_types.cend() ? guess : both(*before, guess));
    }
    QHash<int, QStringList> m_samples;
    QHash<int, FieldType> m_types;
};

/// Custom fields whose type not every text fits.
QHash<int, const Field *> narrowColumns(const ColumnMap &map)
{
    QHash<int, const Field *> narrow;
    for (int i = 0; i < map.fields.size(); ++i) {
        const Field *field = map.fields.at(i);
        if (field && field->custom && (!field->isText() || field->type == FieldType::Email || field->type == FieldType::Url))
            narrow.insert(i, field);
    }
    return narrow;
}

bool fits(const Field &field, QByteArrayView cell)
{
    const QString text = QString::fromUtf8(cell);
    return field.isText() ? guessType({text}) == field.type : bool(fromNeutral(field, text));
}

} // namespace

ColumnMap mapColumns(const ObjectType &type, const QStringList &columns)
{
    ColumnMap map;
    map.fields.resize(columns.size());
    map.addresses.resize(columns.size());
    QSet<int> done;
    for (int i = 0; i < columns.size(); ++i) {
        const QString &column = columns.at(i);
        int *special = same(column, u"Id"_s) ? &map.id : column == ColumnMap::uuidColumn ? &map.uuid : column == u"IsDeleted" ? &map.isDeleted : nullptr;
        if (special && *special == ColumnMap::none) {
            *special = i;
            done.insert(i);
        }
    }
    for (const By by : {By::Name, By::Label}) {
        for (int i = 0; i < columns.size(); ++i) {
            if (done.contains(i))
                continue;
            for (const Field &field : type.fields) {
                const bool free = field.type == FieldType::Lookups || !(map.fields.contains(&field) || map.addresses.contains(&field));
                if (!free || !isCalled(field, columns.at(i), by))
                    continue;
                (field.type == FieldType::Address ? map.addresses : map.fields)[i] = &field;
                done.insert(i);
                break;
            }
        }
    }
    for (int i = 0; i < columns.size(); ++i) {
        if (!done.contains(i))
            map.unknown << i;
        // An address written twice: its parts are the truth.
        const Field *address = map.addresses.at(i);
        if (address && std::none_of(address->parts.begin(), address->parts.end(), [&](const QString &part) { return columns.contains(part, Qt::CaseInsensitive); }))
            map.compound << i;
    }
    return map;
}

Result<GuessedFields> guessFields(const ObjectType &type, const QString &path, const QStringList &columns)
{
    const ColumnMap map = mapColumns(type, columns);
    QHash<int, const Field *> narrow = narrowColumns(map);
    GuessedFields fields;
    if (map.unknown.isEmpty() && narrow.isEmpty())
        return fields;
    const Result<std::unique_ptr<RowSource>> opened = openRows(path);
    if (!opened)
        return opened.error();
    RowSource &rows = **opened;
    Guesser guesser;
    Guesser wider;
    QSet<int> misfits;
    while (rows.next()) {
        for (const int column : map.unknown) {
            if (const QByteArrayView cell = rows.cell(column); !cell.isEmpty())
                guesser.take(column, cell);
        }
        for (auto it = narrow.cbegin(); it != narrow.cend(); ++it) {
            const QByteArrayView cell = rows.cell(it.key());
            if (cell.isEmpty())
                continue;
            wider.take(it.key(), cell);
            if (!misfits.contains(it.key()) && !fits(**it, cell))
                misfits.insert(it.key());
        }
    }
    const QHash<int, FieldType> types = guesser.types();
    for (const int column : map.unknown) {
        if (!types.contains(column))
            continue;
        const QString &name = columns.at(column);
        fields.added.append({.name = fieldNameFor(type, fields.added, name), .type = typeForName(name, types.value(column)), .label = labelFrom(name), .remoteName = name, .custom = true});
    }
    const QHash<int, FieldType> widerTypes = wider.types();
    for (const int column : std::as_const(misfits)) {
        Field field = *narrow.value(column);
        field.type = both(field.type, widerTypes.value(column));
        fields.widened << field;
    }
    return fields;
}
