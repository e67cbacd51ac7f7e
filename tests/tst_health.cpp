#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/connection.h"
#include "models/storage/health.h"
#include "models/storage/healthsums.h"
#include "models/storage/usage.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

/// The health score: hand-worked cases of the rules, kept sums against plain SQL whatever changes them, weeks, overrides, what-if.
class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pointsLieBetweenPoorAndGood_data();
    void pointsLieBetweenPoorAndGood();
    void aScoreIsTheWeightedMeanOfWhatIsKnown();
    void staleNumbersAreLeftOutAndNamed();
    void tooLittleDataGivesNoScore();
    void anyPoorMeasureMakesThePoorRating();
    void theNearestProfileIsTaken_data();
    void theNearestProfileIsTaken();
    void weightsMustTotalAHundred();
    void pointsOfAWeekSurviveTheirText();
    void theSumsAreThoseOfPlainSql();
    void everyChangeIsCountedAnew();
    void weeksAreRecordedAndExplainWhatMoved();
    void accountsFollowOnlyWhenAsked();
    void whatAPersonSetStaysForTheWeek();
    void anOverrideHoldsUntilItsDay();
    void anOverrideNeedsAReason();
    void otherWeightsRankTheBookAnew();

private:
    RecordId account(const QString &name, const QHash<QString, QVariant> &more = {});
    void use(RecordId account, const QString &metric, const QDate &day, double value);
    HealthRow row(RecordId id);
    HealthBook book();
    static HealthReading read(double value, const QDate &day = QDate(2026, 11, 20)) { return {.value = value, .day = day}; }

    std::unique_ptr<TestStore> s;
    const QDate today {2026, 11, 22};
};

void TestHealth::init()
{
    s = std::make_unique<TestStore>();
}

void TestHealth::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

RecordId TestHealth::account(const QString &name, const QHash<QString, QVariant> &more)
{
    QHash<QString, QVariant> values {{account::name, name}, {account::tier, u"Tier 1"_s}, {account::arr, 100000.0}};
    values.insert(more);
    return s->save(u"Account"_s, values);
}

void TestHealth::use(RecordId account, const QString &metric, const QDate &day, double value)
{
    QVERIFY(waitFor(storeUsage(s->store, {{account, metric, day, value}}, u"test"_s)));
}

HealthBook TestHealth::book()
{
    const auto book = waitFor(healthBook(s->store));
    return book ? *book : HealthBook();
}

HealthRow TestHealth::row(RecordId id)
{
    const HealthBook all = book();
    const auto it = std::find_if(all.rows.begin(), all.rows.end(), [id](const HealthRow &one) { return one.id == id; });
    return it == all.rows.end() ? HealthRow() : *it;
}

void TestHealth::pointsLieBetweenPoorAndGood_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("poor");
    QTest::addColumn<double>("good");
    QTest::addColumn<double>("points");
    QTest::newRow("half way") << 55.0 << 30.0 << 80.0 << 50.0;
    QTest::newRow("at good") << 80.0 << 30.0 << 80.0 << 100.0;
    QTest::newRow("beyond good") << 95.0 << 30.0 << 80.0 << 100.0;
    QTest::newRow("below poor") << 5.0 << 30.0 << 80.0 << 0.0;
    QTest::newRow("less is better") << 1.0 << 2.0 << 0.0 << 50.0;
    QTest::newRow("less is better, none") << 0.0 << 2.0 << 0.0 << 100.0;
    QTest::newRow("below zero") << -5.0 << -20.0 << 10.0 << 50.0;
}

void TestHealth::pointsLieBetweenPoorAndGood()
{
    QFETCH(double, value);
    QFETCH(double, poor);
    QFETCH(double, good);
    QTEST(HealthRules::pointsOf(value, poor, good), "points");
}

