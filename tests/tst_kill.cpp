#include "models/schema/objects/names.h"
#include "models/storage/workspace.h"
#include "tests/support/store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QUuid>

#include <cstdio>

/// kill -9 amid saves. This program starts itself as a child that saves without end and says so after each answer of the store; it is
/// killed at a random moment, and every save that it spoke of must be in the file, which must open and be sound.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noAcknowledgedSaveIsLost();

private:
    void killOnce(const QString &path, quint32 seed);
    void isAllThere(const QString &path);
    QHash<QString, int> m_told; ///< uuid → number of the last save that was told
};

namespace {

template <typename T>
T wait(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

/// One line per acknowledged save: the record's uuid and the number that was saved in it.
void tell(const QString &uuid, int number)
{
    std::printf("%s %d\n", qPrintable(uuid), number);
    std::fflush(stdout);
}

/// The subject says which child and which save it was; an edit of a child raises the number of its own records only.
Record numbered(quint32 child, int number)
{
    Record call {.object = object_code::activity, .uuid = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    call.set(activity::subject, u"Call %1 of %2"_s.arg(number).arg(child));
    call.set(u"CallDurationInSeconds"_s, qlonglong(number));
    call.set(activity::comments, QString(number % 500, u'x'));
    return call;
}

int saveUntilKilled(const QString &path, quint32 seed)
{
    QRandomGenerator random(seed);
    Schema schema;
    Database database;
    RecordStore store(database, schema);
    if (const Result<> opened = wait(store.open(path)); !opened) {
        std::fprintf(stderr, "%s %s\n", qPrintable(opened.error().text), qPrintable(opened.error().detail));
        return 3;
    }
    std::printf("open\n");
    std::fflush(stdout);
    QList<RecordId> saved;
    for (int number = 1;; ++number) {
        const int what = saved.isEmpty() ? 0 : random.bounded(10);
        if (what < 5) {
            const Record call = numbered(seed, number);
            const Result<RecordId> id = wait(store.save(call));
            if (!id)
                return 4;
            saved << *id;
            tell(call.uuid, number);
        } else if (what < 8) {
            Record call = *wait(store.fetch(saved.at(random.bounded(int(saved.size())))));
            call.set(u"CallDurationInSeconds"_s, qlonglong(number));
            if (!wait(store.save(call)))
                return 5;
            tell(call.uuid, number);
        } else {
            QList<Record> several;
            for (int i = 0; i < 20; ++i)
                several << numbered(seed, number);
            if (!wait(store.saveAll(several, u"Several %1"_s.arg(number))))
                return 6;
            for (const Record &call : std::as_const(several))
                tell(call.uuid, number);
        }
    }
}

constexpr int rounds = 208;
constexpr int roundsPerWorkspace = 26;

} // namespace

void TestKill::killOnce(const QString &path, quint32 seed)
{
    QRandomGenerator random(seed);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--save"_s, path, QString::number(seed)});
    QVERIFY(child.waitForStarted());
    // Now and then before it has made or opened the file; else somewhere within the saves.
    const bool early = random.bounded(8) == 0;
    const int answers = random.bounded(1, 40);
    QByteArray said;
    if (early) {
        child.waitForReadyRead(random.bounded(1, 60));
    } else {
        while (said.count('\n') < answers && child.waitForReadyRead(20000))
            said += child.readAllStandardOutput();
    }
    QElapsedTimer moment;
    moment.start();
    for (const qint64 until = random.bounded(4000) * 1000LL; moment.nsecsElapsed() < until;) { }
    QVERIFY2(child.state() == QProcess::Running, "the child ended by itself");
    child.kill();
    QVERIFY(child.waitForFinished());
    said += child.readAllStandardOutput();
    // A last line may be half told.
    for (const QByteArray &line : said.left(said.lastIndexOf('\n') + 1).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2)
            m_told.insert(QString::fromLatin1(words.at(0)), words.at(1).toInt());
    }
}

void TestKill::isAllThere(const QString &path)
{
    Schema schema;
    Database database;
    RecordStore store(database, schema);
    const Result<> opened = waitFor(store.open(path));
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text + opened.error().detail));
    const auto calls = waitFor(store.find({.object = object_code::activity}));
    QVERIFY(calls);
    QHash<QString, int> kept;
    QHash<QString, int> together;
    for (const Record &call : *calls) {
        kept.insert(call.uuid, call.value(u"CallDurationInSeconds"_s).toInt());
        ++together[call.text(activity::subject)];
    }
    for (auto it = m_told.cbegin(); it != m_told.cend(); ++it) {
        QVERIFY2(kept.contains(it.key()), qPrintable(u"save %1 is lost"_s.arg(it.value())));
        // A later save of the same record may be in the file before it was told.
        QVERIFY2(kept.value(it.key()) >= it.value(), qPrintable(u"save %1 is lost, %2 is there"_s.arg(it.value()).arg(kept.value(it.key()))));
    }
    for (auto it = together.cbegin(); it != together.cend(); ++it)
        QVERIFY2(it.value() == 1 || it.value() == 20, qPrintable(u"%1: %2 of 20"_s.arg(it.key()).arg(it.value())));
    const auto problems = waitFor(database.run([&schema](Connection &connection) { return checkWorkspace(connection, schema); }));
    QVERIFY(problems);
    QVERIFY2(problems->isEmpty(), qPrintable(problems->isEmpty() ? QString() : problems->first().kind + u": "_s + problems->first().text));
}

void TestKill::noAcknowledgedSaveIsLost()
{
    const quint32 first = qEnvironmentVariableIntValue("STEWARD_KILL_SEED") ? quint32(qEnvironmentVariableIntValue("STEWARD_KILL_SEED")) : QRandomGenerator::system()->generate();
    qInfo("The first seed is %u; STEWARD_KILL_SEED repeats it.", first);
    QElapsedTimer clock;
    clock.start();
    std::unique_ptr<QTemporaryDir> folder;
    int told = 0;
    for (int round = 0; round < rounds; ++round) {
        if (round % roundsPerWorkspace == 0) {
            told += int(m_told.size());
            folder = std::make_unique<QTemporaryDir>();
            m_told.clear();
        }
        const QString path = folder->filePath(u"steward.db"_s);
        killOnce(path, first + quint32(round));
        if (QTest::currentTestFailed())
            return qWarning("round %d, seed %u", round, first + quint32(round));
        if (round % 2 == 0 || !QFile::exists(path)) {
            if (QFile::exists(path))
                isAllThere(path);
        } else {
            // Looked at in a copy, so that the next child begins on what the killed one left.
            const QString copy = folder->filePath(u"copy.db"_s);
            for (const QString &suffix : {u""_s, u"-wal"_s}) {
                QFile::remove(copy + suffix);
                QFile::copy(path + suffix, copy + suffix);
            }
            isAllThere(copy);
        }
        if (QTest::currentTestFailed())
            return qWarning("round %d, seed %u", round, first + quint32(round));
    }
    qInfo("%d rounds, %d records told, %lld s", rounds, told + int(m_told.size()), clock.elapsed() / 1000);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--save") == 0)
        return saveUntilKilled(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toUInt());
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
