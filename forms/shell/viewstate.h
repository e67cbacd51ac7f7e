#pragma once

#include <QSettings>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

/// What a view remembers between two runs: folded sections, column widths, chosen tabs. Small facts of this person on this
/// machine, so they live in the profile's settings, never in the workspace. UI thread.
class ViewState
{
public:
    /// `settings` outlives this; nullptr: everything is forgotten at the end (tests).
    explicit ViewState(QSettings *settings = nullptr)
        : m_settings(settings)
    {
    }

    /// Keys read "list/Account/columns": the kind of view, the object, the fact.
    QVariant value(const QString &key, const QVariant &otherwise = {}) const
    {
        const QVariant kept = m_memory.value(key);
        if (kept.isValid())
            return kept;
        return m_settings ? m_settings->value(u"view/"_s + key, otherwise) : otherwise;
    }
    void setValue(const QString &key, const QVariant &value)
    {
        m_memory.insert(key, value);
        if (m_settings)
            m_settings->setValue(u"view/"_s + key, value);
    }

private:
    QSettings *m_settings;
    QVariantHash m_memory;
};
