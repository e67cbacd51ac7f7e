#include "models/schema/datewords.h"
#include "models/schema/salesforceid.h"
#include "models/schema/values.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Values of every type, to text and back.
class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neutralTextComesBackForEveryType_data();
    void neutralTextComesBackForEveryType();
    void salesforceTextIsRead_data();
    void salesforceTextIsRead();
    void textThatIsNoValueIsRefused_data();
    void textThatIsNoValueIsRefused();
    void whatIsShownCanBeTyped_data();
    void whatIsShownCanBeTyped();
    void dateWordsMeanDays_data();
    void dateWordsMeanDays();
    void momentsCarryATime_data();
    void momentsCarryATime();
    void randomTextNeverBecomesADateThatCannotBeStored();
    void typesAreGuessedFromSamples_data();
    void typesAreGuessedFromSamples();
    void valuesSortAsPeopleExpect();
    void salesforceIdsHaveOneForm_data();
    void salesforceIdsHaveOneForm();
};

namespace {

const QDate today(2026, 11, 22); // a Sunday

} // namespace

void TestValues::neutralTextComesBackForEveryType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *name, FieldType type, const QVariant &value) { QTest::newRow(name) << int(type) << value; };
    for (int type = 0; type < int(FieldType::Address); ++type)
        row(qPrintable(u"empty "_s + typeName(FieldType(type))), FieldType(type), {});
    row("text", FieldType::Text, u"  Ł & <b> \"quoted\" 東京 \U0001F600 "_s);
    row("lines", FieldType::LongText, u"one\r\ntwo\n\tthree"_s);
    row("yes", FieldType::CheckBox, true);
    row("no", FieldType::CheckBox, false);
    row("choice", FieldType::Picklist, u"At risk"_s);
    row("choices", FieldType::MultiPicklist, QStringList {u"Use case"_s, u"New team"_s});
    row("date", FieldType::Date, QDate(2027, 3, 31));
    row("early date", FieldType::Date, QDate(1701, 1, 1));
    row("moment", FieldType::DateTime, QDateTime(QDate(2026, 10, 25), QTime(1, 30, 0, 250), Qt::UTC));
    row("integer", FieldType::Integer, qlonglong(-9007199254740993));
    row("largest integer", FieldType::Integer, std::numeric_limits<qlonglong>::max());
    row("decimal", FieldType::Decimal, 0.1 + 0.2);
    row("tiny", FieldType::Decimal, 5e-324);
    row("huge", FieldType::Currency, 1.7976931348623157e308);
    row("money", FieldType::Currency, 1240000.07);
    row("percent", FieldType::Percent, 52.5);
    row("email", FieldType::Email, u"ann@example.com"_s);
    row("phone", FieldType::Phone, u"+1 (206) 555-0148"_s);
    row("url", FieldType::Url, u"https://example.com/?a=1&b=2"_s);
    row("lookup", FieldType::Lookup, qlonglong(4294967297));
    row("lookups", FieldType::Lookups, QVariantList {qlonglong(8589934593), qlonglong(8589934600)});
}

void TestValues::neutralTextComesBackForEveryType()
{
    QFETCH(int, type);
    QFETCH(QVariant, value);
    const Field field {.name = u"F"_s, .type = FieldType(type)};
    const QString text = toNeutral(field, value);
    const Result<QVariant> back = fromNeutral(field, text);
    QVERIFY2(back, qPrintable(text));
    QCOMPARE(*back, value);
    QCOMPARE(toNeutral(field, *back), text);
}

void TestValues::salesforceTextIsRead_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVariant>("value");
    const auto row = [](FieldType type, const QString &text, const QVariant &value) {
        QTest::newRow(qPrintable(typeName(type) + u' ' + text)) << int(type) << text << value;
    };
    row(FieldType::CheckBox, u"1"_s, true);
    row(FieldType::CheckBox, u"0"_s, false);
    row(FieldType::CheckBox, u"TRUE"_s, true);
    row(FieldType::CheckBox, QString(), QVariant());
    const QDateTime moment(QDate(2024, 1, 19), QTime(9, 42, 24), Qt::UTC);
    row(FieldType::DateTime, u"2024-01-19T09:42:24.000+0000"_s, moment);
    row(FieldType::DateTime, u"2024-01-19T10:42:24+01:00"_s, moment);
    row(FieldType::DateTime, u"2024-01-19T09:42:24Z"_s, moment);
    row(FieldType::DateTime, u"2024-01-19T09:42:24"_s, moment);
    row(FieldType::Date, u"2024-01-19"_s, QDate(2024, 1, 19));
    row(FieldType::Date, u"2024-01-19T00:00:00.000+0000"_s, QDate(2024, 1, 19));
    row(FieldType::Integer, u"12.0"_s, qlonglong(12));
    row(FieldType::Decimal, u"1e3"_s, 1000.0);
    row(FieldType::Currency, u"4200000.5"_s, 4200000.5);
}

