#include "models/schema/objects/names.h"
#include "models/storage/profile.h"
#include "models/storage/workspace.h"
#include "tests/support/workspacestate.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#endif

/// What can be wrong with a workspace file. Whatever is refused is left untouched and told in one sentence.
class TestStorageFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatMustNotBeTouchedIsRefused_data();
    void aFileThatMustNotBeTouchedIsRefused();
    void aNewerVersionThatStandsInTheLogOnlyIsRefused();
    void anEmptyFileBecomesAWorkspace();
    void aFirstPageThatIsTakenBackIsMarkedAgain();
    void aReadOnlyPlaceIsRefused();
    void aSecondStewardIsTold();
    void aFileThatAnotherProgramHoldsIsRefused();
    void aFullDiskRefusesTheSaveAndKeepsTheRest();
    void savesLeftInTheLogAreThere();
    void anOlderFileEndsWithTheColumnsOfAFreshOne();
    void upgradeStepsRunOnceAndInOrder();
    void aFieldThatIsDeclaredLaterReplacesTheCustomOne();
    void aSearchIndexOfAnOlderShapeIsMadeAnew();
    void anotherProcessLeavesAFittingFileAsItIs();
    void aBackupHoldsEverything();
    void aBackupReplacesNothingThatIsNotOne();
    void aRestoreKeepsWhatWasThere();
    void aRestoreTakesTheLogBesideTheFileAlong();
    void aBadBackupIsNotRestored_data();
    void aBadBackupIsNotRestored();
    void checkFindsWhatIsWrong_data();
    void checkFindsWhatIsWrong();
};

namespace {

/// A workspace with some records, closed; its bytes can be spoiled.
class ClosedWorkspace
{
public:
    ClosedWorkspace()
    {
        TestStore s;
        const RecordId acme = s.save(u"Account"_s, {{account::name, u"Harbor Point Logistics"_s}});
        QList<Record> calls;
        for (int i = 0; i < 400; ++i) {
            Record call {.object = object_code::activity};
            call.set(activity::subject, u"Call %1"_s.arg(i));
            call.set(activity::what, qlonglong(acme));
            call.set(activity::comments, QString(300, QChar(u'a' + i % 26)));
            calls << call;
        }
        (void)waitFor(s.store.saveAll(calls, u"Many"_s));
        state = WorkspaceState::records(s);
        (void)waitFor(s.store.close());
        QFile::copy(s.path(), path());
    }
    QString path() const { return m_folder.filePath(u"steward.db"_s); }
    QByteArray bytes() const { return read(path()); }
    static QByteArray read(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static void write(const QString &file, const QByteArray &bytes)
    {
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file));
    }
    void spoil(const QByteArray &bytes) { write(path(), bytes); }

    QTemporaryDir m_folder;
    QStringList state;
};

/// A store without a file yet.
struct Opener {
    Schema schema;
    Database database;
    RecordStore store {database, schema};
    Result<> open(const QString &path) { return waitFor(store.open(path)); }
};

bool isClearSentence(const Error &error, const QString &path)
{
    return error.text.endsWith(u'.') && error.text.contains(QFileInfo(path).fileName()) && !error.text.contains(u"SQLite"_s) && !error.text.contains(u"%1"_s);
}

void execute(Database &database, const QString &sql)
{
    const Result<> done = waitFor(database.run([sql](Connection &connection) { return connection.execute(sql); }));
    if (!done)
        qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().detail));
}

QStringList columnsOfAllTables(Database &database)
{
    return waitFor(database.run([](Connection &connection) {
        QStringList all;
        Statement rows = connection.prepare(u"SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1, 2"_s);
        while (rows.step())
            all << rows.text(0) + u'.' + rows.text(1) + u' ' + rows.text(2) + rows.text(3);
        Statement indexes = connection.prepare(u"SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"_s);
        while (indexes.step())
            all << indexes.text(0);
        return all;
    }));
}

} // namespace

