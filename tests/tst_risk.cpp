#include "forms/charts/chart.h"
#include "forms/look/theme.h"
#include "forms/record/proposalstrip.h"
#include "forms/record/recordform.h"
#include "forms/reports/reviewpdf.h"
#include "forms/risk/riskboard.h"
#include "forms/risk/riskpaper.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/connection.h"
#include "models/storage/riskfigures.h"
#include "tests/support/hand.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QGraphicsView>
#include <QSignalSpy>
#include <QTableWidget>

/// Customer risks: the rules of their form, the sum on the account whatever changes it, the board against plain SQL.
class TestRisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theNameFollowsTheStatusUntilItIsEdited();
    void anUneditedNameFollowsALaterStatus();
    void neverMoreThanIsUpForRenewal();
    void theContractSaysWhatIsUpForRenewal();
    void outcomesAskForAmountAndReason();
    void risksComeBackFromAnExport();
    void aRedAccountProposesAPlan();
    void theBoardIsWrittenAsPdf();
    void theAccountCarriesTheSumOfItsOpenRisks();
    void anOldNextStepIsFlagged_data();
    void anOldNextStepIsFlagged();
    void aNewNextStepIsDatedAnew();
    void aRiskFromElsewhereTellsItsStatusesByTheirDays();
    void theBoardAddsUpLikeSql();
    void aBarOpensItsRisks();

private:
    QHash<QString, QVariant> risk(double amount, const QHash<QString, QVariant> &more = {}) const;
    Error refusal(const QHash<QString, QVariant> &values);
    QVariant sum() { return s->fetch(acme).value(account::openRisk); }

    std::unique_ptr<TestStore> s;
    RecordId acme = 0;
    RecordId ann = 0;
};

void TestRisk::init()
{
    s = std::make_unique<TestStore>();
    acme = s->save(u"Account"_s, {{account::name, u"Acme"_s}, {account::arr, 100000.0}, {account::seats, 200}, {account::renewalDate, QDate(2027, 3, 31)}, {account::health, u"At risk"_s}});
    ann = s->save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
}

void TestRisk::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

QHash<QString, QVariant> TestRisk::risk(double amount, const QHash<QString, QVariant> &more) const
{
    QHash<QString, QVariant> values {{customer_risk::name, u"Acme At-Risk"_s}, {customer_risk::account, qlonglong(acme)}, {customer_risk::keyContact, qlonglong(ann)}, {customer_risk::status, customer_risk::atRiskValue},
                                     {customer_risk::seats, 20}, {customer_risk::amount, amount}, {customer_risk::engagement, u"Unresponsive"_s}, {customer_risk::competitor, u"None known"_s},
                                     {customer_risk::reason, u"Price"_s}, {customer_risk::summary, u"Says it is too dear."_s}, {customer_risk::nextStep, u"Call procurement"_s}};
    values.insert(more);
    return values;
}

Error TestRisk::refusal(const QHash<QString, QVariant> &values)
{
    Record record {.object = object_code::customerRisk};
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        record.set(it.key(), it.value());
    const Result<RecordId> saved = waitFor(s->store.save(record));
    return saved ? Error {} : saved.error();
}

void TestRisk::theNameFollowsTheStatusUntilItIsEdited()
{
    const ObjectType &type = *s->schema.type(object_code::customerRisk);
    const QuickForm *quick = type.quickForm(u"newRisk"_s);
    QVERIFY(quick);
    RecordForm form(s->store, type, RecordForm::sectionsFor(type, true, quick), quick);
    const auto fresh = waitFor(s->store.prepare(type.code, {{customer_risk::account, qlonglong(acme)}}, u"newRisk"_s));
    QVERIFY(fresh);
    form.setRecord(*fresh);
    const auto name = [&] { return form.record().text(customer_risk::name); };
    QCOMPARE(name(), u"Acme At-Risk"_s);
    const auto choose = [&](const QString &status) {
        form.editor(customer_risk::status)->setValue(status);
        Q_EMIT form.editor(customer_risk::status)->edited();
    };
    choose(customer_risk::earlyWarningValue);
    QTRY_COMPARE(name(), u"Acme Early Warning"_s);
    choose(customer_risk::atRiskValue);
    QTRY_COMPARE(name(), u"Acme At-Risk"_s);
    form.editor(customer_risk::name)->setValue(u"My own words"_s);
    Q_EMIT form.editor(customer_risk::name)->edited();
    choose(customer_risk::earlyWarningValue);
    QVERIFY(waitFor(s->store.prepare(type.code))); // asked behind the proposal, so answered after it
    QCOMPARE(name(), u"My own words"_s);
}

