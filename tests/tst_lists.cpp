#include "models/lists/recordlistmodel.h"
#include "models/schema/objects/names.h"
#include "models/schema/sorttext.h"
#include "models/storage/writer.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace {

constexpr int manyAccounts = 5600; ///< enough for the order to be kept in memory
constexpr int manyContacts = 5400;

const QStringList words {u"alder"_s, u"Ålesund"_s, u"Zeta"_s, u"École"_s, u"ecole b"_s, u"Łódź"_s, u"lodz"_s, u"Müller"_s, u"muller"_s, u"北京"_s, u"O'Brien"_s, u"#1"_s, u"Ärger"_s, u"straße"_s, u"Strasse"_s, u"İzmir"_s};

/// A value of the field's type, or none; the same for the same number.
QVariant valueFor(const Field &field, int n)
{
    const int seed = n * 7919 % 10007;
    if (seed % 11 == 0)
        return {};
    switch (field.type) {
    case FieldType::CheckBox: return seed % 2 == 0;
    case FieldType::Integer: return qlonglong(seed % 400 - 150);
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent: return (seed % 900 - 300) / 4.0;
    case FieldType::Date: return QDate(2020, 1, 1).addDays(seed % 3000);
    case FieldType::DateTime: return QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC).addSecs(seed * 86161LL);
    case FieldType::MultiPicklist: return QStringList {words.at(seed % words.size()), u"b"_s};
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url: return words.at(seed % words.size()) + (seed % 3 ? u" %1"_s.arg(seed % 700) : QString());
    case FieldType::Lookup:
    case FieldType::Lookups:
    case FieldType::Address: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

/// Thousands of accounts and contacts with every kind of value, made once.
class Crowd : public TestStore
{
public:
    Crowd()
    {
        Schema &all = schema;
        const RecordId user = store.me();
        const Result<> made = waitFor(database.run([&all, user, when = now](Connection &connection) -> Result<> {
            Transaction transaction(connection);
            Writer writer(connection, all, {.name = u"crowd"_s, .now = when, .check = false, .bulk = true});
            for (int n = 0; n < manyAccounts + manyContacts; ++n) {
                const int object = n < manyAccounts ? object_code::account : object_code::contact;
                Record record {.object = object};
                for (const Field &field : all.type(object)->fields) {
                    if (field.hasColumn())
                        record.set(field.name, valueFor(field, n + int(field.name.size())));
                }
                record.set(account::owner, qlonglong(user));
                if (object == object_code::contact) {
                    record.set(contact::account, n % 13 ? QVariant(qlonglong(firstIdOf(object_code::account) + n * 31 % manyAccounts)) : QVariant());
                    record.set(u"ReportsToId"_s, QVariant());
                }
                if (const Result<RecordId> written = writer.create(record); !written)
                    return written.error();
            }
            if (const Result<> flushed = writer.flush(); !flushed)
                return flushed;
            return transaction.commit();
        }));
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
    }

    /// An edit without the object's rules, which invented values break.
    bool edit(RecordId id, const QString &field, const QVariant &value)
    {
        Record record = fetch(id);
        record.set(field, value);
        return bool(waitFor(database.run([record, field, when = now, &all = schema](Connection &connection) -> Result<> {
            Transaction transaction(connection);
            Writer writer(connection, all, {.now = when, .check = false});
            if (const Result<RecordId> written = writer.write(record, {field}); !written)
                return written.error();
            if (const Result<> flushed = writer.flush(); !flushed)
                return flushed;
            return transaction.commit();
        })));
    }
    /// The same question asked in a way that only SQLite answers.
    QList<RecordId> bySql(Query query)
    {
        query.limit = 1000000;
        query.where.append({system_field::createdDate, Condition::Is::NotEmpty});
        return *waitFor(store.ids(query));
    }
    bool sameOrder(const Query &query)
    {
        const QList<RecordId> quick = *waitFor(store.ids(query));
        const QList<RecordId> plain = bySql(query);
        if (quick == plain && quick.size() > 5000)
            return true;
        for (qsizetype i = 0; i < std::min(quick.size(), plain.size()); ++i) {
            if (quick.at(i) != plain.at(i)) {
                qWarning() << query.sort << query.descending << query.thenBy << "row" << i << fetch(quick.at(i)).value(query.sort) << fetch(plain.at(i)).value(query.sort);
                break;
            }
        }
        qWarning() << quick.size() << plain.size();
        return false;
    }
};

class TestLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textSortsAsPeopleLookForIt();
    void everyModelIsSound_data();
    void everyModelIsSound();
    void everyColumnSortsAsSqlWould_data();
    void everyColumnSortsAsSqlWould();
    void theOrderFollowsEveryChange();
    void aRenamedAccountMovesItsContacts();
    void wordsNarrowALargeList();
    void rowsComeInBlocksAndStayWhileTheyAreReadAgain();
    void aChangeReachesTheListAndKeepsItsRows();
    void aDateSaysHowFarItIs();
    void badgesAreSpokenWithTheName();

private:
    Crowd &crowd()
    {
        if (!m_crowd)
            m_crowd = std::make_unique<Crowd>();
        return *m_crowd;
    }
    std::unique_ptr<Crowd> m_crowd;
};

