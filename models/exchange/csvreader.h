#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QIODevice>

#include <functional>

/// Reads CSV as RFC 4180 describes it, streaming, with what real files bring: a byte-order mark (UTF-8 or UTF-16), Windows-1252
/// instead of UTF-8, separators `,` `;` or tab (found in the first line), LF, CRLF or CR, line breaks inside quotes, rows that are
/// too short. Fields are UTF-8 and valid until the next row. A quote that never ends is an error with its line.
class CsvReader
{
public:
    /// The longest field that is taken; a longer one is an error.
    static constexpr qsizetype longestField = 64 * 1024 * 1024;

    /// `device` is open for reading and outlives the reader.
    explicit CsvReader(QIODevice *device);

    /// False at the end and on an error: look at `error()`. Blank lines are passed over.
    bool readRow();
    const QList<QByteArrayView> &fields() const { return m_fields; }
    qint64 line() const { return m_rowLine; } ///< where the row began, from 1
    qint64 bytesRead() const { return m_bytesRead; }
    bool failed() const { return m_failed; }
    const Error &error() const { return m_error; }
    bool endedWithinLine() const { return m_endedWithinLine; } ///< no line break behind the last row
    char separator() const { return m_separator; }
    QString encoding() const { return m_encoding; } ///< "UTF-8", "UTF-16" or "Windows-1252"

private:
    bool fill();
    void recognise();
    QByteArray toUtf8(const QByteArray &raw);
    bool parseRow();
    void fail(const QString &text);

    QIODevice *m_device;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    QByteArray m_scratch; ///< fields whose doubled quotes had to be taken out
    QList<QByteArrayView> m_fields;
    struct Span { qsizetype from; qsizetype length; bool inScratch; };
    QList<Span> m_spans;
    qint64 m_line = 1;
    qint64 m_rowLine = 1;
    qint64 m_bytesRead = 0;
    char m_separator = ',';
    QString m_encoding = u"UTF-8"_s;
    bool m_bigEndian = false; ///< of UTF-16
    bool m_atEnd = false;
    bool m_started = false;
    bool m_failed = false;
    bool m_endedWithinLine = false;
    QByteArray m_rest; ///< an incomplete character at the end of a chunk
    Error m_error;
};
