#include "models/samples/generator.h"
#include "models/schema/objects/names.h"
#include "models/storage/workspace.h"
#include "tests/support/store.h"

/// What `generate` promises: the numbers asked for, the same records for the same seed, skew, many scripts, rules kept.
class TestGenerate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itMakesExactlyWhatWasAskedFor();
    void theSameSeedMakesTheSameRecords();
    void anotherSeedMakesOthers();
    void fewAccountsHaveMostActivitiesAndSomeHaveNone();
    void namesComeInManyScripts();
    void everyRecordKeepsTheRulesOfItsObject();
    void datesSpanYearsAndSomeWorkIsOverdueOrPlanned();
    void theFileIsInOrderAfterwards();
    void nothingAskedForMakesNothing();
};

static Generator::Counts generate(TestStore &s, qint64 accounts, qint64 contacts, qint64 activities, quint64 seed = 7)
{
    const auto made = waitFor(Generator::run(s.store, {.accounts = accounts, .contacts = contacts, .activities = activities, .seed = seed}));
    return made ? *made : Generator::Counts();
}

static QList<Record> all(TestStore &s, int object)
{
    const auto found = waitFor(s.store.find({.object = object}));
    return found ? *found : QList<Record>();
}

void TestGenerate::itMakesExactlyWhatWasAskedFor()
{
    TestStore s;
    const Generator::Counts counts = generate(s, 50, 300, 2000);
    QCOMPARE(counts.value(u"Account"_s), 50);
    QCOMPARE(counts.value(u"Contact"_s), 300);
    QCOMPARE(counts.value(u"Activity"_s), 2000);
    QVERIFY(counts.value(u"Opportunity"_s) > 0 && counts.value(u"Case"_s) > 0 && counts.value(u"Event"_s) > 0 && counts.value(u"User"_s) > 0);
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const int builtIn = it.key() == u"Account" || it.key() == u"User" ? 1 : 0;
        QCOMPARE(all(s, s.schema.type(it.key())->code).size(), it.value() + builtIn);
    }
}

void TestGenerate::theSameSeedMakesTheSameRecords()
{
    TestStore first, second;
    generate(first, 20, 60, 400);
    generate(second, 20, 60, 400);
    for (const int object : {object_code::account, object_code::contact, object_code::opportunity, object_code::supportCase, object_code::activity, object_code::event}) {
        const QList<Record> a = all(first, object);
        const QList<Record> b = all(second, object);
        QCOMPARE(a.size(), b.size());
        for (int i = 0; i < a.size(); ++i) {
            QCOMPARE(a.at(i).uuid, b.at(i).uuid);
            QCOMPARE(a.at(i).values, b.at(i).values);
        }
    }
}

void TestGenerate::anotherSeedMakesOthers()
{
    TestStore first, second;
    generate(first, 20, 20, 100, 1);
    generate(second, 20, 20, 100, 2);
    QVERIFY(all(first, object_code::account).last().uuid != all(second, object_code::account).last().uuid);
}

void TestGenerate::fewAccountsHaveMostActivitiesAndSomeHaveNone()
{
    TestStore s;
    generate(s, 200, 600, 3000);
    QHash<RecordId, int> counts;
    for (const Record &activity : all(s, object_code::activity))
        ++counts[activity.link(activity::account)];
    QList<int> sorted = counts.values();
    std::sort(sorted.rbegin(), sorted.rend());
    QVERIFY2(sorted.first() >= 500, qPrintable(QString::number(sorted.first())));
    QVERIFY(counts.size() < 200);
    QVERIFY(std::accumulate(sorted.begin(), sorted.begin() + 20, 0) > 3000 / 3);
    // The count that the record page shows is the same.
    const RecordId busiest = counts.key(sorted.first());
    const QList<RelatedCount> related = waitFor(s.store.relatedCounts(busiest));
    QVERIFY(std::any_of(related.begin(), related.end(), [&](const RelatedCount &one) { return one.count == sorted.first(); }));
}

void TestGenerate::namesComeInManyScripts()
{
    TestStore s;
    generate(s, 300, 1200, 10);
    QSet<QChar::Script> scripts;
    for (const Record &person : all(s, object_code::contact)) {
        for (const QChar c : person.text(contact::lastName))
            scripts.insert(c.script());
        QVERIFY(person.text(contact::email).toLatin1() == person.text(contact::email).toUtf8());
    }
    for (const QChar::Script script : {QChar::Script_Latin, QChar::Script_Han, QChar::Script_Arabic, QChar::Script_Hebrew, QChar::Script_Cyrillic, QChar::Script_Greek, QChar::Script_Hangul, QChar::Script_Devanagari})
        QVERIFY2(scripts.contains(script), qPrintable(QString::number(script)));
}

void TestGenerate::everyRecordKeepsTheRulesOfItsObject()
{
    TestStore s;
    generate(s, 100, 500, 1500);
    for (const ObjectType *type : s.schema.types()) {
        for (const Record &record : all(s, type->code)) {
            const QList<Problem> problems = problemsOf(*type, record, s.store.context());
            QVERIFY2(problems.isEmpty(), qPrintable(type->name + u": "_s + problems.value(0).text));
            for (const Field &field : type->fields) {
                if (field.type == FieldType::Picklist && !field.choices.isEmpty() && record.value(field.name).isValid() && field.name != u"CurrencyIsoCode")
                    QVERIFY2(field.choice(record.text(field.name)) || field.suggests, qPrintable(type->name + field.name + record.text(field.name)));
            }
        }
    }
}

void TestGenerate::datesSpanYearsAndSomeWorkIsOverdueOrPlanned()
{
    TestStore s;
    generate(s, 50, 200, 3000);
    const QDate today = s.store.context().today;
    int overdue = 0, planned = 0, old = 0, longTexts = 0;
    for (const Record &activity : all(s, object_code::activity)) {
        const QDate due = activity.value(activity::dueDate).toDate();
        const bool open = !activity.value(activity::isClosed).toBool();
        overdue += open && due < today;
        planned += open && due > today;
        old += due < today.addYears(-3);
        longTexts += activity.text(activity::comments).size() > 1500;
    }
    QVERIFY(overdue > 0 && planned > 0 && old > 100 && longTexts > 0);
}

void TestGenerate::theFileIsInOrderAfterwards()
{
    TestStore s;
    generate(s, 60, 200, 1000);
    const auto problems = waitFor(s.database.run([&s](Connection &connection) { return checkWorkspace(connection, s.schema); }));
    QVERIFY(problems);
    for (const CheckProblem &problem : *problems)
        qWarning() << problem.kind << problem.object << problem.count << problem.text;
    QVERIFY(problems->isEmpty());
}

void TestGenerate::nothingAskedForMakesNothing()
{
    TestStore s;
    const Generator::Counts counts = generate(s, 0, 0, 0);
    QCOMPARE(counts.value(u"Account"_s), 0);
    QCOMPARE(counts.value(u"Activity"_s), 0);
}

QTEST_MAIN(TestGenerate)
#include "tst_generate.moc"