void TestLists::textSortsAsPeopleLookForIt()
{
    QStringList sorted {u"Zeta"_s, u"École"_s, u"eco"_s, u"ecole"_s, u"Łódź"_s, u"lod"_s, u"Ärger"_s, u"art"_s, u"aq"_s, u""_s, u"straße 2"_s, u"Strasse 1"_s};
    std::stable_sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) { return SortText::compare(a.toUtf8(), b.toUtf8()) < 0; });
    QCOMPARE(sorted, QStringList({u""_s, u"aq"_s, u"Ärger"_s, u"art"_s, u"eco"_s, u"École"_s, u"ecole"_s, u"lod"_s, u"Łódź"_s, u"Strasse 1"_s, u"straße 2"_s, u"Zeta"_s}));
    for (const QString &a : words) {
        for (const QString &b : words) {
            const int direct = SortText::compare(a.toUtf8(), b.toUtf8());
            const QByteArray left = SortText::key(a.toUtf8());
            const QByteArray right = SortText::key(b.toUtf8());
            QCOMPARE(direct < 0, left < right);
            QCOMPARE(direct == 0, left == right);
        }
    }
}

void TestLists::everyModelIsSound_data()
{
    QTest::addColumn<int>("object");
    for (const ObjectType *type : objectTypes())
        QTest::newRow(qPrintable(type->name)) << type->code;
}

void TestLists::everyModelIsSound()
{
    QFETCH(int, object);
    TestStore s;
    RecordListModel model(s.store, object);
    QAbstractItemModelTester tester(&model);
    QSignalSpy ready(&model, &RecordListModel::ready);
    model.reload();
    QTRY_VERIFY(!ready.isEmpty());
    QCOMPARE(model.columnCount(), int(model.type().listColumns.size()));
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        model.sort(column, column % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
        QTRY_VERIFY(!ready.isEmpty());
        ready.clear();
    }
    const RecordId made = s.saveOne(*s.schema.type(object));
    QVERIFY(made);
    QTRY_VERIFY(model.rowOf(made) >= 0);
    QTRY_VERIFY(model.index(model.rowOf(made), 0).data(RecordListModel::LoadedRole).toBool());
    QStringList all;
    for (const Field &field : model.type().fields)
        all << field.name;
    model.setColumns(all);
    QCOMPARE(model.columnCount(), int(all.size()));
    QTRY_VERIFY(model.index(model.rowOf(made), 0).data(RecordListModel::LoadedRole).toBool());
    QVERIFY(waitFor(s.store.remove({made})));
    QTRY_COMPARE(model.rowOf(made), -1);
}

