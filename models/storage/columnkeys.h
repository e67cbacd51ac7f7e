#pragma once

#include "models/schema/field.h"
#include "models/storage/connection.h"

#include <QElapsedTimer>

#include <vector>

/// The place of each row's value among all values of its column, one small number per row: 0 is empty, equal values have equal
/// numbers, and there is room between neighbours for values that come later. As narrow as the number of different values allows.
class Ranks
{
public:
    Ranks() = default;
    Ranks(size_t places, uint32_t highest);
    uint32_t at(size_t slot) const;
    void set(size_t slot, uint32_t rank);
    void grow(size_t places);
    size_t places() const { return m_width ? m_bytes.size() / m_width : 0; }
    uint32_t limit() const { return m_width == 1 ? 0xffu : m_width == 2 ? 0xffffu : 0xffffffffu; }
    size_t bytes() const { return m_bytes.capacity(); }
    /// Sorts `rows` (places) by rank, stably; empty ones at the end either way.
    void sort(std::vector<uint32_t> &rows, bool descending) const;

private:
    size_t m_width = 0;
    std::vector<uint8_t> m_bytes;
};

/// The values of a column as byte strings whose memcmp order is the order people expect. Database thread.
namespace SortKey {

/// Appends the key of a stored value: text as SortText, numbers so that bytes compare by size, dates as written.
/// A link's key is its id; its place comes from the title. False: the value is empty.
bool append(QByteArray &key, const Statement &row, int column, const Field &field);

}

/// All keys of one column while its ranks are being made: gives each different key a code in order of arrival.
class KeyDictionary
{
public:
    uint32_t codeOf(QByteArrayView key);
    uint32_t size() const { return uint32_t(m_entries.size()); }
    QByteArrayView key(uint32_t code) const { return {m_arena.data() + m_entries[code].offset, qsizetype(m_entries[code].length)}; }
    size_t bytes() const { return m_arena.size(); }

private:
    struct Entry {
        uint32_t offset;
        uint32_t length;
    };
    void grow();
    std::vector<char> m_arena;
    std::vector<Entry> m_entries;
    std::vector<uint32_t> m_table; ///< code + 1; 0: free
};

/// Sorts the codes of a dictionary by key, in slices.
class CodeSort
{
public:
    explicit CodeSort(const KeyDictionary &keys);
    /// True while there is more to do.
    bool step(const QElapsedTimer &clock, qint64 milliseconds);
    const std::vector<uint32_t> &order() const { return m_order; }

private:
    struct Item {
        uint64_t prefix;
        uint32_t code;
    };
    struct Run {
        size_t next;
        size_t end;
    };
    bool less(const Item &a, const Item &b) const;

    const KeyDictionary &m_keys;
    std::vector<Item> m_items;
    std::vector<Run> m_runs;
    std::vector<uint32_t> m_order;
    size_t m_sorted = 0;
};
