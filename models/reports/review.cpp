#include "models/reports/review.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

namespace {

constexpr int newestForm = 1;

template <typename T, typename Turn>
QJsonArray arrayOf(const QList<T> &list, Turn turn)
{
    QJsonArray array;
    for (const T &one : list)
        array.append(turn(one));
    return array;
}

template <typename T, typename Turn>
QList<T> listOf(const QJsonValue &value, Turn turn)
{
    QList<T> list;
    for (const QJsonValue &one : value.toArray())
        list.append(turn(one));
    return list;
}

QStringList textsOf(const QJsonValue &value)
{
    return listOf<QString>(value, [](const QJsonValue &one) { return one.toString(); });
}

QJsonObject toJson(const ReviewFigure &figure)
{
    return {{u"label"_s, figure.label}, {u"value"_s, figure.value}, {u"change"_s, figure.change}, {u"tone"_s, figure.tone}, {u"source"_s, figure.source}, {u"internal"_s, figure.internal}};
}

ReviewFigure figureFrom(const QJsonValue &json)
{
    return {json[u"label"].toString(), json[u"value"].toString(), json[u"change"].toString(), json[u"tone"].toString(), json[u"source"].toString(), json[u"internal"].toBool()};
}

QJsonObject toJson(const ReviewChart &chart)
{
    const auto series = arrayOf(chart.series, [](const ReviewChart::Series &one) {
        return QJsonObject {{u"label"_s, one.label}, {u"values"_s, arrayOf(one.values, [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); })}};
    });
    const auto spans = arrayOf(chart.spans, [](const ReviewChart::Span &one) { return QJsonObject {{u"first"_s, one.first.toString(Qt::ISODate)}, {u"last"_s, one.last.toString(Qt::ISODate)}, {u"done"_s, one.done}}; });
    QJsonObject json {{u"kind"_s, chart.kind == ReviewChart::Kind::Bars ? u"bars"_s : chart.kind == ReviewChart::Kind::Plan ? u"plan"_s : u"lines"_s}, {u"title"_s, chart.title}, {u"unit"_s, chart.unit}, {u"categories"_s, QJsonArray::fromStringList(chart.categories)},
            {u"series"_s, series}, {u"source"_s, chart.source}};
    if (chart.kind == ReviewChart::Kind::Plan) {
        json.insert(u"spans"_s, spans);
        json.insert(u"today"_s, chart.today.toString(Qt::ISODate));
    }
    return json;
}

ReviewChart chartFrom(const QJsonValue &json)
{
    ReviewChart chart;
    const QString kind = json[u"kind"].toString();
    chart.kind = kind == u"bars" ? ReviewChart::Kind::Bars : kind == u"plan" ? ReviewChart::Kind::Plan : ReviewChart::Kind::Lines;
    chart.title = json[u"title"].toString();
    chart.unit = json[u"unit"].toString();
    chart.categories = textsOf(json[u"categories"]);
    chart.series = listOf<ReviewChart::Series>(json[u"series"], [](const QJsonValue &one) {
        return ReviewChart::Series {one[u"label"].toString(), listOf<std::optional<double>>(one[u"values"], [](const QJsonValue &value) { return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt; })};
    });
    chart.source = json[u"source"].toString();
    chart.spans = listOf<ReviewChart::Span>(json[u"spans"], [](const QJsonValue &one) {
        return ReviewChart::Span {QDate::fromString(one[u"first"].toString(), Qt::ISODate), QDate::fromString(one[u"last"].toString(), Qt::ISODate), one[u"done"].toDouble()};
    });
    chart.today = QDate::fromString(json[u"today"].toString(), Qt::ISODate);
    return chart;
}

QJsonObject toJson(const ReviewTable &table)
{
    return {{u"title"_s, table.title}, {u"source"_s, table.source}, {u"whenEmpty"_s, table.whenEmpty}, {u"internal"_s, table.internal},
            {u"columns"_s, arrayOf(table.columns, [](const ReviewTable::Column &column) { return QJsonObject {{u"label"_s, column.label}, {u"weight"_s, column.weight}, {u"numbers"_s, column.numbers}}; })},
            {u"rows"_s, arrayOf(table.rows, [](const QStringList &row) { return QJsonArray::fromStringList(row); })}};
}

