#include "models/reports/leakguard.h"

#include "models/storage/leakfacts.h"
#include "models/storage/namemask.h"

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("LeakGuard", sentence);
}

/// The words of a text without case and accents; everything else parts words.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Other_Format)
            continue;
        if (c.isLetterOrNumber() || c.isSurrogate())
            word += c.toCaseFolded();
        else if (!word.isEmpty())
            words << std::exchange(word, {});
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

bool standsAt(const QStringList &words, qsizetype at, const QStringList &term)
{
    if (at < 0 || at + term.size() > words.size())
        return false;
    for (qsizetype i = 0; i < term.size(); ++i) {
        if (words.at(at + i) != term.at(i))
            return false;
    }
    return true;
}

/// Every text that is printed of a section.
QStringList textsOf(const ReviewSection &section)
{
    QStringList texts {section.title, section.message, section.ownText};
    texts += section.points;
    for (const ReviewFigure &figure : section.figures)
        texts << figure.label << figure.value << figure.change;
    for (const ReviewChart &chart : section.charts) {
        texts << chart.title << chart.unit << chart.categories;
        for (const ReviewChart::Series &series : chart.series)
            texts << series.label;
    }
    for (const ReviewTable &table : section.tables) {
        texts << table.title << table.whenEmpty;
        for (const ReviewTable::Column &column : table.columns)
            texts << column.label;
        for (const QStringList &row : table.rows)
            texts += row;
    }
    return texts;
}

} // namespace

LeakGuard::LeakGuard(const LeakTerms &terms)
    : m_own(wordsOf(terms.ownName))
{
    for (const QString &name : terms.otherCustomers)
        add(name, say(QT_TRANSLATE_NOOP("LeakGuard", "This is another customer: rewrite the text, or leave its section out.")));
    if (!terms.realName.isEmpty())
        add(terms.realName, say(QT_TRANSLATE_NOOP("LeakGuard", "Codename mode is on: write the codename instead.")));
    for (const QString &value : terms.internalValues)
        add(value, say(QT_TRANSLATE_NOOP("LeakGuard", "This stands in an internal field: take it out of the text.")));
}

void LeakGuard::add(const QString &text, const QString &why)
{
    const QStringList words = wordsOf(text);
    if (!words.isEmpty() && words != m_own)
        m_byFirstWord[words.first()] << Term {words, text.simplified(), why};
}

QStringList LeakGuard::findIn(const QString &text) const
{
    QStringList found;
    const QStringList words = wordsOf(text);
    qsizetype ownUntil = -1;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!m_own.isEmpty() && standsAt(words, i, m_own))
            ownUntil = i + m_own.size();
        const auto terms = m_byFirstWord.constFind(words.at(i));
        if (terms == m_byFirstWord.constEnd())
            continue;
        for (const Term &term : *terms) {
            if (standsAt(words, i, term.words) && i + term.words.size() > ownUntil)
                found << term.shown;
        }
    }
    found.removeDuplicates();
    return found;
}

QList<Leak> LeakGuard::find(const ReviewDocument &document, const QStringList &furtherTexts) const
{
    QList<Leak> leaks;
    const auto look = [&](const QString &where, const QString &text) {
        for (const QString &what : findIn(text)) {
            QString why;
            for (const Term &term : m_byFirstWord.value(wordsOf(what).value(0))) {
                if (term.shown == what)
                    why = term.why;
            }
            leaks << Leak {where, what, why};
        }
    };
    for (const ReviewSection &section : document.sections) {
        if (!section.included)
            continue;
        const QString where = say(QT_TRANSLATE_NOOP("LeakGuard", "Section “%1”")).arg(section.title);
        if (section.internal)
            leaks << Leak {where, section.title, say(QT_TRANSLATE_NOOP("LeakGuard", "This section is internal: leave it out of a customer copy."))};
        for (const ReviewFigure &figure : section.figures) {
            if (figure.internal)
                leaks << Leak {where, figure.label, say(QT_TRANSLATE_NOOP("LeakGuard", "This number is internal: leave it out of a customer copy."))};
        }
        for (const ReviewTable &table : section.tables) {
            if (table.internal)
                leaks << Leak {where, table.title, say(QT_TRANSLATE_NOOP("LeakGuard", "This table is internal: leave it out of a customer copy."))};
        }
        for (const QString &text : textsOf(section))
            look(where, text);
    }
    for (const QString &text : {document.customer, document.title, document.quarter, document.preparedBy, document.ownCompany})
        look(say(QT_TRANSLATE_NOOP("LeakGuard", "Cover")), text);
    for (const ReviewSource &source : document.sources)
        look(say(QT_TRANSLATE_NOOP("LeakGuard", "Sources")), source.what);
    for (const QString &text : furtherTexts)
        look(say(QT_TRANSLATE_NOOP("LeakGuard", "File name or title")), text);
    return leaks;
}

QFuture<Result<LeakTerms>> leakTerms(RecordStore &store, RecordId account)
{
    return store.database().run([account](Connection &connection) -> Result<LeakTerms> {
        const bool codenames = NameMask::inForce();
        const Result<LeakFacts> facts = readLeakFacts(connection, account);
        if (!facts)
            return facts.error();
        LeakTerms terms {.otherCustomers = facts->otherNames, .realName = codenames ? facts->name : QString(), .ownName = codenames ? facts->codename : facts->name, .internalValues = facts->internalTexts};
        return terms;
    });
}
