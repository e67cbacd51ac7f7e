#include "models/samples/dice.h"
#include "models/schema/objects/names.h"
#include "models/storage/searchindex.h"
#include "tests/support/store.h"

#include <QSignalSpy>

/// What a save promises, seen through the store: records, journal, undo, recycle bin, counts, search.
class TestStoreBehaviour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldingLetterByLetterIsFoldingTheWhole();
    void aSavedRecordComesBackAsItWasTyped();
    void anUpdateWritesOneJournalLinePerChangedField();
    void aSaveWithoutADifferenceWritesNothing();
    void aRefusedSaveNamesTheFieldAndChangesNothing();
    void undoAndRedoGoByNameThroughManySteps();
    void undoSurvivesARestart();
    void aNewEditEndsTheChanceToRedo();
    void deletingAnAccountTakesItsChildrenAndRestoringBringsThemBack();
    void aCallOfADeletedContactStaysWithItsAccount();
    void anEmptiedBinGivesNoIdAgain();
    void relatedCountsFollowEveryChange();
    void theLastActivityOfAnAccountIsKept();
    void searchFindsWithoutAccentsAndCaseFromTheFirstLetter_data();
    void searchFindsWithoutAccentsAndCaseFromTheFirstLetter();
    void searchForgetsWhatWasDeletedOrRenamed();
    void searchInOneListAndConditionsHoldTogether();
    void emptyValuesSortLast();
    void severalPeopleOfACallAreKeptInOrder();
    void theTimelineShowsOpenOnesFirst();
    void draftsSurviveARestart();
    void aChangeIsAnnouncedAfterTheCommit();
};

static QStringList titlesOf(const QList<Hit> &hits)
{
    QStringList titles;
    for (const Hit &hit : hits)
        titles << hit.title;
    return titles;
}

void TestStoreBehaviour::aSavedRecordComesBackAsItWasTyped()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Łódź & <b>Søn</b>"_s},
                                              {account::arr, 1284000.55},
                                              {account::renewalDate, QDate(2027, 3, 31)}});
    QVERIFY(id);
    const Record back = s.fetch(id);
    QCOMPARE(back.text(account::name), u"Łódź & <b>Søn</b>"_s);
    QCOMPARE(back.value(account::arr).toDouble(), 1284000.55);
    QCOMPARE(back.value(account::renewalDate).toDate(), QDate(2027, 3, 31));
    QCOMPARE(back.link(account::owner), s.store.me());
    QCOMPARE(back.value(system_field::createdDate).toDateTime(), s.now);
    QCOMPARE(objectCodeOf(id), object_code::account);
}

void TestStoreBehaviour::anUpdateWritesOneJournalLinePerChangedField()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::phone, u"1"_s}});
    Record edited = s.fetch(id);
    edited.set(account::phone, u"2"_s);
    edited.set(account::website, u"https://acme.example"_s);
    QVERIFY(waitFor(s.store.save(edited)));
    const auto lines = waitFor(s.store.history(id));
    QVERIFY(lines);
    QCOMPARE(lines->size(), 3);
    QCOMPARE(lines->constLast().event, u"create"_s);
    const auto phone = std::find_if(lines->begin(), lines->end(), [](const HistoryLine &line) { return line.field == account::phone; });
    QVERIFY(phone != lines->end());
    QCOMPARE(phone->before.toString(), u"1"_s);
    QCOMPARE(phone->after.toString(), u"2"_s);
    QCOMPARE(phone->step.who, s.store.me());
}

void TestStoreBehaviour::aSaveWithoutADifferenceWritesNothing()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const auto before = waitFor(s.store.steps());
    QVERIFY(waitFor(s.store.save(s.fetch(id))));
    QCOMPARE(waitFor(s.store.steps())->size(), before->size());
}

