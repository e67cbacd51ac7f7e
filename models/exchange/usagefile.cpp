#include "models/exchange/usagefile.h"

#include "models/exchange/csvreader.h"
#include "models/schema/datewords.h"

#include <QRegularExpression>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Usage", sentence);
}

/// What the columns of a table are.
struct Shape {
    int account = -1;
    int day = -1;
    int metric = -1;
    int value = -1;
    QList<QPair<int, QString>> metrics = {}; ///< columns that are metrics
    QList<QPair<int, QDate>> days = {}; ///< columns that are days
};

bool isOneOf(const QString &head, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&head](const char *word) { return head.compare(QLatin1String(word), Qt::CaseInsensitive) == 0; });
}

Shape shapeOf(const QStringList &heads)
{
    Shape shape;
    QList<int> others;
    for (int i = 0; i < heads.size(); ++i) {
        const QString head = heads.at(i).simplified();
        if (shape.account < 0 && isOneOf(head, {"account", "account name", "account id", "accountid", "customer", "company", "organization", "organisation"}))
            shape.account = i;
        else if (shape.day < 0 && isOneOf(head, {"date", "day", "week", "month", "period", "week of", "as of"}))
            shape.day = i;
        else if (shape.metric < 0 && isOneOf(head, {"metric", "measure", "kpi", "name"}))
            shape.metric = i;
        else if (shape.value < 0 && isOneOf(head, {"value", "number", "count", "amount"}))
            shape.value = i;
        else if (!head.isEmpty())
            others << i;
    }
    for (const int i : others) {
        const QString head = heads.at(i).simplified();
        if (const QDate day = usageDay(head); day.isValid())
            shape.days << qMakePair(i, day);
        else
            shape.metrics << qMakePair(i, head);
    }
    return shape;
}

bool isUsable(const Shape &shape)
{
    return (shape.day >= 0 && shape.metric >= 0 && shape.value >= 0) || (shape.day >= 0 && !shape.metrics.isEmpty()) || (shape.metric >= 0 && !shape.days.isEmpty());
}

