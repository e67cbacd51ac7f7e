#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// The program's command line, run as it is run: no display, the locale C, exit codes, one JSON object and nothing else.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthAndAgendaAreToldFromTheTerminal();
    void helpAndVersionNeedNoWorkspace();
    void everyCommandHasHelpWithAnExample_data();
    void everyCommandHasHelpWithAnExample();
    void wrongUsageIsSaidInASentenceAndExitsWithTwo_data();
    void wrongUsageIsSaidInASentenceAndExitsWithTwo();
    void aWorkspaceThatCannotBeUsedIsLeftAsItIsAndExitsWithTwo_data();
    void aWorkspaceThatCannotBeUsedIsLeftAsItIsAndExitsWithTwo();
    void aWorkspaceThatIsInUseIsLeftAsItIsAndExitsWithTwo();
    void optionsMayStandAnywhere();
    void jsonIsOneObjectAndNothingElse_data();
    void jsonIsOneObjectAndNothingElse();
    void sampleFillsOnlyAnEmptyProfile();
    void aCallIsLoggedInUtf8WhateverTheLocale();
    void aCallKeepsTheRules_data();
    void aCallKeepsTheRules();
    void anImportReportsFailedRowsAndTriesWithoutChanging();
    void anExportImportsBack();
    void aBackupIsRestored();
    void aBrokenBackupIsRefusedAndNothingChanges();
    void servedLinesAreMilliseconds();
    void aLineThatCannotBeServedSaysWhy();
};

struct Answer {
    int exit = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

static Answer run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"STEWARD_HOME"_s})
        environment.remove(name);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    program.setProcessEnvironment(environment);
    program.start(qEnvironmentVariable("STEWARD_PROGRAM"), arguments);
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(60000))
        return {};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// A profile that holds one account and two people, made by the program.
class Workspace
{
public:
    Workspace()
    {
        QFile accounts(folder.filePath(u"Account.csv"_s));
        QFile contacts(folder.filePath(u"Contact.csv"_s));
        if (!accounts.open(QIODevice::WriteOnly) || !contacts.open(QIODevice::WriteOnly))
            qFatal("no folder");
        accounts.write("Id,Name\n001000000000001AAA,Łódź Żubr\n001000000000002AAA,Twin\n001000000000003AAA,Twin\n");
        contacts.write("Id,AccountId,FirstName,LastName,Email\n003000000000001AAA,001000000000001AAA,Ärmin,Ünal,a@zubr.example\n003000000000002AAA,001000000000001AAA,Ann,Lee,ann@zubr.example\n");
        accounts.close();
        contacts.close();
        if (steward({u"import"_s, folder.path()}).exit != 0)
            qFatal("no import");
    }
    Answer steward(QStringList arguments, const QByteArray &input = {}) const
    {
        return run(QStringList {u"--profile"_s, profile.path()} + arguments, input);
    }
    QTemporaryDir folder;
    QTemporaryDir profile;
};

void TestCommands::helpAndVersionNeedNoWorkspace()
{
    const Answer help = run({u"--help"_s});
    QCOMPARE(help.exit, 0);
    for (const QByteArray word : {"import", "call", "export", "check", "backup", "restore", "sample", "generate", "open", "--profile", "--json", "Exit codes"})
        QVERIFY2(help.out.contains(word), word.constData());
    QVERIFY(help.err.isEmpty());
    QVERIFY(run({u"--version"_s}).out.startsWith("steward "));
}

void TestCommands::everyCommandHasHelpWithAnExample_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : {u"import"_s, u"call"_s, u"export"_s, u"check"_s, u"backup"_s, u"restore"_s, u"sample"_s, u"generate"_s, u"serve-lines"_s})
        QTest::newRow(qPrintable(command)) << command;
}

void TestCommands::everyCommandHasHelpWithAnExample()
{
    QFETCH(QString, command);
    const Answer help = run({command, u"--help"_s});
    QCOMPARE(help.exit, 0);
    QVERIFY(help.out.startsWith("Usage: steward " + command.toUtf8()));
    QVERIFY(help.out.contains("Examples:\n"));
    QVERIFY(help.out.contains("--profile DIR"));
}

