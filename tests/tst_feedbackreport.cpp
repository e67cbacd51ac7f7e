#include "forms/charts/chart.h"
#include "forms/feedback/feedbackpage.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "tests/support/looks.h"
#include "tests/support/window.h"

#include <QComboBox>
#include <QFile>
#include <QProcess>
#include <QTableWidget>

/// The report of customer feedback and the register of feature requests, in the window and on the command line.
class TestFeedbackReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsAreCountedByKindAccountSegmentAndMonth();
    void theRegisterAddsWhatThoseWhoAskPay();
    void everyBarOpensItsCalls();
    void thePeriodNarrowsTheReport();
    void theCommandWritesTheReport();
    void theCommandRefusesWhatItDoesNotKnow();
};

namespace {

void fill(TestStore &s)
{
    const auto account = [&](const QString &name, double arr, const QString &currency, const QString &segment) {
        return s.save(u"Account"_s, {{account::name, name}, {account::arr, arr}, {u"CurrencyIsoCode"_s, currency}, {account::segment, segment}});
    };
    const QList<Choice> &segments = s.schema.type(object_code::account)->field(account::segment)->choices;
    const RecordId acme = account(u"Acme"_s, 100000, u"EUR"_s, segments.at(0).value);
    const RecordId bolt = account(u"Bolt, Ltd"_s, 50000, u"EUR"_s, segments.at(1).value);
    const RecordId yen = account(u"Kaze"_s, 9000000, u"JPY"_s, segments.at(1).value);
    const QList<Choice> &kinds = s.schema.type(object_code::activity)->field(activity::feedback)->choices;
    const auto call = [&](RecordId about, const QDate &day, const QStringList &of, const QString &subType = activity::customerFeedback) {
        s.save(u"Activity"_s, {{activity::subject, u"Talk"_s}, {activity::what, qlonglong(about)}, {activity::type, u"Call"_s}, {activity::subType, subType}, {activity::dueDate, day}, {activity::feedback, of}});
    };
    call(acme, QDate(2026, 11, 2), {kinds.at(0).value, kinds.at(1).value});
    call(acme, QDate(2026, 11, 20), {kinds.at(0).value});
    call(bolt, QDate(2026, 9, 1), {});
    call(bolt, QDate(2024, 1, 1), {kinds.at(2).value});
    call(bolt, QDate(2026, 11, 1), {}, u"Check-In"_s);
    const auto wish = [&](const QString &name, const QList<RecordId> &who) {
        const RecordId request = s.save(u"Feature_Request__c"_s, {{feature_request::name, name}, {feature_request::status, u"Open"_s}, {feature_request::issue, u"https://tracker.example.com/1"_s}});
        for (const RecordId one : who)
            s.save(u"Feature_Request_Ask__c"_s, {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(one)}});
    };
    wish(u"Small"_s, {bolt});
    wish(u"Nobody"_s, {});
    wish(u"Large"_s, {acme, acme, bolt, yen});
}

QHash<QString, int> counts(const QList<FeedbackGroup> &groups)
{
    QHash<QString, int> all;
    for (const FeedbackGroup &group : groups)
        all.insert(group.label, int(group.calls.size()));
    return all;
}

FeedbackPage *open(TestWindow &w)
{
    w.window().openPage(FeedbackPage::pageKey());
    auto *page = qobject_cast<FeedbackPage *>(w.window().currentPage());
    [&] { QTRY_VERIFY(page && page->figures().calls > 0); }();
    return page;
}

} // namespace

void TestFeedbackReport::callsAreCountedByKindAccountSegmentAndMonth()
{
    TestStore s;
    fill(s);
    const FeedbackFigures all = *waitFor(feedbackFigures(s.store, {}));
    const Field &kinds = *s.schema.type(object_code::activity)->field(activity::feedback);
    QCOMPARE(all.calls, 4);
    QCOMPARE(all.byKind.first().label, labelOf(kinds, kinds.choices.at(0)));
    QCOMPARE(all.byKind.first().calls.size(), 2);
    QCOMPARE(counts(all.byKind).value(u"Not said"_s), 1);
    QCOMPARE(counts(all.byAccount), (QHash<QString, int> {{u"Acme"_s, 2}, {u"Bolt, Ltd"_s, 2}}));
    QCOMPARE(all.bySegment.size(), 2);
    QCOMPARE(all.byMonth.size(), 3);
    QCOMPARE(all.byMonth.first().key, u"2024-01"_s);
    QCOMPARE(waitFor(feedbackFigures(s.store, QDate(2026, 1, 1)))->calls, 3);
    QVERIFY(FeedbackReport(s.schema, all).csv(u"account"_s).contains("account,\"Bolt, Ltd\",2\r\n"));
}

