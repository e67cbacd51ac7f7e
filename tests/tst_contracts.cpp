#include "models/schema/contractdates.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

/// What follows from a contract: its days, and the names of the deals that grow it.
class TestContracts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysFollowFromStartAndTerm_data();
    void daysFollowFromStartAndTerm();
    void withoutStartOrTermNothingFollows();
    void quartersFollowTheFiscalYear_data();
    void quartersFollowTheFiscalYear();
    void everyDayLiesInItsQuarter();
    void expansionsAreNamedAsTheHandbookWritesThem_data();
    void expansionsAreNamedAsTheHandbookWritesThem();
    void aSavedContractKnowsItsDaysAndItsName();
    void changingTheTermMovesTheDaysAndUndoMovesThemBack();
    void anEndWithoutTermStaysAndGivesTheRenewal();
    void aTermBelowOneMonthIsRefused();
    void contractsAreCountedOnTheirAccount();
};

void TestContracts::daysFollowFromStartAndTerm_data()
{
    QTest::addColumn<QDate>("start");
    QTest::addColumn<int>("term");
    QTest::addColumn<int>("period");
    QTest::addColumn<QDate>("end");
    QTest::addColumn<QDate>("renewal");
    QTest::addColumn<QDate>("notice");
    QTest::newRow("a calendar year") << QDate(2026, 1, 1) << 12 << 90 << QDate(2026, 12, 31) << QDate(2027, 1, 1) << QDate(2026, 10, 2);
    QTest::newRow("from within a month") << QDate(2026, 3, 15) << 12 << 30 << QDate(2027, 3, 14) << QDate(2027, 3, 15) << QDate(2027, 2, 12);
    QTest::newRow("from the 31st to a short month") << QDate(2026, 1, 31) << 1 << 0 << QDate(2026, 2, 27) << QDate(2026, 2, 28) << QDate(2026, 2, 27);
    QTest::newRow("from the 31st to a 30th") << QDate(2026, 8, 31) << 3 << 30 << QDate(2026, 11, 29) << QDate(2026, 11, 30) << QDate(2026, 10, 30);
    QTest::newRow("from a leap day to a common year") << QDate(2024, 2, 29) << 12 << 60 << QDate(2025, 2, 27) << QDate(2025, 2, 28) << QDate(2024, 12, 29);
    QTest::newRow("from a leap day to a leap day") << QDate(2024, 2, 29) << 48 << 0 << QDate(2028, 2, 28) << QDate(2028, 2, 29) << QDate(2028, 2, 28);
    QTest::newRow("the end is a leap day") << QDate(2027, 3, 1) << 12 << 0 << QDate(2028, 2, 29) << QDate(2028, 3, 1) << QDate(2028, 2, 29);
    QTest::newRow("notice across a leap day") << QDate(2027, 3, 31) << 12 << 30 << QDate(2028, 3, 30) << QDate(2028, 3, 31) << QDate(2028, 2, 29);
    QTest::newRow("three years") << QDate(2026, 7, 1) << 36 << 90 << QDate(2029, 6, 30) << QDate(2029, 7, 1) << QDate(2029, 4, 1);
    QTest::newRow("no notice period") << QDate(2026, 2, 1) << 12 << -1 << QDate(2027, 1, 31) << QDate(2027, 2, 1) << QDate();
}

void TestContracts::daysFollowFromStartAndTerm()
{
    QFETCH(QDate, start);
    QFETCH(int, term);
    QFETCH(int, period);
    const ContractDates dates = contractDates(start, term, period);
    QTEST(dates.end, "end");
    QTEST(dates.renewal, "renewal");
    QTEST(dates.notice, "notice");
}

void TestContracts::withoutStartOrTermNothingFollows()
{
    QVERIFY(!contractDates({}, 12, 30).end.isValid());
    QVERIFY(!contractDates(QDate(2026, 1, 1), 0, 30).renewal.isValid());
    QVERIFY(!contractDates(QDate(2026, 1, 1), -3, 30).notice.isValid());
}