void TestCommands::wrongUsageIsSaidInASentenceAndExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such command") << QStringList {u"frobnicate"_s} << QByteArray("frobnicate");
    QTest::newRow("no such option") << QStringList {u"check"_s, u"--frobnicate"_s} << QByteArray("frobnicate");
    QTest::newRow("import without a path") << QStringList {u"import"_s} << QByteArray("PATH");
    QTest::newRow("import of nothing") << QStringList {u"import"_s, u"/nowhere/at/all"_s} << QByteArray("/nowhere/at/all");
    QTest::newRow("export without a folder") << QStringList {u"export"_s} << QByteArray("DIR");
    QTest::newRow("export in another format") << QStringList {u"export"_s, u"x"_s, u"--format"_s, u"xml"_s} << QByteArray("xml");
    QTest::newRow("generate many") << QStringList {u"generate"_s, u"--accounts"_s, u"many"_s} << QByteArray("many");
    QTest::newRow("generate less than none") << QStringList {u"generate"_s, u"--accounts=-3"_s} << QByteArray("-3");
    QTest::newRow("generate until never") << QStringList {u"generate"_s, u"--until"_s, u"never"_s} << QByteArray("never");
    QTest::newRow("call without anything") << QStringList {u"call"_s} << QByteArray("--account, --contact, --subject");
    QTest::newRow("restore without a file") << QStringList {u"restore"_s} << QByteArray("FILE");
}

void TestCommands::wrongUsageIsSaidInASentenceAndExitsWithTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    QTemporaryDir profile;
    const QStringList all = QStringList {u"--profile"_s, profile.path()} + arguments;
    const Answer words = run(all);
    QCOMPARE(words.exit, 2);
    QVERIFY2(words.err.contains(says), words.err.constData());
    QVERIFY(words.out.isEmpty());
    const Answer machine = run(all + QStringList {u"--json"_s});
    QCOMPARE(machine.exit, 2);
    QVERIFY(!machine.json().value(u"error"_s).toObject().value(u"text"_s).toString().isEmpty());
    QVERIFY(machine.json().value(u"error"_s).toObject().contains(u"kind"_s));
}

void TestCommands::aWorkspaceThatCannotBeUsedIsLeftAsItIsAndExitsWithTwo_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("of a newer version") << u"newer-version"_s;
    QTest::newRow("cut off") << u"damaged"_s;
    QTest::newRow("no file at all") << u"read-only"_s;
}