void TestFeedbackReport::theRegisterAddsWhatThoseWhoAskPay()
{
    TestStore s;
    fill(s);
    const FeedbackFigures figures = *waitFor(feedbackFigures(s.store, {}));
    QCOMPARE(figures.currency, u"EUR"_s);
    QCOMPARE(figures.requests.size(), 3);
    QCOMPARE(figures.requests.at(0).name, u"Large"_s);
    QCOMPARE(figures.requests.at(0).arr, 150000.0); // Acme asked twice and pays once
    QCOMPARE(figures.requests.at(0).otherCurrencies, 1);
    QCOMPARE(figures.requests.at(0).accounts.size(), 3);
    QCOMPARE(figures.requests.at(1).arr, 50000.0);
    QCOMPARE(figures.requests.at(2).arr, 0.0);
}

void TestFeedbackReport::everyBarOpensItsCalls()
{
    TestWindow w;
    fill(w.s);
    FeedbackPage *page = open(w);
    QCOMPARE(Looks::nameless(page), QStringList());
    QCOMPARE(Looks::sideways(page), QStringList());
    Looks::keep(&w.window(), u"feedback-report"_s);
    w.theme.setMode(Theme::Mode::Dark);
    w.theme.apply(*qApp);
    Looks::keep(&w.window(), u"feedback-report-dark"_s);
    w.theme.setMode(Theme::Mode::Light);
    w.theme.apply(*qApp);
    QSignalSpy lists(page, &Page::openList);
    Q_EMIT page->findChild<Chart *>(u"account"_s)->activated(0, 0);
    QCOMPARE(lists.size(), 1);
    QCOMPARE(lists.first().at(0).toInt(), object_code::activity);
    QCOMPARE(lists.first().at(1).value<QList<Condition>>().first().value.toList().size(), page->figures().byAccount.first().calls.size());
    QSignalSpy records(page, &Page::openRecord);
    Q_EMIT page->findChild<QTableWidget *>(u"requestRegister"_s)->cellActivated(0, 0);
    QCOMPARE(records.first().at(0).toLongLong(), page->figures().requests.first().id);
}

void TestFeedbackReport::thePeriodNarrowsTheReport()
{
    TestWindow w;
    fill(w.s);
    FeedbackPage *page = open(w);
    QCOMPARE(page->figures().calls, 3);
    QCOMPARE(page->figures().since, QDate(2025, 12, 1));
    page->findChild<QComboBox *>()->setCurrentIndex(2);
    QTRY_COMPARE(page->figures().calls, 4);
    const QString path = w.s.m_folder.filePath(u"report.csv"_s);
    QVERIFY(page->writeCsv(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("By,Value,Calls\r\n"));
    QVERIFY(!page->writeCsv(w.s.m_folder.filePath(u"no/such/folder.csv"_s)));
}

namespace {

std::pair<int, QByteArray> run(const QStringList &arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("STEWARD_PROGRAM"), arguments);
    process.waitForFinished(60000);
    return {process.exitCode(), process.readAllStandardOutput() + process.readAllStandardError()};
}

} // namespace

void TestFeedbackReport::theCommandWritesTheReport()
{
    QTemporaryDir folder;
    {
        Schema schema;
        Database database;
        RecordStore store(database, schema);
        QVERIFY(waitFor(store.open(folder.filePath(u"steward.db"_s))));
        Record call {.object = object_code::activity};
        call.set(activity::subject, u"Talk"_s);
        call.set(activity::type, u"Call"_s);
        call.set(activity::subType, activity::customerFeedback);
        QVERIFY(waitFor(store.save(call)));
    }
    const auto [code, said] = run({u"--profile"_s, folder.path(), u"feedback-report"_s, u"--json"_s});
    QCOMPARE(code, 0);
    QVERIFY2(said.contains("\"calls\":1") || said.contains("\"calls\": 1"), said.constData());
    for (const QString &name : {u"f.csv"_s, u"f.pdf"_s}) {
        QCOMPARE(run({u"--profile"_s, folder.path(), u"feedback-report"_s, u"--out"_s, folder.filePath(name)}).first, 0);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(name.endsWith(u"pdf"_s) ? "%PDF" : "By,Value,Calls"));
    }
}

void TestFeedbackReport::theCommandRefusesWhatItDoesNotKnow()
{
    QTemporaryDir folder;
    QCOMPARE(run({u"--profile"_s, folder.path(), u"feedback-report"_s, u"--by"_s, u"colour"_s}).first, 2);
    QCOMPARE(run({u"--profile"_s, folder.path(), u"feedback-report"_s, u"--since"_s, u"soon"_s}).first, 2);
    QCOMPARE(run({u"--profile"_s, folder.path(), u"feedback-report"_s, u"--out"_s, u"x.doc"_s}).first, 2);
}

QTEST_MAIN(TestFeedbackReport)
#include "tst_feedbackreport.moc"
