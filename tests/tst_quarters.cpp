#include "models/schema/quarters.h"

#include <QTest>

/// Contract quarters: from the contract's day, over ends of months and years.
class TestQuarters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayLiesInOneQuarter_data();
    void aDayLiesInOneQuarter();
    void quartersFollowOneAnotherWithoutHoles();
    void aReviewIsAboutTheLastWholeQuarter_data();
    void aReviewIsAboutTheLastWholeQuarter();
    void quartersAreNamed_data();
    void quartersAreNamed();
    void aRenewalTellsWhenTheYearBegan_data();
    void aRenewalTellsWhenTheYearBegan();
};

void TestQuarters::aDayLiesInOneQuarter_data()
{
    QTest::addColumn<QDate>("start");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("number");
    QTest::newRow("first day") << QDate(2026, 4, 1) << QDate(2026, 4, 1) << QDate(2026, 4, 1) << QDate(2026, 6, 30) << 1;
    QTest::newRow("last day") << QDate(2026, 4, 1) << QDate(2026, 6, 30) << QDate(2026, 4, 1) << QDate(2026, 6, 30) << 1;
    QTest::newRow("over new year") << QDate(2026, 4, 1) << QDate(2027, 1, 15) << QDate(2027, 1, 1) << QDate(2027, 3, 31) << 4;
    QTest::newRow("second year") << QDate(2025, 4, 1) << QDate(2026, 8, 2) << QDate(2026, 7, 1) << QDate(2026, 9, 30) << 2;
    QTest::newRow("middle of a month") << QDate(2026, 1, 15) << QDate(2026, 4, 14) << QDate(2026, 1, 15) << QDate(2026, 4, 14) << 1;
    QTest::newRow("31st: the month's last day") << QDate(2025, 8, 31) << QDate(2025, 12, 1) << QDate(2025, 11, 30) << QDate(2026, 2, 27) << 2;
    QTest::newRow("leap day") << QDate(2024, 2, 29) << QDate(2025, 2, 28) << QDate(2025, 2, 28) << QDate(2025, 5, 28) << 1;
    QTest::newRow("before the start") << QDate(2026, 4, 1) << QDate(2026, 3, 31) << QDate(2026, 1, 1) << QDate(2026, 3, 31) << 4;
}

void TestQuarters::aDayLiesInOneQuarter()
{
    QFETCH(QDate, start);
    QFETCH(QDate, day);
    const ContractQuarter quarter = contractQuarter(start, day);
    QTEST(quarter.first, "first");
    QTEST(quarter.last, "last");
    QTEST(quarter.number, "number");
}

void TestQuarters::quartersFollowOneAnotherWithoutHoles()
{
    for (const QDate &start : {QDate(2024, 2, 29), QDate(2023, 8, 31), QDate(2025, 1, 1), QDate(2024, 11, 30)}) {
        ContractQuarter quarter = contractQuarter(start, QDate(2028, 12, 31));
        for (int i = 0; i < 24; ++i) {
            const ContractQuarter before = quarterBefore(start, quarter);
            QCOMPARE(before.last.addDays(1), quarter.first);
            QCOMPARE(before.number, quarter.number == 1 ? 4 : quarter.number - 1);
            quarter = before;
        }
    }
}

void TestQuarters::aReviewIsAboutTheLastWholeQuarter_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("first");
    QTest::newRow("in the second quarter") << QDate(2026, 8, 1) << QDate(2026, 4, 1);
    QTest::newRow("on the last day of the second") << QDate(2026, 9, 30) << QDate(2026, 7, 1);
    QTest::newRow("on the first day of the third") << QDate(2026, 10, 1) << QDate(2026, 7, 1);
    QTest::newRow("while the first is running") << QDate(2026, 5, 1) << QDate(2026, 4, 1);
}

void TestQuarters::aReviewIsAboutTheLastWholeQuarter()
{
    QFETCH(QDate, today);
    QTEST(reviewedQuarter(QDate(2026, 4, 1), today).first, "first");
}

void TestQuarters::quartersAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDate>("first");
    QTest::newRow("of this contract year") << u"Q2"_s << QDate(2026, 7, 1);
    QTest::newRow("not begun: of the year before") << u"q4"_s << QDate(2026, 1, 1);
    QTest::newRow("of the year that began in 2025") << u"2025-Q4"_s << QDate(2026, 1, 1);
    QTest::newRow("a day") << u"2026-08-15"_s << QDate(2026, 7, 1);
    QTest::newRow("no quarter") << u"Q5"_s << QDate();
    QTest::newRow("nothing") << QString() << QDate();
}

void TestQuarters::quartersAreNamed()
{
    QFETCH(QString, name);
    QTEST(quarterNamed(name, QDate(2024, 4, 1), QDate(2026, 11, 25)).first, "first");
}

void TestQuarters::aRenewalTellsWhenTheYearBegan_data()
{
    QTest::addColumn<QDate>("renewal");
    QTest::addColumn<QDate>("start");
    QTest::newRow("next spring") << QDate(2027, 4, 1) << QDate(2026, 4, 1);
    QTest::newRow("in two years") << QDate(2028, 4, 1) << QDate(2026, 4, 1);
    QTest::newRow("over") << QDate(2026, 3, 1) << QDate(2025, 3, 1);
    QTest::newRow("today") << QDate(2026, 11, 25) << QDate(2025, 11, 25);
    QTest::newRow("unknown") << QDate() << QDate();
}

void TestQuarters::aRenewalTellsWhenTheYearBegan()
{
    QFETCH(QDate, renewal);
    QTEST(contractStartBefore(renewal, QDate(2026, 11, 25)), "start");
}

QTEST_MAIN(TestQuarters)
#include "tst_quarters.moc"
