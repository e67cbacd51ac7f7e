#include "models/schema/datewords.h"
#include "models/schema/values.h"
#include "tests/fuzz/fuzz.h"

#include <QLocale>

/// Neutral and typed text of every type: what is taken comes back from its own neutral text, and can be shown.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    static const QLocale locales[] {QLocale(u"en_US"_s), QLocale(u"de_DE"_s), QLocale(u"ar_EG"_s), QLocale(u"ja_JP"_s)};
    const QLocale &locale = locales[data[0] % 4];
    const Field field {.name = u"F"_s, .type = FieldType(data[1] % int(FieldType::Address)), .decimals = 2};
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    const QDate today(2026, 11, 22);
    for (const Result<QVariant> &value : {fromNeutral(field, text), parseTyped(field, text, locale, today)}) {
        if (!value) {
            if (value.error().text.isEmpty())
                qFatal("An error without words.");
            continue;
        }
        const QString neutral = toNeutral(field, *value);
        const Result<QVariant> back = fromNeutral(field, neutral);
        if (!back || toNeutral(field, *back) != neutral || back->isValid() != !neutral.isEmpty())
            qFatal("%s: “%s” does not come back.", qPrintable(typeName(field.type)), qPrintable(neutral.left(100)));
        (void)displayText(field, *value, locale, text.left(3));
        (void)editText(field, *value, locale);
        (void)sortKey(field, *value);
    }
    (void)guessType({text, text.left(5)});
    return 0;
}

QList<QByteArray> fuzzSeeds()
{
    QList<QByteArray> seeds;
    for (char type = 0; type < char(FieldType::Address); ++type) {
        for (const char *text : {"true", "2024-01-19", "2024-01-19T09:42:24.000+0000", "+2w", "fri 14:30", "12/31/2026", "1,234.50", "-1e308", "999999999999999999", "a;b;;c", "4294967297;8589934593", "x@y.z", "$1.5", "\xd9\xa1\xd9\xa2"})
            seeds << QByteArray(1, char(type % 4)) + QByteArray(1, type) + text;
    }
    return seeds;
}
