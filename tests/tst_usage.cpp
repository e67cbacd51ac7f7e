#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/exchange/usagefile.h"
#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/store.h"

#include <QBuffer>

/// Usage numbers in time: read from tables as they come, stored, shown with their gaps, taken back.
class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersGoOutWithAnExportAndComeBack();
    void undoingAnImportTakesItsNumbersAlong();
    void aDayAWeekAndAMonthAreUnderstood_data();
    void aDayAWeekAndAMonthAreUnderstood();
    void tablesAreReadInTheirThreeShapes_data();
    void tablesAreReadInTheirThreeShapes();
    void whatCannotBeReadIsNamedWithItsLine();
    void aTableOfSomethingElseIsRefused();
    void accountsAreFoundByNameIdAndLabelButNeverGuessed();
    void storingTwiceChangesNothing();
    void aBatchIsTakenBackExactly();
    void takingBackAnOlderBatchLeavesNewerValues();
    void aRemovedValueComesBack();
    void whatIsMissingIsAGapAndNotAZero_data();
    void whatIsMissingIsAGapAndNotAZero();
    void aPeriodIsTheLastValueTheMeanOrNothing();
    void ratiosComeFromWhatIsThere();
};

namespace {

Result<UsageTable> read(const QByteArray &csv)
{
    QBuffer device;
    device.setData(csv);
    device.open(QIODevice::ReadOnly);
    return readUsageTable(device);
}

QStringList textsOf(const UsageTable &table)
{
    QStringList texts;
    for (const UsageTable::Value &value : table.values)
        texts << u"%1|%2|%3|%4"_s.arg(value.account, value.metric, value.day.toString(Qt::ISODate)).arg(value.value);
    texts.sort();
    return texts;
}

QStringList stored(TestStore &s, RecordId account)
{
    QStringList texts;
    const Result<QList<UsageSeries>> all = waitFor(usageOf(s.store, account));
    if (!all)
        return {all.error().text};
    for (const UsageSeries &series : *all) {
        for (const UsagePoint &point : series.points)
            texts << u"%1 %2 %3"_s.arg(series.metric, point.day.toString(Qt::ISODate)).arg(point.value);
    }
    return texts;
}

} // namespace

void TestUsage::aDayAWeekAndAMonthAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    QTest::newRow("day") << u"2026-03-31"_s << QDate(2026, 3, 31);
    QTest::newRow("moment") << u"2026-03-31T10:00:00Z"_s << QDate(2026, 3, 31);
    QTest::newRow("first week lies in the old year") << u"2026-W01"_s << QDate(2025, 12, 29);
    QTest::newRow("week 53") << u"2026-W53"_s << QDate(2026, 12, 28);
    QTest::newRow("week of another form") << u"2026W9"_s << QDate(2026, 2, 23);
    QTest::newRow("no week") << u"2026-W54"_s << QDate();
    QTest::newRow("month") << u"2026-02"_s << QDate(2026, 2, 1);
    QTest::newRow("no month") << u"2026-13"_s << QDate();
    QTest::newRow("month in words") << u"Feb 2026"_s << QDate(2026, 2, 1);
    QTest::newRow("short month") << u"Feb-26"_s << QDate(2026, 2, 1);
    QTest::newRow("quarter") << u"2026 Q3"_s << QDate(2026, 7, 1);
    QTest::newRow("quarter first") << u"Q3 2026"_s << QDate(2026, 7, 1);
    QTest::newRow("a metric's name") << u"MAU"_s << QDate();
    QTest::newRow("nothing") << QString() << QDate();
}

void TestUsage::aDayAWeekAndAMonthAreUnderstood()
{
    QFETCH(QString, text);
    QTEST(usageDay(text), "day");
}

void TestUsage::tablesAreReadInTheirThreeShapes_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("long") << QByteArray("Account,Date,Metric,Value\r\nAcme,2026-01,MAU,1200\r\nAcme,2026-01,seats licensed,2000\r\nAcme,2026-02,MAU,\"1,250\"\r\n");
    QTest::newRow("wide by metric") << QByteArray("\xef\xbb\xbf" "Month;Account Name;MAU;Seats\n2026-01;Acme;1200;2000\n2026-02;Acme;1250;\n");
    QTest::newRow("wide by month") << QByteArray("account\tmetric\tJan 2026\t2026-02\nAcme\tMonthly active users\t1200\t1250\nAcme\tSeats\t2000\t-\n");
}

