#include "forms/charts/chart.h"
#include "forms/lists/celltable.h"
#include "forms/look/theme.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/renewals/bridgeview.h"
#include "forms/renewals/forecastview.h"
#include "forms/renewals/renewalspage.h"
#include "forms/renewals/signalsview.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/samples/samples.h"
#include "models/schema/metrics.h"
#include "models/storage/connection.h"
#include "models/storage/usage.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPushButton>
#include <QScopeGuard>

#include <cmath>

/// The forecast of renewals, its weekly snapshots and the bridge between them, and the signal beside the opinion.
class TestForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anArrIsKeptAddedGivenUpOrLost_data();
    void anArrIsKeptAddedGivenUpOrLost();
    void sumsAreThoseOfSql();
    void quartersFollowTheFiscalYearOfTheWorkspace();
    void aFigureOpensItsContracts();
    void aWeekHasOneSnapshotThatNeverChanges();
    void aSnapshotOfSamplesGoesWithThem();
    void weeksAreThoseOfIso_data();
    void weeksAreThoseOfIso();
    void everyChangeHasItsStep_data();
    void everyChangeHasItsStep();
    void aBridgeAddsUp();
    void theBridgeIsBuiltSinceLastWeek();
    void signalsHaveReasons_data();
    void signalsHaveReasons();
    void opinionsAreComparedWithSignals_data();
    void opinionsAreComparedWithSignals();
    void monitorIsNoAnswerAtNinetyDays();
    void signalsAreReadFromTheAccount();
    void disagreementsComeFirst();
    void everyPartFitsInEveryLook_data();
    void everyPartFitsInEveryLook();

private:
    RecordId contractOf(const QString &name, const QDate &renewal, const QHash<QString, QVariant> &more = {});
    double sql(const QString &statement);
    std::unique_ptr<TestStore> s;
    const QDate today {2026, 11, 22};
};

void TestForecast::init()
{
    s = std::make_unique<TestStore>();
}

void TestForecast::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

/// A contract of one year of an account of its own.
RecordId TestForecast::contractOf(const QString &name, const QDate &renewal, const QHash<QString, QVariant> &more)
{
    const RecordId customer = s->save(u"Account"_s, {{account::name, name}});
    QHash<QString, QVariant> values {{contract::account, qlonglong(customer)}, {contract::status, u"Activated"_s}, {contract::start, renewal.addMonths(-12)}, {contract::term, qlonglong(12)}, {contract::arr, 1000.0}};
    values.insert(more);
    return s->save(u"Contract"_s, values);
}

double TestForecast::sql(const QString &statement)
{
    return waitFor(s->database.run([statement](Connection &connection) { return connection.scalar(statement).toDouble(); }));
}

void TestForecast::anArrIsKeptAddedGivenUpOrLost_data()
{
    QTest::addColumn<double>("arr");
    QTest::addColumn<double>("expected");
    QTest::addColumn<QList<double>>("parts"); // renewal, upsell, downsell, churn
    QTest::newRow("as it was") << 100.0 << 100.0 << QList<double> {100, 0, 0, 0};
    QTest::newRow("more") << 100.0 << 130.0 << QList<double> {100, 30, 0, 0};
    QTest::newRow("less") << 100.0 << 70.0 << QList<double> {70, 0, 30, 0};
    QTest::newRow("nothing") << 100.0 << 0.0 << QList<double> {0, 0, 0, 100};
    QTest::newRow("from nothing") << 0.0 << 50.0 << QList<double> {0, 50, 0, 0};
}

void TestForecast::anArrIsKeptAddedGivenUpOrLost()
{
    QFETCH(double, arr);
    QFETCH(double, expected);
    const RenewalParts parts = partsOf(arr, expected);
    QTEST((QList<double> {parts.renewal, parts.upsell, parts.downsell, parts.churn}), "parts");
    QCOMPARE(parts.renewal + parts.downsell + parts.churn, arr);
    QCOMPARE(parts.renewal + parts.upsell, expected);
}

