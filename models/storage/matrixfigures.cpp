#include "models/storage/matrixfigures.h"

#include "models/storage/rows.h"

const MatrixCell *MatrixFigures::cell(int band, const QString &level) const
{
    for (const MatrixCell &one : cells) {
        if (one.band == band && one.level == level)
            return &one;
    }
    return nullptr;
}

namespace {

/// Adds up one matrix; one use, database thread.
class MatrixReader
{
public:
    MatrixReader(Connection &connection, const ObjectType &type)
        : m_connection(connection)
        , m_type(type)
    {
    }

    Result<MatrixFigures> read()
    {
        for (const Choice &choice : m_type.field(m_type.matrix.level)->choices)
            m_figures.levels << choice.value;
        if (const Result<> done = readGroups(); !done)
            return done.error();
        m_figures.levels << QString();
        for (int band = 0; band < m_type.matrix.bands.size(); ++band) {
            for (const QString &level : std::as_const(m_figures.levels))
                m_figures.cells.append(cellOf(band, level));
        }
        return m_figures;
    }

private:
    struct Group {
        QString level, currency;
        int band = 0, count = 0;
        double amount = 0;
    };

    QString sql() const
    {
        const Matrix &matrix = m_type.matrix;
        QString band = u"CASE WHEN coalesce(%1, 0) <= 0 THEN -1"_s.arg(quoted(matrix.amount));
        for (qsizetype i = matrix.bands.size(); i-- > 1;)
            band += u" WHEN %1 >= %2 THEN %3"_s.arg(quoted(matrix.amount), QString::number(matrix.bands.at(i), 'f', 2), QString::number(i));
        band += u" ELSE 0 END"_s;
        const QString currency = m_type.field(u"CurrencyIsoCode"_s) ? u"coalesce(CurrencyIsoCode, '')"_s : u"''"_s;
        return u"SELECT coalesce(%1, ''), %2, %3, count(*), sum(%4) FROM %5 WHERE deleted = 0 GROUP BY 1, 2, 3"_s.arg(quoted(matrix.level), currency, band, quoted(matrix.amount), quoted(m_type.name));
    }

    Result<> readGroups()
    {
        Statement &rows = m_connection.cached(sql());
        QHash<QString, int> counts;
        while (rows.step()) {
            const Group group {.level = rows.text(0), .currency = rows.text(1), .band = int(rows.integer(2)), .count = int(rows.integer(3)), .amount = rows.real(4)};
            if (group.band < 0) {
                m_figures.without += group.count;
                continue;
            }
            m_groups << group;
            counts[group.currency] += group.count;
            if (!group.level.isEmpty() && !m_figures.levels.contains(group.level))
                m_figures.levels << group.level;
        }
        const bool failed = rows.failed() || !rows.isValid();
        rows.reset();
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            const int most = counts.value(m_figures.currency, -1);
            if (it.value() > most || (it.value() == most && it.key() < m_figures.currency))
                m_figures.currency = it.key();
        }
        return failed ? Result<>(m_connection.lastError()) : Result<>();
    }

    MatrixCell cellOf(int band, const QString &level) const
    {
        MatrixCell cell {.band = band, .level = level};
        for (const Group &group : m_groups) {
            if (group.band != band || group.level != level)
                continue;
            cell.count += group.count;
            if (group.currency == m_figures.currency)
                cell.amount += group.amount;
            else
                cell.otherCurrencies += group.count;
        }
        return cell;
    }

    Connection &m_connection;
    const ObjectType &m_type;
    QList<Group> m_groups;
    MatrixFigures m_figures;
};

} // namespace

Query matrixQuery(const ObjectType &type, int band, const QString &level)
{
    const Matrix &matrix = type.matrix;
    Query query {.object = type.code, .sort = matrix.amount, .descending = true};
    if (band == 0)
        query.where.append({matrix.amount, Condition::Is::Greater, 0.0});
    else
        query.where.append({matrix.amount, Condition::Is::GreaterOrEqual, matrix.bands.at(band)});
    if (band + 1 < matrix.bands.size())
        query.where.append({matrix.amount, Condition::Is::Less, matrix.bands.at(band + 1)});
    query.where.append(level.isEmpty() ? Condition {matrix.level, Condition::Is::Empty} : Condition {matrix.level, Condition::Is::Equal, level});
    return query;
}

QFuture<Result<MatrixFigures>> matrixFigures(RecordStore &store, int object)
{
    const ObjectType *type = store.schema().type(object);
    return store.database().run([type](Connection &connection) { return MatrixReader(connection, *type).read(); });
}
