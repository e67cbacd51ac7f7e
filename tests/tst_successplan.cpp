#include "forms/lists/celltable.h"
#include "forms/look/widgets.h"
#include "forms/plan/successplanpanel.h"
#include "forms/reports/reviewplan.h"
#include "models/reports/reviewdraft.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>

namespace {

/// Acme with two goals and two steps; today is Nov 22, 2026.
struct Scene {
    Scene()
    {
        acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::renewalDate, QDate(2027, 3, 1)}});
        rollout = s.save(u"Success_Criterion__c"_s, {{success_criterion::name, u"Everybody signs in weekly"_s}, {success_criterion::account, qlonglong(acme)}, {success_criterion::unit, u"people"_s}, {success_criterion::baseline, 20.0},
                                                     {success_criterion::now, 65.0}, {success_criterion::target, 80.0}, {success_criterion::start, QDate(2026, 9, 1)}, {success_criterion::due, QDate(2027, 1, 31)}});
        s.save(u"Success_Criterion__c"_s, {{success_criterion::name, u"Repair below one hour"_s}, {success_criterion::account, qlonglong(acme)}, {success_criterion::unit, u"minutes"_s}, {success_criterion::baseline, 200.0},
                                           {success_criterion::now, 50.0}, {success_criterion::target, 60.0}, {success_criterion::start, QDate(2026, 8, 1)}, {success_criterion::due, QDate(2026, 12, 31)}});
        step(u"Train the night shift"_s, QDate(2026, 12, 10), true);
        step(u"Ask for the budget"_s, QDate(2026, 11, 2), false);
    }
    void step(const QString &subject, const QDate &due, bool shared)
    {
        s.save(u"Activity"_s, {{activity::subject, subject}, {activity::what, qlonglong(acme)}, {activity::subtype, u"Task"_s}, {activity::status, u"Not Started"_s}, {activity::dueDate, due}, {activity::shared, shared}});
    }
    TestStore s;
    RecordId acme = 0;
    RecordId rollout = 0;
};

} // namespace

/// Goals and steps over time (feature H12).
class TestSuccessPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoalHasComeAsFarAsItsNumbersSay();
    void aGoalCannotBeDueBeforeItStarts();
    void theScaleHoldsEveryBarAndToday();
    void theChartComesBackFromItsText();
    void aBarIsPaintedWhereItsDaysAre_data();
    void aBarIsPaintedWhereItsDaysAre();
    void goalsAndStepsStandInOneTable();
    void theCustomerGetsGoalsAndAgreedStepsOnly();
    void aForeignNameStopsTheFile();
};

void TestSuccessPlan::aGoalHasComeAsFarAsItsNumbersSay()
{
    const auto done = [](std::optional<double> baseline, std::optional<double> now, std::optional<double> target) { return CriterionFact {.baseline = baseline, .target = target, .now = now}.done(); };
    QCOMPARE(done(20, 65, 80), 0.75);
    QCOMPARE(done(200, 50, 60), 1.0); // falling, and past the target
    QCOMPARE(done(200, 130, 60), 0.5);
    QCOMPARE(done(20, 10, 80), 0.0); // the wrong way
    QCOMPARE(done({}, 40, 80), 0.5); // no baseline is nothing
    QCOMPARE(done(20, {}, 80), 0.0);
    QCOMPARE(done(20, 40, 20), 0.0); // nothing to reach
}

void TestSuccessPlan::aGoalCannotBeDueBeforeItStarts()
{
    Scene scene;
    Record goal = scene.s.fetch(scene.rollout);
    goal.set(success_criterion::due, QDate(2026, 8, 31));
    const auto saved = waitFor(scene.s.store.save(goal));
    QVERIFY(!saved);
    QCOMPARE(saved.error().problems.first().field, success_criterion::due);
}

void TestSuccessPlan::theScaleHoldsEveryBarAndToday()
{
    const PlanScale scale({{QDate(2026, 9, 14), QDate(2026, 10, 2), 0}, {QDate(2026, 10, 1), QDate(2027, 1, 31), 0}}, QDate(2026, 11, 22));
    QCOMPARE(scale.first(), QDate(2026, 9, 1));
    QCOMPARE(scale.end(), QDate(2027, 2, 1));
    QCOMPARE(scale.place(scale.first()), 0.0);
    QCOMPARE(scale.place(QDate(2027, 1, 31).addDays(1)), 1.0);
    QCOMPARE(scale.ticks().size(), 5);
    const PlanScale years({{QDate(2024, 5, 1), QDate(2028, 5, 1), 0}}, QDate(2026, 11, 22));
    QCOMPARE(years.ticks(), QList<QDate>({QDate(2025, 1, 1), QDate(2026, 1, 1), QDate(2027, 1, 1), QDate(2028, 1, 1)}));
}