void TestForecast::sumsAreThoseOfSql()
{
    const RecordId other = s->save(u"User"_s, {{user::name, u"Ben"_s}, {u"LastName"_s, u"Ben"_s}});
    for (int i = 0; i < 60; ++i) {
        QHash<QString, QVariant> more {{contract::arr, 1000.0 + 10 * i}, {contract::currency, i % 12 == 5 ? u"EUR"_s : u"USD"_s}};
        if (i % 2)
            more.insert(contract::owner, qlonglong(other));
        if (i % 3)
            more.insert(contract::forecast, (i % 5 == 0 ? 0 : 0.7 + 0.1 * (i % 7)) * (1000.0 + 10 * i));
        if (i % 4 == 0)
            more.insert(contract::target, 1200.0);
        if (i % 10 == 1)
            more.insert(contract::finalArr, i % 20 == 1 ? 0.0 : 1500.0);
        contractOf(u"C%1"_s.arg(i), QDate(2026, 7, 5).addDays(8 * i), more);
    }
    const Result<ForecastFigures> figures = waitFor(forecastFigures(s->store));
    QVERIFY(figures);
    QCOMPARE(figures->currency, u"USD"_s);
    QCOMPARE(figures->rows.first().quarter.first, QDate(2026, 7, 1));
    const QString all = u" FROM Contract WHERE deleted = 0 AND CurrencyIsoCode = 'USD' AND Renewal_Date__c BETWEEN '%1' AND '%2'"_s;
    const QString expected = u"coalesce(Renewal_Final__c, Renewal_Forecast__c)"_s;
    for (const ForecastRow &row : figures->rows) {
        QString where = all.arg(row.quarter.first.toString(Qt::ISODate), row.quarter.last.toString(Qt::ISODate));
        if (row.owner)
            where += u" AND OwnerId = %1"_s.arg(row.owner);
        const auto sum = [&](const QString &what) { return sql(u"SELECT coalesce(sum(%1), 0)"_s.arg(what) + where); };
        const auto same = [](double a, double b) { return std::abs(a - b) < 0.001; };
        QCOMPARE(row.sums.renewals, int(sql(u"SELECT count(*)"_s + where)));
        QVERIFY(same(row.sums.arr, sum(u"ARR__c"_s)));
        QVERIFY(same(row.sums.target, sum(u"coalesce(Renewal_Target__c, ARR__c)"_s)));
        QVERIFY(same(row.sums.forecast, sum(u"Renewal_Forecast__c"_s)));
        QVERIFY(same(row.sums.finalArr, sum(u"Renewal_Final__c"_s)));
        QCOMPARE(row.sums.missing, int(sql(u"SELECT count(*)"_s + where + u" AND %1 IS NULL"_s.arg(expected))));
        QCOMPARE(row.missing.size(), row.sums.missing);
        QVERIFY(same(row.sums.parts.renewal, sum(u"CASE WHEN %1 > 0 THEN min(ARR__c, %1) END"_s.arg(expected))));
        QVERIFY(same(row.sums.parts.upsell, sum(u"max(0, %1 - ARR__c)"_s.arg(expected))));
        QVERIFY(same(row.sums.parts.downsell, sum(u"CASE WHEN %1 > 0 THEN max(0, ARR__c - %1) END"_s.arg(expected))));
        QVERIFY(same(row.sums.parts.churn, sum(u"CASE WHEN %1 = 0 THEN ARR__c END"_s.arg(expected))));
        const double base = sum(u"CASE WHEN %1 IS NOT NULL THEN ARR__c END"_s.arg(expected));
        QVERIFY(same(row.sums.netRetention(), base > 0 ? 100 * sum(expected) / base : -1));
        QVERIFY(same(row.sums.grossRetention(), base > 0 ? 100 * sum(u"min(ARR__c, %1)"_s.arg(expected)) / base : -1));
    }
    QCOMPARE(figures->otherCurrencies, int(sql(u"SELECT count(*) FROM Contract WHERE CurrencyIsoCode = 'EUR' AND Renewal_Date__c BETWEEN '2026-07-01' AND '2027-09-30'"_s)));
}

void TestForecast::quartersFollowTheFiscalYearOfTheWorkspace()
{
    contractOf(u"A"_s, QDate(2027, 1, 31));
    contractOf(u"B"_s, QDate(2027, 2, 1));
    QCOMPARE(waitFor(forecastFigures(s->store))->rows.first().contracts.size(), 2);
    QVERIFY(waitFor(s->store.setFact(fiscalStartFact, u"2"_s)));
    const auto figures = waitFor(forecastFigures(s->store));
    QCOMPARE(figures->rows.first().contracts.size(), 1);
    QCOMPARE(figures->rows.first().quarter.quarter, 4);
    QCOMPARE(figures->rows.first().quarter.year, 2027);
    QCOMPARE(figures->rows.last().quarter.quarter, 1);
    QCOMPARE(figures->rows.last().quarter.year, 2028);
}

