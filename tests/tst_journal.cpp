#include "models/exchange/importer.h"
#include "models/schema/objects/names.h"
#include "tests/support/workspacestate.h"

#include <QFile>
#include <QRandomGenerator>

/// Undo takes back exactly what was done, whatever was done: by chosen cases, then by thousands of random ones.
class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoBringsBackDerivedValuesToo();
    void undoOfAHealedLinkLetsItWaitAgain();
    void anImportThatWasUndoneComesBackWhenImportedAgain();
    void anEditOfACallKeepsTheLastActivityThatCameWithTheAccount();
    void theLastActivityOfASecondPersonFallsToo();
    void anEditSaysWhoMadeIt();
    void whatIsDifferentSinceAMomentIsReadFromTheJournal();
    void anEmptiedBinLeavesNoLinkBehind();
    void emptyingTheBinTwiceGivesNoIdAgain();
    void randomWorkCanBeTakenBackAndRepeated_data();
    void randomWorkCanBeTakenBackAndRepeated();

private:
    QString write(const QString &name, const QByteArray &content);
    QTemporaryDir m_files;
};

namespace {

/// Does what people do, at random, through the store; the same for the same seed.
class RandomWork
{
public:
    RandomWork(TestStore &store, quint32 seed)
        : m_store(store)
        , m_random(seed)
    {
    }

    void step()
    {
        const int what = m_random.bounded(100);
        if (what < 35)
            create();
        else if (what < 65)
            edit();
        else if (what < 73)
            remove();
        else if (what < 79)
            restore();
        else if (what < 91)
            (void)waitFor(m_store.store.undo());
        else
            (void)waitFor(m_store.store.redo());
    }

private:
    QString words()
    {
        static const QStringList all {u"Łukasz"_s, u"harbor"_s, u"東京電機"_s, u"Straße"_s, u"naïve"_s, u"हिन्दी"_s, u"point"_s, u"+1 206 555"_s, u"a"_s, u"Ünïque"_s, u"O'Brien"_s, u"\U0001F600"_s};
        QStringList some;
        for (int i = m_random.bounded(1, 4); i > 0; --i)
            some << all.at(m_random.bounded(int(all.size())));
        return some.join(u' ');
    }
    RecordId any(int object, bool inBin = false)
    {
        const auto ids = waitFor(m_store.store.ids({.object = object, .inBin = inBin}));
        return ids->isEmpty() ? 0 : ids->at(m_random.bounded(int(ids->size())));
    }
    QVariant linkTo(const Field &field)
    {
        QVariantList targets;
        for (int i = m_random.bounded(field.type == FieldType::Lookups ? 4 : 2); i > 0; --i) {
            const QString target = field.targets.at(m_random.bounded(int(field.targets.size())));
            if (const RecordId id = any(m_store.schema.type(target)->code); id && !targets.contains(qlonglong(id)))
                targets << qlonglong(id);
        }
        if (targets.isEmpty())
            return {};
        return field.type == FieldType::Lookups ? QVariant(targets) : targets.first();
    }
    QVariant value(const Field &field)
    {
        switch (field.type) {
        case FieldType::CheckBox:
            return m_random.bounded(2) == 1;
        case FieldType::Picklist:
            return m_random.bounded(5) == 0 ? QVariant(words()) : QVariant(field.choices.at(m_random.bounded(int(field.choices.size()))).value);
        case FieldType::MultiPicklist:
            return QStringList {field.choices.at(m_random.bounded(int(field.choices.size()))).value};
        case FieldType::Date:
            return QDate(2026, 1, 1).addDays(m_random.bounded(400));
        case FieldType::DateTime:
            return m_store.now.addSecs(m_random.bounded(-100000, 100000));
        case FieldType::Integer:
            return qlonglong(m_random.bounded(100));
        case FieldType::Decimal:
        case FieldType::Currency:
        case FieldType::Percent:
            return m_random.bounded(100.0);
        case FieldType::Email:
            return u"a%1@example.com"_s.arg(m_random.bounded(1000));
        case FieldType::Url:
            return u"https://example.com/%1"_s.arg(m_random.bounded(1000));
        case FieldType::Lookup:
        case FieldType::Lookups:
            return linkTo(field);
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::Phone:
        case FieldType::Address:
            return words().left(40);
        }
        Q_UNREACHABLE();
    }
    void setSomeFields(Record &record, const ObjectType &type, int howMany)
    {
        for (int i = 0; i < howMany; ++i) {
            const Field &field = type.fields.at(m_random.bounded(int(type.fields.size())));
            if (!field.readOnly && field.hasColumn())
                record.set(field.name, m_random.bounded(6) == 0 ? QVariant() : value(field));
        }
    }
    void create()
    {
        const ObjectType &type = *m_store.schema.type(1 + m_random.bounded(6));
        Record record {.object = type.code};
        setSomeFields(record, type, m_random.bounded(12));
        for (const Field &field : type.fields) {
            if ((field.required || field.isLookup()) && !field.readOnly)
                record.set(field.name, value(field));
        }
        (void)waitFor(m_store.store.save(record)); // a rule may refuse it: that must change nothing
    }
    void edit()
    {
        const ObjectType &type = *m_store.schema.type(1 + m_random.bounded(6));
        const RecordId id = any(type.code);
        if (!id)
            return;
        Record record = m_store.fetch(id);
        setSomeFields(record, type, m_random.bounded(1, 5));
        (void)waitFor(m_store.store.save(record));
    }
    void remove()
    {
        if (const RecordId id = any(1 + m_random.bounded(6)))
            (void)waitFor(m_store.store.remove({id}));
    }
    void restore()
    {
        if (const RecordId id = any(1 + m_random.bounded(6), true))
            (void)waitFor(m_store.store.restore({id}));
    }

