#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/storage/workspace.h"
#include "tests/support/store.h"

/// The sample customers: what the pictures show is there, they keep the rules, and they go without a trace of what is a person's own.
class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillingMakesFortyAccountsWithTwoYearsOfWork();
    void theAccountsOfThePictureAreThere_data();
    void theAccountsOfThePictureAreThere();
    void harborPointLooksAsInThePicture();
    void everyRecordKeepsTheRulesOfItsObject();
    void everySampleIsKnownByItsUuidAndNothingElseIs();
    void theFileIsInOrderAfterFillingAndAfterRemoving();
    void aWorkspaceWithRecordsIsRefused();
    void removingTakesAllSamplesAndWhatHangsOnThem();
    void removingKeepsWhatIsAPersonsOwn();
    void fillingIsOneStepAndCanBeTakenBack();
    void removingIsOneStepAndCanBeTakenBack();
    void theyCanBeFilledAgainAfterRemoving();
};

static QList<Record> all(TestStore &s, int object)
{
    const auto found = waitFor(s.store.find({.object = object}));
    return found ? *found : QList<Record>();
}

static Record named(TestStore &s, int object, const QString &field, const QString &value)
{
    const auto found = waitFor(s.store.find({.object = object, .where = {{field, Condition::Is::Equal, value}}}));
    return found ? found->value(0) : Record {};
}

static bool fill(TestStore &s)
{
    const auto filled = waitFor(Samples::fill(s.store));
    if (!filled)
        qWarning() << filled.error().text << filled.error().detail;
    return bool(filled);
}

void TestSamples::fillingMakesFortyAccountsWithTwoYearsOfWork()
{
    TestStore s;
    const auto counts = waitFor(Samples::fill(s.store));
    QVERIFY(counts);
    QCOMPARE(counts->value(u"Account"_s), 40);
    QVERIFY(counts->value(u"Contact"_s) > 120);
    QVERIFY(counts->value(u"Activity"_s) > 1000);
    QVERIFY(counts->value(u"Event"_s) > 50 && counts->value(u"Case"_s) > 40 && counts->value(u"Opportunity"_s) > 60);
    const QDate today = s.store.context().today;
    QDate first = today, last = today;
    int overdue = 0, dueToday = 0;
    for (const Record &activity : all(s, object_code::activity)) {
        const QDate due = activity.value(activity::dueDate).toDate();
        first = std::min(first, due);
        last = std::max(last, due);
        const bool open = !activity.value(activity::isClosed).toBool();
        overdue += open && due < today;
        dueToday += open && due == today;
        QVERIFY(open || due <= today);
    }
    QVERIFY(first < today.addDays(-700) && first > today.addDays(-800));
    QVERIFY(last > today);
    QVERIFY(overdue >= 2 && dueToday >= 1);
    QVERIFY(waitFor(Samples::arePresent(s.store)));
}