void TestForecast::aFigureOpensItsContracts()
{
    const RecordId known = contractOf(u"A"_s, QDate(2027, 1, 10), {{contract::forecast, 900.0}});
    const RecordId silent = contractOf(u"B"_s, QDate(2027, 2, 10));
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(1280, 900);
    page.show();
    page.showPart(u"forecast"_s);
    auto *view = static_cast<ForecastView *>(page.part());
    QAbstractItemModelTester tester(&view->model());
    QTRY_COMPARE(view->model().rowCount(), 2); // all, and me
    QSignalSpy opened(&page, &Page::openList);
    auto *table = view->findChild<CellTable *>();
    table->setCurrentIndex(view->model().index(0, ForecastView::Missing));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.last().at(1).value<QList<Condition>>().first().value.toList(), QVariantList {qlonglong(silent)});
    view->chart().setFocus();
    QTest::keyClick(&view->chart(), Qt::Key_Home);
    QTest::keyClick(&view->chart(), Qt::Key_Return);
    QCOMPARE(opened.last().at(1).value<QList<Condition>>().first().value.toList(), (QVariantList {qlonglong(known), qlonglong(silent)}));
    QVERIFY(view->csv().contains("1000,2000") || view->csv().contains("2,2000"));
    QCOMPARE(Looks::nameless(&page), QStringList());
    Looks::keep(&page, u"forecast"_s);
    auto *start = page.findChild<QComboBox *>(u"fiscalStart"_s);
    start->setCurrentIndex(1);
    QTRY_COMPARE(waitFor(s->store.fact(fiscalStartFact)), u"2"_s);
    QTRY_COMPARE(view->model().rowCount(), 4);
}

void TestForecast::aWeekHasOneSnapshotThatNeverChanges()
{
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), false); // nothing to take
    const RecordId agreement = contractOf(u"A"_s, QDate(2027, 1, 10), {{contract::forecast, 900.0}});
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), true);
    Record record = s->fetch(agreement);
    record.set(contract::forecast, 500.0);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), false);
    QCOMPARE(sql(u"SELECT sum(forecast) FROM forecast_line"_s), 900.0);
    for (const QString &statement : {u"UPDATE forecast_line SET forecast = 1"_s, u"DELETE FROM forecast_line"_s, u"UPDATE forecast_week SET week = 'x'"_s})
        QVERIFY(!waitFor(s->database.run([statement](Connection &connection) { return connection.execute(statement); })));
    QCOMPARE(sql(u"SELECT sum(forecast) FROM forecast_line"_s), 900.0);
    s->now = s->now.addDays(1); // Monday
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), true);
    QCOMPARE(sql(u"SELECT sum(forecast) FROM forecast_line"_s), 1400.0);
    // What undo takes away was never there.
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(waitFor(forecastBridge(s->store))->start, 900.0);
}

void TestForecast::aSnapshotOfSamplesGoesWithThem()
{
    QVERIFY(waitFor(Samples::fill(s->store)));
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), true);
    QVERIFY(waitFor(forecastBridge(s->store))->weeks.size() >= 5);
    QVERIFY(waitFor(Samples::remove(s->store)));
    QVERIFY(waitFor(forecastBridge(s->store))->weeks.isEmpty());
    QVERIFY(waitFor(Samples::fill(s->store)));
    QVERIFY(waitFor(forecastBridge(s->store))->weeks.size() >= 4);
    QVERIFY(waitFor(Samples::remove(s->store)));
    contractOf(u"Mine"_s, QDate(2027, 1, 10), {{contract::forecast, 900.0}});
    QCOMPARE(*waitFor(takeForecastSnapshot(s->store)), true); // though the samples' lies there
    QCOMPARE(waitFor(forecastBridge(s->store))->start, 900.0);
}

void TestForecast::weeksAreThoseOfIso_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("week");
    QTest::newRow("a Sunday") << QDate(2026, 11, 22) << u"2026-W47"_s;
    QTest::newRow("a Monday") << QDate(2026, 11, 23) << u"2026-W48"_s;
    QTest::newRow("the last week of a long year") << QDate(2027, 1, 3) << u"2026-W53"_s;
    QTest::newRow("the first of the next") << QDate(2027, 1, 4) << u"2027-W01"_s;
    QTest::newRow("December in the next year's week") << QDate(2024, 12, 30) << u"2025-W01"_s;
}

