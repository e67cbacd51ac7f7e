#include "models/exchange/rowsource.h"
#include "tests/fuzz/fuzz.h"

#include <QFile>
#include <QTemporaryDir>

/// A file of sObject JSON gives rows or one error with words.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static QTemporaryDir folder;
    const QString path = folder.filePath(u"Account.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char *>(data), qint64(size)) != qint64(size))
        qFatal("%s cannot be written", qPrintable(path));
    file.close();
    (void)findImportFiles({path});
    const Result<std::unique_ptr<RowSource>> opened = openRows(path);
    if (!opened) {
        if (opened.error().text.isEmpty())
            qFatal("An error without words.");
        return 0;
    }
    RowSource &rows = **opened;
    const qsizetype columns = rows.columns().size();
    while (rows.next()) {
        for (qsizetype i = 0; i < columns; ++i)
            (void)rows.cell(int(i)).toByteArray();
        (void)rows.reference();
    }
    return 0;
}

QList<QByteArray> fuzzSeeds()
{
    return {R"({"records":[{"attributes":{"type":"Account","referenceId":"AccountRef1"},"Name":"Harbor","Employees":42,"Parent":"@AccountRef1"}]})",
            R"({"records":[{"Name":null},{"Other":{"a":[1,2,{"b":true}]}},"text",7,[]]})", R"([{"sobject":"Account","files":["Accounts.json"]}])", R"({"records":{}})", "{\"records\":[{\"a\":\"\\ud800\"}]}", "",
            "{\"records\":[{\"a\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}]}", "{\"records\":[{\"a\":1e308,\"b\":-0.0,\"c\":12345678901234567890}]}"};
}