    TestStore &m_store;
    QRandomGenerator m_random;
};

/// The first difference, readable; empty if there is none.
QString difference(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return a.value(i) + u"\n≠ "_s + b.value(i);
    }
    return {};
}

} // namespace

QString TestJournal::write(const QString &name, const QByteArray &content)
{
    QFile file(m_files.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

void TestJournal::undoBringsBackDerivedValuesToo()
{
    TestStore s;
    const RecordId deal = s.save(u"Opportunity"_s, {{opportunity::name, u"Renewal"_s}, {opportunity::stage, u"Negotiation/Review"_s}, {opportunity::closeDate, QDate(2026, 12, 1)}, {opportunity::probability, 40.0}, {opportunity::amount, 1000.0}});
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::status, u"Completed"_s}});
    const Record dealBefore = s.fetch(deal);
    const Record callBefore = s.fetch(call);
    s.now = s.now.addDays(1);
    Record won = dealBefore;
    won.set(opportunity::stage, u"Closed Won"_s);
    QVERIFY(waitFor(s.store.save(won)));
    Record reopened = callBefore;
    reopened.set(activity::status, u"In Progress"_s);
    QVERIFY(waitFor(s.store.save(reopened)));
    QVERIFY(waitFor(s.store.undo()) && waitFor(s.store.undo()));
    QCOMPARE(s.fetch(deal).value(opportunity::probability), dealBefore.value(opportunity::probability));
    QCOMPARE(s.fetch(deal).value(u"ExpectedRevenue"_s), dealBefore.value(u"ExpectedRevenue"_s));
    QCOMPARE(s.fetch(call).value(u"CompletedDateTime"_s), callBefore.value(u"CompletedDateTime"_s));
    QVERIFY(s.fetch(call).value(activity::isClosed).toBool());
}

void TestJournal::undoOfAHealedLinkLetsItWaitAgain()
{
    TestStore s;
    const QString tasks = write(u"Task.csv"_s, "Id,Subject,WhoId,Status\r\n00TEc00000Co1WhMAJ,Onboarding,003Ec00000Cz310IAB,Completed\r\n");
    const QString people = write(u"Contact.csv"_s, "Id,LastName\r\n003Ec00000Cz310IAB,Lee\r\n");
    QVERIFY(waitFor(Importer::run(s.store, {tasks}, {})));
    const QStringList before = WorkspaceState::records(s);
    QVERIFY(waitFor(Importer::run(s.store, {people}, {})));
    const RecordId call = *waitFor(s.store.findRecord(u"00TEc00000Co1WhMAJ"_s));
    QVERIFY(s.fetch(call).link(activity::who) && s.fetch(call).dangling.isEmpty());
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(call).dangling.value(activity::who), u"003Ec00000Cz310IAB"_s);
    QCOMPARE(difference(WorkspaceState::records(s), before), QString());
    QVERIFY(waitFor(s.store.redo()));
    QVERIFY(s.fetch(call).link(activity::who) && s.fetch(call).dangling.isEmpty());
}

