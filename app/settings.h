#pragma once

#include <QSettings>
#include <QStringList>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

/// One remembered choice: key in the profile's settings.ini, type and default, said once.
template <typename T>
struct Setting {
    QLatin1StringView key;
    T otherwise = {};
};

namespace setting {
inline const Setting<QString> theme {"look/theme"_L1, u"system"_s}; ///< "system", "light", "dark"
inline const Setting<bool> systemDark {"look/systemDark"_L1, false}; ///< what the desktop said last: known before it can be asked
inline const Setting<double> zoom {"look/zoom"_L1, 1.0};
inline const Setting<bool> compact {"look/compact"_L1, false};
inline const Setting<QString> language {"look/language"_L1, {}}; ///< empty: the system's
inline const Setting<bool> letterKeys {"keys/letters"_L1, true}; ///< "/" and "E" act when no editor has the focus
inline const Setting<QVariantMap> keys {"keys/changed"_L1, {}}; ///< action name → the key a person chose
inline const Setting<QByteArray> geometry {"window/geometry"_L1, {}};
inline const Setting<QStringList> tabs {"window/tabs"_L1, {}}; ///< keys of pages
inline const Setting<QString> page {"window/page"_L1, u"home"_s};
inline const Setting<QString> syncHost {"sync/host"_L1, u"https://login.salesforce.com"_s}; ///< where people sign in
inline const Setting<QString> syncClient {"sync/clientId"_L1, {}};
inline const Setting<int> syncPort {"sync/port"_L1, 1717}; ///< of the way back from the browser
inline const Setting<QString> syncSecret {"sync/secret"_L1, {}}; ///< name of the tokens in the keyring; empty: not connected
inline const Setting<QString> syncInstance {"sync/instance"_L1, {}}; ///< the org's own address, to be shown
inline const Setting<int> syncMinutes {"sync/minutes"_L1, 15};
inline const Setting<bool> syncOffline {"sync/offline"_L1, false};
inline const Setting<bool> productboardOn {"feedback/productboard"_L1, false};
inline const Setting<QString> productboardUrl {"feedback/productboardAddress"_L1, u"https://api.productboard.com/v2/notes"_s};
inline const Setting<bool> mattermostOn {"feedback/mattermost"_L1, false};
inline const Setting<QString> feedbackSecret {"feedback/secret"_L1, {}}; ///< beginning of the names of their secrets in the keyring
}

/// The choices of one profile. UI thread.
class Settings
{
public:
    explicit Settings(const QString &file)
        : m_file(file, QSettings::IniFormat)
    {
    }
    template <typename T>
    T value(const Setting<T> &setting) const
    {
        const QVariant kept = m_file.value(setting.key);
        return kept.isValid() && kept.canConvert<T>() ? kept.value<T>() : setting.otherwise;
    }
    template <typename T>
    void setValue(const Setting<T> &setting, const T &value)
    {
        m_file.setValue(setting.key, QVariant::fromValue(value));
    }
    QSettings &file() { return m_file; }

private:
    QSettings m_file;
};
