#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/org/program.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <csignal>

/// A first load of 100,000 records by the program itself, which is killed (kill -9) at ten random points.
class TestFirstLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLoadKilledAtTenRandomPointsEndsCompleteAndOnce();

private:
    bool killOnce(QRandomGenerator &random);
    std::unique_ptr<Connected> m_connected;
};

namespace {

constexpr int contacts = 100'000;
constexpr int kills = 10;

void fill(Org &org, const QString &account)
{
    QString before;
    for (int i = 0; i < contacts; ++i) {
        QJsonObject values {{u"LastName"_s, u"Lee %1"_s.arg(i)}, {u"Email"_s, u"c%1@customer.example"_s.arg(i)}, {u"AccountId"_s, account}};
        if (i % 10 == 0)
            values.insert(u"ReportsToId"_s, before);
        before = org.insert(u"Contact"_s, values);
    }
}

} // namespace

/// Begins a run and kills it some time behind its first request for records; false if it ended before.
bool TestFirstLoad::killOnce(QRandomGenerator &random)
{
    QProcess run;
    QEventLoop ended;
    QObject::connect(&run, &QProcess::finished, &ended, &QEventLoop::quit);
    const int after = random.bounded(900);
    const int also = random.bounded(1000); // microseconds
    bool begun = false;
    m_connected->server.trouble = [&](const HttpRequest &request) {
        if (!begun && request.target.contains("/jobs/query")) {
            begun = true;
            QTimer::singleShot(after, Qt::PreciseTimer, &run, [&run, also] {
                QElapsedTimer moment;
                moment.start();
                while (moment.nsecsElapsed() < also * 1000LL) { }
                ::kill(pid_t(run.processId()), SIGKILL);
            });
        }
        return OrgServer::Trouble();
    };
    m_connected->program.start(run, {u"sync"_s});
    ended.exec();
    m_connected->server.trouble = {};
    return run.exitStatus() == QProcess::CrashExit;
}

void TestFirstLoad::aLoadKilledAtTenRandomPointsEndsCompleteAndOnce()
{
    const quint32 seed = qEnvironmentVariableIsSet("STEWARD_SEED") ? qEnvironmentVariable("STEWARD_SEED").toUInt() : QRandomGenerator::global()->generate();
    qInfo("seed %u (STEWARD_SEED plays it again)", seed);
    QRandomGenerator random(seed);
    m_connected = std::make_unique<Connected>();
    QVERIFY2(m_connected->answer.exit == 0, m_connected->answer.err.constData());
    Org &org = m_connected->org;
    org.remembers = false;
    fill(org, m_connected->account);
    for (int i = 0; i < kills; ++i)
        QVERIFY2(killOnce(random), "it ended before it was killed");
    const Answer last = m_connected->program.run({u"sync"_s, u"--json"_s});
    QVERIFY2(last.exit == 0, last.err + last.out);
    QVERIFY(last.json().value(u"pulledNew").toInt() < contacts); // what was read before is kept
    QCOMPARE(last.json().value(u"pushed").toInt(), 0);

    Schema schema;
    Database database;
    RecordStore store(database, schema);
    QVERIFY(waitFor(store.open(m_connected->program.profile.filePath(u"steward.db"_s))));
    const QStringList here = *waitFor(database.run([](Connection &connection) -> Result<QStringList> {
        QStringList ids;
        Statement rows = connection.prepare(u"SELECT remote_id || '|' || LastName || '|' || Email FROM Contact WHERE deleted = 0 ORDER BY remote_id"_s);
        while (rows.step())
            ids << rows.text(0);
        return ids;
    }));
    QStringList there;
    const QMap<QString, QJsonObject> all = org.live(u"Contact"_s);
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        there << it.key() + u'|' + it->value(u"LastName").toString() + u'|' + it->value(u"Email").toString();
    QCOMPARE(there.size(), contacts);
    QCOMPARE(here.size(), contacts);
    std::sort(there.begin(), there.end());
    QCOMPARE(here, there);
    const QString waiting = waitFor(database.run([](Connection &connection) {
        return connection.scalar(u"SELECT (SELECT count(*) FROM unresolved_link) || ' ' || (SELECT count(*) FROM Contact WHERE ReportsToId IS NOT NULL) || ' ' || (SELECT count(*) FROM sync_change JOIN Contact ON id = record)"_s).toString();
    }));
    QCOMPARE(waiting, u"0 %1 0"_s.arg(contacts / 10 - 1));
}

QTEST_MAIN(TestFirstLoad)
#include "tst_firstload.moc"