void TestValues::salesforceTextIsRead()
{
    QFETCH(int, type);
    QFETCH(QString, text);
    QFETCH(QVariant, value);
    const Result<QVariant> read = fromNeutral({.name = u"F"_s, .type = FieldType(type)}, text);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
    QCOMPARE(*read, value);
}

void TestValues::textThatIsNoValueIsRefused_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    const auto row = [](FieldType type, const QString &text) { QTest::newRow(qPrintable(typeName(type) + u' ' + text)) << int(type) << text; };
    row(FieldType::CheckBox, u"maybe"_s);
    row(FieldType::Date, u"2024-02-30"_s);
    row(FieldType::Date, u"soon"_s);
    row(FieldType::DateTime, u"2024-01-19T25:00:00Z"_s);
    row(FieldType::Integer, u"12.5"_s);
    row(FieldType::Integer, u"99999999999999999999"_s);
    row(FieldType::Decimal, u"NaN"_s);
    row(FieldType::Decimal, u"inf"_s);
    row(FieldType::Currency, u"$12"_s);
    row(FieldType::Lookups, u"1;x"_s);
}

void TestValues::textThatIsNoValueIsRefused()
{
    QFETCH(int, type);
    QFETCH(QString, text);
    const Result<QVariant> read = fromNeutral({.name = u"F"_s, .type = FieldType(type)}, text);
    QVERIFY(!read);
    QVERIFY2(read.error().text.contains(text), qPrintable(read.error().text));
}

void TestValues::whatIsShownCanBeTyped_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *locale : {"en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "pt_BR", "ru_RU"})
        QTest::newRow(locale) << QString::fromLatin1(locale);
}

void TestValues::whatIsShownCanBeTyped()
{
    QFETCH(QString, locale);
    const QLocale people(locale);
    const QList<std::pair<FieldType, QVariant>> values {
        {FieldType::Integer, qlonglong(-1234567)}, {FieldType::Decimal, 1234.5678}, {FieldType::Currency, 1240000.07}, {FieldType::Currency, 3100000.0},
        {FieldType::Percent, 52.5}, {FieldType::Date, QDate(2027, 3, 31)}, {FieldType::Date, QDate(2026, 12, 1)}, {FieldType::Date, QDate(1999, 5, 4)},
        {FieldType::DateTime, QDateTime(QDate(2026, 11, 20), QTime(13, 5), Qt::LocalTime).toUTC()}, {FieldType::Text, u"Harbor"_s}};
    for (const auto &[type, value] : values) {
        const Field field {.name = u"F"_s, .type = type, .decimals = type == FieldType::Currency ? 2 : 0};
        for (const QString &text : {editText(field, value, people), type == FieldType::Decimal ? editText(field, value, people) : displayText(field, value, people)}) {
            const Result<QVariant> back = parseTyped(field, text, people, today);
            QVERIFY2(back, qPrintable(text));
            QVERIFY2(*back == value, qPrintable(u"%1 → %2"_s.arg(text, toNeutral(field, *back))));
        }
    }
}

void TestValues::dateWordsMeanDays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("date");
    const auto row = [](const QString &typed, const QDate &date) { QTest::newRow(qPrintable(typed)) << typed << date; };
    row(u"today"_s, today);
    row(u" Tomorrow "_s, today.addDays(1));
    row(u"yesterday"_s, today.addDays(-1));
    row(u"+3"_s, today.addDays(3));
    row(u"-3d"_s, today.addDays(-3));
    row(u"+2w"_s, today.addDays(14));
    row(u"-1m"_s, QDate(2026, 10, 22));
    row(u"+1y"_s, QDate(2027, 11, 22));
    row(u"fri"_s, QDate(2026, 11, 27));
    row(u"Sunday"_s, QDate(2026, 11, 29));
    row(u"2027-03-31"_s, QDate(2027, 3, 31));
    row(u"3/31/2027"_s, QDate(2027, 3, 31));
    row(u"3/31/27"_s, QDate(2027, 3, 31));
    row(u"Mar 31, 2027"_s, QDate(2027, 3, 31));
    row(u"Mar 31"_s, QDate(2026, 3, 31));
    row(u"31.3.2027"_s, QDate(2027, 3, 31));
    row(u"2/30/2027"_s, QDate());
    row(u"f"_s, QDate());
    row(u"sometime"_s, QDate());
    row(u"+99999"_s, QDate());
    row(u"+9999y"_s, QDate());
    row(u"12/31/99999"_s, QDate());
    row(u"0001-01-01"_s, QDate());
    row(QString(), QDate());
}

void TestValues::dateWordsMeanDays()
{
    QFETCH(QString, typed);
    QFETCH(QDate, date);
    QCOMPARE(DateWords::parse(typed, QLocale(u"en_US"_s), today), date);
}