void TestStoreBehaviour::aRefusedSaveNamesTheFieldAndChangesNothing()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    Record edited = s.fetch(id);
    edited.set(account::name, {});
    const Result<RecordId> refused = waitFor(s.store.save(edited));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QCOMPARE(refused.error().problems.first().field, account::name);
    QCOMPARE(s.fetch(id).text(account::name), u"Acme"_s);
}

void TestStoreBehaviour::undoAndRedoGoByNameThroughManySteps()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Harbor Point"_s}, {account::phone, u"1"_s}});
    for (const QString &phone : {u"2"_s, u"3"_s}) {
        Record edited = s.fetch(id);
        edited.set(account::phone, phone);
        QVERIFY(waitFor(s.store.save(edited)));
    }
    QCOMPARE(waitFor(s.store.undoState()).undo, u"Change Phone of Harbor Point"_s);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(id).text(account::phone), u"2"_s);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(id).text(account::phone), u"1"_s);
    const Result<QString> created = waitFor(s.store.undo());
    QVERIFY(created);
    QCOMPARE(*created, u"Create Harbor Point"_s);
    QVERIFY(s.fetch(id).deleted);
    QCOMPARE(waitFor(s.store.count({.object = object_code::account})).operator*(), 1); // Hold Public
    QVERIFY(!waitFor(s.store.undo()));
    for (int i = 0; i < 3; ++i)
        QVERIFY(waitFor(s.store.redo()));
    QCOMPARE(s.fetch(id).text(account::phone), u"3"_s);
    QVERIFY(!s.fetch(id).deleted);
    QVERIFY(!waitFor(s.store.redo()));
}

void TestStoreBehaviour::undoSurvivesARestart()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    Record edited = s.fetch(id);
    edited.set(account::name, u"Acme Two"_s);
    QVERIFY(waitFor(s.store.save(edited)));
    QVERIFY(waitFor(s.store.close()));
    QVERIFY(waitFor(s.store.open(s.path())));
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(id).text(account::name), u"Acme"_s);
}

void TestStoreBehaviour::aNewEditEndsTheChanceToRedo()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    Record edited = s.fetch(id);
    edited.set(account::phone, u"1"_s);
    QVERIFY(waitFor(s.store.save(edited)));
    QVERIFY(waitFor(s.store.undo()));
    s.save(u"Account"_s, {{account::name, u"Other"_s}});
    QCOMPARE(waitFor(s.store.undoState()).redo, QString());
    QVERIFY(!waitFor(s.store.redo()));
}

void TestStoreBehaviour::deletingAnAccountTakesItsChildrenAndRestoringBringsThemBack()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::what, qlonglong(acme)}});
    const Result<int> removed = waitFor(s.store.remove({acme}));
    QVERIFY(removed);
    QCOMPARE(*removed, 3);
    QVERIFY(s.fetch(ann).deleted && s.fetch(call).deleted);
    const Result<int> restored = waitFor(s.store.restore({acme}));
    QVERIFY(restored);
    QCOMPARE(*restored, 3);
    QVERIFY(!s.fetch(ann).deleted && !s.fetch(call).deleted && !s.fetch(acme).deleted);
    QVERIFY(waitFor(s.store.undo()));
    QVERIFY(s.fetch(ann).deleted);
}

void TestStoreBehaviour::aCallOfADeletedContactStaysWithItsAccount()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s},
                                                 {activity::what, qlonglong(acme)},
                                                 {activity::who, QVariantList {qlonglong(ann)}}});
    QVERIFY(waitFor(s.store.remove({ann})));
    QVERIFY(s.fetch(ann).deleted);
    QVERIFY(!s.fetch(call).deleted);
}

void TestStoreBehaviour::anEmptiedBinGivesNoIdAgain()
{
    TestStore s;
    const RecordId first = s.save(u"Account"_s, {{account::name, u"Gone"_s}});
    QVERIFY(waitFor(s.store.remove({first})));
    const Result<int> purged = waitFor(s.store.emptyBin());
    QVERIFY(purged);
    QCOMPARE(*purged, 1);
    QVERIFY(!waitFor(s.store.fetch(first)));
    QVERIFY(s.save(u"Account"_s, {{account::name, u"Next"_s}}) > first);
}