ReviewTable tableFrom(const QJsonValue &json)
{
    ReviewTable table {.title = json[u"title"].toString(), .columns = {}, .rows = {}, .source = json[u"source"].toString(), .whenEmpty = json[u"whenEmpty"].toString(), .internal = json[u"internal"].toBool()};
    table.columns = listOf<ReviewTable::Column>(json[u"columns"], [](const QJsonValue &column) { return ReviewTable::Column {column[u"label"].toString(), std::max(1, column[u"weight"].toInt()), column[u"numbers"].toBool()}; });
    table.rows = listOf<QStringList>(json[u"rows"], textsOf);
    return table;
}

QJsonObject toJson(const ReviewSection &section)
{
    return {{u"key"_s, section.key}, {u"title"_s, section.title}, {u"message"_s, section.message}, {u"ownText"_s, section.ownText}, {u"included"_s, section.included}, {u"internal"_s, section.internal},
            {u"points"_s, QJsonArray::fromStringList(section.points)}, {u"figures"_s, arrayOf(section.figures, [](const ReviewFigure &one) { return toJson(one); })},
            {u"charts"_s, arrayOf(section.charts, [](const ReviewChart &one) { return toJson(one); })}, {u"tables"_s, arrayOf(section.tables, [](const ReviewTable &one) { return toJson(one); })}};
}

ReviewSection sectionFrom(const QJsonValue &json)
{
    ReviewSection section {.key = json[u"key"].toString(), .title = json[u"title"].toString(), .message = json[u"message"].toString()};
    section.figures = listOf<ReviewFigure>(json[u"figures"], figureFrom);
    section.charts = listOf<ReviewChart>(json[u"charts"], chartFrom);
    section.points = textsOf(json[u"points"]);
    section.tables = listOf<ReviewTable>(json[u"tables"], tableFrom);
    section.ownText = json[u"ownText"].toString();
    section.included = json[u"included"].toBool(true);
    section.internal = json[u"internal"].toBool();
    return section;
}

QString say(const char *sentence)
{
    return QCoreApplication::translate("Reviews", sentence);
}

/// The keys of the sources that the sections still name.
QSet<QString> namedSources(const QList<ReviewSection> &sections)
{
    QSet<QString> keys;
    for (const ReviewSection &section : sections) {
        for (const ReviewFigure &figure : section.figures)
            keys << figure.source;
        for (const ReviewChart &chart : section.charts)
            keys << chart.source;
        for (const ReviewTable &table : section.tables)
            keys << table.source;
    }
    return keys;
}

} // namespace

const ReviewSection *ReviewDocument::section(const QString &key) const
{
    const auto it = std::find_if(sections.begin(), sections.end(), [&key](const ReviewSection &section) { return section.key == key; });
    return it == sections.end() ? nullptr : &*it;
}

const ReviewSource *ReviewDocument::source(const QString &key) const
{
    const auto it = std::find_if(sources.begin(), sources.end(), [&key](const ReviewSource &one) { return one.key == key; });
    return it == sources.end() ? nullptr : &*it;
}

QJsonObject toJson(const ReviewDocument &document)
{
    return {{u"form"_s, newestForm}, {u"account"_s, QString::number(document.account)}, {u"customer"_s, document.customer}, {u"title"_s, document.title}, {u"quarter"_s, document.quarter},
            {u"preparedBy"_s, document.preparedBy}, {u"ownCompany"_s, document.ownCompany}, {u"first"_s, document.first.toString(Qt::ISODate)}, {u"last"_s, document.last.toString(Qt::ISODate)},
            {u"made"_s, document.made.toString(Qt::ISODate)}, {u"language"_s, document.language}, {u"rightToLeft"_s, document.rightToLeft}, {u"version"_s, document.version}, {u"logo"_s, QString::fromLatin1(document.logo.toBase64())},
            {u"sections"_s, arrayOf(document.sections, [](const ReviewSection &one) { return toJson(one); })},
            {u"sources"_s, arrayOf(document.sources, [](const ReviewSource &one) {
                 return QJsonObject {{u"key"_s, one.key}, {u"what"_s, one.what}, {u"rows"_s, one.rows}, {u"object"_s, one.object}, {u"ids"_s, arrayOf(one.ids, [](RecordId id) { return QString::number(id); })}};
             })}};
}