/// A number as people and programs write it: 1,234.5 · 1 234 · 98.5 %. Nothing if it is none.
std::optional<double> numberIn(QString text)
{
    text.remove(QRegularExpression(u"[\\s\\x{00A0}\\x{202F}%]"_s));
    bool ok = false;
    double value = QLocale::c().toDouble(text, &ok);
    if (!ok)
        value = QLocale().toDouble(text, &ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString metricName(const QString &written)
{
    const Metric *known = knownMetric(written.simplified());
    return known ? known->name : written.simplified();
}

/// Reads the rows behind the heads into a table.
class Reading
{
public:
    Reading(const Shape &shape, UsageTable &table)
        : m_shape(shape)
        , m_table(table)
    {
    }

    void readRow(const QStringList &cells, qint64 line)
    {
        m_cells = cells;
        m_line = line;
        if (m_shape.metric >= 0 && !m_shape.days.isEmpty()) {
            for (const auto &[column, day] : m_shape.days)
                take(cell(m_shape.metric), day, cell(column));
            return;
        }
        const QDate day = usageDay(cell(m_shape.day));
        if (!day.isValid())
            return fault(say(QT_TRANSLATE_NOOP("Usage", "“%1” is no day, week or month: write it as 2026-03-31, 2026-W05 or 2026-03.")).arg(cell(m_shape.day)));
        if (m_shape.metric >= 0 && m_shape.value >= 0)
            return take(cell(m_shape.metric), day, cell(m_shape.value));
        for (const auto &[column, metric] : m_shape.metrics)
            take(metric, day, cell(column));
    }

private:
    QString cell(int column) const { return column >= 0 ? m_cells.value(column).trimmed() : QString(); }
    void fault(const QString &text) { m_table.faults << UsageTable::Fault {m_line, text}; }
    void take(const QString &metric, const QDate &day, const QString &text)
    {
        static const QStringList none {u""_s, u"-"_s, u"–"_s, u"n/a"_s, u"na"_s, u"null"_s};
        if (none.contains(text, Qt::CaseInsensitive))
            return;
        if (metric.isEmpty())
            return fault(say(QT_TRANSLATE_NOOP("Usage", "The metric has no name: fill its column.")));
        const std::optional<double> number = numberIn(text);
        if (!number)
            return fault(say(QT_TRANSLATE_NOOP("Usage", "“%1” is no number: write it as 1234.5.")).arg(text));
        m_table.values << UsageTable::Value {cell(m_shape.account), metricName(metric), day, *number, m_line};
    }

    const Shape &m_shape;
    UsageTable &m_table;
    QStringList m_cells;
    qint64 m_line = 0;
};

QStringList textsOf(const CsvReader &reader)
{
    QStringList texts;
    for (const QByteArrayView field : reader.fields())
        texts << QString::fromUtf8(field);
    return texts;
}

} // namespace

QDate usageDay(const QString &written)
{
    const QString text = written.simplified();
    static const QRegularExpression week(u"^(\\d{4})-?W(\\d{1,2})$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression month(u"^(\\d{4})[-/](\\d{1,2})$"_s);
    static const QRegularExpression quarter(u"^(?:(\\d{4})[- ]?Q([1-4])|Q([1-4])[- ](\\d{4}))$"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = week.match(text); match.hasMatch()) {
        // The week with 4 January is the first of its year (ISO 8601).
        const QDate fourth(match.captured(1).toInt(), 1, 4);
        const int number = match.captured(2).toInt();
        return number < 1 || number > 53 ? QDate() : fourth.addDays(1 - fourth.dayOfWeek() + 7 * (number - 1));
    }
    if (const auto match = month.match(text); match.hasMatch())
        return QDate(match.captured(1).toInt(), match.captured(2).toInt(), 1);
    if (const auto match = quarter.match(text); match.hasMatch()) {
        const bool yearFirst = !match.captured(1).isEmpty();
        return QDate(match.captured(yearFirst ? 1 : 4).toInt(), match.captured(yearFirst ? 2 : 3).toInt() * 3 - 2, 1);
    }
    if (const QDate iso = QDate::fromString(text.left(10), Qt::ISODate); iso.isValid() && (text.size() == 10 || text.at(10) == u'T' || text.at(10) == u' '))
        return iso;
    for (const QLocale &locale : {QLocale::c(), QLocale()}) {
        for (const QString &form : {u"MMM yyyy"_s, u"MMMM yyyy"_s, u"MMM-yy"_s, u"d MMM yyyy"_s, u"MMM d, yyyy"_s, u"M/d/yyyy"_s, u"d.M.yyyy"_s}) {
            if (QDate day = locale.toDate(text, form); day.isValid())
                return day.year() < 1970 ? day.addYears(100) : day;
        }
    }
    return {};
}

Result<UsageTable> readUsageTable(QIODevice &device)
{
    CsvReader reader(&device);
    if (!reader.readRow())
        return reader.failed() ? reader.error() : Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Usage", "There is nothing in the file: its first line names the columns, such as Account, Date, Metric, Value."))};
    const QStringList heads = textsOf(reader);
    const Shape shape = shapeOf(heads);
    if (!isUsable(shape)) {
        return Error {.kind = Error::Kind::BadInput,
                      .text = say(QT_TRANSLATE_NOOP("Usage", "The first line must name the columns: Account, Date, Metric and Value, or Account, Date and one column for each metric, or Account, Metric and one column for each month.")),
                      .detail = heads.join(u" | "_s)};
    }
    UsageTable table;
    Reading reading(shape, table);
    while (reader.readRow())
        reading.readRow(textsOf(reader), reader.line());
    if (reader.failed())
        return reader.error();
    return table;
}

QList<UsageRow> resolveUsage(UsageTable &table, const QHash<QString, RecordId> &accounts, RecordId chosen)
{
    QList<UsageRow> rows;
    rows.reserve(table.values.size());
    for (const UsageTable::Value &value : std::as_const(table.values)) {
        const RecordId account = value.account.isEmpty() ? chosen : accounts.value(accountKey(value.account));
        if (account)
            rows << UsageRow {account, value.metric, value.day, value.value};
        else
            table.faults << UsageTable::Fault {value.line, value.account.isEmpty() ? say(QT_TRANSLATE_NOOP("Usage", "No account is named: add a column Account.")) : say(QT_TRANSLATE_NOOP("Usage", "No single account is called “%1”: use its name as in Steward, its Salesforce id or its GitHub label.")).arg(value.account)};
    }
    return rows;
}
