#include "tests/support/org/soql.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Token {
    enum Kind { Word, Text, Sign, End } kind = End;
    QString text = {};
};

std::optional<QList<Token>> tokensOf(const QString &soql)
{
    QList<Token> tokens;
    for (qsizetype i = 0; i < soql.size();) {
        const QChar c = soql.at(i);
        if (c.isSpace()) {
            ++i;
        } else if (c == u'\'') {
            QString text;
            for (++i; i < soql.size() && soql.at(i) != u'\''; ++i) {
                if (soql.at(i) != u'\\') {
                    text += soql.at(i);
                    continue;
                }
                const QChar escaped = ++i < soql.size() ? soql.at(i) : QChar();
                static const QString letters = u"nrtbf\"'\\"_s;
                static const QString meanings = u"\n\r\t\b\f\"'\\"_s;
                if (escaped == u'%' || escaped == u'_') { // of LIKE
                    text += u'\\';
                    text += escaped;
                    continue;
                }
                const qsizetype which = letters.indexOf(escaped);
                if (which < 0)
                    return std::nullopt; // any other backslash is an error
                text += meanings.at(which);
            }
            if (i++ >= soql.size() || text.size() > 4000)
                return std::nullopt;
            tokens.append({Token::Text, text});
        } else if (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'+') {
            const qsizetype from = i;
            while (i < soql.size() && (soql.at(i).isLetterOrNumber() || u"_.-+:"_s.contains(soql.at(i))))
                ++i;
            tokens.append({Token::Word, soql.mid(from, i - from)});
        } else {
            const QString two = soql.mid(i, 2);
            const bool isTwo = two == u">=" || two == u"<=" || two == u"!=";
            if (!isTwo && !u"(),<>="_s.contains(c))
                return std::nullopt;
            tokens.append({Token::Sign, isTwo ? two : QString(c)});
            i += isTwo ? 2 : 1;
        }
    }
    tokens.append(Token());
    return tokens;
}

using Test = std::function<bool(const QJsonObject &)>;

/// -1, 0, 1; datetimes by their moment.
int compare(const QJsonValue &value, const QString &other, bool isText)
{
    if (value.isDouble()) {
        const double a = value.toDouble();
        const double b = other.toDouble();
        return a < b ? -1 : a > b;
    }
    const QString text = value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
    if (!isText && other.contains(u'T'))
        return text.left(19).compare(other.left(19));
    return text.compare(other);
}

