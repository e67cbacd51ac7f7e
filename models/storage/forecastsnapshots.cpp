#include "models/storage/forecastsnapshots.h"

#include "models/storage/connection.h"
#include "models/storage/rows.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

/// A snapshot looks half a year back and a year and a half ahead.
constexpr int daysBack = 183;
constexpr int daysAhead = 548;

Result<> finished(const Connection &connection, const Statement &rows)
{
    return rows.failed() || !rows.isValid() ? Result<>(connection.lastError()) : Result<>();
}

ForecastLine lineOf(const Renewal &one)
{
    return {one.contract, one.accountName, one.renewal, one.currency, one.arr.value_or(0), one.forecast, one.finalArr};
}

/// A snapshot all of whose contracts were taken out again (with the sample customers) says nothing of this workspace.
const QString speaks = u"EXISTS (SELECT 1 FROM forecast_line l JOIN Contract c ON c.id = l.contract AND c.deleted <> 2 WHERE l.week = %1)"_s;

Result<QList<ForecastWeek>> readWeeks(Connection &connection)
{
    QList<ForecastWeek> weeks;
    Statement rows = connection.prepare(u"SELECT week, taken FROM forecast_week w WHERE %1 ORDER BY week DESC"_s.arg(speaks.arg(u"w.week"_s)));
    while (rows.step())
        weeks.append({rows.text(0), QDateTime::fromString(rows.text(1), Qt::ISODateWithMs)});
    if (const Result<> done = finished(connection, rows); !done)
        return done.error();
    return weeks;
}

/// The lines of a week, but for contracts that were taken out of the workspace with their samples or by undo: they never were.
Result<QList<ForecastLine>> readLines(Connection &connection, const QString &week)
{
    QList<ForecastLine> lines;
    Statement rows = connection.prepare(u"SELECT l.contract, l.name, l.renewal, l.currency, l.arr, l.forecast, l.final FROM forecast_line l JOIN Contract c ON c.id = l.contract AND c.deleted <> 2 WHERE l.week = ?"_s);
    rows.bind(1, week);
    while (rows.step()) {
        lines.append({rows.integer(0), rows.text(1), QDate::fromString(rows.text(2), Qt::ISODate), rows.text(3), rows.real(4), rows.isNull(5) ? std::nullopt : std::optional(rows.real(5)),
                      rows.isNull(6) ? std::nullopt : std::optional(rows.real(6))});
    }
    if (const Result<> done = finished(connection, rows); !done)
        return done.error();
    return lines;
}

/// What became of one contract; nullopt: nothing that concerns the period.
std::optional<BridgeRow> changeOf(const ForecastLine *before, const ForecastLine *after, const QDate &first, const QDate &last)
{
    const auto part = [&](const ForecastLine *line) { return line && line->renewal >= first && line->renewal <= last ? line->expected().value_or(0) : 0; };
    const ForecastLine &any = after ? *after : *before;
    BridgeRow row {.contract = any.contract, .name = any.name, .before = before ? before->expected() : std::nullopt, .after = after ? after->expected() : std::nullopt,
                   .renewalBefore = before ? before->renewal : QDate(), .renewalAfter = after ? after->renewal : QDate(), .difference = part(after) - part(before)};
    const bool ended = after && after->finalArr && !(before && before->finalArr);
    const bool inside = any.renewal >= first && any.renewal <= last;
    if (!after || (ended && *after->finalArr <= 0))
        row.step = BridgeStep::Lost;
    else if (ended)
        row.step = BridgeStep::Closed;
    else if (before && before->renewal != after->renewal && part(before) != part(after) && (part(before) == 0 || part(after) == 0) && row.before && row.after)
        row.step = BridgeStep::Moved;
    else if (!row.before)
        row.step = BridgeStep::New;
    else
        row.step = row.difference > 0 ? BridgeStep::Raised : BridgeStep::Lowered;
    // An outcome as it was forecast changes no sum, and is worth a line.
    if (std::abs(row.difference) < 0.005 && !(ended && inside))
        return std::nullopt;
    return row;
}

} // namespace

QString isoWeek(const QDate &day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    return u"%1-W%2"_s.arg(year).arg(week, 2, 10, QLatin1Char('0'));
}

double ForecastBridge::sum(BridgeStep step) const
{
    double total = 0;
    for (const BridgeRow &row : rows)
        total += row.step == step ? row.difference : 0;
    return total;
}

QList<RecordId> ForecastBridge::contracts(BridgeStep step) const
{
    QList<RecordId> ids;
    for (const BridgeRow &row : rows) {
        if (row.step == step)
            ids << row.contract;
    }
    return ids;
}

