#include "models/samples/culture.h"

#include "models/storage/searchindex.h"

QString nativePart(const QString &word)
{
    return word.section(u'/', 0, 0);
}

QString latinPart(const QString &word)
{
    const QString plain = SearchIndex::folded(word.section(u'/', -1)).normalized(QString::NormalizationForm_D);
    QString latin;
    for (const QChar c : plain) {
        if (c.unicode() < 0x80 && c.isLetterOrNumber())
            latin += c.toLower();
    }
    return latin;
}
