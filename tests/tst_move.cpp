#include "models/schema/objects/names.h"
#include "tests/support/store.h"

/// "Hold Public" and back: people who were parked move to their real account with everything that hangs on them.
class TestMove : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsEventsAndTicketsFollowTheirContact();
    void aCallOfSomebodyWhoStaysStays();
    void aCallAboutSomethingElseStaysWithIt();
    void whatHangsOnAMovedTicketFollowsIt();
    void callsInTheRecycleBinComeBackAtTheNewPlace();
    void oneUndoRestoresExactlyAndRedoMovesAgain();
    void severalContactsAreOneStep();
    void movingToWhereTheyAreWritesNothing();
    void aDeletedAccountIsRefused();
    void undoOfAStatusGivesBackTheVeryTimeOfCompletion();
    void theRealAccountIsSuggestedByTheMailDomain_data();
    void theRealAccountIsSuggestedByTheMailDomain();
};

namespace {

struct Parked {
    TestStore s;
    RecordId hold = *waitFor(s.store.findByUuid(account::holdPublicUuid));
    RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::website, u"www.acme.example"_s}});
    RecordId ann = contactAt(u"Ann"_s, hold);
    RecordId bob = contactAt(u"Bob"_s, hold);

    RecordId contactAt(const QString &first, RecordId place, const QString &email = {})
    {
        return s.save(u"Contact"_s, {{contact::firstName, first}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(place)},
                                     {contact::email, email.isEmpty() ? QVariant() : QVariant(email)}});
    }
    RecordId call(const QVariantList &people, RecordId about)
    {
        return s.save(u"Activity"_s, {{activity::subject, u"Feedback"_s}, {activity::who, people}, {activity::subtype, u"Call"_s},
                                      {activity::type, u"Call"_s}, {activity::what, about ? QVariant(qlonglong(about)) : QVariant()}});
    }
    Result<Moved> move(const QList<RecordId> &people) { return waitFor(s.store.move(people, contact::account, acme)); }
    int countOf(RecordId place, const QString &object)
    {
        const ObjectType *type = s.schema.typeOf(place);
        const QList<RelatedCount> counts = waitFor(s.store.relatedCounts(place));
        for (int i = 0; i < type->related.size(); ++i) {
            if (type->related.at(i).object == object)
                return counts.at(i).count;
        }
        return -1;
    }
};

} // namespace

void TestMove::callsEventsAndTicketsFollowTheirContact()
{
    Parked p;
    const RecordId related = p.call({qlonglong(p.ann)}, p.hold);
    const RecordId unrelated = p.call({qlonglong(p.ann)}, 0);
    const RecordId meeting = p.s.save(u"Event"_s, {{event::subject, u"Meeting"_s}, {event::start, p.s.now}, {event::who, QVariantList {qlonglong(p.ann)}}, {event::what, qlonglong(p.hold)}});
    const RecordId ticket = p.s.save(u"Case"_s, {{support_case::subject, u"Help"_s}, {support_case::contact, qlonglong(p.ann)}, {support_case::account, qlonglong(p.hold)}});
    QCOMPARE(p.countOf(p.hold, u"Activity"_s), 2);

    const Result<Moved> moved = p.move({p.ann});
    QVERIFY(moved);
    QCOMPARE(moved->chosen, 1);
    QCOMPARE(moved->followed, 4);
    QCOMPARE(p.s.fetch(p.ann).link(contact::account), p.acme);
    QCOMPARE(p.s.fetch(related).link(activity::what), p.acme);
    QCOMPARE(p.s.fetch(related).link(activity::account), p.acme);
    QCOMPARE(p.s.fetch(related).link(activity::who), p.ann);
    QCOMPARE(p.s.fetch(unrelated).link(activity::what), RecordId(0));
    QCOMPARE(p.s.fetch(unrelated).link(activity::account), p.acme);
    QCOMPARE(p.s.fetch(meeting).link(event::what), p.acme);
    QCOMPARE(p.s.fetch(meeting).link(event::account), p.acme);
    QCOMPARE(p.s.fetch(ticket).link(support_case::account), p.acme);
    QCOMPARE(p.countOf(p.hold, u"Activity"_s), 0);
    QCOMPARE(p.countOf(p.acme, u"Activity"_s), 2);
    QCOMPARE(p.countOf(p.acme, u"Contact"_s), 1);
    QCOMPARE(p.countOf(p.hold, u"Contact"_s), 1);
    const auto timeline = waitFor(p.s.store.timeline(p.acme, 10));
    QCOMPARE(timeline->size(), 3);
}