ForecastBridge bridgeBetween(const QList<ForecastLine> &before, const QList<ForecastLine> &after, const QString &currency, const QDate &first, const QDate &last)
{
    ForecastBridge bridge {.currency = currency, .first = first, .last = last};
    QHash<RecordId, std::pair<const ForecastLine *, const ForecastLine *>> contracts;
    const auto counts = [&](const ForecastLine &line) { return line.currency == currency; };
    const auto part = [&](const ForecastLine &line) { return line.renewal >= first && line.renewal <= last ? line.expected().value_or(0) : 0; };
    for (const ForecastLine &line : before) {
        if (counts(line)) {
            contracts[line.contract].first = &line;
            bridge.start += part(line);
        }
    }
    for (const ForecastLine &line : after) {
        if (counts(line)) {
            contracts[line.contract].second = &line;
            bridge.end += part(line);
        }
    }
    for (const auto &[was, is] : std::as_const(contracts)) {
        if (const std::optional<BridgeRow> row = changeOf(was, is, first, last))
            bridge.rows << *row;
    }
    std::sort(bridge.rows.begin(), bridge.rows.end(), [](const BridgeRow &a, const BridgeRow &b) {
        return std::tuple(-std::abs(a.difference), a.name, a.contract) < std::tuple(-std::abs(b.difference), b.name, b.contract);
    });
    return bridge;
}

Result<bool> takeSnapshotIn(Connection &connection, const QDateTime &now, const QDate &today)
{
    const QString week = isoWeek(today);
    if (connection.scalar(u"SELECT 1 WHERE %1"_s.arg(speaks.arg(u"?"_s)), {week}).isValid())
        return false;
    const Result<QList<Renewal>> rows = readRenewals(connection, today.addDays(-daysBack), today.addDays(daysAhead), true);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return false; // a workspace that is about to be filled: the first snapshot is worth waiting for
    Statement taken = connection.prepare(u"INSERT OR IGNORE INTO forecast_week(week, taken) VALUES (?, ?)"_s);
    taken.bind(1, week).bind(2, now.toUTC().toString(Qt::ISODateWithMs));
    taken.step();
    if (const Result<> done = finished(connection, taken); !done)
        return done.error();
    Statement insert = connection.prepare(u"INSERT INTO forecast_line(week, contract, name, renewal, currency, arr, forecast, final) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const Renewal &one : *rows) {
        insert.bind(1, week).bind(2, one.contract).bind(3, one.accountName).bind(4, one.renewal.toString(Qt::ISODate)).bind(5, one.currency).bind(6, one.arr.value_or(0));
        one.forecast ? insert.bind(7, *one.forecast) : insert.bindNull(7);
        one.finalArr ? insert.bind(8, *one.finalArr) : insert.bindNull(8);
        insert.step();
        if (const Result<> done = finished(connection, insert); !done)
            return done.error();
        insert.reset();
    }
    return true;
}

QFuture<Result<bool>> takeForecastSnapshot(RecordStore &store)
{
    const RuleContext context = store.context();
    return store.database().run(
        [now = context.now, today = context.today](Connection &connection) -> Result<bool> {
            Transaction transaction(connection);
            if (!transaction.isOpen())
                return connection.lastError();
            const Result<bool> taken = takeSnapshotIn(connection, now, today);
            if (!taken || !*taken)
                return taken;
            if (const Result<> done = transaction.commit(); !done)
                return done.error();
            return true;
        },
        Database::Turn::Background);
}

QFuture<Result<ForecastBridge>> forecastBridge(RecordStore &store, const QString &week, const QDate &first, const QDate &last)
{
    return store.database().run([week, first, last, today = store.context().today](Connection &connection) -> Result<ForecastBridge> {
        const Result<QList<ForecastWeek>> weeks = readWeeks(connection);
        if (!weeks)
            return weeks.error();
        const QString current = isoWeek(today);
        const ForecastWeek *from = nullptr;
        for (const ForecastWeek &one : *weeks) {
            if (week.isEmpty() ? one.week < current : one.week == week) {
                from = &one;
                break;
            }
        }
        if (!from && !weeks->isEmpty())
            from = &weeks->first();
        const int start = fiscalStart(connection);
        const QDate begin = first.isValid() ? first : fiscalQuarter(today, start).first;
        const QDate end = last.isValid() ? last : begin.addYears(1).addDays(-1);
        const Result<QList<ForecastLine>> before = from ? readLines(connection, from->week) : QList<ForecastLine> {};
        if (!before)
            return before.error();
        const Result<QList<Renewal>> rows = readRenewals(connection, today.addDays(-daysBack - 7), today.addDays(daysAhead + 183), true);
        if (!rows)
            return rows.error();
        QList<ForecastLine> after;
        for (const Renewal &one : *rows)
            after << lineOf(one);
        ForecastBridge bridge = bridgeBetween(*before, after, mainCurrency(*rows), begin, end);
        bridge.weeks = *weeks;
        bridge.fiscalStart = start;
        if (from) {
            bridge.from = from->week;
            bridge.taken = from->taken;
        }
        return bridge;
    });
}