void TestSuccessPlan::theChartComesBackFromItsText()
{
    Scene scene;
    const ReviewDocument plan = draftSuccessPlan(*waitFor(reviewFacts(scene.s.store, {scene.acme, {}})), scene.s.schema, {});
    const Result<ReviewDocument> again = reviewFromJson(toJson(plan));
    QVERIFY(again);
    const ReviewChart chart = again->section(u"goals"_s)->charts.first();
    QVERIFY(chart.kind == ReviewChart::Kind::Plan);
    QCOMPARE(chart.categories, QStringList({u"Repair below one hour"_s, u"Everybody signs in weekly"_s}));
    QCOMPARE(chart.spans.at(1).first, QDate(2026, 9, 1));
    QCOMPARE(chart.spans.at(1).last, QDate(2027, 1, 31));
    QCOMPARE(chart.spans.at(1).done, 0.75);
    QCOMPARE(chart.today, QDate(2026, 11, 22));
    QCOMPARE(toJson(*again), toJson(plan));
}

void TestSuccessPlan::aBarIsPaintedWhereItsDaysAre_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("left to right") << false;
    QTest::newRow("right to left") << true;
}

void TestSuccessPlan::aBarIsPaintedWhereItsDaysAre()
{
    QFETCH(bool, rightToLeft);
    // A year, and one bar over its last quarter, done to a half: blue in its first half, hatched in its second.
    ReviewChart plan {.kind = ReviewChart::Kind::Plan, .title = {}, .categories = {u"x"_s}, .source = {}, .spans = {{QDate(2026, 10, 1), QDate(2026, 12, 31), 0.5}}, .today = QDate(2026, 1, 1)};
    QImage image(1000, int(planHeight(plan)), QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        paintPlan(painter, QRectF(image.rect()), plan, rightToLeft);
    }
    const double names = 1000 * 0.32 + 8;
    const double width = 1000 - names;
    const auto inkAt = [&](double place) {
        const double x = rightToLeft ? width - place * width : names + place * width;
        int blue = 0;
        for (int dx = -6; dx <= 6; ++dx)
            blue += QColor(image.pixel(int(x) + dx, 38 + 9)).saturation() > 200 ? 1 : 0;
        return blue;
    };
    QCOMPARE(inkAt(0.5), 0); // summer
    QCOMPARE(inkAt(0.8), 13); // November: done
    QVERIFY(inkAt(0.95) < 8); // to be done
}

void TestSuccessPlan::goalsAndStepsStandInOneTable()
{
    Scene scene;
    SuccessPlanPanel panel(scene.s.store, scene.acme);
    panel.resize(1000, 400);
    panel.show();
    auto *table = panel.findChild<CellTable *>();
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    const auto text = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(text(0, 0), u"Repair below one hour"_s); // by due day
    QCOMPARE(text(0, 2), u"Met"_s);
    QCOMPARE(text(1, 3), u"20 → 65 → 80 people"_s);
    QVERIFY(text(1, 1).contains(u"75 % done"_s));
    QCOMPARE(text(2, 2), u"Overdue"_s); // the one of our own
    QCOMPARE(text(3, 2), u"Agreed"_s);
    // Enter opens the goal, and a change of it is seen.
    QSignalSpy opened(&panel, &RecordPanel::openRecord);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.first().first().value<RecordId>(), scene.rollout);
    Record goal = scene.s.fetch(scene.rollout);
    goal.set(success_criterion::now, 80.0);
    QVERIFY(waitFor(scene.s.store.save(goal)));
    QTRY_COMPARE(text(1, 2), u"Met"_s);
    QSignalSpy created(&panel, &RecordPanel::newRecord);
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->text() == u"New Success Criterion")
            button->click();
    }
    QCOMPARE(created.size(), 1);
    QCOMPARE(created.first().first().toInt(), object_code::successCriterion);
}

void TestSuccessPlan::theCustomerGetsGoalsAndAgreedStepsOnly()
{
    Scene scene;
    SuccessPlanPanel panel(scene.s.store, scene.acme);
    QTRY_COMPARE(panel.findChild<CellTable *>()->model()->rowCount(), 4);
    QTemporaryDir folder;
    QSignalSpy written(&panel, &SuccessPlanPanel::written);
    const QString path = folder.filePath(u"plan.pdf"_s);
    panel.writeTo(path);
    QTRY_COMPARE(written.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.read(5) == "%PDF-");
    const QString reader = QStandardPaths::findExecutable(u"pdftotext"_s);
    if (reader.isEmpty())
        QSKIP("pdftotext is not installed.");
    QProcess process;
    process.start(reader, {u"-layout"_s, path, u"-"_s});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(text.contains(u"Everybody signs in weekly"_s) && text.contains(u"75 %"_s) && text.contains(u"Train the night shift"_s));
    QVERIFY(!text.contains(u"Ask for the budget"_s));
}

void TestSuccessPlan::aForeignNameStopsTheFile()
{
    Scene scene;
    scene.s.save(u"Account"_s, {{account::name, u"Harbor Point Logistics"_s}});
    scene.step(u"Do as Harbor Point Logistics did"_s, QDate(2026, 12, 12), true);
    SuccessPlanPanel panel(scene.s.store, scene.acme);
    panel.show();
    QTRY_COMPARE(panel.findChild<CellTable *>()->model()->rowCount(), 5);
    QTemporaryDir folder;
    panel.writeTo(folder.filePath(u"plan.pdf"_s));
    QTRY_VERIFY(panel.findChild<Notice *>()->isVisible());
    QVERIFY(!QFile::exists(folder.filePath(u"plan.pdf"_s)));
}

QTEST_MAIN(TestSuccessPlan)
#include "tst_successplan.moc"
