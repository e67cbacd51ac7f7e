#include "models/storage/searchindex.h"

#include "models/storage/rows.h"

#include <QCryptographicHash>

#include <array>

namespace SearchIndex {

namespace {

bool isCjk(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x20000 && c <= 0x3ffff);
}

/// Marks that people leave out when they type: accents, Hebrew points, Arabic vowels, voicing of kana. Vowel signs of other scripts are letters.
bool isAccent(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7 && c != 0x05be) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 || c == 0x0640
        || c == 0x3099 || c == 0x309a;
}

/// What a single letter is searched as; nullptr: itself.
const char *plainForm(char16_t c)
{
    switch (c) {
    case u'ł': case u'Ł': return "l";
    case u'ø': case u'Ø': return "o";
    case u'đ': case u'Đ': case u'ð': case u'Ð': return "d";
    case u'þ': case u'Þ': return "th";
    case u'ß': case u'ẞ': return "ss";
    case u'æ': case u'Æ': return "ae";
    case u'œ': case u'Œ': return "oe";
    case u'ı': case u'İ': return "i";
    case u'ħ': case u'Ħ': return "h";
    case u'ŧ': case u'Ŧ': return "t";
    case u'ς': return "\u03c3";
    default: return nullptr;
    }
}

/// As the tokenizer of the tables cuts: letters, numbers and the marks that belong to them.
bool isOfWord(char32_t point)
{
    return QChar::isLetterOrNumber(point) || QChar::isMark(point);
}

/// Letters younger than the tokenizer (Unicode 6.1): it would cut words at them, so they are written as their numbers.
bool isUnknownToTokenizer(char32_t point)
{
    return QChar::unicodeVersion(point) > QChar::Unicode_6_1;
}

bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

Result<> change(Connection &connection, const QString &sql, RecordId id, const QString &text)
{
    Statement &statement = connection.cached(sql);
    statement.bind(1, id).bind(2, text);
    statement.step();
    const bool failed = statement.failed();
    const Error error = failed ? connection.lastError() : Error {};
    statement.reset();
    return failed ? Result<>(error) : Result<>();
}

QString quotedTerm(const QString &term)
{
    return u'"' + term + u'"';
}

} // namespace

bool isSearched(const Field &field)
{
    return !field.unsearched && field.isText() && field.type != FieldType::Picklist && field.type != FieldType::MultiPicklist;
}

static QString foldedWhole(const QString &text);

namespace {

/// Letters that are folded each for itself, whatever stands beside them: Latin, Greek, Cyrillic, kana, Chinese, punctuation. Others
/// (Hangul, Indic and Arabic scripts, marks, what is written as two) need the whole text.
bool standsAlone(char16_t c)
{
    return c < 0x0300 || (c >= 0x0370 && c < 0x0483) || (c >= 0x048a && c < 0x0530) || (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x302a) || (c >= 0x3041 && c < 0x3097)
        || (c >= 0x30a0 && c < 0x3100) || (c >= 0x4e00 && c < 0x9fcd);
}

/// Remembers what each letter is folded to. One per thread.
class FoldedLetters
{
public:
    const QString &of(char16_t c)
    {
        std::unique_ptr<Block> &block = m_blocks[c >> 8];
        if (!block)
            block = std::make_unique<Block>();
        QString &letter = (*block)[c & 0xff];
        if (letter.isNull())
            letter = foldedWhole(QString(QChar(c))) + u""_s;
        return letter;
    }

private:
    using Block = std::array<QString, 256>;
    std::array<std::unique_ptr<Block>, 256> m_blocks;
};

} // namespace

QString folded(const QString &text)
{
    if (isPlain(text))
        return text;
    if (!std::all_of(text.cbegin(), text.cend(), [](QChar c) { return standsAlone(c.unicode()); }))
        return foldedWhole(text);
    static thread_local FoldedLetters letters;
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text)
        out += letters.of(c.unicode());
    return out;
}

