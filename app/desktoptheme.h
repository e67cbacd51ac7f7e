#pragma once

#include <QObject>

/// Whether the desktop asks for dark windows: on Linux from the settings portal (org.freedesktop.appearance color-scheme), which also
/// tells when that changes. Where there is no portal nothing is ever said. UI thread; never waits.
class DesktopTheme : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void ask();

Q_SIGNALS:
    void told(bool dark);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const class QDBusVariant &value);
};
