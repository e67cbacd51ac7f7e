#pragma once

#include "app/settings.h"

#include <QDialog>

class FeedbackSender;
class FeedbackSettings;
class Notice;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class RecordStore;
class SecretStore;

/// The choices of a person: theme, text size, density, language, keys, who hears of feedback; and the name of the own company, which belongs to the
/// workspace. Save keeps them; what they change shows at once, but for the
/// language, which comes with the next start. UI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without `secrets` and `feedback` nothing is said of who hears of feedback.
    SettingsDialog(Settings &settings, RecordStore &store, QWidget *parent, SecretStore *secrets = nullptr, FeedbackSender *feedback = nullptr);

Q_SIGNALS:
    void keysAsked();
    void failed(const QString &text); ///< what was saved, but not as wished

private:
    QComboBox *addChoice(QFormLayout *rows, const QString &label, const QList<std::pair<QString, QVariant>> &choices, const QVariant &now);
    void save();
    Settings &m_settings;
    RecordStore &m_store;
    QComboBox *m_theme;
    QComboBox *m_size;
    QComboBox *m_density;
    QComboBox *m_language;
    QCheckBox *m_letters;
    QLineEdit *m_company;
    Notice *m_notice;
    FeedbackSettings *m_feedback = nullptr;
};
