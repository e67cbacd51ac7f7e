#include "models/exchange/csvreader.h"
#include "models/exchange/csvwriter.h"
#include "tests/fuzz/fuzz.h"

#include <QBuffer>

namespace {

/// All rows, or as many as came before an error.
QList<QList<QByteArray>> rowsOf(QByteArray bytes, bool &failed)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(&buffer);
    QList<QList<QByteArray>> rows;
    qint64 line = 0;
    while (reader.readRow()) {
        QList<QByteArray> row;
        for (const QByteArrayView field : reader.fields())
            row << field.toByteArray();
        if (row.isEmpty() || reader.line() <= line)
            qFatal("A row without fields, or a line number that stands still.");
        line = reader.line();
        rows << row;
    }
    failed = reader.failed();
    if (failed && reader.error().text.isEmpty())
        qFatal("An error without words.");
    return rows;
}

} // namespace

/// Reading never fails in another way than with an error; what was read and is written again reads back the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool failed = false;
    const auto rows = rowsOf(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), failed);
    QByteArray written = "a,b,c\r\n"; // settles the separator
    for (const auto &row : rows)
        CsvWriter::append(written, row);
    bool failedAgain = false;
    auto again = rowsOf(written, failedAgain);
    if (failedAgain || again.size() != rows.size() + 1 || again.mid(1) != rows)
        qFatal("What was written does not read back.");
    return 0;
}

QList<QByteArray> fuzzSeeds()
{
    return {"", "\xef\xbb\xbfId,Name,BillingAddress\r\n001Ec00000GGw40IAD,\"Harbor \"\"Point\"\"\",\"{\"\"street\"\":\"\"1 Main\r\nSt\"\"}\"\r\n",
            "a;b;c\n1;2;3\n\n\n;;\n", "a\tb\r1\t2\r", "\"never ends,1\n2,3\n", "a,b\n\"x\"y,2\n", QByteArray("\xff\xfe" "a\0,\0b\0\n\0\x31\xd8\0\xdc\n\0", 16), "N\xe4me,St\xfc" "ck\n\x80,\x9f\n",
            QByteArray(70000, 'x') + "," + QByteArray(70000, '"'), "a,b\n" + QByteArray("\0\0,\0\n", 5), "\"\"\"\",\"\"\n"};
}