void TestContracts::quartersFollowTheFiscalYear_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("startMonth");
    QTest::addColumn<int>("quarter");
    QTest::addColumn<int>("year");
    QTest::newRow("first day of the calendar year") << QDate(2025, 1, 1) << 1 << 1 << 2025;
    QTest::newRow("last day of Q1") << QDate(2025, 3, 31) << 1 << 1 << 2025;
    QTest::newRow("first day of Q2") << QDate(2025, 4, 1) << 1 << 2 << 2025;
    QTest::newRow("last day of the calendar year") << QDate(2025, 12, 31) << 1 << 4 << 2025;
    QTest::newRow("February: last day of the year") << QDate(2025, 1, 31) << 2 << 4 << 2025;
    QTest::newRow("February: first day of the year") << QDate(2025, 2, 1) << 2 << 1 << 2026;
    QTest::newRow("February: leap day") << QDate(2028, 2, 29) << 2 << 1 << 2029;
    QTest::newRow("July: last day of the year") << QDate(2025, 6, 30) << 7 << 4 << 2025;
    QTest::newRow("July: first day of the year") << QDate(2025, 7, 1) << 7 << 1 << 2026;
    QTest::newRow("December: first quarter crosses the new year") << QDate(2026, 2, 28) << 12 << 1 << 2026;
    QTest::newRow("December: second quarter") << QDate(2026, 3, 1) << 12 << 2 << 2026;
}

void TestContracts::quartersFollowTheFiscalYear()
{
    QFETCH(QDate, day);
    QFETCH(int, startMonth);
    const FiscalQuarter quarter = fiscalQuarter(day, startMonth);
    QTEST(quarter.quarter, "quarter");
    QTEST(quarter.year, "year");
}

void TestContracts::everyDayLiesInItsQuarter()
{
    for (int month = 1; month <= 12; ++month) {
        for (QDate day(2027, 1, 1); day < QDate(2029, 1, 1); day = day.addDays(1)) {
            const FiscalQuarter quarter = fiscalQuarter(day, month);
            QVERIFY(day >= quarter.first && day <= quarter.last);
            QCOMPARE(fiscalQuarter(quarter.first, month), quarter);
            QCOMPARE(fiscalQuarter(quarter.last, month), quarter);
            QVERIFY(fiscalQuarter(quarter.last.addDays(1), month) != quarter);
        }
    }
    QCOMPARE(fiscalQuarter({}, 1), FiscalQuarter());
}

void TestContracts::expansionsAreNamedAsTheHandbookWritesThem_data()
{
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<int>("startMonth");
    QTest::addColumn<QString>("name");
    const QDate due(2025, 2, 14);
    QTest::newRow("hosts") << u"ABC Test Company"_s << u"Fleet Premium MDM"_s << u"Host Expansion"_s << due << 1 << u"ABCTestCompany_FleetPremiumMDM_HostExpansion_Q12025"_s;
    QTest::newRow("price") << u"ABC Test Company"_s << u"Fleet Premium"_s << u"Price Increase Expansion"_s << due << 1 << u"ABCTestCompany_FleetPremium_PriceIncreaseExpansion_Q12025"_s;
    QTest::newRow("last day of the quarter") << u"ABC"_s << u"Fleet"_s << u"Host expansion"_s << QDate(2025, 3, 31) << 1 << u"ABC_Fleet_HostExpansion_Q12025"_s;
    QTest::newRow("next day") << u"ABC"_s << u"Fleet"_s << u"Host expansion"_s << QDate(2025, 4, 1) << 1 << u"ABC_Fleet_HostExpansion_Q22025"_s;
    QTest::newRow("fiscal year from February") << u"ABC"_s << u"Fleet"_s << u"Host expansion"_s << QDate(2025, 1, 31) << 2 << u"ABC_Fleet_HostExpansion_Q42025"_s;
    QTest::newRow("next fiscal year") << u"ABC"_s << u"Fleet"_s << u"Host expansion"_s << QDate(2025, 2, 1) << 2 << u"ABC_Fleet_HostExpansion_Q12026"_s;
    QTest::newRow("signs and accents") << u"Müller & O'Brien_s, Inc."_s << u"Fleet (MDM)"_s << u"10 hosts"_s << due << 1 << u"MüllerOBrienSInc_FleetMDM_10Hosts_Q12025"_s;
    QTest::newRow("no product known") << u"ABC"_s << QString() << u"Host expansion"_s << due << 1 << u"ABC_HostExpansion_Q12025"_s;
    QTest::newRow("no day known") << u"ABC"_s << u"Fleet"_s << u"Host expansion"_s << QDate() << 1 << u"ABC_Fleet_HostExpansion"_s;
}

