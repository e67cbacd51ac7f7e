#include "models/storage/namemask.h"

#include "models/schema/codenames.h"
#include "models/schema/objects/names.h"
#include "models/schema/schema.h"
#include "models/storage/connection.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

namespace {

thread_local std::shared_ptr<const NameMask> maskInForce;
thread_local int offHolders = 0;

/// A word of a text and where it stands.
struct Word {
    QString folded; ///< without case and accents
    qsizetype from;
    qsizetype to;
};

bool joins(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || c == u'_' || c.category() == QChar::Mark_NonSpacing;
}

QString folded(QStringView word)
{
    QString plain;
    for (const QChar c : word.toString().normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing && c.category() != QChar::Other_Format)
            plain += c.toCaseFolded();
    }
    return plain;
}

QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!joins(text.at(i)))
            continue;
        const qsizetype from = i;
        while (i < text.size() && joins(text.at(i)))
            ++i;
        words << Word {folded(QStringView(text).mid(from, i - from)), from, i};
    }
    return words;
}

QStringList plainWords(const QString &text)
{
    QStringList plain;
    for (const Word &word : wordsOf(text))
        plain << word.folded;
    return plain;
}

/// Words that the program itself says: what is chosen and labelled. A customer's name of one such word cannot be told from it.
const QSet<QString> &ownWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> all;
        for (const ObjectType *type : objectTypes()) {
            for (const Field &field : type->fields) {
                all.insert(folded(field.name));
                all.insert(folded(field.label));
                for (const Choice &choice : field.choices) {
                    all.insert(folded(choice.value));
                    for (const QString &word : plainWords(choice.value + u' ' + choice.shown()))
                        all.insert(word);
                }
            }
            for (const QString &word : plainWords(type->name + u' ' + type->label + u' ' + type->pluralLabel))
                all.insert(word);
        }
        return all;
    }();
    return words;
}

QStringList withoutLegalForm(QStringList words)
{
    static const QSet<QString> forms {u"inc"_s, u"llc"_s, u"ltd"_s, u"limited"_s, u"gmbh"_s, u"ag"_s, u"se"_s, u"kg"_s, u"corp"_s, u"corporation"_s, u"co"_s, u"company"_s,
                                      u"plc"_s, u"sa"_s, u"sas"_s, u"srl"_s, u"spa"_s, u"bv"_s, u"nv"_s, u"ab"_s, u"as"_s, u"oy"_s, u"pty"_s, u"kk"_s};
    while (words.size() > 1 && forms.contains(words.last()))
        words.removeLast();
    return words;
}

QString hostOf(const QString &address)
{
    const QString host = QUrl::fromUserInput(address.trimmed()).host().toLower();
    return host.startsWith(u"www.") ? host.mid(4) : host;
}

bool isTextual(const Field &field)
{
    return field.isText() && field.type != FieldType::Picklist && field.type != FieldType::MultiPicklist;
}

} // namespace

void NameMask::add(QHash<QString, QList<Term>> &terms, const QString &name, const QString &instead)
{
    const QStringList words = plainWords(name);
    if (words.isEmpty() || (words.size() == 1 && (words.first().size() < 3 || ownWords().contains(words.first()))))
        return;
    QList<Term> &known = terms[words.first()];
    for (const Term &term : std::as_const(known)) {
        if (term.words == words)
            return;
    }
    known << Term {words, instead};
    std::sort(known.begin(), known.end(), [](const Term &a, const Term &b) { return a.words.size() > b.words.size(); });
}

void NameMask::add(const QString &name, const QString &instead)
{
    add(m_names, name, instead);
}

void NameMask::addAccount(const QString &name, const QString &website, const QString &label, qint64 number)
{
    static const QString prefix = codenameLabel({});
    QString codename = label.trimmed();
    if (codename.startsWith(prefix, Qt::CaseInsensitive))
        codename = codename.mid(prefix.size());
    if (codename.isEmpty())
        codename = QCoreApplication::translate("Storage", "Customer %1", "stands for a customer without a codename").arg(number);
    codename[0] = codename.at(0).toUpper();
    const QString handle = codename.toLower().remove(u' ');
    const QStringList words = plainWords(name);
    const QStringList bare = withoutLegalForm(words);
    add(name, codename);
    add(bare.join(u' '), codename);
    if (bare.size() > 1)
        add(bare.join(QString()), handle);
    if (bare.size() > 2) {
        add(bare.mid(0, bare.size() - 1).join(u' '), codename);
        add(bare.mid(0, bare.size() - 1).join(QString()), handle);
    }
    if (const QString host = hostOf(website); !host.isEmpty()) {
        add(host, handle + u".example"_s);
    }
    add(m_codenames, codename, name);
    if (!website.isEmpty())
        add(m_codenames, handle + u".example"_s, hostOf(website));
}