void TestRisk::anUneditedNameFollowsALaterStatus()
{
    const RecordId id = s->save(u"Customer_Risk__c"_s, risk(1000));
    Record record = s->fetch(id);
    record.set(customer_risk::status, customer_risk::earlyWarningValue);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(s->fetch(id).text(customer_risk::name), u"Acme Early Warning"_s);
    QCOMPARE(s->fetch(id).value(u"Early_Warning_Date__c"_s).toDate(), s->now.date());
}

void TestRisk::neverMoreThanIsUpForRenewal()
{
    QCOMPARE(refusal(risk(100000)).problems.size(), 0);
    const Error amount = refusal(risk(100001));
    QCOMPARE(amount.problems.size(), 1);
    QCOMPARE(amount.problems.first().field, customer_risk::amount);
    QVERIFY2(amount.problems.first().text.contains(u"100,000"_s) || amount.problems.first().text.contains(u"100000"_s), qPrintable(amount.problems.first().text));
    const Error seats = refusal(risk(1, {{customer_risk::seats, 201}}));
    QCOMPARE(seats.problems.size(), 1);
    QCOMPARE(seats.problems.first().field, customer_risk::seats);
    QVERIFY2(seats.problems.first().text.contains(u"200"_s), qPrintable(seats.problems.first().text));
    QCOMPARE(refusal(risk(-1)).problems.first().field, customer_risk::amount);
}

void TestRisk::theContractSaysWhatIsUpForRenewal()
{
    const ObjectType &type = *s->schema.type(object_code::contract);
    const auto sign = [&](const QDate &start, int months, qlonglong seats, double arr, const QString &status) {
        s->saveOne(type, {{contract::account, qlonglong(acme)}, {contract::start, start}, {contract::term, months}, {contract::seats, seats}, {contract::arr, arr}, {contract::status, status}});
    };
    sign(QDate(2024, 1, 1), 12, 900, 900000, u"Activated"_s); // over
    sign(QDate(2027, 1, 1), 12, 900, 900000, u"Activated"_s); // to come
    sign(QDate(2026, 1, 1), 12, 900, 900000, u"Draft"_s); // not signed
    QCOMPARE(refusal(risk(100001)).problems.size(), 1); // the account's word counts as long as nothing runs
    sign(QDate(2026, 1, 1), 12, 50, 40000, u"Activated"_s);
    sign(QDate(2025, 12, 1), 12, 30, 20000, u"Activated"_s); // its last day is Nov 30
    QCOMPARE(refusal(risk(60000, {{customer_risk::seats, 80}})).problems.size(), 0);
    QCOMPARE(refusal(risk(60001)).problems.first().field, customer_risk::amount);
    QCOMPARE(refusal(risk(1, {{customer_risk::seats, 81}})).problems.first().field, customer_risk::seats);
    s->now = QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC);
    QCOMPARE(refusal(risk(40001)).problems.first().field, customer_risk::amount);
}

