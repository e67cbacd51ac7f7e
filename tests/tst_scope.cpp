#include "models/schema/objects/names.h"
#include "models/sync/scope.h"
#include "tests/support/org/device.h"

/// What is loaded of an org: my accounts, those of a filter, and how deep what hangs on them goes along.
class TestScope : public QObject
{
    Q_OBJECT

    Org org {standardOrg()};
    QString mine, other, mineContact, otherContact, otherTask;
    void setScope(Device &device, const PullScope &scope) { QVERIFY(device.engine->setScope(scope)); }
    int count(Device &device, int object) { return *waitFor(device.file.store.count({.object = object})); }
    bool has(Device &device, const QString &remote) { return bool(waitFor(device.file.store.findRecord(remote))); }

private Q_SLOTS:
    void init();
    void filtersAreReadAsPeopleWriteThem_data();
    void filtersAreReadAsPeopleWriteThem();
    void myAccountsComeWithWhatHangsOnThem();
    void aFilterAndADepthBoundWhatComes();
    void whatWouldComeIsCountedFirst();
    void aFieldThatTheOrgLacksIsASentence();
    void aWiderScopeBringsTheRestAndANarrowerOneTakesNothingAway();
    void whatComesIntoViewBringsWhatHangsOnIt();
    void aRecordThatLeavesTheScopeStays();
};

void TestScope::init()
{
    org = Org(standardOrg());
    const QString colleague = org.insert(u"User"_s, {{u"Name"_s, u"Bo"_s}, {u"IsActive"_s, true}});
    mine = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor"_s}, {u"OwnerId"_s, org.me}, {u"Industry"_s, u"Banking"_s}, {u"NumberOfEmployees"_s, 500}});
    other = org.insert(u"Account"_s, {{u"Name"_s, u"Birch 100% _"_s}, {u"OwnerId"_s, colleague}, {u"Industry"_s, u"Oil and Gas"_s}, {u"NumberOfEmployees"_s, 20}});
    mineContact = org.insert(u"Contact"_s, {{u"LastName"_s, u"Lee"_s}, {u"AccountId"_s, mine}, {u"OwnerId"_s, colleague}});
    otherContact = org.insert(u"Contact"_s, {{u"LastName"_s, u"Mo"_s}, {u"AccountId"_s, other}, {u"OwnerId"_s, org.me}});
    org.insert(u"Task"_s, {{u"Subject"_s, u"Call"_s}, {u"WhatId"_s, mine}});
    otherTask = org.insert(u"Task"_s, {{u"Subject"_s, u"Call"_s}, {u"WhatId"_s, other}});
}

void TestScope::filtersAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("read"); // empty: it is none
    QTest::newRow("one") << u"Type = Customer"_s << u"Type|=|Customer"_s;
    QTest::newRow("two") << u"Type != Customer and Annual Revenue >= 1000.5"_s << u"Type|!=|Customer;Annual Revenue|>=|1000.5"_s;
    QTest::newRow("quotes") << u"Industry='Oil and Gas' AND Name contains \"O'Neil\""_s << u"Industry|=|Oil and Gas;Name|contains|O'Neil"_s;
    QTest::newRow("a word that only begins so") << u"Name = Andrea"_s << u"Name|=|Andrea"_s;
    QTest::newRow("nothing") << u" "_s << QString();
    QTest::newRow("no comparison") << u"Customer"_s << QString();
    QTest::newRow("half") << u"Type ="_s << QString();
    QTest::newRow("dangling") << u"Type = Customer and"_s << u"Type|=|Customer and"_s;
    QTest::newRow("an end in the wrong place") << u"Name = 'x' or Id = 'y'"_s << QString();
}

void TestScope::filtersAreReadAsPeopleWriteThem()
{
    QFETCH(QString, filter);
    QFETCH(QString, read);
    const Result<QList<ScopeCondition>> conditions = conditionsIn(filter);
    QCOMPARE(bool(conditions), !read.isEmpty());
    QStringList parts;
    for (const ScopeCondition &one : conditions ? *conditions : QList<ScopeCondition>())
        parts << one.field + u'|' + one.operation + u'|' + one.value;
    QCOMPARE(parts.join(u';'), read);
}

void TestScope::myAccountsComeWithWhatHangsOnThem()
{
    Device b(org, u"B"_s);
    setScope(b, {.accounts = PullScope::Accounts::Mine});
    const Result<SyncReport> report = b.sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
    QVERIFY(has(b, mine) && has(b, mineContact));
    QVERIFY(!has(b, other) && !has(b, otherContact) && !has(b, otherTask));
    QCOMPARE(count(b, object_code::activity), 1);
    QVERIFY(count(b, object_code::user) >= 2); // who owns what is still told
    QCOMPARE(b.sync()->pulled(), 0);
}