void TestMove::aCallOfSomebodyWhoStaysStays()
{
    Parked p;
    const RecordId both = p.call({qlonglong(p.bob), qlonglong(p.ann)}, p.hold);
    QVERIFY(p.move({p.ann}));
    QCOMPARE(p.s.fetch(both).link(activity::what), p.hold);
    QCOMPARE(p.s.fetch(both).link(activity::account), p.hold);
    QVERIFY(p.move({p.bob}));
    QCOMPARE(p.s.fetch(both).link(activity::what), p.acme);
    QCOMPARE(p.s.fetch(both).link(activity::account), p.acme);
}

void TestMove::aCallAboutSomethingElseStaysWithIt()
{
    Parked p;
    const RecordId other = p.s.save(u"Account"_s, {{account::name, u"Other"_s}});
    const RecordId call = p.call({qlonglong(p.ann)}, other);
    const Result<Moved> moved = p.move({p.ann});
    QVERIFY(moved);
    QCOMPARE(moved->followed, 0);
    QCOMPARE(p.s.fetch(call).link(activity::what), other);
    QCOMPARE(p.s.fetch(call).link(activity::account), other);
}

void TestMove::whatHangsOnAMovedTicketFollowsIt()
{
    Parked p;
    const RecordId ticket = p.s.save(u"Case"_s, {{support_case::subject, u"Help"_s}, {support_case::contact, qlonglong(p.ann)}, {support_case::account, qlonglong(p.hold)}});
    const RecordId task = p.s.save(u"Activity"_s, {{activity::subject, u"Ask back"_s}, {activity::what, qlonglong(ticket)}});
    QCOMPARE(p.s.fetch(task).link(activity::account), p.hold);
    QVERIFY(p.move({p.ann}));
    QCOMPARE(p.s.fetch(task).link(activity::what), ticket);
    QCOMPARE(p.s.fetch(task).link(activity::account), p.acme);
}

void TestMove::callsInTheRecycleBinComeBackAtTheNewPlace()
{
    Parked p;
    const RecordId call = p.call({qlonglong(p.ann)}, p.hold);
    QVERIFY(waitFor(p.s.store.remove({call})));
    QVERIFY(p.move({p.ann}));
    QVERIFY(waitFor(p.s.store.restore({call})));
    QCOMPARE(p.s.fetch(call).link(activity::what), p.acme);
    QCOMPARE(p.countOf(p.acme, u"Activity"_s), 1);
}

void TestMove::oneUndoRestoresExactlyAndRedoMovesAgain()
{
    Parked p;
    const QList<RecordId> watched {p.ann, p.bob, p.call({qlonglong(p.ann)}, p.hold), p.call({qlonglong(p.ann)}, 0),
                                   p.call({qlonglong(p.bob), qlonglong(p.ann)}, 0)};
    const auto state = [&] {
        QList<QHash<QString, QVariant>> all;
        for (const RecordId id : watched) {
            auto values = p.s.fetch(id).values;
            values.remove(system_field::modifiedDate);
            all << values;
        }
        return all;
    };
    const auto before = state();
    QVERIFY(p.move({p.ann, p.bob}));
    const auto after = state();
    QVERIFY(before != after);
    QCOMPARE(waitFor(p.s.store.undoState()).undo, u"Move 2 Contacts to Acme"_s);
    QVERIFY(waitFor(p.s.store.undo()));
    QCOMPARE(state(), before);
    QCOMPARE(p.countOf(p.hold, u"Activity"_s), 3);
    QCOMPARE(p.countOf(p.acme, u"Activity"_s), 0);
    QVERIFY(waitFor(p.s.store.redo()));
    QCOMPARE(state(), after);
}

