#include "app/logfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// The log in the profile: what is said stands there, whoever asks for it again.
class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warningsStandInTheFileAndAskingAgainChangesNothing();
};

void TestLogFile::warningsStandInTheFileAndAskingAgainChangesNothing()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    keepLog(folder.path());
    keepLog(other.path()); // a second workspace in the same run
    QTest::ignoreMessage(QtWarningMsg, "the disk\nis full");
    qWarning("the disk\nis full");
    QFile file(folder.filePath(u"steward.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(u" warning the disk is full\n"_s), qPrintable(text));
    QVERIFY(!QFile::exists(other.filePath(u"steward.log"_s)));
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