void TestForecast::weeksAreThoseOfIso()
{
    QFETCH(QDate, day);
    QTEST(isoWeek(day), "week");
}

static ForecastLine line(double forecast, const QDate &renewal = QDate(2027, 1, 10), double finalArr = -1)
{
    ForecastLine one {.contract = 1, .name = u"A"_s, .renewal = renewal, .currency = u"USD"_s, .arr = 1000};
    if (forecast >= 0)
        one.forecast = forecast;
    if (finalArr >= 0)
        one.finalArr = finalArr;
    return one;
}

using Lines = QList<ForecastLine>;
Q_DECLARE_METATYPE(Lines)

void TestForecast::everyChangeHasItsStep_data()
{
    QTest::addColumn<Lines>("before");
    QTest::addColumn<Lines>("after");
    QTest::addColumn<int>("step"); // −1: no row
    QTest::addColumn<double>("difference");
    const QDate later(2027, 6, 1);
    QTest::newRow("the same") << Lines {line(900)} << Lines {line(900)} << -1 << 0.0;
    QTest::newRow("a contract appeared") << Lines {} << Lines {line(900)} << int(BridgeStep::New) << 900.0;
    QTest::newRow("one without a forecast appeared") << Lines {} << Lines {line(-1)} << -1 << 0.0;
    QTest::newRow("forecast for the first time") << Lines {line(-1)} << Lines {line(900)} << int(BridgeStep::New) << 900.0;
    QTest::newRow("raised") << Lines {line(900)} << Lines {line(1000)} << int(BridgeStep::Raised) << 100.0;
    QTest::newRow("lowered") << Lines {line(900)} << Lines {line(850)} << int(BridgeStep::Lowered) << -50.0;
    QTest::newRow("withdrawn") << Lines {line(900)} << Lines {line(-1)} << int(BridgeStep::Lowered) << -900.0;
    QTest::newRow("moved out") << Lines {line(900)} << Lines {line(900, later)} << int(BridgeStep::Moved) << -900.0;
    QTest::newRow("moved in") << Lines {line(900, later)} << Lines {line(900)} << int(BridgeStep::Moved) << 900.0;
    QTest::newRow("moved and changed within the period") << Lines {line(900)} << Lines {line(950, QDate(2027, 2, 1))} << int(BridgeStep::Raised) << 50.0;
    QTest::newRow("moved outside of the period") << Lines {line(900, later)} << Lines {line(900, later.addDays(9))} << -1 << 0.0;
    QTest::newRow("closed as forecast") << Lines {line(900)} << Lines {line(900, QDate(2027, 1, 10), 900)} << int(BridgeStep::Closed) << 0.0;
    QTest::newRow("closed higher") << Lines {line(900)} << Lines {line(900, QDate(2027, 1, 10), 1000)} << int(BridgeStep::Closed) << 100.0;
    QTest::newRow("closed before, as now") << Lines {line(900, QDate(2027, 1, 10), 1000)} << Lines {line(900, QDate(2027, 1, 10), 1000)} << -1 << 0.0;
    QTest::newRow("lost") << Lines {line(900)} << Lines {line(900, QDate(2027, 1, 10), 0)} << int(BridgeStep::Lost) << -900.0;
    QTest::newRow("the contract is gone") << Lines {line(900)} << Lines {} << int(BridgeStep::Lost) << -900.0;
    QTest::newRow("the first day counts") << Lines {} << Lines {line(900, QDate(2027, 1, 1))} << int(BridgeStep::New) << 900.0;
    QTest::newRow("the last day counts") << Lines {} << Lines {line(900, QDate(2027, 3, 31))} << int(BridgeStep::New) << 900.0;
    QTest::newRow("the next does not") << Lines {} << Lines {line(900, QDate(2027, 4, 1))} << -1 << 0.0;
}

void TestForecast::everyChangeHasItsStep()
{
    QFETCH(Lines, before);
    QFETCH(Lines, after);
    QFETCH(int, step);
    QFETCH(double, difference);
    const ForecastBridge bridge = bridgeBetween(before, after, u"USD"_s, QDate(2027, 1, 1), QDate(2027, 3, 31));
    QCOMPARE(bridge.rows.isEmpty() ? -1 : int(bridge.rows.first().step), step);
    QCOMPARE(bridge.end - bridge.start, difference);
    if (step >= 0)
        QCOMPARE(bridge.sum(BridgeStep(step)), difference);
    QVERIFY(bridgeBetween(before, after, u"EUR"_s, QDate(2027, 1, 1), QDate(2027, 3, 31)).rows.isEmpty());
}