void TestUsage::tablesAreReadInTheirThreeShapes()
{
    QFETCH(QByteArray, csv);
    const Result<UsageTable> table = read(csv);
    QVERIFY2(table, table ? "" : qPrintable(table.error().text));
    QVERIFY2(table->faults.isEmpty(), table->faults.isEmpty() ? "" : qPrintable(table->faults.first().text));
    QCOMPARE(textsOf(*table), QStringList({u"Acme|MAU|2026-01-01|1200"_s, u"Acme|MAU|2026-02-01|1250"_s, u"Acme|Seats|2026-01-01|2000"_s}));
}

void TestUsage::whatCannotBeReadIsNamedWithItsLine()
{
    const Result<UsageTable> table = read("Account,Date,Metric,Value\nAcme,soon,MAU,1\nAcme,2026-01,MAU,many\nAcme,2026-01,,3\nAcme,2026-01,MAU,inf\nAcme,2026-02,MAU,5\n");
    QVERIFY(table);
    QCOMPARE(table->values.size(), 1);
    QCOMPARE(table->faults.size(), 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(table->faults.at(i).line, qint64(i + 2));
    QVERIFY(table->faults.first().text.contains(u"soon"_s) && table->faults.at(1).text.contains(u"many"_s));
}

void TestUsage::aTableOfSomethingElseIsRefused()
{
    for (const QByteArray &csv : {QByteArray("Name,Phone\nAcme,1\n"), QByteArray(), QByteArray("Account,Date\nAcme,2026-01\n")}) {
        const Result<UsageTable> table = read(csv);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, Error::Kind::BadInput);
    }
}

void TestUsage::accountsAreFoundByNameIdAndLabelButNeverGuessed()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme Corp"_s}, {u"GitHub_label__c"_s, u"customer-ceres"_s}});
    s.save(u"Account"_s, {{account::name, u"Twin"_s}});
    s.save(u"Account"_s, {{account::name, u"twin"_s}});
    const auto keys = waitFor(accountKeys(s.store));
    QVERIFY(keys);
    QCOMPARE(keys->value(accountKey(u" acme  corp"_s)), acme);
    QCOMPARE(keys->value(accountKey(u"Customer-Ceres"_s)), acme);
    QVERIFY(!keys->contains(accountKey(u"Twin"_s)));
    Result<UsageTable> table = read("Account,Date,MAU\nAcme Corp,2026-01,1\nTwin,2026-01,2\n,2026-01,3\n");
    QVERIFY(table);
    const QList<UsageRow> rows = resolveUsage(*table, *keys);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(table->faults.size(), 2);
    QCOMPARE(resolveUsage(*read("Date,MAU\n2026-01,3\n"), *keys, acme).first().account, acme);
}

void TestUsage::storingTwiceChangesNothing()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const QList<UsageRow> rows {{acme, metric::mau, QDate(2026, 1, 1), 10}, {acme, metric::mau, QDate(2026, 2, 1), 20}, {acme, u"Widgets"_s, QDate(2026, 1, 1), 0.5}};
    const Result<UsageStored> first = waitFor(storeUsage(s.store, rows, u"First"_s));
    QVERIFY(first && first->created == 3 && first->batch > 0);
    const Result<UsageStored> second = waitFor(storeUsage(s.store, rows, u"Second"_s));
    QVERIFY(second && second->unchanged == 3 && second->batch == 0);
    QCOMPARE(waitFor(usageBatches(s.store))->size(), 1);
    QCOMPARE(stored(s, acme), QStringList({u"MAU 2026-01-01 10"_s, u"MAU 2026-02-01 20"_s, u"Widgets 2026-01-01 0.5"_s}));
}

void TestUsage::aBatchIsTakenBackExactly()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QVERIFY(waitFor(storeUsage(s.store, {{acme, metric::mau, QDate(2026, 1, 1), 10}}, u"First"_s)));
    const QStringList before = stored(s, acme);
    const Result<UsageStored> second = waitFor(storeUsage(s.store, {{acme, metric::mau, QDate(2026, 1, 1), 11}, {acme, metric::mau, QDate(2026, 2, 1), 12}}, u"Second"_s));
    QVERIFY(second && second->changed == 1 && second->created == 1);
    QVERIFY(stored(s, acme) != before);
    const Result<int> back = waitFor(takeBackUsage(s.store, second->batch));
    QVERIFY(back);
    QCOMPARE(*back, 2);
    QCOMPARE(stored(s, acme), before);
}

void TestUsage::takingBackAnOlderBatchLeavesNewerValues()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const Result<UsageStored> first = waitFor(storeUsage(s.store, {{acme, metric::mau, QDate(2026, 1, 1), 10}, {acme, metric::mau, QDate(2026, 2, 1), 20}}, u"First"_s));
    QVERIFY(waitFor(storeUsage(s.store, {{acme, metric::mau, QDate(2026, 1, 1), 11}}, u"Second"_s)));
    QVERIFY(waitFor(takeBackUsage(s.store, first->batch)));
    QCOMPARE(stored(s, acme), QStringList {u"MAU 2026-01-01 11"_s});
}