static QString foldedWhole(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(decomposed.size() + 8);
    for (qsizetype i = 0; i < decomposed.size(); ++i) {
        const QChar c = decomposed.at(i);
        char32_t point = c.unicode();
        if (c.isHighSurrogate() && i + 1 < decomposed.size() && decomposed.at(i + 1).isLowSurrogate())
            point = QChar::surrogateToUcs4(c, decomposed.at(++i));
        if (isAccent(point))
            continue;
        const char *plain = point < 0x10000 ? plainForm(char16_t(point)) : nullptr;
        if (plain) {
            out += QString::fromUtf8(plain);
        } else if (!isOfWord(point)) {
            out += u' ';
        } else if (isUnknownToTokenizer(point)) {
            out += u"u%1x"_s.arg(uint(point), 0, 16);
        } else if (isCjk(point)) {
            out += u' ';
            out += QChar::fromUcs4(point);
            out += u' ';
        } else {
            out += QChar::fromUcs4(QChar::toCaseFolded(point));
        }
    }
    // Hangul and the vowel signs of India come together again.
    return out.normalized(QString::NormalizationForm_C);
}

QString searchText(const ObjectType &type, const Record &record)
{
    QString text;
    for (const int column : layoutOf(type).searched) {
        const Field &field = type.fields.at(column);
        const auto found = record.values.constFind(field.name);
        if (found == record.values.cend())
            continue;
        const QString value = found->toString();
        if (value.isEmpty())
            continue;
        text += value;
        text += u' ';
        if (field.type == FieldType::Phone) {
            for (const QChar c : value) {
                if (c.isDigit())
                    text += c;
            }
            text += u' ';
        }
    }
    return folded(text);
}

QString tableOf(const ObjectType &type)
{
    return type.isWho ? u"find_who"_s : u"find_text"_s;
}

Result<> add(Connection &connection, const ObjectType &type, RecordId id, const QString &text)
{
    return change(connection, type.isWho ? u"INSERT INTO find_who(rowid, text) VALUES (?, ?)"_s : u"INSERT INTO find_text(rowid, text) VALUES (?, ?)"_s, id, text);
}

Result<> remove(Connection &connection, const ObjectType &type, RecordId id, const QString &text)
{
    return change(connection, u"INSERT INTO %1(%1, rowid, text) VALUES ('delete', ?, ?)"_s.arg(tableOf(type)), id, text);
}

