#include "models/schema/sorttext.h"

#include <QString>

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace SortText {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

/// Letters without a decomposition that people look for under another one.
const char *plainForm(char16_t folded)
{
    switch (folded) {
    case u'ł': return "l";
    case u'ø': return "o";
    case u'đ': case u'ð': return "d";
    case u'þ': return "th";
    case u'æ': return "ae";
    case u'œ': return "oe";
    case u'ı': return "i";
    case u'ħ': return "h";
    case u'ŧ': return "t";
    default: return nullptr;
    }
}

void appendFolded(QByteArray &key, QByteArrayView utf8)
{
    QString plain;
    for (const QChar c : QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.unicode() >= 0x0300 && c.unicode() <= 0x036f)
            continue;
        if (const char *form = plainForm(c.unicode()))
            plain += QLatin1String(form);
        else
            plain += c;
    }
    key += plain.toUtf8();
}

} // namespace

void append(QByteArray &key, QByteArrayView utf8)
{
    const qsizetype start = key.size();
    key.resize(start + utf8.size());
    char *out = key.data() + start;
    signed char seen = 0;
    for (const char c : utf8) {
        seen |= static_cast<signed char>(c);
        *out++ = lower(c);
    }
    if (seen < 0) {
        key.resize(start);
        appendFolded(key, utf8);
    }
}

QByteArray key(QByteArrayView utf8)
{
    QByteArray made;
    append(made, utf8);
    return made;
}

int compare(QByteArrayView a, QByteArrayView b)
{
    const qsizetype common = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < common; ++i) {
        if ((a[i] | b[i]) & 0x80)
            break;
        if (const int difference = lower(a[i]) - lower(b[i]))
            return difference;
        if (i + 1 == common && a.size() == b.size())
            return 0;
    }
    const QByteArray left = key(a);
    const QByteArray right = key(b);
    if (const int difference = std::memcmp(left.constData(), right.constData(), size_t(std::min(left.size(), right.size()))))
        return difference;
    return int(left.size() - right.size());
}

} // namespace SortText