void TestHealth::aScoreIsTheWeightedMeanOfWhatIsKnown()
{
    HealthReadings readings;
    readings[health_measure::mauSeats] = read(55); // (55 − 30) ÷ 50 = 50 points, weight 20
    readings[health_measure::mauTrend] = read(10); // 100 points, weight 15
    readings[health_measure::contact] = read(150); // 50 points, weight 10
    const HealthScore score = HealthRules::score(HealthRules::standardProfile(), readings, today);
    // (20 × 50 + 15 × 100 + 10 × 50) ÷ 45 = 3000 ÷ 45 = 66.67
    QCOMPARE(score.score, 67);
    QCOMPARE(score.tone, u"watch"_s);
    QCOMPARE(score.covered, 45.0);
    QCOMPARE(score.parts[health_measure::mauTrend].contribution, 15 * 100 / 45.0);
    QVERIFY(score.parts[health_measure::dauMau].state == HealthPart::State::Missing);
    QCOMPARE(HealthRules::formula(HealthRules::standardProfile(), score, QLocale::c()), u"(20 × 50 + 15 × 100 + 10 × 50) ÷ 45 = 67"_s);
}

void TestHealth::staleNumbersAreLeftOutAndNamed()
{
    HealthReadings readings;
    readings[health_measure::mauSeats] = read(30, today.addDays(-63)); // would be 0 points
    readings[health_measure::mauTrend] = read(10, today.addDays(-62));
    readings[health_measure::contact] = read(100, today.addDays(-14));
    readings[health_measure::severe] = read(0, today);
    const HealthScore score = HealthRules::score(HealthRules::standardProfile(), readings, today);
    QCOMPARE(score.score, 100);
    QVERIFY(score.parts[health_measure::mauSeats].state == HealthPart::State::Stale);
    QCOMPARE(score.parts[health_measure::mauSeats].contribution, 0.0);
    const QString words = HealthRules::leftOutText(health_measure::mauSeats, HealthPart::State::Stale, readings[health_measure::mauSeats], today);
    QVERIFY2(words.contains(u"63"_s) && words.contains(u"MAU / seats"_s), qPrintable(words));
}

void TestHealth::tooLittleDataGivesNoScore()
{
    HealthReadings readings;
    readings[health_measure::severe] = read(0, today);
    readings[health_measure::contact] = read(0, today);
    HealthScore score = HealthRules::score(HealthRules::standardProfile(), readings, today);
    QCOMPARE(score.covered, 20.0);
    QCOMPARE(score.score, -1);
    QCOMPARE(score.tone, u"none"_s);
    readings[health_measure::openRisk] = read(0, today);
    score = HealthRules::score(HealthRules::standardProfile(), readings, today);
    QCOMPARE(score.score, 100);
}

void TestHealth::anyPoorMeasureMakesThePoorRating()
{
    HealthProfile profile = HealthRules::standardProfile();
    HealthReadings readings;
    readings[health_measure::mauSeats] = read(80);
    readings[health_measure::mauTrend] = read(10);
    readings[health_measure::severe] = read(2); // 0 points
    QCOMPARE(HealthRules::score(profile, readings, today).tone, u"good"_s); // 35 ÷ 45 = 78
    profile.anyPoor = true;
    const HealthScore score = HealthRules::score(profile, readings, today);
    QCOMPARE(score.score, 78);
    QCOMPARE(score.tone, u"risk"_s);
}

void TestHealth::theNearestProfileIsTaken_data()
{
    QTest::addColumn<QString>("segment");
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("place");
    QTest::newRow("segment and stage") << u"Enterprise"_s << health_profile::onboarding << 3;
    QTest::newRow("segment") << u"Enterprise"_s << health_profile::established << 1;
    QTest::newRow("stage") << u"Growth"_s << health_profile::onboarding << 2;
    QTest::newRow("any") << u"Growth"_s << health_profile::established << 0;
    QTest::newRow("no segment") << QString() << health_profile::established << 0;
}

void TestHealth::theNearestProfileIsTaken()
{
    QFETCH(QString, segment);
    QFETCH(QString, stage);
    const QStringList enterprise {u"Enterprise"_s, u"Strategic"_s};
    const QList<HealthProfile> profiles {{.segments = {}, .stage = {}}, {.segments = enterprise, .stage = {}}, {.segments = {}, .stage = health_profile::onboarding}, {.segments = enterprise, .stage = health_profile::onboarding}};
    QTEST(HealthRules::profileFor(profiles, segment, stage), "place");
    QCOMPARE(HealthRules::profileFor({profiles.at(1)}, u"Growth"_s, stage), -1);
}