void TestForecast::aBridgeAddsUp()
{
    Lines before;
    Lines after;
    quint32 seed = 7;
    const auto random = [&seed](int below) {
        seed = seed * 1664525u + 1013904223u;
        return int((seed >> 8) % quint32(below));
    };
    for (int i = 0; i < 500; ++i) {
        for (Lines *lines : {&before, &after}) {
            if (random(10) == 0)
                continue;
            ForecastLine one = line(random(5) ? random(2000) : -1, QDate(2026, 10, 1).addDays(random(300)), random(6) ? -1 : random(3) * 500);
            one.contract = i + 1;
            *lines << one;
        }
    }
    const ForecastBridge bridge = bridgeBetween(before, after, u"USD"_s, QDate(2027, 1, 1), QDate(2027, 3, 31));
    double sum = bridge.start;
    for (int step = 0; step < bridgeSteps; ++step)
        sum += bridge.sum(BridgeStep(step));
    QVERIFY(std::abs(sum - bridge.end) < 0.001);
    QVERIFY(bridge.rows.size() > 50);
}

void TestForecast::theBridgeIsBuiltSinceLastWeek()
{
    const RecordId up = contractOf(u"Up"_s, QDate(2027, 1, 10), {{contract::forecast, 900.0}});
    const RecordId lost = contractOf(u"Lost"_s, QDate(2027, 2, 10), {{contract::forecast, 800.0}});
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(1280, 1000);
    page.show();
    page.showPart(u"changes"_s);
    auto *view = static_cast<BridgeView *>(page.part());
    QAbstractItemModelTester tester(&view->model());
    QTest::mouseClick(view->findChild<QPushButton *>(), Qt::LeftButton);
    view->takeSnapshot();
    QTRY_COMPARE(view->bridge().start, 1700.0);
    s->now = s->now.addDays(7);
    Record record = s->fetch(up);
    record.set(contract::forecast, 1000.0);
    QVERIFY(waitFor(s->store.save(record)));
    record = s->fetch(lost);
    record.set(contract::finalArr, 0.0);
    QVERIFY(waitFor(s->store.save(record)));
    const RecordId fresh = contractOf(u"Fresh"_s, QDate(2027, 3, 10), {{contract::forecast, 500.0}});
    QTRY_COMPARE(view->bridge().rows.size(), 3);
    QCOMPARE(view->bridge().start, sql(u"SELECT sum(forecast) FROM forecast_line"_s));
    QCOMPARE(view->bridge().end, sql(u"SELECT sum(coalesce(Renewal_Final__c, Renewal_Forecast__c)) FROM Contract WHERE deleted = 0"_s));
    QCOMPARE(view->bridge().contracts(BridgeStep::New), QList<RecordId> {fresh});
    const ChartContent &chart = view->chart().content();
    QCOMPARE(chart.categories.size(), bridgeSteps + 2);
    QCOMPARE(chart.series.at(0).values, (QList<double> {1700, 1700, 2200, 2300, 2300, 2300, 1500, 1500}));
    QCOMPARE(chart.series.at(1).values, (QList<double> {0, 500, 100, 0, 0, 0, 0, 0}));
    QCOMPARE(chart.series.at(2).values, (QList<double> {0, 0, 0, 0, 0, 0, 800, 0}));
    QSignalSpy opened(&page, &Page::openList);
    Q_EMIT view->chart().activated(2, 6);
    QCOMPARE(opened.last().at(1).value<QList<Condition>>().first().value.toList(), QVariantList {qlonglong(lost)});
    Q_EMIT view->chart().activated(1, 2);
    QCOMPARE(opened.last().at(1).value<QList<Condition>>().first().value.toList(), QVariantList {qlonglong(up)});
    QCOMPARE(Looks::nameless(&page), QStringList());
    Looks::keep(&page, u"bridge"_s);
}