void TestUsage::aRemovedValueComesBack()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QVERIFY(waitFor(storeUsage(s.store, {{acme, metric::mau, QDate(2026, 1, 1), 10}}, u"First"_s)));
    const QStringList before = stored(s, acme);
    const Result<UsageStored> removed = waitFor(removeUsage(s.store, acme, metric::mau, QDate(2026, 1, 1)));
    QVERIFY(removed && removed->changed == 1);
    QVERIFY(stored(s, acme).isEmpty());
    QVERIFY(waitFor(takeBackUsage(s.store, removed->batch)));
    QCOMPARE(stored(s, acme), before);
}

void TestUsage::whatIsMissingIsAGapAndNotAZero_data()
{
    QTest::addColumn<QList<QDate>>("days");
    QTest::addColumn<QList<bool>>("gaps");
    QTest::newRow("months of other lengths") << QList<QDate> {{2026, 1, 1}, {2026, 2, 1}, {2026, 3, 1}, {2026, 4, 1}} << QList<bool> {false, false, false, false};
    QTest::newRow("a month is missing") << QList<QDate> {{2026, 1, 1}, {2026, 2, 1}, {2026, 4, 1}, {2026, 5, 1}} << QList<bool> {false, true, false, false};
    QTest::newRow("a weekend is none") << QList<QDate> {{2026, 11, 5}, {2026, 11, 6}, {2026, 11, 9}, {2026, 11, 10}} << QList<bool> {false, false, false, false};
    QTest::newRow("a week of days is") << QList<QDate> {{2026, 11, 5}, {2026, 11, 6}, {2026, 11, 13}, {2026, 11, 14}} << QList<bool> {false, true, false, false};
    QTest::newRow("one point") << QList<QDate> {{2026, 1, 1}} << QList<bool> {false};
}

void TestUsage::whatIsMissingIsAGapAndNotAZero()
{
    QFETCH(QList<QDate>, days);
    QFETCH(QList<bool>, gaps);
    UsageSeries series {.metric = metric::mau, .points = {}};
    for (const QDate &day : days)
        series.points << UsagePoint {day, 1};
    QList<bool> found;
    for (qsizetype i = 0; i < days.size(); ++i)
        found << series.gapAfter(i);
    QCOMPARE(found, gaps);
}

void TestUsage::aPeriodIsTheLastValueTheMeanOrNothing()
{
    UsageSeries mau {.metric = metric::mau, .points = {{QDate(2026, 1, 1), 10}, {QDate(2026, 2, 1), 30}, {QDate(2026, 4, 1), 50}}};
    QCOMPARE(mau.over(QDate(2026, 1, 1), QDate(2026, 3, 31)), std::optional(30.0));
    QVERIFY(!mau.over(QDate(2026, 3, 1), QDate(2026, 3, 31)).has_value());
    UsageSeries uptime {.metric = metric::uptime, .points = {{QDate(2026, 1, 1), 99}, {QDate(2026, 2, 1), 100}}};
    QCOMPARE(uptime.over(QDate(2026, 1, 1), QDate(2026, 3, 31)), std::optional(99.5));
}

void TestUsage::ratiosComeFromWhatIsThere()
{
    const QList<UsageSeries> all {{.metric = metric::mau, .points = {{QDate(2026, 1, 1), 100}, {QDate(2026, 2, 1), 200}, {QDate(2026, 3, 1), 0}}},
                                  {.metric = metric::dau, .points = {{QDate(2026, 1, 5), 40}, {QDate(2026, 1, 6), 60}, {QDate(2026, 3, 3), 9}}}};
    const QList<UsageSeries> derived = derivedUsage(all, 400);
    QCOMPARE(derived.size(), 2);
    QCOMPARE(derived.at(0).metric, u"DAU/MAU"_s);
    QCOMPARE(derived.at(0).points.size(), 1); // no days in February, nobody in March
    QCOMPARE(derived.at(0).points.first().value, 50.0);
    QCOMPARE(derived.at(1).points.size(), 3);
    QCOMPARE(derived.at(1).points.at(1).value, 50.0);
    QVERIFY(derivedUsage({}, 400).isEmpty());
    QCOMPARE(derivedUsage(all, 0).size(), 1);
}