void TestHealth::weightsMustTotalAHundred()
{
    const ObjectType &type = *s->schema.type(object_code::healthProfile);
    Record profile = newRecord(type, s->store.context());
    profile.set(health_profile::name, u"Ours"_s);
    QVERIFY(waitFor(s->store.save(profile))); // what a new one starts with
    profile.set(healthMeasures()[health_measure::nps].weightField(), qlonglong(9));
    const Result<RecordId> refused = waitFor(s->store.save(profile));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.size(), 1);
    QVERIFY2(refused.error().text.contains(u"104"_s), qPrintable(refused.error().text));
}

void TestHealth::pointsOfAWeekSurviveTheirText()
{
    HealthReadings readings;
    readings[health_measure::mauSeats] = read(63.3);
    readings[health_measure::contact] = read(0);
    const auto points = HealthRules::pointsFrom(u"future=3 "_s + HealthRules::pointsText(HealthRules::score(HealthRules::standardProfile(), readings, today)));
    QCOMPARE(*points[health_measure::mauSeats], 66.6);
    QCOMPARE(*points[health_measure::contact], 100.0);
    QVERIFY(!points[health_measure::dauMau]);
}

void TestHealth::theSumsAreThoseOfPlainSql()
{
    const RecordId acme = account(u"Acme"_s, {{account::seats, 200}});
    for (const auto &[severity, status] : {std::pair {u"P0"_s, u"New"_s}, {u"P1"_s, u"Closed"_s}, {u"P2"_s, u"New"_s}})
        s->saveOne(*s->schema.type(object_code::supportCase), {{support_case::account, qlonglong(acme)}, {support_case::severity, severity}, {support_case::status, status}});
    s->saveOne(*s->schema.type(object_code::successCriterion), {{success_criterion::account, qlonglong(acme)}, {success_criterion::baseline, 0.0}, {success_criterion::target, 10.0}, {success_criterion::now, 12.0}});
    s->saveOne(*s->schema.type(object_code::successCriterion), {{success_criterion::account, qlonglong(acme)}, {success_criterion::baseline, 0.0}, {success_criterion::target, 10.0}, {success_criterion::now, 2.0}});
    s->saveOne(*s->schema.type(object_code::activity), {{activity::what, qlonglong(acme)}, {activity::status, u"Completed"_s}, {activity::dueDate, QDate(2026, 11, 1)}});
    use(acme, metric::mau, QDate(2026, 7, 1), 100);
    use(acme, metric::mau, QDate(2026, 10, 1), 110);
    use(acme, metric::dau, QDate(2026, 10, 5), 30);
    use(acme, metric::dau, QDate(2026, 10, 6), 36);
    const HealthReadings readings = row(acme).readings;
    QCOMPARE(*readings[health_measure::severe].value, 1.0);
    QCOMPARE(*readings[health_measure::criteria].value, 50.0);
    QCOMPARE(*readings[health_measure::contact].value, 150.0); // 21 days, of 14 that Tier 1 may have
    QCOMPARE(*readings[health_measure::dauMau].value, 30.0); // the mean of 30 and 36 of 110
    QCOMPARE(*readings[health_measure::mauSeats].value, 55.0);
    QCOMPARE(*readings[health_measure::mauTrend].value, 10.0);
    QCOMPARE(readings[health_measure::mauTrend].day, QDate(2026, 10, 31));
    QVERIFY(!readings[health_measure::openRisk].value); // none was ever noted
    QVERIFY(!readings[health_measure::nps].value);
    const qint64 severe = waitFor(s->database.run([](Connection &c) { return c.scalar(u"SELECT sum(severe) FROM health_kept"_s).toLongLong(); }));
    const qint64 counted = waitFor(s->database.run([](Connection &c) { return c.scalar(u"SELECT count(*) FROM \"Case\" WHERE deleted = 0 AND IsClosed IS NOT 1 AND Severity__c IN ('P0', 'P1')"_s).toLongLong(); }));
    QCOMPARE(severe, counted);
}