class Parser
{
public:
    Parser(QList<Token> tokens, const SoqlWorld &world)
        : m_tokens(std::move(tokens))
        , m_world(world)
    {
    }
    std::optional<Soql> parse()
    {
        Soql soql;
        if (!head(soql))
            return {};
        if (word("ORDER")) {
            if (!word("BY"))
                return {};
            do {
                soql.order << take();
            } while (sign(","));
        }
        if (word("LIMIT"))
            soql.limit = take().toInt();
        return m_ok && peek().kind == Token::End ? std::optional<Soql>(soql) : std::nullopt;
    }

private:
    /// SELECT … FROM … WHERE …
    bool head(Soql &soql)
    {
        if (!word("SELECT"))
            return false;
        if (word("COUNT")) {
            soql.counts = sign("(") && sign(")");
            m_ok = m_ok && soql.counts;
        } else {
            do {
                soql.fields << take();
            } while (sign(","));
        }
        if (!word("FROM"))
            return false;
        soql.object = m_object = take();
        if (!word("WHERE"))
            return true;
        const bool bounded = peek().text == u"SystemModstamp" && m_tokens.at(m_at + 1).text == u">=";
        const QString from = bounded ? m_tokens.at(m_at + 2).text.left(19) : QString();
        soql.matches = either(soql.conditionFields);
        soql.from = m_hadOr ? QString() : from;
        return true;
    }
    /// Behind `field IN (SELECT`.
    Test semiJoin(const QString &field)
    {
        Soql inner;
        const QString outer = m_object;
        // A question within a question holds no third one.
        m_ok = m_ok && !std::exchange(m_within, true) && head(inner) && sign(")") && inner.fields.size() == 1;
        m_within = false;
        m_object = outer;
        if (!m_ok)
            return [](const QJsonObject &) { return false; };
        return [value = at(field), ids = m_world.idsOf(inner)](const QJsonObject &r) { return ids.contains(value(r).toString()); };
    }
    std::function<QJsonValue(const QJsonObject &)> at(const QString &field) const
    {
        if (!field.contains(u'.'))
            return [field](const QJsonObject &r) { return r.value(field); };
        return [field, object = m_object, valueAt = m_world.valueAt](const QJsonObject &r) { return valueAt(object, r, field); };
    }
    const Token &peek() const { return m_tokens.at(m_at); }
    bool word(const char *text)
    {
        const bool is = peek().kind == Token::Word && peek().text.compare(QLatin1String(text), Qt::CaseInsensitive) == 0;
        m_at += is;
        return is;
    }
    bool sign(const char *text)
    {
        const bool is = peek().kind == Token::Sign && peek().text == QLatin1String(text);
        m_at += is;
        return is;
    }
    QString take()
    {
        m_ok = m_ok && peek().kind == Token::Word;
        const QString text = peek().text;
        if (peek().kind != Token::End)
            ++m_at;
        return text;
    }
    Test either(QStringList &fields)
    {
        Test all = both(fields);
        bool mixed = false;
        while (word("OR")) {
            mixed = true;
            all = [a = all, b = one(fields)](const QJsonObject &r) { return a(r) || b(r); };
        }
        m_hadOr = mixed;
        // AND beside OR without parentheses is refused.
        m_ok = m_ok && !(mixed && m_and);
        return all;
    }
    Test both(QStringList &fields)
    {
        m_and = false;
        Test all = one(fields);
        bool any = false;
        while (word("AND")) {
            any = true;
            all = [a = all, b = one(fields)](const QJsonObject &r) { return a(r) && b(r); };
        }
        m_and = any;
        return all;
    }
    /// % stands for any text, _ for one character, unless a backslash stands before.
    Test like(const QString &field)
    {
        m_ok = m_ok && peek().kind == Token::Text;
        QString pattern;
        const QString text = m_tokens.at(m_at++).text;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == u'\\' && i + 1 < text.size())
                pattern += QRegularExpression::escape(text.mid(++i, 1));
            else
                pattern += text.at(i) == u'%' ? u".*"_s : text.at(i) == u'_' ? u"."_s : QRegularExpression::escape(text.mid(i, 1));
        }
        const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::CaseInsensitiveOption);
        return [value = at(field), expression](const QJsonObject &r) { return expression.match(value(r).toString()).hasMatch(); };
    }
    Test includes(const QString &field)
    {
        m_ok = m_ok && sign("(") && peek().kind == Token::Text;
        const QString wanted = m_tokens.at(m_at++).text;
        m_ok = m_ok && sign(")");
        return [value = at(field), wanted](const QJsonObject &r) { return value(r).toString().split(u';').contains(wanted); };
    }
    Test one(QStringList &fields)
    {
        if (word("NOT"))
            return [a = one(fields)](const QJsonObject &r) { return !a(r); };
        if (sign("(")) {
            const Test inner = either(fields);
            m_ok = m_ok && sign(")");
            m_and = false;
            return inner;
        }
        const QString field = take();
        fields << field;
        if (word("IN")) {
            QStringList values;
            m_ok = m_ok && sign("(");
            if (peek().kind == Token::Word && peek().text.compare("SELECT"_L1, Qt::CaseInsensitive) == 0)
                return semiJoin(field);
            do {
                values << peek().text;
                m_ok = m_ok && peek().kind == Token::Text;
                ++m_at;
            } while (m_ok && sign(","));
            m_ok = m_ok && sign(")");
            return [value = at(field), values](const QJsonObject &r) { return values.contains(value(r).toString(), Qt::CaseInsensitive); };
        }
        if (word("LIKE"))
            return like(field);
        if (word("INCLUDES"))
            return includes(field);
        const QString operation = peek().text;
        m_ok = m_ok && peek().kind == Token::Sign && ++m_at < m_tokens.size() && peek().kind != Token::End && peek().kind != Token::Sign;
        if (!m_ok)
            return [](const QJsonObject &) { return false; };
        const bool isText = peek().kind == Token::Text;
        const QString value = m_tokens.at(m_at++).text;
        // A moment has a zone; a plus sign that became a space on its way does not reach this place.
        if (!isText && value.contains(u'T') && !value.endsWith(u'Z') && !value.contains(u'+'))
            m_ok = false;
        return [=, valueOf = at(field)](const QJsonObject &r) {
            const int c = compare(valueOf(r), value, isText);
            return operation == u"=" ? c == 0 : operation == u"!=" ? c != 0 : operation == u"<" ? c < 0 : operation == u"<=" ? c <= 0 : operation == u">" ? c > 0 : c >= 0;
        };
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    bool m_ok = true;
    bool m_within = false;
    bool m_and = false;
    bool m_hadOr = false; ///< of the level that was read last
    const SoqlWorld &m_world;
    QString m_object; ///< whose conditions are read
};

} // namespace

std::optional<Soql> parseSoql(const QString &text, const SoqlWorld &world)
{
    const std::optional<QList<Token>> tokens = tokensOf(text);
    return tokens ? Parser(*tokens, world).parse() : std::nullopt;
}