void TestMove::severalContactsAreOneStep()
{
    Parked p;
    p.call({qlonglong(p.ann), qlonglong(p.bob)}, p.hold);
    const auto steps = waitFor(p.s.store.steps());
    const Result<Moved> moved = p.move({p.ann, p.bob});
    QVERIFY(moved);
    QCOMPARE(moved->chosen, 2);
    QCOMPARE(moved->followed, 1);
    QCOMPARE(waitFor(p.s.store.steps())->size(), steps->size() + 1);
}

void TestMove::movingToWhereTheyAreWritesNothing()
{
    Parked p;
    QVERIFY(p.move({p.ann}));
    const auto steps = waitFor(p.s.store.steps());
    const Result<Moved> moved = p.move({p.ann});
    QVERIFY(moved);
    QCOMPARE(moved->chosen, 0);
    QCOMPARE(waitFor(p.s.store.steps())->size(), steps->size());
}

void TestMove::aDeletedAccountIsRefused()
{
    Parked p;
    QVERIFY(waitFor(p.s.store.remove({p.acme})));
    const Result<Moved> moved = p.move({p.ann});
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, Error::Kind::Conflict);
    QVERIFY(moved.error().text.contains(u"Acme"));
    QCOMPARE(p.s.fetch(p.ann).link(contact::account), p.hold);
}

void TestMove::undoOfAStatusGivesBackTheVeryTimeOfCompletion()
{
    TestStore s;
    const RecordId task = s.save(u"Activity"_s, {{activity::subject, u"Ask"_s}});
    Record done = s.fetch(task);
    done.set(activity::status, u"Completed"_s);
    QVERIFY(waitFor(s.store.save(done)));
    const QDateTime completed = s.fetch(task).value(u"CompletedDateTime"_s).toDateTime();
    QCOMPARE(completed, s.now);
    s.now = s.now.addDays(1);
    QVERIFY(waitFor(s.store.undo()));
    QVERIFY(!s.fetch(task).value(u"CompletedDateTime"_s).isValid());
    QVERIFY(waitFor(s.store.redo()));
    QCOMPARE(s.fetch(task).value(u"CompletedDateTime"_s).toDateTime(), completed);
}

void TestMove::theRealAccountIsSuggestedByTheMailDomain_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("the web site names the domain") << u"carl@acme.example"_s << QStringList {u"Acme"_s};
    QTest::newRow("a mail server below it") << u"carl@mail.acme.example"_s << QStringList {u"Acme"_s};
    QTest::newRow("a colleague has the same domain") << u"carl@zenith.example"_s << QStringList {u"Zenith"_s};
    QTest::newRow("a public service says nothing") << u"carl@gmail.com"_s << QStringList {};
    QTest::newRow("a domain that only begins alike") << u"carl@acme.example.org"_s << QStringList {};
    QTest::newRow("no address") << QString() << QStringList {};
}

void TestMove::theRealAccountIsSuggestedByTheMailDomain()
{
    QFETCH(QString, email);
    QFETCH(QStringList, titles);
    Parked p;
    const RecordId zenith = p.s.save(u"Account"_s, {{account::name, u"Zenith"_s}});
    p.contactAt(u"Zoe"_s, zenith, u"zoe@zenith.example"_s);
    p.contactAt(u"Gus"_s, zenith, u"gus@gmail.com"_s);
    const RecordId carl = p.contactAt(u"Carl"_s, p.hold, email);
    QStringList found;
    for (const Hit &hit : waitFor(p.s.store.moveSuggestions({carl}, contact::account)))
        found << hit.title;
    QCOMPARE(found, titles);
}

QTEST_MAIN(TestMove)
#include "tst_move.moc"
