#include "app/filework.h"

#include "app/syncaccount.h"
#include "forms/exchange/exportdialog.h"
#include "forms/exchange/importdialog.h"
#include "models/samples/samples.h"
#include "models/storage/slicedbackup.h"
#include "models/storage/workspace.h"


#include <QDate>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace {

QFileDialog *fileDialog(QWidget *window, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(window, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

qint64 sumOf(const Samples::Counts &counts)
{
    qint64 sum = 0;
    for (const qint64 count : counts)
        sum += count;
    return sum;
}

} // namespace

FileWork::FileWork(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
}

void FileWork::importFiles()
{
    (new ImportDialog(m_parts.store, m_window))->show();
}

void FileWork::exportEverything()
{
    auto *dialog = new ExportDialog(m_parts.store, m_window);
    connect(dialog, &ExportDialog::exported, this, [this](const QString &words) { Q_EMIT said(words); });
    dialog->show();
}

void FileWork::backUp()
{
    const QString name = u"steward-%1.db"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmm"_s));
    QFileDialog *dialog = fileDialog(m_window, tr("Back Up the Workspace"), m_parts.profile.backupFolder());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Steward workspaces (*.db)"));
    dialog->setDefaultSuffix(u"db"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        whenReady(backUpInSlices(m_parts.store.database(), file), this, [this, file](const Result<> &done) {
            if (!done)
                return Q_EMIT failed(done.error().text);
            Q_EMIT said(tr("Backed up to %1 and verified").arg(QFileInfo(file).fileName()));
        });
    });
    dialog->open();
}

void FileWork::restore()
{
    QFileDialog *dialog = fileDialog(m_window, tr("Restore from Backup"), m_parts.profile.backupFolder());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Steward workspaces (*.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FileWork::confirmRestore);
    dialog->open();
}

/// Everything since the backup leaves the window; it stays beside the file, but that is not where people look.
void FileWork::confirmRestore(const QString &backup)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Restore from Backup"),
                                tr("Restore %1?").arg(QFileInfo(backup).fileName()), QMessageBox::Cancel, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("The workspace that is open now is kept as steward.db.before-restore."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *restore = box->addButton(tr("Restore"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, restore, backup](const QAbstractButton *pressed) {
        if (pressed == restore)
            Q_EMIT restoreAsked(backup);
    });
    box->open();
}

void FileWork::check()
{
    const auto checked = m_parts.store.database().run(
        [&schema = m_parts.store.schema()](Connection &connection) { return checkWorkspace(connection, schema); }, Database::Turn::Background);
    Q_EMIT said(tr("Checking the workspace…"), u"info"_s);
    whenReady(checked, this, [this](const Result<QList<CheckProblem>> &problems) {
        if (!problems)
            return Q_EMIT failed(problems.error().text);
        if (problems->isEmpty())
            return Q_EMIT said(tr("Everything is in order"));
        QStringList lines;
        for (const CheckProblem &problem : *problems)
            lines << problem.text;
        Q_EMIT failed(lines.join(u'\n'));
    });
}

void FileWork::fillSamples()
{
    if (!accountIn(m_parts.settings).secret.isEmpty())
        return Q_EMIT failed(samplesWouldBeSent().text);
    whenReady(Samples::fill(m_parts.store), this, [this](const Result<Samples::Counts> &filled) {
        if (!filled)
            return Q_EMIT failed(filled.error().text);
        Q_EMIT said(tr("%n sample customer(s) added", nullptr, int(filled->value(u"Account"_s))), u"success"_s, true);
    });
}

void FileWork::removeSamples()
{
    whenReady(Samples::remove(m_parts.store), this, [this](const Result<Samples::Counts> &removed) {
        if (!removed)
            return Q_EMIT failed(removed.error().text);
        Q_EMIT said(sumOf(*removed) == 0 ? tr("There are no sample customers here") : tr("Sample customers removed"), u"success"_s, sumOf(*removed) > 0);
    });
}