void TestContracts::expansionsAreNamedAsTheHandbookWritesThem()
{
    QFETCH(QString, customer);
    QFETCH(QString, product);
    QFETCH(QString, what);
    QFETCH(QDate, due);
    QFETCH(int, startMonth);
    QTEST(expansionName(customer, product, what, due, startMonth), "name");
}

void TestContracts::aSavedContractKnowsItsDaysAndItsName()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const Record saved = s.fetch(s.save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, u"Activated"_s}, {contract::start, QDate(2026, 1, 1)},
                                                        {contract::term, qlonglong(12)}, {contract::noticePeriod, qlonglong(90)}, {contract::product, u"Relay"_s}}));
    QCOMPARE(saved.value(contract::end).toDate(), QDate(2026, 12, 31));
    QCOMPARE(saved.value(contract::renewal).toDate(), QDate(2027, 1, 1));
    QCOMPARE(saved.value(contract::notice).toDate(), QDate(2026, 10, 2));
    QCOMPARE(saved.text(contract::name), u"Acme · Relay · 2026-01-01"_s);
}

void TestContracts::changingTheTermMovesTheDaysAndUndoMovesThemBack()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    Record record = s.fetch(s.save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, u"Activated"_s}, {contract::start, QDate(2026, 1, 1)}, {contract::term, qlonglong(12)}}));
    record.set(contract::term, qlonglong(24));
    QVERIFY(waitFor(s.store.save(record)));
    QCOMPARE(s.fetch(record.id).value(contract::renewal).toDate(), QDate(2028, 1, 1));
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(s.fetch(record.id).value(contract::renewal).toDate(), QDate(2027, 1, 1));
}

void TestContracts::anEndWithoutTermStaysAndGivesTheRenewal()
{
    Record record {.object = object_code::contract, .values = {{contract::start, QDate(2026, 1, 1)}, {contract::end, QDate(2026, 9, 30)}, {contract::noticePeriod, qlonglong(30)}}};
    const Schema schema;
    schema.type(object_code::contract)->derive(record, {});
    QCOMPARE(record.value(contract::end).toDate(), QDate(2026, 9, 30));
    QCOMPARE(record.value(contract::renewal).toDate(), QDate(2026, 10, 1));
    QCOMPARE(record.value(contract::notice).toDate(), QDate(2026, 8, 31));
}

void TestContracts::aTermBelowOneMonthIsRefused()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const Result<RecordId> refused = waitFor(s.store.save({.object = object_code::contract, .values = {{contract::account, qlonglong(acme)}, {contract::status, u"Draft"_s}, {contract::start, QDate(2026, 1, 1)}, {contract::term, qlonglong(0)}}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, contract::term);
}

void TestContracts::contractsAreCountedOnTheirAccount()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    for (const int year : {2025, 2026})
        s.save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, u"Activated"_s}, {contract::start, QDate(year, 1, 1)}, {contract::term, qlonglong(12)}});
    const ObjectType *type = s.schema.type(object_code::account);
    const auto counts = waitFor(s.store.relatedCounts(acme));
    QCOMPARE(counts.size(), type->related.size());
    for (qsizetype i = 0; i < counts.size(); ++i)
        QCOMPARE(counts.at(i).count, type->related.at(i).object == u"Contract"_s ? 2 : 0);
}

QTEST_MAIN(TestContracts)
#include "tst_contracts.moc"