void TestHealth::everyChangeIsCountedAnew()
{
    const RecordId acme = account(u"Acme"_s);
    const RecordId other = account(u"Other"_s);
    QVERIFY(!row(acme).readings[health_measure::severe].value);
    const RecordId ticket = s->saveOne(*s->schema.type(object_code::supportCase), {{support_case::account, qlonglong(acme)}, {support_case::severity, u"P0"_s}, {support_case::status, u"New"_s}});
    QCOMPARE(*row(acme).readings[health_measure::severe].value, 1.0);
    Record moved = s->fetch(ticket);
    moved.set(support_case::account, qlonglong(other));
    QVERIFY(waitFor(s->store.save(moved)));
    QVERIFY(!row(acme).readings[health_measure::severe].value);
    QCOMPARE(*row(other).readings[health_measure::severe].value, 1.0);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(*row(acme).readings[health_measure::severe].value, 1.0);
    QVERIFY(waitFor(s->store.remove({ticket})));
    QVERIFY(!row(acme).readings[health_measure::severe].value);
    QVERIFY(waitFor(s->store.restore({ticket})));
    QCOMPARE(*row(acme).readings[health_measure::severe].value, 1.0);
    const RecordId risk = s->saveOne(*s->schema.type(object_code::customerRisk), {{customer_risk::account, qlonglong(acme)}, {customer_risk::amount, 25000.0}});
    QCOMPARE(*row(acme).readings[health_measure::openRisk].value, 25.0);
    QVERIFY(waitFor(s->store.remove({risk})));
    QVERIFY(!row(acme).readings[health_measure::openRisk].value);
    const auto stored = waitFor(storeUsage(s->store, {{acme, metric::nps, QDate(2026, 10, 1), 40}}, u"survey"_s));
    QCOMPARE(*row(acme).readings[health_measure::nps].value, 40.0);
    QVERIFY(waitFor(takeBackUsage(s->store, stored->batch)));
    QVERIFY(!row(acme).readings[health_measure::nps].value);
    use(acme, metric::nps, QDate(2026, 10, 1), 30);
    QVERIFY(waitFor(removeUsage(s->store, acme, metric::nps, QDate(2026, 10, 1))));
    QVERIFY(!row(acme).readings[health_measure::nps].value);
}

void TestHealth::weeksAreRecordedAndExplainWhatMoved()
{
    const RecordId acme = account(u"Acme"_s, {{account::seats, 100}, {account::sentiment, u"Good"_s}});
    use(acme, metric::mau, QDate(2026, 7, 1), 80);
    use(acme, metric::mau, QDate(2026, 10, 1), 80);
    QCOMPARE(waitFor(keepHealth(s->store))->recorded, 1);
    QCOMPARE(waitFor(keepHealth(s->store))->recorded, 0);
    const int before = row(acme).computed.score; // (20 × 100 + 15 × 66.7 + 5 × 100) ÷ 40 = 87.5
    QCOMPARE(before, 88);
    s->now = s->now.addDays(7);
    s->store.setClock([now = s->now] { return now; });
    Record changed = s->fetch(acme);
    changed.set(account::sentiment, u"Poor"_s);
    QVERIFY(waitFor(s->store.save(changed)));
    QCOMPARE(s->fetch(acme).value(account::sentimentChanged).toDate(), QDate(2026, 11, 29));
    const auto health = waitFor(accountHealth(s->store, acme));
    QVERIFY(health);
    QCOMPARE(health->row.before, before);
    QCOMPARE(health->row.computed.score, 75);
    QCOMPARE(health->weeks.size(), 2);
    QCOMPARE(health->weeks.first().monday, QDate(2026, 11, 16));
    QCOMPARE(*health->weeks.first().points[health_measure::sentiment], 100.0);
    QCOMPARE(*health->weeks.last().points[health_measure::sentiment], 0.0);
}

void TestHealth::accountsFollowOnlyWhenAsked()
{
    const RecordId acme = account(u"Acme"_s, {{account::seats, 100}, {account::health, u"At risk"_s}, {account::healthScore, 12}});
    use(acme, metric::mau, QDate(2026, 7, 1), 80);
    use(acme, metric::mau, QDate(2026, 10, 1), 80);
    QCOMPARE(waitFor(keepHealth(s->store))->written, 0);
    QCOMPARE(s->fetch(acme).text(account::health), u"At risk"_s);
    QVERIFY(waitFor(s->store.setFact(healthFollowsFact, u"1"_s)));
    QSignalSpy changed(&s->store, &RecordStore::changed);
    QCOMPARE(waitFor(keepHealth(s->store))->written, 1);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(s->fetch(acme).text(account::health), u"Healthy"_s);
    QCOMPARE(s->fetch(acme).value(account::healthScore).toInt(), 86); // (20 × 100 + 15 × 66.7) ÷ 35
    QCOMPARE(waitFor(keepHealth(s->store))->written, 0);
    QVERIFY(!waitFor(s->store.undoState()).undo.contains(u"health"_s));
}