void TestCommands::aWorkspaceThatCannotBeUsedIsLeftAsItIsAndExitsWithTwo()
{
    QFETCH(QString, kind);
    Workspace s;
    QFile file(s.profile.filePath(u"steward.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    if (kind == u"newer-version")
        bytes.replace(60, 4, QByteArray("\0\0\0\x63", 4));
    else if (kind == u"damaged")
        bytes.truncate(bytes.size() / 2);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    if (kind == u"read-only")
        QVERIFY(file.remove() && QDir().mkdir(file.fileName()));
    const Answer refused = s.steward({u"import"_s, s.folder.path(), u"--json"_s});
    QVERIFY2(refused.exit == 2, refused.err.constData());
    QCOMPARE(refused.json().value(u"error"_s).toObject().value(u"kind"_s).toString(), kind);
    QVERIFY(refused.err.contains(". "));
    if (kind != u"read-only") {
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
    }
}

void TestCommands::aWorkspaceThatIsInUseIsLeftAsItIsAndExitsWithTwo()
{
    Workspace s;
    QProcess first;
    first.start(qEnvironmentVariable("STEWARD_PROGRAM"), {u"--profile"_s, s.profile.path(), u"serve-lines"_s});
    first.write("search zub\n");
    QTRY_VERIFY(first.waitForReadyRead(100) || first.bytesAvailable() > 0);
    const Answer refused = s.steward({u"import"_s, s.folder.path(), u"--json"_s});
    QCOMPARE(refused.exit, 2);
    QCOMPARE(refused.json().value(u"error"_s).toObject().value(u"kind"_s).toString(), u"busy"_s);
    const Answer nowhere = s.steward({u"export"_s, u"/dev/null/there"_s, u"--json"_s});
    QCOMPARE(nowhere.exit, 2);
    first.closeWriteChannel();
    QVERIFY(first.waitForFinished());
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(s.steward({u"check"_s}).exit, 0);
}

void TestCommands::optionsMayStandAnywhere()
{
    QTemporaryDir profile;
    QTemporaryDir out;
    QCOMPARE(run({u"sample"_s, u"--profile"_s, profile.path()}).exit, 0);
    QCOMPARE(run({u"--json"_s, u"check"_s, u"--profile="_s + profile.path()}).json().value(u"ok"_s).toBool(), true);
    QCOMPARE(run({u"--format"_s, u"json"_s, u"export"_s, u"--profile"_s, profile.path(), out.path()}).exit, 0);
    QVERIFY(QFile::exists(out.filePath(u"Account.json"_s)));
}

void TestCommands::jsonIsOneObjectAndNothingElse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("check") << QStringList {u"check"_s} << QStringList {u"ok"_s, u"problems"_s};
    QTest::newRow("import") << QStringList {u"import"_s, u"FOLDER"_s} << QStringList {u"created"_s, u"updated"_s, u"unchanged"_s, u"failed"_s, u"dangling"_s, u"byObject"_s};
    QTest::newRow("call") << QStringList {u"call"_s, u"--account"_s, u"Łódź Żubr"_s, u"--contact"_s, u"Ann Lee"_s, u"--subject"_s, u"Hi"_s} << QStringList {u"uuid"_s, u"account"_s, u"contacts"_s};
    QTest::newRow("generate") << QStringList {u"generate"_s, u"--accounts"_s, u"3"_s, u"--contacts"_s, u"5"_s, u"--activities"_s, u"20"_s, u"--seed"_s, u"4"_s} << QStringList {u"byObject"_s};
    QTest::newRow("export") << QStringList {u"export"_s, u"OUT"_s} << QStringList {u"byObject"_s};
    QTest::newRow("backup") << QStringList {u"backup"_s, u"OUT/backup.db"_s} << QStringList {u"file"_s};
}

void TestCommands::jsonIsOneObjectAndNothingElse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, keys);
    Workspace s;
    QTemporaryDir out;
    arguments.replaceInStrings(u"FOLDER"_s, s.folder.path()).replaceInStrings(u"OUT"_s, out.path());
    const Answer answer = s.steward(arguments + QStringList {u"--json"_s});
    QVERIFY2(answer.exit == 0, answer.err.constData());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer.out, &problem);
    QCOMPARE(problem.error, QJsonParseError::NoError);
    for (const QString &key : keys)
        QVERIFY2(document.object().contains(key), qPrintable(key));
}

void TestCommands::sampleFillsOnlyAnEmptyProfile()
{
    QTemporaryDir profile;
    const QStringList sample {u"sample"_s, u"--profile"_s, profile.path(), u"--json"_s};
    QCOMPARE(run(sample).json().value(u"byObject"_s).toObject().value(u"Account"_s).toInt(), 40);
    const Answer again = run(sample);
    QCOMPARE(again.exit, 2);
    QVERIFY(again.err.contains("empty"));
}

void TestCommands::aCallIsLoggedInUtf8WhateverTheLocale()
{
    Workspace s;
    const Answer logged = s.steward({u"call"_s, u"--account"_s, u"Łódź Żubr"_s, u"--contact"_s, u"Ärmin Ünal"_s, u"--contact"_s, u"ann@zubr.example"_s, u"--subject"_s, u"Größe – 日本"_s,
                                     u"--type"_s, u"in-person meeting"_s, u"--sub-type"_s, u"Check-In"_s, u"--comments"_s, u"-"_s, u"--json"_s}, "Zażółć gęślą jaźń\n");
    QVERIFY2(logged.exit == 0, logged.err.constData());
    QCOMPARE(logged.json().value(u"contacts"_s).toArray().size(), 2);
    QTemporaryDir out;
    QCOMPARE(s.steward({u"export"_s, out.path()}).exit, 0);
    QFile activities(out.filePath(u"Activity.csv"_s));
    QVERIFY(activities.open(QIODevice::ReadOnly));
    const QByteArray text = activities.readAll();
    QVERIFY(text.contains("Größe – 日本"));
    QVERIFY(text.contains("Zażółć gęślą jaźń"));
    QVERIFY(text.contains("In-Person Meeting"));
    QVERIFY(text.contains("003000000000001AAA;003000000000002AAA"));
}

