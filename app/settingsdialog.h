#pragma once

#include "app/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;

/// The choices of a person: theme, text size, density, language, keys. Save keeps them; what they change shows at once, but for the
/// language, which comes with the next start. UI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Settings &settings, QWidget *parent);

Q_SIGNALS:
    void keysAsked();

private:
    QComboBox *addChoice(QFormLayout *rows, const QString &label, const QList<std::pair<QString, QVariant>> &choices, const QVariant &now);
    void save();
    Settings &m_settings;
    QComboBox *m_theme;
    QComboBox *m_size;
    QComboBox *m_density;
    QComboBox *m_language;
    QCheckBox *m_letters;
};
