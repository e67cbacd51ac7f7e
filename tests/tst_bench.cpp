#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// The benchmark runs and prints every figure; on a tiny workspace, and without a look at the times.
class TestBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigureIsPrinted();
};

void TestBench::everyFigureIsPrinted()
{
    QProcess bench;
    bench.setProcessChannelMode(QProcess::SeparateChannels);
    bench.start(qEnvironmentVariable("STEWARD_BENCH_PROGRAM"), {u"--json"_s, u"--accounts"_s, u"20"_s, u"--contacts"_s, u"60"_s, u"--activities"_s, u"300"_s});
    QVERIFY2(bench.waitForFinished(300'000) && bench.exitCode() == 0, bench.readAllStandardError().right(2000).constData());
    QJsonParseError problem;
    const QJsonArray rows = QJsonDocument::fromJson(bench.readAllStandardOutput(), &problem).array();
    QCOMPARE(problem.error, QJsonParseError::NoError);
    QStringList names;
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        names << row.value(u"name"_s).toString();
        for (const char *key : {"median", "p99", "reference", "ratio", "limit"})
            QVERIFY2(row.value(QLatin1String(key)).isDouble() && row.value(QLatin1String(key)).toDouble() > 0, qPrintable(names.constLast() + u'.' + QLatin1String(key)));
        QVERIFY(!row.value(u"unit"_s).toString().isEmpty());
    }
    for (const QString &wanted : {u"start to first painted window, warm"_s, u"keystroke in the search (p99)"_s, u"list of all activities: open to painted"_s, u"list of all activities: jump to the end"_s,
                                  u"list of all activities: jump anywhere"_s, u"list sorted by a column without index"_s, u"list filtered by a word"_s, u"record page of an account with 500 activities"_s,
                                  u"save of one record, acknowledged"_s, u"save of one record, acknowledged (p99)"_s, u"import of 300 activities from CSV"_s, u"longest stall of the window: lists"_s})
        QVERIFY2(names.contains(wanted), qPrintable(wanted));
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