void TestStorageFaults::aFileThatMustNotBeTouchedIsRefused_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *how, Error::Kind kind) { QTest::newRow(how) << QString::fromLatin1(how) << int(kind); };
    row("newer version", Error::Kind::NewerVersion);
    row("header overwritten", Error::Kind::BadInput);
    row("middle pages overwritten", Error::Kind::Damaged);
    row("first tables page overwritten", Error::Kind::Damaged);
    row("cut in the middle", Error::Kind::Damaged);
    row("cut within the header", Error::Kind::BadInput);
    row("junk", Error::Kind::BadInput);
    row("another program's database", Error::Kind::BadInput);
    row("another program's unfinished database", Error::Kind::BadInput);
    row("a folder", Error::Kind::ReadOnly);
}

void TestStorageFaults::aFileThatMustNotBeTouchedIsRefused()
{
    QFETCH(QString, how);
    QFETCH(int, kind);
    ClosedWorkspace w;
    QByteArray bytes = w.bytes();
    QVERIFY(bytes.size() > 100000);
    if (how == u"newer version")
        bytes.replace(60, 4, QByteArray("\0\0\0\x63", 4));
    else if (how == u"header overwritten")
        bytes.replace(0, 100, QByteArray(100, '\x5a'));
    else if (how == u"middle pages overwritten")
        bytes.replace(bytes.size() / 2, 40000, QByteArray(40000, '\x5a'));
    else if (how == u"first tables page overwritten")
        bytes.replace(100, 3000, QByteArray(3000, '\x5a'));
    else if (how == u"cut in the middle")
        bytes.truncate(bytes.size() / 2);
    else if (how == u"cut within the header")
        bytes.truncate(60);
    else if (how == u"junk")
        bytes = QByteArray(5000, 'j');
    else
        bytes.replace(68, 4, QByteArray("\0\0\0\0", 4));
    w.spoil(bytes);
    if (how == u"another program's unfinished database")
        ClosedWorkspace::write(w.path() + u"-wal"_s, QByteArray(64, 'w'));
    if (how == u"a folder") {
        QFile::remove(w.path());
        QDir().mkdir(w.path());
    }
    const QByteArray before = w.bytes();
    Opener opener;
    const Result<> opened = opener.open(w.path());
    QVERIFY(!opened);
    QCOMPARE(kindName(opened.error().kind), kindName(Error::Kind(kind)));
    QVERIFY2(isClearSentence(opened.error(), w.path()), qPrintable(opened.error().text));
    QVERIFY2(w.bytes() == before, "the file was touched");
    QVERIFY(how.contains(u"unfinished"_s) == QFile::exists(w.path() + u"-wal"_s));
    QVERIFY(!waitFor(opener.store.fetch(firstIdOf(object_code::account))));
}

void TestStorageFaults::aNewerVersionThatStandsInTheLogOnlyIsRefused()
{
    ClosedWorkspace w;
    QTemporaryDir copy;
    const QString crashed = copy.filePath(u"steward.db"_s);
    {
        Opener later;
        QVERIFY(later.open(w.path()));
        execute(later.database, u"PRAGMA user_version = 99"_s);
        QVERIFY(QFile::copy(w.path(), crashed) && QFile::copy(w.path() + u"-wal"_s, crashed + u"-wal"_s));
    }
    const QByteArray before = ClosedWorkspace::read(crashed);
    const QByteArray logBefore = ClosedWorkspace::read(crashed + u"-wal"_s);
    Opener opener;
    const Result<> opened = opener.open(crashed);
    QVERIFY(!opened);
    QCOMPARE(kindName(opened.error().kind), kindName(Error::Kind::NewerVersion));
    QVERIFY(ClosedWorkspace::read(crashed) == before && ClosedWorkspace::read(crashed + u"-wal"_s) == logBefore);
}