Result<std::shared_ptr<const NameMask>> NameMask::read(Connection &connection)
{
    const Off off;
    auto mask = std::make_shared<NameMask>();
    QHash<qint64, QString> handles;
    Statement accounts = connection.prepare(u"SELECT id, Name, Website, GitHub_label__c FROM Account WHERE uuid <> ?1 ORDER BY length(Name) DESC, id"_s);
    accounts.bind(1, account::holdPublicUuid);
    while (accounts.step()) {
        const qint64 number = accounts.integer(0) - firstIdOf(object_code::account) + 1;
        mask->addAccount(accounts.text(1), accounts.text(2), accounts.text(3), number);
        handles.insert(accounts.integer(0), mask->masked(accounts.text(1)).toLower().remove(u' '));
    }
    Statement people = connection.prepare(u"SELECT DISTINCT AccountId, lower(substr(Email, instr(Email, '@') + 1)) FROM Contact WHERE Email LIKE '%@%' AND AccountId IS NOT NULL"_s);
    static const QSet<QString> open {u"gmail.com"_s, u"googlemail.com"_s, u"outlook.com"_s, u"hotmail.com"_s, u"yahoo.com"_s, u"icloud.com"_s, u"gmx.de"_s, u"web.de"_s, u"proton.me"_s};
    while (people.step()) {
        const QString handle = handles.value(people.integer(0));
        if (!handle.isEmpty() && !open.contains(people.text(1)))
            mask->add(people.text(1), handle + u".example"_s);
    }
    if (accounts.failed() || people.failed())
        return connection.lastError();
    return std::shared_ptr<const NameMask>(mask);
}

QString NameMask::replaced(const QString &text, const QHash<QString, QList<Term>> &terms)
{
    if (text.isEmpty())
        return text;
    QString out;
    qsizetype copied = 0;
    const QList<Word> words = wordsOf(text);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto candidates = terms.constFind(words.at(i).folded);
        if (candidates == terms.cend())
            continue;
        for (const Term &term : *candidates) {
            if (i + term.words.size() > words.size())
                continue;
            const bool fits = std::equal(term.words.begin(), term.words.end(), words.begin() + i, [](const QString &a, const Word &b) { return a == b.folded; });
            if (!fits)
                continue;
            out += QStringView(text).mid(copied, words.at(i).from - copied);
            out += term.instead;
            i += term.words.size() - 1;
            copied = words.at(i).to;
            break;
        }
    }
    if (copied == 0)
        return text;
    out += QStringView(text).mid(copied);
    return out;
}

QString NameMask::masked(const QString &text) const
{
    return replaced(text, m_names);
}

QString NameMask::unmasked(const QString &text) const
{
    return replaced(text, m_codenames);
}

Record NameMask::real(const Record &shown, const Record *stored, const ObjectType &type) const
{
    Record record = shown;
    for (const Field &field : type.fields) {
        if (!isTextual(field) || field.readOnly || !record.values.contains(field.name))
            continue;
        const QString text = record.text(field.name);
        const QString before = stored ? stored->text(field.name) : QString();
        const QString after = stored && masked(before) == text ? before : unmasked(text);
        if (after != text)
            record.set(field.name, after);
    }
    return record;
}

Record NameMask::maskedRecord(const Record &record, const ObjectType &type) const
{
    Record shown = record;
    for (const Field &field : type.fields) {
        if (isTextual(field) && record.values.contains(field.name))
            shown.set(field.name, masked(record.text(field.name)));
    }
    return shown;
}

const NameMask *NameMask::inForce()
{
    return maskInForce.get();
}

void NameMask::setInForce(std::shared_ptr<const NameMask> mask)
{
    maskInForce = std::move(mask);
}

QString NameMask::shown(const QString &text)
{
    return maskInForce && offHolders == 0 ? maskInForce->masked(text) : text;
}

Error NameMask::shown(Error error)
{
    if (!maskInForce)
        return error;
    error.text = maskInForce->masked(error.text);
    for (Problem &problem : error.problems)
        problem.text = maskInForce->masked(problem.text);
    return error;
}

NameMask::Off::Off()
{
    ++offHolders;
}

NameMask::Off::~Off()
{
    --offHolders;
}
