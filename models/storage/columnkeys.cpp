#include "models/storage/columnkeys.h"

#include "models/schema/sorttext.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

// --- ranks -----------------------------------------------------------------------------------------------------------

Ranks::Ranks(size_t places, uint32_t highest)
    : m_width(highest < 0xffu ? 1 : highest < 0xffffu ? 2 : 4)
    , m_bytes(places * m_width)
{
}

uint32_t Ranks::at(size_t slot) const
{
    if (slot >= places())
        return 0;
    uint32_t rank = 0;
    std::memcpy(&rank, m_bytes.data() + slot * m_width, m_width);
    return rank;
}

void Ranks::set(size_t slot, uint32_t rank)
{
    std::memcpy(m_bytes.data() + slot * m_width, &rank, m_width);
}

void Ranks::grow(size_t places)
{
    if (places * m_width > m_bytes.size())
        m_bytes.resize(places * m_width);
}

namespace {

/// One pass of a radix sort on 11 bits of the key.
template <typename KeyOf>
void radixPass(const std::vector<uint32_t> &from, std::vector<uint32_t> &to, int shift, KeyOf keyOf)
{
    constexpr uint32_t buckets = 1u << 11;
    std::vector<uint32_t> starts(buckets);
    for (const uint32_t slot : from)
        ++starts[(keyOf(slot) >> shift) & (buckets - 1)];
    uint32_t sum = 0;
    for (uint32_t &start : starts)
        start = std::exchange(sum, sum + start);
    for (const uint32_t slot : from)
        to[starts[(keyOf(slot) >> shift) & (buckets - 1)]++] = slot;
}

template <typename Rank>
void radixSort(std::vector<uint32_t> &rows, const uint8_t *bytes, size_t places, bool descending)
{
    constexpr uint32_t last = std::numeric_limits<Rank>::max();
    const auto keyOf = [=](uint32_t slot) -> uint32_t {
        Rank rank = 0;
        if (slot < places)
            std::memcpy(&rank, bytes + slot * sizeof(Rank), sizeof(Rank));
        if (rank == 0)
            return last; // ranks stop below it
        return descending ? last - rank : rank;
    };
    std::vector<uint32_t> other(rows.size());
    for (int shift = 0; shift < int(sizeof(Rank) * 8); shift += 11) {
        radixPass(rows, other, shift, keyOf);
        rows.swap(other);
    }
}

} // namespace

void Ranks::sort(std::vector<uint32_t> &rows, bool descending) const
{
    if (rows.size() < 4096) {
        const uint32_t last = limit();
        const auto keyOf = [&](uint32_t slot) { const uint32_t rank = at(slot); return rank == 0 ? last : descending ? last - rank : rank; };
        std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) { return keyOf(a) < keyOf(b); });
    } else if (m_width == 1) {
        radixSort<uint8_t>(rows, m_bytes.data(), places(), descending);
    } else if (m_width == 2) {
        radixSort<uint16_t>(rows, m_bytes.data(), places(), descending);
    } else {
        radixSort<uint32_t>(rows, m_bytes.data(), places(), descending);
    }
}

// --- keys ------------------------------------------------------------------------------------------------------------

namespace {

constexpr qsizetype longestKey = 256; ///< of text; what differs only behind it counts as equal

void appendOrdered(QByteArray &key, uint64_t bits)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        key += char(bits >> shift);
}

} // namespace

bool SortKey::append(QByteArray &key, const Statement &row, int column, const Field &field)
{
    if (row.isNull(column))
        return false;
    constexpr uint64_t sign = uint64_t(1) << 63;
    switch (field.type) {
    case FieldType::CheckBox:
    case FieldType::Integer:
    case FieldType::Lookup:
    case FieldType::Lookups:
        appendOrdered(key, uint64_t(row.integer(column)) ^ sign);
        return true;
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent: {
        const double value = row.real(column);
        const uint64_t bits = std::bit_cast<uint64_t>(value == 0 ? 0.0 : value); // −0 is 0
        appendOrdered(key, bits & sign ? ~bits : bits | sign);
        return true;
    }
    case FieldType::Date:
    case FieldType::DateTime: {
        const QByteArrayView text = row.utf8(column);
        key.append(text.data(), text.size());
        return true;
    }
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Picklist:
    case FieldType::MultiPicklist:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
    case FieldType::Address: {
        const QByteArrayView text = row.utf8(column);
        SortText::append(key, text.first(std::min(text.size(), longestKey)));
        return true;
    }
    }
    Q_UNREACHABLE();
}