void TestLists::everyColumnSortsAsSqlWould_data()
{
    QTest::addColumn<int>("object");
    QTest::addColumn<QString>("field");
    Schema schema;
    for (const int object : {object_code::account, object_code::contact}) {
        QSet<int> seen;
        for (const Field &field : schema.type(object)->fields) {
            // Each type once with an index and once without.
            const int kind = int(field.type) * 2 + field.indexed;
            if (!field.hasColumn() || seen.contains(kind))
                continue;
            seen.insert(kind);
            QTest::newRow(qPrintable(schema.type(object)->name + u'.' + field.name)) << object << field.name;
        }
    }
}

void TestLists::everyColumnSortsAsSqlWould()
{
    QFETCH(int, object);
    QFETCH(QString, field);
    for (const bool descending : {false, true}) {
        QVERIFY(crowd().sameOrder({.object = object, .sort = field, .descending = descending}));
        QVERIFY(crowd().sameOrder({.object = object, .sort = u"Description"_s, .descending = !descending, .thenBy = field, .thenDescending = descending}));
    }
}

void TestLists::theOrderFollowsEveryChange()
{
    Crowd &c = crowd();
    const Query byName {.object = object_code::account, .sort = account::name};
    const Query byArr {.object = object_code::account, .sort = account::arr, .descending = true, .thenBy = account::name};
    const auto bothAreRight = [&] { return c.sameOrder(byName) && c.sameOrder(byArr); };
    QVERIFY(bothAreRight());
    const QList<RecordId> ids = *waitFor(c.store.ids(byName));
    QVERIFY(c.edit(ids.at(10), account::name, u"zzz at the very end"_s));
    QVERIFY(c.edit(ids.at(20), account::name, u"Éb between"_s));
    QVERIFY(c.edit(ids.at(30), account::name, c.fetch(ids.at(3000)).value(account::name)));
    QVERIFY(c.edit(ids.at(40), account::name, u"!first"_s));
    QVERIFY(c.edit(ids.at(50), account::arr, 1e9));
    QVERIFY(c.edit(ids.at(60), account::arr, -1e9));
    QVERIFY(c.edit(ids.at(70), account::arr, QVariant()));
    QVERIFY(c.edit(ids.at(80), account::arr, 12.125));
    QVERIFY(bothAreRight());
    QVERIFY(waitFor(c.store.remove({ids.at(10), ids.at(90), ids.at(5000)})));
    QVERIFY(bothAreRight());
    QVERIFY(c.save(u"Account"_s, {{account::name, u"Mm new"_s}, {account::arr, 0.5}}));
    QVERIFY(bothAreRight());
    for (int i = 0; i < 5; ++i)
        QVERIFY(waitFor(c.store.undo()));
    QVERIFY(bothAreRight());
    for (int i = 0; i < 3; ++i)
        QVERIFY(waitFor(c.store.redo()));
    QVERIFY(bothAreRight());
    // Values that crowd between the same two neighbours use up the room there.
    for (int i = 0; i < 40; ++i)
        QVERIFY(c.edit(ids.at(100 + i), account::arr, 12.125 + 0.1 / (i + 2)));
    QVERIFY(bothAreRight());
}

void TestLists::aRenamedAccountMovesItsContacts()
{
    Crowd &c = crowd();
    const Query byAccount {.object = object_code::contact, .sort = contact::account, .thenBy = contact::lastName};
    QVERIFY(c.sameOrder(byAccount));
    const RecordId first = waitFor(c.store.ids(byAccount))->first();
    QVERIFY(c.edit(c.fetch(first).link(contact::account), account::name, u"zzzz renamed"_s));
    QVERIFY(c.sameOrder(byAccount));
    QVERIFY(waitFor(c.store.ids(byAccount))->first() != first);
    // A contact that goes to another account moves, too.
    QVERIFY(c.edit(first, contact::account, c.fetch(waitFor(c.store.ids(byAccount))->at(2000)).value(contact::account)));
    QVERIFY(c.sameOrder(byAccount));
}