void TestScope::aFilterAndADepthBoundWhatComes()
{
    for (const QString &filter : {u"Industry = 'Oil and Gas'"_s, u"Name contains '100% _'"_s, u"numberofemployees < 100"_s}) {
        for (int depth : {0, 1, 2, 3}) {
            Device a(org, u"A"_s);
            setScope(a, {PullScope::Accounts::Matching, filter, depth});
            const Result<SyncReport> report = a.sync();
            QVERIFY2(report, report ? "" : qPrintable(report.error().text + report.error().detail));
            QVERIFY2(has(a, other) && !has(a, mine), qPrintable(filter));
            QCOMPARE(has(a, otherContact), depth > 0);
            QCOMPARE(has(a, otherTask), depth > 0);
        }
    }
}

void TestScope::whatWouldComeIsCountedFirst()
{
    Device a(org, u"A"_s);
    const auto counts = [&](const PullScope &scope) {
        QHash<int, int> all;
        const Result<QList<ScopeCount>> counted = a.engine->countScope(scope);
        for (const ScopeCount &one : counted ? *counted : QList<ScopeCount>())
            all.insert(one.object, one.records);
        return all;
    };
    QCOMPARE(counts({}).value(object_code::contact), 2);
    const QHash<int, int> own = counts({.accounts = PullScope::Accounts::Mine});
    QCOMPARE(own.value(object_code::account), 1);
    QCOMPARE(own.value(object_code::contact), 1);
    QCOMPARE(own.value(object_code::activity), 1);
    QCOMPARE(counts({.depth = 0}).value(object_code::contact), 0);
    QCOMPARE(counts({.depth = 0}).value(object_code::account), 2);
    QCOMPARE(*waitFor(a.file.store.count({.object = object_code::contact})), 0);
    QCOMPARE(a.engine->scope()->accounts, PullScope::Accounts::All);
}

void TestScope::aFieldThatTheOrgLacksIsASentence()
{
    Device a(org, u"A"_s);
    for (const QString &filter : {u"Colour = red"_s, u"NumberOfEmployees > many"_s, u"Customer_Since__c = 31.12.2026"_s}) {
        const auto counted = a.engine->countScope({PullScope::Accounts::Matching, filter, 3});
        QVERIFY(!counted);
        QCOMPARE(counted.error().kind, Error::Kind::BadInput);
        QVERIFY(!counted.error().text.isEmpty());
    }
}

void TestScope::aWiderScopeBringsTheRestAndANarrowerOneTakesNothingAway()
{
    Device a(org, u"A"_s);
    setScope(a, {.accounts = PullScope::Accounts::Mine, .depth = 0});
    QVERIFY(a.sync());
    QCOMPARE(count(a, object_code::contact), 0);
    org.now = org.now.addDays(2); // far behind what an ordinary run looks at again
    setScope(a, {});
    QVERIFY(a.sync());
    QVERIFY(has(a, other) && has(a, otherContact) && has(a, mineContact));
    setScope(a, {.accounts = PullScope::Accounts::Mine});
    org.now = org.now.addDays(9); // also beyond the time between two sweeps
    QVERIFY(a.sync());
    QVERIFY(!a.file.fetch(a.byRemote(other)).deleted && !a.file.fetch(a.byRemote(otherContact)).deleted);
    // What is really gone goes all the same.
    org.purge(u"Contact"_s, otherContact);
    org.now = org.now.addDays(9);
    QVERIFY(a.sync());
    QVERIFY(a.file.fetch(a.byRemote(otherContact)).deleted);
    QVERIFY(!a.file.fetch(a.byRemote(other)).deleted);
    QCOMPARE(a.pending().size(), 0);
}

void TestScope::whatComesIntoViewBringsWhatHangsOnIt()
{
    Device a(org, u"A"_s);
    setScope(a, {.accounts = PullScope::Accounts::Mine});
    QVERIFY(a.sync());
    org.now = org.now.addDays(1);
    org.change(u"Account"_s, other, {{u"OwnerId"_s, org.me}});
    QVERIFY(a.sync());
    QVERIFY(has(a, other) && has(a, otherContact) && has(a, otherTask));
}

void TestScope::aRecordThatLeavesTheScopeStays()
{
    Device a(org, u"A"_s);
    setScope(a, {PullScope::Accounts::Matching, u"Industry = Banking"_s, 3});
    QVERIFY(a.sync());
    org.now = org.now.addDays(1);
    org.change(u"Account"_s, mine, {{u"Industry"_s, u"Energy"_s}});
    QVERIFY(a.sync());
    org.now = org.now.addDays(9);
    QVERIFY(a.sync());
    QVERIFY(!a.file.fetch(a.byRemote(mine)).deleted);
    QVERIFY(!a.file.fetch(a.byRemote(mineContact)).deleted);
}

QTEST_MAIN(TestScope)
#include "tst_scope.moc"