void TestCommands::aCallKeepsTheRules_data()
{
    QTest::addColumn<QStringList>("change"); // option, value
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such account") << QStringList {u"--account"_s, u"Nobody"_s} << QByteArray("Nobody");
    QTest::newRow("a name that two have") << QStringList {u"--account"_s, u"Twin"_s} << QByteArray("several");
    QTest::newRow("no such person") << QStringList {u"--contact"_s, u"Nobody"_s} << QByteArray("Nobody");
    QTest::newRow("no such type") << QStringList {u"--type"_s, u"Telegram"_s} << QByteArray("In-Person Meeting");
    QTest::newRow("no such sub-type") << QStringList {u"--sub-type"_s, u"Gossip"_s} << QByteArray("Customer Feedback");
    QTest::newRow("no such day") << QStringList {u"--date"_s, u"2026-02-31"_s} << QByteArray("2026-02-31");
    QTest::newRow("no such file") << QStringList {u"--comments"_s, u"/nowhere.txt"_s} << QByteArray("/nowhere.txt");
    QTest::newRow("a subject too long") << QStringList {u"--subject"_s, QString(300, u'x')} << QByteArray("255");
}

void TestCommands::aCallKeepsTheRules()
{
    QFETCH(QStringList, change);
    QFETCH(QByteArray, says);
    Workspace s;
    QMap<QString, QString> options {{u"--account"_s, u"Łódź Żubr"_s}, {u"--contact"_s, u"Ann Lee"_s}, {u"--subject"_s, u"Hi"_s}};
    options.insert(change.at(0), change.at(1));
    QStringList arguments {u"call"_s};
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        arguments << it.key() << it.value();
    const Answer refused = s.steward(arguments);
    QCOMPARE(refused.exit, 2);
    QVERIFY2(refused.err.contains(says), refused.err.constData());
    QTemporaryDir out;
    QCOMPARE(s.steward({u"export"_s, out.path(), u"--json"_s}).json().value(u"byObject"_s).toObject().value(u"Activity"_s).toInt(), 0);
}

void TestCommands::anImportReportsFailedRowsAndTriesWithoutChanging()
{
    Workspace s;
    QTemporaryDir more;
    QFile accounts(more.filePath(u"Account.csv"_s));
    QVERIFY(accounts.open(QIODevice::WriteOnly));
    accounts.write("Id,Name,AnnualRevenue\n001000000000004AAA,Fine,12\n001000000000005AAA,Wrong,much\n");
    accounts.close();
    const QString report = more.filePath(u"failed.report"_s);
    const Answer trial = s.steward({u"import"_s, accounts.fileName(), u"--dry-run"_s, u"--report"_s, report, u"--json"_s});
    QCOMPARE(trial.exit, 0);
    QCOMPARE(trial.json().value(u"created"_s).toInt(), 1);
    QCOMPARE(trial.json().value(u"failed"_s).toInt(), 1);
    QFile failed(report);
    QVERIFY(failed.open(QIODevice::ReadOnly));
    QVERIFY(failed.readAll().contains("Wrong"));
    QTemporaryDir out;
    QCOMPARE(s.steward({u"export"_s, out.path(), u"--json"_s}).json().value(u"byObject"_s).toObject().value(u"Account"_s).toInt(), 4);
}

void TestCommands::anExportImportsBack()
{
    Workspace s;
    QTemporaryDir out, other, again;
    QCOMPARE(s.steward({u"export"_s, out.path(), u"--format"_s, u"json"_s}).exit, 0);
    QCOMPARE(run({u"import"_s, out.path(), u"--profile"_s, other.path()}).exit, 0);
    QCOMPARE(run({u"export"_s, again.path(), u"--format"_s, u"json"_s, u"--profile"_s, other.path()}).exit, 0);
    for (const QString &name : QDir(out.path()).entryList(QDir::Files)) {
        QFile a(out.filePath(name)), b(again.filePath(name));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(b.readAll(), a.readAll());
    }
}