void TestHealth::whatAPersonSetStaysForTheWeek()
{
    const RecordId acme = account(u"Acme"_s, {{account::seats, 100}});
    use(acme, metric::mau, QDate(2026, 7, 1), 80);
    use(acme, metric::mau, QDate(2026, 10, 1), 80);
    QVERIFY(waitFor(s->store.setFact(healthFollowsFact, u"1"_s)));
    QCOMPARE(waitFor(keepHealth(s->store))->written, 1);
    Record edited = s->fetch(acme);
    edited.set(account::health, u"At risk"_s);
    QVERIFY(waitFor(s->store.save(edited)));
    QCOMPARE(waitFor(keepHealth(s->store))->written, 0);
    QCOMPARE(s->fetch(acme).text(account::health), u"At risk"_s);
    s->now = s->now.addDays(1); // a Monday
    s->store.setClock([now = s->now] { return now; });
    QCOMPARE(waitFor(keepHealth(s->store))->written, 1);
    QCOMPARE(s->fetch(acme).text(account::health), u"Healthy"_s);
}

void TestHealth::anOverrideHoldsUntilItsDay()
{
    const RecordId acme = account(u"Acme"_s, {{account::seats, 100}, {account::health, u"At risk"_s}, {account::healthScore, 20}, {account::overrideReason, u"The sponsor leaves."_s}, {account::overrideUntil, QDate(2026, 11, 22)}});
    use(acme, metric::mau, QDate(2026, 7, 1), 80);
    use(acme, metric::mau, QDate(2026, 10, 1), 80);
    QVERIFY(waitFor(s->store.setFact(healthFollowsFact, u"1"_s)));
    QCOMPARE(waitFor(keepHealth(s->store))->written, 0);
    QVERIFY(row(acme).overridden);
    QCOMPARE(row(acme).rating, u"At risk"_s);
    QCOMPARE(row(acme).computed.tone, u"good"_s);
    s->now = s->now.addDays(1);
    s->store.setClock([now = s->now] { return now; });
    QVERIFY(!row(acme).overridden);
    QCOMPARE(waitFor(keepHealth(s->store))->written, 1);
    QCOMPARE(s->fetch(acme).text(account::health), u"Healthy"_s);
    QVERIFY(s->fetch(acme).text(account::overrideReason).isEmpty());
}

void TestHealth::anOverrideNeedsAReason()
{
    Record record = s->fetch(account(u"Acme"_s));
    record.set(account::overrideUntil, QDate(2027, 1, 1));
    const auto refused = waitFor(s->store.save(record));
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().field, account::overrideReason);
}

void TestHealth::otherWeightsRankTheBookAnew()
{
    const RecordId used = account(u"Used, in trouble"_s, {{account::seats, 100}});
    const RecordId calm = account(u"Unused, calm"_s, {{account::seats, 100}});
    for (const auto &[id, users, severity] : {std::tuple {used, 80.0, u"P0"_s}, {calm, 40.0, u"P3"_s}}) {
        use(id, metric::mau, QDate(2026, 7, 1), users);
        use(id, metric::mau, QDate(2026, 10, 1), users);
        for (int i = 0; i < 2; ++i)
            s->saveOne(*s->schema.type(object_code::supportCase), {{support_case::account, qlonglong(id)}, {support_case::severity, severity}, {support_case::status, u"New"_s}});
    }
    const HealthBook all = book();
    QList<HealthProfile> profiles = all.profiles;
    QCOMPARE(all.rows.at(rankHealth(all, profiles).first().row).id, calm);
    HealthProfile &standard = profiles.last();
    standard.weights.fill(0);
    standard.weights[health_measure::severe] = 90;
    standard.weights[health_measure::mauSeats] = 10;
    const QList<HealthRank> ranks = rankHealth(all, profiles);
    QCOMPARE(all.rows.at(ranks.first().row).id, used);
    QCOMPARE(ranks.first().score, 10);
    QCOMPARE(ranks.last().score, 92); // (90 × 100 + 10 × 20) ÷ 100
}

QTEST_MAIN(TestHealth)
#include "tst_health.moc"
