#include "models/exchange/usageexchange.h"

#include "models/exchange/csvwriter.h"
#include "models/exchange/usagefile.h"
#include "models/storage/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace {

constexpr qint64 rowsPerFile = 200'000;
constexpr int rowsAtOnce = 20'000;
const QString baseName = u"Usage_Numbers"_s;

QString say(const char *sentence)
{
    return QCoreApplication::translate("Export", sentence);
}

} // namespace

bool isUsageFile(const QString &path)
{
    const QFileInfo file(path);
    return file.suffix().compare(u"csv"_s, Qt::CaseInsensitive) == 0 && (file.completeBaseName() == baseName || file.completeBaseName().startsWith(baseName + u'-'));
}

UsageExport::UsageExport(const QString &folder)
    : m_folder(folder)
{
}

Result<> UsageExport::openFile()
{
    const QString name = m_files.empty() ? baseName + u".csv"_s : u"%1-%2.csv"_s.arg(baseName).arg(m_files.size() + 1);
    m_files.push_back(std::make_unique<QSaveFile>(m_folder + u'/' + name));
    m_names << name;
    m_inFile = 0;
    QSaveFile &file = *m_files.back();
    const QByteArray head = CsvWriter::line({"Account", "Date", "Metric", "Value"});
    if (!file.open(QIODevice::WriteOnly) || file.write(head) != head.size())
        return Error {.kind = Error::Kind::ReadOnly, .text = say(QT_TRANSLATE_NOOP("Export", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(file.fileName())), .detail = file.errorString()};
    return {};
}

Result<bool> UsageExport::writeSome(Connection &connection)
{
    QByteArray text;
    int count = 0;
    const Result<> read = readUsageRows(connection, m_last, rowsAtOnce, [&](const QByteArray &account, const UsageRow &row) {
        CsvWriter::append(text, {account, row.day.toString(Qt::ISODate).toLatin1(), row.metric.toUtf8(), QByteArray::number(row.value, 'g', 17)});
        ++count;
    });
    if (!read)
        return read.error();
    if (count == 0)
        return false;
    if (m_files.empty() || m_inFile >= rowsPerFile) {
        if (const Result<> opened = openFile(); !opened)
            return opened.error();
    }
    if (m_files.back()->write(text) != text.size())
        return Error {.kind = Error::Kind::DiskFull, .text = say(QT_TRANSLATE_NOOP("Export", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(m_files.back()->fileName())), .detail = m_files.back()->errorString()};
    m_inFile += count;
    m_rows += count;
    return true;
}

Result<> UsageExport::finish()
{
    for (const auto &file : m_files) {
        if (!file->commit())
            return Error {.kind = Error::Kind::DiskFull, .text = say(QT_TRANSLATE_NOOP("Export", "%1 could not be written. Free some space or choose another folder.")).arg(QDir::toNativeSeparators(file->fileName())), .detail = file->errorString()};
    }
    return {};
}

Result<> UsageImport::readNext(Connection &connection, bool dryRun, ImportReport &report)
{
    const QString path = m_paths.takeFirst();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {.kind = Error::Kind::BadInput, .text = QCoreApplication::translate("Import", "%1 cannot be read: %2").arg(QFileInfo(path).fileName(), file.errorString())};
    Result<UsageTable> table = readUsageTable(file);
    if (!table)
        return table.error();
    ImportReport::Counts &counts = report.byObject[u"Usage"_s];
    if (dryRun) { // the accounts that come with it are not there
        counts.created += int(table->values.size());
    } else {
        if (m_accounts.isEmpty()) {
            const Result<QHash<QString, RecordId>> accounts = readAccountKeys(connection);
            if (!accounts)
                return accounts.error();
            m_accounts = *accounts;
        }
        m_waiting = resolveUsage(*table, m_accounts);
    }
    counts.failed += int(table->faults.size());
    for (const UsageTable::Fault &fault : std::as_const(table->faults))
        CsvWriter::append(report.failedRows, {QFileInfo(path).fileName().toUtf8(), QByteArray::number(fault.line), fault.text.toUtf8()});
    return {};
}

Result<bool> UsageImport::takeSome(Connection &connection, const QDateTime &now, bool dryRun, ImportReport &report)
{
    if (m_waiting.isEmpty()) {
        if (m_paths.isEmpty())
            return false;
        if (const Result<> read = readNext(connection, dryRun, report); !read)
            return read.error();
    }
    const QList<UsageRow> rows = m_waiting.mid(0, rowsAtOnce);
    if (rows.isEmpty())
        return !m_paths.isEmpty();
    Transaction transaction(connection);
    if (!transaction.isOpen())
        return connection.lastError();
    const Result<UsageStored> stored = storeUsageIn(connection, rows, QCoreApplication::translate("Import", "Import usage numbers"), now, m_batch);
    if (!stored)
        return stored.error();
    m_batch = stored->batch ? stored->batch : m_batch;
    if (m_batch && report.step) {
        if (const Result<> joined = joinUsageToStep(connection, m_batch, report.step); !joined)
            return joined.error();
    }
    if (const Result<> done = transaction.commit(); !done)
        return done.error();
    ImportReport::Counts &counts = report.byObject[u"Usage"_s];
    counts.created += stored->created;
    counts.updated += stored->changed;
    counts.unchanged += stored->unchanged;
    m_waiting.remove(0, rows.size());
    return !m_waiting.isEmpty() || !m_paths.isEmpty();
}

void UsageImport::takeBack(Connection &connection)
{
    if (m_batch)
        (void)takeBackUsageIn(connection, m_batch);
}