void TestStorageFaults::anEmptyFileBecomesAWorkspace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"steward.db"_s);
    ClosedWorkspace::write(path, {});
    Opener opener;
    QVERIFY(opener.open(path));
    QCOMPARE(*waitFor(opener.store.count({.object = object_code::account})), 1);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
}

void TestStorageFaults::aFirstPageThatIsTakenBackIsMarkedAgain()
{
    // Killed while the file was made: the first page is there, and so is the journal that says the file had none.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"steward.db"_s);
    {
        Connection connection;
        QVERIFY(connection.open(path));
        QVERIFY(connection.execute(u"PRAGMA application_id = %1"_s.arg(workspaceApplicationId)));
        connection.close();
    }
    QCOMPARE(QFileInfo(path).size(), 4096);
    const QByteArray journal = QByteArray::fromHex("d9d505f920a163d7" "00000000" "00000001" "00000000" "00000200" "00001000");
    ClosedWorkspace::write(path + u"-journal"_s, journal.leftJustified(512, '\0'));
    for (int start = 1; start <= 3; ++start) {
        Opener opener;
        const Result<> opened = opener.open(path);
        QVERIFY2(opened, qPrintable(u"start %1: "_s.arg(start) + (opened ? QString() : opened.error().text)));
        QVERIFY(waitFor(opener.store.close()));
    }
}

void TestStorageFaults::aReadOnlyPlaceIsRefused()
{
#ifdef Q_OS_LINUX
    QTemporaryDir folder;
    const QString path = folder.filePath(u"steward.db"_s);
    { ClosedWorkspace w; QVERIFY(QFile::copy(w.path(), path)); }
    const QByteArray before = ClosedWorkspace::read(path);
    QFile::setPermissions(path, QFile::ReadOwner);
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto again = qScopeGuard([&] { QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); });
    if (QFileInfo(folder.path()).isWritable()) {
        // Rights do not hold the administrator back; a file system that is read-only does.
        const QByteArray place = QFile::encodeName(folder.path());
        if (mount(place.constData(), place.constData(), nullptr, MS_BIND, nullptr) != 0)
            QSKIP("running as administrator and not allowed to mount: nothing here is read-only");
        if (mount(nullptr, place.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0) {
            umount(place.constData());
            QSKIP("running as administrator and not allowed to mount: nothing here is read-only");
        }
    }
    const auto unmounted = qScopeGuard([&] { umount(QFile::encodeName(folder.path()).constData()); });
    Opener opener;
    const Result<> opened = opener.open(path);
    QVERIFY(!opened);
    QCOMPARE(kindName(opened.error().kind), kindName(Error::Kind::ReadOnly));
    QVERIFY(opened.error().text.contains(u"--profile"_s));
    Profile profile(folder.path());
    const Result<> locked = profile.open();
    QVERIFY(!locked && locked.error().kind == Error::Kind::ReadOnly);
    QVERIFY(ClosedWorkspace::read(path) == before);
    QVERIFY(verifyWorkspaceFile(path)); // a backup may lie on a medium that cannot be written
#else
    QSKIP("tried on Linux only");
#endif
}

void TestStorageFaults::aSecondStewardIsTold()
{
    QTemporaryDir folder;
    Profile first(folder.path());
    QVERIFY(first.open());
    Profile second(folder.path());
    const Result<> refused = second.open();
    QVERIFY(!refused);
    QCOMPARE(kindName(refused.error().kind), kindName(Error::Kind::Busy));
    QVERIFY(refused.error().text.contains(u"--profile"_s));
    QCOMPARE(first.serverName(), second.serverName());
    // And without the lock, the file itself still admits one only.
    Opener one;
    QVERIFY(one.open(first.dataFile()));
    Opener two;
    const Result<> busy = two.open(first.dataFile());
    QVERIFY(!busy);
    QCOMPARE(kindName(busy.error().kind), kindName(Error::Kind::Busy));
    QVERIFY(waitFor(one.store.setFact(u"still"_s, u"mine"_s)));
}