void TestUsage::numbersGoOutWithAnExportAndComeBack()
{
    QTemporaryDir place;
    const QString folder = place.filePath(u"out"_s);
    TestStore from;
    const RecordId acme = from.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const RecordId gone = from.save(u"Account"_s, {{account::name, u"Gone"_s}});
    QList<UsageRow> rows {{acme, u"Own, measure"_s, QDate(2026, 9, 1), 0.1}, {gone, metric::mau, QDate(2026, 9, 1), 5}};
    for (int day = 0; day < 400; ++day)
        rows << UsageRow {acme, metric::dau, QDate(2026, 10, 1).addDays(-day), 10.0 + day / 3.0};
    QVERIFY(waitFor(storeUsage(from.store, rows, u"test"_s)));
    QVERIFY(waitFor(from.store.remove({gone})));
    const auto written = waitFor(Exporter::run(from.store, folder, {}));
    QVERIFY(written);
    QCOMPARE(written->value(u"Usage"_s), 401);
    TestStore to;
    const auto report = waitFor(Importer::run(to.store, {folder}, {}));
    QVERIFY(report);
    QCOMPARE(report->byObject.value(u"Usage"_s).created, 401);
    QCOMPARE(report->byObject.value(u"Usage"_s).failed, 0);
    const auto before = waitFor(usageOf(from.store, acme));
    const auto ids = waitFor(to.store.ids({.object = object_code::account, .where = {{account::name, Condition::Is::Equal, u"Acme"_s}}}));
    const auto after = waitFor(usageOf(to.store, ids->first()));
    QCOMPARE(after->size(), before->size());
    for (qsizetype i = 0; i < before->size(); ++i) {
        QCOMPARE(after->at(i).metric, before->at(i).metric);
        QCOMPARE(after->at(i).points.size(), before->at(i).points.size());
        for (qsizetype k = 0; k < before->at(i).points.size(); ++k) {
            QCOMPARE(after->at(i).points.at(k).day, before->at(i).points.at(k).day);
            QVERIFY(after->at(i).points.at(k).value == before->at(i).points.at(k).value);
        }
    }
    QCOMPARE(waitFor(usageBatches(to.store))->size(), 1);
    const auto again = waitFor(Importer::run(to.store, {folder}, {}));
    QCOMPARE(again->byObject.value(u"Usage"_s).unchanged, 401);
    QCOMPARE(waitFor(usageBatches(to.store))->size(), 1);
}

void TestUsage::undoingAnImportTakesItsNumbersAlong()
{
    QTemporaryDir place;
    const QString folder = place.filePath(u"out"_s);
    {
        TestStore from;
        const RecordId acme = from.save(u"Account"_s, {{account::name, u"Acme"_s}});
        QVERIFY(waitFor(storeUsage(from.store, {{acme, metric::mau, QDate(2026, 9, 1), 50}, {acme, metric::mau, QDate(2026, 10, 1), 60}}, u"test"_s)));
        QVERIFY(waitFor(Exporter::run(from.store, folder, {})));
    }
    TestStore to;
    const QString values = u"SELECT group_concat(value) FROM (SELECT value FROM usage_point ORDER BY day)"_s;
    const auto shown = [&] { return waitFor(to.database.run([values](Connection &connection) { return connection.scalar(values).toString(); })); };
    QVERIFY(waitFor(Importer::run(to.store, {folder}, {})));
    QCOMPARE(shown(), u"50.0,60.0"_s);
    QVERIFY(waitFor(to.store.undo()));
    QCOMPARE(shown(), QString());
    QCOMPARE(waitFor(usageBatches(to.store))->size(), 0);
    QVERIFY(waitFor(to.store.redo()));
    QCOMPARE(shown(), u"50.0,60.0"_s);
    QCOMPARE(waitFor(usageBatches(to.store))->first().points, 2);
    // A number typed since stays, whatever becomes of the import; what it covered is there again.
    const auto ids = waitFor(to.store.ids({.object = object_code::account, .where = {{account::name, Condition::Is::Equal, u"Acme"_s}}}));
    QVERIFY(waitFor(storeUsage(to.store, {{ids->first(), metric::mau, QDate(2026, 10, 1), 70}}, u"typed"_s)));
    QVERIFY(waitFor(to.store.undo()));
    QCOMPARE(shown(), u"70.0"_s);
    QVERIFY(waitFor(to.store.redo()));
    QCOMPARE(shown(), u"50.0,70.0"_s);
    // Something new ends the chance to redo, and what was kept for it.
    QVERIFY(waitFor(to.store.undo()));
    to.save(u"Account"_s, {{account::name, u"Other"_s}});
    QCOMPARE(waitFor(to.database.run([](Connection &connection) { return connection.scalar(u"SELECT count(*) FROM usage_undone"_s).toInt(); })), 0);
}

QTEST_MAIN(TestUsage)
#include "tst_usage.moc"
