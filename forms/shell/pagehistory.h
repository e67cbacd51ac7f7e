#pragma once

#include <QStringList>

/// Where a person has been, as in a browser: keys of pages, and a place among them.
class PageHistory
{
public:
    void visit(const QString &key)
    {
        if (current() == key)
            return;
        m_keys = m_keys.mid(0, m_at + 1);
        m_keys << key;
        m_at = m_keys.size() - 1;
    }
    QString current() const { return m_keys.value(m_at); }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_keys.size(); }
    QString back() { return canGoBack() ? m_keys.at(--m_at) : QString(); }
    QString forward() { return canGoForward() ? m_keys.at(++m_at) : QString(); }
    /// A page that is gone for good (a deleted record) is passed over from now on.
    void forget(const QString &key)
    {
        for (qsizetype i = m_keys.size() - 1; i >= 0; --i) {
            if (m_keys.at(i) != key)
                continue;
            m_keys.removeAt(i);
            if (i <= m_at)
                --m_at;
        }
        m_at = qBound(m_keys.isEmpty() ? -1 : 0, m_at, m_keys.size() - 1);
    }

private:
    QStringList m_keys;
    qsizetype m_at = -1;
};