void TestStorageFaults::aFileThatAnotherProgramHoldsIsRefused()
{
    ClosedWorkspace w;
    Database other; // stands for any program that reads the file with SQLite
    QVERIFY(waitFor(other.run([path = w.path()](Connection &connection) { return connection.open(path); })));
    execute(other, u"BEGIN IMMEDIATE; CREATE TABLE theirs(a)"_s);
    Opener opener;
    const Result<> opened = opener.open(w.path());
    QVERIFY(!opened);
    QCOMPARE(kindName(opened.error().kind), kindName(Error::Kind::Busy));
    QVERIFY2(isClearSentence(opened.error(), w.path()), qPrintable(opened.error().text));
    execute(other, u"ROLLBACK"_s);
    waitFor(other.run([](Connection &connection) { connection.close(); return true; }));
    QVERIFY(opener.open(w.path()));
}

void TestStorageFaults::aFullDiskRefusesTheSaveAndKeepsTheRest()
{
#ifdef Q_OS_LINUX
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const QStringList before = WorkspaceState::records(s);
    // A file that may not grow looks to the program like a disk that is full.
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old;
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
    const auto allow = [&old](qint64 bytes) {
        const rlimit tight {rlim_t(bytes), old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    };
    allow(QFileInfo(s.path() + u"-wal"_s).size() + 4096);
    Record edited = s.fetch(acme);
    edited.set(u"Description"_s, QString(200000, u'x'));
    const Result<RecordId> refused = waitFor(s.store.save(edited));
    const Result<> draft = waitFor(s.store.keepDraft(u"call:1"_s, QByteArray(200000, 'd')));
    const QString target = s.m_folder.filePath(u"backup.db"_s);
    allow(100000);
    const Result<> backup = waitFor(s.database.run([target](Connection &connection) { return backupTo(connection, target); }));
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!refused);
    QVERIFY(!draft);
    QVERIFY(!backup);
    QCOMPARE(kindName(refused.error().kind), kindName(Error::Kind::DiskFull));
    QVERIFY2(isClearSentence(refused.error(), s.path()), qPrintable(refused.error().text));
    QVERIFY(!QFile::exists(target) && !QFile::exists(target + u".part"_s));
    QCOMPARE(WorkspaceState::records(s), before);
    // With space again, the same save goes through, and all is sound.
    QVERIFY(waitFor(s.store.save(edited)));
    QCOMPARE(s.fetch(acme).text(u"Description"_s).size(), 200000);
    QCOMPARE(WorkspaceState::problems(s), QStringList());
    QVERIFY(waitFor(s.store.close()) && waitFor(s.store.open(s.path())));
    QCOMPARE(s.fetch(acme).text(u"Description"_s).size(), 200000);
#else
    QSKIP("tried on Linux only");
#endif
}

void TestStorageFaults::savesLeftInTheLogAreThere()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    QTemporaryDir copy;
    const QString crashed = copy.filePath(u"steward.db"_s);
    QVERIFY(QFileInfo(s.path() + u"-wal"_s).size() > 0);
    QVERIFY(QFile::copy(s.path(), crashed) && QFile::copy(s.path() + u"-wal"_s, crashed + u"-wal"_s));
    Opener opener;
    QVERIFY(opener.open(crashed));
    QCOMPARE(waitFor(opener.store.fetch(acme))->text(account::name), u"Acme"_s);
    QVERIFY(waitFor(opener.store.close()));
    QVERIFY(!QFile::exists(crashed + u"-wal"_s));
}