void TestRisk::risksComeBackFromAnExport()
{
    s->save(u"Customer_Risk__c"_s, risk(1000));
    s->save(u"Customer_Risk__c"_s, risk(9, {{customer_risk::status, u"Churned"_s}, {customer_risk::outcomeAmount, 9.0}, {customer_risk::outcomeReason, u"Price"_s}}));
    s->save(u"Red_Account_Plan__c"_s, {{red_account_plan::name, u"Plan"_s}, {red_account_plan::account, qlonglong(acme)}, {red_account_plan::status, u"Open"_s}, {red_account_plan::why, u"Red"_s}});
    QTemporaryDir folder;
    QVERIFY(waitFor(Exporter::run(s->store, folder.filePath(u"out"_s), {})));
    TestStore other;
    QVERIFY(waitFor(Importer::run(other.store, {folder.filePath(u"out"_s)}, {})));
    QCOMPARE(WorkspaceState::records(other), WorkspaceState::records(*s));
    const auto accounts = waitFor(other.store.find({.object = object_code::account, .where = {{.field = account::name, .value = u"Acme"_s}}}));
    QCOMPARE(accounts->first().value(account::openRisk).toDouble(), 1000.0);
    QCOMPARE(WorkspaceState::problems(other), QStringList());
}

void TestRisk::aRedAccountProposesAPlan()
{
    const ObjectType &type = *s->schema.type(object_code::account);
    ProposalStrip strip(s->store, type);
    QSignalSpy asked(&strip, &ProposalStrip::asked);
    strip.look({.type = &type, .record = s->fetch(acme)});
    QTRY_VERIFY(!strip.isHidden());
    QVERIFY(strip.text().contains(u"red"_s));
    QTest::mouseClick(strip.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toInt(), object_code::redAccountPlan);
    QCOMPARE((asked.first().at(1).value<QHash<QString, QVariant>>().value(red_account_plan::account).toLongLong()), acme);
    const RecordId plan = s->save(u"Red_Account_Plan__c"_s, {{red_account_plan::name, u"Plan"_s}, {red_account_plan::account, qlonglong(acme)}, {red_account_plan::status, u"Open"_s}, {red_account_plan::why, u"Red"_s}});
    QTRY_VERIFY(strip.isHidden());
    Record closed = s->fetch(plan);
    closed.set(red_account_plan::status, u"Green Again"_s);
    QVERIFY(waitFor(s->store.save(closed)));
    QTRY_VERIFY(!strip.isHidden());
    // Green, but a risk is open: another sentence.
    s->save(u"Customer_Risk__c"_s, risk(1000));
    Record green = s->fetch(acme);
    green.set(account::health, u"Healthy"_s);
    strip.look({.type = &type, .record = green});
    QTRY_VERIFY(strip.text().contains(u"risk"_s));
    green.set(account::openRisk, {});
    strip.look({.type = &type, .record = green});
    QTRY_VERIFY(strip.isHidden());
}

void TestRisk::theBoardIsWrittenAsPdf()
{
    s->save(u"Customer_Risk__c"_s, risk(1000));
    s->save(u"Customer_Risk__c"_s, risk(500, {{customer_risk::reason, u"Budget cut"_s}}));
    const ChartContent chart {.title = u"ARR at Risk by Reason"_s, .categoryTitle = u"Reason"_s, .categories = {u"Price"_s, u"Budget cut"_s}, .series = {{.name = u"ARR"_s, .values = {1000, 500}}}, .number = [](double value) { return QString::number(value); }};
    const ReviewPages pages = layOutRisks(u"Risk Board"_s, u"2 open risks"_s, {chart}, {.title = u"Open Risks"_s, .columns = {{.label = u"Name"_s}}, .rows = {{u"Acme At-Risk"_s}}}, false);
    QCOMPARE(pages.pages.size(), 2);
    const Result<QByteArray> pdf = pdfOf(pages, {.title = u"Risk Board"_s});
    QVERIFY(pdf);
    QVERIFY(pdf->startsWith("%PDF"));
    QVERIFY(!pdf->contains("/Subtype /Image"));
    if (const QString folder = qEnvironmentVariable("STEWARD_PICTURES"); !folder.isEmpty())
        QVERIFY(writePictures(pages, folder + u"/riskpaper"_s));
}

void TestRisk::outcomesAskForAmountAndReason()
{
    for (const QString &outcome : {u"Churned"_s, u"Renewed"_s}) {
        QStringList fields;
        for (const Problem &problem : refusal(risk(1, {{customer_risk::status, outcome}})).problems)
            fields << problem.field;
        QCOMPARE(fields, (QStringList {customer_risk::outcomeAmount, customer_risk::outcomeReason}));
        QCOMPARE(refusal(risk(1, {{customer_risk::status, outcome}, {customer_risk::outcomeAmount, 5.0}, {customer_risk::outcomeReason, u"Price"_s}})).problems.size(), 0);
    }
}

