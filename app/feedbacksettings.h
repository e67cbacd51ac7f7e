#pragma once

#include "app/settings.h"
#include "models/outgoing/feedbacksender.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

/// What the settings of a profile say of a target.
FeedbackTargetSetup feedbackSetupIn(const Settings &settings, FeedbackTarget target);

/// A part of the settings: who hears of customer feedback, each with its address and its secret. The secret goes to the keyring and
/// nowhere else: productboard's token, and Mattermost's address, which is one. UI thread.
class FeedbackSettings : public QWidget
{
    Q_OBJECT

public:
    FeedbackSettings(Settings &settings, SecretStore &secrets, FeedbackSender &sender, QWidget *parent = nullptr);

    /// What is wrong with what is entered, one sentence; empty: nothing.
    QString problem() const;
    /// Keeps it; a target that is switched off forgets its secret. Answers on `saved` or `failed`.
    void save();

Q_SIGNALS:
    void saved();
    void failed(const QString &text); ///< the keyring refused: the secret is kept until the program ends

private:
    struct Row {
        QCheckBox *on = nullptr;
        QLineEdit *url = nullptr; ///< productboard only
        QLineEdit *secret = nullptr;
        bool kept = false; ///< there is a secret already
    };
    Row buildRow(FeedbackTarget target);
    QLineEdit *addEdit(const QString &label, QCheckBox *on, bool secret);
    void showPlace();
    void keep(FeedbackTarget target, const QString &secretName);
    void told(const Result<> &kept);

    Settings &m_settings;
    SecretStore &m_secrets;
    FeedbackSender &m_sender;
    std::array<Row, 2> m_rows;
    QLabel *m_place = nullptr;
    QString m_refusal;
    int m_open = 0; ///< secrets whose answer is to come
};