void TestForecast::signalsHaveReasons_data()
{
    using namespace RenewalSignals;
    QTest::addColumn<int>("silent");
    QTest::addColumn<int>("patience");
    QTest::addColumn<int>("tickets");
    QTest::addColumn<QString>("health");
    QTest::addColumn<double>("risk"); // −1: none
    QTest::addColumn<double>("usage"); // 0: not known
    QTest::addColumn<bool>("stale");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("reasons");
    QTest::newRow("all is well") << 14 << 14 << 0 << u"good"_s << -1.0 << 0.0 << false << int(Level::Good) << 0;
    QTest::newRow("a day too long") << 15 << 14 << 0 << u"good"_s << -1.0 << 0.0 << false << int(Level::Watch) << 1;
    QTest::newRow("twice as long") << 28 << 14 << 0 << u"good"_s << -1.0 << 0.0 << false << int(Level::Watch) << 1;
    QTest::newRow("longer than twice") << 29 << 14 << 0 << u"good"_s << -1.0 << 0.0 << false << int(Level::Risk) << 1;
    QTest::newRow("a severe ticket") << 1 << 14 << 1 << u"good"_s << -1.0 << 0.0 << false << int(Level::Risk) << 1;
    QTest::newRow("watch") << 1 << 14 << 0 << u"watch"_s << -1.0 << 0.0 << false << int(Level::Watch) << 1;
    QTest::newRow("at risk") << 1 << 14 << 0 << u"risk"_s << -1.0 << 0.0 << false << int(Level::Risk) << 1;
    QTest::newRow("not scored") << 1 << 14 << 0 << u"none"_s << -1.0 << 0.0 << false << int(Level::Good) << 0;
    QTest::newRow("an open risk of nothing yet") << 1 << 14 << 0 << u"good"_s << 0.0 << 0.0 << false << int(Level::Risk) << 1;
    QTest::newRow("usage down by 19") << 1 << 14 << 0 << u"good"_s << -1.0 << -19.0 << false << int(Level::Good) << 0;
    QTest::newRow("usage down by 20") << 1 << 14 << 0 << u"good"_s << -1.0 << -20.0 << false << int(Level::Watch) << 1;
    QTest::newRow("usage down by 40") << 1 << 14 << 0 << u"good"_s << -1.0 << -40.0 << false << int(Level::Risk) << 1;
    QTest::newRow("an old step") << 1 << 14 << 0 << u"good"_s << -1.0 << 0.0 << true << int(Level::Watch) << 1;
    QTest::newRow("all of it") << 99 << 14 << 2 << u"risk"_s << 5.0 << -50.0 << true << int(Level::Risk) << 6;
}

void TestForecast::signalsHaveReasons()
{
    QFETCH(int, silent);
    QFETCH(int, patience);
    QFETCH(int, tickets);
    QFETCH(QString, health);
    QFETCH(double, risk);
    QFETCH(double, usage);
    QFETCH(bool, stale);
    RenewalSignals::Facts facts {.silentDays = silent, .patience = patience, .severeTickets = tickets, .healthTone = health, .openRisk = std::max(0.0, risk), .hasRisk = risk >= 0, .stepStale = stale};
    if (usage != 0)
        facts.usageChange = usage;
    const auto reasons = RenewalSignals::reasonsOf(facts);
    QTEST(int(RenewalSignals::levelOf(reasons)), "level");
    QTEST(int(reasons.size()), "reasons");
    for (const auto &reason : reasons)
        QVERIFY(!RenewalSignals::sentence(reason, QLocale::c(), [](double amount) { return QString::number(amount); }).isEmpty());
}

void TestForecast::opinionsAreComparedWithSignals_data()
{
    using namespace RenewalSignals;
    using RenewalSignals::Verdict;
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("madeDaysAgo");
    QTest::addColumn<int>("verdict");
    QTest::newRow("no call") << int(Level::Good) << QString() << 120 << 1 << int(Verdict::Missing);
    QTest::newRow("renew, quiet") << int(Level::Good) << u"Renew"_s << 120 << 1 << int(Verdict::Agrees);
    QTest::newRow("renew, watch") << int(Level::Watch) << u"Renew"_s << 120 << 1 << int(Verdict::Agrees);
    QTest::newRow("renew, risk") << int(Level::Risk) << u"Renew"_s << 120 << 1 << int(Verdict::TooHopeful);
    QTest::newRow("at risk, quiet") << int(Level::Good) << u"At risk"_s << 120 << 1 << int(Verdict::TooDark);
    QTest::newRow("at risk, watch") << int(Level::Watch) << u"At risk"_s << 120 << 1 << int(Verdict::Agrees);
    QTest::newRow("churn, risk") << int(Level::Risk) << u"Churn"_s << 120 << 1 << int(Verdict::Agrees);
    QTest::newRow("monitor at 91 days") << int(Level::Watch) << u"Monitor"_s << 91 << 1 << int(Verdict::Agrees);
    QTest::newRow("monitor at 91 days, risk") << int(Level::Risk) << u"Monitor"_s << 91 << 1 << int(Verdict::TooHopeful);
    QTest::newRow("monitor at 90 days") << int(Level::Good) << u"Monitor"_s << 90 << 1 << int(Verdict::Undecided);
    QTest::newRow("said on the 90th day") << int(Level::Good) << u"Renew"_s << 80 << 10 << int(Verdict::Agrees);
    QTest::newRow("said the day before") << int(Level::Good) << u"Renew"_s << 80 << 11 << int(Verdict::Old);
}