void TestStoreBehaviour::relatedCountsFollowEveryChange()
{
    TestStore s;
    const ObjectType &type = *s.schema.type(u"Account"_s);
    const auto contacts = std::find_if(type.related.begin(), type.related.end(), [](const RelatedList &list) { return list.object == u"Contact"; });
    QVERIFY(contacts != type.related.end());
    const int index = int(contacts - type.related.begin());
    const auto count = [&](RecordId id) { return waitFor(s.store.relatedCounts(id)).at(index).count; };
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId other = s.save(u"Account"_s, {{account::name, u"Other"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    QCOMPARE(count(acme), 1);
    Record moved = s.fetch(ann);
    moved.set(contact::account, qlonglong(other));
    QVERIFY(waitFor(s.store.save(moved)));
    QCOMPARE(count(acme), 0);
    QCOMPARE(count(other), 1);
    QVERIFY(waitFor(s.store.remove({ann})));
    QCOMPARE(count(other), 0);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(count(other), 1);
}

void TestStoreBehaviour::theLastActivityOfAnAccountIsKept()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const auto log = [&](const QDate &date) {
        return s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::what, qlonglong(acme)},
                                      {activity::status, u"Completed"_s}, {activity::dueDate, date}});
    };
    log(QDate(2026, 10, 1));
    const RecordId latest = log(QDate(2026, 11, 20));
    log(QDate(2026, 11, 3));
    QCOMPARE(s.fetch(acme).value(account::lastActivity).toDate(), QDate(2026, 11, 20));
    QVERIFY(waitFor(s.store.remove({latest})));
    QCOMPARE(s.fetch(acme).value(account::lastActivity).toDate(), QDate(2026, 11, 3));
}

void TestStoreBehaviour::searchFindsWithoutAccentsAndCaseFromTheFirstLetter_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    QTest::newRow("first letter") << u"h"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("second word") << u"poi"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("two beginnings") << u"log har"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("longer than the prefix index") << u"logistic"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("Polish l") << u"lukasz"_s << u"Łukasz Müller"_s;
    QTest::newRow("umlaut typed plain") << u"muller"_s << u"Łukasz Müller"_s;
    QTest::newRow("umlaut typed as is") << u"MÜLLER"_s << u"Łukasz Müller"_s;
    QTest::newRow("e-mail") << u"lukasz.m@ex"_s << u"Łukasz Müller"_s;
    QTest::newRow("phone digits") << u"12065"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("Japanese inside a word") << u"電機"_s << u"東京電機"_s;
    QTest::newRow("Greek with and without accents") << u"παπαδοπ"_s << u"Παπαδόπουλος"_s;
    QTest::newRow("Greek as written") << u"Παπαδόπουλος"_s << u"Παπαδόπουλος"_s;
    QTest::newRow("Cyrillic yo and short i") << u"соловьев"_s << u"Андрей Соловьёв"_s;
    QTest::newRow("Cyrillic as written") << u"андрей"_s << u"Андрей Соловьёв"_s;
    QTest::newRow("Korean") << u"대한민국"_s << u"대한민국전자"_s;
    QTest::newRow("Hindi vowel signs") << u"हिन्दी"_s << u"हिन्दी परिवहन"_s;
    QTest::newRow("Hebrew points left out") << u"שלום"_s << u"שָׁלוֹם"_s;
    QTest::newRow("Arabic vowels left out") << u"محمد"_s << u"مُحَمَّد"_s;
    QTest::newRow("a smiley is no word") << u"harbor 😀"_s << u"Harbor Point Logistics"_s;
    QTest::newRow("comment of a call") << u"warehou"_s << u"Adoption review"_s;
    QTest::newRow("operators are only text") << u"\"har OR *"_s << QString();
    QTest::newRow("nothing") << u"zzz"_s << QString();
}