void TestValues::momentsCarryATime_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDateTime>("moment");
    const auto row = [](const QString &typed, const QDate &date, const QTime &time) { QTest::newRow(qPrintable(typed)) << typed << QDateTime(date, time); };
    row(u"fri 14:30"_s, QDate(2026, 11, 27), QTime(14, 30));
    row(u"tomorrow 9:05 am"_s, today.addDays(1), QTime(9, 5));
    row(u"Nov 25, 2026, 2:00 PM"_s, QDate(2026, 11, 25), QTime(14, 0));
    row(u"today"_s, today, QTime(9, 0));
    QTest::newRow("no time of day") << u"today 25:00"_s << QDateTime();
}

void TestValues::momentsCarryATime()
{
    QFETCH(QString, typed);
    QFETCH(QDateTime, moment);
    QCOMPARE(DateWords::parseMoment(typed, QLocale(u"en_US"_s), today), moment);
}

void TestValues::randomTextNeverBecomesADateThatCannotBeStored()
{
    QRandomGenerator random(20261122);
    const QString letters = u"0123456789+-/.dwmy ,:TZ"_s;
    const Field field {.name = u"F"_s, .type = FieldType::Date};
    for (int round = 0; round < 20000; ++round) {
        QString typed;
        for (int i = int(random.bounded(1, 12)); i > 0; --i)
            typed += letters.at(random.bounded(int(letters.size())));
        const Result<QVariant> date = parseTyped(field, typed, QLocale(u"en_US"_s), today);
        if (!date || !date->isValid())
            continue;
        const Result<QVariant> back = fromNeutral(field, toNeutral(field, *date));
        QVERIFY2(back && *back == *date, qPrintable(typed));
    }
}

void TestValues::typesAreGuessedFromSamples_data()
{
    QTest::addColumn<QStringList>("samples");
    QTest::addColumn<int>("type");
    const auto row = [](const char *name, const QStringList &samples, FieldType type) { QTest::newRow(name) << samples << int(type); };
    row("whole numbers", {u"0"_s, u"-12"_s, u"999999999999999"_s}, FieldType::Integer);
    row("numbers that a code begins with zero", {u"007"_s, u"12"_s}, FieldType::Text);
    row("longer than a number can be", {u"12345678901234567890"_s}, FieldType::Text);
    row("mixed numbers", {u"1"_s, u"2.50"_s}, FieldType::Decimal);
    row("days", {u"2024-01-19"_s}, FieldType::Date);
    row("days that are none", {u"2024-02-30"_s}, FieldType::Text);
    row("moments", {u"2024-01-19T09:42:24.000+0000"_s}, FieldType::DateTime);
    row("true and false", {u"true"_s, u"false"_s}, FieldType::CheckBox);
    row("one and zero stay numbers", {u"1"_s, u"0"_s}, FieldType::Integer);
    row("mail", {u"a@b.de"_s}, FieldType::Email);
    row("addresses", {u"https://a.example"_s}, FieldType::Url);
    row("lines", {u"a\nb"_s}, FieldType::LongText);
    row("long", {QString(256, u'x')}, FieldType::LongText);
    row("words", {u"Branch A"_s, u"12"_s}, FieldType::Text);
    row("nothing", {}, FieldType::Text);
}

void TestValues::typesAreGuessedFromSamples()
{
    QFETCH(QStringList, samples);
    QFETCH(int, type);
    QCOMPARE(typeName(guessType(samples)), typeName(FieldType(type)));
    // No data of an export is thrown away: what the guess says can hold every sample, to the letter for text.
    const Field field {.name = u"F"_s, .type = guessType(samples)};
    for (const QString &sample : std::as_const(samples)) {
        const Result<QVariant> value = fromNeutral(field, sample);
        QVERIFY(value && value->isValid());
    }
}

void TestValues::valuesSortAsPeopleExpect()
{
    const Field text {.name = u"F"_s};
    QCOMPARE(sortKey(text, u"Ärger"_s).toString().at(0), u'a');
    QVERIFY(!sortKey(text, {}).isValid());
    const Field number {.name = u"F"_s, .type = FieldType::Currency};
    QVERIFY(sortKey(number, 9.0).toDouble() < sortKey(number, 10.0).toDouble());
}

void TestValues::salesforceIdsHaveOneForm_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("whole");
    QTest::newRow("15 characters") << u"001Ec00000GGw40"_s << u"001Ec00000GGw40IAD"_s;
    QTest::newRow("18 characters") << u"001Ec00000GGw40IAD"_s << u"001Ec00000GGw40IAD"_s;
    QTest::newRow("lower case tail") << u"001Ec00000GGw40iad"_s << u"001Ec00000GGw40IAD"_s;
    QTest::newRow("mistyped") << u"001Ec00000GGw40IAE"_s << QString();
    QTest::newRow("too short") << u"001Ec"_s << QString();
    QTest::newRow("not an id") << u"001Ec00000GGw4é"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestValues::salesforceIdsHaveOneForm()
{
    QFETCH(QString, given);
    QFETCH(QString, whole);
    QCOMPARE(toId18(given), whole);
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
