#include "models/reports/review.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Reviews", sentence);
}

/// Text from people within Markdown: its signs are no commands.
QString plain(QString text)
{
    static const QString commands = u"\\`*_{}[]<>#|"_s;
    QString escaped;
    for (const QChar c : text.replace(u'\n', u' ')) {
        if (commands.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

QString tableText(const QStringList &heads, const QList<QStringList> &rows, const QList<bool> &numbers)
{
    QString text = u"|"_s;
    QString line = u"|"_s;
    for (qsizetype i = 0; i < heads.size(); ++i) {
        text += u' ' + plain(heads.at(i)) + u" |"_s;
        line += numbers.value(i) ? u" ---: |"_s : u" --- |"_s;
    }
    text += u'\n' + line + u'\n';
    for (const QStringList &row : rows) {
        text += u'|';
        for (qsizetype i = 0; i < heads.size(); ++i)
            text += u' ' + plain(row.value(i)) + u" |"_s;
        text += u'\n';
    }
    return text + u'\n';
}

QString planText(const ReviewChart &plan)
{
    QList<QStringList> rows;
    for (qsizetype i = 0; i < plan.spans.size(); ++i) {
        const ReviewChart::Span &span = plan.spans.at(i);
        rows << QStringList {plan.categories.value(i), QLocale().toString(span.first, QLocale::ShortFormat), QLocale().toString(span.last, QLocale::ShortFormat), QLocale().toString(qRound(span.done * 100)) + u" %"_s};
    }
    const QStringList heads {say(QT_TRANSLATE_NOOP("Reviews", "What")), say(QT_TRANSLATE_NOOP("Reviews", "From")), say(QT_TRANSLATE_NOOP("Reviews", "To")), say(QT_TRANSLATE_NOOP("Reviews", "Done"))};
    return u"**"_s + plain(plan.title) + u"**\n\n"_s + tableText(heads, rows, {false, false, false, true});
}

QString chartText(const ReviewChart &chart)
{
    if (chart.kind == ReviewChart::Kind::Plan)
        return planText(chart);
    QStringList heads {QString()};
    QList<QStringList> rows;
    for (const ReviewChart::Series &series : chart.series)
        heads << series.label;
    for (qsizetype i = 0; i < chart.categories.size(); ++i) {
        QStringList row {chart.categories.at(i)};
        for (const ReviewChart::Series &series : chart.series) {
            const std::optional<double> value = series.values.value(i);
            row << (value ? QLocale().toString(*value, 'f', QLocale::FloatingPointShortest) : u"–"_s);
        }
        rows << row;
    }
    return u"**"_s + plain(chart.title) + u"**\n\n"_s + tableText(heads, rows, QList<bool>(heads.size(), true));
}

QString sectionText(const ReviewSection &section)
{
    QString text = u"## "_s + plain(section.title) + u"\n\n**"_s + plain(section.message) + u"**\n\n"_s;
    for (const ReviewFigure &figure : section.figures)
        text += u"- "_s + plain(figure.label) + u": "_s + plain(figure.value) + (figure.change.isEmpty() ? QString() : u" ("_s + plain(figure.change) + u')') + u'\n';
    if (!section.figures.isEmpty())
        text += u'\n';
    for (const ReviewChart &chart : section.charts)
        text += chartText(chart);
    for (const QString &point : section.points)
        text += u"- "_s + plain(point) + u'\n';
    if (!section.points.isEmpty())
        text += u'\n';
    for (const ReviewTable &table : section.tables) {
        if (!table.title.isEmpty())
            text += u"**"_s + plain(table.title) + u"**\n\n"_s;
        QStringList heads;
        QList<bool> numbers;
        for (const ReviewTable::Column &column : table.columns) {
            heads << column.label;
            numbers << column.numbers;
        }
        text += table.rows.isEmpty() ? plain(table.whenEmpty) + u"\n\n"_s : tableText(heads, table.rows, numbers);
    }
    if (!section.ownText.isEmpty()) {
        for (const QString &paragraph : section.ownText.split(u'\n', Qt::SkipEmptyParts))
            text += plain(paragraph) + u"\n\n"_s;
    }
    return text;
}

} // namespace

QString toMarkdown(const ReviewDocument &document)
{
    QString text = u"# "_s + plain(document.customer) + u"\n\n"_s + plain(document.title) + u", "_s + plain(document.quarter) + u"\n\n"_s;
    if (!document.preparedBy.isEmpty())
        text += plain(say(QT_TRANSLATE_NOOP("Reviews", "Prepared by %1")).arg(document.preparedBy)) + u"\n\n"_s;
    for (const ReviewSection &section : document.sections) {
        if (section.included)
            text += sectionText(section);
    }
    QList<QStringList> rows;
    for (const ReviewSource &source : document.sources)
        rows << QStringList {source.key, source.what, QString::number(source.rows)};
    return text + u"## "_s + say(QT_TRANSLATE_NOOP("Reviews", "Sources")) + u"\n\n"_s
        + tableText({say(QT_TRANSLATE_NOOP("Reviews", "Source")), say(QT_TRANSLATE_NOOP("Reviews", "What was counted")), say(QT_TRANSLATE_NOOP("Reviews", "Rows"))}, rows, {false, false, true});
}