void TestJournal::anImportThatWasUndoneComesBackWhenImportedAgain()
{
    TestStore s;
    const QString file = write(u"Account.csv"_s, "Id,Name\r\n001Ec00000GGw40IAD,Harbor Point\r\n");
    QVERIFY(waitFor(Importer::run(s.store, {file}, {})));
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(waitFor(s.store.search(u"harbor"_s)).size(), 0);
    const auto again = waitFor(Importer::run(s.store, {file}, {}));
    QVERIFY(again);
    QCOMPARE(again->total().created, 1);
    QCOMPARE(waitFor(s.store.search(u"harbor"_s)).size(), 1);
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(waitFor(s.store.search(u"harbor"_s)).size(), 0);
}

void TestJournal::anEditOfACallKeepsTheLastActivityThatCameWithTheAccount()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::lastActivity, QDate(2026, 6, 1)}});
    const auto last = [&] { return s.fetch(acme).value(account::lastActivity).toDate(); };
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::what, qlonglong(acme)}, {activity::status, u"Completed"_s}, {activity::dueDate, QDate(2026, 5, 1)}});
    QCOMPARE(last(), QDate(2026, 6, 1));
    Record edited = s.fetch(call);
    edited.set(activity::comments, u"more"_s);
    QVERIFY(waitFor(s.store.save(edited)));
    QCOMPARE(last(), QDate(2026, 6, 1));
    edited.set(activity::dueDate, QDate(2026, 7, 1));
    QVERIFY(waitFor(s.store.save(edited)));
    QCOMPARE(last(), QDate(2026, 7, 1));
    QVERIFY(waitFor(s.store.remove({call})));
    QCOMPARE(last(), QDate(2026, 6, 1));
}

void TestJournal::theLastActivityOfASecondPersonFallsToo()
{
    TestStore s;
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}});
    const RecordId bob = s.save(u"Contact"_s, {{contact::lastName, u"Raman"_s}});
    const auto log = [&](const QDate &day) {
        return s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, QVariantList {qlonglong(ann), qlonglong(bob)}}, {activity::status, u"Completed"_s}, {activity::dueDate, day}});
    };
    log(QDate(2026, 5, 1));
    const RecordId latest = log(QDate(2026, 6, 1));
    QVERIFY(waitFor(s.store.remove({latest})));
    QCOMPARE(s.fetch(bob).value(account::lastActivity).toDate(), QDate(2026, 5, 1));
    QCOMPARE(WorkspaceState::wrongCounts(s), QStringList());
}

void TestJournal::anEditSaysWhoMadeIt()
{
    TestStore s;
    const RecordId other = s.save(u"User"_s, {{user::name, u"Somebody Else"_s}});
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {system_field::createdBy, qlonglong(other)}, {system_field::modifiedBy, qlonglong(other)}});
    QCOMPARE(s.fetch(acme).link(system_field::modifiedBy), other);
    Record edited = s.fetch(acme);
    edited.set(account::phone, u"1"_s);
    QVERIFY(waitFor(s.store.save(edited)));
    QCOMPARE(s.fetch(acme).link(system_field::modifiedBy), s.store.me());
    QCOMPARE(s.fetch(acme).link(system_field::createdBy), other);
}