void TestStorageFaults::anOlderFileEndsWithTheColumnsOfAFreshOne()
{
    TestStore fresh;
    const QStringList wanted = columnsOfAllTables(fresh.database);
    ClosedWorkspace w;
    {
        Opener opener;
        QVERIFY(opener.open(w.path()));
        for (const QString &sql : {u"DROP INDEX \"Account_Renewal_Date__c\""_s, u"ALTER TABLE \"Account\" DROP COLUMN \"Renewal_Date__c\""_s,
                                   u"ALTER TABLE \"Activity\" DROP COLUMN \"Feedback_Kinds__c\""_s, u"DROP TABLE draft"_s, u"DROP TABLE \"Event\""_s,
                                   u"DELETE FROM fact WHERE key = 'shape'"_s})
            execute(opener.database, sql);
        QVERIFY(waitFor(opener.store.close()));
    }
    Opener opener;
    QVERIFY(opener.open(w.path()));
    QCOMPARE(columnsOfAllTables(opener.database), wanted);
    QCOMPARE(waitFor(opener.store.search(u"harbor"_s)).size(), 1);
}

void TestStorageFaults::upgradeStepsRunOnceAndInOrder()
{
    TestStore s;
    static QStringList ran;
    ran.clear();
    const QList<UpgradeStep> steps {{2, [](Connection &connection) { ran << u"2"_s; return connection.execute(u"CREATE TABLE trial(a)"_s); }},
                                    {3, [](Connection &connection) { ran << u"3"_s; return connection.execute(u"ALTER TABLE trial RENAME TO trial3"_s); }},
                                    {4, [](Connection &) -> Result<> { ran << u"4"_s; return Error {.text = u"stop"_s}; }},
                                    {5, [](Connection &) -> Result<> { ran << u"5"_s; return {}; }}};
    const auto run = [&](int from) { return waitFor(s.database.run([&steps, from](Connection &connection) { return runUpgradeSteps(connection, from, steps); })); };
    QVERIFY(!run(1));
    QCOMPARE(ran, (QStringList {u"2"_s, u"3"_s, u"4"_s}));
    QVERIFY(run(4));
    QCOMPARE(ran.constLast(), u"5"_s);
    int last = 1;
    for (const UpgradeStep &step : upgradeSteps()) {
        QVERIFY(step.version > last && step.version <= workspaceVersion);
        last = step.version;
    }
    QCOMPARE(last, workspaceVersion);
}

void TestStorageFaults::aFieldThatIsDeclaredLaterReplacesTheCustomOne()
{
    ClosedWorkspace w;
    {
        Opener opener;
        QVERIFY(opener.open(w.path()));
        execute(opener.database, uR"(INSERT INTO custom_field VALUES (1, 'Industry', 0, '{"name":"Industry","type":"text","label":"Their word"}'))"_s);
        QVERIFY(waitFor(opener.store.close()));
    }
    Opener opener;
    QVERIFY(opener.open(w.path()));
    QCOMPARE(opener.schema.type(u"Account"_s)->field(account::industry)->type, FieldType::Picklist);
}

void TestStorageFaults::aSearchIndexOfAnOlderShapeIsMadeAnew()
{
    ClosedWorkspace w;
    {
        Opener opener;
        QVERIFY(opener.open(w.path()));
        execute(opener.database, u"INSERT INTO find_who(find_who) VALUES ('delete-all'); UPDATE fact SET value = 'old' WHERE key = 'search'"_s);
        QCOMPARE(waitFor(opener.store.search(u"harbor"_s)).size(), 0);
        QVERIFY(waitFor(opener.store.close()));
    }
    Opener opener;
    QVERIFY(opener.open(w.path()));
    QCOMPARE(waitFor(opener.store.search(u"harbor"_s)).size(), 1);
    QCOMPARE(waitFor(opener.store.search(u"call 39"_s, 50)).size(), 11);
}