void TestForecast::opinionsAreComparedWithSignals()
{
    QFETCH(int, level);
    QFETCH(QString, call);
    QFETCH(int, days);
    QFETCH(int, madeDaysAgo);
    QTEST(int(RenewalSignals::verdictOf(RenewalSignals::Level(level), call, today.addDays(-madeDaysAgo), today.addDays(days), today)), "verdict");
}

void TestForecast::monitorIsNoAnswerAtNinetyDays()
{
    const RecordId far = contractOf(u"Far"_s, today.addDays(91), {{contract::call, contract::monitorCall}});
    QCOMPARE(s->fetch(far).value(contract::callOn).toDate(), today);
    const RecordId near = contractOf(u"Near"_s, today.addDays(90));
    Record record = s->fetch(near);
    record.set(contract::call, contract::monitorCall);
    const Result<RecordId> refused = waitFor(s->store.save(record));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, contract::call);
    QVERIFY(refused.error().text.contains(u"decide"_s));
    // What stands there from before stops no other edit, and every other answer is taken.
    s->now = s->now.addDays(5);
    record = s->fetch(far);
    record.set(contract::seats, 5);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(s->fetch(far).value(contract::callOn).toDate(), today);
    record = s->fetch(far);
    record.set(contract::call, u"Renew"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(s->fetch(far).value(contract::callOn).toDate(), today.addDays(5));
    record.set(contract::call, contract::monitorCall);
    QVERIFY(!waitFor(s->store.save(record)));
    // The form says so too.
    const ObjectType &type = *s->schema.type(object_code::contract);
    RecordForm form(s->store, type, {{QString(), {contract::call}}});
    form.setRecord(s->fetch(near));
    form.editor(contract::call)->setValue(contract::monitorCall);
    Q_EMIT form.editor(contract::call)->edited();
    QCOMPARE(form.check().size(), 1);
}

void TestForecast::signalsAreReadFromTheAccount()
{
    const RecordId agreement = contractOf(u"A"_s, today.addDays(100));
    const RecordId customer = s->fetch(agreement).link(contract::account);
    const auto row = [&] { return waitFor(renewalSignals(s->store))->rows.value(0); };
    QCOMPARE(int(row().level), int(RenewalSignals::Level::Watch)); // no deal, so no next step
    QCOMPARE(row().look, 180);
    const RecordId deal = s->save(u"Opportunity"_s, {{opportunity::name, u"R"_s}, {opportunity::account, qlonglong(customer)}, {opportunity::type, u"Renewal"_s}, {opportunity::stage, u"Prospecting"_s}, {opportunity::closeDate, today.addDays(100)},
                                                     {opportunity::nextStep, u"Call"_s}, {opportunity::nextStepDate, today}});
    QVERIFY(deal);
    QCOMPARE(row().reasons.size(), 0);
    for (const QString &severity : {u"P0"_s, u"P1"_s, u"P2"_s})
        s->save(u"Case"_s, {{support_case::subject, u"x"_s}, {support_case::account, qlonglong(customer)}, {support_case::status, u"New"_s}, {support_case::severity, severity}});
    s->save(u"Case"_s, {{support_case::subject, u"x"_s}, {support_case::account, qlonglong(customer)}, {support_case::status, u"Closed"_s}, {support_case::severity, u"P0"_s}});
    QCOMPARE(row().facts.severeTickets, 2);
    QVERIFY(!row().facts.usageChange);
    QList<UsageRow> usage;
    for (int month = 0; month < 4; ++month)
        usage.append({customer, metric::mau, QDate(2026, 8, 1).addMonths(month), month == 3 ? 70.0 : 100.0});
    QVERIFY(waitFor(storeUsage(s->store, usage, u"usage"_s)));
    QCOMPARE(row().facts.usageChange.value_or(0), -30.0);
    QCOMPARE(int(row().level), int(RenewalSignals::Level::Risk));
    s->now = s->now.addDays(15);
    QCOMPARE(row().look, 90);
    QVERIFY(row().facts.stepStale);
}