void TestLists::wordsNarrowALargeList()
{
    Crowd &c = crowd();
    for (const QString &typed : {u"muller"_s, u"e"_s, u"strasse 3"_s, u"nothing-like-it"_s}) {
        const Query query {.object = object_code::account, .words = typed, .sort = account::industry, .descending = true, .thenBy = account::name};
        QCOMPARE(*waitFor(c.store.ids(query)), c.bySql(query));
        Query narrowed = query;
        narrowed.where = {{account::arr, Condition::Is::Greater, 10.0}};
        QCOMPARE(*waitFor(c.store.ids(narrowed)), c.bySql(narrowed));
    }
}

void TestLists::rowsComeInBlocksAndStayWhileTheyAreReadAgain()
{
    Crowd &c = crowd();
    RecordListModel model(c.store, object_code::account);
    QSignalSpy ready(&model, &RecordListModel::ready);
    model.reload();
    QTRY_VERIFY(!ready.isEmpty());
    const auto isLoaded = [&](int row) { return model.index(row, 0).data(RecordListModel::LoadedRole).toBool(); };
    QVERIFY(!isLoaded(3000));
    QTRY_VERIFY(isLoaded(3000));
    QVERIFY(isLoaded(3000 / 64 * 64) && isLoaded(3000 / 64 * 64 + 63));
    QVERIFY(!isLoaded(100));
    const QString shown = model.index(3000, 0).data().toString();
    model.reload();
    QVERIFY(isLoaded(3000));
    ready.clear();
    QTRY_VERIFY(!ready.isEmpty());
    QVERIFY(isLoaded(3000)); // what was read before is shown until it is read again
    QCOMPARE(model.index(3000, 0).data().toString(), shown);
}

void TestLists::aChangeReachesTheListAndKeepsItsRows()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Alder"_s}});
    RecordListModel model(s.store, object_code::account);
    QAbstractItemModelTester tester(&model);
    model.reload();
    QTRY_COMPARE(model.index(model.rowOf(id), 0).data().toString(), u"Alder"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    Record record = s.fetch(id);
    record.set(account::segment, u"Enterprise"_s);
    QVERIFY(waitFor(s.store.save(record)));
    const int segment = int(model.columns().indexOf(account::segment));
    QTRY_COMPARE(model.index(model.rowOf(id), segment).data().toString(), u"Enterprise"_s);
    QCOMPARE(resets.size(), 0);
}

void TestLists::aDateSaysHowFarItIs()
{
    TestStore s;
    const RecordId id = s.save(u"Account"_s, {{account::name, u"Alder"_s}, {account::renewalDate, QDate(2026, 12, 12)}, {u"Customer_Since__c"_s, QDate(2026, 11, 21)}, {account::arr, 0.0}});
    RecordListModel model(s.store, object_code::account);
    model.setColumns({account::name, account::renewalDate, u"Customer_Since__c"_s, account::arr});
    model.reload();
    QTRY_VERIFY(model.rowOf(id) >= 0);
    const int row = model.rowOf(id);
    ListCell cell;
    QTRY_VERIFY(model.cellAt(row, 1, cell));
    QCOMPARE(cell.note, u"in 20 days"_s);
    QVERIFY(cell.noteMarked);
    QVERIFY(model.index(row, 1).data(Qt::AccessibleTextRole).toString().endsWith(u", in 20 days"_s));
    cell = {};
    QVERIFY(model.cellAt(row, 2, cell));
    QCOMPARE(cell.note, u"yesterday"_s);
    QVERIFY(!cell.noteMarked);
    cell = {};
    QVERIFY(model.cellAt(row, 3, cell) && cell.isZero);
}

void TestLists::badgesAreSpokenWithTheName()
{
    TestStore s;
    const RecordId id = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::emailOptOut, true}, {contact::marketingSuspend, true}});
    RecordListModel model(s.store, object_code::contact);
    model.setColumns({contact::name});
    model.reload();
    QTRY_VERIFY(model.rowOf(id) >= 0);
    QTRY_COMPARE(model.index(model.rowOf(id), 0).data(Qt::AccessibleTextRole).toString(), u"Lee, Email Opt-Out, Marketing Suspend"_s);
    QCOMPARE(model.index(model.rowOf(id), 0).data().toString(), u"Lee"_s);
}

QTEST_MAIN(TestLists)
#include "tst_lists.moc"