Result<ReviewDocument> reviewFromJson(const QJsonObject &json)
{
    if (json[u"form"].toInt() < 1 || json[u"form"].toInt() > newestForm)
        return Error {.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("Reviews", "The frozen pages of this review cannot be read; make a new draft."))};
    const auto day = [&json](const QString &key) { return QDate::fromString(json[key].toString(), Qt::ISODate); };
    ReviewDocument document;
    document.account = json[u"account"].toString().toLongLong();
    document.customer = json[u"customer"].toString();
    document.title = json[u"title"].toString();
    document.quarter = json[u"quarter"].toString();
    document.preparedBy = json[u"preparedBy"].toString();
    document.ownCompany = json[u"ownCompany"].toString();
    document.first = day(u"first"_s);
    document.last = day(u"last"_s);
    document.made = day(u"made"_s);
    document.language = json[u"language"].toString();
    document.rightToLeft = json[u"rightToLeft"].toBool();
    document.version = json[u"version"].toInt(1);
    document.logo = QByteArray::fromBase64(json[u"logo"].toString().toLatin1());
    document.sections = listOf<ReviewSection>(json[u"sections"], sectionFrom);
    document.sources = listOf<ReviewSource>(json[u"sources"], [](const QJsonValue &one) {
        return ReviewSource {one[u"key"].toString(), one[u"what"].toString(), one[u"rows"].toInt(), one[u"object"].toInt(), listOf<RecordId>(one[u"ids"], [](const QJsonValue &id) { return id.toString().toLongLong(); })};
    });
    return document;
}

ReviewDocument customerCopy(const ReviewDocument &document, QStringList *removed)
{
    QStringList list;
    ReviewDocument copy = document;
    copy.audience = ReviewAudience::Customer;
    copy.sections.clear();
    for (ReviewSection section : document.sections) {
        if (section.internal) {
            if (section.included)
                list << say(QT_TRANSLATE_NOOP("Reviews", "Section “%1”")).arg(section.title);
            continue;
        }
        section.figures.removeIf([&](const ReviewFigure &figure) {
            if (figure.internal)
                list << say(QT_TRANSLATE_NOOP("Reviews", "“%1” in “%2”")).arg(figure.label, section.title);
            return figure.internal;
        });
        section.tables.removeIf([&](const ReviewTable &table) {
            if (table.internal)
                list << say(QT_TRANSLATE_NOOP("Reviews", "Table “%1” in “%2”")).arg(table.title, section.title);
            return table.internal;
        });
        copy.sections << section;
    }
    const QSet<QString> named = namedSources(copy.sections);
    copy.sources.removeIf([&named](const ReviewSource &source) { return !named.contains(source.key); });
    if (removed)
        *removed = list;
    return copy;
}

ReviewDocument internalCopy(const ReviewDocument &document)
{
    ReviewDocument copy = document;
    copy.audience = ReviewAudience::Internal;
    return copy;
}

QStringList changesBetween(const ReviewDocument &frozen, const ReviewDocument &now)
{
    QStringList changes;
    for (const ReviewSection &section : now.sections) {
        const ReviewSection *before = frozen.section(section.key);
        if (!before) {
            changes << say(QT_TRANSLATE_NOOP("Reviews", "Section “%1” is new.")).arg(section.title);
            continue;
        }
        for (const ReviewFigure &figure : section.figures) {
            const auto old = std::find_if(before->figures.begin(), before->figures.end(), [&](const ReviewFigure &one) { return one.label == figure.label; });
            if (old == before->figures.end())
                changes << say(QT_TRANSLATE_NOOP("Reviews", "%1: %2 is new.")).arg(figure.label, figure.value);
            else if (old->value != figure.value)
                changes << say(QT_TRANSLATE_NOOP("Reviews", "%1: was %2, is %3.")).arg(figure.label, old->value, figure.value);
        }
        for (qsizetype i = 0; i < section.tables.size() && i < before->tables.size(); ++i) {
            if (section.tables.at(i).rows != before->tables.at(i).rows)
                changes << say(QT_TRANSLATE_NOOP("Reviews", "The table “%1” has other rows.")).arg(section.tables.at(i).title.isEmpty() ? section.title : section.tables.at(i).title);
        }
    }
    for (const ReviewSection &section : frozen.sections) {
        if (!now.section(section.key))
            changes << say(QT_TRANSLATE_NOOP("Reviews", "Section “%1” is gone.")).arg(section.title);
    }
    return changes;
}
