#include "models/schema/objects/names.h"
#include "models/storage/searchindex.h"
#include "tests/support/store.h"
#include "tests/fuzz/fuzz.h"

/// Whatever is written into a record and typed into the search: the words of a name find it, and nothing upsets the index.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static TestStore s;
    static const RecordId id = s.save(u"Account"_s, {{account::name, u"x"_s}});
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)).left(200);
    waitFor(s.database.run([text](Connection &connection) {
        const ObjectType &type = *s.schema.type(object_code::account);
        Record record {.object = type.code, .id = id};
        record.values.insert(account::name, text);
        const QString indexed = SearchIndex::searchText(type, record);
        if (!connection.execute(u"SAVEPOINT trial"_s) || !SearchIndex::add(connection, type, id, indexed))
            qFatal("The text cannot be indexed.");
        const QStringList words = SearchIndex::wordsOf(text);
        if (!words.isEmpty() && !SearchIndex::match(connection, SearchIndex::tableOf(type), words, 10).contains(id))
            qFatal("“%s” does not find itself.", qPrintable(text));
        if (!SearchIndex::remove(connection, type, id, indexed))
            qFatal("The text cannot be taken out.");
        for (const QString &word : words.mid(0, 3)) {
            if (SearchIndex::match(connection, SearchIndex::tableOf(type), {word}, 100).contains(id) && word != u"x")
                qFatal("“%s” is still found.", qPrintable(word));
        }
        return bool(connection.execute(u"ROLLBACK TO trial; RELEASE trial"_s));
    }));
    (void)waitFor(s.store.search(text));
    return 0;
}

QList<QByteArray> fuzzSeeds()
{
    QList<QByteArray> seeds {"harbor point", "\"har OR * NEAR(", "\xc5\x81ukasz", "\xe6\x9d\xb1\xe4\xba\xac\xe9\x9b\xbb\xe6\xa9\x9f", "\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\xe0\xa5\x8d\xe0\xa4\xa6\xe0\xa5\x80", "\xf0\x9f\x98\x80 ok", "a@b.example +1 206", QByteArray("nul\0in", 6), "\xed\xa0\x80"};
    // Every letter and number that Unicode has, a hundred at a time, within words.
    QString line;
    for (char32_t point = 0x80; point <= 0x323af; ++point) {
        if (!QChar::isLetterOrNumber(point) && !QChar::isMark(point))
            continue;
        line += u'q' + QString::fromUcs4(&point, 1) + u"z "_s;
        if (line.size() >= 190) {
            seeds << line.toUtf8();
            line.clear();
        }
        if (point == 0x4e00)
            point = 0x9f00; // Han characters are all alike
        if (point == 0xac00)
            point = 0xd700; // so are syllables of Hangul
        if (point == 0x20000)
            point = 0x32300;
    }
    return seeds;
}
