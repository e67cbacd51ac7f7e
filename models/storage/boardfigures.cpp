#include "models/storage/boardfigures.h"

#include "models/storage/rows.h"

namespace {

QString ownerField(const ObjectType &type)
{
    return type.field(u"OwnerId"_s) ? u"OwnerId"_s : QString();
}

/// Adds up one board; one use, database thread.
class BoardReader
{
public:
    BoardReader(Connection &connection, const ObjectType &type, const BoardFilter &filter)
        : m_connection(connection)
        , m_type(type)
        , m_filter(filter)
    {
    }

    Result<BoardFigures> read()
    {
        const Field *stage = m_type.field(m_type.path.field);
        for (const QString &value : stagesOf(m_type)) {
            const Choice *choice = stage->choice(value);
            m_figures.columns.append({.stage = value, .closed = choice && choice->closed});
        }
        if (const Result<> done = readGroups(); !done)
            return done.error();
        for (const Group &group : std::as_const(m_groups))
            add(group);
        for (const BoardColumn &column : std::as_const(m_figures.columns)) {
            if (column.closed)
                continue;
            m_figures.open.count += column.sum.count;
            m_figures.open.amount += column.sum.amount;
            m_figures.open.weighted += column.sum.weighted;
            m_figures.open.otherCurrencies += column.sum.otherCurrencies;
        }
        return m_figures;
    }

private:
    struct Group {
        QString stage, currency;
        int count = 0;
        double amount = 0, weighted = 0;
    };

    QString sql() const
    {
        const Board &board = m_type.board;
        const QString currency = m_type.field(u"CurrencyIsoCode"_s) ? u"coalesce(CurrencyIsoCode, '')"_s : u"''"_s;
        const QString amount = board.amount.isEmpty() ? u"0"_s : u"coalesce(%1, 0)"_s.arg(quoted(board.amount));
        const QString weight = board.weight.isEmpty() ? u"100"_s : u"coalesce(%1, 0)"_s.arg(quoted(board.weight));
        QString text = u"SELECT coalesce(%1, ''), %2, count(*), sum(%3), sum(%3 * %4 / 100.0) FROM %5 WHERE deleted = 0"_s.arg(quoted(m_type.path.field), currency, amount, weight, quoted(m_type.name));
        if (m_filter.owner)
            text += u" AND %1 = ?1"_s.arg(quoted(ownerField(m_type)));
        if (m_filter.from.isValid())
            text += u" AND %1 >= ?2"_s.arg(quoted(board.date));
        if (m_filter.to.isValid())
            text += u" AND %1 <= ?3"_s.arg(quoted(board.date));
        return text + u" GROUP BY 1, 2"_s;
    }

    Result<> readGroups()
    {
        Statement &rows = m_connection.cached(sql());
        if (m_filter.owner)
            rows.bind(1, m_filter.owner);
        if (m_filter.from.isValid())
            rows.bind(2, m_filter.from.toString(Qt::ISODate));
        if (m_filter.to.isValid())
            rows.bind(3, m_filter.to.toString(Qt::ISODate));
        QHash<QString, int> counts;
        while (rows.step()) {
            m_groups.append({.stage = rows.text(0), .currency = rows.text(1), .count = int(rows.integer(2)), .amount = rows.real(3), .weighted = rows.real(4)});
            counts[m_groups.last().currency] += m_groups.last().count;
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

    void add(const Group &group)
    {
        auto column = std::find_if(m_figures.columns.begin(), m_figures.columns.end(), [&](const BoardColumn &one) { return one.stage == group.stage; });
        if (column == m_figures.columns.end())
            column = m_figures.columns.insert(m_figures.columns.end(), BoardColumn {.stage = group.stage});
        column->sum.count += group.count;
        if (group.currency != m_figures.currency) {
            column->sum.otherCurrencies += group.count;
            return;
        }
        column->sum.amount += group.amount;
        column->sum.weighted += group.weighted;
    }

    Connection &m_connection;
    const ObjectType &m_type;
    const BoardFilter m_filter;
    QList<Group> m_groups;
    BoardFigures m_figures;
};

} // namespace

QStringList stagesOf(const ObjectType &type)
{
    QStringList open = type.path.open;
    QStringList ends;
    const Field *field = type.field(type.path.field);
    for (const Choice &choice : field ? field->choices : QList<Choice> {}) {
        if (choice.closed)
            ends << choice.value;
        else if (!open.contains(choice.value))
            open << choice.value;
    }
    return open + ends;
}

Query boardQuery(const ObjectType &type, const BoardFilter &filter, const QString &stage)
{
    Query query {.object = type.code, .sort = type.board.date};
    query.where.append(stage.isEmpty() ? Condition {type.path.field, Condition::Is::Empty} : Condition {type.path.field, Condition::Is::Equal, stage});
    if (filter.owner)
        query.where.append({ownerField(type), Condition::Is::Equal, qlonglong(filter.owner)});
    if (filter.from.isValid())
        query.where.append({type.board.date, Condition::Is::GreaterOrEqual, filter.from});
    if (filter.to.isValid())
        query.where.append({type.board.date, Condition::Is::LessOrEqual, filter.to});
    return query;
}

QFuture<Result<BoardFigures>> boardFigures(RecordStore &store, int object, const BoardFilter &filter)
{
    const ObjectType *type = store.schema().type(object);
    return store.database().run([type, filter](Connection &connection) { return BoardReader(connection, *type, filter).read(); });
}