void TestCommands::aBackupIsRestored()
{
    Workspace s;
    QTemporaryDir out;
    const QString backup = out.filePath(u"b.db"_s);
    QCOMPARE(s.steward({u"backup"_s, backup}).exit, 0);
    QCOMPARE(s.steward({u"generate"_s, u"--accounts"_s, u"5"_s, u"--contacts"_s, u"0"_s, u"--activities"_s, u"0"_s}).exit, 0);
    QCOMPARE(s.steward({u"restore"_s, backup}).exit, 0);
    QCOMPARE(s.steward({u"export"_s, out.filePath(u"e"_s), u"--json"_s}).json().value(u"byObject"_s).toObject().value(u"Account"_s).toInt(), 4);
}

void TestCommands::aBrokenBackupIsRefusedAndNothingChanges()
{
    Workspace s;
    QFile broken(s.folder.filePath(u"broken.db"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("this is no backup");
    broken.close();
    const Answer refused = s.steward({u"restore"_s, broken.fileName(), u"--json"_s});
    QCOMPARE(refused.exit, 2);
    QVERIFY(!refused.json().value(u"error"_s).toObject().value(u"text"_s).toString().isEmpty());
    QCOMPARE(s.steward({u"check"_s}).exit, 0);
}

void TestCommands::servedLinesAreMilliseconds()
{
    Workspace s;
    const Answer served = s.steward({u"serve-lines"_s}, "search zub\nopen Account 001000000000001AAA\nsave Account 001000000000001AAA Next_Step__c Call Ärmin\nlist Contact -LastName\nlist Account\n");
    QCOMPARE(served.exit, 0);
    const QList<QByteArray> lines = served.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    for (const QByteArray &line : lines) {
        bool ok = false;
        QVERIFY(line.toDouble(&ok) >= 0);
        QVERIFY2(ok, line.constData());
    }
    QTemporaryDir out;
    s.steward({u"export"_s, out.path()});
    QFile accounts(out.filePath(u"Account.csv"_s));
    QVERIFY(accounts.open(QIODevice::ReadOnly));
    QVERIFY(accounts.readAll().contains("Call Ärmin"));
}

void TestCommands::aLineThatCannotBeServedSaysWhy()
{
    Workspace s;
    const Answer served = s.steward({u"serve-lines"_s}, "dance\nsave Account 001000000000001AAA Nonsense 1\nsave Account 001000000000001AAA Name \nsearch z\n");
    QCOMPARE(served.exit, 1);
    const QList<QByteArray> lines = served.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).startsWith("error ") && lines.at(1).startsWith("error ") && lines.at(2).startsWith("error "));
    QVERIFY(!lines.at(3).startsWith("error"));
}

void TestCommands::healthAndAgendaAreToldFromTheTerminal()
{
    QTemporaryDir profile;
    const QStringList there {u"--profile"_s, profile.path()};
    QCOMPARE(run(there + QStringList {u"sample"_s}).exit, 0);
    const Answer all = run(there + QStringList {u"health"_s, u"--json"_s});
    QCOMPARE(all.exit, 0);
    const QJsonArray accounts = all.json().value(u"accounts"_s).toArray();
    QVERIFY(accounts.size() > 30);
    int before = 0;
    for (const QJsonValue &account : accounts) {
        if (account[u"score"].isNull())
            continue; // those without a score come last
        QVERIFY(account[u"score"].toInt() >= before);
        before = account[u"score"].toInt();
        double adds = 0;
        for (const QJsonValue &measure : account[u"measures"].toArray())
            adds += measure[u"adds"].toDouble();
        QCOMPARE(int(std::lround(adds)), before);
    }
    QCOMPARE(run(there + QStringList {u"health"_s, u"--account"_s, u"Nobody"_s}).exit == 0, false);
    QTemporaryDir out;
    for (const QString &name : {u"agenda.md"_s, u"agenda.pdf"_s}) {
        const QString file = out.filePath(name);
        QCOMPARE(run(there + QStringList {u"agenda"_s, u"--account"_s, u"Harbor Point Logistics"_s, u"--audience"_s, u"customer"_s, u"--out"_s, file}).exit, 0);
        QVERIFY(QFileInfo(file).size() > 400);
    }
    QVERIFY(run(there + QStringList {u"agenda"_s, u"--account"_s, u"Harbor Point Logistics"_s, u"--out"_s, out.filePath(u"agenda.doc"_s)}).exit != 0);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
