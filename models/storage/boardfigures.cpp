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
        if (const Result<> done = readRows(); !done)
            return done.error();
        chooseCurrency();
        for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it)
            add(it.key().first, it.key().second, *it);
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
        int count = 0;
        double amount = 0, weighted = 0;
    };

    QString sql() const
    {
        const Board &board = m_type.board;
        const QString currency = m_type.field(u"CurrencyIsoCode"_s) ? u"coalesce(CurrencyIsoCode, '')"_s : u"''"_s;
        const QString amount = board.amount.isEmpty() ? u"0"_s : u"coalesce(%1, 0)"_s.arg(quoted(board.amount));
        const QString weight = board.weight.isEmpty() ? u"100"_s : u"coalesce(%1, 0)"_s.arg(quoted(board.weight));
        QString text = u"SELECT id, coalesce(%1, ''), %2, %3, %4 FROM %5 WHERE deleted = 0"_s.arg(quoted(m_type.path.field), currency, amount, weight, quoted(m_type.name));
        if (m_filter.owner)
            text += u" AND %1 = ?1"_s.arg(quoted(ownerField(m_type)));
        if (m_filter.from.isValid())
            text += u" AND %1 >= ?2"_s.arg(quoted(board.date));
        if (m_filter.to.isValid())
            text += u" AND %1 <= ?3"_s.arg(quoted(board.date));
        return text + (board.date.isEmpty() ? u" ORDER BY id"_s : u" ORDER BY %1 IS NULL, %1, id"_s.arg(quoted(board.date)));
    }

    Result<> readRows()
    {
        Statement &rows = m_connection.cached(sql());
        if (m_filter.owner)
            rows.bind(1, m_filter.owner);
        if (m_filter.from.isValid())
            rows.bind(2, m_filter.from.toString(Qt::ISODate));
        if (m_filter.to.isValid())
            rows.bind(3, m_filter.to.toString(Qt::ISODate));
        while (rows.step()) {
            const QString stage = rows.text(1);
            column(stage).ids << rows.integer(0);
            Group &group = m_groups[{stage, rows.text(2)}];
            ++group.count;
            group.amount += rows.real(3);
            group.weighted += rows.real(3) * rows.real(4) / 100;
        }
        const bool failed = rows.failed() || !rows.isValid();
        rows.reset();
        return failed ? Result<>(m_connection.lastError()) : Result<>();
    }

    void chooseCurrency()
    {
        QMap<QString, int> counts; // the first of the alphabet where two are even
        for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it)
            counts[it.key().second] += it->count;
        int most = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            if (it.value() > most) {
                most = it.value();
                m_figures.currency = it.key();
            }
        }
    }

    BoardColumn &column(const QString &stage)
    {
        auto place = std::find_if(m_figures.columns.begin(), m_figures.columns.end(), [&](const BoardColumn &one) { return one.stage == stage; });
        if (place == m_figures.columns.end())
            place = m_figures.columns.insert(m_figures.columns.end(), BoardColumn {.stage = stage});
        return *place;
    }

    void add(const QString &stage, const QString &currency, const Group &group)
    {
        BoardSum &sum = column(stage).sum;
        sum.count += group.count;
        if (currency != m_figures.currency) {
            sum.otherCurrencies += group.count;
            return;
        }
        sum.amount += group.amount;
        sum.weighted += group.weighted;
    }

    Connection &m_connection;
    const ObjectType &m_type;
    const BoardFilter m_filter;
    QMap<std::pair<QString, QString>, Group> m_groups; ///< by stage and currency
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