QString shapeOf(const Schema &schema)
{
    QString shape = u"2"_s; // raised when `folded` or `wordsOf` change
    for (const ObjectType *type : schema.types()) {
        shape += u';' + type->name + (type->isWho ? u"!"_s : QString());
        for (const Field &field : type->fields) {
            // A custom field comes with its records, which are indexed then.
            if (isSearched(field) && !field.custom)
                shape += u',' + field.name + (field.type == FieldType::Phone ? u"#"_s : QString());
        }
    }
    // Not qHash, which is another in every process.
    return QString::fromLatin1(QCryptographicHash::hash(shape.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

Result<> rebuild(Connection &connection, const Schema &schema)
{
    for (const QString &table : {u"find_who"_s, u"find_text"_s}) {
        for (const QString &statement : {
                 u"DROP TABLE IF EXISTS %1_terms"_s, u"DROP TABLE IF EXISTS %1"_s,
                 u"CREATE VIRTUAL TABLE %1 USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\", prefix='1 2 3', detail=none, columnsize=0)"_s,
                 u"INSERT INTO %1(%1, rank) VALUES ('automerge', 0)"_s,
                 // FTS5 takes 2,000 segments and no more. This many of single saves are merged in a moment.
                 u"INSERT INTO %1(%1, rank) VALUES ('crisismerge', 400)"_s,
                 // For many rows at once; with the usual 1 MiB a million rows would be too many segments.
                 u"INSERT INTO %1(%1, rank) VALUES ('hashsize', 67108864)"_s,
                 // The vocabulary expands long prefixes.
                 u"CREATE VIRTUAL TABLE %1_terms USING fts5vocab(%1, row)"_s}) {
            if (const Result<> done = connection.execute(statement.arg(table)); !done)
                return done;
        }
    }
    bool any = false;
    for (const ObjectType *type : schema.types()) {
        const TableLayout &layout = layoutOf(*type);
        Statement rows = connection.prepare(layout.select + u" WHERE deleted = 0"_s);
        while (rows.step()) {
            any = true;
            if (const Result<> added = add(connection, *type, rows.integer(0), searchText(*type, rowToRecord(layout, rows))); !added)
                return added;
        }
        if (rows.failed() || !rows.isValid())
            return connection.lastError();
    }
    return any ? optimize(connection) : Result<>();
}

QStringList wordsOf(const QString &typed)
{
    QStringList words;
    QString word;
    const QList<uint> text = (folded(typed).toCaseFolded() + u' ').toUcs4();
    for (const uint c : text) {
        if (isOfWord(c)) {
            word += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    return words;
}

QString matchExpression(Connection &connection, const QString &table, const QStringList &words)
{
    constexpr int indexedPrefix = 3;
    constexpr int mostTerms = 250;
    QStringList all;
    for (const QString &word : words) {
        if (word.size() <= indexedPrefix) {
            all << quotedTerm(word) + u'*';
            continue;
        }
        Statement &terms = connection.cached(u"SELECT term FROM %1_terms WHERE term >= ? AND term < ? LIMIT %2"_s.arg(table).arg(mostTerms + 1));
        terms.bind(1, word).bind(2, word + QString::fromUcs4(U"\U0010ffff"));
        QStringList found;
        while (terms.step())
            found << quotedTerm(terms.text(0));
        terms.reset();
        if (found.isEmpty())
            return {};
        all << (found.size() > mostTerms ? quotedTerm(word) + u'*' : u'(' + found.join(u" OR "_s) + u')');
    }
    return all.join(u" AND "_s);
}

QList<RecordId> match(Connection &connection, const QString &table, const QStringList &words, int limit, int object)
{
    const QString expression = words.isEmpty() ? QString() : matchExpression(connection, table, words);
    if (expression.isEmpty())
        return {};
    const bool newestFirst = table == u"find_text"_s;
    Statement &rows = connection.cached(
        u"SELECT rowid FROM %1 WHERE %1 MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid %2 LIMIT ?"_s.arg(
            table, newestFirst ? u"DESC"_s : u"ASC"_s));
    rows.bind(1, expression)
        .bind(2, object ? firstIdOf(object) : RecordId(0))
        .bind(3, object ? lastIdOf(object) : std::numeric_limits<RecordId>::max())
        .bind(4, limit);
    QList<RecordId> ids;
    while (rows.step())
        ids << rows.integer(0);
    rows.reset();
    return ids;
}

bool mergeSlice(Connection &connection)
{
    bool more = false;
    for (const QString &table : {u"find_who"_s, u"find_text"_s}) {
        const qint64 before = connection.scalar(u"SELECT total_changes()"_s).toLongLong();
        (void)connection.execute(u"INSERT INTO %1(%1, rank) VALUES ('merge', 16)"_s.arg(table));
        // FTS5 counts less than two changes for a merge that found nothing to do.
        more = more || connection.scalar(u"SELECT total_changes()"_s).toLongLong() - before >= 2;
    }
    return more;
}

Result<> optimize(Connection &connection)
{
    for (const QString &table : {u"find_who"_s, u"find_text"_s}) {
        if (const Result<> done = connection.execute(u"INSERT INTO %1(%1) VALUES ('optimize')"_s.arg(table)); !done)
            return done;
    }
    return {};
}

} // namespace SearchIndex
