#pragma once

#include <QByteArray>
#include <QList>

/// Writes CSV as RFC 4180 describes it: UTF-8, CRLF, quotes only where needed.
namespace CsvWriter {

using Row = QList<QByteArray>;
void append(QByteArray &out, const Row &row);
QByteArray line(const Row &row);

}