void TestStoreBehaviour::searchFindsWithoutAccentsAndCaseFromTheFirstLetter()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    TestStore s;
    const RecordId harbor = s.save(u"Account"_s, {{account::name, u"Harbor Point Logistics"_s}, {account::phone, u"+1 206 555 0148"_s}});
    s.save(u"Account"_s, {{account::name, u"東京電機"_s}});
    s.save(u"Contact"_s, {{contact::firstName, u"Łukasz"_s}, {contact::lastName, u"Müller"_s}, {contact::email, u"lukasz.m@example.com"_s}});
    s.save(u"Activity"_s, {{activity::subject, u"Adoption review"_s}, {activity::comments, u"saved filters per warehouse"_s}, {activity::what, qlonglong(harbor)}});
    for (const QString &name : {u"Παπαδόπουλος"_s, u"Андрей Соловьёв"_s, u"대한민국전자"_s, u"हिन्दी परिवहन"_s, u"שָׁלוֹם"_s, u"مُحَمَّد"_s})
        s.save(u"Account"_s, {{account::name, name}});
    const QList<Hit> hits = waitFor(s.store.search(typed));
    if (found.isEmpty())
        QVERIFY2(hits.isEmpty(), qPrintable(titlesOf(hits).join(u", ")));
    else
        QVERIFY2(titlesOf(hits).contains(found), qPrintable(titlesOf(hits).join(u", ")));
}

void TestStoreBehaviour::searchForgetsWhatWasDeletedOrRenamed()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Quarry Lane"_s}});
    Record renamed = s.fetch(id);
    renamed.set(account::name, u"Tidewater"_s);
    QVERIFY(waitFor(s.store.save(renamed)));
    QVERIFY(waitFor(s.store.search(u"quarry"_s)).isEmpty());
    QCOMPARE(waitFor(s.store.search(u"tide"_s)).size(), 1);
    QVERIFY(waitFor(s.store.remove({id})));
    QVERIFY(waitFor(s.store.search(u"tide"_s)).isEmpty());
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(waitFor(s.store.search(u"tide"_s)).size(), 1);
}

void TestStoreBehaviour::searchInOneListAndConditionsHoldTogether()
{
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"Acme North"_s}, {account::industry, u"Finance"_s}});
    s.save(u"Account"_s, {{account::name, u"Acme South"_s}, {account::industry, u"Education"_s}});
    s.save(u"Account"_s, {{account::name, u"Other"_s}, {account::industry, u"Finance"_s}});
    const Query query {.object = object_code::account,
                       .where = {{account::industry, Condition::Is::Equal, u"Finance"_s}},
                       .words = u"acm"_s};
    const auto found = waitFor(s.store.find(query));
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().text(account::name), u"Acme North"_s);
    QCOMPARE(*waitFor(s.store.count(query)), 1);
}

void TestStoreBehaviour::emptyValuesSortLast()
{
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"A"_s}});
    s.save(u"Account"_s, {{account::name, u"b"_s}, {account::renewalDate, QDate(2027, 5, 1)}});
    s.save(u"Account"_s, {{account::name, u"C"_s}, {account::renewalDate, QDate(2026, 12, 1)}});
    const auto byDate = waitFor(s.store.find({.object = object_code::account, .where = {{account::name, Condition::Is::NotEqual, account::holdPublicName}}, .sort = account::renewalDate}));
    QVERIFY(byDate);
    QStringList names;
    for (const Record &record : *byDate)
        names << record.text(account::name);
    QCOMPARE(names, (QStringList {u"C"_s, u"b"_s, u"A"_s}));
}

