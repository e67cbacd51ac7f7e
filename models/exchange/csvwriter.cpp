#include "models/exchange/csvwriter.h"

namespace CsvWriter {

void append(QByteArray &out, const Row &row)
{
    bool first = true;
    for (const QByteArray &cell : row) {
        if (!std::exchange(first, false))
            out += ',';
        const bool plain = !cell.contains('"') && !cell.contains(',') && !cell.contains('\n') && !cell.contains('\r')
            && !cell.startsWith(' ') && !cell.endsWith(' ');
        if (plain)
            out += cell;
        else
            out += '"' + QByteArray(cell).replace("\"", "\"\"") + '"';
    }
    out += "\r\n";
}

QByteArray line(const Row &row)
{
    QByteArray out;
    append(out, row);
    return out;
}

} // namespace CsvWriter