void TestJournal::whatIsDifferentSinceAMomentIsReadFromTheJournal()
{
    TestStore s;
    const RecordId kept = s.save(u"Account"_s, {{account::name, u"Kept"_s}, {account::phone, u"1"_s}});
    const RecordId gone = s.save(u"Account"_s, {{account::name, u"Gone"_s}});
    const RecordId back = s.save(u"Account"_s, {{account::name, u"Back"_s}, {account::phone, u"1"_s}});
    s.now = s.now.addDays(1);
    const QDateTime since = s.now;
    const auto change = [&s](RecordId id, const QString &phone) {
        Record record = s.fetch(id);
        record.set(account::phone, phone);
        QVERIFY(waitFor(s.store.save(record)));
    };
    change(kept, u"2"_s);
    change(kept, u"3"_s);
    change(back, u"2"_s);
    change(back, u"1"_s); // no difference after all
    QVERIFY(waitFor(s.store.remove({gone})));
    const RecordId added = s.save(u"Account"_s, {{account::name, u"Added"_s}});
    const RecordId passing = s.save(u"Account"_s, {{account::name, u"Passing"_s}});
    QVERIFY(waitFor(s.store.remove({passing})));

    const auto changes = waitFor(s.store.changesSince(since));
    QVERIFY(changes);
    QCOMPARE(changes->size(), 3);
    QCOMPARE(changes->at(0).id, added);
    QVERIFY(changes->at(0).created);
    QCOMPARE(changes->at(1).id, gone);
    QVERIFY(changes->at(1).deleted);
    QCOMPARE(changes->at(2).id, kept);
    QCOMPARE(changes->at(2).title, u"Kept"_s);
    QCOMPARE(changes->at(2).fields.size(), 1);
    QCOMPARE(changes->at(2).fields.first().before.toString(), u"1"_s);
    QCOMPARE(changes->at(2).fields.first().after.toString(), u"3"_s);
    QVERIFY(waitFor(s.store.undo()) && waitFor(s.store.undo()));
    QCOMPARE(waitFor(s.store.changesSince(since))->size(), 3);
    QVERIFY(waitFor(s.store.changesSince(since.addDays(1)))->isEmpty());
}

void TestJournal::anEmptiedBinLeavesNoLinkBehind()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QVariantList people;
    for (const QString &name : {u"Lee"_s, u"Raman"_s, u"Okafor"_s})
        people << qlonglong(s.save(u"Contact"_s, {{contact::lastName, name}}));
    const RecordId call = s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::what, qlonglong(acme)}, {activity::who, people}});
    const RecordId boss = s.save(u"Contact"_s, {{contact::lastName, u"Boss"_s}, {u"ReportsToId"_s, people.at(0)}});
    QVERIFY(waitFor(s.store.remove({people.at(0).toLongLong()})));
    QVERIFY(waitFor(s.store.emptyBin()));
    QCOMPARE(s.fetch(call).value(activity::who).toList(), people.mid(1));
    QCOMPARE(s.fetch(boss).link(u"ReportsToId"_s), 0);
    QCOMPARE(WorkspaceState::problems(s), QStringList());
    QVERIFY(waitFor(s.store.remove({people.at(1).toLongLong(), people.at(2).toLongLong()})));
    QVERIFY(waitFor(s.store.emptyBin()));
    QVERIFY(!s.fetch(call).value(activity::who).isValid());
    QCOMPARE(WorkspaceState::problems(s), QStringList());
    QCOMPARE(WorkspaceState::wrongCounts(s), QStringList());
}

void TestJournal::emptyingTheBinTwiceGivesNoIdAgain()
{
    TestStore s;
    const RecordId first = s.save(u"Contact"_s, {{contact::lastName, u"Gone"_s}});
    QVERIFY(waitFor(s.store.remove({first})));
    QVERIFY(waitFor(s.store.emptyBin()));
    QVERIFY(waitFor(s.store.emptyBin()));
    QVERIFY(s.save(u"Contact"_s, {{contact::lastName, u"Next"_s}}) > first);
}

void TestJournal::randomWorkCanBeTakenBackAndRepeated_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1u, 20261122u, 77u, 4242u})
        QTest::addRow("seed %u", seed) << seed;
}

void TestJournal::randomWorkCanBeTakenBackAndRepeated()
{
    QFETCH(quint32, seed);
    TestStore s;
    const QStringList fresh = WorkspaceState::records(s);
    RandomWork work(s, seed);
    for (int i = 0; i < 300; ++i) {
        s.now = s.now.addSecs(60);
        work.step();
    }
    const auto isSound = [&s] {
        QCOMPARE(WorkspaceState::wrongCounts(s).join(u'\n'), QString());
        QCOMPARE(WorkspaceState::wrongWords(s).join(u'\n'), QString());
        QCOMPARE(WorkspaceState::problems(s).join(u'\n'), QString());
    };
    isSound();
    if (QTest::currentTestFailed())
        return;
    const QStringList done = WorkspaceState::records(s);
    QVERIFY(done.size() > fresh.size());
    int steps = 0;
    while (waitFor(s.store.undo()))
        ++steps;
    QVERIFY(steps > 50);
    QCOMPARE(difference(WorkspaceState::records(s), fresh), QString());
    isSound();
    while (steps > 0 && waitFor(s.store.redo()))
        --steps;
    QCOMPARE(difference(WorkspaceState::records(s), done), QString());
    isSound();
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