void TestSamples::theAccountsOfThePictureAreThere_data()
{
    QTest::addColumn<QString>("health");
    QTest::addColumn<int>("score");
    QTest::addColumn<double>("arr");
    QTest::addColumn<int>("renewalIn");
    QTest::addColumn<QString>("segment");
    QTest::addColumn<int>("tickets");
    QTest::newRow("Harbor Point Logistics") << u"At risk"_s << 48 << 1284000. << 129 << u"Enterprise"_s << 3;
    QTest::newRow("Alder & Finch Clinics") << u"At risk"_s << 55 << 412500. << 54 << u"Mid-Market"_s << 5;
    QTest::newRow("Bluestone Credit Union") << u"Watch"_s << 61 << 688000. << 98 << u"Enterprise"_s << 1;
    QTest::newRow("Northwind Fabrication") << u"Watch"_s << 64 << 196200. << 163 << u"Mid-Market"_s << 2;
    QTest::newRow("Saffron Street Foods") << u"Watch"_s << 69 << 88900. << 20 << u"Growth"_s << 0;
    QTest::newRow("Kestrel Aerospace") << u"Healthy"_s << 77 << 2310000. << 281 << u"Strategic"_s << 4;
    QTest::newRow("Lumen Ridge Schools") << u"Healthy"_s << 81 << 154000. << 220 << u"Growth"_s << 0;
    QTest::newRow("Orchid Bay Hotels") << u"Healthy"_s << 83 << 329750. << 147 << u"Mid-Market"_s << 1;
    QTest::newRow("Pinecrest Analytics") << u"Healthy"_s << 86 << 540000. << 291 << u"Enterprise"_s << 0;
    QTest::newRow("Quarry Lane Media") << u"Healthy"_s << 88 << 97300. << 242 << u"Growth"_s << 0;
    QTest::newRow("Riverbend Utilities") << u"Healthy"_s << 90 << 1035000. << 344 << u"Strategic"_s << 2;
    QTest::newRow("Tidewater Insurance") << u"Healthy"_s << 92 << 775400. << 326 << u"Enterprise"_s << 0;
    QTest::newRow("Umber & Sons Retail") << QString() << -1 << 61000. << 39 << u"Growth"_s << 0;
}