void KeyDictionary::grow()
{
    std::vector<uint32_t> table(std::max<size_t>(1024, m_table.size() * 2));
    for (uint32_t code = 0; code < size(); ++code) {
        size_t place = qHashBits(key(code).data(), size_t(key(code).size())) & (table.size() - 1);
        while (table[place])
            place = (place + 1) & (table.size() - 1);
        table[place] = code + 1;
    }
    m_table.swap(table);
}

uint32_t KeyDictionary::codeOf(QByteArrayView given)
{
    if (2 * (m_entries.size() + 1) > m_table.size())
        grow();
    size_t place = qHashBits(given.data(), size_t(given.size())) & (m_table.size() - 1);
    for (; m_table[place]; place = (place + 1) & (m_table.size() - 1)) {
        const uint32_t code = m_table[place] - 1;
        if (key(code) == given)
            return code;
    }
    m_entries.push_back({uint32_t(m_arena.size()), uint32_t(given.size())});
    m_arena.insert(m_arena.end(), given.begin(), given.end());
    m_table[place] = size();
    return size() - 1;
}

// --- sorting in slices -----------------------------------------------------------------------------------------------

namespace {

constexpr size_t runLength = 1 << 14;

uint64_t prefixOf(QByteArrayView key)
{
    uint64_t prefix = 0;
    for (int i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? uint8_t(key[i]) : 0);
    return prefix;
}

} // namespace

CodeSort::CodeSort(const KeyDictionary &keys)
    : m_keys(keys)
    , m_items(keys.size())
{
    for (uint32_t code = 0; code < keys.size(); ++code)
        m_items[code] = {prefixOf(keys.key(code)), code};
    m_order.reserve(keys.size());
}

bool CodeSort::less(const Item &a, const Item &b) const
{
    if (a.prefix != b.prefix)
        return a.prefix < b.prefix;
    const QByteArrayView left = m_keys.key(a.code);
    const QByteArrayView right = m_keys.key(b.code);
    const int difference = std::memcmp(left.data(), right.data(), size_t(std::min(left.size(), right.size())));
    return difference ? difference < 0 : left.size() < right.size();
}

bool CodeSort::step(const QElapsedTimer &clock, qint64 milliseconds)
{
    while (m_sorted < m_items.size()) {
        const size_t end = std::min(m_items.size(), m_sorted + runLength);
        std::sort(m_items.begin() + qptrdiff(m_sorted), m_items.begin() + qptrdiff(end), [this](const Item &a, const Item &b) { return less(a, b); });
        m_runs.push_back({m_sorted, end});
        m_sorted = end;
        if (clock.elapsed() > milliseconds)
            return true;
    }
    // The run with the smallest next item is on top of the heap.
    const auto later = [this](const Run &a, const Run &b) { return less(m_items[b.next], m_items[a.next]); };
    if (m_order.empty())
        std::make_heap(m_runs.begin(), m_runs.end(), later);
    while (!m_runs.empty()) {
        std::pop_heap(m_runs.begin(), m_runs.end(), later);
        Run &run = m_runs.back();
        m_order.push_back(m_items[run.next].code);
        if (++run.next == run.end)
            m_runs.pop_back();
        else
            std::push_heap(m_runs.begin(), m_runs.end(), later);
        if (m_order.size() % 4096 == 0 && clock.elapsed() > milliseconds)
            return true;
    }
    return false;
}
