#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QVariant>

#include <utility>

/// The values of one record by field name. A record has a dozen or two of them: they lie side by side and are looked through, which
/// takes a fraction of the time of a hash and no memory of its own for each. Its face is that of a QHash; two of them are equal if
/// they hold the same, in whatever order. Implicitly shared.
class FieldValues
{
    struct Entry {
        QString key;
        QVariant value;
    };

public:
    class const_iterator
    {
    public:
        const QString &key() const { return m_entry->key; }
        const QVariant &value() const { return m_entry->value; }
        const QVariant &operator*() const { return m_entry->value; }
        const QVariant *operator->() const { return &m_entry->value; }
        const_iterator &operator++()
        {
            ++m_entry;
            return *this;
        }
        bool operator==(const const_iterator &other) const = default;

    private:
        friend class FieldValues;
        explicit const_iterator(const Entry *entry)
            : m_entry(entry)
        {
        }
        const Entry *m_entry;
    };

    FieldValues() = default;
    FieldValues(std::initializer_list<std::pair<QString, QVariant>> values)
    {
        for (const auto &[key, value] : values)
            insert(key, value);
    }
    FieldValues(const QHash<QString, QVariant> &values)
    {
        m_entries.reserve(values.size());
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            m_entries.append({it.key(), it.value()});
    }
    operator QHash<QString, QVariant>() const
    {
        QHash<QString, QVariant> values;
        values.reserve(size());
        for (const Entry &entry : m_entries)
            values.insert(entry.key, entry.value);
        return values;
    }

    qsizetype size() const { return m_entries.size(); }
    bool isEmpty() const { return m_entries.isEmpty(); }
    void reserve(qsizetype size) { m_entries.reserve(size); }

    const_iterator begin() const { return const_iterator(m_entries.constData()); }
    const_iterator end() const { return const_iterator(m_entries.constData() + m_entries.size()); }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }
    const_iterator constFind(const QString &key) const { return const_iterator(m_entries.constData() + placeOf(key)); }

    bool contains(const QString &key) const { return placeOf(key) < m_entries.size(); }
    QVariant value(const QString &key) const
    {
        const qsizetype place = placeOf(key);
        return place < m_entries.size() ? m_entries.at(place).value : QVariant();
    }
    QStringList keys() const
    {
        QStringList all;
        for (const Entry &entry : m_entries)
            all << entry.key;
        return all;
    }

    void insert(const QString &key, const QVariant &value)
    {
        const qsizetype place = placeOf(key);
        if (place < m_entries.size())
            m_entries[place].value = value;
        else
            m_entries.append({key, value});
    }
    void insert(const FieldValues &others)
    {
        for (const Entry &entry : others.m_entries)
            insert(entry.key, entry.value);
    }
    bool remove(const QString &key)
    {
        const qsizetype place = placeOf(key);
        if (place == m_entries.size())
            return false;
        m_entries.removeAt(place);
        return true;
    }

    friend bool operator==(const FieldValues &a, const FieldValues &b)
    {
        if (a.size() != b.size())
            return false;
        for (const Entry &entry : a.m_entries) {
            const auto other = b.constFind(entry.key);
            if (other == b.cend() || *other != entry.value)
                return false;
        }
        return true;
    }

private:
    /// The number of entries if there is none. Names mostly come from the declaration and share its text, so a pointer tells.
    qsizetype placeOf(const QString &key) const
    {
        const Entry *entries = m_entries.constData();
        const qsizetype count = m_entries.size();
        for (qsizetype i = 0; i < count; ++i) {
            if (entries[i].key.size() == key.size() && (entries[i].key.constData() == key.constData() || entries[i].key == key))
                return i;
        }
        return count;
    }

    QList<Entry> m_entries;
};