void TestSamples::theAccountsOfThePictureAreThere()
{
    QFETCH(QString, health);
    QFETCH(int, score);
    QFETCH(double, arr);
    QFETCH(int, renewalIn);
    QFETCH(QString, segment);
    QFETCH(int, tickets);
    static TestStore s;
    static const bool filled = fill(s);
    QVERIFY(filled);
    const Record record = named(s, object_code::account, account::name, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(record.id);
    QCOMPARE(record.text(account::health), health);
    QCOMPARE(record.value(account::healthScore).isValid() ? record.value(account::healthScore).toInt() : -1, score);
    QCOMPARE(record.value(account::arr).toDouble(), arr);
    QCOMPARE(record.value(account::renewalDate).toDate(), s.store.context().today.addDays(renewalIn));
    QCOMPARE(record.text(account::segment), segment);
    QCOMPARE(record.link(account::owner), s.store.me());
    const auto open = waitFor(s.store.count({.object = object_code::supportCase,
                                             .where = {{support_case::account, Condition::Is::Equal, qlonglong(record.id)}, {support_case::isClosed, Condition::Is::Equal, false}}}));
    QVERIFY(open);
    QCOMPARE(*open, tickets);
}

void TestSamples::harborPointLooksAsInThePicture()
{
    TestStore s;
    QVERIFY(fill(s));
    const Record harbor = named(s, object_code::account, account::name, u"Harbor Point Logistics"_s);
    QCOMPARE(harbor.text(account::phone), u"+1 206 555 0148"_s);
    QCOMPARE(harbor.text(account::website), u"https://harborpoint.example"_s);
    const ObjectType &type = *s.schema.type(object_code::account);
    const QList<RelatedCount> counts = waitFor(s.store.relatedCounts(harbor.id));
    for (int i = 0; i < type.related.size(); ++i) {
        const RelatedList &list = type.related.at(i);
        if (list.object == u"Contact")
            QCOMPARE(counts.at(i).count, 12);
        else if (list.object == u"Opportunity")
            QCOMPARE(counts.at(i).count, list.only.isEmpty() ? 4 : 2);
        else if (list.object == u"Activity")
            QCOMPARE(counts.at(i).count, 86);
        else if (list.object == u"Case")
            QCOMPARE(counts.at(i).count, 3);
    }
    const auto timeline = waitFor(s.store.timeline(harbor.id, 200));
    QVERIFY(timeline);
    const QDate today = s.store.context().today;
    const auto entry = [&timeline](const QString &title) {
        for (const TimelineEntry &one : *timeline) {
            if (one.title == title)
                return one;
        }
        return TimelineEntry {};
    };
    QCOMPARE(entry(u"Send adoption recovery plan"_s).date, today.addDays(-3));
    QVERIFY(entry(u"Send adoption recovery plan"_s).open);
    QCOMPARE(entry(u"Executive check-in"_s).peopleNames, u"Dana Whitfield"_s);
    QCOMPARE(entry(u"Executive check-in"_s).start.toLocalTime().time(), QTime(14, 0));
    const TimelineEntry call = entry(u"Call: sync stalls after import"_s);
    QCOMPARE(call.peopleNames, u"Priya Raman"_s);
    QCOMPARE(call.kind, u"call"_s);
    QCOMPARE(call.description, u"Import stops near 10,000 rows. Support has logs; a fix is due on Tuesday. Priya will rerun the import and send row counts."_s);
    QCOMPARE(harbor.value(account::lastActivity).toDate(), today.addDays(-2));
}

void TestSamples::everyRecordKeepsTheRulesOfItsObject()
{
    TestStore s;
    QVERIFY(fill(s));
    for (const ObjectType *type : s.schema.types()) {
        for (const Record &record : all(s, type->code)) {
            const QList<Problem> problems = problemsOf(*type, record, s.store.context());
            QVERIFY2(problems.isEmpty(), qPrintable(type->name + u": "_s + problems.value(0).text));
            for (const Field &field : type->fields) {
                if (field.type == FieldType::Picklist && !field.choices.isEmpty() && !field.suggests && record.value(field.name).isValid())
                    QVERIFY2(field.choice(record.text(field.name)), qPrintable(type->name + u'.' + field.name + u' ' + record.text(field.name)));
            }
        }
    }
}

void TestSamples::everySampleIsKnownByItsUuidAndNothingElseIs()
{
    TestStore s;
    QVERIFY(fill(s));
    const RecordId own = s.save(u"Account"_s, {{account::name, u"My own"_s}});
    int others = 0;
    for (const ObjectType *type : s.schema.types()) {
        for (const Record &record : all(s, type->code))
            others += !Samples::isSample(record.uuid);
    }
    QCOMPARE(others, 3); // the person, Hold Public, My own
    QVERIFY(!Samples::isSample(s.fetch(own).uuid));
}

void TestSamples::theFileIsInOrderAfterFillingAndAfterRemoving()
{
    TestStore s;
    QVERIFY(fill(s));
    const auto check = [&s] {
        const auto problems = waitFor(s.database.run([&s](Connection &connection) { return checkWorkspace(connection, s.schema); }));
        for (const CheckProblem &problem : *problems)
            qWarning() << problem.kind << problem.object << problem.count << problem.text;
        return problems->isEmpty();
    };
    QVERIFY(check());
    QVERIFY(waitFor(Samples::remove(s.store)));
    QVERIFY(check());
}

void TestSamples::aWorkspaceWithRecordsIsRefused()
{
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"My own"_s}});
    const auto filled = waitFor(Samples::fill(s.store));
    QVERIFY(!filled);
    QCOMPARE(filled.error().kind, Error::Kind::BadInput);
    QCOMPARE(all(s, object_code::account).size(), 2);
    QVERIFY(!waitFor(Samples::arePresent(s.store)));
}

