#include "models/schema/objects/names.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Two processes on one workspace: the second hands its request over to the first one's window and ends.
class TestSecondStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstWindowOpensWhatTheSecondAskedFor();
    void aCommandBesideTheWindowSaysThatItIsInUse();
};

namespace {

const QString program = qEnvironmentVariable("STEWARD_PROGRAM");

/// A window of its own process, ended with this.
class Window
{
public:
    explicit Window(const QString &profile)
    {
        m_process.start(program, {u"--profile"_s, profile});
        [&] { QVERIFY(m_process.waitForStarted()); }();
        // The file is there as soon as the workspace is open.
        [&] { QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(profile + u"/steward.db-wal"_s), 20000); }();
    }
    ~Window()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished();
    }
    bool runs() const { return m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

} // namespace

void TestSecondStart::theFirstWindowOpensWhatTheSecondAskedFor()
{
    QTemporaryDir profile;
    Window first(profile.path());
    QProcess second;
    second.start(program, {u"--profile"_s, profile.path(), u"open"_s, account::holdPublicUuid});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20000);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(first.runs());
    // The tabs of the window are remembered as they change.
    QTRY_VERIFY_WITH_TIMEOUT([&] {
        QFile settings(profile.filePath(u"settings.ini"_s));
        return settings.open(QIODevice::ReadOnly) && settings.readAll().contains("record:");
    }(), 20000);
}

void TestSecondStart::aCommandBesideTheWindowSaysThatItIsInUse()
{
    QTemporaryDir profile;
    Window first(profile.path());
    QProcess command;
    command.start(program, {u"--profile"_s, profile.path(), u"check"_s, u"--json"_s});
    QVERIFY(command.waitForFinished(20000));
    QCOMPARE(command.exitCode(), 2);
    QVERIFY(command.readAllStandardOutput().contains("\"kind\":\"busy\""));
}

QTEST_GUILESS_MAIN(TestSecondStart)
#include "tst_secondstart.moc"