void TestStoreBehaviour::severalPeopleOfACallAreKeptInOrder()
{
    TestStore s;
    QVariantList people;
    for (const QString &name : {u"Raman"_s, u"Whitfield"_s, u"Lee"_s})
        people << qlonglong(s.save(u"Contact"_s, {{contact::lastName, name}}));
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, people}});
    QCOMPARE(s.fetch(call).value(activity::who).toList(), people);
    Record edited = s.fetch(call);
    edited.set(activity::who, QVariantList {people.at(2), people.at(0)});
    QVERIFY(waitFor(s.store.save(edited)));
    QCOMPARE(s.fetch(call).value(activity::who).toList(), (QVariantList {people.at(2), people.at(0)}));
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(call).value(activity::who).toList(), people);
    const auto of = waitFor(s.store.find({.object = object_code::activity, .where = {{activity::who, Condition::Is::Equal, people.at(1)}}}));
    QVERIFY(of);
    QCOMPARE(of->size(), 1);
}

void TestStoreBehaviour::theTimelineShowsOpenOnesFirst()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const auto add = [&](const QString &subject, const QString &status, const QDate &date) {
        s.save(u"Activity"_s, {{activity::subject, subject}, {activity::what, qlonglong(acme)}, {activity::status, status}, {activity::dueDate, date}});
    };
    add(u"old call"_s, u"Completed"_s, QDate(2026, 10, 8));
    add(u"late task"_s, u"Not Started"_s, QDate(2026, 11, 19));
    add(u"new call"_s, u"Completed"_s, QDate(2026, 11, 20));
    add(u"next task"_s, u"Not Started"_s, QDate(2026, 12, 2));
    s.save(u"Event"_s, {{event::subject, u"check-in"_s}, {event::what, qlonglong(acme)}, {event::start, s.now.addDays(2)}});
    const auto entries = waitFor(s.store.timeline(acme, 10));
    QVERIFY(entries);
    QStringList titles;
    for (const TimelineEntry &entry : *entries)
        titles << entry.title;
    QCOMPARE(titles, (QStringList {u"late task"_s, u"check-in"_s, u"next task"_s, u"new call"_s, u"old call"_s}));
    QVERIFY(entries->at(1).open && entries->at(1).kind == u"event");
}

void TestStoreBehaviour::draftsSurviveARestart()
{
    TestStore s;
    QVERIFY(waitFor(s.store.keepDraft(u"call:1"_s, "{\"Subject\":\"half\"}")));
    QVERIFY(waitFor(s.store.close()));
    QVERIFY(waitFor(s.store.open(s.path())));
    const auto drafts = waitFor(s.store.drafts());
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().second, QByteArray("{\"Subject\":\"half\"}"));
    QVERIFY(waitFor(s.store.dropDraft(u"call:1"_s)));
    QVERIFY(waitFor(s.store.drafts()).isEmpty());
}

void TestStoreBehaviour::aChangeIsAnnouncedAfterTheCommit()
{
    TestStore s;
    QSignalSpy spy(&s.store, &RecordStore::changed);
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QTRY_VERIFY(!spy.isEmpty());
    bool told = false;
    for (const QList<QVariant> &arguments : spy)
        told = told || arguments.first().value<ChangeSet>().created.value(object_code::account).contains(id);
    QVERIFY(told);
}

void TestStoreBehaviour::foldingLetterByLetterIsFoldingTheWhole()
{
    // A Thai letter at the end asks for the way that looks at the whole text.
    Dice dice(7);
    const QList<std::pair<int, int>> blocks {{0x20, 0x300}, {0x370, 0x483}, {0x48a, 0x530}, {0x2000, 0x2070}, {0x3000, 0x302a}, {0x3041, 0x3097}, {0x30a0, 0x3100}, {0x4e00, 0x9fcd}};
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = 0; i < 12; ++i) {
            const auto &[from, to] = blocks.at(dice.below(int(blocks.size())));
            text += QChar(from + dice.below(to - from));
        }
        QString whole = SearchIndex::folded(text + QChar(0x0e01));
        whole.chop(1);
        QCOMPARE(SearchIndex::folded(text), whole);
    }
    QCOMPARE(SearchIndex::folded(u"Łukasz Größe Ångström"_s).toLower(), u"lukasz grosse angstrom"_s);
}

QTEST_GUILESS_MAIN(TestStoreBehaviour)
#include "tst_store.moc"