void TestSamples::removingTakesAllSamplesAndWhatHangsOnThem()
{
    TestStore s;
    QVERIFY(fill(s));
    const Record harbor = named(s, object_code::account, account::name, u"Harbor Point Logistics"_s);
    const RecordId added = s.save(u"Contact"_s, {{contact::lastName, u"Added"_s}, {contact::account, qlonglong(harbor.id)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call with Added"_s}, {activity::who, QVariantList {qlonglong(added)}}});
    QVERIFY(waitFor(Samples::remove(s.store)));
    for (const ObjectType *type : s.schema.types()) {
        const int builtIn = type->code == object_code::account || type->code == object_code::user ? 1 : 0;
        QCOMPARE(all(s, type->code).size(), builtIn);
    }
    QVERIFY(waitFor(s.store.search(u"harbor"_s)).isEmpty());
    QVERIFY(!waitFor(Samples::arePresent(s.store)));
    // What a person had added lies in the bin; the samples do not.
    const auto bin = waitFor(s.store.find({.object = object_code::contact, .inBin = true}));
    QCOMPARE(bin->size(), 1);
    QCOMPARE(bin->first().id, added);
    QVERIFY(s.fetch(call).deleted);
    QVERIFY(waitFor(s.store.find({.object = object_code::account, .inBin = true}))->isEmpty());
}

void TestSamples::removingKeepsWhatIsAPersonsOwn()
{
    TestStore s;
    QVERIFY(fill(s));
    const Record harbor = named(s, object_code::account, account::name, u"Harbor Point Logistics"_s);
    const Record priya = named(s, object_code::contact, contact::lastName, u"Raman"_s);
    const Record mina = named(s, object_code::user, user::name, u"Mina Okafor"_s);
    const RecordId own = s.save(u"Account"_s, {{account::name, u"My own"_s}, {account::parent, qlonglong(harbor.id)}, {account::owner, qlonglong(mina.id)},
                                               {u"Executive_Sponsor__c"_s, qlonglong(priya.id)}});
    const RecordId person = s.save(u"Contact"_s, {{contact::lastName, u"Mine"_s}, {contact::account, qlonglong(own)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call with both"_s}, {activity::what, qlonglong(own)}, {activity::who, QVariantList {qlonglong(priya.id), qlonglong(person)}}});
    const RecordId alone = s.save(u"Activity"_s, {{activity::subject, u"Buy milk"_s}});
    QVERIFY(waitFor(Samples::remove(s.store)));
    const Record account = s.fetch(own);
    QVERIFY(!account.deleted);
    QVERIFY(!account.link(account::parent));
    QVERIFY(!account.link(u"Executive_Sponsor__c"_s));
    QCOMPARE(account.link(account::owner), s.store.me());
    QVERIFY(!s.fetch(person).deleted);
    QVERIFY(!s.fetch(alone).deleted);
    QVERIFY(!s.fetch(call).deleted);
    QCOMPARE(s.fetch(call).value(activity::who).toList(), QVariantList {qlonglong(person)});
}

void TestSamples::fillingIsOneStepAndCanBeTakenBack()
{
    TestStore s;
    QVERIFY(fill(s));
    QCOMPARE(waitFor(s.store.undoState()).undo, u"Add sample customers"_s);
    QVERIFY(waitFor(s.store.undo()));
    QVERIFY(!waitFor(Samples::arePresent(s.store)));
    QCOMPARE(all(s, object_code::account).size(), 1);
    QVERIFY(waitFor(s.store.redo()));
    QVERIFY(waitFor(Samples::arePresent(s.store)));
    QCOMPARE(all(s, object_code::account).size(), 41);
}

void TestSamples::removingIsOneStepAndCanBeTakenBack()
{
    TestStore s;
    QVERIFY(fill(s));
    QVERIFY(waitFor(Samples::remove(s.store)));
    QCOMPARE(waitFor(s.store.undoState()).undo, u"Remove sample customers"_s);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(all(s, object_code::account).size(), 41);
    QVERIFY(!waitFor(s.store.search(u"harbor"_s)).isEmpty());
    const Record harbor = named(s, object_code::account, account::name, u"Harbor Point Logistics"_s);
    QCOMPARE(waitFor(s.store.relatedCounts(harbor.id)).first().count, 12);
}

void TestSamples::theyCanBeFilledAgainAfterRemoving()
{
    TestStore s;
    QVERIFY(fill(s));
    QVERIFY(waitFor(Samples::remove(s.store)));
    QVERIFY(fill(s));
    QCOMPARE(all(s, object_code::account).size(), 41);
}

QTEST_MAIN(TestSamples)
#include "tst_samples.moc"