void TestStorageFaults::anotherProcessLeavesAFittingFileAsItIs()
{
    ClosedWorkspace w;
    {
        Opener opener;
        QVERIFY(opener.open(w.path()));
        execute(opener.database, u"INSERT INTO find_who(find_who) VALUES ('delete-all'); DROP TABLE draft"_s);
        QVERIFY(waitFor(opener.store.close()));
    }
    // The fingerprints that say so must be the same in every process: else each start would fit and index everything anew.
    QProcess program;
    program.start(qEnvironmentVariable("STEWARD_PROGRAM"), {u"--profile"_s, w.m_folder.path(), u"check"_s});
    QVERIFY(program.waitForFinished());
    QVERIFY2(program.exitCode() == 1, "check misses what the index does not hold");
    Opener opener;
    QVERIFY(opener.open(w.path()));
    QCOMPARE(waitFor(opener.store.search(u"harbor"_s)).size(), 0);
    QVERIFY(!waitFor(opener.store.keepDraft(u"x"_s, "{}")));
}

void TestStorageFaults::aBackupHoldsEverything()
{
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    const QString target = s.m_folder.filePath(u"backup.db"_s);
    const auto backup = [&] { return waitFor(s.database.run([target](Connection &connection) { return backupTo(connection, target); })); };
    QVERIFY(backup());
    s.save(u"Account"_s, {{account::name, u"Later"_s}});
    const QStringList state = WorkspaceState::records(s);
    QVERIFY(backup()); // a backup may replace an older one
    QVERIFY(verifyWorkspaceFile(target));
    QVERIFY(!QFile::exists(target + u".part"_s) && !QFile::exists(target + u"-wal"_s));
    TestStore other;
    QVERIFY(waitFor(other.store.close()));
    QVERIFY(waitFor(other.store.open(target)));
    QCOMPARE(WorkspaceState::records(other), state);
    QCOMPARE(WorkspaceState::problems(other), QStringList());
}

void TestStorageFaults::aBackupReplacesNothingThatIsNotOne()
{
    TestStore s;
    const QString letter = s.m_folder.filePath(u"letter.txt"_s);
    ClosedWorkspace::write(letter, "Dear customer");
    for (const QString &target : {letter, s.path(), s.m_folder.filePath(u"no/such/folder/b.db"_s)}) {
        const Result<> refused = waitFor(s.database.run([target](Connection &connection) { return backupTo(connection, target); }));
        QVERIFY(!refused);
        QVERIFY2(isClearSentence(refused.error(), target), qPrintable(refused.error().text));
    }
    QCOMPARE(ClosedWorkspace::read(letter), QByteArray("Dear customer"));
    s.save(u"Account"_s, {{account::name, u"Acme"_s}});
}

void TestStorageFaults::aRestoreKeepsWhatWasThere()
{
    ClosedWorkspace backup;
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"Newer work"_s}});
    const QStringList newer = WorkspaceState::records(s);
    QVERIFY(waitFor(s.store.close()));
    QVERIFY(restoreFrom(backup.path(), s.path()));
    QVERIFY(waitFor(s.store.open(s.path())));
    QCOMPARE(WorkspaceState::records(s), backup.state);
    QVERIFY(waitFor(s.store.close()));
    // And back again.
    QVERIFY(restoreFrom(s.path() + u".before-restore"_s, s.path()));
    QVERIFY(waitFor(s.store.open(s.path())));
    QCOMPARE(WorkspaceState::records(s), newer);
}

void TestStorageFaults::aRestoreTakesTheLogBesideTheFileAlong()
{
    TestStore s;
    s.save(u"Account"_s, {{account::name, u"Still in the log"_s}});
    const QStringList state = WorkspaceState::records(s);
    QTemporaryDir copy;
    const QString crashed = copy.filePath(u"copy.db"_s);
    QVERIFY(QFile::copy(s.path(), crashed) && QFile::copy(s.path() + u"-wal"_s, crashed + u"-wal"_s));
    const QByteArray before = ClosedWorkspace::read(crashed + u"-wal"_s);
    TestStore other;
    QVERIFY(waitFor(other.store.close()));
    QVERIFY(restoreFrom(crashed, other.path()));
    QVERIFY(ClosedWorkspace::read(crashed + u"-wal"_s) == before);
    QVERIFY(waitFor(other.store.open(other.path())));
    QCOMPARE(WorkspaceState::records(other), state);
}