void TestForecast::disagreementsComeFirst()
{
    contractOf(u"Fine"_s, today.addDays(20), {{contract::call, u"At risk"_s}});
    const RecordId hopeful = contractOf(u"Hopeful"_s, today.addDays(120), {{contract::call, u"Renew"_s}});
    Record customer = s->fetch(s->fetch(hopeful).link(contract::account));
    customer.set(account::health, u"At risk"_s);
    QVERIFY(waitFor(s->store.save(customer)));
    contractOf(u"Silent"_s, today.addDays(30));
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(1280, 800);
    page.show();
    page.showPart(u"signals"_s);
    auto *view = static_cast<SignalsView *>(page.part());
    QAbstractItemModelTester tester(&view->model());
    QTRY_COMPARE(view->model().rowCount(), 3);
    QCOMPARE(view->model().index(0, 0).data().toString(), u"Hopeful"_s);
    QVERIFY(view->model().index(0, SignalsView::Reasons).data().toString().contains(u"Health is at risk"_s));
    QCOMPARE(Looks::nameless(&page), QStringList());
    Looks::keep(&page, u"signals"_s);
    view->showDisagreements(true);
    QCOMPARE(view->model().rowCount(), 1);
    view->table().setCurrentIndex(view->model().index(0, SignalsView::Verdict));
    QTest::keyClick(&view->table(), Qt::Key_Return);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = page.window()->findChild<RecordDialog *>());
    QTRY_COMPARE(dialog->form()->record().id, hopeful);
    dialog->form()->editor(contract::call)->setValue(u"At risk"_s);
    Q_EMIT dialog->form()->editor(contract::call)->edited();
    QTest::keyClick(dialog->form()->editor(contract::call)->input(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(view->model().rowCount(), 0);
}

void TestForecast::everyPartFitsInEveryLook_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("compact");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QSize>("size");
    for (const QString &part : {u"list"_s, u"forecast"_s, u"changes"_s, u"signals"_s}) {
        const QByteArray name = part.toUtf8();
        QTest::addRow("%s light", name.constData()) << part << false << false << false << 1.0 << QSize(1280, 800);
        QTest::addRow("%s dark", name.constData()) << part << true << false << true << 1.0 << QSize(1280, 800);
        QTest::addRow("%s mirrored", name.constData()) << part << false << true << false << 1.0 << QSize(1280, 800);
        QTest::addRow("%s small", name.constData()) << part << false << false << false << 1.0 << QSize(776, 480);
        QTest::addRow("%s large", name.constData()) << part << true << false << false << 2.0 << QSize(1280, 800);
    }
}

void TestForecast::everyPartFitsInEveryLook()
{
    QFETCH(QString, part);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(bool, compact);
    QFETCH(double, zoom);
    QFETCH(QSize, size);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.setCompact(compact);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    const auto back = qScopeGuard([] {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        qApp->setStyleSheet({});
    });
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    for (int i = 0; i < 12; ++i) {
        contractOf(u"Harbor Point Logistics %1"_s.arg(i), today.addDays(10 + 13 * i), {{contract::arr, 123456.0 * (i + 1)}, {contract::forecast, 100000.0 * (i + 1)}, {contract::noticePeriod, qlonglong(60)}, {contract::seats, 1200}});
        if (i == 5)
            QVERIFY(waitFor(takeForecastSnapshot(s->store)));
    }
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(size);
    page.show();
    page.showPart(part);
    const auto *table = page.part()->findChild<CellTable *>();
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QVERIFY2(page.minimumSizeHint().width() <= size.width(), qPrintable(QString::number(page.minimumSizeHint().width())));
    QTRY_COMPARE(Looks::clipped(&page), QStringList());
    QCOMPARE(Looks::sideways(&page), QStringList());
    Looks::keep(&page, u"renewals-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
}

QTEST_MAIN(TestForecast)
#include "tst_forecast.moc"