void TestRisk::theAccountCarriesTheSumOfItsOpenRisks()
{
    const ObjectType &type = *s->schema.type(object_code::account);
    QVERIFY(!sum().isValid());
    QVERIFY(badgesOf(type, s->fetch(acme)).isEmpty());
    const RecordId first = s->save(u"Customer_Risk__c"_s, risk(1000));
    const RecordId second = s->save(u"Customer_Risk__c"_s, risk(500));
    QCOMPARE(sum().toDouble(), 1500.0);
    QCOMPARE(badgesOf(type, s->fetch(acme)).size(), 1);
    QVERIFY(badgesOf(type, s->fetch(acme)).first().text.startsWith(u"Open risk · "_s));
    QVERIFY(waitFor(s->store.remove({second})));
    QCOMPARE(sum().toDouble(), 1000.0);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(sum().toDouble(), 1500.0);
    Record record = s->fetch(first);
    record.set(customer_risk::status, u"Renewed"_s);
    record.set(customer_risk::outcomeAmount, 100000.0);
    record.set(customer_risk::outcomeReason, u"Kept after the fix"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(sum().toDouble(), 500.0);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(sum().toDouble(), 1500.0);
    QVERIFY(waitFor(s->store.redo()));
    QVERIFY(waitFor(s->store.remove({second})));
    QVERIFY(!sum().isValid());
}

void TestRisk::anOldNextStepIsFlagged_data()
{
    QTest::addColumn<QDate>("written");
    QTest::addColumn<bool>("stale");
    QTest::newRow("today") << QDate(2026, 11, 22) << false;
    QTest::newRow("13 days") << QDate(2026, 11, 9) << false;
    QTest::newRow("14 days") << QDate(2026, 11, 8) << true;
    QTest::newRow("over the clock change") << QDate(2026, 10, 20) << true;
    QTest::newRow("never") << QDate() << true;
}

void TestRisk::anOldNextStepIsFlagged()
{
    QFETCH(QDate, written);
    QFETCH(bool, stale);
    QCOMPARE(isStaleStep(written, QDate(2026, 11, 22)), stale);
}

void TestRisk::aNewNextStepIsDatedAnew()
{
    const RecordId id = s->save(u"Customer_Risk__c"_s, risk(1000));
    s->now = s->now.addDays(20);
    Record record = s->fetch(id);
    record.set(customer_risk::reason, u"Budget cut"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(waitFor(riskFigures(s->store))->stale, QList<RecordId> {id});
    record = s->fetch(id);
    record.set(customer_risk::nextStep, u"Send the offer"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QVERIFY(waitFor(riskFigures(s->store))->stale.isEmpty());
    QCOMPARE(waitFor(riskFigures(s->store))->rows.first().daysInStatus, 20);
    record = s->fetch(id);
    record.set(customer_risk::status, customer_risk::earlyWarningValue);
    QVERIFY(waitFor(s->store.save(record)));
    s->now = s->now.addDays(3);
    record = s->fetch(id);
    record.set(customer_risk::status, customer_risk::atRiskValue);
    QVERIFY(waitFor(s->store.save(record)));
    s->now = s->now.addDays(2);
    const RiskRow row = waitFor(riskFigures(s->store))->rows.first();
    QCOMPARE(row.daysInStatus, 2);
    QCOMPARE(row.earlier.size(), 2);
    QCOMPARE(row.earlier.first().status, customer_risk::atRiskValue);
    QCOMPARE(row.earlier.first().days, 20);
    QCOMPARE(row.earlier.last().days, 3);
}

void TestRisk::aRiskFromElsewhereTellsItsStatusesByTheirDays()
{
    s->save(u"Customer_Risk__c"_s, risk(1000, {{u"Early_Warning_Date__c"_s, QDate(2026, 10, 1)}, {u"At_Risk_Date__c"_s, QDate(2026, 11, 2)}}));
    const RiskRow row = waitFor(riskFigures(s->store))->rows.first();
    QCOMPARE(row.daysInStatus, 20);
    QCOMPARE(row.earlier.size(), 1);
    QCOMPARE(row.earlier.first().status, customer_risk::earlyWarningValue);
    QCOMPARE(row.earlier.first().days, 32);
}

void TestRisk::theBoardAddsUpLikeSql()
{
    s->save(u"Customer_Risk__c"_s, risk(1000));
    s->save(u"Customer_Risk__c"_s, risk(500, {{customer_risk::reason, u"Budget cut"_s}, {customer_risk::status, customer_risk::earlyWarningValue}}));
    s->save(u"Customer_Risk__c"_s, risk(250, {{customer_risk::competitor, u"Somebody new"_s}}));
    s->save(u"Customer_Risk__c"_s, risk(9, {{customer_risk::status, u"Churned"_s}, {customer_risk::outcomeAmount, 9.0}, {customer_risk::outcomeReason, u"Price"_s}}));
    const Result<RiskFigures> figures = waitFor(riskFigures(s->store));
    QVERIFY(figures);
    const double plain = waitFor(s->database.run([](Connection &connection) { return connection.scalar(u"SELECT sum(Risk_Amount__c) FROM Customer_Risk__c WHERE Status__c NOT IN ('Churned', 'Renewed') AND deleted = 0"_s, {}).toDouble(); }));
    QCOMPARE(figures->amount, plain);
    QCOMPARE(figures->open, 3);
    for (const QList<RiskGroup> *groups : {&figures->byStatus, &figures->byReason, &figures->byCompetitor, &figures->byOwner, &figures->byMonth}) {
        double total = 0;
        for (const RiskGroup &group : *groups)
            total += group.amount;
        QCOMPARE(total, plain);
    }
    QCOMPARE(figures->byReason.first().label, u"Price"_s);
    QCOMPARE(figures->byReason.first().amount, 1250.0);
    QCOMPARE(figures->byMonth.first().key, u"2027-03"_s);
    QCOMPARE(figures->unplanned.size(), 1);
    s->save(u"Red_Account_Plan__c"_s, {{red_account_plan::name, u"Plan"_s}, {red_account_plan::account, qlonglong(acme)}, {red_account_plan::status, u"Open"_s}, {red_account_plan::why, u"Red"_s}});
    QVERIFY(waitFor(riskFigures(s->store))->unplanned.isEmpty());
}

void TestRisk::aBarOpensItsRisks()
{
    const RecordId dear = s->save(u"Customer_Risk__c"_s, risk(1000));
    s->save(u"Customer_Risk__c"_s, risk(500, {{customer_risk::reason, u"Budget cut"_s}}));
    RiskBoard board(s->store);
    board.resize(1200, 900);
    board.show();
    QSignalSpy shown(&board, &RiskBoard::shown);
    QTRY_VERIFY(!shown.isEmpty());
    auto *chart = board.findChild<Chart *>(u"byReason"_s);
    QVERIFY(chart);
    QSignalSpy opened(&board, &Page::openList);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->accessibleDescription().left(5), u"Price"_s);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    const auto where = opened.first().at(1).value<QList<Condition>>();
    QCOMPARE(where.first().value.toList(), QVariantList {qlonglong(dear)});
    auto *canvas = chart->findChild<QGraphicsView *>();
    QVERIFY(canvas);
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, QPoint(canvas->width() / 2, 10)); // the first row, wherever its bar ends
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.last().at(1).value<QList<Condition>>().first().value.toList(), QVariantList {qlonglong(dear)});
    Looks::keep(&board, u"riskboard"_s);
    QCOMPARE(Looks::nameless(&board), QStringList());
    chart->showTable(true);
    QCOMPARE(chart->findChild<QTableWidget *>()->item(0, 0)->text(), u"Price"_s);
}

QTEST_MAIN(TestRisk)
#include "tst_risk.moc"