void TestStorageFaults::aBadBackupIsNotRestored_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"not there", "empty", "junk", "damaged", "newer"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestStorageFaults::aBadBackupIsNotRestored()
{
    QFETCH(QString, how);
    ClosedWorkspace backup;
    ClosedWorkspace mine;
    QByteArray bytes = backup.bytes();
    if (how == u"empty")
        bytes.clear();
    else if (how == u"junk")
        bytes.fill('j');
    else if (how == u"damaged")
        bytes.replace(bytes.size() / 2, 40000, QByteArray(40000, '\x5a'));
    else if (how == u"newer")
        bytes.replace(60, 4, QByteArray("\0\0\0\x63", 4));
    backup.spoil(bytes);
    if (how == u"not there")
        QFile::remove(backup.path());
    const QByteArray before = mine.bytes();
    const Result<> refused = restoreFrom(backup.path(), mine.path());
    QVERIFY(!refused);
    QVERIFY2(isClearSentence(refused.error(), backup.path()), qPrintable(refused.error().text));
    QVERIFY(mine.bytes() == before);
    QCOMPARE(QDir(mine.m_folder.path()).entryList(QDir::Files), QStringList {u"steward.db"_s});
}

void TestStorageFaults::checkFindsWhatIsWrong_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const QString &sql, const QString &kind) { QTest::newRow(name) << sql << kind; };
    row("nothing", {}, {});
    row("a link to nothing", u"UPDATE Activity SET WhatId = 4294967999 WHERE id = (SELECT min(id) FROM Activity)"_s, u"dangling"_s);
    row("a further link to nothing", u"INSERT INTO record_link VALUES ((SELECT min(id) FROM Activity), 'WhoId', 1, 8589999999)"_s, u"dangling"_s);
    row("a waiting link of nothing", u"INSERT INTO unresolved_link VALUES (21474999999, 'WhoId', '003Ec00000Cz310IAB')"_s, u"dangling"_s);
    row("a count too high", u"UPDATE related_count SET n = n + 1"_s, u"count"_s);
    row("a count too many", u"INSERT INTO related_count VALUES (4294967299, 0, 5, NULL)"_s, u"count"_s);
    row("a last activity that never was", u"UPDATE Account SET LastActivityDate = '2031-01-01'"_s, u"count"_s);
    row("a record without a beginning", u"DELETE FROM journal WHERE record = (SELECT max(id) FROM Activity)"_s, u"journal"_s);
    row("lines without a step", u"DELETE FROM step"_s, u"journal"_s);
    row("a record the search does not know", u"UPDATE Account SET Name = 'Otherwise' WHERE Name LIKE 'Harbor%'"_s, u"search"_s);
    row("a deleted record the search finds", u"UPDATE Account SET deleted = 1 WHERE Name LIKE 'Harbor%'"_s, u"search"_s);
}

void TestStorageFaults::checkFindsWhatIsWrong()
{
    QFETCH(QString, sql);
    QFETCH(QString, kind);
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Harbor Point"_s}});
    const RecordId ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::what, qlonglong(acme)}, {activity::who, QVariantList {qlonglong(ann)}}, {activity::status, u"Completed"_s}, {activity::dueDate, QDate(2026, 5, 1)}});
    if (!sql.isEmpty())
        execute(s.database, sql);
    const QStringList problems = WorkspaceState::problems(s);
    if (kind.isEmpty())
        QCOMPARE(problems, QStringList());
    else
        QVERIFY2(!problems.filter(QRegularExpression(u'^' + kind)).isEmpty(), qPrintable(problems.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestStorageFaults)
#include "tst_storage_faults.moc"
