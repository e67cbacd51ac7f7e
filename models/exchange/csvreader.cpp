#include "models/exchange/csvreader.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace {

constexpr qsizetype chunkSize = 1 << 20;

/// Windows-1252 differs from Latin-1 in 0x80 to 0x9f.
constexpr char16_t windows1252[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                      0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

QByteArray fromWindows1252(const QByteArray &raw)
{
    QString text;
    text.reserve(raw.size());
    for (const char c : raw) {
        const auto byte = uchar(c);
        text += QChar(byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : char16_t(byte));
    }
    return text.toUtf8();
}

/// How many bytes at the end belong to a UTF-8 character that is not complete yet.
qsizetype incompleteTail(const QByteArray &bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = uchar(bytes.at(bytes.size() - back));
        if ((byte & 0xc0) == 0x80)
            continue;
        const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

} // namespace

CsvReader::CsvReader(QIODevice *device)
    : m_device(device)
{
}

void CsvReader::fail(const QString &text)
{
    m_failed = true;
    m_error = {.kind = Error::Kind::BadInput, .text = text};
}

QByteArray CsvReader::toUtf8(const QByteArray &raw)
{
    if (m_encoding == u"Windows-1252")
        return fromWindows1252(raw);
    if (m_encoding == u"UTF-16") {
        const qsizetype whole = raw.size() & ~qsizetype(1);
        m_rest = raw.mid(whole);
        QStringDecoder decode(m_bigEndian ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE, QStringDecoder::Flag::Stateless);
        return QString(decode(raw.left(whole))).toUtf8();
    }
    const qsizetype tail = m_atEnd ? 0 : incompleteTail(raw);
    const QByteArray whole = tail ? raw.chopped(tail) : raw;
    if (!whole.isValidUtf8()) {
        m_encoding = u"Windows-1252"_s;
        return fromWindows1252(raw);
    }
    m_rest = raw.right(tail);
    return whole;
}

bool CsvReader::fill()
{
    if (m_atEnd)
        return false;
    QByteArray raw = m_rest + m_device->read(chunkSize);
    m_bytesRead += raw.size() - m_rest.size();
    m_rest.clear();
    m_atEnd = m_device->atEnd() || raw.isEmpty();
    if (!m_started) {
        m_started = true;
        if (raw.startsWith("\xef\xbb\xbf")) {
            raw.remove(0, 3);
        } else if (raw.startsWith("\xff\xfe") || raw.startsWith("\xfe\xff")) {
            m_encoding = u"UTF-16"_s;
            m_bigEndian = raw.startsWith("\xfe\xff");
            raw.remove(0, 2);
        }
    }
    m_buffer.remove(0, m_position);
    m_position = 0;
    m_buffer += toUtf8(raw);
    return true;
}

void CsvReader::recognise()
{
    while (m_buffer.size() < chunkSize / 16 && fill()) { }
    const QByteArrayView head(m_buffer);
    qsizetype counts[3] = {0, 0, 0};
    bool quotedNow = false;
    for (const char c : head) {
        if (c == '"')
            quotedNow = !quotedNow;
        else if (!quotedNow && (c == '\n' || c == '\r'))
            break;
        else if (!quotedNow)
            counts[0] += c == ',', counts[1] += c == ';', counts[2] += c == '\t';
    }
    m_separator = counts[2] > counts[0] && counts[2] > counts[1] ? '\t' : counts[1] > counts[0] ? ';' : ',';
}

bool CsvReader::readRow()
{
    if (m_failed)
        return false;
    if (!m_started)
        recognise();
    do {
        if (!parseRow())
            return false;
    } while (m_fields.size() == 1 && m_fields.first().isEmpty());
    return true;
}

bool CsvReader::parseRow()
{
    for (;;) {
        m_spans.clear();
        m_scratch.clear();
        const char *data = m_buffer.constData();
        const qsizetype size = m_buffer.size();
        qsizetype at = m_position;
        qint64 line = m_line;
        bool needMore = false;
        bool rowEnded = false;
        if (at >= size) {
            if (fill())
                continue;
            return false;
        }
        while (!rowEnded && !needMore) {
            if (at < size && data[at] == '"') {
                const qsizetype scratchFrom = m_scratch.size();
                qsizetype from = ++at;
                bool doubled = false;
                bool closed = false;
                while (at < size) {
                    const auto *quote = static_cast<const char *>(memchr(data + at, '"', size_t(size - at)));
                    if (!quote) {
                        at = size;
                        break;
                    }
                    const qsizetype end = quote - data;
                    if (end + 1 < size && data[end + 1] == '"') {
                        m_scratch.append(data + from, end + 1 - from);
                        doubled = true;
                        from = at = end + 2;
                        continue;
                    }
                    if (end + 1 == size && !m_atEnd) {
                        at = size;
                        break;
                    }
                    line += std::count(data + from, data + end, '\n');
                    if (doubled) {
                        line += std::count(m_scratch.constData() + scratchFrom, m_scratch.constData() + m_scratch.size(), '\n');
                        m_scratch.append(data + from, end - from);
                        m_spans.append({scratchFrom, m_scratch.size() - scratchFrom, true});
                    } else {
                        m_spans.append({from, end - from, false});
                    }
                    at = end + 1;
                    closed = true;
                    break;
                }
                if (!closed) {
                    if (m_atEnd) {
                        fail(QCoreApplication::translate("Csv", "The quote that begins in line %1 never ends; the file seems to be cut off.").arg(m_line));
                        return false;
                    }
                    needMore = true;
                    break;
                }
                // What stands between the closing quote and the separator belongs to no field; spreadsheets drop it, too.
                while (at < size && data[at] != m_separator && data[at] != '\n' && data[at] != '\r')
                    ++at;
            } else {
                const qsizetype from = at;
                while (at < size && data[at] != m_separator && data[at] != '\n' && data[at] != '\r')
                    ++at;
                m_spans.append({from, at - from, false});
            }
            if (at >= size) {
                if (!m_atEnd)
                    needMore = true;
                m_endedWithinLine = m_atEnd;
                rowEnded = true;
            } else if (data[at] == m_separator) {
                ++at;
            } else {
                if (data[at] == '\r' && at + 1 >= size && !m_atEnd) {
                    needMore = true;
                } else {
                    at += data[at] == '\r' && at + 1 < size && data[at + 1] == '\n' ? 2 : 1;
                    rowEnded = true;
                    ++line;
                }
            }
        }
        if (needMore) {
            if (m_buffer.size() - m_position > longestField) {
                fail(QCoreApplication::translate("Csv", "The row in line %1 is longer than %2 MB; is a quote missing?").arg(m_line).arg(longestField >> 20));
                return false;
            }
            fill();
            continue;
        }
        m_fields.clear();
        for (const Span &span : std::as_const(m_spans))
            m_fields.append(span.inScratch ? QByteArrayView(m_scratch.constData() + span.from, span.length) : QByteArrayView(data + span.from, span.length));
        m_rowLine = m_line;
        m_line = line;
        m_position = at;
        return true;
    }
}
