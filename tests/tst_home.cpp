#include "forms/home/firstrun.h"
#include "forms/home/homepage.h"
#include "forms/home/homeparts.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

/// Home: its figures against plain sums, the rules of attention on dates, and what its buttons ask for.
class TestHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesSayWhoNeedsSomebody_data();
    void rulesSayWhoNeedsSomebody();
    void figuresAreTheSumsOfTheAccounts();
    void todayListsEventsThenTasksThenWhatIsOverdue();
    void moneyAndTimeDecideTheOrder();
    void chosenRecordsMakeAList();
    void theFirstRunOffersThreeWays();
    void theNameOfThePersonIsKept();
    void aCureStartsWithOneClick();
    void everyButtonHasAName();
};

static QPushButton *buttonNamed(const QWidget &widget, const QString &name)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->accessibleName() == name && button->isVisibleTo(&widget))
            return button;
    }
    return nullptr;
}

void TestHome::rulesSayWhoNeedsSomebody_data()
{
    QTest::addColumn<bool>("atRisk");
    QTest::addColumn<QDate>("renewal");
    QTest::addColumn<bool>("hasNextStep");
    QTest::addColumn<int>("overdue");
    QTest::addColumn<QDate>("lastContact");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("reason"); // −1: none
    using Reason = Attention::Reason;
    const QDate today(2026, 11, 22);
    const auto row = [&](const char *name, bool risk, const QDate &renewal, bool step, int overdue, const QDate &contact, const QString &tier, int reason) {
        QTest::newRow(name) << risk << renewal << step << overdue << contact << tier << reason;
    };
    row("all is well", false, today.addDays(200), true, 0, today, u"Tier 1"_s, -1);
    row("at risk goes before all else", true, today.addDays(-1), false, 3, {}, {}, int(Reason::AtRisk));
    row("the renewal was yesterday", false, today.addDays(-1), true, 0, today, {}, int(Reason::RenewalPassed));
    row("renewal today, no step", false, today, false, 0, today, {}, int(Reason::RenewalNoStep));
    row("renewal in 60 days, no step", false, today.addDays(60), false, 0, today, {}, int(Reason::RenewalNoStep));
    row("renewal in 61 days", false, today.addDays(61), false, 0, today, {}, -1);
    row("renewal soon, with a step", false, today.addDays(20), true, 0, today, {}, -1);
    row("overdue task", false, {}, false, 1, today, {}, int(Reason::OverdueTasks));
    row("tier 1, day 14", false, {}, false, 0, today.addDays(-14), u"Tier 1"_s, -1);
    row("tier 1, day 15", false, {}, false, 0, today.addDays(-15), u"Tier 1"_s, int(Reason::NoContact));
    row("tier 2, day 30", false, {}, false, 0, today.addDays(-30), u"Tier 2"_s, -1);
    row("no tier, day 61", false, {}, false, 0, today.addDays(-61), {}, int(Reason::NoContact));
    row("never, but new", false, {}, false, 0, {}, {}, -1);
}

void TestHome::rulesSayWhoNeedsSomebody()
{
    QFETCH(bool, atRisk);
    QFETCH(QDate, renewal);
    QFETCH(bool, hasNextStep);
    QFETCH(int, overdue);
    QFETCH(QDate, lastContact);
    QFETCH(QString, tier);
    QFETCH(int, reason);
    const QDate today(2026, 11, 22);
    const CustomerFacts facts {.id = 1, .atRisk = atRisk, .arr = 1000, .renewal = renewal, .lastContact = lastContact, .created = today.addDays(-3),
                               .tier = tier, .hasNextStep = hasNextStep, .overdueTasks = overdue, .oldestOverdue = today.addDays(-2), .oldestTask = overdue ? 5 : 0};
    const auto attention = AttentionRules::attentionOf(facts, today);
    QCOMPARE(attention ? int(attention->reason) : -1, reason);
    if (attention)
        QVERIFY(!AttentionRules::sentence(*attention, facts, u"$1,000"_s, QLocale::c()).isEmpty());
}

void TestHome::figuresAreTheSumsOfTheAccounts()
{
    TestStore s;
    const QStringList healths {u"At risk"_s, u"Watch"_s, u"Healthy"_s, {}};
    double arr = 0;
    double december = 0;
    for (int i = 0; i < 20; ++i) {
        QHash<QString, QVariant> values {{account::name, u"A%1"_s.arg(i)}, {account::arr, 1000.0 * i}, {account::renewalDate, QDate(2026, 11, 1).addDays(9 * i)}};
        if (!healths.at(i % 4).isEmpty())
            values.insert(account::health, healths.at(i % 4));
        arr += 1000.0 * i;
        const QDate renewal = values.value(account::renewalDate).toDate();
        december += renewal.month() == 12 ? 1000.0 * i : 0;
        s.save(u"Account"_s, values);
    }
    s.save(u"Account"_s, {{account::name, u"Euro"_s}, {account::arr, 5000.0}, {u"CurrencyIsoCode"_s, u"EUR"_s}});
    const auto figures = waitFor(homeFigures(s.store));
    QVERIFY(figures);
    QCOMPARE(figures->accounts, 21);
    QCOMPARE(figures->arr, arr);
    QCOMPARE(figures->otherCurrencies, 1);
    QCOMPARE(figures->health.at(0).count, 5);
    QCOMPARE(figures->health.at(3).count, 6);
    QCOMPARE(figures->renewals.size(), 4);
    QCOMPARE(figures->renewals.at(1).first, QDate(2026, 12, 1));
    QCOMPARE(figures->renewals.at(1).arr, december);
}

void TestHome::todayListsEventsThenTasksThenWhatIsOverdue()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const auto task = [&](const QString &subject, const QDate &date, const QString &status) {
        s.save(u"Activity"_s, {{activity::subject, subject}, {activity::what, qlonglong(acme)}, {activity::dueDate, date}, {activity::status, status}});
    };
    const QDate today = s.store.context().today;
    task(u"late"_s, today.addDays(-2), u"Not Started"_s);
    task(u"done"_s, today.addDays(-1), u"Completed"_s);
    task(u"now"_s, today, u"In Progress"_s);
    task(u"then"_s, today.addDays(1), u"Not Started"_s);
    s.save(u"Event"_s, {{event::subject, u"meeting"_s}, {event::what, qlonglong(acme)}, {event::start, s.now.addSecs(3600)}});
    s.save(u"Event"_s, {{event::subject, u"tomorrow"_s}, {event::what, qlonglong(acme)}, {event::start, s.now.addDays(1)}});
    const auto figures = waitFor(homeFigures(s.store));
    QVERIFY(figures);
    QStringList titles;
    for (const TodayRow &row : figures->today)
        titles << row.entry.title;
    QCOMPARE(titles, (QStringList {u"meeting"_s, u"now"_s, u"late"_s}));
    QVERIFY(figures->today.at(0).time.isValid() && !figures->today.at(1).time.isValid());
    QVERIFY(figures->today.at(2).overdue);
    QCOMPARE(figures->dueToday, 1);
    QCOMPARE(figures->overdue, 1);
}

void TestHome::moneyAndTimeDecideTheOrder()
{
    TestStore s;
    const auto add = [&](const QString &name, double arr, const QDate &renewal) {
        return s.save(u"Account"_s, {{account::name, name}, {account::health, u"At risk"_s}, {account::arr, arr}, {account::renewalDate, renewal}});
    };
    const QDate today = s.store.context().today;
    add(u"small"_s, 100, today.addDays(10));
    add(u"large, far away"_s, 1000, today.addDays(300));
    add(u"large, near"_s, 900, today.addDays(30));
    const auto figures = waitFor(homeFigures(s.store, 2));
    QVERIFY(figures);
    QCOMPARE(figures->attention.size(), 2);
    QCOMPARE(figures->needing.size(), 3);
    QCOMPARE(figures->attention.at(0).facts.name, u"large, near"_s);
    QCOMPARE(figures->attention.at(1).facts.name, u"large, far away"_s);
}

void TestHome::chosenRecordsMakeAList()
{
    TestStore s;
    const RecordId a = s.save(u"Account"_s, {{account::name, u"A"_s}});
    s.save(u"Account"_s, {{account::name, u"B"_s}});
    const auto ids = waitFor(s.store.ids({.object = object_code::account, .where = {{u"Id"_s, Condition::Is::OneOf, QVariantList {qlonglong(a)}}}}));
    QVERIFY(ids);
    QCOMPARE(*ids, QList<RecordId> {a});
}

void TestHome::theFirstRunOffersThreeWays()
{
    TestStore s;
    ViewState state;
    HomePage page(s.store, state);
    page.resize(1200, 800);
    page.show();
    QSignalSpy commands(&page, &Page::command);
    QTRY_VERIFY(buttonNamed(page, u"Try with sample customers"_s));
    buttonNamed(page, u"Try with sample customers"_s)->click();
    buttonNamed(page, u"Import a file"_s)->click();
    buttonNamed(page, u"Connect to Salesforce"_s)->click();
    QCOMPARE(commands.size(), 3);
    QCOMPARE(commands.at(0).first().toString(), u"sample.fill"_s);
    QCOMPARE(commands.at(1).first().toString(), u"file.import"_s);
    QCOMPARE(commands.at(2).first().toString(), u"sync.connect"_s);
    s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QTRY_VERIFY(!page.findChild<FirstRun *>()->isVisible());
}

void TestHome::theNameOfThePersonIsKept()
{
    TestStore s;
    ViewState state;
    HomePage page(s.store, state);
    page.resize(1200, 800);
    page.show();
    auto *name = page.findChild<FirstRun *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(!name->text().isEmpty());
    name->selectAll();
    QTest::keyClicks(name, u"Mina Okafor"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(s.fetch(s.store.me()).text(user::name), u"Mina Okafor"_s);
}

void TestHome::aCureStartsWithOneClick()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::health, u"At risk"_s}, {account::arr, 1000.0}});
    ViewState state;
    HomePage page(s.store, state);
    page.resize(1200, 800);
    page.show();
    QSignalSpy calls(&page, &Page::logCall);
    QSignalSpy lists(&page, &Page::openList);
    const auto cure = [&]() -> QPushButton * {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName() == u"Log a Call" && button->accessibleDescription() == u"Acme" && button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(cure());
    cure()->click();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().first().toLongLong(), acme);
    buttonNamed(page, u"View All (1)"_s)->click();
    QCOMPARE(lists.size(), 1);
    QCOMPARE(lists.first().first().toInt(), object_code::account);
    const auto parts = page.findChildren<ChartPart *>();
    QVERIFY(!parts.isEmpty());
    parts.first()->click();
    QCOMPARE(lists.size(), 2);
}

void TestHome::everyButtonHasAName()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::arr, 1000.0}});
    s.save(u"Activity"_s, {{activity::subject, u"late"_s}, {activity::what, qlonglong(acme)}, {activity::dueDate, QDate(2026, 11, 1)}});
    ViewState state;
    HomePage page(s.store, state);
    page.resize(800, 600);
    page.show();
    QTRY_VERIFY(buttonNamed(page, u"late"_s));
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), button->metaObject()->className());
    }
}

QTEST_MAIN(TestHome)
#include "tst_home.moc"
